//! One value on its way out of a mapping or a list: read as what it must be, or noted as a problem.

use jiff::civil::Date;

use super::shape::{MapShape, Shape};
use super::{Expected, Fields, Kind, Node, Problem, ProblemKind};
use crate::nearest::nearest;
use crate::source::Span;

/// A value and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Located<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub span: Span,
}

/// A value on its way out of a mapping or a list.
#[derive(Debug)]
pub struct Value<'a, 'p> {
    key: &'a str,
    node: &'a Node,
    problems: &'p mut Vec<Problem>,
    listener: Option<&'p mut Shape>,
}

/// Why a text cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// It does not have the form it must have.
    Form,
    /// It names something that is not there.
    Unknown {
        /// The name.
        name: String,
        /// Every name that would do.
        known: Vec<String>,
    },
}

impl<'a, 'p> Value<'a, 'p> {
    /// The value under `key`.
    pub(super) fn of(key: &'a str, node: &'a Node, problems: &'p mut Vec<Problem>) -> Self {
        Self { key, node, problems, listener: None }
    }

    /// A value of no text: what is asked of it is noted in `shape`.
    pub(super) fn listening(problems: &'p mut Vec<Problem>, shape: &'p mut Shape) -> Self {
        Self { key: "", node: &NOTHING, problems, listener: Some(shape) }
    }

    /// The value to be read. Nothing when somebody listens: they are told the shape.
    fn unless_listening(self, shape: impl FnOnce() -> Shape) -> Option<Self> {
        match self.listener {
            None => Some(self),
            Some(listener) => {
                *listener = shape();
                None
            }
        }
    }

    /// A text of a form of its own.
    pub fn parsed<T>(self, expected: Expected, parse: impl FnOnce(&str) -> Option<T>) -> Option<Located<T>> {
        self.resolved(expected, |text| parse(text).ok_or(Unfit::Form))
    }

    /// A text of a form of its own in which other things are named.
    pub fn resolved<T>(
        self,
        expected: Expected,
        parse: impl FnOnce(&str) -> Result<T, Unfit>,
    ) -> Option<Located<T>> {
        let value = self.unless_listening(|| Shape::Scalar(expected))?;
        let Some(text) = value.node.as_text() else { return value.wrong(expected) };
        match parse(text.trim()) {
            Ok(parsed) => Some(Located { value: parsed, span: value.node.span }),
            Err(Unfit::Form) => value.malformed(text.to_owned(), expected),
            Err(Unfit::Unknown { name, known }) => value.unknown(name, known.iter().map(String::as_str)),
        }
    }

    /// What `read` reads, and where it stands.
    pub fn located<T>(self, read: impl FnOnce(Value<'_, '_>) -> Option<T>) -> Option<Located<T>> {
        let span = self.node.span;
        read(self).map(|value| Located { value, span })
    }

