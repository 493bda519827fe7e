//! What the defendant pays in, and what comes out before anyone is paid.

use crate::support::{calculator, steps, told, typed, value, with};
use crate::{assumed, claimant, estimate, example, paid, refused, totals};
use prorata::{Calculator, Percent};
use serde_json::{Value as Json, json};

/// 30 % of 1,000,000.00 is 300,000.00; 700,000.00 over 7,000 claims is 100.00.
#[test]
fn percent_of_gross() {
    let found = estimate(&example("percent-of-gross"));
    assert_eq!(found["fund"]["deductions"][0]["amount"], "300000.00");
    assert_eq!(found["fund"]["net"], "700000.00");
    assert_eq!(paid(&found, 0), ["100.00"]);
    assert_eq!(totals(&found), ["1000000.00", "300000.00", "700000.00", "0.00"]);
    // Half-up to the cent: 30 % of 1,000,000.05 is 300,000.015, so 300,000.02.
    let file = with(example("percent-of-gross"), "/fund/gross", json!("1000000.05"));
    assert_eq!(estimate(&file)["fund"]["deductions"][0]["amount"], "300000.02");
}

#[test]
fn what_is_no_percentage_of_gross() {
    let amount = "/deductions/0/amount";
    let place = "/deductions/0/amount/percentOfGross";
    refused("percent-of-gross", place, json!("100.1"), "bad-percent", place);
    refused("percent-of-gross", place, json!("-1"), "bad-percent", place);
    refused("percent-of-gross", place, json!("30%"), "bad-percent", place);
    refused("percent-of-gross", place, json!("0.00000001"), "bad-percent", place);
    refused("percent-of-gross", place, json!(30), "wrong-type", place);
    refused("percent-of-gross", amount, json!({ "percent": "30" }), "unknown-key", "/deductions/0/amount/percent");
    refused("percent-of-gross", amount, json!({ "percentOfGross": "30", "fixed": "1.00" }), "one-key-needed", amount);
    refused("percent-of-gross", "/deductions/0/basis", json!(null), "missing-key", "/deductions/0");
    refused("percent-of-gross", "/deductions/0/basis", json!("granted"), "unknown-word", "/deductions/0/basis");
    refused("percent-of-gross", "/fund/gross", json!("-1.00"), "negative", "/fund/gross");
}

/// 25 % of the stated 80,000.00 is 20,000.00; $1.00 for each of 1,000 claims is 1,000.00; 4,000.00; interest adds
/// 1,000.00. That leaves 100,000.00 - 20,000.00 - 1,000.00 - 4,000.00 + 1,000.00 = 76,000.00, of which 10 % are
/// 7,600.00. The taxes are unknown and count as nothing. Net: 68,400.00, over 1,000 claims 68.40.
#[test]
fn deductions_in_order() {
    let found = estimate(&example("deductions-in-order"));
    let amounts: Vec<_> =
        found["fund"]["deductions"].as_array().expect("deductions").iter().map(|d| &d["amount"]).collect();
    assert_eq!(amounts, ["20000.00", "1000.00", "4000.00", "-1000.00", "7600.00", "0.00"]);
    assert_eq!(found["fund"]["net"], "68400.00");
    assert_eq!(paid(&found, 0), ["68.40"]);
    assert_eq!(totals(&found), ["100000.00", "31600.00", "68400.00", "0.00"]);
    let steps = steps(&example("deductions-in-order"));
    let unknown = steps.iter().find(|step| step["code"] == "deduction-unknown");
    assert_eq!(unknown.expect("a step that says so")["deduction"], "taxes");
}

