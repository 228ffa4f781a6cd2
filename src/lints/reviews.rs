//! That manuals are gone through in time.

use super::{Evidence, Lint, Stage, line_of_entry};
use crate::date::ShownDate;
use crate::diagnostic::{Report, Rule, Severity};
use crate::library::manual::Review;

pub(super) static LINT: Lint = Lint { stage: Stage::Planned, rules: &[&OVERDUE_REVIEW, &REVIEW_DUE], check };

static OVERDUE_REVIEW: Rule = Rule {
    code: "overdue-review",
    severity: Severity::Warning,
    title: "A manual should have been gone through",
    explanation: "Manualen skulle være set igennem senest den dag, der står ved review_by, og den dag er gået. Læs den \
        igennem sammen med dem, der arbejder efter den. Ret det, der ikke passer længere, og skriv en ny dag ved \
        review_by. Passer det hele, skal kun dagen rettes. Arbejder I ikke længere efter manualen, så skriv retired: true.",
};
static REVIEW_DUE: Rule = Rule {
    code: "review-due",
    severity: Severity::Note,
    title: "A manual must be gone through before long",
    explanation: "Manualen skal være set igennem inden for 60 dage, senest den dag, der står ved review_by. Sæt den på \
        dagsordenen. Når den er læst igennem, skriver I en ny dag.",
};

fn check(evidence: &Evidence<'_>, report: &mut Report) {
    for manual in &evidence.library.manuals {
        let Some((day, review)) = manual.matter.review(evidence.today()) else { continue };
        let (rule, said, help) = match review {
            Review::Overdue => {
                (&OVERDUE_REVIEW, "skulle være", "Læs den igennem, og skriv en ny dag ved review_by.")
            }
            Review::Due => {
                (&REVIEW_DUE, "skal være", "Sæt den på dagsordenen, og skriv en ny dag, når den er læst.")
            }
            Review::Later => continue,
        };
        let message = format!("Manualen {said} set igennem senest den {}", ShownDate::from(day).text);
        report.add(rule, &manual.text.source, line_of_entry(&manual.text, "review_by"), message, help);
    }
}
