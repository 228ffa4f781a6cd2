//! YAML as it is written: a tree of nodes, each with its place, and the tools to take values out of it.
//!
//! The only room that names the YAML crate. Reading never stops at the first fault: what cannot be
//! used becomes a [`Problem`], and the rest of the mapping is still there. What a problem is called
//! in Danish is the business of the lints.

pub mod edit;
mod fields;
mod plain;
pub mod shape;
mod value;

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_yaml::Spanned;

use crate::placeholder;
use crate::source::Span;
pub use fields::Fields;
pub use plain::written;
pub use shape::Key;
pub use value::{Located, Unfit, Value, date, flag, number, text};

/// The deepest nesting that is read.
const MOST_DEPTH: usize = 32;
/// The most nodes that are read from one text; far above any real site.yaml.
const MOST_NODES: usize = 50_000;

/// A node of a YAML text.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// Where it stands. For a mapping or a list, where it begins.
    pub span: Span,
    /// What it is.
    pub kind: Kind,
}

/// What a node is.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// Nothing was written.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number, as written: `2.10` stays `2.10`.
    Number(String),
    /// A text, its escapes and folds resolved.
    Text(String),
    /// A list.
    List(Vec<Node>),
    /// A mapping, in the order written, duplicate keys included.
    Map(Vec<(Node, Node)>),
}

impl Node {
    /// Whether another node says the same, wherever it stands.
    #[must_use]
    pub fn says_same(&self, other: &Self) -> bool {
        match (&self.kind, &other.kind) {
            (Kind::List(own), Kind::List(other)) => {
                own.len() == other.len() && own.iter().zip(other).all(|(own, other)| own.says_same(other))
            }
            (Kind::Map(own), Kind::Map(other)) => {
                let same =
                    |((a, b), (c, d)): (&(Self, Self), &(Self, Self))| a.says_same(c) && b.says_same(d);
                own.len() == other.len() && own.iter().zip(other).all(same)
            }
            (own, other) => own == other,
        }
    }

    /// The first value under a key, if this is a mapping.
    #[must_use]
    pub fn entry(&self, key: &str) -> Option<&Self> {
        let Kind::Map(entries) = &self.kind else { return None };
        entries.iter().find(|(name, _)| name.as_text() == Some(key)).map(|(_, value)| value)
    }

    /// Its items, if this is a list; none otherwise.
    #[must_use]
    pub fn items(&self) -> &[Self] {
        match &self.kind {
            Kind::List(items) => items,
            Kind::Null | Kind::Bool(_) | Kind::Number(_) | Kind::Text(_) | Kind::Map(_) => &[],
        }
    }

    /// Where values stand that are left to fill in.
    #[must_use]
    pub fn placeholders(&self) -> Vec<Span> {
        let mut found = Vec::new();
        self.each_text(&mut |text, span| {
            if placeholder::is_value(text) {
                found.push(span);
            }
        });
        found
    }

    /// Where a comment follows a text on its line: most often it was meant as part of the text. `source`
    /// is the text the spans are places in.
    #[must_use]
    pub fn cut_values(&self, source: &str) -> Vec<Span> {
        let mut found = Vec::new();
        self.each_text(&mut |text, span| found.extend(comment_after(text, span, source)));
        found
    }

    fn each_text(&self, visit: &mut dyn FnMut(&str, Span)) {
        match &self.kind {
            Kind::Text(text) => visit(text, self.span),
            Kind::List(items) => items.iter().for_each(|item| item.each_text(visit)),
            Kind::Map(entries) => entries.iter().for_each(|(_, value)| value.each_text(visit)),
            Kind::Null | Kind::Bool(_) | Kind::Number(_) => {}
        }
    }
}

/// The comment behind a text that stands on one line without quotation marks.
fn comment_after(text: &str, span: Span, source: &str) -> Option<Span> {
    let is_plain = source.get(span.range()) == Some(text);
    // Behind an identifier or a date a comment is a comment.
    let is_prose = text.contains(' ') || text.starts_with(char::is_uppercase);
    let rest = source.get(span.end as usize..)?.lines().next().unwrap_or_default();
    let comment = rest.trim_start();
    let start = span.end as usize + rest.len() - comment.len();
    (is_plain && is_prose && comment.starts_with('#'))
        .then(|| Span::new(start, start + comment.trim_end().len()))
}

/// Something that keeps a YAML text, or a value in it, from being used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where it stands.
    pub span: Span,
    /// What is wrong.
    pub kind: ProblemKind,
}

