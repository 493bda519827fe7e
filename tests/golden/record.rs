//! What is known of a settlement besides its plan: what was paid, dates, court, languages, sources. None of it changes
//! an estimate; all of it is checked.

use crate::support::with;
use crate::{estimate, example, paid, refused};
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
    refused(name, "/sources/guide/url", json!("example.org"), "not-https", "/sources/guide/url");
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
