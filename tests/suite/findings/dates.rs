//! Days that have passed: reviews, times, the accessibility statement; and changes that no note tells of.

use super::revisions::closed;
use super::{Case, case};
use crate::project::Project;

const MANUAL: &str = "manuals/05-frivillige/manual.md";
const CAFE: &str = "content/aktiviteter/cafe.md";
const STATEMENT: &str =
    "accessibility: {statement: \"https://was.digst.dk/proevehuset\", reviewed: 2026-06-30}\n";

pub(super) fn cases() -> Vec<Case> {
    [reviews(), times(), statement(), ahead(), notes()].into_iter().flatten().collect()
}

fn reviews() -> Vec<Case> {
    let by = |day: &str| {
        Project::small().replace(MANUAL, "review_by: 2027-06-30", &format!("review_by: {day} # før"))
    };
    vec![
        case(
            by("2026-11-27"),
            &["overdue-review manuals/05-frivillige/manual.md:9:1 review_by: 2026-11-27 # før"],
        ),
        case(
            by("2026-11-28"),
            &["review-due manuals/05-frivillige/manual.md:9:1 review_by: 2026-11-28 # før"],
        ),
        case(
            by("2027-01-27"),
            &["review-due manuals/05-frivillige/manual.md:9:1 review_by: 2027-01-27 # før"],
        ),
        case(by("2027-01-28"), &[]),
        case(by("2026-01-01").replace(MANUAL, "owner:", "retired: true\nowner:"), &[]),
    ]
}

fn times() -> Vec<Case> {
    let with = |lines: &str| Project::small().replace(CAFE, "kind:", &format!("{lines}\nkind:"));
    let confirmed = |day: &str| with(&format!("times: lørdag kl. 10\nconfirmed: {{by: Åse, on: {day}}}"));
    vec![
        case(
            with("times: lørdag kl. 10"),
            &["unconfirmed-times content/aktiviteter/cafe.md:4:1 times: lørdag kl. 10"],
        ),
        case(confirmed("2026-05-28"), &[]),
        case(
            confirmed("2026-05-27"),
            &["unconfirmed-times content/aktiviteter/cafe.md:5:1 confirmed: {by: Åse, on: 2026-05-27}"],
        ),
        case(
            confirmed("2026-11-29"),
            &["unconfirmed-times content/aktiviteter/cafe.md:5:1 confirmed: {by: Åse, on: 2026-11-29}"],
        ),
        case(with("times: udfyld"), &["placeholder content/aktiviteter/cafe.md:4:8 udfyld"]),
    ]
}

fn statement() -> Vec<Case> {
    let reviewed = |day: &str| {
        Project::small().replace("site.yaml", "reviewed: 2026-06-30", &format!("reviewed: {day}"))
    };
    let missing = Project::small().replace("site.yaml", STATEMENT, "");
    vec![
        case(missing, &["missing-accessibility-statement site.yaml:1:1"]),
        case(reviewed("2025-11-28"), &[]),
        case(reviewed("2025-11-27"), &["stale-accessibility-statement site.yaml:23:74 2025-11-27"]),
        case(reviewed("2026-11-29"), &["stale-accessibility-statement site.yaml:23:74 2026-11-29"]),
        case(reviewed("udfyld"), &["placeholder site.yaml:23:74 udfyld"]),
        case(reviewed("2026-13-01"), &["malformed-value site.yaml:23:74 2026-13-01"]),
        case(reviewed("i går"), &["malformed-value site.yaml:23:74 i går"]),
    ]
}

fn ahead() -> Vec<Case> {
    let news = |front: &str| {
        Project::small().file(
            "content/nyheder/fest.md",
            format!(
                "---\ntitle: Fest\nsummary: Vi holder fest.\n{front}\nsources: []\n---\n\nVi holder fest.\n"
            ),
        )
    };
    let cafe = |front: &str| Project::small().replace(CAFE, "kind:", &format!("{front}\nkind:"));
    vec![
        case(news("date: 2026-11-28"), &[]),
        case(news("date: 2026-11-29"), &["date-ahead content/nyheder/fest.md:4:1 date: 2026-11-29"]),
        case(news("date: 2026-11-29\ndraft: true"), &[]),
        case(news("date: 2026-11-29\ndraft: true").with_drafts(), &[]),
        case(cafe("updated: 2026-11-28"), &[]),
        case(
            cafe("updated: 2027-01-01"),
            &["date-ahead content/aktiviteter/cafe.md:4:1 updated: 2027-01-01"],
        ),
    ]
}

fn notes() -> Vec<Case> {
    let approved = format!(
        "approved:\n  - {{by: Åse, on: 2026-06-01, for: 2026-2, text: \"{}\"}}\nsources:",
        "0".repeat(64)
    );
    let changed = || closed().replace(MANUAL, "Den nye går", "Åh, den nye går");
    vec![
        case(changed(), &["missing-note manuals/05-frivillige/manual.md:12:1 ## Oplæring"]),
        case(changed().replace(MANUAL, "owner:", "draft: true\nowner:").with_drafts(), &[]),
        case(
            closed().replace(MANUAL, "title: Frivillige", "title: Åh, frivillige"),
            &["missing-note manuals/05-frivillige/manual.md:3:1 title: Åh, frivillige hos os"],
        ),
        case(
            closed().replace("manuals/02-kommunikation/manual.md", "section: all", "section: moeder"),
            &["missing-note manuals/02-kommunikation/manual.md:3:1 title: Kommunikation i huset"],
        ),
        case(
            changed().replace(MANUAL, "sources:", &approved),
            &[
                "stale-approval manuals/05-frivillige/manual.md:10:1 approved:",
                "missing-note manuals/05-frivillige/manual.md:14:1 ## Oplæring",
            ],
        ),
    ]
}