/// Nobody has published what the lawyers are paid: 25 % of 10,000.00, 2,500.00, and 7,500.00 over 100 claims is 75.00. At worst it
/// is 33.3333333 %, 3,333.333..., half-up 3,333.33, which leaves 66.6667; at best 15 %, which leaves 85.00. What running the
/// settlement costs has no such figure: payments are before it, and the result says so.
#[test]
fn fees_not_published() {
    let name = "fees-not-published";
    let file = example(name);
    assert_eq!(claimant(&file, json!({ "bought": true })), ["75.00", "66.66", "85.00"]);
    let found = estimate(&file);
    let deductions = &found["fund"]["deductions"];
    assert_eq!([&deductions[0]["figure"], &deductions[1]["figure"]], ["usual", "not-counted"]);
    assert_eq!(deductions[0]["amount"], "2500.00");
    assert_eq!(deductions[0]["range"], json!({ "low": "1500.00", "high": "3333.33" }));
    assert_eq!(deductions[1]["amount"], "0.00");
    assert_eq!(totals(&found), ["10000.00", "2500.00", "7500.00", "0.00"]);
    let steps = steps(&file);
    let step = |code: &str| steps.iter().find(|step| step["code"] == code).expect("a step that says so");
    let fees = step("deduction");
    assert_eq!(fees["usual"], true);
    assert_eq!([&fees["percent"], &fees["percentOf"], &fees["base"]], ["25", "gross", "10000.00"]);
    assert_eq!(step("deduction-unknown")["deduction"], "administration");
    // It is what a forecast varies, by a name of its own.
    let input = typed(&json!({ "answers": { "bought": true } }));
    let calculator = calculator(&file);
    let forecast = calculator.forecast(&input, &typed(&json!({}))).expect("a forecast");
    let forecast = serde_json::to_value(&forecast).expect("plain data");
    let drivers = forecast["drivers"].as_array().expect("drivers");
    assert_eq!(drivers.len(), 1);
    assert_eq!([&drivers[0]["kind"], &drivers[0]["id"]], ["usual-fees", "fees"]);
    // Assumed, it is what is assumed, or again unknown; stated, it is what is stated.
    let fees = |amount: Json| assumed(&file, json!({ "bought": true }), json!({ "deductions": { "fees": amount } }));
    assert_eq!(fees(json!({ "fixed": "3000.00" })), ["70.00", "70.00", "70.00"]);
    assert_eq!(fees(json!({ "unknown": true })), ["75.00", "66.66", "85.00"]);
    let costs = with(file.clone(), "/deductions/0/kind", json!("litigation-expenses"));
    assert_eq!(claimant(&costs, json!({ "bought": true })), ["100.00", "100.00", "100.00"]);
    // A fund that itself grows with the deductions has no percentage to take.
    let grows = json!({ "asClaimed": { "atLeast": "10000.00" } });
    let values = json!([{ "group": "buyers", "value": "25.00" }]);
    let grows = with(with(file, "/plan/pools/0/pays", values), "/fund/gross", grows);
    let faults = Calculator::from_value(&value(&grows)).expect_err("a fault");
    assert_eq!(told(&faults), [("gross-depends-on-claims".to_owned(), "/deductions/0/amount".to_owned())]);
}

/// The studies in `data/fee-awards.json`: what is taken is what they found.
#[test]
fn usual_fees_are_those_of_the_studies() {
    let data = crate::support::read("data/fee-awards.json");
    let percent =
        |key: &str| data["percentOfGross"][key].as_str().expect("a percentage").parse::<Percent>().expect("one");
    let file = example("fees-not-published");
    let input = |low_to_high: Json| json!({ "fees": { "percentOfGross": low_to_high } });
    let usual = json!({ "low": percent("low"), "likely": percent("likely"), "high": percent("high") });
    let answers = json!({ "bought": true });
    assert_eq!(assumed(&file, answers.clone(), json!({ "deductions": input(usual) })), claimant(&file, answers));
    for study in data["studies"].as_array().expect("studies") {
        assert!(study["url"].as_str().is_some_and(|url| url.starts_with("https://")), "{study}");
    }
}

#[test]
fn what_is_no_deduction() {
    let name = "deductions-in-order";
    let amount = |index: usize| format!("/deductions/{index}/amount");
    refused(name, "/deductions/0/amount/percentOf/base", json!(null), "missing-key", "/deductions/0/amount/percentOf");
    refused(name, &amount(1), json!({ "perClaim": 1 }), "money-not-text", "/deductions/1/amount/perClaim");
    refused(name, &amount(1), json!({ "perClaim": "-1.00" }), "negative", &amount(1));
    refused(name, &amount(2), json!({ "fixed": "-4000.00" }), "negative", &amount(2));
    refused(name, &amount(3), json!({ "fixed": "1000.00" }), "interest-not-negative", &amount(3));
    refused(name, &amount(5), json!({ "unknown": false }), "wrong-type", "/deductions/5/amount/unknown");
    refused(name, "/deductions/5/id", json!("fees"), "duplicate-id", "/deductions/5/id");
    refused(name, &amount(2), json!({ "fixed": "200000.00" }), "deductions-exceed-fund", "/deductions");
}

