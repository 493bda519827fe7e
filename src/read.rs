//! Reading typed data out of a [`Value`]: a cursor that knows its path, and macros that define a type, its reader and
//! its schema in one place.
//!
//! All faults of an input are collected; a reader returns `None` once it has recorded why.

use crate::amount::{MAX_CENTS, MAX_COUNT, MAX_SHARE_UNITS, Money, Multiple, Percent, RATE_UNITS, Rate, Shares};
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
    pub(crate) const ROOT: At<'static> = At { outer: None, key: Key::Root };

    pub(crate) fn key(&'a self, name: &'a str) -> At<'a> {
        At { outer: Some(self), key: Key::Name(name) }
    }

    pub(crate) fn index(&'a self, index: usize) -> At<'a> {
        At { outer: Some(self), key: Key::Index(index) }
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
            let params = params.iter().map(|(name, value)| (*name, shorten(value))).collect();
            self.0.push(Fault::new(code, at.pointer(), params));
        }
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
    let short: String = text.chars().filter(|c| !unprintable(*c)).take(300).collect();
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
pub(crate) fn wrong_type(value: &Value, expected: &str, at: &At<'_>, faults: &mut Faults) {
    faults.push(Code::WrongType, at, &[("found", value.kind()), ("expected", expected)]);
}

/// The keys and values of an object.
pub(crate) fn entries<'v>(value: &'v Value, at: &At<'_>, faults: &mut Faults) -> Option<&'v [(String, Value)]> {
    if let Value::Object(entries) = value {
        return Some(entries);
    }
    wrong_type(value, "an object", at, faults);
    None
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
            faults.push(Code::UnknownKey, &at.key(key), &[("key", key), ("known", &known.join(", "))]);
        } else if entries.iter().take(index).any(|(earlier, _)| earlier == key) {
            faults.push(Code::DuplicateId, &at.key(key), &[("id", key)]);
        }
    }
    Some(entries)
}

/// The value of a key. Nothing (`null`, `undefined`) is the same as a key that is not there.
fn given<'v>(entries: &'v [(String, Value)], key: &str) -> Option<&'v Value> {
    entries.iter().find(|(name, value)| name == key && *value != Value::Null).map(|(_, value)| value)
}

/// Whether `value` is an object with this key.
pub(crate) fn has(value: &Value, key: &str) -> bool {
    matches!(value, Value::Object(entries) if given(entries, key).is_some())
}

/// Reads one key of an object.
pub(crate) fn field<T: Read>(entries: &[(String, Value)], key: &str, at: &At<'_>, faults: &mut Faults) -> Option<T> {
    if let Some(value) = given(entries, key) {
        return T::read(value, &at.key(key), faults);
    }
    let absent = T::absent();
    if absent.is_none() {
        faults.push(Code::MissingKey, at, &[("key", key)]);
    }
    absent
}

/// Refuses more entries than a list or a free object may have.
fn few_enough(found: usize, at: &At<'_>, faults: &mut Faults) -> bool {
    if found > MAX_ENTRIES {
        faults.push(Code::TooMany, at, &[("found", &found.to_string()), ("limit", &MAX_ENTRIES.to_string())]);
    }
    found <= MAX_ENTRIES
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
            wrong_type(value, "a list", at, faults);
            return None;
        };
        if !few_enough(list.len(), at, faults) {
            return None;
        }
        let mut all = Self::with_capacity(list.len());
        // Every entry is read, so that the faults of all are told.
        for (index, entry) in list.iter().enumerate() {
            if let Some(entry) = T::read(entry, &at.index(index), faults) {
                all.push(entry);
            }
        }
        (all.len() == list.len()).then_some(all)
    }
}

impl<T: Read> Read for Box<T> {
    fn read(value: &Value, at: &At<'_>, faults: &mut Faults) -> Option<Self> {
        T::read(value, at, faults).map(Box::new)
    }
}

/// An object with free keys, in the order of the input.
#[derive(Debug, Clone, PartialEq)]
pub struct Map<K, V>(pub Vec<(K, V)>);

