//! Whether a word is a compound: what stands beside its head must be words too, joined as Danish joins them.
//!
//! *Sårbarhedspulje* is sårbarhed + s + pulje; *koffert* is no k + offer + t, for no word is k or t.

use super::lexicon;

/// The shortest word that counts as a part.
const SHORTEST: usize = 2;
/// The longest word that is taken apart, in bytes; longer ones are no words people write.
pub(super) const LONGEST: usize = 80;

/// Whether these letters can stand before the rest of a compound: one or more words, with or without a linking s, e or r.
#[must_use]
pub fn can_begin(letters: &str) -> bool {
    letters.len() <= LONGEST && (is_first_part(letters) || splits(letters, is_first_part))
}

/// Whether these letters can end a compound that has begun: one or more words, the last in any of its forms, with or
/// without a linking letter before the first.
#[must_use]
pub fn can_end(letters: &str) -> bool {
    if letters.len() > LONGEST {
        return false;
    }
    let links = ["", "s", "e", "er"];
    links
        .iter()
        .filter_map(|link| letters.strip_prefix(link))
        .any(|rest| is_word(rest) || splits(rest, is_word))
}

/// Whether letters are a first part followed by something for which `ends` holds.
fn splits(letters: &str, ends: fn(&str) -> bool) -> bool {
    let cuts = letters.char_indices().map(|(at, _)| at).skip(SHORTEST);
    cuts.into_iter().any(|at| {
        let (first, rest) = letters.split_at(at);
        ends(rest) && is_first_part(first)
    })
}

/// Prefixes that make a word of its own of another: forbruger, afsvækket, udsvage. They begin no compound.
const PREFIXES: [&str; 22] = [
    "af", "an", "be", "bi", "for", "fra", "gen", "i", "ind", "med", "mis", "ned", "om", "op", "over", "på",
    "til", "ud", "und", "under", "ved", "vi",
];

/// Whether letters are one word as it stands before another: in its base form, with a linking letter or without.
fn is_first_part(letters: &str) -> bool {
    let bare = ["s", "e", "er", "n"].into_iter().filter_map(|link| letters.strip_suffix(link));
    std::iter::once(letters).chain(bare).any(|base| {
        base.chars().count() >= SHORTEST && !PREFIXES.contains(&base) && {
            let classes = lexicon::listed(base);
            CONTENT.into_iter().any(|class| classes.have(class))
                || lexicon::listed(&format!("{base}e")).have(lexicon::Classes::VERB)
        }
    })
}

/// The classes of words that are parts of compounds.
const CONTENT: [lexicon::Classes; 3] =
    [lexicon::Classes::NOUN, lexicon::Classes::ADJECTIVE, lexicon::Classes::VERB];

/// Whether letters are a word in any of its forms that can end a compound.
fn is_word(letters: &str) -> bool {
    letters.chars().count() > SHORTEST && {
        let classes = lexicon::classes(letters);
        CONTENT.into_iter().any(|class| classes.have(class))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_compounds_are_words() {
        for first in ["børne", "arbejds", "familie", "social", "børnefamilie", "bolig"] {
            assert!(can_begin(first), "{first}");
        }
        for last in ["smøde", "sbesøg", "gruppen", "familierne", "sagens", "ssagsbehandler"] {
            assert!(can_end(last), "{last}");
        }
        for none in ["k", "koff", "xq"] {
            assert!(!can_begin(none) && !can_end(none), "{none}");
        }
    }
}
