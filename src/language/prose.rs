//! A text as a reader sees it: passages of words, each with its place in the source.
//!
//! What is judged is what is read: formatting is gone, entities are letters, soft hyphens and marks of no width are left
//! out, letters written in two parts are one. What nobody reads as words, code, placeholders and addresses, stands as
//! [`NO_WORD`]. Knows nothing of rules.

mod builder;

use std::ops::Range;

use crate::library::document::{Alert, Block, BlockKind, Definition, Document, Heading, Table, plain_text};
use crate::library::text::Text;
use crate::source::Span;
use crate::yaml::Node;
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
    let mut walk = Walk { source: text.source.text(), passages: Vec::new(), is_counter_example: false };
    walk.matter(&text.matter);
    walk.document(&text.document);
    walk.passages
}

/// The texts that stand under a key of every entry of a mapping in a YAML file.
#[must_use]
pub fn passages_of_yaml(source: &str, nodes: &[&Node]) -> Vec<Passage> {
    let mut walk = Walk { source, passages: Vec::new(), is_counter_example: false };
    nodes.iter().for_each(|node| walk.yaml(PassageKind::Matter, node));
    walk.passages
}

/// The heads of columns that show how not to write, in small letters.
pub const COUNTER_HEADS: [&str; 3] = ["ikke sådan", "skriv ikke", "sig ikke"];

struct Walk<'t> {
    source: &'t str,
    passages: Vec<Passage>,
    is_counter_example: bool,
}

impl Walk<'_> {
    fn matter(&mut self, matter: &Node) {
        const SHOWN: [(&str, PassageKind); 5] = [
            ("title", PassageKind::Title),
            ("tab_title", PassageKind::Matter),
            ("summary", PassageKind::Summary),
            ("public_line", PassageKind::PublicLine),
            ("times", PassageKind::Matter),
        ];
        for (key, kind) in SHOWN {
            matter.entry(key).into_iter().for_each(|value| self.yaml(kind, value));
        }
        for (key, below) in [("next", ["line", "text"]), ("cards", ["text", "text"])] {
            let Some(value) = matter.entry(key) else { continue };
            for entry in std::iter::once(value).chain(value.items()) {
                let shown = below.iter().take(if below[0] == below[1] { 1 } else { 2 });
                shown
                    .filter_map(|name| entry.entry(name))
                    .for_each(|text| self.yaml(PassageKind::Matter, text));
            }
        }
        for change in matter.entry("changes").map(Node::items).unwrap_or_default() {
            let said = ["what", "why"].into_iter().filter_map(|key| change.entry(key));
            said.for_each(|text| self.yaml(PassageKind::Note, text));
        }
    }

    fn yaml(&mut self, kind: PassageKind, value: &Node) {
        let Some(text) = value.as_text() else { return };
        let mut builder = Builder::new(self.source);
        builder.push(text, value.span, false);
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
            BlockKind::Quote(blocks) => self.blocks(blocks, paragraph),
            BlockKind::Alert(alert, blocks) => {
                self.counter_example(*alert == Alert::Avoid, |walk| walk.blocks(blocks, paragraph));
            }
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
        let heads = table.head.cells.iter().map(|cell| plain_text(&cell.content).trim().to_lowercase());
        let avoid: Vec<bool> = heads.map(|head| COUNTER_HEADS.contains(&head.as_str())).collect();
        table.head.cells.iter().for_each(|cell| self.inlines(PassageKind::HeadCell, &cell.content));
        for row in &table.rows {
            for (at, cell) in row.cells.iter().enumerate() {
                let is_counter_example = avoid.get(at) == Some(&true);
                self.counter_example(is_counter_example, |walk| {
                    walk.inlines(PassageKind::Cell, &cell.content);
                });
            }
        }
    }

    fn counter_example(&mut self, is_one: bool, walk: impl FnOnce(&mut Self)) {
        let before = self.is_counter_example;
        self.is_counter_example |= is_one;
        walk(self);
        self.is_counter_example = before;
    }

    fn inlines(&mut self, kind: PassageKind, content: &[crate::library::document::Inline]) {
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
        if !text.is_empty() {
            self.passages.push(Passage { kind, is_counter_example: self.is_counter_example, text, pieces });
        }
    }
}

#[cfg(test)]
mod tests;
