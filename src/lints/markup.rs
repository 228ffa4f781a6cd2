//! Markdown that does not come out as it was meant.

use super::{Evidence, Lint, Stage};
use crate::diagnostic::{Report, Rule, Severity};
use crate::library::document::Alert;
use crate::library::markdown::{Family, ProblemKind};
use crate::nearest::nearest;

pub(super) static LINT: Lint = Lint {
    stage: Stage::Planned,
    rules: &[&UNCLOSED_FENCE, &TOO_DEEP, &UNKNOWN_ALERT, &LOST_HEADING, &EXTRA_CELLS],
    check,
};

static UNCLOSED_FENCE: Rule = Rule {
    code: "unclosed-fence",
    severity: Severity::Error,
    title: "Code block has no end",
    explanation: "En kodeblok har ingen slutning. Den begynder med ``` og skal slutte med ``` på en linje for sig. \
        Ellers bliver resten af teksten vist som kode.",
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
    explanation: "Citatet begynder som en fremhævet boks, men ordet er ikke et, Husbog kender. De seks er NOTE \
        (Bemærk), TIP (Godt råd), IMPORTANT (Vigtigt), WARNING (Advarsel), CAUTION (Pas på) og AVOID (Ikke sådan). \
        Imens bliver det vist som et almindeligt citat.",
};
static LOST_HEADING: Rule = Rule {
    code: "lost-heading",
    severity: Severity::Error,
    title: "Looks like a heading but is none",
    explanation: "Linjen begynder med # som en overskrift, men der mangler et mellemrum efter. Derfor er den almindelig \
        tekst. Skriv ## Overskrift med mellemrum. Skal tegnet # stå i teksten, så skriv \\#.",
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
        for problem in text.problems_of(Family::Markup) {
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
                ProblemKind::LostHeading => (
                    &LOST_HEADING,
                    "Overskriften mangler et mellemrum efter #".to_owned(),
                    "Skriv ## Overskrift med mellemrum. Skal tegnet # stå i teksten, så skriv \\#."
                        .to_owned(),
                ),
                ProblemKind::UnknownAlert(word) => {
                    let (message, help) = say_alert(word);
                    (&UNKNOWN_ALERT, message, help)
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

/// What Danes call the boxes, and their keys.
const DANISH_ALERTS: [(&str, &str); 9] = [
    ("bemærk", "NOTE"),
    ("note", "NOTE"),
    ("råd", "TIP"),
    ("godt råd", "TIP"),
    ("vigtigt", "IMPORTANT"),
    ("advarsel", "WARNING"),
    ("pas på", "CAUTION"),
    ("ikke sådan", "AVOID"),
    ("skriv ikke", "AVOID"),
];

fn say_alert(word: &str) -> (String, String) {
    let known = Alert::ALL.map(|alert| alert.key().to_uppercase());
    if known.iter().any(|key| key.eq_ignore_ascii_case(word)) {
        let message = "Boksen mangler et linjeskift efter sit navn".to_owned();
        return (
            message,
            format!("Skriv > [!{}] på en linje for sig og teksten på den næste.", word.to_uppercase()),
        );
    }
    let danish =
        DANISH_ALERTS.iter().find(|(name, _)| *name == word.to_lowercase()).map(|(_, key)| (*key).to_owned());
    let meant = danish
        .or_else(|| nearest(word, &known))
        .map(|key| format!("Mente du [!{key}]? "))
        .unwrap_or_default();
    let message = format!("»{word}« er ikke en slags boks, Husbog kender");
    (message, format!("{meant}Du kan skrive {}.", known.join(", ")))
}

fn shortened(text: &str) -> &str {
    &text[..text.floor_char_boundary(60)]
}
