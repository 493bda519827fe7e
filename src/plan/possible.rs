//! What answers there can be: whether conditions can hold together.
//!
//! Of each question as many answers are tried as its conditions can tell apart, question by question, and a way is left
//! as soon as it is decided. That is exact; but a file of many conditions that say little could take for ever, so the
//! work for a file is bounded, and what is not known then is said to be so.

use std::cell::Cell;

use super::condition::{Answers, Condition, QuestionSet, all_of};
use super::{Group, Question};
use crate::number::{Count, Date, Int, MAX_CENTS, MAX_COUNT, Money, Unit};
use crate::settlement::{QuestionKind, STATES, TypedAnswer};

/// How many comparisons of an answer are made for a file, in all.
const MOST_WORK: usize = 1_000_000;

/// The answers that can be told apart.
pub(crate) struct Possible<'p> {
    questions: &'p [Question],
    answers: Vec<Vec<TypedAnswer>>,
    work: Cell<usize>,
}

impl<'p> Possible<'p> {
    /// Those that the conditions of groups and questions tell apart.
    pub(crate) fn new(questions: &'p [Question], groups: &[Group]) -> Self {
        let mut compared: Vec<Vec<TypedAnswer>> = vec![Vec::new(); questions.len()];
        let mut work = MOST_WORK;
        let asked_if = questions.iter().filter_map(|question| question.ask_if.as_ref());
        for condition in groups.iter().map(|group| &group.eligible_if).chain(asked_if) {
            condition.each(&mut |simple| {
                let (question, answers) = compared_by(questions, simple);
                let Some(compared) = compared.get_mut(question) else { return };
                for answer in answers {
                    work = work.saturating_sub(compared.len());
                    if work > 0 && !compared.contains(&answer) {
                        compared.push(answer);
                    }
                }
            });
        }
        let answers = questions.iter().zip(compared).map(|(question, compared)| told_apart(question, compared));
        Self { questions, answers: answers.collect(), work: Cell::new(work) }
    }

    /// Whether somebody can answer so that these conditions hold and, if one is named, a question is not asked; `None` if
    /// that takes too long to say.
    pub(crate) fn together(&self, hold: &[&Condition], not_asked: Option<usize>) -> Option<bool> {
        let mut asked = QuestionSet::none(self.questions.len());
        hold.iter().for_each(|condition| asked.add_condition(condition));
        not_asked.into_iter().for_each(|question| asked.add(question));
        let asked = asked.and_those_before(self.questions);
        let questions = self.questions.iter().enumerate().filter(|(index, _)| asked.contains(*index));
        let asked_if = questions.filter_map(|(_, question)| question.ask_if.as_ref()).map(comparisons).max();
        // At each step, besides these, whether one question is asked, and whether the one that is not to be.
        let comparisons = hold.iter().map(|condition| comparisons(condition)).fold(1, usize::saturating_add);
        let comparisons = comparisons.saturating_add(asked_if.unwrap_or(0).saturating_mul(2));
        let search = Search { possible: self, hold, not_asked, asked, comparisons };
        search.from(0, &mut Answers::none(self.questions.len()))
    }
}

struct Search<'s> {
    possible: &'s Possible<'s>,
    hold: &'s [&'s Condition],
    not_asked: Option<usize>,
    /// The questions that decide it.
    asked: QuestionSet,
    comparisons: usize,
}

