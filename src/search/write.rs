//! The index as classic scripts: each hands its part to the script of the site, from a server and from a folder alike.
//!
//! The vocabulary is what a first answer needs: pages, headings, words. Where words stand and what results quote lie in
//! shards, and only those asked for are loaded. Every file says of which index it is, so that parts of two builds are
//! never mixed.

use std::fmt::Write as _;

use serde::Serialize;
use serde_json::json;

use super::index::{Group, Index, Page};
use super::stem::{IRREGULAR_NOUNS, IRREGULAR_WORDS};

/// How many files the parts of an index lie in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Shards {
    /// Where the words stand.
    pub postings: usize,
    /// What results quote.
    pub texts: usize,
}

impl Shards {
    /// How many an index of so many pages wants: a shard is quick to load, and a search touches few.
    #[must_use]
    pub fn for_pages(pages: usize) -> Self {
        Self { postings: (pages / 64).clamp(1, 32), texts: pages.div_ceil(8).clamp(1, 256) }
    }
}

/// The most of a section that is kept for results to quote, in characters.
const LONGEST_TEXT: usize = 700;

/// The numbers of manuals, as they are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Numbers {
    /// The first a manual can have.
    pub first: u16,
    /// The last.
    pub last: u16,
    /// Whether a number alone asks for a manual. Where few look for manuals it may be an age or a year.
    pub bare: bool,
}

/// The vocabulary: `husbogSearch("words", …)`. What the site is called tells nothing of what is looked for in it.
#[must_use]
pub fn vocabulary(index: &Index, numbers: Numbers, name: &str) -> String {
    let firsts: Vec<usize> = ranges(index.groups.len(), index.shards.postings).map(|range| range.0).collect();
    let irregular = |table: &[(&str, &[&str])]| -> serde_json::Map<String, serde_json::Value> {
        let forms = table.iter().flat_map(|(stem, forms)| forms.iter().map(move |form| (form, stem)));
        forms.map(|(form, stem)| ((*form).to_owned(), json!(stem))).collect()
    };
    let said = json!({
        "stamp": index.stamp,
        "name": name,
        "pages": index.pages.iter().map(page).collect::<Vec<_>>(),
        "words": index.groups.iter().map(|(stem, group)| line(stem, group)).collect::<Vec<_>>().join("\n"),
        "postings": firsts,
        "texts": ranges(index.pages.len(), index.shards.texts).map(|range| range.0).collect::<Vec<_>>(),
        "synonyms": index.synonyms.iter().cloned().collect::<std::collections::BTreeMap<_, _>>(),
        "nouns": irregular(IRREGULAR_NOUNS),
        "others": irregular(IRREGULAR_WORDS),
        "numbers": [numbers.first, numbers.last],
        "bare": numbers.bare,
    });
    format!("husbogSearch(\"words\",{said});\n")
}

/// Where the words of one shard stand: `husbogSearch("postings", stamp, shard, "…")`. Each word's places are separated
/// by a blank: how many sections on, in base 36, and a capital letter for what it stands in and how often.
#[must_use]
pub fn postings(index: &Index, shard: usize) -> String {
    let (from, to) = ranges(index.groups.len(), index.shards.postings).nth(shard).unwrap_or_default();
    let groups = index.groups.values().skip(from).take(to - from);
    let said = groups.map(places).collect::<Vec<_>>().join(" ");
    format!("husbogSearch(\"postings\",{},{shard},{});\n", json!(index.stamp), json!(said))
}

/// What results on the pages of one shard quote: `husbogSearch("texts", stamp, shard, [[summary, 0, text, …], …])`. The
/// number of each section keeps apart what is apart on the page.
#[must_use]
pub fn texts(index: &Index, shard: usize) -> String {
    let (from, to) = ranges(index.pages.len(), index.shards.texts).nth(shard).unwrap_or_default();
    let quoted = |page: &Page| {
        let sections = page.sections.iter().enumerate();
        let sections = sections.flat_map(|(at, section)| [json!(at), json!(shortened(&section.text))]);
        std::iter::once(json!(page.summary)).chain(sections).collect::<Vec<_>>()
    };
    let said: Vec<_> = index.pages[from..to].iter().map(quoted).collect();
    format!("husbogSearch(\"texts\",{},{shard},{});\n", json!(index.stamp), json!(said))
}

/// `len` things in `parts` parts of nearly equal size, as half-open ranges.
fn ranges(len: usize, parts: usize) -> impl Iterator<Item = (usize, usize)> {
    (0..parts).map(move |part| (len * part / parts, len * (part + 1) / parts))
}

/// `[address, kicker, title, number, [[anchor, heading], …], worth]`
fn page(page: &Page) -> serde_json::Value {
    let sections: Vec<_> =
        page.sections.iter().map(|section| json!([section.anchor, section.heading])).collect();
    json!([page.address, page.kicker, page.title, page.number, sections, page.percent()])
}

/// A word and its forms: `stem|ending|ending`, or `stem=form|form` where a form does not begin with its stem.
fn line(stem: &str, group: &Group) -> String {
    let endings: Option<Vec<&str>> = group.forms.iter().map(|form| form.strip_prefix(stem)).collect();
    match endings {
        Some(endings) => format!("{stem}|{}", endings.join("|")),
        None => format!("{stem}={}", group.forms.iter().cloned().collect::<Vec<_>>().join("|")),
    }
}

/// Where a word stands: how many sections on, in base 36, and a letter for what it stands in and how often.
pub(super) fn places(group: &Group) -> String {
    let mut said = String::new();
    let mut last = 0;
    for (&section, place) in &group.places {
        let letter = char::from(b'A' + place.field as u8 * 4 + place.times);
        let _ = write!(said, "{}{letter}", base36(section - last));
        last = section;
    }
    said
}

fn base36(mut number: u32) -> String {
    let mut digits = Vec::new();
    loop {
        digits.push(char::from_digit(number % 36, 36).unwrap_or('0'));
        number /= 36;
        if number == 0 {
            return digits.into_iter().rev().collect();
        }
    }
}

/// The beginning of a text, cut at a word.
fn shortened(text: &str) -> &str {
    match text.char_indices().nth(LONGEST_TEXT) {
        None => text,
        Some((end, _)) => text[..end].rsplit_once(' ').map_or(&text[..end], |(kept, _)| kept),
    }
}
