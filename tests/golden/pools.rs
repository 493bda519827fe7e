//! Several pools, one after the other.

use crate::support::with;
use crate::{claimant, estimate, example, paid, refused, totals};
use serde_json::json;

/// Of 10,000.00 Maine takes 1,000.00: 100 x 10.00. Texas takes 30 % of the net fund, 3,000.00: 300 x 10.00. Ohio needs
/// 50 x 60.00 = 3,000.00 but takes 2,500.00 at most: 50 x 50.00. The other 3,500.00 are for all 700: 5.00 each.
#[test]
fn pools_in_order() {
    let file = example("pools-in-order");
    let found = estimate(&file);
    let amounts: Vec<_> = found["pools"].as_array().expect("pools").iter().map(|pool| &pool["amount"]).collect();
    assert_eq!(amounts, ["1000.00", "3000.00", "2500.00", "3500.00"]);
    assert_eq!(paid(&found, 0), ["10.00"]);
    assert_eq!(paid(&found, 1), ["10.00"]);
    assert_eq!(paid(&found, 2), ["50.00"]);
    assert_eq!(paid(&found, 3), ["5.00", "5.00", "5.00", "5.00"]);
    assert_eq!(totals(&found), ["10000.00", "0.00", "10000.00", "0.00"]);
    for (state, payment) in [("ME", "15.00"), ("TX", "15.00"), ("OH", "55.00"), ("UT", "5.00")] {
        assert_eq!(claimant(&file, json!({ "bought": true, "state": state }))[0], payment, "{state}");
    }
    // Of 3,500.00 Maine takes 1,000.00, Texas 1,050.00, and Ohio the 1,450.00 that are left: 29.00. Nothing remains.
    let poor = estimate(&with(file, "/fund/gross", json!("3500.00")));
    assert_eq!(paid(&poor, 2), ["29.00"]);
    assert_eq!(paid(&poor, 3), ["0.00", "0.00", "0.00", "0.00"]);
}

#[test]
fn what_are_no_pools() {
    let name = "pools-in-order";
    let takes = |index: usize| format!("/plan/pools/{index}/takes");
    refused(name, &takes(0), json!({ "fixed": "1000" }), "bad-money", &format!("{}/fixed", takes(0)));
    refused(name, &takes(0), json!({ "fixed": "-1000.00" }), "negative", &format!("{}/fixed", takes(0)));
    refused(name, &takes(1), json!({ "percentOfNet": "130" }), "bad-percent", &format!("{}/percentOfNet", takes(1)));
    refused(name, &takes(3), json!("rest"), "unknown-word", &takes(3));
    refused(name, &takes(3), json!({ "fixed": "1.00", "percentOfNet": "1" }), "one-key-needed", &takes(3));
    refused(name, "/plan/pools/1/id", json!("maine"), "duplicate-id", "/plan/pools/1/id");
    refused(name, "/plan/pools/0/pays", json!([]), "empty-list", "/plan/pools/0/pays");
    // A pool after the one that takes all gets nothing.
    refused(name, &takes(2), json!("remainder"), "nothing-left", &takes(3));
    refused(
        name,
        &takes(2),
        json!({ "asNeeded": { "atMost": "-1.00" } }),
        "negative",
        &format!("{}/asNeeded/atMost", takes(2)),
    );
    // Shares have no full value that a pool could need.
    refused(name, &takes(0), json!({ "asNeeded": {} }), "values-needed", &takes(0));
}

/// 8 losses of 1,000.00 and 2 of 40,000.00, of which 25,000.00 count: 58,000.00, within the 60,000.00. The other
/// 20,000.00 of the fund are for all 1,000: 20.00 each. If losses may take 29,000.00 at most, they are paid half, and
/// 49,000.00 are left: 49.00 each.
#[test]
fn documented_losses_first() {
    let file = example("documented-losses-first");
    let found = estimate(&file);
    assert_eq!((&found["pools"][0]["amount"], &found["pools"][0]["factor"]), (&json!("58000.00"), &json!("1")));
    assert_eq!(paid(&found, 0), ["1000.00", "25000.00"]);
    assert_eq!(paid(&found, 1), ["20.00", "20.00", "20.00"]);
    assert_eq!(totals(&found), ["78000.00", "0.00", "78000.00", "0.00"]);
    let loss =
        |file, amount: &str| claimant(file, json!({ "affected": true, "hasLosses": true, "loss": amount }))[0].clone();
    assert_eq!(loss(&file, "5000.00"), "5020.00");
    assert_eq!(loss(&file, "99000.00"), "25020.00");
    assert_eq!(claimant(&file, json!({ "affected": true, "hasLosses": false }))[0], "20.00");
    let short = with(file.clone(), "/plan/pools/0/takes/asNeeded/atMost", json!("29000.00"));
    assert_eq!(paid(&estimate(&short), 0), ["500.00", "12500.00"]);
    assert_eq!(loss(&short, "5000.00"), "2549.00");
    let most = "/plan/pools/0/takes/asNeeded/atMost";
    refused("documented-losses-first", most, json!(60000), "money-not-text", most);
    refused("documented-losses-first", "/groups/1/claimMix", json!(null), "claim-mix-needed", "/groups/1");
    refused(
        "documented-losses-first",
        "/plan/pools/0/pays/0/value/most",
        json!("-1.00"),
        "negative",
        "/plan/pools/0/pays/0/value/most",
    );
}

