//! What a mapping may hold, learnt from the reader itself.
//!
//! A reader takes values out of [`Fields`]. Given fields of no text, which only listen, the same reader
//! tells every key it knows and what may stand there. So what is told of the keys, in a schema or in
//! the file of a beginner, cannot differ from what is read.

use super::{Expected, Fields, Value};

/// A key of a mapping, with what people are told of it.
#[derive(Debug, PartialEq, Eq)]
pub struct Key {
    /// As it is written: `review_by`.
    pub name: &'static str,
    /// What it is called in Danish.
    pub title: &'static str,
    /// What it is for and what to write, in Danish; whole sentences.
    pub about: &'static str,
}

/// What may stand somewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shape {
    /// One value of this form.
    Scalar(Expected),
    /// One of these words; any word when there are none.
    OneOf(Vec<String>),
    /// A list.
    List {
        /// What each item may be.
        item: Box<Shape>,
        /// Whether there must be an item.
        is_filled: bool,
    },
    /// A mapping.
    Map(MapShape),
}

/// What a mapping may hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MapShape {
    /// The keys it knows, in the order they are asked for.
    pub keys: Vec<KeyShape>,
    /// What stands under keys that are the editor's own, if there may be such.
    pub entries: Option<EntryShape>,
}

/// A key and what may stand under it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyShape {
    /// The key.
    pub key: &'static Key,
    /// Whether it must be there.
    pub is_required: bool,
    /// What may stand there.
    pub shape: Shape,
}

/// What the entries of a mapping may be whose keys are the editor's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryShape {
    /// The form of each key.
    pub name: Expected,
    /// What may stand under each.
    pub shape: Box<Shape>,
}

impl MapShape {
    /// What `read` takes out of a mapping.
    pub fn of<T>(read: impl FnOnce(&mut Fields<'_, '_>) -> T) -> Self {
        Self::of_owned(|mut fields| read(&mut fields))
    }

    /// What `read` takes out of a mapping it is given for its own.
    pub fn of_owned<T>(read: impl FnOnce(Fields<'_, '_>) -> T) -> Self {
        let mut shape = Self::default();
        read(Fields::listening(&mut Vec::new(), &mut shape));
        shape
    }

    /// The key of this name.
    #[must_use]
    pub fn key(&self, name: &str) -> Option<&KeyShape> {
        self.keys.iter().find(|known| known.key.name == name)
    }
}

impl KeyShape {
    /// The words one chooses from, for the value or for each item of a list. None where anything may stand.
    #[must_use]
    pub fn words(&self) -> &[String] {
        match &self.shape {
            Shape::OneOf(words) => words,
            Shape::List { item, .. } => match &**item {
                Shape::OneOf(words) => words,
                _ => &[],
            },
            Shape::Scalar(_) | Shape::Map(_) => &[],
        }
    }
}

impl Shape {
    /// What `read` takes for a value.
    pub(super) fn of<T>(read: impl FnOnce(Value<'_, '_>) -> Option<T>) -> Self {
        let mut shape = Self::Scalar(Expected::Text);
        read(Value::listening(&mut Vec::new(), &mut shape));
        shape
    }
}
