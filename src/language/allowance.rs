//! Leave to use a word that the language rules would find: for the next block, or for a whole text.
//!
//! `<!-- sprog: tillad "underretning" fordi siden fortæller, hvad huset har pligt til -->` stands before a block or in it.
//! Without a reason there is no leave.

use crate::library::allowed_word::AllowedWord;
use crate::library::document::{Block, BlockKind};
use crate::library::text::Text;
use crate::source::Span;

/// Leave to use a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Allowance {
    /// The word, in small letters.
    pub word: String,
    /// Why it must stand there.
    pub reason: String,
    /// Where the leave is given.
    pub span: Span,
    /// What it is given for.
    pub scope: Scope,
}

/// What leave is given for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// A block.
    Block(Span),
    /// Nothing: no block follows the comment.
    Nothing,
    /// The whole text.
    Text,
}

/// The leaves that a text gives.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Allowances {
    /// Those that can be read, in the order written.
    pub given: Vec<Allowance>,
    /// Comments that begin as one and cannot be read.
    pub unreadable: Vec<Span>,
}

impl Allowance {
    /// Whether it holds for a place in its text.
    #[must_use]
    pub fn covers(&self, place: Span) -> bool {
        match self.scope {
            Scope::Text => true,
            Scope::Block(block) => block.start <= place.start && place.end <= block.end,
            Scope::Nothing => false,
        }
    }
}

/// The leaves in the front matter and the comments of a text.
#[must_use]
pub fn allowances(text: &Text, whole: &[AllowedWord]) -> Allowances {
    let mut found = Allowances::default();
    found.given.extend(whole.iter().map(|allowed| Allowance {
        word: allowed.word.value.to_lowercase(),
        reason: allowed.reason.clone(),
        span: allowed.word.span,
        scope: Scope::Text,
    }));
    let mut places = None;
    for comment in &text.comments {
        match read(&comment.text) {
            Some(Ok((words, reason))) => {
                let scope = places.get_or_insert_with(|| Places::of(text)).scope(comment.span);
                let allow = |word| Allowance { word, reason: reason.clone(), span: comment.span, scope };
                found.given.extend(words.into_iter().map(allow));
            }
            Some(Err(Unreadable)) => found.unreadable.push(comment.span),
            None => {}
        }
    }
    found
}

/// The blocks of a text by where they begin: those that hold words of their own, and all.
struct Places {
    words: Vec<Span>,
    all: Vec<Span>,
}

impl Places {
    fn of(text: &Text) -> Self {
        let mut places = Self { words: Vec::new(), all: Vec::new() };
        text.document.walk_blocks(&mut |block| {
            places.all.push(block.span);
            places.words.extend(holds_text(block).then_some(block.span));
        });
        // Of those that begin together the outermost comes first.
        places.all.sort_by_key(|span| (span.start, std::cmp::Reverse(span.end)));
        places.words.sort_by_key(|span| span.start);
        places
    }

    /// The block in which a comment stands, or the one that follows it.
    fn scope(&self, comment: Span) -> Scope {
        let before = self.words.partition_point(|span| span.start < comment.start);
        let inside = before.checked_sub(1).map(|at| self.words[at]).filter(|span| comment.end <= span.end);
        let next = || self.all.get(self.all.partition_point(|span| span.start < comment.end)).copied();
        inside.or_else(next).map_or(Scope::Nothing, Scope::Block)
    }
}

fn holds_text(block: &Block) -> bool {
    matches!(
        block.kind,
        BlockKind::Paragraph(_) | BlockKind::Plain(_) | BlockKind::Heading(_) | BlockKind::Table(_)
    )
}

struct Unreadable;

