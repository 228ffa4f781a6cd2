//! Running text with its marks. Marks and formatting are nested by one rule, so that neither can
//! cross the other and no mark stands in another.

use super::hash::Hash;
use super::said::{Side, edit, marked};
use super::token::{Token, format};
use super::tree::{Element, Node};
use super::words::Piece;

/// The pieces as HTML.
pub(super) fn nodes(pieces: &[Piece<'_>]) -> Vec<Node> {
    let parts: Vec<Part> = pieces.iter().map(Part::new).collect();
    let mut out = Vec::new();
    nest(&parts, 0, Marks::Shown, &mut out);
    out
}

/// The text of one side of a block that was edited when it moved, what is not at the other end marked.
pub(super) fn edited(pieces: &[Piece<'_>], side: Side) -> Vec<Node> {
    let mut parts: Vec<Part> = pieces.iter().map(Part::new).collect();
    parts.iter_mut().filter(|part| part.side.is_some()).for_each(|part| part.side = Some(side));
    let mut out = Vec::new();
    nest(&parts, 0, Marks::OfMove, &mut out);
    out
}

/// Whether marks are still to be written, and which.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Marks {
    Shown,
    OfMove,
    Around,
}

/// A piece with the wrappers it stands in, outermost first.
struct Part {
    side: Option<Side>,
    wraps: Vec<Wrap>,
    node: Node,
}

struct Wrap {
    key: u64,
    element: Element,
}

impl Part {
    fn new(piece: &Piece<'_>) -> Self {
        let side = match piece {
            Piece::Kept(..) => None,
            Piece::Inserted(_) => Some(Side::New),
            Piece::Deleted(_) => Some(Side::Old),
        };
        let wraps = match piece {
            Piece::Kept(old, new) if old.look != new.look => both(old, new),
            _ => piece.token().formats.iter().map(|element| Wrap::new(element.shell())).collect(),
        };
        Self { side, wraps, node: node(piece) }
    }
}

impl Wrap {
    fn new(element: Element) -> Self {
        let start = Hash::new().with(&element.tag);
        let key = element.attributes.iter().fold(start, |hash, (name, value)| hash.with(name).with(value));
        Self { key: key.done(), element }
    }
}

/// The wrappers of a word whose formatting has changed: those only one text has are marked.
fn both(old: &Token<'_>, new: &Token<'_>) -> Vec<Wrap> {
    let has = |token: &Token<'_>, element: &Element| {
        token.formats.iter().any(|other| format(other) == format(element))
    };
    let mut wraps = Vec::new();
    for element in new.formats.iter() {
        let mut shell = element.shell();
        match link(old) {
            _ if has(old, element) || format(element).is_none() => {}
            Some(before) if element.tag == "a" => {
                shell.set("data-old-href", before.get("href").unwrap_or(""))
            }
            _ => shell.set("data-wrap", "ins"),
        }
        wraps.push(Wrap::new(shell));
    }
    for element in old.formats.iter().filter(|element| format(element).is_some()) {
        if !has(new, element) && (element.tag != "a" || link(new).is_none()) {
            wraps.push(Wrap::new(element.shell().with("data-wrap", "del")));
        }
    }
    wraps
}

fn link<'t>(token: &Token<'t>) -> Option<&'t Element> {
    token.formats.iter().find(|element| element.tag == "a").copied()
}

fn node(piece: &Piece<'_>) -> Node {
    let token = piece.token();
    let Some(thing) = token.thing else { return Node::Text(token.text.to_owned()) };
    let mut thing = thing.clone();
    match piece {
        Piece::Kept(old, _) => note_attributes(old.thing, &mut thing),
        Piece::Deleted(_) => super::said::part_ids(&mut thing),
        Piece::Inserted(_) => {}
    }
    Node::Element(thing)
}

/// Notes what the old thing had other than the new one.
fn note_attributes(old: Option<&Element>, new: &mut Element) {
    let Some(old) = old.filter(|_| matches!(new.tag.as_str(), "img" | "input")) else { return };
    for name in ["src", "alt", "checked"] {
        if old.get(name) == new.get(name) {
            continue;
        }
        let before = match (name, old.get(name)) {
            ("checked", Some(_)) => "checked",
            (_, before) => before.unwrap_or(""),
        };
        new.set(&format!("data-old-{name}"), before);
    }
}

fn nest(parts: &[Part], depth: usize, marks: Marks, out: &mut Vec<Node>) {
    let mut rest = parts;
    while let Some(first) = rest.first() {
        let wrapped = same_wrap(rest, depth);
        let side = first.side.filter(|_| marks != Marks::Around);
        let marked_length = side.map_or(0, |_| rest.iter().take_while(|part| part.side == side).count());
        let length = match (side, first.wraps.get(depth)) {
            (Some(side), _) if marked_length >= wrapped => {
                let mut inner = Vec::new();
                nest(&rest[..marked_length], depth, Marks::Around, &mut inner);
                out.push(if marks == Marks::OfMove { edit(side, inner) } else { marked(side, inner) });
                marked_length
            }
            (_, Some(wrap)) => {
                let mut element = wrap.element.clone();
                nest(&rest[..wrapped], depth + 1, marks, &mut element.kids);
                out.push(Node::Element(element));
                wrapped
            }
            _ => {
                push(out, &first.node);
                1
            }
        };
        rest = &rest[length..];
    }
}

/// How many parts stand in the same wrapper at this depth.
fn same_wrap(parts: &[Part], depth: usize) -> usize {
    let key = |part: &Part| part.wraps.get(depth).map(|wrap| wrap.key);
    match parts.first().and_then(key) {
        Some(first) => parts.iter().take_while(|part| key(part) == Some(first)).count(),
        None => 0,
    }
}

fn push(out: &mut Vec<Node>, node: &Node) {
    match (out.last_mut(), node) {
        (Some(Node::Text(before)), Node::Text(text)) => before.push_str(text),
        _ => out.push(node.clone()),
    }
}
