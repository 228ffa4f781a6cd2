//! Addresses that pages had before: that they are free to lead on from, and tell nothing of what is staff's.

use std::collections::{BTreeMap, BTreeSet};

use super::{Evidence, Lint, Stage};
use crate::diagnostic::{Report, Rule, Severity};
use crate::library::page::Page;
use crate::library::shelf::Audience;
use crate::output_path::OutputPath;
use crate::site::STATEMENT_ADDRESS;
use crate::site::TakenAlias;
use crate::source::ProjectPath;
use crate::yaml::Located;

pub(super) static LINT: Lint = Lint { stage: Stage::Planned, rules: &[&TAKEN_ALIAS, &STAFF_ALIAS], check };

static TAKEN_ALIAS: Rule = Rule {
    code: "taken-alias",
    severity: Severity::Error,
    title: "An old address is not free",
    explanation: "Under aliases står en gammel adresse, som en anden side har nu, eller som to sider siger, at de havde. Den \
        kan kun føre ét sted hen. Slet den det ene sted. Sidens egen adresse skal ikke stå der, og was er holdt fri \
        til tilgængelighedserklæringen.",
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
    let public =
        evidence.library.pages.iter().filter(|page| Audience::of(page.text.path()) == Audience::Public);
    for page in public {
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
    if is_kept(&alias.value) {
        return report.add(&TAKEN_ALIAS, source, alias.span, kept_for_statement(), "Slet den her.");
    }
    let is_staff = OutputPath::page(&alias.value).is_some_and(|path| evidence.staff.plan().has(&path));
    if is_staff || alias.value.split('/').any(|part| names.contains(part)) {
        let message = format!("»{}« er et navn fra personalets sider", alias.value);
        let help = "Skriv en adresse, den offentlige side selv har haft, eller slet den.";
        report.add(&STAFF_ALIAS, source, alias.span, message, help);
    }
}

/// Whether an address is that of the accessibility statement, or lies below it.
pub(super) fn is_kept(address: &str) -> bool {
    address.split('/').next() == Some(STATEMENT_ADDRESS)
}

/// What is said to whoever takes the address of the accessibility statement.
pub(super) fn kept_for_statement() -> String {
    format!("Adressen {STATEMENT_ADDRESS} er holdt fri til tilgængelighedserklæringen")
}

/// The folders of the manuals.
fn staff_names<'e>(evidence: &'e Evidence<'_>) -> BTreeSet<&'e str> {
    let folders = evidence.library.manuals.iter().map(|manual| manual.text.path().folder());
    folders.filter_map(|folder| folder.rsplit('/').next()).filter(|name| name.contains('-')).collect()
}
