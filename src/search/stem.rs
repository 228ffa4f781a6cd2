//! The stem that the forms of a word share, so that who asks for one finds all.
//!
//! Snowball's Danish rules; one more for the e that comes and goes, *fødsel, fødsler* and *søster, søstre*; and small tables
//! for the forms no rule makes: *barn, børn*. A noun of the table counts at the end of a compound too: *jordemødre* goes
//! with *jordemoder*.

use rust_stemmers::{Algorithm, Stemmer};

/// Nouns whose forms no rule joins: the word all of them are found under, and the forms. They count at the end of a
/// compound too.
pub const IRREGULAR_NOUNS: &[(&str, &[&str])] = &[
    ("barn", &["barn", "barnet", "barnets", "barns", "børn", "børnene", "børnenes", "børns"]),
    ("bog", &["bog", "bogen", "bøger", "bøgerne"]),
    ("bror", &["bror", "broren", "broder", "brødre", "brødrene"]),
    ("cafe", &["cafe", "cafeen", "cafeens", "cafeer", "cafeerne", "cafeernes", "cafen", "cafer", "caferne"]),
    ("datter", &["datter", "datteren", "døtre", "døtrene"]),
    (
        "far",
        &["far", "faren", "farens", "fars", "fader", "faderen", "fædre", "fædrene", "fædrenes", "fædres"],
    ),
    ("fod", &["fod", "foden", "fødder", "fødderne"]),
    (
        "forælder",
        &["forælder", "forælderen", "forælders", "forældre", "forældrene", "forældrenes", "forældres"],
    ),
    ("hånd", &["hånd", "hånden", "hænder", "hænderne"]),
    (
        "kollega",
        &[
            "kollega",
            "kollegaen",
            "kollegaens",
            "kollegaer",
            "kollegaerne",
            "kollegas",
            "kolleger",
            "kollegerne",
            "kollegernes",
            "kollegers",
        ],
    ),
    ("kursus", &["kursus", "kurset", "kursets", "kurser", "kurserne", "kursernes", "kursers"]),
    ("kvinde", &["kvinde", "kvinden", "kvindens", "kvinder", "kvinderne", "kvindernes", "kvinders"]),
    ("køkken", &["køkken", "køkkenet", "køkkenets", "køkkener", "køkkenerne"]),
    ("læge", &["læge", "lægen", "lægens", "læger", "lægerne", "lægernes", "lægers"]),
    ("mand", &["mand", "manden", "mandens", "mands", "mænd", "mændene", "mændenes"]),
    (
        "mor",
        &[
            "mor",
            "moren",
            "morens",
            "mors",
            "moder",
            "moderen",
            "moderens",
            "mødre",
            "mødrene",
            "mødrenes",
            "mødres",
        ],
    ),
    ("nat", &["nat", "natten", "nætter", "nætterne"]),
    ("nummer", &["nummer", "nummeret", "nummerets", "numre", "numrene", "numrenes"]),
    ("tand", &["tand", "tanden", "tænder", "tænderne"]),
    ("ven", &["ven", "vennen", "venner", "vennerne", "venners"]),
];

/// Other words whose forms no rule joins; they count alone.
pub const IRREGULAR_WORDS: &[(&str, &[&str])] = &[
    ("gammel", &["gammel", "gamle", "ældre", "ældst", "ældste"]),
    ("lang", &["lang", "lange", "langt", "længere", "længst", "længste"]),
    ("lille", &["lille", "små", "mindre", "mindst", "mindste"]),
    ("uge", &["uge", "ugen", "ugens", "uger", "ugerne", "ugernes", "ugers"]),
    ("ung", &["ung", "unge", "unges", "yngre", "yngst", "yngste"]),
];

/// The shortest beginning a compound has before a form of the table.
const SHORTEST_BEGINNING: usize = 3;
/// The shortest form that is taken for the end of a compound.
const SHORTEST_ENDING: usize = 4;
/// The shortest stem that an e has come and gone in.
const SHORTEST_SYNCOPE: usize = 5;
const VOWELS: &str = "aeiouyæøå";

