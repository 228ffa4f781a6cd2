//! A text as a reader sees it: passages of words, each with its place in the source.
//!
//! What is judged is what is read: formatting is gone, entities are letters, soft hyphens and marks of no width are left
//! out, letters written in two parts are one. What nobody reads as words, code, placeholders and addresses, stands as
//! [`NO_WORD`]. Knows nothing of rules.

mod builder;

use std::ops::Range;

use crate::library::counter_examples::CounterExamples;
use crate::library::document::{Block, BlockKind, Definition, Document, Heading, Inline, Table};
use crate::library::text::Text;
use crate::source::Span;
use crate::yaml::{Located, Node};
use builder::Builder;

/// Stands in a passage for what is shown and is no words: code, a placeholder, an address.
pub const NO_WORD: char = '\u{fffc}';

/// A stretch of text as a reader sees it: a paragraph, a heading, a cell, a title.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// What it is.
    pub kind: PassageKind,
    /// Whether it shows how not to write.
    pub is_counter_example: bool,
    text: String,
    pieces: Vec<Piece>,
}

/// What a passage is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PassageKind {
    /// The title of a page.
    Title,
    /// What it is about, in a sentence.
    Summary,
    /// What the public may know of a manual.
    PublicLine,
    /// Other text of a front matter, or of site.yaml, that readers see.
    Matter,
    /// What has changed in a section, and why.
    Note,
    /// A heading and its level.
    Heading(u8),
    /// A paragraph.
    Paragraph,
    /// A paragraph in an item of a list.
    Item,
    /// A cell in the head of a table.
    HeadCell,
    /// Another cell.
    Cell,
    /// A term that is explained.
    Term,
    /// What stands for a picture.
    Alt,
    /// The title of a link or a picture.
    LinkTitle,
}

/// A stretch of a passage and where it stands in the source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Piece {
    /// The first byte in the passage.
    at: u32,
    /// The place in the source.
    source: Span,
    /// Whether the source has the very same bytes.
    is_exact: bool,
}

impl Passage {
    /// The words: letters composed, white space one blank, or `\n` where a line of the source ends.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The place in the source of a stretch of [`Self::text`], in bytes.
    #[must_use]
    pub fn place(&self, range: Range<usize>) -> Span {
        let first = self.piece(range.start);
        let last = self.piece(range.end.max(range.start + 1) - 1);
        let (Some(first), Some(last)) = (first, last) else { return Span::default() };
        let start = first.source.start as usize + first.into_source(range.start);
        let end = match last.is_exact {
            true => last.source.start as usize + (range.end - last.at as usize),
            false => last.source.end as usize,
        };
        Span::new(start, end)
    }

    /// The place of the whole in the source.
    #[must_use]
    pub fn span(&self) -> Span {
        self.place(0..self.text.len())
    }

    fn piece(&self, at: usize) -> Option<&Piece> {
        let after = self.pieces.partition_point(|piece| piece.at as usize <= at);
        self.pieces.get(after.checked_sub(1)?)
    }
}

impl Piece {
    fn into_source(self, at: usize) -> usize {
        if self.is_exact { at - self.at as usize } else { 0 }
    }
}

/// Everything a reader sees of a text: its front matter, then its body in the order written, footnotes last.
#[must_use]
pub fn passages(text: &Text) -> Vec<Passage> {
    let counter_examples = text.document.counter_examples();
    let mut walk = Walk { source: text.source.text(), passages: Vec::new(), counter_examples };
    walk.matter(&text.matter);
    walk.document(&text.document);
    walk.passages
}

/// What is written in values of a YAML file that readers see.
#[must_use]
pub fn passages_of_values<'v>(
    source: &str,
    values: impl Iterator<Item = &'v Located<String>>,
) -> Vec<Passage> {
    let counter_examples = CounterExamples::default();
    let mut walk = Walk { source, passages: Vec::new(), counter_examples };
    values.for_each(|value| walk.written(PassageKind::Matter, &value.value, value.span));
    walk.passages
}

