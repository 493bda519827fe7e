//! Reading typed data out of a [`Value`]: a cursor that knows its path, and macros that define a type, its reader and
//! its schema in one place.
//!
//! All faults of an input are collected; a reader returns `None` once it has recorded why.

use crate::amount::{MAX_CENTS, MAX_COUNT, MAX_SHARE_UNITS, Money, Percent, Rate, Shares};
use crate::fault::{Code, Fault, Faults};
use crate::value::Value;

/// Longest text read, in bytes.
pub(crate) const MAX_TEXT: usize = 10_000;
/// Most entries of a list or of an object with free keys.
pub(crate) const MAX_ENTRIES: usize = 1_000;

/// A place in the input: a chain from the innermost key outwards, which costs nothing until a fault needs it.
#[derive(Clone, Copy)]
pub(crate) struct At<'a> {
    outer: Option<&'a At<'a>>,
    key: Key<'a>,
}

#[derive(Clone, Copy)]
enum Key<'a> {
    Root,
    Name(&'a str),
    Index(usize),
}

impl<'a> At<'a> {
    pub(crate) const ROOT: At<'static> = At {
        outer: None,
        key: Key::Root,
    };

    pub(crate) fn key(&'a self, name: &'a str) -> At<'a> {
        At {
            outer: Some(self),
            key: Key::Name(name),
        }
    }

    pub(crate) fn index(&'a self, index: usize) -> At<'a> {
        At {
            outer: Some(self),
            key: Key::Index(index),
        }
    }

    /// The place as a JSON Pointer.
    pub(crate) fn pointer(&self) -> String {
        let mut path = self.outer.map_or_else(String::new, At::pointer);
        match self.key {
            Key::Root => {}
            Key::Name(name) => {
                path.push('/');
                path.push_str(&escape(name));
            }
            Key::Index(index) => {
                path.push('/');
                path.push_str(&index.to_string());
            }
        }
        path
    }
}

/// Escapes a key for a JSON Pointer (RFC 6901).
pub(crate) fn escape(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}

impl Faults {
    /// Records a fault.
    pub(crate) fn push(&mut self, code: Code, at: &At<'_>, params: &[(&'static str, &str)]) {
        // A hostile file can have a fault in every value; the first hundred tell enough.
        if self.0.len() < 100 {
            let params = params
                .iter()
                .map(|(name, value)| (*name, shorten(value)))
                .collect();
            self.0.push(Fault::new(code, at.pointer(), params));
        }
    }

    /// Records a fault; for readers, which end in `None`.
    fn none<T>(&mut self, code: Code, at: &At<'_>, params: &[(&'static str, &str)]) -> Option<T> {
        self.push(code, at, params);
        None
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Adds the faults of a later step.
    pub(crate) fn append(&mut self, later: Self) {
        self.0.extend(later.0);
    }

    /// `value` if nothing was wrong.
    pub(crate) fn finish<T>(self, value: Option<T>) -> Result<T, Self> {
        match value {
            Some(value) if self.0.is_empty() => Ok(value),
            _ => Err(self),
        }
    }
}

/// A message should not repeat a megabyte of input, nor characters that change the text around it.
fn shorten(text: &str) -> String {
    let short: String = text
        .chars()
        .filter(|c| !unprintable(*c))
        .take(300)
        .collect();
    short
}

/// Control characters and those that change the direction of the text around them.
fn unprintable(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// A type that can be read from plain data.
pub(crate) trait Read: Sized {
    fn read(value: &Value, at: &At<'_>, faults: &mut Faults) -> Option<Self>;

    /// What a key that is not there stands for; `None` if it must be there.
    fn absent() -> Option<Self> {
        None
    }
}

/// Records that `value` is of the wrong kind.
pub(crate) fn wrong_type<T>(
    value: &Value,
    expected: &str,
    at: &At<'_>,
    faults: &mut Faults,
) -> Option<T> {
    faults.none(
        Code::WrongType,
        at,
        &[("found", value.kind()), ("expected", expected)],
    )
}

/// The keys and values of an object.
pub(crate) fn entries<'v>(
    value: &'v Value,
    at: &At<'_>,
    faults: &mut Faults,
) -> Option<&'v [(String, Value)]> {
    match value {
        Value::Object(entries) => Some(entries),
        _ => wrong_type(value, "an object", at, faults),
    }
}

