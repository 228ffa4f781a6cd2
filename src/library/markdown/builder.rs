//! Builds a document from the events of the Markdown parser, without recursion.

use std::collections::HashMap;
use std::ops::Range;

use pulldown_cmark::{BlockQuoteKind, CodeBlockKind, CowStr, Event, LinkType, Tag};

use super::{Parsed, Problem, ProblemKind, anchors, marks};
use crate::library::document::{
    Alert, Alignment, Block, BlockKind, Cell, Code, Definition, Document, Footnote, Heading, Inline,
    InlineKind, Item, Link, List, MOST_DEPTH, Row, Run, Style, Table,
};
use crate::library::target::Target;
use crate::source::Span;

/// What is being built, from the outermost part to the innermost.
pub(super) struct Builder<'t> {
    text: &'t str,
    body: usize,
    open: Vec<Open>,
    footnotes: Vec<Footnote>,
    mentions: Vec<String>,
    problems: Vec<Problem>,
}

/// A part that has begun and not ended.
struct Open {
    part: Part,
    span: Span,
    blocks: Vec<Block>,
    inlines: Vec<Inline>,
}

enum Part {
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
    /// Too deep: its blocks go to the part around it.
    FlatBlocks,
    /// Too deep: its pieces of text go to the part around it.
    FlatText,
}

impl<'t> Builder<'t> {
    /// Begins a document over the part of `text` from `body` on.
    pub(super) fn new(text: &'t str, body: usize) -> Self {
        let root = Open::new(Part::Root, Span::new(body, text.len()));
        Self { text, body, open: vec![root], footnotes: vec![], mentions: vec![], problems: vec![] }
    }

    /// Takes in one event of the parser; `range` is counted from where the body begins.
    pub(super) fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        let span = Span::new(range.start, range.end).moved(self.body);
        match event {
            Event::Start(tag) => self.start(tag, span),
            Event::End(_) => self.end(),
            Event::Text(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                self.add_text(&text, span)
            }
            Event::Code(code) => self.add_inline(span, InlineKind::Code(code.into_string())),
            Event::Html(html) => self.add_html_line(&html, span),
            Event::InlineHtml(html) => self.add_inline_html(&html, span),
            Event::FootnoteReference(label) => self.add_mention(&label, span),
            Event::SoftBreak => self.add_inline(span, InlineKind::SoftBreak),
            Event::HardBreak => self.add_inline(span, InlineKind::HardBreak),
            Event::Rule => self.add_block(span, BlockKind::Rule),
            Event::TaskListMarker(done) => self.mark_task(done),
        }
    }

    /// The document, once every event is in.
    pub(super) fn finish(mut self) -> Parsed {
        while self.open.len() > 1 {
            self.end();
        }
        self.top().close_loose_text();
        let blocks = std::mem::take(&mut self.top().blocks);
        let footnotes = sorted_footnotes(self.footnotes, &self.mentions, &mut self.problems);
        let mut document = Document { blocks, footnotes };
        marks::apply(&mut document, self.text, &mut self.problems);
        anchors::assign(&mut document, &mut self.problems);
        Parsed { document, problems: self.problems }
    }
}

