//! Footnotes: every mention has its note, every note its mention.

use super::{Evidence, Lint, Stage};
use crate::diagnostic::{Report, Rule, Severity};
use crate::library::markdown::{Family, ProblemKind};

pub(super) static LINT: Lint =
    Lint { stage: Stage::Planned, rules: &[&UNDEFINED, &UNUSED, &DUPLICATE], check };

static UNDEFINED: Rule = Rule {
    code: "undefined-footnote",
    severity: Severity::Error,
    title: "Footnote is not defined",
    explanation: "Teksten nævner en fodnote, der ikke findes. Skriv noten på sin egen linje: [^kilde]: Her står noten.",
};
static UNUSED: Rule = Rule {
    code: "unused-footnote",
    severity: Severity::Warning,
    title: "Footnote is never mentioned",
    explanation: "Fodnoten er skrevet, men teksten nævner den ikke. Den står nederst på siden uden at høre til noget. \
        Skriv [^navn] der, hvor den hører til, eller slet noten.",
};
static DUPLICATE: Rule = Rule {
    code: "duplicate-footnote",
    severity: Severity::Error,
    title: "Two footnotes have the same label",
    explanation: "To fodnoter har det samme navn, så teksten kun kan føre til den første. Giv den ene et andet navn.",
};

fn check(evidence: &Evidence<'_>, report: &mut Report) {
    for text in evidence.texts() {
        for problem in text.problems_of(Family::Footnotes) {
            let (rule, message, help) = match &problem.kind {
                ProblemKind::UndefinedFootnote(label) => (
                    &UNDEFINED,
                    format!("Fodnoten »{label}« findes ikke"),
                    format!("Skriv noten på en linje for sig: [^{label}]: og teksten."),
                ),
                ProblemKind::UnusedFootnote(label) => (
                    &UNUSED,
                    format!("Fodnoten »{label}« er ikke nævnt i teksten"),
                    format!("Skriv [^{label}] der, hvor noten hører til, eller slet den."),
                ),
                ProblemKind::DuplicateFootnote(label) => (
                    &DUPLICATE,
                    format!("Der er allerede en fodnote, der hedder »{label}«"),
                    "Giv den ene et andet navn.".to_owned(),
                ),
                _ => continue,
            };
            report.add(rule, &text.source, problem.span, message, help);
        }
    }
}
