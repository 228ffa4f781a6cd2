//! What a revision brought, or all revisions from one to another: what became of each document, and the change
//! notes that tell of it.
//!
//! Knows no page and no address; every page about revisions is made from this.

use std::sync::Arc;

use serde::Serialize;

use crate::comparison::{Comparison, METADATA, Part, TOP};
use crate::library::change::{Change, ChangeKind, ChangedPart};
use crate::library::document::plain_text;
use crate::library::edition::Version;
use crate::library::ledger::Revision;
use crate::library::revision::RevisionId;
use crate::library::shelf::{Shelf, Staff};
use crate::site::Site;

/// From one revision to another.
#[derive(Clone, Copy)]
pub(super) struct Span<'l> {
    /// The revision it sets out from; `None` before the first one.
    pub(super) old: Option<&'l Revision>,
    /// The revision it ends with.
    pub(super) new: &'l Revision,
}

/// What became of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Fate {
    /// It was not there before.
    New,
    /// Readers see something else.
    Changed,
    /// Readers see the same.
    Unchanged,
    /// Staff no longer work by it.
    Retired,
    /// Staff had stopped working by it before.
    RetiredBefore,
}

/// What became of a document, and why.
pub(super) struct DocumentChange<'l> {
    pub(super) fate: Fate,
    /// As it was; `None` when it was not there.
    pub(super) old: Option<Version<'l>>,
    /// As it is.
    pub(super) new: Version<'l>,
    /// What has changed; `None` when there is nothing to compare.
    pub(super) comparison: Option<Arc<Comparison>>,
    /// The notes of the editions after the old one, the oldest first.
    pub(super) notes: Vec<Note<'l>>,
}

/// A change note, and the edition it stands in.
#[derive(Clone, Copy)]
pub(super) struct Note<'l> {
    pub(super) version: Version<'l>,
    pub(super) change: &'l Change,
}

/// What became of every document, in their order.
pub(super) fn documents<'l>(site: &Site<'l, Staff>, span: Span<'l>) -> Vec<DocumentChange<'l>> {
    let shelf = site.shelf();
    shelf
        .documents()
        .filter_map(|document| {
            let old = span.old.and_then(|old| shelf.edition_in(document, old.id));
            let new = shelf.edition_in(document, span.new.id)?;
            Some(DocumentChange::of(site, span, (old, new)))
        })
        .collect()
}

impl Span<'_> {
    /// Whether what came with a revision came in this span.
    pub(super) fn covers(self, revision: RevisionId) -> bool {
        revision <= self.new.id && self.old.is_none_or(|old| revision > old.id)
    }
}

impl<'l> DocumentChange<'l> {
    fn of(site: &Site<'l, Staff>, span: Span<'l>, (old, new): (Option<Version<'l>>, Version<'l>)) -> Self {
        let compared = old.filter(|old| old.id != new.id);
        let comparison = compared.map(|old| site.comparison(old, new));
        Self {
            fate: fate(old, new, comparison.as_deref()),
            old,
            new,
            comparison,
            notes: notes(site.shelf(), span, new),
        }
    }

    /// The part that a note is about, if that is one part and it has changed.
    pub(super) fn part(&self, note: Note<'_>) -> Option<Part<'_>> {
        let is_one = note.change.section.value != ChangedPart::All;
        let mut parts = self.comparison.iter().filter(|_| is_one).flat_map(|comparison| comparison.parts());
        parts.find(|part| part.is_told_by(note.change))
    }

    /// What the part that a note is about is called.
    pub(super) fn title(&self, note: Note<'_>) -> String {
        match (&note.change.section.value, self.part(note)) {
            (ChangedPart::All, _) => "Hele teksten".to_owned(),
            (ChangedPart::Metadata, _) => METADATA.to_owned(),
            (ChangedPart::Top, _) => TOP.to_owned(),
            (ChangedPart::Section(_), Some(part)) => part.title(),
            (ChangedPart::Section(anchor), None) => {
                let versions = [Some(self.new), Some(note.version), self.old];
                let titles = versions.into_iter().flatten();
                let title = titles.into_iter().find_map(|version| heading(version, anchor));
                title.unwrap_or_else(|| anchor.clone())
            }
        }
    }

    /// The parts that have changed and of which no note says why, by their titles.
    pub(super) fn without_note(&self) -> Vec<String> {
        let parts = self.comparison.iter().flat_map(|comparison| comparison.parts());
        let told = |part: &Part<'_>| self.notes.iter().any(|note| part.is_told_by(note.change));
        parts.filter(|part| !told(part)).map(|part| part.title()).collect()
    }
}

impl<'l> Note<'l> {
    /// The roles it matters to; none when that of an agreement names none.
    pub(super) fn roles(self) -> &'l [String] {
        match self.change.roles.as_slice() {
            [] => self.version.roles(),
            roles => roles,
        }
    }

    /// Whether it matters to a role.
    pub(super) fn concerns(self, role: &str) -> bool {
        self.roles().iter().any(|own| own == role)
    }

    /// Whether staff must do something otherwise.
    pub(super) fn is_major(self) -> bool {
        self.change.kind == ChangeKind::Major
    }
}

fn fate(old: Option<Version<'_>>, new: Version<'_>, comparison: Option<&Comparison>) -> Fate {
    match old.map(|old| old.is_retired()) {
        None => Fate::New,
        Some(false) if new.is_retired() => Fate::Retired,
        Some(true) if new.is_retired() => Fate::RetiredBefore,
        Some(true) => Fate::Changed,
        Some(false) => match comparison {
            Some(comparison) if !comparison.is_empty() => Fate::Changed,
            _ => Fate::Unchanged,
        },
    }
}

/// The notes that tell how a document became what it is.
fn notes<'l>(shelf: &Shelf<'l, Staff>, span: Span<'l>, new: Version<'l>) -> Vec<Note<'l>> {
    let editions = shelf.editions(new.document);
    let editions = editions.filter(|edition| edition.revision().is_some_and(|id| span.covers(id)));
    let notes =
        editions.flat_map(|version| version.changes().iter().map(move |change| Note { version, change }));
    notes.collect()
}

fn heading(version: Version<'_>, anchor: &str) -> Option<String> {
    let mut headings = version.document().headings();
    let heading = headings.find(|heading| heading.anchor == anchor)?;
    Some(plain_text(&heading.content).trim().to_owned())
}
