//! Whole estimates, with the arithmetic written out.

mod support;

use proptest::prelude::*;
use prorata::Calculator;
use serde_json::{Value as Json, json};
use support::{calculator, estimate, settlement, steps, told, typed, value, with};

fn payments(estimate: &Json) -> Vec<&str> {
    let cohorts = estimate["pools"][0]["cohorts"].as_array().expect("cohorts");
    cohorts.iter().map(|cohort| cohort["payment"].as_str().expect("money")).collect()
}

/// $1,000.00; 10 claims of 1 share, 4 of them with 5 shares more: 10 + 20 = 30 shares.
/// 1000.00 / 30 = 33.3333...; six shares are 200.00. Paid: 6 x 33.33 + 4 x 200.00 = 999.98, and 0.02 is left.
#[test]
fn shares_of_overlapping_groups_add_up() {
    let estimate = estimate(&settlement(), &json!({}));
    assert_eq!(payments(&estimate), ["33.33", "200.00"]);
    assert_eq!(
        estimate["totals"],
        json!({ "gross": "1000.00", "deductions": "0.00", "payments": "999.98", "residual": "0.02", "disposition": null })
    );
    assert_eq!(estimate["pools"][0]["totalWeight"], "30");
    assert_eq!(estimate["pools"][0]["factor"], "33.333333");
    assert_eq!(estimate["claimant"], Json::Null);
}

/// The share cut down to 33.33 first: six are 199.98. Paid: 6 x 33.33 + 4 x 199.98 = 999.90.
#[test]
fn a_share_cut_down_to_a_cent_keeps_the_ratio() {
    let plan = with(settlement(), "/plan/rounding", json!({ "unitValue": "cent" }));
    let estimate = estimate(&plan, &json!({}));
    assert_eq!(payments(&estimate), ["33.33", "199.98"]);
    assert_eq!(estimate["pools"][0]["factor"], "33.33");
    assert_eq!(estimate["totals"]["residual"], "0.10");
}

fn rounded(gross: &str, rounding: Json) -> Json {
    with(with(settlement(), "/fund/gross", json!(gross)), "/plan/rounding", rounding)
}

/// 1000.03 / 30 = 33.3343...: 33.33 by every rule. Six shares are 200.006: 200.00 cut down, else 200.01.
/// 1000.35 / 30 = 33.345: to the even cent 33.34; six shares are 200.07. 6 x 33.34 + 4 x 200.07 = 1000.32.
#[test]
fn payments_are_rounded_by_the_named_rule() {
    let paid = |gross: &str, rule: &str| estimate(&rounded(gross, json!({ "payment": rule })), &json!({}));
    assert_eq!(payments(&paid("1000.03", "truncate")), ["33.33", "200.00"]);
    assert_eq!(payments(&paid("1000.03", "half-up")), ["33.33", "200.01"]);
    assert_eq!(payments(&paid("1000.03", "half-even")), ["33.33", "200.01"]);
    assert_eq!(payments(&paid("1000.35", "half-even")), ["33.34", "200.07"]);
    assert_eq!(paid("1000.35", "half-even")["totals"]["residual"], "0.03");
}

/// Half-up 1000.35 / 30 = 33.345 is 33.35, and 6 x 33.35 + 4 x 200.07 = 1000.38 is three cents more than there is. And
/// ten million equal claims of 20,050,000.00: 2.005 each, half-up 2.01, together 50,000.00 too much.
#[test]
fn rounding_never_pays_more_than_there_is() {
    let half_up = json!({ "payment": "half-up" });
    let many = with(rounded("20050000.00", half_up.clone()), "/groups/0/claims/number/count", json!(10_000_000));
    let many = with(with(many, "/groups/0/members", Json::Null), "/groups/1/claims/number/count", json!(0));
    for (file, excess) in [(rounded("1000.35", half_up), "0.03"), (many, "50000.00")] {
        let faults = Calculator::from_value(&value(&file)).expect_err("more than there is");
        assert_eq!(told(&faults), [("rounding-exceeds-pool".to_owned(), "/plan/pools/0".to_owned())]);
        let params: Vec<_> = faults.iter().flat_map(|fault| fault.params().to_vec()).collect();
        assert_eq!(params, [("rule", "half-up".to_owned()), ("excess", excess.to_owned())]);
        let cut = estimate(&with(file, "/plan/rounding/excess", json!("truncate")), &json!({}));
        assert_eq!(payments(&cut)[0], if excess == "0.03" { "33.34" } else { "2.00" });
        assert_eq!(cut["totals"]["residual"], if excess == "0.03" { "0.03" } else { "50000.00" });
    }
}

