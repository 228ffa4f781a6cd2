//! A document: blocks and inlines, each with its place in the source.
//!
//! A document knows no configuration and no address: links are [`Target`]s, resolved when a page is
//! rendered. Its nesting is capped at [`MOST_DEPTH`] when it is built, so that whatever walks it may
//! recurse.

use std::collections::HashSet;

use super::target::Target;
use crate::source::Span;

/// The deepest nesting a document has. What is written deeper keeps its text and loses its wrapping.
pub const MOST_DEPTH: usize = 64;

/// What a Markdown text says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Document {
    /// The blocks, in the order written; footnotes are taken out.
    pub blocks: Vec<Block>,
    /// The footnotes, in the order of their first mention; those never mentioned last.
    pub footnotes: Vec<Footnote>,
}

/// A footnote, known by its label.
#[derive(Clone, Debug, PartialEq)]
pub struct Footnote {
    /// The label between `[^` and `]`, in small letters.
    pub label: String,
    /// Where it is defined.
    pub span: Span,
    /// What it says.
    pub blocks: Vec<Block>,
    /// How often the text mentions it.
    pub mentions: u32,
}

/// A block and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    /// Its place in the source.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
}

/// The kinds of blocks.
#[derive(Clone, Debug, PartialEq)]
pub enum BlockKind {
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// The text of a tight list item: a paragraph without space around it.
    Plain(Vec<Inline>),
    /// A heading.
    Heading(Heading),
    /// A quotation.
    Quote(Vec<Block>),
    /// A highlighted box, `> [!WARNING]`.
    Alert(Alert, Vec<Block>),
    /// A list.
    List(List),
    /// Terms and what they mean.
    Definitions(Vec<Definition>),
    /// A table.
    Table(Box<Table>),
    /// Code, shown as typed.
    Code(Code),
    /// A thematic break.
    Rule,
    /// Raw HTML: never passed on, shown as text.
    RawHtml(String),
}

/// A heading.
#[derive(Clone, Debug, PartialEq)]
pub struct Heading {
    /// 1 to 6.
    pub level: u8,
    /// Its place in an address; unique in the document.
    pub anchor: String,
    /// Its text.
    pub content: Vec<Inline>,
}

/// The kinds of highlighted boxes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Alert {
    /// `[!NOTE]`
    Note,
    /// `[!TIP]`
    Tip,
    /// `[!IMPORTANT]`
    Important,
    /// `[!WARNING]`
    Warning,
    /// `[!CAUTION]`
    Caution,
    /// `[!AVOID]`, our own: how not to write.
    Avoid,
}

impl Alert {
    /// All of them: those of GitHub in its order, then our own.
    pub const ALL: [Self; 6] =
        [Self::Note, Self::Tip, Self::Important, Self::Warning, Self::Caution, Self::Avoid];

    /// The key it is written with, in small letters.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Tip => "tip",
            Self::Important => "important",
            Self::Warning => "warning",
            Self::Caution => "caution",
            Self::Avoid => "avoid",
        }
    }
}

/// A list.
#[derive(Clone, Debug, PartialEq)]
pub struct List {
    /// The number of the first item; `None` for a list without numbers.
    pub start: Option<u64>,
    /// Its items.
    pub items: Vec<Item>,
}

/// An item of a list.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// Its place in the source.
    pub span: Span,
    /// Whether it is a task, and done.
    pub task: Option<bool>,
    /// What it says.
    pub blocks: Vec<Block>,
}

/// A part of a definition list.
#[derive(Clone, Debug, PartialEq)]
pub enum Definition {
    /// A term.
    Term(Vec<Inline>),
    /// What the terms before it mean.
    Meaning(Vec<Block>),
}

/// A table. Every row has as many cells as the head.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// The alignment of each column.
    pub alignment: Vec<Alignment>,
    /// The head row.
    pub head: Row,
    /// The rows below it.
    pub rows: Vec<Row>,
}

/// How the text of a column stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Alignment {
    /// As the page has it.
    Unset,
    /// To the left.
    Left,
    /// In the middle.
    Center,
    /// To the right.
    Right,
}

/// A row of a table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    /// Its place in the source.
    pub span: Span,
    /// Its cells.
    pub cells: Vec<Cell>,
}

/// A cell of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// Its place in the source.
    pub span: Span,
    /// What it says.
    pub content: Vec<Inline>,
}

/// Code, shown as typed.
#[derive(Clone, Debug, PartialEq)]
pub struct Code {
    /// The first word after the fence; empty when there is none.
    pub language: String,
    /// The lines, each with its line break.
    pub text: String,
}

/// A piece of running text and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Inline {
    /// Its place in the source.
    pub span: Span,
    /// What it is.
    pub kind: InlineKind,
}

