//! Which questions matter, and which groups a reader belongs to.
//!
//! Conditions are judged by what is known so far: true, false, or not yet decided (Kleene's three values).

use crate::amount::{Money, print};
use crate::date::Date;
use crate::fault::{Code, Faults};
use crate::place::At;
use crate::read::{Id, Map, Read};
use crate::settlement::{Answer, Condition, Group, Question, QuestionKind, Settlement};
use crate::shape;
use crate::value::Value;

/// Postal codes of the states, the District of Columbia and the territories (USPS Publication 28, appendix B), and
/// `none` for outside the United States.
const STATES: &str = "AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY AS GU MP PR VI none";

/// Answers to the questions of a settlement, in the order of the questions.
#[derive(Debug, Clone)]
pub(crate) struct Known<'a> {
    questions: &'a [Question],
    answers: Vec<Option<&'a Answer>>,
}

impl<'a> Known<'a> {
    pub(crate) fn nothing(questions: &'a [Question]) -> Self {
        Self { questions, answers: vec![None; questions.len()] }
    }

    /// All of the answers given.
    pub(crate) fn all(questions: &'a [Question], given: &'a Map<Id, Answer>) -> Self {
        Self { questions, answers: questions.iter().map(|question| find(given, &question.id)).collect() }
    }

    fn answer(&self, id: &Id) -> Option<(&'a Question, &'a Answer)> {
        let known = self.questions.iter().zip(&self.answers).find(|(question, _)| question.id == *id);
        known.and_then(|(question, answer)| Some((question, (*answer)?)))
    }

    /// The answer to a number question, or to an amount question in cents; for a day, a number that grows with it.
    pub(crate) fn quantity(&self, id: &Id) -> Option<i64> {
        self.answer(id).and_then(|(question, answer)| quantity(question.kind, answer))
    }

    /// The answer to a date question.
    pub(crate) fn day(&self, id: &Id) -> Option<Date> {
        match self.answer(id) {
            Some((_, Answer::Text(text))) => Date::parse(text),
            _ => None,
        }
    }

    /// Whether a condition holds; `None` while that is not decided.
    pub(crate) fn holds(&self, condition: &Condition) -> Option<bool> {
        let answer = |id: &Id| self.answer(id);
        match condition {
            Condition::Is { question, is } => answer(question).map(|(_, answer)| answer == is),
            Condition::IsOneOf { question, is_one_of } => {
                answer(question).map(|(_, answer)| is_one_of.contains(answer))
            }
            Condition::Between { question, at_least, at_most } => answer(question).map(|(question, answer)| {
                let units = |answer: &Answer| quantity(question.kind, answer);
                let answer = units(answer);
                at_least.as_ref().is_none_or(|least| units(least) <= answer)
                    && at_most.as_ref().is_none_or(|most| answer <= units(most))
            }),
            Condition::All { all } => all_of(all.iter().map(|condition| self.holds(condition))),
            Condition::Any { any } => {
                all_of(any.iter().map(|condition| self.holds(condition).map(|holds| !holds))).map(|none| !none)
            }
            Condition::Not { not } => self.holds(not).map(|holds| !holds),
        }
    }

    /// Whether the reader belongs to each group: its condition and those of the groups around it.
    fn belongs(&self, groups: &[Group]) -> Vec<Option<bool>> {
        let mut all: Vec<Option<bool>> = Vec::with_capacity(groups.len());
        for group in groups {
            let around = outer(groups, group).and_then(|outer| all.get(outer)).copied();
            all.push(all_of([around.unwrap_or(Some(true)), self.holds(&group.eligible_if)].into_iter()));
        }
        all
    }
}

fn find<'a>(given: &'a Map<Id, Answer>, id: &Id) -> Option<&'a Answer> {
    given.0.iter().find(|(known, _)| known == id).map(|(_, answer)| answer)
}