/// Beginning and ending parts.
impl Builder<'_> {
    fn start(&mut self, tag: Tag<'_>, span: Span) {
        let part = self.part(tag, span);
        let part = self.flattened(part, span);
        self.open.push(Open::new(part, span));
    }

    fn part(&mut self, tag: Tag<'_>, span: Span) -> Part {
        match tag {
            Tag::Paragraph => Part::Paragraph,
            Tag::Heading { level, id, classes, attrs } => {
                if !classes.is_empty() || !attrs.is_empty() {
                    self.problem(span, ProblemKind::HeadingAttributes);
                }
                Part::Heading { level: level as u8, id: id.map(CowStr::into_string).unwrap_or_default() }
            }
            Tag::BlockQuote(kind) => Part::Quote(kind.map(alert)),
            Tag::CodeBlock(kind) => code(&kind),
            Tag::HtmlBlock => Part::Html(String::new()),
            Tag::List(start) => Part::List(List { start, items: Vec::new() }),
            Tag::Item => Part::Item(None),
            Tag::FootnoteDefinition(label) => Part::Footnote(label.to_lowercase()),
            Tag::DefinitionList => Part::Definitions(Vec::new()),
            Tag::DefinitionListTitle => Part::Term,
            Tag::DefinitionListDefinition => Part::Meaning,
            Tag::Table(alignment) => Part::Table(empty_table(&alignment)),
            Tag::TableHead => Part::Head(Vec::new()),
            Tag::TableRow => Part::Row(Vec::new()),
            Tag::TableCell => Part::Cell,
            Tag::Emphasis => Part::Styled(Style::Emphasis),
            Tag::Strong => Part::Styled(Style::Strong),
            Tag::Strikethrough => Part::Styled(Style::Strikethrough),
            Tag::Link { link_type, dest_url, title, .. } => {
                Part::Link(link_target(link_type, &dest_url), title.into_string())
            }
            Tag::Image { dest_url, title, .. } => Part::Image(Target::parse(&dest_url), title.into_string()),
            Tag::Superscript | Tag::Subscript => Part::FlatText,
            Tag::MetadataBlock(_) => Part::FlatBlocks,
        }
    }

    /// The part itself, or what stands for it where nesting has become too deep.
    fn flattened(&mut self, part: Part, span: Span) -> Part {
        let around_is_flat = matches!(self.top().part, Part::FlatBlocks);
        let deep = self.open.len() > MOST_DEPTH;
        match part {
            Part::Item(_) | Part::Term | Part::Meaning if around_is_flat => Part::FlatBlocks,
            Part::Quote(_) | Part::List(_) | Part::Definitions(_) if deep => {
                self.problem(span, ProblemKind::TooDeep);
                Part::FlatBlocks
            }
            Part::Styled(_) | Part::Link(..) | Part::Image(..) if deep => {
                self.problem(span, ProblemKind::TooDeep);
                Part::FlatText
            }
            part => part,
        }
    }

    fn end(&mut self) {
        let Some(mut open) = self.open.pop().filter(|_| !self.open.is_empty()) else { return };
        let span = open.span;
        if open.holds_blocks() {
            open.close_loose_text();
        }
        match open.part {
            Part::Root | Part::FlatBlocks => self.add_blocks(open.blocks),
            Part::FlatText => self.top().inlines.extend(open.inlines),
            Part::Paragraph => self.add_block(span, BlockKind::Paragraph(open.inlines)),
            Part::Heading { level, id } => {
                let heading = Heading { level, anchor: id, content: open.inlines };
                self.add_block(span, BlockKind::Heading(heading));
            }
            Part::Quote(alert) => self.end_quote(alert, open.blocks, span),
            Part::List(list) => self.add_block(span, BlockKind::List(list)),
            Part::Item(task) => self.end_item(Item { span, task, blocks: open.blocks }),
            Part::Definitions(parts) => self.add_block(span, BlockKind::Definitions(parts)),
            Part::Term => self.add_definition(Definition::Term(open.inlines)),
            Part::Meaning => self.add_definition(Definition::Meaning(open.blocks)),
            Part::Table(table) => self.add_block(span, BlockKind::Table(table)),
            Part::Head(cells) => self.end_head(Row { span, cells }),
            Part::Row(cells) => self.end_row(Row { span, cells }),
            Part::Cell => self.end_cell(Cell { span, content: open.inlines }),
            Part::Code { code, fenced } => self.end_code(span, code, fenced),
            Part::Html(html) => self.end_html(span, &html),
            Part::Footnote(label) => self.end_footnote(label, open.blocks, span),
            Part::Styled(style) => self.add_inline(span, InlineKind::Styled(style, open.inlines)),
            Part::Link(target, title) => {
                self.add_inline(span, InlineKind::Link(Link { target, title, content: open.inlines }));
            }
            Part::Image(target, title) => {
                self.add_inline(span, InlineKind::Image(Link { target, title, content: open.inlines }));
            }
        }
    }
}

