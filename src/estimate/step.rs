//! The working of an estimate as data. Adding the steps up by hand gives the payment.

use super::result::{LimitKind, MoneyRange, Weights};
use crate::amount::{Money, Percent, Rate};
use crate::read::{Count, Id};
use crate::settlement::{Basis, Confidence, DeductionKind, PaymentRounding, Rest, Stage, UnitValue};
use crate::write::{written_one_of, written_record, written_words};

written_one_of! {
    /// One step of the working, at the likely values.
    Step<'a> by "code" {
        /// What the defendant pays in.
        GrossFund = "gross-fund" {
            /// The gross fund.
            amount: Money = "amount",
            /// The least and the most.
            range: MoneyRange = "range",
            /// Id of the scenario it is taken from, if the fund is contingent.
            scenario: Option<&'a Id> = "scenario",
            /// Ids of sources.
            sources: &'a [Id] = "sources",
            /// How far to trust it.
            confidence: Confidence = "confidence",
        },
        /// What the defendant pays in depends on the claims: value of the claims + deductions, within limits. The deductions follow.
        FundAsClaimed = "fund-as-claimed" {
            /// What the claims at their full value come to.
            claims: Money = "claims",
            /// What the deductions come to.
            deductions: Money = "deductions",
            /// The least the defendant pays in.
            at_least: Money = "atLeast",
            /// The most; null if there is no limit.
            at_most: Option<Money> = "atMost",
            /// The gross fund.
            amount: Money = "amount",
            /// Ids of sources.
            sources: &'a [Id] = "sources",
            /// How far to trust it.
            confidence: Confidence = "confidence",
        },
        /// Something comes out of the fund.
        Deduction = "deduction" {
            /// Its id.
            deduction: &'a Id = "deduction",
            /// What it is for.
            kind: DeductionKind = "kind",
            /// Who has said so.
            basis: Basis = "basis",
            /// The likely percentage, if it is one.
            percent: Option<Percent> = "percent",
            /// What the percentage is taken of.
            percent_of: Option<PercentBase> = "percentOf",
            /// The amount that the percentage is taken of.
            base: Option<Money> = "base",
            /// The likely amount for each claim, if it is one.
            per_claim: Option<Money> = "perClaim",
            /// How many claims that amount is taken for.
            claims: Option<Count> = "claims",
            /// What it likely takes.
            amount: Money = "amount",
            /// What it takes at least and at most.
            range: MoneyRange = "range",
            /// Whether the caller assumed it.
            assumed: bool = "assumed",
            /// Ids of sources.
            sources: &'a [Id] = "sources",
            /// How far to trust it.
            confidence: Confidence = "confidence",
        },
        /// Something comes out of the fund, but nobody has published how much: counted as nothing.
        DeductionUnknown = "deduction-unknown" {
            /// Its id.
            deduction: &'a Id = "deduction",
            /// What it is for.
            kind: DeductionKind = "kind",
            /// Ids of sources.
            sources: &'a [Id] = "sources",
            /// How far to trust it.
            confidence: Confidence = "confidence",
        },
        /// What is left for the claims: gross less deductions.
        NetFund = "net-fund" {
            /// The gross fund.
            gross: Money = "gross",
            /// All deductions together.
            deductions: Money = "deductions",
            /// The net fund.
            amount: Money = "amount",
        },
        /// How many claims a group has, the groups within it included.
        Claims = "claims" {
            /// Id of the group.
            group: &'a Id = "group",
            /// The likely number.
            count: Count = "count",
            /// The least.
            low: Count = "low",
            /// The most.
            high: Count = "high",
            /// Members of the group; null if unknown.
            members: Option<Count> = "members",
            /// Claims for each member; null if the members are unknown.
            rate: Option<Rate> = "rate",
            /// Whether they have been checked.
            stage: Stage = "stage",
            /// Whether the caller assumed it.
            assumed: bool = "assumed",
            /// Whether it is what the model of claims rates expects, nobody having counted.
            forecast: bool = "forecast",
            /// Ids of sources.
            sources: &'a [Id] = "sources",
            /// How far to trust it.
            confidence: Confidence = "confidence",
        },
        /// What a pool takes of the net fund. Left out where one pool takes all of it.
        Pool = "pool" {
            /// Id of the pool.
            pool: &'a Id = "pool",
            /// What the pools before it leave.
            available: Money = "available",
            /// By which rule it takes.
            rule: TakesRule = "rule",
            /// The amount, or the most that it takes, as the file states it; null if it states none.
            stated: Option<Money> = "stated",
            /// The percentage of the net fund, by that rule.
            percent: Option<Percent> = "percent",
            /// What its claims need to be paid their full value, by that rule.
            need: Option<Money> = "need",
            /// What it takes.
            taken: Money = "taken",
            /// What the pool before it hands on.
            handed_on: Money = "handedOn",
            /// What it holds: taken + handed on.
            amount: Money = "amount",
        },
        /// What all claims weigh: the sum of the lines.
        Weights = "weights" {
            /// Id of the pool.
            pool: &'a Id = "pool",
            /// What they weigh by.
            weights: Weights = "weights",
            /// For each group that the pool pays, and each weight it gives: claims x weight of each.
            lines: Vec<WeightLine<'a>> = "lines",
            /// All together.
            total: String = "total",
        },
        /// The defendant adds to a pool, since a share would be worth too little.
        TopUp = "top-up" {
            /// Id of the pool.
            pool: &'a Id = "pool",
            /// What a share is to be worth.
            share_value: Money = "shareValue",
            /// What the pool needs for that.
            needed: Money = "needed",
            /// The most the defendant adds; null if there is no limit.
            at_most: Option<Money> = "atMost",
            /// What the defendant adds.
            amount: Money = "amount",
            /// What the pool holds then.
            total: Money = "total",
        },
        /// Claims that would be paid too little drop out.
        DeMinimis = "de-minimis" {
            /// Id of the pool.
            pool: &'a Id = "pool",
            /// The amount below which nothing is paid.
            below: Money = "below",
            /// The factor as long as they are counted.
            factor: String = "factor",
            /// How many drop out.
            claims: Count = "claims",
            /// What they weigh together.
            weight: String = "weight",
        },
        /// The factor: (amount - surplus - what claims at a cap or floor are paid) / weight of the others.
        Factor = "factor" {
            /// Id of the pool.
            pool: &'a Id = "pool",
            /// What weights are multiplied by.
            weights: Weights = "weights",
            /// What the pool holds.
            amount: Money = "amount",
            /// What the limits on payments leave of that.
            surplus: Money = "surplus",
            /// What the claims at a cap or a floor are paid: the sum of the lines.
            at_limits: Money = "atLimits",
            /// The claims at a cap or a floor.
            limits: Vec<LimitLine<'a>> = "limits",
            /// Weight of the claims that share the rest.
            sharing: String = "sharing",
            /// The factor, cut down to six decimals for display, or the whole cent that the rule makes of it.
            factor: String = "factor",
            /// Whether it is cut down to a whole cent.
            rule: UnitValue = "rule",
        },
        /// The limits on payments leave money in a pool.
        Surplus = "surplus" {
            /// Id of the pool.
            pool: &'a Id = "pool",
            /// How much.
            amount: Money = "amount",
            /// Id of the pool it goes to; null if it stays.
            to: Option<&'a Id> = "to",
        },
        /// What the reader's claim weighs through a group, worked out from the answers.
        Weight = "weight" {
            /// Id of the pool.
            pool: &'a Id = "pool",
            /// Id of the group.
            group: &'a Id = "group",
            /// What it weighs by.
            weights: Weights = "weights",
            /// The terms of the sum.
            terms: Vec<WeightTerm<'a>> = "terms",
            /// Their sum.
            sum: String = "sum",
            /// Whether a least or a most decides instead of the sum.
            limit: Option<SumLimit> = "limit",
            /// The weight.
            weight: String = "weight",
        },
        /// A cap or a floor decides the reader's payment.
        Limit = "limit" {
            /// Id of the pool.
            pool: &'a Id = "pool",
            /// Id of the reader's innermost group.
            group: &'a Id = "group",
            /// Which.
            limit: LimitKind = "limit",
            /// The amount of the limit.
            amount: Money = "amount",
        },
        /// What a claim of the reader is paid out of a pool: weight x factor, within its limits, rounded. A reader has one claim for each innermost group.
        Payment = "payment" {
            /// Id of the pool.
            pool: &'a Id = "pool",
            /// Ids of the groups whose weight it has, outermost first.
            groups: Vec<&'a Id> = "groups",
            /// What it weighs by.
            weights: Weights = "weights",
            /// The reader's weight.
            weight: String = "weight",
            /// What it is multiplied by.
            factor: String = "factor",
            /// The payment.
            amount: Money = "amount",
            /// How it became whole cents.
            rule: PaymentRounding = "rule",
            /// Whether one of the cents that rounding leaves is in it.
            extra_cent: bool = "extraCent",
        },
        /// All payments of the first distribution to the reader. Left out where there is only one.
        Total = "total" {
            /// Their sum.
            amount: Money = "amount",
        },
        /// What is not paid out: net fund + what the defendant adds - payments.
        Undistributed = "undistributed" {
            /// The net fund, with what the defendant adds.
            available: Money = "available",
            /// What all claims are paid.
            payments: Money = "payments",
            /// What is left.
            amount: Money = "amount",
        },
        /// Payments that are not cashed.
        Uncashed = "uncashed" {
            /// The likely part of the claims.
            rate: Rate = "rate",
            /// What they come to.
            amount: Money = "amount",
            /// With what was not paid out.
            total: Money = "total",
            /// Ids of sources.
            sources: &'a [Id] = "sources",
            /// How far to trust it.
            confidence: Confidence = "confidence",
        },
        /// A further distribution.
        LaterDistribution = "later-distribution" {
            /// Which, counted from 1.
            round: Count = "round",
            /// Id of the pool by whose weights it is divided.
            pool: &'a Id = "pool",
            /// What is there.
            available: Money = "available",
            /// What it costs.
            cost: Money = "cost",
            /// What is divided.
            amount: Money = "amount",
            /// What the caps leave of that.
            surplus: Money = "surplus",
            /// What the claims at a cap are paid.
            at_limits: Money = "atLimits",
            /// Weight of the claims that share the rest.
            sharing: String = "sharing",
            /// What weights are multiplied by.
            factor: String = "factor",
            /// What is paid out.
            payments: Money = "payments",
            /// What of that is not cashed.
            uncashed: Money = "uncashed",
        },
        /// What a claim of the reader is paid in a further distribution: weight x factor, at most what its cap leaves.
        LaterPayment = "later-payment" {
            /// Which, counted from 1.
            round: Count = "round",
            /// Id of the pool by whose weights it is divided.
            pool: &'a Id = "pool",
            /// Ids of the groups whose weight it has, outermost first.
            groups: Vec<&'a Id> = "groups",
            /// What it weighs by.
            weights: Weights = "weights",
            /// The reader's weight.
            weight: String = "weight",
            /// What it is multiplied by.
            factor: String = "factor",
            /// What the cap leaves, if that decides.
            cap_left: Option<Money> = "capLeft",
            /// The payment.
            amount: Money = "amount",
            /// How it became whole cents.
            rule: PaymentRounding = "rule",
        },
        /// No further distribution, since it would not be economically viable.
        NotViable = "not-viable" {
            /// Which, counted from 1.
            round: Count = "round",
            /// What is there.
            available: Money = "available",
            /// What it would cost.
            cost: Money = "cost",
            /// How many claims it would be divided among.
            claims: Count = "claims",
            /// The least that a claim would have to be paid on average; null if the file does not say.
            least_payment: Option<Money> = "leastPayment",
        },
        /// What no claim is paid.
        Rest = "rest" {
            /// How much.
            amount: Money = "amount",
            /// Where it goes.
            to: Rest = "to",
            /// Ids of sources.
            sources: &'a [Id] = "sources",
            /// How far to trust it.
            confidence: Confidence = "confidence",
        },
        /// The reader belongs to no group.
        NotEligible = "not-eligible" {
            /// Ids of the groups there are.
            groups: Vec<&'a Id> = "groups",
        },
    }
}

