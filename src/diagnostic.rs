//! Findings as values: what is wrong, where, and what to write instead.
//!
//! A [`Rule`] is declared once, beside the lint that uses it; a [`Finding`] is one case of it in one
//! place; a [`Report`] is all the findings of a run. How they are shown is the business of
//! [`terminal`], [`json`] and [`github`].

pub mod github;
pub mod json;
pub mod terminal;

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::source::{Position, ProjectPath, Source, Span};

/// How much a finding weighs. Only an error stops a build.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing; nothing has to be done.
    Note,
    /// Should be mended; the sites are still published.
    Warning,
    /// Must be mended; nothing is published, the last good sites stay.
    Error,
}

impl Severity {
    /// The Danish word shown to readers.
    #[must_use]
    pub fn danish(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "advarsel",
            Self::Error => "fejl",
        }
    }

    /// So many of this weight, in words: `1 advarsel`, `2 advarsler`.
    #[must_use]
    pub fn counted(self, count: usize) -> String {
        let words = match (self, count) {
            (Self::Error, _) | (_, 1) => self.danish(),
            (Self::Warning, _) => "advarsler",
            (Self::Note, _) => "noter",
        };
        format!("{count} {words}")
    }

    /// How many there are of each weight, in words and the heaviest first, without those there are none of.
    #[must_use]
    pub fn each_counted(count: impl Fn(Self) -> usize) -> Vec<String> {
        let counts = [Self::Error, Self::Warning, Self::Note].map(|severity| (severity, count(severity)));
        let found = counts.into_iter().filter(|(_, count)| *count > 0);
        found.map(|(severity, count)| severity.counted(count)).collect()
    }

    /// The stable English key used in machine formats.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// One kind of finding, declared beside the lint that reports it.
#[derive(Debug, PartialEq, Eq)]
pub struct Rule {
    /// Names what is wrong and reads well after "allow": `broken-link`. Never changes.
    pub code: &'static str,
    /// How much a case of it weighs, unless the lint says otherwise for one case.
    pub severity: Severity,
    /// A stable English title for machine formats.
    pub title: &'static str,
    /// The explanation `--explain` prints, in Danish.
    pub explanation: &'static str,
}

/// Where a finding stands.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The file.
    pub path: ProjectPath,
    /// The first character; 1:1 when the finding is about the file as a whole.
    pub start: Position,
    /// The character after the last.
    pub end: Position,
    /// The source line, or the part of a long line around the place. `None` for a file as a whole, and for what
    /// must not be shown again.
    pub excerpt: Option<Excerpt>,
}

/// What is shown of the source line a finding stands on.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Excerpt {
    /// The line, or the part of it around the place.
    pub text: String,
    /// First byte of `text` that the finding is about.
    pub start: usize,
    /// The byte of `text` after the last that the finding is about.
    pub end: usize,
}

impl Place {
    /// A place in a text file.
    #[must_use]
    pub fn at(source: &Source, span: Span) -> Self {
        Self {
            path: source.path().clone(),
            start: source.position(span.start),
            end: source.position(span.end),
            excerpt: Some(Excerpt::of(source, span)),
        }
    }

    /// A place in a text that must not be quoted.
    #[must_use]
    pub fn unquoted(source: &Source, span: Span) -> Self {
        Self { excerpt: None, ..Self::at(source, span) }
    }

    /// A file as a whole.
    #[must_use]
    pub fn file(path: &ProjectPath) -> Self {
        let start = Position { line: 1, column: 1 };
        Self { path: path.clone(), start, end: start, excerpt: None }
    }
}

impl Excerpt {
    /// How many bytes of a long line are shown on either side of the place.
    const CONTEXT: usize = 120;

    fn of(source: &Source, span: Span) -> Self {
        let (line_start, line) = source.line_at(span.start);
        let start = (span.start as usize).saturating_sub(line_start).min(line.len());
        let end = (span.end as usize).saturating_sub(line_start).clamp(start, line.len());
        let from = line.floor_char_boundary(start.saturating_sub(Self::CONTEXT));
        let to = line.ceil_char_boundary(start.saturating_add(2 * Self::CONTEXT).min(line.len()));
        let cut = |at: usize| if at > 0 && at < line.len() { "…" } else { "" };
        let start = line.floor_char_boundary(start) - from + cut(from).len();
        let end = (line.floor_char_boundary(end.min(to)) + cut(from).len()).saturating_sub(from).max(start);
        Self { text: format!("{}{}{}", cut(from), &line[from..to], cut(to)), start, end }
    }
}

/// One case of a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Which rule.
    pub rule: &'static Rule,
    /// How much this case weighs.
    pub severity: Severity,
    /// Where it stands.
    pub place: Place,
    /// What is wrong, in Danish.
    pub message: String,
    /// What to write or do instead, in Danish.
    pub help: String,
    /// What `check --fix` writes instead, where that is safe.
    pub fix: Option<Fix>,
}

