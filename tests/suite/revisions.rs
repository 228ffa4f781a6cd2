//! Closing a half-year with the real program: what is closed stays, what is in the way is told, and whatever happens the
//! ledger is either the old or the new.

mod masked;
mod odd_ledgers;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use rustix::fs::inotify::{self, CreateFlags, ReadFlags, WatchFlags};
use tempfile::TempDir;

use crate::project::{Files, Project, files_below};

const MANUAL: &str = "manuals/05-frivillige/manual.md";
const EDITION: &str = "manuals/05-frivillige/2026-1.md";
const LEDGER: &str = "manuals/revisions.yaml";
const DAY: &str = "2026-06-01";

/// A project on the disk.
struct Place(TempDir);

struct Ran {
    code: Option<i32>,
    out: String,
}

impl Place {
    fn of(project: &Project) -> Self {
        Self(project.on_disk())
    }

    fn root(&self) -> &Path {
        self.0.path()
    }

    /// With the first half-year closed.
    fn closed(project: &Project) -> Self {
        let place = Self::of(project);
        place.done(&["approve", "--all", "--by", "eksempel", "--for", "2026-1"]);
        place.done(&["close", "2026-1", "--in-force", "2026-01-01"]);
        place
    }

    fn revision(&self, arguments: &[&str]) -> Ran {
        let all = [&["revision"], arguments, &["--date", DAY]].concat();
        self.husbog(&all)
    }

    fn husbog(&self, arguments: &[&str]) -> Ran {
        let output = command(self.root(), arguments).output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Ran { code: output.status.code(), out: text(output.stdout) + &text(output.stderr) }
    }

    fn done(&self, arguments: &[&str]) -> String {
        let ran = self.revision(arguments);
        assert_eq!(ran.code, Some(0), "{arguments:?}: {}", ran.out);
        ran.out
    }

    fn refused(&self, arguments: &[&str]) -> String {
        let before = self.files();
        let ran = self.revision(arguments);
        assert_eq!(ran.code, Some(1), "{arguments:?}: {}", ran.out);
        assert_eq!(self.files(), before, "{arguments:?} wrote something");
        ran.out
    }

    fn files(&self) -> Files {
        files_below(self.root())
    }

    fn text(&self, path: &str) -> String {
        std::fs::read_to_string(self.root().join(path)).unwrap()
    }

    fn write(&self, path: &str, text: &str) {
        std::fs::write(self.root().join(path), text).unwrap();
    }

    fn replace(&self, path: &str, from: &str, to: &str) {
        let text = self.text(path);
        assert!(text.contains(from), "{path} has no {from:?}");
        self.write(path, &text.replacen(from, to, 1));
    }

    fn status(&self) -> serde_json::Value {
        serde_json::from_str(&self.done(&["status", "--format", "json"])).unwrap()
    }
}

fn command(root: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_husbog"));
    command.current_dir(root).args(arguments);
    command
}

/// Manual 5 with sections of its own, and a picture.
fn sections() -> Project {
    Project::small()
        .append(
            MANUAL,
            "\n![Rum](rum.png)\n\n## Møder {#moeder}\n\nHver mandag.\n\n## Formål {#formaal}\n\nVi er her.\n",
        )
        .replace(MANUAL, "sources:", "core: [formaal]\nsources:")
        .file("manuals/05-frivillige/rum.png", "billede")
}

fn note(section: &str) -> String {
    format!("  - section: {section}\n    kind: minor\n    what: Nyt.\n    why: Bedre.\n")
}

#[test]
fn what_is_closed_is_frozen() {
    let place = Place::closed(&sections());
    assert!(place.done(&["verify"]).contains("2 udgaver i 1 revision"));
    assert_eq!(place.husbog(&["build", "--date", DAY]).code, Some(0));
    let intact = place.files();
    let check = |change: &dyn Fn(&Place), named: &str| {
        change(&place);
        let built = place.husbog(&["build", "--date", DAY]);
        let verified = place.revision(&["verify"]);
        for ran in [&built, &verified] {
            assert_eq!(ran.code, Some(1), "{named}: {}", ran.out);
            assert!(ran.out.contains(named), "{named}: {}", ran.out);
        }
        for (path, bytes) in &intact {
            std::fs::write(place.root().join(path), bytes).unwrap();
        }
        assert_eq!(place.revision(&["verify"]).code, Some(0));
    };
    check(&|place| place.replace(EDITION, "mandag", "Mandag"), EDITION);
    check(&|place| place.replace(EDITION, "title: Frivillige", "title: De frivillige"), EDITION);
    check(&|place| place.write("manuals/05-frivillige/rum.png", "billedE"), EDITION);
    check(&|place| std::fs::remove_file(place.root().join(EDITION)).unwrap(), EDITION);
    check(&|place| place.replace(LEDGER, "in_force", "gaelder"), LEDGER);
    // Line ends are those of the machine that checked the project out.
    place.write(EDITION, &place.text(EDITION).replace('\n', "\r\n"));
    assert_eq!(place.revision(&["verify"]).code, Some(0));
}

