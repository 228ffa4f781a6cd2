//! The words to think about, tried by their own sentences: a word that can never be found says nothing of itself.

use super::{Evidence, Lint, Stage};
use crate::diagnostic::{Report, Rule, Severity};
use crate::language::terms::{Failure, Fate, Term, Terms};
use crate::source::Source;

pub(super) static LINT: Lint = Lint { stage: Stage::Planned, rules: &[&DEAD_WORD, &EAGER_WORD], check };

static DEAD_WORD: Rule = Rule {
    code: "dead-word",
    severity: Severity::Error,
    title: "A word of the list is not found in its own sentence",
    explanation: "Ordet står i content/_rules/language.yaml, men Husbog finder det ikke i den sætning, der står ved found. \
        Så finder den det heller ikke på siderne, og ingen får det at vide. Se efter, om class bøjer ordet rigtigt, om \
        formen i sætningen mangler under forms, og om when eller unless lukker den ude. Er det flere ord, så skriv \
        class: phrase og et pattern.",
};
static EAGER_WORD: Rule = Rule {
    code: "eager-word",
    severity: Severity::Warning,
    title: "Something is found in a sentence that may stand",
    explanation: "Sætningen ved passes ligner, men må gerne stå, og intet ord på listen må blive fundet i den. Her bliver et \
        fundet alligevel, og så sker det også på siderne. Skriv ved det ord, der bliver fundet, hvornår det må stå: \
        unless eller harmless. Eller skriv en anden sætning.",
};

fn check(evidence: &Evidence<'_>, report: &mut Report) {
    let terms = &evidence.said().terms;
    let Some(source) = &terms.source else { return };
    terms.failures().iter().for_each(|failure| add(terms, source, failure, report));
}

fn add(terms: &Terms, source: &Source, failure: &Failure, report: &mut Report) {
    let term = &terms.all[failure.term];
    let place = failure.sentence;
    match &failure.fate {
        Fate::Missed => {
            let message = format!("»{}« bliver ikke fundet i sin egen sætning", term.word.value);
            report.add(&DEAD_WORD, source, place, message, help_to_find(term));
        }
        Fate::Caught { by, said } => {
            let message = format!("»{said}« bliver fundet i en sætning, der gerne må stå");
            let by = &terms.all[*by].word.value;
            let help = format!(
                "Skriv ved »{by}«, hvornår det må stå, under unless eller harmless, eller skriv en anden sætning."
            );
            report.add(&EAGER_WORD, source, place, message, help);
        }
    }
}

fn help_to_find(term: &Term) -> String {
    match term.is_split_word() {
        true => format!("Skriv class: phrase og pattern: {}, for det er mere end ét ord.", term.word.value),
        false => {
            "Skriv ordet i sætningen, som det skal findes, eller ret class, forms, when eller unless, så det \
            passer."
                .to_owned()
        }
    }
}