/// What is wrong with a YAML text or a value in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProblemKind {
    /// The text is not YAML; the parser's own words, without the place they name.
    Syntax(String),
    /// The first key stands further in than those after it.
    IndentedStart,
    /// The key stands twice in one mapping.
    DuplicateKey(String),
    /// Nothing has this name; the nearest name that would do.
    UnknownKey {
        /// The key as written.
        key: String,
        /// The nearest key known here.
        nearest: Option<String>,
        /// Every key known here.
        known: Vec<String>,
    },
    /// A key that must be there is not.
    MissingKey(String),
    /// The value is of another type than it must be.
    WrongType {
        /// The key it stands under.
        key: String,
        /// What was expected.
        expected: Expected,
    },
    /// The value is none of those it may be.
    UnknownValue {
        /// The key it stands under.
        key: String,
        /// The value as written.
        value: String,
        /// The nearest that would do.
        nearest: Option<String>,
        /// All that would do.
        known: Vec<String>,
    },
    /// The value has the right type, but not the form it must have.
    Malformed {
        /// The key it stands under.
        key: String,
        /// The value as written.
        value: String,
        /// The form it must have.
        expected: Expected,
    },
}

/// The forms a value can be asked to have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// A text that is not empty.
    Text,
    /// `true` or `false`.
    Bool,
    /// A whole number.
    Number,
    /// A list.
    List,
    /// A mapping.
    Map,
    /// A date as `2026-03-01` that exists.
    Date,
    /// A manual number as `5` or `2.C`.
    ManualNumber,
    /// An identifier of `a`–`z`, digits and hyphens.
    Id,
    /// A revision as `2026-1` or `2026-1-r1`.
    Revision,
    /// A seal: 64 hexadecimal digits.
    Seal,
    /// The number of a manual, or `partnerskabsaftale`.
    Document,
    /// The name of a fact, `age_limit`, or of what it is in one house, `age_limit.esbjerg`.
    FactName,
    /// The path of an edition.
    EditionFile,
    /// A section number as `3.10.2`, in quotation marks.
    Section,
    /// Words of letters and digits.
    Words,
    /// A text without control characters.
    PlainText,
    /// A list with something in it.
    FilledList,
    /// A reference as `guide:3.10.2` or `bilag:2`.
    Reference,
    /// A path to a file in the project.
    Path,
    /// A folder of public pages.
    Folder,
    /// A folder of texts, from the top of the project.
    TextFolder,
    /// A whole number that a LIX can be.
    Lix,
    /// A pattern of words around `_`.
    Pattern,
    /// A pattern of words.
    Phrase,
    /// A word, and its class behind a colon.
    SetWord,
    /// An address of the web.
    Address,
    /// An address of the web with `{path}` in it.
    EditAddress,
    /// A mail address.
    MailAddress,
    /// An address a page had before, as `gamle/sti/`.
    Alias,
    /// A date, or the word that stands for one.
    OpenDate,
}

/// Parses a YAML text. A syntax fault gives a problem and an empty mapping.
///
/// `offset` is where the text begins in its file; spans are moved by it.
#[must_use]
pub fn parse(text: &str, offset: usize) -> (Node, Vec<Problem>) {
    let empty = Node { span: Span::new(offset, offset), kind: Kind::Map(Vec::new()) };
    if text.trim().is_empty() {
        return (empty, Vec::new());
    }
    match serde_yaml::from_str_with_options::<Spanned<Tree>>(text, options()) {
        Ok(tree) => (node(tree, text, offset), Vec::new()),
        Err(error) => (empty, vec![syntax_problem(&error, text, offset)]),
    }
}

fn options() -> serde_yaml::Options {
    serde_yaml::options! {
        strict_booleans: true,
        duplicate_keys: serde_yaml::options::DuplicateKeyPolicy::PassThrough,
        merge_keys: serde_yaml::options::MergeKeyPolicy::AsOrdinary,
        budget: serde_yaml::budget! {
            max_depth: MOST_DEPTH,
            max_nodes: MOST_NODES,
            max_aliases: 100,
            max_documents: 1,
        },
        non_finite_float_policy: serde_yaml::options::NonFiniteFloatPolicy::PassThrough,
        alias_limits: serde_yaml::alias_limits! { max_total_replayed_events: MOST_NODES },
    }
}

fn syntax_problem(error: &serde_yaml::Error, text: &str, offset: usize) -> Problem {
    let at = error.location().map_or(0, |location| place(&location, text));
    let at = text.floor_char_boundary(at.min(text.trim_end().len()));
    let detail = error.without_snippet().to_string();
    let detail = without_place(detail.lines().next().unwrap_or_default()).to_owned();
    if let Some(first) = indented_start(text).filter(|_| detail.contains("<document start>")) {
        return Problem { span: first.moved(offset), kind: ProblemKind::IndentedStart };
    }
    // A quotation mark that is not closed is found missing on the next line.
    let opening = opening_quote(text, at).filter(|_| detail.contains("multiline quoted scalar"));
    let at = opening.unwrap_or(at);
    // A tab is located by the scalar before it.
    let tab = text[at..].find('\t').filter(|_| detail.contains("a tab"));
    let at = at + tab.unwrap_or(0);
    let width = text[at..].chars().next().map_or(0, char::len_utf8);
    Problem { span: Span::new(at, at + width).moved(offset), kind: ProblemKind::Syntax(detail) }
}

