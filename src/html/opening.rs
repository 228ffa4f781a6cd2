//! An article in two: what it opens with, which a page may show apart, and the rest.

use super::{Labels, Links, Writer};
use crate::library::document::Document;

/// The document as [`super::article`] writes it, in two parts: the first `count` blocks, and the rest
/// with the footnotes of both.
#[must_use]
pub fn opening_and_rest(
    document: &Document,
    count: usize,
    links: &dyn Links,
    labels: &Labels,
) -> (String, String) {
    let mut writer = Writer::new(document, links, labels);
    let (opening, rest) = document.blocks.split_at(count.min(document.blocks.len()));
    let opening = writer.apart(|writer| writer.blocks(opening));
    writer.blocks(rest);
    writer.endnotes(&document.footnotes);
    (opening, writer.out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::html::{AsWritten, article};
    use crate::library::markdown::parse;

    #[test]
    fn both_parts_together_are_the_article() {
        let document = parse("# a\n\nb[^1]\n\n| c |\n|---|\n| d[^1] |\n\n[^1]: e", 0).document;
        let labels = Labels::default();
        for count in 0..9 {
            let (opening, rest) = opening_and_rest(&document, count, &AsWritten, &labels);
            assert_eq!(opening + &rest, article(&document, &AsWritten, &labels), "{count}");
        }
    }
}
