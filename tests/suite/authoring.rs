//! Beginning a text: whatever the title, what is written is read as it was meant, and nothing is found
//! in it but what is left to fill in.

use std::fs;
use std::path::Path;

use husbog::build::{self, Nowhere, Options};
use husbog::commands::Answer;
use husbog::commands::new::{self, Arguments, Kind};
use husbog::config::Config;
use husbog::diagnostic::{Report, Severity};
use husbog::disk;
use husbog::library::manual::{Manual, ManualMatter};
use husbog::library::page::{Page, PageKind, PageMatter};
use husbog::library::{Drafts, front_matter};
use husbog::site::Mount;
use husbog::source::{ProjectPath, Source, is_foreign};
use husbog::yaml::Kind as Yaml;
use proptest::prelude::*;

use crate::project::{Project, TODAY, files_below, repository, shown};

fn begin(root: &Path, kind: Kind) -> Result<String, String> {
    let arguments = Arguments { kind: Some(kind), root: root.to_owned(), date: Some(TODAY) };
    match new::run(&arguments) {
        Answer::Done { output, errors: false } => Ok(output),
        Answer::CouldNotRun(why) => Err(why),
        answer => panic!("{answer:?}"),
    }
}

fn words(title: &str) -> Vec<String> {
    vec![title.to_owned()]
}

fn manual(number: &str, title: &str) -> Kind {
    Kind::Manual { number: number.to_owned(), title: words(title) }
}

fn page(path: &str, title: &str) -> Kind {
    Kind::Page { path: path.to_owned(), title: words(title) }
}

fn activity(title: &str, houses: &[&str], kind: &str) -> Kind {
    let houses = houses.iter().map(|house| (*house).to_owned()).collect();
    Kind::Activity { title: words(title), houses, kind: kind.to_owned() }
}

fn news(title: &str) -> Kind {
    Kind::News { title: words(title) }
}

fn house(id: &str) -> Kind {
    Kind::House { house: id.to_owned(), title: Vec::new() }
}

fn staff_page(title: &str) -> Kind {
    Kind::StaffPage { title: words(title) }
}

fn checked(root: &Path, drafts: Drafts) -> Report {
    let tree = disk::read::project(root).unwrap();
    let Ok(outcome) = build::build::<std::convert::Infallible>(
        tree,
        Options { today: TODAY, drafts, mount: Mount::Deployed },
        &Nowhere,
        &Nowhere,
    );
    outcome.report
}

/// What is found that must be mended, with and without drafts.
fn faults(root: &Path) -> Vec<String> {
    let reports = [Drafts::Leave, Drafts::Include].map(|drafts| checked(root, drafts));
    let bad = |report: &Report| {
        let clean = report.sorted().iter().all(|finding| finding.severity == Severity::Note);
        if clean { Vec::new() } else { shown(report) }
    };
    reports.iter().flat_map(bad).collect()
}

fn source(root: &Path, path: &str) -> Source {
    Source::new(ProjectPath::new(path).unwrap(), fs::read_to_string(root.join(path)).unwrap())
}

fn config(root: &Path) -> Config {
    Config::read(&source(root, "site.yaml")).config
}

fn manual_at(root: &Path, path: &str) -> ManualMatter {
    Manual::read(source(root, path), &config(root)).matter
}

fn page_at(root: &Path, path: &str) -> PageMatter {
    Page::read(source(root, path), &config(root)).matter
}

