//! Reading typed data out of a [`Value`]: macros that define a type, the table it is checked against, how it is taken
//! out of a value that has been checked, and its schema, in one place.

use crate::amount::{MAX_CENTS, MAX_SHARE_UNITS, Money, Multiple, Percent, RATE_UNITS, Rate, Shares};
use crate::fault::{Code, Faults};
use crate::place::{At, unprintable};
use crate::shape::{Key, Scalar, Shape, check};
use crate::value::Value;
use crate::write::{Parts, Write, serialize};

/// Longest text read, in bytes.
const MAX_TEXT: usize = 10_000;

/// A type that can be read from plain data.
pub(crate) trait Read: Sized {
    /// What it may look like.
    const SHAPE: &'static Shape;
    /// Whether a key of this type may be left out.
    const OPTIONAL: bool = false;

    /// Takes it out of a value that has been checked against the shape. What a wrong value gives is not used.
    fn take(value: &Value) -> Self;
}

/// Checks a value and takes it out, if nothing is wrong with it.
pub(crate) fn read<T: Read>(value: &Value, at: &At<'_>, faults: &mut Faults) -> Option<T> {
    let before = faults.0.len();
    check(T::SHAPE, value, at, faults);
    (faults.0.len() == before).then(|| T::take(value))
}

/// Takes one key out of an object.
pub(crate) fn field<T: Read>(value: &Value, key: &str) -> T {
    T::take(value.get(key))
}

impl<T: Read> Read for Option<T> {
    const SHAPE: &'static Shape = T::SHAPE;
    const OPTIONAL: bool = true;

    fn take(value: &Value) -> Self {
        (*value != Value::Null).then(|| T::take(value))
    }
}

impl<T: Read> Read for Vec<T> {
    const SHAPE: &'static Shape = &Shape::List(T::SHAPE);

    fn take(value: &Value) -> Self {
        match value {
            Value::List(list) => list.iter().map(T::take).collect(),
            _ => Self::new(),
        }
    }
}

impl<T: Read> Read for Box<T> {
    const SHAPE: &'static Shape = T::SHAPE;

    fn take(value: &Value) -> Self {
        Self::new(T::take(value))
    }
}

/// An object with free keys, in the order of the input.
#[derive(Debug, Clone, PartialEq)]
pub struct Map<K, V>(pub Vec<(K, V)>);

impl<K: Read, V: Read> Read for Map<K, V> {
    const SHAPE: &'static Shape = &Shape::Map(K::SHAPE, V::SHAPE);

    fn take(value: &Value) -> Self {
        let entries = value.entries().iter().filter(|(_, value)| *value != Value::Null);
        Self(entries.map(|(key, value)| (K::take(&Value::Text(key.clone())), V::take(value))).collect())
    }
}

#[cfg(feature = "schema")]
impl<K: schemars::JsonSchema, V: schemars::JsonSchema> schemars::JsonSchema for Map<K, V> {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        ["MapOf", &V::schema_name()].concat().into()
    }
    fn inline_schema() -> bool {
        true
    }
    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let keys = generator.subschema_for::<K>();
        let values = generator.subschema_for::<V>();
        schemars::json_schema!({ "type": "object", "propertyNames": keys, "additionalProperties": { "anyOf": [values, { "type": "null" }] } })
    }
}

/// A type read from text that stands for it.
macro_rules! scalar {
    ($name:ident, $parse:expr, $scalar:expr) => {
        impl $crate::read::Read for $name {
            const SHAPE: &'static $crate::shape::Shape = &$crate::shape::Shape::Scalar($scalar);

            fn take(value: &$crate::value::Value) -> Self {
                $parse(value.text()).unwrap_or_default()
            }
        }
    };
}
pub(crate) use scalar;

