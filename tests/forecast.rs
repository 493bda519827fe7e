//! Forecasts and curves give the same bits as in WebAssembly: the vectors are what Node has got from the built package.

mod support;

use prorata::request::EstimateInput;
use support::{calculator, read, typed};

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
