//! Numbers that can be CPR numbers: six digits that are a day of some century, and four more.

use std::borrow::Cow;

use super::digits::{Form, Gap, Group, Groups, word_before};
use crate::source::Span;

/// Where something like a CPR number stands: together, with a hyphen or a blank between, or with its day written as
/// days are.
#[must_use]
pub fn cpr_numbers(text: &str) -> Vec<Span> {
    let groups = Groups::of(text);
    let mut found = Vec::new();
    let mut at = 0;
    while at < groups.len() {
        let length = length_at(&groups, at);
        found.extend(length.map(|length| groups.span(at, length)));
        at += length.unwrap_or(1);
    }
    found
}

/// A text with an `x` for each digit of what is like a CPR number.
#[must_use]
pub fn masked(text: &str) -> Cow<'_, str> {
    let found = cpr_numbers(text);
    if found.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut masked = String::with_capacity(text.len());
    let mut at = 0;
    for span in found {
        masked.push_str(&text[at..span.start as usize]);
        masked.extend(text[span.range()].chars().map(|c| if c.is_ascii_digit() { 'x' } else { c }));
        at = span.end as usize;
    }
    masked.push_str(&text[at..]);
    Cow::Owned(masked)
}

/// How many groups from one on are such a number.
fn length_at(groups: &Groups<'_>, at: usize) -> Option<usize> {
    let forms: [Form; 3] = [(1, is_whole), (2, is_halved), (4, is_dated)];
    let fits = |(length, is): &Form| {
        groups.from(at, *length).is_some() && is(groups, at) && groups.stand_alone(at, *length)
    };
    forms.iter().find(|form| fits(form)).map(|(length, _)| *length)
}

/// `0101901234`. Bank accounts, book numbers and foreign telephone numbers can have as many digits.
fn is_whole(groups: &Groups<'_>, at: usize) -> bool {
    let Some(group) = groups.get(at).filter(|group| group.len() == 10 && is_day(&group.digits[..6])) else {
        return false;
    };
    let is_other = groups.is_joined(at) || is_account(groups, at) || is_abroad(groups, at);
    !is_other && !is_of_address(groups, at, group) && !is_said_to_be_other(groups, at)
}

/// `010190-1234`
fn is_halved(groups: &Groups<'_>, at: usize) -> bool {
    let Some([day, rest]) = groups.from(at, 2) else { return false };
    let is_number = day.len() == 6 && rest.len() == 4 && is_day(&day.digits);
    is_number && groups.gap(at) != Gap::Other && !is_said_to_be_book(groups, at)
}

/// `01.01.90-1234`
fn is_dated(groups: &Groups<'_>, at: usize) -> bool {
    let Some([day, month, year, rest]) = groups.from(at, 4) else { return false };
    let is_number = [day, month, year].iter().all(|group| group.len() == 2) && rest.len() == 4;
    let is_alike = groups.gap(at) == groups.gap(at + 1) && matches!(groups.gap(at), Gap::One(_));
    let is_joined = groups.gap(at + 2) == Gap::One('-');
    is_number && is_alike && is_joined && is_day(&format!("{}{}{}", day.digits, month.digits, year.digits))
}

/// Four digits before ten, as a bank's.
fn is_account(groups: &Groups<'_>, at: usize) -> bool {
    let is_bank = groups.before(at).is_some_and(|before| before.len() == 4);
    is_bank && matches!(groups.gap(at - 1), Gap::One(' ' | '-'))
}

/// `+46 …`, `+4612…`
fn is_abroad(groups: &Groups<'_>, at: usize) -> bool {
    let is_plus = |at: usize| groups.around(at, 1).0.ends_with('+');
    let is_after_code = |before: usize| is_plus(before) && groups.gap(before) == Gap::One(' ');
    is_plus(at) || at.checked_sub(1).is_some_and(is_after_code)
}

/// Addresses of the web are full of numbers; one that says so is heard.
fn is_of_address(groups: &Groups<'_>, at: usize, group: &Group) -> bool {
    let (before, _) = groups.around(at, 1);
    let says_so = word_before(before).to_lowercase().contains("cpr");
    groups.is_in_address(at) && !says_so && group.len() == 10
}

