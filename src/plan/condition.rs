//! Conditions on answers.
//!
//! They are judged by what is known so far: true, false, or not yet decided (Kleene's three values). A question that is
//! not asked, because its `askIf` does not hold, has no answer: whatever compares its answer is false, and `not` of that
//! true.

use super::Question;
use crate::number::Int;
use crate::settlement::TypedAnswer;

/// Answers by the position of their question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Answers(Vec<Known>);

/// What is known of the answer to a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Known {
    /// Nothing yet; or nothing ever, since it can decide nothing any more.
    Open,
    /// That there is none, since the question is not asked.
    None,
    Answer(TypedAnswer),
}

impl Answers {
    /// None of so many.
    pub(crate) fn none(questions: usize) -> Self {
        Self(vec![Known::Open; questions])
    }

    pub(crate) fn get(&self, question: usize) -> Option<TypedAnswer> {
        match self.0.get(question) {
            Some(Known::Answer(answer)) => Some(*answer),
            _ => None,
        }
    }

    /// Whether nothing is known of the answer.
    pub(crate) fn is_open(&self, question: usize) -> bool {
        self.0.get(question).is_none_or(|known| *known == Known::Open)
    }

    pub(crate) fn set(&mut self, question: usize, answer: Option<TypedAnswer>) {
        self.know(question, answer.map_or(Known::Open, Known::Answer));
    }

    /// A question that is not asked has the answer that the file states otherwise, or none.
    pub(crate) fn leave_out(&mut self, question: usize, otherwise: Option<TypedAnswer>) {
        self.know(question, otherwise.map_or(Known::None, Known::Answer));
    }

    fn know(&mut self, question: usize, known: Known) {
        self.0.get_mut(question).into_iter().for_each(|slot| *slot = known);
    }

    /// The answer as a number that can be compared with others of its kind.
    pub(crate) fn quantity(&self, question: usize) -> Option<Int> {
        self.get(question).and_then(TypedAnswer::quantity)
    }

    /// Whether the answer is such; `None` while nothing is known of it.
    fn is(&self, question: usize, such: impl Fn(TypedAnswer) -> bool) -> Option<bool> {
        (!self.is_open(question)).then(|| self.get(question).is_some_and(such))
    }
}

/// What has to hold of the answers.
#[derive(Debug, Clone)]
pub(crate) enum Condition {
    /// The answer is one of these.
    IsOneOf {
        question: usize,
        answers: Vec<TypedAnswer>,
    },
    /// It lies between these, both included.
    Between {
        question: usize,
        at_least: Option<Int>,
        at_most: Option<Int>,
    },
    All(Vec<Condition>),
    Any(Vec<Condition>),
    Not(Box<Condition>),
}

impl Condition {
    /// Whether it holds; `None` while that is not decided.
    pub(crate) fn holds(&self, known: &Answers) -> Option<bool> {
        match self {
            Self::IsOneOf { question, answers } => known.is(*question, |answer| answers.contains(&answer)),
            Self::Between { question, at_least, at_most } => known.is(*question, |answer| {
                answer.quantity().is_some_and(|answer| {
                    at_least.is_none_or(|least| least <= answer) && at_most.is_none_or(|most| answer <= most)
                })
            }),
            Self::All(all) => all_of(all.iter().map(|condition| condition.holds(known))),
            Self::Any(any) => {
                let none = all_of(any.iter().map(|condition| condition.holds(known).map(|holds| !holds)));
                none.map(|none| !none)
            }
            Self::Not(condition) => condition.holds(known).map(|holds| !holds),
        }
    }
}

impl Condition {
    /// Does this with every condition in it that compares one answer.
    pub(crate) fn each<'c>(&'c self, with: &mut impl FnMut(&'c Self)) {
        match self {
            Self::IsOneOf { .. } | Self::Between { .. } => with(self),
            Self::All(conditions) | Self::Any(conditions) => {
                conditions.iter().for_each(|condition| condition.each(with));
            }
            Self::Not(condition) => condition.each(with),
        }
    }
}

/// False if one is false, else undecided if one is undecided, else true.
pub(crate) fn all_of(values: impl Iterator<Item = Option<bool>>) -> Option<bool> {
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

/// Questions on which something depends.
#[derive(Debug, Clone)]
pub(crate) struct QuestionSet(Vec<bool>);

impl QuestionSet {
    /// None of so many.
    pub(crate) fn none(questions: usize) -> Self {
        Self(vec![false; questions])
    }

    pub(crate) fn contains(&self, question: usize) -> bool {
        self.0.get(question) == Some(&true)
    }

    pub(crate) fn add(&mut self, question: usize) {
        self.0.get_mut(question).into_iter().for_each(|known| *known = true);
    }

    /// Those that a condition speaks of.
    pub(crate) fn add_condition(&mut self, condition: &Condition) {
        condition.each(&mut |simple| match simple {
            Condition::IsOneOf { question, .. } | Condition::Between { question, .. } => self.add(*question),
            _ => {}
        });
    }

    /// With the questions that decide, by `askIf`, whether these are asked. All of those stand before them.
    pub(crate) fn and_those_before(mut self, questions: &[Question]) -> Self {
        for (index, question) in questions.iter().enumerate().rev() {
            if self.contains(index) {
                question.ask_if.iter().for_each(|condition| self.add_condition(condition));
            }
        }
        self
    }

    pub(crate) fn add_all(&mut self, others: &Self) {
        for (known, other) in self.0.iter_mut().zip(&others.0) {
            *known |= other;
        }
    }
}
