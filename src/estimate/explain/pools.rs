//! What each pool holds, and how it is divided.

use super::{LimitLine, Step, TakesRule, WeightLine};
use crate::allocation::factor::Entitlement;
use crate::allocation::{FilledPool, Payments};
use crate::answers::OwnClaim;
use crate::estimate::text::{factor_cut, factor_text, weight_text, weights};
use crate::estimate::{Cohort, Estimate, Figures, PoolDistribution};
use crate::number::{Count, Int, Money};
use crate::plan::Pool;
use crate::requested::Request;
use crate::settlement::{Quantile, Takes};

pub(super) fn explain<'a>(
    figures: &Figures<'a>,
    request: &Request,
    estimate: &Estimate<'a>,
    steps: &mut Vec<Step<'a>>,
) {
    let base = &figures.cases.base;
    let pools = figures.plan.pools.iter().zip(&base.allocation.pools).zip(&base.payments).zip(&estimate.pools);
    for (index, (((pool, filled), payments), result)) in pools.enumerate() {
        filling(figures, pool, filled, steps);
        let lines = weight_lines(figures, request, (index, pool));
        let total = result.total_weight.clone();
        steps.push(Step::Weights { pool: &pool.id, weights: weights(pool), lines, total });
        if let Some(top_up) = pool.top_up.as_ref().filter(|_| filled.top_up.added > Money::ZERO) {
            steps.push(Step::TopUp {
                pool: &pool.id,
                share_value: top_up.share_value,
                needed: filled.top_up.needed.narrow().into(),
                at_most: top_up.at_most,
                amount: filled.top_up.added,
                total: result.amount,
            });
        }
        dropping_out(figures, (index, pool), filled, payments, steps);
        let surplus = filled.proration.surplus();
        if surplus > Money::ZERO {
            let next = figures.plan.pools.get(index.saturating_add(1)).map(|pool| &pool.id);
            let to = next.filter(|_| filled.passed_on > Money::ZERO);
            steps.push(Step::Surplus { pool: &pool.id, amount: surplus, to });
        }
        dividing(figures, (index, pool), filled, result, steps);
    }
}

/// How a pool comes to hold what it holds. Where there is only one that takes everything, nothing need be said.
fn filling<'a>(figures: &Figures<'a>, pool: &'a Pool, filled: &FilledPool, steps: &mut Vec<Step<'a>>) {
    let alone = figures.plan.pools.len() == 1 && pool.takes == Takes::Remainder;
    if alone {
        return;
    }
    let (rule, stated, percent) = match pool.takes {
        Takes::Remainder => (TakesRule::Remainder, None, None),
        Takes::Fixed(money) => (TakesRule::Fixed, Some(money), None),
        Takes::PercentOfNet(percent) => (TakesRule::PercentOfNet, None, Some(percent)),
        Takes::AsNeeded(as_needed) => (TakesRule::AsNeeded, as_needed.at_most, None),
    };
    steps.push(Step::Pool {
        pool: &pool.id,
        available: filled.available,
        rule,
        stated,
        percent,
        need: filled.need.map(|need| need.narrow().into()),
        taken: filled.taken,
        handed_on: filled.handed_on,
        amount: filled.taken + filled.handed_on,
    });
}

/// Which claims drop out, since they would be paid too little.
fn dropping_out<'a>(
    figures: &Figures<'a>,
    (index, pool): (usize, &'a Pool),
    filled: &FilledPool,
    payments: &Payments,
    steps: &mut Vec<Step<'a>>,
) {
    let Some(first) = filled.proration.first else { return };
    // Claims that weigh nothing here are paid nothing by this pool anyway: they have no part in it to lose.
    let (mut dropped, mut left) = (Count::ZERO, Count::ZERO);
    for ((cohort, claim), paid) in figures.in_pool(index, pool).zip(&payments.each) {
        if !claim.likely.is_nothing() {
            *(if paid.payment.dropped { &mut dropped } else { &mut left }) += cohort.claims;
        }
    }
    steps.push(Step::DeMinimis {
        pool: &pool.id,
        below: pool.de_minimis,
        factor: factor_text(pool, first),
        claims: dropped,
        left,
        weight: weight_text(pool, filled.proration.dropped_weight()),
    });
}

/// The factor.
fn dividing<'a>(
    figures: &Figures<'a>,
    (index, pool): (usize, &'a Pool),
    filled: &FilledPool,
    result: &PoolDistribution<'a>,
    steps: &mut Vec<Step<'a>>,
) {
    let proration = &filled.proration;
    let (at_limits, sharing) = proration.at_limits_and_sharing();
    let cohorts = figures.in_pool(index, pool).zip(&proration.cohorts).filter(|((of, _), _)| of.claims > Count::ZERO);
    let limits = cohorts.filter_map(|((of, _), cohort)| {
        let (group, claims) = (figures.group(of.group), of.claims);
        let due = Entitlement::due(proration.exact(), cohort.weight, cohort.floor, cohort.cap);
        due.limit.map(|limit| LimitLine {
            group,
            claims,
            weight: weight_text(pool, cohort.weight),
            limit: limit.into(),
            each: due.amount.floor().narrow().into(),
            total: (due.amount * claims).floor().narrow().into(),
        })
    });
    steps.push(Step::Factor {
        pool: &pool.id,
        weights: weights(pool),
        amount: result.amount,
        surplus: proration.surplus(),
        at_limits,
        limits: limits.collect(),
        sharing: weight_text(pool, sharing),
        factor: result.factor.clone(),
        factor_cut: factor_cut(pool, proration.factor()),
        rule: proration.unit_value(),
    });
}

/// For each group that a pool pays, and each weight that it gives: how many claims.
fn weight_lines<'a>(figures: &Figures<'a>, request: &Request, (index, pool): (usize, &'a Pool)) -> Vec<WeightLine<'a>> {
    let mut lines = Vec::with_capacity(pool.pays.len());
    for pay in &pool.pays {
        let mut sums: Vec<(Int, Count)> = Vec::new();
        let mut add = |weight, claims| match sums.iter_mut().find(|(known, _)| *known == weight) {
            Some((_, sum)) => *sum += claims,
            None => sums.push((weight, claims)),
        };
        for Cohort { profile, claims, .. } in figures.cohorts().filter(|cohort| cohort.shown) {
            let Some(profile) = profile else { continue };
            if profile.chain(&figures.plan.groups).contains(&pay.group) {
                add(pay.weight.units(&profile.answers, Quantile::LIKELY), claims);
            }
        }
        for (own, Cohort { claims, .. }) in figures.own_cohorts().filter(|(_, cohort)| cohort.shown) {
            let held = |held: &&OwnClaim| held.pool == index && held.innermost == own.group;
            let through = request.claims.iter().find(held).is_some_and(|held| held.through.contains(&pay.group));
            if let Some(membership) = request.membership.as_ref().filter(|_| through) {
                add(pay.weight.units(&membership.answers, Quantile::LIKELY), claims);
            }
        }
        lines.extend(sums.into_iter().map(|(weight, claims)| WeightLine {
            group: figures.group(pay.group),
            claims,
            each: weight_text(pool, weight),
            total: weight_text(pool, weight * claims),
        }));
    }
    lines
}
