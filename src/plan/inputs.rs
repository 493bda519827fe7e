//! Everything that a plan is carried out with.

use super::{Assumptions, Case, Plan, Terms};
use crate::number::Count;
use crate::settlement::{Quantile, Range};

/// What is assumed, how many claim, and how everything uncertain turns out.
#[derive(Debug, Clone)]
pub(crate) struct Inputs {
    pub(crate) assumptions: Assumptions,
    /// The claims of every group, each with the groups within it included.
    pub(crate) counts: Vec<Count>,
    /// Where the gross fund lies in its range, and each deduction in its own.
    pub(crate) gross: Quantile,
    pub(crate) deductions: Vec<Quantile>,
    /// Where the claim mix of each group lies between light and heavy.
    pub(crate) mixes: Vec<Quantile>,
    /// Which weights and limits claims have, where the plan leaves them open.
    pub(crate) terms: Terms,
    /// Whether the deductions may come to more than the fund, of which nothing is left then: so it may turn out in one
    /// of many ways, but not in the likely one.
    pub(crate) may_exceed: bool,
}

impl Inputs {
    /// Everything as it is likely.
    pub(crate) fn likely(plan: &Plan, assumptions: Assumptions, counts: &[Range<Count>]) -> Self {
        Self::of_case(plan, assumptions, counts, Case::Base)
    }

    /// Everything as it is in a case.
    pub(crate) fn of_case(plan: &Plan, assumptions: Assumptions, counts: &[Range<Count>], case: Case) -> Self {
        Self {
            assumptions,
            counts: counts.iter().map(|claims| claims.at(case.hurts())).collect(),
            gross: case.helps(),
            deductions: vec![case.hurts(); plan.deductions.len()],
            mixes: vec![case.hurts(); plan.groups.len()],
            terms: Terms::Case(case),
            may_exceed: case != Case::Base,
        }
    }
}