#[test]
fn an_approval_holds_for_the_text_as_it_was() {
    let place = Place::closed(&sections());
    place.replace(MANUAL, "Hver mandag.", "Hver tirsdag. ![Plan](plan.png)");
    place.write("manuals/05-frivillige/plan.png", "billede");
    place.replace(MANUAL, "sources:", &format!("changes:\n{}sources:", note("moeder")));
    let approve = ["approve", "5", "--by", "bestyrelsen", "--for", "2026-2"];
    place.done(&approve);
    assert_eq!(place.status()["documents"][1]["approval"]["state"], "given");
    for (from, to) in [("Hver tirsdag. ", "Hver tirsdag! "), ("Bedre.", "Godt."), ("billede", "Billede")] {
        let path = if from == "billede" { "manuals/05-frivillige/plan.png" } else { MANUAL };
        place.replace(path, from, to);
        assert_eq!(place.status()["documents"][1]["approval"]["state"], "void", "{to}");
        let out = place.refused(&["close", "2026-2"]);
        assert!(out.contains("approve 5"), "{out}");
        let found = place.husbog(&["check", "--date", DAY]).out;
        assert!(found.contains("advarsel[stale-approval]"), "{found}");
        place.done(&approve);
    }
    assert_eq!(place.text(MANUAL).matches("by: bestyrelsen").count(), 1);
    place.done(&["close", "2026-2"]);
}

#[test]
fn status_names_what_the_texts_change_and_nothing_else() {
    let check = |from: &str, to: &str, expected: &[&str]| {
        let place = Place::closed(&sections());
        place.replace(MANUAL, from, to);
        let status = place.status();
        let mut anchors: Vec<String> = Vec::new();
        for document in status["documents"].as_array().unwrap() {
            if !document["metadata"].as_array().unwrap().is_empty() {
                anchors.push("metadata".to_owned());
            }
            let sections = document["sections"].as_array().unwrap().iter();
            anchors.extend(sections.map(|section| section["anchor"].as_str().unwrap().to_owned()));
        }
        assert_eq!(anchors, expected, "{from:?} → {to:?}");
        let human = place.done(&["status"]);
        assert_eq!(human.contains("modellens kerne"), expected.contains(&"formaal"), "{human}");
    };
    check("Hver mandag.", "Hver tirsdag.", &["moeder"]);
    check("Vi er her.", "Vi er til.", &["formaal"]);
    check("## Møder {#moeder}", "## Aftaler {#moeder}", &["moeder"]);
    check("title: Frivillige hos os", "title: De frivillige", &["metadata"]);
    check("---\n## Oplæring", "---\nFørst dette.\n\n## Oplæring", &["top"]);
    check("Hver mandag.", "Hver mandag.\n\n## Nyt\n\nHer.", &["nyt"]);
    check("## Formål {#formaal}\n\nVi er her.\n", "", &["formaal"]);
    // What no reader sees is no change.
    check("title: Frivillige hos os", "# titlen\ntitle: \"Frivillige hos os\"", &[]);
    check("Hver mandag.", "Hver\nmandag.", &[]);
}

#[test]
fn notes_leave_every_other_byte() {
    for end in ["\n", "\r\n"] {
        let place = Place::closed(&sections());
        let text = place.text(MANUAL).replace("mandag", "tirsdag").replace("Vi er her", "Vi er til");
        let text = text.replace("summary:", "# Et resumé\nsummary:").replace('\n', end);
        let begun =
            text.replace("sources:", &format!("changes:\n{}\nsources:", note("moeder")).replace('\n', end));
        for (before, added) in [(&text, 2), (&begun, 1)] {
            place.write(MANUAL, before);
            place.done(&["notes", "5"]);
            let after = place.text(MANUAL);
            assert_eq!(after.matches("what: udfyld").count(), added);
            assert_eq!(without_added(before, &after), *before);
            assert_eq!(after.contains('\r'), end == "\r\n");
            // A stub is no note.
            assert!(place.refused(&["close", "2026-2"]).contains("(formaal) er ændret"));
            place.done(&["notes"]);
            assert_eq!(place.text(MANUAL), after);
        }
    }
}

