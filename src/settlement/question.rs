//! What a reader is asked, and conditions on the answers.

use super::Text;
use crate::read::{Count, Id, Read, field, key, record, words};
use crate::shape::Shape;
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
    const SHAPE: &'static Shape = &Shape::Answer;

    fn take(value: &Value) -> Self {
        match value {
            Value::Bool(answer) => Self::YesNo(*answer),
            Value::Whole(_) => Self::Number(Count::take(value)),
            _ => Self::Text(value.text().to_owned()),
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
    #[cfg_attr(feature = "schema", schemars(extend("anyOf" = [
        { "required": ["atLeast"], "properties": { "atLeast": { "not": { "type": "null" } } } },
        { "required": ["atMost"], "properties": { "atMost": { "not": { "type": "null" } } } }
    ])))]
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

/// The forms of a condition, told apart by their keys.
const CONDITION: &Shape = {
    const BETWEEN: &Shape =
        &Shape::Record(&[key::<Id>("question"), key::<Option<Answer>>("atLeast"), key::<Option<Answer>>("atMost")]);
    &Shape::Pick(
        &[
            ("isOneOf", &Shape::Record(&[key::<Id>("question"), key::<Vec<Answer>>("isOneOf")])),
            ("atLeast", BETWEEN),
            ("atMost", BETWEEN),
            ("is", &Shape::Record(&[key::<Id>("question"), key::<Answer>("is")])),
            // Nothing is said of the answer: the table names all that could be.
            (
                "question",
                &Shape::Record(&[
                    key::<Id>("question"),
                    key::<Answer>("is"),
                    key::<Option<Vec<Answer>>>("isOneOf"),
                    key::<Option<Answer>>("atLeast"),
                    key::<Option<Answer>>("atMost"),
                ]),
            ),
        ],
        &Shape::OneOf(&[
            key::<Vec<Condition>>("all"),
            key::<Vec<Condition>>("any"),
            key::<Condition>("not"),
            // Never reached: it stands here for the list of known keys.
            key::<Id>("question"),
        ]),
    )
};

impl Read for Condition {
    const SHAPE: &'static Shape = &Shape::Within(|| CONDITION);

    fn take(value: &Value) -> Self {
        let question = || field(value, "question");
        match () {
            () if value.has("isOneOf") => Self::IsOneOf { question: question(), is_one_of: field(value, "isOneOf") },
            () if value.has("is") => Self::Is { question: question(), is: field(value, "is") },
            () if value.has("question") => Self::Between {
                question: question(),
                at_least: field(value, "atLeast"),
                at_most: field(value, "atMost"),
            },
            () if value.has("any") => Self::Any { any: field(value, "any") },
            () if value.has("not") => Self::Not { not: field(value, "not") },
            () => Self::All { all: field(value, "all") },
        }
    }
}