#[test]
fn every_kind_is_begun_where_it_belongs_and_nothing_is_wrong_with_it() {
    let root = Project::small().on_disk();
    let root = root.path();
    let begun = [
        (manual("8", "Møder i huset"), "manuals/08-moeder-i-huset/manual.md"),
        (manual("2.A", "Ét ord"), "manuals/02-a-et-ord/manual.md"),
        (page("til-dig/loen", "Løn"), "content/til-dig/loen.md"),
        (page("content/kommuner/index.md", "Kommuner"), "content/kommuner/index.md"),
        (activity("Babysvømning", &["esbjerg"], "course"), "content/aktiviteter/babysvoemning.md"),
        (news("Vi holder fest!"), "content/nyheder/2026-11-28-vi-holder-fest.md"),
        (house("hoeje-taastrup"), "content/huse/hoeje-taastrup.md"),
        (staff_page("Nøgler & alarm"), "manuals/sider/noegler-alarm.md"),
    ];
    for (kind, path) in begun {
        let said = begin(root, kind).unwrap();
        assert!(said.contains(path) && said.contains("husbog serve") && said.contains("kladde"), "{said}");
        assert!(root.join(path).is_file(), "{path}: {said}");
    }
    assert_eq!(faults(root), [""; 0]);
    let matter = manual_at(root, "manuals/02-a-et-ord/manual.md");
    assert_eq!((matter.number.unwrap().value.to_string().as_str(), matter.draft), ("2.A", true));
    assert_eq!(matter.review_by.unwrap().to_string(), "2027-05-28");
    let PageKind::Activity(activity) = page_at(root, "content/aktiviteter/babysvoemning.md").kind else {
        panic!()
    };
    assert_eq!(activity.houses, ["esbjerg"]);
    assert_eq!(page_at(root, "content/huse/hoeje-taastrup.md").title, "Prøvehuset i Høje-Taastrup");
    assert_eq!(
        page_at(root, "content/nyheder/2026-11-28-vi-holder-fest.md").kind,
        PageKind::News(Some(TODAY))
    );
}

#[test]
fn a_draft_is_published_by_nobody_before_its_line_is_gone() {
    let root = Project::small().replace("site.yaml", "example", "live").on_disk();
    let root = root.path();
    begin(root, page("loen", "Løn")).unwrap();
    assert_eq!(faults_without_drafts(root), [""; 0]);
    let text = fs::read_to_string(root.join("content/loen.md")).unwrap();
    fs::write(root.join("content/loen.md"), text.replace("draft: true\n", "")).unwrap();
    let report = checked(root, Drafts::Leave);
    assert!(report.has_errors() && report.sorted().iter().all(|finding| finding.rule.code == "placeholder"));
}

fn faults_without_drafts(root: &Path) -> Vec<String> {
    let report = checked(root, Drafts::Leave);
    if report.count(Severity::Error) + report.count(Severity::Warning) == 0 {
        Vec::new()
    } else {
        shown(&report)
    }
}

#[test]
fn our_own_content_takes_one_of_each() {
    let root = Project::own().on_disk();
    let root = root.path();
    for kind in [
        page("til-dig/penge", "Penge"),
        activity("Sy sammen", &[], "open"),
        news("Ny dør"),
        staff_page("Alarm"),
        manual("5.Q", "En del"),
    ] {
        begin(root, kind).unwrap();
    }
    assert_eq!(faults(root), [""; 0]);
}

#[test]
fn what_cannot_be_begun_is_said_with_what_to_write_instead() {
    let project = Project::small();
    let refused = [
        (manual("5", "Nyt"), "taget af »Frivillige hos os«", "Ledige numre: 1, 3, 4, 6"),
        (manual("23", "Nyt"), "1 til 22", "Ledige numre: 1"),
        (manual("08", "Nyt"), "»08« er ikke et manualnummer", "uden nul foran"),
        (manual("Nyt", "8"), "»Nyt« er ikke et manualnummer", "nummeret først"),
        (manual("8", " \n "), "mangler en titel", "husbog new manual 8 \""),
        (manual("8", "a\u{202e}b"), "U+202E", "uden det"),
        (manual("8", &"lang ".repeat(60)), "på 299 tegn", "højst 150"),
        (page("../uden/for", "T"), "»../uden/for«", "husbog new page uden/for"),
        (page("/etc/passwd", "T"), "»/etc/passwd«", "husbog new page etc/passwd"),
        (page("_rules/x", "T"), "»_rules/x«", "husbog new page rules/x"),
        (page("Løn & Skat", "T"), "»Løn & Skat«", "husbog new page loen-skat"),
        (page("..", "T"), "»..«", "husbog new page til-dig/loen"),
        (page(&format!("{}x", "a/".repeat(32)), "T"), "for dybt", "højere oppe"),
        (page("aktiviteter/x", "T"), "aktiviteter", "husbog new activity"),
        (page("huse/x", "T"), "hus", "husbog new house"),
        (page("nyheder/x", "T"), "Nyheder", "husbog new news"),
        (page("manuals/sider/x", "T"), "personalet", "husbog new staff-page"),
        (page("til-dig", "T"), "content/til-dig.md", "findes allerede"),
        (page("om", "T"), "content/om/index.md", "findes allerede"),
        (page("til-dig/index", "T"), "content/til-dig.md", "findes allerede"),
        (activity("Caféen", &["esbjreg"], "open"), "»esbjreg«", "Mente du esbjerg?"),
        (activity("Ny", &["Høje Taastrup"], "open"), "»Høje Taastrup«", "Mente du hoeje-taastrup?"),
        (activity("Ny", &[], "corse"), "»corse«", "Mente du course?"),
        (activity("Cafe", &[], "open"), "content/aktiviteter/cafe.md findes allerede", "andet navn"),
        (house("esbjerg"), "content/huse/esbjerg.md findes allerede", "Åbn den"),
        (house("herning"), "»herning« er ikke et hus", "esbjerg, hoeje-taastrup"),
        (news(""), "mangler en titel", "husbog new news \""),
    ];
    let root = project.on_disk();
    let before = files_below(root.path());
    for (kind, what, instead) in refused {
        let shown = format!("{kind:?}");
        let why = begin(root.path(), kind).expect_err(&shown);
        assert!(why.contains(what) && why.contains(instead), "{shown}: {why}");
    }
    assert_eq!(files_below(root.path()), before);
}

