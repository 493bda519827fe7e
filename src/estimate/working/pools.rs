//! What each pool holds, and how it is divided.

use super::{Span, Writer, factor_text, limit_kind, printed, weights};
use crate::amount::{Money, add, mul, narrow, product, sub};
use crate::division::Divided;
use crate::eligibility::chain;
use crate::estimate::{CohortPayment, LimitLine, PoolDivision, Step, TakesRule, WeightLine};
use crate::factor::Entitlement;
use crate::pool::Filled;
use crate::read::Count;
use crate::settlement::{Pool, Range, Side, Takes};

impl<'a> Writer<'a, '_> {
    pub(super) fn pools(&mut self) -> Vec<PoolDivision<'a>> {
        let mut pools = Vec::with_capacity(self.likely.pools().len());
        for (index, (pool, filled)) in self.settlement.plan.pools.iter().zip(self.likely.pools()).enumerate() {
            self.filling(pool, filled);
            self.dividing(index, pool, filled);
            let divided = &filled.divided;
            let mut cohorts = Vec::with_capacity(divided.paid.len());
            for ((kind, claims), (payment, extra)) in self.likely.alike().zip(&divided.paid) {
                let own = |side| {
                    let through = chain(&self.settlement.groups, kind.group);
                    pool.claim(&self.settlement.groups, through, kind.group, &kind.known, (side, side))
                };
                let mut span = Span::default();
                span.add(self.payments(index, &Range::from_fn(own)));
                cohorts.push(CohortPayment {
                    group: &kind.group.id,
                    groups: self.around(kind.group),
                    part: kind.part.map(|part| Count(i64::try_from(part).unwrap_or(0).saturating_add(1))),
                    claims: Count(claims),
                    weight: printed(pool, own(Side::Likely).weight),
                    payment: Money(payment.cents),
                    range: span.range(),
                    extra_cents: Count(*extra),
                    total: Money(add(mul(payment.cents, claims), *extra)),
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
                need: filled.need.map(|need| Money(narrow(need))),
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
                needed: Money(narrow(filled.top_up.0)),
                at_most: top_up.at_most,
                amount: Money(filled.top_up.1),
                total: Money(divided.amount),
            });
        }
        if let (Some(first), Some(below)) = (divided.first, pool.de_minimis) {
            let dropped = self.likely.alike().zip(&divided.paid).filter(|(_, (payment, _))| payment.dropped);
            let claims = dropped.fold(0, |sum, ((_, claims), _)| add(sum, claims));
            let factor = factor_text(pool, first);
            let weight = printed(pool, divided.dropped());
            self.steps.push(Step::DeMinimis { pool: id, below, factor, claims: Count(claims), weight });
        }
        if divided.surplus > 0 {
            let next = self.settlement.plan.pools.get(index.saturating_add(1)).map(|pool| &pool.id);
            let to = next.filter(|_| filled.passed_on > 0);
            self.steps.push(Step::Surplus { pool: id, amount: Money(divided.surplus), to });
        }
        let (at_limits, sharing) = divided.at_limits_and_sharing();
        self.steps.push(Step::Factor {
            pool: id,
            weights: weights(pool),
            amount: Money(divided.amount),
            surplus: Money(divided.surplus),
            at_limits: Money(at_limits),
            limits: self.limit_lines(pool, divided),
            sharing: printed(pool, sharing),
            factor: factor_text(pool, divided.factor),
            rule: divided.unit_value(),
        });
    }

    /// The claims of a pool that are at a cap or a floor.
    fn limit_lines(&self, pool: &Pool, divided: &Divided) -> Vec<LimitLine<'a>> {
        let all = self.likely.alike().zip(&divided.cohorts).filter(|((_, claims), _)| *claims > 0);
        let at_limit = all.filter_map(|((kind, claims), cohort)| {
            let due = Entitlement::due(divided.exact, cohort.weight, cohort.floor, cohort.cap);
            due.limit.map(|limit| LimitLine {
                group: &kind.group.id,
                claims: Count(claims),
                weight: printed(pool, cohort.weight),
                limit: limit.into(),
                each: Money(narrow(due.numerator)),
                total: Money(narrow(mul(due.numerator, claims))),
            })
        });
        at_limit.collect()
    }

    /// For each group that a pool pays, and each weight that it gives: how many claims.
    fn weight_lines(&self, pool: &'a Pool) -> Vec<WeightLine<'a>> {
        let mut sums: Vec<Vec<(i64, i64)>> = vec![Vec::new(); pool.pays.len()];
        for (kind, claims) in self.likely.alike() {
            for group in chain(&self.settlement.groups, kind.group) {
                let paid = pool.pays.iter().zip(&mut sums).find(|(pay, _)| pay.group == group.id);
                if let Some((pay, sums)) = paid {
                    let weight = pay.weight(&kind.known, Side::Likely);
                    match sums.iter_mut().find(|(known, _)| *known == weight) {
                        Some((_, sum)) => *sum = add(*sum, claims),
                        None => sums.push((weight, claims)),
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
                    total: printed(pool, product(weight, claims)),
                });
            }
        }
        lines
    }
}
