//! The fund: from what the defendant pays in to what is left for the claims.

mod fees;
mod waterfall;

pub(crate) use waterfall::{Exceeded, Waterfall};
