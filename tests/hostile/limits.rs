//! Numbers at the limits of the format: each limit is accepted and one more is refused, and all of them together are
//! worked out exactly or refused.

use crate::support::{settlement, value, with};
use crate::{accepted, refused};
use proptest::prelude::*;
use prorata::Calculator;
use prorata::estimate::explain::Step;
use prorata::request::EstimateInput;
use serde_json::{Value as Json, json};

const MOST_MONEY: &str = "10000000000000.00";
/// Of one claim.
const MOST_VALUE: &str = "10000000000.00";
const MOST_SHARES: &str = "1000000";
const MOST_COUNT: u64 = 10_000_000_000;

/// The settlement with room for as many members and claims as there may be.
fn roomy() -> Json {
    let file = with(settlement(), "/groups/0/members/count", json!(MOST_COUNT));
    let file = with(file, "/groups/1/members/count", json!(MOST_COUNT));
    with(file, "/groups/0/claims/number/count", json!(MOST_COUNT))
}

#[test]
fn each_limit_is_accepted_and_one_more_is_refused() {
    let shares = "/plan/pools/0/pays/0/shares";
    let per_unit = |amount: &str| json!({ "sum": [{ "fixed": amount }], "most": amount });
    for (place, most, beyond, code) in [
        ("/fund/gross", json!(MOST_MONEY), json!("10000000000000.01"), "too-big"),
        ("/plan/pools/0/pays/0/cap", json!(MOST_VALUE), json!("10000000000.01"), "too-big"),
        ("/plan/pools/0/pays/0/floor", json!("0.00"), json!({ "low": "0.00", "high": MOST_MONEY }), "too-big"),
        ("/plan/pools/0/deMinimis", json!("0.00"), json!("-0.01"), "negative"),
        (shares, json!(MOST_SHARES), json!("1000000.000001"), "too-big"),
        (shares, json!("0.000001"), json!("0.0000001"), "bad-shares"),
        ("/groups/0/claims/number/count", json!(MOST_COUNT), json!(MOST_COUNT + 1), "bad-count"),
        ("/groups/0/claims/number/count", json!(4), json!(-1), "bad-count"),
        ("/groups/0/members/count", json!(MOST_COUNT), json!(i64::MAX), "bad-count"),
        ("/groups/0/members/count", json!(MOST_COUNT), json!(u64::MAX), "bad-count"),
        ("/asOf", json!("9999-12-31"), json!("10000-01-01"), "bad-date"),
        ("/asOf", json!("0000-01"), json!("-001-01"), "bad-date"),
        ("/asOf", json!("2024-02-29"), json!("1900-02-29"), "bad-date"),
    ] {
        accepted(&with(roomy(), place, most));
        refused(place, beyond, code);
    }
    accepted(&with(roomy(), shares, per_unit(MOST_SHARES)));
    let beyond = "1000000.000001";
    let file = value(&with(settlement(), shares, per_unit(beyond)));
    for place in ["sum/0/fixed", "most"] {
        crate::assert_refused(&file, "too-big", &format!("{shares}/{place}"));
    }
    // A tier that no claim of the file's own figures is in.
    let tiers = json!([{ "when": { "question": "used", "is": true }, "amount": "10000000000.01" }]);
    let file =
        with(settlement(), "/plan/pools/0/pays", json!([{ "group": "all", "value": { "sum": [{ "tiers": tiers }] } }]));
    crate::assert_refused(&value(&file), "too-big", "/plan/pools/0/pays/0/value/sum/0/tiers/0/amount");
    // Of the highest value a million times as much.
    let pays = json!([{ "group": "all", "value": MOST_VALUE, "factor": { "most": "1000000" } }]);
    accepted(&with(settlement(), "/plan/pools/0/pays", pays));
    for (rate, ok) in [("1", true), ("1.000000000", true), ("1.000000001", false), ("0.0000000001", false)] {
        let file = with(settlement(), "/groups/0/claims/number", json!({ "rate": rate }));
        match ok {
            true => drop(accepted(&file)),
            false => crate::assert_refused(&value(&file), "bad-rate", "/groups/0/claims/number/rate"),
        }
    }
    let from = json!({ "sources": ["order"], "confidence": "news" });
    for (percent, ok) in [("100", true), ("100.0000000", true), ("100.0000001", false), ("0.00000001", false)] {
        let deduction = json!({ "id": "d", "kind": "taxes", "amount": { "percentOfGross": percent }, "basis": "awarded", "from": from });
        let file = with(settlement(), "/deductions", json!([deduction]));
        match ok {
            true => drop(accepted(&file)),
            false => crate::assert_refused(&value(&file), "bad-percent", "/deductions/0/amount/percentOfGross"),
        }
    }
}

