//! The YAML between `---` lines at the head of a Markdown file: where it stands, not what it says.

use crate::source::Span;
use crate::yaml::edit::Refused;
use crate::yaml::{self, Node, Problem};

/// The front matter of a file as found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FrontMatter {
    /// It stands here, its `---` lines left out.
    Found(Span),
    /// The file does not begin with a `---` line.
    Missing,
    /// There is no `---` line after the first.
    Unterminated,
}

/// Finds the front matter of a text and where the body begins.
#[must_use]
pub fn find(text: &str) -> (FrontMatter, usize) {
    let Some(first) = text.split_inclusive('\n').next().filter(|line| is_fence(line)) else {
        return (FrontMatter::Missing, 0);
    };
    let start = first.len();
    let mut end = start;
    for line in text[start..].split_inclusive('\n') {
        if is_fence(line) {
            return (FrontMatter::Found(Span::new(start, end)), end + line.len());
        }
        end += line.len();
    }
    (FrontMatter::Unterminated, start)
}

/// Parses the front matter of a text; an empty mapping when there is none.
#[must_use]
pub fn parse(text: &str, front_matter: FrontMatter) -> (Node, Vec<Problem>) {
    match front_matter {
        FrontMatter::Found(span) => yaml::parse(&text[span.range()], span.start as usize),
        FrontMatter::Missing | FrontMatter::Unterminated => yaml::parse("", 0),
    }
}

/// A file as it lies on the disk, with its front matter changed and every other byte as it was. `None` when nothing
/// is changed.
///
/// # Errors
/// When it has no front matter that can be told for sure, or when the change is refused.
pub fn edited(
    file: &str,
    change: impl FnOnce(&str) -> Result<Option<String>, Refused>,
) -> Result<Option<String>, Refused> {
    let (mark, text) = file.split_at(if file.starts_with(MARK) { MARK.len_utf8() } else { 0 });
    let FrontMatter::Found(span) = find(text).0 else { return Err(Refused::Unclear("---".to_owned())) };
    let matter = &text[span.range()];
    if matter.replace("\r\n", "").contains('\r') {
        return Err(Refused::Unclear("---".to_owned()));
    }
    let (head, rest) = (&text[..span.start as usize], &text[span.end as usize..]);
    let changed = change(matter)?;
    // Front matter without lines does not tell how its lines end.
    let is_crlf = matter.is_empty() && head.ends_with("\r\n");
    let changed = changed.map(|changed| if is_crlf { changed.replace('\n', "\r\n") } else { changed });
    Ok(changed.map(|changed| format!("{mark}{head}{changed}{rest}")))
}

/// The mark that some programs put at the beginning of a text.
const MARK: char = '\u{feff}';

fn is_fence(line: &str) -> bool {
    line.trim_end() == "---"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn front_matter_is_found_at_the_very_top_only() {
        let check = |text: &str, expected: FrontMatter, body: usize| {
            assert_eq!(find(text), (expected, body), "{text:?}");
        };
        check("---\ntitle: A\n---\nTekst", FrontMatter::Found(Span::new(4, 13)), 17);
        check("---\n---\n", FrontMatter::Found(Span::new(4, 4)), 8);
        check("--- \na: 1\n---", FrontMatter::Found(Span::new(5, 10)), 13);
        check("---\ntitle: A\n", FrontMatter::Unterminated, 4);
        check("\n---\ntitle: A\n---\n", FrontMatter::Missing, 0);
        check("", FrontMatter::Missing, 0);
    }

    #[test]
    fn front_matter_is_changed_as_it_lies_on_the_disk() {
        let check = |file: &str, expected: Option<&str>| {
            let changed = edited(file, |matter| yaml::edit::with_item(matter, "b", "x").map(Some));
            assert_eq!(changed.ok().flatten().as_deref(), expected, "{file:?}");
        };
        check("---\na: 1\n---\nTekst", Some("---\na: 1\nb:\n  - x\n---\nTekst"));
        check("---\n---\n", Some("---\nb:\n  - x\n---\n"));
        check(
            "\u{feff}---\r\na: 1\r\n---\r\nTo\nslags\r\n",
            Some("\u{feff}---\r\na: 1\r\nb:\r\n  - x\r\n---\r\nTo\nslags\r\n"),
        );
        check("---\r\n---\r\n", Some("---\r\nb:\r\n  - x\r\n---\r\n"));
        check("---\na: 1\rc: 2\n---\n", None);
        check("---\na: 1\n", None);
        check("Tekst", None);
    }
}
