//! site.yaml as a whole: that it is there, and that what it names is there.

use super::{Evidence, Lint, Stage};
use crate::config;
use crate::diagnostic::{Report, Rule, Severity};
use crate::library::document_id::DocumentId;
use crate::source::{ProjectPath, Source, Span};
use crate::yaml::Located;

pub(super) static LINT: Lint = Lint {
    stage: Stage::Planned,
    rules: &[
        &MISSING_SITE_FILE,
        &MISSING_MENU_PAGE,
        &MISSING_FRONT_PAGE,
        &MISSING_THEME,
        &EMPTY_RANGE,
        &MISSING_INTRODUCTION,
    ],
    check,
};

static MISSING_SITE_FILE: Rule = Rule {
    code: "missing-site-file",
    severity: Severity::Error,
    title: "site.yaml is missing",
    explanation: "Filen site.yaml er her ikke. Den skal ligge øverst i projektet og siger, hvad huset hedder, og \
        hvilke roller, faser, huse og fakta siderne bruger. Står du i den rigtige mappe? Ellers skriv --root og \
        mappens sti.",
};
static MISSING_MENU_PAGE: Rule = Rule {
    code: "missing-menu-page",
    severity: Severity::Error,
    title: "The menu or the footer names a page that is not there",
    explanation: "Menuen (menu) eller sidefoden (footer) i site.yaml nævner en side, der ikke findes, eller som er en \
        kladde. Stien regnes fra mappen content: til-dig/index.md.",
};
static MISSING_FRONT_PAGE: Rule = Rule {
    code: "missing-front-page",
    severity: Severity::Error,
    title: "The public front page is missing",
    explanation: "Den offentlige side har ingen forside. Forsiden er filen content/index.md, og den må ikke være en kladde.",
};
static MISSING_THEME: Rule = Rule {
    code: "missing-theme",
    severity: Severity::Warning,
    title: "The theme has no files",
    explanation: "site.yaml nævner et tema, men der er ingen filer i themes/ under det navn. Siderne får det \
        udseende, der er bygget ind i programmet.",
};
static EMPTY_RANGE: Rule = Rule {
    code: "empty-number-range",
    severity: Severity::Error,
    title: "No manual number is allowed",
    explanation: "Ingen manual kan have et nummer, som site.yaml er skrevet. Linjen manuals siger, hvilke numre der \
        findes: {from: 1, to: 22}. Her er from større end to.",
};
static MISSING_INTRODUCTION: Rule = Rule {
    code: "missing-introduction",
    severity: Severity::Error,
    title: "The manual that new staff begin with is not there",
    explanation: "Linjen introduction i site.yaml siger, hvilken manual en ny kollega begynder med, men ingen manual \
        har det nummer. Skriv nummeret på en manual, der er her, for eksempel introduction: 9, eller tag linjen ud.",
};

fn check(evidence: &Evidence<'_>, report: &mut Report) {
    check_front_page(evidence, report);
    let Some(source) = &evidence.library.config_source else {
        return check_site_file(evidence, report);
    };
    let config = &evidence.library.config;
    check_menu(evidence, source, ("Menuen", &config.menu), report);
    check_menu(evidence, source, ("Sidefoden", &config.footer), report);
    check_theme(evidence, source, report);
    check_introduction(evidence, source, report);
    if evidence.library.config.manuals.is_empty() {
        let message = "Ingen manual kan have et nummer: from er større end to";
        report.add(
            &EMPTY_RANGE,
            source,
            line_of(source, "manuals:"),
            message,
            "Skriv for eksempel manuals: {from: 1, to: 22}.",
        );
    }
}

/// A site.yaml that is there and cannot be read is told of as such.
fn check_site_file(evidence: &Evidence<'_>, report: &mut Report) {
    let path = ProjectPath::new(config::FILE).expect("a constant file name is a path");
    if !evidence.library.oddities.iter().any(|oddity| oddity.path == path) {
        let help = "Står du i projektets mappe? Ellers skriv --root og mappens sti.";
        report.add_file(&MISSING_SITE_FILE, &path, "Her er ingen site.yaml", help);
    }
}

fn check_front_page(evidence: &Evidence<'_>, report: &mut Report) {
    let path = ProjectPath::new("content/index.md").expect("a constant path is a path");
    if evidence.public.shelf().public_page(&path).is_none() {
        let help = "Skriv filen content/index.md med title: og summary: mellem to linjer med ---.";
        report.add_file(&MISSING_FRONT_PAGE, &path, "Den offentlige side har ingen forside", help);
    }
}

fn check_menu(
    evidence: &Evidence<'_>,
    source: &Source,
    (menu, pages): (&str, &[Located<ProjectPath>]),
    report: &mut Report,
) {
    for page in pages {
        if evidence.public.shelf().public_page(&page.value).is_none() {
            let message = format!("{menu} nævner {}, men den side er der ikke", page.value);
            let help = "Ret stien, så den passer fra mappen content, eller tag linjen ud.";
            report.add(&MISSING_MENU_PAGE, source, page.span, message, help);
        }
    }
}

fn check_introduction(evidence: &Evidence<'_>, source: &Source, report: &mut Report) {
    let Some(introduction) = evidence.library.config.introduction else { return };
    let mut numbers = evidence.library.documents().filter_map(DocumentId::number);
    if !numbers.any(|number| number.is_whole(introduction)) {
        let message = format!("En ny kollega begynder med manual {introduction}, men den er her ikke");
        let help = "Skriv nummeret på en manual, der er her, eller tag linjen ud.";
        report.add(&MISSING_INTRODUCTION, source, line_of(source, "introduction:"), message, help);
    }
}

fn check_theme(evidence: &Evidence<'_>, source: &Source, report: &mut Report) {
    let theme = &evidence.library.config.theme;
    if theme != "hus" && evidence.theme.own_files().is_empty() {
        let message = format!("Der er ingen filer i themes/{theme}");
        report.add(
            &MISSING_THEME,
            source,
            line_of(source, "theme:"),
            message,
            "Skriv theme: hus, eller læg temaets filer i mappen.",
        );
    }
}

/// Where the line that begins with `key` stands.
fn line_of(source: &Source, key: &str) -> Span {
    let text = source.text();
    let at = text.match_indices(key).map(|(at, _)| at).find(|&at| at == 0 || text[..at].ends_with('\n'));
    at.map_or(Span::default(), |at| Span::new(at, at + key.len()))
}