/// The lines of `after` that are, in their order, those of `before`.
fn without_added(before: &str, after: &str) -> String {
    let mut expected = before.split_inclusive('\n').peekable();
    after.split_inclusive('\n').filter(|line| expected.next_if_eq(line).is_some()).collect()
}

#[test]
fn everything_in_the_way_is_told_at_once_and_nothing_is_written() {
    let place = Place::closed(&sections());
    place.replace(MANUAL, "Hver mandag.", "Hver tirsdag. [Væk](vaek.md)");
    place.replace(MANUAL, "sources:", &format!("changes:\n{}sources:", note("oplaering")));
    let out = place.refused(&["close", "2025-2", "--in-force", "2025-07-01"]);
    for told in [
        "fejl[broken-link]",
        "ligger før 2026-1",
        "senere end 2026-1",
        "(moeder)",
        "noten om oplaering",
        "approve 5",
    ] {
        assert!(out.contains(told), "{told}: {out}");
    }
    assert!(place.refused(&["close", "2026-1"]).contains("allerede lukket"));
    let unchanged = Place::closed(&sections());
    assert!(unchanged.refused(&["close", "2026-2"]).contains("Intet er ændret"));
    // A day that has gone is written, not assumed.
    let first = Place::of(&sections());
    assert!(first.refused(&["close", "2026-1"]).contains("--in-force 2026-06-01"));
}

#[test]
fn live_closes_nothing_that_is_left_to_fill_in() {
    let place = Place::closed(&sections());
    place.replace(MANUAL, "Hver mandag.", "Hver [udfyld: dag].");
    let told = "Der står stadig »udfyld«";
    assert!(!place.refused(&["close", "2026-2"]).contains(told));
    place.replace("site.yaml", "standing: example", "standing: live");
    assert!(place.refused(&["close", "2026-2"]).contains(told));
}

#[test]
fn a_document_that_comes_later_says_why() {
    let place = Place::closed(&sections());
    let new = place.text(MANUAL).replace("number: 5", "number: 6");
    let folder = place.root().join("manuals/06-nyt");
    std::fs::create_dir(&folder).unwrap();
    std::fs::write(folder.join("rum.png"), "billede").unwrap();
    place.write("manuals/06-nyt/manual.md", &new);
    place.done(&["approve", "6", "--by", "eksempel", "--for", "2026-2"]);
    assert!(place.refused(&["close", "2026-2"]).contains("(all)"));
    place.done(&["notes"]);
    place.replace("manuals/06-nyt/manual.md", "what: udfyld", "what: Den er ny.");
    place.replace("manuals/06-nyt/manual.md", "why: udfyld", "why: Vi manglede den.");
    place.done(&["approve", "--all", "--by", "eksempel", "--for", "2026-2"]);
    place.done(&["close", "2026-2"]);
    assert!(!place.text("manuals/06-nyt/manual.md").contains("changes:"));
    assert!(place.text("manuals/06-nyt/2026-2.md").contains("what: Den er ny."));
    assert!(!place.root().join("manuals/05-frivillige/2026-2.md").exists());
}

#[test]
fn drafts_are_left_out_and_named() {
    let project = sections().replace(MANUAL, "sources:", "draft: true\nsources:").replace(
        "manuals/02-kommunikation/manual.md",
        "[manual 5](manual:5#oplaering)",
        "manual 5",
    );
    let place = Place::of(&project);
    assert!(place.done(&["status"]).contains("draft: true): manual\u{a0}5"));
    place.done(&["approve", "--all", "--by", "eksempel", "--for", "2026-1"]);
    assert!(
        place
            .done(&["close", "2026-1", "--in-force", "2026-01-01"])
            .contains("Kladder, som ikke kom med: manual\u{a0}5")
    );
    assert!(!place.root().join(EDITION).exists());
    assert_eq!(place.text(MANUAL), project.text(MANUAL));
}