/// The keys and values of an object whose keys must be among `known`.
pub(crate) fn fields<'v>(
    value: &'v Value,
    known: &[&str],
    at: &At<'_>,
    faults: &mut Faults,
) -> Option<&'v [(String, Value)]> {
    let entries = entries(value, at, faults)?;
    for (index, (key, _)) in entries.iter().enumerate() {
        if !known.contains(&key.as_str()) {
            faults.push(
                Code::UnknownKey,
                &at.key(key),
                &[("key", key), ("known", &known.join(", "))],
            );
        } else if entries
            .iter()
            .take(index)
            .any(|(earlier, _)| earlier == key)
        {
            faults.push(Code::DuplicateId, &at.key(key), &[("id", key)]);
        }
    }
    Some(entries)
}

/// Reads one key of an object.
pub(crate) fn field<T: Read>(
    entries: &[(String, Value)],
    key: &str,
    at: &At<'_>,
    faults: &mut Faults,
) -> Option<T> {
    match entries
        .iter()
        .find(|(name, value)| name == key && *value != Value::Null)
    {
        Some((_, value)) => T::read(value, &at.key(key), faults),
        None => T::absent().or_else(|| faults.none(Code::MissingKey, at, &[("key", key)])),
    }
}

impl<T: Read> Read for Option<T> {
    fn read(value: &Value, at: &At<'_>, faults: &mut Faults) -> Option<Self> {
        T::read(value, at, faults).map(Some)
    }

    fn absent() -> Option<Self> {
        Some(None)
    }
}

impl<T: Read> Read for Vec<T> {
    fn read(value: &Value, at: &At<'_>, faults: &mut Faults) -> Option<Self> {
        let Value::List(list) = value else {
            return wrong_type(value, "a list", at, faults);
        };
        if list.len() > MAX_ENTRIES {
            return faults.none(
                Code::TooMany,
                at,
                &[
                    ("found", &list.len().to_string()),
                    ("limit", &MAX_ENTRIES.to_string()),
                ],
            );
        }
        // Every entry is read, so that the faults of all are told.
        let read: Vec<_> = list
            .iter()
            .enumerate()
            .map(|(index, entry)| T::read(entry, &at.index(index), faults))
            .collect();
        read.into_iter().collect()
    }
}

impl<T: Read> Read for Box<T> {
    fn read(value: &Value, at: &At<'_>, faults: &mut Faults) -> Option<Self> {
        T::read(value, at, faults).map(Box::new)
    }
}

/// An object with free keys, in the order of the input.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Map<K, V>(pub(crate) Vec<(K, V)>);

impl<K: Read, V: Read> Read for Map<K, V> {
    fn read(value: &Value, at: &At<'_>, faults: &mut Faults) -> Option<Self> {
        let entries = entries(value, at, faults)?;
        if entries.len() > MAX_ENTRIES {
            return faults.none(
                Code::TooMany,
                at,
                &[
                    ("found", &entries.len().to_string()),
                    ("limit", &MAX_ENTRIES.to_string()),
                ],
            );
        }
        let read: Vec<_> = entries
            .iter()
            // As with known keys, nothing is the same as not being there.
            .filter(|(_, value)| *value != Value::Null)
            .map(|(key, value)| {
                let at = at.key(key);
                let key = K::read(&Value::Text(key.clone()), &at, faults);
                let value = V::read(value, &at, faults);
                key.zip(value)
            })
            .collect();
        read.into_iter().collect::<Option<Vec<_>>>().map(Map)
    }
}

#[cfg(feature = "schema")]
impl<K: schemars::JsonSchema, V: schemars::JsonSchema> schemars::JsonSchema for Map<K, V> {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        ["Map_of_", &V::schema_name()].concat().into()
    }
    fn inline_schema() -> bool {
        true
    }
    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let keys = generator.subschema_for::<K>();
        let values = generator.subschema_for::<V>();
        schemars::json_schema!({ "type": "object", "propertyNames": keys, "additionalProperties": values })
    }
}

/// Reads text and parses it; a number where money belongs gets its own message.
fn parsed<T>(
    value: &Value,
    code: Code,
    expected: &str,
    parse: impl Fn(&str) -> Option<T>,
    at: &At<'_>,
    faults: &mut Faults,
) -> Option<T> {
    match value {
        Value::Text(text) => parse(text).or_else(|| faults.none(code, at, &[("found", text)])),
        Value::Whole(_) | Value::Inexact if code == Code::BadMoney => {
            faults.none(Code::MoneyNotText, at, &[])
        }
        _ => wrong_type(value, expected, at, faults),
    }
}

