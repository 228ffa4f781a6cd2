//! What the tags of a page ask for.

use std::borrow::Cow;

use super::address::{is_foreign, joined, scheme};
use super::{RequestKind, script, style};
use crate::entities::decoded;

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
            Some(b'!') if tag.starts_with("!--") => behind_comment(&tag["!--".len()..]),
            Some(first) if first.is_ascii_alphabetic() => read_element(tag, found),
            _ => tag,
        };
    }
}

/// What stands behind a comment; `text` is what stands behind its `<!--`.
pub(super) fn behind_comment(text: &str) -> &str {
    let at_once = [">", "->"].into_iter().find_map(|end| text.strip_prefix(end));
    let later = || {
        let ends = ["-->", "--!>"].into_iter().filter_map(|end| Some((text.find(end)?, end.len())));
        ends.min().map(|(at, length)| &text[at + length..])
    };
    at_once.or_else(later).unwrap_or_default()
}

/// Looks at the tag that `text` begins with, and gives what stands behind it.
fn read_element<'t>(text: &'t str, found: &mut Vec<RequestKind>) -> &'t str {
    let (name, rest) = text.split_at(until(text, ends_name));
    let mut attributes = Attributes(rest);
    for (attribute, value) in attributes.by_ref() {
        read_attribute((name, rest), attribute, value, found);
    }
    let behind = attributes.0;
    if name.eq_ignore_ascii_case("base") {
        found.push(RequestKind::Move);
    }
    let is_script = name.eq_ignore_ascii_case("script");
    if !is_script && !name.eq_ignore_ascii_case("style") {
        return behind;
    }
    let end = end_of_content(behind, name);
    let content = &behind[..end.unwrap_or(behind.len())];
    match is_script {
        true => script::read(content, found),
        false => style::read(content, found),
    }
    // In a drawing such a tag can end in itself: what follows is read in both ways.
    let is_whole = text[..text.len() - behind.len()].ends_with("/>");
    end.filter(|_| !is_whole).map_or(behind, |end| &behind[end..])
}

/// Where the end tag of a script or a style begins.
fn end_of_content(text: &str, name: &str) -> Option<usize> {
    let is_end = |at: &usize| {
        let found = text.as_bytes().get(at + 2..at + 2 + name.len());
        found.is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes()))
    };
    text.match_indices("</").map(|(at, _)| at).find(is_end)
}

/// The attributes of a tag, each with its value, from behind its name; at last what stands behind the tag. Each byte is
/// looked at once: this is most of what a guard does.
pub(super) struct Attributes<'t>(pub(super) &'t str);

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
pub(super) fn until(text: &str, is_end: impl Fn(u8) -> bool) -> usize {
    text.bytes().position(is_end).unwrap_or(text.len())
}

fn is_space(byte: u8) -> bool {
    byte.is_ascii_whitespace()
}

pub(super) fn ends_name(byte: u8) -> bool {
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
            let candidates = decoded(value);
            let candidates = candidates.split(',').filter_map(|one| one.split_ascii_whitespace().next());
            candidates.for_each(|candidate| fetch(candidate, found));
        }
        "href" | "xlink:href" if gets(tag, attributes) => fetch(value, found),
        "href" if is_script(value) => script::read(&decoded(value), found),
        "action" | "formaction" => {
            found.extend(foreign(value).map(RequestKind::Send));
        }
        "srcdoc" => read(&decoded(value), found),
        "style" => style::read(&decoded(value), found),
        name if name.starts_with("on") => script::read(&decoded(value), found),
        // What a drawing is painted with may lie elsewhere.
        "fill" | "stroke" | "filter" | "mask" | "clip-path" => style::read(&decoded(value), found),
        _ => {}
    }
}

/// Whether a link runs a script.
fn is_script(value: &str) -> bool {
    let address = decoded(value);
    scheme(joined(&address).trim_ascii()).is_some_and(|scheme| scheme.eq_ignore_ascii_case("javascript"))
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
    found.extend(foreign(value).map(RequestKind::Fetch));
}

/// The address that a value is, where it leads away.
fn foreign(value: &str) -> Option<String> {
    let address = decoded(value);
    is_foreign(&address).then(|| joined(&address).trim().to_owned())
}
