//! Items of a top-level list: one is put in, some are taken out. What comes out is read again and compared: whatever
//! would not say just what was meant is refused.

use std::ops::Range;

use super::{entry, lines, without};
use crate::yaml::{Kind, Node, parse};

/// Why a text was left as it is.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// The list stands in brackets.
    #[error(
        "»{0}« står i parenteser. Skriv i stedet hvert punkt på sin egen linje med en streg foran, og kør igen."
    )]
    InBrackets(String),
    /// The change cannot be made so that everything else stays.
    #[error(
        "Husbog kan ikke skrive i »{0}«, uden at noget andet bliver ændret. Ret oplysningerne øverst i filen, så der \
         står én oplysning på hver linje, og kør igen."
    )]
    Unclear(String),
}

/// A text whose list under `key` has one more item at its end. The item is YAML of its own, on one line or more.
///
/// # Errors
/// When the list stands in brackets, or when the change cannot be made so that everything else stays.
pub fn with_item(text: &str, key: &str, item: &str) -> Result<String, Refused> {
    let before = read(text, key)?;
    let changed = match before.entry(key).map(|value| &value.kind) {
        None => put_at_end(text, key, item),
        Some(Kind::Null) => put_after(text, key, "  ", item),
        Some(Kind::List(items)) if items.is_empty() => {
            put_after(&without_brackets(text, key), key, "  ", item)
        }
        Some(Kind::List(_)) => put_after(text, key, &indent_of_items(text, key)?, item),
        Some(_) => return Err(Refused::Unclear(key.to_owned())),
    };
    let mut expected = list(&before, key);
    expected.push(read(item, key)?);
    proven(&before, changed, key, &expected)
}

/// A text whose list under `key` has only the items for which `keep` holds, and no such list when there are none
/// left. `None` when all are kept.
///
/// # Errors
/// When the list stands in brackets, or when the change cannot be made so that everything else stays.
pub fn retain(text: &str, key: &str, keep: impl Fn(&Node) -> bool) -> Result<Option<String>, Refused> {
    let before = read(text, key)?;
    let items = list(&before, key);
    let kept: Vec<bool> = items.iter().map(keep).collect();
    if kept.iter().all(|kept| *kept) {
        return Ok(None);
    }
    let changed = match kept.contains(&true) {
        true => without_items(text, key, &kept)?,
        false => without(text, key),
    };
    let expected: Vec<Node> =
        items.into_iter().zip(kept).filter(|(_, kept)| *kept).map(|(item, _)| item).collect();
    proven(&before, changed, key, &expected).map(Some)
}

fn read(text: &str, key: &str) -> Result<Node, Refused> {
    match parse(text, 0) {
        (node, problems) if problems.is_empty() => Ok(node),
        _ => Err(Refused::Unclear(key.to_owned())),
    }
}

fn list(node: &Node, key: &str) -> Vec<Node> {
    node.entry(key).map(|value| value.items().to_vec()).unwrap_or_default()
}

/// The changed text, if it says what was said before but for the list, which has these items now.
fn proven(before: &Node, changed: String, key: &str, expected: &[Node]) -> Result<String, Refused> {
    let after = read(&changed, key)?;
    let items = list(&after, key);
    let is_list = items.len() == expected.len()
        && items.iter().zip(expected).all(|(item, expected)| item.says_same(expected));
    let has_key = after.entry(key).is_some() != expected.is_empty();
    let is_rest = others(&after, key).eq_by_saying(&others(before, key));
    (is_list && has_key && is_rest).then_some(changed).ok_or_else(|| Refused::Unclear(key.to_owned()))
}

/// The entries of a mapping but those of one key.
struct Others<'n>(Vec<&'n (Node, Node)>);

fn others<'n>(node: &'n Node, key: &str) -> Others<'n> {
    let Kind::Map(entries) = &node.kind else { return Others(Vec::new()) };
    Others(entries.iter().filter(|(name, _)| name.as_text() != Some(key)).collect())
}

impl Others<'_> {
    fn eq_by_saying(&self, other: &Self) -> bool {
        let same = |((a, b), (c, d)): (&&(Node, Node), &&(Node, Node))| a.says_same(c) && b.says_same(d);
        self.0.len() == other.0.len() && self.0.iter().zip(&other.0).all(same)
    }
}

fn put_at_end(text: &str, key: &str, item: &str) -> String {
    let end = line_end(text);
    let gap = if text.is_empty() || text.ends_with('\n') { "" } else { end };
    format!("{text}{gap}{key}:{end}{}", written(item, "  ", end))
}

fn put_after(text: &str, key: &str, indent: &str, item: &str) -> String {
    let Some(range) = entry(text, key) else { return text.to_owned() };
    let (before, after) = text.split_at(range.end);
    let end = line_end(text);
    let gap = if before.ends_with('\n') { "" } else { end };
    format!("{before}{gap}{}{after}", written(item, indent, end))
}

/// An item as lines of a list.
fn written(item: &str, indent: &str, end: &str) -> String {
    let dash = |at: usize| if at == 0 { "- " } else { "  " };
    item.lines().enumerate().map(|(at, line)| format!("{indent}{}{line}{end}", dash(at))).collect()
}

/// How the lines of a text end.
fn line_end(text: &str) -> &'static str {
    if text.contains("\r\n") { "\r\n" } else { "\n" }
}

/// A text whose empty list `[]` under `key` is nothing at all, so that lines can follow.
fn without_brackets(text: &str, key: &str) -> String {
    let Some(range) = entry(text, key) else { return text.to_owned() };
    let colon = text[range.clone()].find(':').map_or(range.start, |at| range.start + at + 1);
    let (head, rest) = text.split_at(colon);
    let bare = rest.trim_start_matches([' ', '\t']);
    match bare.strip_prefix('[').and_then(|bare| bare.trim_start().strip_prefix(']')) {
        Some(rest) => format!("{head}{rest}"),
        None => text.to_owned(),
    }
}

/// What stands before the dash of each item.
fn indent_of_items(text: &str, key: &str) -> Result<String, Refused> {
    let items = items(text, key);
    let first = items.first().ok_or_else(|| Refused::InBrackets(key.to_owned()))?;
    let line = &text[first.clone()];
    Ok(line[..line.len() - line.trim_start_matches(' ').len()].to_owned())
}

fn without_items(text: &str, key: &str, kept: &[bool]) -> Result<String, Refused> {
    let items = items(text, key);
    if items.len() != kept.len() {
        return Err(Refused::InBrackets(key.to_owned()));
    }
    let mut changed = text.to_owned();
    for (item, _) in items.into_iter().zip(kept).rev().filter(|(_, kept)| !**kept) {
        changed.replace_range(item, "");
    }
    Ok(changed)
}

/// The lines of each item of a list that is written with dashes. Comments and blank lines between items belong to
/// none.
fn items(text: &str, key: &str) -> Vec<Range<usize>> {
    let Some(range) = entry(text, key) else { return Vec::new() };
    let mut items: Vec<Range<usize>> = Vec::new();
    let mut dash = None;
    for (at, line) in lines(&text[range.clone()]).skip(1) {
        let at = range.start + at;
        let indent = line.len() - line.trim_start_matches(' ').len();
        let bare = line.trim();
        if (bare == "-" || bare.starts_with("- ")) && dash.is_none_or(|dash| dash == indent) {
            dash = Some(indent);
            items.push(at..at + line.len());
        } else if let (Some(dash), Some(item)) = (dash, items.last_mut())
            && indent > dash
            && !bare.is_empty()
        {
            item.end = at + line.len();
        }
    }
    items
}

#[cfg(test)]
mod tests;