impl Read for Money {
    fn read(value: &Value, at: &At<'_>, faults: &mut Faults) -> Option<Self> {
        let money = parsed(
            value,
            Code::BadMoney,
            "an amount as text, such as \"27.84\"",
            Self::parse,
            at,
            faults,
        )?;
        limited(
            money.0.abs() <= MAX_CENTS,
            money,
            &money.to_text(),
            &Money(MAX_CENTS).to_text(),
            at,
            faults,
        )
    }
}

impl Read for Rate {
    fn read(value: &Value, at: &At<'_>, faults: &mut Faults) -> Option<Self> {
        parsed(
            value,
            Code::BadRate,
            "a rate as text, such as \"0.0157\"",
            Self::parse,
            at,
            faults,
        )
    }
}

impl Read for Percent {
    fn read(value: &Value, at: &At<'_>, faults: &mut Faults) -> Option<Self> {
        parsed(
            value,
            Code::BadPercent,
            "a percentage as text, such as \"33.33\"",
            Self::parse,
            at,
            faults,
        )
    }
}

impl Read for Shares {
    fn read(value: &Value, at: &At<'_>, faults: &mut Faults) -> Option<Self> {
        let shares = parsed(
            value,
            Code::BadShares,
            "a number of shares as text, such as \"1\"",
            Self::parse,
            at,
            faults,
        )?;
        limited(
            shares.0 <= MAX_SHARE_UNITS,
            shares,
            &shares.to_text(),
            &Shares(MAX_SHARE_UNITS).to_text(),
            at,
            faults,
        )
    }
}

fn limited<T>(
    within: bool,
    value: T,
    found: &str,
    limit: &str,
    at: &At<'_>,
    faults: &mut Faults,
) -> Option<T> {
    if within {
        Some(value)
    } else {
        faults.none(Code::TooBig, at, &[("found", found), ("limit", limit)])
    }
}

/// A number of people, claims or rounds: whole and not negative.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Count(pub(crate) i128);

impl Count {
    /// The count as a plain number.
    #[must_use]
    pub const fn get(self) -> i128 {
        self.0
    }
}

impl Read for Count {
    fn read(value: &Value, at: &At<'_>, faults: &mut Faults) -> Option<Self> {
        match value {
            Value::Whole(count) if (0..=MAX_COUNT).contains(&i128::from(*count)) => {
                Some(Self(i128::from(*count)))
            }
            Value::Whole(_) | Value::Inexact => {
                faults.none(Code::BadCount, at, &[("limit", &MAX_COUNT.to_string())])
            }
            _ => wrong_type(value, "a whole number", at, faults),
        }
    }
}

impl serde::Serialize for Count {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // Counts stay below 10^10 (MAX_COUNT), far inside what a JavaScript number holds exactly.
        serializer.serialize_i64(i64::try_from(self.0).unwrap_or(i64::MAX))
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Count {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Count".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "integer", "minimum": 0, "maximum": 10_000_000_000_u64 })
    }
}

impl Read for bool {
    fn read(value: &Value, at: &At<'_>, faults: &mut Faults) -> Option<Self> {
        match value {
            Value::Bool(value) => Some(*value),
            _ => wrong_type(value, "true or false", at, faults),
        }
    }
}

/// Text that people read: not empty, no control characters, nothing that changes the direction of the text around it.
impl Read for String {
    fn read(value: &Value, at: &At<'_>, faults: &mut Faults) -> Option<Self> {
        match value {
            Value::Text(text)
                if text.is_empty() || text.len() > MAX_TEXT || text.chars().any(unprintable) =>
            {
                faults.none(Code::BadText, at, &[("limit", &MAX_TEXT.to_string())])
            }
            Value::Text(text) => Some(text.clone()),
            _ => wrong_type(value, "text", at, faults),
        }
    }
}

