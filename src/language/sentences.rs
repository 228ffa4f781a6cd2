//! Danish sentences and words in a text as it is shown ([`Passage::text`](super::prose::Passage::text)).
//!
//! **A word** is what stands between blanks and has a letter or a digit: `16.063.568`, `f.eks.`, `Høje-Taastrup` and
//! `uddannelses-` are one word each. A slash, a dash or an ellipsis between two words parts them, between two digits it
//! does not: `og/eller` is two words, `10–12` one.
//!
//! **A sentence** ends at `.`, `:`, `!` or `?` before a blank, quotation marks and brackets that close aside, and at the
//! end of the text. It goes on
//! - behind an abbreviation that something always follows (`kl.`, `f.eks.`, `jf.`), and behind one that can end a
//!   sentence (`osv.`, `m.fl.`, `kr.`, `stk.`) unless a capital letter follows;
//! - behind a number, unless a capital letter follows that is no month: `3. marts`, `1. og 2. klasse`, `§ 3. Stk. 2`;
//! - behind the number a sentence begins with: `1. Find de frivillige`;
//! - behind an initial, unless a word follows that is no name: `C. H. Björnsson`;
//! - behind an ellipsis when a small letter follows, and behind a quotation or a bracket when one does;
//! - behind a word of at most four letters when a small letter follows: an abbreviation that is not known here.
//!
//! A semicolon ends nothing. What has no blank behind it ends nothing: `10.30`, `3.3.2026`, `www.example.dk`.

mod abbreviations;

use std::ops::Range;

use super::prose::NO_WORD;
use abbreviations::Follows;
pub(crate) use abbreviations::is_abbreviation;

/// A sentence. Sentences of a text follow one another and have at least a word each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Its bytes, the mark at its end among them.
    pub range: Range<usize>,
    /// Its words, in the order written.
    pub words: Vec<Word>,
}

/// A word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Its bytes, without quotation marks, brackets and punctuation around it.
    pub range: Range<usize>,
    /// How many letters it has; digits and hyphens are none.
    pub letters: usize,
}

impl Word {
    /// The word as written.
    #[must_use]
    pub fn text<'t>(&self, text: &'t str) -> &'t str {
        text.get(self.range.clone()).unwrap_or("")
    }
}

/// The words of a text.
#[must_use]
pub fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut start = 0;
    for (at, c) in text.char_indices() {
        if parts_words(text, at, c) {
            words.extend(word(text, start..at));
            start = at + c.len_utf8();
        }
    }
    words.extend(word(text, start..text.len()));
    words
}

/// The sentences of a text.
#[must_use]
pub fn sentences(text: &str) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    let mut words: Vec<Word> = Vec::new();
    let mut start = 0;
    for next in self::words(text) {
        if let Some(end) = words.last().and_then(|last| end_between(text, last, &next, words.len() == 1)) {
            sentences.push(Sentence { range: trimmed(text, start..end), words: std::mem::take(&mut words) });
            start = end;
        }
        words.push(next);
    }
    if !words.is_empty() {
        sentences.push(Sentence { range: trimmed(text, start..text.len()), words });
    }
    sentences
}

fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let part = &text[range.clone()];
    let start = range.end - part.trim_start().len();
    start..range.start + part.trim_end().len()
}

fn parts_words(text: &str, at: usize, c: char) -> bool {
    let (before, after) = (&text[..at], &text[at + c.len_utf8()..]);
    match c {
        NO_WORD | '…' => true,
        '/' | '–' | '—' => !(before.ends_with(char::is_numeric) && after.starts_with(char::is_numeric)),
        '.' => before.ends_with('.') || after.starts_with('.'),
        c => c.is_whitespace(),
    }
}

/// What stands in a range of the text, if it has a letter or a digit.
fn word(text: &str, range: Range<usize>) -> Option<Word> {
    let part = &text[range.clone()];
    let start = range.start + part.find(char::is_alphanumeric)?;
    let end = range.end - (part.len() - part.trim_end_matches(|c: char| !c.is_alphanumeric()).len());
    let letters = text[start..end].chars().filter(|c| c.is_alphabetic()).count();
    Some(Word { range: start..end, letters })
}

/// Where a sentence ends between two words, if one does. `is_first` when a sentence begins with the first of them.
fn end_between(text: &str, before: &Word, after: &Word, is_first: bool) -> Option<usize> {
    let gap = &text[before.range.end..after.range.start];
    let mark = Mark::of(gap)?;
    let next = Next::of(&gap[mark.end..], after.text(text));
    let ends = match mark.kind {
        MarkKind::Strong => next != Next::Small || !mark.is_enclosed,
        MarkKind::Ellipsis => matches!(next, Next::Capital | Next::NoWord),
        MarkKind::Stop if mark.is_attached => {
            Before::of(before, text, is_first).ends(next, after.text(text))
                && !(mark.is_enclosed && next == Next::Small)
        }
        MarkKind::Stop => next != Next::Small,
    };
    ends.then_some(before.range.end + mark.end)
}