/// A cap of $100.00 for the inner group: 4 x 100.00 = 400.00, and the others share 600.00 / 6 = 100.00 each.
/// With a cap of $80.00: 4 x 80.00 = 320.00; 680.00 / 6 = 113.333...
#[test]
fn what_a_cap_turns_away_is_spread_over_the_others() {
    let capped = |cap: &str| estimate(&with(settlement(), "/plan/pools/0/pays/1/cap", json!(cap)), &json!({}));
    assert_eq!(payments(&capped("100.00")), ["100.00", "100.00"]);
    let estimate = capped("80.00");
    assert_eq!(payments(&estimate), ["113.33", "80.00"]);
    assert_eq!(estimate["pools"][0]["cohorts"][1]["limit"], "cap");
    assert_eq!(estimate["pools"][0]["cohorts"][0]["limit"], Json::Null);
}

/// The outer entry's cap of $20.00 holds for the inner group too: 10 x 20.00 = 200.00, and 800.00 is left.
#[test]
fn a_cap_around_a_group_holds_within_it() {
    let estimate = estimate(&with(settlement(), "/plan/pools/0/pays/0/cap", json!("20.00")), &json!({}));
    assert_eq!(payments(&estimate), ["20.00", "20.00"]);
    assert_eq!(estimate["totals"]["residual"], "800.00");
}

/// A floor of $60.00 for everyone lifts the 6 to 360.00; the 4 share 640.00 / 4 = 160.00.
#[test]
fn a_floor_is_paid_first() {
    let estimate = estimate(&with(settlement(), "/plan/pools/0/pays/0/floor", json!("60.00")), &json!({}));
    assert_eq!(payments(&estimate), ["60.00", "160.00"]);
    assert_eq!(estimate["pools"][0]["cohorts"][0]["limit"], "floor");
}

/// 33.33 % of 1000.01 = 333.303333, half-up 333.30; $50.00; 10 claims x 1.50 = 15.00; interest adds 20.00; the last is
/// unknown and counts as nothing. Net: 1000.01 - 333.30 - 50.00 - 15.00 + 20.00 = 621.71; / 30 = 20.7236...
#[test]
fn deductions_in_order() {
    let from = json!({ "sources": ["order"], "confidence": "news" });
    let deduction = |id: &str, kind: &str, amount: Json| json!({ "id": id, "kind": kind, "amount": amount, "basis": "awarded", "from": from });
    let plan = with(
        with(settlement(), "/fund/gross", json!("1000.01")),
        "/deductions",
        json!([
            deduction("fees", "attorneys-fees", json!({ "percentOfGross": "33.33" })),
            deduction("expenses", "litigation-expenses", json!({ "fixed": "50.00" })),
            deduction("notice", "administration", json!({ "perClaim": "1.50" })),
            deduction("interest", "interest", json!({ "fixed": "-20.00" })),
            deduction("taxes", "taxes", json!({ "unknown": true })),
        ]),
    );
    let found = estimate(&plan, &json!({}));
    let amounts: Vec<_> = found["fund"]["deductions"]
        .as_array()
        .expect("deductions")
        .iter()
        .map(|taken| taken["amount"].clone())
        .collect();
    assert_eq!(amounts, ["333.30", "50.00", "15.00", "-20.00", "0.00"]);
    assert_eq!(found["fund"]["net"], "621.71");
    assert_eq!(payments(&found), ["20.72", "124.34"]);
    assert!(steps(&plan).iter().any(|step| step["code"] == "deduction-unknown" && step["deduction"] == "taxes"));
    // Assumed instead: 10 % of 1000.01 = 100.001, half-up 100.00.
    let assumed = estimate(&plan, &json!({ "assumptions": { "deductions": { "fees": { "percentOfGross": "10" } } } }));
    assert_eq!(assumed["fund"]["deductions"][0]["amount"], "100.00");
}