#[test]
fn nothing_is_begun_where_there_is_no_project_or_one_that_cannot_be_read() {
    let check = |project: Project, expected: &str| {
        let root = project.on_disk();
        let why = begin(root.path(), news("Nyt")).unwrap_err();
        assert!(why.contains(expected), "{why}");
    };
    check(Project::default(), "Der er ingen site.yaml");
    check(Project::small().file("site.yaml", "name: ["), "site.yaml kan ikke læses");
    let why = begin(Path::new("/findes/ikke"), news("Nyt")).unwrap_err();
    assert!(why.contains("findes ikke"), "{why}");
}

#[test]
fn a_second_page_about_a_house_is_not_begun() {
    let project = Project::small()
        .file("content/huse/ny.md", "---\ntitle: T\nsummary: S\nhouse: hoeje-taastrup\n---\n");
    let why = begin(project.on_disk().path(), house("hoeje-taastrup")).unwrap_err();
    assert!(why.contains("har allerede en side"), "{why}");
}

#[test]
fn no_link_is_followed_out_of_the_project() {
    let elsewhere = tempfile::tempdir().unwrap();
    let project = Project::small()
        .link("content/til", elsewhere.path())
        .link("content/nyheder", elsewhere.path())
        .link("manuals/08-nyt", elsewhere.path())
        .link("content/loes.md", elsewhere.path().join("x.md"));
    let root = project.on_disk();
    for kind in [page("til/x", "T"), news("Nyt"), manual("8", "Nyt"), page("loes", "T")] {
        let shown = format!("{kind:?}");
        begin(root.path(), kind).expect_err(&shown);
    }
    assert_eq!(fs::read_dir(elsewhere.path()).unwrap().count(), 0);
}

/// Titles as people write them, and as nobody does.
fn titles() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "Møder",
        " ",
        ": ",
        " #",
        "#",
        "- ",
        "-",
        "\"",
        "'",
        "\\",
        "{",
        "}",
        "[",
        "]",
        ",",
        "&",
        "*",
        "!",
        "|",
        ">",
        "<b>",
        "%",
        "@",
        "`",
        "ja",
        "nej",
        "null",
        "true",
        "1",
        "07",
        "2026-03-01",
        "[udfyld: x]",
        "udfyld",
        "---",
        "\n",
        "\t",
        "\u{a0}",
        "\u{2028}",
        "😀",
        "日本",
        "é",
        "e\u{301}",
        "?",
        "~",
        "<!--",
        "{{ x }}",
        "manual:5",
        "_",
    ]);
    prop_oneof![
        4 => prop::collection::vec(pieces, 1..7).prop_map(|pieces| pieces.concat()),
        1 => prop::collection::vec(any::<char>(), 1..7).prop_map(String::from_iter),
    ]
}

