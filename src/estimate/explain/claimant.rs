//! What the claimant is paid in the first distribution.

use std::cmp::Ordering;

use super::{Step, SumLimit, TermKind, WeightTerm};
use crate::allocation::ClaimPayment;
use crate::answers::{Membership, OwnClaim};
use crate::estimate::text::{factor_cut, factor_text, limit_kind, weight_text, weights};
use crate::estimate::{Claimant, Figures, LimitKind};
use crate::number::{Int, Money, Unit};
use crate::plan::{Answers, Measure, Pool, Sum, Term};
use crate::settlement::Quantile;
use crate::settlement::decode::Id;

pub(super) fn explain<'a>(
    figures: &Figures<'a>,
    membership: &Membership,
    held: &[OwnClaim],
    claimant: &Claimant<'a>,
    steps: &mut Vec<Step<'a>>,
) {
    if !claimant.eligible {
        steps.push(Step::NotEligible { groups: figures.plan.groups.iter().map(|group| &group.id).collect() });
    }
    for claim in held {
        let Some(pool) = figures.plan.pools.get(claim.pool) else { continue };
        for pay in claim.through.iter().filter_map(|group| pool.pay(*group)) {
            if let Measure::WorkedOut(sum) = &pay.weight {
                steps.push(weight(figures, pool, pay.group, sum, &membership.answers));
            }
        }
        payment(figures, pool, claim, figures.payments(claim.pool, &claim.claim).base, steps);
    }
    if held.len() > 1 {
        steps.push(Step::Total { amount: claimant.payment });
    }
}

/// From a weight to a payment.
fn payment<'a>(figures: &Figures<'a>, pool: &'a Pool, held: &OwnClaim, paid: ClaimPayment, steps: &mut Vec<Step<'a>>) {
    let Some(filled) = figures.cases.base.allocation.pools.get(held.pool) else { return };
    let claim = held.claim.likely;
    if let Some(limit) = limit_kind(&paid) {
        let amount = match limit {
            LimitKind::Cap => claim.cap.unwrap_or_default(),
            LimitKind::Floor => claim.floor,
            LimitKind::DeMinimis => pool.de_minimis,
        };
        steps.push(Step::Limit { pool: &pool.id, group: figures.group(held.innermost), limit, amount });
    }
    steps.push(Step::Payment {
        pool: &pool.id,
        groups: figures.plan.ids(held.through.iter().copied()),
        weights: weights(pool),
        weight: weight_text(pool, claim.weight),
        factor: factor_text(pool, filled.proration.factor()),
        factor_cut: factor_cut(pool, filled.proration.factor()),
        amount: paid.amount,
        rule: filled.proration.rules.payment,
        extra_cent: paid.extra,
    });
}

/// How a weight follows from the answers.
fn weight<'a>(figures: &Figures<'a>, pool: &'a Pool, group: usize, sum: &Sum, known: &Answers) -> Step<'a> {
    let all: Int = sum.terms.iter().map(|term| term.units(known, Quantile::LIKELY)).sum();
    let weight = sum.limited(all);
    Step::Weight {
        pool: &pool.id,
        group: figures.group(group),
        weights: weights(pool),
        terms: sum.terms.iter().map(|term| weight_term(figures, pool, term, known)).collect(),
        sum: weight_text(pool, all),
        limit: match weight.cmp(&all) {
            Ordering::Less => Some(SumLimit::Most),
            Ordering::Equal => None,
            Ordering::Greater => Some(SumLimit::Least),
        },
        weight: weight_text(pool, weight),
    }
}

fn weight_term<'a>(figures: &Figures<'a>, pool: &'a Pool, term: &Term, known: &Answers) -> WeightTerm<'a> {
    let id = |question: usize| figures.plan.questions.get(question).map(|question| &question.stated.id);
    let value = term.units(known, Quantile::LIKELY);
    let of = |kind, question: Option<&'a Id>, each: Option<Int>| WeightTerm {
        kind,
        question,
        each: each.map(|each| weight_text(pool, each)),
        units: None,
        percent: None,
        of: None,
        value: weight_text(pool, value),
    };
    let units = Some(term.count(known));
    match term {
        Term::Fixed(amount) => of(TermKind::Fixed, None, Some(amount.likely)),
        Term::PerUnit { amount, question, .. } => {
            WeightTerm { units, ..of(TermKind::PerUnit, id(*question), Some(amount.likely)) }
        }
        Term::PerMonth { amount, start, end, .. } => {
            let question = start.xor(*end).and_then(id);
            WeightTerm { units, ..of(TermKind::PerMonth, question, Some(amount.likely)) }
        }
        Term::PercentOf { percent, question, .. } => WeightTerm {
            percent: Some(*percent),
            of: Some(Money::of(known.quantity(*question).unwrap_or_default().get())),
            ..of(TermKind::PercentOf, id(*question), None)
        },
        Term::Tiers(_) => of(TermKind::Tier, None, Some(value)),
    }
}
