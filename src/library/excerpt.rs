//! Parts of a document as a document of their own, with the footnotes they mention.

use std::collections::HashSet;

use super::document::{Block, Document, Footnote, InlineKind};

/// The sections of these anchors as a document, in the order of the anchors. A section is a heading of level 2 with
/// all below it; one that the document does not have is left out.
#[must_use]
pub fn excerpt(document: &Document, anchors: &[&str]) -> Document {
    let blocks: Vec<Block> =
        anchors.iter().flat_map(|anchor| section(&document.blocks, anchor)).cloned().collect();
    let footnotes = mentioned(&blocks, &document.footnotes);
    Document { blocks, footnotes }
}

fn section<'d>(blocks: &'d [Block], anchor: &str) -> &'d [Block] {
    let is_meant = |block: &Block| block.section_anchor().is_some_and(|own| own == anchor);
    let Some(first) = blocks.iter().position(is_meant) else { return &[] };
    let length = 1 + blocks[first + 1..].iter().take_while(|block| block.section_anchor().is_none()).count();
    &blocks[first..first + length]
}

/// The footnotes that blocks mention, and those that these mention.
fn mentioned(blocks: &[Block], footnotes: &[Footnote]) -> Vec<Footnote> {
    let mut labels = labels_in(blocks);
    loop {
        let known = labels.len();
        let notes = footnotes.iter().filter(|note| labels.contains(&note.label));
        let further: HashSet<String> = notes.flat_map(|note| labels_in(&note.blocks)).collect();
        labels.extend(further);
        if labels.len() == known {
            return footnotes.iter().filter(|note| labels.contains(&note.label)).cloned().collect();
        }
    }
}

fn labels_in(blocks: &[Block]) -> HashSet<String> {
    let mut labels = HashSet::new();
    for block in blocks {
        block.walk(&mut |block| {
            block.each_text(&mut |content| {
                for inline in content {
                    inline.walk(&mut |inline| {
                        if let InlineKind::FootnoteMention(label) = &inline.kind {
                            labels.insert(label.clone());
                        }
                    });
                }
            });
        });
    }
    labels
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::markdown::parse;

    #[test]
    fn an_excerpt_has_the_sections_asked_for_and_their_footnotes() {
        let text = "## A {#a}\n\na[^1]\n\n### B\n\nb\n\n## C {#c}\n\nc[^2]\n\n## D {#d}\n\nd[^3]\n\n\
            [^1]: en\n\n[^2]: to, som [^4]\n\n[^3]: tre\n\n[^4]: fire\n";
        let document = parse(text, 0).document;
        let check = |anchors: &[&str], expected: &[&str], notes: &[&str]| {
            let excerpt = excerpt(&document, anchors);
            let headings: Vec<&str> = excerpt.headings().map(|heading| heading.anchor.as_str()).collect();
            assert_eq!(headings, expected, "{anchors:?}");
            let labels: Vec<&str> = excerpt.footnotes.iter().map(|note| note.label.as_str()).collect();
            assert_eq!(labels, notes, "{anchors:?}");
        };
        check(&["a"], &["a", "b"], &["1"]);
        check(&["c"], &["c"], &["2", "4"]);
        check(&["d", "a"], &["d", "a", "b"], &["1", "3"]);
        check(&["b"], &[], &[]);
        check(&["x"], &[], &[]);
    }
}