written_words! {
    /// What a percentage is taken of.
    PercentBase {
        /// The gross fund.
        Gross = "gross",
        /// What the deductions before it leave.
        Remaining = "remaining",
        /// An amount that the file states.
        Stated = "stated",
    }
}

written_words! {
    /// By which rule a pool takes of the net fund.
    TakesRule {
        /// All that is left.
        Remainder = "remainder",
        /// An amount.
        Fixed = "fixed",
        /// A percentage of the net fund.
        PercentOfNet = "percent-of-net",
        /// As much as its claims need.
        AsNeeded = "as-needed",
    }
}

written_record! {
    /// Weight of some claims: claims x weight of each.
    WeightLine<'a> {
        /// Id of the group through which they have it.
        group: &'a Id = "group",
        /// How many claims, those of the groups within it included.
        claims: Count = "claims",
        /// Shares, or dollars of value, that the group gives to each.
        each: String = "each",
        /// Claims x weight of each.
        total: String = "total",
    }
}

written_record! {
    /// Claims at a cap or a floor: claims x amount of each.
    LimitLine<'a> {
        /// Id of their innermost group.
        group: &'a Id = "group",
        /// How many claims.
        claims: Count = "claims",
        /// What each weighs.
        weight: String = "weight",
        /// Which limit.
        limit: LimitKind = "limit",
        /// What each is paid.
        each: Money = "each",
        /// Claims x amount of each.
        total: Money = "total",
    }
}

written_record! {
    /// A term of a weight.
    WeightTerm<'a> {
        /// Which kind of term.
        kind: TermKind = "kind",
        /// Id of the question that decides it; null if none does, or several.
        question: Option<&'a Id> = "question",
        /// Shares or dollars for one unit, month or tier; null for a percentage.
        each: Option<String> = "each",
        /// How many units or months count; null for other terms.
        units: Option<Count> = "units",
        /// The percentage.
        percent: Option<Percent> = "percent",
        /// What the percentage is taken of.
        of: Option<Money> = "of",
        /// What the term comes to.
        value: String = "value",
    }
}

written_words! {
    /// Which kind of term.
    TermKind {
        /// An amount.
        Fixed = "fixed",
        /// An amount for each unit.
        PerUnit = "per-unit",
        /// An amount for each month.
        PerMonth = "per-month",
        /// A percentage.
        PercentOf = "percent-of",
        /// A line of a tier table.
        Tier = "tier",
    }
}

written_words! {
    /// A limit of a sum.
    SumLimit {
        /// The least it comes to.
        Least = "least",
        /// The most it comes to.
        Most = "most",
    }
}
