//! Conditions on answers.
//!
//! They are judged by what is known so far: true, false, or not yet decided (Kleene's three values).

use crate::number::Int;
use crate::settlement::TypedAnswer;

/// Answers by the position of their question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Answers(Vec<Option<TypedAnswer>>);

impl Answers {
    /// None of so many.
    pub(crate) fn none(questions: usize) -> Self {
        Self(vec![None; questions])
    }

    pub(crate) fn get(&self, question: usize) -> Option<TypedAnswer> {
        self.0.get(question).copied().flatten()
    }

    pub(crate) fn set(&mut self, question: usize, answer: Option<TypedAnswer>) {
        self.0.get_mut(question).into_iter().for_each(|slot| *slot = answer);
    }

    /// The answer as a number that can be compared with others of its kind.
    pub(crate) fn quantity(&self, question: usize) -> Option<Int> {
        self.get(question).and_then(TypedAnswer::quantity)
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
            Self::IsOneOf { question, answers } => known.get(*question).map(|answer| answers.contains(&answer)),
            Self::Between { question, at_least, at_most } => known.quantity(*question).map(|answer| {
                at_least.is_none_or(|least| least <= answer) && at_most.is_none_or(|most| answer <= most)
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
        match condition {
            Condition::IsOneOf { question, .. } | Condition::Between { question, .. } => self.add(*question),
            Condition::All(conditions) | Condition::Any(conditions) => {
                conditions.iter().for_each(|condition| self.add_condition(condition));
            }
            Condition::Not(condition) => self.add_condition(condition),
        }
    }

    pub(crate) fn add_all(&mut self, others: &Self) {
        for (known, other) in self.0.iter_mut().zip(&others.0) {
            *known |= other;
        }
    }
}
