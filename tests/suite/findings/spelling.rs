//! How the house writes its words, and the list that says so.

use super::{Case, case, manual, page, page_with_matter};
use crate::project::Project;

const LIST: &str = "spelling:
  - write: Høje-Taastrup
    not: [Høje Taastrup]
    why: Kommunen skriver det selv sådan.
  - write: frivilligkoordinator
    not: [frivillighedskoordinator]
    why: Huset bruger det korteste ord.
    endings: [en, er, erne]
    compounds: true
  - write: Social- og Boligstyrelsen
    not: [Socialstyrelsen]
    why: Det hedder den i dag.
    unless: [udgav]
    severity: note
    fix: false
";

fn listed(project: Project) -> Project {
    project.file("content/_rules/spelling.yaml", LIST)
}

fn list(text: &str) -> Project {
    Project::small().file("content/_rules/spelling.yaml", text)
}

pub(super) fn cases() -> Vec<Case> {
    [words(), places(), spared(), lists()].into_iter().flatten().collect()
}

fn words() -> Vec<Case> {
    vec![
        case(listed(page("Åh, i Høje Taastrup.")), &["spelling content/side.md:5:7 Høje Taastrup"]),
        case(listed(page("Åh, i HØJE TAASTRUPS")), &["spelling content/side.md:5:7 HØJE TAASTRUPS"]),
        case(listed(page("Åh, i Høje\nTaastrup.")), &["spelling content/side.md:5:7 Høje"]),
        case(listed(page("Åh, *Høje* Taastrup.")), &["spelling content/side.md:5:6 Høje* Taastrup"]),
        case(listed(page("Åh, Høje&nbsp;Taastrup.")), &["spelling content/side.md:5:5 Høje&nbsp;Taastrup"]),
        case(listed(page("Åh, Høje-Taastrup.")), &[]),
        case(
            listed(manual("Gå til frivillighedskoordinatorerne.")),
            &["spelling manuals/07-kultur/manual.md:12:8 frivillighedskoordinatorerne"],
        ),
        case(
            listed(page("Åh, frivillighedskoordinatorrollen")),
            &["spelling content/side.md:5:5 frivillighedskoordinatorrollen"],
        ),
        case(listed(page("På Socialstyrelsen")), &["spelling content/side.md:5:4 Socialstyrelsen"]),
        case(listed(page("Socialstyrelsen udgav den.")), &[]),
    ]
}

fn places() -> Vec<Case> {
    vec![
        case(
            listed(page_with_matter("title: Åh, Høje Taastrup\nsummary: \"Å \\\"Høje Taastrup\\\"\"\n")),
            &["spelling content/side.md:2:12 Høje Taastrup", "spelling content/side.md:3:15 Høje Taastrup"],
        ),
        case(
            listed(page("## Åh, Høje Taastrup\n\n| Å | Høje Taastrup |\n|---|---|\n| æ | Høje Taastrup |")),
            &[
                "spelling content/side.md:5:8 Høje Taastrup",
                "spelling content/side.md:7:7 Høje Taastrup",
                "spelling content/side.md:9:7 Høje Taastrup",
            ],
        ),
        case(listed(page("> Åh, Høje Taastrup")), &["spelling content/side.md:5:7 Høje Taastrup"]),
    ]
}

fn spared() -> Vec<Case> {
    vec![
        case(listed(page("> Høje Taastrup\n>\n> – [guiden](guide:2.2)")), &[]),
        case(listed(page("Å `Høje Taastrup` [æ](https://a.dk/Socialstyrelsen)")), &[]),
        case(listed(page("> [!AVOID]\n> Høje Taastrup")), &[]),
    ]
}

fn lists() -> Vec<Case> {
    let word = |write: &str, not: &str| format!("  - write: {write}\n    not: [{not}]\n    why: Sådan.\n");
    vec![
        case(
            list("# å\nspelling:\n  - write: 5 *\n    not: []\n    hvorfor: Så\n"),
            &[
                "missing-key content/_rules/spelling.yaml:3:5",
                "malformed-value content/_rules/spelling.yaml:3:12 5 *",
                "wrong-type content/_rules/spelling.yaml:4:10 [",
                "unknown-key content/_rules/spelling.yaml:5:5 hvorfor",
            ],
        ),
        case(
            list(&format!("spelling:\n{}{}", word("på", "pø"), word("å", "åh, pø"))),
            &["contradictory-spelling content/_rules/spelling.yaml:6:15 pø"],
        ),
        case(
            list(&format!("spelling:\n{}{}", word("åh på", "pø"), word("å", "på"))),
            &["contradictory-spelling content/_rules/spelling.yaml:2:12 åh på"],
        ),
    ]
}
