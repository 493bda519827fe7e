//! The estimate: what a claim is paid, for a reader and for every cohort, with each step of the working as data.

use serde::Serialize;

use crate::amount::{Money, Percent, RATE_UNITS, Rate, SHARE_UNITS, Shares, add, div_floor, mul, print, print_short};
use crate::cents::round;
use crate::claims::{ClaimCounts, counts, is_assumed};
use crate::eligibility::{chain, check_answers, groups_of};
use crate::factor::Limit;
use crate::fault::{Code, Faults, Overflow};
use crate::input::{Assumptions, EstimateInput};
use crate::pool::{self, Divided};
use crate::read::{At, Count, Id};
use crate::settlement::{
    Basis, Confidence, DeductionAmount, DeductionKind, From, Group, PaymentRounding, Range, Settlement, Side, Stage,
    UnitValue,
};
use crate::waterfall::{self, Waterfall};

/// What a settlement is likely to pay. Money is in dollars and cents, counts are whole claims, rates are fractions of one.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Estimate<'a> {
    /// Id of the settlement.
    pub settlement: &'a Id,
    /// What the reader is paid; null if the estimate was asked for without answers.
    pub reader: Option<Reader<'a>>,
    /// The fund and what comes out of it.
    pub fund: FundDivision<'a>,
    /// The claims of each group, in the order of the file.
    pub claims: Vec<GroupClaims<'a>>,
    /// How each pool is divided.
    pub pools: Vec<PoolDivision<'a>>,
    /// Where all the money goes: gross = deductions + payments + residual, to the cent.
    pub totals: Totals,
    /// The working, in order.
    pub steps: Vec<Step<'a>>,
}

/// What the reader is paid.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Reader<'a> {
    /// Whether the reader belongs to any group.
    pub eligible: bool,
    /// Ids of the reader's groups, outermost first.
    pub groups: Vec<&'a Id>,
    /// The likely payment; 0.00 if not eligible.
    pub payment: Money,
    /// The payment if everything uncertain turns out against the reader, and in the reader's favour.
    pub range: MoneyRange,
}

/// From low to high.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MoneyRange {
    /// The least.
    pub low: Money,
    /// The most.
    pub high: Money,
}

/// The fund and what comes out of it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FundDivision<'a> {
    /// What the defendant pays in.
    pub gross: Money,
    /// What is taken out, in order.
    pub deductions: Vec<DeductionTaken<'a>>,
    /// What is left for the claims.
    pub net: Money,
    /// What is left with all deductions at their high, and at their low end.
    pub range: MoneyRange,
}

/// One deduction, worked out.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DeductionTaken<'a> {
    /// Its id.
    pub id: &'a Id,
    /// What it is for.
    pub kind: DeductionKind,
    /// What it likely takes; negative for interest.
    pub amount: Money,
    /// What it takes at least and at most.
    pub range: MoneyRange,
}

/// The claims of a group, the groups within it included.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
    /// Whether the caller assumed it.
    pub assumed: bool,
}

/// A pool, divided.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct PoolDivision<'a> {
    /// Id of the pool.
    pub pool: &'a Id,
    /// What it holds.
    pub amount: Money,
    /// Shares of all claims together.
    pub total_shares: Shares,
    /// Dollars for one share: two decimals if the plan cuts it down to a cent, else up to six, cut down for display only.
    pub unit_value: String,
    /// What is paid out of it.
    pub payments: Money,
    /// What stays in it. Negative if rounding half-up or half-even pays out more than it holds.
    pub residual: Money,
    /// The claims that are alike, in the order of the groups.
    pub cohorts: Vec<CohortPayment<'a>>,
}

/// Claims that are alike: those whose innermost group is `group`.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CohortPayment<'a> {
    /// Id of the innermost group.
    pub group: &'a Id,
    /// Ids of all its groups, outermost first.
    pub groups: Vec<&'a Id>,
    /// How many claims, those of the groups within it not included.
    pub claims: Count,
    /// Shares of each.
    pub shares: Shares,
    /// What each is likely paid.
    pub payment: Money,
    /// What each is paid at both ends of what is uncertain, the lower first.
    pub range: MoneyRange,
    /// What all are paid together.
    pub total: Money,
    /// The limit that decided the payment, if one did.
    pub limit: Option<LimitKind>,
}

