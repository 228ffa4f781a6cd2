//! HTML as a tree: what [`crate::html`] wrote, read back, and what a redline is made of.
//!
//! Reads only what that writer writes: every tag has its end, text is escaped.

use crate::entities::decoded;

/// A piece of HTML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Node {
    /// A tag and what is in it.
    Element(Element),
    /// Text, not escaped.
    Text(String),
}

/// A tag and what is in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Element {
    /// The name of the tag.
    pub(super) tag: String,
    /// The attributes, values not escaped.
    pub(super) attributes: Vec<(String, String)>,
    /// What is in it.
    pub(super) kids: Vec<Node>,
}

const VOID: [&str; 4] = ["br", "hr", "img", "input"];

impl Element {
    /// An element without attributes.
    pub(super) fn new(tag: &str, kids: Vec<Node>) -> Self {
        Self { tag: tag.to_owned(), attributes: Vec::new(), kids }
    }

    /// The same tag with nothing in it.
    pub(super) fn shell(&self) -> Self {
        Self { tag: self.tag.clone(), attributes: self.attributes.clone(), kids: Vec::new() }
    }

    /// The value of an attribute.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// Sets an attribute.
    pub(super) fn set(&mut self, name: &str, value: &str) {
        match self.attributes.iter_mut().find(|(key, _)| key == name) {
            Some((_, there)) => value.clone_into(there),
            None => self.attributes.push((name.to_owned(), value.to_owned())),
        }
    }

    /// Takes an attribute away.
    pub(super) fn unset(&mut self, name: &str) {
        self.attributes.retain(|(key, _)| key != name);
    }

    /// The element with an attribute.
    pub(super) fn with(mut self, name: &str, value: &str) -> Self {
        self.set(name, value);
        self
    }

    /// Adds a class to those there.
    pub(super) fn add_class(&mut self, class: &str) {
        let classes = match self.get("class") {
            Some(there) => format!("{there} {class}"),
            None => class.to_owned(),
        };
        self.set("class", &classes);
    }

    /// Whether it has a class.
    pub(super) fn has_class(&self, class: &str) -> bool {
        self.get("class").is_some_and(|classes| classes.split(' ').any(|name| name == class))
    }

    /// The elements in it.
    pub(super) fn elements(&self) -> impl Iterator<Item = &Self> {
        self.kids.iter().filter_map(Node::element)
    }
}

impl Node {
    /// The element, if it is one.
    pub(super) fn element(&self) -> Option<&Element> {
        match self {
            Self::Element(element) => Some(element),
            Self::Text(_) => None,
        }
    }
}

impl From<Element> for Node {
    fn from(element: Element) -> Self {
        Self::Element(element)
    }
}

/// Reads what the writer wrote.
pub(super) fn read(html: &str) -> Vec<Node> {
    let mut open = vec![Element::default()];
    for (at, piece) in html.split('<').enumerate() {
        let text = if at == 0 { piece } else { read_tag(piece, &mut open) };
        if let (false, Some(top)) = (text.is_empty(), open.last_mut()) {
            top.kids.push(Node::Text(decoded(text).into_owned()));
        }
    }
    while open.len() > 1 {
        close(&mut open);
    }
    open.pop().map(|root| root.kids).unwrap_or_default()
}

/// The nodes with the colours of code left out: in a redline, colours are those of the changes.
pub(super) fn without_colours(nodes: Vec<Node>) -> Vec<Node> {
    let plain = |node: Node| match node {
        Node::Element(mut element) if element.tag == "pre" => {
            element.kids.iter_mut().for_each(flatten);
            Node::Element(element)
        }
        Node::Element(mut element) => {
            element.kids = without_colours(std::mem::take(&mut element.kids));
            Node::Element(element)
        }
        text => text,
    };
    nodes.into_iter().map(plain).collect()
}

fn flatten(node: &mut Node) {
    if let Node::Element(element) = node {
        let mut text = String::new();
        push_text(&mut text, &element.kids);
        element.kids = vec![Node::Text(text)];
    }
}

/// Adds the text of nodes.
pub(super) fn push_text(out: &mut String, nodes: &[Node]) {
    for node in nodes {
        match node {
            Node::Text(text) => out.push_str(text),
            Node::Element(element) => push_text(out, &element.kids),
        }
    }
}

/// Takes in the tag a piece begins with and gives the text behind it.
fn read_tag<'h>(piece: &'h str, open: &mut Vec<Element>) -> &'h str {
    let (tag, text) = piece.split_once('>').unwrap_or((piece, ""));
    if tag.starts_with('/') {
        close(open);
        return text;
    }
    let element = element(tag);
    let is_void = VOID.contains(&element.tag.as_str());
    open.push(element);
    if is_void {
        close(open);
    }
    text
}

fn close(open: &mut Vec<Element>) {
    if open.len() < 2 {
        return;
    }
    if let (Some(element), Some(above)) = (open.pop(), open.last_mut()) {
        above.kids.push(Node::Element(element));
    }
}

fn element(tag: &str) -> Element {
    let (name, mut rest) = tag.split_once(' ').unwrap_or((tag, ""));
    let mut element = Element::new(name, Vec::new());
    while !rest.is_empty() {
        let end = rest.find([' ', '=']).unwrap_or(rest.len());
        let (key, after) = rest.split_at(end);
        let (value, after) = match after.strip_prefix("=\"") {
            Some(quoted) => quoted.split_once('"').unwrap_or((quoted, "")),
            None => ("", after),
        };
        element.attributes.push((key.to_owned(), decoded(value).into_owned()));
        rest = after.trim_start_matches(' ');
    }
    element
}

/// Writes nodes.
pub(super) fn write(out: &mut String, nodes: &[Node]) {
    for node in nodes {
        match node {
            Node::Text(text) => crate::html::push_text(out, text),
            Node::Element(element) => write_element(out, element),
        }
    }
}

fn write_element(out: &mut String, element: &Element) {
    out.push('<');
    out.push_str(&element.tag);
    for (name, value) in &element.attributes {
        out.push(' ');
        out.push_str(name);
        if !value.is_empty() || !matches!(&**name, "checked" | "disabled" | "data-redline-ui") {
            out.push_str("=\"");
            out.push_str(&crate::html::escaped(value));
            out.push('"');
        }
    }
    out.push('>');
    if !VOID.contains(&element.tag.as_str()) {
        write(out, &element.kids);
        out.push_str("</");
        out.push_str(&element.tag);
        out.push('>');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_read_is_written_again() {
        let check = |html: &str| {
            let mut out = String::new();
            write(&mut out, &read(html));
            assert_eq!(out, html);
        };
        check("");
        check("a &amp; b &lt;i&gt;");
        check("<p id=\"a\">x <strong>y</strong><br>z</p>\n<hr>\n");
        check("<li class=\"task\"><input type=\"checkbox\" disabled checked aria-label=\"udført\"> a</li>");
        check("<a href=\"x?a&amp;b=&quot;\" title=\"\">&amp;lt;</a>");
    }
}
