//! Documents as HTML: the body of an article and its contents list.
//!
//! Knows neither configuration nor addresses: where a link leads is asked of [`Links`], and what
//! the writer says itself stands in [`Labels`]. All HTML that comes from Markdown is written here:
//! classes and never `style`, text always escaped, nothing an editor wrote left out.
//!
//! What the writer adds to the text (numbers of footnotes, names of tables) stands in attributes,
//! so that two renderings differ in their text only where their documents do.

mod address;
mod blocks;
mod contents;
mod escape;
mod footnotes;
mod highlight;
mod inlines;
mod labels;
mod sections;
mod tables;
#[cfg(test)]
mod tests;

use crate::library::document::{Block, BlockKind, Document};
use crate::library::target::Target;
use footnotes::Notes;

pub use address::AsWritten;
pub(crate) use address::{leads_out, tidied};
pub use contents::{ContentsEntry, contents};
pub use labels::{CodeStyle, Labels};
pub use sections::{Section, Sections, sections};

/// Where the links and pictures of a document lead, seen from the page being written.
pub trait Links {
    /// Where a link leads. Never asked about targets that are malformed or of an unknown scheme:
    /// those are written as text.
    fn link(&self, target: &Target) -> Destination;

    /// Where a picture is fetched from; asked as [`Links::link`] is.
    fn image(&self, target: &Target) -> Destination;
}

/// Where a link or a picture leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Destination {
    /// To this address. One that begins with `http:` or `https:` leads out of the site.
    Address(String),
    /// Nowhere: the text is written without a link. A fact, a role, something withheld or missing.
    Text,
}

/// Text made safe to stand between tags and in attributes.
#[must_use]
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    escape::push_attribute(&mut out, text);
    out
}

/// Writes text between tags, made safe.
pub(crate) fn push_text(out: &mut String, text: &str) {
    escape::push_text(out, text);
}

/// A document in the parts that a page may set something between.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Parts {
    /// What it opens with.
    pub opening: String,
    /// What follows.
    pub text: String,
    /// The footnotes.
    pub notes: String,
}

/// The document as the body of an article, footnotes last. Valid HTML5, whatever was written.
#[must_use]
pub fn article(document: &Document, links: &dyn Links, labels: &Labels) -> String {
    parts(document, 0, links, labels).joined()
}

/// The document as [`article`] writes it, in its parts; it opens with its first `opening` blocks.
#[must_use]
pub fn parts(document: &Document, opening: usize, links: &dyn Links, labels: &Labels) -> Parts {
    let (opening, text) = document.blocks.split_at(opening.min(document.blocks.len()));
    let mut writer = Writer::new(document, links, labels);
    Parts {
        opening: writer.apart(|writer| writer.blocks(opening)),
        text: writer.apart(|writer| writer.blocks(text)),
        notes: writer.apart(|writer| writer.endnotes(&document.footnotes)),
    }
}

/// How many blocks stand before the first heading.
#[must_use]
pub fn before_first_heading(document: &Document) -> usize {
    let is_heading = |block: &Block| matches!(block.kind, BlockKind::Heading(_));
    document.blocks.iter().position(is_heading).unwrap_or(document.blocks.len())
}

impl Parts {
    /// The whole.
    #[must_use]
    pub fn joined(self) -> String {
        self.opening + &self.text + &self.notes
    }
}

/// Writes the parts of a document; there is a method for each kind of block and inline.
pub(crate) struct Writer<'a> {
    /// What is written so far.
    pub(crate) out: String,
    links: &'a dyn Links,
    labels: &'a Labels,
    notes: Notes<'a>,
    tables: usize,
    /// The anchor of the heading last written, until something has its name from it.
    heading: Option<&'a str>,
    in_link: bool,
}

impl<'a> Writer<'a> {
    /// A writer that numbers footnotes as they stand in `document`.
    pub(crate) fn new(document: &'a Document, links: &'a dyn Links, labels: &'a Labels) -> Self {
        let notes = Notes::numbered(&document.footnotes);
        Self { out: String::new(), links, labels, notes, tables: 0, heading: None, in_link: false }
    }

    /// Writes HTML as it is.
    pub(crate) fn html(&mut self, html: &str) {
        self.out.push_str(html);
    }

    /// Writes text.
    pub(crate) fn text(&mut self, text: &str) {
        escape::push_text(&mut self.out, text);
    }

    /// Writes an attribute of the tag just begun, with the space before it.
    pub(crate) fn attribute(&mut self, name: &str, value: &str) {
        self.out.push(' ');
        self.out.push_str(name);
        self.out.push_str("=\"");
        escape::push_attribute(&mut self.out, value);
        self.out.push('"');
    }

    /// An id of this text, as it is on the page.
    fn own_id(&self, id: &str) -> String {
        format!("{}{id}", self.labels.prefix)
    }

    /// What `write` writes, by itself.
    fn apart(&mut self, write: impl FnOnce(&mut Self)) -> String {
        let before = std::mem::take(&mut self.out);
        write(self);
        std::mem::replace(&mut self.out, before)
    }
}
