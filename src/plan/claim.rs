//! What a claim weighs in a pool, and its limits.
//!
//! A cap for each device: Siri's plan (`settlements/apple-siri-2025.json`). Never more than the claim's value: Yahoo's
//! documented losses (`settlements/yahoo-2020.json`).

use super::condition::Answers;
use super::measure::Measure;
use super::{Case, Pay, Pool};
use crate::number::{Int, Money, Multiple, Weight};
use crate::settlement::{Quantile, Range};

/// What a claim weighs in a pool, and the least and the most it is paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Claim {
    pub(crate) weight: Weight,
    pub(crate) floor: Money,
    pub(crate) cap: Option<Money>,
}

impl Pool {
    /// A claim through these groups, whose limits are those of the nearest of `chain` (outwards from its innermost group)
    /// that states one. Its weight is at one quantile, its cap and floor are at another.
    pub(crate) fn claim(
        &self,
        through: impl Iterator<Item = usize>,
        chain: &[usize],
        known: &Answers,
        (weights, limits): (Quantile, Quantile),
    ) -> Claim {
        let weight = through.filter_map(|group| self.pay(group)).map(|pay| pay.weight.units(known, weights));
        let weight = Weight::from(weight.sum::<Int>());
        let multiple = |limit: fn(&Pay) -> Option<Multiple>| {
            let limit = self.nearest(chain, limit);
            limit.map(|limit| limit.cut_down_of(weight))
        };
        let stated = |limit: fn(&Pay) -> Option<&Measure>| {
            let limit = self.nearest(chain, limit);
            limit.map(|limit| Money::from(limit.units(known, limits)))
        };
        let (cap, most) = (stated(|pay| pay.cap.as_ref()), multiple(|pay| pay.most));
        let (floor, least) = (stated(|pay| pay.floor.as_ref()), multiple(|pay| pay.least));
        let cap = cap.into_iter().chain(most).min();
        let floor = floor.into_iter().chain(least).max().unwrap_or(Money::ZERO);
        Claim { weight, floor: cap.map_or(floor, |cap| floor.min(cap)), cap }
    }

    /// What a group states, or else the nearest group around it that does.
    fn nearest<'p, L>(&'p self, chain: &[usize], limit: impl Fn(&'p Pay) -> Option<L>) -> Option<L> {
        chain.iter().find_map(|group| self.pay(*group).and_then(&limit))
    }
}

impl Claim {
    /// No part in a pool.
    pub(crate) const NOTHING: Self = Self { weight: Weight::ZERO, floor: Money::ZERO, cap: None };

    /// Whether it is paid no less than another, whatever the factor.
    pub(crate) fn is_no_less(&self, other: &Self) -> bool {
        let cap = self.cap.is_none_or(|cap| other.cap.is_some_and(|other| cap >= other));
        other.is_nothing() || (self.weight >= other.weight && self.floor >= other.floor && cap)
    }

    /// Whether it has no part in the pool: whatever the factor, it is paid nothing.
    pub(crate) fn is_nothing(&self) -> bool {
        self.weight <= Weight::ZERO && self.floor <= Money::ZERO
    }
}

/// A claim as far as the plan leaves open what it weighs.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Weighed {
    /// Weights and limits lying at the same place.
    pub(crate) range: Range<Claim>,
    /// In the worst and in the best case, where the claims of others are heavy and their limits low, or the opposite.
    worst: Claim,
    best: Claim,
}

/// Which of its weights and limits a claim has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Terms {
    /// Those of the case.
    Case(Case),
    /// Those at this quantile.
    At(Quantile),
}

impl Weighed {
    pub(crate) fn of(claim: impl Fn(Quantile, Quantile) -> Claim) -> Self {
        let together = |quantile| claim(quantile, quantile);
        let of_others = |case: Case| claim(case.hurts(), case.helps());
        Self {
            range: Range {
                low: together(Quantile::LOW),
                likely: together(Quantile::LIKELY),
                high: together(Quantile::HIGH),
            },
            worst: of_others(Case::Worst),
            best: of_others(Case::Best),
        }
    }

    /// A claim on these terms.
    pub(crate) fn on(&self, terms: Terms) -> Claim {
        match terms {
            Terms::Case(Case::Worst) => self.worst,
            Terms::Case(Case::Base) => self.range.likely,
            Terms::Case(Case::Best) => self.best,
            Terms::At(quantile) => self.range.claim(quantile),
        }
    }
}

impl Terms {
    /// Where the claimant's own weights and limits lie. What is uncertain of them counts the other way round than the
    /// same of others.
    pub(crate) const fn own(self) -> Quantile {
        match self {
            Self::Case(case) => case.helps(),
            Self::At(quantile) => quantile,
        }
    }
}

impl Range<Claim> {
    /// The claim at a quantile.
    pub(crate) fn claim(&self, quantile: Quantile) -> Claim {
        if quantile == Quantile::LIKELY {
            return self.likely;
        }
        let Self { low, likely, high } = self;
        let caps = low.cap.zip(likely.cap).zip(high.cap);
        Claim {
            weight: Range { low: low.weight, likely: likely.weight, high: high.weight }.at(quantile),
            floor: Range { low: low.floor, likely: likely.floor, high: high.floor }.at(quantile),
            cap: caps.map(|((low, likely), high)| Range { low, likely, high }.at(quantile)),
        }
    }

    /// Whether the plan leaves it open.
    pub(crate) fn is_open(&self) -> bool {
        self.low != self.likely || self.high != self.likely
    }
}
