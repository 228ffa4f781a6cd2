//! HTML as far as a reader sees it, as one text: equal texts look the same.

use crate::redline::tree::{Element, Node, push_text};

/// What a reader sees.
pub(in crate::redline) fn canon(nodes: &[Node]) -> String {
    joined(flow(nodes))
}

/// A block and, of a list, what tells whether the next goes on with it.
struct Seen {
    list: Option<(bool, usize, usize)>,
    text: String,
}

fn joined(blocks: Vec<Seen>) -> String {
    blocks.into_iter().map(|block| block.text + "\u{2}").collect()
}

fn flow(nodes: &[Node]) -> Vec<Seen> {
    let mut out = Vec::new();
    let mut run: Vec<&Node> = Vec::new();
    for node in nodes {
        match node {
            Node::Element(element) if is_block(&element.tag) => {
                flush(&mut run, &mut out);
                block(element, &mut out);
            }
            node => run.push(node),
        }
    }
    flush(&mut run, &mut out);
    out
}

fn flush(run: &mut Vec<&Node>, out: &mut Vec<Seen>) {
    let mut line = Line::default();
    run.drain(..).for_each(|node| line.node(node));
    let text = line.done();
    if !text.is_empty() {
        out.push(Seen { list: None, text: format!("\u{1}p{text}") });
    }
}

fn block(element: &Element, out: &mut Vec<Seen>) {
    let text = match element.tag.as_str() {
        "div" | "section" => return out.extend(flow(&element.kids)),
        "ul" | "ol" => return list(element, out),
        "pre" => {
            let mut text = String::new();
            push_text(&mut text, &element.kids);
            format!("\u{1}pre{}", text.trim_matches('\n'))
        }
        "hr" => "\u{1}hr".to_owned(),
        "blockquote" => format!("\u{1}bq({})", canon(&element.kids)),
        "dl" => parts(element),
        "table" => rows(element, "b"),
        tag @ ("li" | "td" | "th" | "dt" | "dd") => format!("\u{1}{tag}!({})", canon(&element.kids)),
        tag => {
            let mut line = Line::default();
            element.kids.iter().for_each(|node| line.node(node));
            format!("\u{1}{tag}{}", line.done())
        }
    };
    out.push(Seen { list: None, text });
}

fn list(element: &Element, out: &mut Vec<Seen>) {
    let ordered = element.tag == "ol";
    let first = element.get("start").and_then(|start| start.parse().ok()).unwrap_or(1);
    let start = if ordered { first } else { 0 };
    let items: Vec<String> =
        element.elements().map(|item| format!("\u{1}{}({})", item.tag, canon(&item.kids))).collect();
    if let Some(Seen { list: Some((same, begun, count)), text }) = out.last_mut()
        && *same == ordered
        && !items.is_empty()
        && (!ordered || start == *begun + *count)
    {
        *count += items.len();
        return text.push_str(&items.concat());
    }
    let text = format!("\u{1}{}{start}{}", element.tag, items.concat());
    out.push(Seen { list: Some((ordered, start, items.len())), text });
}

fn parts(element: &Element) -> String {
    let part = |part: &Element| format!("\u{1}{}({})", part.tag, canon(&part.kids));
    format!("\u{1}dl({})", element.elements().map(part).collect::<String>())
}

fn rows(element: &Element, section: &str) -> String {
    let mut out = format!("\u{1}{section}");
    for part in element.elements() {
        match part.tag.as_str() {
            "tr" => {
                let cell = |cell: &Element| format!("\u{1}{}({})", cell.tag, canon(&cell.kids));
                out.push_str(&format!("\u{1}tr{section}({})", part.elements().map(cell).collect::<String>()));
            }
            "thead" => out.push_str(&rows(part, "h")),
            _ => out.push_str(rows(part, "b").trim_start_matches("\u{1}b")),
        }
    }
    out
}

fn is_block(tag: &str) -> bool {
    matches!(
        tag,
        "p" | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "pre"
            | "hr"
            | "ul"
            | "ol"
            | "li"
            | "blockquote"
            | "div"
            | "section"
            | "dl"
            | "dt"
            | "dd"
            | "table"
            | "tr"
            | "td"
            | "th"
    )
}

/// A line of text: words with the formatting that a reader sees, spaces collapsed.
#[derive(Default)]
struct Line<'n> {
    out: String,
    formats: Vec<(&'n str, &'n str)>,
    /// The formatting of what was last written.
    shown: Vec<(&'n str, &'n str)>,
    space: bool,
    after_break: bool,
}

impl<'n> Line<'n> {
    fn node(&mut self, node: &'n Node) {
        match node {
            Node::Text(text) => self.text(text),
            Node::Element(element) => self.element(element),
        }
    }

    fn element(&mut self, element: &'n Element) {
        match element.tag.as_str() {
            "br" => {
                self.space = false;
                self.piece("\u{3}br");
                self.after_break = true;
            }
            "img" => {
                let alternative =
                    element.get("alt").unwrap_or("").split_whitespace().collect::<Vec<_>>().join(" ");
                self.piece(&format!("\u{3}img {}|{alternative}", element.get("src").unwrap_or("")));
            }
            "input" => {
                self.piece(if element.get("checked").is_some() { "\u{3}input x" } else { "\u{3}input" })
            }
            "span" => element.kids.iter().for_each(|node| self.node(node)),
            tag => {
                let before = self.formats.clone();
                self.formats.push((tag, element.get("href").unwrap_or("")));
                self.formats.sort_unstable();
                self.formats.dedup();
                element.kids.iter().for_each(|node| self.node(node));
                self.formats = before;
            }
        }
    }

    fn text(&mut self, text: &str) {
        let mut rest = text;
        while let Some(letter) = rest.chars().next() {
            let is_space = letter.is_whitespace();
            let end = rest.find(|c: char| c.is_whitespace() != is_space).unwrap_or(rest.len());
            if is_space {
                self.space |= !self.out.is_empty() && !self.after_break;
            } else {
                self.piece(&rest[..end]);
            }
            rest = &rest[end..];
        }
    }

    fn piece(&mut self, piece: &str) {
        if self.space {
            self.out.push(' ');
        }
        (self.space, self.after_break) = (false, false);
        if self.shown != self.formats {
            self.out.push('\u{4}');
            for (tag, target) in &self.formats {
                self.out.extend([tag, " ", target, "\u{5}"]);
            }
            self.shown.clone_from(&self.formats);
        }
        self.out.push_str(piece);
    }

    /// The line without the breaks at its end.
    fn done(self) -> String {
        let mut out = self.out;
        while let Some(length) = out.strip_suffix("\u{3}br").map(str::len) {
            out.truncate(length);
        }
        out
    }
}
