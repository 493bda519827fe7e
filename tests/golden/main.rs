//! The files in `examples/`, one for each thing a plan can say. What each must come to is worked out by hand in the
//! comment before its test; the figures are small enough for that. After it stand the neighbours that are no plan: files
//! that differ from the example in one place and must be refused there.

#[path = "../support/mod.rs"]
mod support;

mod answers;
mod claims;
mod fund;
mod limits;
mod notice;
mod pools;
mod record;
mod residual;
mod rounding;
mod weights;

use prorata::Calculator;
use serde_json::{Value as Json, json};
use support::{read, told, value, with};

/// An example file.
pub fn example(name: &str) -> Json {
    read(&format!("examples/{name}.json"))
}

/// The estimate of a plan alone.
pub fn estimate(file: &Json) -> Json {
    support::estimate(file, &json!({}))
}

/// What a claimant with these answers is paid: the likely payment, the least and the most.
pub fn claimant(file: &Json, answers: Json) -> [String; 3] {
    assumed(file, answers, json!({}))
}

/// As [`claimant`], with assumptions instead of the file's figures.
pub fn assumed(file: &Json, answers: Json, assumptions: Json) -> [String; 3] {
    let found = support::estimate(file, &json!({ "answers": answers, "assumptions": assumptions }));
    let claimant = &found["claimant"];
    [&claimant["payment"], &claimant["range"]["low"], &claimant["range"]["high"]].map(text)
}

/// What each claim is likely paid out of a pool, cohort by cohort, those left out that weigh nothing in it.
pub fn paid(found: &Json, pool: usize) -> Vec<String> {
    let cohorts = found["pools"][pool]["cohorts"].as_array().expect("cohorts");
    cohorts
        .iter()
        .filter(|cohort| !["0", "0.00"].contains(&text(&cohort["weight"]).as_str()))
        .map(|cohort| text(&cohort["payment"]))
        .collect()
}

/// gross, deductions, payments, residual.
pub fn totals(found: &Json) -> [String; 4] {
    ["gross", "deductions", "payments", "residual"].map(|key| text(&found["totals"][key]))
}

pub fn text(json: &Json) -> String {
    json.as_str().unwrap_or_else(|| panic!("{json} is not text")).to_owned()
}

/// Changes an example in one place (null takes away what is there), and insists on being refused there with this code.
pub fn refused(name: &str, place: &str, change: Json, code: &str, path: &str) {
    let file = with(example(name), place, change.clone());
    let faults = Calculator::from_value(&value(&file))
        .err()
        .unwrap_or_else(|| panic!("{name} with {place} = {change} was accepted, not refused with {code}"));
    let told = told(&faults);
    assert!(told.contains(&(code.to_owned(), path.to_owned())), "{name} with {place} = {change}: {told:?}");
    for fault in faults.iter() {
        assert!(!fault.message().contains(['{', '}']), "a parameter is missing: {}", fault.message());
    }
}

/// Every example is accepted, is named after its id, and accounts for all its money, at whatever claims rate.
#[test]
fn every_example_accounts_for_all_its_money() {
    let cents = |money: &Json| text(money).replace('.', "").parse::<i128>().expect("cents");
    let mut count = 0;
    for entry in std::fs::read_dir("examples").expect("examples").flatten() {
        let path = entry.path();
        let file = read(path.to_str().expect("a name"));
        assert_eq!(
            Some(format!("{}.json", text(&file["id"]))),
            path.file_name().and_then(|name| name.to_str()).map(str::to_owned)
        );
        count += 1;
        if file["status"] == "rejected" {
            continue;
        }
        let found = estimate(&file);
        let totals = &found["totals"];
        assert_eq!(
            cents(&totals["gross"]),
            cents(&totals["deductions"]) + cents(&totals["payments"]) + cents(&totals["residual"]),
            "{}",
            file["id"]
        );
    }
    assert!(count > 30, "{count} examples");
}
