//! The groups that a claimant belongs to, and the claims that makes in each pool.
//!
//! What a claimant gets through several groups adds up: five shares of the Illinois subclass and one of the nationwide class
//! make six (TikTok's plan, `settlements/tiktok-2022.json`).

use super::asked::{asked, belongs, typed};
use super::months::reversed;
use crate::error::{Code, Faults, Path};
use crate::number::{Money, Weight};
use crate::plan::{Answers, Claim, Plan, Pool};
use crate::settlement::decode::{Id, Map};
use crate::settlement::{Answer, Quantile, Range};

/// The answers that count, and the positions of the groups to which they make the claimant belong, in the order of the file.
pub(crate) struct Membership {
    pub(crate) answers: Answers,
    pub(crate) groups: Vec<usize>,
}

/// A claim of a claimant.
pub(crate) struct OwnClaim {
    /// Position of the pool that pays it.
    pub(crate) pool: usize,
    /// Position of its innermost group.
    pub(crate) innermost: usize,
    /// Positions of the groups through which it has its weight, outermost first.
    pub(crate) through: Vec<usize>,
    pub(crate) claim: Range<Claim>,
}

impl Membership {
    /// Who gives these answers. A question that was asked but not answered is a fault. A group that the answers leave
    /// undecided (since a question it needs was not asked) is not the claimant's.
    pub(crate) fn resolve(plan: &Plan, given: &Map<Id, Answer>, path: &Path<'_>, faults: &mut Faults) -> Self {
        let before = faults.len();
        let (asked, answers) = asked(plan, &typed(plan, given, path, faults));
        // What else is asked may follow from an answer that is wrong.
        if faults.len() > before {
            return Self { groups: Vec::new(), answers };
        }
        for question in asked.iter().filter_map(|index| plan.questions.get(*index)) {
            let id = &question.stated.id;
            if given.0.iter().all(|(known, _)| known != id) {
                faults.push(Code::MissingAnswer, &path.key(id.as_str()), &[("id", id.as_str())]);
            }
        }
        let groups = belongs(plan, &answers).into_iter().enumerate().filter(|(_, belongs)| *belongs == Some(true));
        let groups: Vec<_> = groups.map(|(index, _)| index).collect();
        let pays = groups.iter().flat_map(|group| plan.pools.iter().filter_map(|pool| pool.pay(*group)));
        let terms = pays.flat_map(|pay| pay.measures().flat_map(|measure| measure.terms()));
        let by_claimant = |question| answers.get(question).filter(|_| asked.contains(&question));
        reversed(plan, terms, by_claimant, path, faults);
        Self { groups, answers }
    }

    /// The claims in the order of the pools: in each, one through each innermost group. What two of them have around them
    /// both counts once, with the first.
    pub(crate) fn claims(&self, plan: &Plan) -> Vec<OwnClaim> {
        let mut all = Vec::new();
        for (index, pool) in plan.pools.iter().enumerate() {
            let mut counted: Vec<usize> = Vec::new();
            for &innermost in &self.groups {
                if let Some(claim) = self.claim(plan, (index, pool), innermost, &counted) {
                    counted.extend(&claim.through);
                    all.push(claim);
                }
            }
        }
        all
    }

    /// The claim in a pool through a group and those around it that are not `counted` yet; `None` if that is none.
    fn claim(
        &self,
        plan: &Plan,
        (index, pool): (usize, &Pool),
        innermost: usize,
        counted: &[usize],
    ) -> Option<OwnClaim> {
        let chain = &plan.groups.get(innermost)?.chain;
        let within = |group: &usize| plan.groups.get(*group).is_some_and(|group| group.within == Some(innermost));
        if self.groups.iter().any(within) {
            return None;
        }
        let through: Vec<_> = chain.iter().rev().copied().filter(|group| !counted.contains(group)).collect();
        let at = |quantile| pool.claim(through.iter().copied(), chain, &self.answers, (quantile, quantile));
        let claim = Range { low: at(Quantile::LOW), likely: at(Quantile::LIKELY), high: at(Quantile::HIGH) };
        let paid_through = through.iter().any(|group| pool.pay(*group).is_some());
        let worth = claim.high.weight > Weight::ZERO || claim.high.floor > Money::ZERO;
        (paid_through && worth).then_some(OwnClaim { pool: index, innermost, through, claim })
    }
}
