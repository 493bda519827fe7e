//! The division of a pool, held to published rows and to what any right division must satisfy.

mod support;

use proptest::prelude::*;
use prorata::factor::{Cohort, Division, Entitlement, divide};
use prorata::{Fraction, Money, Overflow, Weight};
use serde_json::Value as Json;
use support::{cents, cohort, count};

/// What a claim of the cohort is due at a factor.
fn due(cohort: &Cohort, factor: Fraction) -> Fraction {
    Entitlement::of(factor, cohort.weight, cohort.floor, cohort.cap).expect("small numbers").amount
}

fn whole(number: i128) -> Fraction {
    Fraction::new(number, 1).expect("one is positive")
}

/// Whether an exact amount is the fraction written as "30000/7" or "1500".
fn is(exact: Fraction, expected: &str) -> bool {
    let (numerator, denominator) = expected.split_once('/').unwrap_or((expected, "1"));
    let number = |text: &str| text.parse::<i128>().expect("a whole number");
    exact.numerator() * number(denominator) == number(numerator) * exact.denominator()
}

fn numbers(list: &Json) -> Vec<Option<i64>> {
    list.as_array().expect("a list").iter().map(Json::as_i64).collect()
}

fn expect(cohorts: &[Cohort], amount: i64, payments: &Json, name: &str) {
    let factor = match divide(cohorts, cents(amount)) {
        Ok(Division::Balanced(factor)) => factor,
        other => panic!("{name}: {other:?}"),
    };
    for (cohort, expected) in cohorts.iter().zip(payments.as_array().expect("a list")) {
        let exact = due(cohort, factor);
        assert!(is(exact, expected.as_str().expect("text")), "{name}: {exact:?} is not {expected}");
    }
}

#[test]
fn caps_and_floors() {
    for case in support::read("tests/vectors/caps-floors.json")["cases"].as_array().expect("cases") {
        let name = case["name"].as_str().expect("a name");
        let (weights, floors, caps) = (numbers(&case["weights"]), numbers(&case["floors"]), numbers(&case["caps"]));
        let cohorts: Vec<_> = (0..weights.len())
            .map(|i| cohort(1, weights[i].expect("a weight"), floors[i].unwrap_or(0), caps[i]))
            .collect();
        let amount = case["amount"].as_i64().expect("an amount");
        match case["outcome"].as_str() {
            Some("surplus") => {
                let caps: i64 = caps.iter().flatten().sum();
                assert!(
                    matches!(divide(&cohorts, cents(amount)), Ok(Division::Surplus { left, .. }) if left == cents(amount - caps))
                );
            }
            Some("shortfall" | "floors-exceed-pool") => {
                let floors: i64 = floors.iter().flatten().sum();
                assert_eq!(
                    divide(&cohorts, cents(amount)),
                    Ok(Division::Shortfall { missing: i128::from(floors - amount) })
                );
            }
            Some(other) => panic!("{name}: an outcome this test does not know: {other}"),
            None => expect(&cohorts, amount, &case["payments"], name),
        }
    }
}

#[test]
fn claims_problems_of_the_literature() {
    for problem in support::read("tests/vectors/claims-problems.json")["problems"].as_array().expect("problems") {
        let amount = problem["amount"].as_i64().expect("an amount");
        let claims: Vec<i64> = numbers(&problem["claims"]).into_iter().flatten().collect();
        let proportional: Vec<_> = claims.iter().map(|claim| cohort(1, *claim, 0, None)).collect();
        expect(&proportional, amount, &problem["proportional"], "proportional");
        let equal_awards: Vec<_> = claims.iter().map(|claim| cohort(1, 1, 0, Some(*claim))).collect();
        expect(&equal_awards, amount, &problem["constrainedEqualAwards"], "constrained equal awards");
    }
}

#[test]
fn payments_cut_down_leave_the_residue() {
    for case in support::read("tests/vectors/truncate-and-keep.json")["cases"].as_array().expect("cases") {
        let amount = case["amount"].as_i64().expect("an amount");
        let weights: Vec<i64> = numbers(&case["weights"]).into_iter().flatten().collect();
        let cohorts: Vec<_> = weights.iter().map(|weight| cohort(1, *weight, 0, None)).collect();
        let Ok(Division::Balanced(factor)) = divide(&cohorts, cents(amount)) else { panic!("{case}") };
        let cut = |exact: Fraction| i64::try_from(exact.numerator() / exact.denominator()).expect("cents");
        let paid: Vec<_> = cohorts.iter().map(|cohort| cut(due(cohort, factor))).collect();
        assert_eq!(paid, numbers(&case["paid"]).into_iter().flatten().collect::<Vec<_>>(), "{case}");
        assert_eq!(amount - paid.iter().sum::<i64>(), case["left"].as_i64().expect("cents"), "{case}");
    }
}

#[test]
fn claims_without_weight_have_their_floor_alone() {
    // 2 claims of no weight with a floor of 10 take 20; the other takes the remaining 80.
    let cohorts = [cohort(2, 0, 10, None), cohort(1, 1, 0, None)];
    assert_eq!(divide(&cohorts, cents(100)), Ok(Division::Balanced(whole(80))));
    // Nobody has any weight: what the floors do not take is left.
    let none = whole(0);
    assert_eq!(divide(&[cohort(2, 0, 10, None)], cents(100)), Ok(Division::Surplus { factor: none, left: cents(80) }));
    assert_eq!(divide(&[], cents(0)), Ok(Division::Balanced(none)));
}

