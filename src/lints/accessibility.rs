//! The accessibility statement: that there is one, and that it is gone through every year.

use jiff::ToSpan;

use super::{Evidence, Lint, Stage};
use crate::config::Standing;
use crate::date::ShownDate;
use crate::diagnostic::{Report, Rule, Severity};
use crate::source::Span;

pub(super) static LINT: Lint =
    Lint { stage: Stage::Planned, rules: &[&MISSING_STATEMENT, &STALE_STATEMENT], check };

static MISSING_STATEMENT: Rule = Rule {
    code: "missing-accessibility-statement",
    severity: Severity::Note,
    title: "There is no accessibility statement",
    explanation: "Der står ikke, hvor tilgængelighedserklæringen ligger. En offentlig hjemmeside skal have en. Den \
        laves i Digitaliseringsstyrelsens WAS-Tool og ligger på was.digst.dk. Skriv i site.yaml, hvor den ligger, og \
        hvornår den sidst er set igennem: accessibility: {statement: \"https://was.digst.dk/www-example-dk\", \
        reviewed: 2027-06-30}. Ved I det ikke endnu, så skriv udfyld begge steder. Så længe der står standing: \
        example, er det kun en note.",
};
static STALE_STATEMENT: Rule = Rule {
    code: "stale-accessibility-statement",
    severity: Severity::Warning,
    title: "The accessibility statement was not gone through for a year",
    explanation: "Det er over et år siden, tilgængelighedserklæringen blev set igennem, eller dagen ved reviewed er \
        ikke kommet endnu. Den skal ses igennem mindst én gang om året, og når siden bliver lavet om. Gå den igennem \
        i WAS-Tool, ret det, der ikke passer længere, og skriv dagen ved reviewed i site.yaml.",
};

fn check(evidence: &Evidence<'_>, report: &mut Report) {
    let library = evidence.library;
    let Some(source) = library.config_source.as_ref().filter(|_| library.config_is_known) else { return };
    let Some(statement) = &library.config.accessibility else {
        let severity = match evidence.standing() {
            Standing::Example => Severity::Note,
            Standing::Live => Severity::Error,
        };
        let message = "Der står ikke, hvor hjemmesidens tilgængelighedserklæring ligger";
        let help = "Skriv accessibility: {statement: udfyld, reviewed: udfyld} i site.yaml, og adressen og dagen, når I \
            kender dem.";
        return report.add_as(severity, &MISSING_STATEMENT, (source, Span::default()), message, help);
    };
    let Some(reviewed) = &statement.reviewed else { return };
    let today = evidence.today();
    let message = match reviewed.value.checked_add(1.years()) {
        _ if reviewed.value > today => {
            "Tilgængelighedserklæringen kan ikke være set igennem en dag, der ikke er kommet".to_owned()
        }
        Ok(last_day) if last_day < today => {
            format!(
                "Tilgængelighedserklæringen blev sidst set igennem den {}",
                ShownDate::from(reviewed.value).text
            )
        }
        Ok(_) | Err(_) => return,
    };
    let help = "Se den igennem i WAS-Tool, og skriv dagen her. Det skal ske mindst én gang om året.";
    report.add(&STALE_STATEMENT, source, reviewed.span, message, help);
}