/// The middle of 20 % and 30 % is 25 %: 75,000.00 over 750 claims is 100.00. At 30 %: 70,000.00 / 750 = 93.333...; at
/// 20 %: 80,000.00 / 750 = 106.666...
#[test]
fn fees_in_a_range() {
    let file = example("fees-in-a-range");
    let found = estimate(&file);
    let fees = &found["fund"]["deductions"][0];
    assert_eq!(
        (&fees["amount"], &fees["range"]),
        (&json!("25000.00"), &json!({ "low": "20000.00", "high": "30000.00" }))
    );
    assert_eq!(found["fund"]["range"], json!({ "low": "70000.00", "high": "80000.00" }));
    assert_eq!(claimant(&file, json!({ "bought": true })), ["100.00", "93.33", "106.66"]);
    let fees = "/deductions/0/amount/percentOfGross";
    refused("fees-in-a-range", fees, json!({ "low": "30", "high": "20" }), "range-reversed", fees);
    refused("fees-in-a-range", fees, json!({ "low": "20" }), "missing-key", fees);
    refused(
        "fees-in-a-range",
        fees,
        json!({ "low": "20", "high": "30", "middle": "25" }),
        "unknown-key",
        &format!("{fees}/middle"),
    );
}

/// Likely: 20 % of 10,000.00 leave 8,000.00 for 100 claims of 1 share and 10 % of 1,000, that is 100, of 3: 400 shares of
/// 20.00. Low: 25 % of 9,000.00 leave 6,750.00 for 150 claims of 1 and 200 of 4: 950 shares of 7.1052..., and the claimant
/// with a large lamp has only 2 of them: 14.2105... High: 10 % of 12,000.00 leave 10,800.00 for 80 claims of 1 and 50 of
/// 2: 180 shares of 60.00. A claimant with a large lamp has 4 and is one of the 50: 80 + 49 x 2 + 4 = 182 shares of 59.3406...,
/// and four are 237.3626...
#[test]
fn low_likely_high() {
    let file = example("low-likely-high");
    assert_eq!(claimant(&file, json!({ "size": "small" })), ["20.00", "7.10", "60.00"]);
    assert_eq!(claimant(&file, json!({ "size": "large" })), ["60.00", "14.21", "237.36"]);
    assert_eq!(estimate(&file)["fund"]["range"], json!({ "low": "6750.00", "high": "10800.00" }));
    let gross = json!({ "low": "9000.00", "high": "12000.00", "likely": "13000.00" });
    refused("low-likely-high", "/fund/gross", gross, "range-reversed", "/fund/gross");
}

/// 1,000 claims of 20.00 and 2,000.00 of costs are 22,000.00, between the limits: each is paid 20.00. With 100 claims
/// they would be 4,000.00, so the least is paid in: 8,000.00 over 100 claims is 80.00. With 5,000 claims they would be
/// 102,000.00, so the most is: 48,000.00 over 5,000 is 9.60.
#[test]
fn fund_floor_and_ceiling() {
    let file = example("fund-floor-and-ceiling");
    let claims = |count: i64| {
        let found =
            crate::support::estimate(&file, &json!({ "assumptions": { "claims": { "class": { "count": count } } } }));
        [found["fund"]["gross"].clone(), found["fund"]["net"].clone(), json!(paid(&found, 0)[0])]
    };
    assert_eq!(claims(1000), ["22000.00", "20000.00", "20.00"]);
    assert_eq!(claims(100), ["10000.00", "8000.00", "80.00"]);
    assert_eq!(claims(5000), ["50000.00", "48000.00", "9.60"]);
    let steps = steps(&file);
    let step = steps.iter().find(|step| step["code"] == "fund-as-claimed");
    let step = step.expect("a step that says how");
    assert_eq!(
        (&step["claims"], &step["deductions"], &step["amount"]),
        (&json!("20000.00"), &json!("2000.00"), &json!("22000.00"))
    );
}

