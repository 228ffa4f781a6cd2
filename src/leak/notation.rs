//! Text written in another notation, read as what it stands for: `&aring;`, `\u00e5`, `%C3%A5`.
//!
//! Each reading gives `None` when there is nothing of its notation in the text.

use std::borrow::Cow;

use crate::entities;

/// The notations text can be written in.
pub(super) const DECODERS: [fn(&str) -> Option<String>; 3] =
    [decode_entities, decode_escapes, decode_percent];

/// Reads `&amp;`, `&#229;` and `&#xe5;`. An entity that is not known stays as it is.
pub(super) fn decode_entities(text: &str) -> Option<String> {
    match entities::decoded(text) {
        Cow::Borrowed(_) => None,
        Cow::Owned(decoded) => Some(decoded),
    }
}

/// Reads the escapes of JSON and JavaScript: `\u00e5`, `\xe5`, `\n`, `\"`.
fn decode_escapes(text: &str) -> Option<String> {
    let first = text.find('\\')?;
    let mut decoded = String::with_capacity(text.len());
    decoded.push_str(&text[..first]);
    let mut rest = &text[first..];
    let mut changed = false;
    while let Some(at) = rest.find('\\') {
        decoded.push_str(&rest[..at]);
        rest = &rest[at..];
        let found = escape(rest);
        changed |= found.is_some();
        let (meaning, length) = found.unwrap_or(('\\', 1));
        decoded.push(meaning);
        rest = &rest[length..];
    }
    decoded.push_str(rest);
    changed.then_some(decoded)
}

/// Reads `%C3%A5`.
fn decode_percent(text: &str) -> Option<String> {
    let first = text.find('%')?;
    let mut bytes = text.as_bytes()[..first].to_vec();
    let mut rest = &text[first..];
    while let Some(at) = rest.find('%') {
        let (before, after) = rest.split_at(at);
        bytes.extend_from_slice(before.as_bytes());
        let byte = after.get(1..3).and_then(hexadecimal).and_then(|code| u8::try_from(code).ok());
        bytes.push(byte.unwrap_or(b'%'));
        rest = &after[if byte.is_some() { 3 } else { 1 }..];
    }
    bytes.extend_from_slice(rest.as_bytes());
    (bytes.len() < text.len()).then(|| String::from_utf8_lossy(&bytes).into_owned())
}

fn escape(text: &str) -> Option<(char, usize)> {
    match text[1..].chars().next()? {
        'u' => unicode_escape(text),
        'x' => Some((char::from_u32(hexadecimal(text.get(2..4)?)?)?, 4)),
        'n' | 'r' | 't' | 'b' | 'f' | 'v' | '0' => Some((' ', 2)),
        other => Some((other, 1 + other.len_utf8())),
    }
}

/// Reads `\u00e5` and `\u{e5}`. Half of a surrogate pair becomes a character of no meaning: such pairs
/// are no letters of any language written here.
fn unicode_escape(text: &str) -> Option<(char, usize)> {
    let (digits, length) = match text[2..].strip_prefix('{') {
        Some(braced) => {
            let digits = &braced[..braced.bytes().take(LONGEST_ESCAPE).position(|byte| byte == b'}')?];
            (digits, digits.len() + 4)
        }
        None => (text.get(2..6)?, 6),
    };
    Some((char::from_u32(hexadecimal(digits)?).unwrap_or(char::REPLACEMENT_CHARACTER), length))
}

fn hexadecimal(digits: &str) -> Option<u32> {
    digits.bytes().all(|byte| byte.is_ascii_hexdigit()).then(|| u32::from_str_radix(digits, 16).ok())?
}

/// The most of a text that braces are looked for in.
const LONGEST_ESCAPE: usize = 12;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_notation_is_read() {
        let check = |decode: fn(&str) -> Option<String>, text: &str, expected: Option<&str>| {
            assert_eq!(decode(text).as_deref(), expected, "{text}");
        };
        check(decode_entities, "k&#230;r &amp; m&#xF8;r &aring;", Some("kær & mør å"));
        check(decode_entities, "R & D &ukendt; &#xffffffff;", None);
        check(decode_entities, "&", None);
        check(decode_escapes, r#"k\u00e6r\n\"\x41\u{f8}\/"#, Some("kær \"Aø/"));
        check(decode_escapes, r"\ud83d\ude00\", Some("\u{fffd}\u{fffd}\\"));
        check(decode_escapes, r"\u00æ", None);
        check(decode_percent, "k%C3%A6r%20100%", Some("kær 100%"));
        check(decode_percent, "100 % af %æøå", None);
        check(decode_percent, "%", None);
    }
}
