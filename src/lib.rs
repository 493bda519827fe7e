//! What a class-action settlement is likely to pay.
//!
//! A settlement file says what the fund is, what comes out of it, who may claim, and how it is divided. A
//! [`Calculator`] reads it once, with every fault named, and then works out estimates: exactly, in whole cents, with
//! the working and the sources as data.
//!
//! ```
//! use prorata::{Calculator, FromValue, request::EstimateInput};
//!
//! let calculator = Calculator::from_json(&std::fs::read_to_string("settlements/tiktok-2022.json")?)?;
//! let input = EstimateInput::from_json(r#"{ "answers": { "state": "NY", "usedBefore": true } }"#)?;
//! let claimant = calculator.estimate(&input)?.claimant.ok_or("answers were given")?;
//! assert_eq!(claimant.payment.to_string(), "27.84");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! The modules stand in the order in which the data goes, and each knows only those before it:
//!
//! ```text
//! error -> number -> settlement -> validate -> plan -> answers -> claims -> requested -> fund -> allocation
//!     -> estimate -> forecast -> wasm
//! ```
//!
//! Nothing reads a clock, a locale or a network, and no payment is ever decided by a floating-point number.

#![deny(missing_docs)]
// Money: nothing may wrap, nothing may pass through a float, and nothing may panic, since a trap leaves a dead module.
#![deny(clippy::arithmetic_side_effects, clippy::float_arithmetic, clippy::indexing_slicing)]
#![deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::unreachable, clippy::todo)]

mod allocation;
mod answers;
mod claims;
mod error;
pub mod estimate;
pub mod forecast;
mod fund;
mod number;
mod plan;
mod requested;
pub mod settlement;
mod validate;
#[cfg(target_family = "wasm")]
mod wasm;

pub use allocation::factor;
pub use error::{Code, Fault, Faults};
pub use estimate::{Estimate, explain::Explanation};
pub use forecast::{Forecast, curve::Curve, inverse::Solution};
pub use number::{
    Count, Date, Fraction, Money, Multiple, Overflow, PartialDate, Percent, Rate, Shares, Weight, checked,
    largest_remainder,
};
pub use settlement::value::{Unreadable, Value};
pub use settlement::{Answer, Id, Map, Settlement, request};

use error::Path;
use plan::Plan;
use request::{CurveOptions, EstimateInput, ForecastOptions, SolveOptions};
use settlement::decode::{Decode, decode};
use settlement::{Status, shape};

/// A settlement, read and checked once, ready for any number of estimates.
#[derive(Debug, Clone)]
pub struct Calculator {
    plan: Plan,
    status: Status,
}

/// What can be read from plain data, such as JSON.
pub trait FromValue: Sized {
    /// Reads it.
    ///
    /// # Errors
    ///
    /// All faults of its form, with paths into `value`; in options the paths begin with `/options`.
    fn from_value(value: &Value) -> Result<Self, Faults>;

    /// Reads it from JSON text.
    ///
    /// # Errors
    ///
    /// As [`FromValue::from_value`]; a mistake in the JSON itself with its line and column.
    #[cfg(feature = "json")]
    fn from_json(text: &str) -> Result<Self, Unreadable<serde_json::Error>> {
        Ok(Self::from_value(&Value::from_json(text)?)?)
    }
}

