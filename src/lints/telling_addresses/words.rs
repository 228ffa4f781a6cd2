//! The words that have no place in a public address: those of the house's own list, and those only staff know.
//!
//! An address has no æ, ø and å. It is read in the letters of Danish, so that the words are found as in any other text.

use std::ops::Range;

use crate::config::RuleSet;
use crate::diagnostic::Severity;
use crate::language::terms::{Category, Hit, Term, Terms, Weight};
use crate::slug::slugify;

/// A word in an address that tells something it should not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Telling {
    /// The parts of the address, between hyphens, that it takes up.
    pub(super) parts: Range<usize>,
    /// As it is written in Danish.
    pub(super) shown: String,
    /// What could stand in its place; empty where nothing should.
    pub(super) instead: String,
    /// How much it weighs.
    pub(super) severity: Severity,
}

/// The words in one name of an address that tell something they should not.
pub(super) fn words_in_address(slug: &str, terms: &Terms, rules: RuleSet) -> Vec<Telling> {
    let mut found = staff_words(slug);
    let read = in_danish_letters(slug);
    for hit in terms.search_text(&read).hits {
        let telling = telling(&read, &hit, &terms.all[hit.term], rules);
        let is_new = |word: &Telling| found.iter().all(|other| !other.parts.contains(&word.parts.start));
        found.extend(telling.filter(is_new));
    }
    found
}

/// An address in the letters of Danish: `for-maalgruppen` is »for målgruppen«. Right for words that are Danish, and good
/// enough to look up any.
fn in_danish_letters(slug: &str) -> String {
    slug.replace("aa", "å").replace("ae", "æ").replace("oe", "ø").replace('-', " ")
}

fn telling(read: &str, hit: &Hit, term: &Term, rules: RuleSet) -> Option<Telling> {
    let severity = severity(term, rules)?;
    let part_at = |at: usize| read[..at].matches(' ').count();
    let parts = part_at(hit.range.start)..part_at(hit.range.end) + 1;
    let word = slugify(&term.word.value);
    let instead = INSTEAD.iter().find(|(known, _)| *known == word).map_or("", |(_, instead)| instead);
    Some(Telling { parts, shown: read[hit.range.clone()].to_owned(), instead: instead.to_owned(), severity })
}

/// What a word of the list weighs in an address. A promise is none there, and professionals know the words of their
/// trade.
fn severity(term: &Term, rules: RuleSet) -> Option<Severity> {
    match (term.weight, term.category) {
        (_, Category::Promise) => None,
        (_, Category::Jargon) if rules != RuleSet::Public => None,
        (Some(Weight::Note), _) => Some(Severity::Note),
        (Some(Weight::Warning), _) => Some(Severity::Warning),
        (None | Some(Weight::Error), Category::Deficit) => Some(Severity::Error),
        (
            None | Some(Weight::Error),
            Category::Noun
            | Category::Authority
            | Category::Blame
            | Category::Pity
            | Category::Othering
            | Category::Identity
            | Category::Jargon,
        ) => Some(Severity::Warning),
    }
}

/// What an address can have in place of some words of the list.
const INSTEAD: [(&str, &str); 8] = [
    ("maalgruppe", "for-hvem"),
    ("screening", "en-snak"),
    ("visitation", "saadan-begynder-du"),
    ("indsats", "tilbud"),
    ("foranstaltning", "hjaelp"),
    ("borgerforloeb", "forloeb"),
    ("underretning", "naar-vi-er-bekymrede"),
    ("klient", "gaest"),
];

/// A word of the workplace: harmless in a sentence, and in an address a sign that the page is not for the reader.
struct StaffWord {
    /// Its letters; with a `*` behind them it is any word that begins so.
    stem: &'static str,
    /// Words beside which it is harmless.
    unless: &'static [&'static str],
}

const STAFF_WORDS: [StaffWord; 9] = [
    StaffWord::anywhere("intern"),
    StaffWord::anywhere("internt"),
    StaffWord::anywhere("interne"),
    StaffWord::anywhere("personalem*"),
    StaffWord::anywhere("personalev*"),
    StaffWord::anywhere("sagsnr*"),
    StaffWord::anywhere("sagsnummer*"),
    StaffWord::anywhere("sager"),
    StaffWord { stem: "sag", unless: &["din", "min", "jeres", "hendes", "hans", "en", "ingen"] },
];

impl StaffWord {
    const fn anywhere(stem: &'static str) -> Self {
        Self { stem, unless: &[] }
    }

    fn is(&self, part: &str) -> bool {
        match self.stem.strip_suffix('*') {
            Some(stem) => part.starts_with(stem),
            None => part == self.stem,
        }
    }
}

fn staff_words(slug: &str) -> Vec<Telling> {
    let is_harmless = |word: &StaffWord| slug.split('-').any(|part| word.unless.contains(&part));
    let is_told = |part: &str| STAFF_WORDS.iter().any(|word| word.is(part) && !is_harmless(word));
    let told = slug.split('-').enumerate().filter(|(_, part)| is_told(part));
    told.map(|(at, part)| Telling::of_part(at, &in_danish_letters(part))).collect()
}

impl Telling {
    /// A word that takes up one part and for which nothing need stand.
    pub(super) fn of_part(at: usize, shown: &str) -> Self {
        Self {
            parts: at..at + 1,
            shown: shown.to_owned(),
            instead: String::new(),
            severity: Severity::Warning,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::terms::FILE;
    use crate::source::{ProjectPath, Source};

    const RULES: &str = r#"
sets: {person: ["familie:noun-en-er", "mødre"]}
conditions: {person: ["_ <person>"]}
words:
  - {word: sårbar, class: adjective, category: deficit, why: a, instead: b, found: c, passes: d}
  - {word: udsat, class: adjective, double: true, category: deficit, when: ["@person"], unless: ["_ til"], why: a, instead: b, found: c, passes: d}
  - {word: målgruppe, class: noun-en-er, category: jargon, why: a, instead: b, found: c, passes: d}
  - {word: fortrolig, class: adjective, category: promise, why: a, instead: b, found: c, passes: d}
"#;

    fn terms() -> Terms {
        let terms = Terms::read(Source::new(ProjectPath::new(FILE).unwrap(), RULES));
        assert_eq!(terms.problems, []);
        terms
    }

    #[test]
    fn words_are_found_in_addresses() {
        let terms = terms();
        let check = |slug: &str, expected: &[(&str, Severity)]| {
            let found = words_in_address(slug, &terms, RuleSet::Public);
            let found: Vec<_> = found.iter().map(|word| (word.shown.as_str(), word.severity)).collect();
            assert_eq!(found, expected, "{slug}");
        };
        check("saarbare-moedre", &[("sårbare", Severity::Error)]);
        check("udsatte-familier", &[("udsatte", Severity::Error)]);
        check("om-maalgruppen", &[("målgruppen", Severity::Warning)]);
        let meeting = [("personalemøde", Severity::Warning), ("internt", Severity::Warning)];
        check("personalemoede-internt", &meeting);
        check("sag-4711", &[("sag", Severity::Warning)]);
        for harmless in [
            "moedet-er-udsat-til-torsdag",
            "vi-afgoer-ikke-din-sag",
            "international-cafe",
            "personalet",
            "sagn-fra-fanoe",
            "fortroligt",
            "",
        ] {
            check(harmless, &[]);
        }
        assert_eq!(words_in_address("om-maalgruppen", &terms, RuleSet::Professional), []);
    }
}