/// Where all the money goes: gross = deductions + payments + residual, to the cent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Totals {
    /// What the defendant pays in.
    pub gross: Money,
    /// What is taken out before anyone is paid.
    pub deductions: Money,
    /// What all claims are paid.
    pub payments: Money,
    /// What is left. Negative if rounding pays out more than there is.
    pub residual: Money,
}

/// A limit on a payment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum LimitKind {
    /// The most a claim is paid.
    Cap,
    /// The least a claim is paid.
    Floor,
}

/// One step of the working.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "code", rename_all = "kebab-case", rename_all_fields = "camelCase")]
pub enum Step<'a> {
    /// What the defendant pays in.
    GrossFund {
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
        /// The likely percentage of the gross fund, if it is one.
        percent_of_gross: Option<Percent>,
        /// The likely amount for each claim, if it is one.
        per_claim: Option<Money>,
        /// What it likely takes.
        amount: Money,
        /// What it takes at least and at most.
        range: MoneyRange,
        /// Whether the caller assumed it.
        assumed: bool,
        /// Ids of sources.
        sources: &'a [Id],
        /// How far to trust it.
        confidence: Confidence,
    },
    /// Something comes out of the fund, but nobody has published how much: counted as nothing.
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
        /// Whether the caller assumed it.
        assumed: bool,
        /// Ids of sources.
        sources: &'a [Id],
        /// How far to trust it.
        confidence: Confidence,
    },
    /// How many shares all claims have: the sum of the lines.
    Shares {
        /// Id of the pool.
        pool: &'a Id,
        /// For each group that the pool pays: claims x shares of each.
        lines: Vec<ShareLine<'a>>,
        /// All shares.
        total: Shares,
    },
    /// What one share is worth: the pool's amount / all shares, where no cap or floor decides.
    UnitValue {
        /// Id of the pool.
        pool: &'a Id,
        /// What it holds.
        amount: Money,
        /// All shares.
        total_shares: Shares,
        /// Dollars for one share.
        value: String,
        /// Whether it is cut down to a whole cent.
        rule: UnitValue,
    },
    /// A cap or a floor decides the reader's payment.
    Limit {
        /// Id of the pool.
        pool: &'a Id,
        /// Id of the reader's innermost group.
        group: &'a Id,
        /// Which.
        limit: LimitKind,
        /// The amount of the limit.
        amount: Money,
    },
    /// What a claim of the reader is paid out of a pool: shares x value of one share, within its limits, rounded. A
    /// reader has one claim for each innermost group.
    Payment {
        /// Id of the pool.
        pool: &'a Id,
        /// Ids of the groups whose shares it has, outermost first.
        groups: Vec<&'a Id>,
        /// The reader's shares.
        shares: Shares,
        /// Dollars for one share.
        unit_value: String,
        /// The payment.
        amount: Money,
        /// How it became whole cents.
        rule: PaymentRounding,
    },
    /// The reader belongs to no group.
    NotEligible {
        /// Ids of the groups there are.
        groups: Vec<&'a Id>,
    },
}

/// Shares of a group: claims x shares of each.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ShareLine<'a> {
    /// Id of the group.
    pub group: &'a Id,
    /// Its claims, the groups within it included.
    pub claims: Count,
    /// Shares that the group gives to each.
    pub shares_each: Shares,
    /// Claims x shares of each.
    pub shares: Shares,
}

/// Everything that does not depend on the reader.
struct Figures {
    counts: ClaimCounts,
    waterfall: Waterfall,
    /// The low side of a pool has the net fund at its low and the claims at their high end.
    pools: Vec<Range<Divided>>,
}

/// Works out an estimate.
///
/// # Errors
///
/// All faults of the answers and the assumptions, or of what the figures come to.
pub(crate) fn run<'a>(settlement: &'a Settlement, input: &EstimateInput) -> Result<Estimate<'a>, Faults> {
    let mut faults = Faults::default();
    let reader = input.answers.as_ref().map(|answers| {
        let at = At::ROOT.key("answers");
        check_answers(settlement, answers, &at, &mut faults);
        groups_of(settlement, answers, &at, &mut faults)
    });
    let assumptions = input.assumptions.as_ref().unwrap_or(&Assumptions::NONE);
    let figures = figures(settlement, assumptions, &mut faults)?;
    let figures = faults.finish(figures)?;
    Ok(Assembly { settlement, assumptions, figures: &figures }.estimate(reader)?)
}

