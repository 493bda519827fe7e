//! What the core still has to learn. Each belongs beside the test of its example once it holds.

use crate::support::with;
use crate::{estimate, example, refused};
use serde_json::json;

#[test]

fn an_amount_that_would_do_nothing() {
    let least = "/plan/afterwards/distributions/leastPayment";
    refused("second-distribution", least, json!("-1.00"), "negative", least);
    refused("de-minimis", "/plan/pools/0/deMinimis", json!("-5.00"), "negative", "/plan/pools/0/deMinimis");
}

#[test]

fn a_condition_that_never_holds() {
    let between = "/groups/0/eligibleIf/all/1";
    refused("eligibility", &format!("{between}/atMost"), json!("2019-12-31"), "range-reversed", between);
    let when = "/plan/pools/0/pays/0/value/sum/0/tiers/0/when";
    let hours = json!({ "question": "hours", "atLeast": 50, "atMost": 40 });
    refused("tiers", when, hours, "range-reversed", when);
}

#[test]

fn an_empty_table_of_tiers() {
    let tiers = "/plan/pools/0/pays/0/value/sum/0/tiers";
    refused("tiers", tiers, json!([]), "empty-list", tiers);
}

/// A dollar of value is no unit that could be cut down to the cent.
#[test]

fn the_value_of_a_share_where_there_are_none() {
    let pays = json!([{ "group": "class", "value": "10.00" }]);
    refused("rounding-cent-first", "/plan/pools/0/pays", pays, "shares-needed", "/plan/rounding/unitValue");
}

/// 30,000.00 would be 30.00 each, but once the value is the most: the cap decides the payment.
#[test]

fn a_cap_that_every_claim_reaches_decides() {
    let rich = estimate(&with(example("claim-values-scaled-down"), "/fund/gross", json!("30000.00")));
    assert_eq!(rich["pools"][0]["cohorts"][0]["limit"], "cap");
}
