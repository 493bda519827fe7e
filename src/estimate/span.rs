//! From the least to the most.

use super::MoneyRange;
use crate::allocation::ClaimPayment;
use crate::number::Money;
use crate::plan::PerCase;

/// What a claimant is paid in all in each case, and what it could be with a cent more.
#[derive(Clone, Copy, Default)]
pub(super) struct Span {
    paid: PerCase<Money>,
    most: PerCase<Money>,
}

impl Span {
    pub(super) fn add(&mut self, payment: &PerCase<ClaimPayment>) {
        self.paid = add(&self.paid, &payment.each(|payment| payment.amount));
        self.most = add(&self.most, &payment.each(|payment| payment.most()));
    }

    /// What is likely.
    pub(super) fn base(&self) -> Money {
        self.paid.base
    }

    pub(super) fn range(&self) -> MoneyRange {
        MoneyRange { low: self.paid.least(), high: self.most.most() }
    }
}

fn add(sum: &PerCase<Money>, more: &PerCase<Money>) -> PerCase<Money> {
    PerCase::of(|case| *sum.get(case) + *more.get(case))
}

/// The least and the most of all cases.
pub(super) fn spanning(cases: PerCase<Money>) -> MoneyRange {
    MoneyRange { low: cases.least(), high: cases.most() }
}
