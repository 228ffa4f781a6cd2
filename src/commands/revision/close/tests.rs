//! A closing that dies, at each of its steps.

#![expect(clippy::disallowed_methods, reason = "looks at what lies on the disk")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use jiff::civil::date;

use super::super::status;
use super::*;
use crate::disk::revise::faults;

const SITE: &str = "name: Prøvehuset\nstanding: example\nphases: {drift: Drift}\ncomponents: {ledelse: Ledelse}\n\
    roles: {leder: Leder}\nhouses: {esbjerg: Esbjerg}\n";
const NOTE: &str = "changes:\n  - section: oplaering\n    kind: minor\n    what: Nyt.\n    why: Bedre.\n";

fn manual(number: &str, notes: &str, text: &str) -> String {
    format!(
        "---\nnumber: {number}\ntitle: Manual {number}\nsummary: Kort.\nphases: [drift]\ncomponents: [ledelse]\n\
         roles: [leder]\nowner: leder\nreview_by: 2030-01-01\nsources: []\n{notes}---\n## Oplæring\n\n{text}\n"
    )
}

fn place(root: &Path) -> Place {
    Place { root: root.to_owned(), date: Some(date(2026, 5, 1)) }
}

fn close(root: &Path, revision: &str) -> Done {
    let in_force = RevisionId::parse(revision).map(|id| id.half_year().first_day());
    run(&Arguments { revision: revision.to_owned(), in_force }, &place(root))
}

fn write(root: &Path, path: &str, text: &str) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

/// A project in which one revision is closed and the next one can be.
fn ready() -> tempfile::TempDir {
    let root = tempfile::tempdir().unwrap();
    write(root.path(), "site.yaml", SITE);
    write(root.path(), "content/index.md", "---\ntitle: Forside\nsummary: Kort.\n---\nVelkommen.\n");
    for number in ["5", "7"] {
        write(
            root.path(),
            &format!("manuals/0{number}-x/manual.md"),
            &manual(number, "", "Den nye går med."),
        );
    }
    approve(root.path(), "2026-1");
    close(root.path(), "2026-1").unwrap();
    for number in ["5", "7"] {
        let text = manual(number, NOTE, "Den nye går med i dag.");
        write(root.path(), &format!("manuals/0{number}-x/manual.md"), &text);
    }
    approve(root.path(), "2026-2");
    root
}

fn approve(root: &Path, revision: &str) {
    super::super::approve::for_tests(revision, &place(root)).unwrap();
}

type Files = BTreeMap<String, String>;

fn files(root: &Path) -> Files {
    let all = walkdir::WalkDir::new(root).into_iter().map(Result::unwrap);
    let files = all.filter(|entry| entry.file_type().is_file());
    files
        .map(|entry| {
            let path = entry.path().strip_prefix(root).unwrap().display().to_string();
            (path, fs::read_to_string(entry.path()).unwrap())
        })
        .collect()
}

fn copy(from: &Files) -> tempfile::TempDir {
    let root = tempfile::tempdir().unwrap();
    from.iter().for_each(|(path, text)| write(root.path(), path, text));
    root
}

#[test]
fn a_closing_that_dies_has_closed_all_or_nothing_and_is_finished_by_the_next_command() {
    let before = files(ready().path());
    let root = copy(&before);
    close(root.path(), "2026-2").unwrap();
    let after = files(root.path());
    let mut died = [0, 0];
    for steps in 0.. {
        let root = copy(&before);
        faults::die_after(steps);
        let closed = close(root.path(), "2026-2");
        if !faults::end() {
            assert!(closed.is_ok());
            break;
        }
        let found = files(root.path());
        let ledger = &found[ledger::FILE];
        let is_closed = *ledger == after[ledger::FILE];
        assert!(is_closed || *ledger == before[ledger::FILE], "{steps}: {ledger}");
        died[usize::from(is_closed)] += 1;
        for edition in ["manuals/05-x/2026-2.md", "manuals/07-x/2026-2.md"] {
            let lies = found.get(edition);
            assert!(lies == after.get(edition) || lies.is_none() && !is_closed, "{steps}: {edition}");
        }
        match is_closed {
            true => drop(status::for_tests(&place(root.path())).unwrap()),
            false => drop(close(root.path(), "2026-2").unwrap()),
        }
        assert_eq!(files(root.path()), after, "{steps}");
    }
    assert!(died.iter().all(|died| *died > 5), "{died:?}");
}

#[test]
fn what_is_there_already_and_says_something_else_is_left() {
    let root = ready();
    write(root.path(), "manuals/05-x/2026-2.md", "Mine noter.\n");
    let before = files(root.path());
    assert!(close(root.path(), "2026-2").is_err());
    assert_eq!(files(root.path()), before);
}
