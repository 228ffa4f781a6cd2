//! The sections that have changed, as pages and change notes tell of them: an h2 with all below it,
//! and what stands before the first one.
//!
//! A section keeps its identity where its heading was paired with another, and otherwise by its
//! anchor or its title, so that one that only moved is changed and not gone and new. A footnote
//! belongs to the sections that mention it; one that only other footnotes mention, to the first.

use super::block::Block;
use super::change::Change;
use super::lists::Part;
use super::section::{Fate, anchor, title_of};
use super::table::Row;
use super::tree::{Element, Node};
use super::words::Piece;

/// A section that is not the same in both texts.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct ChangedSection {
    /// The text of its heading: the new one, or the old one when it is gone. Empty for what stands
    /// before the first section.
    pub title: String,
    /// Its anchor in the old text; `None` where it is new, and for what stands before the first section.
    pub old: Option<String>,
    /// Its anchor in the new text; `None` where it is gone, and for what stands before the first section.
    pub new: Option<String>,
    /// What became of it; never that it is unchanged.
    pub fate: Fate,
    /// How many words and signs are new in it.
    pub inserted: usize,
    /// How many are gone.
    pub deleted: usize,
}

/// The sections that have changed, in the order of the page.
pub(super) fn changed_sections(changes: &[Change<'_, '_>]) -> Vec<ChangedSection> {
    let mut reader = Reader { sections: vec![Default::default()], mentions: Vec::new(), old: 0, new: 0 };
    changes.iter().for_each(|change| reader.change(change));
    let mut sections = united(reader.sections);
    sections.retain(|section| section.fate != Fate::Unchanged);
    sections
}

impl Default for ChangedSection {
    fn default() -> Self {
        Self { title: String::new(), old: None, new: None, fate: Fate::Unchanged, inserted: 0, deleted: 0 }
    }
}

struct Reader {
    sections: Vec<ChangedSection>,
    /// Which footnote is mentioned in which section.
    mentions: Vec<(String, usize)>,
    /// The section that the old text and the new text are in.
    old: usize,
    new: usize,
}

impl Reader {
    fn change(&mut self, change: &Change<'_, '_>) {
        let (old, new) = change.blocks();
        self.turn(old.iter().find_map(|block| heading(block)), new.iter().find_map(|block| heading(block)));
        if old.iter().chain(&new).any(|block| is_footnotes(block)) {
            return self.notes(change);
        }
        old.iter().for_each(|block| note_mentions(block.nodes, self.old, &mut self.mentions));
        new.iter().for_each(|block| note_mentions(block.nodes, self.new, &mut self.mentions));
        let (inserted, deleted) = marked(change);
        if !matches!(change, Change::Kept(..)) || self.old != self.new {
            old.iter().for_each(|_| touch(&mut self.sections[self.old]));
            new.iter().for_each(|_| touch(&mut self.sections[self.new]));
        }
        self.sections[self.old].deleted += deleted;
        self.sections[self.new].inserted += inserted;
    }

    /// Goes on to the sections that these headings begin.
    fn turn(&mut self, old: Option<&Element>, new: Option<&Element>) {
        match (old, new) {
            (None, None) => {}
            (Some(old), Some(new)) => {
                self.begin(new, anchor(Some(old)), anchor(Some(new)), Fate::Unchanged);
                (self.old, self.new) = (self.sections.len() - 1, self.sections.len() - 1);
            }
            (Some(old), None) => {
                self.begin(old, anchor(Some(old)), None, Fate::Gone);
                self.old = self.sections.len() - 1;
            }
            (None, Some(new)) => {
                self.begin(new, None, anchor(Some(new)), Fate::New);
                self.new = self.sections.len() - 1;
            }
        }
    }

    fn begin(&mut self, heading: &Element, old: Option<String>, new: Option<String>, fate: Fate) {
        let title = title_of(heading);
        self.sections.push(ChangedSection { title, old, new, fate, ..ChangedSection::default() });
    }

