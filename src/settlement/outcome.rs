//! What was really paid, and what was expected before.

use super::decode::{Decode, Id, Map, Yes, field, key, record, words};
use super::shape::Shape;
use super::value::Value;
use super::{Answer, From, Range, Text};
use crate::number::{Count, Money, PartialDate};

record! {
    /// What was really paid.
    Outcome {
        /// The payments.
        payments: Vec<Payment> = "payments",
        /// What a reader should know of them.
        note: Option<Text> = "note",
    }
}

record! {
    /// A payment that was really made.
    Payment {
        /// Id of the group.
        group: Id = "group",
        /// What the claimant had answered who was paid this. Needed where claims of the group are paid differently.
        answers: Option<Map<Id, Answer>> = "answers",
        /// Which distribution, counted from 1. Default: the first.
        round: Option<Count> = "round",
        /// Whose payment the amount is. Default: `each`.
        kind: Option<AmountKind> = "kind",
        /// What was paid: one claim of this group in all, not the additional shares alone, unless `kind` says otherwise.
        amount: PaidAmount = "amount",
        /// When.
        on: PartialDate = "on",
        /// Where this is from.
        from: From = "from",
    }
}

words! {
    /// Whose payment an amount is.
    AmountKind {
        /// What each claim of this kind was paid.
        Each = "each",
        /// What claims of the group were paid on average.
        Average = "average",
        /// The least that a claim of this kind was paid.
        AtLeast = "at-least",
        /// The most that a claim of this kind was paid.
        AtMost = "at-most",
        /// What all claims of the group were paid together.
        Total = "total",
    }
}

impl AmountKind {
    /// Whether it is of all claims of a group, so of no one claimant.
    pub(crate) const fn of_all(self) -> bool {
        matches!(self, Self::Average | Self::Total)
    }
}

/// What was paid.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(untagged, deny_unknown_fields))]
pub enum PaidAmount {
    /// An amount, known exactly or from low to high.
    Known(Range<Money>),
    /// Something was paid, but nobody has published how much. Written `{ "unknown": true }`.
    Unknown {
        /// The word `true`.
        unknown: Yes,
    },
}

impl Decode for PaidAmount {
    const SHAPE: &'static Shape =
        &Shape::Pick(&[("unknown", &Shape::Record(&[key::<Yes>("unknown")]))], Range::<Money>::SHAPE);

    fn decode(value: &Value) -> Self {
        if value.has("unknown") {
            return Self::Unknown { unknown: field(value, "unknown") };
        }
        Self::Known(Range::decode(value))
    }
}

record! {
    /// An amount that somebody expected before anything was paid.
    Expectation {
        /// Id of the group.
        group: Id = "group",
        /// What the claimant answers for whom it was expected. Needed where claims of the group are paid differently.
        answers: Option<Map<Id, Answer>> = "answers",
        /// Whose payment the amount is. Default: `each`.
        kind: Option<AmountKind> = "kind",
        /// What was expected.
        amount: Range<Money> = "amount",
        /// Who expected it.
        by: ExpectedBy = "by",
        /// When.
        on: PartialDate = "on",
        /// Where this is from.
        from: From = "from",
    }
}

words! {
    /// Who expected an amount.
    ExpectedBy {
        /// The notice, or the settlement's own site.
        Notice = "notice",
        /// The court.
        Court = "court",
        /// The lawyers of one side.
        Counsel = "counsel",
        /// The press.
        Press = "press",
    }
}