#[test]
fn an_urgent_correction_is_laid_out_noted_approved_and_closed() {
    let place = Place::closed(&sections());
    let file = "manuals/05-frivillige/2026-1-r1.md";
    let correct = ["correct", "5", "--revision", "2026-1"];
    let working = place.text(MANUAL);
    assert!(place.done(&correct).contains(file));
    assert!(!place.text(file).contains("approved"));
    assert!(place.refused(&correct).contains("intet er rettet"));
    place.replace(file, "Hver mandag.", "Hver tirsdag.");
    assert!(place.refused(&correct).contains("(moeder)"));
    place.done(&["notes", "5", "--for", "2026-1-r1"]);
    place.replace(file, "what: udfyld", "what: Dagen var forkert.");
    place.replace(file, "why: udfyld", "why: Nogen kom forgæves.");
    assert!(place.refused(&correct).contains("approve 5 --by bestyrelsen --for 2026-1-r1"));
    let found = place.husbog(&["check", "--date", DAY]).out;
    assert!(found.contains("unsealed-edition") && found.contains("correct 5"), "{found}");
    // It is judged as the text it corrects.
    place.replace(file, "tirsdag.", "tirsdag. [Væk](vaek.md)");
    let out = place.refused(&correct);
    assert!(out.contains("2026-1-r1.md, linje 26: »vaek.md« findes ikke"), "{out}");
    place.replace(file, " [Væk](vaek.md)", "");
    place.replace(file, "roles:", "roller:");
    assert!(place.refused(&correct).contains("fejl[unknown-key]"));
    place.replace(file, "roller:", "roles:");
    place.done(&["approve", "5", "--by", "bestyrelsen", "--for", "2026-1-r1"]);
    assert!(place.done(&correct).contains("kladden"));
    assert_eq!(place.text(MANUAL), working);
    place.done(&["verify"]);
    // The working text lacks the correction.
    assert_eq!(place.status()["documents"][1]["sections"][0]["anchor"], "moeder");
    assert!(place.done(&["diff", "5"]).contains("2026-1-r1"));
    assert!(place.done(&correct).contains("2026-1-r2.md"));
    // Both lie before the next half-year.
    std::fs::remove_file(place.root().join("manuals/05-frivillige/2026-1-r2.md")).unwrap();
    place.replace(MANUAL, "Hver mandag.", "Hver onsdag.");
    place.replace(MANUAL, "sources:", &format!("changes:\n{}sources:", note("moeder")));
    place.done(&["approve", "5", "--by", "bestyrelsen", "--for", "2026-2"]);
    place.done(&["close", "2026-2"]);
}

#[test]
fn the_board_is_told_of_a_core_section_that_goes() {
    let place = Place::closed(&sections());
    place.replace(MANUAL, "## Formål {#formaal}\n\nVi er her.\n", "");
    place.replace(MANUAL, "core: [formaal]\n", "");
    assert_eq!(place.husbog(&["build", "--hearing", "--date", DAY]).code, Some(0));
    let paper = place.text("dist/hearing/bestyrelsen/index.html");
    let (_, decided) = paper.split_once("id=\"_ord-for-ord\"").unwrap();
    assert!(decided.contains("modellens kerne") && decided.contains("Vi er her."), "{decided}");
}

#[test]
fn a_text_is_corrected_where_it_lay_when_it_was_closed() {
    let place = Place::closed(&sections());
    let folder = place.root().join("manuals/05-hjaelpere");
    std::fs::create_dir(&folder).unwrap();
    for file in ["manual.md", "rum.png"] {
        std::fs::copy(place.root().join("manuals/05-frivillige").join(file), folder.join(file)).unwrap();
    }
    std::fs::remove_file(place.root().join(MANUAL)).unwrap();
    let moved = "manuals/05-hjaelpere/manual.md";
    place.replace(moved, "## Møder {#moeder}\n\nHver mandag.\n\n", "");
    place.replace(moved, "sources:", &format!("changes:\n{}sources:", note("moeder")));
    place.done(&["approve", "5", "--by", "bestyrelsen", "--for", "2026-2"]);
    place.done(&["close", "2026-2"]);
    let correct = ["correct", "5", "--revision", "2026-1"];
    let file = "manuals/05-frivillige/2026-1-r1.md";
    assert!(place.done(&correct).contains(file));
    place.replace(file, "Hver mandag.", "Hver tirsdag.");
    place.replace(file, "sources:", &format!("changes:\n{}sources:", note("moeder")));
    place.done(&["approve", "5", "--by", "bestyrelsen", "--for", "2026-1-r1"]);
    place.done(&correct);
    place.done(&["verify"]);
}

#[test]
fn yaml_that_cannot_be_read_is_told_and_left() {
    for (path, from, to) in
        [(MANUAL, "roles:", "roller:"), (LEDGER, "in_force", "gaelder"), ("site.yaml", "name:", "navn:")]
    {
        let place = Place::closed(&sections());
        place.replace(path, from, to);
        for arguments in [
            &["status"][..],
            &["notes"],
            &["approve", "--all", "--by", "x", "--for", "2026-2"],
            &["close", "2026-2"],
            &["correct", "5", "--revision", "2026-1"],
        ] {
            assert!(place.refused(arguments).contains(path), "{arguments:?}");
        }
    }
}

