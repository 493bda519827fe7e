//! Plain data as it comes in (JSON or a JavaScript object), before anything is known about its meaning.
//!
//! Everything else is decoded from this small type by [`super::decode`]. That keeps the module small and lets every fault
//! name its place.

use std::cell::Cell;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};

use crate::error::{Code, Fault, Faults};

/// Plain data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// `null` or `undefined`: the same as if the key were not there.
    Null,
    /// True or false.
    Bool(bool),
    /// A whole number.
    Whole(i64),
    /// A number that is not whole, not finite, or too large to be exact. No field takes one, so its value is not kept.
    Inexact,
    /// Text.
    Text(String),
    /// A list.
    List(Vec<Value>),
    /// Keys and values in the order of the input.
    Object(Vec<(String, Value)>),
}

/// What is read of one input at most, from JSON and from JavaScript alike: the build hands these figures on to
/// `www/core/plain.ts`.
impl Value {
    /// Levels of nesting. A settlement file needs about ten; an object that contains itself has no end.
    pub const MOST_LEVELS: usize = 32;
    /// Values of any kind, counted together.
    pub const MOST_VALUES: usize = 20_000;
    /// Characters of all texts and keys together, as JavaScript counts them: those beyond U+FFFF are two. The largest file
    /// of the catalogue has some 27,000.
    pub const MOST_TEXT: usize = 1_000_000;
}

impl Value {
    /// The keys and values of an object; none of anything else.
    pub(crate) fn entries(&self) -> &[(String, Self)] {
        match self {
            Self::Object(entries) => entries,
            _ => &[],
        }
    }

    /// The value of a key. Nothing (`null`, `undefined`) is the same as a key that is not there.
    pub(crate) fn get(&self, key: &str) -> &Self {
        let given = self.entries().iter().find(|(name, value)| name == key && *value != Self::Null);
        given.map_or(&Self::Null, |(_, value)| value)
    }

    /// Whether it is an object with this key.
    pub(crate) fn has(&self, key: &str) -> bool {
        *self.get(key) != Self::Null
    }

    /// The text; empty for anything else.
    pub(crate) fn text(&self) -> &str {
        match self {
            Self::Text(text) => text,
            _ => "",
        }
    }

    /// The kind of value, for error messages.
    pub(crate) const fn kind(&self) -> &'static str {
        match self {
            Self::Null => "nothing",
            Self::Bool(_) => "true or false",
            Self::Whole(_) => "a number",
            Self::Inexact => "a number that is not whole and exact",
            Self::Text(_) => "text",
            Self::List(_) => "a list",
            Self::Object(_) => "an object",
        }
    }

    /// Reads a value from any serde data format, refusing what is nested too deep or too large.
    ///
    /// # Errors
    ///
    /// `too-deep`, `too-large` or `too-much-text`; or what the format itself refuses, in its own words.
    ///
    /// ```
    /// # use prorata::Value;
    /// let value = Value::from_deserializer(&mut serde_json::Deserializer::from_str(r#"{"gross":"92000000.00"}"#));
    /// assert!(matches!(value, Ok(Value::Object(_))));
    /// ```
    pub fn from_deserializer<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, Unreadable<D::Error>> {
        let size = Size::default();
        let stopped = Cell::new(None);
        let seed = Seed { size: &size, depth: 0, stopped: &stopped };
        seed.deserialize(deserializer).map_err(|error| match stopped.get() {
            Some(code) => Unreadable::Refused(beyond(code).into()),
            None => Unreadable::Format(error),
        })
    }

    /// Reads a value from JSON text.
    ///
    /// # Errors
    ///
    /// As [`Value::from_deserializer`]; a mistake in the JSON is told with its line and column.
    ///
    /// ```
    /// # use prorata::Value;
    /// let error = Value::from_json("{\n  \"gross\": 92,000 }").unwrap_err();
    /// assert_eq!(error.to_string(), "key must be a string at line 2 column 15");
    /// ```
    #[cfg(feature = "json")]
    pub fn from_json(text: &str) -> Result<Self, Unreadable<serde_json::Error>> {
        let mut deserializer = serde_json::Deserializer::from_str(text);
        let value = Self::from_deserializer(&mut deserializer)?;
        deserializer.end().map_err(Unreadable::Format)?;
        Ok(value)
    }
}

