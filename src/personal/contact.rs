//! Telephone numbers and mail addresses such as private people have.

use std::collections::BTreeSet;

use super::digits::{Form, Gap, Group, Groups, word_before};
use crate::language::lexicon::classes;
use crate::source::Span;

/// A telephone number or a mail address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    /// Which of the two.
    pub kind: ContactKind,
    /// Where it stands.
    pub span: Span,
    /// What tells it from others, however it is written: the eight digits of a Danish number, or a mail address in
    /// small letters.
    pub key: String,
}

/// The ways to reach somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ContactKind {
    /// A telephone number.
    Phone,
    /// A mail address.
    Mail,
}

/// What everybody may know.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Known {
    keys: BTreeSet<String>,
    words: BTreeSet<String>,
}

impl Known {
    /// The contacts that these texts give, each a number or an address, perhaps with words around it; and the names of
    /// houses, which in a mail address are no names of persons.
    pub fn of<'t>(texts: impl Iterator<Item = &'t str>, houses: impl Iterator<Item = &'t str>) -> Self {
        let words = houses.flat_map(|name| name.split(|c: char| !c.is_alphabetic()));
        let words = words.filter(|word| word.chars().count() > 1).map(str::to_lowercase);
        Self { keys: texts.flat_map(keys_of).collect(), words: words.collect() }
    }
}

/// The keys of the contacts in a text. When none is read there, the whole is taken for one.
fn keys_of(text: &str) -> Vec<String> {
    let found = numbers(text).into_iter().chain(addresses(text)).map(|contact| contact.key);
    let found: Vec<String> = found.collect();
    if found.is_empty() { vec![key_of(text)] } else { found }
}

fn key_of(written: &str) -> String {
    if written.contains('@') {
        return written.trim().trim_start_matches("mailto:").to_lowercase();
    }
    let digits: String = written.chars().filter(char::is_ascii_digit).collect();
    let bare = digits.strip_prefix("0045").or_else(|| digits.strip_prefix("45").filter(|own| own.len() == 8));
    bare.map_or_else(|| digits.clone(), str::to_owned)
}

/// The contacts in a text that look like those of private people and are not known to everybody, in the order written.
/// The address of a link counts only when its text does not say the same.
#[must_use]
pub fn private_contacts(text: &str, known: &Known) -> Vec<Contact> {
    let numbers = numbers(text).into_iter().filter(is_private_number);
    let addresses = addresses(text).filter(|mail| is_private_mail(&mail.key, known));
    let mut all: Vec<Contact> =
        numbers.chain(addresses).filter(|contact| !known.keys.contains(&contact.key)).collect();
    all.sort_by_key(|contact| contact.span);
    let mut said = BTreeSet::new();
    all.retain(|contact| said.insert(contact.key.clone()) || !is_target(text, contact));
    all
}

/// Whether a contact is what a link leads to.
fn is_target(text: &str, contact: &Contact) -> bool {
    let before = word_before(&text[..contact.span.start as usize]);
    before.contains("tel:") || before.contains("mailto:")
}

fn numbers(text: &str) -> Vec<Contact> {
    let groups = Groups::of(text);
    let mut found = Vec::new();
    let mut at = 0;
    while at < groups.len() {
        let phone = phone_at(&groups, at);
        at += phone.as_ref().map_or(1, |(_, length)| *length);
        found.extend(phone.map(|(contact, _)| contact));
    }
    found
}

/// Numbers that begin with these belong to firms and authorities, never to a person.
const OF_FIRMS: [&str; 3] = ["70", "80", "90"];

fn is_private_number(phone: &Contact) -> bool {
    !OF_FIRMS.iter().any(|prefix| phone.key.starts_with(prefix))
}

/// A telephone number that begins with a group, and how many groups it has.
fn phone_at(groups: &Groups<'_>, at: usize) -> Option<(Contact, usize)> {
    let code = usize::from(is_code(groups, at));
    let length = match code {
        1 => [4, 3, 2, 1].into_iter().find(|length| is_number_after_code(groups, at + 1, *length))?,
        _ => length_without_code(groups, at)?,
    };
    let span = groups.span(at, code + length);
    let digits: String = groups.from(at, code + length)?.iter().map(|group| group.digits.as_str()).collect();
    let key = key_of(&digits);
    let is_free = groups.stand_alone(at, code + length) && !groups.is_in_address(at);
    let is_danish = key.len() == 8 && !key.starts_with('0');
    (is_free && is_danish).then_some((Contact { kind: ContactKind::Phone, span, key }, code + length))
}

