//! Every example file, spoilt at random: read without a panic, and either worked out to the cent or refused with a place.

use crate::limits::sums;
use crate::support::{places, read, told, typed, value};
use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use prorata::request::EstimateInput;
use prorata::{Calculator, Faults, FromValue};
use serde_json::{Value as Json, json};

/// A change to a file. Each number picks one of what there is to pick from.
#[derive(Debug, Clone)]
enum Change {
    /// A key or an entry goes.
    Delete(prop::sample::Index),
    /// A value becomes another of its type.
    Replace(prop::sample::Index, prop::sample::Index),
    /// An entry of a list stands there twice, or a key's value also under another key of its object.
    Repeat(prop::sample::Index, prop::sample::Index),
}

fn change() -> impl Strategy<Value = Change> {
    let index = any::<prop::sample::Index>;
    prop_oneof![
        index().prop_map(Change::Delete),
        (index(), index()).prop_map(|(at, to)| Change::Replace(at, to)),
        (index(), index()).prop_map(|(at, to)| Change::Repeat(at, to)),
    ]
}

/// Texts that mean something somewhere, besides those of the file.
const TEXTS: &[&str] = &[
    "",
    "0.00",
    "0.01",
    "-1.00",
    "1.00",
    "10000000000000.00",
    "0",
    "1",
    "0.5",
    "0.000000001",
    "100",
    "IL",
    "none",
    "2019-02-29",
    "2020-02-29",
    "9999-12-31",
    "en",
    "small",
    "remainder",
    "court-document",
    "terminated",
    "average",
    "https://example.org",
    "\u{202e}",
];
/// Settlements under which nobody is paid.
const FAILED: &[&str] = &["rejected", "withdrawn", "terminated"];
const COUNTS: &[i64] = &[-1, 0, 1, 2, 3, 12, 1_000, 10_000_000_000, i64::MAX];

fn replacement(old: &Json, file: &Json, to: prop::sample::Index) -> Json {
    match old {
        Json::Bool(old) => json!(!old),
        Json::Number(_) => json!(to.get(COUNTS)),
        Json::String(_) => {
            let mut all = Vec::new();
            places(file, "", &mut all);
            let own = all.iter().filter_map(|place| file.pointer(place).and_then(Json::as_str));
            let texts: Vec<&str> = own.chain(TEXTS.iter().copied()).collect();
            json!(to.get::<&str>(&texts))
        }
        Json::Array(list) => match to.index(3) {
            0 => json!([]),
            1 => list.iter().rev().cloned().collect(),
            _ => list.iter().chain(list).cloned().collect(),
        },
        Json::Object(_) => {
            let mut all = Vec::new();
            places(file, "", &mut all);
            let objects: Vec<&Json> =
                all.iter().filter_map(|place| file.pointer(place)).filter(|json| json.is_object()).collect();
            (*to.get::<&Json>(&objects)).clone()
        }
        Json::Null => Json::Null,
    }
}

fn spoil(mut file: Json, change: &Change) -> Json {
    let mut all = Vec::new();
    places(&file, "", &mut all);
    if all.is_empty() {
        return file;
    }
    let (Change::Delete(at) | Change::Replace(at, _) | Change::Repeat(at, _)) = change;
    let place = at.get::<String>(&all);
    let old = file.pointer(place).expect("a place in the file").clone();
    let (outer, key) = place.rsplit_once('/').expect("a pointer");
    let whole = file.clone();
    let holder = file.pointer_mut(outer).expect("what holds it");
    match (change, holder) {
        (Change::Delete(_), Json::Array(list)) => drop(list.remove(key.parse::<usize>().expect("an index"))),
        (Change::Delete(_), Json::Object(object)) => drop(object.remove(key)),
        (Change::Replace(_, to), holder) => {
            let new = replacement(&old, &whole, *to);
            match holder {
                Json::Array(list) => list[key.parse::<usize>().expect("an index")] = new,
                holder => holder[key] = new,
            }
        }
        (Change::Repeat(..), Json::Array(list)) => list.push(old),
        (Change::Repeat(_, to), Json::Object(object)) => {
            let keys: Vec<String> = object.keys().cloned().collect();
            object.insert(to.get::<String>(&keys).clone(), old);
        }
        _ => {}
    }
    file
}

