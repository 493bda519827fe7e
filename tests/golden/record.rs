//! What is known of a settlement besides its plan: what was paid, dates, court, languages, sources. None of it changes
//! an estimate; all of it is checked.

use crate::support::{calculator, told, typed, value, with};
use crate::{estimate, example, paid, refused};
use prorata::Calculator;
use serde_json::json;

/// As in additive-shares: 150 shares of 20.00. What was paid stands beside it and changes nothing.
#[test]
fn outcome() {
    let name = "outcome";
    assert_eq!(paid(&estimate(&example(name)), 0), ["20.00", "120.00"]);
    let at = |key: &str| format!("/outcome/payments/0/{key}");
    refused(name, &at("group"), json!("ohio"), "unknown-group", &at("group"));
    refused(name, &at("amount"), json!("-1.00"), "negative", &at("amount"));
    refused(name, &at("amount"), json!(19.8), "money-not-text", &at("amount"));
    refused(name, &at("round"), json!("first"), "wrong-type", &at("round"));
    refused(name, &at("on"), json!("March 2023"), "bad-date", &at("on"));
    refused(name, &at("on"), json!(null), "missing-key", "/outcome/payments/0");
    refused(name, &at("from/sources"), json!(["hearsay"]), "unknown-source", "/outcome/payments/0/from/sources/0");
    // What nobody has published is said to be so, and is nothing else.
    let unknown = "/outcome/payments/3/amount";
    refused(name, unknown, json!({ "unknown": false }), "wrong-type", &format!("{unknown}/unknown"));
    refused(name, unknown, json!({ "unknown": true, "low": "1.00" }), "unknown-key", &format!("{unknown}/low"));
    refused(name, unknown, json!(null), "missing-key", "/outcome/payments/3");
    // Nothing has been paid before payments are made, and nothing ever under what has failed.
    for status in ["proposed", "claims-open", "claims-closed", "approved", "rejected", "withdrawn", "terminated"] {
        refused(name, "/status", json!(status), "not-paid-yet", "/outcome");
    }
    assert_eq!(paid(&estimate(&with(example(name), "/status", json!("paying"))), 0), ["20.00", "120.00"]);
    // A status that is none does not bring another fault with it.
    let misspelt = Calculator::from_value(&value(&with(example(name), "/status", json!("payed"))));
    assert_eq!(told(&misspelt.expect_err("a fault")), [("unknown-word".to_owned(), "/status".to_owned())]);
}

/// 50 claims for one lamp and 50 for three, $10.00 a lamp: 50 x 10.00 + 50 x 30.00 = 2,000.00, all of the fund. What was
/// expected and what was paid changes nothing.
#[test]
fn expected_and_paid() {
    let name = "expected-and-paid";
    assert_eq!(paid(&estimate(&example(name)), 0), ["10.00", "30.00"]);
    for list in ["/expected", "/outcome/payments"] {
        let whose = if list == "/expected" { 3 } else { 0 };
        let at = |key: &str| format!("{list}/{whose}/{key}");
        refused(name, &at("group"), json!("ohio"), "unknown-group", &at("group"));
        refused(name, &at("amount"), json!("-1.00"), "negative", &at("amount"));
        refused(name, &at("kind"), json!("median"), "unknown-word", &at("kind"));
        refused(name, &at("on"), json!("spring 2022"), "bad-date", &at("on"));
        refused(name, &at("from/sources"), json!(["hearsay"]), "unknown-source", &at("from/sources/0"));
        // One lamp and three are not paid alike: a payment to each is one to somebody.
        refused(name, &at("answers"), json!(null), "claimant-needed", &format!("{list}/{whose}"));
        // An average or a total is nobody's payment.
        refused(name, &at("kind"), json!("average"), "claimant-of-all", &at("answers"));
        refused(name, &at("kind"), json!("total"), "claimant-of-all", &at("answers"));
        refused(name, &at("answers/lamps"), json!(null), "missing-answer", &at("answers/lamps"));
        refused(name, &at("answers/lamps"), json!(4), "too-big", &at("answers/lamps"));
        refused(name, &at("answers/lights"), json!(1), "unknown-question", &at("answers/lights"));
        refused(name, &at("answers"), json!({ "bought": false }), "claimant-not-in-group", &at("answers"));
    }
    refused(name, "/expected/0/by", json!("a neighbour"), "unknown-word", "/expected/0/by");
    refused(name, "/expected/0/by", json!(null), "missing-key", "/expected/0");
    refused(name, "/expected/0/amount", json!({ "unknown": true }), "unknown-key", "/expected/0/amount/unknown");
    refused(name, "/outcome/payments/1/by", json!("court"), "unknown-key", "/outcome/payments/1/by");
}

