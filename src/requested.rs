//! What is asked for, validated: a claimant's answers, and what is assumed.

use crate::answers::{Membership, OwnClaim};
use crate::claims::{ClaimCounts, counts};
use crate::error::{Code, Faults, Path};
use crate::plan::{Assumptions, Own, Plan};
use crate::settlement::request::EstimateInput;

/// Who asks, and what is assumed.
pub(crate) struct Request {
    /// The claimant; `None` if no answers were given.
    pub(crate) membership: Option<Membership>,
    /// The claimant's claims in each pool.
    pub(crate) claims: Vec<OwnClaim>,
    /// The same among the claims of all.
    pub(crate) own: Vec<Own>,
    pub(crate) assumptions: Assumptions,
    /// Whether nothing is wrong with what is assumed.
    sound: bool,
}

impl Request {
    /// Validates and resolves what is asked for, within a computation that is refused as a whole.
    pub(crate) fn resolve(plan: &Plan, input: &EstimateInput, faults: &mut Faults) -> Self {
        let path = Path::ROOT.key("answers");
        let answers = input.answers.as_ref();
        let membership = answers.map(|answers| Membership::resolve(plan, answers, &path, faults));
        // Nothing is worked out of answers that are wrong: that could be said to be too large besides.
        let known = membership.as_ref().filter(|_| faults.is_empty());
        let (claims, own) = known.map(|membership| membership.claims(plan)).unwrap_or_default();
        let before = faults.len();
        let assumptions = Assumptions::resolve(plan, input.assumptions.as_ref(), faults);
        Self { membership, claims, own, assumptions, sound: faults.len() == before }
    }

    /// The same for what makes no sense without a claimant.
    pub(crate) fn of_claimant(plan: &Plan, input: &EstimateInput, faults: &mut Faults) -> Self {
        if input.answers.is_none() {
            faults.push(Code::AnswersNeeded, &Path::ROOT.key("answers"), &[]);
        }
        Self::resolve(plan, input, faults)
    }

    /// The claims of every group with what is assumed; none if there can't be so many, which is a fault. It would only
    /// follow from an assumption that is wrong, and is not told beside that.
    pub(crate) fn counts(&self, plan: &Plan, faults: &mut Faults) -> ClaimCounts {
        if !self.sound {
            return ClaimCounts::new();
        }
        counts_or_faults(plan, &self.assumptions, faults)
    }
}

/// The claims of every group; none if there can't be so many, which is a fault.
pub(crate) fn counts_or_faults(plan: &Plan, assumptions: &Assumptions, faults: &mut Faults) -> ClaimCounts {
    counts(plan, assumptions).unwrap_or_else(|impossible| {
        impossible.iter().for_each(|one| one.tell(plan, assumptions, faults));
        ClaimCounts::new()
    })
}
