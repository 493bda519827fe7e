//! A figure that is known exactly, or only from low to high.

use crate::amount::{Money, Multiple, Percent, Rate, Shares};
use crate::fault::{Code, Faults};
use crate::read::{At, Count, Read, field, fields};
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

impl<T> Range<T> {
    /// A range whose values are worked out one by one.
    pub(crate) fn try_from_fn<E>(mut value: impl FnMut(Side) -> Result<T, E>) -> Result<Self, E> {
        Ok(Self { low: value(Side::Low)?, likely: value(Side::Likely)?, high: value(Side::High)? })
    }
}

impl<T: Copy> Range<T> {
    pub(crate) const fn side(&self, side: Side) -> T {
        match side {
            Side::Low => self.low,
            Side::Likely => self.likely,
            Side::High => self.high,
        }
    }
}

/// What a range can be made of: whole numbers of a smallest unit.
pub(crate) trait Unit: Copy + Ord + Read {
    /// The middle, cut down to a whole unit.
    fn middle(low: Self, high: Self) -> Self;
}

macro_rules! unit {
    ($($name:ident),*) => {
        $(impl Unit for $name {
            fn middle(low: Self, high: Self) -> Self {
                // Both are within the limits of the file, so the sum is far inside 128 bits.
                Self(low.0.saturating_add(high.0).div_euclid(2))
            }
        })*
    };
}
unit!(Money, Rate, Percent, Shares, Multiple, Count);

impl<T: Copy> Range<T> {
    /// A figure known exactly.
    pub(crate) const fn exact(value: T) -> Self {
        Self { low: value, likely: value, high: value }
    }
}

impl<T: Unit> Read for Range<T> {
    fn read(value: &Value, at: &At<'_>, faults: &mut Faults) -> Option<Self> {
        if !matches!(value, Value::Object(_)) {
            return T::read(value, at, faults).map(Self::exact);
        }
        let keys = fields(value, &["low", "high", "likely"], at, faults)?;
        let (low, high) = (field::<T>(keys, "low", at, faults), field::<T>(keys, "high", at, faults));
        let likely: Option<Option<T>> = field(keys, "likely", at, faults);
        let (low, high, likely) = (low?, high?, likely?);
        let likely = likely.unwrap_or_else(|| T::middle(low, high));
        if low > likely || likely > high {
            faults.push(Code::RangeReversed, at, &[]);
            return None;
        }
        Some(Self { low, likely, high })
    }
}

#[cfg(feature = "schema")]
impl<T: schemars::JsonSchema> schemars::JsonSchema for Range<T> {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        ["RangeOf", T::schema_name().as_ref()].concat().into()
    }
    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let value = generator.subschema_for::<T>();
        schemars::json_schema!({
            "description": "A value known exactly, or from low to high. Likely is the middle unless it is stated.",
            "anyOf": [
                value,
                {
                    "type": "object",
                    "properties": { "low": value, "high": value, "likely": value },
                    "required": ["low", "high"],
                    "additionalProperties": false
                }
            ]
        })
    }
}
