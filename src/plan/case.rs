//! The three cases of an estimate.

use crate::settlement::Quantile;

/// How everything uncertain turns out for the claimant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Case {
    /// Against the claimant: a small fund, high deductions, many and heavy claims.
    Worst,
    /// As is likely.
    Base,
    /// In the claimant's favour.
    Best,
}

impl Case {
    /// Where a figure lies of which more is better for the claimant.
    pub(crate) const fn helps(self) -> Quantile {
        match self {
            Self::Worst => Quantile::LOW,
            Self::Base => Quantile::LIKELY,
            Self::Best => Quantile::HIGH,
        }
    }

    /// Where a figure lies of which more is worse for the claimant.
    pub(crate) const fn hurts(self) -> Quantile {
        match self {
            Self::Worst => Quantile::HIGH,
            Self::Base => Quantile::LIKELY,
            Self::Best => Quantile::LOW,
        }
    }
}

/// Something in each case.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct PerCase<T> {
    pub(crate) worst: T,
    pub(crate) base: T,
    pub(crate) best: T,
}

impl<T> PerCase<T> {
    /// Worked out case by case.
    pub(crate) fn of(mut value: impl FnMut(Case) -> T) -> Self {
        Self { worst: value(Case::Worst), base: value(Case::Base), best: value(Case::Best) }
    }

    /// Worked out case by case, the base case first: what is wrong with that tells most.
    pub(crate) fn try_of<E>(mut value: impl FnMut(Case) -> Result<T, E>) -> Result<Self, E> {
        let base = value(Case::Base)?;
        Ok(Self { base, worst: value(Case::Worst)?, best: value(Case::Best)? })
    }

    pub(crate) const fn get(&self, case: Case) -> &T {
        match case {
            Case::Worst => &self.worst,
            Case::Base => &self.base,
            Case::Best => &self.best,
        }
    }

    /// The same of each.
    pub(crate) fn each<U>(&self, mut value: impl FnMut(&T) -> U) -> PerCase<U> {
        PerCase { worst: value(&self.worst), base: value(&self.base), best: value(&self.best) }
    }
}

impl<T: Copy + Ord> PerCase<T> {
    /// Where a cap or floor moves money between groups, more claims of one group can mean more for another: so the worst
    /// case need not have the least.
    pub(crate) fn least(&self) -> T {
        self.worst.min(self.base).min(self.best)
    }

    pub(crate) fn most(&self) -> T {
        self.worst.max(self.base).max(self.best)
    }
}
