//! The proof of a redline: without its insertions it is the old text, without its deletions the new.
//!
//! Works on what is written, not on how it came about.

use std::collections::BTreeSet;

use super::said::Side;
use super::tree::{Element, Node};
use super::walk::side_of;

mod canon;

pub(super) use canon::canon;

/// The marked nodes as one side has them: its marks resolved, those of the other side taken out.
pub(super) fn of_side(nodes: &[Node], side: Side) -> Vec<Node> {
    projected(nodes, side).0
}

const KEPT: [&str; 5] = ["href", "src", "alt", "start", "checked"];

/// The nodes of a side, and whether something was cut out between them.
fn projected(nodes: &[Node], side: Side) -> (Vec<Node>, bool) {
    let (mut out, mut cut) = (Vec::new(), false);
    for node in nodes {
        let Node::Element(element) = node else {
            out.push(node.clone());
            continue;
        };
        if element.get("data-redline-ui").is_some() {
            continue;
        }
        match side_of(element) {
            Some(mark) if mark != side => cut = true,
            mark => cut |= project(element, mark, side, &mut out),
        }
    }
    (out, cut)
}

/// Adds an element as the side has it; gives whether it was cut out of what is around it.
fn project(element: &Element, mark: Option<Side>, side: Side, out: &mut Vec<Node>) -> bool {
    let (kids, cut) = projected(&element.kids, side);
    let mut there = Element { kids, ..element.shell() };
    if side == Side::Old {
        restore(&mut there);
    }
    if there.get("data-break").is_some_and(|of| of != side.mark())
        && let Some(Node::Element(before)) = out.iter_mut().rev().find(|node| !is_white(node))
        && before.tag == there.tag
    {
        before.kids.push(Node::Text(" ".to_owned()));
        before.kids.append(&mut there.kids);
        return false;
    }
    if cut && !stays(&there.tag) && is_empty(&there.kids) {
        return true;
    }
    let wraps = element.get("data-wrap").is_some_and(|of| of != side.mark());
    if wraps || mark.is_some() && matches!(&*element.tag, "ins" | "del") {
        out.append(&mut there.kids);
        return cut;
    }
    out.push(there.into());
    false
}

/// Gives an element what it was before.
fn restore(element: &mut Element) {
    for name in KEPT {
        match element.get(&format!("data-old-{name}")).map(str::to_owned) {
            Some(before) if before.is_empty() => element.unset(name),
            Some(before) => element.set(name, &before),
            None => {}
        }
    }
    if let Some(tag) = element.get("data-old-tag").map(str::to_owned) {
        element.tag = tag;
    }
}

fn stays(tag: &str) -> bool {
    matches!(tag, "li" | "td" | "th" | "tr" | "dt" | "dd")
}

fn is_empty(nodes: &[Node]) -> bool {
    nodes.iter().all(|node| match node {
        Node::Text(text) => text.trim().is_empty(),
        Node::Element(element) => {
            let is_something = matches!(&*element.tag, "img" | "input" | "br" | "hr") || stays(&element.tag);
            !is_something && is_empty(&element.kids)
        }
    })
}

fn is_white(node: &Node) -> bool {
    matches!(node, Node::Text(text) if text.trim().is_empty())
}

/// The ids that stand more than once.
pub(super) fn double_ids(nodes: &[Node]) -> usize {
    let (mut seen, mut double) = (BTreeSet::new(), 0);
    each(nodes, &mut |element| {
        double += usize::from(element.get("id").is_some_and(|id| !seen.insert(id)));
    });
    double
}

fn each<'n>(nodes: &'n [Node], visit: &mut dyn FnMut(&'n Element)) {
    for element in nodes.iter().filter_map(Node::element) {
        visit(element);
        each(&element.kids, visit);
    }
}
