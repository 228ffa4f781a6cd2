//! Markdown text to [`Document`]. Never fails: what is written wrongly becomes a [`Problem`] and
//! stays in the text.
//!
//! The dialect is CommonMark with tables, footnotes, task lists, strikethrough, heading ids,
//! definition lists and GFM alerts. Raw HTML is kept as text, comments are dropped.

mod anchors;
mod builder;
mod marks;

use pulldown_cmark::{BrokenLink, CowStr, LinkType, Options, Parser};

use super::document::Document;
use crate::source::Span;
use builder::Builder;

/// A document and what is wrong with the text it was read from.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Parsed {
    /// The document.
    pub document: Document,
    /// What an editor should mend, in no particular order.
    pub problems: Vec<Problem>,
    /// The comments, which no reader sees, in the order written.
    pub comments: Vec<Comment>,
}

/// A comment: `<!-- … -->`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    /// Where it stands, its marks included.
    pub span: Span,
    /// What stands between its marks.
    pub text: String,
}

/// Something wrong in a Markdown text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where it stands.
    pub span: Span,
    /// What is wrong.
    pub kind: ProblemKind,
}

/// What is wrong in a Markdown text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProblemKind {
    /// HTML tags: they are shown as text.
    RawHtml,
    /// `<!--` without `-->`: the rest of the text would vanish.
    UnclosedComment,
    /// A code fence without an end: the rest of the text is shown as code.
    UnclosedFence,
    /// Nested deeper than [`super::document::MOST_DEPTH`].
    TooDeep,
    /// The id of a heading cannot stand in an address.
    BadAnchor(String),
    /// The id of a heading stands on two headings.
    DuplicateAnchor(String),
    /// Two headings have the same text, so that one's anchor is numbered.
    EqualHeading(String),
    /// A heading has more in its braces than an id.
    HeadingAttributes,
    /// `[text][label]` with a label that is not defined.
    UndefinedReference(String),
    /// `](` in plain text: a link that did not become one.
    LostLink,
    /// `##Title`: a heading that lacks its space.
    LostHeading,
    /// `[^label]` without a footnote of that label.
    UndefinedFootnote(String),
    /// A footnote nobody mentions.
    UnusedFootnote(String),
    /// A second footnote with the same label.
    DuplicateFootnote(String),
    /// `[!ORD]` that is none of the alerts.
    UnknownAlert(String),
    /// A row with more cells than the head of its table: what is too much would vanish.
    ExtraCells(String),
}

/// Which lint puts a problem into words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Family {
    /// Headings and their anchors.
    Anchors,
    /// Footnotes.
    Footnotes,
    /// HTML and comments.
    Html,
    /// Links.
    Links,
    /// Everything else that does not come out as it was meant.
    Markup,
}

impl ProblemKind {
    /// Which lint puts it into words. A kind without a family would never be heard of.
    #[must_use]
    pub fn family(&self) -> Family {
        match self {
            Self::BadAnchor(_)
            | Self::DuplicateAnchor(_)
            | Self::EqualHeading(_)
            | Self::HeadingAttributes => Family::Anchors,
            Self::UndefinedFootnote(_) | Self::UnusedFootnote(_) | Self::DuplicateFootnote(_) => {
                Family::Footnotes
            }
            Self::RawHtml | Self::UnclosedComment => Family::Html,
            Self::UndefinedReference(_) | Self::LostLink => Family::Links,
            Self::UnclosedFence
            | Self::TooDeep
            | Self::UnknownAlert(_)
            | Self::ExtraCells(_)
            | Self::LostHeading => Family::Markup,
        }
    }
}

/// Parses the part of `text` from `body` on. Spans are offsets in the whole `text`.
#[must_use]
pub fn parse(text: &str, body: usize) -> Parsed {
    let body = text.floor_char_boundary(body.min(text.len()));
    let markdown = &text[body..];
    let mut broken = Vec::new();
    let mut builder = Builder::new(text, body);
    let callback = |link: BrokenLink<'_>| note_broken_link(&link, body, &mut broken);
    let parser = Parser::new_with_broken_link_callback(markdown, dialect(), Some(callback));
    for (event, range) in parser.into_offset_iter() {
        builder.event(event, range);
    }
    let mut parsed = builder.finish();
    parsed.problems.append(&mut broken);
    parsed
}

fn dialect() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_GFM
}

fn note_broken_link<'a>(
    link: &BrokenLink<'_>,
    body: usize,
    problems: &mut Vec<Problem>,
) -> Option<(CowStr<'a>, CowStr<'a>)> {
    if matches!(link.link_type, LinkType::Reference | LinkType::Collapsed) {
        let span = Span::new(link.span.start, link.span.end).moved(body);
        problems.push(Problem { span, kind: ProblemKind::UndefinedReference(link.reference.to_string()) });
    }
    None
}
