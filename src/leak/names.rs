//! Finds addresses and file names as they are written, not as a part of a longer word: `05-frivillige`
//! is found in `img/05-frivillige.html`, not in `x05-frivillige`.

use std::collections::BTreeSet;

/// The names that are looked for, each known by a number.
#[derive(Debug)]
pub(super) struct Names {
    /// Sorted, so that a name stands before those that begin with it.
    names: Vec<Name>,
    /// A bit for each hash of the first bytes of a name: most places of a text are let go by it.
    sieve: Vec<u64>,
}

#[derive(Debug)]
struct Name {
    text: String,
    number: usize,
    /// The longest other name this one begins with.
    beginning: Option<usize>,
}

impl Names {
    /// Takes names with their numbers; of equal names the first counts. A name that begins with
    /// another one is found by that. One of fewer than four bytes is none: it would be found
    /// everywhere.
    pub(super) fn new<'n>(names: impl Iterator<Item = (usize, &'n str)>) -> Self {
        let mut sorted: Vec<(&str, usize)> = names.map(|(number, name)| (name, number)).collect();
        sorted.retain(|(name, _)| name.len() >= FIRST_BYTES && name.contains(char::is_alphanumeric));
        sorted.sort_unstable();
        sorted.dedup_by(|(name, _), (before, _)| name.starts_with(*before) && is_border(name, before.len()));
        let bits = (sorted.len() * BITS_PER_NAME).next_power_of_two().max(64);
        let mut all = Self { names: Vec::with_capacity(sorted.len()), sieve: vec![0; bits / 64] };
        for (name, number) in sorted {
            all.add(name, number);
        }
        all
    }

    /// Adds the number of each name that stands in the text to `found`.
    pub(super) fn find(&self, text: &str, found: &mut BTreeSet<usize>) {
        let mut was_inside = false;
        for (at, first) in text.as_bytes().windows(FIRST_BYTES).enumerate() {
            let is_inside = IS_WORD[usize::from(first[0])];
            if !(is_inside && was_inside) && self.may_begin(first) {
                self.find_at(text, at, found);
            }
            was_inside = is_inside;
        }
    }

    fn add(&mut self, name: &str, number: usize) {
        let last = self.names.len().checked_sub(1);
        let beginning = self.beginnings(last).find(|&at| name.starts_with(&self.names[at].text));
        let (at, bit) = self.sieve_bit(name.as_bytes());
        self.sieve[at] |= bit;
        self.names.push(Name { text: name.to_owned(), number, beginning });
    }

    fn may_begin(&self, first: &[u8]) -> bool {
        let (at, bit) = self.sieve_bit(first);
        self.sieve[at] & bit != 0
    }

    /// Whatever the text at this place begins with is the last name that sorts before it, or one that
    /// name begins with.
    fn find_at(&self, text: &str, at: usize, found: &mut BTreeSet<usize>) {
        let rest = &text.as_bytes()[at..];
        let last = self.names.partition_point(|name| name.text.as_bytes() <= rest).checked_sub(1);
        for name in self.beginnings(last).map(|at| &self.names[at]) {
            let stands = rest.starts_with(name.text.as_bytes());
            if stands && is_border(text, at) && is_border(text, at + name.text.len()) {
                found.insert(name.number);
            }
        }
    }

    fn sieve_bit(&self, first: &[u8]) -> (usize, u64) {
        let first = u32::from_le_bytes([first[0], first[1], first[2], first[3]]);
        let hash = (u64::from(first).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32) as usize;
        ((hash / 64) & (self.sieve.len() - 1), 1 << (hash % 64))
    }

    /// A name, and every name that it begins with.
    fn beginnings(&self, from: Option<usize>) -> impl Iterator<Item = usize> {
        std::iter::successors(from, |&at| self.names[at].beginning)
    }
}

/// Whether no word reaches across this place.
fn is_border(text: &str, at: usize) -> bool {
    let before = text[..at].chars().next_back();
    let after = text[at..].chars().next();
    !(before.is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_alphanumeric))
}

const FIRST_BYTES: usize = 4;
const BITS_PER_NAME: usize = 64;

/// For each byte, whether it is an ASCII letter or digit. A name may begin between two bytes only if
/// they are not both.
static IS_WORD: [bool; 256] = {
    let mut is_word = [false; 256];
    let mut byte = 0_u8;
    while byte < 128 {
        is_word[byte as usize] = byte.is_ascii_alphanumeric();
        byte += 1;
    }
    is_word
};

#[cfg(test)]
mod tests {
    use super::*;

    fn found(names: &[&str], text: &str) -> Vec<usize> {
        let mut found = BTreeSet::new();
        Names::new(names.iter().copied().enumerate()).find(text, &mut found);
        found.into_iter().collect()
    }

    #[test]
    fn names_are_found_whole() {
        let names = [
            "05-frivillige",
            "manualer/05/",
            "05-frivillige/kræft.png",
            "a.png",
            "/",
            "05-frivillige",
            "_om.md",
        ];
        let check = |text: &str, expected: &[usize]| assert_eq!(found(&names, text), expected, "{text}");
        check("img/05-frivillige.html", &[0]);
        check("»05-frivillige«", &[0]);
        check("x05-frivillige 05-frivilligehuset å05-frivillige 05-frivilligeå", &[]);
        check("../manualer/05/index.html", &[1]);
        check("manualer/05-nyt", &[]);
        check("05-frivillige/kræft.png", &[0]);
        check("a.png data.png", &[3]);
        check("sider/_om.md", &[6]);
        check("05", &[]);
        check("", &[]);
    }

    #[test]
    fn names_that_begin_alike_are_all_found() {
        let names = ["manu", "manual", "manual-x", "manualer", "manualer-y"];
        let check = |text: &str, expected: &[usize]| assert_eq!(found(&names, text), expected, "{text}");
        check("manual manuals manualer", &[1, 3]);
        check("manual-x", &[1]);
        check("manu", &[0]);
        check("manualerne", &[]);
    }
}
