//! `husbog --explain`: what a code means.

use super::Answer;
use crate::lints;
use crate::nearest::nearest;

/// Explains a code, or lists all of them when `code` is empty.
#[must_use]
pub fn run(code: &str) -> Answer {
    if code.is_empty() {
        return Answer::Done { output: list(), errors: false };
    }
    match lints::rules().into_iter().find(|rule| rule.code == code) {
        Some(rule) => {
            let output =
                format!("{} ({})\n\n{}\n", rule.code, rule.severity.danish(), wrapped(rule.explanation));
            Answer::Done { output, errors: false }
        }
        None => Answer::CouldNotRun(unknown(code)),
    }
}

fn list() -> String {
    let rules = lints::rules();
    let width = rules.iter().map(|rule| rule.code.len()).max().unwrap_or_default();
    let lines =
        rules.iter().map(|rule| format!("{:width$}  {}\n", rule.code, first_sentence(rule.explanation)));
    lines.collect()
}

fn first_sentence(text: &str) -> &str {
    text.split_inclusive(". ").next().unwrap_or(text).trim_end()
}

/// The answer to a code that no rule has.
pub(super) fn unknown(code: &str) -> String {
    let near = nearest(code, lints::rules().iter().map(|rule| rule.code));
    let meant = near.map(|near| format!(" Mente du {near}?")).unwrap_or_default();
    format!("Der er ingen kode, der hedder »{code}«.{meant} Skriv husbog --explain for at se dem alle.")
}

/// The text in lines of at most 80 characters; lines of its own stay.
fn wrapped(text: &str) -> String {
    let mut out = String::new();
    for paragraph in text.split('\n') {
        let mut width = 0;
        for word in paragraph.split(' ').filter(|word| !word.is_empty()) {
            let length = word.chars().count();
            if width > 0 {
                let breaks = width + 1 + length > 80;
                out.push(if breaks { '\n' } else { ' ' });
                width = if breaks { 0 } else { width + 1 };
            }
            out.push_str(word);
            width += length;
        }
        out.push('\n');
    }
    out.trim_end().to_owned()
}
