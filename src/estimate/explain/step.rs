//! The working of an estimate as data. Adding the steps up by hand gives the payment.

use serde::Serialize;

use crate::estimate::{AcceptedRate, FiledCount, LimitKind, MoneyRange, Weights};
use crate::number::{Count, Money, Percent, Rate};
use crate::settlement::decode::Id;
use crate::settlement::{Basis, Confidence, DeductionKind, Disposition, PaymentRounding, Stage, UnitValue};

/// How an estimate is worked out.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Explanation<'a> {
    /// Id of the settlement.
    pub settlement: &'a Id,
    /// The working, in order.
    pub steps: Vec<Step<'a>>,
}

/// One step of the working, at the likely values.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "code", rename_all = "kebab-case", rename_all_fields = "camelCase")]
pub enum Step<'a> {
    /// What the defendant pays in.
    GrossFund {
        /// The gross fund.
        amount: Money,
        /// The least and the most.
        range: MoneyRange,
        /// Id of the scenario it is taken from, if the fund is contingent.
        scenario: Option<&'a Id>,
        /// Ids of sources.
        sources: &'a [Id],
        /// How far to trust it.
        confidence: Confidence,
    },
    /// What the defendant pays in depends on the claims: value of the claims + deductions, within limits. The deductions follow.
    FundAsClaimed {
        /// What the claims at their full value come to.
        claims: Money,
        /// What the deductions come to.
        deductions: Money,
        /// The least the defendant pays in.
        at_least: Money,
        /// The most; null if there is no limit.
        at_most: Option<Money>,
        /// The gross fund.
        amount: Money,
        /// Ids of sources.
        sources: &'a [Id],
        /// How far to trust it.
        confidence: Confidence,
    },
    /// Something comes out of the fund.
    Deduction {
        /// Its id.
        deduction: &'a Id,
        /// What it is for.
        kind: DeductionKind,
        /// Who has said so.
        basis: Basis,
        /// The likely percentage, if it is one.
        percent: Option<Percent>,
        /// What the percentage is taken of.
        percent_of: Option<PercentBase>,
        /// The amount that the percentage is taken of.
        base: Option<Money>,
        /// The likely amount for each claim, if it is one.
        per_claim: Option<Money>,
        /// How many claims that amount is taken for.
        claims: Option<Count>,
        /// What it likely takes.
        amount: Money,
        /// What it takes at least and at most.
        range: MoneyRange,
        /// Whether nobody has published it, so that it is what courts usually award, and the percentage what studies found.
        usual: bool,
        /// Whether the caller assumed it.
        assumed: bool,
        /// Ids of sources.
        sources: &'a [Id],
        /// How far to trust it.
        confidence: Confidence,
    },
    /// Something comes out of the fund, but nobody has published how much: payments are before it.
    DeductionUnknown {
        /// Its id.
        deduction: &'a Id,
        /// What it is for.
        kind: DeductionKind,
        /// Ids of sources.
        sources: &'a [Id],
        /// How far to trust it.
        confidence: Confidence,
    },
    /// What is left for the claims: gross less deductions.
    NetFund {
        /// The gross fund.
        gross: Money,
        /// All deductions together.
        deductions: Money,
        /// The net fund.
        amount: Money,
    },
    /// How many claims a group has, the groups within it included.
    Claims {
        /// Id of the group.
        group: &'a Id,
        /// The likely number.
        count: Count,
        /// The least.
        low: Count,
        /// The most.
        high: Count,
        /// Members of the group; null if unknown.
        members: Option<Count>,
        /// Claims for each member; null if the members are unknown.
        rate: Option<Rate>,
        /// Whether they have been checked.
        stage: Stage,
        /// How many were sent in; null if the file says nothing of it, or the caller assumed how many are paid.
        filed: Option<FiledCount>,
        /// Which part of those is accepted, where the number of claims follows from it: filed x accepted, cut down to a whole claim; else null.
        accepted: Option<AcceptedRate>,
        /// Whether the caller assumed it.
        assumed: bool,
        /// Whether it is what the model of claims rates expects, nobody having counted.
        forecast: bool,
        /// Ids of sources.
        sources: &'a [Id],
        /// How far to trust it.
        confidence: Confidence,
    },
    /// A claim of the claimant is one more than those counted: none like it is among them.
    OwnClaim {
        /// Ids of the groups through which it is made, outermost first.
        groups: Vec<&'a Id>,
    },
    /// What a pool takes of the net fund. Left out where one pool takes all of it.
    Pool {
        /// Id of the pool.
        pool: &'a Id,
        /// What the pools before it leave.
        available: Money,
        /// By which rule it takes.
        rule: TakesRule,
        /// The amount, or the most that it takes, as the file states it; null if it states none.
        stated: Option<Money>,
        /// The percentage of the net fund, by that rule.
        percent: Option<Percent>,
        /// What its claims need to be paid their full value, by that rule.
        need: Option<Money>,
        /// What it takes.
        taken: Money,
        /// What the pool before it hands on.
        handed_on: Money,
        /// What it holds: taken + handed on.
        amount: Money,
    },
    /// What all claims weigh: the sum of the lines.
    Weights {
        /// Id of the pool.
        pool: &'a Id,
        /// What they weigh by.
        weights: Weights,
        /// For each group that the pool pays, and each weight it gives: claims x weight of each.
        lines: Vec<WeightLine<'a>>,
        /// All together.
        total: String,
    },
    /// The defendant adds to a pool, since a share would be worth too little.
    TopUp {
        /// Id of the pool.
        pool: &'a Id,
        /// What a share is to be worth.
        share_value: Money,
        /// What the pool needs for that.
        needed: Money,
        /// The most the defendant adds; null if there is no limit.
        at_most: Option<Money>,
        /// What the defendant adds.
        amount: Money,
        /// What the pool holds then.
        total: Money,
    },
    /// Claims that would be paid too little drop out.
    DeMinimis {
        /// Id of the pool.
        pool: &'a Id,
        /// The amount below which nothing is paid.
        below: Money,
        /// The factor as long as they are counted.
        factor: String,
        /// How many claims that have a part in the pool drop out.
        claims: Count,
        /// How many are left, among which it is divided.
        left: Count,
        /// What they weigh together.
        weight: String,
    },
    /// The factor: (amount - surplus - what claims at a cap or floor are paid) / weight of the others.
    Factor {
        /// Id of the pool.
        pool: &'a Id,
        /// What weights are multiplied by.
        weights: Weights,
        /// What the pool holds.
        amount: Money,
        /// What the limits on payments leave of that.
        surplus: Money,
        /// What the claims at a cap or a floor are paid: the sum of the lines.
        at_limits: Money,
        /// The claims at a cap or a floor.
        limits: Vec<LimitLine<'a>>,
        /// Weight of the claims that share the rest.
        sharing: String,
        /// The factor, cut down to six decimals for display, or the whole cent that the rule makes of it.
        factor: String,
        /// Whether the factor goes on beyond what is shown of it.
        factor_cut: bool,
        /// Whether it is cut down to a whole cent.
        rule: UnitValue,
    },
    /// The limits on payments leave money in a pool.
    Surplus {
        /// Id of the pool.
        pool: &'a Id,
        /// How much.
        amount: Money,
        /// Id of the pool it goes to; null if it stays.
        to: Option<&'a Id>,
    },
    /// What the claimant's claim weighs through a group, worked out from the answers.
    Weight {
        /// Id of the pool.
        pool: &'a Id,
        /// Id of the group.
        group: &'a Id,
        /// What it weighs by.
        weights: Weights,
        /// The terms of the sum.
        terms: Vec<WeightTerm<'a>>,
        /// Their sum.
        sum: String,
        /// Whether a least or a most decides instead of the sum.
        limit: Option<SumLimit>,
        /// The weight.
        weight: String,
    },
    /// A cap or a floor decides the claimant's payment.
    Limit {
        /// Id of the pool.
        pool: &'a Id,
        /// Id of the claimant's innermost group.
        group: &'a Id,
        /// Which.
        limit: LimitKind,
        /// The amount of the limit.
        amount: Money,
    },
    /// What a claim of the claimant is paid out of a pool: weight x factor, within its limits, rounded. A claimant has one claim for each innermost group.
    Payment {
        /// Id of the pool.
        pool: &'a Id,
        /// Ids of the groups whose weight it has, outermost first.
        groups: Vec<&'a Id>,
        /// What it weighs by.
        weights: Weights,
        /// The claimant's weight.
        weight: String,
        /// What it is multiplied by.
        factor: String,
        /// Whether the factor goes on beyond what is shown of it.
        factor_cut: bool,
        /// The payment.
        amount: Money,
        /// How it became whole cents.
        rule: PaymentRounding,
        /// Whether one of the cents that rounding leaves is in it.
        extra_cent: bool,
    },
    /// All payments of the first distribution to the claimant. Left out where there is only one.
    Total {
        /// Their sum.
        amount: Money,
    },
    /// What is not paid out: net fund + what the defendant adds - payments.
    Undistributed {
        /// The net fund, with what the defendant adds.
        available: Money,
        /// What all claims are paid.
        payments: Money,
        /// What is left.
        amount: Money,
    },
    /// Payments that are not cashed.
    Uncashed {
        /// The likely part of the claims.
        rate: Rate,
        /// What they come to.
        amount: Money,
        /// With what was not paid out.
        total: Money,
        /// Ids of sources.
        sources: &'a [Id],
        /// How far to trust it.
        confidence: Confidence,
    },
    /// A further distribution.
    Distribution {
        /// Which, counted from 1.
        round: Count,
        /// Id of the pool by whose weights it is divided.
        pool: &'a Id,
        /// What is there.
        available: Money,
        /// What it costs.
        cost: Money,
        /// What is divided.
        amount: Money,
        /// What the caps leave of that.
        surplus: Money,
        /// What the claims at a cap are paid.
        at_limits: Money,
        /// Weight of the claims that share the rest.
        sharing: String,
        /// What weights are multiplied by.
        factor: String,
        /// Whether the factor goes on beyond what is shown of it.
        factor_cut: bool,
        /// What is paid out.
        payments: Money,
        /// What of that is not cashed.
        uncashed: Money,
    },
    /// What a claim of the claimant is paid in a further distribution: weight x factor, at most what its cap leaves.
    DistributionPayment {
        /// Which, counted from 1.
        round: Count,
        /// Id of the pool by whose weights it is divided.
        pool: &'a Id,
        /// Ids of the groups whose weight it has, outermost first.
        groups: Vec<&'a Id>,
        /// What it weighs by.
        weights: Weights,
        /// The claimant's weight.
        weight: String,
        /// What it is multiplied by.
        factor: String,
        /// Whether the factor goes on beyond what is shown of it.
        factor_cut: bool,
        /// What the cap leaves, if that decides.
        cap_left: Option<Money>,
        /// The payment.
        amount: Money,
        /// How it became whole cents.
        rule: PaymentRounding,
    },
    /// No further distribution, since it would not be economically viable.
    NotViable {
        /// Which, counted from 1.
        round: Count,
        /// What is there.
        available: Money,
        /// What it would cost.
        cost: Money,
        /// How many claims it would be divided among.
        claims: Count,
        /// The least that a claim would have to be paid on average; null if the file does not say.
        least_payment: Option<Money>,
    },
    /// What no claim is paid.
    Residual {
        /// How much.
        amount: Money,
        /// Where it goes.
        to: Disposition,
        /// Ids of sources.
        sources: &'a [Id],
        /// How far to trust it.
        confidence: Confidence,
    },
    /// The claimant belongs to no group.
    NotEligible {
        /// Ids of the groups there are.
        groups: Vec<&'a Id>,
    },
}

