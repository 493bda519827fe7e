//! Who is eligible, how many claim, and what for.

use crate::support::{calculator, told, value, with};
use crate::{estimate, example, paid, reader, refused};
use serde_json::{Value as Json, json};

/// 1,000.00 over 10 claims is 100.00, for those the condition lets in.
#[test]
fn eligibility() {
    let file = example("eligibility");
    let mut answers = json!({ "state": "NY", "boughtOn": "2020-01-01", "product": "phone", "employee": false });
    assert_eq!(reader(&file, answers.clone())[0], "100.00");
    answers["boughtOn"] = json!("2020-12-31");
    assert_eq!(reader(&file, answers.clone())[0], "100.00");
    for (question, answer) in [
        ("boughtOn", json!("2021-01-01")),
        ("boughtOn", json!("2019-12-31")),
        ("employee", json!(true)),
        ("state", json!("NJ")),
    ] {
        let mut other = answers.clone();
        other[question] = answer;
        assert_eq!(reader(&file, other.clone())[0], "0.00", "{other}");
    }
    answers["product"] = json!("tablet");
    for (devices, payment) in [(1, "0.00"), (2, "100.00"), (50, "100.00")] {
        answers["devices"] = json!(devices);
        assert_eq!(reader(&file, answers.clone())[0], payment, "{devices} devices");
    }
}

/// Whoever lives elsewhere is asked nothing more; how many devices matters only without a phone.
#[test]
fn only_what_matters_is_asked() {
    let calculator = calculator(&example("eligibility"));
    let asked = |answers: Json| -> Vec<String> {
        calculator.asked(&value(&answers)).expect("answers that fit").iter().map(|id| id.as_str().to_owned()).collect()
    };
    assert_eq!(asked(json!({ "state": "NJ" })), ["state"]);
    assert_eq!(
        asked(json!({ "state": "CA", "boughtOn": "2020-06-01", "product": "phone" })),
        ["state", "boughtOn", "product", "employee"]
    );
    assert_eq!(
        asked(json!({ "state": "CA", "boughtOn": "2020-06-01", "product": "tablet" })),
        ["state", "boughtOn", "product", "devices", "employee"]
    );
    assert_eq!(asked(json!({ "state": "CA", "boughtOn": "2022-06-01" })), ["state", "boughtOn"]);
}

#[test]
fn what_is_no_condition() {
    let name = "eligibility";
    let condition = "/groups/0/eligibleIf";
    let at = |place: &str| format!("{condition}/{place}");
    refused(name, condition, json!({}), "one-key-needed", condition);
    refused(name, condition, json!({ "all": [] }), "empty-list", &at("all"));
    refused(name, condition, json!({ "question": "employee" }), "missing-key", condition);
    refused(name, condition, json!({ "question": "height", "is": 2 }), "unknown-question", &at("is"));
    refused(name, condition, json!({ "question": "employee", "is": "no" }), "condition-type", &at("is"));
    refused(
        name,
        condition,
        json!({ "question": "state", "isOneOf": ["CA", "XX"] }),
        "unknown-state",
        &at("isOneOf/1"),
    );
    refused(name, condition, json!({ "question": "product", "is": "watch" }), "unknown-option", &at("is"));
    refused(name, condition, json!({ "question": "devices", "is": 51 }), "too-big", &at("is"));
    refused(name, condition, json!({ "question": "boughtOn", "is": "2020-13-01" }), "bad-day", &at("is"));
    refused(name, condition, json!({ "question": "state", "atLeast": "CA" }), "question-kind", condition);
    refused(name, &at("all/1/atMost"), json!("2019-12-31"), "range-reversed", &at("all/1"));
    refused(name, "/questions/1/most", json!(5), "most-not-number", "/questions/1/most");
    refused(name, "/questions/2/options", json!(null), "options-needed", "/questions/2");
    refused(name, "/questions/2/options/1/id", json!("phone"), "duplicate-id", "/questions/2/options/1/id");
    refused(name, "/questions/3/id", json!("state"), "duplicate-id", "/questions/3/id");
    refused(name, "/questions/3/kind", json!("integer"), "unknown-word", "/questions/3/kind");
    let later = json!({ "question": "employee", "is": true });
    refused(name, "/questions/1/askIf", later, "ask-if-not-earlier", "/questions/1/askIf");
}

