//! What follows the first distribution.

use super::{Claims, Span, Writer, cited, factor_text, numbered, printed, weights};
use crate::afterwards::again;
use crate::amount::{Money, add};
use crate::division::Payment;
use crate::estimate::{LaterDistribution, LaterPayment, Step};
use crate::read::Count;
use crate::settlement::Range;

impl<'a> Writer<'a, '_> {
    /// What a reader with these claims is paid in each further distribution that is likely.
    pub(super) fn later_payments(&mut self, claims: &[Claims<'a>]) -> Vec<LaterPayment> {
        let Some(index) = self.settlement.later_pool() else { return Vec::new() };
        let Some(pool) = self.settlement.plan.pools.get(index) else { return Vec::new() };
        let mut later = Vec::with_capacity(self.likely.after.rounds.len());
        let mut paid: Vec<Range<i64>> = Vec::with_capacity(claims.len());
        for (_, claim) in claims {
            let first = self.payments(index, claim);
            paid.push(Range::from_fn(|side| {
                let payment = first.side(side);
                add(payment.cents, i64::from(payment.one_more))
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

    pub(super) fn later(&mut self) -> Vec<LaterDistribution<'a>> {
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
            let (at_limits, sharing) = divided.at_limits_and_sharing();
            self.steps.push(Step::LaterDistribution {
                round: number,
                pool: &pool.id,
                available: Money(round.available),
                cost,
                amount,
                surplus: Money(divided.surplus),
                at_limits: Money(at_limits),
                sharing: printed(pool, sharing),
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
}
