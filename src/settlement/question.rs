//! What a claimant is asked, and conditions on the answers.

use super::Text;
use super::decode::{Decode, Id, field, key, record, words};
use super::shape::{self, Shape};
use super::value::Value;
use crate::error::{Code, Faults, Path};
use crate::number::{Count, Date, Int, Money};

record! {
    /// A question to the claimant.
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
        /// The answer that counts for whoever is not asked because `askIf` does not hold, such as the last day that counts for somebody who still has what the question asks the end of. Left out: no answer, and what asks for one does not hold. Needed where a weight depends on the answer and somebody who is paid by it may not be asked.
        otherwise: Option<Answer> = "otherwise",
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

/// What a claimant answers, or a condition asks for.
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

impl Decode for Answer {
    const SHAPE: &'static Shape = &Shape::Answer;

    fn decode(value: &Value) -> Self {
        match value {
            Value::Bool(answer) => Self::YesNo(*answer),
            Value::Whole(_) => Self::Number(Count::decode(value)),
            _ => Self::Text(value.text().to_owned()),
        }
    }
}

/// Postal codes of the states, the District of Columbia and the territories (USPS Publication 28, appendix B), and
/// `none` for outside the United States.
pub(crate) const STATES: &str = "AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY AS GU MP PR VI none";

/// An answer, typed by its question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TypedAnswer {
    YesNo(bool),
    /// Position among [`STATES`].
    State(usize),
    /// Position among the options.
    Choice(usize),
    Number(Count),
    Day(Date),
    Amount(Money),
}

impl TypedAnswer {
    /// A number that can be compared with others of its kind: the number itself, cents, or one that grows with the day.
    pub(crate) fn quantity(self) -> Option<Int> {
        match self {
            Self::Number(count) => Some(count.into()),
            Self::Amount(money) => Some(money.into()),
            Self::Day(day) => Some(day.ordinal().into()),
            Self::YesNo(_) | Self::State(_) | Self::Choice(_) => None,
        }
    }
}

impl Question {
    /// The answer, typed; `None`, and a fault, if the question cannot be answered so.
    pub(crate) fn typed(&self, answer: &Answer, path: &Path<'_>, faults: &mut Faults) -> Option<TypedAnswer> {
        let expected = match self.kind {
            QuestionKind::YesNo => "true or false",
            QuestionKind::State => "the postal code of a state as text, such as \"IL\"",
            QuestionKind::Choice => "the id of one of its options as text",
            QuestionKind::Number => "a whole number",
            QuestionKind::Date => "a day as text, such as \"2022-10-27\"",
            QuestionKind::Amount => "an amount as text, such as \"75.00\"",
        };
        match (self.kind, answer) {
            (QuestionKind::YesNo, Answer::YesNo(yes)) => return Some(TypedAnswer::YesNo(*yes)),
            (QuestionKind::Number, Answer::Number(count)) => match self.most.filter(|most| count > most) {
                Some(most) => {
                    let (found, limit) = (count.to_string(), most.to_string());
                    faults.push(Code::TooBig, path, &[("found", &found), ("limit", &limit)]);
                }
                None => return Some(TypedAnswer::Number(*count)),
            },
            (QuestionKind::State, Answer::Text(state)) => {
                let position = STATES.split(' ').position(|known| known == state);
                if position.is_none() {
                    faults.push(Code::UnknownState, path, &[("found", state)]);
                }
                return position.map(TypedAnswer::State);
            }
            (QuestionKind::Choice, Answer::Text(option)) => {
                let options: Vec<_> = self.options.iter().flatten().map(|option| option.id.as_str()).collect();
                let position = options.iter().position(|known| known == option);
                if position.is_none() {
                    faults.push(Code::UnknownOption, path, &[("found", option), ("known", &options.join(", "))]);
                }
                return position.map(TypedAnswer::Choice);
            }
            (QuestionKind::Date, Answer::Text(text)) => {
                shape::check(Date::SHAPE, &Value::Text(text.clone()), path, faults);
                return Date::parse(text).map(TypedAnswer::Day);
            }
            (QuestionKind::Amount, Answer::Text(text)) => {
                let before = faults.len();
                shape::check(Money::SHAPE, &Value::Text(text.clone()), path, faults);
                if Money::units_of(text).is_some_and(|cents| cents < 0) {
                    faults.push(Code::Negative, path, &[("found", text)]);
                }
                let money = text.parse().ok().map(TypedAnswer::Amount);
                return money.filter(|_| faults.len() == before);
            }
            (QuestionKind::Amount, Answer::Number(_)) => faults.push(Code::MoneyNotText, path, &[]),
            _ => faults.push(Code::ConditionType, path, &[("id", self.id.as_str()), ("expected", expected)]),
        }
        None
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

impl Decode for Condition {
    const SHAPE: &'static Shape = &Shape::Within(|| CONDITION);

    fn decode(value: &Value) -> Self {
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
