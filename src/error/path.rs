//! Places in the input.

/// A place in the input: a chain from the innermost key outwards, which costs nothing until a fault needs it.
#[derive(Clone, Copy)]
pub(crate) struct Path<'a> {
    outer: Option<&'a Path<'a>>,
    key: Key<'a>,
}

#[derive(Clone, Copy)]
enum Key<'a> {
    Root,
    Name(&'a str),
    Index(usize),
}

impl<'a> Path<'a> {
    pub(crate) const ROOT: Path<'static> = Path { outer: None, key: Key::Root };

    pub(crate) fn key(&'a self, name: &'a str) -> Path<'a> {
        Path { outer: Some(self), key: Key::Name(name) }
    }

    pub(crate) fn index(&'a self, index: usize) -> Path<'a> {
        Path { outer: Some(self), key: Key::Index(index) }
    }

    /// The place as a JSON Pointer.
    pub(crate) fn pointer(&self) -> String {
        let mut path = self.outer.map_or_else(String::new, Path::pointer);
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
fn escape(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}

/// A message should not repeat a megabyte of input, nor characters that change the text around it.
pub(super) fn shorten(text: &str) -> String {
    text.chars().filter(|c| !unprintable(*c)).take(300).collect()
}

/// Control characters and those that change the direction of the text around them.
pub(crate) fn unprintable(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{206f}' | '\u{feff}'
            | '\u{e0000}'..='\u{e007f}')
}
