//! The allocation: how a plan is carried out once, from the claims of each group to whole cents.

mod carry_out;
pub mod factor;
mod own;
mod pools;
mod proration;
mod residual;
mod rounding;

pub(crate) use carry_out::{Allocation, Refusal, carry_out};
pub(crate) use pools::{FilledPool, most_held};
pub(crate) use proration::{ClaimPayment, Payments};
pub(crate) use residual::{FurtherDistribution, ResidualOutcome, further_claim};
