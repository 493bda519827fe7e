//! Whole cents: how an exact amount becomes a payment.
//!
//! Cut down unless a plan says otherwise: then no pool pays more than it holds. TikTok's plan cuts the value of a share
//! first: it paid $27.84 and six times that, $167.04 (`settlements/tiktok-2022.json`).

use std::cmp::Ordering;

use crate::number::{Fraction, Money, SHARE_UNITS};
use crate::settlement::{PaymentRounding, UnitValue};

/// Rounds exact cents to whole ones by the plan's rule.
pub(super) fn round(exact: Fraction, rule: PaymentRounding) -> Money {
    let down = exact.floor().narrow();
    let is_up = || match (exact.cut_off() * 2).get().cmp(&exact.denominator()) {
        Ordering::Less => false,
        Ordering::Equal => rule == PaymentRounding::HalfUp || down.get().rem_euclid(2) == 1,
        Ordering::Greater => true,
    };
    let up = rule != PaymentRounding::Truncate && is_up();
    Money::from(down + i64::from(up))
}

/// The factor that payments are worked out with: exact, or with the value of one share cut down to a whole cent, so
/// that six shares are paid exactly six times one.
pub(super) fn unit_value(exact: Fraction, rule: UnitValue) -> Fraction {
    match rule {
        UnitValue::Exact => exact,
        UnitValue::Cent => Fraction::of((exact * SHARE_UNITS).floor(), SHARE_UNITS),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::number::checked;

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
            let exact = Fraction::new(numerator, denominator).unwrap();
            let by = |rule| checked(|| round(exact, rule)).map(Money::cents);
            assert_eq!((by(Truncate), by(HalfUp), by(HalfEven)), (Ok(cut), Ok(up), Ok(even)));
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
            let numerator = digits(number) * power(places - scale(number));
            let exact = Fraction::new(numerator, power(places - decimals)).unwrap();
            let rounded = checked(|| round(exact, PaymentRounding::HalfUp)).map(Money::cents);
            assert_eq!(rounded.map(i128::from), Ok(digits(expected)), "{row}");
        }
        assert_eq!(rows.len(), 102);
    }
}
