//! Addresses and numbers: each belongs to one page only.

use std::collections::BTreeMap;

use super::kept::{is_kept, kept_for};
use super::{Evidence, Lint, Stage};
use crate::diagnostic::{Report, Rule, Severity};
use crate::library::manual::Manual;
use crate::library::number::ManualRef;
use crate::library::page::PageKind;
use crate::site::{AddressProblem, public_address};
use crate::slug::{is_slug, slugify};
use crate::source::{ProjectPath, Source, Span};

pub(super) static LINT: Lint = Lint {
    stage: Stage::Planned,
    rules: &[&DUPLICATE_ADDRESS, &BAD_ADDRESS, &DUPLICATE_NUMBER, &NUMBER_OUT_OF_RANGE, &DUPLICATE_HOUSE],
    check,
};

static DUPLICATE_ADDRESS: Rule = Rule {
    code: "duplicate-address",
    severity: Severity::Error,
    title: "Two files would have the same address",
    explanation: "To filer ville få den samme adresse på hjemmesiden, for eksempel om.md og om/index.md. Kun den ene kan \
        være der. Flyt eller omdøb den anden. Husbog har også selv adresser: was er holdt fri til \
        tilgængelighedserklæringen, soegning til søgningens filer og aktiver til temaets.",
};
static BAD_ADDRESS: Rule = Rule {
    code: "bad-address",
    severity: Severity::Error,
    title: "A name cannot stand in an address",
    explanation: "Filens eller mappens navn kan ikke stå i en adresse. Navnet bliver til sidens adresse, så brug små \
        bogstaver a-z, tal og bindestreg. Æ skrives ae, ø skrives oe, og å skrives aa. Billeder må også have store \
        bogstaver, punktum og understreg i navnet.",
};
static DUPLICATE_NUMBER: Rule = Rule {
    code: "duplicate-number",
    severity: Severity::Error,
    title: "Two manuals have the same number",
    explanation: "To manualer har det samme nummer. En manual kendes på sit nummer, og et nummer bruges aldrig igen. \
        Giv den nye manual et ledigt nummer.",
};
static NUMBER_OUT_OF_RANGE: Rule = Rule {
    code: "number-out-of-range",
    severity: Severity::Error,
    title: "No manual can have this number",
    explanation: "Manualen har et nummer, som site.yaml ikke giver plads til. Hvilke numre der findes, står under \
        manuals. Ret nummeret, eller udvid rækken i site.yaml, hvis modellen har fået flere manualer.",
};
static DUPLICATE_HOUSE: Rule = Rule {
    code: "duplicate-house",
    severity: Severity::Error,
    title: "Two pages are about the same house",
    explanation: "To sider siger, at de er om det samme hus (house:). Hvert hus har én side. Ret den ene.",
};

fn check(evidence: &Evidence<'_>, report: &mut Report) {
    for problem in evidence.public.plan().problems().iter().chain(evidence.staff.plan().problems()) {
        add_address_problem(evidence, problem, report);
    }
    check_kept(evidence, report);
    check_numbers(evidence, report);
    check_folders(evidence, report);
    check_houses(evidence, report);
}

fn add_address_problem(evidence: &Evidence<'_>, problem: &AddressProblem, report: &mut Report) {
    match problem {
        // Told of where every page is looked at.
        AddressProblem::Taken { address, .. } if is_kept(address.address()) => {}
        AddressProblem::Taken { address, first, second } => {
            let owner = first.as_ref().map_or_else(|| "Husbog selv".to_owned(), ToString::to_string);
            let message = format!("Adressen {} er taget af {owner}", address.address());
            add(evidence, &DUPLICATE_ADDRESS, second, message, "Flyt eller omdøb filen.".to_owned(), report);
        }
        AddressProblem::BadName { path, name, suggestion } => {
            let message = format!("»{name}« kan ikke stå i en adresse");
            let help = match suggestion.as_str() {
                "" => "Brug små bogstaver a-z, tal og bindestreg.".to_owned(),
                suggestion => format!("Kald den {suggestion}."),
            };
            add(evidence, &BAD_ADDRESS, path, message, help, report);
        }
    }
}

