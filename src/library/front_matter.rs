//! The YAML between `---` lines at the head of a Markdown file: where it stands, not what it says.

use crate::source::Span;
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
}