fn cents(money: &Json) -> i128 {
    money.as_str().and_then(|text| text.replace('.', "").parse().ok()).expect("money")
}

/// What is wrong with the sums of an estimate.
pub fn sums(estimate: &Json) -> Result<(), String> {
    let totals = &estimate["totals"];
    if cents(&totals["residual"]) < 0 {
        return Err(format!("more is paid than there is: {totals}"));
    }
    let parts = cents(&totals["deductions"]) + cents(&totals["payments"]) + cents(&totals["residual"]);
    if cents(&totals["gross"]) != parts {
        return Err(format!("the totals do not add up: {totals}"));
    }
    for pool in estimate["pools"].as_array().expect("pools") {
        let cohorts = pool["cohorts"].as_array().expect("cohorts");
        let each = |cohort: &Json| {
            cents(&cohort["payment"]) * i128::from(cohort["claims"].as_i64().expect("a count"))
                + i128::from(cohort["extraCents"].as_i64().expect("a count"))
        };
        let paid: i128 = cohorts.iter().map(each).sum();
        let kept = cents(&pool["surplus"]) + cents(&pool["residual"]);
        if cents(&pool["payments"]) != paid || cents(&pool["amount"]) != paid + kept {
            return Err(format!("the pool {} does not add up", pool["pool"]));
        }
    }
    Ok(())
}