/// Nobody is paid under a settlement that the court refused: its plan is checked, but nothing is worked out of it.
#[test]
fn rejected() {
    let name = "rejected";
    for status in ["rejected", "withdrawn", "terminated"] {
        let calculator = calculator(&with(example(name), "/status", json!(status)));
        let input = typed(&json!({ "answers": { "bought": true } }));
        let options = typed(&json!({ "over": { "claimsRate": { "from": "0.1", "to": "0.2" } } }));
        let refusals = [
            calculator.estimate(&input).err(),
            calculator.explain(&input).err(),
            calculator.forecast(&input, &typed(&json!({}))).err(),
            calculator.curve(&input, &options).err(),
            calculator.solve(&input, &typed(&json!({ "payment": "50.00" }))).err(),
        ];
        for refusal in refusals {
            let faults = refusal.expect("a refusal");
            assert_eq!(told(&faults), [("no-payment".to_owned(), "/status".to_owned())]);
            assert!(faults.to_string().contains(status), "{faults}");
        }
        // Which questions there are is still said.
        assert_eq!(calculator.asked(&typed(&json!({}))).expect("questions").len(), 1);
    }
    // Were it approved: 1,000.00 over 10 claims.
    assert_eq!(paid(&estimate(&with(example(name), "/status", json!("approved"))), 0), ["100.00"]);
    refused(name, "/groups/0/claims/number", json!({ "count": 0 }), "no-claims", "/plan/pools/0");
    refused(name, "/status", json!("failed"), "unknown-word", "/status");
}

/// 1,000.00 less 25 %, over 10 claims: 75.00.
#[test]
fn court_papers() {
    let name = "court-papers";
    assert_eq!(paid(&estimate(&example(name)), 0), ["75.00"]);
    let bare = |key: &str, place: &str| {
        refused(
            name,
            &format!("/sources/{place}/{key}"),
            json!(null),
            "source-not-findable",
            &format!("/sources/{place}"),
        );
    };
    // A court paper that is on no page is found by its docket and its number there, and by nothing less.
    bare("docket", "agreement");
    bare("document", "agreement");
    // What was printed, by its title and its date.
    bare("title", "gazette");
    bare("date", "gazette");
    // With an address neither is needed, nor is an address with them.
    for (place, key) in
        [("order", "docket"), ("order", "document"), ("order", "title"), ("order", "url"), ("old-page", "title")]
    {
        let without = with(example(name), &format!("/sources/{place}/{key}"), json!(null));
        assert_eq!(paid(&estimate(&without), 0), ["75.00"], "{place}, {key}");
    }
    for address in
        ["example.org/lumen", "ftp://example.org/lumen", "http://", "http://example.org/a b", "javascript:alert(1)", ""]
    {
        refused(name, "/sources/old-page/url", json!(address), "bad-address", "/sources/old-page/url");
    }
    // What becomes a link in any case has https.
    refused(name, "/officialSite", json!("http://example.org"), "not-https", "/officialSite");
}

/// 1,000.00 over 10 claims.
#[test]
fn status_and_dates() {
    let name = "status-and-dates";
    assert_eq!(paid(&estimate(&example(name)), 0), ["100.00"]);
    refused(name, "/status", json!("open"), "unknown-word", "/status");
    refused(name, "/asOf", json!("2024-02-30"), "bad-date", "/asOf");
    refused(name, "/officialSite", json!("http://example.org"), "not-https", "/officialSite");
    refused(name, "/dates/0/event", json!("start"), "unknown-word", "/dates/0/event");
    refused(name, "/dates/0/on", json!("01/01/2020"), "bad-date", "/dates/0/on");
    refused(name, "/dates/0/from", json!(null), "missing-key", "/dates/0");
    refused(name, "/court/case", json!(""), "bad-text", "/court/case");
    // A class period must not end before it begins.
    refused(name, "/dates/1/on", json!("2019-12-31"), "dates-out-of-order", "/dates/0/on");
    refused(name, "/sources/guide/kind", json!("hearsay"), "unknown-word", "/sources/guide/kind");
    refused(name, "/sources/guide/url", json!("example.org"), "bad-address", "/sources/guide/url");
    for zone in
        ["PST", "Pacific", "america/los_angeles", "America/Los Angeles", "America/", "/Etc", "-08:00", "A/B/C/D", ""]
    {
        refused(name, "/dates/4/timeZone", json!(zone), "bad-time-zone", "/dates/4/timeZone");
    }
    for zone in ["US/Pacific", "America/Indiana/Indianapolis", "Etc/GMT+12", "America/Port-au-Prince"] {
        assert_eq!(paid(&estimate(&with(example(name), "/dates/4/timeZone", json!(zone))), 0), ["100.00"]);
    }
    // Only a last day ends somewhere.
    refused(name, "/dates/0/timeZone", json!("America/Los_Angeles"), "not-a-deadline", "/dates/0/timeZone");
    let court = json!({ "kind": "court-document", "publisher": "A court", "url": "https://example.org/order" });
    refused(name, "/sources/order", court, "source-not-used", "/sources/order");
    refused(name, "/fund/from", json!({ "sources": ["guide"], "confidence": "derived" }), "note-needed", "/fund/from");
}

/// 1,000.00 over 10 claims, in any language.
#[test]
fn two_languages() {
    let name = "two-languages";
    assert_eq!(paid(&estimate(&example(name)), 0), ["100.00"]);
    let brazil = with(example(name), "/name/pt-BR", json!("Texto em duas línguas"));
    assert_eq!(paid(&estimate(&brazil), 0), ["100.00"]);
    refused(name, "/name/en", json!(null), "missing-key", "/name");
    refused(name, "/name/english", json!("Text"), "bad-language", "/name/english");
    refused(name, "/name/es", json!("uno\u{202e}dos"), "bad-text", "/name/es");
    refused(name, "/name", json!("Text"), "wrong-type", "/name");
}
