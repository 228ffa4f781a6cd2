//! What has moved: blocks that are gone in one place and new in another, as they were or edited.

use std::collections::{HashMap, HashSet};

use super::block::Block;
use super::change::{self, Change};
use super::lists::Part;
use super::near::distinct;
use super::table::Row;
use super::words::{self, Piece, Spaces};

/// How many words a block has at least to be said to have moved.
const LEAST: usize = 5;
/// The same for one that is no longer the same.
const LEAST_EDITED: usize = 8;
/// The share, in percent, that an edited block keeps of its words at least.
const KEPT: usize = 60;
/// A word that stands in more new blocks than this tells nothing about where a text has gone.
const COMMON: usize = 6;

/// What is to be written at blocks that have moved, by the number of the block.
#[derive(Debug, Default)]
pub(super) struct Moves<'t> {
    pub(super) old: Ends<'t>,
    pub(super) new: Ends<'t>,
}

/// One end of each move.
#[derive(Debug, Default)]
pub(super) struct Ends<'t> {
    /// The number of the move that a block is part of.
    pub(super) numbers: HashMap<usize, usize>,
    /// The text of a block that was edited when it moved: what the other end has too is kept, what it
    /// has not is inserted.
    pub(super) edits: HashMap<usize, Vec<Piece<'t>>>,
}

/// Finds what has moved among changes.
pub(super) fn moves<'t>(changes: &[Change<'_, 't>]) -> Moves<'t> {
    let (mut gone, mut come) = (Vec::new(), Vec::new());
    gather(changes, &mut gone, &mut come);
    let mut places: HashMap<u64, Vec<&Block<'t>>> = HashMap::new();
    for block in come.iter().rev() {
        each(block, &mut |block| places.entry(block.text).or_default().push(block));
    }
    let taken = (HashSet::new(), HashSet::new());
    let mut finder = Finder { places, taken, moves: Moves::default(), count: 0 };
    gone.iter().for_each(|block| finder.find(block));
    finder.find_edited(&gone, &come);
    finder.moves
}

struct Finder<'b, 't> {
    places: HashMap<u64, Vec<&'b Block<'t>>>,
    /// The old and the new blocks that are part of a move, or have a part that is.
    taken: (HashSet<usize>, HashSet<usize>),
    moves: Moves<'t>,
    count: usize,
}

impl<'b, 't> Finder<'b, 't> {
    fn find(&mut self, block: &'b Block<'t>) {
        if block.words < LEAST {
            return;
        }
        match self.place(block) {
            Some(place) => self.note(block, place),
            None => block.kids().iter().for_each(|kid| self.find(kid)),
        }
    }

    fn note(&mut self, old: &'b Block<'t>, new: &'b Block<'t>) {
        self.count += 1;
        each(old, &mut |block| self.taken.0.extend([block.number]));
        each(new, &mut |block| self.taken.1.extend([block.number]));
        self.moves.old.numbers.insert(old.number, self.count);
        self.moves.new.numbers.insert(new.number, self.count);
    }

    fn place(&mut self, block: &Block<'_>) -> Option<&'b Block<'t>> {
        let places = self.places.get(&block.text)?;
        places.iter().rev().find(|place| is_free(place, &self.taken.1)).copied()
    }

    /// Finds blocks that were edited when they moved, by the words that few new blocks have.
    fn find_edited(&mut self, gone: &[&'b Block<'t>], come: &[&'b Block<'t>]) {
        let come: Vec<&Block<'t>> = candidates(come, &self.taken.1);
        let gone: Vec<&Block<'t>> = candidates(gone, &self.taken.0);
        let mut by_word: HashMap<u64, Vec<usize>> = HashMap::new();
        for (at, block) in come.iter().enumerate().filter(|_| !gone.is_empty()) {
            for key in distinct(&block.bag) {
                by_word.entry(key).or_default().push(at);
            }
        }
        for old in gone {
            if is_free(old, &self.taken.0)
                && let Some(at) = nearest(old, &by_word)
                && is_free(come[at], &self.taken.1)
            {
                self.try_edited(old, come[at]);
            }
        }
    }

    fn try_edited(&mut self, old: &'b Block<'t>, new: &'b Block<'t>) {
        let share = 200 * change::common(&old.bag, &new.bag);
        if old.kids().is_empty() != new.kids().is_empty()
            || !old.kids().is_empty() && old.sort() != new.sort()
            || share < KEPT * (old.bag.len() + new.bag.len())
        {
            return;
        }
        let mut edits = Edits::default();
        edits.change(&change::paired(old, new));
        if 200 * edits.kept < KEPT * (old.bag.len() + new.bag.len()) {
            return;
        }
        self.note(old, new);
        self.moves.old.edits.extend(edits.old);
        self.moves.new.edits.extend(edits.new);
    }
}

