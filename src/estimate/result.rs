//! The shape of an estimate.

use serde::Serialize;

use crate::allocation::factor::Limit;
use crate::error::Fault;
use crate::number::{Count, Money, Rate};
use crate::plan::Case;
use crate::settlement::decode::Id;
use crate::settlement::{DeductionKind, Disposition, Range};

/// What a settlement is likely to pay. Money is in dollars and cents, counts are whole claims, rates are fractions of one.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Estimate<'a> {
    /// Id of the settlement.
    pub settlement: &'a Id,
    /// What the claimant is paid; null if the estimate was asked for without answers.
    pub claimant: Option<Claimant<'a>>,
    /// The fund and what comes out of it.
    pub fund: FundWaterfall<'a>,
    /// The claims of each group, in the order of the file.
    pub claims: Vec<GroupClaims<'a>>,
    /// How each pool is divided, in the order in which they take.
    pub pools: Vec<PoolDistribution<'a>>,
    /// Further distributions of what was not cashed or not paid out.
    pub distributions: Vec<Distribution<'a>>,
    /// Where all the money goes: gross = deductions + payments + residual, to the cent.
    pub totals: Totals,
    /// Cases in which the plan cannot be carried out: the ranges end before them. Empty nearly always.
    pub refused: Vec<RefusedCase>,
}

/// A case in which the plan cannot be carried out.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct RefusedCase {
    /// Which.
    pub case: UncertainCase,
    /// Why not.
    pub fault: Fault,
}

/// How everything uncertain turns out, where it does not turn out as is likely.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum UncertainCase {
    /// Against the claimant: many claims, a small fund.
    Worst,
    /// In the claimant's favour.
    Best,
}

impl UncertainCase {
    /// `None` for what is likely.
    pub(super) const fn of(case: Case) -> Option<Self> {
        match case {
            Case::Worst => Some(Self::Worst),
            Case::Base => None,
            Case::Best => Some(Self::Best),
        }
    }
}

/// What the claimant is paid.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Claimant<'a> {
    /// Whether the claimant belongs to any group.
    pub eligible: bool,
    /// Ids of the claimant's groups, outermost first.
    pub groups: Vec<&'a Id>,
    /// The likely payment of the first distribution; 0.00 if not eligible.
    pub payment: Money,
    /// The payment if everything uncertain turns out against the claimant, and in the claimant's favour.
    pub range: MoneyRange,
    /// What is likely to follow if the payments before are cashed.
    pub distributions: Vec<DistributionPayment>,
}

/// What the claimant is paid in a further distribution.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct DistributionPayment {
    /// Which distribution, counted from 1: the first to follow is 2.
    pub round: Count,
    /// The likely payment.
    pub payment: Money,
    /// From low to high.
    pub range: MoneyRange,
}

/// From low to high.
#[derive(Debug, Clone, PartialEq, Copy, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct MoneyRange {
    /// The least.
    pub low: Money,
    /// The most.
    pub high: Money,
}

/// The fund and what comes out of it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct FundWaterfall<'a> {
    /// What the defendant pays in, without what is added to a pool later.
    pub gross: Money,
    /// Id of the scenario that the likely figures are of, if the fund is contingent.
    pub scenario: Option<&'a Id>,
    /// What is taken out, in order.
    pub deductions: Vec<DeductionTaken<'a>>,
    /// What is left for the claims.
    pub net: Money,
    /// What is left at least and at most.
    pub range: MoneyRange,
}

/// One deduction, worked out.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct DeductionTaken<'a> {
    /// Its id.
    pub id: &'a Id,
    /// What it is for.
    pub kind: DeductionKind,
    /// What it likely takes; negative for interest.
    pub amount: Money,
    /// What it takes at least and at most.
    pub range: MoneyRange,
    /// Where the amount comes from.
    pub figure: DeductionFigure,
}

/// Where the amount of a deduction comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum DeductionFigure {
    /// The file states it, or the caller assumed it.
    Stated,
    /// Nobody has published it: it is what courts usually award.
    Usual,
    /// Nobody has published it, and nothing is counted for it: payments are before it.
    NotCounted,
}

/// The claims of a group, the groups within it included.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct GroupClaims<'a> {
    /// Id of the group.
    pub group: &'a Id,
    /// The likely number of claims.
    pub count: Count,
    /// The least.
    pub low: Count,
    /// The most.
    pub high: Count,
    /// Members of the group; null if unknown.
    pub members: Option<Count>,
    /// Claims for each member, cut down to nine decimals; null if the members are unknown.
    pub rate: Option<Rate>,
    /// How many were sent in; null if the file says nothing of it, or the caller assumed how many are paid.
    pub filed: Option<FiledCount>,
    /// Which part of those is accepted, where the number of claims follows from it; else null.
    pub accepted: Option<AcceptedRate>,
    /// Whether the caller assumed it.
    pub assumed: bool,
    /// Whether it is what the model of claims rates expects, nobody having counted.
    pub forecast: bool,
}

