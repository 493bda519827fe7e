//! Whole numbers to reckon with.
//!
//! Every amount of money, number of claims and weight of one claim is held in 64 bits ([`Int`]). Only what is multiplied
//! out of them on the way takes 128 ([`Wide`]): the factor, products, total weights. In WebAssembly, which has no such
//! numbers, each is two, and takes twice the code.
//!
//! A result that leaves its bits is noted, and what was computed is refused as a whole. So arithmetic can be written as
//! arithmetic, nothing ever wraps, and no payment is worked out from a wrong number.

use std::cell::Cell;
use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Mul, Neg, Sub, SubAssign};

use crate::error::{Code, Fault, Faults};

/// An amount or a weight of one claim left the range of 64-bit integers, or a number on the way that of 128-bit ones: the
/// figures are refused, never wrapped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Overflow;

impl From<Overflow> for Faults {
    fn from(_: Overflow) -> Self {
        Fault::new(Code::Overflow, String::new(), Vec::new()).into()
    }
}

impl fmt::Display for Overflow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&Fault::new(Code::Overflow, String::new(), Vec::new()).message())
    }
}

impl std::error::Error for Overflow {}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// No computation is under way.
    Idle,
    /// Everything has been exact so far.
    Exact,
    /// Something has left its bits.
    Overflowed,
}

thread_local! {
    static STATE: Cell<State> = const { Cell::new(State::Idle) };
}

/// Carries out a computation, and refuses its result if a number in it has left its bits.
///
/// The operators of money and the other quantities are for use in here, where an overflow is noted and cannot be missed.
/// Outside they are a mistake, which debug builds tell at once; an overflow there panics.
///
/// # Errors
///
/// [`Overflow`].
///
/// ```
/// # use prorata::{Money, Overflow, checked};
/// let most = Money::from_cents(i64::MAX);
/// let cent = Money::from_cents(1);
/// assert_eq!(checked(|| cent + cent), Ok(Money::from_cents(2)));
/// assert_eq!(checked(|| most + cent - most), Err(Overflow));
/// ```
pub fn checked<T>(compute: impl FnOnce() -> T) -> Result<T, Overflow> {
    let around = STATE.replace(State::Exact);
    let value = compute();
    if STATE.replace(around) == State::Exact { Ok(value) } else { Err(Overflow) }
}

/// The number, or nought and a note that the computation is not exact. Outside of [`checked`] nobody would read the note.
pub(super) fn noted<T: Default>(number: Option<T>) -> T {
    debug_assert!(STATE.get() != State::Idle, "arithmetic outside of checked()");
    number.unwrap_or_else(|| {
        assert!(STATE.replace(State::Overflowed) != State::Idle, "overflow outside of checked()");
        T::default()
    })
}

/// A whole number that notes when a result leaves its bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Checked<T>(T);

/// A whole number in 64 bits.
pub type Int = Checked<i64>;
/// A whole number in 128 bits.
pub type Wide = Checked<i128>;

impl<T: Copy> Checked<T> {
    pub(crate) const fn new(number: T) -> Self {
        Self(number)
    }

    pub(crate) const fn get(self) -> T {
        self.0
    }
}

impl From<i64> for Int {
    fn from(number: i64) -> Self {
        Self(number)
    }
}

impl From<i64> for Wide {
    fn from(number: i64) -> Self {
        Self(number.into())
    }
}

impl From<Int> for Wide {
    fn from(number: Int) -> Self {
        number.0.into()
    }
}

// Called, not copied to every place where it is needed: with its check, an addition is as long as several calls.
#[inline(never)]
fn sum<T: Whole>(a: T, b: T) -> T {
    noted(a.plus(b))
}

#[inline(never)]
fn difference<T: Whole>(a: T, b: T) -> T {
    noted(a.minus(b))
}

#[inline(never)]
fn floor(number: Wide, divisor: Wide) -> Wide {
    match (i64::try_from(number.0), i64::try_from(divisor.0)) {
        // Nearly always, and WebAssembly takes a tenth of the time.
        (Ok(a), Ok(b)) if b > 0 => a.div_euclid(b).into(),
        _ => Checked(noted(number.0.checked_div_euclid(divisor.0))),
    }
}

/// What both widths can do.
trait Whole: Default + Copy {
    fn plus(self, other: Self) -> Option<Self>;
    fn minus(self, other: Self) -> Option<Self>;
}

