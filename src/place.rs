//! Places in the input, and recording what is wrong there.

use crate::fault::{Code, Fault, Faults};

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
                path.push_str(&escape(&shorten(name)));
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

/// A hostile file can have a fault in every value; the first hundred tell enough.
const MOST_FAULTS: usize = 100;

impl Faults {
    /// Records a fault.
    pub(crate) fn push(&mut self, code: Code, at: &At<'_>, params: &[(&'static str, &str)]) {
        if self.0.len() < MOST_FAULTS {
            let params = params.iter().map(|(name, value)| (*name, shorten(value))).collect();
            self.0.push(Fault::new(code, at.pointer(), params));
        }
    }

    /// Records that there is nothing of this id, and what there is.
    pub(crate) fn unknown<'i>(&mut self, code: Code, at: &At<'_>, id: &str, known: impl Iterator<Item = &'i str>) {
        let known = known.collect::<Vec<_>>().join(", ");
        self.push(code, at, &[("id", id), ("known", &known)]);
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Adds the faults of a later step.
    pub(crate) fn append(&mut self, later: Self) {
        self.0.extend(later.0);
        self.0.truncate(MOST_FAULTS);
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
pub(crate) fn unprintable(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{206f}' | '\u{feff}'
            | '\u{e0000}'..='\u{e007f}')
}
