//! `husbog check`: what is asked about, a text that is not saved yet, and what is mended.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use husbog::cli::Format;
use husbog::commands::Answer;
use husbog::commands::check::{self, Arguments};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::project::{Project, TODAY, files_below};

const SPELLING: &str = "spelling:
  - write: Høje-Taastrup
    not: [Høje Taastrup, Høje Tåstrup]
    why: Kommunen skriver det selv sådan.
  - write: frivilligkoordinator
    not: [frivillighedskoordinator]
    why: Huset bruger det korteste ord.
    endings: [en, er, erne]
  - write: mødrecafé
    not: [mødrecafe, mødre-café]
    why: Med accent.
    endings: [en]
  - write: ambulant
    not: [ambulans]
    why: Sådan.
    fix: false
";

fn project() -> Project {
    Project::small().file("content/_rules/spelling.yaml", SPELLING)
}

fn asked(root: &Path) -> Arguments {
    let project = husbog::cli::Project { root: root.to_owned(), date: Some(TODAY), drafts: false };
    Arguments {
        files: vec![],
        stdin_path: None,
        only: vec![],
        fix: false,
        deny_warnings: false,
        notes: false,
        project,
        format: Format::Json,
    }
}

/// What came of a question: whether something must be mended, and what is said.
fn said(arguments: &Arguments) -> (bool, Value) {
    match check::run(arguments) {
        Answer::Done { output, errors } => (errors, serde_json::from_str(&output).unwrap()),
        Answer::CouldNotRun(why) => panic!("{why}"),
    }
}

fn codes(said: &Value) -> Vec<&str> {
    said["findings"].as_array().unwrap().iter().map(|finding| finding["code"].as_str().unwrap()).collect()
}

fn page(text: &str) -> String {
    format!("---\ntitle: Side\nsummary: Kort.\n---\n{text}")
}

/// Runs the program with a text sent to it.
fn sent(root: &Path, text: impl AsRef<[u8]>, path: &str, more: &[&str]) -> (Option<i32>, Vec<u8>, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_husbog"));
    command.current_dir(root).args(["check", "-", "--date", "2026-11-28", "--stdin-path", path]).args(more);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut program = command.spawn().unwrap();
    // A path that is refused is refused before anything is read.
    let _ = program.stdin.take().unwrap().write_all(text.as_ref());
    let output = program.wait_with_output().unwrap();
    (output.status.code(), output.stdout, String::from_utf8(output.stderr).unwrap())
}

#[test]
fn only_the_rules_asked_about_are_heard() {
    let text = page("[væk](vaek.md) i Høje Taastrup, <b>\n");
    let root = project().file("content/side.md", text).on_disk();
    let check = |only: &[&str], expected: &[&str], is_refused: bool| {
        let only = only.iter().map(|code| (*code).to_owned()).collect();
        let (refused, said) = said(&Arguments { only, ..asked(root.path()) });
        assert_eq!((codes(&said), refused), (expected.to_vec(), is_refused));
    };
    check(&[], &["broken-link", "spelling", "raw-html"], true);
    check(&["spelling"], &["spelling"], false);
    check(&["spelling", "broken-link"], &["broken-link", "spelling"], true);
    check(&["audience-leak"], &[], false);
    let only = vec!["speling".to_owned()];
    let answer = check::run(&Arguments { only, ..asked(root.path()) });
    let Answer::CouldNotRun(why) = answer else { panic!("{answer:?}") };
    assert!(why.contains("Mente du spelling?"), "{why}");
}

#[test]
fn warnings_can_be_denied() {
    let root = project().file("content/side.md", page("Høje Taastrup\n")).on_disk();
    let (refused, _) = said(&asked(root.path()));
    let (denied, _) = said(&Arguments { deny_warnings: true, ..asked(root.path()) });
    assert_eq!((refused, denied), (false, true));
    let build = |more: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_husbog"));
        command.current_dir(root.path()).args(["build", "--date", "2026-11-28"]).args(more);
        command.output().unwrap().status.code()
    };
    assert_eq!(build(&["--deny-warnings"]), Some(1));
    assert!(!root.path().join("dist/offentlig").exists());
    assert_eq!(build(&[]), Some(0));
}