    /// One of `known`. Anything goes where nothing is known, so that one broken list in site.yaml
    /// does not make every page wrong.
    pub fn one_of<'k>(self, known: impl Iterator<Item = &'k str> + Clone) -> Option<String> {
        let value = self.unless_listening(|| Shape::OneOf(known.clone().map(str::to_owned).collect()))?;
        let Some(text) = value.node.as_text().map(str::trim).filter(|text| !text.is_empty()) else {
            return value.wrong(Expected::Text);
        };
        if known.clone().next().is_none() || known.clone().any(|known| known == text) {
            return Some(text.to_owned());
        }
        value.unknown(text.to_owned(), known)
    }

    /// What one of these words stands for.
    pub fn choice<T: Copy, const N: usize>(self, words: [(&str, T); N]) -> Option<T> {
        let chosen = self.one_of(words.iter().map(|(word, _)| *word))?;
        words.iter().find(|(word, _)| *word == chosen).map(|(_, meant)| *meant)
    }

    /// The items of a list that can be read.
    pub fn list<T>(self, read: impl FnMut(Value<'_, '_>) -> Option<T>) -> Option<Vec<T>> {
        self.items(ListOf::Any, read)
    }

    /// The items of a list that can be read; a list without items is a problem.
    pub fn filled_list<T>(self, read: impl FnMut(Value<'_, '_>) -> Option<T>) -> Option<Vec<T>> {
        self.items(ListOf::Filled, read)
    }

    fn items<T>(self, many: ListOf, mut read: impl FnMut(Value<'_, '_>) -> Option<T>) -> Option<Vec<T>> {
        let is_filled = many == ListOf::Filled;
        let value =
            self.unless_listening(|| Shape::List { item: Box::new(Shape::of(&mut read)), is_filled })?;
        let Kind::List(items) = &value.node.kind else { return value.wrong(Expected::List) };
        if is_filled && items.is_empty() {
            return value.wrong(Expected::FilledList);
        }
        let Value { key, problems, .. } = value;
        let items = items.iter().filter_map(|node| read(Value::of(key, node, problems)));
        Some(items.collect())
    }

    /// A mapping, read by `read`.
    pub fn map<T>(self, read: impl FnOnce(Fields<'_, '_>) -> T) -> Option<T> {
        if let Some(listener) = self.listener {
            *listener = Shape::Map(MapShape::of_owned(read));
            return None;
        }
        if !matches!(self.node.kind, Kind::Map(_)) {
            return self.wrong(Expected::Map);
        }
        Some(read(Fields::of(self.key, self.node, self.problems)))
    }

    fn unknown<'k, T>(self, value: String, known: impl Iterator<Item = &'k str>) -> Option<T> {
        if self.problems.len() >= MOST_PROBLEMS {
            return None;
        }
        let known = shown(known);
        let (key, nearest) = (self.key.to_owned(), nearest(&value, &known));
        self.note(ProblemKind::UnknownValue { key, value, nearest, known })
    }

    fn malformed<T>(self, value: String, expected: Expected) -> Option<T> {
        let key = self.key.to_owned();
        self.note(ProblemKind::Malformed { key, value, expected })
    }

    fn wrong<T>(self, expected: Expected) -> Option<T> {
        let kind = wrong_type(self.key, expected);
        self.note(kind)
    }

    fn note<T>(self, kind: ProblemKind) -> Option<T> {
        self.problems.push(Problem { span: self.node.span, kind });
        None
    }
}

/// Reads a text that is not empty, on one line; numbers count as the text they are written as.
pub fn text(value: Value<'_, '_>) -> Option<String> {
    let value = value.unless_listening(|| Shape::Scalar(Expected::Text))?;
    let Some(text) = value.node.as_text().map(str::trim).filter(|text| !text.is_empty()) else {
        return value.wrong(Expected::Text);
    };
    if text.chars().any(|c| c.is_control() && c != '\n') {
        return value.wrong(Expected::PlainText);
    }
    Some(text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Reads `true` or `false`.
pub fn flag(value: Value<'_, '_>) -> Option<bool> {
    let value = value.unless_listening(|| Shape::Scalar(Expected::Bool))?;
    match value.node.kind {
        Kind::Bool(flag) => Some(flag),
        _ => value.wrong(Expected::Bool),
    }
}

/// Reads a whole number from 0 to 65,535.
pub fn number(value: Value<'_, '_>) -> Option<u16> {
    let value = value.unless_listening(|| Shape::Scalar(Expected::Number))?;
    let digits = match &value.node.kind {
        Kind::Number(text) => text.parse().ok(),
        _ => None,
    };
    digits.or_else(|| value.wrong(Expected::Number))
}

/// Reads a date such as `2026-03-01`.
pub fn date(value: Value<'_, '_>) -> Option<Date> {
    let plain = |text: &str| text.len() == "2026-03-01".len();
    value.parsed(Expected::Date, |text| text.parse().ok().filter(|_| plain(text))).map(|date| date.value)
}

impl Node {
    /// The text of a scalar, numbers as written; `None` for anything else.
    #[must_use]
    pub fn as_text(&self) -> Option<&str> {
        match &self.kind {
            Kind::Text(text) | Kind::Number(text) => Some(text),
            Kind::Null | Kind::Bool(_) | Kind::List(_) | Kind::Map(_) => None,
        }
    }
}

/// How many items a list must have.
#[derive(Clone, Copy, PartialEq, Eq)]
enum ListOf {
    /// Any number, or none.
    Any,
    /// At least one.
    Filled,
}

/// What stands where nothing is read.
static NOTHING: Node = Node { span: Span { start: 0, end: 0 }, kind: Kind::Null };

/// How many faults of one mapping are worked out; what is beyond is not read by anybody.
pub(super) const MOST_PROBLEMS: usize = 500;
/// How many names are offered where one is wrong.
const MOST_NAMES: usize = 300;

/// The names that are offered.
pub(super) fn shown<'k>(known: impl Iterator<Item = &'k str>) -> Vec<String> {
    known.take(MOST_NAMES).map(str::to_owned).collect()
}

pub(super) fn wrong_type(key: &str, expected: Expected) -> ProblemKind {
    ProblemKind::WrongType { key: key.to_owned(), expected }
}