scalar!(
    Money,
    Money::parse,
    Scalar {
        code: Code::BadMoney,
        expected: "an amount as text, such as \"27.84\"",
        units: Money::units_of,
        most: MAX_CENTS,
        limit: "10000000000000.00",
    }
);
scalar!(
    Rate,
    Rate::parse,
    Scalar {
        code: Code::BadRate,
        expected: "a rate as text, such as \"0.0157\"",
        units: Rate::units_of,
        most: RATE_UNITS,
        limit: "1",
    }
);
scalar!(
    Percent,
    Percent::parse,
    Scalar {
        code: Code::BadPercent,
        expected: "a percentage as text, such as \"33.33\"",
        units: Percent::units_of,
        most: RATE_UNITS,
        limit: "100",
    }
);
scalar!(
    Shares,
    Shares::parse,
    Scalar {
        code: Code::BadShares,
        expected: "a number of shares as text, such as \"1\"",
        units: Shares::units_of,
        most: MAX_SHARE_UNITS,
        limit: "1000000",
    }
);
scalar!(
    Multiple,
    Multiple::parse,
    Scalar {
        code: Code::BadMultiple,
        expected: "a multiple as text, such as \"1.5\"",
        units: Multiple::units_of,
        most: MAX_SHARE_UNITS,
        limit: "1000000",
    }
);

/// A number of people, claims or rounds: whole and not negative.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Count(pub(crate) i64);

impl Count {
    /// The count as a plain number.
    #[must_use]
    pub const fn get(self) -> i64 {
        self.0
    }
}

impl Read for Count {
    const SHAPE: &'static Shape = &Shape::Count;

    fn take(value: &Value) -> Self {
        match value {
            Value::Whole(count) => Self(*count),
            _ => Self(0),
        }
    }
}

impl Write for Count {
    fn parts(&self) -> Parts<'_> {
        // Counts stay below 10^10 (MAX_COUNT), far inside what a JavaScript number holds exactly.
        Parts::Whole(self.0)
    }
}

serialize!(Count);

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Count {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Count".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "description": "A whole number of people, claims or rounds.", "type": "integer", "minimum": 0, "maximum": 10_000_000_000_u64 })
    }
}

/// Text of the file that is checked but not kept: whoever shows it has the file. Keeping it out of the core keeps the
/// core small.
macro_rules! checked_text {
    ($(#[$meta:meta])* $name:ident, $code:ident, $expected:literal, { $($schema:tt)* }, $check:expr) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
        pub struct $name;

        scalar!($name, |_: &str| Some($name), Scalar {
            code: Code::$code,
            expected: $expected,
            units: |text| {
                let check: fn(&str) -> bool = $check;
                check(text).then_some(0)
            },
            most: 0,
            limit: "10000",
        });

        #[cfg(feature = "schema")]
        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }
            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({ "type": "string", $($schema)* })
            }
        }
    };
}

checked_text!(
    /// Text for people to read: not empty, no control characters, nothing that changes the direction of the text around it.
    Prose, BadText, "text", { "minLength": 1, "maxLength": 10_000 },
    |text| !text.is_empty() && text.len() <= MAX_TEXT && !text.chars().any(unprintable)
);

checked_text!(
    /// A language tag (BCP 47) of the simple form `en` or `pt-BR`.
    Language, BadLanguage, "a language tag as text", { "maxLength": 35, "pattern": r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$" },
    |text| {
        let mut parts = text.split('-');
        let language = parts.next().unwrap_or("");
        text.len() <= 35
            && (2..=3).contains(&language.len())
            && language.bytes().all(|byte| byte.is_ascii_lowercase())
            && parts.all(|part| (2..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric()))
    }
);

checked_text!(
    /// An address of a web page; https only, since it becomes a link.
    Url, NotHttps, "an https address as text", { "maxLength": 2_000, "pattern": "^https://[A-Za-z0-9._~:/?#\\[\\]@!$&()*+,;=%-]+$" },
    // The characters of RFC 3986 but the apostrophe: anything else is written percent-encoded.
    |text| text.len() > 8
        && text.len() <= 2_000
        && text.starts_with("https://")
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._~:/?#[]@!$&()*+,;=%-".contains(&byte))
);

/// The id of a part of a settlement: 1 to 64 letters, digits and hyphens, beginning with a letter.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Id(String);

impl Id {
    /// The id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

scalar!(
    Id,
    |text: &str| Some(Id(text.to_owned())),
    Scalar {
        code: Code::BadId,
        expected: "an id as text",
        units: |text| {
            let is_id = text.len() <= 64
                && text.bytes().next().is_some_and(|byte| byte.is_ascii_alphabetic())
                && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
            is_id.then_some(0)
        },
        most: 0,
        limit: "",
    }
);

impl Write for Id {
    fn parts(&self) -> Parts<'_> {
        self.0.parts()
    }
}

serialize!(Id);

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Id {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Id".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "description": "1 to 64 letters, digits and hyphens, beginning with a letter.", "type": "string", "pattern": "^[A-Za-z][A-Za-z0-9-]{0,63}$" })
    }
}