macro_rules! from_value {
    ($($(#[$meta:meta])* $name:ty, $path:expr);* $(;)?) => {
        $(
            impl FromValue for $name {
                fn from_value(value: &Value) -> Result<Self, Faults> {
                    // Nothing is an object all of whose keys are left out.
                    let nothing = Value::Object(Vec::new());
                    decode(if *value == Value::Null { &nothing } else { value }, &$path)
                }
            }
        )*
    };
}

from_value! {
    Settlement, Path::ROOT;
    EstimateInput, Path::ROOT;
    Map<Id, Answer>, Path::ROOT;
    ForecastOptions, Path::ROOT.key("options");
    CurveOptions, Path::ROOT.key("options");
    SolveOptions, Path::ROOT.key("options");
}

impl Calculator {
    /// Checks a settlement.
    ///
    /// # Errors
    ///
    /// All that is wrong with its meaning (the first hundred faults), each with its code and its path in the file.
    pub fn new(settlement: Settlement) -> Result<Self, Faults> {
        let mut faults = Faults::default();
        validate::size(&settlement, &mut faults);
        if faults.is_empty() {
            validate::check(&settlement, &mut faults);
        }
        validate::besides(&Faults::default(), faults).or(())?;
        Self::resolved(settlement)
    }

    /// Reads and checks a settlement file.
    ///
    /// # Errors
    ///
    /// All faults of the file (the first hundred), each with its code and its path.
    pub fn from_value(file: &Value) -> Result<Self, Faults> {
        let mut faults = Faults::default();
        shape::check(Settlement::SHAPE, file, &Path::ROOT, &mut faults);
        let settlement = Settlement::decode(file);
        let mut meaning = Faults::default();
        validate::size(&settlement, &mut meaning);
        if meaning.is_empty() {
            validate::check(&settlement, &mut meaning);
        }
        let meaning = validate::besides(&faults, meaning);
        faults.append(meaning);
        faults.or(())?;
        Self::resolved(settlement)
    }

    /// Reads and checks a settlement file from JSON text.
    ///
    /// # Errors
    ///
    /// As [`Calculator::from_value`]; a mistake in the JSON itself with its line and column.
    #[cfg(feature = "json")]
    pub fn from_json(text: &str) -> Result<Self, Unreadable<serde_json::Error>> {
        Ok(Self::from_value(&Value::from_json(text)?)?)
    }

    /// What has been validated, if its own figures come out.
    fn resolved(settlement: Settlement) -> Result<Self, Faults> {
        let status = settlement.status;
        let told = answers::Told::of(&settlement);
        let plan = plan::resolve(settlement)?;
        let mut faults = Faults::default();
        validate::kinds(plan.cohorts.kinds(), plan.pools.len(), &mut faults);
        answers::check_needed(&plan, &mut faults);
        answers::check_mixes(&plan, &mut faults);
        told.check(&plan, &mut faults);
        checked(|| claims::check_overlaps(&plan, &mut faults))?;
        faults.or(())?;
        // As a whole: what a file says by itself must also be short enough to be printed.
        estimate::run(&plan, &EstimateInput::default())?;
        Ok(Self { plan, status })
    }

    /// The plan, if anybody is or will be paid by it.
    fn payable(&self) -> Result<&Plan, Faults> {
        if self.status.has_failed() {
            let status = self.status.word().to_owned();
            return Err(Fault::new(Code::NoPayment, "/status".to_owned(), vec![("status", status)]).into());
        }
        Ok(&self.plan)
    }

    /// Ids of the questions to ask a claimant who has answered so far as `answers` says, in the order of the file. A
    /// question is asked if its answer can still decide which groups the claimant belongs to.
    ///
    /// # Errors
    ///
    /// Unknown questions, answers of the wrong kind. The path is into `answers`.
    ///
    /// ```
    /// # use prorata::{Answer, Calculator, FromValue, Id, Map};
    /// # let calculator = Calculator::from_json(&std::fs::read_to_string("settlements/tiktok-2022.json")?)?;
    /// // Whether videos were made in Illinois matters only to those who live there.
    /// let answers = Map::<Id, Answer>::from_json(r#"{ "state": "CA", "usedBefore": true }"#)?;
    /// let asked = calculator.asked(&answers)?;
    /// assert_eq!(asked.iter().map(|id| id.as_str()).collect::<Vec<_>>(), ["state", "usedBefore"]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn asked(&self, answers: &Map<Id, Answer>) -> Result<Vec<&Id>, Faults> {
        let mut faults = Faults::default();
        let answers = answers::typed(&self.plan, answers, &Path::ROOT, &mut faults);
        faults.or(())?;
        let asked = answers::asked(&self.plan, &answers).0.into_iter();
        Ok(asked.filter_map(|index| self.plan.questions.get(index)).map(|question| &question.stated.id).collect())
    }

    /// Works out an estimate. Money in the result is in dollars and cents, counts are whole claims, rates are fractions of
    /// one.
    ///
    /// # Errors
    ///
    /// `no-payment` if the settlement was rejected, withdrawn or terminated. All faults of the answers and assumptions, with
    /// paths into `input`; or, with a path into the file, what the figures come to: no claims, deductions above the fund, floors above a pool, numbers too large to be exact.
    pub fn estimate(&self, input: &EstimateInput) -> Result<Estimate<'_>, Faults> {
        estimate::run(self.payable()?, input)
    }

    /// Explains an estimate: the working as ordered steps, which come to the payment if they are added up by hand.
    ///
    /// # Errors
    ///
    /// As [`Calculator::estimate`].
    ///
    /// ```
    /// # use prorata::{Calculator, FromValue, estimate::explain::Step, request::EstimateInput};
    /// # let calculator = Calculator::from_json(&std::fs::read_to_string("settlements/tiktok-2022.json")?)?;
    /// let explanation = calculator.explain(&EstimateInput::default())?;
    /// assert!(matches!(explanation.steps[0], Step::GrossFund { amount, .. } if amount.to_string() == "92000000.00"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn explain(&self, input: &EstimateInput) -> Result<Explanation<'_>, Faults> {
        estimate::explain(self.payable()?, input)
    }

    /// Works out what a claimant is likely to be paid, as a distribution. `input` is as for [`Calculator::estimate`], with
    /// answers.
    ///
    /// # Errors
    ///
    /// As for an estimate; faults of the options have paths that begin with `/options`.
    ///
    /// ```
    /// # use prorata::{Calculator, FromValue, request::{EstimateInput, ForecastOptions}};
    /// # let calculator = Calculator::from_json(&std::fs::read_to_string("settlements/vizio-2019.json")?)?;
    /// // Vizio's claims were counted. What would have been forecast before?
    /// let input = EstimateInput::from_json(r#"{ "answers": { "connected": true, "tvs": 1 },
    ///     "assumptions": { "claims": { "buyers": { "forecast": true } } } }"#)?;
    /// let forecast = calculator.forecast(&input, &ForecastOptions::default())?;
    /// assert!(forecast.payment.p10 < forecast.payment.p50 && forecast.payment.p50 < forecast.payment.p90);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn forecast(&self, input: &EstimateInput, options: &ForecastOptions) -> Result<Forecast<'_>, Faults> {
        forecast::run(self.payable()?, input, options)
    }

    /// Works out what a claimant is paid along a figure that is assumed. `input` is as for [`Calculator::estimate`], with
    /// answers.
    ///
    /// # Errors
    ///
    /// As for an estimate; faults of the options have paths that begin with `/options`.
    ///
    /// ```
    /// # use prorata::{Calculator, FromValue, request::{CurveOptions, EstimateInput}};
    /// # let calculator = Calculator::from_json(&std::fs::read_to_string("settlements/facebook-bipa-2021.json")?)?;
    /// let input = EstimateInput::from_json(r#"{ "answers": { "livedInIllinois": true, "facePhoto": true } }"#)?;
    /// let options = r#"{ "over": { "claimsRate": { "from": "0.1", "to": "0.2" } }, "points": 2 }"#;
    /// let curve = calculator.curve(&input, &CurveOptions::from_json(options)?)?;
    /// // Twice the claims, half the payment, but for what is cut down to the cent.
    /// let [tenth, fifth] = [0, 1].map(|index| curve.points[index].payment.cents());
    /// assert!((0..=1).contains(&(tenth - 2 * fifth)));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn curve(&self, input: &EstimateInput, options: &CurveOptions) -> Result<Curve, Faults> {
        forecast::curve::run(self.payable()?, input, options)
    }

    /// Works out how many claims would bring a claimant a payment. `input` is as for [`Calculator::estimate`], with
    /// answers.
    ///
    /// # Errors
    ///
    /// As for an estimate; faults of the options have paths that begin with `/options`.
    ///
    /// ```
    /// # use prorata::{Calculator, FromValue, Solution, request::{EstimateInput, SolveOptions}};
    /// # let calculator = Calculator::from_json(&std::fs::read_to_string("settlements/facebook-bipa-2021.json")?)?;
    /// let input = EstimateInput::from_json(r#"{ "answers": { "livedInIllinois": true, "facePhoto": true } }"#)?;
    /// let options = SolveOptions { payment: "397.00".parse()?, group: None };
    /// let Solution::Reached { claims, .. } = calculator.solve(&input, &options)? else { panic!() };
    /// // About as many as were paid.
    /// assert!((1_300_000..1_500_000).contains(&claims.get()));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn solve(&self, input: &EstimateInput, options: &SolveOptions) -> Result<Solution<'_>, Faults> {
        forecast::inverse::run(self.payable()?, input, options)
    }
}