/// Fees of $100.00 to $400.00, likely the middle, 250.00; 8 to 12 claims in all, likely 10, and 4 within.
/// Likely: 750.00 / (10 + 20) = 25.00. Low: 600.00 / (12 + 20) = 18.75. High: 900.00 / (8 + 20) = 32.142...
#[test]
fn ranges_go_from_all_against_to_all_in_favour() {
    let fees = json!([{ "id": "fees", "kind": "attorneys-fees", "amount": { "fixed": { "low": "100.00", "high": "400.00" } },
        "basis": "requested", "from": { "sources": ["order"], "confidence": "news" } }]);
    let plan = with(
        with(settlement(), "/deductions", fees),
        "/groups/0/claims/number",
        json!({ "count": { "low": 8, "high": 12 } }),
    );
    let found = estimate(&plan, &json!({ "answers": { "state": "CA", "used": true } }));
    assert_eq!(
        found["claimant"],
        json!({ "eligible": true, "groups": ["all"], "payment": "25.00", "range": { "low": "18.75", "high": "32.14" }, "distributions": [] })
    );
    assert_eq!(found["fund"]["range"], json!({ "low": "600.00", "high": "900.00" }));
    // What is assumed is not uncertain any more: 900.00 / 28 and 900.00 / 32 = 28.125.
    let assumed = estimate(
        &plan,
        &json!({ "answers": { "state": "CA", "used": true }, "assumptions": { "deductions": { "fees": { "fixed": "100.00" } } } }),
    );
    assert_eq!(assumed["claimant"]["range"], json!({ "low": "28.12", "high": "32.14" }));
}

/// The odds rule, by hand. In the file 10 of 100 claim (odds 1/9) and within the group 4 of 20 (odds 1/4). At an
/// assumed 50 % the odds are 1, nine times the file's; the inner odds become 9/4, so 9 of 13: 20 x 9 / 13 = 13.84, cut
/// down to 13. Shares: 50 + 5 x 13 = 115; 1000.00 / 115 = 8.6956...
#[test]
fn an_assumed_claims_rate_moves_all_odds_alike() {
    let found = estimate(&settlement(), &json!({ "assumptions": { "claimsRate": "0.5" } }));
    let counts: Vec<_> =
        found["claims"].as_array().expect("claims").iter().map(|group| group["count"].clone()).collect();
    assert_eq!(counts, [50, 13]);
    assert_eq!(payments(&found), ["8.69", "52.17"]);
    assert!(found["claims"][1]["assumed"].as_bool().expect("a yes or no"));
    // At 1 everyone claims: 100 + 5 x 20 = 200 shares of 5.00.
    let found = estimate(&settlement(), &json!({ "assumptions": { "claimsRate": "1" } }));
    assert_eq!(payments(&found), ["5.00", "30.00"]);
}

#[test]
fn questions_are_asked_only_when_they_matter() {
    let calculator = calculator(&settlement());
    let asked = |answers: Json| -> Vec<String> {
        calculator.asked(&typed(&answers)).expect("answers that fit").iter().map(|id| id.as_str().to_owned()).collect()
    };
    assert_eq!(asked(json!({})), ["state", "used"]);
    assert_eq!(asked(Json::Null), ["state", "used"]);
    assert_eq!(asked(json!({ "state": "CA" })), ["state", "used"]);
    assert_eq!(asked(json!({ "state": "IL" })), ["state", "used", "created"]);
    assert_eq!(asked(json!({ "state": "IL", "used": true })), ["state", "used", "created"]);
    // Who never used it belongs to no group, wherever they made videos.
    assert_eq!(asked(json!({ "state": "IL", "used": false })), ["state", "used"]);
}

#[test]
fn answers_decide_the_groups() {
    let groups = |answers: Json| estimate(&settlement(), &json!({ "answers": answers }))["claimant"].clone();
    assert_eq!(groups(json!({ "state": "IL", "used": true, "created": true }))["groups"], json!(["all", "some"]));
    assert_eq!(groups(json!({ "state": "IL", "used": true, "created": false }))["groups"], json!(["all"]));
    // An answer to a question that is not asked counts for nothing.
    assert_eq!(groups(json!({ "state": "CA", "used": true, "created": true }))["groups"], json!(["all"]));
    let nobody = groups(json!({ "state": "none", "used": false }));
    assert_eq!(
        nobody,
        json!({ "eligible": false, "groups": [], "payment": "0.00", "range": { "low": "0.00", "high": "0.00" }, "distributions": [] })
    );
}

