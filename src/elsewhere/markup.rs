//! What the tags of a page ask for.

use std::borrow::Cow;

use super::address::{decoded, is_foreign, scheme};
use super::{RequestKind, script, style};

/// What a `<link>` may be without anything being asked for until a reader follows it.
const QUIET: [&str; 9] =
    ["alternate", "author", "bookmark", "canonical", "help", "license", "next", "prev", "search"];

/// Finds what a page asks for: in its tags, and in the styles and scripts between them.
pub(super) fn read(text: &str, found: &mut Vec<RequestKind>) {
    let mut rest = text;
    loop {
        let at = until(rest, |byte| byte == b'<');
        let Some(tag) = rest.get(at + 1..) else { return };
        rest = match tag.bytes().next() {
            Some(b'!') if tag.starts_with("!--") => tag[3..].split_once("-->").map_or("", |(_, rest)| rest),
            Some(first) if first.is_ascii_alphabetic() => read_element(tag, found),
            _ => tag,
        };
    }
}

/// Looks at the tag that `text` begins with, and gives what stands behind it.
fn read_element<'t>(text: &'t str, found: &mut Vec<RequestKind>) -> &'t str {
    let (name, rest) = text.split_at(until(text, ends_name));
    let mut attributes = Attributes(rest);
    for (attribute, value) in attributes.by_ref() {
        read_attribute((name, rest), attribute, value, found);
    }
    let rest = attributes.0;
    if name.eq_ignore_ascii_case("base") {
        found.push(RequestKind::Move);
    }
    let is_script = name.eq_ignore_ascii_case("script");
    if !is_script && !name.eq_ignore_ascii_case("style") {
        return rest;
    }
    let (content, rest) = rest.split_at(rest.find("</").unwrap_or(rest.len()));
    match is_script {
        true => script::read(content, found),
        false => style::read(content, found),
    }
    rest
}

/// The attributes of a tag, each with its value, from behind its name; at last what stands behind the tag. Each byte is
/// looked at once: this is most of what a guard does.
struct Attributes<'t>(&'t str);

impl<'t> Iterator for Attributes<'t> {
    type Item = (&'t str, &'t str);

    fn next(&mut self) -> Option<Self::Item> {
        let rest = &self.0[until(self.0, |byte| !is_space(byte) && byte != b'/')..];
        if let Some(behind) = rest.strip_prefix('>') {
            self.0 = behind;
            return None;
        }
        // A name may begin with `=`, so that every round takes something.
        let first = rest.chars().next()?.len_utf8();
        let name_end = first + until(&rest[first..], |byte| ends_name(byte) || byte == b'=');
        let (name, after) = rest.split_at(name_end);
        let after = &after[until(after, |byte| !is_space(byte))..];
        let Some(value) = after.strip_prefix('=') else {
            self.0 = after;
            return Some((name, ""));
        };
        let value = &value[until(value, |byte| !is_space(byte))..];
        let (value, behind) = match value.bytes().next() {
            Some(quote @ (b'"' | b'\'')) => {
                let value = &value[1..];
                let end = until(value, |byte| byte == quote);
                (&value[..end], value.get(end + 1..).unwrap_or_default())
            }
            _ => value.split_at(until(value, |byte| is_space(byte) || byte == b'>')),
        };
        self.0 = behind;
        Some((name, value))
    }
}

/// Where the first such byte of ASCII stands; at the end where there is none.
fn until(text: &str, is_end: impl Fn(u8) -> bool) -> usize {
    text.bytes().position(is_end).unwrap_or(text.len())
}

fn is_space(byte: u8) -> bool {
    byte.is_ascii_whitespace()
}

fn ends_name(byte: u8) -> bool {
    is_space(byte) || matches!(byte, b'/' | b'>')
}

fn read_attribute(
    (tag, attributes): (&str, &str),
    attribute: &str,
    value: &str,
    found: &mut Vec<RequestKind>,
) {
    let lower = match attribute.bytes().any(|byte| byte.is_ascii_uppercase()) {
        true => Cow::Owned(attribute.to_ascii_lowercase()),
        false => Cow::Borrowed(attribute),
    };
    match &*lower {
        "class" | "id" => {}
        "src" | "poster" | "background" | "data" | "manifest" | "codebase" | "ping" => fetch(value, found),
        "srcset" | "imagesrcset" => {
            for candidate in
                value.split(',').filter_map(|candidate| candidate.split_ascii_whitespace().next())
            {
                fetch(candidate, found);
            }
        }
        "href" | "xlink:href" if gets(tag, attributes) => fetch(value, found),
        "href" if scheme(value.trim_ascii()).is_some_and(|s| s.eq_ignore_ascii_case("javascript")) => {
            script::read(&decoded(value), found);
        }
        "action" | "formaction" if is_foreign(&decoded(value)) => {
            found.push(RequestKind::Send(decoded(value).into_owned()));
        }
        "srcdoc" => read(&value.replace("&lt;", "<").replace("&quot;", "\"").replace("&gt;", ">"), found),
        "style" => style::read(&decoded(value).replace("&quot;", "\""), found),
        name if name.starts_with("on") => script::read(&decoded(value), found),
        // What a drawing is painted with may lie elsewhere.
        "fill" | "stroke" | "filter" | "mask" | "clip-path" => style::read(value, found),
        _ => {}
    }
}

/// Whether a browser gets what a tag points at without being asked to: for a link, as long as it says nothing else.
fn gets(tag: &str, attributes: &str) -> bool {
    if !tag.eq_ignore_ascii_case("link") {
        return !["a", "area", "base"].iter().any(|other| tag.eq_ignore_ascii_case(other));
    }
    let is_quiet = |rel: &str| QUIET.iter().any(|quiet| quiet.eq_ignore_ascii_case(rel));
    let rel = Attributes(attributes).find(|(name, _)| name.eq_ignore_ascii_case("rel"));
    !rel.is_some_and(|(_, rels)| rels.split_ascii_whitespace().all(is_quiet))
}

fn fetch(value: &str, found: &mut Vec<RequestKind>) {
    let address = decoded(value);
    if is_foreign(&address) {
        found.push(RequestKind::Fetch(address.trim().to_owned()));
    }
}
