//! What a redline says itself: its marks, and the words a screen reader reads at them.

use super::tree::{Element, Node};

/// The text that something stands in alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Side {
    /// The old one.
    Old,
    /// The new one.
    New,
}

/// What parts the ids of deleted text from those of the page.
pub(super) const PARTED: &str = ":gammel";

impl Side {
    /// The tag and the class that mark it.
    pub(super) fn mark(self) -> &'static str {
        match self {
            Self::Old => "del",
            Self::New => "ins",
        }
    }

    fn begin(self) -> &'static str {
        match self {
            Self::Old => "[slettet: ",
            Self::New => "[tilføjet: ",
        }
    }
}

/// Nodes in a mark.
pub(super) fn marked(side: Side, nodes: Vec<Node>) -> Node {
    let mut element = Element::new(side.mark(), nodes);
    say(&mut element, side);
    Node::Element(element)
}

/// Marks an element that no other element may stand around.
pub(super) fn mark(element: &mut Element, side: Side) {
    element.add_class(side.mark());
    if element.tag != "tr" {
        return say(element, side);
    }
    let mut cells = element.kids.iter_mut().filter_map(|node| match node {
        Node::Element(cell) => Some(cell),
        Node::Text(_) => None,
    });
    if let Some(first) = cells.next() {
        first.kids.insert(0, hidden(side.begin()));
        cells.last().unwrap_or(first).kids.push(hidden(END));
    }
}

const END: &str = "]";

fn say(element: &mut Element, side: Side) {
    element.kids.insert(0, hidden(side.begin()));
    element.kids.push(hidden(END));
}

/// Nodes in a moved block that are not at the other end of the move.
pub(super) fn edit(side: Side, mut nodes: Vec<Node>) -> Node {
    let begin = if side == Side::Old { "[før: " } else { "[nu: " };
    nodes.insert(0, hidden(begin));
    nodes.push(hidden(END));
    Element::new("span", nodes).with("class", "redline-edit").into()
}

/// Words of the page that only a screen reader says.
pub(super) fn hidden(text: &str) -> Node {
    let span = Element::new("span", vec![Node::Text(text.to_owned())]);
    span.with("class", "redline-said").with("data-redline-ui", "").into()
}

/// Gives the ids of deleted text a name of their own.
pub(super) fn part_ids(element: &mut Element) {
    if let Some(id) = element.get("id").map(|id| format!("{id}{PARTED}")) {
        element.set("id", &id);
    }
    for node in &mut element.kids {
        if let Node::Element(kid) = node {
            part_ids(kid);
        }
    }
}

/// A cell that only keeps a row as long as the others.
pub(super) fn filler() -> Node {
    Element::new("td", Vec::new()).with("data-redline-ui", "").into()
}