/// An answer as a number that can be compared with others of its kind.
pub(crate) fn quantity(kind: QuestionKind, answer: &Answer) -> Option<i64> {
    match (kind, answer) {
        (QuestionKind::Number, Answer::Number(count)) => Some(count.0),
        (QuestionKind::Amount, Answer::Text(text)) => Money::parse(text).map(|money| money.0),
        (QuestionKind::Date, Answer::Text(text)) => Date::parse(text).map(Date::ordinal),
        _ => None,
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
pub(crate) fn chain<'a>(groups: &'a [Group], group: &'a Group) -> impl Iterator<Item = &'a Group> + Clone {
    std::iter::successors(Some(group), |group| {
        groups
            .iter()
            .take_while(|earlier| earlier.id != group.id)
            .find(|outer| Some(&outer.id) == group.within.as_ref())
    })
}

/// Which questions something depends on.
pub(crate) struct Marks<'a> {
    questions: &'a [Question],
    marked: Vec<bool>,
    /// Whether the conditions of tiers count: a tier can hold with one of them unanswered.
    tiers: bool,
}

impl<'a> Marks<'a> {
    fn none(questions: &'a [Question]) -> Self {
        Self { questions, marked: vec![false; questions.len()], tiers: true }
    }

    /// The questions that decide what a claim weighs through a group.
    pub(crate) fn of_weight(settlement: &'a Settlement, group: &Group) -> Self {
        let mut marks = Self::none(&settlement.questions);
        marks.weight(settlement, group);
        marks
    }

    /// The questions without whose answer a term of a weight comes to nothing.
    pub(crate) fn of_terms(questions: &'a [Question]) -> Self {
        Self { tiers: false, ..Self::none(questions) }
    }

    /// Marks what decides what a claim weighs through a group.
    pub(crate) fn weight(&mut self, settlement: &Settlement, group: &Group) {
        let pays = settlement.plan.pools.iter().flat_map(|pool| &pool.pays);
        pays.filter(|pay| pay.group == group.id).for_each(|pay| pay.mark(self));
    }

    pub(crate) fn tier(&mut self, when: &Condition) {
        if self.tiers {
            self.condition(when);
        }
    }

    /// The marked questions that can be asked of who gives these answers, but are not answered.
    pub(crate) fn unanswered(&self, known: &Known<'_>) -> impl Iterator<Item = &'a Question> {
        let marked =
            self.questions.iter().zip(&self.marked).filter(|(_, marked)| **marked).map(|(question, _)| question);
        marked.filter(|question| {
            let asked = question.ask_if.as_ref().is_none_or(|condition| known.holds(condition) != Some(false));
            asked && known.answer(&question.id).is_none()
        })
    }

    pub(crate) fn any(&self) -> bool {
        self.marked.contains(&true)
    }

    pub(crate) fn question(&mut self, id: &Id) {
        let position = self.questions.iter().position(|question| question.id == *id);
        if let Some(mark) = position.and_then(|position| self.marked.get_mut(position)) {
            *mark = true;
        }
    }

    fn condition(&mut self, condition: &Condition) {
        match condition {
            Condition::Is { question, .. }
            | Condition::IsOneOf { question, .. }
            | Condition::Between { question, .. } => self.question(question),
            Condition::All { all: conditions } | Condition::Any { any: conditions } => {
                conditions.iter().for_each(|condition| self.condition(condition));
            }
            Condition::Not { not } => self.condition(not),
        }
    }

    fn and(&mut self, other: &Self) {
        for (mark, other) in self.marked.iter_mut().zip(&other.marked) {
            *mark |= other;
        }
    }

    /// With the questions that decide, by `askIf`, whether these are asked. `asked_if` has those of each question, all
    /// of which stand before it.
    fn and_those_before(mut self, asked_if: &[Self]) -> Self {
        for (index, before) in asked_if.iter().enumerate().rev() {
            if self.marked.get(index) == Some(&true) {
                self.and(before);
            }
        }
        self
    }
}

/// The questions to ask, and what the answers to them are.
///
/// A question is asked if its `askIf` holds and, given the answers to the questions before it, it can still decide
/// whether the reader belongs to a group, or what a claim weighs through a group that the reader can still belong to;
/// or if it decides whether such a question is asked. Answers to questions that are not asked count for nothing.
pub(crate) fn asked<'s: 'a, 'a>(
    settlement: &'s Settlement,
    given: &'a Map<Id, Answer>,
) -> (Vec<&'s Question>, Known<'a>) {
    let (questions, groups) = (&settlement.questions, &settlement.groups);
    let of_condition = |condition: Option<&Condition>| {
        let mut marks = Marks::none(questions);
        condition.into_iter().for_each(|condition| marks.condition(condition));
        marks
    };
    let asked_if: Vec<_> = questions.iter().map(|question| of_condition(question.ask_if.as_ref())).collect();
    let mut membership: Vec<Marks<'_>> = Vec::with_capacity(groups.len());
    for group in groups {
        let mut marks = of_condition(Some(&group.eligible_if)).and_those_before(&asked_if);
        // A group stands before those within it.
        if let Some(around) = outer(groups, group).and_then(|outer| membership.get(outer)) {
            marks.and(around);
        }
        membership.push(marks);
    }
    let weight = |group| Marks::of_weight(settlement, group).and_those_before(&asked_if);
    let weight: Vec<_> = groups.iter().map(weight).collect();

    let mut known = Known::nothing(questions);
    let mut asked = Vec::new();
    for (index, question) in questions.iter().enumerate() {
        let wanted = question.ask_if.as_ref().is_none_or(|condition| known.holds(condition) == Some(true));
        let among = |marks: &Marks<'_>| marks.marked.get(index) == Some(&true);
        let belongs = known.belongs(groups);
        let matters = belongs.iter().zip(&membership).zip(&weight).any(|((belongs, membership), weight)| {
            (*belongs != Some(false) && among(weight)) || (belongs.is_none() && among(membership))
        });
        if wanted && matters {
            asked.push(question);
            if let Some(slot) = known.answers.get_mut(index) {
                *slot = find(given, &question.id);
            }
        }
    }
    (asked, known)
}

/// Position of the group around a group.
pub(crate) fn outer(groups: &[Group], group: &Group) -> Option<usize> {
    groups.iter().position(|outer| Some(&outer.id) == group.within.as_ref())
}

/// A reader: the answers that count, and the groups they make the reader belong to, in the order of the file.
pub(crate) struct Claimant<'s, 'a> {
    pub(crate) known: Known<'a>,
    pub(crate) groups: Vec<&'s Group>,
}

/// The reader with these answers; a fault for each question that was asked but not answered. A group that the answers
/// leave undecided (since a question it needs was not asked) is not the reader's.
pub(crate) fn claimant<'s: 'a, 'a>(
    settlement: &'s Settlement,
    given: &'a Map<Id, Answer>,
    at: &At<'_>,
    faults: &mut Faults,
) -> Claimant<'s, 'a> {
    let (asked, known) = asked(settlement, given);
    for question in asked.iter().filter(|question| known.answer(&question.id).is_none()) {
        faults.push(Code::MissingAnswer, &at.key(question.id.as_str()), &[("id", question.id.as_str())]);
    }
    let belongs = known.belongs(&settlement.groups);
    let groups = settlement.groups.iter().zip(belongs).filter(|(_, belongs)| *belongs == Some(true));
    Claimant { groups: groups.map(|(group, _)| group).collect(), known }
}

