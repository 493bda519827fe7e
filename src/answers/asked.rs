//! Which questions matter, and which groups a claimant belongs to.

use crate::error::{Code, Faults, Path};
use crate::plan::{Answers, Plan, all_of};
use crate::settlement::Answer;
use crate::settlement::decode::{Id, Map};

/// Answers as their questions mean them. Answers to questions that do not exist, and answers of the wrong kind, are
/// faults.
pub(crate) fn typed(plan: &Plan, given: &Map<Id, Answer>, path: &Path<'_>, faults: &mut Faults) -> Answers {
    let mut answers = Answers::none(plan.questions.len());
    for (id, answer) in &given.0 {
        let path = path.key(id.as_str());
        match plan.questions.iter().enumerate().find(|(_, question)| question.stated.id == *id) {
            Some((index, question)) => answers.set(index, question.stated.typed(answer, &path, faults)),
            None => {
                let known = plan.questions.iter().map(|question| question.stated.id.as_str());
                faults.unknown(Code::UnknownQuestion, &path, id.as_str(), known);
            }
        }
    }
    answers
}

/// The positions of the questions to ask, and the answers to them.
///
/// A question is asked if its `askIf` holds and, given the answers to the questions before it, it can still decide
/// whether the claimant belongs to a group, or what a claim weighs through a group that the claimant can still belong to;
/// or if it decides whether such a question is asked. Answers to questions that are not asked count for nothing: one whose
/// `askIf` does not hold has the answer that the file states otherwise, or none, and of one that decides nothing any more
/// nothing is known.
pub(crate) fn asked(plan: &Plan, given: &Answers) -> (Vec<usize>, Answers) {
    let mut known = Answers::none(plan.questions.len());
    let mut asked = Vec::new();
    for (index, question) in plan.questions.iter().enumerate() {
        let wanted = question.ask_if.as_ref().map_or(Some(true), |condition| condition.holds(&known));
        let matters = || {
            plan.groups.iter().zip(belongs(plan, &known)).any(|(group, belongs)| {
                (belongs != Some(false) && group.weight.contains(index))
                    || (belongs.is_none() && group.membership.contains(index))
            })
        };
        if wanted == Some(false) {
            known.leave_out(index, question.otherwise);
        } else if wanted == Some(true) && matters() {
            asked.push(index);
            known.set(index, given.get(index));
        }
    }
    (asked, known)
}

/// Whether the claimant belongs to each group: its condition and those of the groups around it.
pub(super) fn belongs(plan: &Plan, known: &Answers) -> Vec<Option<bool>> {
    let mut all: Vec<Option<bool>> = Vec::with_capacity(plan.groups.len());
    for group in &plan.groups {
        // A group stands before those within it.
        let around = group.within.and_then(|outer| all.get(outer).copied()).unwrap_or(Some(true));
        all.push(all_of([around, group.eligible_if.holds(known)].into_iter()));
    }
    all
}
