//! Findings for a person at a terminal: the source line with a caret under the place.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::{Excerpt, Finding, Report, Severity};
use crate::source::ProjectPath;

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

/// How many notes there are in each file, for a reader who does not want each of them.
#[must_use]
pub fn notes_by_file(report: &Report) -> String {
    let mut counts: BTreeMap<&ProjectPath, usize> = BTreeMap::new();
    for finding in report.sorted().into_iter().filter(|finding| finding.severity == Severity::Note) {
        *counts.entry(&finding.place.path).or_default() += 1;
    }
    for (path, _, left_out) in report.left_out().filter(|(.., left_out)| left_out.severity == Severity::Note)
    {
        *counts.entry(path).or_default() += left_out.count;
    }
    if counts.is_empty() {
        return String::new();
    }
    let lines = counts.iter().map(|(path, count)| format!("{count:5}  {path}\n"));
    format!("Noter i hver fil (se dem med --notes):\n{}\n", lines.collect::<String>())
}

/// How many were found, in a sentence.
#[must_use]
pub fn summary(report: &Report) -> String {
    let count = |severity, one: &str, many: &str| match report.count(severity) {
        0 => None,
        1 => Some(format!("1 {one}")),
        number => Some(format!("{number} {many}")),
    };
    let parts = [
        count(Severity::Error, "fejl", "fejl"),
        count(Severity::Warning, "advarsel", "advarsler"),
        count(Severity::Note, "note", "noter"),
    ];
    match parts.into_iter().flatten().collect::<Vec<_>>().as_slice() {
        [] => "Ingen fund.".to_owned(),
        [all @ .., last] if !all.is_empty() => format!("{} og {last}.", all.join(", ")),
        parts => format!("{}.", parts.join(", ")),
    }
}

fn write_finding(out: &mut String, finding: &Finding, color: Color) {
    let Finding { rule, severity, place, message, help } = finding;
    let title = paint(&format!("{}[{}]", severity.danish(), rule.code), *severity, color);
    let _ = writeln!(out, "{title}: {}", visible(message));
    let gutter = " ".repeat(place.start.line.to_string().len());
    let _ = writeln!(out, "{gutter}--> {}:{}:{}", place.path, place.start.line, place.start.column);
    if let Some(excerpt) = &place.excerpt {
        write_excerpt(out, excerpt, place.start.line, &gutter);
    }
    let _ = writeln!(out, "{gutter} = hjælp: {}\n", visible(help));
}

fn write_excerpt(out: &mut String, excerpt: &Excerpt, line: u32, gutter: &str) {
    let before = excerpt.text[..excerpt.start].chars().count();
    let width = excerpt.text[excerpt.start..excerpt.end].chars().count().max(1);
    let _ = writeln!(out, "{gutter} |\n{line} | {}", visible(&excerpt.text));
    let _ = writeln!(out, "{gutter} | {}{}", " ".repeat(before), "^".repeat(width));
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
