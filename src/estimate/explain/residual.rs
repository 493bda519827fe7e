//! What follows the first distribution.

use super::{Step, cited};
use crate::answers::OwnClaim;
use crate::estimate::text::{factor_cut, factor_text, weight_text, weights};
use crate::estimate::{Estimate, Figures, round_number};
use crate::number::Money;

pub(super) fn explain<'a>(figures: &Figures<'a>, estimate: &Estimate<'a>, steps: &mut Vec<Step<'a>>) {
    let Some(residual) = &figures.plan.residual else { return };
    let base = &figures.cases.base;
    let outcome = &base.residual;
    let (sources, confidence) = cited(&residual.from);
    let issued: Money = base.payments.iter().map(|payments| payments.total).sum();
    steps.push(Step::Undistributed {
        available: outcome.undistributed + issued,
        payments: issued,
        amount: outcome.undistributed,
    });
    if let Some(rate) = residual.uncashed {
        steps.push(Step::Uncashed {
            rate: rate.likely,
            amount: outcome.uncashed,
            total: outcome.uncashed + outcome.undistributed,
            sources,
            confidence,
        });
    }
    let pool = figures.plan.further().map(|(_, pool)| pool);
    for (made, result) in outcome.distributions.iter().zip(&estimate.distributions) {
        let Some(pool) = pool else { break };
        let (at_limits, sharing) = made.proration.at_limits_and_sharing();
        steps.push(Step::Distribution {
            round: result.round,
            pool: result.pool,
            available: made.available,
            cost: made.cost,
            amount: result.amount,
            surplus: made.proration.surplus(),
            at_limits,
            sharing: weight_text(pool, sharing),
            factor: result.factor.clone(),
            factor_cut: factor_cut(pool, made.proration.factor()),
            payments: made.payments,
            uncashed: made.uncashed,
        });
    }
    if let Some(not) = &outcome.not_viable {
        steps.push(Step::NotViable {
            round: round_number(outcome.distributions.len()),
            available: not.available,
            cost: not.cost,
            claims: not.claims,
            least_payment: residual.distributions.and_then(|distributions| distributions.least_payment),
        });
    }
    steps.push(Step::Residual { amount: outcome.residual, to: residual.disposition, sources, confidence });
}

/// What the claimant is paid in each further distribution.
pub(super) fn explain_claimant<'a>(figures: &Figures<'a>, held: &[OwnClaim], steps: &mut Vec<Step<'a>>) {
    let Some((_, pool)) = figures.plan.further() else { return };
    let made = &figures.cases.base.residual.distributions;
    for ((round, payments), made) in figures.further_payments(held).into_iter().zip(made) {
        for further in payments {
            let paid = further.payment.base;
            steps.push(Step::DistributionPayment {
                round,
                pool: &pool.id,
                groups: figures.plan.ids(further.held.through.iter().copied()),
                weights: weights(pool),
                weight: weight_text(pool, further.held.claim.likely.weight),
                factor: factor_text(pool, made.proration.factor()),
                factor_cut: factor_cut(pool, made.proration.factor()),
                cap_left: paid.limit.and(further.cap_left),
                amount: paid.amount,
                rule: made.proration.rules.payment,
            });
        }
    }
}
