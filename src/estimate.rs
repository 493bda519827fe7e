//! The estimate: what a claim is paid, for a claimant and for every cohort; and how that is worked out.

pub mod explain;
mod result;
mod span;
mod text;

pub use result::*;

use crate::allocation::{
    Allocation, ClaimPayment, FilledPool, Payments, Refusal, ResidualOutcome, carry_out, further_claim,
};
use crate::answers::{Membership, OwnClaim};
use crate::claims::{ClaimCounts, accepted, filed};
use crate::error::{Fault, Faults};
use crate::number::{Count, Money, Rate, checked};
use crate::plan::{Assumptions, Case, Claim, Inputs, Own, PerCase, Plan, Pool, Profile, Uncertain, counts_in};
use crate::requested::{Request, counts_or_faults};
use crate::settlement::decode::Id;
use crate::settlement::request::EstimateInput;
use crate::settlement::{DeductionAmount, Gross, Range};
use span::{Span, spanning};
use text::{factor_text, limit_kind, weight_text, weights};

/// A plan carried out in each case.
struct Figures<'a> {
    plan: &'a Plan,
    assumptions: Assumptions,
    counts: ClaimCounts,
    /// The claimant's own claims among those of all.
    own: Vec<Own>,
    /// Where the plan cannot be carried out in the worst or the best case, the base case stands in its place: a range goes
    /// only as far as there is an answer.
    cases: PerCase<Outcome>,
    refused: Vec<RefusedCase>,
}

/// How a plan comes out in one case, what is paid out of each pool, and what happens after that.
struct Outcome {
    case: Case,
    allocation: Allocation,
    payments: Vec<Payments>,
    residual: ResidualOutcome,
}

/// Works out an estimate.
///
/// # Errors
///
/// All faults of the answers and the assumptions, or of what the figures come to.
pub(crate) fn run<'a>(plan: &'a Plan, input: &EstimateInput) -> Result<Estimate<'a>, Faults> {
    checked(|| {
        let (request, counts) = requested(plan, input)?;
        Ok(Figures::of(plan, request.assumptions.clone(), counts, &request.own)?.estimate(&request))
    })?
}

/// Works out an estimate, and how.
///
/// # Errors
///
/// As [`run`].
pub(crate) fn explain<'a>(plan: &'a Plan, input: &EstimateInput) -> Result<explain::Explanation<'a>, Faults> {
    checked(|| {
        let (request, counts) = requested(plan, input)?;
        let figures = Figures::of(plan, request.assumptions.clone(), counts, &request.own)?;
        let estimate = figures.estimate(&request);
        Ok(explain::explain(&figures, &request, &estimate))
    })?
}

fn requested(plan: &Plan, input: &EstimateInput) -> Result<(Request, ClaimCounts), Faults> {
    let mut faults = Faults::default();
    let request = Request::resolve(plan, input, &mut faults);
    let counts = request.counts(plan, &mut faults);
    faults.or((request, counts))
}

/// Refuses a plan that cannot be carried out with these assumptions.
///
/// # Errors
///
/// As [`run`].
pub(crate) fn check(plan: &Plan, assumptions: Assumptions, own: &[Own]) -> Result<(), Faults> {
    checked(|| {
        let mut faults = Faults::default();
        let counts = counts_or_faults(plan, &assumptions, &mut faults);
        faults.or(())?;
        Figures::of(plan, assumptions, counts, own).map(|_| ())
    })?
}

impl<'a> Figures<'a> {
    fn of(plan: &'a Plan, assumptions: Assumptions, counts: ClaimCounts, own: &[Own]) -> Result<Self, Faults> {
        let outcome = |case| {
            let (counts, uncertain) = (counts_in(case, &counts), Uncertain::Case(case));
            let inputs = Inputs { assumptions: &assumptions, counts: &counts, own, uncertain };
            let allocation = carry_out(plan, &inputs)?;
            let payments: Vec<_> = allocation.pools.iter().map(|pool| pool.proration.payments()).collect();
            let residual = ResidualOutcome::of(plan, &allocation, &payments, case);
            Ok::<_, Refusal>(Outcome { case, allocation, payments, residual })
        };
        let mut refused = Vec::new();
        let cases = PerCase::try_of(|case| match (outcome(case), UncertainCase::of(case)) {
            (Err(refusal), Some(case)) => {
                refused.push(RefusedCase { case, fault: refusal.into() });
                outcome(Case::Base)
            }
            (outcome, _) => outcome,
        });
        let cases = cases.map_err(Fault::from)?;
        Ok(Self { plan, assumptions, counts, own: own.to_vec(), cases, refused })
    }

