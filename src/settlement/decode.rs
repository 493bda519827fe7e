//! Decoding typed data from a [`Value`]: macros that define a type, the table it is checked against, how it is decoded
//! from a value that has been checked, and its schema, in one place.

use std::str::FromStr;

use serde::Serialize;

use super::shape::{Key, Scalar, Shape, check};
use super::value::Value;
use crate::error::{Code, Fault, Faults, Path, unprintable};
use crate::number::{
    Count, Date, MAX_CENTS, MAX_SHARE_UNITS, Money, Multiple, PartialDate, Percent, RATE_UNITS, Rate, Shares, Unit as _,
};

/// Longest text read, in bytes.
const MAX_TEXT: usize = 10_000;

/// A type that can be decoded from plain data.
pub(crate) trait Decode: Sized {
    /// What it may look like.
    const SHAPE: &'static Shape;
    /// Whether a key of this type may be left out.
    const OPTIONAL: bool = false;

    /// Decodes a value that has been checked against the shape. What a wrong value gives is not used.
    fn decode(value: &Value) -> Self;
}

/// Checks a value and decodes it, if nothing is wrong with it.
pub(crate) fn decode<T: Decode>(value: &Value, path: &Path<'_>) -> Result<T, Faults> {
    let mut faults = Faults::default();
    check(T::SHAPE, value, path, &mut faults);
    faults.or(()).map(|()| T::decode(value))
}

/// Decodes one key of an object.
pub(crate) fn field<T: Decode>(value: &Value, key: &str) -> T {
    T::decode(value.get(key))
}

impl<T: Decode> Decode for Option<T> {
    const SHAPE: &'static Shape = T::SHAPE;
    const OPTIONAL: bool = true;

    fn decode(value: &Value) -> Self {
        (*value != Value::Null).then(|| T::decode(value))
    }
}

impl<T: Decode> Decode for Vec<T> {
    const SHAPE: &'static Shape = &Shape::List(T::SHAPE);

    fn decode(value: &Value) -> Self {
        match value {
            Value::List(list) => list.iter().map(T::decode).collect(),
            _ => Self::new(),
        }
    }
}

impl<T: Decode> Decode for Box<T> {
    const SHAPE: &'static Shape = T::SHAPE;

    fn decode(value: &Value) -> Self {
        Self::new(T::decode(value))
    }
}

/// An object with free keys, in the order of the input.
#[derive(Debug, Clone, PartialEq)]
pub struct Map<K, V>(pub Vec<(K, V)>);

impl<K: Decode, V: Decode> Decode for Map<K, V> {
    const SHAPE: &'static Shape = &Shape::Map(K::SHAPE, V::SHAPE);

