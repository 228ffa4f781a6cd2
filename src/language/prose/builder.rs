//! Puts a passage together, letter by letter where it must, and keeps where each stands in the source.

use icu_normalizer::properties::CanonicalCompositionBorrowed;

use super::{NO_WORD, PassageKind, Piece};
use crate::library::document::{Inline, InlineKind, Link, plain_text};
use crate::library::target::Target;
use crate::source::{Span, is_invisible};

const COMPOSITION: CanonicalCompositionBorrowed<'static> = CanonicalCompositionBorrowed::new();

pub(super) struct Builder<'t> {
    source: &'t str,
    text: String,
    pieces: Vec<Piece>,
    /// What stands in the text but is no part of its words: alternative texts, titles of links.
    pub(super) asides: Vec<(PassageKind, Builder<'t>)>,
}

impl<'t> Builder<'t> {
    pub(super) fn new(source: &'t str) -> Self {
        Self { source, text: String::new(), pieces: Vec::new(), asides: Vec::new() }
    }

    /// The text without white space at its ends, and its pieces.
    pub(super) fn finish(mut self) -> (String, Vec<Piece>) {
        self.text.truncate(self.text.trim_end_matches(is_space).len());
        (self.text, self.pieces)
    }

    pub(super) fn inlines(&mut self, content: &[Inline]) {
        content.iter().for_each(|inline| self.inline(inline));
    }

    fn inline(&mut self, inline: &Inline) {
        match &inline.kind {
            InlineKind::Text(run) => self.push(&run.text, inline.span, run.exact),
            InlineKind::Placeholder(_) | InlineKind::Code(_) | InlineKind::RawHtml(_) => {
                self.push_char(NO_WORD, inline.span);
            }
            InlineKind::SoftBreak | InlineKind::HardBreak => self.push_char('\n', inline.span),
            InlineKind::Styled(_, content) => self.inlines(content),
            InlineKind::Link(link) => self.link(link, inline.span),
            InlineKind::Image(link) => self.image(link, inline.span),
            InlineKind::FootnoteMention(_) => {}
        }
    }

    fn link(&mut self, link: &Link, span: Span) {
        match shows_address(link) {
            true => self.push_char(NO_WORD, span),
            false => self.inlines(&link.content),
        }
        self.link_title(link, span);
    }

    fn image(&mut self, link: &Link, span: Span) {
        let mut alt = Builder::new(self.source);
        alt.inlines(&link.content);
        self.asides.append(&mut alt.asides);
        self.asides.push((PassageKind::Alt, alt));
        self.link_title(link, span);
        self.push_char(NO_WORD, span);
    }

    fn link_title(&mut self, link: &Link, span: Span) {
        if link.title.is_empty() {
            return;
        }
        let written = self.source.get(span.range()).unwrap_or("");
        let place = written.rfind(link.title.as_str()).map(|at| {
            let start = span.start as usize + at;
            Span::new(start, start + link.title.len())
        });
        let mut title = Builder::new(self.source);
        title.push(&link.title, place.unwrap_or(span), place.is_some());
        self.asides.push((PassageKind::LinkTitle, title));
    }

    /// Adds text that stands at a place; `is_exact` when the source has the very same bytes.
    pub(super) fn push(&mut self, text: &str, span: Span, is_exact: bool) {
        if is_exact && text.chars().all(is_plain) && !text.contains("  ") && !self.would_double(text) {
            return self.push_exact(text, span.start);
        }
        let source = self.source.get(span.range()).unwrap_or("");
        let mut rest = Aligned { source, at: 0, start: span.start as usize };
        for c in text.chars() {
            let place = rest.next(c).unwrap_or(span);
            self.push_char(c, place);
        }
    }

    fn would_double(&self, text: &str) -> bool {
        text.starts_with(' ') && (self.text.is_empty() || self.text.ends_with(is_space))
    }

    fn push_exact(&mut self, text: &str, start: u32) {
        let source = Span::new(start as usize, start as usize + text.len());
        self.add(text, source, true);
    }

