//! What is assumed instead of the file's figures.

use super::{Group, Plan};
use crate::error::{Code, Faults, Path};
use crate::number::Rate;
use crate::settlement::decode::Id;
use crate::settlement::{ClaimsNumber, DeductionAmount, Gross, request};

/// What is assumed, by the positions of what it is assumed of.
#[derive(Debug, Clone)]
pub(crate) struct Assumptions {
    /// Claims rate of the lead group, which moves the claims of all others.
    pub(crate) claims_rate: Option<Rate>,
    claims: Vec<Option<ClaimsNumber>>,
    deductions: Vec<Option<DeductionAmount>>,
    /// The way a contingent fund turns out.
    pub(crate) scenario: Option<usize>,
}

/// What the claims of a group go by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum GoesBy {
    /// What the file says.
    File,
    /// The same, as far as there is room in the group around it, which is forecast.
    Room,
    /// What the caller assumes.
    Assumption,
    /// The odds of claiming, which an assumed claims rate moves.
    Odds,
    /// The claims of this group, in proportion.
    Group(usize),
}

impl Assumptions {
    /// None at all.
    pub(crate) fn none(plan: &Plan) -> Self {
        Self {
            claims_rate: None,
            claims: vec![None; plan.groups.len()],
            deductions: vec![None; plan.deductions.len()],
            scenario: None,
        }
    }

    /// Resolves what the caller assumes. What names something that does not exist, or cannot be, is a fault.
    pub(crate) fn resolve(plan: &Plan, stated: Option<&request::Assumptions>, faults: &mut Faults) -> Self {
        let mut assumptions = Self::none(plan);
        let Some(stated) = stated else { return assumptions };
        let path = Path::ROOT.key("assumptions");
        let deductions = path.key("deductions");
        for (id, amount) in stated.deductions.iter().flat_map(|map| &map.0) {
            let path = deductions.key(id.as_str());
            if let Some(index) = plan.known_deduction(id, &path, faults) {
                plan.check_deduction(index, amount, &path, faults);
                assumptions.assume_deduction(index, amount.clone());
            }
        }
        if let Some(id) = &stated.scenario {
            let scenarios = match &plan.fund.gross {
                Gross::Scenarios { scenarios } => scenarios.as_slice(),
                _ => &[],
            };
            assumptions.scenario = scenarios.iter().position(|scenario| scenario.id == *id);
            if assumptions.scenario.is_none() {
                let known = scenarios.iter().map(|scenario| scenario.id.as_str());
                faults.unknown(Code::UnknownScenario, &path.key("scenario"), id.as_str(), known);
            }
        }
        let claims = path.key("claims");
        for (id, number) in stated.claims.iter().flat_map(|map| &map.0) {
            let path = claims.key(id.as_str());
            if let Some(index) = plan.known_group(id, &path, faults) {
                plan.check_claims(index, number, &path, faults);
                if let Some(slot) = assumptions.claims.get_mut(index) {
                    *slot = Some(number.clone());
                }
            }
        }
        assumptions.claims_rate = stated.claims_rate;
        if stated.claims_rate.is_some()
            && let Some(lead) = plan.groups.get(plan.lead)
        {
            let id = lead.id.as_str();
            if assumptions.claims_of(plan.lead).is_some() {
                faults.push(Code::AssumptionConflict, &claims.key(id), &[("id", id)]);
            } else if lead.members.is_none() {
                faults.push(Code::ClaimsRateNeedsMembers, &path.key("claimsRate"), &[("id", id)]);
            }
        }
        assumptions
    }

    /// What is assumed of a group's claims.
    pub(crate) fn claims_of(&self, group: usize) -> Option<&ClaimsNumber> {
        self.claims.get(group)?.as_ref()
    }

    /// How many claims a group has: as assumed, or as the file says.
    pub(crate) fn number<'n>(&'n self, index: usize, group: &'n Group) -> &'n ClaimsNumber {
        self.claims_of(index).unwrap_or(&group.claims.number)
    }

