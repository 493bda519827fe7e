//! The quantities of a settlement: money in cents, rates, percentages, shares and counts, all whole numbers of a smallest
//! unit. `rust_decimal` reads and prints them.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Mul, Sub, SubAssign};
use std::str::FromStr;

use rust_decimal::Decimal;
use serde::{Serialize, Serializer};

use super::checked::{Int, Wide};
use crate::error::{Code, Fault};

/// Smallest units of a rate or a percentage in one whole: nine decimals.
pub(crate) const RATE_UNITS: i64 = 1_000_000_000;
/// Smallest units of a share in one share: six decimals.
pub(crate) const SHARE_UNITS: i64 = 1_000_000;

/// The most cents an amount in a file may have: ten trillion dollars. With the most that a claim may weigh and `MAX_COUNT`
/// it keeps the products that the factor needs, count x cents x weight (10^10 x 10^15 x 10^12), within 128 bits.
pub(crate) const MAX_CENTS: i64 = 1_000_000_000_000_000;
/// The most cents a claim may be worth, or its limits may be: ten billion dollars, as many units as shares may have.
pub(crate) const MAX_CLAIM_CENTS: i64 = MAX_SHARE_UNITS;
/// The most units of a share a claim may have: one million shares.
pub(crate) const MAX_SHARE_UNITS: i64 = 1_000_000_000_000;
/// The most claims or members a group may have: ten billion.
pub(crate) const MAX_COUNT: i64 = 10_000_000_000;

/// A quantity: a whole number of a smallest unit, with the arithmetic that makes sense for it.
macro_rules! quantity {
    ($(#[$meta:meta])* $name:ident) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
        pub struct $name(i64);

        impl $name {
            pub(crate) const ZERO: Self = Self(0);
        }

        impl From<$name> for Int {
            fn from(quantity: $name) -> Self {
                quantity.0.into()
            }
        }

        impl From<$name> for Wide {
            fn from(quantity: $name) -> Self {
                quantity.0.into()
            }
        }

        impl From<Int> for $name {
            fn from(units: Int) -> Self {
                Self(units.get())
            }
        }

        impl Add for $name {
            type Output = Self;
            fn add(self, other: Self) -> Self {
                (Int::from(self) + other).into()
            }
        }

        impl Sub for $name {
            type Output = Self;
            fn sub(self, other: Self) -> Self {
                (Int::from(self) - other).into()
            }
        }

        impl AddAssign for $name {
            fn add_assign(&mut self, other: Self) {
                *self = *self + other;
            }
        }

        impl SubAssign for $name {
            fn sub_assign(&mut self, other: Self) {
                *self = *self - other;
            }
        }

        impl Sum for $name {
            fn sum<I: Iterator<Item = Self>>(quantities: I) -> Self {
                quantities.fold(Self::ZERO, |sum, quantity| sum + quantity)
            }
        }

        impl<R: Into<Int>> Mul<R> for $name {
            type Output = Wide;
            fn mul(self, other: R) -> Wide {
                Int::from(self).times(other.into())
            }
        }

        impl Unit for $name {
            fn units(self) -> i64 {
                self.0
            }
            fn of(units: i64) -> Self {
                Self(units)
            }
        }
    };
}

/// What a range can be made of: whole numbers of a smallest unit.
pub trait Unit: Copy + Ord + fmt::Debug {
    /// How many smallest units.
    fn units(self) -> i64;
    /// So many smallest units.
    fn of(units: i64) -> Self;
}

impl Unit for Int {
    fn units(self) -> i64 {
        self.get()
    }
    fn of(units: i64) -> Self {
        units.into()
    }
}

/// A quantity that is written as text.
macro_rules! text {
    ($name:ident, $code:ident, $pattern:literal) => {
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl FromStr for $name {
            type Err = Fault;

            fn from_str(text: &str) -> Result<Self, Fault> {
                let units = Self::units_of(text).and_then(|units| i64::try_from(units).ok());
                units.map(Self).ok_or_else(|| {
                    Fault::new(Code::$code, String::new(), vec![("found", text.to_owned())])
                })
            }
        }

        #[cfg(feature = "schema")]
        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }
            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({ "type": "string", "pattern": $pattern })
            }
        }
    };
}

