//! This repository's own content must pass its own check.

use husbog::diagnostic::{Report, Severity, terminal};

use crate::project::Project;

#[test]
fn our_own_content_has_neither_errors_nor_warnings() {
    let report = &Project::own_built().report;
    let found = terminal::render(report, Severity::Warning, terminal::Color::Plain);
    assert_eq!(found, "", "{}", terminal::summary(report));
}

#[test]
fn one_slip_in_our_own_site_file_is_all_that_is_told() {
    let slip = Project::own().replace("site.yaml", "\nfeedback: udfyld", "\nfeedback: \"udfyld");
    let found = terminal::render(&slip.check(), Severity::Warning, terminal::Color::Plain);
    let codes: Vec<&str> =
        found.lines().filter_map(|line| line.split_once(']')).map(|(code, _)| code).collect();
    assert_eq!(codes, ["fejl[yaml-syntax"], "{found}");
    let notes = |report: &Report, code: &str| {
        let of_code = report.sorted().into_iter().filter(|finding| finding.rule.code == code);
        of_code.count()
    };
    assert_eq!(notes(&slip.check(), "missing-note"), notes(&Project::own_built().report, "missing-note"));
}

#[test]
fn our_own_content_is_published() {
    let out = tempfile::tempdir().unwrap();
    Project::own().published(&out.path().join("dist"));
    for page in ["offentlig/index.html", "offentlig/til-dig/index.html", "personale/manualer/05/index.html"] {
        assert!(out.path().join("dist").join(page).is_file(), "{page}");
    }
}

#[test]
fn what_is_left_to_fill_in_is_a_note_in_our_own_content() {
    let report = &Project::own_built().report;
    assert!(report.count(Severity::Note) > 0);
    // What the house has to fill in and to tell, and what the manuals about words speak of.
    let left = [
        "authority-word",
        "blaming-word",
        "deficit-word",
        "missing-accessibility-statement",
        "missing-note",
        "pitying-word",
        "placeholder",
        "review-due",
    ];
    let others = report.sorted().into_iter().find(|finding| !left.contains(&finding.rule.code));
    assert_eq!(others, None);
}
