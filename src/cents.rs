//! Whole cents: how an exact amount becomes a payment, and who gets the cents that are left.

use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;

use crate::amount::{SHARE_UNITS, add, div_floor, mul, quotient, sub};
use crate::factor::{Entitlement, Factor};
use crate::settlement::{PaymentRounding, UnitValue};

/// Claims alike, from each of which truncation cut the same part of a cent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CutOff {
    /// How many claims.
    pub claims: i64,
    /// What was cut off each, in parts of a cent that are the same for all.
    pub part: i128,
}

/// Spreads `left` cents by largest remainder (Hamilton's rule): one cent each to the claims from which most was cut
/// off, none to those from which nothing was. Of claims that lost the same, those that stand first come first: with
/// claims sorted by id, the lower id. Gives the number of cents for each entry.
///
/// ```
/// # use prorata::cents::{CutOff, spread};
/// // 100 cents by 2 : 3 : 1 are 33 1/3, 50 and 16 2/3; the cent that is left goes to the last.
/// let cut = [2, 0, 4].map(|part| CutOff { claims: 1, part });
/// assert_eq!(spread(1, &cut), [0, 0, 1]);
/// ```
#[must_use]
pub fn spread(left: i64, cut: &[CutOff]) -> Vec<i64> {
    let mut order: BinaryHeap<_> = cut.iter().enumerate().map(|(index, cut)| (cut.part, Reverse(index))).collect();
    let mut cents = vec![0; cut.len()];
    let mut left = left;
    while let Some((_, Reverse(index))) = order.pop() {
        if let (Some(cut), Some(cents)) = (cut.get(index).filter(|cut| cut.part > 0), cents.get_mut(index)) {
            *cents = cut.claims.min(left.max(0));
            left = left.saturating_sub(*cents);
        }
    }
    cents
}

/// As [`spread`], for a list of single claims, each with its id and the part that was cut off. Of claims that lost the same,
/// the lower id comes first, in whatever order the list is handed in; so the same claims are always paid the same. Ids
/// must differ. Gives the cents for each entry, in the order of the list.
///
/// ```
/// # use prorata::cents::spread_by_id;
/// // Two cents among three claims that lost the same: those with the lower ids have them.
/// assert_eq!(spread_by_id(2, &[("C-9", 1), ("C-1", 1), ("C-5", 1)]), [0, 1, 1]);
/// ```
#[must_use]
pub fn spread_by_id<Id: Ord>(left: i64, claims: &[(Id, i128)]) -> Vec<i64> {
    let mut by_id: Vec<_> = claims.iter().enumerate().collect();
    by_id.sort_by(|(_, (a, _)), (_, (b, _))| a.cmp(b));
    let cut: Vec<_> = by_id.iter().map(|(_, (_, part))| CutOff { claims: 1, part: *part }).collect();
    let mut cents = vec![0; claims.len()];
    for ((index, _), more) in by_id.into_iter().zip(spread(left, &cut)) {
        if let Some(cents) = cents.get_mut(index) {
            *cents = more;
        }
    }
    cents
}

/// Rounds an exact amount to whole cents by the plan's rule.
pub(crate) fn round(exact: Entitlement, rule: PaymentRounding) -> i64 {
    let down = div_floor(exact.numerator, exact.denominator);
    if rule == PaymentRounding::Truncate {
        return down;
    }
    let rest = sub(exact.numerator, mul(exact.denominator, down));
    let up = match mul(rest, 2).cmp(&exact.denominator) {
        Ordering::Less => false,
        Ordering::Equal => rule == PaymentRounding::HalfUp || down.rem_euclid(2) == 1,
        Ordering::Greater => true,
    };
    if up { add(down, 1) } else { down }
}

/// The factor that payments are worked out with: exact, or with the value of one share cut down to a whole cent, so
/// that six shares are paid exactly six times one.
pub(crate) fn unit_value(exact: Factor, rule: UnitValue) -> Factor {
    match rule {
        UnitValue::Exact => exact,
        UnitValue::Cent => Factor {
            numerator: quotient(mul(exact.numerator, SHARE_UNITS), exact.denominator),
            denominator: i128::from(SHARE_UNITS),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_rule_at_the_half_and_beside_it() {
        use PaymentRounding::{HalfEven, HalfUp, Truncate};
        // 5/2 = 2.5, 7/2 = 3.5, 10/3 = 3.33, 11/3 = 3.67 cents
        let rows = [
            ((5, 2), (2, 3, 2)),
            ((7, 2), (3, 4, 4)),
            ((10, 3), (3, 3, 3)),
            ((11, 3), (3, 4, 4)),
            ((4, 1), (4, 4, 4)),
            ((0, 1), (0, 0, 0)),
        ];
        for ((numerator, denominator), (cut, up, even)) in rows {
            let exact = Entitlement { numerator, denominator, limit: None };
            assert_eq!(round(exact, Truncate), cut);
            assert_eq!(round(exact, HalfUp), up);
            assert_eq!(round(exact, HalfEven), even);
        }
    }

    /// The rule half-up against the published rows: each number is brought to whole units of its last wanted decimal.
    #[test]
    fn half_up_rounds_as_the_decimal_standard_does() {
        let file = std::fs::read_to_string("tests/vectors/round-half-up.json").unwrap();
        let file: serde_json::Value = serde_json::from_str(&file).unwrap();
        let digits = |number: &str| number.replace('.', "").parse::<i128>().unwrap();
        let scale = |number: &str| number.split_once('.').map_or(0, |(_, decimals)| decimals.len());
        let rows = file["cases"].as_array().unwrap();
        for row in rows {
            let (number, expected) = (row[0].as_str().unwrap(), row[2].as_str().unwrap());
            let decimals = usize::try_from(row[1].as_u64().unwrap()).unwrap();
            let places = scale(number).max(decimals);
            let power = |exponent: usize| 10_i128.pow(u32::try_from(exponent).unwrap());
            let exact = Entitlement {
                numerator: digits(number) * power(places - scale(number)),
                denominator: power(places - decimals),
                limit: None,
            };
            assert_eq!(i128::from(round(exact, PaymentRounding::HalfUp)), digits(expected), "{row}");
        }
        assert_eq!(rows.len(), 102);
    }
}
