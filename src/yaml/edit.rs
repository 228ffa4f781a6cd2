//! Changes to YAML that leave every other byte as it was: whole top-level entries, and items of top-level lists, are
//! taken out and put in as lines. Knows no meaning of any key.

mod list;

use std::ops::Range;

pub use list::{Refused, retain, with_item};

/// The lines of a top-level key with its value, in a text whose top level is a mapping. Blank lines and comments
/// that follow belong to what comes next.
#[must_use]
pub fn entry(text: &str, key: &str) -> Option<Range<usize>> {
    let mut lines = lines(text).skip_while(|(_, line)| !is_key(line, key));
    let (start, first) = lines.next()?;
    let mut end = start + first.len();
    for (at, line) in lines {
        match part(line) {
            Part::Value => end = at + line.len(),
            Part::Between => {}
            Part::Next => break,
        }
    }
    Some(start..end)
}

/// A text without a top-level entry.
#[must_use]
pub fn without(text: &str, key: &str) -> String {
    match entry(text, key) {
        Some(entry) => format!("{}{}", &text[..entry.start], &text[entry.end..]),
        None => text.to_owned(),
    }
}

/// What a line below a top-level entry is.
enum Part {
    /// More of its value.
    Value,
    /// Nothing, or a comment.
    Between,
    /// The next entry.
    Next,
}

fn part(line: &str) -> Part {
    let bare = line.trim();
    match line.chars().next() {
        _ if bare.is_empty() => Part::Between,
        Some(' ' | '\t' | ']' | '}') => Part::Value,
        Some('#') => Part::Between,
        Some('-') if bare == "-" || bare.starts_with("- ") => Part::Value,
        _ => Part::Next,
    }
}

fn is_key(line: &str, key: &str) -> bool {
    let bare = |line: &str| line.strip_prefix(key).is_some_and(|rest| rest.trim_start().starts_with(':'));
    bare(line)
        || ['"', '\''].iter().any(|quote| {
            let inner = line.strip_prefix(*quote).and_then(|rest| rest.strip_prefix(key));
            inner
                .and_then(|rest| rest.strip_prefix(*quote))
                .is_some_and(|rest| rest.trim_start().starts_with(':'))
        })
}

/// Lines with their ends, and where they begin.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split_inclusive('\n').scan(0, |at, line| {
        let start = *at;
        *at += line.len();
        Some((start, line))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_is_taken_out_and_nothing_else() {
        let check = |text: &str, expected: &str| assert_eq!(without(text, "b"), expected, "{text:?}");
        check("a: 1\nb: 2\nc: 3\n", "a: 1\nc: 3\n");
        check("a: 1\nb:\n  - x\n\n  - y\n\n# om c\nc: 3\n", "a: 1\n\n# om c\nc: 3\n");
        check("b:\n- x: 1\n  y: 2\n- z\nc: 3\n", "c: 3\n");
        check("b: [\n  1,\n]\nc: 3\n", "c: 3\n");
        check("b: >-\n  løs\n  tekst\n# slut\n", "# slut\n");
        check("\"b\": 2\nc: 3\n", "c: 3\n");
        check("bb: 2\na:\n  b: 2\n", "bb: 2\na:\n  b: 2\n");
        check("a: 1\nb: 2", "a: 1\n");
    }
}
