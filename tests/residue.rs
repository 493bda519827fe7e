//! The cents that rounding leaves, spread by largest remainder: held to published rows, to seven apportionments of the
//! US House, and to what the rule says of ties.

mod support;

use proptest::prelude::*;
use prorata::factor::{Cohort, Division, Entitlement, divide};
use prorata::largest_remainder::{CutOff, spread, spread_by_id};
use prorata::{Count, Fraction};
use serde_json::Value as Json;
use support::{cents, cohort, count};

/// What a claim of the cohort is due at a factor: whole cents, and the part of one that is cut off.
fn due(cohort: &Cohort, factor: Fraction) -> (i64, i128) {
    let exact = Entitlement::of(factor, cohort.weight, cohort.floor, cohort.cap).expect("small numbers").amount;
    let cents = exact.numerator() / exact.denominator();
    (i64::try_from(cents).expect("small numbers"), exact.numerator() % exact.denominator())
}

fn whole(number: &Json) -> i64 {
    number.as_i64().expect("a whole number")
}

fn list(numbers: &Json) -> Vec<i64> {
    numbers.as_array().expect("a list").iter().map(whole).collect()
}

/// What single claims are paid, all cents of the amount among them.
fn paid(amount: i64, claims: &[Cohort]) -> Vec<i64> {
    let Ok(Division::Balanced(factor)) = divide(claims, cents(amount)) else { panic!("{amount} does not come out") };
    let (cut, parts): (Vec<_>, Vec<_>) = claims
        .iter()
        .map(|claim| due(claim, factor))
        .map(|(cents, part)| (cents, CutOff { claims: Count::ONE, part }))
        .unzip();
    let more = spread(amount - cut.iter().sum::<i64>(), &parts);
    cut.iter().zip(more).map(|(cut, more)| cut + more).collect()
}

fn by_weight(weights: &[i64]) -> Vec<Cohort> {
    weights.iter().map(|weight| cohort(1, *weight, 0, None)).collect()
}

#[test]
fn rows_of_three_libraries() {
    let cases = support::read("tests/vectors/largest-remainder.json")["cases"].clone();
    for case in cases.as_array().expect("cases") {
        assert_eq!(paid(whole(&case["amount"]), &by_weight(&list(&case["weights"]))), list(&case["paid"]), "{case}");
    }
    assert_eq!(cases.as_array().map(Vec::len), Some(27));
}

#[test]
fn seats_of_the_house_by_hamiltons_rule() {
    let years = support::read("tests/vectors/us-house.json")["years"].clone();
    for (year, house) in years.as_object().expect("years") {
        let column = |index: usize| -> Vec<i64> {
            house["states"].as_array().expect("states").iter().map(|state| whole(&state[index])).collect()
        };
        assert_eq!(paid(whole(&house["seats"]), &by_weight(&column(1))), column(2), "{year}");
    }
    assert_eq!(years.as_object().map(serde_json::Map::len), Some(7));
}

#[test]
fn whole_amounts_at_a_limit_take_no_cent() {
    let cases = support::read("tests/vectors/caps-floors.json")["cases"].clone();
    for case in cases.as_array().expect("cases").iter().filter(|case| case["cents"].is_array()) {
        let (weights, floors) = (list(&case["weights"]), list(&case["floors"]));
        let caps = case["caps"].as_array().expect("a list").iter().map(Json::as_i64);
        let claims: Vec<_> =
            weights.iter().zip(floors).zip(caps).map(|((weight, floor), cap)| cohort(1, *weight, floor, cap)).collect();
        assert_eq!(paid(whole(&case["amount"]), &claims), list(&case["cents"]), "{case}");
    }
}

/// Weights 6, 6 and 2: of 10 cents they have 4.29, 4.29 and 1.43, so the last gets the odd one: 4, 4, 2. Of 11 they
/// have 4.71, 4.71 and 1.57: 5, 5, 1. One cent more in all, and one claim has a cent less: the rule is known for it.
#[test]
fn one_cent_more_in_all_can_be_one_less_for_a_claim() {
    assert_eq!(paid(10, &by_weight(&[6, 6, 2])), [4, 4, 2]);
    assert_eq!(paid(11, &by_weight(&[6, 6, 2])), [5, 5, 1]);
}

/// A million claims, 150,000 of them of weight 6, share $62,000,000.00: 1,750,000 shares of 3542.857... cents. A claim
/// of one share loses 0.857 (6/7) of a cent, one of six shares (21257.142...) 0.143 (1/7). The cents left are
/// (850,000 x 6 + 150,000 x 1) / 7 = 750,000: all go to claims of one share, and 100,000 of these have to do without.
#[test]
fn with_few_weights_ties_are_the_rule() {
    let alike = [cohort(850_000, 1, 0, None), cohort(150_000, 6, 0, None)];
    let Ok(Division::Balanced(factor)) = divide(&alike, cents(6_200_000_000)) else { panic!("it comes out") };
    let cut = alike.map(|cohort| CutOff { claims: cohort.claims, part: due(&cohort, factor).1 });
    assert_eq!(spread(750_000, &cut), [750_000, 0]);
}

/// Who gets an odd cent must not hang on how a list happens to be sorted. 5 cents among six claims: two lost 3 parts and
/// have one each; of the four that lost 1 part the lowest three ids have the others, and D-7 has none.
#[test]
fn the_order_of_a_list_decides_nothing() {
    let list = [("D-7", 1), ("A-2", 3), ("B-1", 1), ("A-1", 1), ("C-3", 3), ("C-1", 1)];
    assert_eq!(spread_by_id(5, &list), [0, 1, 1, 1, 1, 1]);
    let mut turned = list;
    for _ in 0..list.len() {
        turned.rotate_left(1);
        let cents: Vec<_> = turned.iter().zip(spread_by_id(5, &turned)).map(|((id, _), cents)| (*id, cents)).collect();
        assert!(cents.iter().all(|(id, cents)| *cents == i64::from(*id != "D-7")), "{cents:?}");
    }
}

proptest! {
    /// Claims alike, counted together, get as many cents as one by one; every cent goes out, none to a claim that lost
    /// nothing, and none to a claim that lost less while one that lost more goes without.
    #[test]
    fn counted_together_or_one_by_one(cut in prop::collection::vec((0..20_i64, 0..6_i128), 0..8), left in 0..60_i64) {
        let together: Vec<_> = cut.iter().map(|(claims, part)| CutOff { claims: count(*claims), part: *part }).collect();
        let single: Vec<_> =
            together.iter().flat_map(|cut| (0..cut.claims.get()).map(|_| CutOff { claims: Count::ONE, ..*cut })).collect();
        let cents = spread(left, &together);
        let one_by_one = spread(left, &single);
        let mut rest = one_by_one.iter();
        for (cut, cents) in together.iter().zip(&cents) {
            let each: i64 = (0..cut.claims.get()).filter_map(|_| rest.next()).sum();
            prop_assert_eq!(each, *cents);
            prop_assert!(cut.part > 0 || *cents == 0);
        }
        let can: i64 = together.iter().filter(|cut| cut.part > 0).map(|cut| cut.claims.get()).sum();
        prop_assert_eq!(cents.iter().sum::<i64>(), left.min(can));
        for (more, less) in single.iter().zip(&one_by_one).flat_map(|a| single.iter().zip(&one_by_one).map(move |b| (a, b))) {
            prop_assert!(more.0.part <= less.0.part || more.1 >= less.1);
        }
    }
}
