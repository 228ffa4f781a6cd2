//! What is left to do when a revision is closed: the notes and approvals of its texts belong to the editions now.
//!
//! A closing that is cut off leaves them in the working texts, whole or in part. Whoever writes next takes them out.

use super::writing::{Change, planned, write};
use crate::commands::Answer;
use crate::disk::revise::Desk;
use crate::library::edition::Version;
use crate::library::ledger::Ledger;
use crate::library::revision::RevisionId;
use crate::library::{Library, ledger};
use crate::source::ProjectPath;
use crate::yaml::edit::{Refused, retain};
use crate::yaml::{self, Node};

/// Takes closed notes and approvals out of the working texts; gives the files that were changed.
pub(super) fn finish(desk: &Desk, library: &Library) -> Result<Vec<ProjectPath>, Answer> {
    if library.ledger.is_empty() {
        return Ok(Vec::new());
    }
    if let Some(ledger) = ProjectPath::new(ledger::FILE) {
        desk.sweep(&ledger);
    }
    let mut changes: Vec<Change> = Vec::new();
    for document in library.documents() {
        let (Some(working), Some(newest)) = (library.working(document), library.newest_edition(document))
        else {
            continue;
        };
        desk.sweep(working.text().path());
        changes.extend(closed_parts(desk, working, newest, &library.ledger)?);
    }
    write(desk, &changes)?;
    Ok(changes.into_iter().map(|change| change.path).collect())
}

fn closed_parts(
    desk: &Desk,
    working: Version<'_>,
    newest: Version<'_>,
    ledger: &Ledger,
) -> Result<Option<Change>, Answer> {
    if working.changes().is_empty() && working.approved().is_empty() {
        return Ok(None);
    }
    let edition = yaml::parse(newest.text().front_matter_text(), 0).0;
    planned(desk, working.text(), |matter| match without_closed(matter, &edition, ledger) {
        // What is written in brackets is for people to tidy; it harms nobody.
        Err(Refused::InBrackets(_)) => Ok(None),
        tidied => tidied,
    })
}

/// Front matter without the notes of the edition and without approvals for what is closed.
fn without_closed(matter: &str, edition: &Node, ledger: &Ledger) -> Result<Option<String>, Refused> {
    let is_in_edition = |key: &str, item: &Node| {
        edition.entry(key).is_some_and(|list| list.items().iter().any(|closed| closed.says_same(item)))
    };
    let is_for_closed = |item: &Node| {
        let revision = item.entry("for").and_then(Node::as_text).and_then(RevisionId::parse);
        revision.is_some_and(|revision| ledger.revisions.contains_key(&revision))
    };
    let noteless = retain(matter, "changes", |item| !is_in_edition("changes", item))?;
    let so_far = noteless.as_deref().unwrap_or(matter);
    let keep = |item: &Node| !is_in_edition("approved", item) && !is_for_closed(item);
    let tidied = retain(so_far, "approved", keep)?;
    Ok(tidied.or(noteless))
}
