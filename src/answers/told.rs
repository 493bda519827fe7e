//! The claimants of whom the file tells what they were paid, or what was expected for them.

use super::Membership;
use crate::error::{Code, Faults, Path};
use crate::plan::Plan;
use crate::settlement::decode::{Id, Map};
use crate::settlement::{AmountKind, Answer, Settlement};

/// What the file tells, as far as it says whose payment it is.
pub(crate) struct Told {
    expected: Vec<Claimant>,
    payments: Vec<Claimant>,
}

/// Whose payment an amount is.
struct Claimant {
    group: Id,
    answers: Option<Map<Id, Answer>>,
    kind: AmountKind,
}

impl Told {
    /// Taken out of a settlement before that becomes a plan, which knows none of it.
    pub(crate) fn of(settlement: &Settlement) -> Self {
        let claimant = |group: &Id, answers: &Option<Map<Id, Answer>>, kind: Option<AmountKind>| Claimant {
            group: group.clone(),
            answers: answers.clone(),
            kind: kind.unwrap_or(AmountKind::Each),
        };
        let expected = settlement.expected.iter().flatten();
        let payments = settlement.outcome.iter().flat_map(|outcome| &outcome.payments);
        Self {
            expected: expected.map(|told| claimant(&told.group, &told.answers, told.kind)).collect(),
            payments: payments.map(|told| claimant(&told.group, &told.answers, told.kind)).collect(),
        }
    }

    /// Refuses an amount for nobody in particular where claims of the group are not paid alike, and one for somebody who is
    /// not in the group: neither could be compared with an estimate.
    pub(crate) fn check(&self, plan: &Plan, faults: &mut Faults) {
        let outcome = Path::ROOT.key("outcome");
        for (path, all) in [(Path::ROOT.key("expected"), &self.expected), (outcome.key("payments"), &self.payments)] {
            for (index, claimant) in all.iter().enumerate() {
                claimant.check(plan, &path.index(index), faults);
            }
        }
    }
}

impl Claimant {
    fn check(&self, plan: &Plan, path: &Path<'_>, faults: &mut Faults) {
        let Some(group) = plan.groups.iter().position(|group| group.id == self.group) else { return };
        let id = [("id", self.group.as_str())];
        let Some(answers) = &self.answers else {
            let differ = plan.cohorts.0.iter().any(|profile| profile.group == group && profile.part.is_some());
            if differ && self.kind == AmountKind::Each {
                faults.push(Code::ClaimantNeeded, path, &id);
            }
            return;
        };
        let path = path.key("answers");
        let before = faults.len();
        let membership = Membership::resolve(plan, answers, &path, faults);
        if faults.len() == before && !membership.groups.contains(&group) {
            faults.push(Code::ClaimantNotInGroup, &path, &id);
        }
    }
}