/// Why something could not be read.
#[derive(Debug)]
pub enum Unreadable<E> {
    /// The data format is not kept to: `E` says where and how.
    Format(E),
    /// What it says is refused.
    Refused(Faults),
}

impl<E> From<Faults> for Unreadable<E> {
    fn from(faults: Faults) -> Self {
        Self::Refused(faults)
    }
}

impl<E: fmt::Display> fmt::Display for Unreadable<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Format(error) => error.fmt(f),
            Self::Refused(faults) => faults.fmt(f),
        }
    }
}

impl<E: std::error::Error> std::error::Error for Unreadable<E> {}

/// How much of an input has been read. A small text can stand for an endless one, so it is counted while reading.
#[derive(Default)]
struct Size {
    values: Cell<usize>,
    text: Cell<usize>,
}

impl Size {
    /// Counts one more value at this depth, or says which limit it breaks.
    fn admit(&self, depth: usize) -> Result<(), Code> {
        self.values.set(self.values.get().saturating_add(1));
        match () {
            () if depth > Value::MOST_LEVELS => Err(Code::TooDeep),
            () if self.values.get() > Value::MOST_VALUES => Err(Code::TooLarge),
            () => Ok(()),
        }
    }

    /// Counts one more text or key.
    fn admit_text(&self, text: &str) -> Result<(), Code> {
        self.text.set(self.text.get().saturating_add(text.encode_utf16().count()));
        if self.text.get() > Value::MOST_TEXT { Err(Code::TooMuchText) } else { Ok(()) }
    }
}

/// The fault to report where reading stopped.
fn beyond(code: Code) -> Fault {
    let limit = match code {
        Code::TooDeep => Value::MOST_LEVELS,
        Code::TooLarge => Value::MOST_VALUES,
        _ => Value::MOST_TEXT,
    };
    Fault::new(code, String::new(), vec![("limit", limit.to_string())])
}

#[derive(Clone, Copy)]
struct Seed<'a> {
    size: &'a Size,
    depth: usize,
    /// The limit at which reading stopped, should it stop there.
    stopped: &'a Cell<Option<Code>>,
}

impl Seed<'_> {
    const fn deeper(self) -> Self {
        Self { depth: self.depth.saturating_add(1), ..self }
    }

    /// Stops reading at a limit.
    fn admitted<E: serde::de::Error>(self, admitted: Result<(), Code>) -> Result<(), E> {
        admitted.map_err(|code| {
            self.stopped.set(Some(code));
            E::custom("limit")
        })
    }
}

impl<'de> DeserializeSeed<'de> for Seed<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        self.admitted(self.size.admit(self.depth))?;
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Seed<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("plain data")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::Whole(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(i64::try_from(value).map_or(Value::Inexact, Value::Whole))
    }

    fn visit_f64<E>(self, _: f64) -> Result<Value, E> {
        Ok(Value::Inexact)
    }

    fn visit_str<E: serde::de::Error>(self, value: &str) -> Result<Value, E> {
        self.admitted(self.size.admit_text(value))?;
        Ok(Value::Text(value.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(value) = entries.next_element_seed(self.deeper())? {
            list.push(value);
        }
        Ok(Value::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let mut object = Vec::new();
        while let Some(key) = entries.next_key::<String>()? {
            self.admitted(self.size.admit_text(&key))?;
            object.push((key, entries.next_value_seed(self.deeper())?));
        }
        Ok(Value::Object(object))
    }
}
