//! Text made safe to stand in HTML. Knows nothing of tags.

/// Writes text between tags.
pub(super) fn push_text(out: &mut String, text: &str) {
    push_replaced(out, text, replacement);
}

/// Writes text inside an attribute in double quotes.
pub(super) fn push_attribute(out: &mut String, text: &str) {
    push_replaced(out, text, |letter| match letter {
        '"' => Some("&quot;"),
        _ => replacement(letter),
    });
}

/// Whether HTML forbids the letter however it is written: controls and what Unicode calls
/// noncharacters.
pub(super) fn is_forbidden(letter: char) -> bool {
    let control = letter.is_control() && !matches!(letter, '\t' | '\n' | '\x0c');
    let noncharacter = matches!(letter, '\u{fdd0}'..='\u{fdef}') || u32::from(letter) & 0xfffe == 0xfffe;
    control || noncharacter
}

fn replacement(letter: char) -> Option<&'static str> {
    match letter {
        '&' => Some("&amp;"),
        '<' => Some("&lt;"),
        '>' => Some("&gt;"),
        // What a browser makes of it, said here so that both read the same.
        '\r' => Some("\n"),
        letter if is_forbidden(letter) => Some("\u{fffd}"),
        _ => None,
    }
}

fn push_replaced(out: &mut String, text: &str, replacement: impl Fn(char) -> Option<&'static str>) {
    let mut done = 0;
    for (at, letter) in text.char_indices() {
        if let Some(new) = replacement(letter) {
            out.push_str(&text[done..at]);
            out.push_str(new);
            done = at + letter.len_utf8();
        }
    }
    out.push_str(&text[done..]);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_in_text_is_shown_and_what_html_forbids_is_replaced() {
        let check = |text: &str, expected: &str| {
            let mut out = String::new();
            push_attribute(&mut out, text);
            assert_eq!(out, expected, "{text:?}");
        };
        check("æ & ø < å > \"så\" 'nu'", "æ &amp; ø &lt; å &gt; &quot;så&quot; 'nu'");
        check("&amp;", "&amp;amp;");
        check("a\tb\nc\u{c}d\re", "a\tb\nc\u{c}d\ne");
        check(
            "\0\u{1}\u{7f}\u{85}\u{fdd0}\u{ffff}\u{1fffe}\u{fffc}",
            "\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffc}",
        );
        check("", "");
    }

    #[test]
    fn quotes_stay_as_typed_between_tags() {
        let mut out = String::new();
        push_text(&mut out, "\"a\" <b>");
        assert_eq!(out, "\"a\" &lt;b&gt;");
    }
}
