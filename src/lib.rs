//! What a class-action settlement is likely to pay.
//!
//! A settlement file says what the fund is, what comes out of it, who may claim, and how it is divided. A
//! [`Calculator`] reads it once, with every fault named, and then works out estimates: exactly, in whole cents, with
//! the working and the sources as data.
//!
//! ```
//! use prorata::{Calculator, Value};
//!
//! let read = |text: &str| Value::from_deserializer(&mut serde_json::Deserializer::from_str(text));
//! let file = std::fs::read_to_string("settlements/tiktok-2022.json")?;
//! let calculator = Calculator::new(&read(&file)?)?;
//! let input = read(r#"{ "answers": { "state": "IL", "usedBefore": true, "createdInIllinois": true } }"#)?;
//! let estimate = calculator.estimate(&input)?;
//! let reader = estimate.reader.ok_or("answers were given")?;
//! // Six shares, paid exactly six times one share.
//! assert_eq!(reader.payment.cents(), 6 * estimate.pools[0].cohorts[0].payment.cents());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! The modules stand in the order in which the data goes: settlement file, answers, groups, claims, fund waterfall,
//! weights, factor, cents, division, pools, what comes after, estimate; and the curve, the inverse and the forecast,
//! which carry out the plan many times. Each knows only those before it. Nothing reads a clock, a locale or a network,
//! and no payment is ever decided by a floating-point number.

#![deny(missing_docs)]
// Money: nothing may wrap, nothing may pass through a float, and nothing may panic, since a trap leaves a dead module.
#![deny(clippy::arithmetic_side_effects, clippy::float_arithmetic, clippy::indexing_slicing)]
#![deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::unreachable, clippy::todo)]

mod afterwards;
mod allotment;
mod amount;
pub mod cents;
mod check;
mod claims;
pub mod curve;
mod date;
mod division;
mod eligibility;
pub mod estimate;
pub mod factor;
mod fault;
pub mod forecast;
pub mod input;
mod place;
mod pool;
mod read;
pub mod settlement;
mod shape;
pub mod solve;
mod trial;
mod typical;
mod value;
#[cfg(target_family = "wasm")]
mod wasm;
mod waterfall;
mod weight;
mod write;

pub use amount::{Money, Multiple, Percent, Rate, Shares};
pub use curve::Curve;
pub use date::{Date, PartialDate};
pub use estimate::Estimate;
pub use fault::{Code, Fault, Faults, Overflow};
pub use forecast::Forecast;
pub use input::{CurveOptions, EstimateInput, ForecastOptions, SolveOptions};
pub use read::{Count, Id, Language, Map, Prose, Url};
pub use settlement::Settlement;
pub use solve::Solution;
pub use value::Value;

use place::At;
use read::{Read, read};

/// A settlement, read and checked once, ready for any number of estimates.
#[derive(Debug, Clone)]
pub struct Calculator {
    settlement: Settlement,
}

impl Calculator {
    /// Reads and checks a settlement file.
    ///
    /// # Errors
    ///
    /// All faults of the file (the first hundred), each with its code and its path.
    pub fn new(file: &Value) -> Result<Self, Faults> {
        let mut faults = Faults::default();
        shape::check(Settlement::SHAPE, file, &At::ROOT, &mut faults);
        let settlement = Settlement::take(file);
        let mut meaning = Faults::default();
        check::size(&settlement, &mut meaning);
        if meaning.is_empty() {
            check::check(&settlement, &mut meaning);
        }
        let meaning = check::besides(&faults, meaning);
        faults.append(meaning);
        if faults.is_empty() {
            estimate::check(&settlement, &mut faults)?;
        }
        faults.finish(Some(Self { settlement }))
    }

