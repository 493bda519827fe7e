//! The claimant's own claim among those of all.
//!
//! Whoever asks what a claim is paid supposes that claim: it is one of those that share the pool, and none is paid more than
//! there is.

use crate::number::Count;
use crate::plan::{Own, Plan, Terms};

/// Where the claims of the claimant are.
pub(super) struct Joined {
    /// Positions of those that are one more than have been counted.
    pub(super) added: Vec<usize>,
    /// The position of each among the claims of all.
    pub(super) places: Vec<usize>,
}

/// Finds each of the claimant's claims its place. It is one of those that are counted, as long as one of its group is paid
/// no less. Where the plan leaves open what a claim weighs, the claimant's may be paid more than the others of its cohort:
/// then it stands apart from them, and they are one less. And where none is counted that would be paid as much, it is one
/// more. `claims` is how many each cohort has; how many stand apart is put behind them, for each of the claimant's claims.
pub(super) fn join(plan: &Plan, own: &[Own], terms: Terms, claims: &mut Vec<Count>) -> Joined {
    let mut joined = Joined { added: Vec::new(), places: Vec::with_capacity(own.len()) };
    for (index, one) in own.iter().enumerate() {
        let held = |cohort: &usize| claims.get(*cohort).is_some_and(|claims| *claims > Count::ZERO);
        // Without a claim mix all claims of a group are alike.
        let unmixed = |cohort: &usize| plan.cohorts.0.get(*cohort).is_some_and(|profile| profile.part.is_none());
        let alike = one.cohorts.first().copied().filter(unmixed);
        let stands = |cohort: &usize| stands_for(plan, *cohort, one, terms);
        let place = if let Some(place) = one.cohorts.iter().find(|cohort| held(cohort) && stands(cohort)) {
            Some(*place)
        } else {
            let is_counted = alike.as_ref().is_some_and(held);
            if !is_counted {
                joined.added.push(index);
            }
            let place = alike.filter(stands);
            match alike.and_then(|cohort| claims.get_mut(cohort)) {
                Some(claims) if is_counted => *claims -= Count::ONE,
                Some(claims) if place.is_some() => *claims = Count::ONE,
                _ => {}
            }
            place
        };
        joined.places.push(place.unwrap_or(claims.len()));
        claims.push(if place.is_none() { Count::ONE } else { Count::ZERO });
    }
    joined
}

/// Whether the claims of a cohort are paid no less than a claim of the claimant, in every pool.
fn stands_for(plan: &Plan, cohort: usize, own: &Own, terms: Terms) -> bool {
    plan.pools.iter().zip(&own.in_pools).all(|(pool, claim)| {
        pool.weighed.get(cohort).is_some_and(|weighed| weighed.on(terms).is_no_less(&claim.claim(terms.own())))
    })
}