    /// Adds one character that stands at a place, in the form passages have it.
    fn push_char(&mut self, c: char, place: Span) {
        if is_invisible(c) {
            return;
        }
        if c.is_whitespace() {
            return self.push_space(if c == '\n' { '\n' } else { ' ' }, place);
        }
        if let Some(composed) = self.text.chars().next_back().and_then(|last| COMPOSITION.compose(last, c)) {
            return self.compose(composed, place);
        }
        let mut buffer = [0; 4];
        let text: &str = c.encode_utf8(&mut buffer);
        let is_exact = self.source.get(place.range()) == Some(text);
        self.add(text, place, is_exact);
    }

    /// One blank for any number; the end of a line counts more than a blank.
    fn push_space(&mut self, space: char, place: Span) {
        if self.text.is_empty() || self.text.ends_with('\n') {
            return;
        }
        if self.text.ends_with(' ') {
            if space == '\n' {
                self.text.pop();
                self.text.push('\n');
            }
            return;
        }
        self.add(if space == '\n' { "\n" } else { " " }, place, false);
    }

    fn compose(&mut self, composed: char, mark: Span) {
        let Some(last) = self.text.pop() else { return };
        let at = self.text.len();
        let source = self.cut_last(at, last.len_utf8()).map_or(mark, |base| Span { end: mark.end, ..base });
        let mut buffer = [0; 4];
        self.add(composed.encode_utf8(&mut buffer), source, false);
    }

    /// Takes the last character out of the pieces and gives its place.
    fn cut_last(&mut self, at: usize, length: usize) -> Option<Span> {
        let piece = self.pieces.last_mut()?;
        if piece.at as usize == at {
            return self.pieces.pop().map(|piece| piece.source);
        }
        let start = piece.source.end - u32::try_from(length).unwrap_or(0);
        let source = Span { start, end: piece.source.end };
        piece.source.end = start;
        Some(source)
    }

    fn add(&mut self, text: &str, source: Span, is_exact: bool) {
        let at = u32::try_from(self.text.len()).unwrap_or(u32::MAX);
        self.text.push_str(text);
        match self.pieces.last_mut() {
            Some(last) if is_exact && last.is_exact && last.source.end == source.start => {
                last.source.end = source.end;
            }
            _ => self.pieces.push(Piece { at, source, is_exact }),
        }
    }
}

/// Finds the characters of a text one after another in what was written for it.
struct Aligned<'t> {
    source: &'t str,
    at: usize,
    start: usize,
}

impl Aligned<'_> {
    /// Where the next character of the text is written; `None` when it is written as something else.
    fn next(&mut self, c: char) -> Option<Span> {
        let rest = &self.source[self.at..];
        let is_same = |written: char| written == c || (c.is_whitespace() && written.is_whitespace());
        let found = rest.char_indices().take(MOST_BETWEEN).find(|(_, written)| is_same(*written));
        let (before, written) = found?;
        let start = self.at + before;
        let mut end = start + written.len_utf8();
        if written.is_whitespace() {
            let rest = &self.source[end..];
            end += rest.len() - rest.trim_start().len();
        }
        self.at = end;
        Some(Span::new(start, end).moved(self.start))
    }
}

/// How many characters of notation, quotation marks, escapes and indents, may stand before a character.
const MOST_BETWEEN: usize = 40;

/// Whether a character comes into a passage as it is.
fn is_plain(c: char) -> bool {
    matches!(c, ' '..='~')
        || (c.is_alphabetic() && !is_invisible(c))
        || matches!(c, '»' | '«' | '“' | '”' | '’' | '–' | '…' | '§')
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\n')
}

/// Whether a link shows the address it leads to.
fn shows_address(link: &Link) -> bool {
    let Target::External(address) = &link.target else { return false };
    let shown = plain_text(&link.content);
    let shown = shown.trim();
    let looks_like_one =
        shown.contains(['.', '/', '@', ':']) || shown.starts_with(|c: char| c.is_ascii_digit());
    !shown.contains(char::is_whitespace)
        && looks_like_one
        && (address.ends_with(shown) || shown.contains("://") || shown.starts_with("www."))
}
