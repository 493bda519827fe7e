//! The shape of a forecast.

use serde::Serialize;

use crate::estimate::MoneyRange;
use crate::number::{Count, Money, Rate};
use crate::settlement::Like;
use crate::settlement::decode::Id;

/// What a claimant is likely to be paid in the first distribution, with everything uncertain drawn many times.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Forecast<'a> {
    /// Id of the settlement.
    pub settlement: &'a Id,
    /// How many draws count: those in which the plan can be carried out.
    pub draws: Count,
    /// Where the drawing began.
    pub seed: Count,
    /// What the claimant is paid.
    pub payment: Percentiles,
    /// How many draws lie where. Empty if the payment is the same in all of them.
    pub histogram: Vec<Bin>,
    /// What the range comes from, the most important first. Empty if nothing is uncertain.
    pub drivers: Vec<Driver<'a>>,
    /// How many usually claim. Null if the file does not say which settlements this one is like.
    pub claims_rate_model: Option<ModelRate<'a>>,
}

/// Amounts that so many of a hundred draws do not exceed.
#[derive(Debug, Clone, PartialEq, Copy, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Percentiles {
    /// Ten.
    pub p10: Money,
    /// Fifty.
    pub p50: Money,
    /// Ninety.
    pub p90: Money,
}

/// Draws of about the same amount.
#[derive(Debug, Clone, PartialEq, Copy, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
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
#[serde(rename_all = "camelCase")]
pub struct Driver<'a> {
    /// What is uncertain.
    pub kind: DriverKind,
    /// Id of the group or the deduction; null for what has none.
    pub id: Option<&'a Id>,
    /// What the claimant is paid at its 10th and its 90th percentile, everything else being likely; the lower first. Null if the plan cannot be carried out at one of the two.
    pub range: Option<MoneyRange>,
    /// How much of the range comes from it: the square of that width, as a part of the sum of all squares that are known, to about a millionth. Null if it is not known.
    pub share: Option<Rate>,
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
    /// How many of the claims sent in to a group are accepted.
    Accepted,
    /// What a deduction takes.
    Deduction,
    /// Attorneys' fees that nobody has published, counted as what courts usually award.
    UsualFees,
    /// The gross fund.
    Fund,
    /// What the claims of a group are for.
    ClaimMix,
    /// Weights and limits that the plan leaves open.
    Plan,
}

/// What the model of claims rates says of the lead group.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ModelRate<'a> {
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
#[derive(Debug, Clone, PartialEq, Copy, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct RateRange {
    /// The 10th percentile.
    pub low: Rate,
    /// The 50th.
    pub likely: Rate,
    /// The 90th.
    pub high: Rate,
}
