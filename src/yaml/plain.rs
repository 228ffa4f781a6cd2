//! Writing a text as a YAML value that every reader of YAML takes for that text.

use std::fmt::Write as _;

/// The text as a value on one line: as it is where nobody could mistake it, else in quotation marks.
#[must_use]
pub fn written(text: &str) -> String {
    if is_plain(text) { text.to_owned() } else { quoted(text) }
}

/// Whether the text can stand without quotation marks: it begins with a letter, holds nothing that
/// means something in YAML, and is no word that some reader takes for a value of another kind.
fn is_plain(text: &str) -> bool {
    let legal = |c: char| c.is_alphanumeric() || " .!?-–()/".contains(c);
    let is_word = !WORDS.contains(&text.to_lowercase().as_str());
    text.starts_with(char::is_alphabetic) && !text.ends_with(' ') && text.chars().all(legal) && is_word
}

/// Words that are a truth value, a number or nothing to one version of YAML or another.
const WORDS: [&str; 13] =
    ["true", "false", "null", "yes", "no", "on", "off", "y", "n", "ja", "nej", "nan", "inf"];

fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if is_printable(c) => out.push(c),
            c => drop(write!(out, "\\U{:08X}", u32::from(c))),
        }
    }
    out.push('"');
    out
}

/// Whether YAML lets the character stand as it is, on one line.
fn is_printable(c: char) -> bool {
    let is_break = matches!(c, '\u{85}' | '\u{2028}' | '\u{2029}' | '\u{feff}');
    let is_nothing = u32::from(c) & 0xfffe == 0xfffe;
    !c.is_control() && !is_break && !is_nothing
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::yaml::{Kind, parse};

    #[test]
    fn plain_where_nobody_could_mistake_it() {
        let check = |text: &str, expected: &str| assert_eq!(written(text), expected);
        check("Frivillige i huset", "Frivillige i huset");
        check("Åben uddannelses- og jobvejledning", "Åben uddannelses- og jobvejledning");
        check("Kort: gør sådan", "\"Kort: gør sådan\"");
        check("Rum # 5", "\"Rum # 5\"");
        check("- nyt", "\"- nyt\"");
        check("2026-03-01", "\"2026-03-01\"");
        check("Ja", "\"Ja\"");
        check("Sig \"hej\" \\ farvel", "\"Sig \\\"hej\\\" \\\\ farvel\"");
        check("", "\"\"");
    }

    #[test]
    fn whatever_is_written_is_read_again() {
        use proptest::prelude::*;
        let pieces = prop::sample::select(vec![
            ": ", " #", "- ", "\"", "'", "\\", "{", "}", "[", "]", ",", "&a", "*a", "!", "|", ">", "%", "@",
            "`", "ja", "1", "æ", "\n", "\t", "\u{85}", "\u{2028}", "\u{fffe}", "\u{0}", "😀", " ", "---",
            "?",
        ]);
        let text = prop_oneof![
            prop::collection::vec(pieces, 1..8).prop_map(|pieces| pieces.concat()),
            prop::collection::vec(any::<char>(), 1..8).prop_map(String::from_iter),
        ];
        proptest!(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() }, |(text in text)| {
            let (node, problems) = parse(&format!("title: {}\n", written(&text)), 0);
            prop_assert_eq!(problems, []);
            let value = match &node.kind {
                Kind::Map(entries) => entries.first().map(|(_, value)| &value.kind),
                _ => None,
            };
            prop_assert_eq!(value, Some(&Kind::Text(text)));
        });
    }
}
