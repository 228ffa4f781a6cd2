//! Templates that cannot be used.

use super::{Evidence, Lint};
use crate::diagnostic::{Report, Rule, Severity};
use crate::theme::TemplateError;

pub(super) static LINT: Lint = Lint { rules: &[&TEMPLATE_ERROR], check };

static TEMPLATE_ERROR: Rule = Rule {
    code: "template-error",
    severity: Severity::Error,
    title: "Template cannot be used",
    explanation: "En skabelon i themes/ bruger et navn, der ikke findes, eller er skrevet forkert. Siderne, der bruger \
        den, kan ikke laves. Ret den linje, fundet peger på, eller slet filen: så bruges den, der er bygget ind i \
        programmet. Resten af beskeden kommer fra skabelonsproget Tera og er på engelsk.",
};

fn check(evidence: &Evidence<'_>, report: &mut Report) {
    for error in evidence.theme.problems().iter().chain(evidence.template_errors) {
        add(evidence, error, report);
    }
}

fn add(evidence: &Evidence<'_>, error: &TemplateError, report: &mut Report) {
    let message = format!("Skabelonen kan ikke bruges: {}", error.message);
    let help = "Ret linjen, eller slet filen, så bruges den indbyggede skabelon.";
    match evidence.theme.templates().iter().find(|source| source.path() == &error.path) {
        Some(source) => report.add(&TEMPLATE_ERROR, source, error.span, message, help),
        None => report.add_file(&TEMPLATE_ERROR, &error.path, message, help),
    }
}