    /// Ids of the questions to ask a reader who has answered so far as `answers` says, in the order of the file. A
    /// question is asked if its answer can still decide which groups the reader belongs to.
    ///
    /// # Errors
    ///
    /// Faults of the answers: not an object, unknown questions, answers of the wrong kind. The path is into `answers`.
    ///
    /// ```
    /// # use prorata::{Calculator, Value};
    /// # let read = |text: &str| Value::from_deserializer(&mut serde_json::Deserializer::from_str(text));
    /// # let calculator = Calculator::new(&read(&std::fs::read_to_string("settlements/tiktok-2022.json")?)?)?;
    /// // Whether videos were made in Illinois matters only to those who live there.
    /// let asked = calculator.asked(&read(r#"{ "state": "CA", "usedBefore": true }"#)?)?;
    /// assert_eq!(asked.iter().map(|id| id.as_str()).collect::<Vec<_>>(), ["state", "usedBefore"]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn asked(&self, answers: &Value) -> Result<Vec<&Id>, Faults> {
        let mut faults = Faults::default();
        let answers = match answers {
            Value::Null => Some(Map(Vec::new())),
            answers => read(answers, &At::ROOT, &mut faults),
        };
        if let Some(answers) = &answers {
            eligibility::check_answers(&self.settlement, answers, &At::ROOT, &mut faults);
        }
        let answers = faults.finish(answers)?;
        Ok(eligibility::asked(&self.settlement, &answers).0.into_iter().map(|question| &question.id).collect())
    }

    /// Works out an estimate. `input` is an object as [`EstimateInput`] describes, or nothing. Money in the result is in
    /// dollars and cents, counts are whole claims, rates are fractions of one.
    ///
    /// # Errors
    ///
    /// All faults of the answers and assumptions, with paths into `input`; or, with a path into the file, what the
    /// figures come to: no claims, deductions above the fund, floors above a pool, numbers too large to be exact.
    pub fn estimate(&self, input: &Value) -> Result<Estimate<'_>, Faults> {
        estimate::run(&self.settlement, &read_or_none(input, &At::ROOT)?)
    }

    /// Works out what a reader is likely to be paid, as a distribution. `input` is as for [`Calculator::estimate`], with
    /// answers; `options` is an object as [`ForecastOptions`] describes, or nothing.
    ///
    /// # Errors
    ///
    /// As for an estimate; faults of the options have paths that begin with `/options`.
    ///
    /// ```
    /// # use prorata::{Calculator, Value};
    /// # let read = |text: &str| Value::from_deserializer(&mut serde_json::Deserializer::from_str(text));
    /// # let calculator = Calculator::new(&read(&std::fs::read_to_string("settlements/vizio-2019.json")?)?)?;
    /// // Vizio's claims were counted. What would have been forecast before?
    /// let input = read(r#"{ "answers": { "connected": true, "tvs": 1 },
    ///     "assumptions": { "claims": { "buyers": { "forecast": true } } } }"#)?;
    /// let forecast = calculator.forecast(&input, &Value::Null)?;
    /// assert!(forecast.payment.p10 < forecast.payment.p50 && forecast.payment.p50 < forecast.payment.p90);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn forecast(&self, input: &Value, options: &Value) -> Result<Forecast<'_>, Faults> {
        let input = read_or_none(input, &At::ROOT)?;
        forecast::run(&self.settlement, &input, &read_or_none(options, &At::ROOT.key("options"))?)
    }

    /// Works out what a reader is paid along a figure that is assumed. `input` is as for [`Calculator::estimate`], with
    /// answers; `options` is an object as [`CurveOptions`] describes.
    ///
    /// # Errors
    ///
    /// As for an estimate; faults of the options have paths that begin with `/options`.
    ///
    /// ```
    /// # use prorata::{Calculator, Value};
    /// # let read = |text: &str| Value::from_deserializer(&mut serde_json::Deserializer::from_str(text));
    /// # let calculator = Calculator::new(&read(&std::fs::read_to_string("settlements/facebook-bipa-2021.json")?)?)?;
    /// let input = read(r#"{ "answers": { "livedInIllinois": true, "facePhoto": true } }"#)?;
    /// let options = read(r#"{ "over": { "claimsRate": { "from": "0.1", "to": "0.2" } }, "points": 2 }"#)?;
    /// let curve = calculator.curve(&input, &options)?;
    /// // Twice the claims, half the payment, but for what is cut down to the cent.
    /// let [tenth, fifth] = [0, 1].map(|index| curve.points[index].payment.cents());
    /// assert!((0..=1).contains(&(tenth - 2 * fifth)));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn curve(&self, input: &Value, options: &Value) -> Result<Curve, Faults> {
        let input = read_or_none(input, &At::ROOT)?;
        curve::run(&self.settlement, &input, &read_or_none(options, &At::ROOT.key("options"))?)
    }

    /// Works out how many claims would bring a reader a payment. `input` is as for [`Calculator::estimate`], with
    /// answers; `options` is an object as [`SolveOptions`] describes.
    ///
    /// # Errors
    ///
    /// As for an estimate; faults of the options have paths that begin with `/options`.
    ///
    /// ```
    /// # use prorata::{Calculator, Solution, Value};
    /// # let read = |text: &str| Value::from_deserializer(&mut serde_json::Deserializer::from_str(text));
    /// # let calculator = Calculator::new(&read(&std::fs::read_to_string("settlements/facebook-bipa-2021.json")?)?)?;
    /// let input = read(r#"{ "answers": { "livedInIllinois": true, "facePhoto": true } }"#)?;
    /// let Solution::Reached { claims, .. } = calculator.solve(&input, &read(r#"{ "payment": "397.00" }"#)?)? else { panic!() };
    /// // About as many as were paid.
    /// assert!((1_300_000..1_500_000).contains(&claims.get()));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn solve(&self, input: &Value, options: &Value) -> Result<Solution<'_>, Faults> {
        let input = read_or_none(input, &At::ROOT)?;
        solve::run(&self.settlement, &input, &read_or_none(options, &At::ROOT.key("options"))?)
    }
}

/// Reads an object all of whose keys may be left out from nothing, too.
fn read_or_none<T: Read>(value: &Value, at: &At<'_>) -> Result<T, Faults> {
    let mut faults = Faults::default();
    let nothing = Value::Object(Vec::new());
    let value = if *value == Value::Null { &nothing } else { value };
    let value = read(value, at, &mut faults);
    faults.finish(value)
}