/// The words and the reason of a comment; nothing when it is another comment.
fn read(comment: &str) -> Option<Result<(Vec<String>, String), Unreadable>> {
    let said = comment.split_whitespace().collect::<Vec<_>>().join(" ");
    let rest = strip_word(&said, "sprog")?;
    let rest = rest.trim_start_matches([':', ' ']);
    let read = strip_word(rest, "tillad").and_then(|rest| {
        let at = reason_at(rest)?;
        let (words, reason) = (quoted(&rest[..at]), rest[at..].split_once(' ')?.1.trim());
        (!words.is_empty() && reason.chars().any(char::is_alphabetic)).then(|| (words, reason.to_owned()))
    });
    Some(read.ok_or(Unreadable))
}

/// What follows a word at the beginning of a text.
fn strip_word<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let text = text.trim_start();
    let start = text.get(..word.len()).filter(|start| start.eq_ignore_ascii_case(word))?;
    let rest = &text[start.len()..];
    (!rest.starts_with(char::is_alphanumeric)).then_some(rest)
}

/// Where `fordi` stands outside quotation marks.
fn reason_at(text: &str) -> Option<usize> {
    let mut is_quoted = false;
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        if is_mark(c) {
            is_quoted = !is_quoted;
        }
        let begins = !is_quoted && c.is_alphabetic() && !before.is_alphabetic();
        if begins && strip_word(&text[at..], "fordi").is_some() {
            return Some(at);
        }
        before = c;
    }
    None
}

/// The words between quotation marks, in small letters; without marks, the words between commas.
fn quoted(text: &str) -> Vec<String> {
    let mut parts = text.split(is_mark).map(str::trim);
    let words: Vec<&str> = match text.contains(is_mark) {
        true => {
            parts.next();
            parts.step_by(2).collect()
        }
        false => text.split(',').map(str::trim).collect(),
    };
    words.into_iter().filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

fn is_mark(c: char) -> bool {
    matches!(c, '"' | '»' | '«' | '“' | '”' | '„' | '\'')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{ProjectPath, Source};

    fn found(written: &str) -> (Vec<String>, usize) {
        let path = ProjectPath::new("content/a.md").unwrap();
        let text = Text::read(Source::new(path, written), |_| ()).0;
        let found = allowances(&text, &[]);
        let shown = found.given.iter().map(|allowance| {
            let scope = match allowance.scope {
                Scope::Block(span) => text.source.slice(span),
                Scope::Nothing => "–",
                Scope::Text => "*",
            };
            format!("{} ({}): {scope}", allowance.word, allowance.reason)
        });
        (shown.collect(), found.unreadable.len())
    }

    #[test]
    fn leave_is_given_for_the_next_block_with_a_reason() {
        let check = |written: &str, expected: &[&str], unreadable: usize| {
            assert_eq!(
                found(written),
                (expected.iter().map(|text| (*text).to_owned()).collect(), unreadable),
                "{written}"
            );
        };
        check(
            "<!-- sprog: tillad \"Tilsyn\" fordi det er navnet -->\nEt tilsyn.\n\nEt til.",
            &["tilsyn (det er navnet): Et tilsyn."],
            0,
        );
        check(
            "<!-- sprog: tillad »a«, »b c« fordi x -->\n\n- ét\n- to\n\nslut",
            &["a (x): - ét\n- to", "b c (x): - ét\n- to"],
            0,
        );
        check(
            "Før <!-- Sprog: Tillad \"a\" Fordi x --> efter.\n\nNæste",
            &["a (x): Før <!-- Sprog: Tillad \"a\" Fordi x --> efter."],
            0,
        );
        check("<!-- sprog: tillad tilsyn fordi x -->\n# Tilsyn {#a}", &["tilsyn (x): # Tilsyn {#a}"], 0);
        check("<!-- sprog: tillad \"a\" -->\nTekst", &[], 1);
        check("<!-- sprog: tillad \"a\" fordi -->\nTekst", &[], 1);
        check("<!-- sprog tilladt -->\nTekst", &[], 1);
        check("<!-- en anden kommentar -->\nTekst", &[], 0);
        check("Tekst\n\n<!-- sprog: tillad \"a\" fordi x -->", &["a (x): –"], 0);
    }
}