impl Search<'_> {
    /// Whether it can be, with what is known of the questions before this one.
    fn from(&self, index: usize, known: &mut Answers) -> Option<bool> {
        let work = &self.possible.work;
        work.set(work.get().checked_sub(self.comparisons)?);
        let held = all_of(self.hold.iter().map(|condition| condition.holds(known)));
        let open = self.not_asked.filter(|question| *question >= index);
        let is_asked = open.and_then(|question| self.possible.questions.get(question)?.ask_if.as_ref()?.holds(known));
        match held {
            Some(false) => return Some(false),
            _ if is_asked == Some(true) => return Some(false),
            Some(true) if open.is_none() => return Some(true),
            _ => {}
        }
        let questions = self.possible.questions.iter().zip(&self.possible.answers).enumerate().skip(index);
        let mut questions = questions.filter(|(index, _)| self.asked.contains(*index));
        let Some((index, (question, answers))) = questions.next() else { return held };
        let next = index.saturating_add(1);
        if question.ask_if.as_ref().is_some_and(|ask_if| ask_if.holds(known) == Some(false)) {
            known.leave_out(index, question.otherwise);
            let found = self.from(next, known);
            known.set(index, None);
            return found;
        }
        if self.not_asked == Some(index) {
            return Some(false);
        }
        let mut found = Some(false);
        for answer in answers {
            known.set(index, Some(*answer));
            found = self.from(next, known);
            if found != Some(false) {
                break;
            }
        }
        known.set(index, None);
        found
    }
}

/// How many answers a condition compares.
fn comparisons(condition: &Condition) -> usize {
    let mut all = 0_usize;
    condition.each(&mut |simple| {
        let answers = if let Condition::IsOneOf { answers, .. } = simple { answers.len() } else { 1 };
        all = all.saturating_add(answers.max(1));
    });
    all
}

/// The question that a condition compares the answer of, and the answers it compares it with.
fn compared_by(questions: &[Question], condition: &Condition) -> (usize, Vec<TypedAnswer>) {
    match condition {
        Condition::IsOneOf { question, answers } => (*question, answers.clone()),
        Condition::Between { question, at_least, at_most } => {
            let kind = questions.get(*question).map(|question| question.stated.kind);
            let limits = [at_least, at_most].into_iter().flatten();
            (*question, limits.filter_map(|limit| of_quantity(kind?, *limit)).collect())
        }
        _ => (usize::MAX, Vec::new()),
    }
}

/// An answer by the number that it is compared by.
fn of_quantity(kind: QuestionKind, quantity: Int) -> Option<TypedAnswer> {
    match kind {
        QuestionKind::Number => Some(TypedAnswer::Number(quantity.into())),
        QuestionKind::Amount => Some(TypedAnswer::Amount(quantity.into())),
        QuestionKind::Date => Some(TypedAnswer::Day(Date::of_ordinal(quantity.get()))),
        QuestionKind::YesNo | QuestionKind::State | QuestionKind::Choice => None,
    }
}

/// An answer of each kind that comparing with these tells apart: these, those next to them, and another.
fn told_apart(question: &Question, mut compared: Vec<TypedAnswer>) -> Vec<TypedAnswer> {
    let other = |answer: &TypedAnswer| !compared.contains(answer);
    let others = match question.stated.kind {
        QuestionKind::YesNo => return [true, false].map(TypedAnswer::YesNo).to_vec(),
        QuestionKind::State => (0..STATES.split(' ').count()).map(TypedAnswer::State).find(other).into_iter().collect(),
        QuestionKind::Choice => {
            let options = question.stated.options.as_ref().map_or(0, Vec::len);
            (0..options).map(TypedAnswer::Choice).find(other).into_iter().collect()
        }
        kind if compared.is_empty() => of_quantity(kind, Int::new(0)).into_iter().collect(),
        _ => {
            let most = question.stated.most.map_or(MAX_COUNT, Count::get);
            compared.iter().flat_map(|answer| neighbours(*answer, most)).collect::<Vec<_>>()
        }
    };
    compared.extend(others);
    compared
}

/// The answers next to one.
fn neighbours(answer: TypedAnswer, most: i64) -> Vec<TypedAnswer> {
    let beside = |units: i64, most: i64| {
        [units.saturating_sub(1), units.saturating_add(1)].into_iter().filter(move |units| (0..=most).contains(units))
    };
    match answer {
        TypedAnswer::Number(count) => beside(count.get(), most).map(Count::of).map(TypedAnswer::Number).collect(),
        TypedAnswer::Amount(money) => {
            beside(money.cents(), MAX_CENTS).map(Money::of).map(TypedAnswer::Amount).collect()
        }
        TypedAnswer::Day(day) => [day.before(), day.after()].map(TypedAnswer::Day).to_vec(),
        _ => Vec::new(),
    }
}
