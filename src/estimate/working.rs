//! Puts the figures into the shape of a result, and writes down each step on the way.

use super::{
    CohortPayment, DeductionTaken, Estimate, Figures, FundDivision, GroupClaims, LaterDistribution, LaterPayment,
    LimitKind, LimitLine, MoneyRange, Outlook, PercentBase, PoolDivision, Reader, Step, SumLimit, TakesRule, TermKind,
    Totals, WeightLine, WeightTerm, Weights,
};
use crate::afterwards::again;
use crate::amount::{Money, RATE_UNITS, Rate, SHARE_UNITS, add, div_floor, mul, print, print_short, sub};
use crate::claims::is_assumed;
use crate::division::{Divided, Payment};
use crate::eligibility::{Claimant, Known, chain};
use crate::factor::{Entitlement, Factor};
use crate::input::Assumptions;
use crate::pool::Filled;
use crate::read::{Count, Id};
use crate::settlement::{
    Confidence, DeductionAmount, From, Gross, Group, Measure, Pool, Range, Settlement, Side, Sum, Takes, Term, Unit,
};
use crate::weight::{Claim, pay};

/// The estimate that these figures give.
pub(super) fn write<'a>(
    settlement: &'a Settlement,
    assumptions: &Assumptions,
    figures: &Figures<'a>,
    reader: Option<Claimant<'a, '_>>,
) -> Estimate<'a> {
    let mut writer = Writer { settlement, assumptions, figures, likely: &figures.outlooks.likely, steps: Vec::new() };
    let fund = writer.fund();
    let claims = writer.claims();
    let pools = writer.pools();
    let reader = reader.map(|reader| writer.reader(&reader));
    let later = writer.later();
    let reader = reader.map(|(reader, claims)| Reader { later: writer.later_payments(&claims), ..reader });
    let totals = writer.totals();
    Estimate { settlement: &settlement.id, reader, fund, claims, pools, later, totals, steps: writer.steps }
}

/// Ids of the groups through which a reader has a claim, and the claim on each side.
type Claims<'a> = (Vec<&'a Id>, Range<Claim>);

struct Writer<'a, 'b> {
    settlement: &'a Settlement,
    assumptions: &'b Assumptions,
    figures: &'b Figures<'a>,
    likely: &'b Outlook<'a>,
    steps: Vec<Step<'a>>,
}

