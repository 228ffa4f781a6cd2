//! Findings for a person at a terminal: the source line with a caret under the place.

use std::fmt::Write as _;

use super::{Excerpt, Finding, Mended, Place, Report, Severity};

/// Whether colours are used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Color {
    /// ANSI colours.
    Ansi,
    /// None.
    Plain,
}

/// The findings of at least the weight `from`, and what was left out.
#[must_use]
pub fn render(report: &Report, from: Severity, color: Color) -> String {
    let mut out = String::new();
    for finding in report.sorted().into_iter().filter(|finding| finding.severity >= from) {
        write_finding(&mut out, finding, color);
    }
    for (path, code, left_out) in report.left_out().filter(|(.., left_out)| left_out.severity >= from) {
        let _ = writeln!(out, "{path}: og {} flere af slagsen [{code}]\n", left_out.count);
    }
    out
}

/// What was mended, a line each.
#[must_use]
pub fn mended(report: &Report) -> String {
    let lines = report.mended.iter().map(|Mended { rule, place, old, new }| {
        let Place { path, start, .. } = place;
        let (line, column, code) = (start.line, start.column, rule.code);
        format!("rettet[{code}]: {path}:{line}:{column}: »{}« er nu »{}«\n", visible(old), visible(new))
    });
    let lines: String = lines.collect();
    match report.mended.len() {
        0 => String::new(),
        1 => format!("{lines}1 sted er rettet.\n\n"),
        count => format!("{lines}{count} steder er rettet.\n\n"),
    }
}

/// How many were found, in a sentence.
#[must_use]
pub fn summary(report: &Report) -> String {
    match Severity::each_counted(|severity| report.count(severity)).as_slice() {
        [] => "Ingen fund.".to_owned(),
        [all @ .., last] if !all.is_empty() => format!("{} og {last}.", all.join(", ")),
        parts => format!("{}.", parts.join(", ")),
    }
}

fn write_finding(out: &mut String, finding: &Finding, color: Color) {
    let Finding { rule, severity, place, message, help, .. } = finding;
    let title = format!("{}[{}]", severity.danish(), rule.code);
    let message = laid(&visible(message), title.chars().count() + 2, 2, color);
    let _ = writeln!(out, "{}: {message}", paint(&title, *severity, color));
    let gutter = " ".repeat(place.start.line.to_string().len());
    let _ = writeln!(out, "{gutter}--> {}:{}:{}", place.path, place.start.line, place.start.column);
    if let Some(excerpt) = &place.excerpt {
        write_excerpt(out, excerpt, place.start.line, &gutter);
    }
    let before = format!("{gutter} = hjælp: ");
    let indent = before.chars().count();
    let _ = writeln!(out, "{before}{}\n", laid(&visible(help), indent, indent, color));
}

/// A text as it is laid out at a terminal, which would else break it within words; what is sent elsewhere stays on one
/// line, so that it can be searched.
fn laid(text: &str, before: usize, indent: usize, color: Color) -> String {
    match color {
        Color::Ansi => wrapped(text, before, indent),
        Color::Plain => text.to_owned(),
    }
}

/// How many characters a line has at most.
const WIDTH: usize = 80;

/// A text in lines of at most 80 characters: the first stands behind `before` characters that are there already, each
/// other behind `indent` blanks. What is there to be copied is not broken.
#[must_use]
pub fn wrapped(text: &str, before: usize, indent: usize) -> String {
    let mut out = String::new();
    let mut column = before;
    for piece in pieces(text) {
        let length = piece.chars().count();
        if !out.is_empty() {
            let breaks = column + 1 + length > WIDTH;
            out.push(if breaks { '\n' } else { ' ' });
            out.extend(std::iter::repeat_n(' ', if breaks { indent } else { 0 }));
            column = if breaks { indent } else { column + 1 };
        }
        out.push_str(&piece);
        column += length;
    }
    out
}

