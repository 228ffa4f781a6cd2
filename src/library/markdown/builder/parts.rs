//! The parts a document is built of while they are open, and how they begin.

use pulldown_cmark::{BlockQuoteKind, CodeBlockKind, LinkType};

use crate::library::document::{
    Alert, Alignment, Block, BlockKind, Cell, Code, Definition, Inline, InlineKind, List, Row, Run, Style,
    Table,
};
use crate::library::target::Target;
use crate::source::Span;

/// A part that has begun and not ended.
pub(super) struct Open {
    pub(super) part: Part,
    pub(super) span: Span,
    pub(super) blocks: Vec<Block>,
    pub(super) inlines: Vec<Inline>,
}

pub(super) enum Part {
    Root,
    Paragraph,
    Heading {
        level: u8,
        id: String,
    },
    Quote(Option<Alert>),
    List(List),
    Item(Option<bool>),
    Definitions(Vec<Definition>),
    Term,
    Meaning,
    Table(Table),
    Head(Vec<Cell>),
    Row(Vec<Cell>),
    Cell,
    Code {
        code: Code,
        fenced: bool,
    },
    Html(String),
    Footnote(String),
    Styled(Style),
    Link(Target, String),
    Image(Target, String),
    /// Something this dialect does not have.
    Nothing,
}

impl Open {
    pub(super) fn new(part: Part, span: Span) -> Self {
        Self { part, span, blocks: Vec::new(), inlines: Vec::new() }
    }

    pub(super) fn holds_blocks(&self) -> bool {
        matches!(self.part, Part::Root | Part::Quote(_) | Part::Item(_) | Part::Meaning | Part::Footnote(_))
    }

    /// Text that stands in a part of blocks, such as a tight list item, becomes a block of its own.
    pub(super) fn close_loose_text(&mut self) {
        let (Some(first), Some(last)) = (self.inlines.first(), self.inlines.last()) else { return };
        let span = Span { start: first.span.start, end: last.span.end };
        let mut content = std::mem::take(&mut self.inlines);
        content.shrink_to_fit();
        let kind = match self.part {
            Part::Item(_) | Part::Meaning => BlockKind::Plain(content),
            _ => BlockKind::Paragraph(content),
        };
        self.blocks.push(Block { span, kind });
    }

    /// Adds text, to the run before it where the two stand together in the source.
    pub(super) fn add_run(&mut self, text: &str, span: Span, exact: bool) {
        if let Some(Inline { span: before, kind: InlineKind::Text(run) }) = self.inlines.last_mut()
            && exact
            && run.exact
            && before.end == span.start
        {
            run.text.push_str(text);
            before.end = span.end;
            return;
        }
        let run = Run { text: text.to_owned(), exact };
        self.inlines.push(Inline { span, kind: InlineKind::Text(run) });
    }
}

pub(super) fn alert(kind: BlockQuoteKind) -> Alert {
    match kind {
        BlockQuoteKind::Note => Alert::Note,
        BlockQuoteKind::Tip => Alert::Tip,
        BlockQuoteKind::Important => Alert::Important,
        BlockQuoteKind::Warning => Alert::Warning,
        BlockQuoteKind::Caution => Alert::Caution,
    }
}

pub(super) fn code(kind: &CodeBlockKind<'_>) -> Part {
    let (info, fenced) = match kind {
        CodeBlockKind::Fenced(info) => (&**info, true),
        CodeBlockKind::Indented => ("", false),
    };
    let language = info.split([' ', '\t', ',', '{']).next().unwrap_or("").to_owned();
    Part::Code { code: Code { language, text: String::new() }, fenced }
}

pub(super) fn link_target(kind: LinkType, destination: &str) -> Target {
    match kind {
        LinkType::Email => Target::External(format!("mailto:{destination}")),
        _ => Target::parse(destination),
    }
}

pub(super) fn empty_table(alignment: &[pulldown_cmark::Alignment]) -> Table {
    let alignment = alignment.iter().map(|side| match side {
        pulldown_cmark::Alignment::None => Alignment::Unset,
        pulldown_cmark::Alignment::Left => Alignment::Left,
        pulldown_cmark::Alignment::Center => Alignment::Center,
        pulldown_cmark::Alignment::Right => Alignment::Right,
    });
    Table { alignment: alignment.collect(), head: Row::default(), rows: Vec::new() }
}