#[test]
fn a_text_not_saved_yet_takes_the_place_of_its_file() {
    let root = project().file("content/om/slem.md", page("<b>\n")).on_disk();
    let check = |path: &str, text: &str, code: i32, expected: &str| {
        let (exit, out, err) = sent(root.path(), text, path, &["--format", "json"]);
        assert_eq!(exit, Some(code), "{path}: {err}");
        let said: Value = serde_json::from_slice(&out).unwrap();
        let findings = said["findings"].as_array().unwrap().iter().map(|finding| {
            let [code, file] = ["code", "file"].map(|key| finding[key].as_str().unwrap());
            format!("{code} {file}:{}:{}", finding["line"], finding["column"])
        });
        assert_eq!(findings.collect::<Vec<_>>().join(", "), expected, "{path}");
    };
    let before = files_below(root.path());
    check("content/til-dig/ny.md", &page("Åh [væk](vaek.md)\n"), 1, "broken-link content/til-dig/ny.md:5:4");
    check("content/til-dig/ny.md", &page("[Om](../om/index.md)\n"), 0, "");
    check("content/om/index.md", &page("Høje Taastrup\n"), 0, "spelling content/om/index.md:5:1");
    check("./content/../content/om/slem.md", &page("Pænt.\n"), 0, "");
    let site = project().text("site.yaml").replace("standing: example", "standing: sjov");
    check("site.yaml", &site, 1, "unknown-value site.yaml:2:11");
    check(
        "content/_rules/spelling.yaml",
        "spelling: nej\n",
        1,
        "wrong-type content/_rules/spelling.yaml:1:11",
    );
    check("manuals/experiences.yaml", "experiences: nej\n", 1, "wrong-type manuals/experiences.yaml:1:14");
    check(
        "themes/hus/templates/page.html",
        "{{ x }}",
        1,
        "template-error themes/hus/templates/page.html:1:4",
    );
    assert_eq!(files_below(root.path()), before);
}

#[test]
fn a_text_that_is_sent_can_be_anything() {
    let root = project().on_disk();
    let said = |text: &[u8], format: &str| sent(root.path(), text, "content/ny.md", &["--format", format]);
    let (exit, out, _) = said(&[page("bl").as_bytes(), b"\xe5\n"].concat(), "github");
    assert_eq!(exit, Some(1));
    assert!(String::from_utf8(out).unwrap().contains("title=not-utf8::"));
    let (exit, out, _) = said(&vec![b'x'; 2_500_000], "human");
    assert_eq!(exit, Some(1));
    let out = String::from_utf8(out).unwrap();
    assert!(out.contains("fejl[too-large]: Filen er på 3 MB") && out.ends_with("1 fejl.\n"), "{out}");
    let (exit, out, _) = said(b"", "human");
    assert_eq!((exit, out.starts_with(b"fejl[")), (Some(1), true));
}

#[test]
fn every_rule_can_be_asked_about_alone() {
    let root = project().on_disk();
    for rule in husbog::lints::rules() {
        let only = vec![rule.code.to_owned()];
        let answer = check::run(&Arguments { only, ..asked(root.path()) });
        assert!(matches!(answer, Answer::Done { .. }), "{}", rule.code);
    }
}

#[test]
fn a_text_can_only_be_sent_for_a_place_that_is_read() {
    let elsewhere = tempfile::tempdir().unwrap();
    let root = project().link("content/genvej", elsewhere.path()).on_disk();
    for path in [
        "../ny.md",
        "/tmp/ny.md",
        "dist/ny.md",
        "content/billede.png",
        "content/.skjult/ny.md",
        "content/genvej/ny.md",
        "content/genvej",
        "content/index.md/ny.md",
        "content",
        "site.yaml/ny.md",
        "content\\ny.md",
    ] {
        let (exit, out, err) = sent(root.path(), "x", path, &[]);
        assert_eq!((exit, out.len()), (Some(2), 0), "{path}: {err}");
        assert!(err.starts_with("husbog: "), "{path}: {err}");
    }
    let run = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_husbog"));
        command.current_dir(root.path()).stdin(Stdio::null()).args(arguments).output().unwrap().status.code()
    };
    assert_eq!(run(&["check", "-"]), Some(2));
    assert_eq!(run(&["check", "--stdin-path", "content/ny.md"]), Some(2));
    assert_eq!(run(&["check", "-", "content/index.md", "--stdin-path", "content/ny.md"]), Some(2));
}

