//! Every rule: what it finds, where, and nothing beside it.
//!
//! A case is a project and all that is found in it, a line each: code, file, line, column, and the text
//! that is marked. Columns count characters, so most cases have an æ, ø or å before the place.

mod aliases;
mod dates;
mod files;
mod front_matter;
mod language;
mod links;
mod markdown;
mod personal_data;
mod readability;
mod reading;
mod revisions;
mod site;
mod spelling;

use std::collections::BTreeSet;

use husbog::diagnostic::{Finding, Severity};
use husbog::lints;
use rayon::prelude::*;

use crate::project::{Project, shown};

/// A project and all that is found in it.
struct Case {
    project: Project,
    expected: &'static [&'static str],
}

fn case(project: Project, expected: &'static [&'static str]) -> Case {
    Case { project, expected }
}

/// The small project with one public page more; its text begins in line 5.
fn page(text: &str) -> Project {
    Project::small().file("content/side.md", format!("---\ntitle: Side\nsummary: Kort.\n---\n{text}\n"))
}

/// The small project with one public page more, which begins with these lines.
fn page_with_matter(matter: &str) -> Project {
    Project::small().file("content/side.md", format!("---\n{matter}---\nTekst.\n"))
}

/// The small project with one manual more; its text begins in line 12.
fn manual(text: &str) -> Project {
    let matter = "number: 7\ntitle: Vores kultur\nsummary: Kort.\nphases: [drift]\ncomponents: [ledelse]\n\
        roles: [leder]\nowner: leder\nreview_by: 2027-06-30\nsources: [guide:2.2]\n";
    Project::small().file("manuals/07-kultur/manual.md", format!("---\n{matter}---\n{text}\n"))
}

fn cases() -> Vec<Case> {
    [
        aliases::cases(),
        dates::cases(),
        files::cases(),
        front_matter::cases(),
        language::cases(),
        links::cases(),
        markdown::cases(),
        readability::cases(),
        personal_data::cases(),
        reading::cases(),
        revisions::cases(),
        site::cases(),
        spelling::cases(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

#[test]
fn nothing_is_found_in_a_clean_project() {
    assert_eq!(shown(&Project::small().check()), [""; 0]);
    assert_eq!(shown(&Project::small().with_drafts().check()), [""; 0]);
}

#[test]
fn each_fault_is_found_where_it_stands_and_nothing_else_is() {
    let failed: Vec<_> = cases().par_iter().filter_map(failure).collect();
    assert!(failed.is_empty(), "{} cases:\n{}", failed.len(), failed.join("\n\n"));
}

fn failure(Case { project, expected }: &Case) -> Option<String> {
    let report = project.check();
    let found = shown(&report);
    if found != *expected {
        return Some(format!("expected {expected:#?}\nfound    {found:#?}"));
    }
    let unhelpful = report.sorted().into_iter().find(|finding| !is_helpful(finding))?;
    Some(format!("says too little: {unhelpful:?}"))
}

/// Whether a finding says what is wrong and what to do.
fn is_helpful(finding: &Finding) -> bool {
    finding.message.chars().count() > 10 && finding.help.ends_with(['.', '?'])
}

#[test]
fn every_rule_has_a_case() {
    let cases = cases();
    let tried: BTreeSet<&str> =
        cases.iter().flat_map(|case| case.expected).filter_map(|line| line.split(' ').next()).collect();
    let known: BTreeSet<&str> = lints::rules().into_iter().map(|rule| rule.code).collect();
    let untried: Vec<_> = known.difference(&tried).collect();
    assert!(untried.is_empty(), "write a case in tests/suite/findings/ for {untried:?}");
    let unknown: Vec<_> = tried.difference(&known).collect();
    assert!(unknown.is_empty(), "no rule has the code {unknown:?}");
}

#[test]
fn codes_are_unique_and_read_well_after_allow() {
    let codes: Vec<_> = lints::rules().into_iter().map(|rule| rule.code).collect();
    assert!(codes.is_sorted_by(|one, other| one < other), "{codes:?}");
    let plain = |code: &str| {
        code.split('-').all(|word| word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'8'))
    };
    assert_eq!(codes.iter().find(|code| !plain(code)), None);
}

#[test]
fn only_what_harms_readers_is_an_error() {
    let weight = |severity| {
        let rules = lints::rules().into_iter().filter(move |rule| rule.severity == severity);
        rules.map(|rule| rule.code).collect::<Vec<_>>()
    };
    let notes = [
        "bold-heading",
        "heading-full-stop",
        "missing-accessibility-statement",
        "missing-note",
        "placeholder",
        "review-due",
        "shown-address",
        "single-column",
    ];
    assert_eq!(weight(Severity::Note), notes);
    let warnings = [
        "ambiguous-link",
        "bare-address",
        "cut-value",
        "date-ahead",
        "eager-word",
        "equal-headings",
        "fake-heading",
        "foreign-file",
        "hard-to-read",
        "idle-synonym",
        "jargon-word",
        "long-alt",
        "missing-theme",
        "nameless-column",
        "overdue-review",
        "private-contact",
        "repeated-alt",
        "skipped-heading",
        "spelling",
        "stale-accessibility-statement",
        "stale-approval",
        "telling-address",
        "telling-title",
        "too-deep",
        "unconfirmed-times",
        "unknown-alert",
        "unsealed-edition",
        "unused-allowance",
        "unused-file",
        "unused-footnote",
        "unused-template",
        "vague-alt",
        "vague-link",
    ];
    assert_eq!(weight(Severity::Warning), warnings);
}

#[test]
fn a_hundred_of_a_kind_in_one_file_are_enough() {
    let report = page(&"[væk](vaek.md)\n".repeat(130)).check();
    assert_eq!(report.sorted().len(), 100);
    assert_eq!(report.count(Severity::Error), 130);
    let left_out: Vec<_> =
        report.left_out().map(|(path, code, left_out)| (path.to_string(), code, left_out.count)).collect();
    assert_eq!(left_out, [("content/side.md".to_owned(), "broken-link", 30)]);
}
