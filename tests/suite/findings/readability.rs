//! How hard texts are to read, by folder.

use husbog::diagnostic::Severity;

use super::{Case, case, page};
use crate::project::{Project, shown};
use crate::revised::{closed, manual};

/// A text with LIX 4 + 100 × 4 / 12 = 37.3.
const HARD: &str =
    "Åh, kom bare. Vi er her. Implementeringen forudsætter, at kommunalbestyrelsen sikrer finansieringen.";

pub(super) fn cases() -> Vec<Case> {
    const OVER: &[&str] = &[
        "hard-to-read content/side.md:5:26 Implementeringen forudsætter, at kommunalbestyrelsen sikrer finansieringen.",
    ];
    vec![
        case(limited(page(HARD), "{folder: content, rules: public, lix: 37}"), OVER),
        case(limited(page(HARD), "{folder: content, rules: public, lix: 38}"), &[]),
        case(limited(page(HARD), "{folder: content, rules: public}"), &[]),
        case(
            limited(page(HARD), "{folder: content, rules: public, lix: 20}").replace(
                "content/side.md",
                "summary:",
                "draft: true\nsummary:",
            ),
            &[
                "hard-to-read content/side.md:6:26 Implementeringen forudsætter, at kommunalbestyrelsen sikrer finansieringen.",
            ],
        ),
        case(
            limited(
                page("Forebyggelsesindsatsen. Kommunalbestyrelsen."),
                "{folder: content, rules: public, lix: 1}",
            ),
            &[],
        ),
        case(
            limited(
                Project::small(),
                "{folder: content/åm, rules: public}, {folder: content/om, rules: public}",
            ),
            &["folder-without-pages site.yaml:4:21 content/åm"],
        ),
        case(
            limited(Project::small(), "{folder: ømanuals, rules: staff, lix: 400}"),
            &["malformed-value site.yaml:4:21 ømanuals", "malformed-value site.yaml:4:50 400"],
        ),
        case(
            limited(Project::small(), "{folder: content/om, rules: puplic}"),
            &["unknown-value site.yaml:4:40 puplic"],
        ),
    ]
}

/// A project whose site.yaml says how texts in these folders are written.
fn limited(project: Project, entries: &str) -> Project {
    project.replace("site.yaml", "theme: hus", &format!("theme: hus\nlanguage: [{entries}]"))
}

/// A project with a hard manual that has been closed as it is.
fn with_edition() -> Project {
    let text = manual("7", "Kultur", "", &format!("{HARD}\n"));
    let project = Project::small()
        .file("manuals/07-x/2025-2.md", text.as_str())
        .file("manuals/07-x/manual.md", text.as_str());
    closed(project, &[("2025-2", "2025-07-01", &[("7", "07-x")])])
}

#[test]
fn a_closed_edition_is_never_warned_of() {
    let report = limited(with_edition(), "{folder: manuals, rules: staff, lix: 30}").check();
    let hard = shown(&report).into_iter().filter(|line| line.starts_with("hard-to-read "));
    let places = ["2025-2", "manual"].map(|name| {
        format!("hard-to-read manuals/07-x/{name}.md:12:26 Implementeringen forudsætter, at kommunalbestyrelsen sikrer finansieringen.")
    });
    assert_eq!(hard.collect::<Vec<_>>(), places);
    let findings = report.sorted().into_iter().filter(|finding| finding.rule.code == "hard-to-read");
    assert_eq!(
        findings.map(|finding| finding.severity).collect::<Vec<_>>(),
        [Severity::Note, Severity::Warning]
    );
}

#[test]
fn the_editor_is_told_which_sentences_and_words_to_look_at() {
    let text = format!(
        "{HARD}\n\n- Kom, når du har tid, for vi er her hver dag, og vi glæder os til at se dig igen"
    );
    let report = limited(page(&text), "{folder: content, rules: public, lix: 20}").check();
    let finding = report.sorted()[0];
    assert_eq!(
        finding.message,
        "Teksten er sværere at læse, end den bør være her: lix er 20,5, og grænsen er 20"
    );
    assert_eq!(
        finding.help,
        "Disse sætninger trækker mest op: linje 5 »Implementeringen forudsætter, at kommunalbestyrelsen sikrer …« \
            (6 ord); linje 7 »Kom, når du har tid, for …« (20 ord). Del dem, eller skriv dem om. Find kortere ord, hvor du \
            kan; de længste er kommunalbestyrelsen, implementeringen, finansieringen og forudsætter."
    );
}

#[test]
fn a_misspelt_folder_is_met_with_the_nearest() {
    let report = limited(Project::small(), "{folder: content/åm, rules: public}").check();
    assert_eq!(report.sorted()[0].help, "Mente du content/om?");
}