/// The keys of front matters whose texts readers see: what such a text is, and the keys below, of the value itself or of
/// each of its items, whose texts they see.
const SHOWN: &[(&str, PassageKind, &[&str])] = &[
    ("title", PassageKind::Title, &[]),
    ("tab_title", PassageKind::Matter, &[]),
    ("summary", PassageKind::Summary, &[]),
    ("public_line", PassageKind::PublicLine, &[]),
    ("times", PassageKind::Matter, &[]),
    ("opening_hours", PassageKind::Matter, &[]),
    ("address", PassageKind::Matter, &[]),
    ("next", PassageKind::Matter, &["line", "text"]),
    ("cards", PassageKind::Matter, &["text"]),
    ("changes", PassageKind::Note, &["what", "why"]),
];

struct Walk<'t> {
    source: &'t str,
    passages: Vec<Passage>,
    counter_examples: CounterExamples,
}

impl Walk<'_> {
    fn matter(&mut self, matter: &Node) {
        for (key, kind, below) in SHOWN {
            let Some(value) = matter.entry(key) else { continue };
            for entry in std::iter::once(value).chain(value.items()) {
                self.yaml(*kind, entry);
                let shown = below.iter().filter_map(|key| entry.entry(key));
                shown.for_each(|text| self.yaml(*kind, text));
            }
        }
    }

    fn yaml(&mut self, kind: PassageKind, value: &Node) {
        value.as_text().into_iter().for_each(|text| self.written(kind, text, value.span));
    }

    fn written(&mut self, kind: PassageKind, text: &str, span: Span) {
        let mut builder = Builder::new(self.source);
        builder.push(text, span, false);
        self.finish(kind, builder);
    }

    fn document(&mut self, document: &Document) {
        let notes = document.footnotes.iter().flat_map(|note| &note.blocks);
        for block in document.blocks.iter().chain(notes) {
            self.block(block, PassageKind::Paragraph);
        }
    }

    /// `paragraph` is what a paragraph is here.
    fn block(&mut self, block: &Block, paragraph: PassageKind) {
        match &block.kind {
            BlockKind::Paragraph(content) | BlockKind::Plain(content) => self.inlines(paragraph, content),
            BlockKind::Heading(Heading { level, content, .. }) => {
                self.inlines(PassageKind::Heading(*level), content);
            }
            BlockKind::Quote(blocks) | BlockKind::Alert(_, blocks) => self.blocks(blocks, paragraph),
            BlockKind::List(list) => {
                list.items.iter().for_each(|item| self.blocks(&item.blocks, PassageKind::Item));
            }
            BlockKind::Definitions(parts) => parts.iter().for_each(|part| match part {
                Definition::Term(content) => self.inlines(PassageKind::Term, content),
                Definition::Meaning(blocks) => self.blocks(blocks, paragraph),
            }),
            BlockKind::Table(table) => self.table(table),
            BlockKind::Code(_) | BlockKind::Rule | BlockKind::RawHtml(_) => {}
        }
    }

    fn blocks(&mut self, blocks: &[Block], paragraph: PassageKind) {
        blocks.iter().for_each(|block| self.block(block, paragraph));
    }

    fn table(&mut self, table: &Table) {
        table.head.cells.iter().for_each(|cell| self.inlines(PassageKind::HeadCell, &cell.content));
        let cells = table.rows.iter().flat_map(|row| &row.cells);
        cells.for_each(|cell| self.inlines(PassageKind::Cell, &cell.content));
    }

    fn inlines(&mut self, kind: PassageKind, content: &[Inline]) {
        let mut builder = Builder::new(self.source);
        builder.inlines(content);
        let asides = std::mem::take(&mut builder.asides);
        self.finish(kind, builder);
        for (kind, aside) in asides {
            self.finish(kind, aside);
        }
    }

    fn finish(&mut self, kind: PassageKind, builder: Builder<'_>) {
        let (text, pieces) = builder.finish();
        if text.is_empty() {
            return;
        }
        let mut passage = Passage { kind, is_counter_example: false, text, pieces };
        passage.is_counter_example = self.counter_examples.have(passage.span());
        self.passages.push(passage);
    }
}

#[cfg(test)]
mod tests;
