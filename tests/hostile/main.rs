//! Hostile files: too large, too deep, in circles, with text that deceives. Each is refused with a code and a place, or
//! worked out exactly.

#[path = "../support/mod.rs"]
mod support;

mod large;
mod limits;
mod spoilt;

use prorata::request::EstimateInput;
use prorata::{Calculator, Faults, FromValue, Unreadable, Value};
use serde_json::{Value as Json, json};
use support::{refusal, settlement, told, with};

/// Plain data out of the text of a file, which can say a key twice.
fn parse(text: &str) -> Result<Value, Unreadable<serde_json::Error>> {
    Value::from_json(text)
}

/// Control characters, those that change the direction of the text around them, break its lines or stay unseen.
const DECEIVING: &[char] = &[
    '\0',
    '\u{7}',
    '\n',
    '\r',
    '\u{1b}',
    '\u{7f}',
    '\u{85}',
    '\u{9b}',
    '\u{200e}',
    '\u{200f}',
    '\u{202a}',
    '\u{202b}',
    '\u{202c}',
    '\u{202d}',
    '\u{202e}',
    '\u{2066}',
    '\u{2067}',
    '\u{2068}',
    '\u{2069}',
    '\u{feff}',
    '\u{61c}',
    '\u{2028}',
    '\u{2029}',
    '\u{206a}',
    '\u{206f}',
    '\u{e0001}',
    '\u{e0061}',
    '\u{e007f}',
];

/// The faults of a file. However large or deceiving it is, there are few, and they are short and plain.
fn faults(file: &Value) -> Faults {
    let faults = Calculator::from_value(file).expect_err("a hostile file is refused");
    assert!((1..=100).contains(&faults.iter().count()));
    for fault in faults.iter() {
        let shown = fault.to_string();
        assert!(shown.len() < 5_000, "{} bytes", shown.len());
        assert!(!shown.contains(DECEIVING), "{shown:?}");
    }
    faults
}

fn assert_refused(file: &Value, code: &str, path: &str) {
    let told = told(&faults(file));
    assert!(told.contains(&(code.to_owned(), path.to_owned())), "{code} at {path:?} is not among {told:?}");
}

/// A settlement with another value at a place is refused there.
fn refused(place: &str, change: Json, code: &str) {
    assert_refused(&support::value(&with(settlement(), place, change)), code, place);
}

fn accepted(file: &Json) -> Calculator {
    let calculator = support::calculator(file);
    assert!(calculator.estimate(&EstimateInput::default()).is_ok(), "a file is checked with its own figures");
    calculator
}

#[test]
fn text_has_an_end() {
    // Two bytes each: it is bytes that count.
    accepted(&with(settlement(), "/name/en", json!("é".repeat(5_000))));
    refused("/name/en", json!("é".repeat(5_001)), "bad-text");
    // As long as a text can come in at all.
    let huge = "x".repeat(990_000);
    for place in ["/name/en", "/court/case", "/sources/order/publisher"] {
        refused(place, json!(huge), "bad-text");
    }
    refused("/sources/order/url", json!(format!("https://example.org/{huge}")), "bad-address");
    refused("/officialSite", json!(format!("https://example.org/{huge}")), "not-https");
    refused("/id", json!(huge), "bad-id");
    refused("/status", json!(huge), "unknown-word");
    refused("/asOf", json!("2".repeat(990_000)), "bad-date");
    refused("/fund/gross", json!(format!("{}.00", "9".repeat(990_000))), "bad-money");
    refused("/fund/gross", json!(format!("1.{}", "0".repeat(990_000))), "bad-money");
    refused("/plan/pools/0/pays/0/shares", json!(format!("1.{}", "0".repeat(990_000))), "bad-shares");
    assert_refused(&Value::Text("x".repeat(20_000_000)), "wrong-type", "");
}