/// Putting what has ended where it belongs.
impl Builder<'_> {
    fn top(&mut self) -> &mut Open {
        self.open.last_mut().expect("the root is only taken by `finish`, which ends the building")
    }

    fn problem(&mut self, span: Span, kind: ProblemKind) {
        self.problems.push(Problem { span, kind });
    }

    fn add_block(&mut self, span: Span, kind: BlockKind) {
        let top = self.top();
        top.close_loose_text();
        top.blocks.push(Block { span, kind });
    }

    fn add_blocks(&mut self, blocks: Vec<Block>) {
        let top = self.top();
        top.close_loose_text();
        top.blocks.extend(blocks);
    }

    fn add_inline(&mut self, span: Span, kind: InlineKind) {
        self.top().inlines.push(Inline { span, kind });
    }

    fn add_text(&mut self, text: &str, span: Span) {
        let exact = self.text.get(span.range()) == Some(text);
        match &mut self.top().part {
            Part::Code { code, .. } => code.text.push_str(text),
            Part::Html(html) => html.push_str(text),
            _ => self.top().add_run(text, span, exact),
        }
    }

    fn add_html_line(&mut self, line: &str, span: Span) {
        match &mut self.top().part {
            Part::Html(html) => html.push_str(line),
            _ => self.end_html(span, line),
        }
    }

    fn add_inline_html(&mut self, html: &str, span: Span) {
        if html.starts_with("<!--") {
            return;
        }
        self.problem(span, ProblemKind::RawHtml);
        self.add_inline(span, InlineKind::RawHtml(html.to_owned()));
    }

    fn add_mention(&mut self, label: &str, span: Span) {
        let label = label.to_lowercase();
        self.mentions.push(label.clone());
        self.add_inline(span, InlineKind::FootnoteMention(label));
    }

    fn mark_task(&mut self, done: bool) {
        let item = self.open.iter_mut().rev().find_map(|open| match &mut open.part {
            Part::Item(task) => Some(task),
            _ => None,
        });
        if let Some(task) = item {
            *task = Some(done);
        }
    }

    fn end_quote(&mut self, alert: Option<Alert>, blocks: Vec<Block>, span: Span) {
        if let Some(alert) = alert {
            return self.add_block(span, BlockKind::Alert(alert, blocks));
        }
        if let Some((span, word)) = marks::alert_word(&blocks) {
            self.problem(span, ProblemKind::UnknownAlert(word));
        }
        self.add_block(span, BlockKind::Quote(blocks));
    }

    fn end_item(&mut self, item: Item) {
        if let Part::List(list) = &mut self.top().part {
            list.items.push(item);
        }
    }

    fn add_definition(&mut self, definition: Definition) {
        if let Part::Definitions(parts) = &mut self.top().part {
            parts.push(definition);
        }
    }

    fn end_cell(&mut self, cell: Cell) {
        if let Part::Head(cells) | Part::Row(cells) = &mut self.top().part {
            cells.push(cell);
        }
    }

    fn end_head(&mut self, row: Row) {
        self.note_extra_cells(&row);
        if let Part::Table(table) = &mut self.top().part {
            table.head = row;
        }
    }

    fn end_row(&mut self, row: Row) {
        self.note_extra_cells(&row);
        if let Part::Table(table) = &mut self.top().part {
            table.rows.push(row);
        }
    }

    /// The parser leaves out cells beyond the head's; an editor must hear of it.
    fn note_extra_cells(&mut self, row: &Row) {
        let Some(last) = row.cells.last() else { return };
        let line_end = self.text[row.span.range()].trim_end().len() + row.span.start as usize;
        let rest = Span::new(last.span.end as usize, line_end);
        let beyond = self.text.get(rest.range()).unwrap_or("");
        let beyond = beyond.trim_matches(|c: char| c == '|' || c.is_whitespace()).to_owned();
        if !beyond.is_empty() {
            self.problem(rest, ProblemKind::ExtraCells(beyond));
        }
    }

    fn end_code(&mut self, span: Span, code: Code, fenced: bool) {
        if fenced && !ends_with_fence(&self.text[span.range()]) {
            self.problem(span, ProblemKind::UnclosedFence);
        }
        self.add_block(span, BlockKind::Code(code));
    }

    fn end_html(&mut self, span: Span, html: &str) {
        // A comment parts what stands before it from what follows.
        self.top().close_loose_text();
        let (visible, closed) = without_comments(html);
        if !closed {
            self.problem(span, ProblemKind::UnclosedComment);
        } else if !visible.trim().is_empty() {
            self.problem(span, ProblemKind::RawHtml);
        }
        if !visible.trim().is_empty() {
            self.add_block(span, BlockKind::RawHtml(visible.trim_end().to_owned()));
        }
    }

    fn end_footnote(&mut self, label: String, blocks: Vec<Block>, span: Span) {
        self.footnotes.push(Footnote { label, span, blocks, mentions: 0 });
    }
}

impl Open {
    fn new(part: Part, span: Span) -> Self {
        Self { part, span, blocks: Vec::new(), inlines: Vec::new() }
    }

    fn holds_blocks(&self) -> bool {
        matches!(
            self.part,
            Part::Root
                | Part::Quote(_)
                | Part::Item(_)
                | Part::Meaning
                | Part::Footnote(_)
                | Part::FlatBlocks
        )
    }

