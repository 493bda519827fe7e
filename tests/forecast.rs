//! Forecasts and curves give the same bits as in WebAssembly, and say where a plan cannot be carried out.

mod support;

use prorata::request::{EstimateInput, ForecastOptions};
use serde_json::json;
use support::{calculator, read, settlement, told, typed, with};

/// The vectors are what Node has got from the built package.

#[test]
fn native_code_gives_the_bits_of_webassembly() {
    let inputs = read("tests/vectors/forecast-inputs.json");
    let results = read("tests/vectors/forecast-bits.json");
    let (Some(cases), Some(results)) = (inputs["cases"].as_array(), results.as_array()) else {
        panic!("the vectors are lists");
    };
    assert_eq!(cases.len(), results.len());
    for (case, expected) in cases.iter().zip(results) {
        let path = case["settlement"].as_str().expect("a path");
        let input: EstimateInput = typed(&case["input"]);
        let calculator = calculator(&read(path));
        let forecast =
            calculator.forecast(&input, &typed(&case["forecast"])).unwrap_or_else(|faults| panic!("{path}: {faults}"));
        let forecast = serde_json::to_value(&forecast).expect("a forecast is plain data");
        assert_eq!(forecast, expected["forecast"], "{path}");
        let curve =
            calculator.curve(&input, &typed(&case["curve"])).unwrap_or_else(|faults| panic!("{path}: {faults}"));
        let units = curve.units as f64;
        let all: [(&str, Vec<f64>); 4] = [
            ("x", curve.points.iter().map(|point| point.x as f64 / units).collect()),
            ("payment", curve.points.iter().map(|point| point.payment.cents() as f64).collect()),
            ("low", curve.points.iter().map(|point| point.low.cents() as f64).collect()),
            ("high", curve.points.iter().map(|point| point.high.cents() as f64).collect()),
        ];
        for (key, numbers) in all {
            let expected: Vec<f64> = serde_json::from_value(expected["curve"][key].clone()).expect("numbers");
            assert_eq!(numbers, expected, "{path}: {key}");
        }
    }
}

/// At least 60.00 for each claim: 600.00 for the 10 of the file, which its 1,000.00 hold. For 50 it would be 3,000.00,
/// 2,000.00 more than there is, and so with all claims from 20 on, which is every draw from 20 to 80.
#[test]
fn where_floors_exceed_the_pool_in_every_draw_it_says_what_the_estimate_says() {
    let calculator = calculator(&with(settlement(), "/plan/pools/0/pays/0/floor", json!("60.00")));
    for claims in [json!(50), json!({ "low": 20, "likely": 50, "high": 80 })] {
        let answers = json!({ "state": "NY", "used": true });
        let assumptions = json!({ "claims": { "all": { "count": claims } } });
        let input: EstimateInput = typed(&json!({ "answers": answers, "assumptions": assumptions }));
        let faults = calculator.forecast(&input, &ForecastOptions::default()).expect_err("too little");
        assert_eq!(told(&faults), [("floors-exceed-pool".to_owned(), "/plan/pools/0".to_owned())]);
        assert!(faults.to_string().contains("come to 2000.00 more"), "{faults}");
        assert_eq!(calculator.estimate(&input).expect_err("too little"), faults);
    }
}

/// A draw may leave nothing of the fund, and then it is the floors that exceed the pool. That costs of 2,000.00 are more
/// than the fund of 1,000.00 is what matters.
#[test]
fn where_deductions_exceed_the_fund_in_every_draw_it_says_what_the_estimate_says() {
    let costs = json!([{ "id": "costs", "kind": "costs", "amount": { "fixed": "100.00" }, "basis": "awarded",
        "from": { "sources": ["order"], "confidence": "court-document" } }]);
    let file = with(settlement(), "/plan/pools/0/pays/0/floor", json!("10.00"));
    let calculator = calculator(&with(file, "/deductions", costs));
    let assumptions = json!({ "deductions": { "costs": { "fixed": "2000.00" } } });
    let input: EstimateInput =
        typed(&json!({ "answers": { "state": "NY", "used": true }, "assumptions": assumptions }));
    let faults = calculator.forecast(&input, &ForecastOptions::default()).expect_err("nothing is left");
    assert_eq!(told(&faults), [("deductions-exceed-fund".to_owned(), "/deductions".to_owned())]);
    assert_eq!(calculator.estimate(&input).expect_err("nothing is left"), faults);
}

/// 10 claims share 1,000.00, of which each has 80.00 at most: its cap. Tenth percentile of the cap, a fifth of the way from
/// 60.00 to 80.00: 64.00. Ninetieth, four fifths of the way from there to 100.00: 96.00.
///
/// The tenth percentile of the fund, a fifth of the way from 100.00 to 1,000.00, is 280.00. The floor is likely 40.00, which
/// for 10 claims is 400.00: the plan cannot be carried out, and what the fund does alone is not known. (In the worst case
/// the floors are low, too: 10.00 for the 10 claims. In the best case they are 600.00, of 1,000.00.)
#[test]
fn a_driver_at_whose_ends_the_plan_cannot_be_carried_out_stands_last_without_figures() {
    let range = |low: &str, likely: &str, high: &str| json!({ "low": low, "likely": likely, "high": high });
    let file = with(settlement(), "/fund/gross", range("100.00", "1000.00", "1000.00"));
    let (cap, floor) = (range("60.00", "80.00", "100.00"), range("1.00", "40.00", "60.00"));
    let pays = json!([{ "group": "all", "shares": "1", "cap": cap, "floor": floor }]);
    let calculator = calculator(&with(file, "/plan/pools/0/pays", pays));
    let input = typed(&json!({ "answers": { "state": "NY", "used": true } }));
    let forecast = calculator.forecast(&input, &ForecastOptions::default()).expect("most draws come out");
    assert_eq!(
        serde_json::to_value(&forecast.drivers).expect("plain data"),
        json!([
            { "kind": "plan", "id": null, "range": { "low": "64.00", "high": "96.00" }, "share": "1" },
            { "kind": "fund", "id": null, "range": null, "share": null },
        ])
    );
}
