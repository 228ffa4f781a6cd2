//! What has moved: blocks that are gone in one place and new in another.

use std::collections::{HashMap, HashSet};

use super::block::Block;
use super::change::Change;
use super::table::Row;

/// How many words a block has at least to be said to have moved.
const LEAST: usize = 5;

/// The number of the move that a block is part of, by the number of the block.
#[derive(Debug, Default)]
pub(super) struct Moves {
    pub(super) old: HashMap<usize, usize>,
    pub(super) new: HashMap<usize, usize>,
}

/// Finds what has moved among changes.
pub(super) fn moves(changes: &[Change<'_, '_>]) -> Moves {
    let (mut gone, mut come) = (Vec::new(), Vec::new());
    gather(changes, &mut gone, &mut come);
    let mut places: HashMap<u64, Vec<&Block<'_>>> = HashMap::new();
    for block in come.iter().rev() {
        each(block, &mut |block| places.entry(block.text).or_default().push(block));
    }
    let mut finder = Finder { places, taken: HashSet::new(), moves: Moves::default(), count: 0 };
    gone.iter().for_each(|block| finder.find(block));
    finder.moves
}

struct Finder<'b, 't> {
    places: HashMap<u64, Vec<&'b Block<'t>>>,
    taken: HashSet<usize>,
    moves: Moves,
    count: usize,
}

impl<'b, 't> Finder<'b, 't> {
    fn find(&mut self, block: &'b Block<'t>) {
        if block.words < LEAST {
            return;
        }
        let Some(place) = self.place(block) else {
            return block.kids().iter().for_each(|kid| self.find(kid));
        };
        self.count += 1;
        each(place, &mut |block| self.taken.extend([block.number]));
        self.moves.old.insert(block.number, self.count);
        self.moves.new.insert(place.number, self.count);
    }

    fn place(&mut self, block: &Block<'_>) -> Option<&'b Block<'t>> {
        let places = self.places.get(&block.text)?;
        let is_free = |place: &&&'b Block<'t>| {
            let mut free = true;
            each(place, &mut |inner| free &= !self.taken.contains(&inner.number));
            free
        };
        places.iter().rev().find(is_free).copied()
    }
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
            Change::Within(_, _, inner) => gather(inner, gone, come),
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