    fn estimate(&self, request: &Request) -> Estimate<'a> {
        Estimate {
            settlement: &self.plan.id,
            claimant: request.membership.as_ref().map(|membership| self.claimant(membership, &request.claims)),
            fund: self.fund(),
            claims: self.claims(),
            pools: self.pools(),
            distributions: self.distributions(),
            totals: self.totals(),
            refused: self.refused.clone(),
        }
    }

    /// The least and the most that a figure is in the three cases.
    fn range(&self, figure: impl Fn(&Outcome) -> Money) -> MoneyRange {
        spanning(self.cases.each(figure))
    }

    /// Id of a group.
    fn group(&self, index: usize) -> &'a Id {
        self.plan.groups.get(index).map_or(&self.plan.id, |group| &group.id)
    }

    fn fund(&self) -> FundWaterfall<'a> {
        let plan = self.plan;
        let scenario = match &plan.fund.gross {
            Gross::Scenarios { scenarios } => scenarios.get(self.assumptions.scenario.unwrap_or(0)),
            _ => None,
        };
        let mut deductions = Vec::with_capacity(plan.deductions.len());
        for (index, deduction) in plan.deductions.iter().enumerate() {
            let taken = |outcome: &Outcome| {
                let taken = outcome.allocation.waterfall.taken.get(index);
                taken.map_or(Money::ZERO, |taken| taken.amount.narrow().into())
            };
            deductions.push(DeductionTaken {
                id: &deduction.id,
                kind: deduction.kind,
                amount: taken(&self.cases.base),
                range: self.range(taken),
                figure: match self.assumptions.deduction(index).unwrap_or(&deduction.amount) {
                    amount if amount.usual(deduction.kind).is_some() => DeductionFigure::Usual,
                    DeductionAmount::Unknown(_) => DeductionFigure::NotCounted,
                    _ => DeductionFigure::Stated,
                },
            });
        }
        let waterfall = &self.cases.base.allocation.waterfall;
        FundWaterfall {
            gross: waterfall.gross,
            scenario: scenario.map(|scenario| &scenario.id),
            deductions,
            net: waterfall.net,
            range: self.range(|outcome| outcome.allocation.waterfall.net),
        }
    }

    fn claims(&self) -> Vec<GroupClaims<'a>> {
        let mut claims = Vec::with_capacity(self.counts.len());
        for (index, (group, counts)) in self.plan.groups.iter().zip(&self.counts).enumerate() {
            // Where there is little room in the group around it, the case with the most claims need not have most of
            // these.
            let Range { low, high, .. } = counts.sorted();
            let members = group.members.map(|members| members.likely);
            claims.push(GroupClaims {
                group: &group.id,
                count: counts.likely,
                low,
                high,
                members,
                rate: members.and_then(|members| Rate::of_all(counts.likely, members)),
                filed: filed(self.plan, index, &self.assumptions).map(Into::into),
                accepted: accepted(self.plan, index, &self.assumptions).map(|accepted| accepted.rate.into()),
                assumed: self.assumptions.decides(self.plan, index),
                forecast: self.assumptions.forecasts(self.plan, index),
            });
        }
        claims
    }

    fn pools(&self) -> Vec<PoolDistribution<'a>> {
        let mut pools = Vec::with_capacity(self.plan.pools.len());
        let base = &self.cases.base;
        for (index, (pool, filled)) in self.plan.pools.iter().zip(&base.allocation.pools).enumerate() {
            let Some(payments) = base.payments.get(index) else { continue };
            let proration = &filled.proration;
            let mut cohorts = Vec::with_capacity(payments.each.len());
            let all = self.in_pool(index, pool).zip(&payments.each);
            for ((cohort, claim), paid) in all.filter(|((cohort, _), _)| cohort.shown) {
                let Cohort { group, profile, part, claims, own, .. } = cohort;
                let chain = profile.map(|profile| profile.chain(&self.plan.groups).iter().rev().copied());
                let mut span = Span::default();
                span.add(&self.payments(index, claim));
                cohorts.push(CohortPayment {
                    group: self.group(group),
                    groups: chain.map_or_else(|| self.plan.ids_around(group), |chain| self.plan.ids(chain)),
                    part,
                    own,
                    claims,
                    weight: weight_text(pool, claim.likely.weight),
                    payment: paid.payment.amount,
                    range: span.range(),
                    extra_cents: paid.extra,
                    total: paid.total(claims),
                    limit: limit_kind(&paid.payment),
                });
            }
            pools.push(PoolDistribution {
                pool: &pool.id,
                amount: proration.amount,
                top_up: filled.top_up.added,
                weights: weights(pool),
                total_weight: weight_text(pool, proration.total_weight),
                factor: factor_text(pool, proration.factor()),
                payments: payments.total,
                surplus: filled.passed_on,
                residual: proration.amount - payments.total - filled.passed_on,
                cohorts,
            });
        }
        pools
    }

    /// Each cohort of the plan as it is likely.
    fn cohorts(&self) -> impl Iterator<Item = Cohort<'a>> {
        let cohort = |(profile, claims): (&'a Profile, &Count)| Cohort {
            group: profile.group,
            profile: Some(profile),
            part: profile.part.map(|part| Count::len(part.index.saturating_add(1))),
            claims: *claims,
            own: false,
            // Claims that weigh by fewer groups than they have are told of where there are any.
            shown: profile.is_likely() && (*claims > Count::ZERO || profile.is_whole(&self.plan.groups)),
        };
        self.plan.cohorts.0.iter().zip(&self.cases.base.allocation.claims).map(cohort)
    }

    /// Each cohort, and behind them each claim of the claimant that stands apart, with what a claim of it weighs in a pool.
    fn in_pool<'p>(&'p self, index: usize, pool: &'p Pool) -> impl Iterator<Item = (Cohort<'a>, &'p Range<Claim>)> {
        let of_all = self.cohorts().zip(&pool.weighed).map(|(cohort, weighed)| (cohort, &weighed.range));
        let own = self.own_cohorts().map(move |(own, cohort)| (cohort, own.in_pools.get(index)));
        of_all.chain(own.filter_map(|(cohort, claim)| Some((cohort, claim?))))
    }

    /// Each claim of the claimant that is not one of those of a cohort.
    fn own_cohorts(&self) -> impl Iterator<Item = (&Own, Cohort<'a>)> {
        let claims = self.cases.base.allocation.claims.iter().skip(self.plan.cohorts.0.len());
        self.own.iter().zip(claims).map(|(own, claims)| {
            let shown = *claims > Count::ZERO;
            (own, Cohort { group: own.group, profile: None, part: None, claims: *claims, own: true, shown })
        })
    }

    /// What a claim is paid out of a pool in each case.
    fn payments(&self, pool: usize, claim: &Range<Claim>) -> PerCase<ClaimPayment> {
        self.cases.each(|outcome| {
            let filled = outcome.allocation.pools.get(pool);
            filled.map_or(ClaimPayment::NOTHING, |filled| filled.proration.payment(claim.claim(outcome.case.helps())))
        })
    }

    fn claimant(&self, membership: &Membership, held: &[OwnClaim]) -> Claimant<'a> {
        let mut sum = Span::default();
        for claim in held {
            sum.add(&self.payments(claim.pool, &claim.claim));
        }
        let further = self.further_payments(held);
        let rounds = further.iter().map(|(round, payments)| {
            let mut sum = Span::default();
            payments.iter().for_each(|further| sum.add(&further.payment));
            DistributionPayment { round: *round, payment: sum.base(), range: sum.range() }
        });
        Claimant {
            eligible: !membership.groups.is_empty(),
            groups: self.plan.ids(membership.groups.iter().copied()),
            payment: sum.base(),
            range: sum.range(),
            distributions: rounds.collect(),
        }
    }

    /// What each claim of a claimant is paid in each further distribution that is likely.
    fn further_payments<'h>(&self, held: &'h [OwnClaim]) -> Vec<(Count, Vec<FurtherPayment<'h>>)> {
        let Some((index, _)) = self.plan.further() else { return Vec::new() };
        let claims: Vec<_> = held.iter().filter(|held| held.pool == index).collect();
        if claims.is_empty() {
            return Vec::new();
        }
        let first: Vec<_> = claims.iter().map(|held| self.payments(index, &held.claim)).collect();
        let mut paid: Vec<_> = first.iter().map(|first| first.each(|payment| payment.most())).collect();
        let rounds = self.cases.base.residual.distributions.len();
        let mut all = Vec::with_capacity(rounds);
        for number in 0..rounds {
            let mut payments = Vec::with_capacity(claims.len());
            for ((held, first), paid) in claims.iter().zip(&first).zip(&mut paid) {
                let left = PerCase::of(|case| {
                    further_claim(held.claim.claim(self.cases.get(case).case.helps()), *paid.get(case))
                });
                let payment = PerCase::of(|case| {
                    let round = self.cases.get(case).residual.distributions.get(number);
                    let round = round.filter(|_| !first.get(case).dropped);
                    round.map_or(ClaimPayment::NOTHING, |round| round.proration.payment(*left.get(case)))
                });
                *paid = PerCase::of(|case| *paid.get(case) + payment.get(case).amount);
                payments.push(FurtherPayment { held, cap_left: left.base.cap, payment });
            }
            all.push((round_number(number), payments));
        }
        all
    }

    fn distributions(&self) -> Vec<Distribution<'a>> {
        let Some((_, pool)) = self.plan.further() else { return Vec::new() };
        let made = self.cases.base.residual.distributions.iter().enumerate();
        let distribution = |(index, made): (usize, &crate::allocation::FurtherDistribution)| Distribution {
            round: round_number(index),
            pool: &pool.id,
            cost: made.cost,
            amount: made.proration.amount,
            claims: made.claims,
            factor: factor_text(pool, made.proration.factor()),
            payments: made.payments,
            uncashed: made.uncashed,
        };
        made.map(distribution).collect()
    }

    fn totals(&self) -> Totals {
        let Outcome { allocation, payments, residual, .. } = &self.cases.base;
        let added: Money = allocation.pools.iter().map(|pool: &FilledPool| pool.top_up.added).sum();
        let costs: Money = residual.distributions.iter().map(|made| made.cost).sum();
        let issued: Money = payments.iter().map(|payments| payments.total).sum();
        // Cashed is what was paid out in all distributions, less what was not cashed: counted, not inferred.
        let later: Money = residual.distributions.iter().map(|made| made.payments - made.uncashed).sum();
        Totals {
            gross: allocation.waterfall.gross + added,
            deductions: allocation.waterfall.deductions() + costs,
            payments: issued - residual.uncashed + later,
            residual: residual.residual,
            disposition: self.plan.residual.as_ref().map(|residual| residual.disposition),
        }
    }
}

/// Claims that are alike.
struct Cohort<'a> {
    /// Position of their innermost group.
    group: usize,
    /// `None` for a claim of the claimant that is not one of those of a cohort.
    profile: Option<&'a Profile>,
    part: Option<Count>,
    claims: Count,
    own: bool,
    /// Whether they are told of: a mix that does not hold is not.
    shown: bool,
}

/// What a claim is paid in a further distribution, and what its cap leaves for it.
struct FurtherPayment<'h> {
    held: &'h OwnClaim,
    cap_left: Option<Money>,
    payment: PerCase<ClaimPayment>,
}

/// Number of a further distribution: the first to follow is 2.
fn round_number(index: usize) -> Count {
    Count::len(index.saturating_add(2))
}
