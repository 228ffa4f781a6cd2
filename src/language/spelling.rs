//! Words that are not written as the house writes them, found in one pass over a text.
//!
//! The ways a word is not written, and what follows from them (a blank for a hyphen, a capital letter), are one
//! automaton. What it meets is a word only between boundaries, with an ending the word takes or as the beginning of a
//! longer one. Knows no file and no rule.

use std::collections::BTreeSet;
use std::ops::Range;

use aho_corasick::AhoCorasick;

use crate::library::spelling::Spelling;
use crate::source::one_line;

use super::sentences::is_abbreviation;

/// Finds what is not written as it should be.
#[derive(Debug)]
pub struct Speller<'s> {
    automaton: Option<AhoCorasick>,
    patterns: Vec<Pattern<'s>>,
}

#[derive(Clone, Copy, Debug)]
struct Pattern<'s> {
    /// The place of the spelling in the list.
    at: usize,
    spelling: &'s Spelling,
    /// The way it is not written, when small and capital letters must be the same.
    exact: Option<&'s str>,
}

/// A word that is not written as it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misspelling {
    /// How it should be: a place in the list.
    pub spelling: usize,
    /// Where it stands in the text.
    pub range: Range<usize>,
    /// What to write, with the ending and the capital letters it has there.
    pub instead: String,
}

impl<'s> Speller<'s> {
    /// A speller for these words.
    #[must_use]
    pub fn new(spellings: &'s [Spelling]) -> Self {
        let (words, patterns): (Vec<String>, Vec<Pattern<'s>>) = patterns(spellings).into_iter().unzip();
        let automaton =
            AhoCorasick::new(&words).expect("a list that people write is far below what an automaton holds");
        Self { automaton: Some(automaton).filter(|_| !words.is_empty()), patterns }
    }

    /// What is not written as it should be in a text, in the order it stands there.
    #[must_use]
    pub fn misspellings(&self, text: &str) -> Vec<Misspelling> {
        let Some(automaton) = &self.automaton else { return Vec::new() };
        let folded = Folded::of(text);
        let met = automaton.find_overlapping_iter(&folded.text);
        let mut found: Vec<Misspelling> =
            met.filter_map(|met| self.patterns[met.pattern().as_usize()].at(&folded, met.range())).collect();
        found.sort_by_key(|found| (found.range.start, std::cmp::Reverse(found.range.end)));
        let mut free = 0;
        found.retain(|found| {
            let is_free = found.range.start >= free;
            free = if is_free { found.range.end } else { free };
            is_free
        });
        found
    }
}

/// Every way a word is not written, folded. What is written out goes before what follows from it.
fn patterns(spellings: &[Spelling]) -> Vec<(String, Pattern<'_>)> {
    let right: BTreeSet<String> = spellings.iter().map(|spelling| folded(&spelling.write.value)).collect();
    let ways = || {
        let numbered = spellings.iter().enumerate();
        numbered.flat_map(|(at, spelling)| spelling.not.iter().map(move |not| (at, spelling, not)))
    };
    let mut patterns = Vec::new();
    for (at, spelling, not) in ways() {
        let word = folded(&not.value);
        let is_exact = spelling.exact_case || right.contains(&word);
        let exact = is_exact.then_some(not.value.as_str());
        patterns.push((word, Pattern { at, spelling, exact }));
    }
    let written: BTreeSet<String> = patterns.iter().map(|(word, _)| word.clone()).collect();
    for (at, spelling, not) in ways().filter(|(_, spelling, _)| !spelling.exact_case) {
        let variants = variants(&folded(&not.value)).into_iter();
        let new = variants.filter(|word| !right.contains(word) && !written.contains(word));
        patterns.extend(new.map(|word| (word, Pattern { at, spelling, exact: None })));
    }
    patterns
}

/// A hyphen for a blank, and a blank for a hyphen.
fn variants(word: &str) -> Vec<String> {
    let pairs = [(' ', "-"), ('-', " ")].into_iter().filter(|(from, _)| word.contains(*from));
    pairs.map(|(from, to)| word.replace(from, to)).collect()
}

impl<'s> Pattern<'s> {
    /// The misspelling, if what was met is one.
    fn at(self, folded: &Folded<'_>, met: Range<usize>) -> Option<Misspelling> {
        let (before, after) = (&folded.text[..met.start], &folded.text[met.end..]);
        if before.ends_with(char::is_alphanumeric) {
            return None;
        }
        let rest_length = after.find(|c: char| !c.is_alphanumeric()).unwrap_or(after.len());
        if !self.takes(&after[..rest_length]) {
            return None;
        }
        let stem = folded.range(met.clone());
        let range = folded.range(met.start..met.end + rest_length);
        let written = one_line(&folded.source[range.clone()]);
        let instead = recased(&self.spelling.write.value, &folded.source[stem.clone()])
            + &folded.source[stem.end..range.end];
        let is_right = written == instead
            || self.exact.is_some_and(|exact| one_line(&folded.source[stem]) != exact)
            || is_in_address(folded.source, &range)
            || self.is_excused(folded.source, &range);
        (!is_right).then_some(Misspelling { spelling: self.at, range, instead })
    }

