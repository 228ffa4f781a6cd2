//! A text as it stands in the library: runs of what a reader sees, each with its place in the source.

use super::words::{Listener, Stream};
use crate::source::Span;

/// A text in pieces: runs of what a reader sees, each with its place in a source.
///
/// A word may begin in one run and end in the next, as it does where a style begins within it.
#[derive(Clone, Debug, Default)]
pub struct Text<'a> {
    pieces: Vec<Piece<'a>>,
}

/// A run, or with an empty text the end of a block.
#[derive(Clone, Debug)]
struct Piece<'a> {
    text: &'a str,
    span: Option<Span>,
}

impl<'a> Text<'a> {
    /// Adds a run.
    pub fn push(&mut self, text: &'a str, span: Span) {
        if !text.is_empty() {
            self.pieces.push(Piece { text, span: Some(span) });
        }
    }

    /// Adds a run that has no place in the source.
    pub fn push_placeless(&mut self, text: &'a str) {
        if !text.is_empty() {
            self.pieces.push(Piece { text, span: None });
        }
    }

    /// Says that a paragraph, a heading, a table cell or a value ends here.
    pub fn end_block(&mut self) {
        self.pieces.push(Piece { text: "", span: None });
    }

    pub(super) fn read(&self, listener: &mut impl Listener) {
        let mut stream = Stream::new();
        for piece in &self.pieces {
            if piece.text.is_empty() { stream.end_block(listener) } else { stream.push(piece.text, listener) }
        }
        stream.end_word(listener);
    }

    /// The runs.
    pub(super) fn runs(&self) -> impl Iterator<Item = &'a str> {
        self.pieces.iter().map(|piece| piece.text)
    }

    /// What stands between two offsets in all runs together, white space made even, and where in the
    /// source that is. What is no word at its beginning is left out.
    pub(super) fn passage(&self, from: usize, to: usize) -> (String, Option<Span>) {
        let (mut words, mut start, mut end) = (String::new(), None, None);
        let mut offset = 0;
        for piece in &self.pieces {
            let length = piece.text.len();
            let (first, last) =
                (from.saturating_sub(offset).min(length), to.saturating_sub(offset).min(length));
            let first = if words.trim().is_empty() { first_word(piece.text, first, last) } else { first };
            if first < last {
                start = start.or_else(|| piece.place(first).map(|place| place.start));
                end = piece.place(last).map_or(end, |place| Some(place.end));
            }
            words.push_str(&piece.text[first..last]);
            words.push_str(if length == 0 { " " } else { "" });
            offset += length;
        }
        let span = start.zip(end).map(|(start, end)| Span::new(start as usize, end as usize));
        (words.split_whitespace().collect::<Vec<_>>().join(" "), span)
    }
}

impl<'a> From<&'a str> for Text<'a> {
    fn from(text: &'a str) -> Self {
        let mut whole = Self::default();
        whole.push_placeless(text);
        whole
    }
}

impl Piece<'_> {
    /// Where a byte of the run stands in the source: exactly, where the run stands there as it is,
    /// else the whole of what it was made from.
    fn place(&self, at: usize) -> Option<Span> {
        let span = self.span?;
        let is_exact = span.range().len() == self.text.len();
        let exact = span.start as usize + at;
        Some(if is_exact { Span::new(exact, exact) } else { span })
    }
}

/// Where the first word between two places of a text begins; `last` when there is none.
fn first_word(text: &str, first: usize, last: usize) -> usize {
    text[first..last].find(char::is_alphanumeric).map_or(last, |at| first + at)
}
