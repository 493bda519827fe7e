//! What one claimant is paid, worked out again and again: by the curve, the inverse and the forecast.

use crate::allocation::factor::Limit;
use crate::allocation::{Refusal, carry_out};
use crate::error::{Code, Faults, Path};
use crate::number::{Count, Money, Overflow, checked};
use crate::plan::{Assumptions, Case, Claim, Draw, Inputs, Own, Plan, Uncertain, counts_in};
use crate::requested::Request;
use crate::settlement::Range;

/// The most cohorts that one call divides: some seconds. The largest file has 5,000.
const MOST_DIVIDED: i64 = 20_000_000;

/// A plan, and the claims of a claimant: the position of the pool that pays each, and what it weighs.
pub(super) struct Simulator<'a> {
    pub(super) plan: &'a Plan,
    pub(super) claims: Vec<(usize, Range<Claim>)>,
    /// The same among the claims of all.
    pub(super) own: Vec<Own>,
}

/// What the claimant is paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Paid {
    pub(super) amount: Money,
    /// What it can be with the cents that rounding leaves.
    pub(super) most: Money,
    /// How many of the claims are paid their cap.
    pub(super) capped: usize,
    /// How many cohorts drop out of the pools, since they would be paid too little.
    pub(super) dropped: usize,
}

impl<'a> Simulator<'a> {
    pub(super) fn of(plan: &'a Plan, request: &Request) -> Self {
        let claims = request.claims.iter().map(|held| (held.pool, held.claim)).collect();
        Self { plan, claims, own: request.own.clone() }
    }

    /// How many times the plan can be carried out, at most as often as is wanted.
    pub(super) fn times(&self, wanted: i64) -> i64 {
        let cohorts = self.plan.pools.iter().map(|pool| pool.weighed.len()).sum::<usize>();
        let times = i64::try_from(cohorts).ok().and_then(|cohorts| MOST_DIVIDED.checked_div(cohorts));
        times.map_or(wanted, |times| times.min(wanted))
    }

    /// What the claimant is paid as things are drawn.
    ///
    /// # Errors
    ///
    /// Why the plan cannot be carried out then.
    pub(super) fn paid_as_drawn(
        &self,
        assumptions: &Assumptions,
        counts: &[Count],
        draw: &Draw,
    ) -> Result<Paid, Refusal> {
        self.paid(&Inputs { assumptions, counts, own: &self.own, uncertain: Uncertain::Drawn(draw) })
    }

    fn paid(&self, inputs: &Inputs<'_>) -> Result<Paid, Refusal> {
        let allocation = carry_out(self.plan, inputs)?;
        let dropped = allocation.pools.iter().map(|pool| pool.proration.dropped).sum();
        let mut paid = Paid { dropped, ..Paid::default() };
        for (pool, claim) in &self.claims {
            if let Some(filled) = allocation.pools.get(*pool) {
                let payment = filled.proration.payment(claim.claim(inputs.uncertain.terms().own()));
                paid.amount += payment.amount;
                paid.most += payment.most();
                paid.capped = paid.capped.saturating_add(usize::from(payment.limit == Some(Limit::Cap)));
            }
        }
        Ok(paid)
    }

    /// What the claimant is paid in a case, if these claims are assumed; `None` if the plan cannot be carried out.
    ///
    /// # Errors
    ///
    /// An overflow, which is one of this attempt alone: claims by the thousand million are tried, too.
    pub(super) fn paid_in(
        &self,
        assumptions: &Assumptions,
        counts: &[Range<Count>],
        case: Case,
    ) -> Result<Option<Paid>, Overflow> {
        checked(|| {
            let (counts, uncertain) = (counts_in(case, counts), Uncertain::Case(case));
            self.paid(&Inputs { assumptions, counts: &counts, own: &self.own, uncertain }).ok()
        })
    }
}

/// A whole number given as an option, which must lie within bounds.
pub(super) fn within(
    given: Option<Count>,
    otherwise: i64,
    (least, most): (i64, i64),
    path: &Path<'_>,
    faults: &mut Faults,
) -> i64 {
    let number = given.map_or(otherwise, Count::get);
    if number < least || number > most {
        let (found, least, most) = (number.to_string(), least.to_string(), most.to_string());
        faults.push(Code::OutOfRange, path, &[("found", &found), ("least", &least), ("most", &most)]);
    }
    number
}
