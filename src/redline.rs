//! The redline: how one document became another, word by word, in HTML that can be trusted.
//!
//! Pure: two documents in, a value out. Knows no site and no address: it compares the targets of
//! links, and where they lead is asked of [`Links`] when it is written. It works on what [`html`]
//! writes of the two documents, so that a redline says what their pages say:
//!
//! 1. `block` reads both articles as blocks, and their running text as words with formatting.
//! 2. `change` pairs the blocks, then what is in them, then words: the tree of changes.
//! 3. `moves` finds among what is left the blocks that only changed their place.
//! 4. `write` writes the changes. It alone puts marks on anything.
//! 5. `explain` adds what the reader is told besides: words, links between the ends of moves, ids.
//! 6. `proof` takes the marks out again, both ways. A block that does not come out as it was is
//!    struck and written anew as a whole, and counted.

mod align;
mod block;
mod change;
mod changed;
mod clean;
mod count;
mod explain;
mod hash;
mod inline;
mod join;
mod lists;
mod moves;
mod near;
mod passages;
mod proof;
mod said;
mod section;
mod show;
mod table;
mod target;
#[cfg(test)]
mod tests;
mod token;
mod tree;
mod walk;
mod words;
mod write;

use crate::html::{self, Labels, Links};
use crate::library::document::Document;
use block::Block;
use change::Change;
use proof::{canon, double_ids, of_side};
use said::Side;
use target::{Numbering, Targets};
use tree::Node;
use write::Writer;

pub use changed::ChangedSection;
pub use count::Counts;
pub use section::{Fate, Section};

/// How one document became another.
#[derive(Clone, Debug)]
pub struct Redline {
    /// How much has changed.
    pub counts: Counts,
    /// What became of each section, in the order of the page.
    pub sections: Vec<Section>,
    changed: Vec<ChangedSection>,
    changes: usize,
    is_empty: bool,
    nodes: Vec<Node>,
    targets: Targets,
}

/// Compares two versions of a text. Links are the same where their targets are.
#[must_use]
pub fn redline(old: &Document, new: &Document, labels: &Labels) -> Redline {
    let numbering = Numbering::default();
    let read = |document: &Document| html::article(document, &numbering, labels);
    let redline = between(&read(old), &read(new));
    Redline { targets: numbering.targets(), ..redline }
}

/// Compares two articles as [`html::article`] writes them. Links are the same where their addresses are.
#[must_use]
pub fn between(old: &str, new: &str) -> Redline {
    let (old, new) = (tree::read(old), tree::read(new));
    let seen = (canon(&old), canon(&new));
    if seen.0 == seen.1 {
        return Redline {
            counts: Counts::default(),
            sections: section::unchanged(&new),
            changed: Vec::new(),
            changes: 0,
            is_empty: true,
            nodes: new,
            targets: Targets::default(),
        };
    }
    let (old, new) = (tree::without_colours(old), tree::without_colours(new));
    compared(&old, &new, &seen)
}

fn compared(old: &[Node], new: &[Node], seen: &(String, String)) -> Redline {
    let (mut old_blocks, mut new_blocks) = (block::blocks(old), block::blocks(new));
    block::note_twins(&mut old_blocks, &mut new_blocks);
    let changes = change::changes(&old_blocks, &new_blocks);
    let moves = moves::moves(&changes);
    let writer = Writer { moves: &moves };
    let (shown, struck) = proven(&changes, &writer, seen).unwrap_or_else(|| {
        let all = old_blocks.iter().map(Change::Deleted).chain(new_blocks.iter().map(Change::Inserted));
        let nodes = Writer { moves: &moves::Moves::default() }.changes(&all.collect::<Vec<_>>());
        (explain::explained(nodes), old_blocks.len() + new_blocks.len())
    });
    let (nodes, count) = shown;
    Redline {
        counts: Counts { struck, ..count::counts(&nodes) },
        sections: section::sections(&changes),
        changed: changed::changed_sections(&changes),
        changes: count,
        is_empty: false,
        nodes,
        targets: Targets::default(),
    }
}

