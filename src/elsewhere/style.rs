//! What a style sheet asks for.

use super::RequestKind;
use super::address::is_foreign;

/// What an address follows, and how it is told from the rest.
const BEFORE: [(&str, Reads); 5] = [
    ("/*", Reads::Comment),
    ("url(", Reads::Address),
    ("src(", Reads::Address),
    ("@import", Reads::Address),
    ("image-set(", Reads::Strings),
];

#[derive(Clone, Copy)]
enum Reads {
    Comment,
    Address,
    Strings,
}

/// Finds what a style sheet asks for. The name of a namespace is no address.
pub(super) fn read(text: &str, found: &mut Vec<RequestKind>) {
    let mut at = 0;
    while let Some((start, end, reads)) = next(text, at) {
        at = end;
        let rest = &text[end..];
        match reads {
            Reads::Comment => at = rest.find("*/").map_or(text.len(), |close| end + close + 2),
            Reads::Address if names_a_space(&text[..start]) => {}
            Reads::Address => add(first_address(rest), found),
            Reads::Strings => strings(rest).for_each(|address| add(address, found)),
        }
    }
}

/// The next place where something is read: where its mark begins and ends.
fn next(text: &str, from: usize) -> Option<(usize, usize, Reads)> {
    let marks = |byte: u8| matches!(byte, b'/' | b'u' | b'U' | b's' | b'S' | b'@' | b'i' | b'I');
    let bytes = text.as_bytes();
    let at = |at: usize, mark: &str| {
        bytes.get(at..at + mark.len()).is_some_and(|found| found.eq_ignore_ascii_case(mark.as_bytes()))
    };
    (from..bytes.len()).filter(|place| marks(bytes[*place])).find_map(|place| {
        let (mark, reads) = BEFORE.iter().find(|(mark, _)| at(place, mark))?;
        Some((place, place + mark.len(), *reads))
    })
}

/// The address that a text begins with, in quotation marks or not.
fn first_address(text: &str) -> &str {
    let text = text.trim_start();
    match text.bytes().next() {
        Some(quote @ (b'"' | b'\'')) => text[1..].split(char::from(quote)).next().unwrap_or_default(),
        _ => text.split(|c: char| c.is_whitespace() || matches!(c, ')' | ';')).next().unwrap_or_default(),
    }
}

/// The strings up to the end of a declaration.
fn strings(text: &str) -> impl Iterator<Item = &str> {
    let end = text.find([';', '}']).unwrap_or(text.len());
    text[..end].split(['"', '\'']).skip(1).step_by(2)
}

fn names_a_space(before: &str) -> bool {
    let statement = before.rsplit([';', '}', '{']).next().unwrap_or_default();
    statement
        .trim_start()
        .get(.."@namespace".len())
        .is_some_and(|word| word.eq_ignore_ascii_case("@namespace"))
}

fn add(address: &str, found: &mut Vec<RequestKind>) {
    // `@import url(…)` is read where `url(` stands.
    let is_function = address.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("url("));
    if !is_function && is_foreign(address) {
        found.push(RequestKind::Fetch(address.trim().to_owned()));
    }
}
