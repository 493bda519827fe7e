//! What was really paid.

use super::decode::{Id, record};
use super::{From, Range, Text};
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
        /// Which distribution, counted from 1. Default: the first.
        round: Option<Count> = "round",
        /// What one claim of this group was paid in all, not the additional shares alone.
        amount: Range<Money> = "amount",
        /// When.
        on: PartialDate = "on",
        /// Where this is from.
        from: From = "from",
    }
}
