//! A figure that is known exactly, or only from low to high.

use crate::amount::{Money, Percent, Rate, Shares, add, narrow, product, sub};
use crate::read::{Count, Read, field};
use crate::shape::Shape;
use crate::value::Value;

/// A figure that is known exactly, or only from low to high. What is most likely is the middle, unless it is stated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Range<T> {
    /// The least.
    pub low: T,
    /// What is taken to be so.
    pub likely: T,
    /// The most.
    pub high: T,
}

/// Which value of a range is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    Low,
    Likely,
    High,
}

/// Where in a range a figure lies: at the low end, at the likely value half-way, at the high end, or anywhere between.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Position(u32);

impl Position {
    /// Steps from an end to the likely value.
    pub(crate) const HALF: u32 = 1 << Self::BITS;
    const BITS: u32 = 30;
    pub(crate) const LIKELY: Self = Self(Self::HALF);
    /// Steps from one end to the other.
    pub(crate) const WHOLE: u64 = 2 << Self::BITS;

    /// So many hundredths of all positions are below it.
    pub(crate) const fn hundredths(hundredths: u64) -> Self {
        // Rounded up, so that it is not a step short of a whole hundredth. At most 2^38.
        Self(hundredths.saturating_mul(Self::WHOLE).div_ceil(100) as u32)
    }

    /// So many steps from the low end.
    pub(crate) const fn at(steps: u32) -> Self {
        Self(steps)
    }

    /// Steps from the low end.
    pub(crate) const fn steps(self) -> u32 {
        self.0
    }

    /// What lies here between whole numbers, cut down to one. Half of all positions are below the likely value.
    pub(crate) fn between(self, low: i64, likely: i64, high: i64) -> i64 {
        let (from, to, steps) = match self.0.checked_sub(Self::HALF) {
            None => (low, likely, self.0),
            Some(steps) => (likely, high, steps),
        };
        // A shift cuts down, as it should.
        add(from, narrow(product(sub(to, from), i64::from(steps)) >> Self::BITS))
    }
}

impl Side {
    /// This side as a position.
    pub(crate) const fn position(self) -> Position {
        match self {
            Self::Low => Position(0),
            Self::Likely => Position::LIKELY,
            Self::High => Position(Position::HALF * 2),
        }
    }

    /// The side of what is divided or of those it is divided among that makes a payment come out on this side.
    pub(crate) const fn opposite(self) -> Self {
        match self {
            Self::Low => Self::High,
            Self::Likely => Self::Likely,
            Self::High => Self::Low,
        }
    }
}

impl<T> Range<T> {
    /// The value on a side.
    pub(crate) const fn of(&self, side: Side) -> &T {
        match side {
            Side::Low => &self.low,
            Side::Likely => &self.likely,
            Side::High => &self.high,
        }
    }

    /// The value on a side, to be changed.
    pub(crate) const fn of_mut(&mut self, side: Side) -> &mut T {
        match side {
            Side::Low => &mut self.low,
            Side::Likely => &mut self.likely,
            Side::High => &mut self.high,
        }
    }

    /// A range whose values are worked out one by one.
    pub(crate) fn from_fn(mut value: impl FnMut(Side) -> T) -> Self {
        Self { low: value(Side::Low), likely: value(Side::Likely), high: value(Side::High) }
    }
}

impl<T: Unit> Range<T> {
    /// The value at a position, cut down to a whole unit.
    pub(crate) fn at(&self, position: Position) -> T {
        if self.low == self.high {
            return self.likely;
        }
        T::of(position.between(self.low.units(), self.likely.units(), self.high.units()))
    }

    /// Whether it is a range at all.
    pub(crate) fn varies(&self) -> bool {
        self.low != self.high
    }
}

impl<T: Copy> Range<T> {
    pub(crate) const fn side(&self, side: Side) -> T {
        *self.of(side)
    }
}

/// What a range can be made of: whole numbers of a smallest unit.
pub trait Unit: Copy + Ord + std::fmt::Debug {
    /// Smallest units in one cent.
    const PER_CENT: i64;
    /// How many smallest units.
    fn units(self) -> i64;
    /// So many smallest units.
    fn of(units: i64) -> Self;
    /// The middle, cut down to a whole unit.
    fn middle(low: Self, high: Self) -> Self {
        // Both are within the limits of the file, so the sum is far inside 64 bits.
        Self::of(low.units().saturating_add(high.units()).div_euclid(2))
    }
}

macro_rules! unit {
    ($($name:ident $per_cent:literal),*) => {
        $(impl Unit for $name {
            const PER_CENT: i64 = $per_cent;
            fn units(self) -> i64 {
                self.0
            }
            fn of(units: i64) -> Self {
                Self(units)
            }
        })*
    };
}
// A dollar counts as one share where a share depends on an amount.
unit!(Money 1, Shares 10_000, Rate 1, Percent 1, Count 1);

impl<T: Copy> Range<T> {
    /// A figure known exactly.
    pub(crate) const fn exact(value: T) -> Self {
        Self { low: value, likely: value, high: value }
    }
}

impl<T: Unit + Read> Read for Range<T> {
    const SHAPE: &'static Shape = &Shape::Range(T::SHAPE);

    fn take(value: &Value) -> Self {
        if !value.has("low") {
            return Self::exact(T::take(value));
        }
        let (low, high): (T, T) = (field(value, "low"), field(value, "high"));
        let likely: Option<T> = field(value, "likely");
        Self { low, likely: likely.unwrap_or_else(|| T::middle(low, high)), high }
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