#[test]
fn a_text_is_found_from_wherever_it_is_named() {
    let root = project().on_disk();
    let folder = root.path().join("content/om");
    for (from, path) in [(&folder, "ny.md"), (&folder, "content/om/ny.md")] {
        let (exit, out, err) = sent(from, page("<b>"), path, &["--root", "../..", "--format", "github"]);
        assert_eq!(exit, Some(1), "{err}");
        assert!(String::from_utf8(out).unwrap().starts_with("::error file=content/om/ny.md,line=5,"));
    }
    let (exit, ..) = sent(root.path(), page("<b>"), &folder.join("ny.md").display().to_string(), &[]);
    assert_eq!(exit, Some(1));
}

#[test]
fn what_is_mended_is_told_and_nothing_else_is_changed() {
    let text = "\u{feff}---\r\ntitle: \"Åh, Høje Taastrup\"\r\nsummary: Kort.\r\n---\r\n\
        [Under 25](fact:age_limit), *[under 25 år](fact:age_limit)*\r\n i Høje\r\nTaastrup og **Høje** Taastrup,\n\
        ambulans. [unge](fact:age_limit) `Høje Taastrup`\r\n";
    let mended = "\u{feff}---\r\ntitle: \"Åh, Høje-Taastrup\"\r\nsummary: Kort.\r\n---\r\n\
        [Under 26](fact:age_limit), *[under 26 år](fact:age_limit)*\r\n i Høje-Taastrup og **Høje** Taastrup,\n\
        ambulans. [unge](fact:age_limit) `Høje Taastrup`\r\n";
    let root = project().file("content/side.md", text).on_disk();
    let mut before = files_below(root.path());
    let (refused, said) = said(&Arguments { fix: true, ..asked(root.path()) });
    before.insert("content/side.md".to_owned(), mended.into());
    assert_eq!(files_below(root.path()), before);
    assert_eq!((codes(&said), refused), (vec!["spelling", "spelling", "wrong-fact"], true));
    assert_eq!(
        said["mended"][1],
        json!({ "code": "wrong-fact", "file": "content/side.md", "line": 5, "column": 2, "end_line": 5,
            "end_column": 10, "old": "Under 25", "new": "Under 26" })
    );
    assert_eq!(said["mended"].as_array().unwrap().len(), 4);
}

#[test]
fn fixes_are_offered_with_their_places_and_told_in_danish() {
    let root = project().file("content/side.md", page("Åh, Høje Taastrup\n")).on_disk();
    let (_, said) = said(&asked(root.path()));
    let fix =
        json!({ "line": 5, "column": 5, "end_line": 5, "end_column": 18, "replacement": "Høje-Taastrup" });
    assert_eq!(said["findings"][0]["fix"], fix);
    let people = |fix| match check::run(&Arguments { fix, format: Format::Human, ..asked(root.path()) }) {
        Answer::Done { output, .. } => output,
        Answer::CouldNotRun(why) => panic!("{why}"),
    };
    assert!(people(false).ends_with("1 advarsel. Ét af fundene kan rettes med --fix.\n"));
    let told = "rettet[spelling]: content/side.md:5:5: »Høje Taastrup« er nu »Høje-Taastrup«\n1 sted er rettet.\n\n\
        Ingen fund.\n";
    assert_eq!(people(true), told);
}

#[test]
fn only_what_is_asked_about_is_mended() {
    let text = page("Høje Taastrup [under 25](fact:age_limit)\n");
    let root = project().file("content/en.md", text.clone()).file("content/to.md", text.clone()).on_disk();
    let (files, only) = (vec![PathBuf::from("content/en.md")], vec!["wrong-fact".to_owned()]);
    said(&Arguments { fix: true, files, only, ..asked(root.path()) });
    let read = |path: &str| fs::read_to_string(root.path().join(path)).unwrap();
    assert_eq!(read("content/en.md"), text.replace("25", "26"));
    assert_eq!(read("content/to.md"), text);
}