/// `+45` or `0045`
fn is_code(groups: &Groups<'_>, at: usize) -> bool {
    let Some(group) = groups.get(at) else { return false };
    let is_plus = groups.around(at, 1).0.ends_with('+');
    let is_near = !matches!(groups.gap(at), Gap::Other) || groups.around(at, 1).1.starts_with(") ");
    is_near && (group.digits == "0045" || group.digits == "45" && is_plus)
}

fn is_number_after_code(groups: &Groups<'_>, at: usize, length: usize) -> bool {
    let Some(number) = groups.from(at, length) else { return false };
    let is_near = (at..at + length - 1).all(|at| matches!(groups.gap(at), Gap::One(' ' | '-' | '.')));
    is_near && number.iter().map(Group::len).sum::<usize>() == 8
}

fn length_without_code(groups: &Groups<'_>, at: usize) -> Option<usize> {
    let forms: [Form; 3] = [(1, is_whole), (2, is_halved), (4, is_paired)];
    let (length, _) =
        forms.iter().find(|(length, is)| groups.from(at, *length).is_some() && is(groups, at))?;
    let is_other = is_said_to_be_other(groups, at) || is_amount(groups.around(at, *length).1);
    (!is_other).then_some(*length)
}

/// `28451267`, and `+4528451267`
fn is_whole(groups: &Groups<'_>, at: usize) -> bool {
    let Some(Group { digits, .. }) = groups.get(at) else { return false };
    let has_code = groups.around(at, 1).0.ends_with('+') && digits.len() == 10 && digits.starts_with("45")
        || digits.len() == 12 && digits.starts_with("0045");
    has_code || digits.len() == 8 && !groups.is_joined(at) && !is_date(digits)
}

/// `2845 1267`; two years in a row are none.
fn is_halved(groups: &Groups<'_>, at: usize) -> bool {
    let Some([one, two]) = groups.from(at, 2) else { return false };
    let is_year = |group: &Group| group.digits.starts_with("19") || group.digits.starts_with("20");
    let is_number = one.len() == 4 && two.len() == 4 && groups.gap(at) == Gap::One(' ');
    is_number && !(is_year(one) && is_year(two)) && !goes_on(groups, at, 2)
}

/// `28 45 12 67`; weeks and hours in a row are none.
fn is_paired(groups: &Groups<'_>, at: usize) -> bool {
    let Some(pairs) = groups.from(at, 4) else { return false };
    let gap = groups.gap(at);
    let is_alike = matches!(gap, Gap::One(' ' | '.' | '-')) && (at..at + 3).all(|at| groups.gap(at) == gap);
    let is_number = is_alike && pairs.iter().all(|pair| pair.len() == 2);
    is_number && !is_row(pairs) && !goes_on(groups, at, 4)
}

/// Whether a row of groups goes on with one more of the same length before or behind it.
fn goes_on(groups: &Groups<'_>, at: usize, length: usize) -> bool {
    let width = groups.get(at).map(Group::len);
    let gap = groups.gap(at);
    let before = groups.before(at).map(Group::len) == width && groups.gap(at - 1) == gap;
    before || groups.get(at + length).map(Group::len) == width && groups.gap(at + length - 1) == gap
}

/// Whether numbers count on, as weeks do.
fn is_row(pairs: &[Group]) -> bool {
    let numbers: Vec<i32> = pairs.iter().filter_map(|pair| pair.digits.parse().ok()).collect();
    let steps: BTreeSet<i32> = numbers.windows(2).map(|pair| pair[1] - pair[0]).collect();
    steps.len() == 1 && steps.iter().all(|step| (0..=10).contains(step))
}

/// `20260103`
fn is_date(digits: &str) -> bool {
    let number = |range: std::ops::Range<usize>| digits[range].parse::<u8>().unwrap_or(0);
    let is_year = digits.starts_with("19") || digits.starts_with("20");
    is_year && (1..=12).contains(&number(4..6)) && (1..=31).contains(&number(6..8))
}

fn is_amount(after: &str) -> bool {
    let after = after.trim_start();
    ["kr", "%", "pct", "mio"].iter().any(|unit| after.starts_with(unit))
}

fn is_said_to_be_other(groups: &Groups<'_>, at: usize) -> bool {
    let is_other = |word: &String| {
        const OTHER: [&str; 9] = ["cvr", "ean", "isbn", "issn", "iban", "doi", "uge", "uger", "kl"];
        word.starts_with("konto") || OTHER.contains(&word.as_str())
    };
    groups.words_before(at).iter().any(is_other)
}