/// What a percentage is taken of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum PercentBase {
    /// The gross fund.
    Gross,
    /// What the deductions before it leave.
    Remaining,
    /// An amount that the file states.
    Stated,
}

/// By which rule a pool takes of the net fund.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum TakesRule {
    /// All that is left.
    Remainder,
    /// An amount.
    Fixed,
    /// A percentage of the net fund.
    PercentOfNet,
    /// As much as its claims need.
    AsNeeded,
}

/// Weight of some claims: claims x weight of each.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct WeightLine<'a> {
    /// Id of the group through which they have it.
    pub group: &'a Id,
    /// How many claims, those of the groups within it included.
    pub claims: Count,
    /// Shares, or dollars of value, that the group gives to each.
    pub each: String,
    /// Claims x weight of each.
    pub total: String,
}

/// Claims at a cap or a floor: claims x amount of each.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct LimitLine<'a> {
    /// Id of their innermost group.
    pub group: &'a Id,
    /// How many claims.
    pub claims: Count,
    /// What each weighs.
    pub weight: String,
    /// Which limit.
    pub limit: LimitKind,
    /// What each is paid.
    pub each: Money,
    /// Claims x amount of each.
    pub total: Money,
}

/// A term of a weight.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct WeightTerm<'a> {
    /// Which kind of term.
    pub kind: TermKind,
    /// Id of the question that decides it; null if none does, or several.
    pub question: Option<&'a Id>,
    /// Shares or dollars for one unit, month or tier; null for a percentage.
    pub each: Option<String>,
    /// How many units or months count; null for other terms.
    pub units: Option<Count>,
    /// The percentage.
    pub percent: Option<Percent>,
    /// What the percentage is taken of.
    pub of: Option<Money>,
    /// What the term comes to.
    pub value: String,
}

/// Which kind of term.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum TermKind {
    /// An amount.
    Fixed,
    /// An amount for each unit.
    PerUnit,
    /// An amount for each month.
    PerMonth,
    /// A percentage.
    PercentOf,
    /// A line of a tier table.
    Tier,
}

/// A limit of a sum.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum SumLimit {
    /// The least it comes to.
    Least,
    /// The most it comes to.
    Most,
}
