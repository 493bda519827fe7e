//! What happens to money that is not cashed or not paid out: further distributions, and where the residual goes.
//!
//! Only a payment that is sent can stay uncashed, and as many do as the rate says of all that are sent together.
//!
//! Facebook's fund was distributed again among those who had cashed their payments (`settlements/facebook-bipa-2021.json`).
//! Another distribution comes before cy pres as long as it is viable (American Law Institute, Principles of the Law of
//! Aggregate Litigation, section 3.07); Plaid's plan says where the rest goes (`settlements/plaid-2022.json`).

use super::carry_out::Allocation;
use super::factor::{Cohort, total_weight};
use super::proration::{Paid, Payments, Proration, Rules};
use crate::number::largest_remainder::{CutOff, spread};
use crate::number::{Count, Money, RATE_UNITS, Unit, Weight, Wide};
use crate::plan::{Case, Claim, Distributions, Plan, Residual};

/// What happens after the first distribution.
#[derive(Debug)]
pub(crate) struct ResidualOutcome {
    /// What was not paid out.
    pub(crate) undistributed: Money,
    /// What was paid out but not cashed.
    pub(crate) uncashed: Money,
    pub(crate) distributions: Vec<FurtherDistribution>,
    /// One more distribution, which is not viable.
    pub(crate) not_viable: Option<NotViable>,
    /// What no claim is paid in the end.
    pub(crate) residual: Money,
}

/// A further distribution.
#[derive(Debug)]
pub(crate) struct FurtherDistribution {
    pub(crate) available: Money,
    pub(crate) cost: Money,
    pub(crate) claims: Count,
    pub(crate) proration: Proration,
    pub(crate) payments: Money,
    pub(crate) uncashed: Money,
}

/// A further distribution that is not made.
#[derive(Debug)]
pub(crate) struct NotViable {
    pub(crate) available: Money,
    pub(crate) cost: Money,
    pub(crate) claims: Count,
}

impl Residual {
    /// How many claims of each cohort do not cash their payment, of so many that have been sent one. The rate is that of
    /// all together, cut down to whole claims; shared out among the cohorts, what is left over goes to those that lost
    /// most, the earlier first. Whoever asks what a further distribution pays supposes to have cashed: so the claimant's own
    /// claims, in these `places`, are none of them.
    fn uncashed(&self, sent: &[Count], claims: &[Count], places: &[usize], case: Case) -> Vec<Count> {
        let Some(rate) = self.uncashed.map(|rate| rate.at(case.helps())) else { return vec![Count::ZERO; sent.len()] };
        let all: Count = sent.iter().copied().sum();
        let cut: Vec<Count> = sent.iter().map(|sent| rate.part_of(*sent)).collect();
        let left = rate.part_of(all) - cut.iter().copied().sum();
        let part = |sent: &Count| (rate * *sent).remainder_by(RATE_UNITS).get();
        let lost: Vec<_> = sent.iter().map(|sent| CutOff { claims: Count::ONE, part: part(sent) }).collect();
        let mut lost: Vec<_> =
            cut.into_iter().zip(spread(left.get(), &lost)).map(|(cut, more)| cut + Count::of(more)).collect();
        for place in places {
            if let Some((lost, claims)) = lost.get_mut(*place).zip(claims.get(*place)) {
                *lost = (*lost).min(*claims - Count::ONE);
            }
        }
        lost
    }
}

/// How many of so many claims alike are sent a payment: nobody is sent nothing, so nothing can stay uncashed.
fn sent(claims: Count, paid: Paid) -> Count {
    if paid.payment.amount > Money::ZERO { claims } else { paid.extra.min(claims) }
}

