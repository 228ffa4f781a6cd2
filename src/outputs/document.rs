//! The pages of a document that is revised: where it is read today, each edition at an address of its own, what
//! changed from one edition to another, and the draft where drafts are shown.

mod card;
mod changed;
mod page;
mod redline;

use serde::Serialize;

use crate::library::document_id::DocumentId;
use crate::library::edition::{Version, VersionId};
use crate::library::ledger::Revision;
use crate::library::shelf::{Shelf, Staff};
use crate::output_path::OutputPath;
use crate::site::{self, Plan, Site};
pub(super) use changed::{ChangedPart, Note, changed_parts, note, passage_of};
use page::DocumentPage;
use redline::RedlinePage;

/// What the address of a draft ends with.
const DRAFT: &str = "kladde";

/// A document that another page leads to.
#[derive(Serialize)]
pub(super) struct DocumentLink<'p> {
    number: String,
    title: &'p str,
    link: String,
}

pub(super) fn plan<'l>(shelf: &Shelf<'l, Staff>, plan: &mut Plan<'l, Staff>) {
    let shown: Vec<Version<'l>> = all_read_today(shelf).collect();
    for (at, &version) in shown.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|before| shown.get(before)).copied();
        let after = shown.get(at + 1).copied();
        let page = DocumentPage { version, previous: self::before(shelf, version), before, after };
        let address = site::document_address(version.document);
        // The draft beside it is the page of the working text.
        let is_draft = shelf.editions(version.document).next().is_none();
        let origin = shelf.working_path(version.document).filter(|_| is_draft);
        plan.add_document(version.document, &address, origin, page);
        card::plan(version, &address, plan);
    }
    shelf.documents().for_each(|document| plan_versions(shelf, document, plan));
}

/// The editions, the draft, and what changed between any two of them.
fn plan_versions<'l>(shelf: &Shelf<'l, Staff>, document: DocumentId, plan: &mut Plan<'l, Staff>) {
    let editions: Vec<Version<'l>> = shelf.editions(document).collect();
    for (at, &new) in editions.iter().enumerate() {
        let previous = before(shelf, new);
        let page = DocumentPage { version: new, previous, before: None, after: None };
        let origin = Some(new.text().path());
        plan.add_version((document, new.id), &version_address(new), origin, page);
        for &old in &editions[..at] {
            plan.add_page(&redline_address(old, new), None, RedlinePage { old, new });
        }
    }
    if let (Some(&old), Some(new)) = (editions.last(), shelf.draft(document)) {
        let origin = Some(new.text().path());
        plan.add_version((document, new.id), &version_address(new), origin, RedlinePage { old, new });
    }
}

/// Plans every text as it is proposed, with what that changes in the one in force.
pub(super) fn plan_proposals<'l>(shelf: &Shelf<'l, Staff>, plan: &mut Plan<'l, Staff>) {
    for document in shelf.documents() {
        let Some(new) = shelf.draft(document) else { continue };
        let old = shelf.version_in_force(document).filter(|old| old.id != new.id);
        let page = DocumentPage { version: new, previous: old, before: None, after: None };
        let address = site::document_address(document);
        plan.add_document(document, &address, shelf.working_path(document), page);
        if let Some(old) = old {
            plan.add_page(&redline_address(old, new), None, RedlinePage { old, new });
        }
    }
}

/// A document as it is proposed and as it is in force.
pub(super) fn proposal<'l>(shelf: &Shelf<'l, Staff>, document: DocumentId) -> Vec<Version<'l>> {
    shelf.draft(document).into_iter().chain(shelf.version_in_force(document)).collect()
}

/// What is read at a document's address: the edition in force; before there is one, the edition that is coming,
/// or the draft.
pub(super) fn read_today<'l>(shelf: &Shelf<'l, Staff>, document: DocumentId) -> Option<Version<'l>> {
    let in_force = shelf.version_in_force(document);
    in_force.or_else(|| shelf.editions(document).next()).or_else(|| shelf.draft(document))
}

/// All documents as they are read today.
pub(super) fn all_read_today<'l>(shelf: &Shelf<'l, Staff>) -> impl Iterator<Item = Version<'l>> + use<'l> {
    let shelf = *shelf;
    shelf.documents().filter_map(move |document| read_today(&shelf, document))
}

/// Where a version has an address of its own.
fn version_address(version: Version<'_>) -> String {
    let document = site::document_address(version.document);
    match version.id {
        VersionId::Edition(revision) => format!("{document}/{revision}"),
        VersionId::Working => format!("{document}/{DRAFT}"),
    }
}

/// Where the redline of two editions lies.
fn redline_address(old: Version<'_>, new: Version<'_>) -> String {
    let document = site::document_address(old.document);
    match (old.id, new.id) {
        (VersionId::Edition(old), VersionId::Edition(new)) => format!("{document}/{old}-til-{new}"),
        _ => format!("{document}/{DRAFT}"),
    }
}

/// The redline of two versions seen from the page at `path`; `None` when the site does not have it.
pub(super) fn redline_link(
    site: &Site<'_, Staff>,
    path: &OutputPath,
    (old, new): (Version<'_>, Version<'_>),
) -> Option<String> {
    let to = OutputPath::page(&redline_address(old, new))?;
    site.plan().has(&to).then(|| site.link(path, &to))
}

/// The edition before a version, if there is one.
pub(super) fn before<'l>(shelf: &Shelf<'l, Staff>, version: Version<'_>) -> Option<Version<'l>> {
    shelf.editions(version.document).rev().find(|edition| edition.id < version.id)
}

/// The revision in which another edition took the place of this one.
pub(super) fn after<'l>(shelf: &Shelf<'l, Staff>, version: Version<'_>) -> Option<&'l Revision> {
    let next = shelf.editions(version.document).find(|edition| edition.id > version.id)?;
    shelf.ledger().revisions.get(&next.revision()?)
}

/// A link to a document from the page at `path`; `None` when the site does not have it.
pub(super) fn link<'l>(
    site: &Site<'_, Staff>,
    path: &OutputPath,
    version: Version<'l>,
) -> Option<DocumentLink<'l>> {
    let link = site.link(path, site.plan().address_of_document(version.document)?);
    Some(DocumentLink { number: number(version), title: version.title(), link })
}

/// The page where a document is read, as the pages of its versions name it in their trail.
fn above<'s>(site: &'s Site<'_, Staff>, version: Version<'_>) -> (String, Option<&'s OutputPath>) {
    (name(version), site.plan().address_of_document(version.document))
}

/// What a trail calls a document.
fn name(version: Version<'_>) -> String {
    match version.document.number() {
        Some(number) => format!("Manual {number}"),
        None => version.title().to_owned(),
    }
}

/// The number of a manual; empty for the agreement.
pub(super) fn number(version: Version<'_>) -> String {
    version.document.number().map(|number| number.to_string()).unwrap_or_default()
}
