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
    /// The half-year itself, when what is in force is a correction of it.
    whole: Option<Side>,
    /// Whether it is the one that all begins with: nothing in it is otherwise than before.
    is_first: bool,
    /// How much it is: `3 ændringer i 2 manualer`; empty when it is nothing.
    extent: String,
    /// How many notes it must do something otherwise for.
    major_notes: usize,
    /// How many other notes concern it.
    minor_notes: usize,
    /// The documents with notes that it must do something otherwise for, and those notes.
    major: Vec<Changed>,
    /// The documents with other notes that concern it, and those.
    minor: Vec<Changed>,
    /// New manuals that no note tells of.
    new: Vec<DocumentLink<'l>>,
    /// Manuals it no longer works by and that no note tells of.
    retired: Vec<DocumentLink<'l>>,
}

/// A document and notes of what was changed in it.
#[derive(Serialize)]
struct Changed {
    /// `Manual 5: Frivillige i huset`
    document: String,
    notes: Vec<ShownNote>,
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
    let whole = site.shelf().ledger().revisions.values().find(|whole| {
        new.id.is_correction() && !whole.id.is_correction() && whole.id.half_year() == new.id.half_year()
    });
    let brought = brought(site, path, Span { old, new }, role);
    Some(Brought { whole: whole.map(|whole| Side::of(site, path, whole)), ..brought })
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
    let major = changed(site, path, &documents, |note| note.concerns(role) && note.is_major());
    let minor = changed(site, path, &documents, |note| note.concerns(role) && !note.is_major());
    Brought {
        half_year: span.new.id.half_year().to_string(),
        revision: Side::of(site, path, span.new),
        whole: None,
        is_first: span.old.is_none(),
        extent: extent(&documents, role),
        major_notes: notes_of(&major),
        minor_notes: notes_of(&minor),
        major,
        minor,
        new: links(Fate::New),
        retired: links(Fate::Retired),
    }
}

/// How many changes concern the role, and in how many texts. A manual that is new to it, or that it no longer works
/// by, is a change.
fn extent(documents: &[DocumentChange<'_>], role: &str) -> String {
    let own = documents.iter().map(|change| {
        let notes = change.notes.iter().filter(|note| note.concerns(role)).count();
        let untold = |fate| untold(std::slice::from_ref(change), role, fate).count();
        (notes + untold(Fate::New) + untold(Fate::Retired), change.new.document.number().is_some())
    });
    let own: Vec<_> = own.filter(|(changes, _)| *changes > 0).collect();
    let texts = match own.iter().all(|(_, is_manual)| *is_manual) {
        true => counted(own.len(), "manual", "manualer"),
        false => counted(own.len(), "tekst", "tekster"),
    };
    match own.iter().map(|(changes, _)| changes).sum() {
        0 => String::new(),
        changes => format!("{} i {texts}", counted(changes, "ændring", "ændringer")),
    }
}

fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

fn notes_of(changed: &[Changed]) -> usize {
    changed.iter().map(|changed| changed.notes.len()).sum()
}

/// The documents with notes of which `belongs` holds, and those notes.
fn changed(
    site: &Site<'_, Staff>,
    path: &OutputPath,
    documents: &[DocumentChange<'_>],
    belongs: impl Fn(Note<'_>) -> bool,
) -> Vec<Changed> {
    let changed = documents.iter().map(|change| {
        let notes = change.notes.iter().copied().enumerate().filter(|(_, note)| belongs(*note));
        let notes = notes.map(|noted| shown::note(site, path, change, noted)).collect();
        Changed { document: full_name(change.new), notes }
    });
    changed.filter(|changed| !changed.notes.is_empty()).collect()
}
