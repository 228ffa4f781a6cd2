//! What changed between two versions of a document, part by part, with the notes that tell why.

use serde::Serialize;

use crate::comparison::{Comparison, Part};
use crate::library::change::{Change, ChangeKind};
use crate::library::edition::Version;
use crate::library::shelf::Staff;
use crate::outputs::names;
use crate::redline::{Fate, Passage};
use crate::site::Site;

/// A part that has changed.
#[derive(Clone, Serialize)]
pub(in crate::outputs) struct ChangedPart {
    /// What readers call it.
    title: String,
    /// As it is written in a change note: the anchor, `top` or `metadata`.
    pub(in crate::outputs) anchor: String,
    /// Whether the part is on the page of the newer version, so that it can be linked to.
    pub(super) is_there: bool,
    fate: Fate,
    /// What was changed and why.
    pub(super) notes: Vec<Note>,
}

/// What was changed in a part, and why.
#[derive(Clone, Serialize)]
pub(in crate::outputs) struct Note {
    /// The revision it was written for; empty for a draft.
    revision: String,
    kind: ChangeKind,
    what: String,
    why: String,
    /// Whom it concerns.
    roles: String,
    /// What staff had reported.
    experiences: Vec<String>,
}

impl ChangedPart {
    /// Whether a note says that staff do something otherwise.
    pub(in crate::outputs) fn is_major(&self) -> bool {
        self.notes.iter().any(|note| note.kind == ChangeKind::Major)
    }
}

/// The parts that changed from one version to another, in the order of the page, each with its notes.
pub(in crate::outputs) fn changed_parts<'l>(
    site: &Site<'l, Staff>,
    pair: (Version<'l>, Version<'l>),
    comparison: &Comparison,
) -> Vec<ChangedPart> {
    parts(site, comparison, &notes(site, pair))
}

/// The notes of the part with this anchor.
pub(super) fn notes_of(parts: &[ChangedPart], anchor: &str) -> Vec<Note> {
    let part = parts.iter().find(|part| part.anchor == anchor);
    part.map(|part| part.notes.clone()).unwrap_or_default()
}

/// The redline of a part, cut from that of the whole text. A section that moved is shown where it is now.
pub(in crate::outputs) fn passage_of(part: &ChangedPart, passages: &[Passage]) -> String {
    let is_own = |passage: &&Passage| match part.anchor.as_str() {
        "top" => passage.anchor.is_empty(),
        anchor => passage.anchor == anchor,
    };
    let own: Vec<&Passage> = passages.iter().filter(is_own).collect();
    let now = own.iter().find(|passage| passage.fate != Fate::Gone).or(own.first());
    now.map(|passage| format!("{}{}", passage.heading, passage.text)).unwrap_or_default()
}

/// The change notes that tell of the way from one version to another, oldest first, each with the version it
/// stands in.
fn notes<'l>(
    site: &Site<'l, Staff>,
    (old, new): (Version<'l>, Version<'l>),
) -> Vec<(Version<'l>, &'l Change)> {
    let between =
        site.shelf().editions(new.document).filter(|edition| edition.id > old.id && edition.id < new.id);
    between
        .chain([new])
        .flat_map(|version| version.changes().iter().map(move |note| (version, note)))
        .collect()
}

fn parts(
    site: &Site<'_, Staff>,
    comparison: &Comparison,
    notes: &[(Version<'_>, &Change)],
) -> Vec<ChangedPart> {
    let parts = comparison.parts().map(|part| {
        let notes = notes.iter().filter(|(_, note)| part.is_told_by(note));
        changed_part(part, notes.map(|(version, change)| note(site, *version, change)).collect())
    });
    parts.collect()
}

fn changed_part(part: Part<'_>, notes: Vec<Note>) -> ChangedPart {
    let (fate, is_there) = match part {
        Part::Metadata => (Fate::Changed, false),
        Part::Section(section) => (section.fate, section.new.is_some()),
    };
    ChangedPart { title: part.title(), anchor: part.anchor().to_owned(), is_there, fate, notes }
}

/// A note of a version, as readers are told it.
pub(in crate::outputs) fn note(site: &Site<'_, Staff>, version: Version<'_>, change: &Change) -> Note {
    let roles = if change.roles.is_empty() { version.roles() } else { &change.roles };
    let known = &site.shelf().experiences().all;
    let experiences = change.experiences.iter().filter_map(|id| known.get(&id.value));
    Note {
        revision: version.revision().map(|revision| revision.to_string()).unwrap_or_default(),
        kind: change.kind,
        what: change.what.clone(),
        why: change.why.clone(),
        roles: names::roles(roles, &version.config.roles),
        experiences: experiences.map(|experience| experience.experience.value.clone()).collect(),
    }
}
