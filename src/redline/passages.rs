//! A redline cut at its sections, for a page that says something of each.

use std::collections::HashSet;

use super::said::{PARTED, Side};
use super::section::Fate;
use super::tree::{self, Element, Node};
use super::walk::side_of;

/// A part of a redline: a heading of level 2 with all below it, or what stands before the first one, or the
/// footnotes.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Passage {
    /// The anchor of its heading as it was written; empty where it has none.
    pub anchor: String,
    /// What became of it.
    pub fate: Fate,
    /// Whether it stands at another place of the other text.
    pub is_moved: bool,
    /// Its heading, with marks.
    pub heading: String,
    /// What stands below the heading, with marks.
    pub text: String,
}

/// Nodes that can stand on a page beside other pieces of the same text: nothing in them can be linked to, and
/// what linked to a place in the same text does not.
pub(super) fn without_places(nodes: Vec<Node>) -> Vec<Node> {
    nodes.into_iter().map(without_place).collect()
}

fn without_place(node: Node) -> Node {
    let Node::Element(mut element) = node else { return node };
    element.unset("id");
    element.unset("aria-labelledby");
    if element.get("href").is_some_and(|href| href.starts_with('#')) {
        unlink(&mut element);
    }
    element.kids = without_places(element.kids);
    element.into()
}

/// Makes a link the text it is about.
fn unlink(element: &mut Element) {
    element.tag = "span".to_owned();
    for name in ["href", "role", "aria-label"] {
        element.unset(name);
    }
}

/// Nodes in which links to a place of the old text alone lead to where that is struck. A link to a place that is
/// nowhere leads nowhere.
pub(super) fn with_old_places(mut nodes: Vec<Node>) -> Vec<Node> {
    let mut ids = HashSet::new();
    collect_ids(&nodes, &mut ids);
    nodes.iter_mut().for_each(|node| point(node, &ids));
    nodes
}

fn collect_ids(nodes: &[Node], ids: &mut HashSet<String>) {
    for element in nodes.iter().filter_map(Node::element) {
        ids.extend(element.get("id").map(str::to_owned));
        collect_ids(&element.kids, ids);
    }
}

fn point(node: &mut Node, ids: &HashSet<String>) {
    let Node::Element(element) = node else { return };
    let link = element.get("href").and_then(|href| href.strip_prefix('#')).map(str::to_owned);
    match link.map(|anchor| place(&anchor, ids)) {
        Some(Some(place)) => element.set("href", &format!("#{place}")),
        Some(None) => unlink(element),
        None => {}
    }
    match element.get("aria-labelledby").map(|name| place(name, ids)) {
        Some(Some(place)) => element.set("aria-labelledby", &place),
        Some(None) => element.unset("aria-labelledby"),
        None => {}
    }
    element.kids.iter_mut().for_each(|kid| point(kid, ids));
}

/// Where a place of either text is on the page.
fn place(anchor: &str, ids: &HashSet<String>) -> Option<String> {
    [anchor.to_owned(), format!("{anchor}{PARTED}")].into_iter().find(|place| ids.contains(place))
}

/// The parts of a redline in the order of the page. Written one after the other they are the whole.
pub(super) fn passages(nodes: &[Node]) -> Vec<Passage> {
    let mut passages = Vec::new();
    let mut rest = nodes;
    while !rest.is_empty() {
        let length = 1 + rest[1..].iter().take_while(|node| !begins_passage(node)).count();
        let (part, after) = rest.split_at(length);
        passages.push(passage(part));
        rest = after;
    }
    note_moved(&mut passages);
    passages
}

/// A section that is struck at one place and new at another has moved.
fn note_moved(passages: &mut [Passage]) {
    let of = |fate: Fate| -> HashSet<String> {
        let there = passages.iter().filter(|passage| passage.fate == fate && !passage.anchor.is_empty());
        there.map(|passage| passage.anchor.clone()).collect()
    };
    let (gone, new) = (of(Fate::Gone), of(Fate::New));
    for passage in passages {
        passage.is_moved = gone.contains(&passage.anchor) && new.contains(&passage.anchor);
    }
}

fn passage(nodes: &[Node]) -> Passage {
    let heading = nodes.first().and_then(heading);
    let (head, text) = nodes.split_at(usize::from(heading.is_some()));
    let anchor = heading.and_then(|(heading, _)| heading.get("id")).unwrap_or_default();
    let fate = match heading {
        Some((_, Some(Side::Old))) => Fate::Gone,
        Some((_, Some(Side::New))) => Fate::New,
        _ if nodes.iter().any(is_changed) => Fate::Changed,
        _ => Fate::Unchanged,
    };
    let anchor = anchor.split(':').next().unwrap_or_default().to_owned();
    Passage { anchor, fate, is_moved: false, heading: written(head), text: written(text) }
}

fn written(nodes: &[Node]) -> String {
    let mut out = String::new();
    tree::write(&mut out, nodes);
    out
}

fn begins_passage(node: &Node) -> bool {
    let is_notes = |element: &Element| element.tag == "section" && element.has_class("footnotes");
    heading(node).is_some() || node.element().is_some_and(is_notes)
}

/// The heading of level 2 that a node is or marks, and how it is marked.
fn heading(node: &Node) -> Option<(&Element, Option<Side>)> {
    let element = node.element()?;
    if element.tag == "h2" {
        return Some((element, None));
    }
    let side = side_of(element)?;
    Some((element.elements().find(|kid| kid.tag == "h2")?, Some(side)))
}

/// Whether something in a node is marked.
pub(super) fn is_changed(node: &Node) -> bool {
    let Some(element) = node.element() else { return false };
    let is_soft = |name: &str| name.starts_with("data-old-") || matches!(name, "data-wrap" | "data-break");
    side_of(element).is_some()
        || element.attributes.iter().any(|(name, _)| is_soft(name))
        || element.kids.iter().any(is_changed)
}
