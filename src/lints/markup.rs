//! Markdown that does not come out as it was meant.

use super::{Evidence, Lint};
use crate::diagnostic::{Report, Rule, Severity};
use crate::library::document::Alert;
use crate::library::markdown::ProblemKind;
use crate::nearest::nearest;

pub(super) static LINT: Lint =
    Lint { rules: &[&UNCLOSED_FENCE, &TOO_DEEP, &UNKNOWN_ALERT, &EXTRA_CELLS], check };

static UNCLOSED_FENCE: Rule = Rule {
    code: "unclosed-fence",
    severity: Severity::Error,
    title: "Code block has no end",
    explanation: "En kodeblok begynder med ``` og skal slutte med ``` på en linje for sig. Uden slutning bliver resten af \
        teksten vist som kode.",
};
static TOO_DEEP: Rule = Rule {
    code: "too-deep",
    severity: Severity::Warning,
    title: "Nested too deeply",
    explanation: "Lister, citater eller fremhævelser ligger mere end 64 lag inde i hinanden. Det dybeste vises uden \
        sin indpakning; teksten er der stadig.",
};
static UNKNOWN_ALERT: Rule = Rule {
    code: "unknown-alert",
    severity: Severity::Warning,
    title: "Unknown kind of highlighted box",
    explanation: "Citatet begynder som en fremhævet boks, men ordet er ikke et af de fem: NOTE (Bemærk), TIP (Godt råd), \
        IMPORTANT (Vigtigt), WARNING (Advarsel) og CAUTION (Pas på). Det bliver vist som et almindeligt citat.",
};
static EXTRA_CELLS: Rule = Rule {
    code: "extra-cells",
    severity: Severity::Error,
    title: "Table row with too many cells",
    explanation: "Rækken har flere felter end tabellens hoved, og det overskydende ville forsvinde. Giv hovedet et felt \
        mere, eller fjern en lodret streg. Skal stregen stå i teksten, så skriv \\|.",
};

fn check(evidence: &Evidence<'_>, report: &mut Report) {
    for text in evidence.texts() {
        for problem in &text.problems {
            let (rule, message, help) = match &problem.kind {
                ProblemKind::UnclosedFence => (
                    &UNCLOSED_FENCE,
                    "Kodeblokken har ingen slutning".to_owned(),
                    "Skriv ``` på en linje for sig, hvor koden slutter.".to_owned(),
                ),
                ProblemKind::TooDeep => (
                    &TOO_DEEP,
                    "Her er flere end 64 lag inde i hinanden".to_owned(),
                    "Skriv teksten med færre lag.".to_owned(),
                ),
                ProblemKind::UnknownAlert(word) => {
                    (&UNKNOWN_ALERT, format!("»{word}« er ikke en slags boks, Husbog kender"), alerts(word))
                }
                ProblemKind::ExtraCells(lost) => (
                    &EXTRA_CELLS,
                    format!(
                        "Rækken har flere felter end tabellens hoved: »{}« ville forsvinde",
                        shortened(lost)
                    ),
                    "Giv hovedet et felt mere, eller skriv \\| hvis stregen hører til teksten.".to_owned(),
                ),
                _ => continue,
            };
            report.add(rule, &text.source, problem.span, message, help);
        }
    }
}

fn alerts(word: &str) -> String {
    let known = Alert::ALL.map(|alert| alert.key().to_uppercase());
    match nearest(word, &known) {
        Some(near) => format!("Mente du [!{near}]? Du kan skrive {}.", known.join(", ")),
        None => format!("Du kan skrive {}.", known.join(", ")),
    }
}

fn shortened(text: &str) -> &str {
    &text[..text.floor_char_boundary(60)]
}