/// A payment of nearly the whole fund stays uncashed, and goes to a claim that weighs 10^-12 as much: to one that nobody
/// has it would be 10^12 times the fund.
#[test]
fn nobody_is_paid_again_who_has_not_cashed() {
    let from = json!({ "sources": ["order"], "confidence": "news" });
    let group = settlement()["groups"][0].clone();
    let mut file = settlement();
    file["fund"]["gross"] = json!(MOST_MONEY);
    file["deductions"] = json!([]);
    let group = |id: &str| with(with(group.clone(), "/id", json!(id)), "/claims/number/count", json!(1));
    file["groups"] = json!([group("large"), group("small")]);
    file["plan"]["pools"][0]["pays"] =
        json!([{ "group": "large", "shares": MOST_SHARES }, { "group": "small", "shares": "0.000001" }]);
    file["plan"]["residual"] = json!({
        "uncashed": "0.5", "disposition": "cy-pres", "from": from, "distributions": { "pool": "main", "most": 1 },
    });
    let calculator = accepted(&file);
    let estimate = calculator.estimate(&EstimateInput::default()).expect("no overflow");
    let estimate = serde_json::to_value(&estimate).expect("plain data");
    // Of 10^15 cents for 10^12 + 1 parts, one is 999.999999999 cents. Of two payments one is not cashed, the first.
    let cohorts = &estimate["pools"][0]["cohorts"];
    assert_eq!((&cohorts[0]["payment"], &cohorts[1]["payment"]), (&json!("9999999999990.00"), &json!("9.99")));
    assert_eq!(estimate["distributions"][0]["payments"], "9999999999990.01");
    assert_eq!(estimate["totals"]["payments"], MOST_MONEY);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    /// Every figure at or near a limit: exact to the cent, or refused; never wrong, never a panic.
    #[test]
    fn all_limits_together_are_exact_or_refused(
        gross in prop::sample::select(vec!["0.00", "0.01", "9999999999999.99", MOST_MONEY]),
        claims in prop::collection::vec(prop::sample::select(vec![0, 1, 9_999_999_999, MOST_COUNT]), 1..12),
        shares in prop::collection::vec(prop::sample::select(vec!["0", "0.000001", "999999.999999", MOST_SHARES]), 12),
        // The most and the least.
        limits in prop::collection::vec(prop::sample::select(vec![
            (None, None), (None, None), (Some("0.00"), None), (Some("1000.00"), Some("0.01")), (Some(MOST_VALUE), None),
            (Some(MOST_VALUE), Some("0.01")), (Some(MOST_VALUE), Some(MOST_VALUE)),
        ]), 12),
        by_value in any::<bool>(),
        rounding in prop::sample::select(vec![
            json!({}), json!({ "payment": "half-up" }), json!({ "payment": "half-even" }),
            json!({ "unitValue": "cent" }), json!({ "residue": "largest-remainder" }),
        ]),
        fee in prop::sample::select(vec![None, Some(json!({ "percentOfGross": "99.9999999" })), Some(json!({ "perClaim": MOST_MONEY })), Some(json!({ "fixed": MOST_MONEY }))]),
        interest in prop::option::of(Just(format!("-{MOST_MONEY}"))),
        uncashed in prop::option::of(prop::sample::select(vec!["0.000000001", "0.5", "1"])),
    ) {
        let from = json!({ "sources": ["order"], "confidence": "news" });
        let group = settlement()["groups"][0].clone();
        let mut file = settlement();
        file["fund"]["gross"] = json!(gross);
        file["groups"] = claims.iter().enumerate().map(|(index, claims)| {
            let group = with(with(group.clone(), "/id", json!(format!("g{index}"))), "/members", Json::Null);
            with(group, "/claims/number/count", json!(claims))
        }).collect();
        let pays = (0..claims.len()).map(|index| {
            let value = if shares[index] == "0" { "0.00" } else { MOST_VALUE };
            let weight = if by_value { ("value", value) } else { ("shares", shares[index]) };
            let mut pay = json!({ "group": format!("g{index}"), weight.0: weight.1 });
            for (key, limit) in [("cap", limits[index].0), ("floor", limits[index].1)] {
                if let Some(limit) = limit {
                    pay[key] = json!(limit);
                }
            }
            pay
        });
        file["plan"]["pools"][0]["pays"] = pays.collect();
        file["plan"]["rounding"] = rounding.clone();
        if let Some(uncashed) = uncashed {
            file["plan"]["residual"] = json!({
                "uncashed": uncashed, "disposition": "cy-pres", "from": from,
                "distributions": { "pool": "main", "most": 3, "cost": "0.01", "leastPayment": "0.01" },
            });
        }
        let deduction = |id: &str, kind: &str, amount: Json| json!({ "id": id, "kind": kind, "amount": amount, "basis": "awarded", "from": from });
        let per_claim = fee.as_ref().is_some_and(|fee| fee.get("perClaim").is_some());
        let fees = fee.map(|fee| deduction("fees", "attorneys-fees", fee));
        let interest = interest.map(|interest| deduction("interest", "interest", json!({ "fixed": interest })));
        file["deductions"] = interest.into_iter().chain(fees).collect();
        match Calculator::from_value(&value(&file)) {
            Ok(calculator) => {
                let estimate = calculator.estimate(&EstimateInput::default()).expect("a file is checked with its own figures");
                let estimate = serde_json::to_value(&estimate).expect("plain data");
                prop_assert_eq!(sums(&estimate), Ok(()));
                let pool = &estimate["pools"][0];
                let weighing: u64 = claims.iter().sum();
                if rounding == json!({}) {
                    // Truncation loses less than a cent a claim, and never pays out more than there is.
                    let residual = cents(&pool["residual"]);
                    let explanation = calculator.explain(&EstimateInput::default()).expect("as the estimate");
                    let surplus = explanation.steps.iter().any(|step| matches!(step, Step::Surplus { .. }));
                    prop_assert!(residual >= 0);
                    prop_assert!(surplus || residual < i128::from(weighing), "{residual} of {weighing} claims");
                }
            }
            Err(faults) => {
                let known = ["no-claims", "floors-exceed-pool", "rounding-exceeds-pool", "deductions-exceed-fund", "shares-needed"];
                for (code, path) in crate::support::told(&faults) {
                    // What each claim costs has no bound, since it is a multiple of all claims; nor has the payment of a claim
                    // that is not there, beside claims that weigh next to nothing.
                    let overflow = code == "overflow" && (per_claim || claims.contains(&0));
                    prop_assert!(overflow || known.contains(&code.as_str()), "{code} at {path}");
                }
            }
        }
    }
}
