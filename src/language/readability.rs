//! LIX, the measure of how hard a text is to read that Danes know: words / sentences + 100 × long words / words.
//!
//! C. H. Björnsson (*Läsbarhet*, 1968) counts a word as long from seven letters, and lets a sentence end at a full stop,
//! a colon or where a capital letter begins something new; the Danish calculators count `!` and `?` with them. Some count
//! every full stop too, so that `f.eks.` makes two sentences, and say themselves that abbreviations and numbers mislead
//! them; here they do not. What is a word and a sentence is said in [`super::sentences`]. Besides:
//!
//! | what | how it counts |
//! |---|---|
//! | paragraphs, quotations, boxes, explanations of terms, footnotes | all of them |
//! | an item of a list | at least one sentence, with or without a full stop at its end; so does the line before the list |
//! | a cell of a table | only when it ends as a sentence does, with `.`, `!`, `?` or `…` |
//! | headings, the heads of tables, terms, titles, summaries, the rest of a front matter | not at all |
//! | alternative texts and titles of links | not at all |
//! | code, placeholders, addresses | no words, but what stands around them is |
//! | how not to write: counter-examples | not at all |
//! | abbreviations, numbers, dates | one word for each stretch between blanks; digits are no letters, so numbers are short |
//! | compounds with a hyphen | one word, whose letters are counted together |
//!
//! Nothing is said of a text with fewer than [`Reading::FEWEST_SENTENCES`] sentences. LIX is rounded to a tenth, half a
//! tenth upwards, and all that is compared or shown is what was rounded.

use std::fmt;
use std::ops::Range;

use super::prose::{NO_WORD, Passage, PassageKind};
use super::sentences::{Sentence, Word, sentences};
use crate::source::Span;

/// How hard a text is to read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// How many words there are.
    pub words: usize,
    /// How many sentences.
    pub sentences: usize,
    /// How many words have more than six letters.
    pub long_words: usize,
    /// The sentences that make it hard, the hardest first.
    pub hardest: Vec<HardSentence>,
    /// The longest words, the longest first, without names.
    pub longest: Vec<String>,
}

/// A sentence that makes the text hard to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HardSentence {
    /// Its place in the source.
    pub span: Span,
    /// How it begins.
    pub beginning: String,
    /// How many words it has.
    pub words: usize,
}

/// A LIX in tenths.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Lix(usize);

impl Lix {
    /// `None` where there are no words.
    #[must_use]
    pub fn of(words: usize, sentences: usize, long_words: usize) -> Option<Self> {
        let tenths = 10 * words * words + 1000 * long_words * sentences;
        let parts = words.checked_mul(sentences).filter(|parts| *parts > 0)?;
        Some(Self((tenths + parts / 2) / parts))
    }

    /// Whether it is higher than a limit.
    #[must_use]
    pub fn is_over(self, limit: u8) -> bool {
        self.0 > usize::from(limit) * 10
    }

    /// As a number.
    #[must_use]
    pub fn value(self) -> f64 {
        f64::from(u32::try_from(self.0).unwrap_or(u32::MAX)) / 10.0
    }
}

/// As Danes write it: `38,4`.
impl fmt::Display for Lix {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{},{}", self.0 / 10, self.0 % 10)
    }
}

impl Reading {
    /// Of a text with fewer sentences nothing is said.
    pub const FEWEST_SENTENCES: usize = 3;
    /// How many sentences are named.
    const NAMED_SENTENCES: usize = 3;
    /// How many words a sentence may have before it would do the reader good to part it.
    const EASY_LENGTH: usize = 12;
    /// How many words are named.
    const NAMED_WORDS: usize = 4;

    /// Reads what a text says.
    #[must_use]
    pub fn of(passages: &[Passage]) -> Self {
        let running = passages.iter().filter(|passage| is_running(passage));
        let read: Vec<Read<'_>> = running
            .flat_map(|passage| {
                sentences(passage.text()).into_iter().map(|sentence| Read::of(passage, sentence))
            })
            .collect();
        let mut reading = Self { sentences: read.len(), ..Self::default() };
        reading.words = read.iter().map(|sentence| sentence.words.len()).sum();
        reading.long_words = read.iter().map(|sentence| sentence.long_words).sum();
        reading.hardest = reading.hardest(&read);
        reading.longest = longest(&read);
        reading
    }

    /// How hard it is; `None` when too little is said.
    #[must_use]
    pub fn lix(&self) -> Option<Lix> {
        let is_enough = self.sentences >= Self::FEWEST_SENTENCES;
        Lix::of(self.words, self.sentences, self.long_words).filter(|_| is_enough)
    }

