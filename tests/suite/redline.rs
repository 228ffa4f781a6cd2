//! What a redline promises, held against an oracle that shares no code with it: it reads the HTML
//! with a reader of its own and takes the marks out in its own way.

mod html;
mod oracle;
mod pairs;

use std::fs;
use std::process::Command;

use husbog::html::{AsWritten, Destination, Labels, Links, article};
use husbog::library::document::Document;
use husbog::library::markdown::parse;
use husbog::library::target::Target;
use husbog::redline;
use oracle::{Judged, judge};

/// Links as written; facts and roles are text, as on every page.
struct Page;

impl Links for Page {
    fn link(&self, target: &Target) -> Destination {
        match target {
            Target::Fact { .. } | Target::Role(_) => Destination::Text,
            target => AsWritten.link(target),
        }
    }

    fn image(&self, target: &Target) -> Destination {
        AsWritten.image(target)
    }
}

fn document(markdown: &str) -> Document {
    parse(markdown, 0).document
}

fn judged(old: &str, new: &str) -> Judged {
    let labels = Labels::default();
    let (old, new) = (document(old), document(new));
    let redline = redline::redline(&old, &new, &labels);
    let judged = judge(&article(&old, &Page, &labels), &article(&new, &Page, &labels), &redline.html(&Page));
    assert_eq!(redline.counts.struck, 0, "a block was struck whole");
    assert_eq!(redline.is_empty(), judged.marks == 0, "{judged:?}");
    judged
}

/// Promises 1 to 4 and 6, for one pair.
fn hold(old: &str, new: &str) -> Judged {
    let judged = judged(old, new);
    assert_eq!(judged.faults, Vec::<String>::new(), "\n--- old\n{old}\n--- new\n{new}");
    judged
}

#[test]
fn the_oracle_notices_what_is_wrong() {
    let check = |redline: &str, expected: &str| {
        let judged = judge("<p>et to tre</p>", "<p>et fire tre</p>", redline);
        let faults = judged.faults.join("; ");
        assert!(faults.contains(expected), "{redline}: {faults}");
    };
    let right = judge("<p>et to tre</p>", "<p>et fire tre</p>", "<p>et <del>to</del><ins>fire</ins> tre</p>");
    assert_eq!(right.faults, Vec::<String>::new());
    check("<p>et <del>to</del>fire tre</p>", "reject");
    check("<p>et <del>to</del> tre</p>", "accept");
    check("<p>et <del>to</del><ins>fire</ins> <b>tre</b></p>", "accept");
    check("<p>et <del>to<ins>fire</ins></del> tre</p>", "nested");
    check("<p id=\"a\">et <del id=\"a\">to</del><ins>fire</ins> tre</p>", "id a twice");
    check("<ul><p>et <del>to</del><ins>fire</ins> tre</p></ul>", "p in ul");
    check("<p>et <del>to</del><ins>fire</ins> t<ins>re</ins><del>re</del></p>", "cuts a word");
    check(
        "<p data-redline-summary=\"\" data-redline-ui data-ins=\"2\" data-del=\"1\" data-moves=\"0\"></p><p>et <del>to</del><ins>fire</ins> tre</p>",
        "counts",
    );
    check("<p>et <del data-move=\"1\">to</del><ins>fire</ins> tre</p>", "one end");
    check("<p>et to tre", "never closed");
    let same = judge("<p>a b</p>", "<p>a b</p>", "<p><del>a</del><ins>a</ins> b</p>");
    assert_eq!(same.faults, ["marks where nothing has changed"]);
}

#[test]
fn the_promises_hold_for_every_construct() {
    for old in pairs::CONSTRUCTS {
        for new in pairs::CONSTRUCTS {
            hold(old, new);
        }
        hold(old, "");
        hold("", old);
    }
}

#[test]
fn the_promises_hold_for_edited_manuals_and_little_is_marked_in_vain() {
    let mut shares: Vec<f64> = Vec::new();
    for (old, new) in pairs::edited() {
        let judged = hold(&old, &new);
        if judged.fewest >= 5 {
            shares.push(judged.marked as f64 / judged.fewest as f64);
        }
    }
    shares.sort_by(f64::total_cmp);
    let at = |percent: usize| shares[(shares.len() - 1) * percent / 100];
    assert!(shares.len() > 50, "only {} pairs have changes", shares.len());
    assert!(at(50) <= 1.02 && at(90) <= 1.3, "half at {}, nine in ten at {}", at(50), at(90));
}

fn husbog(arguments: &[&str], folder: &std::path::Path) -> (Option<i32>, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_husbog"));
    let ran = command.args(arguments).current_dir(folder).env("NO_COLOR", "1").output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (ran.status.code(), text(ran.stdout), text(ran.stderr))
}

fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    files.iter().for_each(|(name, text)| fs::write(folder.path().join(name), text).unwrap());
    folder
}

#[test]
fn two_files_are_compared_in_four_forms() {
    let folder = folder(&[
        ("a.md", "---\nx: 1\n---\nRing til lægen.\n"),
        ("b.md", "+++\nx = 1\n+++\nRing til huset.\n"),
    ]);
    let check = |form: &str, expected: &str| {
        let (code, out, err) = husbog(&["redline", "a.md", "b.md", "--format", form], folder.path());
        assert_eq!((code, &*err), (Some(0), ""), "{form}");
        assert!(out.contains(expected), "{form}: {out}");
    };
    check("terminal", "Ring til [-lægen-]{+huset+}.");
    check("terminal", "1 ord eller tegn er kommet til, og 1 er gået ud.");
    check("markdown", "Ring til {--lægen--}{++huset++}.");
    check("html", "data-redline-summary=\"\" data-ins=\"1\" data-del=\"1\" data-moves=\"0\"");
    check("json", "\"fate\": \"changed\"");
}

#[test]
fn all_pairs_of_a_folder_are_compared_and_timed() {
    let folder =
        folder(&[("1-old.md", "a"), ("1-new.md", "b"), ("2-old.md", "a"), ("2-new.md", "a"), ("3.md", "")]);
    let arguments = ["redline", "--batch", ".", "--out", "ud", "--times", "tid.tsv"];
    let (code, out, err) = husbog(&arguments, folder.path());
    assert_eq!((code, &*err), (Some(0), ""));
    assert!(out.starts_with("2 par er sammenlignet. 0 blokke"), "{out}");
    let read = |name: &str| fs::read_to_string(folder.path().join(name)).unwrap();
    assert_eq!((&*read("ud/1-old.html"), &*read("ud/1-new.html")), ("<p>a</p>\n", "<p>b</p>\n"));
    assert!(read("ud/1-redline.html").contains("<ins>"));
    assert!(read("ud/2-redline.html").contains("Intet er ændret."));
    let times = read("tid.tsv");
    let names: Vec<&str> = times.lines().filter_map(|line| line.split('\t').next()).collect();
    assert_eq!(names, ["1", "2"]);
}

#[test]
fn a_file_that_cannot_be_read_is_named_and_keeps_no_other_from_being_written() {
    let folder = folder(&[("1-old.md", "a"), ("2-old.md", "a"), ("2-new.md", "b")]);
    let (code, _, err) = husbog(&["redline", "--batch", ".", "--out", "ud"], folder.path());
    assert_eq!(code, Some(2));
    assert!(err.contains("1-new.md kan ikke læses"), "{err}");
    assert!(folder.path().join("ud/2-redline.html").exists());
    for file in ["mangler.md", "."] {
        let (code, _, err) = husbog(&["redline", file, "2-new.md"], folder.path());
        assert_eq!(code, Some(2), "{file}: {err}");
    }
}