    fn decode(value: &Value) -> Self {
        let entries = value.entries().iter().filter(|(_, value)| *value != Value::Null);
        Self(entries.map(|(key, value)| (K::decode(&Value::Text(key.clone())), V::decode(value))).collect())
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

/// A type decoded from text that stands for it.
macro_rules! scalar {
    ($name:ident, $scalar:expr) => {
        impl Decode for $name {
            const SHAPE: &'static Shape = &Shape::Scalar($scalar);

            fn decode(value: &Value) -> Self {
                value.text().parse().unwrap_or_default()
            }
        }
    };
}

scalar!(
    Money,
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
    Scalar {
        code: Code::BadMultiple,
        expected: "a multiple as text, such as \"1.5\"",
        units: Multiple::units_of,
        most: MAX_SHARE_UNITS,
        limit: "1000000",
    }
);

scalar!(
    PartialDate,
    Scalar {
        code: Code::BadDate,
        expected: "a date as text, such as \"2022-10-27\"",
        units: |text| PartialDate::parse(text).map(|_| 0),
        most: 0,
        limit: "",
    }
);
scalar!(
    Date,
    Scalar {
        code: Code::BadDay,
        expected: "a day as text, such as \"2022-10-27\"",
        units: |text| Date::parse(text).map(|_| 0),
        most: 0,
        limit: "",
    }
);

impl Decode for Count {
    const SHAPE: &'static Shape = &Shape::Count;

    fn decode(value: &Value) -> Self {
        match value {
            Value::Whole(count) => Self::of(*count),
            _ => Self::ZERO,
        }
    }
}

/// Text of the file that is checked but not kept: whoever shows it has the file. Keeping it out of the core keeps the
/// core small.
macro_rules! checked_text {
    ($(#[$meta:meta])* $name:ident, $code:ident, $expected:literal, { $($schema:tt)* }, $check:expr) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
        pub struct $name;

        impl Decode for $name {
            const SHAPE: &'static Shape = &Shape::Scalar(Scalar {
                code: Code::$code,
                expected: $expected,
                units: |text| {
                    let check: fn(&str) -> bool = $check;
                    check(text).then_some(0)
                },
                most: 0,
                limit: "10000",
            });

            fn decode(_: &Value) -> Self {
                Self
            }
        }

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

/// Whether text is an address of a web page. The characters are those of RFC 3986 but the apostrophe: anything else is
/// written percent-encoded.
fn is_address(text: &str, scheme: &str) -> bool {
    text.len() > scheme.len()
        && text.len() <= 2_000
        && text.starts_with(scheme)
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._~:/?#[]@!$&()*+,;=%-".contains(&byte))
}

checked_text!(
    /// An address of a web page; https only, since it becomes a link.
    Url, NotHttps, "an https address as text", { "maxLength": 2_000, "pattern": "^https://[A-Za-z0-9._~:/?#\\[\\]@!$&()*+,;=%-]+$" },
    |text| is_address(text, "https://")
);

checked_text!(
    /// An address at which something was found. One without https is kept, but does not become a link.
    Address, BadAddress, "an address as text", { "maxLength": 2_000, "pattern": "^https?://[A-Za-z0-9._~:/?#\\[\\]@!$&()*+,;=%-]+$" },
    |text| is_address(text, "https://") || is_address(text, "http://")
);

checked_text!(
    /// A time zone by its name in the IANA database, such as `America/Los_Angeles`. Checked for its form: which zones there
    /// are, the browser knows.
    TimeZone, BadTimeZone, "a time zone as text", { "maxLength": 64, "pattern": "^[A-Z][A-Za-z0-9_+-]*(/[A-Z][A-Za-z0-9_+-]*){1,2}$" },
    |text| {
        let mut parts = text.split('/');
        text.len() <= 64
            && (2..=3).contains(&parts.clone().count())
            && parts.all(|part| {
                part.bytes().next().is_some_and(|byte| byte.is_ascii_uppercase())
                    && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_+-".contains(&byte))
            })
    }
);

/// The id of a part of a settlement: 1 to 64 letters, digits and hyphens, beginning with a letter.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Id(String);

impl Id {
    /// The id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn is_id(text: &str) -> bool {
    text.len() <= 64
        && text.bytes().next().is_some_and(|byte| byte.is_ascii_alphabetic())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

impl Decode for Id {
    const SHAPE: &'static Shape = &Shape::Scalar(Scalar {
        code: Code::BadId,
        expected: "an id as text",
        units: |text| is_id(text).then_some(0),
        most: 0,
        limit: "",
    });

    /// One that is no id is kept too: so what cites it finds it, and it is the only fault.
    fn decode(value: &Value) -> Self {
        Self(value.text().to_owned())
    }
}

impl FromStr for Id {
    type Err = Fault;

    fn from_str(text: &str) -> Result<Self, Fault> {
        let fault = || Fault::new(Code::BadId, String::new(), vec![("found", text.to_owned())]);
        is_id(text).then(|| Self(text.to_owned())).ok_or_else(fault)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Id {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Id".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "description": "1 to 64 letters, digits and hyphens, beginning with a letter.", "type": "string", "pattern": "^[A-Za-z][A-Za-z0-9-]{0,63}$" })
    }
}

/// The word `true`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Yes;

impl Decode for Yes {
    const SHAPE: &'static Shape = &Shape::True;

    fn decode(_: &Value) -> Self {
        Self
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Yes {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Yes".into()
    }
    fn inline_schema() -> bool {
        true
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "const": true })
    }
}

/// A struct decoded from an object: keys, table, decoder and schema from one definition. Unknown keys are faults.
macro_rules! record {
    ($(#[$meta:meta])* $name:ident $(<$unit:ident>)? { $($(#[$field_meta:meta])* $field:ident: $type:ty = $key:literal),* $(,)? }) => {
        #[derive(Debug, Clone, PartialEq)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[cfg_attr(feature = "schema", schemars(deny_unknown_fields))]
        $(#[$meta])*
        pub struct $name $(<$unit: $crate::number::Unit>)? {
            $(
                $(#[$field_meta])*
                #[cfg_attr(feature = "schema", schemars(rename = $key))]
                pub $field: $type,
            )*
        }

        impl $(<$unit: $crate::number::Unit + $crate::settlement::decode::Decode>)? $crate::settlement::decode::Decode for $name $(<$unit>)? {
            const SHAPE: &'static $crate::settlement::shape::Shape =
                &$crate::settlement::shape::Shape::Record(&[$($crate::settlement::decode::key::<$type>($key)),*]);

            fn decode(value: &$crate::settlement::value::Value) -> Self {
                Self { $($field: $crate::settlement::decode::field(value, $key)),* }
            }
        }
    };
}

/// The table's entry for a key of this type.
pub(crate) const fn key<T: Decode>(name: &'static str) -> Key {
    Key { name, optional: T::OPTIONAL, shape: T::SHAPE }
}

/// An enum decoded from an object with exactly one of several keys.
macro_rules! one_of {
    ($(#[$meta:meta])* $name:ident $(<$unit:ident>)? { $($(#[$variant_meta:meta])* $variant:ident($type:ty) = $key:literal),* $(,)? }) => {
        #[derive(Debug, Clone, PartialEq)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        $(#[$meta])*
        pub enum $name $(<$unit: $crate::number::Unit>)? {
            $(
                $(#[$variant_meta])*
                #[cfg_attr(feature = "schema", schemars(rename = $key))]
                $variant($type),
            )*
        }

        impl $(<$unit: $crate::number::Unit + $crate::settlement::decode::Decode>)? $crate::settlement::decode::Decode for $name $(<$unit>)? {
            const SHAPE: &'static $crate::settlement::shape::Shape =
                &$crate::settlement::shape::Shape::OneOf(&[$($crate::settlement::decode::key::<$type>($key)),*]);

            fn decode(value: &$crate::settlement::value::Value) -> Self {
                let decoders = [$(|value: &$crate::settlement::value::Value| Self::$variant($crate::settlement::decode::Decode::decode(value))),*];
                let decoder = [$($key),*].iter().zip(decoders).find(|(key, _)| value.has(key));
                let (key, decode) = decoder.unwrap_or((&"", decoders[0]));
                decode(value.get(key))
            }
        }
    };
}

/// An enum decoded from and written as one of a list of words.
macro_rules! words {
    ($(#[$meta:meta])* $name:ident { $($(#[$variant_meta:meta])* $variant:ident = $word:literal),* $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        pub enum $name {
            $(
                $(#[$variant_meta])*
                #[cfg_attr(feature = "schema", schemars(rename = $word))]
                $variant,
            )*
        }

        impl $name {
            /// The words, in the order of the variants.
            const WORDS: &[&str] = &[$($word),*];

            /// The word in the file.
            pub(crate) fn word(self) -> &'static str {
                Self::WORDS.get(self as usize).copied().unwrap_or_default()
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.word())
            }
        }

        impl $crate::settlement::decode::Decode for $name {
            const SHAPE: &'static $crate::settlement::shape::Shape = &$crate::settlement::shape::Shape::Words(Self::WORDS);

            fn decode(value: &$crate::settlement::value::Value) -> Self {
                let all @ [first, ..] = [$(Self::$variant),*];
                let index = Self::WORDS.iter().position(|word| *word == value.text());
                index.and_then(|index| all.get(index).copied()).unwrap_or(first)
            }
        }
    };
}

pub(crate) use {one_of, record, words};
