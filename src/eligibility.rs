//! Which questions matter, and which groups a reader belongs to.
//!
//! Conditions are judged by what is known so far: true, false, or not yet decided (Kleene's three values).

use crate::fault::{Code, Faults};
use crate::read::{At, Id, Map};
use crate::settlement::{Answer, Condition, Group, Question, QuestionKind, Settlement};

/// Postal codes of the states, the District of Columbia and the territories (USPS Publication 28, appendix B), and
/// `none` for outside the United States.
const STATES: &str = "AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY AS GU MP PR VI none";

/// The answers to the questions that were asked, in the order of the questions.
#[derive(Debug, Clone)]
pub(crate) struct Known<'a> {
    questions: &'a [Question],
    answers: Vec<Option<Answer>>,
}

impl<'a> Known<'a> {
    fn nothing(questions: &'a [Question]) -> Self {
        Self { questions, answers: vec![None; questions.len()] }
    }

    fn answer(&self, question: &Id) -> Option<&Answer> {
        let index = self.questions.iter().position(|known| known.id == *question)?;
        self.answers.get(index)?.as_ref()
    }

    /// Whether a condition holds; `None` while that is not decided.
    fn holds(&self, condition: &Condition) -> Option<bool> {
        match condition {
            Condition::Is { question, is } => self.answer(question).map(|answer| answer == is),
            Condition::IsOneOf { question, is_one_of } => {
                self.answer(question).map(|answer| is_one_of.contains(answer))
            }
            Condition::All { all } => all_of(all.iter().map(|condition| self.holds(condition))),
            Condition::Any { any } => {
                all_of(any.iter().map(|condition| self.holds(condition).map(|holds| !holds))).map(|none| !none)
            }
            Condition::Not { not } => self.holds(not).map(|holds| !holds),
        }
    }

    /// Whether the reader belongs to a group: its condition and those of the groups around it.
    fn belongs(&self, groups: &[Group], group: &Group) -> Option<bool> {
        all_of(chain(groups, group).map(|group| self.holds(&group.eligible_if)))
    }
}

/// False if one is false, else undecided if one is undecided, else true.
fn all_of(values: impl Iterator<Item = Option<bool>>) -> Option<bool> {
    let mut all = Some(true);
    for value in values {
        match value {
            Some(false) => return Some(false),
            None => all = None,
            Some(true) => {}
        }
    }
    all
}

/// A group and the groups around it, from the inside out. A group stands before those within it, so looking only at
/// what stands before it ends even in a file that is wrong.
pub(crate) fn chain<'a>(groups: &'a [Group], group: &'a Group) -> impl Iterator<Item = &'a Group> {
    std::iter::successors(Some(group), |group| {
        groups
            .iter()
            .take_while(|earlier| earlier.id != group.id)
            .find(|outer| Some(&outer.id) == group.within.as_ref())
    })
}

fn mentions(condition: &Condition, id: &Id) -> bool {
    match condition {
        Condition::Is { question, .. } | Condition::IsOneOf { question, .. } => question == id,
        Condition::All { all: conditions } | Condition::Any { any: conditions } => {
            conditions.iter().any(|condition| mentions(condition, id))
        }
        Condition::Not { not } => mentions(not, id),
    }
}

/// The questions to ask, and what the answers to them are.
///
/// A question is asked if its `askIf` holds and, given the answers to the questions before it, it can still decide
/// whether the reader belongs to a group. Answers to questions that are not asked count for nothing.
pub(crate) fn asked<'a>(settlement: &'a Settlement, given: &Map<Id, Answer>) -> (Vec<&'a Question>, Known<'a>) {
    let mut known = Known::nothing(&settlement.questions);
    let mut asked = Vec::new();
    for (index, question) in settlement.questions.iter().enumerate() {
        let wanted = question.ask_if.as_ref().is_none_or(|condition| known.holds(condition) == Some(true));
        let matters = settlement.groups.iter().any(|group| {
            known.belongs(&settlement.groups, group).is_none()
                && chain(&settlement.groups, group).any(|group| mentions(&group.eligible_if, &question.id))
        });
        if wanted && matters {
            asked.push(question);
            if let Some(slot) = known.answers.get_mut(index) {
                *slot = given.0.iter().find(|(id, _)| *id == question.id).map(|(_, answer)| answer.clone());
            }
        }
    }
    (asked, known)
}

/// The groups a reader belongs to, in the order of the file; a fault for each question that was asked but not answered.
/// A group that the answers leave undecided (since a question it needs was not asked) is not the reader's.
pub(crate) fn groups_of<'a>(
    settlement: &'a Settlement,
    given: &Map<Id, Answer>,
    at: &At<'_>,
    faults: &mut Faults,
) -> Vec<&'a Group> {
    let (asked, known) = asked(settlement, given);
    for question in asked.iter().filter(|question| known.answer(&question.id).is_none()) {
        faults.push(Code::MissingAnswer, &at.key(question.id.as_str()), &[("id", question.id.as_str())]);
    }
    settlement.groups.iter().filter(|group| known.belongs(&settlement.groups, group) == Some(true)).collect()
}

/// Refuses answers to questions that do not exist, and answers of the wrong kind.
pub(crate) fn check_answers(settlement: &Settlement, given: &Map<Id, Answer>, at: &At<'_>, faults: &mut Faults) {
    for (id, answer) in &given.0 {
        check_answer(&settlement.questions, id, answer, &at.key(id.as_str()), faults);
    }
}

/// Refuses an answer that its question cannot have.
pub(crate) fn check_answer(questions: &[Question], id: &Id, answer: &Answer, at: &At<'_>, faults: &mut Faults) {
    let Some(question) = questions.iter().find(|question| question.id == *id) else {
        faults.push(Code::UnknownQuestion, at, &[("id", id.as_str())]);
        return;
    };
    match (question.kind, answer) {
        (QuestionKind::YesNo, Answer::YesNo(_)) => {}
        (QuestionKind::YesNo, Answer::State(_)) => {
            faults.push(Code::ConditionType, at, &[("id", id.as_str()), ("expected", "true or false")])
        }
        (QuestionKind::State, Answer::YesNo(_)) => faults.push(
            Code::ConditionType,
            at,
            &[("id", id.as_str()), ("expected", "the postal code of a state as text, such as \"IL\"")],
        ),
        (QuestionKind::State, Answer::State(state)) => {
            if !STATES.split(' ').any(|known| known == state) {
                faults.push(Code::UnknownState, at, &[("found", state)]);
            }
        }
    }
}