/// The kinds of pieces of running text.
#[derive(Clone, Debug, PartialEq)]
pub enum InlineKind {
    /// A run of text.
    Text(Run),
    /// `[udfyld: telefon]`: something the house must fill in; the text with its brackets.
    Placeholder(String),
    /// Code in the line.
    Code(String),
    /// A line break in the source that a reader sees as a space.
    SoftBreak,
    /// A line break that a reader sees.
    HardBreak,
    /// Text with a style.
    Styled(Style, Vec<Inline>),
    /// A link.
    Link(Box<Link>),
    /// A picture; its content is the alternative text.
    Image(Box<Link>),
    /// A mention of a footnote, by its label in small letters.
    FootnoteMention(String),
    /// Raw HTML: never passed on, shown as text.
    RawHtml(String),
}

/// A run of text as a reader sees it.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    /// The rendered text.
    pub text: String,
    /// Whether the source has the very same bytes, so that a place in the text is a place in the
    /// source. It does not where an entity or an escape stands.
    pub exact: bool,
}

/// The styles of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Style {
    /// `*so*`
    Emphasis,
    /// `**so**`
    Strong,
    /// `~~so~~`
    Strikethrough,
}

/// A link or a picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// What it points at.
    pub target: Target,
    /// The title in quotes after the destination; empty when there is none.
    pub title: String,
    /// The text of the link, or what stands for the picture.
    pub content: Vec<Inline>,
}

impl Document {
    /// Every block with all that is in it, footnotes last, in the order written.
    pub fn walk_blocks<'a>(&'a self, visit: &mut dyn FnMut(&'a Block)) {
        let notes = self.footnotes.iter().flat_map(|note| &note.blocks);
        for block in self.blocks.iter().chain(notes) {
            block.walk(visit);
        }
    }

    /// Every piece of running text with all that is in it, footnotes last, in the order written.
    pub fn walk_inlines<'a>(&'a self, visit: &mut dyn FnMut(&'a Inline)) {
        self.walk_blocks(&mut |block| {
            block.each_text(&mut |content| content.iter().for_each(|inline| inline.walk(visit)));
        });
    }

    /// Every block with all that is in it, to be changed in place.
    pub(super) fn walk_blocks_mut(&mut self, visit: &mut dyn FnMut(&mut Block)) {
        let notes = self.footnotes.iter_mut().flat_map(|note| &mut note.blocks);
        for block in self.blocks.iter_mut().chain(notes) {
            block.walk_mut(visit);
        }
    }

    /// The headings a contents list may show: those not inside another block.
    pub fn headings(&self) -> impl Iterator<Item = &Heading> {
        self.blocks.iter().filter_map(|block| match &block.kind {
            BlockKind::Heading(heading) => Some(heading),
            _ => None,
        })
    }

    /// The anchors of all headings, at any depth.
    #[must_use]
    pub fn anchors(&self) -> HashSet<&str> {
        let mut anchors = HashSet::new();
        self.walk_blocks(&mut |block| {
            if let BlockKind::Heading(heading) = &block.kind {
                anchors.insert(heading.anchor.as_str());
            }
        });
        anchors
    }
}

impl Block {
    /// The anchor of a heading that begins a section: one of level 2 or above.
    #[must_use]
    pub fn section_anchor(&self) -> Option<&str> {
        match &self.kind {
            BlockKind::Heading(heading) if heading.level <= 2 => Some(&heading.anchor),
            _ => None,
        }
    }

    /// This block with all that is in it, in the order written.
    pub fn walk<'a>(&'a self, visit: &mut dyn FnMut(&'a Self)) {
        visit(self);
        self.each_child(&mut |child| child.walk(visit));
    }

    fn each_child<'a>(&'a self, visit: &mut dyn FnMut(&'a Self)) {
        match &self.kind {
            BlockKind::Quote(blocks) | BlockKind::Alert(_, blocks) => blocks.iter().for_each(visit),
            BlockKind::List(list) => list.items.iter().flat_map(|item| &item.blocks).for_each(visit),
            BlockKind::Definitions(parts) => {
                parts.iter().flat_map(Definition::blocks).for_each(visit);
            }
            BlockKind::Paragraph(_)
            | BlockKind::Plain(_)
            | BlockKind::Heading(_)
            | BlockKind::Table(_)
            | BlockKind::Code(_)
            | BlockKind::Rule
            | BlockKind::RawHtml(_) => {}
        }
    }

    fn walk_mut(&mut self, visit: &mut dyn FnMut(&mut Self)) {
        visit(self);
        let mut down = |child: &mut Self| child.walk_mut(visit);
        match &mut self.kind {
            BlockKind::Quote(blocks) | BlockKind::Alert(_, blocks) => blocks.iter_mut().for_each(down),
            BlockKind::List(list) => list.items.iter_mut().flat_map(|item| &mut item.blocks).for_each(down),
            BlockKind::Definitions(parts) => {
                for part in parts {
                    if let Definition::Meaning(blocks) = part {
                        blocks.iter_mut().for_each(&mut down);
                    }
                }
            }
            BlockKind::Paragraph(_)
            | BlockKind::Plain(_)
            | BlockKind::Heading(_)
            | BlockKind::Table(_)
            | BlockKind::Code(_)
            | BlockKind::Rule
            | BlockKind::RawHtml(_) => {}
        }
    }

