//! What a claimant answers: which questions matter, which groups that leads to, and the claims it makes.

mod asked;
mod membership;
mod mix;
mod months;
mod needed;
mod told;

pub(crate) use asked::{asked, typed};
pub(crate) use membership::{Membership, OwnClaim};
pub(crate) use mix::check as check_mixes;
pub(crate) use needed::check as check_needed;
pub(crate) use told::Told;
