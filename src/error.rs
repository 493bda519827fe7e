//! What can be wrong with what the caller hands in: faults with a stable code, a place, and a sentence that says what to do.

mod code;
mod path;

use std::fmt;

use serde::{Serialize, Serializer};

pub use code::Code;
pub(crate) use path::{Path, unprintable};

/// One fault: which, where, and what to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Fault {
    /// The stable code.
    code: Code,
    /// Where, as a JSON Pointer (RFC 6901).
    path: String,
    /// The values that the sentence names, by name.
    #[serde(serialize_with = "by_name")]
    #[cfg_attr(feature = "schema", schemars(with = "std::collections::BTreeMap<String, String>"))]
    params: Vec<(&'static str, String)>,
}

fn by_name<S: Serializer>(params: &[(&'static str, String)], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(params.iter().map(|(name, value)| (name, value)))
}

impl Fault {
    pub(crate) fn new(code: Code, path: String, params: Vec<(&'static str, String)>) -> Self {
        Self { code, path, params }
    }

    /// The stable code.
    #[must_use]
    pub const fn code(&self) -> Code {
        self.code
    }

    /// Where, as a JSON Pointer (RFC 6901) into the input: the settlement file for faults of the file, else what
    /// `estimate` was called with. Empty for the input as a whole.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Where, with the key that is missing.
    pub(crate) fn place(&self) -> String {
        let missing = self.params.iter().find(|(name, _)| self.code == Code::MissingKey && *name == "key");
        missing.map_or_else(|| self.path.clone(), |(_, key)| [self.path.as_str(), "/", key].concat())
    }

    /// The values that the sentence names, by name.
    #[must_use]
    pub fn params(&self) -> &[(&'static str, String)] {
        &self.params
    }

    /// The sentence in English, made anew by each call.
    #[must_use]
    pub fn message(&self) -> String {
        fill(self.code.template(), &self.params)
    }
}

/// Puts the parameters into a template.
fn fill(template: &str, params: &[(&'static str, String)]) -> String {
    let mut message = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        message.push_str(before);
        let (name, after) = after.split_once('}').unwrap_or((after, ""));
        if let Some((_, value)) = params.iter().find(|(known, _)| *known == name) {
            message.push_str(value);
        }
        rest = after;
    }
    message.push_str(rest);
    message
}

impl std::error::Error for Fault {}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.path.is_empty() {
            f.write_str(&self.path)?;
            f.write_str(": ")?;
        }
        f.write_str(&self.message())
    }
}

/// Everything that is wrong with an input, in the order of the input; never empty when it is returned as an error.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Faults {
    faults: Vec<Fault>,
}

/// A hostile file can have a fault in every value; the first hundred tell enough.
const MOST_FAULTS: usize = 100;

impl Faults {
    /// The faults one by one.
    pub fn iter(&self) -> std::slice::Iter<'_, Fault> {
        self.faults.iter()
    }

    /// Records a fault.
    pub(crate) fn push(&mut self, code: Code, path: &Path<'_>, params: &[(&'static str, &str)]) {
        if self.faults.len() < MOST_FAULTS {
            let params = params.iter().map(|(name, value)| (*name, path::shorten(value))).collect();
            self.faults.push(Fault::new(code, path.pointer(), params));
        }
    }

    /// Records that there is nothing of this id, and what there is.
    pub(crate) fn unknown<'i>(&mut self, code: Code, path: &Path<'_>, id: &str, known: impl Iterator<Item = &'i str>) {
        let known = known.collect::<Vec<_>>().join(", ");
        // Of what a file need not have there may be nothing to name.
        let known = if known.is_empty() { "–" } else { &known };
        self.push(code, path, &[("id", id), ("known", known)]);
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.faults.is_empty()
    }

    pub(crate) fn len(&self) -> usize {
        self.faults.len()
    }

    /// Only those of which this holds.
    pub(crate) fn retain(&mut self, stands: impl FnMut(&Fault) -> bool) {
        self.faults.retain(stands);
    }

    /// Adds the faults of a later step.
    pub(crate) fn append(&mut self, later: Self) {
        self.faults.extend(later.faults);
        self.faults.truncate(MOST_FAULTS);
    }

    /// `value` if nothing was wrong.
    pub(crate) fn or<T>(self, value: T) -> Result<T, Self> {
        if self.faults.is_empty() { Ok(value) } else { Err(self) }
    }
}

impl From<Fault> for Faults {
    fn from(fault: Fault) -> Self {
        Self { faults: vec![fault] }
    }
}

impl fmt::Display for Faults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, fault) in self.faults.iter().enumerate() {
            if index > 0 {
                f.write_str("\n")?;
            }
            fault.fmt(f)?;
        }
        Ok(())
    }
}

impl std::error::Error for Faults {}

/// An amount or a weight of one claim left the range of 64-bit integers, or a number on the way that of 128-bit ones: the
/// figures are refused, never wrapped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Overflow;

impl From<Overflow> for Faults {
    fn from(_: Overflow) -> Self {
        Fault::new(Code::Overflow, String::new(), Vec::new()).into()
    }
}

impl fmt::Display for Overflow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(Code::Overflow.template())
    }
}

impl std::error::Error for Overflow {}

#[cfg(test)]
mod tests {
    use super::fill;

    /// tests/node/faults.test.mjs holds JavaScript to the same.
    #[test]
    fn parameters_are_put_in_as_they_are() {
        let params = [("found", "{known} $& $1".to_owned()), ("known", "a, b".to_owned()), ("found", "no".to_owned())];
        assert_eq!(fill("\"{found}\": {known}. {found}", &params), "\"{known} $& $1\": a, b. {known} $& $1");
        assert_eq!(fill("The limit is {limit}.", &params), "The limit is .");
        assert_eq!(fill("None.", &[]), "None.");
    }
}
