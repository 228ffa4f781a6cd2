//! Words that the house writes in one way.

use super::{Evidence, Lint, Stage};
use crate::diagnostic::{Fix, Report, Rule, Severity};
use crate::language::misspelt::Misspelt;
use crate::language::spelling::Speller;
use crate::library::spelling::{Spelling, Spellings};
use crate::source::Source;

pub(super) static LINT: Lint =
    Lint { stage: Stage::Planned, rules: &[&SPELLING, &CONTRADICTORY_SPELLING], check };

static SPELLING: Rule = Rule {
    code: "spelling",
    severity: Severity::Warning,
    title: "The house writes this word in another way",
    explanation: "Huset skriver ordet eller navnet på en anden måde. Skrevet ens er det let at kende og at søge \
        efter. Listen er husets egen: content/_rules/spelling.yaml. Skriv, som der står i hjælpen, eller lad husbog \
        check --fix gøre det. Er det rigtigt, som det står, så skriv det i listen under unless. Citater, der nævner \
        guiden eller et bilag som kilde i selve citatet, bliver ikke læst. Det gør udgaver, kode, adresser og \
        eksempler på, hvordan man ikke skriver, heller ikke.",
};
static CONTRADICTORY_SPELLING: Rule = Rule {
    code: "contradictory-spelling",
    severity: Severity::Error,
    title: "The list of spellings contradicts itself",
    explanation: "Husets liste over stavemåder siger to ting om det samme ord. En stavemåde står under not to \
        steder, eller det, der skal skrives (write), er selv forkert efter listen. Så kan ingen skrive det rigtigt. \
        Listen er content/_rules/spelling.yaml. Slet den ene, eller gør den mere præcis.",
};

fn check(evidence: &Evidence<'_>, report: &mut Report) {
    let Spellings { source: Some(source), all, .. } = &evidence.library.spellings else { return };
    check_list(source, all, report);
    for text in evidence.texts() {
        let misspelt = evidence.said().get(text.path()).map(|said| &*said.misspelt).unwrap_or_default();
        misspelt.iter().for_each(|found| add(found, &all[found.spelling], &text.source, report));
    }
}

fn add(found: &Misspelt, spelling: &Spelling, source: &Source, report: &mut Report) {
    let Misspelt { written, instead, span, is_plain, .. } = found;
    let message = format!("Her står »{written}«; huset skriver »{instead}«");
    let help = match spelling.severity {
        Severity::Note => format!("{} Passer det ikke her, så lad det stå.", spelling.why),
        Severity::Warning | Severity::Error => format!("Skriv »{instead}«. {}", spelling.why),
    };
    let fix = (spelling.fix && *is_plain).then(|| Fix::new(source, *span, instead.clone()));
    report.add_fixable(spelling.severity, &SPELLING, (source, *span), (message, help), fix);
}

/// The list itself: what it says to write must be right, and each wrong way must have one right one.
fn check_list(source: &Source, all: &[Spelling], report: &mut Report) {
    let speller = Speller::new(all);
    for Spelling { write, .. } in all {
        let wrong = speller.misspellings(&write.value);
        // What is only a note is often right as it stands.
        if let Some(wrong) = wrong.iter().find(|wrong| all[wrong.spelling].severity > Severity::Note) {
            let message = format!("Her står »{}«, men et andet sted i listen er det forkert", write.value);
            let help = format!("Listen siger også »{}«. Bestem, hvad det skal være.", wrong.instead);
            report.add(&CONTRADICTORY_SPELLING, source, write.span, message, help);
        }
    }
    let mut known = std::collections::BTreeMap::new();
    for (spelling, not) in all.iter().flat_map(|spelling| spelling.not.iter().map(move |not| (spelling, not)))
    {
        if let Some(other) = known.insert(not.value.as_str(), spelling) {
            let message = format!("»{}« står allerede i listen", not.value);
            let help = format!("Slet det her, eller ved »{}«.", other.write.value);
            report.add(&CONTRADICTORY_SPELLING, source, not.span, message, help);
        }
    }
}