/// An answer to every question.
fn answers(file: &Json) -> Json {
    let questions = file["questions"].as_array().expect("questions");
    let answer = |question: &Json| {
        let answer = match question["kind"].as_str() {
            Some("yes-no") => json!(true),
            Some("state") => json!("IL"),
            Some("choice") => question["options"][0]["id"].clone(),
            Some("number") => json!(question["most"].as_u64().map_or(1_000_000, |most| most.min(1_000_000))),
            Some("date") => json!("2020-02-29"),
            _ => json!("123456.78"),
        };
        (question["id"].as_str().expect("an id").to_owned(), answer)
    };
    Json::Object(questions.iter().map(answer).collect())
}

/// Reads a file and works it out, should it be accepted.
fn try_file(file: &Json) -> Result<(), TestCaseError> {
    match Calculator::from_value(&value(file)) {
        Ok(calculator) => {
            let estimate = calculator.estimate(&EstimateInput::default());
            if file["status"].as_str().is_some_and(|status| FAILED.contains(&status)) {
                let faults = estimate.err().ok_or_else(|| TestCaseError::fail("worked out what nobody is paid"))?;
                prop_assert_eq!(told(&faults), [("no-payment".to_owned(), "/status".to_owned())]);
                return Ok(());
            }
            let estimate = estimate.map_err(|faults| TestCaseError::fail(format!("accepted, and then {faults}")))?;
            let estimate = serde_json::to_value(&estimate).expect("plain data");
            sums(&estimate).map_err(TestCaseError::fail)?;
            // To a claimant the same holds: paid, or told what is wrong with the answers.
            let input = json!({ "answers": answers(file) });
            match EstimateInput::from_value(&value(&input)).and_then(|input| calculator.estimate(&input)) {
                Ok(estimate) => {
                    let estimate = serde_json::to_value(&estimate).expect("plain data");
                    sums(&estimate).map_err(TestCaseError::fail)?;
                    prop_assert!(estimate["claimant"]["payment"].is_string());
                    look_ahead(&calculator, &typed(&input))?;
                }
                Err(faults) => told_where(&faults)?,
            }
            Ok(())
        }
        Err(faults) => told_where(&faults),
    }
}

/// Forecast, curve and inverse, for a claimant who can be paid: they come out, or say what is wrong.
fn look_ahead(calculator: &Calculator, input: &EstimateInput) -> Result<(), TestCaseError> {
    let forecast = calculator.forecast(input, &typed(&json!({ "draws": 20 })));
    if let Ok(forecast) = &forecast {
        prop_assert!(forecast.payment.p10 <= forecast.payment.p50 && forecast.payment.p50 <= forecast.payment.p90);
    }
    forecast.map(|_| ()).or_else(|faults| told_where(&faults))?;
    let over = json!({ "over": { "claimsRate": { "from": "0.001", "to": "1" } }, "points": 5, "spacing": "log" });
    calculator.curve(input, &typed(&over)).map(|_| ()).or_else(|faults| told_where(&faults))?;
    calculator.solve(input, &typed(&json!({ "payment": "1.00" }))).map(|_| ()).or_else(|faults| told_where(&faults))
}

fn told_where(faults: &Faults) -> Result<(), TestCaseError> {
    prop_assert!(faults.iter().next().is_some());
    for fault in faults.iter() {
        prop_assert!(!fault.path().is_empty() || !fault.message().is_empty());
        prop_assert!(!fault.message().contains(['{', '}']), "{}", fault.message());
    }
    Ok(())
}

#[test]
fn a_spoilt_example_is_refused_or_worked_out_to_the_cent() {
    let changes = prop::collection::vec(change(), 1..=3);
    let entries = std::fs::read_dir("examples").expect("the examples");
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("an example").path()).collect();
    paths.sort();
    for path in paths {
        let path = path.to_str().expect("a name");
        let original = read(path);
        try_file(&original).unwrap_or_else(|error| panic!("{path}: {error}"));
        let config = ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() };
        let result =
            TestRunner::new(config).run(&changes, |changes| try_file(&changes.iter().fold(original.clone(), spoil)));
        result.unwrap_or_else(|error| panic!("{path}: {error}"));
    }
}