    /// The running texts that stand in this block itself, to be changed in place.
    pub(super) fn each_text_mut(&mut self, visit: &mut dyn FnMut(&mut Vec<Inline>)) {
        match &mut self.kind {
            BlockKind::Paragraph(content) | BlockKind::Plain(content) => visit(content),
            BlockKind::Heading(heading) => visit(&mut heading.content),
            BlockKind::Table(table) => {
                let rows = std::iter::once(&mut table.head).chain(&mut table.rows);
                rows.flat_map(|row| &mut row.cells).for_each(|cell| visit(&mut cell.content));
            }
            BlockKind::Definitions(parts) => {
                for part in parts {
                    if let Definition::Term(content) = part {
                        visit(content);
                    }
                }
            }
            BlockKind::Quote(_)
            | BlockKind::Alert(..)
            | BlockKind::List(_)
            | BlockKind::Code(_)
            | BlockKind::Rule
            | BlockKind::RawHtml(_) => {}
        }
    }

    /// The running texts that stand in this block itself, not in a block inside it.
    pub fn each_text<'a>(&'a self, visit: &mut dyn FnMut(&'a [Inline])) {
        match &self.kind {
            BlockKind::Paragraph(content) | BlockKind::Plain(content) => visit(content),
            BlockKind::Heading(heading) => visit(&heading.content),
            BlockKind::Table(table) => table.cells().for_each(|cell| visit(&cell.content)),
            BlockKind::Definitions(parts) => parts.iter().filter_map(Definition::term).for_each(visit),
            BlockKind::Quote(_)
            | BlockKind::Alert(..)
            | BlockKind::List(_)
            | BlockKind::Code(_)
            | BlockKind::Rule
            | BlockKind::RawHtml(_) => {}
        }
    }
}

impl Definition {
    fn blocks(&self) -> &[Block] {
        match self {
            Self::Term(_) => &[],
            Self::Meaning(blocks) => blocks,
        }
    }

    fn term(&self) -> Option<&[Inline]> {
        match self {
            Self::Term(content) => Some(content),
            Self::Meaning(_) => None,
        }
    }
}

impl Table {
    /// Every cell, the head's first.
    pub fn cells(&self) -> impl Iterator<Item = &Cell> {
        self.head.cells.iter().chain(self.rows.iter().flat_map(|row| &row.cells))
    }
}

impl Inline {
    pub(super) fn walk<'a>(&'a self, visit: &mut dyn FnMut(&'a Self)) {
        visit(self);
        self.children().iter().for_each(|child| child.walk(visit));
    }

    /// The pieces inside this one.
    #[must_use]
    pub fn children(&self) -> &[Self] {
        match &self.kind {
            InlineKind::Styled(_, content) => content,
            InlineKind::Link(link) | InlineKind::Image(link) => &link.content,
            InlineKind::Text(_)
            | InlineKind::Placeholder(_)
            | InlineKind::Code(_)
            | InlineKind::SoftBreak
            | InlineKind::HardBreak
            | InlineKind::FootnoteMention(_)
            | InlineKind::RawHtml(_) => &[],
        }
    }

    /// The pieces inside this one, to be changed in place; `None` when it cannot hold any.
    pub(super) fn children_mut(&mut self) -> Option<&mut Vec<Self>> {
        match &mut self.kind {
            InlineKind::Styled(_, content) => Some(content),
            InlineKind::Link(link) | InlineKind::Image(link) => Some(&mut link.content),
            InlineKind::Text(_)
            | InlineKind::Placeholder(_)
            | InlineKind::Code(_)
            | InlineKind::SoftBreak
            | InlineKind::HardBreak
            | InlineKind::FootnoteMention(_)
            | InlineKind::RawHtml(_) => None,
        }
    }

    /// What this piece itself adds to the text a reader sees, without its children.
    #[must_use]
    pub fn own_text(&self) -> &str {
        match &self.kind {
            InlineKind::Text(run) => &run.text,
            InlineKind::Placeholder(text) | InlineKind::Code(text) | InlineKind::RawHtml(text) => text,
            InlineKind::SoftBreak | InlineKind::HardBreak => " ",
            InlineKind::Styled(..)
            | InlineKind::Link(_)
            | InlineKind::Image(_)
            | InlineKind::FootnoteMention(_) => "",
        }
    }
}

/// The text of a piece of running text as a reader sees it, formatting left out.
#[must_use]
pub fn plain_text(content: &[Inline]) -> String {
    let mut text = String::new();
    for inline in content {
        inline.walk(&mut |inline| text.push_str(inline.own_text()));
    }
    text
}