/// The words of a text; a command or a comment is one.
fn pieces(text: &str) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    let mut is_open = false;
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        match pieces.last_mut().filter(|_| is_open) {
            Some(piece) => {
                piece.push(' ');
                piece.push_str(word);
            }
            None => pieces.push(word.to_owned()),
        }
        is_open = match word.trim_start_matches(['(', '»']) {
            "<!--" | "husbog" | "git" => true,
            _ => is_open && !word.starts_with("-->") && !word.ends_with(['.', ',', ';', ':', ')', '«']),
        };
    }
    pieces
}

fn write_excerpt(out: &mut String, excerpt: &Excerpt, line: u32, gutter: &str) {
    let Excerpt { text, start, end } = &shortened(excerpt);
    let before = text[..*start].chars().count();
    let width = text[*start..*end].chars().count().max(1);
    let _ = writeln!(out, "{gutter} |\n{line} | {}", visible(text));
    let _ = writeln!(out, "{gutter} | {}{}", " ".repeat(before), "^".repeat(width));
}

/// How many characters of a line are shown: beside its number, a terminal has room for no more, and the marks stand on
/// a line below.
const MOST: usize = 72;
/// How many of them before the place, where the line is cut.
const BEFORE: usize = 24;

/// As much as there is room for: all of a short line, and whole words around the place in a long one.
fn shortened(Excerpt { text, start, end }: &Excerpt) -> Excerpt {
    let (from, to) = window(text, *start, *end);
    let head = if from > 0 { "…" } else { "" };
    let tail = if to < text.len() { "…" } else { "" };
    let shown = |at: usize| at.clamp(from, to) - from + head.len();
    Excerpt { start: shown(*start), end: shown(*end), text: format!("{head}{}{tail}", &text[from..to]) }
}

fn window(line: &str, start: usize, end: usize) -> (usize, usize) {
    if line.chars().nth(MOST).is_none() {
        return (0, line.len());
    }
    let from = match line[..start].chars().nth(MOST / 2) {
        None => 0,
        Some(_) => {
            let back = line[..start].char_indices().rev().nth(BEFORE).map_or(0, |(at, _)| at);
            after_blank(&line[back..start]).map_or(back, |word| back + word)
        }
    };
    let room = MOST - 2;
    let to = line[from..].char_indices().nth(room).map_or(line.len(), |(at, _)| from + at);
    let behind = line.get(end..to).filter(|_| to < line.len()).unwrap_or_default();
    (from, behind.rfind(char::is_whitespace).map_or(to, |blank| end + blank))
}

/// Where the first whole word begins in a text that begins within one.
fn after_blank(text: &str) -> Option<usize> {
    let blank = text.find(char::is_whitespace)?;
    text[blank..].find(|c: char| !c.is_whitespace()).map(|word| blank + word)
}

/// A text in which every character takes a place and none steers the terminal.
fn visible(text: &str) -> String {
    text.chars()
        .map(|c| {
            if c == '\t' {
                ' '
            } else if c.is_control() {
                '\u{fffd}'
            } else {
                c
            }
        })
        .collect()
}

fn paint(text: &str, severity: Severity, color: Color) -> String {
    let code = match severity {
        Severity::Error => "1;31",
        Severity::Warning => "1;33",
        Severity::Note => "1;36",
    };
    match color {
        Color::Ansi => format!("\u{1b}[{code}m{text}\u{1b}[0m"),
        Color::Plain => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_broken_between_words_and_not_within_what_is_copied() {
        let check = |text: &str, expected: &[&str]| {
            let lines = wrapped(text, 70, 2);
            assert_eq!(lines.lines().collect::<Vec<_>>(), expected, "{text}");
        };
        check("Kort.", &["Kort."]);
        check("Skriv æøå, så ses vi.", &["Skriv æøå,", "  så ses vi."]);
        check(
            "Skriv husbog revision notes 5 --for 2026-2, og se det.",
            &["Skriv", "  husbog revision notes 5 --for 2026-2, og se det."],
        );
        check(
            "Se <!-- sprog: tillad \"ord\" fordi … --> med en grund.",
            &["Se", "  <!-- sprog: tillad \"ord\" fordi … --> med en grund."],
        );
    }
}