/// A change of one stretch of a text that mends a finding and changes nothing else a reader sees.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What is replaced, in the source the finding stands in.
    pub span: Span,
    /// The first character that is replaced.
    pub start: Position,
    /// The character after the last that is replaced.
    pub end: Position,
    /// What stands there then.
    pub replacement: String,
}

impl Fix {
    /// Puts `replacement` in the place of a span.
    #[must_use]
    pub fn new(source: &Source, span: Span, replacement: impl Into<String>) -> Self {
        let (start, end) = (source.position(span.start), source.position(span.end));
        Self { span, start, end, replacement: replacement.into() }
    }
}

/// Something that `check --fix` has mended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mended {
    /// The rule that found it.
    pub rule: &'static Rule,
    /// Where it stood, in the text as it was then.
    pub place: Place,
    /// What stood there.
    pub old: String,
    /// What stands there now.
    pub new: String,
}

impl Finding {
    /// By file and place; site.yaml, which the rest depends on, before the folders.
    fn sort_key(&self) -> impl Ord + '_ {
        let Place { path, start, end, .. } = &self.place;
        (!path.folder().is_empty(), path, *start, self.rule.code, *end, &self.message)
    }
}

/// Findings of one rule in one file that are counted and not kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// How much they weigh.
    pub severity: Severity,
    /// How many there are.
    pub count: usize,
}

/// What was found in one file.
#[derive(Clone, Debug, Default)]
pub struct FoundInFile<'r> {
    /// The findings that are kept, by place.
    pub findings: Vec<&'r Finding>,
    left_out: Vec<LeftOut>,
}

impl FoundInFile<'_> {
    /// How many findings of this severity there are, those left out among them.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        let kept = self.findings.iter().filter(|finding| finding.severity == severity).count();
        let left_out = self.left_out.iter().filter(|left_out| left_out.severity == severity);
        kept + left_out.map(|left_out| left_out.count).sum::<usize>()
    }

    /// How many findings are left out.
    #[must_use]
    pub fn left_out(&self) -> usize {
        self.left_out.iter().map(|left_out| left_out.count).sum()
    }
}

/// All the findings of one run.
///
/// Of one rule in one file only the first [`Report::MOST_ALIKE`] are kept, so that a broken file
/// cannot drown the rest; how many more there were is counted.
#[derive(Debug, Default)]
pub struct Report {
    findings: Vec<Finding>,
    left_out: BTreeMap<(ProjectPath, &'static str), LeftOut>,
    kept: BTreeMap<(ProjectPath, &'static str), usize>,
    /// What was mended before the rest was found.
    pub mended: Vec<Mended>,
}

impl Report {
    /// How many findings of one rule are kept for one file.
    pub const MOST_ALIKE: usize = 100;

    /// Adds a case of `rule` at a place in a text.
    pub fn add(
        &mut self,
        rule: &'static Rule,
        source: &Source,
        span: Span,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        if self.has_room(rule, rule.severity, source.path()) {
            self.push(rule, rule.severity, Place::at(source, span), message.into(), help.into());
        }
    }

    /// Adds a case of which message and help are costly to work out: they are asked for only when the
    /// finding is kept.
    pub fn add_costly(
        &mut self,
        rule: &'static Rule,
        source: &Source,
        span: Span,
        say: impl FnOnce() -> (String, String),
    ) {
        if self.has_room(rule, rule.severity, source.path()) {
            let (message, help) = say();
            self.push(rule, rule.severity, Place::at(source, span), message, help);
        }
    }

    /// Adds a case of `rule` at a place in a text that is not shown: the report can end in a log that others read.
    pub fn add_unquoted(
        &mut self,
        severity: Severity,
        rule: &'static Rule,
        (source, span): (&Source, Span),
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        if self.has_room(rule, severity, source.path()) {
            self.push(rule, severity, Place::unquoted(source, span), message.into(), help.into());
        }
    }

    /// Adds a case of `rule` that is about a whole file.
    pub fn add_file(
        &mut self,
        rule: &'static Rule,
        path: &ProjectPath,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        if self.has_room(rule, rule.severity, path) {
            self.push(rule, rule.severity, Place::file(path), message.into(), help.into());
        }
    }

    /// Adds a case about a whole file that weighs otherwise than its rule says.
    pub fn add_file_as(
        &mut self,
        severity: Severity,
        rule: &'static Rule,
        path: &ProjectPath,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        if self.has_room(rule, severity, path) {
            self.push(rule, severity, Place::file(path), message.into(), help.into());
        }
    }

    /// Adds a case that weighs otherwise than its rule says.
    pub fn add_as(
        &mut self,
        severity: Severity,
        rule: &'static Rule,
        (source, span): (&Source, Span),
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        if self.has_room(rule, severity, source.path()) {
            self.push(rule, severity, Place::at(source, span), message.into(), help.into());
        }
    }

    /// Adds a case that the program can mend, if there is a fix: message, help, and what to write.
    pub fn add_fixable(
        &mut self,
        severity: Severity,
        rule: &'static Rule,
        (source, span): (&Source, Span),
        (message, help): (String, String),
        fix: Option<Fix>,
    ) {
        if self.has_room(rule, severity, source.path()) {
            self.push(rule, severity, Place::at(source, span), message, help);
            if let Some(finding) = self.findings.last_mut() {
                finding.fix = fix;
            }
        }
    }

    fn push(&mut self, rule: &'static Rule, severity: Severity, place: Place, message: String, help: String) {
        let (message, help) = (one_line(&message), one_line(&help));
        self.findings.push(Finding { rule, severity, place, message, help, fix: None });
    }

    fn has_room(&mut self, rule: &'static Rule, severity: Severity, path: &ProjectPath) -> bool {
        let key = (path.clone(), rule.code);
        let kept = self.kept.entry(key.clone()).or_default();
        if *kept < Self::MOST_ALIKE {
            *kept += 1;
            return true;
        }
        self.left_out.entry(key).or_insert(LeftOut { severity, count: 0 }).count += 1;
        false
    }

    /// Takes in the findings of another report, of other rules.
    pub fn merge(&mut self, other: Self) {
        self.findings.extend(other.findings);
        self.kept.extend(other.kept);
        self.left_out.extend(other.left_out);
        self.mended.extend(other.mended);
    }

    /// Takes away the fixes that are not to be made. What is said of one is said at the end of its help.
    pub fn refuse_fixes(&mut self, why: impl Fn(&Finding) -> Option<String>) {
        for finding in self.findings.iter_mut().filter(|finding| finding.fix.is_some()) {
            if let Some(why) = why(finding) {
                finding.help = format!("{} {}", finding.help, one_line(&why));
                finding.fix = None;
            }
        }
    }

    /// The findings, sorted by file and place.
    #[must_use]
    pub fn sorted(&self) -> Vec<&Finding> {
        let mut findings: Vec<&Finding> = self.findings.iter().collect();
        findings.sort_by(|a, b| a.sort_key().cmp(&b.sort_key()));
        findings
    }

    /// What was found in each file with findings.
    #[must_use]
    pub fn by_file(&self) -> BTreeMap<&ProjectPath, FoundInFile<'_>> {
        let mut files: BTreeMap<&ProjectPath, FoundInFile<'_>> = BTreeMap::new();
        for finding in self.sorted() {
            files.entry(&finding.place.path).or_default().findings.push(finding);
        }
        for ((path, _), left_out) in &self.left_out {
            files.entry(path).or_default().left_out.push(*left_out);
        }
        files
    }

    /// Files and rules of which more was found than is kept: path, code, what is left out.
    pub fn left_out(&self) -> impl Iterator<Item = (&ProjectPath, &'static str, LeftOut)> {
        self.left_out.iter().map(|((path, code), left_out)| (path, *code, *left_out))
    }

    /// How many findings of this severity there are, those left out among them.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        let kept = self.findings.iter().filter(|finding| finding.severity == severity).count();
        let left_out = self.left_out.values().filter(|left_out| left_out.severity == severity);
        kept + left_out.map(|left_out| left_out.count).sum::<usize>()
    }