/// Refuses a settlement whose own figures do not come out.
pub(crate) fn check(settlement: &Settlement, faults: &mut Faults) -> Result<(), Overflow> {
    figures(settlement, &Assumptions::NONE, faults).map(|_| ())
}

/// Works out claims, fund and pools, at the likely values and at both ends of what is uncertain. `None` once a fault
/// has been recorded: figures that are wrong are not divided.
fn figures(
    settlement: &Settlement,
    assumptions: &Assumptions,
    faults: &mut Faults,
) -> Result<Option<Figures>, Overflow> {
    let mut found = Faults::default();
    let at = At::ROOT.key("assumptions");
    let at_deductions = at.key("deductions");
    for (id, amount) in assumptions.deductions.iter().flat_map(|deductions| &deductions.0) {
        let at = at_deductions.key(id.as_str());
        match settlement.deductions.iter().find(|deduction| deduction.id == *id) {
            Some(deduction) => waterfall::check(deduction, amount, &at, &mut found),
            None => found.push(Code::UnknownDeduction, &at, &[("id", id.as_str())]),
        }
    }
    let counts = counts(settlement, assumptions, &at, &mut found)?;
    let mut figures = None;
    if found.is_empty() {
        let waterfall = waterfall::run(settlement, &counts, assumptions, &mut found)?;
        let pools = if found.is_empty() { divide(settlement, &counts, &waterfall, &mut found)? } else { None };
        figures = pools.map(|pools| Figures { counts, waterfall, pools });
    }
    faults.append(found);
    Ok(figures)
}

fn divide(
    settlement: &Settlement,
    counts: &ClaimCounts,
    waterfall: &Waterfall,
    faults: &mut Faults,
) -> Result<Option<Vec<Range<Divided>>>, Overflow> {
    let mut pools = Vec::with_capacity(settlement.plan.pools.len());
    for index in 0..settlement.plan.pools.len() {
        // The least is paid where most claim, and the other way round. The first fault of a pool tells enough.
        let mut run = |net: i128, claims: Side| pool::run(settlement, index, net, counts, claims, faults);
        let net = waterfall.net;
        let Some(likely) = run(net.likely, Side::Likely)? else { return Ok(None) };
        let Some(low) = run(net.low, Side::High)? else { return Ok(None) };
        let Some(high) = run(net.high, Side::Low)? else { return Ok(None) };
        pools.push(Range { low, likely, high });
    }
    Ok(Some(pools))
}

/// Puts the figures into the shape of the result.
struct Assembly<'a, 'b> {
    settlement: &'a Settlement,
    assumptions: &'b Assumptions,
    figures: &'b Figures,
}

