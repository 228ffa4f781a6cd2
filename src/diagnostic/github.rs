//! Findings as GitHub shows them on a change request: one workflow command a line.

use std::fmt::Write as _;

use super::{Finding, Mended, Report, Severity};

/// The findings as workflow commands.
#[must_use]
pub fn render(report: &Report) -> String {
    let mut out = String::new();
    for Mended { rule, place, old, new } in &report.mended {
        let (file, line) = (property(place.path.as_str()), place.start.line);
        let text = data(&format!("Rettet: »{old}« er nu »{new}«."));
        let _ = writeln!(out, "::notice file={file},line={line},title={}::{text}", rule.code);
    }
    for finding in report.sorted() {
        write_command(&mut out, finding);
    }
    for (path, code, left_out) in report.left_out() {
        let file = property(path.as_str());
        let _ = writeln!(out, "::notice file={file},title={code}::Og {} flere af slagsen.", left_out.count);
    }
    out
}

fn write_command(out: &mut String, finding: &Finding) {
    let place = &finding.place;
    let kind = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    let file = property(place.path.as_str());
    let (start, end) = (place.start, place.end);
    let code = finding.rule.code;
    let text = data(&format!("{}\n{}", finding.message, finding.help));
    let _ = write!(out, "::{kind} file={file},line={},endLine={}", start.line, end.line);
    if start.line == end.line {
        let _ = write!(out, ",col={},endColumn={}", start.column, end.column);
    }
    let _ = writeln!(out, ",title={code}::{text}");
}

/// Escapes the text of a command.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Escapes a property of a command.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
