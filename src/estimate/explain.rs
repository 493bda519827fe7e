//! How an estimate is worked out: each step on the way as data, at the likely values.

mod claimant;
mod fund;
mod pools;
mod residual;
mod step;

pub use step::*;

use super::{Estimate, Figures};
use crate::requested::Request;
use crate::settlement::decode::Id;
use crate::settlement::{Confidence, From};

/// The working of an estimate.
pub(super) fn explain<'a>(figures: &Figures<'a>, request: &Request, estimate: &Estimate<'a>) -> Explanation<'a> {
    let mut steps = Vec::new();
    fund::explain(figures, estimate, &mut steps);
    pools::explain(figures, request, estimate, &mut steps);
    if let (Some(membership), Some(claimant)) = (&request.membership, &estimate.claimant) {
        claimant::explain(figures, membership, &request.claims, claimant, &mut steps);
    }
    residual::explain(figures, estimate, &mut steps);
    if request.membership.is_some() {
        residual::explain_claimant(figures, &request.claims, &mut steps);
    }
    Explanation { settlement: estimate.settlement, steps }
}

fn cited(from: &From) -> (&[Id], Confidence) {
    (&from.sources, from.confidence)
}