    /// Whether something must be mended before the sites can be published.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.count(Severity::Error) > 0
    }

    /// Whether something was found that weighs as much, or more.
    #[must_use]
    pub fn has_at_least(&self, severity: Severity) -> bool {
        [Severity::Error, Severity::Warning, Severity::Note]
            .into_iter()
            .any(|weight| weight >= severity && self.count(weight) > 0)
    }

    /// Hides in all that is shown what must not be shown again. `hidden` gives a text of the same length, byte for byte.
    pub fn hide(&mut self, hidden: impl Fn(&str) -> Cow<'_, str>) {
        let hide = |text: &mut String| {
            if let Cow::Owned(without) = hidden(text) {
                *text = without;
            }
        };
        for Finding { message, help, place, .. } in &mut self.findings {
            [message, help].into_iter().for_each(&hide);
            place.excerpt.iter_mut().for_each(|excerpt| hide(&mut excerpt.text));
        }
    }

    /// Keeps only findings of rules for which `keep` holds.
    pub fn retain_rules(&mut self, keep: impl Fn(&'static str) -> bool) {
        self.findings.retain(|finding| keep(finding.rule.code));
        self.left_out.retain(|(_, code), _| keep(code));
    }

    /// Keeps only findings in files for which `keep` holds.
    pub fn retain_files(&mut self, keep: impl Fn(&ProjectPath) -> bool) {
        self.findings.retain(|finding| keep(&finding.place.path));
        self.left_out.retain(|(path, _), _| keep(path));
    }
}

/// A text on one line, without characters that steer a terminal, and not longer than a person reads.
fn one_line(text: &str) -> String {
    const LONGEST: usize = 500;
    let visible = |c: char| match c {
        '\n' | '\t' => ' ',
        c if c.is_control() => char::REPLACEMENT_CHARACTER,
        c => c,
    };
    let mut line: String = text.chars().take(LONGEST).map(visible).collect();
    if text.chars().nth(LONGEST).is_some() {
        line.push('…');
    }
    line
}
