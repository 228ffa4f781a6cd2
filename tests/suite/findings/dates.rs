//! Days that have passed: reviews, times, the accessibility statement; and changes that no note tells of.

use super::revisions::closed;
use super::{Case, case};
use crate::project::Project;

const MANUAL: &str = "manuals/05-frivillige/manual.md";
const CAFE: &str = "content/aktiviteter/cafe.md";
const STATEMENT: &str =
    "accessibility: {statement: \"https://was.digst.dk/proevehuset\", reviewed: 2026-06-30}\n";

pub(super) fn cases() -> Vec<Case> {
    [reviews(), times(), statement(), notes()].into_iter().flatten().collect()
}

fn reviews() -> Vec<Case> {
    let by = |day: &str| {
        Project::small().replace(MANUAL, "review_by: 2027-06-30", &format!("review_by: {day} # før"))
    };
    vec![
        case(
            by("2026-11-20"),
            &["overdue-review manuals/05-frivillige/manual.md:9:1 review_by: 2026-11-20 # før"],
        ),
        case(
            by("2026-11-21"),
            &["review-due manuals/05-frivillige/manual.md:9:1 review_by: 2026-11-21 # før"],
        ),
        case(
            by("2027-01-20"),
            &["review-due manuals/05-frivillige/manual.md:9:1 review_by: 2027-01-20 # før"],
        ),
        case(by("2027-01-21"), &[]),
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
        case(confirmed("2026-05-21"), &[]),
        case(
            confirmed("2026-05-20"),
            &["unconfirmed-times content/aktiviteter/cafe.md:5:1 confirmed: {by: Åse, on: 2026-05-20}"],
        ),
        case(
            confirmed("2026-11-22"),
            &["unconfirmed-times content/aktiviteter/cafe.md:5:1 confirmed: {by: Åse, on: 2026-11-22}"],
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
        case(reviewed("2025-11-21"), &[]),
        case(reviewed("2025-11-20"), &["stale-accessibility-statement site.yaml:23:74 2025-11-20"]),
        case(reviewed("2026-11-22"), &["stale-accessibility-statement site.yaml:23:74 2026-11-22"]),
        case(reviewed("udfyld"), &["placeholder site.yaml:23:74 udfyld"]),
        case(reviewed("2026-13-01"), &["malformed-value site.yaml:23:74 2026-13-01"]),
        case(reviewed("i går"), &["malformed-value site.yaml:23:74 i går"]),
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
