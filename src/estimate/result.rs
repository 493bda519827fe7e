//! The shape of an estimate.

use super::Step;
use crate::amount::{Money, Rate};
use crate::factor::Limit;
use crate::read::{Count, Id};
use crate::settlement::{DeductionKind, Rest};
use crate::write::{written_record, written_words};

written_record! {
    /// What a settlement is likely to pay. Money is in dollars and cents, counts are whole claims, rates are fractions of one.
    Estimate<'a> {
        /// Id of the settlement.
        settlement: &'a Id = "settlement",
        /// What the reader is paid; null if the estimate was asked for without answers.
        reader: Option<Reader<'a>> = "reader",
        /// The fund and what comes out of it.
        fund: FundDivision<'a> = "fund",
        /// The claims of each group, in the order of the file.
        claims: Vec<GroupClaims<'a>> = "claims",
        /// How each pool is divided, in the order in which they take.
        pools: Vec<PoolDivision<'a>> = "pools",
        /// Further distributions of what was not cashed or not paid out.
        later: Vec<LaterDistribution<'a>> = "later",
        /// Where all the money goes: gross = deductions + payments + residual, to the cent.
        totals: Totals = "totals",
        /// The working, in order.
        steps: Vec<Step<'a>> = "steps",
    }
}

written_record! {
    /// What the reader is paid.
    Reader<'a> {
        /// Whether the reader belongs to any group.
        eligible: bool = "eligible",
        /// Ids of the reader's groups, outermost first.
        groups: Vec<&'a Id> = "groups",
        /// The likely payment of the first distribution; 0.00 if not eligible.
        payment: Money = "payment",
        /// The payment if everything uncertain turns out against the reader, and in the reader's favour.
        range: MoneyRange = "range",
        /// What is likely to follow if the payments before are cashed.
        later: Vec<LaterPayment> = "later",
    }
}

written_record! {
    /// What the reader is paid in a further distribution.
    LaterPayment {
        /// Which distribution, counted from 1: the first to follow is 2.
        round: Count = "round",
        /// The likely payment.
        payment: Money = "payment",
        /// From low to high.
        range: MoneyRange = "range",
    }
}

written_record! {
    /// From low to high.
    #[derive(Copy, Eq)]
    MoneyRange {
        /// The least.
        low: Money = "low",
        /// The most.
        high: Money = "high",
    }
}

written_record! {
    /// The fund and what comes out of it.
    FundDivision<'a> {
        /// What the defendant pays in, without what is added to a pool later.
        gross: Money = "gross",
        /// Id of the scenario that the likely figures are of, if the fund is contingent.
        scenario: Option<&'a Id> = "scenario",
        /// What is taken out, in order.
        deductions: Vec<DeductionTaken<'a>> = "deductions",
        /// What is left for the claims.
        net: Money = "net",
        /// What is left at least and at most.
        range: MoneyRange = "range",
    }
}

written_record! {
    /// One deduction, worked out.
    DeductionTaken<'a> {
        /// Its id.
        id: &'a Id = "id",
        /// What it is for.
        kind: DeductionKind = "kind",
        /// What it likely takes; negative for interest.
        amount: Money = "amount",
        /// What it takes at least and at most.
        range: MoneyRange = "range",
    }
}

written_record! {
    /// The claims of a group, the groups within it included.
    GroupClaims<'a> {
        /// Id of the group.
        group: &'a Id = "group",
        /// The likely number of claims.
        count: Count = "count",
        /// The least.
        low: Count = "low",
        /// The most.
        high: Count = "high",
        /// Members of the group; null if unknown.
        members: Option<Count> = "members",
        /// Claims for each member, cut down to nine decimals; null if the members are unknown.
        rate: Option<Rate> = "rate",
        /// Whether the caller assumed it.
        assumed: bool = "assumed",
        /// Whether it is what the model of claims rates expects, nobody having counted.
        forecast: bool = "forecast",
    }
}