/// What the parser says without ` at line 2, column 1`: it counts from where the text begins, not from the top of its file.
fn without_place(detail: &str) -> &str {
    match detail.rsplit_once(" at line ") {
        Some((said, place)) if place.starts_with(|c: char| c.is_ascii_digit()) => said,
        _ => detail,
    }
}

/// The first key, if it does not stand at the edge.
fn indented_start(text: &str) -> Option<Span> {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let written = line.trim();
        if !written.is_empty() && !written.starts_with('#') {
            let start = at + line.len() - line.trim_start().len();
            let key = written.split(':').next().unwrap_or(written);
            return line.starts_with([' ', '\t']).then(|| Span::new(start, start + key.len()));
        }
        at += line.len();
    }
    None
}

/// The quotation mark before a place with which a value begins.
fn opening_quote(text: &str, before: usize) -> Option<usize> {
    let ends = [": \"", ": '", "- \"", "- '"].into_iter();
    ends.filter_map(|begins| Some(text[..before].rfind(begins)? + begins.len() - 1)).max()
}

/// The byte a location stands for. Some faults are located by line and column only.
fn place(location: &serde_yaml::Location, text: &str) -> usize {
    let number = |number: u64| usize::try_from(number).unwrap_or(usize::MAX);
    if let Some(byte) = location.span().byte_offset() {
        return number(byte);
    }
    let lines = text.split_inclusive('\n').take(number(location.line()).saturating_sub(1));
    let line_start = lines.map(str::len).sum::<usize>();
    let rest = &text[line_start..];
    let column = rest.char_indices().nth(number(location.column()).saturating_sub(1));
    line_start + column.map_or(rest.len(), |(at, _)| at)
}

/// The shape the YAML crate fills in; turned into [`Node`] once the text of each scalar is known.
#[derive(Clone, Debug)]
enum Tree {
    Null,
    Bool(bool),
    Number,
    Text(String),
    List(Vec<Spanned<Tree>>),
    Map(Vec<(Spanned<Tree>, Spanned<Tree>)>),
}

impl<'de> Deserialize<'de> for Tree {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TreeVisitor)
    }
}

struct TreeVisitor;

impl<'de> Visitor<'de> for TreeVisitor {
    type Value = Tree;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("YAML")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Tree, E> {
        Ok(Tree::Bool(value))
    }

    fn visit_i64<E>(self, _: i64) -> Result<Tree, E> {
        Ok(Tree::Number)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Tree, E> {
        Ok(Tree::Number)
    }

    fn visit_i128<E>(self, _: i128) -> Result<Tree, E> {
        Ok(Tree::Number)
    }

    fn visit_u128<E>(self, _: u128) -> Result<Tree, E> {
        Ok(Tree::Number)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Tree, E> {
        Ok(Tree::Number)
    }

    fn visit_str<E>(self, value: &str) -> Result<Tree, E> {
        Ok(Tree::Text(value.to_owned()))
    }

    fn visit_string<E>(self, value: String) -> Result<Tree, E> {
        Ok(Tree::Text(value))
    }

    fn visit_unit<E>(self) -> Result<Tree, E> {
        Ok(Tree::Null)
    }

    fn visit_none<E>(self) -> Result<Tree, E> {
        Ok(Tree::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Tree, D::Error> {
        Tree::deserialize(deserializer)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Tree, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Tree::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Tree, A::Error> {
        let mut map = Vec::new();
        while let Some(entry) = entries.next_entry()? {
            map.push(entry);
        }
        Ok(Tree::Map(map))
    }
}

fn node(tree: Spanned<Tree>, text: &str, offset: usize) -> Node {
    let span = scalar_span(tree.referenced.span(), text);
    // An alias stands where it is used; what it says stands where it is defined.
    let number_span = scalar_span(tree.defined.span(), text).range();
    let kind = match tree.value {
        Tree::Null => Kind::Null,
        Tree::Bool(value) => Kind::Bool(value),
        Tree::Number => Kind::Number(text[number_span].to_owned()),
        Tree::Text(value) => Kind::Text(value),
        Tree::List(items) => Kind::List(items.into_iter().map(|item| node(item, text, offset)).collect()),
        Tree::Map(entries) => Kind::Map(
            entries
                .into_iter()
                .map(|(key, value)| (node(key, text, offset), node(value, text, offset)))
                .collect(),
        ),
    };
    Node { span: span.moved(offset), kind }
}

fn scalar_span(span: serde_yaml::Span, text: &str) -> Span {
    let read = |number: Option<u64>| number.and_then(|number| usize::try_from(number).ok()).unwrap_or(0);
    let start = text.floor_char_boundary(read(span.byte_offset()).min(text.len()));
    let end = text.floor_char_boundary((start + read(span.byte_len())).min(text.len()));
    let trimmed = text[start..end].trim_end().len();
    Span::new(start, start + trimmed)
}
