//! One text file of the project: its path, its text, and where a byte of it stands.
//!
//! Knows nothing of what the text means. Text is held with LF line ends and without a byte-order
//! mark; neither changes a line or a column, so places are those the editor sees.

pub mod edit;
mod tree;

pub use tree::{FileDigest, Oddity, OddityKind, Tree};

use std::fmt;
use std::sync::{Arc, OnceLock};

/// Whether nobody sees a character: soft hyphens, marks of no width and of direction.
#[must_use]
pub fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}'
        | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// A text with one blank for any white space, and none at its ends.
#[must_use]
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A path inside the project: relative, `/` between its parts, no `.` or `..` part, never empty.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ProjectPath(Arc<str>);

impl ProjectPath {
    /// Takes a path as written; `None` when it is empty, absolute, or leaves the project.
    #[must_use]
    pub fn new(path: &str) -> Option<Self> {
        Self::resolve("", path)
    }

    /// Reads `reference` as written in this file: relative to the folder the file lies in.
    /// `None` when it is empty, absolute or leaves the project.
    #[must_use]
    pub fn join(&self, reference: &str) -> Option<Self> {
        Self::resolve(self.folder(), reference)
    }

    /// The way to this file as a file writes it that lies at `from`: `../om/index.md`.
    #[must_use]
    pub fn seen_from(&self, from: &Self) -> String {
        let mut here: Vec<&str> = from.folder().split('/').filter(|part| !part.is_empty()).collect();
        let mut there: Vec<&str> = self.0.split('/').collect();
        let shared = here.iter().zip(&there).take_while(|(a, b)| a == b).count();
        here.drain(..shared);
        there.drain(..shared);
        "../".repeat(here.len()) + &there.join("/")
    }

    fn resolve(folder: &str, reference: &str) -> Option<Self> {
        if reference.is_empty() || reference.starts_with('/') {
            return None;
        }
        let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
        for part in reference.split('/') {
            match part {
                "" | "." => {}
                ".." => drop(parts.pop()?),
                part => parts.push(part),
            }
        }
        (!parts.is_empty()).then(|| Self(parts.join("/").into()))
    }

    /// The path as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The folder the file lies in, without a slash at its end; empty at the top.
    #[must_use]
    pub fn folder(&self) -> &str {
        self.0.rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    /// The last part of the path.
    #[must_use]
    pub fn file_name(&self) -> &str {
        self.0.rsplit_once('/').map_or(&*self.0, |(_, name)| name)
    }

    /// The file name without its extension.
    #[must_use]
    pub fn stem(&self) -> &str {
        let name = self.file_name();
        name.rsplit_once('.').map_or(name, |(stem, _)| stem)
    }

    /// What follows the last dot of the file name, as written; empty when there is none.
    #[must_use]
    pub fn extension(&self) -> &str {
        self.file_name().rsplit_once('.').map_or("", |(_, extension)| extension)
    }

    /// The part of the path below `folder`; `None` when it lies elsewhere.
    #[must_use]
    pub fn below(&self, folder: &str) -> Option<&str> {
        self.0.strip_prefix(folder)?.strip_prefix('/')
    }

    /// Whether some part of the path begins with `_`: read, never output.
    #[must_use]
    pub fn is_hidden(&self) -> bool {
        self.0.split('/').any(|part| part.starts_with('_'))
    }
}

impl fmt::Display for ProjectPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A stretch of a source: byte offsets, the end not included, both on character boundaries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

impl Span {
    /// A span from byte offsets. Sources are shorter than 4 GiB; anything beyond is clipped.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        let clip = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        Self { start: clip(start), end: clip(end.max(start)) }
    }

    /// The same stretch, `offset` bytes further on.
    #[must_use]
    pub fn moved(self, offset: usize) -> Self {
        Self::new(self.start as usize + offset, self.end as usize + offset)
    }

