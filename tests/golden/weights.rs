//! Shares of overlapping groups, and claim values that are scaled to the fund.

use crate::support::with;
use crate::{claimant, estimate, example, paid, refused, totals};
use serde_json::json;

/// 100 claims of 1 share, and 10 of them with 5 more: 150 shares of 20.00. Six shares are 120.00.
/// 90 x 20.00 + 10 x 120.00 = 3,000.00.
#[test]
fn additive_shares() {
    let file = example("additive-shares");
    let found = estimate(&file);
    assert_eq!(found["pools"][0]["totalWeight"], "150");
    assert_eq!(found["pools"][0]["factor"], "20.00");
    assert_eq!(paid(&found, 0), ["20.00", "120.00"]);
    assert_eq!(totals(&found), ["3000.00", "0.00", "3000.00", "0.00"]);
    assert_eq!(claimant(&file, json!({ "bought": true, "state": "IL" }))[0], "120.00");
    assert_eq!(claimant(&file, json!({ "bought": true, "state": "CA" }))[0], "20.00");
}

#[test]
fn what_are_no_shares() {
    let name = "additive-shares";
    let shares = "/plan/pools/0/pays/1/shares";
    let pay = "/plan/pools/0/pays/1";
    refused(name, shares, json!("-5"), "bad-shares", shares);
    refused(name, shares, json!(5), "wrong-type", shares);
    refused(name, shares, json!("0.0000001"), "bad-shares", shares);
    refused(name, shares, json!({ "low": "5", "high": "4" }), "range-reversed", shares);
    refused(name, "/plan/pools/0/pays/1/group", json!("ohio"), "unknown-group", "/plan/pools/0/pays/1/group");
    refused(name, "/plan/pools/0/pays/1/group", json!("class"), "paid-twice", "/plan/pools/0/pays/1/group");
    refused(name, "/groups/1/within", json!("ohio"), "unknown-group", "/groups/1/within");
    // The first value makes it a pool of values, so the shares are what does not fit.
    refused(name, pay, json!({ "group": "illinois", "value": "5.00" }), "mixed-weights", "/plan/pools/0/pays/0");
    refused(name, pay, json!({ "group": "illinois" }), "one-key-needed", pay);
    refused(name, pay, json!({ "group": "illinois", "shares": "5", "value": "5.00" }), "one-key-needed", pay);
    refused(name, "/groups/1/claims/number", json!({ "count": 101 }), "claims-exceed-group", "/groups/1/claims/number");
    // The limits of a factor are about a value, and a share has none.
    let limited = json!({ "group": "illinois", "shares": "5", "factor": { "most": "1" } });
    refused(name, pay, limited, "values-needed", "/plan/pools/0/pays/1/factor");
}

/// 1,000 claims of 25.00 are 25,000.00; the fund holds 20,000.00, four fifths: 20.00 each. A fund of 30,000.00 pays
/// 25.00 and no more, and 5,000.00 stay.
#[test]
fn claim_values_scaled_down() {
    let file = example("claim-values-scaled-down");
    let found = estimate(&file);
    assert_eq!((&found["pools"][0]["totalWeight"], &found["pools"][0]["factor"]), (&json!("25000.00"), &json!("0.8")));
    assert_eq!(paid(&found, 0), ["20.00"]);
    let rich = estimate(&with(file, "/fund/gross", json!("30000.00")));
    assert_eq!(paid(&rich, 0), ["25.00"]);
    assert_eq!(rich["pools"][0]["cohorts"][0]["limit"], "cap");
    assert_eq!(totals(&rich), ["30000.00", "0.00", "25000.00", "5000.00"]);
    let value = "/plan/pools/0/pays/0/value";
    refused("claim-values-scaled-down", value, json!("-25.00"), "negative", value);
    refused("claim-values-scaled-down", value, json!("25"), "bad-money", value);
    refused("claim-values-scaled-down", value, json!(25), "money-not-text", value);
}

/// 300 claims of 25.00 and 100 of 50.00 are 7,500.00 + 5,000.00 = 12,500.00. A fund of 15,000.00 is 1.2 times that: 30.00
/// and 60.00. One of 10,000.00 is 0.8 times that: 20.00 and 40.00.
#[test]
fn claim_values_up_and_down() {
    let file = example("claim-values-up-and-down");
    let found = estimate(&file);
    assert_eq!(found["pools"][0]["factor"], "1.2");
    assert_eq!(paid(&found, 0), ["30.00", "60.00"]);
    assert_eq!(totals(&found), ["15000.00", "0.00", "15000.00", "0.00"]);
    assert_eq!(paid(&estimate(&with(file, "/fund/gross", json!("10000.00"))), 0), ["20.00", "40.00"]);
}

/// 100 claims of 40.00 are 4,000.00. A fund of 10,000.00 is 2.5 times that, but twice is the most: 80.00, and 2,000.00
/// stay. One of 3,000.00 gives 30.00. Half is the least: 20.00 for each of 100 claims is 2,000.00, more than 1,500.00 hold.
#[test]
fn claim_values_within_limits() {
    let name = "claim-values-within-limits";
    let found = estimate(&example(name));
    assert_eq!(paid(&found, 0), ["80.00"]);
    assert_eq!(totals(&found), ["10000.00", "0.00", "8000.00", "2000.00"]);
    assert_eq!(paid(&estimate(&with(example(name), "/fund/gross", json!("3000.00"))), 0), ["30.00"]);
    assert_eq!(paid(&estimate(&with(example(name), "/fund/gross", json!("2000.00"))), 0), ["20.00"]);
    refused(name, "/fund/gross", json!("1500.00"), "floors-exceed-pool", "/plan/pools/0");
    let factor = "/plan/pools/0/pays/0/factor";
    refused(name, factor, json!({ "least": "2", "most": "1" }), "range-reversed", factor);
    refused(name, factor, json!({ "most": "-1" }), "bad-multiple", &format!("{factor}/most"));
    refused(name, factor, json!({ "most": 2 }), "wrong-type", &format!("{factor}/most"));
    refused(name, factor, json!({ "highest": "2" }), "unknown-key", &format!("{factor}/highest"));
}
