//! What an input may look like: tables that one small interpreter checks a value against.
//!
//! The tables are made by the macros in [`super::decode`] from the definition of each type, together with what takes the
//! values out and, for the published schema, what describes them. Checking by table instead of by code for every type
//! keeps the module small, and lets all faults of an input be told at once.

use super::value::Value;
use crate::error::{Code, Faults, Path};
use crate::number::MAX_COUNT;

/// Most entries of a list or of an object with free keys.
const MAX_ENTRIES: usize = 1_000;

/// What a value may be.
pub(crate) enum Shape {
    /// An object with these keys.
    Record(&'static [Key]),
    /// An object with exactly one of these keys.
    OneOf(&'static [Key]),
    /// The first of these whose key an object has, or else the last.
    Pick(&'static [(&'static str, &'static Shape)], &'static Shape),
    /// One of these if it is text, else the shape.
    WordsOr(&'static [&'static str], &'static Shape),
    /// One of these.
    Words(&'static [&'static str]),
    /// A list.
    List(&'static Shape),
    /// An object with free keys; nothing is the same as a key that is not there.
    Map(&'static Shape, &'static Shape),
    /// An object with free keys, of which this one must be there.
    MapWith(&'static str, &'static Shape, &'static Shape),
    /// A single value, or an object from `low` to `high`.
    Range(&'static Shape),
    /// Text that stands for something.
    Scalar(Scalar),
    /// A number of claims or people.
    Count,
    /// The word `true`.
    True,
    /// An answer, whose question decides what it may be.
    Answer,
    /// A shape that contains itself.
    Within(fn() -> &'static Shape),
}

/// A key of an object.
pub(crate) struct Key {
    pub(crate) name: &'static str,
    pub(crate) optional: bool,
    pub(crate) shape: &'static Shape,
}

/// Text that stands for something.
pub(crate) struct Scalar {
    /// The fault if it does not.
    pub(crate) code: Code,
    /// What is needed.
    pub(crate) expected: &'static str,
    /// How many smallest units it stands for; nought if it cannot be counted.
    pub(crate) units: fn(&str) -> Option<i128>,
    /// The most units there may be.
    pub(crate) most: i64,
    /// The same in words.
    pub(crate) limit: &'static str,
}

/// Records every fault of a value.
pub(crate) fn check(shape: &Shape, value: &Value, path: &Path<'_>, faults: &mut Faults) {
    match shape {
        Shape::Record(keys) => record(keys, value, path, faults),
        Shape::OneOf(keys) => one_of(keys, value, path, faults),
        Shape::Pick(shapes, otherwise) => {
            let picked = shapes.iter().find(|(key, _)| value.has(key)).map_or(*otherwise, |(_, shape)| shape);
            check(picked, value, path, faults);
        }
        Shape::WordsOr(words, shape) if matches!(value, Value::Text(_)) => {
            let keys = match shape {
                Shape::OneOf(keys) => keys.iter().map(|key| key.name).collect::<Vec<_>>().join(" / "),
                _ => String::new(),
            };
            let object = ["an object with the key ", &keys].concat();
            word(words, &[&object], value, path, faults);
        }
        Shape::WordsOr(_, shape) => check(shape, value, path, faults),
        Shape::Words(words) => word(words, &[], value, path, faults),
        Shape::List(shape) => match value {
            Value::List(list) if few_enough(list.len(), path, faults) => {
                for (index, entry) in list.iter().enumerate() {
                    check(shape, entry, &path.index(index), faults);
                }
            }
            Value::List(_) => {}
            _ => wrong_type(value, "a list", path, faults),
        },
        Shape::Map(keys, values) => map(keys, values, true, value, path, faults),
        Shape::MapWith(key, keys, values) => {
            map(keys, values, false, value, path, faults);
            if matches!(value, Value::Object(_)) && !value.has(key) {
                faults.push(Code::MissingKey, path, &[("key", key)]);
            }
        }
        Shape::Range(unit) => range(unit, value, path, faults),
        Shape::Scalar(scalar) => self::scalar(scalar, value, path, faults),
        Shape::Count => match value {
            Value::Whole(_) | Value::Inexact => {
                if units(shape, value).is_none() {
                    faults.push(Code::BadCount, path, &[("limit", &MAX_COUNT.to_string())]);
                }
            }
            _ => wrong_type(value, "a whole number", path, faults),
        },
        Shape::True if *value == Value::Bool(true) => {}
        Shape::True => wrong_type(value, "true", path, faults),
        Shape::Answer => match value {
            // Judged with the question it answers.
            Value::Bool(_) | Value::Text(_) => {}
            Value::Whole(_) | Value::Inexact => check(&Shape::Count, value, path, faults),
            _ => wrong_type(value, "true, false, text or a whole number", path, faults),
        },
        Shape::Within(shape) => check(shape(), value, path, faults),
    }
}

/// Records that `value` is of the wrong kind.
fn wrong_type(value: &Value, expected: &str, path: &Path<'_>, faults: &mut Faults) {
    faults.push(Code::WrongType, path, &[("found", value.kind()), ("expected", expected)]);
}

/// The keys of an object, which must be among `known` and differ.
fn known_keys<'v>(
    known: &[Key],
    value: &'v Value,
    path: &Path<'_>,
    faults: &mut Faults,
) -> Option<&'v [(String, Value)]> {
    let Value::Object(entries) = value else {
        wrong_type(value, "an object", path, faults);
        return None;
    };
    for (index, (key, _)) in entries.iter().enumerate() {
        if !known.iter().any(|known| known.name == key) {
            faults.push(Code::UnknownKey, &path.key(key), &[("key", key), ("known", &names(known))]);
        } else if entries.iter().take(index).any(|(earlier, _)| earlier == key) {
            faults.push(Code::DuplicateId, &path.key(key), &[("id", key)]);
        }
    }
    Some(entries)
}

fn names(keys: &[Key]) -> String {
    keys.iter().map(|key| key.name).collect::<Vec<_>>().join(", ")
}

fn record(keys: &[Key], value: &Value, path: &Path<'_>, faults: &mut Faults) {
    if known_keys(keys, value, path, faults).is_none() {
        return;
    }
    for key in keys {
        match value.get(key.name) {
            Value::Null if key.optional => {}
            Value::Null => faults.push(Code::MissingKey, path, &[("key", key.name)]),
            given => check(key.shape, given, &path.key(key.name), faults),
        }
    }
}

fn one_of(keys: &[Key], value: &Value, path: &Path<'_>, faults: &mut Faults) {
    let Some(entries) = known_keys(keys, value, path, faults) else { return };
    let known = entries.iter().filter_map(|(name, given)| Some((keys.iter().find(|key| key.name == name)?, given)));
    match known.collect::<Vec<_>>().as_slice() {
        [(key, given)] => check(key.shape, given, &path.key(key.name), faults),
        // A key that is not known has been told, and may be the one that is meant.
        [] if !entries.is_empty() => {}
        _ => faults.push(Code::OneKeyNeeded, path, &[("known", &names(keys))]),
    }
}

/// One of some words; `others` is what else could stand there.
fn word(words: &[&str], others: &[&str], value: &Value, path: &Path<'_>, faults: &mut Faults) {
    match value {
        Value::Text(found) if words.contains(&found.as_str()) => {}
        Value::Text(found) => {
            let known: Vec<_> = words.iter().chain(others).copied().collect();
            faults.push(Code::UnknownWord, path, &[("found", found), ("known", &known.join(", "))]);
        }
        _ => wrong_type(value, "text", path, faults),
    }
}

/// Refuses more entries than a list or a free object may have.
fn few_enough(found: usize, path: &Path<'_>, faults: &mut Faults) -> bool {
    if found > MAX_ENTRIES {
        faults.push(Code::TooMany, path, &[("found", &found.to_string()), ("limit", &MAX_ENTRIES.to_string())]);
    }
    found <= MAX_ENTRIES
}

fn map(keys: &Shape, values: &Shape, optional: bool, value: &Value, path: &Path<'_>, faults: &mut Faults) {
    let Value::Object(entries) = value else { return wrong_type(value, "an object", path, faults) };
    if few_enough(entries.len(), path, faults) {
        for (index, (key, value)) in entries.iter().enumerate() {
            let path = path.key(key);
            if entries.iter().take(index).any(|(earlier, _)| earlier == key) {
                faults.push(Code::DuplicateId, &path, &[("id", key)]);
            }
            check(keys, &Value::Text(key.clone()), &path, faults);
            if *value != Value::Null || !optional {
                check(values, value, &path, faults);
            }
        }
    }
}

fn range(unit: &'static Shape, value: &Value, path: &Path<'_>, faults: &mut Faults) {
    if !matches!(value, Value::Object(_)) {
        return check(unit, value, path, faults);
    }
    let key = |name, optional| Key { name, optional, shape: unit };
    record(&[key("low", false), key("high", false), key("likely", true)], value, path, faults);
    let units = |name| units(unit, value.get(name));
    if let (Some(low), Some(high)) = (units("low"), units("high"))
        && !(low..=high).contains(&units("likely").unwrap_or(low))
    {
        faults.push(Code::RangeReversed, path, &[]);
    }
}

/// How many smallest units a value stands for.
fn units(shape: &Shape, value: &Value) -> Option<i128> {
    match (shape, value) {
        (Shape::Scalar(scalar), Value::Text(text)) => (scalar.units)(text),
        (Shape::Count, Value::Whole(count)) => {
            Some(*count).filter(|count| (0..=MAX_COUNT).contains(count)).map(i128::from)
        }
        _ => None,
    }
}

fn scalar(scalar: &Scalar, value: &Value, path: &Path<'_>, faults: &mut Faults) {
    let limit = ("limit", scalar.limit);
    match value {
        Value::Text(text) => match (scalar.units)(text) {
            None => faults.push(scalar.code, path, &[("found", text), limit]),
            Some(units) if units.saturating_abs() > i128::from(scalar.most) => {
                faults.push(Code::TooBig, path, &[("found", text), limit]);
            }
            Some(_) => {}
        },
        Value::Whole(_) | Value::Inexact if scalar.code == Code::BadMoney => faults.push(Code::MoneyNotText, path, &[]),
        _ => wrong_type(value, scalar.expected, path, faults),
    }
}
