//! What the reader is paid in the first distribution.

use super::{Claims, Span, Writer, factor_text, limit_kind, printed, weights};
use crate::amount::{Money, add};
use crate::division::Payment;
use crate::eligibility::{Claimant, Known};
use crate::estimate::{LimitKind, Reader, Step, SumLimit, TermKind, WeightTerm};
use crate::read::{Count, Id};
use crate::settlement::{Group, Measure, Pool, Range, Side, Sum, Term, Unit};
use crate::weight::{Claim, Held, held, pay};

impl<'a> Writer<'a, '_> {
    /// The reader's part in the first distribution, and the claims that have one in those that follow.
    pub(super) fn reader(&mut self, reader: &Claimant<'a, '_>) -> (Reader<'a>, Vec<Claims<'a>>) {
        let ids = reader.groups.iter().map(|group| &group.id).collect();
        if reader.groups.is_empty() {
            let groups = self.settlement.groups.iter().map(|group| &group.id).collect();
            self.steps.push(Step::NotEligible { groups });
        }
        let mut payments = 0_u32;
        let mut sum = Span::default();
        let mut later = Vec::new();
        for Held { pool: index, innermost, through, claims } in held(self.settlement, reader) {
            let Some(pool) = self.settlement.plan.pools.get(index) else { continue };
            let ids: Vec<_> = through.iter().map(|group| &group.id).collect();
            self.worked_out(pool, &through, &reader.known);
            let paid = self.payments(index, &claims);
            sum.add(paid);
            payments = payments.saturating_add(1);
            if self.settlement.later_pool() == Some(index) {
                later.push((ids.clone(), claims));
            }
            self.paid(pool, index, innermost, ids, claims.likely, paid.likely);
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
        let Some(divided) = self.likely.pools().get(index).map(|filled| &filled.divided) else { return };
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
    pub(super) fn payments(&self, index: usize, claims: &Range<Claim>) -> Range<Payment> {
        Range::from_fn(|side| {
            let pool = self.figures.outlooks.of(side).pools().get(index);
            pool.map_or(Payment::NOTHING, |filled| filled.divided.payment(claims.side(side)))
        })
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