fn is_said_to_be_other(groups: &Groups<'_>, at: usize) -> bool {
    let is_other = |word: &String| word.starts_with("konto") || matches!(word.as_str(), "ean" | "iban");
    is_said_to_be_book(groups, at) || groups.words_before(at).iter().any(is_other)
}

fn is_said_to_be_book(groups: &Groups<'_>, at: usize) -> bool {
    groups.words_before(at).iter().any(|word| matches!(word.as_str(), "isbn" | "doi"))
}

/// Whether six digits are a day, as it begins a CPR number: one that was in some century. 60 is added to the day
/// where a person has no number of their own.
fn is_day(digits: &str) -> bool {
    let number = |range| digits.get(range).and_then(|part: &str| part.parse::<u8>().ok()).unwrap_or(0);
    let (day, month, year) = (number(0..2), number(2..4), number(4..6));
    let day = if day > 60 { day - 60 } else { day };
    // 1900 had no 29 February, 2000 had.
    let days = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 => 29,
        2 => 28,
        _ => 0,
    };
    (1..=days).contains(&day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = cpr_numbers(text).into_iter().map(|span| &text[span.range()]).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn numbers_that_can_be_a_persons_are_found() {
        check("Hun (010190-1234) kom", &["010190-1234"]);
        check("0101901234", &["0101901234"]);
        check("cpr.nr. 0101901234, så", &["0101901234"]);
        check("æ 311299 – 0000.", &["311299 – 0000"]);
        check("610190-1234 og 010190 1234", &["610190-1234", "010190 1234"]);
        check("290204-1234 og 290200-1234", &["290204-1234", "290200-1234"]);
        check(
            "01.01.90-1234, 01 01 90-1234, 01-01-90-1234",
            &["01.01.90-1234", "01 01 90-1234", "01-01-90-1234"],
        );
        check("010190\\-1234, 010190-**1234**", &["010190\\-1234", "010190-**1234"]);
        check("0101\u{ad}901234", &["0101\u{ad}901234"]);
        check("010190-\n1234 010190&nbsp;1234", &["010190-\n1234", "010190&nbsp;1234"]);
        check("010190&ndash;1234, 010190&shy;-1234", &["010190&ndash;1234", "010190&shy;-1234"]);
        check("010190-  \n  1234, > 010190-\n> 1234", &["010190-  \n  1234", "010190-\n> 1234"]);
        check("010190\u{ff0d}1234, CPR010190-1234", &["010190\u{ff0d}1234", "010190-1234"]);
        check("https://x.dk/?cpr=0101901234", &["0101901234"]);
        check("https://x.dk/010190-1234", &["010190-1234"]);
    }

    #[test]
    fn other_numbers_are_not() {
        check("010190-12345 1010190-1234 010190-123 x010190-1234 01019012345", &[]);
        check("321390-1234 001290-1234 011390-1234 9912121234", &[]);
        check("310490-1234 290203-1234 300200-1234 910490-1234 920190-1234", &[]);
        check("tlf. 12 34 56 78, 2026-01, 2026-01-05, ISBN 8793407123, 978-87-93407-14-5", &[]);
        check("ISBN-10: 0101901234, konto 1551 0101901234, kontonr. 0101901234", &[]);
        check("ring +46 0101901234 eller +46101901234", &[]);
        check("https://x.dk/vis?id=1612345678 og 0101901234,50", &["0101901234"]);
        check("50.599 kr., 16.063.568 kr., uge 10 11 12 2026, 01.02.2026-1234", &[]);
        check("2025-2-til-2026-1 a0101901234f, 010190    1234", &[]);
    }

    #[test]
    fn a_masked_text_is_the_same_but_for_the_digits() {
        assert_eq!(masked("Hun (010190-1234) kom 2 gange"), "Hun (xxxxxx-xxxx) kom 2 gange");
        assert!(matches!(masked("Hun kom 2 gange"), Cow::Borrowed(_)));
    }
}
