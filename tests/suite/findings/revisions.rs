//! What is closed, what is on its way, and what staff have reported.

use husbog::library::seal::Seal;

use super::{Case, case};
use crate::project::Project;

const MANUAL: &str = "manuals/05-frivillige/manual.md";
const NEW: &str = "manuals/02-kommunikation/manual.md";
const EDITION: &str = "manuals/05-frivillige/2025-2.md";
const LEDGER: &str = "manuals/revisions.yaml";
const EXPERIENCES: &str = "manuals/experiences.yaml";

pub(super) fn cases() -> Vec<Case> {
    [editions(), ledger(), notes(), approvals(), experiences()].into_iter().flatten().collect()
}

/// The small project with manual 5 closed as it stands; manual 2 is new since then.
pub(super) fn closed() -> Project {
    let text = Project::small().text(MANUAL);
    let seal = Seal::of(&text, std::iter::empty());
    let entry = |id: &str, in_force: &str, editions: &str| {
        format!(
            "  - id: {id}\n    in_force: {in_force}\n    closed: 2025-06-01\n    editions:{editions}\n    \
             roles: {{leder: Leder, jordemoder: Jordemoder}}\n    phases: {{forberedelse: Forberedelse, drift: Drift}}\n    \
             components: {{kompetencer: Kompetencer, ledelse: Ledelse}}\n"
        )
    };
    let edition = format!("\n      \"5\": {{file: {EDITION}, seal: \"{seal}\"}}");
    let first = entry("2025-2", "2025-07-01", &edition);
    let ledger = format!("revisions:\n{first}{}", entry("2026-1", "2026-01-01", " {}"));
    let new = "changes: [{section: all, kind: minor, what: Ny., why: Den manglede.}]\nsources:";
    Project::small().file(EDITION, text).file(LEDGER, ledger).replace(NEW, "sources:", new)
}

/// [`closed`], with this edition and its seal.
pub(super) fn closed_as(text: &str) -> Project {
    let seal = |text: &str| Seal::of(text, std::iter::empty()).to_string();
    let old = seal(&closed().text(EDITION));
    closed().replace(LEDGER, &old, &seal(text)).file(EDITION, text)
}

fn editions() -> Vec<Case> {
    let correction = "manuals/05-frivillige/2026-1-r1.md";
    vec![
        case(closed(), &[]),
        case(
            closed().replace(EDITION, "Den nye", "Den ny"),
            &["changed-seal manuals/05-frivillige/2025-2.md:1:1"],
        ),
        case(
            closed().without(EDITION),
            &["missing-edition manuals/revisions.yaml:6:19 manuals/05-frivillige/2025-2.md"],
        ),
        case(
            closed().without(LEDGER).append(MANUAL, "\nMere.\n"),
            &["missing-ledger manuals/05-frivillige/2025-2.md:1:1"],
        ),
        // What a closing that was cut off has left.
        case(
            Project::small().file(EDITION, Project::small().text(MANUAL)),
            &["unsealed-edition manuals/05-frivillige/2025-2.md:1:1"],
        ),
        // Nothing is said of what is in an edition.
        case(
            closed().append(EDITION, "\n[væk](vaek.md)\u{200e}\u{0}\n"),
            &["changed-seal manuals/05-frivillige/2025-2.md:1:1"],
        ),
        case(
            closed().file("manuals/05-frivillige/2026-2.md", "---\ntitle: Ny\n---\n"),
            &["unsealed-edition manuals/05-frivillige/2026-2.md:1:1"],
        ),
        case(
            closed().file(correction, Project::small().text(MANUAL)),
            &["unsealed-edition manuals/05-frivillige/2026-1-r1.md:1:1"],
        ),
        case(
            closed().file(correction, Project::small().text(MANUAL).replace("owner:", "ejer: leder\nowner:")),
            &[
                "unsealed-edition manuals/05-frivillige/2026-1-r1.md:1:1",
                "unknown-key manuals/05-frivillige/2026-1-r1.md:8:1 ejer",
            ],
        ),
    ]
}

