//! The shape of a forecast.

use serde::Serialize;

use crate::amount::{Money, Rate};
use crate::estimate::MoneyRange;
use crate::read::{Count, Id};
use crate::settlement::Like;

/// What a reader is likely to be paid in the first distribution, with everything uncertain drawn many times.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Forecast<'a> {
    /// Id of the settlement.
    pub settlement: &'a Id,
    /// How many draws count: those in which the plan can be carried out.
    pub draws: Count,
    /// Where the drawing began.
    pub seed: Count,
    /// What the reader is paid.
    pub payment: Percentiles,
    /// How many draws lie where. Empty if the payment is the same in all of them.
    pub histogram: Vec<Bin>,
    /// What the range comes from, the most important first. Empty if nothing is uncertain.
    pub drivers: Vec<Driver<'a>>,
    /// How many usually claim. Null if the file does not say which settlements this one is like.
    pub typical: Option<TypicalRate<'a>>,
}

/// Amounts that so many of a hundred draws do not exceed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Percentiles {
    /// Ten.
    pub p10: Money,
    /// Fifty.
    pub p50: Money,
    /// Ninety.
    pub p90: Money,
}

/// Draws of about the same amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Bin {
    /// The least amount in it.
    pub from: Money,
    /// The most.
    pub to: Money,
    /// How many draws.
    pub draws: Count,
}

/// What a part of the range comes from.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Driver<'a> {
    /// What is uncertain.
    pub kind: DriverKind,
    /// Id of the group or the deduction; null for what has none.
    pub id: Option<&'a Id>,
    /// What the reader is paid at its 10th and its 90th percentile, everything else being likely; the lower first.
    pub range: MoneyRange,
    /// How much of the range comes from it: the square of that width, as a part of the sum of all squares, to about a millionth.
    pub share: Rate,
}

/// What is uncertain.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum DriverKind {
    /// How many claim: the claims of the lead group, and of the others as far as they go with it.
    ClaimsRate,
    /// The claims of one group, as far as they do not go with the lead group.
    Group,
    /// What a deduction takes.
    Deduction,
    /// The gross fund.
    Fund,
    /// What the claims of a group are for.
    Spread,
    /// Weights and limits that the plan leaves open.
    Plan,
}

/// What the model of claims rates says of the lead group.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TypicalRate<'a> {
    /// Id of the group.
    pub group: &'a Id,
    /// Which settlements it is like.
    pub like: Like,
    /// The rates that eight of ten such settlements stay within.
    pub rate: RateRange,
    /// Whether the forecast draws from it. If not, claims are counted, stated or assumed.
    pub forecast: bool,
}

/// Claims rates from low to high.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RateRange {
    /// The 10th percentile.
    pub low: Rate,
    /// The 50th.
    pub likely: Rate,
    /// The 90th.
    pub high: Rate,
}
