//! Builds a document from the events of the Markdown parser, without recursion.

mod footnotes;
mod parts;

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, Tag};

use super::{Comment, Parsed, Problem, ProblemKind, anchors, marks};
use crate::library::document::{
    Alert, Block, BlockKind, Cell, Code, Definition, Document, Footnote, Heading, Inline, InlineKind, Item,
    Link, List, MOST_DEPTH, Row, Style,
};
use crate::library::target::Target;
use crate::source::Span;
use parts::{Open, Part, alert, code, empty_table, link_target};

/// What is being built, from the outermost part to the innermost.
pub(super) struct Builder<'t> {
    text: &'t str,
    body: usize,
    open: Vec<Open>,
    levels: Vec<Level>,
    footnotes: Vec<Footnote>,
    mentions: Vec<String>,
    problems: Vec<Problem>,
    comments: Vec<Comment>,
}

/// What a level of nesting in the text became.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Level {
    /// A part of the document.
    Part,
    /// Nothing: its blocks go to the part around it.
    FlatBlocks,
    /// Nothing: its pieces of text go to the part around it.
    FlatText,
}

impl<'t> Builder<'t> {
    /// Begins a document over the part of `text` from `body` on.
    pub(super) fn new(text: &'t str, body: usize) -> Self {
        let root = Open::new(Part::Root, Span::new(body, text.len()));
        Self {
            text,
            body,
            open: vec![root],
            levels: vec![],
            footnotes: vec![],
            mentions: vec![],
            problems: vec![],
            comments: vec![],
        }
    }

    /// Takes in one event of the parser; `range` is counted from where the body begins.
    pub(super) fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        let span = self.without_end_of_line(Span::new(range.start, range.end).moved(self.body));
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

    /// Blocks reach to the start of the next line; a place that is shown ends where its text does.
    fn without_end_of_line(&self, span: Span) -> Span {
        let text = self.text.get(span.range()).unwrap_or("");
        let end = span.start as usize + text.trim_end_matches('\n').len();
        if text.len() > 1 { Span::new(span.start as usize, end) } else { span }
    }

    /// The document, once every event is in.
    pub(super) fn finish(mut self) -> Parsed {
        while !self.levels.is_empty() {
            self.end();
        }
        self.top().close_loose_text();
        let blocks = std::mem::take(&mut self.top().blocks);
        let footnotes = footnotes::sorted(self.footnotes, &self.mentions, &mut self.problems);
        let mut document = Document { blocks, footnotes };
        marks::apply(&mut document, self.text, &mut self.problems);
        anchors::assign(&mut document, self.text, &mut self.problems);
        Parsed { document, problems: self.problems, comments: self.comments }
    }
}