impl<'a> Writer<'a, '_> {
    /// The least and the most that a figure is on the three sides.
    fn range(&self, figure: impl Fn(&Outlook<'a>) -> i128) -> MoneyRange {
        let Range { low, likely, high } = &self.figures.outlooks;
        spanning([low, likely, high].map(figure))
    }

    fn fund(&mut self) -> FundDivision<'a> {
        let waterfall = &self.likely.waterfall;
        let (gross, net) = (Money(waterfall.gross), Money(waterfall.net));
        let (sources, confidence) = cited(&self.settlement.fund.from);
        let mut scenario = None;
        let first = match &self.settlement.fund.gross {
            Gross::AsClaimed { as_claimed } => {
                let deductions = self.likely.deductions();
                Step::FundAsClaimed {
                    claims: Money(self.likely.need),
                    deductions: Money(deductions),
                    at_least: as_claimed.at_least,
                    at_most: as_claimed.at_most,
                    amount: gross,
                    sources,
                    confidence,
                }
            }
            stated => {
                let mut cited_as = (sources, confidence);
                if let Gross::Scenarios { scenarios } = stated {
                    let assumed = self.assumptions.scenario.as_ref();
                    scenario = scenarios.iter().find(|known| Some(&known.id) == assumed).or(scenarios.first());
                    cited_as = scenario.map_or(cited_as, |scenario| cited(&scenario.from));
                }
                Step::GrossFund {
                    amount: gross,
                    range: self.range(|outlook| outlook.waterfall.gross),
                    scenario: scenario.map(|scenario| &scenario.id),
                    sources: cited_as.0,
                    confidence: cited_as.1,
                }
            }
        };
        self.steps.push(first);
        let mut deductions = Vec::with_capacity(waterfall.taken.len());
        for (index, (deduction, taken)) in self.settlement.deductions.iter().zip(&waterfall.taken).enumerate() {
            let assumed = self.assumptions.deduction(&deduction.id);
            let amount = Money(taken.amount);
            let range = self.range(|outlook| outlook.waterfall.taken.get(index).map_or(0, |taken| taken.amount));
            let (sources, confidence) = cited(&deduction.from);
            let (id, kind, basis) = (&deduction.id, deduction.kind, deduction.basis);
            let (mut percent_of, mut per_claim) = (None, None);
            let mut known = true;
            match assumed.unwrap_or(&deduction.amount) {
                DeductionAmount::PercentOfGross(_) => percent_of = Some(PercentBase::Gross),
                DeductionAmount::PercentOfRemaining(_) => percent_of = Some(PercentBase::Remaining),
                DeductionAmount::PercentOf(_) => percent_of = Some(PercentBase::Stated),
                DeductionAmount::PerClaim(money) => per_claim = Some(money.likely),
                DeductionAmount::Fixed(_) => {}
                DeductionAmount::Unknown(_) => known = false,
            }
            self.steps.push(if known {
                Step::Deduction {
                    deduction: id,
                    kind,
                    basis,
                    percent: taken.percent.map(|(percent, _)| percent),
                    percent_of,
                    base: taken.percent.map(|(_, base)| Money(base)),
                    per_claim,
                    claims: per_claim.map(|_| Count(self.likely.claims)),
                    amount,
                    range,
                    assumed: assumed.is_some(),
                    sources,
                    confidence,
                }
            } else {
                Step::DeductionUnknown { deduction: id, kind, sources, confidence }
            });
            deductions.push(DeductionTaken { id, kind, amount, range });
        }
        self.steps.push(Step::NetFund { gross, deductions: gross.minus(net), amount: net });
        let range = self.range(|outlook| outlook.waterfall.net);
        let scenario = scenario.map(|scenario| &scenario.id);
        FundDivision { gross, scenario, deductions, net, range }
    }

    fn claims(&mut self) -> Vec<GroupClaims<'a>> {
        let mut claims = Vec::with_capacity(self.figures.counts.len());
        for (group, counts) in self.settlement.groups.iter().zip(&self.figures.counts) {
            let id = &group.id;
            // Where there is little room in the group around it, the side with the most claims need not have most of these.
            let MoneyRange { low, high } = spanning([counts.low, counts.likely, counts.high]);
            let (count, low, high) = (Count(counts.likely), Count(low.0), Count(high.0));
            let members = group.members.as_ref().map(|members| members.count.likely);
            let rate = match members {
                Some(Count(members)) if members > 0 => Some(Rate(div_floor(mul(counts.likely, RATE_UNITS), members))),
                _ => None,
            };
            let assumed = is_assumed(group, self.assumptions);
            let stage = group.claims.stage;
            let (sources, confidence) = cited(&group.claims.from);
            self.steps.push(Step::Claims {
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
        claims
    }

    fn pools(&mut self) -> Vec<PoolDivision<'a>> {
        let mut pools = Vec::with_capacity(self.likely.pools.len());
        for (index, (pool, filled)) in self.settlement.plan.pools.iter().zip(&self.likely.pools).enumerate() {
            self.filling(pool, filled);
            self.dividing(index, pool, filled);
            let divided = &filled.divided;
            let mut cohorts = Vec::with_capacity(divided.paid.len());
            for (alike, (payment, extra)) in self.likely.alike.iter().zip(&divided.paid) {
                let own = |side| {
                    let through = chain(&self.settlement.groups, alike.group);
                    pool.claim(&self.settlement.groups, through, alike.group, &alike.known, (side, side))
                };
                let mut span = Span::default();
                span.add(self.payments(index, &Range::from_fn(own)));
                cohorts.push(CohortPayment {
                    group: &alike.group.id,
                    groups: self.around(alike.group),
                    part: alike.part.map(|part| Count(i128::try_from(part).unwrap_or(0).saturating_add(1))),
                    claims: Count(alike.claims),
                    weight: printed(pool, own(Side::Likely).weight),
                    payment: Money(payment.cents),
                    range: span.range(),
                    extra_cents: Count(*extra),
                    total: Money(add(mul(payment.cents, alike.claims), *extra)),
                    limit: limit_kind(payment),
                });
            }
            let residual = sub(sub(divided.amount, divided.payments), filled.passed_on);
            pools.push(PoolDivision {
                pool: &pool.id,
                amount: Money(divided.amount),
                top_up: Money(filled.top_up.1),
                weights: weights(pool),
                total_weight: printed(pool, divided.total_weight),
                factor: factor_text(pool, divided.factor),
                payments: Money(divided.payments),
                surplus: Money(filled.passed_on),
                residual: Money(residual),
                cohorts,
            });
        }
        pools
    }

    /// The steps by which a pool comes to hold what it holds.
    fn filling(&mut self, pool: &'a Pool, filled: &Filled) {
        let alone = self.settlement.plan.pools.len() == 1 && pool.takes == Takes::Remainder;
        if !alone {
            let (rule, stated, percent) = match pool.takes {
                Takes::Remainder => (TakesRule::Remainder, None, None),
                Takes::Fixed(money) => (TakesRule::Fixed, Some(money), None),
                Takes::PercentOfNet(percent) => (TakesRule::PercentOfNet, None, Some(percent)),
                Takes::AsNeeded(as_needed) => (TakesRule::AsNeeded, as_needed.at_most, None),
            };
            self.steps.push(Step::Pool {
                pool: &pool.id,
                available: Money(filled.available),
                rule,
                stated,
                percent,
                need: filled.need.map(Money),
                taken: Money(filled.taken),
                handed_on: Money(filled.handed_on),
                amount: Money(add(filled.taken, filled.handed_on)),
            });
        }
    }

    /// The steps by which a pool is divided.
    fn dividing(&mut self, index: usize, pool: &'a Pool, filled: &Filled) {
        let divided = &filled.divided;
        let id = &pool.id;
        let lines = self.weight_lines(pool);
        let total = printed(pool, divided.total_weight);
        self.steps.push(Step::Weights { pool: id, weights: weights(pool), lines, total });
        if let Some(top_up) = pool.top_up.as_ref().filter(|_| filled.top_up.1 > 0) {
            self.steps.push(Step::TopUp {
                pool: id,
                share_value: top_up.share_value,
                needed: Money(filled.top_up.0),
                at_most: top_up.at_most,
                amount: Money(filled.top_up.1),
                total: Money(divided.amount),
            });
        }
        if let (Some(first), Some(below)) = (divided.first, pool.de_minimis) {
            let dropped = self.likely.alike.iter().zip(&divided.paid).filter(|(_, (payment, _))| payment.dropped);
            let claims = dropped.fold(0, |sum: i128, (alike, _)| sum.saturating_add(alike.claims));
            let factor = factor_text(pool, first);
            let weight = printed(pool, divided.dropped);
            self.steps.push(Step::DeMinimis { pool: id, below, factor, claims: Count(claims), weight });
        }
        if divided.surplus > 0 {
            let next = self.settlement.plan.pools.get(index.saturating_add(1)).map(|pool| &pool.id);
            let to = next.filter(|_| filled.passed_on > 0);
            self.steps.push(Step::Surplus { pool: id, amount: Money(divided.surplus), to });
        }
        self.steps.push(Step::Factor {
            pool: id,
            weights: weights(pool),
            amount: Money(divided.amount),
            surplus: Money(divided.surplus),
            at_limits: Money(divided.at_limits),
            limits: self.limit_lines(pool, divided),
            sharing: printed(pool, divided.sharing),
            factor: factor_text(pool, divided.factor),
            rule: divided.unit_value(),
        });
    }

    /// The claims of a pool that are at a cap or a floor.
    fn limit_lines(&self, pool: &Pool, divided: &Divided) -> Vec<LimitLine<'a>> {
        let all = self.likely.alike.iter().zip(&divided.cohorts).filter(|(alike, _)| alike.claims > 0);
        let at_limit = all.filter_map(|(alike, cohort)| {
            let due = Entitlement::due(divided.exact, cohort.weight, cohort.floor, cohort.cap);
            due.limit.map(|limit| LimitLine {
                group: &alike.group.id,
                claims: Count(alike.claims),
                weight: printed(pool, cohort.weight),
                limit: limit.into(),
                each: Money(due.numerator),
                total: Money(mul(due.numerator, alike.claims)),
            })
        });
        at_limit.collect()
    }

    /// For each group that a pool pays, and each weight that it gives: how many claims.
    fn weight_lines(&self, pool: &'a Pool) -> Vec<WeightLine<'a>> {
        let mut sums: Vec<Vec<(i128, i128)>> = vec![Vec::new(); pool.pays.len()];
        for alike in &self.likely.alike {
            for group in chain(&self.settlement.groups, alike.group) {
                let paid = pool.pays.iter().zip(&mut sums).find(|(pay, _)| pay.group == group.id);
                if let Some((pay, sums)) = paid {
                    let weight = pay.weight(&alike.known, Side::Likely);
                    match sums.iter_mut().find(|(known, _)| *known == weight) {
                        Some((_, claims)) => *claims = add(*claims, alike.claims),
                        None => sums.push((weight, alike.claims)),
                    }
                }
            }
        }
        let mut lines = Vec::with_capacity(pool.pays.len());
        for (pay, sums) in pool.pays.iter().zip(sums) {
            for (weight, claims) in sums {
                lines.push(WeightLine {
                    group: &pay.group,
                    claims: Count(claims),
                    each: printed(pool, weight),
                    total: printed(pool, mul(weight, claims)),
                });
            }
        }
        lines
    }

    /// The reader's part in the first distribution, and the claims that have one in those that follow.
    fn reader(&mut self, reader: &Claimant<'a, '_>) -> (Reader<'a>, Vec<Claims<'a>>) {
        let ids = reader.groups.iter().map(|group| &group.id).collect();
        if reader.groups.is_empty() {
            let groups = self.settlement.groups.iter().map(|group| &group.id).collect();
            self.steps.push(Step::NotEligible { groups });
        }
        let mut payments = 0_u32;
        let mut sum = Span::default();
        let mut later = Vec::new();
        for (index, pool) in self.settlement.plan.pools.iter().enumerate() {
            // A claim through each innermost group. What two of them have around them both counts once, with the first.
            let mut counted: Vec<&Id> = Vec::new();
            let is_outer = |group: &Group| reader.groups.iter().any(|other| other.within.as_ref() == Some(&group.id));
            for innermost in reader.groups.iter().filter(|group| !is_outer(group)) {
                let groups = &self.settlement.groups;
                let mut through: Vec<_> =
                    chain(groups, innermost).filter(|group| !counted.contains(&&group.id)).collect();
                through.reverse();
                let claims = Range::from_fn(|side| {
                    pool.claim(groups, through.iter().copied(), innermost, &reader.known, (side, side))
                });
                let paid_through = through.iter().any(|group| pay(pool, group).is_some());
                if !paid_through || (claims.high.weight == 0 && claims.high.floor == 0) {
                    continue;
                }
                let ids: Vec<_> = through.iter().map(|group| &group.id).collect();
                counted.extend(&ids);
                self.worked_out(pool, &through, &reader.known);
                let paid = self.payments(index, &claims);
                sum.add(paid);
                payments = payments.saturating_add(1);
                if self.settlement.later_pool() == Some(index) {
                    later.push((ids.clone(), claims));
                }
                self.paid(pool, index, innermost, ids, claims.likely, paid.likely);
            }
        }
        let payment = Money(sum.likely);
        if payments > 1 {
            self.steps.push(Step::Total { amount: payment });
        }
        let eligible = !reader.groups.is_empty();
        (Reader { eligible, groups: ids, payment, range: sum.range(), later: Vec::new() }, later)
    }

    /// The steps from a weight to a payment.
    fn paid(
        &mut self,
        pool: &'a Pool,
        index: usize,
        innermost: &'a Group,
        groups: Vec<&'a Id>,
        claim: Claim,
        payment: Payment,
    ) {
        let Some(divided) = self.likely.pools.get(index).map(|filled| &filled.divided) else { return };
        if let Some(limit) = limit_kind(&payment) {
            let amount = match limit {
                LimitKind::Cap => claim.cap.map(Money),
                LimitKind::Floor => Some(Money(claim.floor)),
                LimitKind::DeMinimis => pool.de_minimis,
            };
            let amount = amount.unwrap_or_default();
            self.steps.push(Step::Limit { pool: &pool.id, group: &innermost.id, limit, amount });
        }
        self.steps.push(Step::Payment {
            pool: &pool.id,
            groups,
            weights: weights(pool),
            weight: printed(pool, claim.weight),
            factor: factor_text(pool, divided.factor),
            amount: Money(payment.cents),
            rule: divided.rules.payment,
            extra_cent: payment.extra,
        });
    }

    /// How each weight of the reader follows from the answers, where it does.
    fn worked_out(&mut self, pool: &'a Pool, through: &[&'a Group], known: &Known<'_>) {
        for pay in through.iter().filter_map(|group| pay(pool, group)) {
            let step = match (&pay.shares, &pay.value) {
                (Some(Measure::WorkedOut(sum)), _) => weight_step(pool, &pay.group, sum, known),
                (_, Some(Measure::WorkedOut(sum))) => weight_step(pool, &pay.group, sum, known),
                _ => continue,
            };
            self.steps.push(step);
        }
    }

    /// What a claim is paid out of a pool on each side.
    fn payments(&self, index: usize, claims: &Range<Claim>) -> Range<Payment> {
        Range::from_fn(|side| {
            let pool = self.figures.outlooks.of(side).pools.get(index);
            pool.map_or(Payment::NOTHING, |filled| filled.divided.payment(claims.side(side)))
        })
    }

    /// What a reader with these claims is paid in each further distribution that is likely.
    fn later_payments(&mut self, claims: &[Claims<'a>]) -> Vec<LaterPayment> {
        let Some(index) = self.settlement.later_pool() else { return Vec::new() };
        let Some(pool) = self.settlement.plan.pools.get(index) else { return Vec::new() };
        let mut later = Vec::with_capacity(self.likely.after.rounds.len());
        let mut paid: Vec<Range<i128>> = Vec::with_capacity(claims.len());
        for (_, claim) in claims {
            let first = self.payments(index, claim);
            paid.push(Range::from_fn(|side| {
                let payment = first.side(side);
                add(payment.cents, i128::from(payment.one_more))
            }));
        }
        for (number, round) in self.likely.after.rounds.iter().enumerate() {
            let mut sum = Span::default();
            for ((groups, claim), paid) in claims.iter().zip(&mut paid) {
                let first = self.payments(index, claim);
                let left = Range::from_fn(|side| again(claim.side(side), paid.side(side)));
                let payments = Range::from_fn(|side| {
                    let round = self.figures.outlooks.of(side).after.rounds.get(number);
                    let round = round.filter(|_| !first.side(side).dropped);
                    round.map_or(Payment::NOTHING, |round| round.divided.payment(left.side(side)))
                });
                *paid = Range::from_fn(|side| add(paid.side(side), payments.side(side).cents));
                sum.add(payments);
                self.steps.push(Step::LaterPayment {
                    round: numbered(number),
                    pool: &pool.id,
                    groups: groups.clone(),
                    weights: weights(pool),
                    weight: printed(pool, claim.likely.weight),
                    factor: factor_text(pool, round.divided.factor),
                    cap_left: payments.likely.limit.and(left.likely.cap).map(Money),
                    amount: Money(payments.likely.cents),
                    rule: round.divided.rules.payment,
                });
            }
            let payment = Money(sum.likely);
            later.push(LaterPayment { round: numbered(number), payment, range: sum.range() });
        }
        if claims.is_empty() { Vec::new() } else { later }
    }

    fn later(&mut self) -> Vec<LaterDistribution<'a>> {
        let after = &self.likely.after;
        let mut later = Vec::with_capacity(after.rounds.len());
        let Some(afterwards) = &self.settlement.plan.afterwards else { return later };
        let (sources, confidence) = cited(&afterwards.from);
        let available = add(after.undistributed, self.issued());
        self.steps.push(Step::Undistributed {
            available: Money(available),
            payments: Money(self.issued()),
            amount: Money(after.undistributed),
        });
        if let Some(rate) = afterwards.uncashed {
            self.steps.push(Step::Uncashed {
                rate: rate.likely,
                amount: Money(after.uncashed),
                total: Money(add(after.uncashed, after.undistributed)),
                sources,
                confidence,
            });
        }
        let pool = self.settlement.later_pool().and_then(|index| self.settlement.plan.pools.get(index));
        for (index, round) in after.rounds.iter().enumerate() {
            let Some(pool) = pool else { break };
            let divided = &round.divided;
            let (number, cost, amount) = (numbered(index), Money(round.cost), Money(divided.amount));
            let factor = factor_text(pool, divided.factor);
            self.steps.push(Step::LaterDistribution {
                round: number,
                pool: &pool.id,
                available: Money(round.available),
                cost,
                amount,
                surplus: Money(divided.surplus),
                at_limits: Money(divided.at_limits),
                sharing: printed(pool, divided.sharing),
                factor: factor.clone(),
                payments: Money(divided.payments),
                uncashed: Money(round.uncashed),
            });
            later.push(LaterDistribution {
                round: number,
                pool: &pool.id,
                cost,
                amount,
                claims: Count(round.claims),
                factor,
                payments: Money(divided.payments),
                uncashed: Money(round.uncashed),
            });
        }
        if let Some(not) = &after.not_viable {
            let round = numbered(after.rounds.len());
            self.steps.push(Step::NotViable {
                round,
                available: Money(not.available),
                cost: Money(not.cost),
                claims: Count(not.claims),
                least_payment: afterwards.distributions.as_ref().and_then(|distributions| distributions.least_payment),
            });
        }
        self.steps.push(Step::Rest { amount: Money(after.rest), to: afterwards.rest, sources, confidence });
        later
    }

    fn totals(&self) -> Totals {
        let waterfall = &self.likely.waterfall;
        let after = &self.likely.after;
        let gross = self.likely.pools.iter().fold(waterfall.gross, |sum, pool| add(sum, pool.top_up.1));
        let costs = after.rounds.iter().fold(0, |sum, round| add(sum, round.cost));
        let deductions = add(self.likely.deductions(), costs);
        // Cashed is what was paid out in all distributions, less what was not cashed: counted, not inferred.
        let mut payments = sub(self.issued(), after.uncashed);
        for round in &after.rounds {
            payments = add(payments, sub(round.divided.payments, round.uncashed));
        }
        Totals {
            gross: Money(gross),
            deductions: Money(deductions),
            payments: Money(payments),
            residual: Money(after.rest),
            rest: self.settlement.plan.afterwards.as_ref().map(|afterwards| afterwards.rest),
        }
    }

    /// What is paid out in the first distribution.
    fn issued(&self) -> i128 {
        self.likely.pools.iter().fold(0, |sum, pool| add(sum, pool.divided.payments))
    }

    /// Ids of the groups around a group and its own, outermost first.
    fn around(&self, group: &'a Group) -> Vec<&'a Id> {
        let mut ids: Vec<_> = chain(&self.settlement.groups, group).map(|group| &group.id).collect();
        ids.reverse();
        ids
    }
}

