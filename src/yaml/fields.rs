//! Taking values out of a YAML mapping: every fault is noted, everything else is kept.
//!
//! The same reading tells what it would take ([`MapShape::of`]): fields and values then belong to no
//! text and only listen.

use super::shape::{EntryShape, Key, KeyShape, MapShape, Shape};
use super::value::{Located, MOST_PROBLEMS, Value, shown, wrong_type};
use super::{Expected, Kind, Node, Problem, ProblemKind};
use crate::nearest::nearest;
use crate::source::Span;

/// The entries of a mapping, taken out key by key. What is left when [`Fields::finish`] is called
/// is unknown.
#[derive(Debug)]
pub struct Fields<'a, 'p> {
    entries: Vec<(&'a str, Span, &'a Node)>,
    known: Vec<&'static str>,
    span: Span,
    is_map: bool,
    problems: &'p mut Vec<Problem>,
    listener: Option<&'p mut MapShape>,
}

impl<'a, 'p> Fields<'a, 'p> {
    /// The entries of `node`. A node that is no mapping has none; that is a problem of `key`.
    pub fn of(key: &str, node: &'a Node, problems: &'p mut Vec<Problem>) -> Self {
        let is_map = matches!(node.kind, Kind::Map(_) | Kind::Null);
        let (entries, known, span) = (Vec::new(), Vec::new(), node.span);
        let mut fields = Self { entries, known, span, is_map, problems, listener: None };
        match &node.kind {
            Kind::Map(entries) => entries.iter().for_each(|(name, value)| fields.enter(name, value)),
            Kind::Null => {}
            _ => fields.note(node.span, wrong_type(key, Expected::Map)),
        }
        fields
    }

    /// Fields of no text: each key asked for is noted in `shape`.
    pub(super) fn listening(problems: &'p mut Vec<Problem>, shape: &'p mut MapShape) -> Self {
        let listener = Some(shape);
        let (entries, known, span) = (Vec::new(), Vec::new(), Span::default());
        Self { entries, known, span, is_map: false, problems, listener }
    }

    fn enter(&mut self, name: &'a Node, value: &'a Node) {
        let Some(key) = name.as_text() else {
            return self.note(name.span, wrong_type("", Expected::Id));
        };
        if self.entries.iter().any(|(known, ..)| *known == key) {
            self.note(name.span, ProblemKind::DuplicateKey(key.to_owned()));
        } else {
            self.entries.push((key, name.span, value));
        }
    }

    /// The value under `key`; a problem when it is not there.
    pub fn required<T>(
        &mut self,
        key: &'static Key,
        read: impl FnOnce(Value<'_, '_>) -> Option<T>,
    ) -> Option<T> {
        if self.is_map && !self.has(key.name) {
            self.note(self.span, ProblemKind::MissingKey(key.name.to_owned()));
        }
        let value = self.optional(key, read);
        if let Some(noted) = self.listener.as_mut().and_then(|shape| shape.keys.last_mut()) {
            noted.is_required = true;
        }
        value
    }

    /// The value under `key`, if it is there.
    pub fn optional<T>(
        &mut self,
        key: &'static Key,
        read: impl FnOnce(Value<'_, '_>) -> Option<T>,
    ) -> Option<T> {
        if let Some(shape) = &mut self.listener {
            shape.keys.push(KeyShape { key, is_required: false, shape: Shape::of(read) });
            return None;
        }
        let key = key.name;
        self.known.push(key);
        let at = self.entries.iter().position(|(name, ..)| *name == key)?;
        let (_, _, node) = self.entries.remove(at);
        read(Value::of(key, node, self.problems))
    }

    /// Leaves out the entries whose key is none of `known`, and notes them. Anything goes where
    /// nothing is known.
    pub fn expect_keys<'k>(&mut self, known: impl Iterator<Item = &'k str> + Clone) {
        if known.clone().next().is_none() {
            return;
        }
        let is_known = |key: &str| known.clone().any(|known| known == key);
        let (kept, unknown): (Vec<_>, Vec<_>) =
            std::mem::take(&mut self.entries).into_iter().partition(|(key, ..)| is_known(key));
        self.entries = kept;
        for (key, span, _) in unknown {
            self.note_unknown(key, span, known.clone());
        }
    }

    /// The entries not taken out yet, in the order written: for mappings whose keys are the editor's own.
    /// A key that does not fit its form is noted and left out.
    pub fn entries<T>(
        mut self,
        name: Expected,
        fits: impl Fn(&str) -> bool,
        mut read: impl FnMut(Value<'_, '_>) -> Option<T>,
    ) -> Vec<(Located<String>, T)> {
        if let Some(shape) = self.listener {
            shape.entries = Some(EntryShape { name, shape: Box::new(Shape::of(read)) });
            return Vec::new();
        }
        let mut taken = Vec::new();
        for (key, span, node) in std::mem::take(&mut self.entries) {
            if !fits(key) {
                let (key, value) = (key.to_owned(), key.to_owned());
                self.note(span, ProblemKind::Malformed { key, value, expected: name });
            } else if let Some(value) = read(Value::of(key, node, self.problems)) {
                taken.push((Located { value: key.to_owned(), span }, value));
            }
        }
        taken
    }

    /// Ends the reading: whatever is left is an unknown key.
    pub fn finish(mut self) {
        let known = std::mem::take(&mut self.known);
        for (key, span, _) in std::mem::take(&mut self.entries) {
            self.note_unknown(key, span, known.iter().copied());
        }
    }

    fn note_unknown<'k>(&mut self, key: &str, span: Span, known: impl Iterator<Item = &'k str>) {
        if self.problems.len() < MOST_PROBLEMS {
            let known = shown(known);
            let nearest = nearest(key, &known);
            self.note(span, ProblemKind::UnknownKey { key: key.to_owned(), nearest, known });
        }
    }

    fn has(&self, key: &str) -> bool {
        self.entries.iter().any(|(name, ..)| *name == key)
    }

    fn note(&mut self, span: Span, kind: ProblemKind) {
        self.problems.push(Problem { span, kind });
    }
}
