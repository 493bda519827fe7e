//! What an estimate is asked for: the reader's answers, and the assumptions to try instead of the file's figures.

use crate::amount::Rate;
use crate::read::{Id, Map, record};
use crate::settlement::{Answer, ClaimsNumber, DeductionAmount};

record! {
    /// What an estimate is asked for. Everything may be left out.
    EstimateInput {
        /// The reader's answers, by question. Left out, the estimate is of the plan alone and has no reader. Given, every question that is asked needs one.
        answers: Option<Map<Id, Answer>> = "answers",
        /// What to assume instead of the file's figures.
        assumptions: Option<Assumptions> = "assumptions",
    }
}

record! {
    /// What to assume instead of the file's figures.
    Assumptions {
        /// Claims rate of the lead group, the first that is not within another. The odds that a member of any other group claims move by the same factor.
        claims_rate: Option<Rate> = "claimsRate",
        /// Claims of single groups.
        claims: Option<Map<Id, ClaimsNumber>> = "claims",
        /// Single deductions.
        deductions: Option<Map<Id, DeductionAmount>> = "deductions",
        /// Id of the way a contingent fund turns out.
        scenario: Option<Id> = "scenario",
    }
}

impl Assumptions {
    /// None at all.
    pub(crate) const NONE: Self = Self { claims_rate: None, claims: None, deductions: None, scenario: None };

    /// What is assumed of a group's claims.
    pub(crate) fn claims_of(&self, group: &Id) -> Option<&ClaimsNumber> {
        find(self.claims.as_ref(), group)
    }

    /// What is assumed of a deduction.
    pub(crate) fn deduction(&self, id: &Id) -> Option<&DeductionAmount> {
        find(self.deductions.as_ref(), id)
    }
}

fn find<'a, V>(map: Option<&'a Map<Id, V>>, id: &Id) -> Option<&'a V> {
    map?.0.iter().find(|(key, _)| key == id).map(|(_, value)| value)
}