macro_rules! whole {
    ($number:ident, $wider:ident) => {
        impl Whole for $number {
            fn plus(self, other: Self) -> Option<Self> {
                self.checked_add(other)
            }
            fn minus(self, other: Self) -> Option<Self> {
                self.checked_sub(other)
            }
        }

        impl<R: Into<Self>> Add<R> for Checked<$number> {
            type Output = Self;
            fn add(self, other: R) -> Self {
                Self(sum(self.0, other.into().0))
            }
        }

        impl<R: Into<Self>> Sub<R> for Checked<$number> {
            type Output = Self;
            fn sub(self, other: R) -> Self {
                Self(difference(self.0, other.into().0))
            }
        }

        impl<R: Into<Self>> Mul<R> for Checked<$number> {
            type Output = $wider;
            fn mul(self, other: R) -> $wider {
                self.times(other.into())
            }
        }

        impl Neg for Checked<$number> {
            type Output = Self;
            fn neg(self) -> Self {
                Self(difference(0, self.0))
            }
        }

        impl<R: Into<Self>> AddAssign<R> for Checked<$number> {
            fn add_assign(&mut self, other: R) {
                *self = *self + other;
            }
        }

        impl<R: Into<Self>> SubAssign<R> for Checked<$number> {
            fn sub_assign(&mut self, other: R) {
                *self = *self - other;
            }
        }

        impl<R: Into<Self>> Sum<R> for Checked<$number> {
            fn sum<I: Iterator<Item = R>>(numbers: I) -> Self {
                numbers.fold(Self(0), |sum, number| sum + number)
            }
        }
    };
}

whole!(i64, Wide);
whole!(i128, Wide);

impl Int {
    /// The product, which never needs more than 128 bits.
    pub(crate) fn times(self, other: Self) -> Wide {
        Checked(i128::from(self.0).wrapping_mul(i128::from(other.0)))
    }
}

impl Wide {
    fn times(self, other: Self) -> Self {
        match (i64::try_from(self.0), i64::try_from(other.0)) {
            // Nearly always, and WebAssembly takes a tenth of the time.
            (Ok(a), Ok(b)) => Checked(a).times(Checked(b)),
            _ => Self(noted(self.0.checked_mul(other.0))),
        }
    }

    /// The number in 64 bits, if it is one of them.
    pub(crate) fn narrow(self) -> Int {
        Checked(noted(i64::try_from(self.0).ok()))
    }

    /// Quotient cut down to a whole number (towards minus infinity, for a positive divisor). Nothing is divided by nought.
    pub(crate) fn floor_by(self, divisor: impl Into<Self>) -> Self {
        floor(self, divisor.into())
    }

    /// Quotient rounded up to a whole number.
    pub(crate) fn ceil_by(self, divisor: impl Into<Self>) -> Self {
        -(-self).floor_by(divisor)
    }

    /// Quotient to the nearest whole number, halves up.
    pub(crate) fn half_up_by(self, divisor: impl Into<Self>) -> Self {
        let divisor = divisor.into();
        (self * 2 + divisor).floor_by(divisor * 2)
    }

    /// What division leaves, from nought to below the divisor.
    pub(crate) fn remainder_by(self, divisor: impl Into<Self>) -> Self {
        Self(noted(self.0.checked_rem_euclid(divisor.into().0)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_leaves_its_bits_is_refused() {
        let most = Checked(i64::MAX);
        assert_eq!(checked(|| most + 1), Err(Overflow));
        assert_eq!(checked(|| Wide::from(most) + 1), Ok(Checked(1 << 63)));
        // (2^63 - 1)^2 = 2^126 - 2^64 + 1, within 128 bits; eight times that is not.
        assert_eq!(checked(|| most * most), Ok(Checked((1 << 126) - (1 << 64) + 1)));
        assert_eq!(checked(|| most * most * 8), Err(Overflow));
        assert_eq!(checked(|| (most * 2).narrow()), Err(Overflow));
        assert_eq!(checked(|| Wide::from(1).floor_by(0)), Err(Overflow));
    }

    #[test]
    fn a_computation_within_another_is_judged_alone() {
        assert_eq!(checked(|| checked(|| Int::from(i64::MAX) + 1)), Ok(Err(Overflow)));
        assert_eq!(checked(|| (checked(|| Int::from(1) + 1), Int::from(i64::MAX) + 1)), Err(Overflow));
    }

    #[test]
    fn quotients_are_cut_down_rounded_up_or_to_the_nearest() {
        // 7/2 = 3.5, -7/2 = -3.5, 6/3 = 2, 10/4 = 2.5
        for (a, b, down, up, nearest) in [(7, 2, 3, 4, 4), (-7, 2, -4, -3, -3), (6, 3, 2, 2, 2), (10, 4, 2, 3, 3)] {
            let a = Wide::from(a);
            let all = checked(|| (a.floor_by(b), a.ceil_by(b), a.half_up_by(b)));
            assert_eq!(all, Ok((down.into(), up.into(), nearest.into())), "{a:?} / {b}");
        }
    }

    #[cfg(debug_assertions)]
    #[test]
    #[should_panic(expected = "outside of checked()")]
    fn arithmetic_that_nobody_checks_is_a_mistake() {
        let _ = Int::from(1) + 1;
    }
}
