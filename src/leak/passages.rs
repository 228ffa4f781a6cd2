//! Finds in staff texts the rows of words that were seen in public output.

use rayon::prelude::*;

use super::StaffText;
use super::hash::{ByHash, Hashes};
use super::words::{Listener, Run, WINDOW};
use crate::source::Span;

/// Windows of public output that public texts do not have, and where they were seen.
#[derive(Debug)]
pub(super) struct Suspects {
    sightings: ByHash<Sighting>,
    /// A bit for each leading part of a hash: most windows of staff texts are let go by it.
    sieve: Vec<u64>,
    shift: u32,
}

/// Where something was seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Sighting {
    /// The first output, by its number.
    pub(super) output: usize,
    /// In how many outputs beside that.
    pub(super) others: usize,
}

/// A row of words of a staff text that stands in public output.
#[derive(Debug)]
pub(super) struct Passage {
    /// The text, by its number.
    pub(super) text: usize,
    /// Where it was seen.
    pub(super) seen: Sighting,
    /// The words.
    pub(super) words: String,
    /// Its place in the source.
    pub(super) span: Option<Span>,
}

#[derive(Clone, Copy)]
struct Hit {
    /// The number of the last word of the window, from 1.
    word: usize,
    window: u64,
    seen: Sighting,
}

impl Suspects {
    /// Takes windows, each with the number of the output it was seen in.
    pub(super) fn new(mut windows: Vec<(u64, usize)>) -> Self {
        windows.par_sort_unstable();
        windows.dedup();
        let bits = (windows.len() * BITS_PER_WINDOW).next_power_of_two().max(LEAST_BITS);
        let mut suspects = Self {
            sightings: ByHash::default(),
            sieve: vec![0; bits / 64],
            shift: u64::BITS - bits.trailing_zeros(),
        };
        for same in windows.chunk_by(|(one, _), (other, _)| one == other) {
            suspects.add(same[0].0, Sighting { output: same[0].1, others: same.len() - 1 });
        }
        suspects
    }

    fn add(&mut self, window: u64, sighting: Sighting) {
        let (at, bit) = self.bit(window);
        self.sieve[at] |= bit;
        self.sightings.insert(window, sighting);
    }

    #[inline]
    fn get(&self, window: u64) -> Option<Sighting> {
        let (at, bit) = self.bit(window);
        if self.sieve[at] & bit == 0 {
            return None;
        }
        self.sightings.get(&window).copied()
    }

    #[inline]
    fn bit(&self, window: u64) -> (usize, u64) {
        let bit = window >> self.shift;
        (usize::try_from(bit / 64).unwrap_or(usize::MAX), 1 << (bit % 64))
    }
}

/// Finds the passages of `texts` that were seen, in the order of the texts. What several texts say is
/// given once, from the first of them.
pub(super) fn find(texts: &[StaffText<'_>], suspects: &Suspects) -> Vec<Passage> {
    if suspects.sightings.is_empty() {
        return Vec::new();
    }
    let hits: Vec<Vec<Hit>> = texts.par_iter().map(|text| hits(text, suspects)).collect();
    let mut reported = Hashes::default();
    let mut passages = Vec::new();
    for (at, hits) in hits.iter().enumerate() {
        let rows =
            hits.chunk_by(|one, next| one.word + 1 == next.word && one.seen.output == next.seen.output);
        let new: Vec<&[Hit]> = rows.filter(|row| !reported.contains(&row[0].window)).collect();
        reported.extend(hits.iter().map(|hit| hit.window));
        passages.extend(cut(&texts[at], &new).map(|passage| Passage { text: at, ..passage }));
    }
    passages
}

fn hits(text: &StaffText<'_>, suspects: &Suspects) -> Vec<Hit> {
    let mut scan = Scan { suspects, hits: Vec::new() };
    text.text.read(&mut scan);
    scan.hits
}

/// Cuts rows of windows out of a text.
fn cut<'r>(text: &'r StaffText<'_>, rows: &'r [&[Hit]]) -> impl Iterator<Item = Passage> + 'r {
    let mut ends = Ends(vec![0]);
    if !rows.is_empty() {
        text.text.read(&mut ends);
    }
    rows.iter().map(move |row| {
        let last = row[row.len() - 1].word;
        let (words, span) = text.text.passage(ends.0[row[0].word - WINDOW], ends.0[last]);
        Passage { text: 0, seen: row[0].seen, words, span }
    })
}

struct Scan<'s> {
    suspects: &'s Suspects,
    hits: Vec<Hit>,
}

impl Listener for Scan<'_> {
    #[inline]
    fn word(&mut self, run: &Run) {
        let Some(window) = run.window() else { return };
        if let Some(seen) = self.suspects.get(window) {
            self.hits.push(Hit { word: run.count(), window, seen });
        }
    }
}

/// Where each word ends, counted from 1.
struct Ends(Vec<usize>);

impl Listener for Ends {
    fn word(&mut self, run: &Run) {
        self.0.push(run.end());
    }
}

const BITS_PER_WINDOW: usize = 64;
const LEAST_BITS: usize = 1 << 12;
