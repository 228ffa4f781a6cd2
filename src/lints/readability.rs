//! Pages that are harder to read than those they are written for should have to bear.

use super::{Evidence, Lint, Stage};
use crate::diagnostic::{Report, Rule, Severity};
use crate::language::readability::{HardSentence, Lix, Reading};
use crate::library::text::Text;
use crate::source::{Source, Span};

pub(super) static LINT: Lint = Lint { stage: Stage::Planned, rules: &[&HARD_TO_READ], check };

static HARD_TO_READ: Rule = Rule {
    code: "hard-to-read",
    severity: Severity::Warning,
    title: "The page is harder to read than its folder allows",
    explanation: "Teksten er sværere at læse, end den bør være i sin mappe. Grænsen står i site.yaml under language. \
        Del lange sætninger, og vælg korte ord, hvor de siger det samme; men skriv aldrig dårligere dansk for \
        tallets skyld. Lix kan ikke se, om teksten er klar.\n\nLix er et tal for, hvor svær en tekst er at læse: \
        antal ord delt med antal sætninger, plus hvor mange procent af ordene der er lange. Et langt ord har mere \
        end seks bogstaver. Under 35 er let, 35-44 er som en avis, og fra 45 er teksten svær.\n\nSådan tæller vi: En \
        sætning slutter ved punktum, kolon, spørgsmålstegn eller udråbstegn og sidst i et afsnit. Hvert punkt i en \
        liste er mindst én sætning, også uden punktum. Overskrifter, tabelhoveder, titler og resuméer tæller ikke \
        med, og et felt i en tabel tæller kun, når det slutter som en sætning. Punktummet i en forkortelse (f.eks., \
        kl.), et tal (16.063.568) eller en dato (3. marts) slutter ikke en sætning; det gør det i osv., m.fl. og \
        kr., når næste ord begynder med stort. Tre prikker slutter en sætning, når næste ord begynder med stort. Et \
        ord er det, der står mellem to mellemrum; en skråstreg skiller også ord. Tal er korte ord, og et ord med \
        bindestreg er ét ord. Kode, adresser, [udfyld: …] og eksempler på, hvordan man ikke skal skrive, tæller ikke \
        med. Om en tekst med færre end tre sætninger siger vi ikke noget.",
};

fn check(evidence: &Evidence<'_>, report: &mut Report) {
    for text in evidence.texts() {
        check_text(evidence, text, Standing::Open, report);
    }
    for text in evidence.library.edition_texts() {
        check_text(evidence, text, Standing::Closed, report);
    }
}

/// Whether a text can still be rewritten.
#[derive(Clone, Copy)]
enum Standing {
    Open,
    Closed,
}

fn check_text(evidence: &Evidence<'_>, text: &Text, standing: Standing, report: &mut Report) {
    let limit = evidence.library.config.language_of(text.path()).lix;
    let Some(reading) = evidence.said().get(text.path()).map(|said| &said.reading) else { return };
    if let (Some(lix), Some(limit)) = (reading.lix(), limit)
        && lix.is_over(limit)
    {
        let place = (&text.source, place(reading));
        let message = message(lix, limit);
        match standing {
            Standing::Open => {
                report.add(&HARD_TO_READ, place.0, place.1, message, help(&text.source, reading))
            }
            Standing::Closed => report.add_as(Severity::Note, &HARD_TO_READ, place, message, CLOSED),
        }
    }
}

const CLOSED: &str =
    "Udgaven er lukket og skal ikke rettes. Skriv kladden lettere, så bliver den næste udgave det også.";

fn message(lix: Lix, limit: u8) -> String {
    format!("Teksten er sværere at læse, end den bør være her: lix er {lix}, og grænsen er {limit}")
}

/// The hardest sentence.
fn place(reading: &Reading) -> Span {
    reading.hardest.first().map_or(Span::default(), |sentence| sentence.span)
}

fn help(source: &Source, reading: &Reading) -> String {
    let sentences: Vec<String> = reading.hardest.iter().map(|sentence| named(source, sentence)).collect();
    let sentences = match sentences.as_slice() {
        [] => "Skriv kortere sætninger.".to_owned(),
        [one] => format!("Denne sætning trækker mest op: {one}. Del den, eller skriv den om."),
        many => {
            format!("Disse sætninger trækker mest op: {}. Del dem, eller skriv dem om.", many.join("; "))
        }
    };
    match reading.longest.as_slice() {
        [] => sentences,
        words => format!("{sentences} Find kortere ord, hvor du kan; de længste er {}.", listed(words)),
    }
}

fn named(source: &Source, sentence: &HardSentence) -> String {
    let line = source.position(sentence.span.start).line;
    format!("linje {line} »{}« ({} ord)", sentence.beginning, sentence.words)
}

/// Words with commas and `og` between them.
fn listed(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [many @ .., last] => format!("{} og {last}", many.join(", ")),
    }
}
