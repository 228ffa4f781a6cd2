//! What is not written as the house writes it, in one text: where it stands, and what to write.

use super::prose::Passage;
use super::spelling::{Misspelling, Speller};
use crate::library::document::{BlockKind, InlineKind};
use crate::library::target::Target;
use crate::library::text::Text;
use crate::source::{Source, Span, one_line};

/// A word in a text that is not written as the house writes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misspelt {
    /// How it should be: a place in the list of spellings.
    pub spelling: usize,
    /// As it stands there, on one line.
    pub written: String,
    /// What to write.
    pub instead: String,
    /// Where it stands.
    pub span: Span,
    /// Whether nothing but letters stands there in the source, so that it can be replaced.
    pub is_plain: bool,
}

/// Every such word in the passages of a text. Counter-examples and quotations of the guide stay as they are.
#[must_use]
pub fn misspelt(text: &Text, passages: &[Passage], speller: &Speller<'_>) -> Vec<Misspelt> {
    let mut found = Vec::new();
    for passage in passages.iter().filter(|passage| !passage.is_counter_example) {
        let misspellings = speller.misspellings(passage.text()).into_iter();
        found.extend(misspellings.map(|misspelling| Misspelt::of(misspelling, passage, &text.source)));
    }
    if !found.is_empty() {
        let quotations = quotations(text);
        found.retain(|found| !is_within(&quotations, found.span));
    }
    found
}

impl Misspelt {
    fn of(Misspelling { spelling, range, instead }: Misspelling, passage: &Passage, source: &Source) -> Self {
        let span = passage.place(range.clone());
        let written = one_line(&passage.text()[range]);
        let there = source.slice(span);
        // Two blanks before the end of a line are a line end that readers see.
        let is_plain = one_line(there) == written && !there.contains("  \n");
        Self { spelling, written, instead, span, is_plain }
    }
}

/// Where quotations stand that name the guide or an annex of it as their source: they stay as they were printed. In the
/// order they begin, none within another.
fn quotations(text: &Text) -> Vec<Span> {
    let mut sources = Vec::new();
    text.document.walk_inlines(&mut |inline| {
        if let InlineKind::Link(link) = &inline.kind
            && let Target::Guide(_) | Target::Annex(_) = link.target
        {
            sources.push(inline.span.start);
        }
    });
    sources.sort_unstable();
    let mut quotations: Vec<Span> = Vec::new();
    text.document.walk_blocks(&mut |block| {
        let Span { start, end } = block.span;
        let next = sources.partition_point(|source| *source < start);
        let names_source = || sources.get(next).is_some_and(|source| *source < end);
        if matches!(block.kind, BlockKind::Quote(_)) && names_source() {
            quotations.push(block.span);
        }
    });
    quotations.sort_unstable();
    quotations.dedup_by(|inner, outer| inner.end <= outer.end);
    quotations
}

fn is_within(stretches: &[Span], place: Span) -> bool {
    let after = stretches.partition_point(|stretch| stretch.start <= place.start);
    after.checked_sub(1).is_some_and(|at| place.end <= stretches[at].end)
}
