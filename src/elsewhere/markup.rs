//! What the tags of a page ask for.

use super::address::{decoded, is_foreign, scheme};
use super::{RequestKind, script, style};

/// What a `<link>` may be without anything being asked for until a reader follows it.
const QUIET: [&str; 9] =
    ["alternate", "author", "bookmark", "canonical", "help", "license", "next", "prev", "search"];

/// Finds what a page asks for: in its tags, and in the styles and scripts between them.
pub(super) fn read(text: &str, found: &mut Vec<RequestKind>) {
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        if let Some(comment) = rest.strip_prefix("!--") {
            rest = comment.split_once("-->").map_or("", |(_, rest)| rest);
        } else if rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
            rest = read_element(rest, found);
        }
    }
}

/// Looks at the tag that `text` begins with, and gives what stands behind it.
fn read_element<'t>(text: &'t str, found: &mut Vec<RequestKind>) -> &'t str {
    let (tag, rest) = text.split_at(tag_end(text));
    let name_end = tag.find(|c: char| c.is_ascii_whitespace() || c == '/').unwrap_or(tag.len());
    let (name, attributes) = tag.split_at(name_end);
    if attributes.contains('=') {
        each_attribute(attributes, |attribute, value| {
            read_attribute((name, attributes), attribute, value, found);
        });
    }
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

/// Where a tag ends; a `>` in the value of an attribute is no end.
fn tag_end(text: &str) -> usize {
    let mut quote = None;
    for (at, byte) in text.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return at,
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
    }
    text.len()
}

/// Visits the attributes of a tag that have a value.
fn each_attribute<'t>(attributes: &'t str, mut visit: impl FnMut(&'t str, &'t str)) {
    let mut rest = attributes;
    while let Some((before, after)) = rest.split_once('=') {
        let name = before.trim_ascii_end();
        let name = &name[name.rfind(|c: char| c.is_ascii_whitespace() || c == '/').map_or(0, |at| at + 1)..];
        let after = after.trim_ascii_start();
        let quote = after.bytes().next().filter(|byte| matches!(byte, b'"' | b'\''));
        let (value, behind) = match quote {
            Some(quote) => after[1..].split_once(char::from(quote)).unwrap_or((&after[1..], "")),
            None => after.split_at(after.find(|c: char| c.is_ascii_whitespace()).unwrap_or(after.len())),
        };
        visit(name, value);
        rest = behind;
    }
}

fn read_attribute(
    (tag, attributes): (&str, &str),
    attribute: &str,
    value: &str,
    found: &mut Vec<RequestKind>,
) {
    match attribute.to_ascii_lowercase().as_str() {
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
    let mut is_quiet = false;
    each_attribute(attributes, |name, value| {
        if name.eq_ignore_ascii_case("rel") {
            is_quiet = value
                .split_ascii_whitespace()
                .all(|rel| QUIET.iter().any(|quiet| quiet.eq_ignore_ascii_case(rel)));
        }
    });
    !is_quiet
}

fn fetch(value: &str, found: &mut Vec<RequestKind>) {
    let address = decoded(value);
    if is_foreign(&address) {
        found.push(RequestKind::Fetch(address.trim().to_owned()));
    }
}