/// Beginning and ending parts.
impl Builder<'_> {
    fn start(&mut self, tag: Tag<'_>, span: Span) {
        let part = self.part(tag, span);
        let level = self.level(&part, span);
        self.levels.push(level);
        match level {
            Level::Part => self.open.push(Open::new(part, span)),
            Level::FlatBlocks => self.top().close_loose_text(),
            Level::FlatText => {}
        }
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
            Tag::Superscript | Tag::Subscript | Tag::MetadataBlock(_) => Part::Nothing,
        }
    }

    /// What a part becomes where it stands: itself, or nothing where nesting has become too deep.
    fn level(&mut self, part: &Part, span: Span) -> Level {
        let is_flat = self.levels.last() == Some(&Level::FlatBlocks);
        let is_deep = self.levels.len() >= MOST_DEPTH;
        let level = match part {
            Part::Item(_) | Part::Term | Part::Meaning if is_flat => return Level::FlatBlocks,
            Part::Nothing => return Level::FlatText,
            Part::Quote(_) | Part::List(_) | Part::Definitions(_) if is_deep => Level::FlatBlocks,
            Part::Styled(_) | Part::Link(..) | Part::Image(..) if is_deep => Level::FlatText,
            _ => return Level::Part,
        };
        self.problem(span, ProblemKind::TooDeep);
        level
    }

    fn end(&mut self) {
        match self.levels.pop() {
            Some(Level::Part) => self.end_part(),
            Some(Level::FlatBlocks) => self.top().close_loose_text(),
            Some(Level::FlatText) | None => {}
        }
    }

    fn end_part(&mut self) {
        let Some(mut open) = self.open.pop() else { return };
        let span = open.span;
        if open.holds_blocks() {
            open.close_loose_text();
        }
        open.blocks.shrink_to_fit();
        open.inlines.shrink_to_fit();
        match open.part {
            Part::Root | Part::Nothing => {}
            Part::Paragraph => self.end_paragraph(span, open.inlines),
            Part::Heading { level, id } => self.end_heading(span, level, id, open.inlines),
            Part::Quote(alert) => self.end_quote(alert, open.blocks, span),
            Part::List(list) => self.add_block(span, BlockKind::List(list)),
            Part::Item(task) => self.end_item(Item { span, task, blocks: open.blocks }),
            Part::Definitions(parts) => self.add_block(span, BlockKind::Definitions(parts)),
            Part::Term => self.add_definition(Definition::Term(open.inlines)),
            Part::Meaning => self.add_definition(Definition::Meaning(open.blocks)),
            Part::Table(table) => self.add_block(span, BlockKind::Table(Box::new(table))),
            Part::Head(cells) => self.end_head(Row { span, cells }),
            Part::Row(cells) => self.end_row(Row { span, cells }),
            Part::Cell => self.end_cell(Cell { span, content: open.inlines }),
            Part::Code { code, fenced } => self.end_code(span, code, fenced),
            Part::Html(html) => self.end_html(span, &html),
            Part::Footnote(label) => self.end_footnote(label, open.blocks, span),
            Part::Styled(style) => self.add_inline(span, InlineKind::Styled(style, open.inlines)),
            Part::Link(target, title) => self.end_link(span, target, title, open.inlines),
            Part::Image(target, title) => self.end_image(span, target, title, open.inlines),
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
        // The parser lets some definition lists reach into the block after them.
        if let Some(before) = top.blocks.last_mut() {
            before.span.end = before.span.end.min(span.start).max(before.span.start);
        }
        top.blocks.push(Block { span, kind });
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
            return self.note_comments(span);
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

    fn end_quote(&mut self, alert: Option<Alert>, mut blocks: Vec<Block>, span: Span) {
        let alert = alert.or_else(|| marks::take_own_alert(&mut blocks));
        if let Some(alert) = alert {
            return self.add_block(span, BlockKind::Alert(alert, blocks));
        }
        if let Some((span, word)) = marks::alert_word(&blocks) {
            self.problem(span, ProblemKind::UnknownAlert(word));
        }
        self.add_block(span, BlockKind::Quote(blocks));
    }

    fn end_heading(&mut self, span: Span, level: u8, anchor: String, content: Vec<Inline>) {
        self.add_block(span, BlockKind::Heading(Heading { level, anchor, content }));
    }

    fn end_link(&mut self, span: Span, target: Target, title: String, content: Vec<Inline>) {
        self.add_inline(span, InlineKind::Link(Box::new(Link { target, title, content })));
    }

    fn end_image(&mut self, span: Span, target: Target, title: String, content: Vec<Inline>) {
        self.add_inline(span, InlineKind::Image(Box::new(Link { target, title, content })));
    }

    fn end_paragraph(&mut self, span: Span, content: Vec<Inline>) {
        if let Some(span) = marks::lost_heading(&content, self.text) {
            self.problem(span, ProblemKind::LostHeading);
        }
        self.add_block(span, BlockKind::Paragraph(content));
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
        let beyond = self.text.get(last.span.end as usize..line_end).unwrap_or("");
        let is_frame = |c: char| c == '|' || c.is_whitespace();
        let start = line_end - beyond.trim_start_matches(is_frame).len();
        let lost = beyond.trim_matches(is_frame).to_owned();
        if !lost.is_empty() {
            self.problem(Span::new(start, start + lost.len()), ProblemKind::ExtraCells(lost));
        }
    }

    fn end_code(&mut self, span: Span, code: Code, fenced: bool) {
        if fenced && !self.is_closed_fence(span) {
            self.problem(span, ProblemKind::UnclosedFence);
        }
        self.add_block(span, BlockKind::Code(code));
    }

    /// Whether the last line of a fenced block is a fence that closes the one on its first line.
    fn is_closed_fence(&self, span: Span) -> bool {
        let block = self.text[span.range()].trim_end();
        let Some((first, rest)) = block.split_once('\n') else { return false };
        let last = rest.rsplit_once('\n').map_or(rest, |(_, last)| last);
        let fence = first.chars().next().unwrap_or('`');
        let length = first.chars().take_while(|c| *c == fence).count();
        let before = self.text[..span.start as usize].rsplit('\n').next().unwrap_or("");
        let bare = last.trim_start_matches(|c: char| c.is_whitespace() || c == '>');
        let indent = last.len() - bare.len();
        let is_fence = bare.chars().count() >= length && bare.trim_end().chars().all(|c| c == fence);
        is_fence && indent < before.len() + 4
    }

    fn end_html(&mut self, span: Span, html: &str) {
        // A comment parts what stands before it from what follows.
        self.top().close_loose_text();
        self.note_comments(span);
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

    /// Keeps the comments that stand in a stretch of the source.
    fn note_comments(&mut self, span: Span) {
        let text = self.text;
        let mut at = span.start as usize;
        while let Some(comment) = next_comment(text, at, span.end as usize) {
            at = comment.span.end as usize;
            self.comments.push(comment);
        }
    }

    fn end_footnote(&mut self, label: String, blocks: Vec<Block>, span: Span) {
        self.footnotes.push(Footnote { label, span, blocks, mentions: 0 });
    }
}

/// The first comment of a text from a place on, if it has its end before another.
fn next_comment(text: &str, from: usize, to: usize) -> Option<Comment> {
    let stretch = text.get(from..to)?;
    let start = stretch.find("<!--")?;
    let inside = &stretch[start + "<!--".len()..];
    let length = inside.find("-->")?;
    let end = start + "<!--".len() + length + "-->".len();
    Some(Comment { span: Span::new(start, end).moved(from), text: inside[..length].to_owned() })
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