/// The new block that shares the most telling words with an old one.
fn nearest(old: &Block<'_>, by_word: &HashMap<u64, Vec<usize>>) -> Option<usize> {
    let mut votes: HashMap<usize, usize> = HashMap::new();
    for key in distinct(&old.bag) {
        for &at in by_word.get(&key).filter(|places| places.len() <= COMMON).into_iter().flatten() {
            *votes.entry(at).or_default() += 1;
        }
    }
    // Of two as near, the first: the one around the other.
    votes.into_iter().max_by_key(|&(at, votes)| (votes, std::cmp::Reverse(at))).map(|(at, _)| at)
}

/// The blocks that may have been edited when they moved, each before those in it.
fn candidates<'b, 't>(blocks: &[&'b Block<'t>], taken: &HashSet<usize>) -> Vec<&'b Block<'t>> {
    let mut found = Vec::new();
    for block in blocks {
        each(block, &mut |block| {
            if block.words >= LEAST_EDITED && is_free(block, taken) && !block.has_twin {
                found.push(block);
            }
        });
    }
    found
}

/// Whether nothing of a block is part of a move.
fn is_free(block: &Block<'_>, taken: &HashSet<usize>) -> bool {
    !taken.contains(&block.number) && block.kids().iter().all(|kid| is_free(kid, taken))
}

/// The texts of two blocks that are told apart by edits.
#[derive(Default)]
struct Edits<'t> {
    old: HashMap<usize, Vec<Piece<'t>>>,
    new: HashMap<usize, Vec<Piece<'t>>>,
    kept: usize,
}

impl<'t> Edits<'t> {
    fn change(&mut self, change: &Change<'_, 't>) {
        match change {
            Change::Kept(old, _) => self.kept += old.bag.len(),
            Change::Deleted(block) => all_edited(block, &mut self.old),
            Change::Inserted(block) => all_edited(block, &mut self.new),
            Change::Within(_, _, inner) | Change::Part(Part { items: inner, .. }) => {
                inner.iter().for_each(|change| self.change(change));
            }
            Change::Text(old, new, pieces) => self.text(old, new, pieces),
            Change::Table(_, _, table) => table.rows.iter().for_each(|row| match row {
                Row::Kept(_, cells) => cells.iter().for_each(|cell| self.change(cell)),
                Row::Deleted(row) => all_edited(row, &mut self.old),
                Row::Inserted(row) => all_edited(row, &mut self.new),
            }),
            Change::Joined(olds, news, _) => {
                olds.iter().for_each(|block| all_edited(block, &mut self.old));
                news.iter().for_each(|block| all_edited(block, &mut self.new));
            }
        }
    }

    fn text(&mut self, old: &Block<'t>, new: &Block<'t>, pieces: &[Piece<'t>]) {
        self.kept += words::shares(pieces).0;
        let of_old = |piece: &Piece<'t>| match piece {
            Piece::Kept(old, _) => Some(Piece::Kept(old.clone(), old.clone())),
            Piece::Deleted(old) => Some(Piece::Inserted(old.clone())),
            Piece::Inserted(_) => None,
        };
        let of_new = |piece: &Piece<'t>| match piece {
            Piece::Kept(_, new) => Some(Piece::Kept(new.clone(), new.clone())),
            Piece::Inserted(new) => Some(Piece::Inserted(new.clone())),
            Piece::Deleted(_) => None,
        };
        self.old.insert(old.number, pieces.iter().filter_map(of_old).collect());
        self.new.insert(new.number, pieces.iter().filter_map(of_new).collect());
    }
}

fn all_edited<'t>(block: &Block<'t>, edits: &mut HashMap<usize, Vec<Piece<'t>>>) {
    if let Some(tokens) = block.tokens() {
        edits.insert(block.number, words::compare(&[], tokens, Spaces::Loose));
    }
    block.kids().iter().for_each(|kid| all_edited(kid, edits));
}

/// A block and all in it, the block first.
fn each<'b, 't>(block: &'b Block<'t>, visit: &mut dyn FnMut(&'b Block<'t>)) {
    visit(block);
    block.kids().iter().for_each(|kid| each(kid, visit));
}

/// The blocks that are gone and those that have come.
fn gather<'b, 't>(changes: &[Change<'b, 't>], gone: &mut Vec<&'b Block<'t>>, come: &mut Vec<&'b Block<'t>>) {
    for change in changes {
        match change {
            Change::Deleted(block) => gone.push(block),
            Change::Inserted(block) => come.push(block),
            Change::Within(_, _, inner) | Change::Part(Part { items: inner, .. }) => {
                gather(inner, gone, come)
            }
            Change::Table(_, _, table) => {
                for row in &table.rows {
                    match row {
                        Row::Deleted(row) => gone.push(row),
                        Row::Inserted(row) => come.push(row),
                        Row::Kept(_, cells) => gather(cells, gone, come),
                    }
                }
            }
            Change::Kept(..) | Change::Text(..) | Change::Joined(..) => {}
        }
    }
}
