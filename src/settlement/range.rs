//! A figure that is known exactly, or only from low to high.

use super::decode::{Decode, field};
use super::shape::Shape;
use super::value::Value;
use crate::number::{Int, Unit, Wide};

/// A figure that is known exactly, or only from low to high. What is most likely is the middle, unless it is stated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Range<T> {
    pub(crate) low: T,
    pub(crate) likely: T,
    pub(crate) high: T,
}

impl<T: Copy + Ord> Range<T> {
    /// A figure known from low to high, and what is taken to be so; `None` unless they rise.
    ///
    /// ```
    /// # use prorata::{Money, settlement::Range};
    /// let dollars = |dollars: i64| Money::from_cents(100 * dollars);
    /// assert!(Range::new(dollars(1), dollars(2), dollars(4)).is_some());
    /// assert!(Range::new(dollars(4), dollars(2), dollars(1)).is_none());
    /// ```
    #[must_use]
    pub fn new(low: T, likely: T, high: T) -> Option<Self> {
        (low <= likely && likely <= high).then_some(Self { low, likely, high })
    }

    /// The least and the most of three, and the one between.
    pub(crate) fn sorted(self) -> Self {
        let Self { low: a, likely: b, high: c } = self;
        let (low, high) = (a.min(b).min(c), a.max(b).max(c));
        Self { low, likely: a.max(b).min(a.min(b).max(c)), high }
    }
}

impl<T: Copy> Range<T> {
    /// A figure known exactly.
    #[must_use]
    pub const fn exact(value: T) -> Self {
        Self { low: value, likely: value, high: value }
    }

    /// The least.
    #[must_use]
    pub const fn low(&self) -> T {
        self.low
    }

    /// What is taken to be so.
    #[must_use]
    pub const fn likely(&self) -> T {
        self.likely
    }

    /// The most.
    #[must_use]
    pub const fn high(&self) -> T {
        self.high
    }
}

impl<T> Range<T> {
    /// The same of each value.
    pub(crate) fn map<U>(self, mut value: impl FnMut(T) -> U) -> Range<U> {
        Range { low: value(self.low), likely: value(self.likely), high: value(self.high) }
    }

    /// What each value and the one in the same place of another range come to.
    pub(crate) fn with<U, V>(self, other: Range<U>, mut value: impl FnMut(T, U) -> V) -> Range<V> {
        let Range { low, likely, high } = other;
        Range { low: value(self.low, low), likely: value(self.likely, likely), high: value(self.high, high) }
    }
}

impl<T: Unit> Range<T> {
    /// The value at a quantile, cut down to a whole unit.
    pub(crate) fn at(&self, quantile: Quantile) -> T {
        if self.varies() {
            T::of(quantile.between(self.low.units(), self.likely.units(), self.high.units()))
        } else {
            self.likely
        }
    }

    /// Whether it is a range at all.
    pub(crate) fn varies(&self) -> bool {
        self.low != self.likely || self.high != self.likely
    }

    /// The middle of two values, cut down to a whole unit.
    fn middle(low: T, high: T) -> T {
        // Both are within the limits of the file, so the sum is far inside 64 bits.
        T::of(low.units().saturating_add(high.units()).div_euclid(2))
    }
}

/// Where a figure lies among all the values that it may have: half of them are below its likely value, which is the
/// median, and those on each side of it are all as likely as each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Quantile(u32);

impl Quantile {
    /// Steps from an end to the likely value.
    pub(crate) const HALF: u32 = 1 << Self::BITS;
    const BITS: u32 = 30;
    /// Steps from one end to the other.
    pub(crate) const WHOLE: u64 = 2 << Self::BITS;

    pub(crate) const LOW: Self = Self(0);
    pub(crate) const LIKELY: Self = Self(Self::HALF);
    pub(crate) const HIGH: Self = Self(Self::HALF * 2);

    /// So many hundredths of all values are below it.
    pub(crate) const fn hundredths(hundredths: u64) -> Self {
        // Rounded up, so that it is not a step short of a whole hundredth. At most 2^38.
        Self(hundredths.saturating_mul(Self::WHOLE).div_ceil(100) as u32)
    }

    /// So many steps from the low end.
    pub(crate) const fn of(steps: u32) -> Self {
        Self(steps)
    }

    /// Steps from the low end.
    pub(crate) const fn steps(self) -> u32 {
        self.0
    }

    /// What lies here between whole numbers, cut down to one.
    pub(crate) fn between(self, low: i64, likely: i64, high: i64) -> i64 {
        let (from, to, steps) = match self.0.checked_sub(Self::HALF) {
            None => (low, likely, self.0),
            Some(steps) => (likely, high, steps),
        };
        let (from, to) = (Int::from(from), Int::from(to));
        // A shift cuts down, as it should, and every draw does it for every figure.
        let part = ((to - from) * i64::from(steps)).get() >> Self::BITS;
        (from + Wide::new(part).narrow()).get()
    }
}

impl<T: Unit + Decode> Decode for Range<T> {
    const SHAPE: &'static Shape = &Shape::Range(T::SHAPE);

    fn decode(value: &Value) -> Self {
        if !value.has("low") {
            return Self::exact(T::decode(value));
        }
        let (low, high): (T, T) = (field(value, "low"), field(value, "high"));
        let likely: Option<T> = field(value, "likely");
        Self { low, likely: likely.unwrap_or_else(|| Self::middle(low, high)), high }
    }
}

#[cfg(feature = "schema")]
impl<T: schemars::JsonSchema> schemars::JsonSchema for Range<T> {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        ["RangeOf", T::schema_name().as_ref()].concat().into()
    }
    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let value = generator.subschema_for::<T>();
        let described = |description: &str| {
            let mut value = value.clone();
            value.insert("description".to_owned(), description.into());
            value
        };
        let low = described("The least.");
        let high = described("The most.");
        schemars::json_schema!({
            "description": "A value known exactly, or from low to high. Likely is the middle unless it is stated.",
            "anyOf": [
                value,
                {
                    "type": "object",
                    "properties": {
                        "low": low,
                        "high": high,
                        "likely": {
                            "description": "What is taken to be so. Left out: the middle.",
                            "anyOf": [value, { "type": "null" }]
                        }
                    },
                    "required": ["low", "high"],
                    "additionalProperties": false
                }
            ]
        })
    }
}
