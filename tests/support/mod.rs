//! What the integration tests share.
#![allow(dead_code, reason = "each test file uses a part of it")]

use prorata::factor::Cohort;
use prorata::{Calculator, Count, Faults, FromValue, Money, Unreadable, Value, Weight};
use serde_json::{Value as Json, json};

/// Plain data for the core.
pub fn value(json: &Json) -> Value {
    Value::from_deserializer(json).expect("JSON is plain data")
}

/// Typed input, whose form must be right.
pub fn typed<T: FromValue>(json: &Json) -> T {
    T::from_value(&value(json)).unwrap_or_else(|faults| panic!("{json}: {faults}"))
}

pub fn read(path: &str) -> Json {
    let text = std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{path}: {error}"));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// A small valid settlement: $1,000.00, two groups one within the other, 10 claims of 100 members and 4 of 20.
pub fn settlement() -> Json {
    let text = json!({ "en": "Text" });
    let from = json!({ "sources": ["order"], "confidence": "court-document" });
    json!({
        "id": "example", "name": text, "summary": text, "status": "paid", "asOf": "2024",
        "court": { "name": "A court", "case": "A v. B", "from": from },
        "dates": [],
        "fund": { "gross": "1000.00", "from": from },
        "deductions": [],
        "questions": [
            { "id": "state", "kind": "state", "ask": text },
            { "id": "used", "kind": "yes-no", "ask": text },
            { "id": "created", "kind": "yes-no", "ask": text, "askIf": { "question": "state", "is": "IL" } }
        ],
        "groups": [
            { "id": "all", "name": text, "description": text, "members": { "count": 100, "from": from },
              "eligibleIf": { "question": "used", "is": true },
              "claims": { "number": { "count": 10 }, "stage": "valid", "from": from } },
            { "id": "some", "name": text, "description": text, "within": "all", "members": { "count": 20, "from": from },
              "eligibleIf": { "all": [{ "question": "state", "is": "IL" }, { "question": "created", "is": true }] },
              "claims": { "number": { "count": 4 }, "stage": "valid", "from": from } }
        ],
        "plan": { "pools": [
            { "id": "main", "takes": "remainder", "pays": [{ "group": "all", "shares": "1" }, { "group": "some", "shares": "5" }] }
        ], "from": from },
        "sources": { "order": { "kind": "court-document", "publisher": "A court", "url": "https://example.org/order" } }
    })
}

/// `json` with the value at a JSON Pointer put in, replaced, or (with null) taken away.
pub fn with(mut json: Json, path: &str, value: Json) -> Json {
    let (outer, key) = path.rsplit_once('/').expect("a path begins with a slash");
    match json.pointer_mut(outer).unwrap_or_else(|| panic!("nothing at {outer}")) {
        Json::Array(list) => match key.parse::<usize>() {
            Ok(index) if index < list.len() => list[index] = value,
            _ => list.push(value),
        },
        Json::Object(object) if value.is_null() => drop(object.remove(key)),
        Json::Object(object) => drop(object.insert(key.to_owned(), value)),
        other => panic!("{outer} is {other}"),
    }
    json
}

pub fn calculator(settlement: &Json) -> Calculator {
    Calculator::from_value(&value(settlement)).unwrap_or_else(|faults| panic!("{faults}"))
}

/// The estimate as a front end gets it.
pub fn estimate(settlement: &Json, input: &Json) -> Json {
    let calculator = calculator(settlement);
    let estimate = calculator.estimate(&typed(input)).unwrap_or_else(|faults| panic!("{faults}"));
    serde_json::to_value(&estimate).expect("an estimate is plain data")
}

/// The steps that explain the estimate of a plan alone.
pub fn steps(settlement: &Json) -> Vec<Json> {
    steps_for(settlement, &json!({}))
}

/// The steps that explain an estimate.
pub fn steps_for(settlement: &Json, input: &Json) -> Vec<Json> {
    let calculator = calculator(settlement);
    let explanation = calculator.explain(&typed(input)).unwrap_or_else(|faults| panic!("{faults}"));
    let explanation = serde_json::to_value(&explanation).expect("an explanation is plain data");
    explanation["steps"].as_array().expect("steps").clone()
}

/// Why something was refused that keeps to its format.
pub fn refusal<E: std::fmt::Debug>(unreadable: Unreadable<E>) -> Faults {
    match unreadable {
        Unreadable::Refused(faults) => faults,
        Unreadable::Format(error) => panic!("{error:?}"),
    }
}

/// Code and path of each fault.
pub fn told(faults: &Faults) -> Vec<(String, String)> {
    let text = |code| serde_json::to_value(code).expect("a code is text").as_str().unwrap_or_default().to_owned();
    faults.iter().map(|fault| (text(fault.code()), fault.path().to_owned())).collect()
}

pub fn cents(cents: i64) -> Money {
    Money::from_cents(cents)
}

pub fn count(count: i64) -> Count {
    Count::new(count).unwrap_or_else(|| panic!("{count} is no count"))
}

/// Claims alike, with limits in cents.
pub fn cohort(claims: i64, weight: i64, floor: i64, cap: Option<i64>) -> Cohort {
    Cohort { claims: count(claims), weight: Weight::new(weight), floor: cents(floor), cap: cap.map(cents) }
}

/// Places of everything within a value, as JSON Pointers.
pub fn places(json: &Json, at: &str, all: &mut Vec<String>) {
    let children: Vec<(String, &Json)> = match json {
        Json::Object(object) => {
            object.iter().map(|(key, value)| (key.replace('~', "~0").replace('/', "~1"), value)).collect()
        }
        Json::Array(list) => list.iter().enumerate().map(|(index, value)| (index.to_string(), value)).collect(),
        _ => Vec::new(),
    };
    for (key, value) in children {
        let place = format!("{at}/{key}");
        places(value, &place, all);
        all.push(place);
    }
}