    /// As a range of byte offsets.
    #[must_use]
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// Whether a character has no place in a text that people read: controls, marks that turn the direction of
/// writing, a byte-order mark, and the sign for a lost letter.
#[must_use]
pub fn is_foreign(c: char) -> bool {
    match c {
        '\n' | '\t' => false,
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{fffd}' => true,
        c => c.is_control(),
    }
}

/// A line and a column, both counted from 1; the column in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
pub struct Position {
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
}

/// One text file: its project path and its text. A clone is the same source.
#[derive(Clone)]
pub struct Source(Arc<Content>);

struct Content {
    path: ProjectPath,
    text: String,
    line_starts: OnceLock<Vec<u32>>,
}

impl Source {
    /// A source from text as read: a byte-order mark is left out, CRLF and lone CR become LF.
    #[must_use]
    pub fn new(path: ProjectPath, text: impl Into<String>) -> Self {
        let text = Self::normalised(&text.into());
        Self(Arc::new(Content { path, text, line_starts: OnceLock::new() }))
    }

    /// A text as a source holds it: without a byte-order mark, with LF line ends.
    #[must_use]
    pub fn normalised(text: &str) -> String {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        match text.contains('\r') {
            true => text.replace("\r\n", "\n").replace('\r', "\n"),
            false => text.to_owned(),
        }
    }

    /// Where the file lies in the project.
    #[must_use]
    pub fn path(&self) -> &ProjectPath {
        &self.0.path
    }

    /// The whole text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.0.text
    }

    /// The text of a span; empty when the span does not fit this source.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        self.0.text.get(span.range()).unwrap_or("")
    }

    /// Line and column of a byte offset; an offset beyond the end is the end.
    #[must_use]
    pub fn position(&self, offset: u32) -> Position {
        let offset = self.boundary(offset);
        let line = self.line_starts().partition_point(|&start| start as usize <= offset);
        let start = self.line_start(line);
        let column = self.0.text[start..offset].chars().count() + 1;
        Position { line: count(line), column: count(column) }
    }

    /// The text of the line, counted from 1, that a byte offset stands on, and the offset of its
    /// first byte.
    #[must_use]
    pub fn line_at(&self, offset: u32) -> (usize, &str) {
        let offset = self.boundary(offset);
        let start = self.0.text[..offset].rfind('\n').map_or(0, |end| end + 1);
        let end = self.0.text[offset..].find('\n').map_or(self.0.text.len(), |length| offset + length);
        (start, &self.0.text[start..end])
    }

    fn boundary(&self, offset: u32) -> usize {
        self.0.text.floor_char_boundary(offset as usize)
    }

    fn line_start(&self, line: usize) -> usize {
        self.line_starts().get(line - 1).map_or(0, |&start| start as usize)
    }

    fn line_starts(&self) -> &[u32] {
        self.0.line_starts.get_or_init(|| {
            let after_breaks = self.0.text.match_indices('\n').map(|(at, _)| count(at + 1));
            std::iter::once(0).chain(after_breaks).collect()
        })
    }
}

/// Two sources are equal when path and text are.
impl PartialEq for Source {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || (self.path() == other.path() && self.text() == other.text())
    }
}

impl Eq for Source {}

impl fmt::Debug for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Source").field(&self.path()).finish()
    }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(text: &str) -> Source {
        Source::new(ProjectPath::new("content/a.md").unwrap(), text)
    }

    #[test]
    fn paths_stay_inside_the_project() {
        let check = |from: &str, reference: &str, expected: Option<&str>| {
            let path = ProjectPath::new(from).unwrap().join(reference);
            assert_eq!(path.as_ref().map(ProjectPath::as_str), expected, "{from} + {reference}");
        };
        check("content/huse/a.md", "../om/b.md", Some("content/om/b.md"));
        check("content/huse/a.md", "./b.md", Some("content/huse/b.md"));
        check("content/a.md", "../../b.md", None);
        check("a.md", "/etc/passwd", None);
        check("a.md", "", None);
    }

    #[test]
    fn positions_count_characters() {
        let text = source("æøå\nto øre");
        assert_eq!(text.position(4), Position { line: 1, column: 3 });
        assert_eq!(text.position(7), Position { line: 2, column: 1 });
        assert_eq!(text.position(999), Position { line: 2, column: 7 });
    }

    #[test]
    fn line_ends_and_byte_order_marks_do_not_move_anything() {
        let text = source("\u{feff}a\r\nb\rc");
        assert_eq!(text.text(), "a\nb\nc");
        assert_eq!(text.position(2), Position { line: 2, column: 1 });
    }
}
