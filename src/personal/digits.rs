//! The digits of a text in groups, and what stands between and around them.

use std::ops::Range;

use crate::source::{Span, is_invisible};

/// Digits that stand together, as far as a reader sees.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Group {
    /// From its first digit to its last.
    pub(super) range: Range<usize>,
    /// The digits alone.
    pub(super) digits: String,
}

impl Group {
    pub(super) fn len(&self) -> usize {
        self.digits.len()
    }
}

/// The groups of a text.
pub(super) struct Groups<'t> {
    text: &'t str,
    all: Vec<Group>,
}

/// A way to write a number: how many groups it has, and whether groups from one on are written so.
pub(super) type Form = (usize, fn(&Groups<'_>, usize) -> bool);

/// What stands between two groups.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gap {
    /// A blank, a point, a stroke or a hyphen alone; every hyphen and every blank is the same.
    One(char),
    /// A hyphen with blanks around it, or a few blanks.
    Wide,
    /// Anything else.
    Other,
}

impl<'t> Groups<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        let mut all: Vec<Group> = Vec::new();
        let mut at = 0;
        while let Some(start) = text[at..].find(|c: char| c.is_ascii_digit()).map(|start| at + start) {
            at = start + text[start..].bytes().take_while(u8::is_ascii_digit).count();
            match all.last_mut() {
                Some(last) if is_unseen(&text[last.range.end..start]) => {
                    last.digits.push_str(&text[start..at]);
                    last.range.end = at;
                }
                _ => all.push(Group { range: start..at, digits: text[start..at].to_owned() }),
            }
        }
        Self { text, all }
    }

    pub(super) fn len(&self) -> usize {
        self.all.len()
    }

    pub(super) fn get(&self, at: usize) -> Option<&Group> {
        self.all.get(at)
    }

    /// So many groups from one on, if there are so many.
    pub(super) fn from(&self, at: usize, count: usize) -> Option<&[Group]> {
        self.all.get(at..at + count)
    }

    pub(super) fn before(&self, at: usize) -> Option<&Group> {
        self.all.get(at.checked_sub(1)?)
    }

    /// What stands between a group and the next one.
    pub(super) fn gap(&self, at: usize) -> Gap {
        match self.from(at, 2) {
            Some([one, next]) => gap(&self.text[one.range.end..next.range.start]),
            _ => Gap::Other,
        }
    }

    /// Where so many groups from one on stand.
    pub(super) fn span(&self, at: usize, count: usize) -> Span {
        Span::new(self.all[at].range.start, self.all[at + count - 1].range.end)
    }

    /// What stands before a group, and what behind it.
    pub(super) fn around(&self, at: usize, count: usize) -> (&'t str, &'t str) {
        let span = self.span(at, count).range();
        (&self.text[..span.start], &self.text[span.end..])
    }

    /// Whether so many groups from one on are no part of a word or of a longer number.
    pub(super) fn stand_alone(&self, at: usize, count: usize) -> bool {
        let (before, after) = self.around(at, count);
        let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let says_so = || end_of(before, 3).eq_ignore_ascii_case("cpr");
        (!is_word(before.chars().next_back()) || says_so()) && !is_word(after.chars().next())
    }

    /// Whether a group is joined to more digits on either side, as in `1.234-5`.
    pub(super) fn is_joined(&self, at: usize) -> bool {
        let joins = |gap: Gap| matches!(gap, Gap::One(mark) if mark != ' ');
        joins(self.gap(at)) || at.checked_sub(1).is_some_and(|before| joins(self.gap(before)))
    }

    /// Whether it stands in an address of the web.
    pub(super) fn is_in_address(&self, at: usize) -> bool {
        let (before, _) = self.around(at, 1);
        word_before(before).contains("://")
    }

    /// The last two words before a group, in small letters.
    pub(super) fn words_before(&self, at: usize) -> Vec<String> {
        let line = end_of(self.around(at, 1).0, 30).rsplit('\n').next().unwrap_or_default();
        let words = line.rsplit(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
        words.take(2).map(str::to_lowercase).collect()
    }
}

/// The last bytes of a text.
fn end_of(text: &str, bytes: usize) -> &str {
    &text[text.floor_char_boundary(text.len().saturating_sub(bytes))..]
}

/// What stands before a place up to the blank or bracket before it, as far as that is near.
pub(super) fn word_before(before: &str) -> &str {
    end_of(before, 300)
        .rsplit(|c: char| c.is_whitespace() || "()<>\"'|".contains(c))
        .next()
        .unwrap_or_default()
}

/// What stands for a blank, a hyphen or nothing in HTML.
const ENTITIES: [(&str, &str); 7] = [
    ("&nbsp;", " "),
    ("&thinsp;", " "),
    ("&hyphen;", "-"),
    ("&ndash;", "-"),
    ("&mdash;", "-"),
    ("&minus;", "-"),
    ("&shy;", ""),
];

fn gap(text: &str) -> Gap {
    const MOST: usize = 24;
    if text.len() > MOST {
        return Gap::Other;
    }
    let text = ENTITIES.iter().fold(text.to_owned(), |text, (written, seen)| text.replace(written, seen));
    // A quotation goes on in the next line.
    let text = text.replace("\n> ", "\n");
    let mut seen: Vec<char> = text.chars().filter(|c| !is_mark(*c)).map(folded).collect();
    if seen.contains(&'-') {
        seen.dedup_by(|next, last| *next == ' ' && *last == ' ');
    }
    match seen[..] {
        [mark] if " -./".contains(mark) => Gap::One(mark),
        [_, _] | [_, _, _] if is_wide(&seen) => Gap::Wide,
        _ => Gap::Other,
    }
}

fn is_wide(seen: &[char]) -> bool {
    let marks = seen.iter().filter(|c| **c != ' ').count();
    seen.iter().all(|c| " -./".contains(*c)) && marks <= 1
}

/// Every blank as a blank, every dash as a hyphen.
fn folded(c: char) -> char {
    match c {
        '\u{2010}'..='\u{2015}' | '\u{2043}' | '\u{2212}' | '\u{fe63}' | '\u{ff0d}' => '-',
        c if c.is_whitespace() => ' ',
        c => c,
    }
}

/// Whether a reader sees nothing of this.
fn is_unseen(text: &str) -> bool {
    !text.is_empty() && text.len() <= 12 && text.chars().all(is_mark)
}

/// A mark that is not seen, or that is how Markdown says something.
fn is_mark(c: char) -> bool {
    is_invisible(c) || matches!(c, '*' | '_' | '\\' | '~' | '`')
}