/// 4 % of 100,000 members, the middle, are 4,000 claims: 10.00. 6 % are 6,000: 6.666... 2 % are 2,000: 20.00.
#[test]
fn claims_by_rate() {
    let file = example("claims-by-rate");
    let found = estimate(&file);
    let claims = &found["claims"][0];
    assert_eq!([&claims["low"], &claims["count"], &claims["high"]], [2000, 4000, 6000]);
    assert_eq!(reader(&file, json!({ "bought": true })), ["10.00", "6.66", "20.00"]);
    let name = "claims-by-rate";
    let number = "/groups/0/claims/number";
    refused(name, number, json!({ "rate": "4" }), "bad-rate", "/groups/0/claims/number/rate");
    refused(name, number, json!({ "rate": 0.04 }), "wrong-type", "/groups/0/claims/number/rate");
    refused(
        name,
        number,
        json!({ "rate": { "low": "0.06", "high": "0.02" } }),
        "range-reversed",
        "/groups/0/claims/number/rate",
    );
    refused(name, number, json!({ "count": 100_001 }), "claims-exceed-members", number);
    refused(name, "/groups/0/members", json!(null), "rate-needs-members", number);
    refused(name, number, json!({ "count": 0 }), "no-claims", "/plan/pools/0");
    refused(name, "/groups/0/claims/stage", json!("sent"), "unknown-word", "/groups/0/claims/stage");
    refused(
        name,
        "/groups/0/claims/from",
        json!({ "sources": [], "confidence": "news" }),
        "source-needed",
        "/groups/0/claims/from/sources",
    );
}

/// Likely half the claims are for one lamp and half for five: 50 x 10.00 + 50 x 50.00 = 3,000.00, and the fund holds twice
/// that: 20.00 and 100.00. Light, three quarters for one: 2,000.00, three times: 30.00 and 150.00. Heavy, a quarter for
/// one: 4,000.00, one and a half times: 15.00 and 75.00.
///
/// 101 claims: 50.5 each, so 50 each, and the one left over goes to the first part: 51 x 10.00 + 50 x 50.00 = 3,010.00;
/// 6,000.00 / 3,010.00 = 1.99335...: 19.93 and 99.66.
#[test]
fn claims_and_spread() {
    let file = example("claims-and-spread");
    assert_eq!(reader(&file, json!({ "bought": true, "lamps": 1 })), ["20.00", "15.00", "30.00"]);
    assert_eq!(reader(&file, json!({ "bought": true, "lamps": 5 })), ["100.00", "75.00", "150.00"]);
    let odd = estimate(&with(file, "/groups/0/claims/number", json!({ "count": 101 })));
    let cohorts = odd["pools"][0]["cohorts"].as_array().expect("cohorts");
    let counts: Vec<_> = cohorts.iter().map(|cohort| [&cohort["part"], &cohort["claims"]]).collect();
    assert_eq!(counts, [[1, 51], [2, 50]]);
    assert_eq!(paid(&odd, 0), ["19.93", "99.66"]);
    let parts = json!([{ "rate": "0.5", "answers": { "lamps": 1 } }, { "rate": "0.6", "answers": { "lamps": 5 } }]);
    for key in ["parts", "light", "heavy"] {
        let place = format!("/groups/0/spread/{key}");
        refused("claims-and-spread", &place, parts.clone(), "parts-not-whole", &place);
    }
    let answers = json!({ "answers": { "bought": true } });
    let faults = calculator(&example("claims-and-spread")).estimate(&value(&answers)).expect_err("no number of lamps");
    assert_eq!(told(&faults), [("missing-answer".to_owned(), "/answers/lamps".to_owned())]);
}