fn ledger() -> Vec<Case> {
    let order = &["ledger-order manuals/revisions.yaml:10:9 2026-1"];
    vec![
        case(closed().replace(LEDGER, "2026-01-01", "2025-07-01"), order),
        case(
            closed().replace(LEDGER, "id: 2026-1", "id: 2025-2"),
            &["ledger-order manuals/revisions.yaml:10:9 2025-2"],
        ),
        case(
            closed().replace(LEDGER, "closed: 2025-06-01", "lukket: 2025-06-01"),
            &["missing-key manuals/revisions.yaml:2:5", "unknown-key manuals/revisions.yaml:4:5 lukket"],
        ),
        case(Project::small().file(LEDGER, "revisions: [\n"), &["yaml-syntax manuals/revisions.yaml:1:12 ["]),
    ]
}

pub(super) fn with_note(section: &str, more: &str) -> Project {
    let note =
        format!("changes:\n  - section: {section}\n    kind: minor\n    what: Nyt.\n    why: Bedre.\n{more}");
    closed().replace(MANUAL, "sources:", &format!("{note}sources:"))
}

fn notes() -> Vec<Case> {
    vec![
        case(with_note("oplaering", ""), &[]),
        case(with_note("all", ""), &[]),
        case(with_note("oplæring", ""), &["malformed-value manuals/05-frivillige/manual.md:11:14 oplæring"]),
        case(with_note("oplaring", ""), &["unknown-section manuals/05-frivillige/manual.md:11:14 oplaring"]),
        // A section that is gone has the name it had.
        case(
            with_note("oplaering", "").replace(MANUAL, "## Oplæring", "## Start {#start}").replace(
                "manuals/02-kommunikation/manual.md",
                "#oplaering",
                "#start",
            ),
            &["missing-note manuals/05-frivillige/manual.md:17:1 ## Start {#start}"],
        ),
        case(
            with_note("oplaering", "    experiences: [2026-01]\n"),
            &["unknown-experience manuals/05-frivillige/manual.md:15:19 2026-01"],
        ),
    ]
}

fn approvals() -> Vec<Case> {
    let approved = |revision: &str| {
        let seal = "0".repeat(64);
        let approval = format!(
            "approved:\n  - {{by: bestyrelsen, on: 2026-06-01, for: {revision}, text: \"{seal}\"}}\n"
        );
        closed().replace(MANUAL, "sources:", &format!("{approval}sources:"))
    };
    vec![
        case(approved("2026-2"), &["stale-approval manuals/05-frivillige/manual.md:10:1 approved:"]),
        case(approved("2026-1"), &[]),
    ]
}

pub(super) fn experience(lines: &str) -> Project {
    let first = "experiences:\n  - {id: 2026-01, manual: 5, role: leder, date: 2026-01-05, experience: Vi manglede en seng.";
    closed().file(EXPERIENCES, format!("{first} {lines}\n"))
}

fn experiences() -> Vec<Case> {
    vec![
        case(experience(", decision: open}"), &[]),
        case(experience(", decision: adopted, revision: 2026-2, why: Ja.}"), &[]),
        case(
            experience(", decision: adopted, revision: 2026-2}"),
            &["experience-decision manuals/experiences.yaml:2:10 2026-01"],
        ),
        case(
            experience(", decision: declined, why: Nej.}"),
            &["experience-decision manuals/experiences.yaml:2:10 2026-01"],
        ),
        case(
            experience(", decision: open, why: Nej.}"),
            &["experience-decision manuals/experiences.yaml:2:10 2026-01"],
        ),
        case(
            experience(", decision: open, section: opplaering}"),
            &["unknown-section manuals/experiences.yaml:2:121 opplaering"],
        ),
        case(
            experience(", decision: open}").replace(EXPERIENCES, "manual: 5", "manual: 12"),
            &["unknown-manual manuals/experiences.yaml:2:27 12"],
        ),
        case(
            experience(
                ", decision: open}\n  - {id: 2026-01, manual: 5, role: leder, date: 2026-01-05, experience: Igen., decision: open}",
            ),
            &["duplicate-experience manuals/experiences.yaml:3:10 2026-01"],
        ),
        case(experience(", decision: måske}"), &["unknown-value manuals/experiences.yaml:2:106 måske"]),
    ]
}