fn addresses(text: &str) -> impl Iterator<Item = Contact> {
    text.match_indices('@').filter_map(|(at, _)| mail_at(text, at))
}

fn mail_at(text: &str, at: usize) -> Option<Contact> {
    let is_local = |c: char| c.is_alphanumeric() || "._%+-".contains(c);
    let is_domain = |c: char| c.is_alphanumeric() || ".-".contains(c);
    let (before, after) = (&text[..at], &text[at + 1..]);
    let local = before.len() - before.trim_end_matches(is_local).len();
    let domain = after.len() - after.trim_start_matches(is_domain).len();
    let domain = after[..domain].trim_end_matches(['.', '-']);
    let is_whole = local > 0 && domain.rsplit_once('.').is_some_and(|(_, end)| end.len() >= 2);
    let start = at - local;
    if !is_whole || word_before(&text[..start]).contains("://") {
        return None;
    }
    let span = Span::new(start, at + 1 + domain.len());
    Some(Contact { kind: ContactKind::Mail, key: text[span.range()].to_lowercase(), span })
}

/// Where private people have their mail; what follows the point is left out where there are many.
const PROVIDERS: &[&str] = &[
    "aol",
    "gmail",
    "gmx",
    "googlemail",
    "hotmail",
    "icloud",
    "live",
    "mac.com",
    "me.com",
    "msn",
    "outlook",
    "pm.me",
    "proton",
    "protonmail",
    "yahoo",
    "ymail",
    "email.dk",
    "jubii.dk",
    "mail.dk",
    "mail.tele.dk",
    "ofir.dk",
    "post.tele.dk",
    "privat.dk",
    "sol.dk",
    "stofanet.dk",
    "tdcadsl.dk",
    "webspeed.dk",
    "youmail.dk",
    "youseepost.dk",
];

/// Words that are no name of a person.
const OF_HOUSES: &[&str] = &[
    "admin",
    "administration",
    "aftale",
    "bestyrelse",
    "bestyrelsen",
    "booking",
    "cafe",
    "data",
    "dpo",
    "efternavn",
    "familie",
    "familien",
    "familiens",
    "fornavn",
    "frivillig",
    "frivillige",
    "hoering",
    "høring",
    "info",
    "ingen",
    "job",
    "kommune",
    "kontakt",
    "leder",
    "ledelse",
    "mail",
    "navn",
    "no",
    "noreply",
    "post",
    "presse",
    "reception",
    "reply",
    "sekretariat",
    "service",
    "skriv",
    "support",
    "svar",
    "team",
    "til",
    "web",
    "webmaster",
];

/// First names that are words too.
const FIRST_NAMES: &[&str] = &[
    "aksel", "ask", "august", "bjørn", "bo", "dag", "eg", "ester", "gry", "hans", "iris", "kaj", "kim",
    "liv", "maj", "per", "rose", "saga", "sol", "sten", "storm", "svend", "tage", "vilje", "anders", "karen",
    "lene", "trine", "stine", "tove",
];

fn is_private_mail(mail: &str, known: &Known) -> bool {
    let Some((local, domain)) = mail.split_once('@') else { return false };
    let is_at = |provider: &str| {
        domain.strip_prefix(provider).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    };
    PROVIDERS.iter().any(|provider| is_at(provider)) || is_name(local, known)
}

/// `mette.hansen`, `mette.b.hansen`
fn is_name(local: &str, known: &Known) -> bool {
    let parts: Vec<&str> = local.split(['.', '_']).collect();
    let is_word = |part: &&str| part.chars().all(char::is_alphabetic);
    let is_of_house =
        |part: &&str| OF_HOUSES.contains(part) || part.contains("hus") || known.words.contains(*part);
    let is_short = |part: Option<&&str>| part.is_none_or(|part| part.chars().count() < 2);
    let has_ends = !is_short(parts.first()) && !is_short(parts.last());
    let is_long_enough = (2..=4).contains(&parts.len()) && has_ends && parts.iter().all(is_word);
    is_long_enough && !parts.iter().any(is_of_house) && !are_words(&parts)
}

/// Whether all of an address is common words, as in `boern.unge`.
fn are_words(parts: &[&str]) -> bool {
    let written: Vec<String> = parts.iter().map(|part| with_danish_letters(part)).collect();
    let is_first_name = written.first().is_some_and(|first| FIRST_NAMES.contains(&first.as_str()));
    !is_first_name && written.iter().all(|part| classes(part).is_known())
}

