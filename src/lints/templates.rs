//! Templates that cannot be used.

use super::{Evidence, Lint, Stage};
use crate::diagnostic::{Report, Rule, Severity};
use crate::nearest::nearest;
use crate::source::{Source, Span};
use crate::theme::{TemplateError, UNKNOWN_NAME};

pub(super) static LINT: Lint =
    Lint { stage: Stage::Rendered, rules: &[&TEMPLATE_ERROR, &UNUSED_TEMPLATE], check };

static TEMPLATE_ERROR: Rule = Rule {
    code: "template-error",
    severity: Severity::Error,
    title: "Template cannot be used",
    explanation: "En skabelon i themes/ bruger et navn, der ikke findes, eller er skrevet forkert. Siderne, der bruger \
        den, kan ikke laves. Ret den linje, fundet peger på, eller slet filen: så bruges den, der er bygget ind i \
        programmet. Resten af beskeden kommer fra skabelonsproget Tera og er på engelsk.",
};

static UNUSED_TEMPLATE: Rule = Rule {
    code: "unused-template",
    severity: Severity::Warning,
    title: "Theme file is not used",
    explanation: "Filen ligger i temaets mappe, men ingen bruger den. Skabeloner skal hedde som dem, der er bygget ind i \
        programmet (page.html, manual.html og så videre), eller nævnes af en anden skabelon, og de skal ligge i mappen \
        templates. Alle filer i styles, der ender på .css, i scripts, der ender på .js, og i images, der ender på .svg, \
        bliver brugt. Et billedes navn må kun have bogstaverne a til z, tal, bindestreg og punktum.",
};

fn check(evidence: &Evidence<'_>, report: &mut Report) {
    for error in evidence.theme.problems().iter().chain(evidence.template_errors) {
        add(evidence, error, report);
    }
    for path in evidence.theme.own_files().iter().filter(|path| !evidence.theme.uses(path)) {
        let near = nearest(path.file_name(), evidence.theme.template_names());
        let meant = near.map(|near| format!("Mente du {near}? ")).unwrap_or_default();
        let help = format!("{meant}Giv filen sit rigtige navn, eller slet den.");
        report.add_file(&UNUSED_TEMPLATE, path, "Ingen bruger denne fil i temaet", help);
    }
}

fn add(evidence: &Evidence<'_>, error: &TemplateError, report: &mut Report) {
    let help = "Ret linjen, eller slet filen, så bruges den indbyggede skabelon.";
    match evidence.theme.templates().iter().find(|source| source.path() == &error.path) {
        Some(source) => report.add(&TEMPLATE_ERROR, source, place(source, error), say(&error.message), help),
        None => report.add_file(&TEMPLATE_ERROR, &error.path, say(&error.message), help),
    }
}

/// Where a template goes wrong; for a name that nobody gives, where it first stands.
fn place(source: &Source, error: &TemplateError) -> Span {
    let Some(name) = unknown_name(&error.message) else { return error.span };
    let at = source.text().find(name);
    at.map_or(error.span, |at| Span::new(at, at + name.len()))
}

fn unknown_name(message: &str) -> Option<&str> {
    message.strip_prefix(UNKNOWN_NAME).map(|name| name.trim_matches('`'))
}

fn say(message: &str) -> String {
    let quoted = |rest: &str| rest.split('`').nth(1).unwrap_or_default().to_owned();
    if unknown_name(message).is_some() || message.starts_with("Variable") || message.starts_with("Field") {
        let known =
            message.split_once("Available fields: ").map(|(_, known)| format!(" Her findes: {known}."));
        return format!(
            "Skabelonen bruger navnet »{}«, som ikke findes.{}",
            quoted(message),
            known.unwrap_or_default()
        );
    }
    format!("Skabelonen kan ikke bruges: {message}")
}
