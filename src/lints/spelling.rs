//! Words that the house writes in one way.

use rayon::prelude::*;

use super::{Evidence, Lint, Stage};
use crate::diagnostic::{Fix, Report, Rule, Severity};
use crate::language::prose::{Passage, passages};
use crate::language::spelling::{Misspelling, Speller};
use crate::library::document::{BlockKind, InlineKind};
use crate::library::spelling::{Spelling, Spellings};
use crate::library::target::Target;
use crate::library::text::Text;
use crate::source::{Source, Span};

pub(super) static LINT: Lint =
    Lint { stage: Stage::Planned, rules: &[&SPELLING, &CONTRADICTORY_SPELLING], check };

static SPELLING: Rule = Rule {
    code: "spelling",
    severity: Severity::Warning,
    title: "The house writes this word in another way",
    explanation: "Huset vil have visse ord og navne skrevet på én måde, så de er lette at kende og at søge efter. Listen er \
        husets egen: content/_rules/spelling.yaml. Skriv, som der står i hjælpen, eller lad husbog check --fix gøre det. \
        Er det rigtigt, som det står, så skriv det i listen under unless. Citater, der nævner guiden eller et bilag som kilde i \
        selve citatet, bliver ikke læst, og det gør udgaver, kode, adresser og eksempler på, hvordan man ikke skriver, heller ikke.",
};
static CONTRADICTORY_SPELLING: Rule = Rule {
    code: "contradictory-spelling",
    severity: Severity::Error,
    title: "The list of spellings contradicts itself",
    explanation: "Listen content/_rules/spelling.yaml siger to ting om det samme ord: En stavemåde står under not to steder, \
        eller det, der skal skrives (write), er selv forkert efter listen. Så kan ingen skrive det rigtigt. Slet den ene, \
        eller gør den mere præcis.",
};

fn check(evidence: &Evidence<'_>, report: &mut Report) {
    let Spellings { source: Some(source), all, .. } = &evidence.library.spellings else { return };
    let speller = Speller::new(all);
    check_list(source, all, &speller, report);
    let texts: Vec<&Text> = evidence.texts().collect();
    let found: Vec<Vec<Found<'_>>> = texts.par_iter().map(|text| found(text, &speller)).collect();
    for (text, found) in texts.into_iter().zip(found) {
        found.into_iter().for_each(|found| found.add(&text.source, report));
    }
}

/// The list itself: what it says to write must be right, and each wrong way must have one right one.
fn check_list(source: &Source, all: &[Spelling], speller: &Speller<'_>, report: &mut Report) {
    for Spelling { write, .. } in all {
        let wrong = speller.misspellings(&write.value);
        // What is only a note is often right as it stands.
        if let Some(wrong) = wrong.iter().find(|wrong| wrong.spelling.severity > Severity::Note) {
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

/// A misspelling in a text.
struct Found<'s> {
    misspelling: Misspelling<'s>,
    written: String,
    span: Span,
    /// Whether nothing but letters stands there in the source.
    is_plain: bool,
}

fn found<'s>(text: &Text, speller: &Speller<'s>) -> Vec<Found<'s>> {
    let quotations = quotations(text);
    let is_own =
        |span: Span| !quotations.iter().any(|quote| quote.start <= span.start && span.end <= quote.end);
    let judged = passages(text);
    let judged = judged.iter().filter(|passage| !passage.is_counter_example && is_own(passage.span()));
    judged
        .flat_map(|passage| {
            let found = speller.misspellings(passage.text()).into_iter();
            found.map(|misspelling| Found::of(misspelling, passage, &text.source))
        })
        .collect()
}

impl<'s> Found<'s> {
    fn of(misspelling: Misspelling<'s>, passage: &Passage, source: &Source) -> Self {
        let span = passage.place(misspelling.range.clone());
        let written = one_line(&passage.text()[misspelling.range.clone()]);
        let there = source.slice(span);
        // Two blanks before the end of a line are a line end that readers see.
        let is_plain = one_line(there) == written && !there.contains("  \n");
        Self { misspelling, written, span, is_plain }
    }

    fn add(self, source: &Source, report: &mut Report) {
        let Self { misspelling: Misspelling { spelling, instead, .. }, written, span, is_plain } = self;
        let message = format!("Her står »{written}«; huset skriver »{instead}«");
        let help = match spelling.severity {
            Severity::Note => format!("{} Passer det ikke her, så lad det stå.", spelling.why),
            Severity::Warning | Severity::Error => format!("Skriv »{instead}«. {}", spelling.why),
        };
        let fix = (spelling.fix && is_plain).then(|| Fix::new(source, span, instead));
        report.add_fixable(spelling.severity, &SPELLING, (source, span), (message, help), fix);
    }
}

/// Where quotations stand that name the guide or an annex of it as their source: they stay as they were printed.
fn quotations(text: &Text) -> Vec<Span> {
    let mut sources = Vec::new();
    text.document.walk_inlines(&mut |inline| {
        if let InlineKind::Link(link) = &inline.kind
            && let Target::Guide(_) | Target::Annex(_) = link.target
        {
            sources.push(inline.span);
        }
    });
    let mut quotations = Vec::new();
    text.document.walk_blocks(&mut |block| {
        let names_source =
            || sources.iter().any(|at| block.span.start <= at.start && at.end <= block.span.end);
        if matches!(block.kind, BlockKind::Quote(_)) && names_source() {
            quotations.push(block.span);
        }
    });
    quotations
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
