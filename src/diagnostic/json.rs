//! Findings for other programs. The shape is stable: fields are added, never renamed or removed.
//!
//! ```json
//! { "version": 1,
//!   "errors": 1, "warnings": 0, "notes": 0,
//!   "findings": [
//!     { "code": "broken-link", "severity": "error", "title": "Link or picture leads nowhere",
//!       "file": "content/om.md", "line": 12, "column": 5, "end_line": 12, "end_column": 27,
//!       "message": "…", "help": "…" },
//!     { "code": "wrong-fact", …,
//!       "fix": { "line": 14, "column": 9, "end_line": 14, "end_column": 17, "replacement": "under 26" } } ],
//!   "left_out": [ { "file": "content/om.md", "code": "raw-html", "count": 7 } ],
//!   "mended": [ { "code": "wrong-fact", "file": "content/om.md", "line": 14, "column": 9, "end_line": 14,
//!       "end_column": 17, "old": "under 25", "new": "under 26" } ],
//!   "pages": [
//!     { "file": "content/om.md", "title": "Om huset", "lix": 37.2,
//!       "words": 218, "sentences": 21, "long_words": 58, "limit": 42 } ] }
//! ```
//!
//! Lines and columns count from 1, columns in characters; the end is the character after the last.
//! `severity` is `error`, `warning` or `note`. `message` and `help` are Danish, `title` English.
//! `left_out` counts findings beyond the first hundred of one rule in one file. `fix` is there where `check --fix`
//! would mend the finding: what stands from line and column to the end is replaced. `mended` is there when `--fix`
//! has mended something; its places are those before.
//!
//! `pages` has, unless only rules that are not about language are asked about, every page and manual, drafts too, editions not, by path. `lix` is rounded to a tenth, and `null` for a
//! page of fewer than three sentences; `limit` is the highest LIX its folder allows, `null` when there is none. What is
//! counted as words and sentences is said in `src/language/readability.rs`.

use serde::Serialize;

use super::{Finding, Fix, Mended, Report, Severity};

#[derive(Serialize)]
struct Shown<'r> {
    version: u8,
    errors: usize,
    warnings: usize,
    notes: usize,
    findings: Vec<ShownFinding<'r>>,
    left_out: Vec<LeftOut<'r>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    mended: Vec<ShownMended<'r>>,
    pages: &'r [Page<'r>],
}

/// How hard a page is to read.
#[derive(Clone, Debug, Serialize)]
pub struct Page<'p> {
    /// The file.
    pub file: &'p str,
    /// Its title.
    pub title: &'p str,
    /// Its LIX, when enough is said.
    pub lix: Option<f64>,
    /// How many words it has.
    pub words: usize,
    /// How many sentences.
    pub sentences: usize,
    /// How many words of more than six letters.
    pub long_words: usize,
    /// The highest LIX it may have.
    pub limit: Option<u8>,
}

#[derive(Serialize)]
struct ShownFinding<'r> {
    code: &'static str,
    severity: &'static str,
    title: &'static str,
    file: &'r str,
    line: u32,
    column: u32,
    end_line: u32,
    end_column: u32,
    message: &'r str,
    help: &'r str,
    #[serde(skip_serializing_if = "Option::is_none")]
    fix: Option<ShownFix<'r>>,
}

#[derive(Serialize)]
struct ShownFix<'r> {
    line: u32,
    column: u32,
    end_line: u32,
    end_column: u32,
    replacement: &'r str,
}

#[derive(Serialize)]
struct ShownMended<'r> {
    code: &'static str,
    file: &'r str,
    line: u32,
    column: u32,
    end_line: u32,
    end_column: u32,
    old: &'r str,
    new: &'r str,
}

#[derive(Serialize)]
struct LeftOut<'r> {
    file: &'r str,
    code: &'static str,
    count: usize,
}

/// The whole report as one JSON object, with what was counted of the pages.
#[must_use]
pub fn render(report: &Report, pages: &[Page<'_>]) -> String {
    let shown = Shown {
        version: 1,
        errors: report.count(Severity::Error),
        warnings: report.count(Severity::Warning),
        notes: report.count(Severity::Note),
        findings: report.sorted().into_iter().map(ShownFinding::of).collect(),
        left_out: report
            .left_out()
            .map(|(path, code, left_out)| LeftOut { file: path.as_str(), code, count: left_out.count })
            .collect(),
        mended: report.mended.iter().map(ShownMended::of).collect(),
        pages,
    };
    let mut json = serde_json::to_string_pretty(&shown).expect("texts and numbers are always JSON");
    json.push('\n');
    json
}

impl<'r> ShownFinding<'r> {
    fn of(finding: &'r Finding) -> Self {
        let place = &finding.place;
        Self {
            code: finding.rule.code,
            severity: finding.severity.key(),
            title: finding.rule.title,
            file: place.path.as_str(),
            line: place.start.line,
            column: place.start.column,
            end_line: place.end.line,
            end_column: place.end.column,
            message: &finding.message,
            help: &finding.help,
            fix: finding.fix.as_ref().map(ShownFix::of),
        }
    }
}

impl<'r> ShownFix<'r> {
    fn of(fix: &'r Fix) -> Self {
        let Fix { start, end, replacement, .. } = fix;
        Self {
            line: start.line,
            column: start.column,
            end_line: end.line,
            end_column: end.column,
            replacement,
        }
    }
}

impl<'r> ShownMended<'r> {
    fn of(mended: &'r Mended) -> Self {
        let Mended { rule, place, old, new } = mended;
        Self {
            code: rule.code,
            file: place.path.as_str(),
            line: place.start.line,
            column: place.start.column,
            end_line: place.end.line,
            end_column: place.end.column,
            old,
            new,
        }
    }
}
