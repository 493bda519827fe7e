//! How payments become whole cents.

use crate::support::{self, with};
use crate::{claimant, estimate, example, paid, refused, totals};
use serde_json::json;

/// 10 + 4 x 5 = 30 shares of 33.333..., cut down to 33.33; six are 199.98. 6 x 33.33 + 4 x 199.98 = 999.90. If the share
/// is exact, six of them are 200.00: 6 x 33.33 + 4 x 200.00 = 999.98.
#[test]
fn rounding_cent_first() {
    let file = example("rounding-cent-first");
    let found = estimate(&file);
    assert_eq!(found["pools"][0]["factor"], "33.33");
    assert_eq!(paid(&found, 0), ["33.33", "199.98"]);
    assert_eq!(totals(&found), ["1000.00", "0.00", "999.90", "0.10"]);
    let exact = estimate(&with(file, "/plan/rounding/unitValue", json!("exact")));
    assert_eq!(paid(&exact, 0), ["33.33", "200.00"]);
    assert_eq!(totals(&exact)[3], "0.02");
    refused(
        "rounding-cent-first",
        "/plan/rounding/unitValue",
        json!("dollar"),
        "unknown-word",
        "/plan/rounding/unitValue",
    );
    // A dollar of value is no unit that could be cut down.
    let pays = json!([{ "group": "class", "value": "10.00" }]);
    refused("rounding-cent-first", "/plan/pools/0/pays", pays, "shares-needed", "/plan/rounding/unitValue");
}

/// 100.20 over 8 claims is 12.525: half-up 12.53, and 8 x 12.53 = 100.24 is 0.04 more than there is, so as the file says
/// they are cut down; half-even 12.52, and 0.04 are left. 100.60 over 8 is 12.575: half-even goes up to the even 12.58, and
/// 8 x 12.58 = 100.64 is 0.04 too much.
#[test]
fn rounding_half_up_and_half_even() {
    let up = estimate(&example("rounding-half-up"));
    assert_eq!(paid(&up, 0), ["12.52"]);
    assert_eq!(totals(&up), ["100.20", "0.00", "100.16", "0.04"]);
    // 100.19 / 8 = 12.52375: to the nearest cent 12.52, by whatever rule.
    assert_eq!(paid(&estimate(&with(example("rounding-half-up"), "/fund/gross", json!("100.19"))), 0), ["12.52"]);
    let even = estimate(&example("rounding-half-even"));
    assert_eq!(paid(&even, 0), ["12.52"]);
    assert_eq!(totals(&even), ["100.20", "0.00", "100.16", "0.04"]);
    let gross = "/fund/gross";
    refused("rounding-half-even", gross, json!("100.60"), "rounding-exceeds-pool", "/plan/pools/0");
    refused("rounding-half-up", "/plan/rounding/excess", json!("refused"), "rounding-exceeds-pool", "/plan/pools/0");
    refused("rounding-half-up", "/plan/rounding/excess", json!("up"), "unknown-word", "/plan/rounding/excess");
    refused("rounding-half-up", "/plan/rounding/payment", json!("up"), "unknown-word", "/plan/rounding/payment");
    refused(
        "rounding-half-up",
        "/plan/rounding",
        json!({ "payments": "half-up" }),
        "unknown-key",
        "/plan/rounding/payments",
    );
}

/// 7 shares of 14.285714...; five are 71.428571... Cut down: 2 x 14.28 + 71.42 = 99.98, two cents short. The large claim
/// lost most, 0.857 of a cent, and has one; the small ones lost 0.571 each, and one of the two has the other. So a claimant
/// with a small lamp is likely paid 14.28, or else 14.29.
#[test]
fn rounding_largest_remainder() {
    let file = example("rounding-largest-remainder");
    let found = estimate(&file);
    let cohorts = &found["pools"][0]["cohorts"];
    assert_eq!((&cohorts[0]["extraCents"], &cohorts[0]["total"]), (&json!(1), &json!("28.57")));
    // Every large claim is sure of its cent, so it is in the payment.
    assert_eq!((&cohorts[1]["extraCents"], &cohorts[1]["payment"]), (&json!(0), &json!("71.43")));
    assert_eq!(totals(&found), ["100.00", "0.00", "100.00", "0.00"]);
    assert_eq!(claimant(&file, json!({ "size": "small" })), ["14.28", "14.28", "14.29"]);
    assert_eq!(claimant(&file, json!({ "size": "large" })), ["71.43", "71.43", "71.43"]);
    let kept = estimate(&with(file.clone(), "/plan/rounding/residue", json!("kept")));
    assert_eq!(totals(&kept)[3], "0.02");
    // 70.00 comes out even: no claim lost anything, and there is no cent to spread.
    let even = estimate(&with(file, "/fund/gross", json!("70.00")));
    assert_eq!(paid(&even, 0), ["10.00", "50.00"]);
    assert_eq!(
        support::told(
            &support::calculator(&example("rounding-largest-remainder"))
                .estimate(&support::typed(&json!({ "answers": {} })))
                .expect_err("no answers")
        ),
        [("missing-answer".to_owned(), "/answers/size".to_owned())]
    );
    let name = "rounding-largest-remainder";
    let rounding = "/plan/rounding";
    refused(
        name,
        rounding,
        json!({ "payment": "half-up", "residue": "largest-remainder" }),
        "residue-needs-truncate",
        "/plan/rounding/residue",
    );
    refused(
        name,
        rounding,
        json!({ "unitValue": "cent", "residue": "largest-remainder" }),
        "residue-needs-truncate",
        "/plan/rounding/residue",
    );
    refused(name, "/plan/rounding/residue", json!("lottery"), "unknown-word", "/plan/rounding/residue");
}