    /// Text that stands in a part of blocks, such as a tight list item, becomes a block of its own.
    fn close_loose_text(&mut self) {
        let (Some(first), Some(last)) = (self.inlines.first(), self.inlines.last()) else { return };
        let span = Span { start: first.span.start, end: last.span.end };
        let content = std::mem::take(&mut self.inlines);
        let kind = match self.part {
            Part::Item(_) | Part::Meaning => BlockKind::Plain(content),
            _ => BlockKind::Paragraph(content),
        };
        self.blocks.push(Block { span, kind });
    }

    /// Adds text, to the run before it where the two stand together in the source.
    fn add_run(&mut self, text: &str, span: Span, exact: bool) {
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

fn alert(kind: BlockQuoteKind) -> Alert {
    match kind {
        BlockQuoteKind::Note => Alert::Note,
        BlockQuoteKind::Tip => Alert::Tip,
        BlockQuoteKind::Important => Alert::Important,
        BlockQuoteKind::Warning => Alert::Warning,
        BlockQuoteKind::Caution => Alert::Caution,
    }
}

fn code(kind: &CodeBlockKind<'_>) -> Part {
    let (info, fenced) = match kind {
        CodeBlockKind::Fenced(info) => (&**info, true),
        CodeBlockKind::Indented => ("", false),
    };
    let language = info.split([' ', '\t', ',', '{']).next().unwrap_or("").to_owned();
    Part::Code { code: Code { language, text: String::new() }, fenced }
}

fn link_target(kind: LinkType, destination: &str) -> Target {
    match kind {
        LinkType::Email => Target::External(format!("mailto:{destination}")),
        _ => Target::parse(destination),
    }
}

fn empty_table(alignment: &[pulldown_cmark::Alignment]) -> Table {
    let alignment = alignment.iter().map(|side| match side {
        pulldown_cmark::Alignment::None => Alignment::Unset,
        pulldown_cmark::Alignment::Left => Alignment::Left,
        pulldown_cmark::Alignment::Center => Alignment::Center,
        pulldown_cmark::Alignment::Right => Alignment::Right,
    });
    Table { alignment: alignment.collect(), head: Row::default(), rows: Vec::new() }
}

/// Whether the last line of a fenced block closes it. A fence that is also the first line does not.
fn ends_with_fence(block: &str) -> bool {
    let Some((_, last)) = block.trim_end().rsplit_once('\n') else { return false };
    let last = last.trim_start_matches(|c: char| c.is_whitespace() || c == '>');
    last.starts_with("```") || last.starts_with("~~~")
}

/// HTML without its comments, and whether every comment has its end.
fn without_comments(html: &str) -> (String, bool) {
    let mut visible = String::new();
    let mut rest = html;
    while let Some(start) = rest.find("<!--") {
        let Some(end) = rest[start..].find("-->") else {
            visible.push_str(rest);
            return (visible, false);
        };
        visible.push_str(&rest[..start]);
        rest = &rest[start + end + "-->".len()..];
    }
    visible.push_str(rest);
    (visible, true)
}

/// The footnotes in the order of their first mention, those never mentioned last.
fn sorted_footnotes(notes: Vec<Footnote>, mentions: &[String], problems: &mut Vec<Problem>) -> Vec<Footnote> {
    let mut first_mention = HashMap::new();
    let mut count: HashMap<&str, u32> = HashMap::new();
    for (order, label) in mentions.iter().enumerate() {
        first_mention.entry(label.as_str()).or_insert(order);
        *count.entry(label).or_default() += 1;
    }
    let mut defined = std::collections::HashSet::new();
    let mut kept: Vec<Footnote> = Vec::new();
    for mut note in notes {
        if !defined.insert(note.label.clone()) {
            problems
                .push(Problem { span: note.span, kind: ProblemKind::DuplicateFootnote(note.label.clone()) });
        } else if !count.contains_key(note.label.as_str()) {
            problems.push(Problem { span: note.span, kind: ProblemKind::UnusedFootnote(note.label.clone()) });
        }
        note.mentions = count.remove(note.label.as_str()).unwrap_or(0);
        kept.push(note);
    }
    kept.sort_by_key(|note| match note.mentions {
        0 => usize::MAX,
        _ => first_mention.get(note.label.as_str()).copied().unwrap_or(usize::MAX),
    });
    kept
}
