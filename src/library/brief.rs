//! The section a manual opens with when it says what to do in a hurry: »Kort: gør sådan«.
//!
//! It is known by where it stands and by the first word of its heading, so that an editor needs no
//! mark for it.

use super::document::{Block, BlockKind, Document, Heading, plain_text};

/// The word its heading begins with.
const WORD: &str = "kort";

/// The section that says what to do in a hurry.
#[derive(Clone, Copy, Debug)]
pub struct Brief<'d> {
    /// Its heading.
    pub heading: &'d Heading,
    /// How many blocks of the document it takes, its heading among them.
    pub blocks: usize,
}

/// The section a document opens with, if that is one to read in a hurry: a heading of level 2 whose
/// first word is »Kort«, and all until the next heading of that level or above.
#[must_use]
pub fn brief(document: &Document) -> Option<Brief<'_>> {
    let heading = heading(document.blocks.first()?).filter(|heading| heading.level == 2)?;
    if !begins_with_word(&plain_text(&heading.content)) {
        return None;
    }
    let below = document.blocks[1..].iter();
    let blocks = 1 + below.take_while(|block| heading_level(block) > 2).count();
    Some(Brief { heading, blocks })
}

fn begins_with_word(text: &str) -> bool {
    let text = text.trim_start().to_lowercase();
    text.strip_prefix(WORD).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

fn heading(block: &Block) -> Option<&Heading> {
    match &block.kind {
        BlockKind::Heading(heading) => Some(heading),
        _ => None,
    }
}

/// The level of a heading; more than any heading has for another block.
fn heading_level(block: &Block) -> u8 {
    heading(block).map_or(u8::MAX, |heading| heading.level)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::markdown::parse;

    #[test]
    fn a_manual_may_open_with_what_to_do_in_a_hurry() {
        let check = |markdown: &str, expected: Option<(&str, usize)>| {
            let document = parse(markdown, 0).document;
            let found = brief(&document).map(|brief| (brief.heading.anchor.as_str(), brief.blocks));
            assert_eq!(found, expected, "{markdown:?}");
        };
        check("## Kort: gør sådan\n\n- a\n\n### b\n\nc\n\n## d\n\ne", Some(("kort-goer-saadan", 4)));
        check("## *Kort*\n", Some(("kort", 1)));
        check("## KORT fortalt {#k}\n\na\n\n# b", Some(("k", 2)));
        check("## Kortlægning\n\na", None);
        check("a\n\n## Kort: gør sådan", None);
        check("### Kort", None);
        check("> ## Kort", None);
        check("## Formål\n\n## Kort", None);
        check("", None);
    }
}