#[test]
fn a_fix_that_would_do_harm_is_left_out() {
    let text = page("## Frivillighedskoordinatoren\n\nFrivillighedskoordinatoren i Høje Taastrup\n");
    let link = "[hos](../side.md#frivillighedskoordinatoren)\n";
    let root = project().file("content/side.md", text).append("content/om/index.md", link).on_disk();
    let (refused, said) = said(&Arguments { fix: true, ..asked(root.path()) });
    let mended = page("## Frivillighedskoordinatoren\n\nFrivilligkoordinatoren i Høje-Taastrup\n");
    let left = fs::read_to_string(root.path().join("content/side.md")).unwrap();
    assert_eq!(
        (left.contains("i Høje-Taastrup"), left.contains("## Frivillighedskoordinatoren")),
        (true, true)
    );
    assert_eq!((codes(&said).contains(&"broken-link"), refused), (false, false), "{left}\n{mended}");
}

#[test]
fn a_fix_that_would_void_an_approval_is_left_out() {
    const MANUAL: &str = "manuals/05-frivillige/manual.md";
    let text = "\nVi er også i Høje Taastrup.\n";
    let root = project().append(MANUAL, text).append("content/om/index.md", text).on_disk();
    let mut approve = Command::new(env!("CARGO_BIN_EXE_husbog"));
    approve.current_dir(root.path()).args(["revision", "approve", "--all", "--by", "bestyrelsen"]);
    let approved = approve.args(["--for", "2027-1", "--date", "2026-11-28"]).output().unwrap();
    assert!(approved.status.success(), "{approved:?}");
    let read = |path: &str| fs::read_to_string(root.path().join(path)).unwrap();
    let approved = read(MANUAL);
    let (_, said) = said(&Arguments { fix: true, ..asked(root.path()) });
    assert_eq!(read(MANUAL), approved);
    assert!(read("content/om/index.md").contains("Høje-Taastrup"));
    assert_eq!(codes(&said), ["spelling"]);
    let left = &said["findings"][0];
    assert!(left["help"].as_str().unwrap().contains("teksten er godkendt"), "{left}");
    assert_eq!(left["fix"], Value::Null);
}

#[test]
fn a_rule_asked_alone_says_what_it_says_among_all() {
    let text = page("[væk](vaek.md) i Høje Taastrup, <b> www.a.dk\n\n#### Æ\n");
    let root = project().file("content/side.md", text).on_disk();
    let (_, all) = said(&asked(root.path()));
    for rule in husbog::lints::rules() {
        let (_, alone) = said(&Arguments { only: vec![rule.code.to_owned()], ..asked(root.path()) });
        let expected: Vec<_> = codes(&all).into_iter().filter(|code| *code == rule.code).collect();
        assert_eq!(codes(&alone), expected, "{}", rule.code);
    }
}

#[test]
fn pages_are_counted_only_for_rules_about_language() {
    let root = project().on_disk();
    let pages = |only: &str| {
        let (_, said) = said(&Arguments { only: vec![only.to_owned()], ..asked(root.path()) });
        said["pages"].as_array().unwrap().len()
    };
    assert_eq!(pages("cpr-number"), 0);
    assert!(pages("spelling") > 0);
}

#[test]
fn what_is_closed_is_never_mended() {
    let root = Project::own().on_disk();
    let list = "  - write: spisestuen\n    not: [caféen]\n    why: Prøve.\n";
    let path = root.path().join("content/_rules/spelling.yaml");
    fs::write(&path, fs::read_to_string(&path).unwrap() + list).unwrap();
    let before = files_below(root.path());
    said(&Arguments { fix: true, ..asked(root.path()) });
    let after = files_below(root.path());
    let changed: Vec<_> = after.iter().filter(|(path, bytes)| before[*path] != **bytes).collect();
    assert!(changed.len() > 1);
    let is_closed = |path: &str| {
        path.rsplit('/').next().is_some_and(|name| name.starts_with("20")) && !path.contains("/nyheder/")
    };
    assert!(changed.iter().all(|(path, _)| !is_closed(path) && path.ends_with(".md")), "{changed:?}");
}