written_record! {
    /// A pool, divided.
    PoolDivision<'a> {
        /// Id of the pool.
        pool: &'a Id = "pool",
        /// What it holds, with what the defendant adds to it.
        amount: Money = "amount",
        /// What the defendant adds to it.
        top_up: Money = "topUp",
        /// What its claims weigh by.
        weights: Weights = "weights",
        /// Weight of all claims together: shares, or dollars of value.
        total_weight: String = "totalWeight",
        /// What weights are multiplied by: dollars for one share (two decimals if the plan cuts it down to a cent, else up to six, cut down for display only), or the part of a claim's value that is paid (up to six decimals, likewise).
        factor: String = "factor",
        /// What is paid out of it.
        payments: Money = "payments",
        /// What it hands on to the pool after it.
        surplus: Money = "surplus",
        /// What stays in it. Negative if rounding half-up or half-even pays out more than it holds.
        residual: Money = "residual",
        /// The claims that are alike, in the order of the groups and of the parts of their spread.
        cohorts: Vec<CohortPayment<'a>> = "cohorts",
    }
}

written_words! {
    /// What the claims of a pool weigh by.
    Weights {
        /// Shares.
        Shares = "shares",
        /// Dollars of value before proration.
        Values = "values",
    }
}

written_record! {
    /// Claims that are alike: those whose innermost group is `group`, or a part of them.
    CohortPayment<'a> {
        /// Id of the innermost group.
        group: &'a Id = "group",
        /// Ids of all its groups, outermost first.
        groups: Vec<&'a Id> = "groups",
        /// Which part of the group's spread, counted from 1; null if it has none.
        part: Option<Count> = "part",
        /// How many claims, those of the groups within it not included.
        claims: Count = "claims",
        /// Weight of each: shares, or dollars of value.
        weight: String = "weight",
        /// What each is likely paid.
        payment: Money = "payment",
        /// What each is paid at both ends of what is uncertain, the lower first.
        range: MoneyRange = "range",
        /// How many of them are paid one cent more, where the cents that rounding leaves are spread and not all get one.
        extra_cents: Count = "extraCents",
        /// What all are paid together.
        total: Money = "total",
        /// The limit that decided the payment, if one did.
        limit: Option<LimitKind> = "limit",
    }
}

written_record! {
    /// A further distribution of what was not cashed or not paid out.
    LaterDistribution<'a> {
        /// Which distribution, counted from 1: the first to follow is 2.
        round: Count = "round",
        /// Id of the pool by whose weights it is divided.
        pool: &'a Id = "pool",
        /// What it costs.
        cost: Money = "cost",
        /// What is divided, after the cost.
        amount: Money = "amount",
        /// How many claims it pays.
        claims: Count = "claims",
        /// What weights are multiplied by.
        factor: String = "factor",
        /// What is paid out.
        payments: Money = "payments",
        /// What of that is not cashed.
        uncashed: Money = "uncashed",
    }
}

written_record! {
    /// Where all the money goes: gross = deductions + payments + residual, to the cent.
    #[derive(Copy, Eq)]
    Totals {
        /// What the defendant pays in, with what is added to a pool.
        gross: Money = "gross",
        /// What is taken out before anyone is paid, and what further distributions cost.
        deductions: Money = "deductions",
        /// What all claims are paid and cash, in all distributions.
        payments: Money = "payments",
        /// What is left. Negative if rounding pays out more than there is.
        residual: Money = "residual",
        /// Where that goes; null if the file does not say.
        rest: Option<Rest> = "rest",
    }
}

written_words! {
    /// What decides a payment instead of the factor.
    LimitKind {
        /// The most a claim is paid.
        Cap = "cap",
        /// The least a claim is paid.
        Floor = "floor",
        /// The amount below which nothing is paid.
        DeMinimis = "de-minimis",
    }
}

impl From<Limit> for LimitKind {
    fn from(limit: Limit) -> Self {
        match limit {
            Limit::Cap => Self::Cap,
            Limit::Floor => Self::Floor,
        }
    }
}
