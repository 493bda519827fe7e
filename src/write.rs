//! Writing results: macros that define a type, how it is handed out, and its schema, in one place.
//!
//! Every value is seen as its [`Parts`], one level at a time and without copying, and one piece of code hands those out.
//! With a derived `Serialize` the compiler makes that code anew for every field of every type.

use std::borrow::Cow;

use serde::ser::{Serialize, SerializeStruct, Serializer};

/// What a value consists of, one level deep.
pub(crate) enum Parts<'a> {
    /// A value or nothing.
    Maybe(Option<&'a dyn Write>),
    /// True or false.
    Bool(bool),
    /// A whole number.
    Whole(i64),
    /// Text.
    Text(Cow<'a, str>),
    /// Values.
    List(Vec<&'a dyn Write>),
    /// Keys and values.
    Record(Cow<'a, [&'static str]>, Vec<&'a dyn Write>),
}

/// A value that can be handed out.
pub(crate) trait Write {
    /// What it consists of.
    fn parts(&self) -> Parts<'_>;
}

impl Serialize for dyn Write + '_ {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.parts() {
            Parts::Maybe(None) => serializer.serialize_none(),
            Parts::Maybe(Some(value)) => value.serialize(serializer),
            Parts::Bool(value) => serializer.serialize_bool(value),
            Parts::Whole(number) => serializer.serialize_i64(number),
            Parts::Text(text) => serializer.serialize_str(&text),
            Parts::List(list) => serializer.collect_seq(list),
            Parts::Record(keys, values) => {
                let mut record = serializer.serialize_struct("", keys.len())?;
                for (key, value) in keys.iter().zip(values) {
                    record.serialize_field(key, value)?;
                }
                record.end()
            }
        }
    }
}

impl<T: Write + ?Sized> Write for &T {
    fn parts(&self) -> Parts<'_> {
        (**self).parts()
    }
}

impl<T: Write> Write for Option<T> {
    fn parts(&self) -> Parts<'_> {
        Parts::Maybe(self.as_ref().map(|value| value as &dyn Write))
    }
}

impl<T: Write> Write for [T] {
    fn parts(&self) -> Parts<'_> {
        Parts::List(self.iter().map(|value| value as &dyn Write).collect())
    }
}

impl<T: Write> Write for Vec<T> {
    fn parts(&self) -> Parts<'_> {
        self.as_slice().parts()
    }
}

impl Write for bool {
    fn parts(&self) -> Parts<'_> {
        Parts::Bool(*self)
    }
}

impl Write for str {
    fn parts(&self) -> Parts<'_> {
        Parts::Text(Cow::Borrowed(self))
    }
}

impl Write for String {
    fn parts(&self) -> Parts<'_> {
        self.as_str().parts()
    }
}

/// Lets a type that can be handed out be handed out by serde.
macro_rules! serialize {
    ($name:ident $(<$life:lifetime>)?) => {
        impl $(<$life>)? serde::Serialize for $name $(<$life>)? {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                (self as &dyn $crate::write::Write).serialize(serializer)
            }
        }
    };
}

/// A struct written as an object: keys, schema and writing from one definition.
macro_rules! written_record {
    ($(#[$meta:meta])* $name:ident $(<$life:lifetime>)? { $($(#[$field_meta:meta])* $field:ident: $type:ty = $key:literal),* $(,)? }) => {
        #[derive(Debug, Clone, PartialEq)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        $(#[$meta])*
        pub struct $name $(<$life>)? {
            $(
                $(#[$field_meta])*
                #[cfg_attr(feature = "schema", schemars(rename = $key))]
                pub $field: $type,
            )*
        }

        impl $(<$life>)? $crate::write::Write for $name $(<$life>)? {
            fn parts(&self) -> $crate::write::Parts<'_> {
                $crate::write::Parts::Record((&[$($key),*]).into(), vec![$(&self.$field),*])
            }
        }

        $crate::write::serialize!($name $(<$life>)?);
    };
}

/// An enum written as an object: one key says which variant it is, the others are those of the variant.
macro_rules! written_one_of {
    ($(#[$meta:meta])* $name:ident<$life:lifetime> by $tag:literal { $(
        $(#[$variant_meta:meta])* $variant:ident = $word:literal { $($(#[$field_meta:meta])* $field:ident: $type:ty = $key:literal),* $(,)? }
    ),* $(,)? }) => {
        #[derive(Debug, Clone, PartialEq)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[cfg_attr(feature = "schema", schemars(tag = $tag))]
        $(#[$meta])*
        pub enum $name<$life> {
            $(
                $(#[$variant_meta])*
                #[cfg_attr(feature = "schema", schemars(rename = $word))]
                $variant {
                    $(
                        $(#[$field_meta])*
                        #[cfg_attr(feature = "schema", schemars(rename = $key))]
                        $field: $type,
                    )*
                },
            )*
        }

        impl $crate::write::Write for $name<'_> {
            fn parts(&self) -> $crate::write::Parts<'_> {
                match self {
                    $(Self::$variant { $($field),* } => $crate::write::Parts::Record((&[$tag, $($key),*]).into(), vec![&$word, $($field),*]),)*
                }
            }
        }

        $crate::write::serialize!($name<$life>);
    };
}

/// An enum written as one of a list of words.
macro_rules! written_words {
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
            /// The words as they are written, in the order of the variants.
            const WORDS: &[&str] = &[$($word),*];

            /// The word as it is written.
            pub(crate) fn word(self) -> &'static str {
                Self::WORDS.get(self as usize).copied().unwrap_or_default()
            }
        }

        impl $crate::write::Write for $name {
            fn parts(&self) -> $crate::write::Parts<'_> {
                self.word().parts()
            }
        }

        $crate::write::serialize!($name);
    };
}

pub(crate) use {serialize, written_one_of, written_record, written_words};
