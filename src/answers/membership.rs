//! The groups that a claimant belongs to, and the claims that makes in each pool.
//!
//! What a claimant gets through several groups adds up: five shares of the Illinois subclass and one of the nationwide class
//! make six (TikTok's plan, `settlements/tiktok-2022.json`).

use super::asked::{asked, belongs, typed};
use super::months::reversed;
use crate::error::{Code, Faults, Path};
use crate::plan::{Answers, Claim, Own, Plan, Pool};
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
        reversed(plan, terms, by_claimant, Code::AnswersOutOfOrder, path, faults);
        Self { groups, answers }
    }

    /// The claims in the order of the pools: in each, one through each innermost group. What two of them have around them
    /// both counts once, with the first. And those that are paid, among the claims of all.
    pub(crate) fn claims(&self, plan: &Plan) -> (Vec<OwnClaim>, Vec<Own>) {
        let within =
            |outer: usize| move |group: &usize| plan.groups.get(*group).is_some_and(|g| g.within == Some(outer));
        let innermost = self.groups.iter().copied().filter(|group| !self.groups.iter().any(within(*group)));
        let own = |group| {
            let profiles = plan.cohorts.0.iter().enumerate().filter(|(_, profile)| profile.group == group);
            let cohorts = profiles.map(|(index, _)| index).collect();
            Own { group, cohorts, in_pools: Vec::with_capacity(plan.pools.len()) }
        };
        let mut own: Vec<Own> = innermost.map(own).collect();
        let mut all = Vec::new();
        for (index, pool) in plan.pools.iter().enumerate() {
            let mut counted: Vec<usize> = Vec::new();
            for own in &mut own {
                let claim = self.claim(plan, (index, pool), own.group, &counted);
                let paid_through = claim.through.iter().any(|group| pool.pay(*group).is_some());
                let worth = paid_through && !claim.claim.high.is_nothing();
                own.in_pools.push(if worth { claim.claim } else { Range::exact(Claim::NOTHING) });
                if worth {
                    counted.extend(&claim.through);
                    all.push(claim);
                }
            }
        }
        own.retain(|own| all.iter().any(|claim| claim.innermost == own.group));
        (all, own)
    }

    /// The claim in a pool through a group and those around it that are not `counted` yet.
    fn claim(&self, plan: &Plan, (pool, in_pool): (usize, &Pool), innermost: usize, counted: &[usize]) -> OwnClaim {
        let chain = plan.groups.get(innermost).map_or(&[][..], |group| &group.chain);
        let through: Vec<_> = chain.iter().rev().copied().filter(|group| !counted.contains(group)).collect();
        let at = |quantile| in_pool.claim(through.iter().copied(), chain, &self.answers, (quantile, quantile));
        let claim = Range { low: at(Quantile::LOW), likely: at(Quantile::LIKELY), high: at(Quantile::HIGH) };
        OwnClaim { pool, innermost, through, claim }
    }
}