impl<'a> Assembly<'a, '_> {
    fn estimate(&self, reader: Option<Vec<&'a Group>>) -> Result<Estimate<'a>, Overflow> {
        let mut steps = Vec::new();
        let fund = self.fund(&mut steps)?;
        let claims = self.claims(&mut steps)?;
        let pools = self.pools(&mut steps)?;
        let reader = reader.map(|groups| self.reader(groups, &mut steps)).transpose()?;
        let payments = pools.iter().try_fold(0, |sum, pool| add(sum, pool.payments.0))?;
        let totals = Totals {
            gross: fund.gross,
            deductions: fund.gross.minus(fund.net)?,
            payments: Money(payments),
            residual: fund.net.minus(Money(payments))?,
        };
        Ok(Estimate { settlement: &self.settlement.id, reader, fund, claims, pools, totals, steps })
    }

    fn fund(&self, steps: &mut Vec<Step<'a>>) -> Result<FundDivision<'a>, Overflow> {
        let gross = self.settlement.fund.gross;
        let (sources, confidence) = cited(&self.settlement.fund.from);
        steps.push(Step::GrossFund { amount: gross, sources, confidence });
        let mut deductions = Vec::with_capacity(self.settlement.deductions.len());
        for (deduction, taken) in self.settlement.deductions.iter().zip(&self.figures.waterfall.taken) {
            let assumed = self.assumptions.deduction(&deduction.id);
            let (amount, range) = (Money(taken.likely), taken.range());
            let (sources, confidence) = cited(&deduction.from);
            let (id, kind, basis) = (&deduction.id, deduction.kind, deduction.basis);
            let (percent_of_gross, per_claim) = match assumed.unwrap_or(&deduction.amount) {
                DeductionAmount::PercentOfGross(percent) => (Some(percent.likely), None),
                DeductionAmount::PerClaim(money) => (None, Some(money.likely)),
                DeductionAmount::Fixed(_) | DeductionAmount::Unknown(_) => (None, None),
            };
            steps.push(match assumed.unwrap_or(&deduction.amount) {
                DeductionAmount::Unknown(_) => Step::DeductionUnknown { deduction: id, kind, sources, confidence },
                _ => Step::Deduction {
                    deduction: id,
                    kind,
                    basis,
                    percent_of_gross,
                    per_claim,
                    amount,
                    range,
                    assumed: assumed.is_some(),
                    sources,
                    confidence,
                },
            });
            deductions.push(DeductionTaken { id, kind, amount, range });
        }
        let net = Money(self.figures.waterfall.net.likely);
        steps.push(Step::NetFund { gross, deductions: gross.minus(net)?, amount: net });
        Ok(FundDivision { gross, deductions, net, range: self.figures.waterfall.net.range() })
    }

    fn claims(&self, steps: &mut Vec<Step<'a>>) -> Result<Vec<GroupClaims<'a>>, Overflow> {
        let mut claims = Vec::with_capacity(self.figures.counts.len());
        for (group, counts) in self.settlement.groups.iter().zip(&self.figures.counts) {
            let id = &group.id;
            let (count, low, high) = (Count(counts.likely), Count(counts.low), Count(counts.high));
            let members = group.members.as_ref().map(|members| members.count.likely);
            let rate = match members {
                Some(Count(members)) if members > 0 => Some(Rate(div_floor(mul(counts.likely, RATE_UNITS)?, members)?)),
                _ => None,
            };
            let assumed = is_assumed(group, self.assumptions);
            let stage = group.claims.stage;
            let (sources, confidence) = cited(&group.claims.from);
            steps.push(Step::Claims {
                group: id,
                count,
                low,
                high,
                members,
                rate,
                stage,
                assumed,
                sources,
                confidence,
            });
            claims.push(GroupClaims { group: id, count, low, high, members, rate, assumed });
        }
        Ok(claims)
    }

    fn pools(&self, steps: &mut Vec<Step<'a>>) -> Result<Vec<PoolDivision<'a>>, Overflow> {
        let mut pools = Vec::with_capacity(self.figures.pools.len());
        for (pool, divided) in self.settlement.plan.pools.iter().zip(&self.figures.pools) {
            let amount = Money(divided.likely.amount);
            let total_shares = Shares(divided.likely.total_weight);
            let unit_value = self.unit_value(&divided.likely)?;
            let mut lines = Vec::with_capacity(pool.pays.len());
            for pay in &pool.pays {
                let counted =
                    self.settlement.groups.iter().zip(&self.figures.counts).find(|(group, _)| group.id == pay.group);
                let claims = counted.map_or(0, |(_, counts)| counts.likely);
                lines.push(ShareLine {
                    group: &pay.group,
                    claims: Count(claims),
                    shares_each: pay.shares,
                    shares: Shares(mul(claims, pay.shares.0)?),
                });
            }
            steps.push(Step::Shares { pool: &pool.id, lines, total: total_shares });
            steps.push(Step::UnitValue {
                pool: &pool.id,
                amount,
                total_shares,
                value: unit_value.clone(),
                rule: self.settlement.plan.unit_value(),
            });

            let mut payments = 0;
            let mut cohorts = Vec::with_capacity(divided.likely.cohorts.len());
            for (group, cohort) in self.settlement.groups.iter().zip(&divided.likely.cohorts) {
                let limits = (cohort.floor, cohort.cap);
                let (payment, range) = self.payment(divided, cohort.weight, limits)?;
                let total = mul(payment.0, cohort.claims)?;
                payments = add(payments, total)?;
                cohorts.push(CohortPayment {
                    group: &group.id,
                    groups: self.around(group),
                    claims: Count(cohort.claims),
                    shares: Shares(cohort.weight),
                    payment,
                    range,
                    total: Money(total),
                    limit: divided.likely.entitlement(cohort.weight, limits)?.limit.map(LimitKind::from),
                });
            }
            let residual = amount.minus(Money(payments))?;
            pools.push(PoolDivision {
                pool: &pool.id,
                amount,
                total_shares,
                unit_value,
                payments: Money(payments),
                residual,
                cohorts,
            });
        }
        Ok(pools)
    }

    fn reader(&self, groups: Vec<&'a Group>, steps: &mut Vec<Step<'a>>) -> Result<Reader<'a>, Overflow> {
        let ids = groups.iter().map(|group| &group.id).collect();
        let mut sum = Range { low: Money(0), likely: Money(0), high: Money(0) };
        if groups.is_empty() {
            steps.push(Step::NotEligible { groups: self.settlement.groups.iter().map(|group| &group.id).collect() });
        }
        for (pool, divided) in self.settlement.plan.pools.iter().zip(&self.figures.pools) {
            // A claim through each innermost group. What two of them have around them both counts once, with the first.
            let mut counted: Vec<&Id> = Vec::new();
            let is_outer = |group: &Group| groups.iter().any(|other| other.within.as_ref() == Some(&group.id));
            for innermost in groups.iter().filter(|group| !is_outer(group)) {
                let groups = chain(&self.settlement.groups, innermost).filter(|group| !counted.contains(&&group.id));
                let mut through: Vec<_> = groups.collect();
                through.reverse();
                let weight = pool::weight(pool, through.iter().copied())?;
                let limits = pool::limits(self.settlement, pool, innermost);
                if weight == 0 && limits.0 == 0 {
                    continue;
                }
                let (payment, range) = self.payment(divided, weight, limits)?;
                sum.low = sum.low.plus(range.low)?;
                sum.likely = sum.likely.plus(payment)?;
                sum.high = sum.high.plus(range.high)?;
                if let Some(limit) = divided.likely.entitlement(weight, limits)?.limit {
                    let amount = match limit {
                        Limit::Cap => Money(limits.1.unwrap_or(0)),
                        Limit::Floor => Money(limits.0),
                    };
                    steps.push(Step::Limit { pool: &pool.id, group: &innermost.id, limit: limit.into(), amount });
                }
                let unit_value = self.unit_value(&divided.likely)?;
                let groups: Vec<_> = through.iter().map(|group| &group.id).collect();
                counted.extend(&groups);
                steps.push(Step::Payment {
                    pool: &pool.id,
                    groups,
                    shares: Shares(weight),
                    unit_value,
                    amount: payment,
                    rule: self.settlement.plan.payment_rounding(),
                });
            }
        }
        Ok(Reader { eligible: !groups.is_empty(), groups: ids, payment: sum.likely, range: sum.range() })
    }

    /// What a claim of this weight is paid out of a pool: likely, and from low to high.
    fn payment(
        &self,
        divided: &Range<Divided>,
        weight: i128,
        limits: (i128, Option<i128>),
    ) -> Result<(Money, MoneyRange), Overflow> {
        let cents = |divided: &Divided| {
            round(divided.entitlement(weight, limits)?, self.settlement.plan.payment_rounding()).map(Money)
        };
        let (low, likely, high) = (cents(&divided.low)?, cents(&divided.likely)?, cents(&divided.high)?);
        // Where a cap or floor moves money between groups, more claims of one group can mean more for another.
        let range = MoneyRange { low: low.min(likely).min(high), high: low.max(likely).max(high) };
        Ok((likely, range))
    }

    /// Dollars for one share: two decimals if that is all there is, else six.
    fn unit_value(&self, divided: &Divided) -> Result<String, Overflow> {
        let cent_part = 10_000;
        let factor = divided.unit_value;
        let value = div_floor(mul(mul(factor.numerator, SHARE_UNITS)?, cent_part)?, factor.denominator)?;
        Ok(if value.rem_euclid(cent_part) == 0 {
            print(div_floor(value, cent_part)?, 2)
        } else {
            print_short(value, 6)
        })
    }

    /// Ids of the groups around a group and its own, outermost first.
    fn around(&self, group: &'a Group) -> Vec<&'a Id> {
        let mut ids: Vec<_> = chain(&self.settlement.groups, group).map(|group| &group.id).collect();
        ids.reverse();
        ids
    }
}

impl Range<i128> {
    fn range(&self) -> MoneyRange {
        MoneyRange { low: Money(self.low), high: Money(self.high) }
    }
}

impl Range<Money> {
    fn range(&self) -> MoneyRange {
        MoneyRange { low: self.low, high: self.high }
    }
}

impl std::convert::From<Limit> for LimitKind {
    fn from(limit: Limit) -> Self {
        match limit {
            Limit::Cap => Self::Cap,
            Limit::Floor => Self::Floor,
        }
    }
}

fn cited(from: &From) -> (&[Id], Confidence) {
    (&from.sources, from.confidence)
}