impl<K: Read, V: Read> Read for Map<K, V> {
    fn read(value: &Value, at: &At<'_>, faults: &mut Faults) -> Option<Self> {
        let entries = entries(value, at, faults)?;
        if !few_enough(entries.len(), at, faults) {
            return None;
        }
        let mut all = Some(Vec::with_capacity(entries.len()));
        for (key, value) in entries.iter().filter(|(_, value)| *value != Value::Null) {
            let at = at.key(key);
            let key = K::read(&Value::Text(key.clone()), &at, faults);
            let value = V::read(value, &at, faults);
            match (&mut all, key, value) {
                (Some(all), Some(key), Some(value)) => all.push((key, value)),
                _ => all = None,
            }
        }
        all.map(Self)
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
        schemars::json_schema!({ "type": "object", "propertyNames": keys, "additionalProperties": values })
    }
}

/// The text of a value; a number where money belongs gets its own message.
pub(crate) fn text<'v>(
    value: &'v Value,
    code: Code,
    expected: &str,
    at: &At<'_>,
    faults: &mut Faults,
) -> Option<&'v str> {
    match value {
        Value::Text(text) => return Some(text),
        Value::Whole(_) | Value::Inexact if code == Code::BadMoney => faults.push(Code::MoneyNotText, at, &[]),
        _ => wrong_type(value, expected, at, faults),
    }
    None
}

/// Reads text as whole units, none above `limit`.
fn units(
    value: &Value,
    code: Code,
    expected: &str,
    parse: fn(&str) -> Option<i128>,
    limit: (i128, &str),
    at: &At<'_>,
    faults: &mut Faults,
) -> Option<i128> {
    let text = text(value, code, expected, at, faults)?;
    let units = parse(text);
    match units {
        None => faults.push(code, at, &[("found", text)]),
        Some(units) if units.abs() > limit.0 => faults.push(Code::TooBig, at, &[("found", text), ("limit", limit.1)]),
        Some(_) => return units,
    }
    None
}

impl Read for Money {
    fn read(value: &Value, at: &At<'_>, faults: &mut Faults) -> Option<Self> {
        let parse = |text: &str| Self::parse(text).map(|money| money.0);
        units(
            value,
            Code::BadMoney,
            "an amount as text, such as \"27.84\"",
            parse,
            (MAX_CENTS, "10000000000000.00"),
            at,
            faults,
        )
        .map(Self)
    }
}

impl Read for Rate {
    fn read(value: &Value, at: &At<'_>, faults: &mut Faults) -> Option<Self> {
        let parse = |text: &str| Self::parse(text).map(|rate| rate.0);
        units(value, Code::BadRate, "a rate as text, such as \"0.0157\"", parse, (RATE_UNITS, "1"), at, faults)
            .map(Self)
    }
}

impl Read for Percent {
    fn read(value: &Value, at: &At<'_>, faults: &mut Faults) -> Option<Self> {
        let parse = |text: &str| Self::parse(text).map(|percent| percent.0);
        units(
            value,
            Code::BadPercent,
            "a percentage as text, such as \"33.33\"",
            parse,
            (RATE_UNITS, "100"),
            at,
            faults,
        )
        .map(Self)
    }
}

impl Read for Shares {
    fn read(value: &Value, at: &At<'_>, faults: &mut Faults) -> Option<Self> {
        let parse = |text: &str| Self::parse(text).map(|shares| shares.0);
        units(
            value,
            Code::BadShares,
            "a number of shares as text, such as \"1\"",
            parse,
            (MAX_SHARE_UNITS, "1000000"),
            at,
            faults,
        )
        .map(Self)
    }
}

