//! What became of each section of a text.

use super::block::{Block, Sort};
use super::change::Change;
use super::tree::{Element, Node, push_text};

/// A heading and what stands below it up to the next one.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Section {
    /// The text of its heading; empty for what stands before the first one.
    pub title: String,
    /// The level of its heading; 0 for what stands before the first one.
    pub level: u8,
    /// Its anchor in the old text.
    pub old: Option<String>,
    /// Its anchor in the new text.
    pub new: Option<String>,
    /// What became of it.
    pub fate: Fate,
}

/// What became of a section.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Fate {
    /// Nothing.
    Unchanged,
    /// Something in it is different.
    Changed,
    /// It was not there before.
    New,
    /// It is there no more.
    Gone,
}

/// The sections of a text that has not changed.
pub(super) fn unchanged(nodes: &[Node]) -> Vec<Section> {
    let headings = nodes.iter().filter_map(Node::element).filter_map(heading);
    headings.map(|heading| section(heading, Some(heading), Some(heading), Fate::Unchanged)).collect()
}

/// The sections of both texts. What stands before the first heading is one too, where it changed.
pub(super) fn sections(changes: &[Change<'_, '_>]) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    for change in changes {
        let (old, new) = change.blocks();
        let (old, new) = (old.into_iter().find_map(title), new.into_iter().find_map(title));
        let fate = match (change, old, new) {
            (Change::Kept(..), ..) => Fate::Unchanged,
            (_, Some(_), None) => Fate::Gone,
            (_, None, Some(_)) => Fate::New,
            _ => Fate::Changed,
        };
        match new.or(old) {
            Some(heading) => sections.push(section(heading, old, new, fate)),
            None if fate == Fate::Unchanged => {}
            None => note_change(&mut sections),
        }
    }
    sections
}

/// Notes that the section being read has changed. Text below a heading that is gone stands in the
/// section before it.
fn note_change(sections: &mut Vec<Section>) {
    match sections.iter_mut().rev().find(|section| section.fate != Fate::Gone) {
        Some(section) if section.fate == Fate::Unchanged => section.fate = Fate::Changed,
        Some(_) => {}
        None => {
            let before =
                Section { title: String::new(), level: 0, old: None, new: None, fate: Fate::Changed };
            sections.insert(0, before);
        }
    }
}

fn title<'t>(block: &Block<'t>) -> Option<&'t Element> {
    block.element().filter(|_| block.sort() == Sort::Heading)
}

fn heading(element: &Element) -> Option<&Element> {
    matches!(&*element.tag, "h1" | "h2" | "h3" | "h4" | "h5" | "h6").then_some(element)
}

fn section(heading: &Element, old: Option<&Element>, new: Option<&Element>, fate: Fate) -> Section {
    let level = heading.tag[1..].parse().unwrap_or(0);
    Section { title: title_of(heading), level, old: anchor(old), new: anchor(new), fate }
}

/// The text of a heading.
pub(super) fn title_of(heading: &Element) -> String {
    let mut title = String::new();
    push_text(&mut title, &heading.kids);
    title.trim().to_owned()
}

/// The anchor of a heading.
pub(super) fn anchor(heading: Option<&Element>) -> Option<String> {
    heading.and_then(|heading| heading.get("id")).map(str::to_owned)
}
