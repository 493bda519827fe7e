//! The least and the most a claim is paid.

use crate::support::with;
use crate::{claimant, estimate, example, paid, refused, totals};
use serde_json::json;

/// 50 shares, 20 x 2 and 10 x 10. The large claims stop at 50.00, 500.00 in all; the small ones are raised to 15.00,
/// 750.00 in all. The middle ones share the other 350.00: 17.50 each, 8.75 a share. At 8.75 a small claim would have less
/// than its floor and a large one, 87.50, more than its cap.
#[test]
fn caps_and_floors() {
    let found = estimate(&example("caps-and-floors"));
    assert_eq!(paid(&found, 0), ["15.00", "17.50", "50.00"]);
    assert_eq!(found["pools"][0]["factor"], "8.75");
    let limits: Vec<_> =
        found["pools"][0]["cohorts"].as_array().expect("cohorts").iter().map(|c| c["limit"].clone()).collect();
    assert_eq!(limits, [json!("floor"), json!(null), json!("cap")]);
    assert_eq!(totals(&found), ["1600.00", "0.00", "1600.00", "0.00"]);
    let pays = "/plan/pools/0/pays";
    refused("caps-and-floors", &format!("{pays}/0/cap"), json!("14.99"), "floor-above-cap", "/groups/0");
    refused("caps-and-floors", &format!("{pays}/2/cap"), json!("-1.00"), "negative", &format!("{pays}/2/cap"));
    refused(
        "caps-and-floors",
        &format!("{pays}/2/cap"),
        json!({ "low": "50.00", "high": "40.00" }),
        "range-reversed",
        &format!("{pays}/2/cap"),
    );
    // 50 x 32.01 = 1,600.50 are more than there are.
    refused("caps-and-floors", &format!("{pays}/0/floor"), json!("32.01"), "floors-exceed-pool", "/plan/pools/0");
}

/// 50 claims of 1 share and 50 of 3: 200 shares of 30.00. No lamp is paid more than 20.00: 20.00 and 60.00 come to
/// 50 x 20.00 + 50 x 60.00 = 4,000.00, and 2,000.00 stay. With a fund of 3,000.00 a share is 15.00 and no cap is reached.
#[test]
fn cap_for_each_unit() {
    let file = example("cap-for-each-unit");
    let found = estimate(&file);
    assert_eq!(paid(&found, 0), ["20.00", "60.00"]);
    assert_eq!(totals(&found), ["6000.00", "0.00", "4000.00", "2000.00"]);
    assert_eq!(claimant(&file, json!({ "bought": true, "lamps": 9 }))[0], "100.00");
    assert_eq!(paid(&estimate(&with(file, "/fund/gross", json!("3000.00"))), 0), ["15.00", "45.00"]);
    let question = "/plan/pools/0/pays/0/cap/sum/0/perUnit/question";
    refused("cap-for-each-unit", question, json!("bought"), "question-kind", question);
}

/// 100 + 50 x 10 = 600 shares of 4.00. A small claim would be paid 4.00, less than 5.00, so it is paid nothing;
/// 2,400.00 / 500 = 4.80, and ten shares are 48.00.
#[test]
fn de_minimis() {
    let file = example("de-minimis");
    let found = estimate(&file);
    assert_eq!(paid(&found, 0), ["0.00", "48.00"]);
    assert_eq!(found["pools"][0]["cohorts"][0]["limit"], "de-minimis");
    assert_eq!(totals(&found), ["2400.00", "0.00", "2400.00", "0.00"]);
    assert_eq!(claimant(&file, json!({ "size": "small" }))[0], "0.00");
    assert_eq!(claimant(&file, json!({ "size": "large" }))[0], "48.00");
    // 3,000.00 / 600 is 5.00, which is not below.
    assert_eq!(paid(&estimate(&with(file.clone(), "/fund/gross", json!("3000.00"))), 0), ["5.00", "50.00"]);
    // At 48.01 all drop out: 40.00 for a large claim is below it, too. The whole pool is left.
    let none = estimate(&with(file, "/plan/pools/0/deMinimis", json!("40.01")));
    assert_eq!(paid(&none, 0), ["0.00", "0.00"]);
    assert_eq!(totals(&none), ["2400.00", "0.00", "0.00", "2400.00"]);
    refused("de-minimis", "/plan/pools/0/deMinimis", json!("-5.00"), "negative", "/plan/pools/0/deMinimis");
    refused("de-minimis", "/plan/pools/0/deMinimis", json!("5"), "bad-money", "/plan/pools/0/deMinimis");
}

/// The large claims may not fall: 10 x 100.00. The others share 400.00 by 10 x 60.00 + 10 x 20.00 = 800.00, half: 30.00
/// and 10.00. A fund of 3,600.00 is twice the 1,800.00 of all values, but half more is the most: 150.00, 90.00, 30.00, in
/// all 2,700.00.
#[test]
fn limits_per_tier() {
    let file = example("limits-per-tier");
    let found = estimate(&file);
    // In the order of the groups: small, middle, large.
    assert_eq!(paid(&found, 0), ["10.00", "30.00", "100.00"]);
    assert_eq!(totals(&found), ["1400.00", "0.00", "1400.00", "0.00"]);
    let rich = estimate(&with(file.clone(), "/fund/gross", json!("3600.00")));
    assert_eq!(paid(&rich, 0), ["30.00", "90.00", "150.00"]);
    assert_eq!(totals(&rich), ["3600.00", "0.00", "2700.00", "900.00"]);
    // 2,160.00 is 1.2 times all values: all rise alike.
    assert_eq!(paid(&estimate(&with(file, "/fund/gross", json!("2160.00"))), 0), ["24.00", "72.00", "120.00"]);
    refused("limits-per-tier", "/fund/gross", json!("999.99"), "floors-exceed-pool", "/plan/pools/0");
    let factor = "/plan/pools/0/pays/0/factor";
    refused("limits-per-tier", factor, json!({ "least": "1.6", "most": "1.5" }), "range-reversed", factor);
}