/// How a weight follows from the answers.
fn weight_step<'a, T: Unit>(pool: &'a Pool, group: &'a Id, sum: &'a Sum<T>, known: &Known<'_>) -> Step<'a> {
    let mut terms = Vec::with_capacity(sum.sum.len());
    let mut all = 0;
    for term in &sum.sum {
        let value = term.units(known, Side::Likely);
        all = add(all, value);
        let (kind, question, each) = match term {
            Term::Fixed(amount) => (TermKind::Fixed, None, Some(amount.likely)),
            Term::PerUnit(per_unit) => (TermKind::PerUnit, Some(&per_unit.question), Some(per_unit.amount.likely)),
            Term::PerMonth(per_month) => {
                let question = per_month.start.as_ref().xor(per_month.end.as_ref());
                (TermKind::PerMonth, question, Some(per_month.amount.likely))
            }
            Term::PercentOf(part) => (TermKind::PercentOf, Some(&part.question), None),
            Term::Tiers(_) => (TermKind::Tier, None, None),
        };
        let (percent, of) = match term {
            Term::PercentOf(part) => (Some(part.percent), Some(Money(known.quantity(&part.question).unwrap_or(0)))),
            _ => (None, None),
        };
        let counted = matches!(kind, TermKind::PerUnit | TermKind::PerMonth);
        terms.push(WeightTerm {
            kind,
            question,
            each: match kind {
                TermKind::Tier => Some(printed(pool, value)),
                _ => each.map(|each| printed(pool, each.units())),
            },
            units: counted.then(|| Count(term.count(known))),
            percent,
            of,
            value: printed(pool, value),
        });
    }
    let weight = sum.limited(all);
    let limit = match weight.cmp(&all) {
        std::cmp::Ordering::Less => Some(SumLimit::Most),
        std::cmp::Ordering::Equal => None,
        std::cmp::Ordering::Greater => Some(SumLimit::Least),
    };
    let (sum, weight) = (printed(pool, all), printed(pool, weight));
    Step::Weight { pool: &pool.id, group, weights: weights(pool), terms, sum, limit, weight }
}

