//! A document section by section, for pages that say something at each.

use super::{Labels, Links, Writer};
use crate::library::document::{Block, Document};

/// A document as [`article`](super::article) writes it, cut at its sections.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sections<'d> {
    /// What it opens with.
    pub opening: String,
    /// Its sections in order. What stands before the first heading of level 2 is a section without an anchor.
    pub sections: Vec<Section<'d>>,
    /// The footnotes.
    pub notes: String,
}

/// A heading of level 2 with all below it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section<'d> {
    /// The anchor of its heading; empty for what stands before the first one.
    pub anchor: &'d str,
    /// Its heading.
    pub heading: String,
    /// What stands below the heading.
    pub text: String,
}

/// The document cut at its sections; it opens with its first `opening` blocks.
#[must_use]
pub fn sections<'d>(
    document: &'d Document,
    opening: usize,
    links: &'d dyn Links,
    labels: &'d Labels,
) -> Sections<'d> {
    let (opening, rest) = document.blocks.split_at(opening.min(document.blocks.len()));
    let mut writer = Writer::new(document, links, labels);
    let opening = writer.apart(|writer| writer.blocks(opening));
    let sections = cut(rest).into_iter().map(|blocks| section(&mut writer, blocks)).collect();
    Sections { opening, sections, notes: writer.apart(|writer| writer.endnotes(&document.footnotes)) }
}

fn section<'d>(writer: &mut Writer<'d>, blocks: &'d [Block]) -> Section<'d> {
    let anchor = blocks.first().and_then(Block::section_anchor);
    let (heading, text) = blocks.split_at(usize::from(anchor.is_some()));
    Section {
        anchor: anchor.unwrap_or_default(),
        heading: writer.apart(|writer| writer.blocks(heading)),
        text: writer.apart(|writer| writer.blocks(text)),
    }
}

/// The blocks cut before every heading of level 2 or above.
fn cut(mut blocks: &[Block]) -> Vec<&[Block]> {
    let mut parts = Vec::new();
    while !blocks.is_empty() {
        let length = 1 + blocks[1..].iter().take_while(|block| block.section_anchor().is_none()).count();
        let (part, rest) = blocks.split_at(length);
        parts.push(part);
        blocks = rest;
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::super::{AsWritten, article};
    use super::*;
    use crate::library::markdown::parse;

    #[test]
    fn the_sections_are_the_whole_article() {
        let check = |markdown: &str, opening: usize, expected: &[&str]| {
            let document = parse(markdown, 0).document;
            let labels = Labels::default();
            let cut = sections(&document, opening, &AsWritten, &labels);
            let anchors: Vec<&str> = cut.sections.iter().map(|section| section.anchor).collect();
            assert_eq!(anchors, expected, "{markdown:?}");
            let parts = cut.sections.iter().flat_map(|section| [&section.heading, &section.text]);
            let whole: String =
                [&cut.opening].into_iter().chain(parts).chain([&cut.notes]).cloned().collect();
            assert_eq!(whole, article(&document, &AsWritten, &labels));
        };
        check("", 0, &[]);
        check("a\n\n## B {#b}\n\nc\n\n### d\n\ne[^1]\n\n## F {#f}\n\n[^1]: g", 0, &["", "b", "f"]);
        check("## Kort\n\n- a\n\n## B {#b}\n\nc", 2, &["b"]);
        check("## A {#a}\n\n## B {#b}", 0, &["a", "b"]);
    }
}
