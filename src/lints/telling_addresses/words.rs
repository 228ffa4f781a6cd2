//! The words that have no place in a public address: those to think about, and those only staff know, as the house lists
//! them.
//!
//! An address has no æ, ø and å. It is read in the letters of Danish, so that the words are found as in any other text.

use std::ops::Range;

use crate::config::RuleSet;
use crate::diagnostic::Severity;
use crate::language::terms::{AddressWord, Category, Hit, Term, Terms, Weight};
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
    let mut found = staff_words(slug, &terms.addresses);
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
    let instead = term.address.clone().unwrap_or_default();
    Some(Telling { parts, shown: read[hit.range.clone()].to_owned(), instead, severity })
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

fn staff_words(slug: &str, words: &[AddressWord]) -> Vec<Telling> {
    let is_harmless =
        |word: &AddressWord| slug.split('-').any(|part| word.unless.iter().any(|near| slugify(near) == part));
    let told = |part: &str| words.iter().find(|word| is_staff_word(word, part) && !is_harmless(word));
    let parts = slug.split('-').enumerate();
    parts.filter_map(|(at, part)| Some(Telling::of_staff(at, part, told(part)?))).collect()
}

fn is_staff_word(word: &AddressWord, part: &str) -> bool {
    match word.word.strip_suffix('*') {
        Some(stem) => part.starts_with(&slugify(stem)),
        None => part == slugify(&word.word),
    }
}

impl Telling {
    fn of_staff(at: usize, part: &str, word: &AddressWord) -> Self {
        let instead = word.instead.clone().unwrap_or_default();
        Self { instead, ..Self::of_part(at, &in_danish_letters(part)) }
    }

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
addresses:
  - {word: internt}
  - {word: personalem*}
  - {word: sag, unless: [din], instead: nummer}
  - {word: målgruppe, instead: for-hvem}
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

    #[test]
    fn what_to_write_instead_stands_in_the_list() {
        let terms = terms();
        let check = |slug: &str, expected: &str| {
            let found = words_in_address(slug, &terms, RuleSet::Public);
            assert_eq!(
                found.iter().map(|word| word.instead.as_str()).collect::<Vec<_>>(),
                [expected],
                "{slug}"
            );
        };
        check("om-maalgruppen", "for-hvem");
        check("sag-4711", "nummer");
        check("saarbare-moedre", "");
    }
}
