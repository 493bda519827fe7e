//! Everything that a plan is carried out with.

use super::{Assumptions, Case, Own, Plan, Terms};
use crate::number::Count;
use crate::settlement::{Quantile, Range};

/// What is assumed, how many claim, and where everything uncertain lies.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Inputs<'a> {
    pub(crate) assumptions: &'a Assumptions,
    /// The claims of every group, each with the groups within it included.
    pub(crate) counts: &'a [Count],
    /// The claimant's own claims, which are among them or come to them.
    pub(crate) own: &'a [Own],
    pub(crate) uncertain: Uncertain<'a>,
}

/// Where everything uncertain lies in its range.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Uncertain<'a> {
    Case(Case),
    Drawn(&'a Draw),
}

/// What is uncertain, drawn figure by figure.
#[derive(Debug, Clone)]
pub(crate) struct Draw {
    pub(crate) gross: Quantile,
    pub(crate) deductions: Vec<Quantile>,
    /// Where the claim mix of each group lies between light and heavy.
    pub(crate) mixes: Vec<Quantile>,
    /// Where weights and limits lie that the plan leaves open.
    pub(crate) terms: Quantile,
}

impl Draw {
    /// Everything as it is likely.
    pub(crate) fn likely(plan: &Plan) -> Self {
        Self {
            gross: Quantile::LIKELY,
            deductions: vec![Quantile::LIKELY; plan.deductions.len()],
            mixes: vec![Quantile::LIKELY; plan.groups.len()],
            terms: Quantile::LIKELY,
        }
    }
}

impl Uncertain<'_> {
    pub(crate) fn gross(&self) -> Quantile {
        match self {
            Self::Case(case) => case.helps(),
            Self::Drawn(draw) => draw.gross,
        }
    }

    pub(crate) fn deduction(&self, index: usize) -> Quantile {
        match self {
            Self::Case(case) => case.hurts(),
            Self::Drawn(draw) => draw.deductions.get(index).copied().unwrap_or(Quantile::LIKELY),
        }
    }

    /// Where the claim mix that a group states lies between light and heavy.
    pub(crate) fn mix(&self, group: usize) -> Quantile {
        match self {
            Self::Case(case) => case.hurts(),
            Self::Drawn(draw) => draw.mixes.get(group).copied().unwrap_or(Quantile::LIKELY),
        }
    }

    pub(crate) fn terms(&self) -> Terms {
        match self {
            Self::Case(case) => Terms::Case(*case),
            Self::Drawn(draw) => Terms::At(draw.terms),
        }
    }

    /// Whether the deductions may come to more than the fund, of which nothing is left then: so it may turn out in one of
    /// many ways, but not in the likely one.
    pub(crate) fn may_exceed(&self) -> bool {
        !matches!(self, Self::Case(Case::Base))
    }
}

/// The claims of every group in a case.
pub(crate) fn counts_in(case: Case, counts: &[Range<Count>]) -> Vec<Count> {
    counts.iter().map(|claims| claims.at(case.hurts())).collect()
}
