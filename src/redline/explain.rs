//! What a redline tells its reader beside the marks: words for what is only described, links between
//! the two ends of a move, and an id for each change, so that one can go from change to change.
//!
//! All of it is the page's own (`data-redline-ui`): none of it is in either text.

use std::collections::{BTreeSet, HashSet};

use super::said::Side;
use super::tree::{Element, Node};
use super::walk::{is_inline, side_of};

/// The nodes with words, links and ids, and how many changes there are.
pub(super) fn explained(nodes: Vec<Node>) -> (Vec<Node>, usize) {
    let mut taken = HashSet::new();
    note_ids(&nodes, &mut taken);
    let mut writer = Writer { taken, ends: BTreeSet::new(), changes: 0, in_change: false };
    let nodes = writer.nodes(nodes, None);
    (nodes, writer.changes)
}

fn note_ids(nodes: &[Node], ids: &mut HashSet<String>) {
    for element in nodes.iter().filter_map(Node::element) {
        ids.extend(element.get("id").map(str::to_owned));
        note_ids(&element.kids, ids);
    }
}

struct Writer {
    /// The ids of both texts: where one is that of a change, it stays the heading's.
    taken: HashSet<String>,
    /// The ends of moves that have their link.
    ends: BTreeSet<String>,
    changes: usize,
    /// Whether what stands just before is marked.
    in_change: bool,
}

impl Writer {
    fn nodes(&mut self, nodes: Vec<Node>, side: Option<Side>) -> Vec<Node> {
        let mut out = Vec::with_capacity(nodes.len());
        for node in nodes {
            match node {
                Node::Element(element) if element.get("data-redline-ui").is_some() => {
                    out.push(element.into())
                }
                Node::Element(element) => self.element(element, side, &mut out),
                Node::Text(text) => {
                    self.in_change &= side.is_some() || text.trim().is_empty();
                    out.push(Node::Text(text));
                }
            }
        }
        out
    }

    fn element(&mut self, mut element: Element, around: Option<Side>, out: &mut Vec<Node>) {
        let mark = side_of(&element);
        let side = mark.or(around);
        let note = described(&element);
        let parts = !is_inline(&element.tag) && side.is_none();
        self.in_change &= !parts;
        let id = if mark.is_some() || note.is_some() { self.id() } else { None };
        let is_thing = matches!(&*element.tag, "img" | "input");
        self.in_change &= side.is_some() || !is_thing;
        element.kids = self.nodes(std::mem::take(&mut element.kids), side);
        self.in_change &= !parts;
        let link = element.get("data-move").map(str::to_owned);
        let is_edited = link.is_some() && has_edits(&element);
        let link = link.zip(side).and_then(|(number, side)| self.end(&number, side, is_edited));
        let id = id.and_then(|id| with_id(&mut element, id));
        let note = note.map(|text| span(&text).with_id(id.as_deref()));
        if let Some(link) = link {
            put_link(link, &mut element, mark, out);
        }
        place(note, element, out);
    }

    /// The id of a change, where one begins.
    fn id(&mut self) -> Option<String> {
        if std::mem::replace(&mut self.in_change, true) {
            return None;
        }
        self.changes += 1;
        let id = format!("ret-{}", self.changes);
        self.taken.insert(id.clone()).then_some(id)
    }

    /// The link from one end of a move to the other.
    fn end(&mut self, number: &str, side: Side, is_edited: bool) -> Option<Element> {
        let (here, there, text) = match (side, is_edited) {
            (Side::Old, false) => (":gammel", "", "Flyttet herfra – se, hvor det står nu"),
            (Side::Old, true) => (":gammel", "", "Flyttet herfra og ændret – se, hvor det står nu"),
            (Side::New, false) => ("", ":gammel", "Flyttet hertil – se, hvor det stod"),
            (Side::New, true) => ("", ":gammel", "Flyttet hertil og ændret – se, hvor det stod"),
        };
        let id = format!("flyttet-{number}{here}");
        if !self.ends.insert(id.clone()) {
            return None;
        }
        let link = Element::new("a", vec![Node::Text(text.to_owned())]).with("class", "redline-move");
        let link = link.with("data-redline-ui", "").with("href", &format!("#flyttet-{number}{there}"));
        Some(if self.taken.insert(id.clone()) { link.with("id", &id) } else { link })
    }
}

fn has_edits(element: &Element) -> bool {
    element.elements().any(|kid| kid.has_class("redline-edit") || has_edits(kid))
}

/// Gives an element the id of a change; gives it back where the element has one of its own.
fn with_id(element: &mut Element, id: String) -> Option<String> {
    if element.get("id").is_none() {
        element.set("id", &id);
        return None;
    }
    let said = element.kids.iter_mut().find_map(|node| match node {
        Node::Element(kid) if kid.has_class("redline-said") => Some(kid),
        _ => None,
    });
    match said {
        Some(said) => {
            said.set("id", &id);
            None
        }
        None => Some(id),
    }
}