/// Nodes as a reader sees them, and how many changes are in them.
type Explained = (Vec<Node>, usize);

/// The changes as HTML that is proven to be both texts, and how many blocks were struck for it.
fn proven(
    changes: &[Change<'_, '_>],
    writer: &Writer<'_, '_>,
    seen: &(String, String),
) -> Option<(Explained, usize)> {
    let shown = explain::explained(writer.changes(changes));
    if is_both(&shown.0, seen) {
        return Some((shown, 0));
    }
    let (mut nodes, mut struck) = (Vec::new(), 0);
    for change in changes {
        let written = writer.change(change);
        let (old, new) = change.blocks();
        if is_both(&written, &(canon(&nodes_of(&old)), canon(&nodes_of(&new)))) {
            nodes.extend(written);
            continue;
        }
        struck += 1;
        nodes.extend(old.into_iter().flat_map(|block| writer.change(&Change::Deleted(block))));
        nodes.extend(new.into_iter().flat_map(|block| writer.change(&Change::Inserted(block))));
    }
    let shown = explain::explained(nodes);
    is_both(&shown.0, seen).then_some((shown, struck))
}

fn is_both(nodes: &[Node], seen: &(String, String)) -> bool {
    canon(&of_side(nodes, Side::Old)) == seen.0
        && canon(&of_side(nodes, Side::New)) == seen.1
        && double_ids(nodes) == 0
}

fn nodes_of(blocks: &[&Block<'_>]) -> Vec<Node> {
    blocks.iter().flat_map(|block| block.nodes.iter().cloned()).collect()
}

impl Redline {
    /// Whether nothing has changed that a reader sees.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.is_empty
    }

    /// How many changes there are to go to: the first mark of each has the id `ret-1`, `ret-2`, and so on.
    #[must_use]
    pub fn changes(&self) -> usize {
        self.changes
    }

    /// The sections that are not the same in both texts, in the order of the page. A section is an h2
    /// with all below it; what stands before the first one is a section without title.
    #[must_use]
    pub fn changed_sections(&self) -> Vec<ChangedSection> {
        self.changed.clone()
    }

    /// The body of an article that shows the changes, its counts first. Where links lead, in both
    /// texts, is asked of `links`: those of the newer one.
    #[must_use]
    pub fn html(&self, links: &dyn Links) -> String {
        let mut out = String::new();
        tree::write(&mut out, &[self.counts.summary()]);
        out.push('\n');
        out.push_str(&self.article(links));
        out
    }

    /// The body of the article, cut at its sections.
    #[must_use]
    pub fn passages(&self, links: &dyn Links) -> Vec<Passage> {
        passages::passages(&passages::with_old_places(self.targets.resolved(&self.nodes, links)))
    }

    /// The same for a page that shows pieces of several redlines: only the blocks that changed, without ids, and
    /// without links within.
    #[must_use]
    pub fn excerpts(&self, links: &dyn Links) -> Vec<Passage> {
        let nodes = show::changes_only(&self.targets.resolved(&self.nodes, links));
        let mut cut = passages::passages(&nodes);
        let bare = passages::passages(&passages::without_places(nodes));
        cut.iter_mut().zip(bare).for_each(|(cut, bare)| (cut.heading, cut.text) = (bare.heading, bare.text));
        cut
    }

    /// The body of the article alone.
    #[must_use]
    pub fn article(&self, links: &dyn Links) -> String {
        let mut out = String::new();
        tree::write(&mut out, &self.targets.resolved(&self.nodes, links));
        out
    }

    /// The blocks that have changed with their headings, for a terminal.
    #[must_use]
    pub fn changes_shown(&self, style: Style) -> String {
        show::shown(&show::changes_only(&self.nodes), style)
    }

    /// The text with its changes, for a terminal: blocks below each other.
    #[must_use]
    pub fn shown(&self, style: Style) -> String {
        show::shown(&self.nodes, style)
    }
}

pub use passages::Passage;
pub use show::Style;