/// Gives the stems of words as [`spell`](super::fold::spell) has them.
pub struct Stems(Stemmer);

impl Default for Stems {
    fn default() -> Self {
        Self(Stemmer::create(Algorithm::Danish))
    }
}

impl Stems {
    /// The stem of a word. Short words and numbers are their own.
    #[must_use]
    pub fn stem(&self, word: &str) -> String {
        if let Some(stem) = irregular(word) {
            return stem;
        }
        let is_short = word.chars().count() <= 3;
        if is_short || word.contains(|letter: char| letter.is_ascii_digit()) {
            return word.to_owned();
        }
        without_syncope(&self.0.stem(word))
    }
}

/// A stem without the e of *fødsel*, as *fødsler* has none, and without the r of *søstre*, which Snowball takes from
/// *søster*.
fn without_syncope(stem: &str) -> String {
    let is_long = stem.chars().count() >= SHORTEST_SYNCOPE;
    let after_consonant = |ending: &str| {
        let beginning = stem.strip_suffix(ending).filter(|beginning| !beginning.ends_with(is_vowel));
        beginning.filter(|_| is_long)
    };
    match (after_consonant("el"), after_consonant("r")) {
        (Some(beginning), _) => format!("{beginning}l"),
        (None, Some(beginning)) => beginning.to_owned(),
        (None, None) => stem.to_owned(),
    }
}

fn is_vowel(letter: char) -> bool {
    VOWELS.contains(letter)
}

/// The stem of a form of the tables, alone or, of a noun, at the end of a compound.
fn irregular(word: &str) -> Option<String> {
    let forms = |table: &'static [(&str, &[&'static str])]| {
        table.iter().flat_map(|(stem, forms)| forms.iter().map(move |form| (*stem, *form)))
    };
    let all = forms(IRREGULAR_NOUNS).chain(forms(IRREGULAR_WORDS));
    if let Some((stem, _)) = all.into_iter().find(|(_, form)| *form == word) {
        return Some(stem.to_owned());
    }
    let ends = |form: &str| {
        let beginning = word.strip_suffix(form).map_or(0, |beginning| beginning.chars().count());
        beginning >= SHORTEST_BEGINNING && form.chars().count() >= SHORTEST_ENDING
    };
    let (stem, form) =
        forms(IRREGULAR_NOUNS).filter(|(_, form)| ends(form)).max_by_key(|(_, form)| form.chars().count())?;
    Some(format!("{}{stem}", &word[..word.len() - form.len()]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::fold::spell;

    #[test]
    fn the_forms_of_a_word_have_one_stem() {
        let stems = Stems::default();
        let check = |forms: &str| {
            let found: Vec<String> = forms.split(' ').map(|form| stems.stem(&spell(form))).collect();
            assert!(found.iter().all(|stem| *stem == found[0]), "{forms}: {found:?}");
        };
        check("barn børn børnene barnets");
        check("mor mødre mødrene moderen");
        check("jordemoder jordemødre jordemødrene jordemoderen");
        check("forælder forældre forældrene");
        check("bedsteforælder bedsteforældre");
        check("manual manualen manualer manualerne manualernes");
        check("frivillig frivillige frivilliges");
        check("underretning underretninger underretningen");
        check("læge læger lægen");
        check("fødsel fødslen fødsler fødslerne");
        check("titel titlen titler");
        check("søster søstre søstrene");
        check("center centret centeret centre centrene");
        check("telefonnummer telefonnumre");
        check("førstehjælpskursus førstehjælpskurser");
        check("uge uger ugerne");
    }

    #[test]
    fn words_that_differ_in_a_letter_of_danish_have_different_stems() {
        let stems = Stems::default();
        let check = |one: &str, other: &str| assert_ne!(stems.stem(one), stems.stem(other), "{one}, {other}");
        check("møder", "moder");
        check("får", "far");
        check("læger", "lager");
        check("før", "for");
    }
}
