//! What a revision brings one role: the notes that concern it, those that weigh most first, and the manuals that are
//! new to it or that it no longer works by.

use serde::Serialize;

use super::changes::{self, DocumentChange, Fate, Note, Span};
use super::people::untold;
use super::shown::{self, ShownNote};
use super::side::Side;
use super::{editions, full_name};
use crate::library::identity::Identity;
use crate::library::ledger::Revision;
use crate::library::shelf::{Shelf, Staff};
use crate::output_path::OutputPath;
use crate::outputs::document::{self, DocumentLink};
use crate::site::Site;

/// What a revision brings a role.
#[derive(Serialize)]
pub(in crate::outputs) struct Brought<'l> {
    /// The half-year: `2026-2`.
    half_year: String,
    revision: Side,
    /// Whether it is the one that all begins with: nothing in it is otherwise than before.
    is_first: bool,
    /// The notes of changes that it must do something otherwise for.
    major: Vec<Subject>,
    /// All other notes that concern it.
    minor: Vec<Subject>,
    /// New manuals that no note tells of.
    new: Vec<DocumentLink<'l>>,
    /// Manuals it no longer works by and that no note tells of.
    retired: Vec<DocumentLink<'l>>,
}

/// A note, and the document it is about.
#[derive(Serialize)]
struct Subject {
    /// `Manual 5: Frivillige i huset`
    document: String,
    #[serde(flatten)]
    note: ShownNote,
}

/// What the half-year in force brought a role, urgent corrections since included.
pub(in crate::outputs) fn now<'l>(
    site: &Site<'l, Staff>,
    path: &OutputPath,
    role: &str,
) -> Option<Brought<'l>> {
    let new = site.shelf().in_force()?;
    let before = |revision: &&Revision| revision.id.half_year() < new.id.half_year();
    let old = site.shelf().ledger().revisions.values().rev().find(before);
    Some(brought(site, path, Span { old, new }, role))
}

/// What the revisions that are closed and not in force yet bring a role, the oldest first.
pub(in crate::outputs) fn coming<'l>(
    site: &Site<'l, Staff>,
    path: &OutputPath,
    role: &str,
) -> Vec<Brought<'l>> {
    let ledger = site.shelf().ledger();
    let span =
        |new: &'l Revision| Span { old: ledger.revisions.values().rev().find(|old| old.id < new.id), new };
    ledger.coming(site.today()).map(|new| brought(site, path, span(new), role)).collect()
}

/// The editions that this may tell of.
pub(in crate::outputs) fn told(shelf: &Shelf<'_, Staff>) -> Vec<Identity> {
    editions(shelf)
}

fn brought<'l>(site: &Site<'l, Staff>, path: &OutputPath, span: Span<'l>, role: &str) -> Brought<'l> {
    let documents = changes::documents(site, span);
    let links = |fate| {
        let own = untold(&documents, role, fate);
        own.filter_map(|change| document::link(site, path, change.new)).collect()
    };
    Brought {
        half_year: span.new.id.half_year().to_string(),
        revision: Side::of(site, path, span.new),
        is_first: span.old.is_none(),
        major: subjects(site, path, &documents, |note| note.concerns(role) && note.is_major()),
        minor: subjects(site, path, &documents, |note| note.concerns(role) && !note.is_major()),
        new: links(Fate::New),
        retired: links(Fate::Retired),
    }
}

/// The notes of which `belongs` holds, manual by manual.
fn subjects(
    site: &Site<'_, Staff>,
    path: &OutputPath,
    documents: &[DocumentChange<'_>],
    belongs: impl Fn(Note<'_>) -> bool,
) -> Vec<Subject> {
    let notes = documents
        .iter()
        .flat_map(|change| change.notes.iter().enumerate().map(move |(at, &note)| (change, at, note)));
    let notes = notes.filter(|(.., note)| belongs(*note));
    let subjects = notes.map(|(change, at, note)| Subject {
        document: full_name(change.new),
        note: shown::note(site, path, change, (at, note)),
    });
    subjects.collect()
}