/// Any and not: either in Illinois or, being elsewhere, never a user.
#[test]
fn conditions_combine() {
    let condition = json!({ "any": [{ "question": "state", "isOneOf": ["IL", "IN"] }, { "not": { "question": "used", "is": true } }] });
    let plan = with(
        with(settlement(), "/groups/0/eligibleIf", condition),
        "/groups/1/eligibleIf",
        json!({ "question": "created", "is": true }),
    );
    let eligible = |answers: Json| estimate(&plan, &json!({ "answers": answers }))["claimant"]["eligible"].clone();
    assert_eq!(eligible(json!({ "state": "IN", "used": true })), true);
    assert_eq!(eligible(json!({ "state": "OH", "used": true })), false);
    assert_eq!(eligible(json!({ "state": "OH", "used": false })), true);
}

/// A claimant in two groups side by side has a claim through each, and each keeps to its own cap: 10 claims of 1 share
/// and 4 of 5 shares are 30 shares of 33.33...; the 4 are capped at 20.00, so the 10 share 920.00: 92.00. Both: 112.00.
#[test]
fn groups_side_by_side_pay_a_claim_each() {
    let apart = with(with(settlement(), "/groups/1/within", Json::Null), "/plan/pools/0/pays/1/cap", json!("20.00"));
    let found = estimate(&apart, &json!({ "answers": { "state": "IL", "used": true, "created": true } }));
    assert_eq!(found["claimant"]["payment"], "112.00");
    assert_eq!(payments(&found), ["92.00", "20.00"]);
}

proptest! {
    /// gross = deductions + payments + residual, whatever is assumed, and each pool's cohorts add up to its payments.
    #[test]
    fn all_the_money_goes_somewhere(
        gross in 0..1_000_000_000_i64, percent in 0..100_i64, fixed in 0..1_000_i64, all in 1..1_000_i64, part in 0..=100_i64,
        cap in prop::option::of(0..100_000_i64), rule in prop::sample::select(vec!["truncate", "half-up", "half-even"]),
        unit in prop::sample::select(vec!["exact", "cent"]),
    ) {
        let dollars = |cents: i64| format!("{}.{:02}", cents / 100, cents % 100);
        let from = json!({ "sources": ["order"], "confidence": "news" });
        let mut plan = with(settlement(), "/fund/gross", json!(dollars(gross)));
        plan["deductions"] = json!([
            { "id": "fees", "kind": "attorneys-fees", "amount": { "percentOfGross": percent.to_string() }, "basis": "awarded", "from": from },
            { "id": "expenses", "kind": "litigation-expenses", "amount": { "fixed": dollars(fixed.min(gross - gross * percent / 100 - 1).max(0)) }, "basis": "awarded", "from": from },
        ]);
        plan["groups"][0]["members"]["count"] = json!(all);
        plan["groups"][0]["claims"]["number"]["count"] = json!(all);
        plan["groups"][1]["members"]["count"] = json!(all);
        plan["groups"][1]["claims"]["number"]["count"] = json!(all * part / 100);
        plan["plan"]["rounding"] = json!({ "payment": rule, "unitValue": unit, "excess": "truncate" });
        if let Some(cap) = cap {
            plan["plan"]["pools"][0]["pays"][1]["cap"] = json!(dollars(cap));
        }
        let found = estimate(&plan, &json!({}));
        let cents = |money: &Json| money.as_str().expect("money").replace('.', "").parse::<i128>().expect("cents");
        let totals = &found["totals"];
        prop_assert_eq!(cents(&totals["gross"]), cents(&totals["deductions"]) + cents(&totals["payments"]) + cents(&totals["residual"]));
        let cohorts = found["pools"][0]["cohorts"].as_array().expect("cohorts");
        let each: i128 = cohorts.iter().map(|cohort| cents(&cohort["payment"]) * i128::from(cohort["claims"].as_i64().expect("a count"))).sum();
        prop_assert_eq!(cents(&totals["payments"]), each);
        prop_assert!(cents(&totals["residual"]) >= 0);
    }
}