/// A mark between two words that can end a sentence.
struct Mark {
    kind: MarkKind,
    /// Whether nothing stands between it and the word before.
    is_attached: bool,
    /// Whether a quotation or a bracket closes behind it.
    is_enclosed: bool,
    /// The byte behind it, and behind what closes.
    end: usize,
}

#[derive(Clone, Copy)]
enum MarkKind {
    /// `:`, `!`, `?`
    Strong,
    /// `…`, `...`
    Ellipsis,
    /// `.`
    Stop,
}

const MARKS: [char; 5] = ['.', ':', '!', '?', '…'];
const CLOSING: [char; 11] = [')', ']', '}', '«', '»', '”', '“', '’', '\'', '"', '›'];

impl Mark {
    /// The last mark between two words, when a blank follows it.
    fn of(gap: &str) -> Option<Self> {
        let last = gap.rfind(MARKS)?;
        let behind = last + gap[last..].chars().next().map_or(0, char::len_utf8);
        let rest = gap[behind..].trim_start_matches(CLOSING);
        let first = gap.find(MARKS)?;
        rest.starts_with(|c: char| c.is_whitespace() || c == NO_WORD).then(|| Self {
            kind: MarkKind::of(&gap[..behind]),
            is_attached: gap[..first].chars().all(|c| CLOSING.contains(&c)),
            is_enclosed: gap.len() - behind > rest.len(),
            end: gap.len() - rest.len(),
        })
    }
}

impl MarkKind {
    /// The strongest of several.
    fn of(marks: &str) -> Self {
        match marks {
            marks if marks.contains([':', '!', '?']) => Self::Strong,
            marks if marks.contains('…') || marks.contains("..") => Self::Ellipsis,
            _ => Self::Stop,
        }
    }
}

/// What a sentence would begin with.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Next {
    Capital,
    Small,
    Digit,
    /// A placeholder, an address, code.
    NoWord,
}

impl Next {
    fn of(gap: &str, word: &str) -> Self {
        match word.chars().next() {
            _ if gap.contains(NO_WORD) => Self::NoWord,
            Some(c) if c.is_uppercase() => Self::Capital,
            Some(c) if c.is_numeric() => Self::Digit,
            _ => Self::Small,
        }
    }
}

/// What stands before a full stop.
enum Before {
    /// The number or the letter of an item.
    Enumerator,
    Number,
    Initial,
    Abbreviation(Follows),
    Word {
        letters: usize,
    },
}

impl Before {
    fn of(word: &Word, text: &str, is_first: bool) -> Self {
        let letters = word.letters;
        let word = word.text(text);
        let is_number = letters == 0;
        match () {
            () if is_first && (is_number || word.chars().count() == 1) => Self::Enumerator,
            () if is_number => Self::Number,
            () if is_initial(word) => Self::Initial,
            () => match Follows::what(word) {
                Some(follows) => Self::Abbreviation(follows),
                None => Self::Word { letters },
            },
        }
    }

    /// Whether a full stop behind it ends the sentence.
    fn ends(&self, next: Next, after: &str) -> bool {
        match (self, next) {
            (Self::Enumerator | Self::Abbreviation(Follows::Always), _) => false,
            (Self::Abbreviation(Follows::Sometimes), next) => next == Next::Capital,
            (Self::Number, Next::Capital) => !MONTHS.contains(&after.to_lowercase().as_str()),
            (Self::Number, next) => next == Next::NoWord,
            (Self::Initial, next) => next == Next::Capital && BEGINNINGS.contains(&after),
            (Self::Word { letters }, Next::Small) => *letters > LONGEST_ABBREVIATION,
            (Self::Word { .. }, Next::Capital | Next::Digit | Next::NoWord) => true,
        }
    }
}

/// How many letters an abbreviation has at most that is not in the list.
const LONGEST_ABBREVIATION: usize = 4;

/// One capital letter, or several with full stops between them. `I` is the pronoun.
fn is_initial(word: &str) -> bool {
    let is_letter = |part: &str| {
        let mut letters = part.chars();
        letters.next().is_some_and(char::is_uppercase) && letters.next().is_none()
    };
    word != "I" && word.split(['.', '-']).all(is_letter)
}

const MONTHS: [&str; 12] = [
    "januar",
    "februar",
    "marts",
    "april",
    "maj",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "december",
];

/// Words that sentences begin with and nobody is called.
const BEGINNINGS: [&str; 36] = [
    "Alle", "At", "De", "Den", "Der", "Derfor", "Det", "Dette", "Disse", "Du", "En", "Et", "For", "Fra",
    "Han", "Her", "Hun", "Hver", "Hvis", "Hvor", "Hvordan", "I", "Ingen", "Jeg", "Kun", "Man", "Med", "Men",
    "Nogle", "Når", "Og", "På", "Som", "Så", "Til", "Vi",
];

#[cfg(test)]
mod tests;