    /// Whether the word can go on so.
    fn takes(self, rest: &str) -> bool {
        let Spelling { endings, compounds, .. } = self.spelling;
        let is_ending = |rest: &str| rest.is_empty() || endings.iter().any(|ending| ending == rest);
        *compounds || is_ending(rest) || rest.strip_suffix('s').is_some_and(is_ending)
    }

    fn is_excused(self, text: &str, range: &Range<usize>) -> bool {
        let unless = &self.spelling.unless;
        if unless.is_empty() {
            return false;
        }
        let sentence = text[sentence(text, range)].to_lowercase();
        unless.iter().any(|word| begins_a_word(&sentence, &word.to_lowercase()))
    }
}

/// A text in small letters, with one blank for an end of line and none behind a hyphen, and where each byte of it
/// stands.
struct Folded<'t> {
    source: &'t str,
    text: String,
    places: Vec<u32>,
}

impl<'t> Folded<'t> {
    fn of(source: &'t str) -> Self {
        let mut folded = Self { source, text: String::new(), places: Vec::with_capacity(source.len()) };
        for (at, c) in source.char_indices() {
            let is_space = c.is_whitespace();
            if is_space && folded.text.ends_with(['-', ' ']) {
                continue;
            }
            match c {
                '\u{2010}' | '\u{2011}' => folded.text.push('-'),
                _ if is_space => folded.text.push(' '),
                _ => folded.text.extend(c.to_lowercase()),
            }
            folded.places.resize(folded.text.len(), u32::try_from(at).unwrap_or(u32::MAX));
        }
        folded
    }

    /// The place in the source of a stretch that is not empty.
    fn range(&self, folded: Range<usize>) -> Range<usize> {
        let place = |at: usize| self.places.get(at).map_or(self.source.len(), |place| *place as usize);
        let last = place(folded.end - 1);
        let end = last + self.source[last..].chars().next().map_or(0, char::len_utf8);
        place(folded.start)..end
    }
}

fn folded(word: &str) -> String {
    Folded::of(word).text
}

/// A word with the capital letters of another: a first one, or all.
fn recased(word: &str, like: &str) -> String {
    let mut letters = like.chars().filter(|c| c.is_alphabetic());
    let is_loud = letters.clone().count() > 1 && letters.clone().all(char::is_uppercase);
    if is_loud {
        return word.to_uppercase();
    }
    let is_capital = letters.next().is_some_and(char::is_uppercase) && like.starts_with(char::is_alphabetic);
    let mut rest = word.chars();
    match rest.next() {
        Some(first) if is_capital => first.to_uppercase().chain(rest).collect(),
        _ => word.to_owned(),
    }
}

/// Whether a place is part of an address that stands in the text as it is.
fn is_in_address(text: &str, range: &Range<usize>) -> bool {
    let near = near(text, range);
    let start =
        text[near.start..range.start].rfind(char::is_whitespace).map_or(near.start, |at| near.start + at + 1);
    let end = text[range.end..near.end].find(char::is_whitespace).map_or(near.end, |at| range.end + at);
    let Some(word) = text.get(start..end) else { return false };
    word.contains('@') || word.contains("://") || word.starts_with("www.") || word.contains(".dk")
}

/// The sentence a place stands in, as far as full stops and the like tell, and as far as it is near.
fn sentence(text: &str, range: &Range<usize>) -> Range<usize> {
    let ends = |at: usize, c: char| {
        matches!(c, '.' | '!' | '?')
            && text[at + c.len_utf8()..].starts_with(char::is_whitespace)
            && !(c == '.' && ends_in_abbreviation(&text[..at]))
    };
    let near = near(text, range);
    let before = text[near.start..range.start].char_indices().rev().find(|(at, c)| ends(near.start + at, *c));
    let after = text[range.end..near.end].char_indices().find(|(at, c)| ends(range.end + at, *c));
    before.map_or(near.start, |(at, _)| near.start + at + 1)..after.map_or(near.end, |(at, _)| range.end + at)
}

fn ends_in_abbreviation(text: &str) -> bool {
    let is_part = |c: &char| c.is_alphanumeric() || *c == '.';
    let length: usize =
        text.chars().rev().take(LONGEST_ABBREVIATION).take_while(is_part).map(char::len_utf8).sum();
    is_abbreviation(&text[text.len() - length..])
}

/// How many characters are looked at: more than any abbreviation has.
const LONGEST_ABBREVIATION: usize = 12;
/// How many bytes on either side of a place can tell what is meant there.
const NEAR: usize = 400;

/// What stands near a place.
fn near(text: &str, range: &Range<usize>) -> Range<usize> {
    let start = text.floor_char_boundary(range.start.saturating_sub(NEAR));
    start..text.ceil_char_boundary(text.len().min(range.end + NEAR))
}

fn begins_a_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| !text[..at].ends_with(char::is_alphanumeric))
}

#[cfg(test)]
mod tests;
