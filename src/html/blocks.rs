//! Blocks as HTML.

use super::labels::CodeStyle;
use super::{Writer, highlight};
use crate::library::document::{
    Alert, Block, BlockKind, Code, Definition, Heading, Inline, Item, List, plain_text,
};

impl<'a> Writer<'a> {
    /// Writes blocks that stand below each other. Of two texts without a wrapping the second gets
    /// one, since they would run together.
    pub(crate) fn blocks(&mut self, blocks: &'a [Block]) {
        let mut after_bare_text = false;
        for block in blocks {
            if after_bare_text {
                self.html("\n");
            }
            match &block.kind {
                BlockKind::Plain(content) if after_bare_text => self.paragraph(content),
                _ => self.block(block),
            }
            after_bare_text = !after_bare_text && matches!(block.kind, BlockKind::Plain(_));
        }
    }

    /// Writes one block.
    pub(crate) fn block(&mut self, block: &'a Block) {
        match &block.kind {
            BlockKind::Paragraph(content) => self.paragraph(content),
            BlockKind::Plain(content) => self.inlines(content),
            BlockKind::Heading(heading) => self.heading(heading),
            BlockKind::Quote(blocks) => self.quote(blocks),
            BlockKind::Alert(alert, blocks) => self.alert(*alert, blocks),
            BlockKind::List(list) => self.list(list),
            BlockKind::Definitions(parts) => self.definitions(parts),
            BlockKind::Table(table) => self.table(table),
            BlockKind::Code(code) => self.code(code),
            BlockKind::Rule => self.html("<hr>\n"),
            BlockKind::RawHtml(html) => self.raw_html_block(html),
        }
    }

    fn paragraph(&mut self, content: &'a [Inline]) {
        self.html("<p>");
        self.inlines(content);
        self.html("</p>\n");
    }

    fn heading(&mut self, heading: &'a Heading) {
        let level = char::from(b'0' + heading.level.saturating_add(self.labels.deeper).clamp(1, 6));
        self.html("<h");
        self.out.push(level);
        self.attribute("id", &self.own_id(&heading.anchor));
        self.html(">");
        self.inlines(&heading.content);
        self.html("</h");
        self.out.push(level);
        self.html(">\n");
        self.heading = (!plain_text(&heading.content).trim().is_empty()).then_some(&heading.anchor);
    }

    fn quote(&mut self, blocks: &'a [Block]) {
        self.html("<blockquote>\n");
        self.blocks(blocks);
        self.html("</blockquote>\n");
    }

    fn alert(&mut self, alert: Alert, blocks: &'a [Block]) {
        self.html("<div class=\"alert alert-");
        self.html(alert.key());
        self.html("\" role=\"note\">\n<p class=\"alert-title\">");
        self.text(self.labels.alert(alert));
        self.html("</p>\n");
        self.blocks(blocks);
        self.html("</div>\n");
    }

    fn list(&mut self, list: &'a List) {
        let name = if list.start.is_some() { "ol" } else { "ul" };
        self.html("<");
        self.html(name);
        if let Some(start) = list.start.filter(|&start| start != 1) {
            self.attribute("start", &start.to_string());
        }
        if list.items.iter().any(|item| item.task.is_some()) {
            self.attribute("class", "tasks");
        }
        self.html(">\n");
        list.items.iter().for_each(|item| self.item(item));
        self.html("</");
        self.html(name);
        self.html(">\n");
    }

    fn item(&mut self, item: &'a Item) {
        match item.task {
            Some(done) => self.task(done, &item.blocks),
            None => {
                self.html("<li>");
                self.held_blocks(&item.blocks);
            }
        }
        self.html("</li>\n");
    }

    fn task(&mut self, done: bool, blocks: &'a [Block]) {
        self.html("<li class=\"task\">");
        // The box stands in the line of its text, loose list or not.
        if let [Block { kind: BlockKind::Paragraph(content), .. }, rest @ ..] = blocks {
            self.html("\n<p>");
            self.task_box(done);
            self.inlines(content);
            self.html("</p>\n");
            self.blocks(rest);
        } else {
            self.task_box(done);
            self.held_blocks(blocks);
        }
    }

    fn task_box(&mut self, done: bool) {
        self.html("<input type=\"checkbox\" disabled");
        if done {
            self.html(" checked");
        }
        self.attribute("aria-label", self.labels.task(done));
        self.html("> ");
    }

    /// Blocks in a part whose text may stand without a wrapping.
    fn held_blocks(&mut self, blocks: &'a [Block]) {
        if blocks.first().is_some_and(|block| !matches!(block.kind, BlockKind::Plain(_))) {
            self.html("\n");
        }
        self.blocks(blocks);
    }

    fn definitions(&mut self, parts: &'a [Definition]) {
        self.html("<dl>\n");
        for part in parts {
            match part {
                Definition::Term(content) => {
                    self.html("<dt>");
                    self.inlines(content);
                    self.html("</dt>\n");
                }
                Definition::Meaning(blocks) => {
                    self.html("<dd>");
                    self.held_blocks(blocks);
                    self.html("</dd>\n");
                }
            }
        }
        self.html("</dl>\n");
    }

    fn code(&mut self, code: &Code) {
        self.html("<pre><code");
        if let Some(language) = code.language.split_whitespace().next() {
            self.html(" class=\"language-");
            super::escape::push_attribute(&mut self.out, language);
            self.html("\"");
        }
        self.html(">");
        let classed = match self.labels.code {
            CodeStyle::Classed => highlight::highlighted(code),
            CodeStyle::Plain => None,
        };
        match classed {
            Some(html) => self.html(&html),
            None => self.text(&code.text),
        }
        self.html("</code></pre>\n");
    }

    fn raw_html_block(&mut self, html: &str) {
        self.html("<pre class=\"raw-html\"><code>");
        self.text(html);
        self.html("</code></pre>\n");
    }
}
