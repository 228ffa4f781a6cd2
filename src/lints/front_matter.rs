//! Front matter that is not there, or has no end.

use super::{Evidence, Lint, Stage};
use crate::diagnostic::{Report, Rule, Severity};
use crate::library::front_matter::FrontMatter;
use crate::source::{Source, Span};

pub(super) static LINT: Lint =
    Lint { stage: Stage::Planned, rules: &[&MISSING, &UNTERMINATED, &CUT_VALUE], check };

static MISSING: Rule = Rule {
    code: "missing-front-matter",
    severity: Severity::Error,
    title: "Front matter is missing",
    explanation: "Hver side begynder med nogle oplysninger mellem to linjer med ---. De skal stå allerøverst, \
        på filens første linje. For eksempel:\n\n---\ntitle: Til dig\nsummary: Hvad du kan få i huset.\n---",
};
static UNTERMINATED: Rule = Rule {
    code: "unterminated-front-matter",
    severity: Severity::Error,
    title: "Front matter has no end",
    explanation: "Filen begynder med --- men der mangler en linje med --- efter oplysningerne. Uden den ved Husbog \
        ikke, hvor oplysningerne holder op, og teksten begynder.",
};

static CUT_VALUE: Rule = Rule {
    code: "cut-value",
    severity: Severity::Warning,
    title: "A number sign cuts a value short",
    explanation: "I oplysningerne øverst i filen begynder # en kommentar, når der står et mellemrum foran. Alt efter det på \
        linjen kommer ikke med. Hører det til værdien, så sæt hele værdien i anførselstegn: title: \"Rum # 5\". Er det en \
        kommentar, så skriv den på en linje for sig.",
};

fn check(evidence: &Evidence<'_>, report: &mut Report) {
    for text in evidence.texts() {
        match text.front_matter {
            FrontMatter::Found(span) => check_cut_values(&text.source, span, report),
            FrontMatter::Missing => report.add(
                &MISSING,
                &text.source,
                Span::default(),
                "Oplysningerne øverst i filen mangler",
                "Begynd filen med en linje med ---, så title: og summary:, og så en linje med --- igen.",
            ),
            FrontMatter::Unterminated => report.add(
                &UNTERMINATED,
                &text.source,
                Span::new(0, "---".len()),
                "Oplysningerne øverst i filen har ingen slutning",
                "Skriv en linje med --- efter den sidste oplysning.",
            ),
        }
    }
}

fn check_cut_values(source: &Source, matter: Span, report: &mut Report) {
    let mut at = matter.start as usize;
    for line in source.slice(matter).split_inclusive('\n') {
        if let Some(sign) = cut_at(line) {
            let span = Span::new(at + sign, at + line.trim_end().len());
            let help = "Sæt hele værdien i anførselstegn, eller skriv kommentaren på en linje for sig.";
            report.add(&CUT_VALUE, source, span, "Alt fra # og ud kommer ikke med", help);
        }
        at += line.len();
    }
}

/// Where a comment begins behind a value.
fn cut_at(line: &str) -> Option<usize> {
    let sign = line.match_indices(" #").map(|(at, _)| at + 1).find(|&at| {
        let before = &line[..at];
        let is_open = |quote| before.matches(quote).count() % 2 == 1;
        !is_open('"') && !is_open('\'')
    })?;
    let before = line[..sign].trim();
    (!before.is_empty() && !before.starts_with('#') && !before.ends_with(':')).then_some(sign)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comment_behind_a_value_is_seen() {
        let check = |line: &str, expected: Option<usize>| assert_eq!(cut_at(line), expected, "{line}");
        check("title: Manual #5 og mere", Some(14));
        check("title: \"Manual #5\"", None);
        check("# title: A", None);
        check("  # a # b", None);
        check("title: C#", None);
    }
}
