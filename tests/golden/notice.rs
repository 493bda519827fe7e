//! The running example of docs/settlement-files.md.

use crate::support::with;
use crate::{claimant, estimate, example};
use serde_json::json;

/// 25 % of 4,000,000.00, 100,000.00, 480,000.00 and 20,000.00 leave 2,400,000.00. Likely 10 % of 500,000 buyers claim:
/// 30,000 for one lamp, 15,000 for two, 5,000 for four: 600,000.00 + 600,000.00 + 400,000.00 = 1,600,000.00. The factor is
/// 1.5: 30.00, 60.00, 120.00. At 15 % the values come to the net fund: 20.00 a lamp. At 5 % the factor would be 3, but
/// twice is the most: 40.00 a lamp.
#[test]
fn from_a_notice() {
    let file = example("from-a-notice");
    assert_eq!(estimate(&file)["fund"]["net"], "2400000.00");
    let lamps = |lamps| claimant(&file, json!({ "bought": true, "lamps": lamps }));
    assert_eq!(lamps(1), ["30.00", "20.00", "40.00"]);
    assert_eq!(lamps(2), ["60.00", "40.00", "80.00"]);
    assert_eq!(lamps(4), ["120.00", "80.00", "160.00"]);
    assert_eq!(lamps(9), lamps(4));
    assert_eq!(claimant(&file, json!({ "bought": false })), ["0.00", "0.00", "0.00"]);
    // The guide's step before the claims are a range: 50,000 claims, known exactly.
    let counted = with(file, "/groups/0/claims/number", json!({ "count": 50_000 }));
    assert_eq!(claimant(&counted, json!({ "bought": true, "lamps": 2 })), ["60.00", "60.00", "60.00"]);
}