/// A million characters, in whatever texts and keys they lie. Those that JavaScript counts as two are two.
#[test]
fn all_text_together_has_an_end() {
    let read = |text: String| parse(&text).map(drop).map_err(|error| told(&refusal(error)));
    let beyond = Err(vec![("too-much-text".to_owned(), String::new())]);
    let (most, more) = ("x".repeat(1_000_000), "x".repeat(1_000_001));
    assert_eq!(read(format!(r#""{most}""#)), Ok(()));
    assert_eq!(read(format!(r#""{more}""#)), beyond);
    assert_eq!(read(format!(r#"{{"{most}":1}}"#)), Ok(()));
    assert_eq!(read(format!(r#"{{"{more}":1}}"#)), beyond);
    let half = "é".repeat(499_999);
    assert_eq!(read(format!(r#"{{"k":["{half}","{half}","x"]}}"#)), Ok(()));
    assert_eq!(read(format!(r#"{{"k":["{half}","{half}","xx"]}}"#)), beyond);
    let pairs = "💶".repeat(500_000);
    assert_eq!(read(format!(r#"["{pairs}"]"#)), Ok(()));
    assert_eq!(read(format!(r#"["{pairs}","x"]"#)), beyond);
}

#[test]
fn nesting_has_an_end() {
    let nested = |levels: u32| {
        let condition = (0..levels).fold(json!({ "question": "used", "is": true }), |inner, _| json!({ "not": inner }));
        with(settlement(), "/groups/0/eligibleIf", condition).to_string()
    };
    // The condition stands at the third level, and its answer one below: the 32nd.
    assert!(Calculator::from_value(&parse(&nested(28)).expect("32 levels")).is_ok());
    let endless = |bracket: &str| bracket.repeat(5_000_000);
    for text in [nested(29), nested(100), endless("["), endless("{\"a\":"), endless("[[{\"not\":")] {
        let error = parse(&text).expect_err("too deep");
        assert_eq!(told(&refusal(error)), [("too-deep".to_owned(), String::new())]);
    }
}

#[test]
fn what_is_no_file_is_refused() {
    for text in ["", "{", "[1,", "nul", "{\"a\":}", "\"\\ud800\"", "1e999999"] {
        let error = parse(text).expect_err("not JSON");
        assert!(matches!(error, Unreadable::Format(_)), "{text}: {error:?}");
    }
    for value in [Value::Null, Value::Bool(true), Value::Whole(i64::MIN), Value::Inexact, Value::List(Vec::new())] {
        assert_refused(&value, "wrong-type", "");
    }
    assert_refused(&Value::Object(Vec::new()), "missing-key", "");
}

#[test]
fn groups_in_a_circle_are_refused() {
    let circle = |size: usize| {
        let group = settlement()["groups"][0].clone();
        let groups = (0..size).map(|index| {
            let within = (index + 1) % size;
            with(with(group.clone(), "/id", json!(format!("g{index}"))), "/within", json!(format!("g{within}")))
        });
        let file = with(settlement(), "/groups", groups.collect());
        with(file, "/plan/pools/0/pays", json!([{ "group": "g0", "shares": "1" }]))
    };
    // All but the last stand before the group that they lie within.
    for size in [1, 2, 3, 50, 100] {
        let told = told(&faults(&support::value(&circle(size))));
        let circular = told.iter().filter(|(code, _)| code == "within-not-earlier").count();
        assert_eq!(circular, if size == 1 { 1 } else { size - 1 }, "{told:?}");
        assert_eq!(told[0], ("within-not-earlier".to_owned(), "/groups/0/within".to_owned()));
    }
    // Within itself by an id that is there twice.
    let twice = with(settlement(), "/groups/1/id", json!("all"));
    let told = told(&faults(&support::value(&twice)));
    for (code, path) in [("duplicate-id", "/groups/1/id"), ("within-not-earlier", "/groups/1/within")] {
        assert!(told.contains(&(code.to_owned(), path.to_owned())), "{told:?}");
    }
    // A question that depends on itself, or on one that depends on it.
    let on = |id: &str| json!({ "question": id, "is": true });
    let questions = with(with(settlement(), "/questions/1/askIf", on("created")), "/questions/2/askIf", on("used"));
    assert_refused(&support::value(&questions), "ask-if-not-earlier", "/questions/1/askIf");
    refused("/questions/1/askIf", on("used"), "ask-if-not-earlier");
}

#[test]
fn no_id_is_used_twice() {
    let from = json!({ "sources": ["order"], "confidence": "news" });
    let text = json!({ "en": "Text" });
    let mut file = settlement();
    let deduction =
        json!({ "id": "fees", "kind": "taxes", "amount": { "fixed": "1.00" }, "basis": "awarded", "from": from });
    file["deductions"] = json!([deduction, deduction]);
    let scenario = json!({ "id": "approved", "name": text, "gross": "1000.00", "from": from });
    file["fund"]["gross"] = json!({ "scenarios": [scenario, scenario, scenario] });
    let option = json!({ "id": "small", "name": text });
    let choice = json!({ "id": "size", "kind": "choice", "ask": text, "options": [option, option] });
    file["questions"].as_array_mut().expect("questions").extend([choice.clone(), choice]);
    for list in ["/groups", "/plan/pools"] {
        let list = file.pointer_mut(list).and_then(Json::as_array_mut).expect("a list");
        list.push(list[0].clone());
    }
    let told = told(&faults(&support::value(&file)));
    for place in [
        "/groups/2/id",
        "/questions/4/id",
        "/questions/3/options/1/id",
        "/plan/pools/1/id",
        "/deductions/1/id",
        "/fund/gross/scenarios/1/id",
        "/fund/gross/scenarios/2/id",
    ] {
        assert!(told.contains(&("duplicate-id".to_owned(), place.to_owned())), "{place} is not among {told:?}");
    }
}

/// What only the text of a file can say.
#[test]
fn no_key_is_written_twice() {
    let source = settlement()["sources"]["order"].to_string();
    for (once, twice, code, path) in [
        (r#""status":"paid""#, r#""status":"paid","status":"paid""#.to_owned(), "duplicate-id", "/status"),
        (r#""gross":"1000.00""#, r#""gross":"1000.00","gross":"9.00""#.to_owned(), "duplicate-id", "/fund/gross"),
        (r#""gross":"1000.00""#, r#""gross":null,"gross":"9.00""#.to_owned(), "duplicate-id", "/fund/gross"),
        (r#"{"count":10}"#, r#"{"count":10,"count":9}"#.to_owned(), "one-key-needed", "/groups/0/claims/number"),
        (
            r#"{"count":10}"#,
            r#"{"count":{"low":1,"low":2,"high":9}}"#.to_owned(),
            "duplicate-id",
            "/groups/0/claims/number/count/low",
        ),
        (
            r#""summary":{"en":"Text"}"#,
            r#""summary":{"en":"Text","en":"Other"}"#.to_owned(),
            "duplicate-id",
            "/summary/en",
        ),
        (r#""sources":{"#, format!(r#""sources":{{"order":{source},"#), "duplicate-id", "/sources/order"),
    ] {
        let text = settlement().to_string();
        assert!(text.contains(once), "{once} is not in {text}");
        assert_refused(&parse(&text.replacen(once, &twice, 1)).expect("JSON"), code, path);
    }
}

#[test]
fn text_that_deceives_is_refused() {
    for deceiving in DECEIVING {
        let text = json!(format!("pay{deceiving}ment"));
        for place in ["/name/en", "/court/case", "/sources/order/publisher", "/groups/1/description/en"] {
            refused(place, text.clone(), "bad-text");
        }
        for place in ["/id", "/groups/0/id", "/questions/0/id", "/plan/pools/0/id", "/groups/1/within"] {
            refused(place, text.clone(), "bad-id");
        }
        for (place, code) in [("/status", "unknown-word"), ("/fund/gross", "bad-money"), ("/asOf", "bad-date")] {
            refused(place, text.clone(), code);
        }
        refused("/officialSite", json!(format!("https://example.org/{deceiving}")), "not-https");
        // The place is told without them.
        let file = |key: &str| support::value(&with(settlement(), &format!("{key}{deceiving}"), json!("Text")));
        assert_refused(&file("/fund"), "unknown-key", "/fund");
        assert_refused(&file("/name/en"), "bad-language", "/name/en");
    }
    for id in ["", " all", "-all", "1", "a_b", "a.b", "a/b", "ä", "all\u{301}", "аll", &"a".repeat(65)] {
        refused("/groups/0/id", json!(id), "bad-id");
    }
    let long = "a".repeat(64);
    let file = with(settlement(), "/plan/pools/0/id", json!(long));
    accepted(&file);
}

/// Nor does an answer or an assumption stand there twice.
#[test]
fn nothing_is_answered_or_assumed_twice() {
    let calculator = accepted(&settlement());
    for (input, path) in [
        (r#"{ "answers": { "state": "IL", "used": true, "used": false } }"#, "/answers/used"),
        (r#"{ "answers": {}, "answers": {} }"#, "/answers"),
        (
            r#"{ "assumptions": { "claims": { "all": { "count": 9 }, "all": { "count": 5 } } } }"#,
            "/assumptions/claims/all",
        ),
    ] {
        let faults = EstimateInput::from_value(&parse(input).expect("JSON"))
            .and_then(|input| calculator.estimate(&input))
            .expect_err("said twice");
        assert_eq!(told(&faults), [("duplicate-id".to_owned(), path.to_owned())]);
    }
}

#[test]
fn long_keys_are_not_repeated() {
    let long = "k".repeat(490_000);
    let keys = Json::Object((0..200).map(|index| (format!("a{index}"), json!(1))).collect());
    let file =
        with(with(settlement(), "/sources", json!({ long.as_str(): keys })), "/name", json!({ long.as_str(): "x" }));
    assert_eq!(faults(&support::value(&file)).iter().count(), 100);
    assert_refused(
        &support::value(&with(settlement(), &format!("/{long}"), json!(1))),
        "unknown-key",
        &format!("/{}", &long[..300]),
    );
}

#[test]
fn a_hundred_faults_tell_enough() {
    let mut groups = settlement()["groups"].clone();
    let list = groups.as_array_mut().expect("groups");
    *list = vec![json!({ "id": "\u{202e}", "a": 1, "b": 2 }); 1_000];
    assert_eq!(faults(&support::value(&with(settlement(), "/groups", groups))).iter().count(), 100);
}
