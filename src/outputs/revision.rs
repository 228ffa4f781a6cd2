//! The pages of revisions: the time line with all of them, what changed in each and why, what changed between
//! any two, what to talk about at a staff meeting, the sheet to sign, and the feed.
//!
//! All of them tell of closed editions, which never change, and of what was decided about experiences, which stands in
//! a file of its own.

pub(super) mod brought;
mod changes;
mod feed;
mod list;
mod meeting;
mod page;
mod people;
mod questions;
mod shown;
mod side;
mod sign_off;
mod summary;

use super::document;
use crate::library::edition::Version;
use crate::library::identity::Identity;
use crate::library::ledger::Revision;
use crate::library::revision::RevisionId;
use crate::library::shelf::{Shelf, Staff};
use crate::output_path::OutputPath;
use crate::site::Plan;
use changes::Span;

/// What the list of revisions is called.
pub(super) const TITLE: &str = "Revisioner";
/// The folder of all that is told of revisions.
pub(super) const SECTION: &str = "revisioner/";

/// What the address of the page for the staff meeting ends with.
const MEETING: &str = "personalemoede";
/// What the address of the sheet to sign ends with.
const SIGN_OFF: &str = "underskrifter";

/// Plans the pages of revisions, as soon as one has been closed.
pub(super) fn plan<'l>(shelf: &Shelf<'l, Staff>, plan: &mut Plan<'l, Staff>) {
    let revisions: Vec<&'l Revision> = shelf.ledger().revisions.values().collect();
    if revisions.is_empty() {
        return;
    }
    let shelf = *shelf;
    plan.add_page(SECTION, None, list::RevisionList { shelf });
    plan.add_file(feed::ADDRESS, None, feed::Feed { shelf });
    for (at, &new) in revisions.iter().enumerate() {
        let span = Span { old: at.checked_sub(1).map(|before| revisions[before]), new };
        let address = revision_address(new.id);
        plan.add_page(&address, None, page::RevisionPage { shelf, span });
        plan.add_page(&format!("{address}/{MEETING}"), None, meeting::MeetingPage { shelf, span });
        plan.add_page(&format!("{address}/{SIGN_OFF}"), None, sign_off::SignOffPage { shelf, span });
        for &old in &revisions[..at] {
            let span = Span { old: Some(old), new };
            plan.add_page(&span_address(old.id, new.id), None, page::SpanPage { shelf, span });
        }
    }
}

/// The page of every revision, the newest first: which it is, what it is called, what it tells, and where it lies.
pub(super) fn pages(
    shelf: &Shelf<'_, Staff>,
) -> impl Iterator<Item = (RevisionId, String, &'static str, OutputPath)> {
    let revisions = shelf.ledger().revisions.keys().enumerate();
    revisions.rev().filter_map(|(at, &id)| {
        let kind = if at == 0 { page::Kind::First } else { page::Kind::Revision };
        Some((id, name(id), page::description(kind), OutputPath::page(&revision_address(id))?))
    })
}

/// Where the list of revisions lies.
pub(super) fn path() -> OutputPath {
    OutputPath::page(SECTION).expect("a constant address is an address")
}

/// Where the feed lies.
pub(super) fn feed_path() -> OutputPath {
    OutputPath::new(feed::ADDRESS).expect("a constant address is an address")
}

/// The page of the revision that the page at `path` belongs to, with its name; `None` for that page itself.
pub(super) fn above(path: &OutputPath) -> Option<(String, OutputPath)> {
    let (revision, rest) = path.address().strip_prefix(SECTION)?.split_once('/')?;
    let revision = RevisionId::parse(revision).filter(|_| !rest.is_empty())?;
    Some((name(revision), OutputPath::page(&revision_address(revision))?))
}

/// What a revision is called.
fn name(revision: RevisionId) -> String {
    match revision.is_correction() {
        true => format!("Hasterettelse {revision}"),
        false => format!("Revision {revision}"),
    }
}

/// The same inside a sentence.
fn name_inside(revision: RevisionId) -> String {
    name(revision).to_lowercase()
}

pub(in crate::outputs) fn revision_address(revision: RevisionId) -> String {
    format!("{SECTION}{revision}")
}

fn span_address(old: RevisionId, new: RevisionId) -> String {
    format!("{SECTION}{old}-til-{new}")
}

/// The editions that pages of revisions may tell of: all of them.
fn editions(shelf: &Shelf<'_, Staff>) -> Vec<Identity> {
    let editions = shelf.documents().flat_map(|document| shelf.editions(document));
    editions.map(Version::identity).collect()
}

/// What a document is called: `Manual 5` or, when it has no number, its title.
fn called(version: Version<'_>) -> String {
    match document::number(version).as_str() {
        "" => version.title().to_owned(),
        number => format!("Manual\u{a0}{number}"),
    }
}

/// The same with its title: `Manual 5: Frivillige i huset`.
fn full_name(version: Version<'_>) -> String {
    let (called, title) = (called(version), version.title());
    if called == title { called } else { format!("{called}: {title}") }
}