/// A part of an address with the letters that addresses are without.
fn with_danish_letters(part: &str) -> String {
    part.replace("ae", "æ").replace("oe", "ø").replace("aa", "å")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = private_contacts(text, &Known::default())
            .into_iter()
            .map(|found| &text[found.span.range()])
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn telephone_numbers_are_found() {
        check("Ring til Mette på 28 45 12 67.", &["28 45 12 67"]);
        check("28451267, 2845 1267, 28.45.12.67", &["28451267", "2845 1267", "28.45.12.67"]);
        check(
            "+45 28 45 12 67, +4528451267, 0045 28451267",
            &["45 28 45 12 67", "4528451267", "0045 28451267"],
        );
        check("(+45) 28 451 267", &["45) 28 451 267"]);
        check("ring 12 34 56 78 2 gange", &["12 34 56 78"]);
        check("[28 45 12 67](tel:+4528451267)", &["28 45 12 67"]);
        check("[ring til os](tel:+4528451267)", &["4528451267"]);
    }

    #[test]
    fn other_numbers_are_not() {
        check("112, 1813, 70 20 10 00, 80 20 10 00, 90 20 10 00", &[]);
        check("CVR 12 34 56 78, CVR-nr. 12345678, EAN 5798000123456, ISBN 978-87-93407-14-5", &[]);
        check("20260103, 2015 2016, 16.063.568 kr., 12345678 kr., 28 451 267, 010190-1234", &[]);
        check("uge 34 35 36 37, 10 20 30 40, kl. 10 12 14 30, DK50 0040 0440 1162 43", &[]);
        check("01 34 56 78, 12 34 56 78 90, a12345678, 2026-01-05, 1.0 28-45", &[]);
        check("https://x.dk/28451267", &[]);
    }

    #[test]
    fn mail_addresses_are_found() {
        check("skriv til mette@gmail.com.", &["mette@gmail.com"]);
        check("hus@hotmail.dk, Mette.Hansen@kommune.dk", &["hus@hotmail.dk", "Mette.Hansen@kommune.dk"]);
        check(
            "mette.b.hansen@kommune.dk og sørenæble@mail.dk",
            &["mette.b.hansen@kommune.dk", "sørenæble@mail.dk"],
        );
        check("[mette@live.dk](mailto:mette@live.dk)", &["mette@live.dk"]);
        check("[skriv](mailto:mette@live.dk)", &["mette@live.dk"]);
    }

    #[test]
    fn other_mail_addresses_are_not() {
        check("info@kommune.dk, familiens.hus@kommune.dk, fornavn.efternavn@kommune.dk", &[]);
        check("hus.esbjerg@kommune.dk, frivillig.esbjerg@kommune.dk, mette@gmailen.dk, a@b, @alle", &[]);
        check("https://x.dk/mette@gmail.com", &[]);
    }

    #[test]
    fn words_and_houses_are_no_persons() {
        check("boern.unge@kommune.dk, aktiviteter.boern@kommune.dk", &[]);
        let persons = ["bo.lund@kommune.dk", "bjoern.skov@kommune.dk", "mette.holm@kommune.dk"];
        check(&persons.join(" "), &persons);
        let known = Known::of([].into_iter(), ["hoeje-taastrup", "Høje-Taastrup"].into_iter());
        let text = "hoeje.taastrup@kommune.dk, høje.taastrup@kommune.dk, høje.taastrup@gmail.com";
        let found = private_contacts(text, &known);
        assert_eq!(
            found.iter().map(|found| found.key.as_str()).collect::<Vec<_>>(),
            ["høje.taastrup@gmail.com"]
        );
    }

    #[test]
    fn what_is_known_is_known_with_words_around_it() {
        let check = |written: &str, expected: &[&str]| assert_eq!(keys_of(written), expected, "{written}");
        check("75 12 34 56 (kl. 9-12)", &["75123456"]);
        check("75 12 34 56 eller mette@live.dk", &["75123456", "mette@live.dk"]);
        check("28 451 267", &["28451267"]);
        check("mailto:Hus@example.dk", &["hus@example.dk"]);
        let known = Known::of(["28 45 12 67 (kl. 9-12)"].into_iter(), [].into_iter());
        assert_eq!(private_contacts("Ring 28451267.", &known), []);
    }

    #[test]
    fn a_contact_is_the_same_however_it_is_written() {
        for written in ["28 45 12 67", "+45 28451267", "0045 2845 1267", "tel:+4528451267"] {
            assert_eq!(key_of(written), "28451267", "{written}");
        }
        assert_eq!(key_of("45 12 34 56"), "45123456");
        assert_eq!(key_of("Hus@Example.dk"), "hus@example.dk");
    }
}