impl ResidualOutcome {
    /// Works out what happens after the pools have been paid. `payments` is what is paid out of each.
    pub(crate) fn of(plan: &Plan, allocation: &Allocation, payments: &[Payments], case: Case) -> Self {
        let mut undistributed = allocation.waterfall.net;
        for (pool, payments) in allocation.pools.iter().zip(payments) {
            undistributed += pool.top_up.added - payments.total;
        }
        let mut outcome = Self {
            undistributed,
            uncashed: Money::ZERO,
            distributions: Vec::new(),
            not_viable: None,
            residual: undistributed,
        };
        let Some(residual) = &plan.residual else { return outcome };
        let paid = |index: usize| payments.iter().filter_map(move |payments| payments.each.get(index));
        let claims = allocation.claims.iter().enumerate();
        // One payment a claim, out of however many pools.
        let sent = claims.map(|(index, claims)| paid(index).map(|paid| sent(*claims, *paid)).max().unwrap_or_default());
        let lost = residual.uncashed(&sent.collect::<Vec<_>>(), &allocation.claims, &allocation.places, case);
        let mut cashed = Vec::with_capacity(allocation.claims.len());
        for (index, (claims, lost)) in allocation.claims.iter().zip(lost).enumerate() {
            cashed.push(*claims - lost);
            for paid in paid(index) {
                outcome.uncashed += Money::from((paid.payment.amount * lost).narrow());
            }
        }
        outcome.residual += outcome.uncashed;
        if let Some(distributions) = residual.distributions
            && let Some((pool, payments)) =
                allocation.pools.get(distributions.pool).zip(payments.get(distributions.pool))
            && let Some((_, paying)) = plan.further()
        {
            // By the plan's rules, whatever the first had to be cut down by.
            let rules = Rules::of(plan.rounding, paying).further();
            let first = (&pool.proration, payments, rules);
            outcome.distribute(residual, distributions, first, (cashed, &allocation.places), case);
        }
        outcome
    }

    /// Makes distributions as long as they are viable.
    fn distribute(
        &mut self,
        residual: &Residual,
        distributions: Distributions,
        (first, payments, rules): (&Proration, &Payments, Rules),
        (mut cashed, places): (Vec<Count>, &[usize]),
        case: Case,
    ) {
        let cost = distributions.cost.map_or(Money::ZERO, |cost| cost.at(case.hurts()));
        let least = distributions.least_payment.unwrap_or_default();
        // Where some claims of a cohort were paid a cent more, all are taken to have been: none may come above its most.
        let with_a_cent_more = |extra: Count| Money::of(i64::from(extra > Count::ZERO));
        let mut paid: Vec<Money> =
            payments.each.iter().map(|paid| paid.payment.amount + with_a_cent_more(paid.extra)).collect();
        for _ in 0..distributions.most.get() {
            let amount = self.residual - cost;
            let mut cohorts = Vec::with_capacity(paid.len());
            // Claims that dropped out of the first distribution have no weight in it, so they stay out.
            for ((cohort, claims), paid) in first.cohorts.iter().zip(&cashed).zip(&paid) {
                let Cohort { weight, floor, cap, .. } = *cohort;
                // Where nobody is left, there is nobody whose payment could be too large to be worked out.
                let claim = if *claims > Count::ZERO { Claim { weight, floor, cap } } else { Claim::NOTHING };
                let Claim { weight, floor, cap } = further_claim(claim, *paid);
                cohorts.push(Cohort { claims: *claims, weight, floor, cap });
            }
            let claims = cohorts.iter().filter(|cohort| cohort.weight > Weight::ZERO).map(|cohort| cohort.claims).sum();
            let viable = amount > Money::ZERO
                && total_weight(&cohorts) > Wide::default()
                && Wide::from(amount) >= least * claims;
            let proration = viable.then(|| Proration::among(cohorts, amount, rules).ok()).flatten();
            let proration = proration.map(|proration| (proration.payments(), proration));
            // A few cents among many claims are nothing for each.
            let Some((payments, proration)) = proration.filter(|(payments, _)| payments.total > Money::ZERO) else {
                self.not_viable = Some(NotViable { available: self.residual, cost, claims });
                break;
            };
            let mut uncashed = Money::ZERO;
            let sent: Vec<_> = cashed.iter().zip(&payments.each).map(|(claims, now)| sent(*claims, *now)).collect();
            let lost = residual.uncashed(&sent, &cashed, places, case);
            for (((now, cashed), paid), lost) in payments.each.iter().zip(&mut cashed).zip(&mut paid).zip(lost) {
                *paid += now.payment.amount;
                *cashed -= lost;
                uncashed += Money::from((now.payment.amount * lost).narrow());
            }
            let (available, payments) = (self.residual, payments.total);
            self.residual = amount - payments + uncashed;
            self.distributions.push(FurtherDistribution { available, cost, claims, proration, payments, uncashed });
        }
    }
}

/// A claim in a further distribution: no least, and what it has been paid counts towards its most.
pub(crate) fn further_claim(claim: Claim, paid: Money) -> Claim {
    let cap = claim.cap.map(|cap| (cap - paid).or_nothing());
    Claim { floor: Money::ZERO, cap, ..claim }
}