/// A struct read from an object: keys, table, reader and schema from one definition. Unknown keys are faults.
macro_rules! record {
    ($(#[$meta:meta])* $name:ident $(<$unit:ident>)? { $($(#[$field_meta:meta])* $field:ident: $type:ty = $key:literal),* $(,)? }) => {
        #[derive(Debug, Clone, PartialEq)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[cfg_attr(feature = "schema", schemars(deny_unknown_fields))]
        $(#[$meta])*
        pub struct $name $(<$unit: $crate::settlement::Unit>)? {
            $(
                $(#[$field_meta])*
                #[cfg_attr(feature = "schema", schemars(rename = $key))]
                pub $field: $type,
            )*
        }

        impl $(<$unit: $crate::settlement::Unit + $crate::read::Read>)? $crate::read::Read for $name $(<$unit>)? {
            const SHAPE: &'static $crate::shape::Shape =
                &$crate::shape::Shape::Record(&[$($crate::read::key::<$type>($key)),*]);

            fn take(value: &$crate::value::Value) -> Self {
                Self { $($field: $crate::read::field(value, $key)),* }
            }
        }
    };
}

/// The table's entry for a key of this type.
pub(crate) const fn key<T: Read>(name: &'static str) -> Key {
    Key { name, optional: T::OPTIONAL, shape: T::SHAPE }
}

/// An enum read from an object with exactly one of several keys.
macro_rules! one_of {
    ($(#[$meta:meta])* $name:ident $(<$unit:ident>)? { $($(#[$variant_meta:meta])* $variant:ident($type:ty) = $key:literal),* $(,)? }) => {
        #[derive(Debug, Clone, PartialEq)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        $(#[$meta])*
        pub enum $name $(<$unit: $crate::settlement::Unit>)? {
            $(
                $(#[$variant_meta])*
                #[cfg_attr(feature = "schema", schemars(rename = $key))]
                $variant($type),
            )*
        }

        impl $(<$unit: $crate::settlement::Unit + $crate::read::Read>)? $crate::read::Read for $name $(<$unit>)? {
            const SHAPE: &'static $crate::shape::Shape =
                &$crate::shape::Shape::OneOf(&[$($crate::read::key::<$type>($key)),*]);

            fn take(value: &$crate::value::Value) -> Self {
                let takes = [$(|value: &$crate::value::Value| Self::$variant($crate::read::Read::take(value))),*];
                let taken = [$($key),*].iter().zip(takes).find(|(key, _)| value.has(key));
                let (key, take) = taken.unwrap_or((&"", takes[0]));
                take(value.get(key))
            }
        }
    };
}

/// An enum read from and written as one of a list of words.
macro_rules! words {
    ($(#[$meta:meta])* $name:ident { $($(#[$variant_meta:meta])* $variant:ident = $word:literal),* $(,)? }) => {
        $crate::write::written_words! {
            $(#[$meta])*
            $name { $($(#[$variant_meta])* $variant = $word),* }
        }

        impl $crate::read::Read for $name {
            const SHAPE: &'static $crate::shape::Shape = &$crate::shape::Shape::Words(Self::WORDS);

            fn take(value: &$crate::value::Value) -> Self {
                let all @ [first, ..] = [$(Self::$variant),*];
                let index = Self::WORDS.iter().position(|word| *word == value.text());
                index.and_then(|index| all.get(index).copied()).unwrap_or(first)
            }
        }
    };
}

pub(crate) use {one_of, record, words};
