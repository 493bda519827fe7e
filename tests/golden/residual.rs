//! What happens to money that is not cashed or not paid out.

use crate::support::{self, with};
use crate::{estimate, example, paid, refused, text, totals};
use serde_json::json;

/// 1,000 claims of 10.00. One in ten is not cashed: 1,000.00. Less 100.00 of costs that is 1.00 for each of the 900 who
/// cashed, just enough. Of these 90 are not cashed: 90.00, less than the costs, so there is no third distribution, and the
/// charity has 90.00. 10,000.00 = 100.00 of costs + 900 x 10.00 + 810 x 1.00 + 90.00.
#[test]
fn second_distribution() {
    let file = example("second-distribution");
    let found = estimate(&file);
    assert_eq!(paid(&found, 0), ["10.00"]);
    let further = found["distributions"].as_array().expect("further distributions");
    assert_eq!(further.len(), 1);
    let second = &further[0];
    assert_eq!((&second["round"], &second["claims"]), (&json!(2), &json!(900)));
    let amounts = ["cost", "amount", "payments", "uncashed"].map(|key| text(&second[key]));
    assert_eq!(amounts, ["100.00", "900.00", "900.00", "90.00"]);
    assert_eq!(totals(&found), ["10000.00", "100.00", "9810.00", "90.00"]);
    assert_eq!(found["totals"]["disposition"], "cy-pres");
    let codes: Vec<_> = support::steps(&file).iter().map(|step| text(&step["code"])).collect();
    assert!(codes.ends_with(&["not-viable".to_owned(), "residual".to_owned()]), "{codes:?}");

    let found = support::estimate(&file, &json!({ "answers": { "bought": true } }));
    assert_eq!(found["claimant"]["payment"], "10.00");
    assert_eq!(
        found["claimant"]["distributions"],
        json!([{ "round": 2, "payment": "1.00", "range": { "low": "1.00", "high": "1.00" } }])
    );
}

/// Without costs: 1,000.00 / 900 = 1.111..., 900 x 1.11 = 999.00; 90 x 1.11 = 99.90 are not cashed and 1.00 is left over:
/// 100.90 for 810 claims, 0.12 each, less than 1.00. So there are not two further distributions, for all that two are allowed.
#[test]
fn a_least_payment_ends_the_distributions() {
    let free = with(example("second-distribution"), "/plan/residual/distributions/cost", json!(null));
    let found = estimate(&free);
    assert_eq!(found["distributions"].as_array().map(Vec::len), Some(1));
    assert_eq!(totals(&found), ["10000.00", "0.00", "9899.10", "100.90"]);
    // If any payment will do: 100.90 / 810 = 0.1245...; 810 x 0.12 = 97.20, of which 81 x 0.12 = 9.72 are not cashed, and
    // 3.70 are left over.
    let found = estimate(&with(free, "/plan/residual/distributions/leastPayment", json!(null)));
    assert_eq!(found["distributions"].as_array().map(Vec::len), Some(2));
    assert_eq!(totals(&found), ["10000.00", "0.00", "9986.58", "13.42"]);
}

#[test]
fn what_are_no_further_distributions() {
    let at = |key: &str| format!("/plan/residual/{key}");
    let refused =
        |key: &str, change, code: &str, path: &str| refused("second-distribution", &at(key), change, code, path);
    refused("uncashed", json!("10"), "bad-rate", &at("uncashed"));
    refused("uncashed", json!({ "low": "0.2", "high": "0.1" }), "range-reversed", &at("uncashed"));
    refused("distributions/pool", json!("second"), "unknown-pool", &at("distributions/pool"));
    refused("distributions/most", json!(null), "missing-key", &at("distributions"));
    refused("distributions/most", json!("2"), "wrong-type", &at("distributions/most"));
    refused("distributions/cost", json!("-1.00"), "negative", &at("distributions/cost"));
    refused("distributions/leastPayment", json!("-1.00"), "negative", &at("distributions/leastPayment"));
    refused("disposition", json!("charity"), "unknown-word", &at("disposition"));
    refused("disposition", json!(null), "missing-key", "/plan/residual");
    refused("from", json!(null), "missing-key", "/plan/residual");
    refused("from/sources", json!(["hearsay"]), "unknown-source", &at("from/sources/0"));
}

/// 100 x 10.00 = 1,000.00; the other 2,000.00 go back.
#[test]
fn reversion() {
    let found = estimate(&example("reversion"));
    assert_eq!(paid(&found, 0), ["10.00"]);
    assert_eq!(totals(&found), ["3000.00", "0.00", "1000.00", "2000.00"]);
    assert_eq!(found["totals"]["disposition"], "reversion");
    refused(
        "reversion",
        "/plan/residual/disposition",
        json!("defendant"),
        "unknown-word",
        "/plan/residual/disposition",
    );
}