/// What a claimant is paid in all on each side, in cents, and what it could be with a cent more.
#[derive(Clone, Copy, Default)]
struct Span {
    low: i128,
    likely: i128,
    high: i128,
    most: [i128; 3],
}

impl Span {
    fn add(&mut self, paid: Range<Payment>) {
        let most = |payment: Payment| add(payment.cents, i128::from(payment.one_more));
        self.low = add(self.low, paid.low.cents);
        self.likely = add(self.likely, paid.likely.cents);
        self.high = add(self.high, paid.high.cents);
        let [low, likely, high] = self.most;
        self.most = [add(low, most(paid.low)), add(likely, most(paid.likely)), add(high, most(paid.high))];
    }

    /// Where a cap or floor moves money between groups, more claims of one group can mean more for another: so the low
    /// side need not have the least.
    fn range(&self) -> MoneyRange {
        let least = spanning([self.low, self.likely, self.high]).low;
        MoneyRange { low: least, high: spanning(self.most).high }
    }
}

/// The least and the most of some cents.
fn spanning([a, b, c]: [i128; 3]) -> MoneyRange {
    MoneyRange { low: Money(a.min(b).min(c)), high: Money(a.max(b).max(c)) }
}

/// Number of a further distribution: the first to follow is 2.
fn numbered(round: usize) -> Count {
    Count(i128::try_from(round).unwrap_or(0).saturating_add(2))
}

fn limit_kind(payment: &Payment) -> Option<LimitKind> {
    if payment.dropped { Some(LimitKind::DeMinimis) } else { payment.limit.map(LimitKind::from) }
}

fn weights(pool: &Pool) -> Weights {
    if pool.by_value() { Weights::Values } else { Weights::Shares }
}

/// A weight as text: shares without trailing zeros, or dollars and cents.
fn printed(pool: &Pool, weight: i128) -> String {
    if pool.by_value() { print(weight, 2) } else { print_short(weight, 6) }
}

/// Dollars for one share (two decimals if that is all there is, else six), or the part of a value that is paid.
fn factor_text(pool: &Pool, factor: Factor) -> String {
    let millionths = mul(factor.numerator, SHARE_UNITS);
    if pool.by_value() {
        return print_short(div_floor(millionths, factor.denominator), 6);
    }
    let cent_part = 10_000;
    let value = div_floor(mul(millionths, cent_part), factor.denominator);
    if value.rem_euclid(cent_part) == 0 { print(div_floor(value, cent_part), 2) } else { print_short(value, 6) }
}

fn cited(from: &From) -> (&[Id], Confidence) {
    (&from.sources, from.confidence)
}
