//! Paragraphs that were parted or joined: no other words, only a break more or less.

use super::block::Block;
use super::change::{Change, bag, common};
use super::token::{Kind, Token, paragraph_break};
use super::words::{self, Piece, Spaces, compare};

/// Finds paragraphs that were parted or joined: a changed one and a new or deleted one beside it.
pub(super) fn joined<'b, 't>(found: Vec<Change<'b, 't>>) -> Vec<Change<'b, 't>> {
    let mut out: Vec<Change<'b, 't>> = Vec::new();
    for change in found {
        match out.last().and_then(|before| join(before, &change)) {
            Some(join) => {
                out.pop();
                out.push(join);
            }
            None => out.push(change),
        }
    }
    out
}

fn join<'b, 't>(before: &Change<'b, 't>, change: &Change<'b, 't>) -> Option<Change<'b, 't>> {
    let (olds, news): (Vec<_>, Vec<_>) = match (before, change) {
        (Change::Text(old, new, _), Change::Inserted(more)) => (vec![*old], vec![*new, *more]),
        (Change::Inserted(more), Change::Text(old, new, _)) => (vec![*old], vec![*more, *new]),
        (Change::Text(old, new, _), Change::Deleted(more)) => (vec![*old, *more], vec![*new]),
        (Change::Deleted(more), Change::Text(old, new, _)) => (vec![*more, *old], vec![*new]),
        _ => return None,
    };
    let all = || olds.iter().chain(&news);
    if !all().all(|block| block.tag() == "p" && !block.has_twin && !block.bag.is_empty()) {
        return None;
    }
    let before_marked = marked(before) + marked(change);
    let shared = common(&bag(&olds), &bag(&news));
    if 2 * (all().map(|block| block.bag.len()).sum::<usize>() - 2 * shared) > before_marked {
        return None;
    }
    let pieces = compare(&tokens(&olds), &tokens(&news), Spaces::Loose);
    let is_better = 2 * words::shares(&pieces).1 <= before_marked;
    (is_better && every_part_is_kept(&pieces)).then_some(Change::Joined(olds, news, pieces))
}

fn tokens<'t>(blocks: &[&Block<'t>]) -> Vec<Token<'t>> {
    let texts: Vec<&[Token<'t>]> = blocks.iter().filter_map(|block| block.tokens()).collect();
    texts.join(&[paragraph_break()][..])
}

fn marked(change: &Change<'_, '_>) -> usize {
    match change {
        Change::Deleted(block) | Change::Inserted(block) => block.bag.len(),
        Change::Text(_, _, pieces) | Change::Joined(_, _, pieces) => words::shares(pieces).1,
        Change::Kept(..) | Change::Within(..) | Change::Table(..) | Change::Part(_) => 0,
    }
}

/// A paragraph of which nothing is kept would be an empty one on the other side.
fn every_part_is_kept(pieces: &[Piece<'_>]) -> bool {
    let is_break = |piece: &Piece<'_>| piece.token().kind == Kind::Break;
    let parts: Vec<&[Piece<'_>]> = pieces.split(is_break).collect();
    parts.len() == 2 && parts.iter().all(|part| words::shares(part).0 > 2)
}