fn add(
    evidence: &Evidence<'_>,
    rule: &'static Rule,
    path: &ProjectPath,
    message: String,
    help: String,
    report: &mut Report,
) {
    match evidence.texts().map(|text| &text.source).find(|source: &&Source| source.path() == path) {
        Some(source) => report.add(rule, source, Span::default(), message, help),
        None => report.add_file(rule, path, message, help),
    }
}

/// What lies where an address is kept: pages, and files that are part of the site.
fn check_kept(evidence: &Evidence<'_>, report: &mut Report) {
    let help = "Flyt eller omdøb filen.";
    for page in &evidence.library.pages {
        let below = page.text.path().below("content").map(|_| public_address(page.text.path()));
        if let Some(message) = below.and_then(|address| kept_for(&address)) {
            report.add(&DUPLICATE_ADDRESS, &page.text.source, Span::default(), message, help);
        }
    }
    for path in &evidence.library.files {
        let address = evidence.public.plan().address_of(path);
        if let Some(message) = address.and_then(|address| kept_for(address.as_str())) {
            report.add_file(&DUPLICATE_ADDRESS, path, message, help);
        }
    }
}

fn check_numbers(evidence: &Evidence<'_>, report: &mut Report) {
    let allowed = &evidence.library.config.manuals;
    let is_allowed =
        |number: u16| !evidence.library.config_is_known || allowed.is_empty() || allowed.contains(&number);
    let mut first: BTreeMap<ManualRef, &Manual> = BTreeMap::new();
    for manual in &evidence.library.manuals {
        let Some(number) = &manual.matter.number else { continue };
        let source = &manual.text.source;
        if !is_allowed(number.value.number()) {
            let message = format!("Ingen manual kan have nummer {}", number.value);
            let help = format!("Vælg et nummer fra {} til {}.", allowed.start(), allowed.end());
            report.add(&NUMBER_OUT_OF_RANGE, source, number.span, message, help);
        }
        match first.get(&number.value) {
            Some(other) => {
                let message = format!("Nummer {} er taget af {}", number.value, other.text.path());
                report.add(
                    &DUPLICATE_NUMBER,
                    source,
                    number.span,
                    message,
                    "Giv den ene manual et andet nummer.",
                );
            }
            None => drop(first.insert(number.value, manual)),
        }
    }
}

/// The folder of a manual is in no address; but other systems read other letters into odd names.
fn check_folders(evidence: &Evidence<'_>, report: &mut Report) {
    for manual in &evidence.library.manuals {
        let name = manual.text.path().folder().rsplit('/').next().unwrap_or_default();
        if !is_slug(name) {
            let message = format!("Mappen hedder »{name}«");
            let help = format!("Kald den hellere {}: små bogstaver a-z, tal og bindestreg.", slugify(name));
            let place = (&manual.text.source, Span::default());
            report.add_as(Severity::Warning, &BAD_ADDRESS, place, message, help);
        }
    }
}

fn check_houses(evidence: &Evidence<'_>, report: &mut Report) {
    let mut first: BTreeMap<&str, &ProjectPath> = BTreeMap::new();
    for page in &evidence.library.pages {
        let PageKind::House(house) = &page.matter.kind else { continue };
        match first.get(house.id.as_str()) {
            Some(other) if !house.id.is_empty() => {
                let message = format!("Huset {} har allerede en side: {other}", house.id);
                report.add(
                    &DUPLICATE_HOUSE,
                    &page.text.source,
                    Span::default(),
                    message,
                    "Ret house: på den ene side.",
                );
            }
            _ => drop(first.insert(&house.id, page.text.path())),
        }
    }
}
