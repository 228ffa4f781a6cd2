//! The forms of a Danish word, generated from its class as a dictionary gives it.
//!
//! Retskrivningsordbogen writes *klient -en, -er, -erne*; [`Class::forms`] writes them out. A word of another gender or
//! plural than its class has gets forms nobody writes, which harms nothing: forms are looked for, never shown.

/// How a word is inflected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Class {
    /// sårbar, -t, -e, -ere, -est; belastet, -ede.
    Adjective,
    /// Not inflected: fattigfornem.
    FixedAdjective,
    /// klient, -en, -er, -erne.
    NounEnEr,
    /// pligt, -en, -e, -ene.
    NounEnE,
    /// mus, -en, -, -ene.
    NounEn,
    /// tilbud, -et, -er, -erne.
    NounEtEr,
    /// barn, -et, -e, -ene.
    NounEtE,
    /// forløb, -et, -, -ene.
    NounEt,
    /// bruger, -en, -e, -ne: those who do something.
    NounAgent,
    /// kontrollere, -er, -ede, -et.
    VerbEde,
    /// indkalde, -er, -te, -t.
    VerbTe,
    /// Only as it is given.
    Fixed,
}

/// Whether the last consonant is doubled before an ending: ven, vennen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Doubling {
    /// It stays single.
    #[default]
    Never,
    /// It is doubled.
    BeforeEndings,
}

impl Class {
    /// Every class by the name it has in rules.
    pub const NAMES: [(&str, Self); 12] = [
        ("adjective", Self::Adjective),
        ("adjective-0", Self::FixedAdjective),
        ("noun-en-er", Self::NounEnEr),
        ("noun-en-e", Self::NounEnE),
        ("noun-en-0", Self::NounEn),
        ("noun-et-er", Self::NounEtEr),
        ("noun-et-e", Self::NounEtE),
        ("noun-et-0", Self::NounEt),
        ("noun-er", Self::NounAgent),
        ("verb-ede", Self::VerbEde),
        ("verb-te", Self::VerbTe),
        ("fixed", Self::Fixed),
    ];

    /// Whether words of this class are said of doing: a denial stands behind them.
    #[must_use]
    pub fn is_verb(self) -> bool {
        matches!(self, Self::VerbEde | Self::VerbTe)
    }

    /// The word in all its forms, itself first; in small letters, each once.
    #[must_use]
    pub fn forms(self, word: &str, doubling: Doubling) -> Vec<String> {
        let mut forms = vec![word.to_owned()];
        match self {
            Self::Adjective => adjective(word, doubling, &mut forms),
            Self::NounEnEr | Self::NounEnE | Self::NounEn | Self::NounEtEr | Self::NounEtE | Self::NounEt => {
                noun(word, doubling, self.endings(), &mut forms);
            }
            Self::NounAgent => agent(word, &mut forms),
            Self::VerbEde => verb(word, ["ede", "et"], &mut forms),
            Self::VerbTe => verb(word, ["te", "t"], &mut forms),
            Self::FixedAdjective | Self::Fixed => {}
        }
        let mut seen = std::collections::BTreeSet::new();
        forms.retain(|form| seen.insert(form.clone()));
        forms
    }

    /// Definite, plural, definite plural.
    fn endings(self) -> [&'static str; 3] {
        match self {
            Self::NounEnE => ["en", "e", "ene"],
            Self::NounEn => ["en", "", "ene"],
            Self::NounEtEr => ["et", "er", "erne"],
            Self::NounEtE => ["et", "e", "ene"],
            Self::NounEt => ["et", "", "ene"],
            _ => ["en", "er", "erne"],
        }
    }
}

/// The word as endings find it: skæbn(e), venn.
fn stem(word: &str, doubling: Doubling) -> String {
    let bare = word.strip_suffix('e').unwrap_or(word);
    match (doubling, bare.chars().next_back()) {
        (Doubling::BeforeEndings, Some(last)) => format!("{bare}{last}"),
        _ => bare.to_owned(),
    }
}

/// Every form has its genitive; one that ends in s, x or z takes an apostrophe and is found as it is.
fn with_genitive(form: String, forms: &mut Vec<String>) {
    if !form.ends_with(['s', 'x', 'z']) {
        forms.push(format!("{form}s"));
    }
    forms.push(form);
}

