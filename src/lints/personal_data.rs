//! What tells who a person is.

use super::{Evidence, Lint, Stage};
use crate::diagnostic::{Report, Rule, Severity};
use crate::library::front_matter::FrontMatter;
use crate::source::{Source, Span};

pub(super) static LINT: Lint = Lint { stage: Stage::Planned, rules: &[&CPR_NUMBER], check };

static CPR_NUMBER: Rule = Rule {
    code: "cpr-number",
    severity: Severity::Error,
    title: "Something like a CPR number",
    explanation: "Her står noget, der ligner et CPR-nummer: seks cifre, der kan være en dato, og fire cifre til. Et CPR-nummer \
        må aldrig stå i en erfaring, en note eller en anden tekst her. Slet det. Er filen allerede gemt i git, ligger nummeret \
        stadig i historikken: sig det til den, der passer på jeres data. Ligner tallet bare et CPR-nummer, så skriv det \
        på en anden måde, for eksempel med mellemrum eller færre cifre.",
};

fn check(evidence: &Evidence<'_>, report: &mut Report) {
    let library = evidence.library;
    if let Some(source) = &library.experiences.source {
        check_span(source, Span::new(0, source.text().len()), report);
    }
    let corrections: Vec<_> = library.corrections().collect();
    let texts = library.texts().chain(corrections.iter().map(|correction| correction.text()));
    for text in texts {
        if let Some(changes) = text.matter_entry("changes") {
            check_span(&text.source, changes, report);
        }
        if let FrontMatter::Found(matter) = text.front_matter {
            let end = text.source.text().len();
            check_span(&text.source, Span::new(matter.end as usize, end), report);
        }
    }
}

fn check_span(source: &Source, span: Span, report: &mut Report) {
    for number in cpr_numbers(source.slice(span)) {
        let message = "Her står noget, der ligner et CPR-nummer";
        let help = "Slet det. Skriv, så ingen kan kende et bestemt menneske.";
        report.add_unquoted(&CPR_NUMBER, source, number.moved(span.start as usize), message, help);
    }
}

/// Where something like a CPR number stands: six digits that can be a day, and four more, together or with a hyphen or
/// a blank between.
fn cpr_numbers(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find(|c: char| c.is_ascii_digit()).map(|start| at + start) {
        let run = digits(&text[start..]);
        at = start + run;
        let end = match run {
            10 => Some(at),
            6 => followed_by_four(&text[at..]).map(|length| at + length),
            _ => None,
        };
        if let Some(end) = end.filter(|_| can_be_day(&text[start..start + 6])) {
            found.push(Span::new(start, end));
            at = end;
        }
    }
    found
}

/// How long a hyphen or a blank with four digits behind it is.
fn followed_by_four(text: &str) -> Option<usize> {
    const BETWEEN: [char; 7] = ['-', ' ', '.', '\u{a0}', '\u{2010}', '\u{2011}', '\u{2013}'];
    let rest = text.trim_start_matches(BETWEEN);
    let gap = text.len() - rest.len();
    let is_short = (1..=3).contains(&text[..gap].chars().count());
    (is_short && digits(rest) == 4).then_some(gap + 4)
}

fn digits(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

/// Whether six digits can be a day as it begins a CPR number; 60 is added to the day where no number was free.
fn can_be_day(digits: &str) -> bool {
    let number = |range| digits.get(range).and_then(|part: &str| part.parse::<u8>().ok()).unwrap_or(0);
    let day = number(0..2);
    (1..=31).contains(&(if day > 60 { day - 60 } else { day })) && (1..=12).contains(&number(2..4))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_can_be_a_persons_are_found() {
        let check = |text: &str, expected: &[&str]| {
            let found: Vec<&str> = cpr_numbers(text).into_iter().map(|span| &text[span.range()]).collect();
            assert_eq!(found, expected, "{text}");
        };
        check("Hun (010190-1234) kom", &["010190-1234"]);
        check("0101901234", &["0101901234"]);
        check("æ 311299 – 0000.", &["311299 – 0000"]);
        check("610190-1234 og 010190 1234", &["610190-1234", "010190 1234"]);
        check("010190-12345 1010190-1234 010190-123", &[]);
        check("321390-1234 001290-1234 011390-1234 9912121234", &[]);
        check("tlf. 12 34 56 78, 2026-01, ISBN 8793407123", &[]);
        check("01019012345", &[]);
    }
}
