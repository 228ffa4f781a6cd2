//! The words that have no place in a public address.
//!
//! A boundary: whatever knows words may stand behind [`words_in_address`]. An address has no æ, ø and å;
//! [`in_danish_letters`] writes them back for whoever reads Danish.

use crate::diagnostic::Severity;

/// A word in an address that tells something it should not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Telling {
    /// The part of the address, between hyphens, that it stands in.
    pub(super) part: String,
    /// As it is written in Danish.
    pub(super) shown: String,
    /// What could stand in its place; empty where nothing should.
    pub(super) instead: String,
    /// How much it weighs.
    pub(super) severity: Severity,
}

impl Telling {
    /// A word that the house itself does not want seen.
    pub(super) fn of_site(part: &str, shown: &str) -> Self {
        Self::new(part, shown.to_owned(), "", Severity::Warning)
    }

    fn new(part: &str, shown: String, instead: &str, severity: Severity) -> Self {
        Self { part: part.to_owned(), shown, instead: instead.to_owned(), severity }
    }
}

/// The words in one name of an address that tell something they should not.
pub(super) fn words_in_address(slug: &str) -> Vec<Telling> {
    let mut found = Vec::new();
    for part in slug.split('-') {
        let rules = WORDS.iter().filter(|word| word.is_in(part) && !word.is_harmless_in(slug));
        if let Some(word) = rules.max_by_key(|word| word.severity()) {
            let instead = word.in_place_of(part);
            found.push(Telling::new(part, in_danish_letters(part), instead, word.severity()));
        }
    }
    found
}

/// An address in the letters of Danish: `maalgruppe` is »målgruppe«. Right for words that are Danish, and good enough
/// to look them up.
pub(super) fn in_danish_letters(slug: &str) -> String {
    slug.replace("aa", "å").replace("ae", "æ").replace("oe", "ø").replace('-', " ")
}

/// A word as it stands in an address.
struct Word {
    /// Its letters; with a `*` behind them it is any word that begins so, with `+` one that goes on after them.
    stem: &'static str,
    kind: Kind,
    /// What could stand in its place; empty where nothing should.
    instead: &'static str,
    /// Words beside which it is harmless.
    unless: &'static [&'static str],
}

#[derive(Clone, Copy)]
enum Kind {
    /// It says of people what they lack.
    Deficit,
    /// It is said among staff and authorities.
    Staff,
}

impl Word {
    fn severity(&self) -> Severity {
        match self.kind {
            Kind::Deficit => Severity::Error,
            Kind::Staff => Severity::Warning,
        }
    }

    fn is_in(&self, part: &str) -> bool {
        if let Some(stem) = self.stem.strip_suffix('*') {
            return part.starts_with(stem);
        }
        match self.stem.strip_suffix('+') {
            Some(stem) => part.strip_prefix(stem).is_some_and(|rest| rest.len() > 2),
            None => part == self.stem,
        }
    }

    fn is_harmless_in(&self, slug: &str) -> bool {
        slug.split('-').any(|part| self.unless.contains(&part))
    }

    /// What is left of a part when it goes; of `personalemoede` it is `moede`.
    fn in_place_of<'p>(&self, part: &'p str) -> &'p str {
        match self.stem.strip_suffix('+') {
            Some(stem) => part.strip_prefix(stem).unwrap_or_default(),
            None => self.instead,
        }
    }
}

const fn deficit(stem: &'static str) -> Word {
    Word { stem, kind: Kind::Deficit, instead: "", unless: &[] }
}

const fn staff(stem: &'static str, instead: &'static str) -> Word {
    Word { stem, kind: Kind::Staff, instead, unless: &[] }
}

const WORDS: &[Word] = &[
    deficit("saarbar*"),
    deficit("udsatte*"),
    Word { unless: &["til", "indtil", "er", "bliver", "blev", "vold", "for"], ..staff("udsat", "") },
    deficit("ressourcesvag*"),
    deficit("svagtstillet"),
    deficit("svagtstillede"),
    deficit("belastede"),
    deficit("dysfunktionel*"),
    deficit("marginaliser*"),
    deficit("skroebelig*"),
    deficit("risikofamili*"),
    deficit("risikogruppe*"),
    deficit("risikogravid*"),
    deficit("risikomoedre"),
    deficit("problemfamili*"),
    deficit("problemmoedre"),
    staff("klient*", "gaest"),
    staff("screening*", "en-snak"),
    staff("visitation*", "saadan-begynder-du"),
    staff("visitering*", "saadan-begynder-du"),
    staff("maalgruppe*", "for-hvem"),
    staff("indsats", "tilbud"),
    staff("indsatser", "tilbud"),
    staff("foranstaltning*", "hjaelp"),
    staff("borgerforloeb*", "forloeb"),
    staff("underretning*", "naar-vi-er-bekymrede"),
    staff("sanktion*", ""),
    staff("sagsbehandl*", ""),
    staff("sagsnr*", ""),
    staff("sagsnummer*", ""),
    staff("sagsakt*", ""),
    Word { unless: &["din", "min", "jeres", "en", "hendes", "ingen"], ..staff("sag", "") },
    staff("sager", ""),
    staff("intern", ""),
    staff("internt", ""),
    staff("interne", ""),
    staff("personale+", ""),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_in_addresses() {
        let check = |slug: &str, expected: &[&str]| {
            let found: Vec<String> = words_in_address(slug).into_iter().map(|word| word.shown).collect();
            assert_eq!(found, expected, "{slug}");
        };
        check("saarbare-moedre", &["sårbare"]);
        check("maalgruppen-for-screening", &["målgruppen", "screening"]);
        check("personalemoede-internt", &["personalemøde", "internt"]);
        check("sag-4711", &["sag"]);
        for harmless in [
            "moedet-er-udsat-til-torsdag",
            "vi-afgoer-ikke-din-sag",
            "international-cafe",
            "personale",
            "personalet",
            "sagnlandet",
            "praesens",
            "for-hvem",
            "",
        ] {
            check(harmless, &[]);
        }
    }

    #[test]
    fn only_what_people_lack_is_an_error() {
        let check = |slug: &str, severity: Severity| {
            assert_eq!(words_in_address(slug).first().map(|word| word.severity), Some(severity), "{slug}");
        };
        check("udsatte-familier", Severity::Error);
        check("klienter", Severity::Warning);
    }

    #[test]
    fn addresses_are_read_in_danish_letters() {
        assert_eq!(in_danish_letters("saadan-begynder-moedre-paa-fae"), "sådan begynder mødre på fæ");
    }
}
