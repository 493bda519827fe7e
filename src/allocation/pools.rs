//! Pools in order: what each takes of the net fund, what it is topped up by, and what it hands on.
//!
//! Several pools in order: AT&T's plan (`settlements/att-2025.json`). As much as the documented losses need: Capital One's
//! (`settlements/capital-one-2022.json`).

use super::factor::{Cohort, paid_at};
use super::proration::{Proration, Rules, Undivided};
use crate::fund::Waterfall;
use crate::number::{Count, Fraction, Money, SHARE_UNITS, Wide};
use crate::plan::{Assumptions, Case, Claim, Inputs, Own, Plan, Pool, Terms, Uncertain};
use crate::settlement::{Gross, Takes};

/// A pool, filled and divided.
#[derive(Debug)]
pub(crate) struct FilledPool {
    /// What the pools before it leave of the net fund.
    pub(crate) available: Money,
    /// The cents that its claims need to be paid their full value, where it takes that: what all come to can be far more
    /// than any fund.
    pub(crate) need: Option<Wide>,
    pub(crate) taken: Money,
    /// What the pool before it hands on.
    pub(crate) handed_on: Money,
    pub(crate) top_up: TopUp,
    pub(crate) proration: Proration,
    /// What it hands on to the pool after it.
    pub(crate) passed_on: Money,
}

/// Money that the defendant adds to a pool.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct TopUp {
    /// The cents that the pool needs for a share to be worth what the defendant has promised.
    pub(crate) needed: Wide,
    pub(crate) added: Money,
}

/// The cohorts of the pool at `index`, and behind them the claimant's own claims: so many claims of each, on these terms.
fn cohorts((index, pool): (usize, &Pool), claims: &[Count], own: &[Own], terms: Terms) -> Vec<Cohort> {
    let of_all = pool.weighed.iter().map(|weighed| weighed.on(terms));
    let own = own.iter().filter_map(|own| own.in_pools.get(index)).map(|claim| claim.claim(terms.own()));
    let cohort =
        |(Claim { weight, floor, cap }, claims): (Claim, &Count)| Cohort { claims: *claims, weight, floor, cap };
    of_all.chain(own).zip(claims).map(cohort).collect()
}

/// The cents that all claims come to at their full value.
pub(super) fn need(plan: &Plan, claims: &[Count], own: &[Own], terms: Terms) -> Wide {
    let pools = plan.pools.iter().enumerate();
    pools.map(|pool| paid_at(&cohorts(pool, claims, own, terms), Fraction::ONE)).sum()
}

/// Fills and divides the pools in order. `claims` is how many there are of each cohort, and of each of the claimant's own.
///
/// # Errors
///
/// The pool that has no claims, or the floors of which come to more than it holds.
pub(super) fn fill(
    plan: &Plan,
    net: Money,
    claims: &[Count],
    own: &[Own],
    terms: Terms,
) -> Result<Vec<FilledPool>, (usize, Undivided)> {
    let mut filled = Vec::with_capacity(plan.pools.len());
    let (mut available, mut handed_on) = (net, Money::ZERO);
    for (index, pool) in plan.pools.iter().enumerate() {
        let cohorts = cohorts((index, pool), claims, own, terms);
        let mut need = None;
        let wanted = match pool.takes {
            Takes::Remainder => available.into(),
            Takes::Fixed(money) => money.into(),
            Takes::PercentOfNet(percent) => percent.cut_down_of(net).into(),
            Takes::AsNeeded(as_needed) => {
                // What it is handed is part of what it may take, not something on top.
                available += handed_on;
                handed_on = Money::ZERO;
                let full = paid_at(&cohorts, Fraction::ONE);
                need = Some(full);
                as_needed.at_most.map_or(full, |most| full.min(most.into()))
            }
        };
        let taken = Money::from(wanted.min(available.into()).narrow());
        let held = taken + handed_on;
        let top_up = TopUp::of(pool, &cohorts, held);
        let proration = Proration::among(cohorts, held + top_up.added, Rules::of(plan.rounding, pool))
            .map_err(|undivided| (index, undivided))?;
        let passed_on = if pool.hands_on { proration.surplus() } else { Money::ZERO };
        filled.push(FilledPool { available, need, taken, handed_on, top_up, proration, passed_on });
        available -= taken;
        handed_on = passed_on;
    }
    Ok(filled)
}

/// The most that some pools can hold together, with the deductions as they are likely, if all that the pools before them
/// may hand on comes to them; `None` if the defendant adds money, or pays in, without a limit.
pub(crate) fn most_held(plan: &Plan, assumptions: &Assumptions, pools: &[usize]) -> Option<Money> {
    let need = match &plan.fund.gross {
        Gross::AsClaimed { as_claimed } => as_claimed.at_most?.into(),
        _ => Wide::default(),
    };
    let inputs = Inputs { assumptions, counts: &[], own: &[], uncertain: Uncertain::Case(Case::Base) };
    let net = Waterfall::run(plan, &inputs, Count::ZERO, need).ok()?.net;
    let (mut all, mut handed_on, mut added) = (Wide::default(), Wide::default(), Wide::default());
    for (index, pool) in plan.pools.iter().enumerate() {
        let taken = match pool.takes {
            Takes::Remainder => net,
            Takes::Fixed(money) => money.min(net),
            Takes::PercentOfNet(percent) => percent.cut_down_of(net),
            Takes::AsNeeded(as_needed) => as_needed.at_most.map_or(net, |most| most.min(net)),
        };
        let mut most = handed_on + Wide::from(taken);
        if let Some(top_up) = &pool.top_up {
            added += top_up.at_most?;
            most += top_up.at_most?;
        }
        if pools.contains(&index) {
            all += most;
        }
        handed_on = if pool.hands_on { most } else { Wide::default() };
    }
    Some(all.min(added + Wide::from(net)).narrow().into())
}

impl TopUp {
    /// What a pool that holds so much needs for a share to be worth what is promised, and what the defendant adds.
    fn of(pool: &Pool, cohorts: &[Cohort], held: Money) -> Self {
        let Some(top_up) = &pool.top_up else { return Self::default() };
        let needed = paid_at(cohorts, Fraction::of(top_up.share_value, SHARE_UNITS));
        let missing = (needed - held).max(Wide::default());
        let added = top_up.at_most.map_or(missing, |most| missing.min(most.into()));
        Self { needed, added: added.narrow().into() }
    }
}