    /// Footnotes: what became of one is a change of the sections that mention it.
    fn notes(&mut self, change: &Change<'_, '_>) {
        match change {
            Change::Kept(..) => {}
            Change::Within(old, _, inner) if old.note().is_none() => {
                inner.iter().for_each(|change| self.notes(change));
            }
            Change::Deleted(block) if block.note().is_none() => {
                block.kids().iter().for_each(|kid| self.notes(&Change::Deleted(kid)));
            }
            Change::Inserted(block) if block.note().is_none() => {
                block.kids().iter().for_each(|kid| self.notes(&Change::Inserted(kid)));
            }
            change => self.note(change),
        }
    }

    fn note(&mut self, change: &Change<'_, '_>) {
        let (old, new) = change.blocks();
        let ids: Vec<&str> = old.iter().chain(&new).filter_map(|block| block.note()).collect();
        let mentions = self.mentions.iter().filter(|(id, _)| ids.contains(&&**id));
        let mut places: Vec<usize> = mentions.map(|(_, place)| *place).collect();
        if places.is_empty() {
            places.push(0);
        }
        places.iter().for_each(|&place| touch(&mut self.sections[place]));
        let (inserted, deleted) = marked(change);
        self.sections[places[0]].inserted += inserted;
        self.sections[places[0]].deleted += deleted;
    }
}

fn touch(section: &mut ChangedSection) {
    if section.fate == Fate::Unchanged {
        section.fate = Fate::Changed;
    }
}

/// A section that is gone and a new one with its anchor or its title are one that has changed.
fn united(sections: Vec<ChangedSection>) -> Vec<ChangedSection> {
    let (gone, mut there): (Vec<_>, Vec<_>) =
        sections.into_iter().enumerate().partition(|(_, section)| section.fate == Fate::Gone);
    let mut left = Vec::new();
    for (at, gone) in gone {
        let is_it = |come: &ChangedSection| {
            come.fate == Fate::New && (come.new == gone.old || come.title == gone.title)
        };
        match there.iter_mut().find(|(_, come)| is_it(come)) {
            Some((_, come)) => {
                come.fate = Fate::Changed;
                come.old = gone.old;
                come.deleted += gone.deleted;
            }
            None => left.push((at, gone)),
        }
    }
    there.append(&mut left);
    there.sort_by_key(|(at, _)| *at);
    there.into_iter().map(|(_, section)| section).collect()
}

fn heading<'t>(block: &Block<'t>) -> Option<&'t Element> {
    block.element().filter(|element| element.tag == "h2")
}

fn is_footnotes(block: &Block<'_>) -> bool {
    block.element().is_some_and(|element| element.has_class("footnotes"))
}

fn note_mentions(nodes: &[Node], section: usize, mentions: &mut Vec<(String, usize)>) {
    for element in nodes.iter().filter_map(Node::element) {
        if element.has_class("footnote-ref") {
            let links = element.elements().filter_map(|link| link.get("href")?.strip_prefix('#'));
            mentions.extend(links.map(|id| (id.to_owned(), section)));
        } else {
            note_mentions(&element.kids, section, mentions);
        }
    }
}

/// How many words and signs a change puts in and takes out.
fn marked(change: &Change<'_, '_>) -> (usize, usize) {
    match change {
        Change::Kept(..) => (0, 0),
        Change::Deleted(block) => (0, block.bag.len()),
        Change::Inserted(block) => (block.bag.len(), 0),
        Change::Text(_, _, pieces) | Change::Joined(_, _, pieces) => words(pieces),
        Change::Within(_, _, inner) | Change::Part(Part { items: inner, .. }) => {
            sum(inner.iter().map(marked))
        }
        Change::Table(_, _, table) => sum(table.rows.iter().map(|row| match row {
            Row::Kept(_, cells) => sum(cells.iter().map(marked)),
            Row::Deleted(row) => (0, row.bag.len()),
            Row::Inserted(row) => (row.bag.len(), 0),
        })),
    }
}

fn words(pieces: &[Piece<'_>]) -> (usize, usize) {
    sum(pieces.iter().filter(|piece| piece.token().is_read()).map(|piece| match piece {
        Piece::Kept(..) => (0, 0),
        Piece::Inserted(_) => (1, 0),
        Piece::Deleted(_) => (0, 1),
    }))
}

fn sum(counts: impl Iterator<Item = (usize, usize)>) -> (usize, usize) {
    counts.fold((0, 0), |(inserted, deleted), (more, less)| (inserted + more, deleted + less))
}
