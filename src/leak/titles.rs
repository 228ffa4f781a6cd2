//! Finds titles in a row of words. Of a title of more than eight words the first eight are its name.

use super::hash::ByHash;
use super::words::{Listener, Run, Stream, WINDOW};

/// The titles that are listened for, each known by a number.
#[derive(Debug, Default)]
pub(super) struct Titles {
    /// By the hash of its words.
    numbers: ByHash<usize>,
    /// By the last word: the lengths of titles that end so, bit n for n + 1 words.
    lengths: ByHash<u8>,
}

impl Titles {
    /// Takes titles with their numbers; of equal titles the first counts. A title without letters is
    /// none.
    pub(super) fn new<'t>(titles: impl Iterator<Item = (usize, &'t str)>) -> Self {
        let mut all = Self::default();
        titles.for_each(|(number, title)| all.add(number, title));
        all
    }

    /// The number of each title that ends with the last word of the run.
    #[inline]
    pub(super) fn ending(&self, run: &Run) -> impl Iterator<Item = usize> {
        let lengths = self.lengths.get(&run.last()).copied();
        let fitting =
            move |lengths: u8| (1..=run.heard()).filter(move |words| lengths >> (words - 1) & 1 == 1);
        let phrases = lengths.into_iter().flat_map(fitting);
        phrases.filter_map(|words| self.numbers.get(&run.phrase(words)).copied())
    }

    fn add(&mut self, number: usize, title: &str) {
        if !title.chars().any(char::is_alphabetic) {
            return;
        }
        let (mut beginning, mut stream) = (Beginning::default(), Stream::new());
        stream.push(title, &mut beginning);
        stream.end_word(&mut beginning);
        self.numbers.entry(beginning.phrase).or_insert(number);
        *self.lengths.entry(beginning.last).or_default() |= 1 << (beginning.words - 1);
    }
}

/// The first words of a title.
#[derive(Default)]
struct Beginning {
    words: usize,
    phrase: u64,
    last: u64,
}

impl Listener for Beginning {
    fn word(&mut self, run: &Run) {
        if self.words < WINDOW {
            self.words = run.count();
            self.phrase = run.phrase(self.words);
            self.last = run.last();
        }
    }
}
