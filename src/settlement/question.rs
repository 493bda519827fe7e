//! What a reader is asked, and conditions on the answers.

use super::Text;
use crate::fault::{Code, Faults};
use crate::read::{At, Count, Id, Read, entries, field, fields, has, record, words, wrong_type};
use crate::value::Value;

record! {
    /// A question to the reader.
    Question {
        /// Its id.
        id: Id = "id",
        /// What kind of answer it takes.
        kind: QuestionKind = "kind",
        /// The question.
        ask: Text = "ask",
        /// Help with the answer.
        hint: Option<Text> = "hint",
        /// The answers there are to a choice; no other kind has them.
        options: Option<Vec<Choice>> = "options",
        /// The largest number that can be answered; for a number only.
        most: Option<Count> = "most",
        /// Asked only if this holds; it can speak only of questions that stand before it.
        ask_if: Option<Condition> = "askIf",
    }
}

words! {
    /// What kind of answer a question takes.
    QuestionKind {
        /// The postal code of a US state, the District of Columbia or a territory, such as `IL`; outside the United States `none`.
        State = "state",
        /// True or false.
        YesNo = "yes-no",
        /// The id of one of the options.
        Choice = "choice",
        /// A whole number, such as a number of devices.
        Number = "number",
        /// A day, such as `2020-05-31`.
        Date = "date",
        /// An amount of money that is not negative, such as `75.00`.
        Amount = "amount",
    }
}

record! {
    /// An answer to a choice.
    Choice {
        /// Its id.
        id: Id = "id",
        /// What it says.
        name: Text = "name",
    }
}

/// What a reader answers, or a condition asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(untagged))]
pub enum Answer {
    /// To a yes-no question.
    YesNo(bool),
    /// To a number question.
    Number(Count),
    /// To any other: the postal code of a state, the id of an option, a day or an amount.
    Text(String),
}

impl Read for Answer {
    fn read(value: &Value, at: &At<'_>, faults: &mut Faults) -> Option<Self> {
        match value {
            Value::Bool(answer) => Some(Self::YesNo(*answer)),
            // Judged with the question it answers.
            Value::Text(text) => Some(Self::Text(text.clone())),
            Value::Whole(_) | Value::Inexact => Count::read(value, at, faults).map(Self::Number),
            _ => {
                wrong_type(value, "true, false, text or a whole number", at, faults);
                None
            }
        }
    }
}

/// Who belongs to a group, or when a question is asked. A plain condition compares one answer; the others combine.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(untagged, deny_unknown_fields))]
pub enum Condition {
    /// The answer to a question is this.
    Is {
        /// Id of the question.
        question: Id,
        /// The answer.
        is: Answer,
    },
    /// The answer to a question is one of these.
    IsOneOf {
        /// Id of the question.
        question: Id,
        /// The answers.
        #[cfg_attr(feature = "schema", schemars(rename = "isOneOf"))]
        is_one_of: Vec<Answer>,
    },
    /// The answer to a question that takes a number, a day or an amount lies between these, both included.
    Between {
        /// Id of the question.
        question: Id,
        /// The least. Left out: no limit.
        #[cfg_attr(feature = "schema", schemars(rename = "atLeast"))]
        at_least: Option<Answer>,
        /// The most. Left out: no limit.
        #[cfg_attr(feature = "schema", schemars(rename = "atMost"))]
        at_most: Option<Answer>,
    },
    /// Every one of these holds.
    All {
        /// The conditions.
        #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
        all: Vec<Condition>,
    },
    /// At least one of these holds.
    Any {
        /// The conditions.
        #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
        any: Vec<Condition>,
    },
    /// This does not hold.
    Not {
        /// The condition.
        not: Box<Condition>,
    },
}

impl Read for Condition {
    fn read(value: &Value, at: &At<'_>, faults: &mut Faults) -> Option<Self> {
        let has = |name| has(value, name);
        let known: &[&str] = match () {
            () if has("isOneOf") => &["question", "isOneOf"],
            () if has("atLeast") || has("atMost") => &["question", "atLeast", "atMost"],
            () if has("question") => &["question", "is"],
            () if has("all") => &["all"],
            () if has("any") => &["any"],
            () if has("not") => &["not"],
            () => {
                entries(value, at, faults)?;
                faults.push(Code::OneKeyNeeded, at, &[("known", "question, all, any, not")]);
                return None;
            }
        };
        let keys = fields(value, known, at, faults)?;
        match known {
            ["all"] => Some(Self::All { all: field(keys, "all", at, faults)? }),
            ["any"] => Some(Self::Any { any: field(keys, "any", at, faults)? }),
            ["not"] => Some(Self::Not { not: field(keys, "not", at, faults)? }),
            [_, "isOneOf"] => {
                let (question, is_one_of) = (field(keys, "question", at, faults), field(keys, "isOneOf", at, faults));
                Some(Self::IsOneOf { question: question?, is_one_of: is_one_of? })
            }
            [_, "atLeast", _] => {
                let question = field(keys, "question", at, faults);
                let at_least = field(keys, "atLeast", at, faults);
                let at_most = field(keys, "atMost", at, faults);
                Some(Self::Between { question: question?, at_least: at_least?, at_most: at_most? })
            }
            _ => {
                let (question, is) = (field(keys, "question", at, faults), field(keys, "is", at, faults));
                Some(Self::Is { question: question?, is: is? })
            }
        }
    }
}
