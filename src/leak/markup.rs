//! HTML and XML taken apart: running text, tags, and what stands aside (comments, scripts, styles).
//!
//! Nothing is thrown away: each byte but the marks themselves is in one of the three. What is broken
//! is taken as something aside. Knows no words.

use super::words::Audible;

/// A part of a marked-up text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token<'t> {
    /// Running text, as written.
    Text(&'t str),
    /// A tag: what stands between `<` and `>`.
    Tag(&'t str),
    /// Something that stands by itself, in a notation of its own.
    Aside(&'t str),
}

/// The parts of a marked-up text, one after the other.
#[derive(Debug)]
pub(super) struct Tokens<'t> {
    rest: &'t str,
    /// The element just opened, if what it holds is no markup.
    raw: Option<&'static str>,
}

impl<'t> Tokens<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { rest: text, raw: None }
    }

    /// Gives back what stands before `end`, and goes on behind the `skip` bytes after it.
    fn take(&mut self, end: usize, skip: usize) -> &'t str {
        let taken = &self.rest[..end];
        self.rest = &self.rest[end + skip..];
        taken
    }

    /// Something that begins with `open` and reaches to `close`, or to the end where that is missing.
    fn aside(&mut self, open: &str, close: &str) -> Token<'t> {
        self.rest = &self.rest[open.len()..];
        let end = self.rest.find(close);
        Token::Aside(match end {
            Some(end) => self.take(end, close.len()),
            None => self.take(self.rest.len(), 0),
        })
    }

    fn tag(&mut self) -> Token<'t> {
        self.rest = &self.rest[1..];
        let Some(end) = tag_end(self.rest) else { return Token::Aside(self.take(self.rest.len(), 0)) };
        let tag = self.take(end, 1);
        self.raw = raw_element(tag);
        Token::Tag(tag)
    }
}

impl<'t> Iterator for Tokens<'t> {
    type Item = Token<'t>;

    fn next(&mut self) -> Option<Token<'t>> {
        if self.rest.is_empty() {
            return None;
        }
        if let Some(name) = self.raw.take() {
            return Some(Token::Aside(self.take(raw_end(self.rest, name), 0)));
        }
        let at = find_tag(self.rest).unwrap_or(self.rest.len());
        if at > 0 {
            return Some(Token::Text(self.take(at, 0)));
        }
        Some(match self.rest.as_bytes()[1] {
            b'!' if self.rest.starts_with("<!--") => self.aside("<!--", "-->"),
            b'!' if self.rest.starts_with("<![CDATA[") => self.aside("<![CDATA[", "]]>"),
            b'!' => self.aside("<!", ">"),
            b'?' => self.aside("<?", ">"),
            _ => self.tag(),
        })
    }
}

/// Where the first tag begins, or something else that is no text.
pub(super) fn find_tag(text: &str) -> Option<usize> {
    let opens = |next: u8| next.is_ascii_alphabetic() || matches!(next, b'/' | b'!' | b'?');
    let mut from = 0;
    loop {
        let at = from + text[from..].find('<')?;
        if opens(*text.as_bytes().get(at + 1)?) {
            return Some(at);
        }
        from = at + 1;
    }
}

/// Whether a reader sees nothing where this tag stands, so that a word goes on behind it.
pub(super) fn is_inline(tag: &str) -> bool {
    let name = tag_name(tag);
    let has_capitals = name.bytes().any(|byte| byte.is_ascii_uppercase());
    if has_capitals { is_inline_name(&name.to_ascii_lowercase()) } else { is_inline_name(name) }
}

fn is_inline_name(name: &str) -> bool {
    matches!(
        name,
        "a" | "abbr"
            | "b"
            | "bdi"
            | "bdo"
            | "cite"
            | "code"
            | "data"
            | "del"
            | "dfn"
            | "em"
            | "font"
            | "i"
            | "ins"
            | "kbd"
            | "mark"
            | "q"
            | "s"
            | "samp"
            | "small"
            | "span"
            | "strong"
            | "sub"
            | "sup"
            | "time"
            | "tspan"
            | "u"
            | "var"
            | "wbr"
    )
}

/// The name of the element that a tag opens, if what it holds is no markup.
fn raw_element(tag: &str) -> Option<&'static str> {
    let name = tag_name(tag);
    let raw = RAW.into_iter().find(|raw| name.eq_ignore_ascii_case(raw));
    raw.filter(|_| !tag.starts_with('/') && !tag.ends_with('/'))
}

/// Gives each stretch of a tag to `visit`, in the order written: names, and the value of each
/// attribute by itself.
pub(super) fn each_stretch<'t>(tag: &'t str, mut visit: impl FnMut(&'t str, Audible)) {
    let mut rest = tag;
    while let Some(equals) = rest.find('=') {
        let (names, after) = rest.split_at(equals + 1);
        visit(names, Audible::Machine);
        let after = after.trim_ascii_start();
        let (value, after) = split_value(after);
        visit(value, audible(names));
        rest = after;
    }
    visit(rest, Audible::Machine);
}