/// A quantity that is not negative, read and printed as a decimal without trailing zeros.
macro_rules! decimal {
    ($(#[$meta:meta])* $name:ident, $places:literal decimals, at most $most:expr, $code:ident, $pattern:literal) => {
        quantity!($(#[$meta])* $name);
        text!($name, $code, $pattern);

        impl $name {
            /// How many smallest units the text says, even if that is more than is held.
            pub(crate) fn units_of(text: &str) -> Option<i128> {
                scaled(text, $places).filter(|units| (0..=$most).contains(units))
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                Decimal::new(self.0, $places).normalize().fmt(f)
            }
        }
    };
}

quantity!(
    /// An amount of US dollars, held in whole cents; as text always with two decimals: `"27.84"`, `"-340000.00"`.
    ///
    /// As text it has an optional minus sign, digits without a leading zero, and exactly two decimals.
    ///
    /// ```
    /// # use prorata::Money;
    /// assert_eq!("27.84".parse::<Money>()?.cents(), 2784);
    /// assert_eq!(Money::from_cents(-34_000_000).to_string(), "-340000.00");
    /// for wrong in ["1e3", "1,000.00", "27.8"] {
    ///     assert!(wrong.parse::<Money>().is_err());
    /// }
    /// # Ok::<(), prorata::Fault>(())
    /// ```
    Money
);
text!(Money, BadMoney, r"^-?(0|[1-9]\d*)\.\d\d$");

decimal!(
    /// A fraction of one, from 0 to 1, as text with at most nine decimals: `"0.0157"` is 1.57 %.
    Rate,
    9 decimals,
    at most i128::from(RATE_UNITS),
    BadRate,
    r"^(0(\.\d{1,9})?|1(\.0{1,9})?)$"
);
decimal!(
    /// A percentage from 0 to 100, as text with at most seven decimals: `"33.33"`.
    Percent,
    7 decimals,
    at most i128::from(RATE_UNITS),
    BadPercent,
    r"^(\d{1,2}(\.\d{1,7})?|100(\.0{1,7})?)$"
);
decimal!(
    /// A number of shares in a pro rata plan, as text with at most six decimals: `"1"`, `"0.5"`.
    Shares,
    6 decimals,
    at most i128::MAX,
    BadShares,
    r"^(0|[1-9]\d*)(\.\d{1,6})?$"
);
decimal!(
    /// How many times a claim's value, as text with at most six decimals: `"1"`, `"1.5"`.
    Multiple,
    6 decimals,
    at most i128::MAX,
    BadMultiple,
    r"^(0|[1-9]\d*)(\.\d{1,6})?$"
);
quantity!(
    /// A number of people, claims or rounds: whole and not negative.
    Count
);
quantity!(
    /// What a claim weighs in a pool: millionths of a share, or cents of value.
    Weight
);

impl Money {
    /// How many cents the text says, even if they are more than can be held.
    pub(crate) fn units_of(text: &str) -> Option<i128> {
        let (_, decimals) = text.split_once('.')?;
        scaled(text, 2).filter(|_| decimals.len() == 2)
    }

    /// So many cents.
    #[must_use]
    pub const fn from_cents(cents: i64) -> Self {
        Self(cents)
    }

    /// The amount in whole cents.
    #[must_use]
    pub const fn cents(self) -> i64 {
        self.0
    }

    /// Nought instead of a negative amount.
    pub(crate) fn or_nothing(self) -> Self {
        self.max(Self::ZERO)
    }
}

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Decimal::new(self.0, 2).fmt(f)
    }
}

impl Rate {
    pub(crate) const ONE: Self = Self(RATE_UNITS);

    /// This part of some claims or members, cut down to a whole one.
    pub(crate) fn part_of(self, all: Count) -> Count {
        (all * self).floor_by(RATE_UNITS).narrow().into()
    }

    /// What part of `all` so many are, cut down to nine decimals; `None` of none.
    pub(crate) fn of_all(part: Count, all: Count) -> Option<Self> {
        (all.0 > 0).then(|| (part * RATE_UNITS).floor_by(all).narrow().into())
    }
}

impl Percent {
    /// This percentage of an amount, rounded half-up to the cent: an award of a percentage is stated to the nearest cent.
    pub(crate) fn half_up_of(self, amount: Money) -> Money {
        (amount * self).half_up_by(RATE_UNITS).narrow().into()
    }

    /// This percentage of an amount, cut down to the cent: the parts of a fund must not come to more than the whole.
    pub(crate) fn cut_down_of(self, amount: Money) -> Money {
        (amount * self).floor_by(RATE_UNITS).narrow().into()
    }
}

impl Multiple {
    /// So many times a claim's value, cut down to the cent.
    pub(crate) fn cut_down_of(self, value: Weight) -> Money {
        (value * self).floor_by(SHARE_UNITS).narrow().into()
    }
}

impl Count {
    /// One.
    pub const ONE: Self = Self(1);

    /// The count, if it is within the limits of a settlement file: from 0 to ten thousand million.
    #[must_use]
    pub const fn new(count: i64) -> Option<Self> {
        if 0 <= count && count <= MAX_COUNT { Some(Self(count)) } else { None }
    }

    /// The count as a plain number.
    #[must_use]
    pub const fn get(self) -> i64 {
        self.0
    }

    /// How many there are in a list.
    pub(crate) fn len(length: usize) -> Self {
        Self(i64::try_from(length).unwrap_or(i64::MAX))
    }
}

impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Serialize for Count {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // Counts stay below 10^10 (MAX_COUNT), far inside what a JavaScript number holds exactly.
        serializer.serialize_i64(self.0)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Count {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Count".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "description": "A whole number of people, claims or rounds.", "type": "integer", "minimum": 0, "maximum": 10_000_000_000_u64 })
    }
}

impl Weight {
    /// So many smallest units: millionths of a share, or cents of value.
    #[must_use]
    pub const fn new(units: i64) -> Self {
        Self(units)
    }

    /// The smallest units.
    #[must_use]
    pub const fn get(self) -> i64 {
        self.0
    }
}

/// Reads a plain decimal as a whole number of `10^-places`. Refuses signs other than one minus, leading zeros,
/// exponents, separators, spaces, more decimals than `places`, and more than 28 digits.
fn scaled(text: &str, places: u32) -> Option<i128> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, "0"));
    let all_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if !all_digits(whole) || !all_digits(decimals) || (whole.len() > 1 && whole.starts_with('0')) {
        return None;
    }
    let mut decimal = Decimal::from_str_exact(text).ok()?;
    if decimal.scale() > places {
        return None;
    }
    decimal.rescale(places);
    // `rescale` rounds where 28 digits are not enough: then the scale is not what was asked for.
    (decimal.scale() == places).then(|| decimal.mantissa())
}

