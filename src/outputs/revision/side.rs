//! A revision as a page names it: its days, how it stands, and where its page is.

use serde::Serialize;

use super::{name, name_inside, revision_address};
use crate::date::ShownDate;
use crate::library::ledger::Revision;
use crate::library::shelf::{Shelf, Staff};
use crate::output_path::OutputPath;
use crate::site::Site;

/// How a revision stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Standing {
    /// Its day has not come.
    Coming,
    /// Staff work by it.
    InForce,
    /// Staff work by it, but for what has been corrected since.
    Corrected,
    /// Another one has taken its place.
    Old,
}

/// A revision.
#[derive(Serialize)]
pub(super) struct Side {
    id: String,
    /// What it is called, with its kind.
    name: String,
    is_correction: bool,
    standing: Standing,
    closed: ShownDate,
    since: ShownDate,
    /// The day another one took its place, or last corrected it; `None` as long as none has.
    until: Option<ShownDate>,
    /// That other one, inside a sentence; empty as long as there is none.
    successor: String,
    /// Its page; empty on that page.
    link: String,
}

impl Standing {
    /// How a revision stands today.
    pub(super) fn of(shelf: &Shelf<'_, Staff>, revision: &Revision) -> Self {
        match shelf.in_force() {
            Some(now) if now.id == revision.id => Self::InForce,
            Some(now) if now.id > revision.id && now.id.half_year() == revision.id.half_year() => {
                Self::Corrected
            }
            Some(now) if now.id > revision.id => Self::Old,
            _ => Self::Coming,
        }
    }
}

impl Side {
    /// A revision as the page at `path` names it.
    pub(super) fn of(site: &Site<'_, Staff>, path: &OutputPath, revision: &Revision) -> Self {
        let standing = Standing::of(site.shelf(), revision);
        let after = match standing {
            Standing::Coming | Standing::InForce => None,
            Standing::Corrected => site.shelf().in_force(),
            Standing::Old => site.shelf().ledger().revisions.values().find(|after| after.id > revision.id),
        };
        let page = OutputPath::page(&revision_address(revision.id)).filter(|page| page != path);
        Self {
            id: revision.id.to_string(),
            name: name(revision.id),
            is_correction: revision.id.is_correction(),
            standing,
            closed: revision.closed.into(),
            since: revision.in_force.into(),
            until: after.map(|after| after.in_force.into()),
            successor: after.map(|after| name_inside(after.id)).unwrap_or_default(),
            link: page.map(|page| site.link(path, &page)).unwrap_or_default(),
        }
    }
}
