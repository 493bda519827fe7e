//! What the claims of a mix answer.

use super::asked::belongs;
use super::months::reversed;
use crate::error::{Code, Faults, Path};
use crate::plan::{Answers, List, Plan, Profile, QuestionSet, Term};

/// Refuses parts that do not answer what the weights of their claims depend on, which would then count for nothing, and
/// answers that nobody can give who gives the others: to questions that are then not asked, and days in the wrong order.
pub(crate) fn check(plan: &Plan, faults: &mut Faults) {
    let groups = Path::ROOT.key("groups");
    for profiles in plan.cohorts.0.chunk_by(|one, next| (one.group, one.through) == (next.group, next.through)) {
        // Each part once: with the group that states the mix.
        let own = |profile: &Profile| {
            let whole = profile.is_whole(&plan.groups);
            profile.part.filter(|part| whole && part.owner == profile.group)
        };
        let Some(owner) = profiles.first().and_then(own).map(|part| part.owner) else { continue };
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
            not_answered(plan, owner, &profile.answers, &path, faults);
        }
    }
}

fn not_asked(plan: &Plan, given: &Answers, path: &Path<'_>, faults: &mut Faults) {
    let mut known = Answers::none(plan.questions.len());
    for (index, question) in plan.questions.iter().enumerate() {
        let id = question.stated.id.as_str();
        let asked = question.ask_if.as_ref().is_none_or(|condition| condition.holds(&known) != Some(false));
        match given.get(index) {
            Some(answer) if !asked && question.otherwise != Some(answer) => {
                faults.push(Code::NotAsked, &path.key(id), &[("id", id)]);
            }
            answer if asked => known.set(index, answer),
            _ => known.leave_out(index, question.otherwise),
        }
    }
}

/// Judges the answers by the weights of the groups that the mix holds for and to which those who give them can belong.
fn not_answered(plan: &Plan, owner: usize, given: &Answers, path: &Path<'_>, faults: &mut Faults) {
    let belongs = belongs(plan, given);
    let mut missing = QuestionSet::none(plan.questions.len());
    let mut terms: Vec<&Term> = Vec::new();
    for profile in plan.cohorts.0.iter().filter(|profile| profile.part.is_some_and(|part| part.owner == owner)) {
        if belongs.get(profile.group) == Some(&Some(false)) {
            continue;
        }
        let pays =
            profile.chain(&plan.groups).iter().flat_map(|group| plan.pools.iter().filter_map(|pool| pool.pay(*group)));
        terms.extend(pays.flat_map(|pay| pay.measures().flat_map(|measure| measure.terms())));
    }
    for term in &terms {
        term.needs().for_each(|(_, question)| missing.add(question));
        term.undecided(given).into_iter().for_each(|when| missing.add_condition(when));
    }
    for (index, question) in plan.questions.iter().enumerate() {
        let id = question.stated.id.as_str();
        if missing.contains(index) && given.is_open(index) {
            faults.push(Code::MissingAnswer, &path.key(id), &[("id", id)]);
        }
    }
    let asked = |question: usize| {
        let ask_if = plan.questions.get(question).and_then(|question| question.ask_if.as_ref());
        ask_if.is_none_or(|condition| condition.holds(given) != Some(false))
    };
    reversed(
        plan,
        terms.into_iter(),
        |question| given.get(question).filter(|_| asked(question)),
        Code::DatesOutOfOrder,
        path,
        faults,
    );
}
