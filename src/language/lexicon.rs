//! A list of common Danish words, and what is known from it: whether a row of letters is a word, and of which class.
//!
//! It is evidence for splitting compounds and for reading the neighbours of a word, no dictionary: a word that is not
//! in it may be a good word.

use std::collections::HashMap;
use std::sync::LazyLock;

/// The words, a line each: `word<TAB>classes`, sorted.
const WORDS: &str = include_str!("lexicon/words.txt");

static KNOWN: LazyLock<HashMap<&'static str, Classes>> = LazyLock::new(|| {
    let lines = WORDS.lines().filter_map(|line| line.split_once('\t'));
    lines.map(|(word, classes)| (word, Classes::parse(classes))).collect()
});

/// The classes a word can be of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Classes(u8);

impl Classes {
    /// Of none: the word is not known.
    pub const NONE: Self = Self(0);
    /// A noun.
    pub const NOUN: Self = Self(1);
    /// An adjective.
    pub const ADJECTIVE: Self = Self(2);
    /// A verb.
    pub const VERB: Self = Self(4);
    /// A small word: adverb, preposition, conjunction, pronoun, numeral.
    pub const SMALL: Self = Self(8);

    fn parse(letters: &str) -> Self {
        let bit = |letter| match letter {
            'n' => Self::NOUN.0,
            'a' => Self::ADJECTIVE.0,
            'v' => Self::VERB.0,
            'o' => Self::SMALL.0,
            _ => 0,
        };
        Self(letters.chars().fold(0, |bits, letter| bits | bit(letter)))
    }

    /// Whether any of these classes is among them.
    #[must_use]
    pub fn have(self, any: Self) -> bool {
        self.0 & any.0 != 0
    }

    /// Whether the word is known at all.
    #[must_use]
    pub fn is_known(self) -> bool {
        self != Self::NONE
    }

    fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// The classes of a word as the list has it, without looking for its base form.
#[must_use]
pub fn listed(word: &str) -> Classes {
    KNOWN.get(word).copied().unwrap_or_default()
}

/// The classes of a word in any of its forms; [`Classes::NONE`] when it is not known. In small letters.
#[must_use]
pub fn classes(word: &str) -> Classes {
    let mut found = listed(word);
    for (ending, instead, class) in ENDINGS {
        let Some(stem) = word.strip_suffix(ending).filter(|stem| stem.len() >= 2) else { continue };
        for base in bases(stem, instead) {
            let known = listed(&base);
            if known.have(*class) {
                found = found.with(*class);
            }
        }
    }
    found
}

/// Endings, what the base form has in their place, and the class of which they are.
const ENDINGS: &[(&str, &[&str], Classes)] = &[
    ("ernes", &["", "e"], Classes::NOUN),
    ("erne", &["", "e"], Classes::NOUN),
    ("enes", &["", "e"], Classes::NOUN),
    ("ene", &["", "e"], Classes::NOUN),
    ("nes", &[""], Classes::NOUN),
    ("ne", &[""], Classes::NOUN),
    ("ens", &["", "e"], Classes::NOUN),
    ("en", &["", "e"], Classes::NOUN),
    ("ets", &["", "e"], Classes::NOUN),
    ("et", &["", "e"], Classes::NOUN),
    ("ers", &["", "e"], Classes::NOUN),
    ("er", &["", "e"], Classes::NOUN),
    ("e", &[""], Classes::NOUN),
    ("s", &[""], Classes::NOUN),
    ("er", &["e"], Classes::VERB),
    ("r", &[""], Classes::VERB),
    ("ede", &["e"], Classes::VERB),
    ("te", &["e"], Classes::VERB),
    ("et", &["e"], Classes::VERB),
    ("t", &["e", ""], Classes::VERB),
    ("ende", &["e"], Classes::VERB),
    ("es", &["e"], Classes::VERB),
    ("s", &[""], Classes::VERB),
    ("t", &[""], Classes::ADJECTIVE),
    ("e", &[""], Classes::ADJECTIVE),
    ("ede", &["et"], Classes::ADJECTIVE),
    ("es", &[""], Classes::ADJECTIVE),
    ("ere", &[""], Classes::ADJECTIVE),
    ("est", &[""], Classes::ADJECTIVE),
    ("este", &[""], Classes::ADJECTIVE),
    ("st", &[""], Classes::ADJECTIVE),
    ("ste", &[""], Classes::ADJECTIVE),
];

/// What the base form of a stem can be: with its own ending, and without a doubled consonant.
fn bases<'s>(stem: &'s str, instead: &'s [&str]) -> impl Iterator<Item = String> + 's {
    let whole = instead.iter().map(move |ending| format!("{stem}{ending}"));
    let mut ends = stem.char_indices().rev();
    let single = match (ends.next(), ends.next()) {
        (Some((at, last)), Some((_, before))) if last == before => Some(stem[..at].to_owned()),
        _ => None,
    };
    whole.chain(single)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_known_in_their_forms() {
        let check = |word: &str, class: Classes| assert!(classes(word).have(class), "{word}");
        for word in ["gruppe", "gruppens", "familierne", "tilbuddet", "barnets", "børn", "møder"] {
            check(word, Classes::NOUN);
        }
        for word in ["arbejder", "arbejdede", "arbejdende", "er", "får"] {
            check(word, Classes::VERB);
        }
        for word in ["unge", "grønt", "glade", "største"] {
            check(word, Classes::ADJECTIVE);
        }
        check("aldrig", Classes::SMALL);
        for word in ["koff", "eladende", "xyz", ""] {
            assert!(!classes(word).is_known(), "{word}");
        }
    }

    #[test]
    fn the_list_is_sorted_and_each_word_is_there_once() {
        let words: Vec<&str> = WORDS.lines().map(|line| line.split_once('\t').expect(line).0).collect();
        for pair in words.windows(2) {
            assert!(pair[0] < pair[1], "{} stands before {}", pair[0], pair[1]);
        }
        assert!(words.len() > 5000);
        assert!(WORDS.lines().all(|line| Classes::parse(line.split_once('\t').unwrap().1).is_known()));
    }
}
