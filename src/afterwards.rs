//! What happens to money that is not cashed or not paid out: further distributions, and where the rest goes.

use crate::allotment::Allotment;
use crate::amount::{RATE_UNITS, add, mul, part_of, product, sub};
use crate::division::{Divided, Payment, weight};
use crate::factor::Cohort;
use crate::settlement::{Afterwards, Distributions, Settlement, Side};
use crate::weight::Claim;

/// What happens after the first distribution. All amounts in cents.
pub(crate) struct After {
    /// What was not paid out.
    pub(crate) undistributed: i64,
    /// What was paid out but not cashed.
    pub(crate) uncashed: i64,
    pub(crate) rounds: Vec<Round>,
    /// What would be there for one more round, which is not viable.
    pub(crate) not_viable: Option<NotViable>,
    /// What no claim is paid in the end.
    pub(crate) rest: i64,
}

/// A further distribution.
pub(crate) struct Round {
    pub(crate) available: i64,
    pub(crate) cost: i64,
    pub(crate) claims: i64,
    pub(crate) divided: Divided,
    pub(crate) uncashed: i64,
}

/// A further distribution that is not made.
pub(crate) struct NotViable {
    pub(crate) available: i64,
    pub(crate) cost: i64,
    pub(crate) claims: i64,
}

impl Settlement {
    /// Position of the pool by whose weights further distributions are divided.
    pub(crate) fn later_pool(&self) -> Option<usize> {
        let distributions = self.plan.afterwards.as_ref()?.distributions.as_ref()?;
        self.plan.pools.iter().position(|pool| pool.id == distributions.pool)
    }
}

impl Afterwards {
    /// The part of so many claims that is not cashed, cut down to whole claims.
    fn uncashed(&self, claims: i64, side: Side) -> i64 {
        let rate = self.uncashed.map_or(0, |rate| rate.side(side).0);
        part_of(claims, rate, RATE_UNITS)
    }
}

/// Works out what happens after the pools have been paid.
pub(crate) fn run(settlement: &Settlement, allotment: &Allotment, side: Side) -> After {
    let pools = &allotment.pools;
    let mut undistributed = allotment.waterfall.net;
    for pool in pools {
        undistributed = add(undistributed, sub(pool.top_up.1, pool.divided.payments));
    }
    let mut after = After { undistributed, uncashed: 0, rounds: Vec::new(), not_viable: None, rest: undistributed };
    let Some(afterwards) = &settlement.plan.afterwards else { return after };

    let mut cashed = Vec::with_capacity(allotment.claims.len());
    for (index, claims) in allotment.claims.iter().copied().enumerate() {
        let lost = afterwards.uncashed(claims, side);
        cashed.push(sub(claims, lost));
        for pool in pools {
            let payment = pool.divided.paid.get(index).map_or(0, |(payment, _)| payment.cents);
            after.uncashed = add(after.uncashed, mul(payment, lost));
        }
    }
    after.rest = add(after.rest, after.uncashed);
    if let Some(distributions) = &afterwards.distributions
        && let Some(first) = settlement.later_pool().and_then(|index| pools.get(index))
    {
        rounds(&mut after, afterwards, distributions, &first.divided, cashed, side);
    }
    after
}

/// Makes distributions as long as they are viable.
fn rounds(
    after: &mut After,
    afterwards: &Afterwards,
    distributions: &Distributions,
    first: &Divided,
    mut cashed: Vec<i64>,
    side: Side,
) {
    let cost = distributions.cost.map_or(0, |cost| cost.side(side.opposite()).0);
    // Where some claims of a cohort were paid a cent more, all are taken to have been: none may come above its most.
    let each = |(payment, extra): &(Payment, i64)| add(payment.cents, i64::from(*extra > 0));
    let mut paid: Vec<i64> = first.paid.iter().map(each).collect();
    for _ in 0..distributions.most.0 {
        let amount = sub(after.rest, cost);
        let mut cohorts = Vec::with_capacity(paid.len());
        // Claims that dropped out of the first distribution have no weight in it, so they stay out.
        for ((cohort, claims), paid) in first.cohorts.iter().zip(&cashed).zip(&paid) {
            let claim = Claim { weight: cohort.weight, floor: 0, cap: cohort.cap };
            let Claim { weight, floor, cap } = again(claim, *paid);
            cohorts.push(Cohort { claims: *claims, weight, floor, cap });
        }
        let paying = cohorts.iter().filter(|cohort| cohort.weight > 0).map(|cohort| cohort.claims);
        let claims = paying.fold(0, add);
        let least = distributions.least_payment.map_or(0, |money| money.0);
        let viable = amount > 0 && weight(&cohorts) > 0 && i128::from(amount) >= product(least, claims);
        let mut divided = viable.then(|| Divided::among(cohorts, amount, first.rules.later()).ok()).flatten();
        divided.iter_mut().for_each(Divided::pay);
        // A few cents among many claims are nothing for each.
        let divided = divided.filter(|divided| divided.payments > 0);
        let Some(divided) = divided else {
            after.not_viable = Some(NotViable { available: after.rest, cost, claims });
            break;
        };
        let mut uncashed = 0;
        for (((payment, _), cashed), paid) in divided.paid.iter().zip(&mut cashed).zip(&mut paid) {
            let lost = afterwards.uncashed(*cashed, side);
            if *cashed > 0 {
                // What nobody is paid may be any amount.
                *paid = add(*paid, payment.cents);
            }
            *cashed = sub(*cashed, lost);
            uncashed = add(uncashed, mul(payment.cents, lost));
        }
        let available = after.rest;
        after.rest = add(sub(amount, divided.payments), uncashed);
        after.rounds.push(Round { available, cost, claims, divided, uncashed });
    }
}

/// A claim in a further distribution: no least, and what it has been paid counts towards its most.
pub(crate) fn again(claim: Claim, paid: i64) -> Claim {
    let cap = claim.cap.map(|cap| sub(cap, paid));
    Claim { floor: 0, cap: cap.map(|cap| cap.max(0)), ..claim }
}
