//! The claimant pool: how many claims there are, as the file says, the caller assumes, or the model of claims rates
//! expects.

mod counts;
mod fitted;
mod model;

pub(crate) use counts::{ClaimCounts, accepted, check_overlaps, counts, filed, in_proportion, moved};
pub(crate) use model::{Percentiles, RateModel};