#[test]
fn what_is_no_fund_with_limits() {
    let name = "fund-floor-and-ceiling";
    let limits = "/fund/gross/asClaimed";
    refused(name, "/fund/gross/asClaimed/atLeast", json!(null), "missing-key", limits);
    refused(name, limits, json!({ "atLeast": "50000.00", "atMost": "10000.00" }), "range-reversed", limits);
    refused(name, limits, json!({ "atLeast": "-1.00" }), "negative", &format!("{limits}/atLeast"));
    // What is taken of the fund cannot depend on it where the fund depends on what is taken.
    let amount = "/deductions/0/amount";
    refused(name, amount, json!({ "percentOfGross": "25" }), "gross-depends-on-claims", amount);
    refused(name, amount, json!({ "percentOfRemaining": "25" }), "gross-depends-on-claims", amount);
    // A share has no value of its own, so shares need nothing.
    let pays = json!([{ "group": "class", "shares": "1" }]);
    refused(name, "/plan/pools/0/pays", pays, "values-needed", "/fund/gross/asClaimed");
}

/// 10,000.00 over 1,000 claims is 10.00; in the second scenario 25,000.00 over 1,000 is 25.00. The first is the likely
/// one; the range covers both, and one alone if it is assumed.
#[test]
fn contingent_fund() {
    let file = example("contingent-fund");
    let answers = json!({ "bought": true });
    assert_eq!(claimant(&file, answers.clone()), ["10.00", "10.00", "25.00"]);
    assert_eq!(assumed(&file, answers.clone(), json!({ "scenario": "sold" })), ["25.00", "25.00", "25.00"]);
    assert_eq!(assumed(&file, answers, json!({ "scenario": "not-sold" })), ["10.00", "10.00", "10.00"]);
    let scenarios = "/fund/gross/scenarios";
    refused("contingent-fund", scenarios, json!([]), "empty-list", scenarios);
    refused(
        "contingent-fund",
        "/fund/gross/scenarios/1/id",
        json!("not-sold"),
        "duplicate-id",
        "/fund/gross/scenarios/1/id",
    );
    refused(
        "contingent-fund",
        "/fund/gross/scenarios/1/gross",
        json!("-1.00"),
        "negative",
        "/fund/gross/scenarios/1/gross",
    );
    let calculator = calculator(&file);
    let faults =
        calculator.estimate(&typed(&json!({ "assumptions": { "scenario": "merged" } }))).expect_err("no such scenario");
    assert_eq!(told(&faults), [("unknown-scenario".to_owned(), "/assumptions/scenario".to_owned())]);
}

/// 800.00 over 100 shares is 8.00; for 10.00 each 1,000.00 are needed, so the defendant adds 200.00. For 130 claims
/// 1,300.00 are needed, and the 500.00 that it adds at most just do; for 200 claims they do not: 1,300.00 / 200 = 6.50.
#[test]
fn top_up() {
    let file = example("top-up");
    let found = estimate(&file);
    assert_eq!((&found["pools"][0]["topUp"], &found["pools"][0]["amount"]), (&json!("200.00"), &json!("1000.00")));
    assert_eq!(paid(&found, 0), ["10.00"]);
    assert_eq!(totals(&found), ["1000.00", "0.00", "1000.00", "0.00"]);
    let claims = |count: i64| {
        let found =
            crate::support::estimate(&file, &json!({ "assumptions": { "claims": { "class": { "count": count } } } }));
        [found["pools"][0]["topUp"].clone(), json!(paid(&found, 0)[0])]
    };
    assert_eq!(claims(50), ["0.00", "16.00"]);
    assert_eq!(claims(130), ["500.00", "10.00"]);
    assert_eq!(claims(200), ["500.00", "6.50"]);
    refused("top-up", "/plan/pools/0/topUp/shareValue", json!(null), "missing-key", "/plan/pools/0/topUp");
    refused("top-up", "/plan/pools/0/topUp/shareValue", json!("10"), "bad-money", "/plan/pools/0/topUp/shareValue");
    refused("top-up", "/plan/pools/0/topUp/atMost", json!("-1.00"), "negative", "/plan/pools/0/topUp/atMost");
    let pays = json!([{ "group": "class", "value": "10.00" }]);
    refused("top-up", "/plan/pools/0/pays", pays, "shares-needed", "/plan/pools/0/topUp");
}