    /// What the claims of a group go by.
    ///
    /// A group whose size is known has a rate of its own, which a claims rate moves by the odds. Any other goes in
    /// proportion with what is around it, or with the lead group: its claims are a part of those, and nothing else is
    /// known of them.
    pub(crate) fn goes_by(&self, plan: &Plan, index: usize) -> GoesBy {
        let Some(group) = plan.groups.get(index) else { return GoesBy::File };
        if self.claims_of(index).is_some() {
            return GoesBy::Assumption;
        }
        if self.claims_rate.is_some() {
            return match group.within {
                _ if group.members.is_some() => GoesBy::Odds,
                None if index == plan.lead => GoesBy::File,
                around => GoesBy::Group(around.unwrap_or(plan.lead)),
            };
        }
        let around = |index: usize| Some((index, plan.groups.get(index)?));
        let mut around = group.chain.iter().skip(1).filter_map(|index| around(*index));
        let changed = around.find_map(|(index, around)| match self.number(index, around) {
            ClaimsNumber::Forecast(_) => Some(true),
            _ => self.claims_of(index).map(|_| false),
        });
        match (changed, group.within) {
            (Some(true), _) if group.members.is_some() => GoesBy::Room,
            (Some(_), Some(around)) => GoesBy::Group(around),
            _ => GoesBy::File,
        }
    }

    /// Whether the caller decides the claims of a group.
    pub(crate) fn decides(&self, plan: &Plan, index: usize) -> bool {
        match self.goes_by(plan, index) {
            GoesBy::Assumption | GoesBy::Odds => true,
            GoesBy::Group(around) => self.decides(plan, around),
            GoesBy::File | GoesBy::Room => false,
        }
    }

    /// Whether the claims of a group are what the model of claims rates expects.
    pub(crate) fn forecasts(&self, plan: &Plan, index: usize) -> bool {
        let number = plan.groups.get(index).map(|group| self.number(index, group));
        matches!(number, Some(ClaimsNumber::Forecast(_))) && self.goes_by(plan, index) != GoesBy::Odds
    }

    /// The group in proportion to which the claims of another go because those are, or go with, a forecast.
    pub(crate) fn goes_with_forecast(&self, plan: &Plan, index: usize) -> Option<usize> {
        let GoesBy::Group(around) = self.goes_by(plan, index) else { return None };
        let forecast = self.forecasts(plan, around) || self.goes_with_forecast(plan, around).is_some();
        forecast.then_some(around)
    }

    /// What is assumed of a deduction.
    pub(crate) fn deduction(&self, deduction: usize) -> Option<&DeductionAmount> {
        self.deductions.get(deduction)?.as_ref()
    }

    /// Assumes a claims rate of the lead group instead of what is assumed of its claims.
    pub(crate) fn assume_rate(&mut self, lead: usize, rate: Rate) {
        self.claims_rate = Some(rate);
        self.claims.get_mut(lead).into_iter().for_each(|claims| *claims = None);
    }

    /// Assumes the claims of one group. If it is the lead group, no claims rate moves the others.
    pub(crate) fn assume_claims(&mut self, lead: usize, group: usize, number: ClaimsNumber) {
        if group == lead {
            self.claims_rate = None;
        }
        self.claims.get_mut(group).into_iter().for_each(|claims| *claims = Some(number.clone()));
    }

    /// Assumes one deduction.
    pub(crate) fn assume_deduction(&mut self, deduction: usize, amount: DeductionAmount) {
        self.deductions.get_mut(deduction).into_iter().for_each(|slot| *slot = Some(amount.clone()));
    }
}

impl Plan {
    /// Position of the group of this id; a fault if there is none.
    pub(crate) fn known_group(&self, id: &Id, path: &Path<'_>, faults: &mut Faults) -> Option<usize> {
        let position = self.groups.iter().position(|group| group.id == *id);
        if position.is_none() {
            let known = self.groups.iter().map(|group| group.id.as_str());
            faults.unknown(Code::UnknownGroup, path, id.as_str(), known);
        }
        position
    }

    /// Position of the deduction of this id; a fault if there is none.
    pub(crate) fn known_deduction(&self, id: &Id, path: &Path<'_>, faults: &mut Faults) -> Option<usize> {
        let position = self.deductions.iter().position(|deduction| deduction.id == *id);
        if position.is_none() {
            let known = self.deductions.iter().map(|deduction| deduction.id.as_str());
            faults.unknown(Code::UnknownDeduction, path, id.as_str(), known);
        }
        position
    }

    /// Refuses what a deduction cannot take.
    pub(crate) fn check_deduction(&self, index: usize, amount: &DeductionAmount, path: &Path<'_>, faults: &mut Faults) {
        if let Some(deduction) = self.deductions.get(index) {
            amount.check(deduction.kind, &self.fund.gross, path, faults);
        }
    }

    /// Refuses a number of claims that nothing is known to work out from.
    fn check_claims(&self, index: usize, number: &ClaimsNumber, path: &Path<'_>, faults: &mut Faults) {
        if let Some(group) = self.groups.get(index) {
            number.check(group.members.is_some(), group.claims.like, group.id.as_str(), path, faults);
        }
    }
}
