//! Plain data as it comes in (JSON or a JavaScript object), before anything is known about its meaning.
//!
//! Only this small type is deserialised by serde; everything else is read from it by [`crate::read`]. That keeps the
//! module small and lets every fault name its place.

use std::cell::{Cell, RefCell};
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use crate::fault::{Code, Fault};

/// Deepest nesting read. A settlement file needs about ten levels; an object that contains itself has no end.
pub(crate) const MAX_DEPTH: usize = 32;
/// Most values (of any kind, counted together) read from one input.
pub(crate) const MAX_VALUES: usize = 100_000;

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

impl Value {
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

    /// Reads a value from any serde data format, refusing what is nested too deep, too large, or not plain data.
    ///
    /// # Errors
    ///
    /// `too-deep`, `too-large` or `not-plain-data`, with the path at which reading stopped.
    ///
    /// ```
    /// # use prorata::Value;
    /// let value = Value::from_deserializer(&mut serde_json::Deserializer::from_str(r#"{"gross":"92000000.00"}"#));
    /// assert!(matches!(value, Ok(Value::Object(_))));
    /// ```
    pub fn from_deserializer<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, Fault> {
        let progress = Progress {
            values: Cell::new(0),
            depth: Cell::new(0),
            stopped: Cell::new(Code::NotPlainData),
            path: RefCell::default(),
        };
        Seed(&progress).deserialize(deserializer).map_err(|_| {
            let limit = match progress.stopped.get() {
                Code::TooDeep => MAX_DEPTH,
                _ => MAX_VALUES,
            };
            let path = progress
                .path
                .take()
                .iter()
                .rev()
                .fold(String::new(), |path, key| {
                    path + "/" + &crate::read::escape(key)
                });
            Fault::new(
                progress.stopped.get(),
                path,
                vec![("limit", limit.to_string())],
            )
        })
    }
}

/// How far reading has come, and where and why it stopped.
struct Progress {
    values: Cell<usize>,
    depth: Cell<usize>,
    stopped: Cell<Code>,
    /// Keys from the place of the fault outwards.
    path: RefCell<Vec<String>>,
}

impl Progress {
    fn stop<E: Error>(&self, code: Code) -> E {
        self.stopped.set(code);
        E::custom(code.as_str())
    }

    fn enter<E: Error>(&self) -> Result<(), E> {
        let depth = self.depth.get().saturating_add(1);
        self.depth.set(depth);
        if depth > MAX_DEPTH {
            Err(self.stop(Code::TooDeep))
        } else {
            Ok(())
        }
    }

    fn leave(&self) {
        self.depth.set(self.depth.get().saturating_sub(1));
    }
}

#[derive(Clone, Copy)]
struct Seed<'a>(&'a Progress);

impl<'de> DeserializeSeed<'de> for Seed<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        let values = self.0.values.get().saturating_add(1);
        self.0.values.set(values);
        if values > MAX_VALUES {
            return Err(self.0.stop(Code::TooLarge));
        }
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

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::Text(value.to_owned()))
    }

    fn visit_string<E>(self, value: String) -> Result<Value, E> {
        Ok(Value::Text(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        self.0.enter()?;
        let mut list = Vec::new();
        loop {
            match entries.next_element_seed(self) {
                Ok(Some(value)) => list.push(value),
                Ok(None) => break,
                Err(error) => {
                    self.0.path.borrow_mut().push(list.len().to_string());
                    return Err(error);
                }
            }
        }
        self.0.leave();
        Ok(Value::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        self.0.enter()?;
        let mut object = Vec::new();
        while let Some(key) = entries.next_key::<String>()? {
            match entries.next_value_seed(self) {
                Ok(value) => object.push((key, value)),
                Err(error) => {
                    self.0.path.borrow_mut().push(key);
                    return Err(error);
                }
            }
        }
        self.0.leave();
        Ok(Value::Object(object))
    }
}