impl Wide {
    /// The number of `10^-places` as text, with exactly that many decimals. One of more than 28 digits is refused.
    pub(crate) fn text(self, places: u32) -> String {
        self.decimal(places).to_string()
    }

    /// As [`Self::text`], without the zeros at the end.
    pub(crate) fn short_text(self, places: u32) -> String {
        self.decimal(places).normalize().to_string()
    }

    fn decimal(self, places: u32) -> Decimal {
        super::checked::noted(Decimal::try_from_i128_with_scale(self.get(), places).ok())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::number::{Overflow, checked};

    fn parsed<T: FromStr>(text: &str) -> Option<T> {
        text.parse().ok()
    }

    #[test]
    fn money_reads_only_plain_dollars_and_cents() {
        for (text, cents) in [("0.00", 0), ("27.84", 2784), ("-340000.00", -34_000_000), ("92000000.00", 9_200_000_000)]
        {
            assert_eq!(parsed(text), Some(Money(cents)), "{text}");
            assert_eq!(Money(cents).to_string(), text);
        }
        for text in [
            "", "-", ".", "1", "1.", ".50", "1.5", "1.005", "01.00", "+1.00", "--1.00", "1e3", "1e3.00", "1,000.00",
            "1_000.00", " 1.00", "1.00 ", "$1.00", "NaN", "Infinity", "٣.٠٠", "1.0O", "1.00.00",
        ] {
            assert_eq!(parsed::<Money>(text), None, "{text}");
        }
        // 29 digits: more than a Decimal holds.
        assert_eq!(parsed::<Money>("999999999999999999999999999.99"), None);
    }

    #[test]
    fn rates_and_percentages_have_bounds() {
        assert_eq!(parsed("0.0157"), Some(Rate(15_700_000)));
        assert_eq!(parsed("1"), Some(Rate::ONE));
        assert_eq!(parsed::<Rate>("1.000000001"), None);
        assert_eq!(parsed::<Rate>("-0.1"), None);
        assert_eq!(parsed::<Rate>("0.0000000001"), None);
        assert_eq!(parsed("33.33"), Some(Percent(333_300_000)));
        assert_eq!(parsed::<Percent>("100.1"), None);
        assert_eq!(Percent(333_300_000).to_string(), "33.33");
        assert_eq!(Rate(15_700_000).to_string(), "0.0157");
    }

    #[test]
    fn what_cannot_be_read_says_what_to_write() {
        let fault = "27.8".parse::<Money>().expect_err("one decimal");
        assert_eq!(fault.code(), Code::BadMoney);
        assert!(fault.to_string().starts_with("\"27.8\" is not an amount."), "{fault}");
    }

    #[test]
    fn numbers_are_printed_with_their_decimals() {
        let text = |units: i128, places| checked(|| Wide::new(units).text(places));
        for (units, places, expected) in [
            (0, 0, "0"),
            (0, 2, "0.00"),
            (-5, 2, "-0.05"),
            (100, 2, "1.00"),
            (1, 9, "0.000000001"),
            (-12_345, 0, "-12345"),
        ] {
            assert_eq!(text(units, places).as_deref(), Ok(expected));
        }
        for (units, expected) in [(0, "0"), (1_500_000, "1.5"), (20_000_000, "20"), (-1, "-0.000001")] {
            assert_eq!(checked(|| Wide::new(units).short_text(6)).as_deref(), Ok(expected));
        }
        // 2^96 - 1 is the most that a Decimal holds.
        assert_eq!(text((1 << 96) - 1, 0).as_deref(), Ok("79228162514264337593543950335"));
        assert_eq!(text(1 << 96, 0), Err(Overflow));
    }

    #[test]
    fn shares_print_without_trailing_zeros() {
        assert_eq!(parsed::<Shares>("0.5").map(|shares| shares.to_string()).as_deref(), Some("0.5"));
        assert_eq!(parsed::<Shares>("6").map(|shares| shares.to_string()).as_deref(), Some("6"));
        assert_eq!(parsed::<Shares>("1.0000001"), None);
    }

    #[test]
    fn parts_name_their_rounding() {
        let all = Count(89);
        // 89 x 0.0157 = 1.3973; 33.33 % of $0.05 = 1.6665 cents; 10 % of $0.05 is half a cent.
        assert_eq!(checked(|| Rate(15_700_000).part_of(all)), Ok(Count(1)));
        assert_eq!(checked(|| Percent(333_300_000).half_up_of(Money(5))), Ok(Money(2)));
        assert_eq!(checked(|| Percent(333_300_000).cut_down_of(Money(5))), Ok(Money(1)));
        assert_eq!(checked(|| Percent(100_000_000).half_up_of(Money(5))), Ok(Money(1)));
        // 1.5 x $0.05 = 7.5 cents; 1/3 = 0.333333333
        assert_eq!(checked(|| Multiple(1_500_000).cut_down_of(Weight(5))), Ok(Money(7)));
        assert_eq!(checked(|| Rate::of_all(Count(1), Count(3))), Ok(Some(Rate(333_333_333))));
    }
}
