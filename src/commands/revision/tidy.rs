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

/// Front matter without the notes of the edition and without approvals for what is closed. Both are taken out at
/// once: where no such approval is left, the notes are new ones, whatever they say.
fn without_closed(matter: &str, edition: &Node, ledger: &Ledger) -> Result<Option<String>, Refused> {
    let is_in_edition = |key: &str, item: &Node| {
        edition.entry(key).is_some_and(|list| list.items().iter().any(|closed| closed.says_same(item)))
    };
    let is_for_closed = |item: &Node| {
        let revision = item.entry("for").and_then(Node::as_text).and_then(RevisionId::parse);
        revision.is_some_and(|revision| ledger.revisions.contains_key(&revision))
    };
    let matter_read = yaml::parse(matter, 0).0;
    if !matter_read.entry("approved").is_some_and(|list| list.items().iter().any(is_for_closed)) {
        return Ok(None);
    }
    let noteless = retain(matter, "changes", |item| !is_in_edition("changes", item))?;
    let so_far = noteless.as_deref().unwrap_or(matter);
    let keep = |item: &Node| !is_in_edition("approved", item) && !is_for_closed(item);
    let tidied = retain(so_far, "approved", keep)?;
    Ok(tidied.or(noteless))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Source;

    #[test]
    fn what_is_closed_is_taken_out_and_nothing_else() {
        let ledger = "revisions:\n- {id: 2026-1, in_force: 2026-01-01, closed: 2026-01-01, editions: {}, roles: {}, \
                      phases: {}, components: {}}\n";
        let path = ProjectPath::new(ledger::FILE).unwrap();
        let ledger = Ledger::read(Source::new(path, ledger));
        assert_eq!(ledger.problems, []);
        let edition = "changes:\n- section: kort\n  what: 'Nyt: her'\n- {section: hvem}\napproved:\n- {by: a, for: 2026-1}\n";
        let edition = yaml::parse(edition, 0).0;
        let check = |matter: &str, expected: Option<&str>| {
            let tidied = without_closed(matter, &edition, &ledger);
            assert_eq!(tidied, Ok(expected.map(str::to_owned)), "{matter:?}");
        };
        check("title: A\n", None);
        check("title: A\nchanges:\n  - section: nyt\n", None);
        // The same note, however it is written.
        check(
            "changes: [{section: kort, what: 'Nyt: her'}]\ntitle: A\napproved: [{by: a, for: 2026-1}]\n",
            Some("title: A\n"),
        );
        check(
            "changes:\n  - section: kort\n    what: >-\n      Nyt:\n      her\n  - section: nyt # efter lukningen\n\
             approved:\n- {by: a, for: 2026-1}\n",
            Some("changes:\n  - section: nyt # efter lukningen\n"),
        );
        // A new note that says what an old one said.
        check("changes:\n- {section: hvem}\n", None);
        check("changes:\n- {section: hvem}\napproved:\n- {by: a, for: 2026-2}\n", None);
        check(
            "approved:\n- {by: a, for: 2026-1}\n- {by: b, for: 2026-1}\n- {by: a, for: 2026-2}\n",
            Some("approved:\n- {by: a, for: 2026-2}\n"),
        );
        check("changes:\n- {section: hvem}\napproved:\n- {by: a, for: 2026-1}\n", Some(""));
    }
}
