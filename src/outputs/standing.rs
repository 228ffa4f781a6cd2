//! How a version of a document stands: what staff may do with the text they see.

use serde::Serialize;

use super::document;
use crate::date::ShownDate;
use crate::library::edition::{Version, VersionId};
use crate::library::ledger::Revision;
use crate::library::shelf::{Shelf, Staff};
use crate::output_path::OutputPath;
use crate::site::{Purpose, Site};

/// How a version stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum State {
    /// Staff work by it.
    InForce,
    /// Staff no longer work by it.
    Retired,
    /// It was in force once.
    Old,
    /// It is closed, and its day has not come.
    Coming,
    /// A working text beside what is in force.
    Proposal,
    /// A working text while nothing has been closed.
    Working,
}

/// How a version stands, with the days and the page that go with it.
#[derive(Serialize)]
pub(super) struct Standing {
    state: State,
    /// The revision it was closed in; empty for a working text.
    revision: String,
    /// Whether that was an urgent correction.
    is_correction: bool,
    /// The day it came or comes into force.
    since: Option<ShownDate>,
    /// The day another edition took its place.
    until: Option<ShownDate>,
    /// The revision in force; empty when there is none.
    now: String,
    /// The day that came into force.
    now_since: Option<ShownDate>,
    /// Where the document is read today; empty on that page, and in a hearing, which has no such page.
    current: String,
    /// The next edition that is closed and not in force yet.
    coming: Option<Coming>,
    /// Who has approved it.
    approvals: Vec<Approved>,
}

/// An edition whose day has not come.
#[derive(Serialize)]
pub(super) struct Coming {
    revision: String,
    since: ShownDate,
    link: String,
    /// What it changes; empty when there is nothing to compare.
    redline: String,
}

/// Who has approved a text, and when.
#[derive(Serialize)]
pub(super) struct Approved {
    by: String,
    on: ShownDate,
    /// Whether it only shows how an approval looks.
    is_example: bool,
}

impl State {
    /// How a version stands today.
    pub(super) fn of(shelf: &Shelf<'_, Staff>, version: Version<'_>) -> Self {
        let is_read = shelf.version_in_force(version.document).is_some_and(|read| read.id == version.id);
        let in_force = shelf.in_force().map(|revision| revision.id);
        match version.id {
            _ if is_read && version.is_retired() => Self::Retired,
            VersionId::Working if is_read => Self::Working,
            VersionId::Working => Self::Proposal,
            VersionId::Edition(_) if is_read => Self::InForce,
            VersionId::Edition(revision) if in_force.is_none_or(|now| revision > now) => Self::Coming,
            VersionId::Edition(_) => Self::Old,
        }
    }
}

impl Standing {
    /// How a version stands, said on the page at `path`.
    pub(super) fn of(site: &Site<'_, Staff>, path: &OutputPath, version: Version<'_>) -> Self {
        let shelf = site.shelf();
        let own = version.revision().and_then(|id| shelf.ledger().revisions.get(&id));
        let now = shelf.in_force();
        let is_read = |current: &&OutputPath| *current != path && site.purpose() == Purpose::Reading;
        let current = site.plan().address_of_document(version.document).filter(is_read);
        Self {
            state: State::of(shelf, version),
            revision: own.map(|revision| revision.id.to_string()).unwrap_or_default(),
            is_correction: own.is_some_and(|revision| revision.id.is_correction()),
            since: own.map(|revision| revision.in_force.into()),
            until: document::after(shelf, version).map(|revision| revision.in_force.into()),
            now: now.map(|revision| revision.id.to_string()).unwrap_or_default(),
            now_since: now.map(|revision| revision.in_force.into()),
            current: current.map(|current| site.link(path, current)).unwrap_or_default(),
            coming: coming(site, path, version),
            approvals: own.map(|revision| approvals(shelf, version, revision)).unwrap_or_default(),
        }
    }
}

/// What takes the place of a version in force, if that is closed already.
fn coming(site: &Site<'_, Staff>, path: &OutputPath, version: Version<'_>) -> Option<Coming> {
    let shelf = site.shelf();
    if State::of(shelf, version) != State::InForce {
        return None;
    }
    let next = shelf.editions(version.document).find(|edition| edition.id > version.id)?;
    let revision = shelf.ledger().revisions.get(&next.revision()?)?;
    Some(Coming {
        revision: revision.id.to_string(),
        since: revision.in_force.into(),
        link: site.link(path, site.plan().address_of_version(next.document, next.id)?),
        redline: document::redline_link(site, path, (version, next)).unwrap_or_default(),
    })
}

/// The approvals that were given for this revision and that its text still has.
fn approvals(shelf: &Shelf<'_, Staff>, version: Version<'_>, revision: &Revision) -> Vec<Approved> {
    let given = version.approved().iter().filter(|approval| approval.revision == revision.id);
    let held = given.filter(|approval| shelf.holds(approval, version));
    let approved = held.map(|approval| Approved {
        by: approval.by.clone(),
        on: approval.on.into(),
        is_example: approval.is_example(),
    });
    approved.collect()
}