/// Refuses answers to questions that do not exist, and answers of the wrong kind.
pub(crate) fn check_answers(settlement: &Settlement, given: &Map<Id, Answer>, at: &At<'_>, faults: &mut Faults) {
    for (id, answer) in &given.0 {
        check_answer(&settlement.questions, id, answer, &at.key(id.as_str()), faults);
    }
}

/// Refuses answers that nobody can give who gives the others: to questions that are then not asked.
pub(crate) fn check_asked(settlement: &Settlement, given: &Map<Id, Answer>, at: &At<'_>, faults: &mut Faults) {
    let mut known = Known::nothing(&settlement.questions);
    for (index, question) in settlement.questions.iter().enumerate() {
        let id = question.id.as_str();
        let Some(answer) = find(given, &question.id) else { continue };
        if question.ask_if.as_ref().is_some_and(|condition| known.holds(condition) == Some(false)) {
            faults.push(Code::NotAsked, &at.key(id), &[("id", id)]);
        } else if let Some(slot) = known.answers.get_mut(index) {
            *slot = Some(answer);
        }
    }
}

/// Refuses an answer that its question cannot have.
pub(crate) fn check_answer(questions: &[Question], id: &Id, answer: &Answer, at: &At<'_>, faults: &mut Faults) {
    let Some(question) = questions.iter().find(|question| question.id == *id) else {
        faults.unknown(Code::UnknownQuestion, at, id.as_str(), questions.iter().map(|question| question.id.as_str()));
        return;
    };
    let expected = match question.kind {
        QuestionKind::YesNo => "true or false",
        QuestionKind::State => "the postal code of a state as text, such as \"IL\"",
        QuestionKind::Choice => "the id of one of its options as text",
        QuestionKind::Number => "a whole number",
        QuestionKind::Date => "a day as text, such as \"2022-10-27\"",
        QuestionKind::Amount => "an amount as text, such as \"75.00\"",
    };
    match (question.kind, answer) {
        (QuestionKind::YesNo, Answer::YesNo(_)) => {}
        (QuestionKind::Number, Answer::Number(count)) => {
            if let Some(most) = question.most.filter(|most| count > most) {
                let (found, limit) = (print(count.0, 0), print(most.0, 0));
                faults.push(Code::TooBig, at, &[("found", &found), ("limit", &limit)]);
            }
        }
        (QuestionKind::State, Answer::Text(state)) => {
            if !STATES.split(' ').any(|known| known == state) {
                faults.push(Code::UnknownState, at, &[("found", state)]);
            }
        }
        (QuestionKind::Choice, Answer::Text(option)) => {
            let options: Vec<_> = question.options.iter().flatten().map(|option| option.id.as_str()).collect();
            if !options.contains(&option.as_str()) {
                faults.push(Code::UnknownOption, at, &[("found", option), ("known", &options.join(", "))]);
            }
        }
        (QuestionKind::Date, Answer::Text(text)) => {
            shape::check(Date::SHAPE, &Value::Text(text.clone()), at, faults);
        }
        (QuestionKind::Amount, Answer::Text(text)) => {
            shape::check(Money::SHAPE, &Value::Text(text.clone()), at, faults);
            if Money::units_of(text).is_some_and(|cents| cents < 0) {
                faults.push(Code::Negative, at, &[("found", text)]);
            }
        }
        (QuestionKind::Amount, Answer::Number(_)) => faults.push(Code::MoneyNotText, at, &[]),
        _ => faults.push(Code::ConditionType, at, &[("id", id.as_str()), ("expected", expected)]),
    }
}
