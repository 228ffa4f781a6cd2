//! A redline as plain text: for a terminal, and as Markdown with the marks of CriticMarkup.

use super::passages::is_changed;
use super::said::Side;
use super::tree::{Element, Node};
use super::walk::{Visitor, walk};

/// How marks are shown in plain text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// `[-gået ud-]` and `{+kommet til+}`.
    Plain,
    /// The same in colours.
    Colours,
    /// `{--gået ud--}` and `{++kommet til++}`.
    Markdown,
}

impl Style {
    fn marks(self, side: Side) -> (&'static str, &'static str) {
        match (self, side) {
            (Self::Plain, Side::Old) => ("[-", "-]"),
            (Self::Plain, Side::New) => ("{+", "+}"),
            (Self::Colours, Side::Old) => ("\u{1b}[31m[-", "-]\u{1b}[0m"),
            (Self::Colours, Side::New) => ("\u{1b}[32m{+", "+}\u{1b}[0m"),
            (Self::Markdown, Side::Old) => ("{--", "--}"),
            (Self::Markdown, Side::New) => ("{++", "++}"),
        }
    }
}

/// The nodes as text.
pub(super) fn shown(nodes: &[Node], style: Style) -> String {
    let mut page = Page { style, out: String::new(), side: None, new_line: true, space: false };
    walk(nodes, None, &mut page);
    page.line("");
    page.out
}

/// The blocks that have changed, each below the headings it stands under. What is left out between them is
/// shown as dots.
pub(super) fn changes_only(nodes: &[Node]) -> Vec<Node> {
    let mut shown: Vec<Node> = Vec::new();
    let mut headings: Vec<&Node> = Vec::new();
    let mut is_apart = false;
    for node in nodes {
        if let Some(level) = level(node) {
            headings.retain(|heading| self::level(heading) < Some(level));
        }
        if !is_changed(node) {
            is_apart = true;
            headings.extend(level(node).map(|_| node));
            continue;
        }
        if std::mem::take(&mut is_apart) && !shown.is_empty() {
            shown.push(Element::new("p", vec![Node::Text("…".to_owned())]).into());
        }
        shown.extend(std::mem::take(&mut headings).into_iter().cloned());
        shown.push(node.clone());
    }
    shown
}

/// The level of a heading, whether it is marked or not.
fn level(node: &Node) -> Option<u8> {
    let element = node.element()?;
    match &*element.tag {
        "ins" | "del" => element.elements().find_map(|kid| heading_level(&kid.tag)),
        tag => heading_level(tag),
    }
}

fn heading_level(tag: &str) -> Option<u8> {
    tag.strip_prefix('h')?.parse().ok()
}

struct Page {
    style: Style,
    out: String,
    side: Option<Side>,
    new_line: bool,
    space: bool,
}

impl Visitor for Page {
    fn text(&mut self, text: &str, side: Option<Side>) {
        for (at, word) in text.split(char::is_whitespace).enumerate() {
            self.space |= at > 0;
            if word.is_empty() {
                continue;
            }
            self.turn(side);
            if std::mem::take(&mut self.space) && !self.new_line {
                self.out.push(' ');
            }
            self.new_line = false;
            self.out.push_str(word);
        }
    }

    fn thing(&mut self, thing: &Element, side: Option<Side>) {
        match &*thing.tag {
            "br" => self.line(""),
            "img" => self.text(&format!("[{}]", thing.get("alt").unwrap_or("")), side),
            _ => self.text(if thing.get("checked").is_some() { "[x] " } else { "[ ] " }, side),
        }
    }

    fn begin(&mut self, element: &Element) {
        match &*element.tag {
            "td" | "th" => {}
            tag => self.line(begin(tag)),
        }
    }

    fn end(&mut self, element: &Element) {
        match &*element.tag {
            "td" | "th" => self.text(" | ", None),
            _ => self.line(""),
        }
    }
}

impl Page {
    /// Ends one mark and begins another.
    fn turn(&mut self, side: Option<Side>) {
        if self.side == side {
            return;
        }
        if let Some(before) = self.side {
            self.out.push_str(self.style.marks(before).1);
        }
        if std::mem::take(&mut self.space) && !self.new_line {
            self.out.push(' ');
        }
        if let Some(side) = side {
            self.out.push_str(self.style.marks(side).0);
            self.new_line = true;
        }
        self.side = side;
    }

    fn line(&mut self, begin: &str) {
        self.turn(None);
        self.space = false;
        if !self.out.is_empty() && !self.out.ends_with('\n') {
            self.out.push('\n');
        }
        self.out.push_str(begin);
        self.new_line = true;
    }
}

/// What a line of this kind begins with.
fn begin(tag: &str) -> &'static str {
    match tag {
        "h1" => "\n# ",
        "h2" => "\n## ",
        "h3" => "\n### ",
        "h4" => "\n#### ",
        "h5" => "\n##### ",
        "h6" => "\n###### ",
        "p" | "pre" => "\n",
        "li" => "- ",
        "dd" => ": ",
        "tr" => "| ",
        "hr" => "\n---",
        _ => "",
    }
}
