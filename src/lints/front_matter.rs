//! Front matter that is not there, or has no end.

use super::{Evidence, Lint, Stage};
use crate::diagnostic::{Report, Rule, Severity};
use crate::library::front_matter::FrontMatter;
use crate::source::Span;

pub(super) static LINT: Lint =
    Lint { stage: Stage::Planned, rules: &[&MISSING, &UNTERMINATED, &CUT_VALUE], check };

static MISSING: Rule = Rule {
    code: "missing-front-matter",
    severity: Severity::Error,
    title: "Front matter is missing",
    explanation: "Oplysningerne øverst i filen mangler. Hver side begynder med nogle oplysninger mellem to linjer \
        med ---. De skal stå allerøverst, på filens første linje. For eksempel:\n\n---\ntitle: Til dig\nsummary: \
        Hvad du kan få i huset.\n---",
};
static UNTERMINATED: Rule = Rule {
    code: "unterminated-front-matter",
    severity: Severity::Error,
    title: "Front matter has no end",
    explanation: "Filen begynder med --- men der mangler en linje med --- efter oplysningerne. Uden den ved Husbog \
        ikke, hvor oplysningerne holder op, og teksten begynder.",
};

static CUT_VALUE: Rule = Rule {
    code: "cut-value",
    severity: Severity::Warning,
    title: "A number sign cuts a value short",
    explanation: "En værdi øverst i filen bliver skåret over ved #. Når der står et mellemrum foran, begynder # en \
        kommentar, og resten af linjen kommer ikke med. Hører den til værdien, så sæt hele værdien i anførselstegn: \
        title: \"Rum # 5\". Er det en kommentar, så skriv den på en linje for sig.",
};

fn check(evidence: &Evidence<'_>, report: &mut Report) {
    for text in evidence.texts() {
        for span in &text.cut_values {
            let help = "Sæt hele værdien i anførselstegn, eller skriv kommentaren på en linje for sig.";
            report.add(
                &CUT_VALUE,
                &text.source,
                *span,
                "Resten af linjen, fra # og frem, kommer ikke med",
                help,
            );
        }
        match text.front_matter {
            FrontMatter::Found(_) => {}
            FrontMatter::Missing => report.add(
                &MISSING,
                &text.source,
                Span::default(),
                "Oplysningerne øverst i filen mangler",
                "Begynd filen med en linje med ---, så title: og summary:, og så en linje med --- igen.",
            ),
            FrontMatter::Unterminated => report.add(
                &UNTERMINATED,
                &text.source,
                Span::new(0, "---".len()),
                "Oplysningerne øverst i filen har ingen slutning",
                "Skriv en linje med --- efter den sidste oplysning.",
            ),
        }
    }
}
