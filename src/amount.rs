//! The quantities of a settlement: money in cents, rates, percentages, shares and counts, all whole numbers of a
//! smallest unit. `rust_decimal` reads and `itoa` prints them; nothing here is ever a floating-point number.

use std::cell::Cell;

use rust_decimal::Decimal;

use crate::fault::Overflow;
use crate::write::{Parts, Write, serialize};

/// Smallest units of a rate or a percentage in one whole: nine decimals.
pub(crate) const RATE_UNITS: i64 = 1_000_000_000;
/// Smallest units of a share in one share: six decimals.
pub(crate) const SHARE_UNITS: i64 = 1_000_000;

/// The most cents an amount in a file may have: ten trillion dollars. With `MAX_SHARE_UNITS` and `MAX_COUNT` it keeps
/// the products that the factor needs, count x cents x shares (10^10 x 10^15 x 10^12), within 128 bits.
pub(crate) const MAX_CENTS: i64 = 1_000_000_000_000_000;
/// The most units of a share a claim may have: one million shares.
pub(crate) const MAX_SHARE_UNITS: i64 = 1_000_000_000_000;
/// The most claims or members a group may have: ten billion.
pub(crate) const MAX_COUNT: i64 = 10_000_000_000;

/// A quantity, written as text.
macro_rules! quantity {
    ($name:ident, $pattern:literal) => {
        impl Write for $name {
            fn parts(&self) -> Parts<'_> {
                Parts::Text(self.to_text().into())
            }
        }

        serialize!($name);

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

/// An amount of US dollars, held in whole cents; as text always with two decimals: `"27.84"`, `"-340000.00"`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Money(pub(crate) i64);

quantity!(Money, r"^-?(0|[1-9]\d*)\.\d\d$");

/// A quantity that is not negative, read and printed as a decimal without trailing zeros.
macro_rules! decimal {
    ($(#[$meta:meta])* $name:ident, $places:literal decimals, at most $most:expr, $pattern:literal) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
        pub struct $name(pub(crate) i64);

        quantity!($name, $pattern);

        impl $name {
            /// Reads it from text; `None` if that is not such a number.
            #[must_use]
            pub fn parse(text: &str) -> Option<Self> {
                i64::try_from(Self::units_of(text)?).ok().map(Self)
            }

            /// How many smallest units the text says, even if that is more than is held.
            pub(crate) fn units_of(text: &str) -> Option<i128> {
                scaled(text, $places).filter(|units| (0..=$most).contains(units))
            }

            /// The number as text, without trailing zeros.
            #[must_use]
            pub fn to_text(self) -> String {
                print_short(self.0, $places)
            }
        }
    };
}

decimal!(
    /// A fraction of one, from 0 to 1, as text with at most nine decimals: `"0.0157"` is 1.57 %.
    Rate,
    9 decimals,
    at most i128::from(RATE_UNITS),
    r"^(0(\.\d{1,9})?|1(\.0{1,9})?)$"
);
decimal!(
    /// A percentage from 0 to 100, as text with at most seven decimals: `"33.33"`.
    Percent,
    7 decimals,
    at most i128::from(RATE_UNITS),
    r"^(\d{1,2}(\.\d{1,7})?|100(\.0{1,7})?)$"
);
decimal!(
    /// A number of shares in a pro rata plan, as text with at most six decimals: `"1"`, `"0.5"`.
    Shares,
    6 decimals,
    at most i128::MAX,
    r"^(0|[1-9]\d*)(\.\d{1,6})?$"
);
decimal!(
    /// How many times a claim's value, as text with at most six decimals: `"1"`, `"1.5"`.
    Multiple,
    6 decimals,
    at most i128::MAX,
    r"^(0|[1-9]\d*)(\.\d{1,6})?$"
);

impl Money {
    /// Reads text such as `"27.84"`: an optional minus sign, digits without a leading zero, exactly two decimals.
    ///
    /// ```
    /// # use prorata::Money;
    /// assert_eq!(Money::parse("27.84").map(Money::cents), Some(2784));
    /// assert_eq!(Money::parse("1e3"), None);
    /// assert_eq!(Money::parse("1,000.00"), None);
    /// assert_eq!(Money::parse("27.8"), None);
    /// ```
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        i64::try_from(Self::units_of(text)?).ok().map(Self)
    }

    /// How many cents the text says, even if they are more than can be held.
    pub(crate) fn units_of(text: &str) -> Option<i128> {
        let (_, decimals) = text.split_once('.')?;
        scaled(text, 2).filter(|_| decimals.len() == 2)
    }

    /// The amount in whole cents.
    #[must_use]
    pub const fn cents(self) -> i64 {
        self.0
    }

    /// The amount as text in dollars with exactly two decimals.
    #[must_use]
    pub fn to_text(self) -> String {
        print(self.0, 2)
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

/// Prints a whole number of `10^-places` with exactly that many decimals.
pub(crate) fn print(units: impl Into<i128>, places: usize) -> String {
    let units = units.into();
    let mut buffer = itoa::Buffer::new();
    let digits = buffer.format(units.unsigned_abs());
    // At least one digit stands before the point.
    let zeros = "0".repeat(places.saturating_add(1).saturating_sub(digits.len()));
    let mut text = [if units < 0 { "-" } else { "" }, &zeros, digits].concat();
    if places > 0 {
        text.insert(text.len().saturating_sub(places), '.');
    }
    text
}

/// As [`print`], without the zeros at the end. There must be some decimals.
pub(crate) fn print_short(units: impl Into<i128>, places: usize) -> String {
    print(units, places).trim_end_matches('0').trim_end_matches('.').to_owned()
}

thread_local! {
    /// Whether every sum of the computation under way has been exact.
    static EXACT: Cell<bool> = const { Cell::new(true) };
}

/// Carries out a computation whose sums must all stay within the bits they are held in.
///
/// A sum that does not is noted, and what was computed is refused as a whole. So arithmetic can be written as
/// arithmetic, nothing ever wraps, and no payment is worked out from a wrong number.
pub(crate) fn exactly<T>(compute: impl FnOnce() -> T) -> Result<T, Overflow> {
    let around = EXACT.replace(true);
    let value = compute();
    if EXACT.replace(around) { Ok(value) } else { Err(Overflow) }
}

/// The number, or nought and a note that the computation is not exact.
fn noted<T: Default>(number: Option<T>) -> T {
    number.unwrap_or_else(|| {
        EXACT.set(false);
        T::default()
    })
}

/// Whole numbers to reckon with. Every amount of money, number of claims and weight of one claim is held in 64 bits. Only
/// what is multiplied out of them on the way takes 128: the factor, products, total weights. In WebAssembly, which has no
/// such numbers, each is two, and takes twice the code.
pub(crate) trait Exact: Default {
    fn plus(self, other: Self) -> Option<Self>;
    fn less(self, other: Self) -> Option<Self>;
    fn times(self, other: Self) -> Option<Self>;
}

impl Exact for i64 {
    fn plus(self, other: Self) -> Option<Self> {
        self.checked_add(other)
    }
    fn less(self, other: Self) -> Option<Self> {
        self.checked_sub(other)
    }
    fn times(self, other: Self) -> Option<Self> {
        self.checked_mul(other)
    }
}

impl Exact for i128 {
    fn plus(self, other: Self) -> Option<Self> {
        self.checked_add(other)
    }
    fn less(self, other: Self) -> Option<Self> {
        self.checked_sub(other)
    }
    fn times(self, other: Self) -> Option<Self> {
        match (i64::try_from(self), i64::try_from(other)) {
            // Nearly always, and WebAssembly takes a tenth of the time.
            (Ok(a), Ok(b)) => Some(product(a, b)),
            _ => self.checked_mul(other),
        }
    }
}

// Called, not copied to every place where it is needed: with its check, an addition is as long as several calls, and the
// copies are half a kilobyte of the module, compressed.
#[inline(never)]
pub(crate) fn add<T: Exact>(a: T, b: T) -> T {
    noted(a.plus(b))
}

#[inline(never)]
pub(crate) fn sub<T: Exact>(a: T, b: T) -> T {
    noted(a.less(b))
}

/// The product in as many bits as the first number has.
pub(crate) fn mul<T: Exact>(a: T, b: impl Into<T>) -> T {
    noted(a.times(b.into()))
}

/// The product of two numbers of 64 bits, which never needs more than 128.
pub(crate) fn product(a: i64, b: i64) -> i128 {
    i128::from(a).wrapping_mul(i128::from(b))
}

/// Quotient cut down to a whole number (towards minus infinity for a positive divisor). Nothing is divided by nought.
pub(crate) fn quotient(a: i128, b: i128) -> i128 {
    match (i64::try_from(a), i64::try_from(b)) {
        // Nearly always, as above.
        (Ok(a), Ok(b)) if b > 0 => a.div_euclid(b).into(),
        _ => noted(a.checked_div_euclid(b)),
    }
}

/// The same of what comes to an amount or a number in 64 bits.
pub(crate) fn div_floor(a: i128, b: i128) -> i64 {
    narrow(quotient(a, b))
}

/// The number in 64 bits, if it is one of them.
pub(crate) fn narrow(number: i128) -> i64 {
    noted(i64::try_from(number).ok())
}

/// `amount x part / whole`, cut down to a whole number.
pub(crate) fn part_of(amount: i64, part: i64, whole: i64) -> i64 {
    div_floor(product(amount, part), i128::from(whole))
}

/// `amount x part / whole`, to the nearest whole number, halves up.
pub(crate) fn nearest(amount: i64, part: i64, whole: i64) -> i64 {
    div_floor(add(mul(product(amount, part), 2), i128::from(whole)), product(whole, 2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_reads_only_plain_dollars_and_cents() {
        for (text, cents) in [("0.00", 0), ("27.84", 2784), ("-340000.00", -34_000_000), ("92000000.00", 9_200_000_000)]
        {
            assert_eq!(Money::parse(text), Some(Money(cents)), "{text}");
            assert_eq!(Money(cents).to_text(), text);
        }
        for text in [
            "", "-", ".", "1", "1.", ".50", "1.5", "1.005", "01.00", "+1.00", "--1.00", "1e3", "1e3.00", "1,000.00",
            "1_000.00", " 1.00", "1.00 ", "$1.00", "NaN", "Infinity", "٣.٠٠", "1.0O", "1.00.00",
        ] {
            assert_eq!(Money::parse(text), None, "{text}");
        }
        // 29 digits: more than a Decimal holds.
        assert_eq!(Money::parse("999999999999999999999999999.99"), None);
    }

    #[test]
    fn rates_and_percentages_have_bounds() {
        assert_eq!(Rate::parse("0.0157"), Some(Rate(15_700_000)));
        assert_eq!(Rate::parse("1"), Some(Rate(RATE_UNITS)));
        assert_eq!(Rate::parse("1.000000001"), None);
        assert_eq!(Rate::parse("-0.1"), None);
        assert_eq!(Rate::parse("0.0000000001"), None);
        assert_eq!(Percent::parse("33.33"), Some(Percent(333_300_000)));
        assert_eq!(Percent::parse("100.1"), None);
        assert_eq!(Percent(333_300_000).to_text(), "33.33");
        assert_eq!(Rate(15_700_000).to_text(), "0.0157");
    }

    #[test]
    fn every_number_is_printed_digit_by_digit() {
        for (units, places, text) in [
            (0, 0, "0"),
            (0, 2, "0.00"),
            (-5, 2, "-0.05"),
            (100, 2, "1.00"),
            (1, 9, "0.000000001"),
            (-12_345, 0, "-12345"),
            // 2^127 - 1 and -2^127
            (i128::MAX, 2, "1701411834604692317316873037158841057.27"),
            (i128::MIN, 0, "-170141183460469231731687303715884105728"),
        ] {
            assert_eq!(print(units, places), text);
        }
        for (units, text) in [(0, "0"), (1_500_000, "1.5"), (20_000_000, "20"), (-1, "-0.000001")] {
            assert_eq!(print_short(units, 6), text);
        }
    }

    #[test]
    fn shares_print_without_trailing_zeros() {
        assert_eq!(Shares::parse("0.5").map(Shares::to_text).as_deref(), Some("0.5"));
        assert_eq!(Shares::parse("6").map(Shares::to_text).as_deref(), Some("6"));
        assert_eq!(Shares::parse("1.0000001"), None);
    }
}