/// 50 x 10.00 = 500.00 of the first pool's 1,000.00; the other 500.00 go to the second, which holds 1,000.00 then: 10.00
/// for each of 100. If the surplus is kept, the second has 5.00 for each, and 500.00 stay.
#[test]
fn surplus_to_next_pool() {
    let file = example("surplus-to-next-pool");
    let found = estimate(&file);
    assert_eq!((&found["pools"][0]["surplus"], &found["pools"][1]["amount"]), (&json!("500.00"), &json!("1000.00")));
    assert_eq!(totals(&found), ["1500.00", "0.00", "1500.00", "0.00"]);
    assert_eq!(claimant(&file, json!({ "bought": true, "premium": true }))[0], "20.00");
    assert_eq!(claimant(&file, json!({ "bought": true, "premium": false }))[0], "10.00");
    let kept = estimate(&with(file, "/plan/pools/0/surplus", json!("kept")));
    assert_eq!(paid(&kept, 1), ["5.00", "5.00"]);
    assert_eq!(totals(&kept), ["1500.00", "0.00", "1000.00", "500.00"]);
    let name = "surplus-to-next-pool";
    refused(name, "/plan/pools/1/surplus", json!("next-pool"), "no-next-pool", "/plan/pools/1/surplus");
    refused(name, "/plan/pools/0/surplus", json!("everyone"), "unknown-word", "/plan/pools/0/surplus");
}

/// The first fund has 2,000.00. Three losses of 100.00 and one of 900.00, of which 500.00 count, are 800.00; the other
/// 1,200.00 are handed on to the 100 of the first theft: 12.00 each. The second has what is left, 1,000.00: two losses of
/// 100.00, and 800.00 for 50: 16.00 each. Whoever lost 300.00 by the first theft and was in both: 300.00 + 12.00 + 16.00.
///
/// If both losses by the second theft are 900.00, of which 500.00 count, they take all of its fund. If 500.00 were not the
/// most, they would be 1,800.00, and 1,000.00 pays five ninths of each: 500.00 again. The first fund loses nothing by it.
#[test]
fn two_funds() {
    let name = "two-funds";
    let file = example(name);
    let found = estimate(&file);
    let amounts: Vec<_> = found["pools"].as_array().expect("pools").iter().map(|pool| &pool["amount"]).collect();
    assert_eq!(amounts, ["2000.00", "1200.00", "1000.00", "800.00"]);
    assert_eq!(paid(&found, 0), ["100.00", "500.00"]);
    assert_eq!(paid(&found, 1), ["12.00", "12.00", "12.00"]);
    assert_eq!(paid(&found, 2), ["100.00"]);
    assert_eq!(paid(&found, 3), ["16.00", "16.00"]);
    assert_eq!(totals(&found), ["3000.00", "0.00", "3000.00", "0.00"]);
    let both = json!({ "inFirst": true, "firstLoss": "300.00", "inSecond": true, "secondLoss": "0.00" });
    assert_eq!(claimant(&file, both)[0], "328.00");
    assert_eq!(claimant(&file, json!({ "inFirst": false, "inSecond": true, "secondLoss": "0.01" }))[0], "16.01");

    let many = with(file, "/groups/3/claimMix/parts/0/answers/secondLoss", json!("900.00"));
    let unlimited = with(many.clone(), "/plan/pools/2/pays/0/value/most", json!(null));
    for (file, factor) in [(many, "1"), (unlimited, "0.555555")] {
        let found = estimate(&file);
        assert_eq!((&found["pools"][2]["factor"], &found["pools"][2]["surplus"]), (&json!(factor), &json!("0.00")));
        assert_eq!(paid(&found, 2), ["500.00"]);
        assert_eq!(paid(&found, 3), ["0.00", "0.00"]);
        assert_eq!(paid(&found, 1), ["12.00", "12.00", "12.00"]);
    }
    // Without handing on, the shares of the first fund have nothing, and the second has nothing left.
    refused(name, "/plan/pools/2/surplus", json!("kept"), "nothing-left", "/plan/pools/3/takes");
    let kept = estimate(&with(example(name), "/plan/pools/0/surplus", json!("kept")));
    assert_eq!(paid(&kept, 1), ["0.00", "0.00", "0.00"]);
    assert_eq!(totals(&kept), ["3000.00", "0.00", "1800.00", "1200.00"]);
}
