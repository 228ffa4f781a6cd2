//! The stem that the forms of a word share, so that who asks for one finds all.
//!
//! Snowball's Danish rules, applied to folded words, and small tables for the forms no rule makes: *barn, børn*. A noun
//! of the table counts at the end of a compound too: *jordemødre* goes with *jordemoder*.

use rust_stemmers::{Algorithm, Stemmer};

/// Nouns whose forms no rule joins, folded: the word all of them are found under, and the forms. They count at the end
/// of a compound too.
pub const IRREGULAR_NOUNS: &[(&str, &[&str])] = &[
    ("barn", &["barn", "barnet", "barnets", "barns", "born", "bornene", "bornenes", "borns"]),
    ("bog", &["bog", "bogen", "boger", "bogerne"]),
    ("bror", &["bror", "broren", "broder", "brodre", "brodrene"]),
    ("cafe", &["cafe", "cafeen", "cafeens", "cafeer", "cafeerne", "cafeernes", "cafen", "cafer", "caferne"]),
    ("datter", &["datter", "datteren", "dotre", "dotrene"]),
    (
        "far",
        &["far", "faren", "farens", "fars", "fader", "faderen", "fadre", "fadrene", "fadrenes", "fadres"],
    ),
    ("fod", &["fod", "foden", "fodder", "fodderne"]),
    (
        "foralder",
        &["foralder", "foralderen", "foralders", "foraldre", "foraldrene", "foraldrenes", "foraldres"],
    ),
    ("hand", &["hand", "handen", "hander", "handerne"]),
    ("kvinde", &["kvinde", "kvinden", "kvindens", "kvinder", "kvinderne", "kvindernes", "kvinders"]),
    ("lage", &["lage", "lagen", "lagens", "lager", "lagerne", "lagernes", "lagers"]),
    ("mand", &["mand", "manden", "mandens", "mands", "mandene", "mandenes"]),
    (
        "mor",
        &[
            "mor", "moren", "morens", "mors", "moder", "moderen", "moderens", "modre", "modrene", "modrenes",
            "modres",
        ],
    ),
    ("nat", &["nat", "natten", "natter", "natterne"]),
    ("tand", &["tand", "tanden", "tander", "tanderne"]),
    ("ven", &["ven", "vennen", "venner", "vennerne", "venners"]),
];

/// Other words whose forms no rule joins; they count alone.
pub const IRREGULAR_WORDS: &[(&str, &[&str])] = &[
    ("gammel", &["gammel", "gamle", "aldre", "aldst", "aldste"]),
    ("lang", &["lang", "lange", "langt", "langere", "langst", "langste"]),
    ("lille", &["lille", "sma", "mindre", "mindst", "mindste"]),
    ("ung", &["ung", "unge", "unges", "yngre", "yngst", "yngste"]),
];

/// The shortest beginning a compound has before a form of the table.
const SHORTEST_BEGINNING: usize = 3;
/// The shortest form that is taken for the end of a compound.
const SHORTEST_ENDING: usize = 4;

/// Gives the stems of folded words.
pub struct Stems(Stemmer);

impl Default for Stems {
    fn default() -> Self {
        Self(Stemmer::create(Algorithm::Danish))
    }
}

impl Stems {
    /// The stem of a folded word. Short words and numbers are their own.
    #[must_use]
    pub fn stem(&self, word: &str) -> String {
        if let Some(stem) = irregular(word) {
            return stem;
        }
        let is_short = word.chars().count() <= 3;
        if is_short || word.contains(|letter: char| letter.is_ascii_digit()) {
            return word.to_owned();
        }
        self.0.stem(word).into_owned()
    }
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
        let beginning = word.strip_suffix(form).map_or(0, str::len);
        beginning >= SHORTEST_BEGINNING && form.len() >= SHORTEST_ENDING
    };
    let (stem, form) =
        forms(IRREGULAR_NOUNS).filter(|(_, form)| ends(form)).max_by_key(|(_, form)| form.len())?;
    Some(format!("{}{stem}", &word[..word.len() - form.len()]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::fold::fold;

    #[test]
    fn the_forms_of_a_word_have_one_stem() {
        let stems = Stems::default();
        let check = |forms: &str| {
            let found: Vec<String> = forms.split(' ').map(|form| stems.stem(&fold(form))).collect();
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
    }
}
