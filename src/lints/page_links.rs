//! Pages and folders that site.yaml and front matter name: next steps, cards, the quick way out, the page on
//! accessibility.

use std::collections::BTreeSet;

use super::{Evidence, Lint, Stage};
use crate::diagnostic::{Report, Rule, Severity};
use crate::nearest::nearest;
use crate::source::{ProjectPath, Source};
use crate::yaml::Located;

pub(super) static LINT: Lint =
    Lint { stage: Stage::Planned, rules: &[&MISSING_PAGE, &FOLDER_WITHOUT_PAGES], check };

static MISSING_PAGE: Rule = Rule {
    code: "missing-page",
    severity: Severity::Error,
    title: "A next step, a card or the accessibility page is a page that is not there",
    explanation: "Et næste skridt (next, next_steps), et kort (cards) eller siden om tilgængelighed (page under \
        accessibility) er en side, der ikke findes, eller som er en kladde. Stien regnes fra mappen content: huse/index.md.",
};
static FOLDER_WITHOUT_PAGES: Rule = Rule {
    code: "folder-without-pages",
    severity: Severity::Error,
    title: "site.yaml names a folder without pages",
    explanation: "site.yaml siger noget om siderne i en mappe, men der er ingen sider i den. Så gælder det ikke for nogen, \
        og læserne mangler måske »Forlad siden«. Skriv mappens navn, som det står i content: til-dig. Under language skrives \
        stien fra toppen af projektet: content/til-dig.",
};

fn check(evidence: &Evidence<'_>, report: &mut Report) {
    if let Some(source) = &evidence.library.config_source {
        let config = &evidence.library.config;
        for (folder, step) in &config.next_steps {
            check_folder(evidence, source, folder, report);
            check_page(evidence, source, &step.link.page, report);
        }
        let accessibility = config.accessibility.iter().filter_map(|statement| statement.page.as_ref());
        accessibility.for_each(|page| check_page(evidence, source, page, report));
        config.leave.folders.iter().for_each(|folder| check_folder(evidence, source, folder, report));
        config.language.iter().for_each(|(folder, _)| check_text_folder(evidence, source, folder, report));
    }
    for page in &evidence.library.pages {
        let next = page.matter.next.iter().map(|step| &step.link.page);
        let links = next.chain(page.matter.cards.iter().map(|card| &card.link.page));
        links.for_each(|linked| check_page(evidence, &page.text.source, linked, report));
    }
}

fn check_page(evidence: &Evidence<'_>, source: &Source, page: &Located<ProjectPath>, report: &mut Report) {
    let path = &page.value;
    if evidence.public.shelf().public_page(path).is_some() {
        return;
    }
    let message = format!("Siden {} findes ikke, eller den er en kladde", below_content(path));
    let paths = evidence.public.shelf().public_pages().map(|page| page.text.path().as_str());
    let help = match nearest(path.as_str(), paths) {
        Some(near) => format!("Mente du {}?", near.trim_start_matches("content/")),
        None => "Skriv stien fra mappen content, for eksempel huse/index.md.".to_owned(),
    };
    report.add(&MISSING_PAGE, source, page.span, message, help);
}

fn check_folder(
    evidence: &Evidence<'_>,
    source: &Source,
    folder: &Located<ProjectPath>,
    report: &mut Report,
) {
    let mut pages = evidence.library.pages.iter();
    if !pages.any(|page| page.text.path().below(folder.value.as_str()).is_some()) {
        let message = format!("Der er ingen sider i mappen {}", below_content(&folder.value));
        let help = "Ret navnet, så det er som mappens i content, eller slet linjen.";
        report.add(&FOLDER_WITHOUT_PAGES, source, folder.span, message, help);
    }
}

/// A folder of pages or manuals, named from the top of the project.
fn check_text_folder(
    evidence: &Evidence<'_>,
    source: &Source,
    folder: &Located<ProjectPath>,
    report: &mut Report,
) {
    let name = folder.value.as_str();
    if evidence.texts().any(|text| text.path().below(name).is_some()) {
        return;
    }
    let folders: BTreeSet<&str> = evidence.texts().map(|text| text.path().folder()).collect();
    let help = match nearest(name, folders) {
        Some(near) => format!("Mente du {near}?"),
        None => "Ret navnet, så det er som mappens, med content eller manuals foran, eller slet linjen."
            .to_owned(),
    };
    report.add(
        &FOLDER_WITHOUT_PAGES,
        source,
        folder.span,
        format!("Der er ingen sider i mappen {name}"),
        help,
    );
}

fn below_content(path: &ProjectPath) -> &str {
    path.below("content").unwrap_or(path.as_str())
}