macro_rules! text_type {
    ($(#[$meta:meta])* $name:ident, $code:ident, $expected:literal, $pattern:literal, $check:expr) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub struct $name(pub(crate) String);

        impl Read for $name {
            fn read(value: &Value, at: &At<'_>, faults: &mut Faults) -> Option<Self> {
                let check: fn(&str) -> bool = $check;
                parsed(value, Code::$code, $expected, |text| check(text).then(|| Self(text.to_owned())), at, faults)
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.0)
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

text_type!(
    /// The id of a part of a settlement: 1 to 64 letters, digits and hyphens, beginning with a letter.
    Id, BadId, "an id as text", r"^[A-Za-z][A-Za-z0-9-]{0,63}$",
    |text| text.len() <= 64
        && text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
);

impl Id {
    /// The id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

text_type!(
    /// A language tag (BCP 47) of the simple form `en` or `pt-BR`.
    Language, BadLanguage, "a language tag as text", r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$",
    |text| {
        let mut parts = text.split('-');
        let language = parts.next().unwrap_or("");
        (2..=3).contains(&language.len())
            && language.bytes().all(|byte| byte.is_ascii_lowercase())
            && parts.all(|part| (2..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric()))
    }
);

text_type!(
    /// A date as far as it is known: `2022`, `2022-10` or `2022-10-27`.
    PartialDate, BadDate, "a date as text, such as \"2022-10-27\"",
    r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$", is_partial_date
);

text_type!(
    /// An address of a web page; https only, since it becomes a link.
    Url, NotHttps, "an https address as text", r#"^https://[^\s<>"'`\\{}|^]+$"#,
    |text| text.len() <= 2_000
        && text.strip_prefix("https://").is_some_and(|rest| {
            !rest.is_empty() && !rest.chars().any(|c| c.is_whitespace() || unprintable(c) || "<>\"'`\\{}|^".contains(c))
        })
);

fn is_partial_date(text: &str) -> bool {
    let number = |part: Option<&str>, length: usize| -> Option<u32> {
        part.filter(|part| part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit()))?
            .parse()
            .ok()
    };
    let mut parts = text.split('-');
    let Some(year) = number(parts.next(), 4) else {
        return false;
    };
    let Some(month) = parts.next() else {
        return true;
    };
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let days = match number(Some(month), 2) {
        Some(2) if leap => 29,
        Some(2) => 28,
        Some(4 | 6 | 9 | 11) => 30,
        Some(1..=12) => 31,
        _ => return false,
    };
    match parts.next() {
        None => true,
        day => {
            number(day, 2).is_some_and(|day| (1..=days).contains(&day)) && parts.next().is_none()
        }
    }
}

/// A struct read from an object: keys, reader and schema from one definition. Unknown keys are faults.
macro_rules! record {
    ($(#[$meta:meta])* $name:ident { $($(#[$field_meta:meta])* $field:ident: $type:ty = $key:literal),* $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[cfg_attr(feature = "schema", schemars(deny_unknown_fields))]
        pub struct $name {
            $(
                $(#[$field_meta])*
                #[cfg_attr(feature = "schema", schemars(rename = $key))]
                pub(crate) $field: $type,
            )*
        }

        impl $crate::read::Read for $name {
            fn read(value: &$crate::value::Value, at: &$crate::read::At<'_>, faults: &mut $crate::fault::Faults) -> Option<Self> {
                let entries = $crate::read::fields(value, &[$($key),*], at, faults)?;
                $(let $field = $crate::read::field(entries, $key, at, faults);)*
                Some(Self { $($field: $field?),* })
            }
        }
    };
}

/// An enum read from an object with exactly one of several keys.
macro_rules! one_of {
    ($(#[$meta:meta])* $name:ident { $($(#[$variant_meta:meta])* $variant:ident($type:ty) = $key:literal),* $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        pub enum $name {
            $(
                $(#[$variant_meta])*
                #[cfg_attr(feature = "schema", schemars(rename = $key))]
                $variant($type),
            )*
        }

        impl $crate::read::Read for $name {
            fn read(value: &$crate::value::Value, at: &$crate::read::At<'_>, faults: &mut $crate::fault::Faults) -> Option<Self> {
                let known = [$($key),*];
                let entries = $crate::read::fields(value, &known, at, faults)?;
                match entries {
                    $([(key, value)] if key == $key => $crate::read::Read::read(value, &at.key($key), faults).map(Self::$variant),)*
                    _ => {
                        faults.push($crate::fault::Code::OneKeyNeeded, at, &[("known", &known.join(", "))]);
                        None
                    }
                }
            }
        }
    };
}

/// An enum read from and written as one of a list of words.
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
            /// The word as it stands in the file.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word),* }
            }
        }

        impl $crate::read::Read for $name {
            fn read(value: &$crate::value::Value, at: &$crate::read::At<'_>, faults: &mut $crate::fault::Faults) -> Option<Self> {
                let words = [$($word),*];
                match value {
                    $($crate::value::Value::Text(text) if text == $word => Some(Self::$variant),)*
                    $crate::value::Value::Text(text) => {
                        faults.push($crate::fault::Code::UnknownWord, at, &[("found", text), ("known", &words.join(", "))]);
                        None
                    }
                    _ => $crate::read::wrong_type(value, "text", at, faults),
                }
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }
    };
}

pub(crate) use {one_of, record, words};