fn noun(word: &str, doubling: Doubling, endings: [&str; 3], forms: &mut Vec<String>) {
    with_genitive(word.to_owned(), forms);
    let stem = stem(word, doubling);
    for ending in endings {
        let is_bare = ending.is_empty();
        with_genitive(if is_bare { word.to_owned() } else { format!("{stem}{ending}") }, forms);
    }
    // Words in -el, -en and -er lose their e before an ending: offer, ofre.
    for tail in ["el", "en", "er"] {
        let Some(short) = word.strip_suffix(tail).filter(|short| short.len() > 2) else { continue };
        let short = undoubled(short);
        let tail = &tail[1..];
        ["e", "et", "en", "ene", "er", "erne"]
            .iter()
            .for_each(|ending| with_genitive(format!("{short}{tail}{ending}"), forms));
    }
}

/// A stem without the second of two equal consonants: off becomes of.
fn undoubled(stem: &str) -> &str {
    let mut ends = stem.char_indices().rev();
    match (ends.next(), ends.next()) {
        (Some((at, last)), Some((_, before))) if last == before => &stem[..at],
        _ => stem,
    }
}

fn agent(word: &str, forms: &mut Vec<String>) {
    let stem = word.strip_suffix('e').unwrap_or(word);
    for ending in ["", "en", "e", "ne"] {
        with_genitive(format!("{stem}{ending}"), forms);
    }
}

fn adjective(word: &str, doubling: Doubling, forms: &mut Vec<String>) {
    if let Some(stem) = word.strip_suffix("et").filter(|_| doubling == Doubling::Never) {
        // A participle: belastet, belastede.
        ["ede", "edes"].iter().for_each(|ending| forms.push(format!("{stem}{ending}")));
        return;
    }
    let stem = stem(word, doubling);
    if !word.ends_with('t') && !word.ends_with('e') {
        forms.push(format!("{word}t"));
    }
    for ending in ["e", "es", "ere", "eres", "est", "este", "estes"] {
        forms.push(format!("{stem}{ending}"));
    }
    if word.ends_with("ig") || word.ends_with("som") {
        forms.push(format!("{word}st"));
        forms.push(format!("{word}ste"));
    }
}

fn verb(infinitive: &str, [past, participle]: [&str; 2], forms: &mut Vec<String>) {
    let stem = infinitive.strip_suffix('e').unwrap_or(infinitive);
    forms.push(format!("{infinitive}r"));
    forms.push(format!("{infinitive}s"));
    for ending in [past, participle, "ende"] {
        forms.push(format!("{stem}{ending}"));
    }
    let plural = if participle == "et" { "ede" } else { "te" };
    forms.push(format!("{stem}{plural}"));
    forms.push(format!("{stem}{participle}s"));
    // Known by its stem at the front of a compound: kontrollér.
    if participle == "et" {
        forms.push(stem.to_owned());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_are_those_of_the_dictionary() {
        let check = |word: &str, class: Class, doubling: Doubling, expected: &str| {
            let forms = class.forms(word, doubling);
            for form in expected.split(' ') {
                assert!(forms.iter().any(|known| known == form), "{word}: {form} is missing in {forms:?}");
            }
        };
        let (single, double) = (Doubling::Never, Doubling::BeforeEndings);
        check(
            "sårbar",
            Class::Adjective,
            single,
            "sårbar sårbart sårbare sårbares sårbarere sårbarest sårbareste",
        );
        check("belastet", Class::Adjective, single, "belastet belastede belastedes");
        check("udsat", Class::Adjective, double, "udsat udsatte udsattes");
        check("skrøbelig", Class::Adjective, single, "skrøbeligt skrøbelige skrøbeligste");
        check("klient", Class::NounEnEr, single, "klient klienten klienter klienterne klienternes klients");
        check("skæbne", Class::NounEnEr, single, "skæbne skæbnen skæbner skæbnerne skæbnes");
        check("tilsyn", Class::NounEt, single, "tilsyn tilsynet tilsynene tilsyns");
        check("kontrol", Class::NounEnEr, double, "kontrol kontrollen kontroller kontrollerne");
        check("offer", Class::NounEtE, single, "offer ofre ofret ofrene offeret");
        check("bruger", Class::NounAgent, single, "bruger brugeren brugere brugerne brugernes brugers");
        check("visitere", Class::VerbEde, single, "visiterer visiterede visiteret visiterende visiteres");
        check("indkalde", Class::VerbTe, single, "indkalder indkaldte indkaldt indkaldes indkaldende");
        assert_eq!(Class::Fixed.forms("jf.", single), ["jf."]);
    }
}
