//! Exact fractions.

use std::cmp::Ordering;
use std::ops::Mul;

use super::checked::Wide;

/// A fraction of whole numbers with a positive denominator. It is not reduced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fraction {
    numerator: Wide,
    denominator: Wide,
}

impl Fraction {
    pub(crate) const ZERO: Self = Self { numerator: Wide::new(0), denominator: Wide::new(1) };
    pub(crate) const ONE: Self = Self { numerator: Wide::new(1), denominator: Wide::new(1) };

    /// The fraction; `None` unless the denominator is positive.
    #[must_use]
    pub const fn new(numerator: i128, denominator: i128) -> Option<Self> {
        if denominator > 0 {
            Some(Self { numerator: Wide::new(numerator), denominator: Wide::new(denominator) })
        } else {
            None
        }
    }

    /// The quotient of what is known to have a positive divisor.
    pub(crate) fn of(numerator: impl Into<Wide>, denominator: impl Into<Wide>) -> Self {
        Self { numerator: numerator.into(), denominator: denominator.into() }
    }

    /// The numerator.
    #[must_use]
    pub const fn numerator(self) -> i128 {
        self.numerator.get()
    }

    /// The denominator, which is positive.
    #[must_use]
    pub const fn denominator(self) -> i128 {
        self.denominator.get()
    }

    /// Cut down to a whole number.
    pub(crate) fn floor(self) -> Wide {
        self.numerator.floor_by(self.denominator)
    }

    /// What [`Self::floor`] cuts off, in parts of which the denominator makes one.
    pub(crate) fn cut_off(self) -> Wide {
        self.numerator.remainder_by(self.denominator)
    }

    /// How it compares with a whole number.
    pub(crate) fn compared(self, whole: impl Into<Wide>) -> Ordering {
        let whole: Wide = whole.into();
        self.numerator.cmp(&(self.denominator * whole))
    }
}

impl<R: Into<Wide>> Mul<R> for Fraction {
    type Output = Self;
    fn mul(self, factor: R) -> Self {
        Self { numerator: self.numerator * factor, ..self }
    }
}