    /// The sentences that would do the most for LIX if they were written in short words and parted where they are long.
    fn hardest(&self, read: &[Read<'_>]) -> Vec<HardSentence> {
        let mut hard: Vec<_> = read.iter().map(|sentence| (self.gain(sentence), sentence)).collect();
        hard.retain(|(gain, _)| *gain > 0.0);
        hard.sort_by(|(one, _), (other, _)| other.total_cmp(one));
        hard.truncate(Self::NAMED_SENTENCES);
        hard.into_iter().map(|(_, sentence)| sentence.named()).collect()
    }

    /// By how much LIX would fall.
    fn gain(&self, sentence: &Read<'_>) -> f64 {
        let number = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
        let (words, sentences) = (number(self.words), number(self.sentences));
        let more = number((sentence.words.len() - 1) / Self::EASY_LENGTH);
        words / sentences - words / (sentences + more) + 100.0 * number(sentence.long_words) / words
    }
}

/// Whether a passage is part of the running text.
fn is_running(passage: &Passage) -> bool {
    let is_body = match passage.kind {
        PassageKind::Paragraph | PassageKind::Item => true,
        PassageKind::Cell => ends_a_sentence(passage.text()),
        PassageKind::Title
        | PassageKind::Summary
        | PassageKind::PublicLine
        | PassageKind::Matter
        | PassageKind::Note
        | PassageKind::Heading(_)
        | PassageKind::HeadCell
        | PassageKind::Term
        | PassageKind::Alt
        | PassageKind::LinkTitle => false,
    };
    is_body && !passage.is_counter_example
}

fn ends_a_sentence(text: &str) -> bool {
    let is_aside = |c: char| !c.is_alphanumeric() && !matches!(c, '.' | '!' | '?' | '…');
    text.trim_end_matches(is_aside).ends_with(['.', '!', '?', '…'])
}

/// A sentence and the passage it stands in.
struct Read<'p> {
    passage: &'p Passage,
    range: Range<usize>,
    words: Vec<Word>,
    long_words: usize,
}

impl<'p> Read<'p> {
    fn of(passage: &'p Passage, sentence: Sentence) -> Self {
        let long_words = sentence.words.iter().filter(|word| is_long(word)).count();
        Self { passage, range: sentence.range, words: sentence.words, long_words }
    }

    fn named(&self) -> HardSentence {
        let text = &self.passage.text()[self.range.clone()];
        HardSentence {
            span: self.passage.place(self.range.clone()),
            beginning: beginning(text),
            words: self.words.len(),
        }
    }

    /// The long words that are no names.
    fn long(&self) -> impl Iterator<Item = (usize, &'p str)> {
        let text = self.passage.text();
        let is_name = |at: usize, word: &str| at > 0 && word.starts_with(char::is_uppercase);
        let words = self.words.iter().enumerate().filter(|(_, word)| is_long(word));
        words
            .map(move |(at, word)| (at, word.letters, word.text(text)))
            .filter_map(move |(at, letters, word)| (!is_name(at, word)).then_some((letters, word)))
    }
}

fn is_long(word: &Word) -> bool {
    word.letters > 6
}

/// The first words of a sentence, on one line.
fn beginning(text: &str) -> String {
    const WORDS: usize = 6;
    const LETTERS: usize = 60;
    let mut shown = String::new();
    let mut words = text.split_whitespace();
    for word in words.by_ref().take(WORDS) {
        if !shown.is_empty() && (shown.chars().count() + word.chars().count()) > LETTERS {
            return cut(&shown);
        }
        shown.extend((!shown.is_empty()).then_some(' '));
        shown.extend(word.chars().take(LETTERS).map(|c| if c == NO_WORD { '…' } else { c }));
    }
    match words.next() {
        Some(_) => cut(&shown),
        None => shown,
    }
}

fn cut(shown: &str) -> String {
    format!("{} …", shown.trim_end_matches(['.', ',', ';', ':', '–', '…', ' ']))
}

/// The longest words, each once.
fn longest(read: &[Read<'_>]) -> Vec<String> {
    let mut words: Vec<(usize, String)> =
        read.iter().flat_map(Read::long).map(|(letters, word)| (letters, word.to_lowercase())).collect();
    words.sort_by(|(one, a), (other, b)| other.cmp(one).then_with(|| a.cmp(b)));
    words.dedup();
    words.into_iter().take(Reading::NAMED_WORDS).map(|(_, word)| word).collect()
}

#[cfg(test)]
mod tests;
