//! Addresses that pages had before: that they are free to lead on from, and tell nothing of what is staff's.

use std::collections::{BTreeMap, BTreeSet};

use super::kept::{is_kept, kept_for};
use super::{Evidence, Lint, Stage};
use crate::diagnostic::{Report, Rule, Severity};
use crate::library::page::Page;
use crate::library::shelf::Audience;
use crate::output_path::OutputPath;
use crate::site::TakenAlias;
use crate::source::ProjectPath;
use crate::yaml::Located;

pub(super) static LINT: Lint = Lint { stage: Stage::Planned, rules: &[&TAKEN_ALIAS, &STAFF_ALIAS], check };

static TAKEN_ALIAS: Rule = Rule {
    code: "taken-alias",
    severity: Severity::Error,
    title: "An old address is not free",
    explanation: "Under aliases står en gammel adresse, som en anden side har nu, eller som to sider siger, at de havde. Den \
        kan kun føre ét sted hen. Slet den det ene sted. Sidens egen adresse skal ikke stå der. was er holdt fri til \
        tilgængelighedserklæringen, soegning til søgningens filer og aktiver til temaets.",
};
static STAFF_ALIAS: Rule = Rule {
    code: "staff-alias",
    severity: Severity::Error,
    title: "An old public address tells of staff pages",
    explanation: "Under aliases på en offentlig side står en adresse eller et navn fra personalets sider. Adressen bliver \
        offentlig, så den må ikke fortælle, hvad der ligger dér. Brug en adresse, den offentlige side selv har haft.",
};

fn check(evidence: &Evidence<'_>, report: &mut Report) {
    let taken: Vec<&TakenAlias> =
        evidence.public.plan().taken_aliases().iter().chain(evidence.staff.plan().taken_aliases()).collect();
    if !taken.is_empty() {
        let pages = evidence.library.pages.iter().map(|page| (page.text.path(), page.as_ref()));
        let pages: BTreeMap<&ProjectPath, &Page> = pages.collect();
        taken.into_iter().for_each(|taken| add_taken(&pages, taken, report));
    }
    let names = staff_names(evidence);
    for page in &evidence.library.pages {
        page.matter.aliases.iter().for_each(|alias| check_alias(evidence, &names, page, alias, report));
    }
}

fn add_taken(pages: &BTreeMap<&ProjectPath, &Page>, taken: &TakenAlias, report: &mut Report) {
    let Some(page) = pages.get(&taken.page) else { return };
    if is_kept(taken.address.address()) {
        return; // told of where every alias is looked at
    }
    let is_it = |alias: &&Located<String>| OutputPath::page(&alias.value).as_ref() == Some(&taken.address);
    // Of an address that stands twice in one file it is the second that is too much.
    let Some(alias) = page.matter.aliases.iter().rfind(is_it) else { return };
    let address = taken.address.address();
    let (message, help) = match &taken.first {
        Some(first) if *first == taken.page => {
            (format!("Siden har allerede adressen {address}"), "Slet den her.")
        }
        Some(first) => (
            format!("Adressen {address} er taget af {first}"),
            "Slet den her, eller ret den anden side, så den er fri.",
        ),
        None => (format!("Adressen {address} er taget af Husbog selv"), "Slet den her."),
    };
    report.add(&TAKEN_ALIAS, &page.text.source, alias.span, message, help);
}

fn check_alias(
    evidence: &Evidence<'_>,
    names: &BTreeSet<&str>,
    page: &Page,
    alias: &Located<String>,
    report: &mut Report,
) {
    let source = &page.text.source;
    if let Some(message) = kept_for(&alias.value) {
        return report.add(&TAKEN_ALIAS, source, alias.span, message, "Slet den her.");
    }
    if Audience::of(page.text.path()) == Audience::Staff {
        return;
    }
    let is_staff = OutputPath::page(&alias.value).is_some_and(|path| evidence.staff.plan().has(&path));
    if is_staff || alias.value.split('/').any(|part| names.contains(part)) {
        let message = format!("»{}« er et navn fra personalets sider", alias.value);
        let help = "Skriv en adresse, den offentlige side selv har haft, eller slet den.";
        report.add(&STAFF_ALIAS, source, alias.span, message, help);
    }
}

/// The folders of the manuals.
fn staff_names<'e>(evidence: &'e Evidence<'_>) -> BTreeSet<&'e str> {
    let folders = evidence.library.manuals.iter().map(|manual| manual.text.path().folder());
    folders.filter_map(|folder| folder.rsplit('/').next()).filter(|name| name.contains('-')).collect()
}