#[test]
fn of_two_who_close_at_once_one_does() {
    for _ in 0..5 {
        let place = Place::of(&sections());
        place.done(&["approve", "--all", "--by", "eksempel", "--for", "2026-1"]);
        let close = || {
            let mut command = command(
                place.root(),
                &["revision", "close", "2026-1", "--in-force", "2026-01-01", "--date", DAY],
            );
            command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
        };
        let mut both = [close(), close()];
        let codes: BTreeSet<_> = both.iter_mut().map(|child| child.wait().unwrap().code()).collect();
        assert!(codes.contains(&Some(0)) && codes.len() == 2, "{codes:?}");
        assert_eq!(place.text(LEDGER).matches("- id:").count(), 1);
        place.done(&["verify"]);
    }
}

/// How often a closing is killed.
const KILLS: usize = 100;

#[test]
fn a_closing_that_is_killed_has_closed_all_or_nothing() {
    let ready = Place::closed(&sections());
    ready.replace(MANUAL, "Hver mandag.", "Hver tirsdag.");
    ready.replace(MANUAL, "sources:", &format!("changes:\n{}sources:", note("moeder")));
    let other = "manuals/02-kommunikation/manual.md";
    ready.replace(other, "sources:", &format!("changes:\n{}sources:", note("moeder")));
    ready.replace(other, "mandag", "onsdag");
    ready.done(&["approve", "--all", "--by", "eksempel", "--for", "2026-2"]);
    let before = ready.files();
    ready.done(&["close", "2026-2"]);
    let after = ready.files();
    let kills: Vec<usize> = (0..KILLS).collect();
    use rayon::prelude::*;
    let killed = kills.par_iter().filter(|kill| killed_and_finished(**kill, &before, &after)).count();
    assert!(killed > KILLS / 10, "only {killed} of {KILLS} were killed in time");
}

/// Kills a closing after some of what it does, and sees to it that the next command finishes it. Says whether it was
/// killed in time.
fn killed_and_finished(kill: usize, before: &Files, after: &Files) -> bool {
    let place = Place(tempfile::tempdir().unwrap());
    for (path, bytes) in before {
        let path = place.root().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }
    let watch = Watch::of(place.root());
    let mut child = command(place.root(), &["revision", "close", "2026-2", "--date", DAY]);
    let mut child = child.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    let was_killed = watch.killed_after(kill % 24, &mut child);
    let found = place.files();
    let is_closed = found[LEDGER] == after[LEDGER];
    assert!(is_closed || found[LEDGER] == before[LEDGER], "{kill}: the ledger is in neither state");
    for (path, bytes) in &found {
        let is_edition = path.ends_with("2026-1.md") || path.ends_with("2026-2.md");
        assert!(!is_edition || after.get(path) == Some(bytes), "{kill}: {path}");
    }
    place.done(if is_closed { &["status"] } else { &["close", "2026-2"] });
    assert_eq!(place.files(), *after, "{kill}");
    was_killed
}

/// What happens in the folders of the manuals.
struct Watch(std::os::fd::OwnedFd);

impl Watch {
    fn of(root: &Path) -> Self {
        let watch = inotify::init(CreateFlags::NONBLOCK | CreateFlags::CLOEXEC).unwrap();
        let flags = WatchFlags::CREATE | WatchFlags::DELETE | WatchFlags::MOVE | WatchFlags::CLOSE_WRITE;
        let folders = ["manuals", "manuals/05-frivillige", "manuals/02-kommunikation"];
        for folder in folders.map(|folder| -> PathBuf { root.join(folder) }) {
            inotify::add_watch(&watch, &folder, flags).unwrap();
        }
        Self(watch)
    }

    fn killed_after(&self, events: usize, child: &mut Child) -> bool {
        let mut seen = 0;
        loop {
            seen += self.seen();
            if seen > events {
                child.kill().unwrap();
                return child.wait().unwrap().code().is_none();
            }
            if child.try_wait().unwrap().is_some() {
                return false;
            }
            std::thread::yield_now();
        }
    }

    fn seen(&self) -> usize {
        let mut buffer = [std::mem::MaybeUninit::uninit(); 4096];
        let mut reader = inotify::Reader::new(&self.0, &mut buffer);
        let mut seen = 0;
        while let Ok(event) = reader.next() {
            seen += usize::from(!event.events().contains(ReadFlags::IGNORED));
        }
        seen
    }
}
