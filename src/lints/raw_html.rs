//! HTML in a text: it is shown as text, never passed on.

use super::{Evidence, Lint, Stage};
use crate::diagnostic::{Report, Rule, Severity};
use crate::library::markdown::{Family, ProblemKind};

pub(super) static LINT: Lint = Lint { stage: Stage::Planned, rules: &[&RAW_HTML, &UNCLOSED_COMMENT], check };

static RAW_HTML: Rule = Rule {
    code: "raw-html",
    severity: Severity::Error,
    title: "Raw HTML",
    explanation: "Teksten indeholder HTML-koder. De bliver vist som tekst, så intet er skjult, men de virker ikke. \
        Skriv det med Markdown i stedet: **fed**, *kursiv*, [link](mål). Skal tegnet < stå i teksten, så skriv \\<.",
};
static UNCLOSED_COMMENT: Rule = Rule {
    code: "unclosed-comment",
    severity: Severity::Error,
    title: "Comment has no end",
    explanation: "En kommentar har ingen slutning. Den begynder med <!-- og skal slutte med -->. Uden slutningen \
        ville alt efter den forsvinde fra siden.",
};

fn check(evidence: &Evidence<'_>, report: &mut Report) {
    for text in evidence.texts() {
        for problem in text.problems_of(Family::Html) {
            let begins_as_comment = text.source.slice(problem.span).starts_with("<!--");
            let (rule, message, help) = match &problem.kind {
                ProblemKind::RawHtml if begins_as_comment => (
                    &RAW_HTML,
                    "Teksten på samme linje som kommentaren bliver vist, som den er tastet",
                    "Sæt kommentaren på en linje for sig med en tom linje efter.",
                ),
                ProblemKind::RawHtml => (
                    &RAW_HTML,
                    "HTML virker ikke her og bliver vist som tekst",
                    "Brug Markdown: **fed**, *kursiv*, [link](mål). Skal tegnet < vises, så skriv \\<.",
                ),
                ProblemKind::UnclosedComment => (
                    &UNCLOSED_COMMENT,
                    "Kommentaren har ingen slutning",
                    "Skriv --> der, hvor kommentaren slutter.",
                ),
                _ => continue,
            };
            report.add(rule, &text.source, problem.span, message, help);
        }
    }
}