/// Puts the link of a move where the moved block begins. What is said there of the mark follows from it.
fn put_link(link: Element, element: &mut Element, mark: Option<Side>, out: &mut Vec<Node>) {
    let after = Node::Text(" ".to_owned());
    let after = Element::new("span", vec![after]).with("class", "redline-said").with("data-redline-ui", "");
    let place = match element.tag.as_str() {
        "ul" | "ol" | "dl" | "table" => return out.extend([link.into(), after.into()]),
        "tr" => element.kids.iter_mut().find_map(|node| match node {
            Node::Element(cell) => Some(cell),
            Node::Text(_) => None,
        }),
        _ => Some(element),
    };
    let Some(place) = place else { return };
    match place.kids.first_mut() {
        Some(Node::Element(said)) if mark.is_some() && said.has_class("redline-said") => {
            said.kids = vec![Node::Text(" [".to_owned())];
        }
        _ => place.kids.insert(0, after.into()),
    }
    place.kids.insert(0, link.into());
}

fn span(text: &str) -> Element {
    let span = Element::new("span", vec![Node::Text(format!("[{text}]"))]);
    span.with("class", "redline-note").with("data-redline-ui", "")
}

impl Element {
    fn with_id(self, id: Option<&str>) -> Self {
        match id {
            Some(id) => self.with("id", id),
            None => self,
        }
    }
}

/// Puts a note at the element it is about: before a list, where a paragraph begins, else at the end.
fn place(note: Option<Element>, mut element: Element, out: &mut Vec<Node>) {
    let Some(note) = note else { return out.push(element.into()) };
    let space = || Node::Text(" ".to_owned());
    let spaced_before = |mut note: Element| {
        note.kids.insert(0, space());
        Node::Element(note)
    };
    let spaced_after = |mut note: Element| {
        note.kids.push(space());
        Node::Element(note)
    };
    match element.tag.as_str() {
        "ul" | "ol" => out.extend([spaced_after(note), element.into()]),
        _ if element.get("data-break").is_some() => {
            element.kids.insert(0, spaced_after(note));
            out.push(element.into());
        }
        tag if is_inline(tag) => out.extend([element.into(), spaced_before(note)]),
        _ => {
            element.kids.push(spaced_before(note));
            out.push(element.into());
        }
    }
}

/// What is described of an element, in words.
fn described(element: &Element) -> Option<String> {
    let said: Vec<String> = [wrapped(element), other_kind(element), other_start(element), parted(element)]
        .into_iter()
        .chain(["href", "src", "alt", "checked"].map(|name| other_value(element, name)))
        .flatten()
        .collect();
    (!said.is_empty()).then(|| said.join(", "))
}

fn wrapped(element: &Element) -> Option<String> {
    let what = match element.tag.as_str() {
        "strong" => "fed skrift",
        "em" => "kursiv",
        "s" => "gennemstregning",
        "code" => "kodeskrift",
        "a" => "link",
        "mark" => "markering",
        _ => "fremhævning",
    };
    match element.get("data-wrap")? {
        "ins" => Some(format!("{what} tilføjet")),
        _ => Some(format!("{what} fjernet")),
    }
}

fn other_kind(element: &Element) -> Option<String> {
    let level = |tag: &str| tag.strip_prefix('h').and_then(|level| level.parse::<u8>().ok());
    let old = element.get("data-old-tag")?;
    Some(match (level(old), level(&element.tag), &*element.tag) {
        (Some(old), Some(new), _) => format!("niveau {old} → {new}"),
        (None, Some(_), _) => "overskrift i stedet for brødtekst".to_owned(),
        (Some(_), None, _) => "brødtekst i stedet for overskrift".to_owned(),
        (_, _, "ol") => "nummereret liste i stedet for punkter".to_owned(),
        (_, _, "ul") => "punkter i stedet for nummereret liste".to_owned(),
        _ => "opstilling ændret".to_owned(),
    })
}

fn other_start(element: &Element) -> Option<String> {
    let old = element.get("data-old-start").filter(|_| element.get("data-old-tag").is_none())?;
    let first = |start: &str| if start.is_empty() { "1".to_owned() } else { start.to_owned() };
    let (old, new) = (first(old), first(element.get("start").unwrap_or("")));
    Some(format!("første nummer {old} → {new}"))
}

fn parted(element: &Element) -> Option<String> {
    Some(match element.get("data-break")? {
        "ins" => "afsnit delt her".to_owned(),
        _ => "afsnit samlet her".to_owned(),
    })
}

fn other_value(element: &Element, name: &str) -> Option<String> {
    let old = element.get(&format!("data-old-{name}"))?;
    let said = match (name, old) {
        ("href", "") => "link tilføjet",
        ("href", _) => "link ændret",
        ("src", _) => "billede skiftet",
        ("alt", _) => "billedets beskrivelse ændret",
        (_, "") => "kryds sat",
        (_, _) => "kryds fjernet",
    };
    Some(said.to_owned())
}
