//! Synonyms of the search that lead nowhere, so that an editor need not wonder why.

use std::collections::BTreeMap;

use super::{Evidence, Lint, Stage};
use crate::config::Synonym;
use crate::diagnostic::{Report, Rule, Severity};
use crate::search::{LONGEST_PHRASE, phrase, piece};
use crate::source::Source;

pub(super) static LINT: Lint = Lint { stage: Stage::Planned, rules: &[&IDLE_SYNONYM], check };

static IDLE_SYNONYM: Rule = Rule {
    code: "idle-synonym",
    severity: Severity::Warning,
    title: "A synonym of the search is never used",
    explanation: "Søgningen bruger ikke synonymet under search: i site.yaml. Enten står det der to gange, for søgningen \
        gør ikke forskel på store og små bogstaver, på bindestreg, mellemrum og ingenting eller på å og aa. Eller også \
        har det flere end fem ord, og så langt læser den ikke. Skriv det én gang og kort, med alle de ord, det skal \
        føre til: drop-in: [åbne tilbud, uden aftale].",
};

fn check(evidence: &Evidence<'_>, report: &mut Report) {
    let library = evidence.library;
    let Some(source) = &library.config_source else { return };
    check_site(&library.config.search.public, source, report);
    check_site(&library.config.search.staff, source, report);
}

fn check_site(synonyms: &[Synonym], source: &Source, report: &mut Report) {
    let mut known: BTreeMap<String, &str> = BTreeMap::new();
    for Synonym { asked, .. } in synonyms {
        let mut add = |message, help: &str| report.add(&IDLE_SYNONYM, source, asked.span, message, help);
        if phrase(&asked.value).len() > LONGEST_PHRASE {
            let message =
                format!("»{}« har flere end {LONGEST_PHRASE} ord og bliver aldrig fundet", asked.value);
            add(message, "Skriv de ord, der siger mest, for eksempel de to vigtigste.");
        } else if let Some(first) = known.insert(piece(&asked.value), &asked.value) {
            let message = format!("»{}« er det samme for søgningen som »{first}« længere oppe", asked.value);
            add(message, "Slet den ene linje, og skriv alle de ord, der er ment, på den anden.");
        }
    }
}