#[test]
fn numbers_beyond_128_bits_are_refused() {
    // Ten billion claims of 2^63 units weigh some 2^96 together. Where a cap is the most that 64 bits hold, they come to
    // 2^159 at it.
    let most = |cap| cohort(10_000_000_000, i64::MAX, 0, cap);
    assert!(divide(&[most(None), most(None)], cents(i64::MAX)).is_ok());
    assert_eq!(divide(&[most(None), most(Some(i64::MAX))], cents(i64::MAX)), Err(Overflow));
    let of = |factor, weight, cap| Entitlement::of(whole(factor), Weight::new(weight), Money::default(), cap);
    assert!(of(1, i64::MAX, Some(cents(i64::MAX))).is_ok());
    assert_eq!(of(i128::MAX, 2, None), Err(Overflow));
}

#[test]
fn what_floors_lack_may_take_more_than_64_bits() {
    // Two claims are to have at least 2^62 cents each, and there are none.
    let half = cohort(1, 1, 1 << 62, None);
    assert_eq!(divide(&[half, half], cents(0)), Ok(Division::Shortfall { missing: 1 << 63 }));
}

#[test]
fn the_largest_figures_of_a_file_are_exact() {
    // Ten trillion dollars among ten billion claims of a million shares each, capped at a thousand dollars and one cent
    // short of it: 10^15 cents / 10^10 claims = 10^5 cents each, which is the cap.
    let everyone = cohort(10_000_000_000, 1_000_000_000_000, 0, Some(100_000));
    assert!(matches!(divide(&[everyone], cents(1_000_000_000_000_000)), Ok(Division::Balanced(factor))
        if is(due(&everyone, factor), "100000")));
    assert!(matches!(divide(&[everyone], cents(1_000_000_000_000_000 - 1)), Ok(Division::Balanced(factor))
        if is(due(&everyone, factor), "999999999999999/10000000000")));
}

prop_compose! {
    fn any_cohort()(claims in 0..50_i64, weight in 0..20_i64, floor in 0..300_i64, room in 0..900_i64, capped: bool) -> Cohort {
        cohort(claims, weight, floor, capped.then_some(floor + room))
    }
}

/// What the cohorts are paid at a factor, times its denominator.
fn paid(cohorts: &[Cohort], factor: Fraction) -> i128 {
    cohorts
        .iter()
        .map(|cohort| {
            let exact = due(cohort, factor);
            i128::from(cohort.claims.get()) * exact.numerator() * factor.denominator() / exact.denominator()
        })
        .sum()
}

proptest! {
    #[test]
    fn a_division_comes_out(cohorts in prop::collection::vec(any_cohort(), 0..8), amount in 0..100_000_i64) {
        let floors: i64 = cohorts.iter().map(|cohort| cohort.claims.get() * cohort.floor.cents()).sum();
        match divide(&cohorts, cents(amount)).expect("small numbers") {
            Division::Balanced(factor) => prop_assert_eq!(paid(&cohorts, factor), i128::from(amount) * factor.denominator()),
            Division::Surplus { factor, left } => {
                prop_assert!(left > cents(0));
                prop_assert_eq!(paid(&cohorts, factor), i128::from(amount - left.cents()) * factor.denominator());
                // Money is left only where nobody can take more.
                for cohort in cohorts.iter().filter(|cohort| cohort.claims.get() > 0 && cohort.weight.get() > 0) {
                    let cap = cohort.cap.expect("a claim without a cap takes all that is left");
                    prop_assert!(factor.numerator() * i128::from(cohort.weight.get()) >= i128::from(cap.cents()) * factor.denominator());
                }
            }
            Division::Shortfall { missing } => {
                prop_assert_eq!(missing, i128::from(floors - amount));
                prop_assert!(missing > 0);
            }
        }
    }

    #[test]
    fn neither_order_nor_grouping_matters(cohorts in prop::collection::vec(any_cohort(), 1..8), amount in 0..100_000_i64) {
        let whole = divide(&cohorts, cents(amount)).expect("small numbers");
        let mut split: Vec<_> = cohorts.iter().flat_map(|one| {
            let part = one.claims.get() / 3;
            [part, one.claims.get() - part].map(|claims| Cohort { claims: count(claims), ..*one })
        }).collect();
        split.reverse();
        match (whole, divide(&split, cents(amount)).expect("small numbers")) {
            (Division::Balanced(a), Division::Balanced(b)) => {
                for cohort in cohorts.iter().filter(|cohort| cohort.claims.get() > 0) {
                    let (a, b) = (due(cohort, a), due(cohort, b));
                    prop_assert_eq!(a.numerator() * b.denominator(), b.numerator() * a.denominator());
                }
            }
            (a, b) => prop_assert_eq!(a, b),
        }
    }

    #[test]
    fn more_money_pays_nobody_less(cohorts in prop::collection::vec(any_cohort(), 1..8), amount in 0..50_000_i64, more in 0..50_000_i64) {
        let factor = |amount| match divide(&cohorts, cents(amount)).expect("small numbers") {
            Division::Balanced(factor) | Division::Surplus { factor, .. } => Some(factor),
            Division::Shortfall { .. } => None,
        };
        if let Some((less, more)) = factor(amount).zip(factor(amount + more)) {
            prop_assert!(less.numerator() * more.denominator() <= more.numerator() * less.denominator());
        }
    }
}
