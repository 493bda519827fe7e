//! The resolved plan: a settlement that has been validated, made ready to be carried out.
//!
//! Groups, pools, questions, deductions and scenarios are known by their position, answers by what they mean. Everything
//! that depends neither on a claimant nor on an assumption is worked out once: each group's chain outwards, the cohorts,
//! and what a claim of each weighs. Behind this nothing compares an id and nothing parses a text; ids are kept for what
//! is written.

mod assumptions;
mod case;
mod claim;
mod cohort;
mod condition;
mod inputs;
mod measure;
mod overlap;
mod possible;
mod resolve;

pub(crate) use assumptions::{Assumptions, GoesBy};
pub(crate) use case::{Case, PerCase};
pub(crate) use claim::{Claim, Terms, Weighed};
pub(crate) use cohort::{Cohorts, List, Own, Profile};
pub(crate) use condition::{Answers, Condition, QuestionSet, all_of};
pub(crate) use inputs::{Draw, Inputs, Uncertain, counts_in};
pub(crate) use measure::{Measure, Sum, Term};
pub(crate) use overlap::Room;
pub(crate) use possible::Possible;
pub(crate) use resolve::resolve;

use crate::number::{Count, Money, Multiple, Rate};
use crate::settlement::decode::Id;
use crate::settlement::{
    self, Claims, Deduction, Disposition, Excess, From, Fund, PaymentRounding, Range, Residue, Takes, TopUp,
    TypedAnswer, UnitValue,
};

/// A settlement, resolved.
#[derive(Debug, Clone)]
pub(crate) struct Plan {
    pub(crate) id: Id,
    pub(crate) fund: Fund,
    pub(crate) deductions: Vec<Deduction>,
    pub(crate) questions: Vec<Question>,
    /// A group stands before those within it.
    pub(crate) groups: Vec<Group>,
    /// Position of the group that a claims rate is about: the first that is not within another.
    pub(crate) lead: usize,
    pub(crate) cohorts: Cohorts,
    pub(crate) pools: Vec<Pool>,
    pub(crate) rounding: Rounding,
    pub(crate) residual: Option<Residual>,
}

/// A question to the claimant.
#[derive(Debug, Clone)]
pub(crate) struct Question {
    /// As the file has it.
    pub(crate) stated: settlement::Question,
    pub(crate) ask_if: Option<Condition>,
    /// The answer that counts for whoever is not asked.
    pub(crate) otherwise: Option<TypedAnswer>,
}

/// A class or subclass.
#[derive(Debug, Clone)]
pub(crate) struct Group {
    pub(crate) id: Id,
    /// Position of the group around it.
    pub(crate) within: Option<usize>,
    /// Positions of this group and those around it, from the inside out.
    pub(crate) chain: Vec<usize>,
    pub(crate) members: Option<Range<Count>>,
    pub(crate) claims: Claims,
    /// Positions of the groups before it, within the same group, that its members can be in as well.
    pub(crate) beside: Vec<usize>,
    pub(crate) eligible_if: Condition,
    /// The questions that decide who belongs to it.
    pub(crate) membership: QuestionSet,
    /// The questions that decide what a claim weighs through it.
    pub(crate) weight: QuestionSet,
}

/// A part of the net fund.
#[derive(Debug, Clone)]
pub(crate) struct Pool {
    pub(crate) id: Id,
    pub(crate) takes: Takes,
    pub(crate) top_up: Option<TopUp>,
    /// Whether what its caps leave goes to the pool after it.
    pub(crate) hands_on: bool,
    /// Amount below which a claim is paid nothing.
    pub(crate) de_minimis: Money,
    /// Whether claims weigh by value, not by shares.
    pub(crate) by_value: bool,
    /// What it pays, in the order of the file.
    pub(crate) pays: Vec<Pay>,
    /// Position in `pays` for each group.
    pays_group: Vec<Option<usize>>,
    /// What a claim of each cohort weighs.
    pub(crate) weighed: Vec<Weighed>,
}

impl Pool {
    /// What it pays a group.
    pub(crate) fn pay(&self, group: usize) -> Option<&Pay> {
        self.pays_group.get(group).copied().flatten().and_then(|index| self.pays.get(index))
    }
}

/// What a pool pays to each claim of a group.
#[derive(Debug, Clone)]
pub(crate) struct Pay {
    pub(crate) group: usize,
    /// Shares or value.
    pub(crate) weight: Measure,
    /// Least and most that it is paid, as a multiple of its value.
    pub(crate) least: Option<Multiple>,
    pub(crate) most: Option<Multiple>,
    pub(crate) cap: Option<Measure>,
    pub(crate) floor: Option<Measure>,
}

/// How payments become whole cents.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Rounding {
    pub(crate) unit_value: UnitValue,
    pub(crate) payment: PaymentRounding,
    pub(crate) residue: Residue,
    pub(crate) excess: Excess,
}

/// What happens to money that is not cashed or not paid out.
#[derive(Debug, Clone)]
pub(crate) struct Residual {
    pub(crate) uncashed: Option<Range<Rate>>,
    pub(crate) distributions: Option<Distributions>,
    pub(crate) disposition: Disposition,
    pub(crate) from: From,
}

/// Further distributions.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Distributions {
    /// Position of the pool by whose weights they are divided.
    pub(crate) pool: usize,
    pub(crate) most: Count,
    pub(crate) cost: Option<Range<Money>>,
    pub(crate) least_payment: Option<Money>,
}

impl Plan {
    /// Position of the outermost group around a group.
    pub(crate) fn outermost(&self, group: usize) -> Option<usize> {
        self.groups.get(group)?.chain.last().copied()
    }

    /// Ids of a group and of those around it, outermost first.
    pub(crate) fn ids_around(&self, group: usize) -> Vec<&Id> {
        let chain = self.groups.get(group).into_iter().flat_map(|group| group.chain.iter().rev());
        self.ids(chain.copied())
    }

    /// Ids of groups.
    pub(crate) fn ids(&self, groups: impl Iterator<Item = usize>) -> Vec<&Id> {
        groups.filter_map(|group| self.groups.get(group)).map(|group| &group.id).collect()
    }

    /// The pool by whose weights further distributions are divided, and its position.
    pub(crate) fn further(&self) -> Option<(usize, &Pool)> {
        let index = self.residual.as_ref()?.distributions.as_ref()?.pool;
        Some((index, self.pools.get(index)?))
    }
}