#[test]
fn a_text_that_is_sent_comes_back_mended() {
    let root = project().on_disk();
    let text = format!("\u{feff}{}", page("i Høje Taastrup\r\n"));
    let (exit, out, _) = sent(root.path(), &text, "content/ny.md", &["--fix"]);
    assert_eq!((exit, String::from_utf8(out).unwrap()), (Some(0), text.replace("Høje T", "Høje-T")));
    let (exit, out, _) = sent(root.path(), page("<b>\r\n"), "content/ny.md", &["--fix"]);
    assert_eq!((exit, String::from_utf8(out).unwrap()), (Some(1), page("<b>\r\n")));
    let (exit, out, err) = sent(root.path(), b"bl\xe5", "content/ny.md", &["--fix"]);
    assert_eq!((exit, out.len()), (Some(2), 0), "{err}");
    assert!(!root.path().join("content/ny.md").exists());
}

/// Pieces of texts with much to mend in them, and much around it that must stay.
const PIECES: &[&str] = &[
    "Høje Taastrup",
    "Høje\nTaastrup",
    "høje tåstrup",
    "HØJE TAASTRUP",
    "Høje-Taastrup",
    "Frivillighedskoordinatoren",
    "frivillighedskoordinator",
    "mødre-café",
    "mødrecafe",
    "[under 25](fact:age_limit)",
    "[Op til 26 år](fact:age_limit)",
    "[op til 26](fact:age_limit.hoeje-taastrup)",
    "*[under 27 år](fact:age_limit)*",
    "[unge](fact:age_limit)",
    " ",
    "\n",
    "\r\n",
    "\n\n",
    "*",
    "**",
    "> ",
    "- ",
    "| a | b |\n|---|---|\n| ",
    " | ",
    "`",
    "&nbsp;",
    "\u{ad}",
    "\u{a0}",
    "# ",
    "-",
    "æ",
    ". ",
    "år ",
    "  \n",
    "\\",
    "[^a]",
    "\n[^a]: ",
    "<!-- x -->",
    "a\u{30a}",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn mending_ends_and_what_could_be_mended_is_gone(
        text in prop::collection::vec(prop::sample::select(PIECES), 0..40).prop_map(|pieces| pieces.concat()),
        title in prop::sample::select(vec!["Side", "Høje Taastrup", "\"I 'Høje Tåstrup'\"", "'Mødre-café''en'"]),
    ) {
        let text = format!("---\ntitle: {title}\nsummary: Kort.\n---\n{text}");
        let root = project().file("content/side.md", text).on_disk();
        let (_, before) = said(&asked(root.path()));
        let (_, mended) = said(&Arguments { fix: true, ..asked(root.path()) });
        let once = files_below(root.path());
        let (_, again) = said(&Arguments { fix: true, ..asked(root.path()) });
        prop_assert_eq!(files_below(root.path()), once);
        prop_assert_eq!(&again["mended"], &Value::Null);
        prop_assert_eq!(&again["findings"], &mended["findings"]);
        let fixable = |said: &Value| {
            said["findings"].as_array().unwrap().iter().filter(|finding| finding["fix"].is_object()).count()
        };
        prop_assert_eq!(fixable(&mended), 0);
        prop_assert_eq!(mended["mended"].is_array(), fixable(&before) > 0);
        prop_assert!(mended["errors"].as_u64() <= before["errors"].as_u64());
    }
}

#[test]
fn a_number_is_shown_by_no_finding_that_stands_beside_it() {
    let folder = project()
        .file(
            "content/side.md",
            page("I Høje Taastrup og på [010190-1234](vaek-0101901234.md), 010190-1234.\n"),
        )
        .on_disk();
    for format in [Format::Human, Format::Json, Format::Github] {
        for fix in [false, true] {
            let arguments = Arguments { format, fix, notes: true, ..asked(folder.path()) };
            let Answer::Done { output, .. } = check::run(&arguments) else { panic!("there is a project") };
            assert!(output.contains("broken-link") && output.contains("cpr-number"), "{output}");
            assert!(!output.contains("010190"), "{output}");
        }
    }
}
