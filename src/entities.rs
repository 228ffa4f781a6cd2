//! Characters written as HTML writes them by name or number: `&aring;`, `&#229;`, `&#xe5;`.
//!
//! Knows the names that are used in Danish texts and those that addresses can be hidden behind, and no others.

use std::borrow::Cow;

/// A text in which references are read as what they stand for. One that is not known stays as it is.
#[must_use]
pub fn decoded(text: &str) -> Cow<'_, str> {
    let mut decoded = String::new();
    let (mut rest, mut from) = (text, 0);
    while let Some(at) = rest[from..].find('&').map(|at| from + at) {
        match reference(&rest[at..]) {
            Some((meaning, length)) => {
                decoded.push_str(&rest[..at]);
                decoded.push(meaning);
                (rest, from) = (&rest[at + length..], 0);
            }
            None => from = at + 1,
        }
    }
    if rest.len() == text.len() {
        return Cow::Borrowed(text);
    }
    decoded.push_str(rest);
    Cow::Owned(decoded)
}

/// What the reference that a text begins with stands for, and its length.
fn reference(text: &str) -> Option<(char, usize)> {
    match text.strip_prefix("&#") {
        Some(number) => numbered(number).map(|(meaning, length)| (meaning, "&#".len() + length)),
        None => named(text.strip_prefix('&')?).map(|(meaning, length)| (meaning, "&".len() + length)),
    }
}

/// A number of any length, with or without a semicolon behind it, as browsers read it.
fn numbered(text: &str) -> Option<(char, usize)> {
    let (radix, mark) = if text.starts_with(['x', 'X']) { (16, 1) } else { (10, 0) };
    let written = &text[mark..];
    let digits = written.find(|c: char| !c.is_digit(radix)).unwrap_or(written.len());
    let number = written[..digits].trim_start_matches('0');
    let code = match (digits, number) {
        (0, _) => return None,
        (_, "") => 0,
        (_, number) => u32::from_str_radix(number, radix).ok()?,
    };
    let meaning = if code == 0 { char::REPLACEMENT_CHARACTER } else { char::from_u32(code)? };
    Some((meaning, mark + digits + usize::from(written[digits..].starts_with(';'))))
}

/// A name with a semicolon behind it; the oldest names also without, where no letter, digit or `=` follows.
fn named(text: &str) -> Option<(char, usize)> {
    let end = text.bytes().position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(text.len());
    let (name, rest) = text.split_at(end);
    let of = |names: &[(&str, char)]| names.iter().find(|(known, _)| *known == name).map(|known| known.1);
    match rest.starts_with(';') {
        true => of(&OLD).or_else(|| of(&NEW)).map(|meaning| (meaning, end + 1)),
        false => of(&OLD).filter(|_| !rest.starts_with('=')).map(|meaning| (meaning, end)),
    }
}

/// Names from before HTML 4, which browsers read without a semicolon too.
const OLD: [(&str, char); 30] = [
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("nbsp", '\u{a0}'),
    ("shy", '\u{ad}'),
    ("laquo", '«'),
    ("raquo", '»'),
    ("aelig", 'æ'),
    ("oslash", 'ø'),
    ("aring", 'å'),
    ("AElig", 'Æ'),
    ("Oslash", 'Ø'),
    ("Aring", 'Å'),
    ("auml", 'ä'),
    ("ouml", 'ö'),
    ("uuml", 'ü'),
    ("Auml", 'Ä'),
    ("Ouml", 'Ö'),
    ("Uuml", 'Ü'),
    ("eacute", 'é'),
    ("Eacute", 'É'),
    ("egrave", 'è'),
    ("aacute", 'á'),
    ("agrave", 'à'),
    ("oacute", 'ó'),
    ("iacute", 'í'),
    ("uacute", 'ú'),
    ("ccedil", 'ç'),
    ("szlig", 'ß'),
];

/// The others.
const NEW: [(&str, char); 23] = [
    ("apos", '\''),
    ("zwj", '\u{200d}'),
    ("zwnj", '\u{200c}'),
    ("lrm", '\u{200e}'),
    ("rlm", '\u{200f}'),
    ("ndash", '–'),
    ("mdash", '—'),
    ("hellip", '…'),
    ("Tab", '\t'),
    ("NewLine", '\n'),
    ("sol", '/'),
    ("bsol", '\\'),
    ("colon", ':'),
    ("semi", ';'),
    ("period", '.'),
    ("comma", ','),
    ("commat", '@'),
    ("lpar", '('),
    ("rpar", ')'),
    ("lbrace", '{'),
    ("rbrace", '}'),
    ("equals", '='),
    ("num", '#'),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_is_read_as_browsers_read_it() {
        let check = |text: &str, expected: &str| assert_eq!(decoded(text), expected, "{text}");
        check("k&#230;r &amp; m&#xF8;r &aring;", "kær & mør å");
        check("R & D &ukendt; &#xffffffff; &; &# &#x &", "R & D &ukendt; &#xffffffff; &; &# &#x &");
        check("https&#0058;&#47/a&#X2f;b&#00000000000000000000047;", "https://a/b/");
        check("&Tab;&sol;&bsol;&colon;&sol", "\t/\\:&sol");
        check("&lt&quot a&amp=b&ltx", "<\" a&amp=b&ltx");
        check("&amp;lt; &#0;", "&lt; \u{fffd}");
        check("æ&#8364;ø", "æ€ø");
    }
}