/// A number of claims, and what it can be.
#[derive(Debug, Clone, PartialEq, Copy, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct FiledCount {
    /// The likely number.
    pub count: Count,
    /// The least.
    pub low: Count,
    /// The most.
    pub high: Count,
}

impl From<Range<Count>> for FiledCount {
    fn from(Range { low, likely, high }: Range<Count>) -> Self {
        Self { count: likely, low, high }
    }
}

/// A part of a whole, and what it can be.
#[derive(Debug, Clone, PartialEq, Copy, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct AcceptedRate {
    /// The likely part.
    pub rate: Rate,
    /// The least.
    pub low: Rate,
    /// The most.
    pub high: Rate,
}

impl From<Range<Rate>> for AcceptedRate {
    fn from(Range { low, likely, high }: Range<Rate>) -> Self {
        Self { rate: likely, low, high }
    }
}

/// A pool, divided.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct PoolDistribution<'a> {
    /// Id of the pool.
    pub pool: &'a Id,
    /// What it holds, with what the defendant adds to it.
    pub amount: Money,
    /// What the defendant adds to it.
    pub top_up: Money,
    /// What its claims weigh by.
    pub weights: Weights,
    /// Weight of all claims together: shares, or dollars of value.
    pub total_weight: String,
    /// What weights are multiplied by: dollars for one share (two decimals if the plan cuts it down to a cent, else up to six, cut down for display only), or the part of a claim's value that is paid (up to six decimals, likewise).
    pub factor: String,
    /// What is paid out of it.
    pub payments: Money,
    /// What it hands on to the pool after it.
    pub surplus: Money,
    /// What stays in it. Negative if rounding half-up or half-even pays out more than it holds.
    pub residual: Money,
    /// The claims that are alike, in the order of the groups and of the parts of their claim mix.
    pub cohorts: Vec<CohortPayment<'a>>,
}

/// What the claims of a pool weigh by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Weights {
    /// Shares.
    Shares,
    /// Dollars of value before proration.
    Values,
}

/// Claims that are alike: those whose innermost group is `group`, or a part of them.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct CohortPayment<'a> {
    /// Id of the innermost group.
    pub group: &'a Id,
    /// Ids of the groups by which they weigh, outermost first: all of theirs, unless their members also claim through a group before it, with which those around both count.
    pub groups: Vec<&'a Id>,
    /// Which part of the group's claim mix, counted from 1; null if it has none.
    pub part: Option<Count>,
    /// Whether it is a claim of the claimant that stands apart: none like it is counted.
    pub own: bool,
    /// How many claims, those of the groups within it not included.
    pub claims: Count,
    /// Weight of each: shares, or dollars of value.
    pub weight: String,
    /// What each is likely paid.
    pub payment: Money,
    /// What each is paid at both ends of what is uncertain, the lower first.
    pub range: MoneyRange,
    /// How many of them are paid one cent more, where the cents that rounding leaves are spread and not all get one.
    pub extra_cents: Count,
    /// What all are paid together.
    pub total: Money,
    /// The limit that decided the payment, if one did.
    pub limit: Option<LimitKind>,
}

/// A further distribution of what was not cashed or not paid out.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Distribution<'a> {
    /// Which distribution, counted from 1: the first to follow is 2.
    pub round: Count,
    /// Id of the pool by whose weights it is divided.
    pub pool: &'a Id,
    /// What it costs.
    pub cost: Money,
    /// What is divided, after the cost.
    pub amount: Money,
    /// How many claims it pays.
    pub claims: Count,
    /// What weights are multiplied by.
    pub factor: String,
    /// What is paid out.
    pub payments: Money,
    /// What of that is not cashed.
    pub uncashed: Money,
}

/// Where all the money goes: gross = deductions + payments + residual, to the cent.
#[derive(Debug, Clone, PartialEq, Copy, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Totals {
    /// What the defendant pays in, with what is added to a pool.
    pub gross: Money,
    /// What is taken out before anyone is paid, and what further distributions cost.
    pub deductions: Money,
    /// What all claims are paid and cash, in all distributions.
    pub payments: Money,
    /// What is left. Negative if rounding pays out more than there is.
    pub residual: Money,
    /// Where that goes; null if the file does not say.
    pub disposition: Option<Disposition>,
}

/// What decides a payment instead of the factor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum LimitKind {
    /// The most a claim is paid.
    Cap,
    /// The least a claim is paid.
    Floor,
    /// The amount below which nothing is paid.
    DeMinimis,
}

impl From<Limit> for LimitKind {
    fn from(limit: Limit) -> Self {
        match limit {
            Limit::Cap => Self::Cap,
            Limit::Floor => Self::Floor,
        }
    }
}