fn split_value(text: &str) -> (&str, &str) {
    let quote = text.bytes().next().filter(|first| matches!(first, b'"' | b'\''));
    let bare = &text[usize::from(quote.is_some())..];
    let ends = |next: u8| quote.map_or(next.is_ascii_whitespace(), |quote| next == quote);
    let end = bare.bytes().position(ends);
    bare.split_at(end.unwrap_or(bare.len()))
}

/// Who meets the value of an attribute, from all that stands before it.
fn audible(names: &str) -> Audible {
    let names = names.trim_end_matches(['=', ' ']);
    let before = names.bytes().rposition(|byte| byte.is_ascii_whitespace());
    let name = &names[before.map_or(0, |at| at + 1)..];
    if is_machine_name(name) { Audible::Machine } else { Audible::Reader }
}

/// Whether no reader meets the value of this attribute.
fn is_machine_name(name: &str) -> bool {
    matches!(
        name,
        "action"
            | "aria-controls"
            | "aria-current"
            | "aria-describedby"
            | "aria-hidden"
            | "aria-labelledby"
            | "as"
            | "async"
            | "charset"
            | "class"
            | "color"
            | "d"
            | "defer"
            | "dir"
            | "for"
            | "height"
            | "href"
            | "http-equiv"
            | "id"
            | "lang"
            | "media"
            | "method"
            | "name"
            | "property"
            | "rel"
            | "role"
            | "scope"
            | "sizes"
            | "src"
            | "srcset"
            | "style"
            | "type"
            | "width"
            | "xmlns"
    )
}

fn tag_name(tag: &str) -> &str {
    let name = tag.strip_prefix('/').unwrap_or(tag);
    let end = name.bytes().position(|next| next.is_ascii_whitespace() || next == b'/');
    &name[..end.unwrap_or(name.len())]
}

/// Where the tag that `text` begins with, its `<` left out, ends; a `>` in a quoted value does not end it.
fn tag_end(text: &str) -> Option<usize> {
    let mut quote = None;
    let mut before = b'<';
    for (at, byte) in text.bytes().enumerate() {
        match quote {
            Some(open) if byte == open => quote = None,
            None if byte == b'>' => return Some(at),
            None if before == b'=' && matches!(byte, b'"' | b'\'') => quote = Some(byte),
            Some(_) | None => {}
        }
        if !byte.is_ascii_whitespace() {
            before = byte;
        }
    }
    None
}

fn raw_end(text: &str, name: &str) -> usize {
    let is_close = |at: &usize| {
        let after = &text.as_bytes()[at + 2..];
        after.get(..name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes()))
    };
    text.match_indices("</").map(|(at, _)| at).find(is_close).unwrap_or(text.len())
}

const RAW: [&str; 2] = ["script", "style"];

#[cfg(test)]
mod tests {
    use super::Audible::{Machine, Reader};
    use super::Token::{Aside, Tag, Text};
    use super::*;

    #[test]
    fn markup_is_taken_apart() {
        let check = |text: &str, expected: &[Token<'_>]| {
            assert_eq!(Tokens::new(text).collect::<Vec<_>>(), expected, "{text}");
        };
        check("a <b>c</b>", &[Text("a "), Tag("b"), Text("c"), Tag("/b")]);
        check("1 < 2 <", &[Text("1 < 2 <")]);
        check("<!-- a > b -->c", &[Aside(" a > b "), Text("c")]);
        check("<!doctype html>", &[Aside("doctype html")]);
        check("<![CDATA[a]]>", &[Aside("a")]);
        check(r#"<p title="a > b">c"#, &[Tag(r#"p title="a > b""#), Text("c")]);
        check("<p don't>c", &[Tag("p don't"), Text("c")]);
        check("<SCRIPT>a<b</p></Script>c", &[Tag("SCRIPT"), Aside("a<b</p>"), Tag("/Script"), Text("c")]);
        check("<style>a", &[Tag("style"), Aside("a")]);
        check("a<p title=\"b c", &[Text("a"), Aside("p title=\"b c")]);
        check("<!-- a", &[Aside(" a")]);
    }

    #[test]
    fn tags_are_read_stretch_by_stretch() {
        let check = |tag: &str, expected: &[(&str, Audible)]| {
            let mut stretches = Vec::new();
            each_stretch(tag, |text, audible| stretches.push((text, audible)));
            assert_eq!(stretches, expected, "{tag}");
        };
        check("br", &[("br", Machine)]);
        check(
            r#"a class="b c" title='d e' f"#,
            &[
                ("a class=", Machine),
                ("b c", Machine),
                ("\" title=", Machine),
                ("d e", Reader),
                ("' f", Machine),
            ],
        );
        check(
            "a href=b alt=c d",
            &[("a href=", Machine), ("b", Machine), (" alt=", Machine), ("c", Reader), (" d", Machine)],
        );
        check("a b=", &[("a b=", Machine), ("", Reader), ("", Machine)]);
    }
}