/// What the reader makes of a title.
fn as_read(title: &str) -> String {
    title.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn is_visible(title: &str) -> bool {
    let title = as_read(title);
    !title.is_empty() && !title.contains(is_foreign)
}

#[test]
fn whatever_the_title_it_is_read_as_written_and_nothing_is_found() {
    let root = Project::small().on_disk();
    let root = root.path();
    let config = ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() };
    let before = files_below(root);
    proptest!(config, |(title in titles(), kind in 0..5_u8)| {
        let begun = begin(root, match kind {
            0 => manual("8", &title),
            1 => page("ny", &title),
            2 => activity(&title, &[], "voluntary"),
            3 => news(&title),
            _ => staff_page(&title),
        });
        let written: Vec<_> = files_below(root).into_keys().filter(|path| !before.contains_key(path)).collect();
        prop_assert_eq!(begun.is_ok(), is_visible(&title), "{:?}", begun);
        prop_assert_eq!(written.len(), usize::from(begun.is_ok()));
        for path in written {
            let read = if kind == 0 { manual_at(root, &path).title } else { page_at(root, &path).title };
            let faults = faults(root);
            fs::remove_file(root.join(&path)).unwrap();
            prop_assert_eq!(read, as_read(&title));
            prop_assert_eq!(faults, Vec::<String>::new());
        }
    });
}

const PAGE: &str = "manuals/sider/saadan-skriver-du.md";

/// The code blocks of a text in a language.
fn code_blocks<'t>(text: &'t str, language: &str) -> Vec<&'t str> {
    let fence = format!("```{language}\n");
    text.split(&fence).skip(1).map(|rest| rest.split("```").next().unwrap()).collect()
}

#[test]
fn the_page_on_writing_names_every_key_of_a_manual_and_no_other() {
    let text = fs::read_to_string(repository(PAGE)).unwrap();
    let rows = text.lines().filter_map(|line| line.strip_prefix("| `")?.split('`').next());
    let mut named: Vec<_> = rows.collect();
    let shape = ManualMatter::shape(&Config::default());
    let mut known: Vec<_> = shape.keys.iter().map(|key| key.key.name).collect();
    named.sort_unstable();
    known.sort_unstable();
    assert_eq!(named, known);
}

#[test]
fn the_examples_of_the_page_on_writing_can_be_copied() {
    let text = fs::read_to_string(repository(PAGE)).unwrap();
    let project = Project::own();
    let site = ProjectPath::new("site.yaml").unwrap();
    let config = Config::read(&Source::new(site, project.text("site.yaml"))).config;
    let matter = code_blocks(&text, "yaml").concat();
    let path = ProjectPath::new("manuals/99-x/manual.md").unwrap();
    let read = Manual::read(Source::new(path, format!("---\n{matter}---\n")), &config);
    assert_eq!((read.text.matter_problems, read.text.cut_values), (Vec::new(), Vec::new()));
    let markdown = code_blocks(&text, "markdown");
    assert_eq!(markdown.len(), 5);
    let page = format!("---\ntitle: T\nsummary: S\n---\n\n{}", markdown.join("\n\n"));
    let report = project.file("manuals/sider/proeve.md", page).check();
    let found: Vec<_> = shown(&report).into_iter().filter(|line| line.contains("sider/proeve")).collect();
    assert_eq!(found, ["placeholder manuals/sider/proeve.md:40:10 [udfyld: rolle og telefonnummer]"]);
}

#[test]
fn what_stands_in_front_matter_is_told_above_it() {
    let root = Project::small().on_disk();
    begin(root.path(), manual("8", "Møder")).unwrap();
    let text = source(root.path(), "manuals/08-moeder/manual.md");
    let (node, _) = front_matter::parse(text.text(), front_matter::find(text.text()).0);
    let Yaml::Map(entries) = node.kind else { panic!("front matter is a mapping") };
    assert_eq!(entries.len(), 11);
    assert!(text.text().contains("Her kan stå: forberedelse, drift."), "{}", text.text());
    assert!(text.text().contains("Her kan stå: leder, jordemoder."), "{}", text.text());
    assert!(
        text.text()
            .lines()
            .take_while(|line| *line != "number: 8")
            .all(|line| line == "---" || line.is_empty() || line.starts_with("# "))
    );
}
