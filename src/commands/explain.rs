//! `husbog --explain`: what a code means.

use super::Answer;
use crate::diagnostic::Rule;
use crate::diagnostic::terminal::wrapped;
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
                format!("{} ({})\n\n{}\n", rule.code, rule.severity.danish(), laid_out(rule.explanation));
            Answer::Done { output, errors: false }
        }
        None => Answer::CouldNotRun(unknown(code)),
    }
}

fn list() -> String {
    let rules = lints::rules();
    let width = rules.iter().map(|rule| rule.code.len()).max().unwrap_or_default();
    let line = |rule: &&Rule| {
        let sentence = wrapped(first_sentence(rule.explanation), width + 2, width + 2);
        format!("{:width$}  {sentence}\n", rule.code)
    };
    rules.iter().map(line).collect()
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

/// The text in lines; lines of its own stay.
fn laid_out(text: &str) -> String {
    text.split('\n').map(|line| wrapped(line, 0, 0)).collect::<Vec<_>>().join("\n")
}
