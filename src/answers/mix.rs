//! What the claims of a mix answer.

use crate::error::{Code, Faults, Path};
use crate::plan::{Answers, List, Plan, Profile, QuestionSet};

/// Refuses parts that do not answer what the weights of their claims depend on, which would then count for nothing, and
/// answers that nobody can give who gives the others: to questions that are then not asked.
pub(crate) fn check(plan: &Plan, faults: &mut Faults) {
    let groups = Path::ROOT.key("groups");
    for profiles in plan.cohorts.0.chunk_by(|one, next| (one.group, one.through) == (next.group, next.through)) {
        // Each part once: with the group that states the mix.
        let own = |profile: &Profile| {
            let whole = profile.is_whole(&plan.groups);
            profile.part.filter(|part| whole && part.owner == profile.group)
        };
        let Some(owner) = profiles.first().and_then(own).map(|part| part.owner) else { continue };
        let needed = needed(plan, owner);
        for (profile, part) in profiles.iter().filter_map(|profile| Some((profile, profile.part?))) {
            let path = groups.index(owner);
            let path = path.key("claimMix");
            let path = path.key(match part.list {
                List::Likely { .. } => "parts",
                List::Light => "light",
                List::Heavy => "heavy",
            });
            let path = path.index(part.index);
            let path = path.key("answers");
            not_asked(plan, &profile.answers, &path, faults);
            not_answered(plan, &needed, &profile.answers, &path, faults);
        }
    }
}

/// The questions without whose answer a term of a weight comes to nothing, for the claims of a mix.
fn needed(plan: &Plan, owner: usize) -> QuestionSet {
    let mut needed = QuestionSet::none(plan.questions.len());
    let same_mix = |profile: &&Profile| profile.part.is_some_and(|part| part.owner == owner);
    for profile in plan.cohorts.0.iter().filter(same_mix) {
        let chain = plan.groups.get(profile.group).into_iter().flat_map(|group| &group.chain);
        for pay in chain.flat_map(|group| plan.pools.iter().filter_map(|pool| pool.pay(*group))) {
            pay.measures().for_each(|measure| measure.questions(false, &mut needed));
        }
    }
    needed
}

fn not_asked(plan: &Plan, given: &Answers, path: &Path<'_>, faults: &mut Faults) {
    let mut known = Answers::none(plan.questions.len());
    for (index, question) in plan.questions.iter().enumerate() {
        let id = question.stated.id.as_str();
        let Some(answer) = given.get(index) else { continue };
        if question.ask_if.as_ref().is_some_and(|condition| condition.holds(&known) == Some(false)) {
            faults.push(Code::NotAsked, &path.key(id), &[("id", id)]);
        } else {
            known.set(index, Some(answer));
        }
    }
}

fn not_answered(plan: &Plan, needed: &QuestionSet, given: &Answers, path: &Path<'_>, faults: &mut Faults) {
    for (index, question) in plan.questions.iter().enumerate() {
        let id = question.stated.id.as_str();
        let asked = question.ask_if.as_ref().is_none_or(|condition| condition.holds(given) != Some(false));
        if needed.contains(index) && asked && given.get(index).is_none() {
            faults.push(Code::MissingAnswer, &path.key(id), &[("id", id)]);
        }
    }
}