impl Read for Multiple {
    fn read(value: &Value, at: &At<'_>, faults: &mut Faults) -> Option<Self> {
        let parse = |text: &str| Self::parse(text).map(|multiple| multiple.0);
        units(
            value,
            Code::BadMultiple,
            "a multiple as text, such as \"1.5\"",
            parse,
            (MAX_SHARE_UNITS, "1000000"),
            at,
            faults,
        )
        .map(Self)
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
                return Some(Self(i128::from(*count)));
            }
            Value::Whole(_) | Value::Inexact => faults.push(Code::BadCount, at, &[("limit", &MAX_COUNT.to_string())]),
            _ => wrong_type(value, "a whole number", at, faults),
        }
        None
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
        schemars::json_schema!({ "description": "A whole number of people, claims or rounds.", "type": "integer", "minimum": 0, "maximum": 10_000_000_000_u64 })
    }
}

/// Text of the file that is checked but not kept: whoever shows it has the file. Keeping it out of the core keeps the
/// core small.
macro_rules! checked_text {
    ($(#[$meta:meta])* $name:ident, $code:ident, $expected:literal, { $($schema:tt)* }, $check:expr) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub struct $name;

        impl Read for $name {
            fn read(value: &Value, at: &At<'_>, faults: &mut Faults) -> Option<Self> {
                check_text(value, Code::$code, $expected, $check, at, faults).map(|_| Self)
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

fn check_text<'v>(
    value: &'v Value,
    code: Code,
    expected: &str,
    check: fn(&str) -> bool,
    at: &At<'_>,
    faults: &mut Faults,
) -> Option<&'v str> {
    let text = text(value, code, expected, at, faults)?;
    if check(text) {
        return Some(text);
    }
    faults.push(code, at, &[("found", text), ("limit", &MAX_TEXT.to_string())]);
    None
}

checked_text!(
    /// Text for people to read: not empty, no control characters, nothing that changes the direction of the text around it.
    Prose, BadText, "text", { "minLength": 1, "maxLength": 10_000 },
    |text| !text.is_empty() && text.len() <= MAX_TEXT && !text.chars().any(unprintable)
);

checked_text!(
    /// A language tag (BCP 47) of the simple form `en` or `pt-BR`.
    Language, BadLanguage, "a language tag as text", { "pattern": r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$" },
    |text| {
        let mut parts = text.split('-');
        let language = parts.next().unwrap_or("");
        (2..=3).contains(&language.len())
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
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Id(String);

impl Id {
    /// The id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Read for Id {
    fn read(value: &Value, at: &At<'_>, faults: &mut Faults) -> Option<Self> {
        let is_id = |text: &str| {
            text.len() <= 64
                && text.bytes().next().is_some_and(|byte| byte.is_ascii_alphabetic())
                && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        };
        check_text(value, Code::BadId, "an id as text", is_id, at, faults).map(|text| Self(text.to_owned()))
    }
}

impl serde::Serialize for Id {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
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

/// A date as far as it is known: `2022`, `2022-10` or `2022-10-27`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PartialDate {
    year: u32,
    /// 0 if not known.
    month: u32,
    /// 0 if not known.
    day: u32,
}

impl PartialDate {
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let number = |part: &str, length: usize| -> Option<u32> {
            (part.len() == length).then(|| {
                part.bytes()
                    .try_fold(0_u32, |number, byte| number.checked_mul(10)?.checked_add(char::from(byte).to_digit(10)?))
            })?
        };
        let mut parts = text.split('-');
        let year = number(parts.next()?, 4)?;
        let month = parts.next().map_or(Some(0), |part| number(part, 2).filter(|month| (1..=12).contains(month)))?;
        let last = days_in(year, month);
        let day = parts.next().map_or(Some(0), |part| number(part, 2).filter(|day| (1..=last).contains(day)))?;
        parts.next().is_none().then_some(Self { year, month, day })
    }

    /// Whether it is certainly after `other`, as far as both are known.
    pub(crate) fn is_after(self, other: Self) -> bool {
        let known = |a: u32, b: u32| if a == 0 || b == 0 { (0, 0) } else { (a, b) };
        let (month, other_month) = known(self.month, other.month);
        let (day, other_day) = known(self.day, other.day);
        (self.year, month, day) > (other.year, other_month, other_day)
    }
}

/// Days in a month of a year.
fn days_in(year: u32, month: u32) -> u32 {
    match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

impl Read for PartialDate {
    fn read(value: &Value, at: &At<'_>, faults: &mut Faults) -> Option<Self> {
        let valid = |text: &str| Self::parse(text).is_some();
        Self::parse(check_text(value, Code::BadDate, "a date as text, such as \"2022-10-27\"", valid, at, faults)?)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for PartialDate {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "PartialDate".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "description": "A date as far as it is known: `2022`, `2022-10` or `2022-10-27`.", "type": "string", "pattern": r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$" })
    }
}

/// A day, such as `2022-10-27`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    pub(crate) year: u32,
    pub(crate) month: u32,
    pub(crate) day: u32,
}

impl Date {
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let PartialDate { year, month, day } = PartialDate::parse(text)?;
        (day > 0).then_some(Self { year, month, day })
    }

    /// A number that grows with the day.
    pub(crate) fn ordinal(self) -> i128 {
        let months = i128::from(self.months());
        months.saturating_mul(32).saturating_add(i128::from(self.day))
    }

    /// Months since the year nought.
    pub(crate) fn months(self) -> u32 {
        self.year.saturating_mul(12).saturating_add(self.month)
    }

    /// Whether it is the last day of its month.
    pub(crate) fn ends_month(self) -> bool {
        self.day == days_in(self.year, self.month)
    }
}

impl Read for Date {
    fn read(value: &Value, at: &At<'_>, faults: &mut Faults) -> Option<Self> {
        let valid = |text: &str| Self::parse(text).is_some();
        Self::parse(check_text(value, Code::BadDay, "a day as text, such as \"2022-10-27\"", valid, at, faults)?)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Date {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Date".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "description": "A day: `2022-10-27`.", "type": "string", "pattern": r"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$" })
    }
}

/// Which of several words a value is.
pub(crate) fn word(value: &Value, words: &[&str], at: &At<'_>, faults: &mut Faults) -> Option<usize> {
    let found = text(value, Code::UnknownWord, "text", at, faults)?;
    let index = words.iter().position(|word| *word == found);
    if index.is_none() {
        faults.push(Code::UnknownWord, at, &[("found", found), ("known", &words.join(", "))]);
    }
    index
}

/// The one key of an object that must have exactly one of several, and its value.
pub(crate) fn only_key<'v>(
    value: &'v Value,
    known: &[&str],
    at: &At<'_>,
    faults: &mut Faults,
) -> Option<(&'v str, &'v Value)> {
    match fields(value, known, at, faults)? {
        [(key, value)] => known.contains(&key.as_str()).then_some((key.as_str(), value)),
        _ => {
            faults.push(Code::OneKeyNeeded, at, &[("known", &known.join(", "))]);
            None
        }
    }
}

/// A struct read from an object: keys, reader and schema from one definition. Unknown keys are faults.
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
            fn read(value: &$crate::value::Value, at: &$crate::read::At<'_>, faults: &mut $crate::fault::Faults) -> Option<Self> {
                let (key, value) = $crate::read::only_key(value, &[$($key),*], at, faults)?;
                match key {
                    $($key => $crate::read::Read::read(value, &at.key($key), faults).map(Self::$variant),)*
                    _ => None,
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
            /// The words as they stand in the file, in the order of the variants.
            const WORDS: &[&str] = &[$($word),*];

            /// The word as it stands in the file.
            pub(crate) fn word(self) -> &'static str {
                Self::WORDS.get(self as usize).copied().unwrap_or_default()
            }
        }

        impl $crate::read::Read for $name {
            fn read(value: &$crate::value::Value, at: &$crate::read::At<'_>, faults: &mut $crate::fault::Faults) -> Option<Self> {
                $crate::read::word(value, Self::WORDS, at, faults).and_then(|index| [$(Self::$variant),*].get(index).copied())
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.word())
            }
        }
    };
}

pub(crate) use {one_of, record, words};
