//! What holds for whatever is written.

use std::collections::HashSet;

use proptest::prelude::*;

use super::written;
use crate::html::{AsWritten, Labels, article};
use crate::library::document::{Block, BlockKind, Document, Footnote, Inline, InlineKind};
use crate::source::Span;

/// All the writer may write: no `script`, no `style`, no `onclick`.
const TAGS: &str = "a p h1 h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote div section table thead tbody tr th td pre \
                    code em strong s mark span sup br hr img input";
const ATTRIBUTES: &str = "class id href src alt title rel role start scope tabindex type disabled checked loading \
                          data-n aria-label aria-labelledby";
const VOID: &str = "br hr img input";

/// Markdown that means something, so that its parts meet each other often; between them `¤`.
const PIECES: &str = "a¤æ ¤ ¤\n¤\n\n¤\n    ¤  \n¤*¤**¤~~¤`¤```\n¤```rust\n¤[¤]¤(b.md)¤](c \"d\")¤![¤[^a]¤[^B]¤[^Æ]¤[^a b]\
                      ¤[a[^a]](b.md)¤[<https://a.dk>](b)¤\n[^a]: ¤\n[^b]: ¤\n[^æ]: ¤<b>¤<script>¤<!-- ¤-->¤javascript:\
                      ¤\n- ¤\n1. ¤\n- [x] ¤\n> ¤\n> [!WARNING]\n> ¤\n# ¤\n## ¤{#a}¤|¤\n|a|b|\n|-|:-:|\n|¤\n: ¤---\
                      ¤&¤&lt;¤&#0;¤\"¤'¤ onclick=x ¤ style=\"x\" ¤\\¤[udfyld: x]";

/// A tag and the names and values of its attributes.
struct Tag<'h> {
    name: &'h str,
    attributes: Vec<(&'h str, &'h str)>,
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn whatever_is_written_the_html_is_well_formed(markdown in markdown()) {
        let html = written(&markdown);
        prop_assert_eq!(faults(&html), Ok(()), "{}", html);
    }

    #[test]
    fn labels_of_footnotes_may_hold_anything(labels in proptest::collection::vec("[a-c_:%\\. æ]{1,4}", 0..6)) {
        let html = article(&with_footnotes(&labels), &AsWritten, &Labels::default());
        prop_assert_eq!(faults(&html), Ok(()), "{}", html);
    }
}

fn markdown() -> impl Strategy<Value = String> {
    let pieces: Vec<&str> = PIECES.split('¤').collect();
    let piece = prop_oneof![
        4 => proptest::sample::select(pieces).prop_map(str::to_owned),
        1 => "\\PC{0,3}",
    ];
    proptest::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

fn faults(html: &str) -> Result<(), String> {
    let tags = tags(html)?;
    if let Some(tag) = tags.iter().find(|tag| !lists(TAGS, tag.name)) {
        return Err(format!("tag {}", tag.name));
    }
    let attributes: Vec<(&str, &str)> = tags.iter().flat_map(|tag| tag.attributes.iter().copied()).collect();
    let mut ids = HashSet::new();
    for &(name, value) in &attributes {
        if !lists(ATTRIBUTES, name) {
            return Err(format!("attribute {name}"));
        }
        if name == "id" && (!ids.insert(value) || value.is_empty() || value.contains(char::is_whitespace)) {
            return Err(format!("bad id {value:?}"));
        }
    }
    let to_note = |&&(name, value): &&(&str, &str)| name == "href" && value.starts_with("#fn");
    let lost = attributes.iter().filter(to_note).find(|(_, value)| !ids.contains(&value[1..]));
    lost.map_or(Ok(()), |(_, value)| Err(format!("{value} leads nowhere")))
}

fn lists(names: &str, name: &str) -> bool {
    names.split_whitespace().any(|listed| listed == name)
}

/// Every tag of a well-formed text; what is not well-formed is an error.
fn tags(html: &str) -> Result<Vec<Tag<'_>>, String> {
    let mut tags = Vec::new();
    let mut open: Vec<&str> = Vec::new();
    for piece in html.split('<').skip(1) {
        let (tag, text) = piece.split_once('>').ok_or("a tag without end")?;
        if text.contains('>') {
            return Err(format!("a bare > in {text:?}"));
        }
        if let Some(name) = tag.strip_prefix('/') {
            let opened = open.pop();
            (opened == Some(name)).then_some(()).ok_or(format!("{opened:?} ended by {name}"))?;
            continue;
        }
        let tag = read_tag(tag).ok_or(format!("bad tag {tag:?}"))?;
        if ["a", "p"].contains(&tag.name) && open.contains(&tag.name) {
            return Err(format!("{0} in {0}", tag.name));
        }
        if !lists(VOID, tag.name) {
            open.push(tag.name);
        }
        tags.push(tag);
    }
    open.is_empty().then_some(tags).ok_or(format!("left open: {open:?}"))
}

fn read_tag(tag: &str) -> Option<Tag<'_>> {
    let (name, mut rest) = tag.split_once(' ').unwrap_or((tag, ""));
    let mut attributes = Vec::new();
    while !rest.is_empty() {
        let end = rest.find([' ', '=']).unwrap_or(rest.len());
        let (name, after) = rest.split_at(end);
        let (value, after) = match after.strip_prefix("=\"") {
            Some(quoted) => quoted.split_once('"')?,
            None => ("", after),
        };
        attributes.push((name, value));
        rest = after.strip_prefix(' ').unwrap_or(after);
    }
    Some(Tag { name, attributes })
}

/// A text that mentions every footnote twice.
fn with_footnotes(labels: &[String]) -> Document {
    let span = Span::default();
    let mention = |label: &String| Inline { span, kind: InlineKind::FootnoteMention(label.clone()) };
    let note = |label: &String| Footnote { label: label.clone(), span, blocks: vec![], mentions: 2 };
    let content = labels.iter().chain(labels).map(mention).collect();
    let blocks = vec![Block { span, kind: BlockKind::Paragraph(content) }];
    Document { blocks, footnotes: labels.iter().map(note).collect() }
}
