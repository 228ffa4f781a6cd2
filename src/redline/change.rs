//! What became of each block: the tree of changes.

use std::rc::Rc;

use super::align;
use super::block::{Block, Sort};
use super::join::joined;
use super::lists::{self, Part};
use super::near;
use super::table;
use super::words::{self, Piece, Spaces, compare};

/// What became of a block.
#[derive(Debug)]
pub(super) enum Change<'b, 't> {
    /// It is the same to a reader.
    Kept(&'b Block<'t>, &'b Block<'t>),
    /// It is gone.
    Deleted(&'b Block<'t>),
    /// It is new.
    Inserted(&'b Block<'t>),
    /// Its text has changed: the old block, the new one, and the words.
    Text(&'b Block<'t>, &'b Block<'t>, Vec<Piece<'t>>),
    /// Something in it has changed: the old block, the new one, and what is in them.
    Within(&'b Block<'t>, &'b Block<'t>, Vec<Self>),
    /// A table whose columns may have changed.
    Table(&'b Block<'t>, &'b Block<'t>, table::Table<'b, 't>),
    /// Paragraphs that were one, or have become one.
    Joined(Vec<&'b Block<'t>>, Vec<&'b Block<'t>>, Vec<Piece<'t>>),
    /// A part of a list.
    Part(Part<'b, 't>),
}

impl<'b, 't> Change<'b, 't> {
    /// The old blocks and the new ones that it is about.
    pub(super) fn blocks(&self) -> (Vec<&'b Block<'t>>, Vec<&'b Block<'t>>) {
        match self {
            Self::Kept(old, new)
            | Self::Text(old, new, _)
            | Self::Within(old, new, _)
            | Self::Table(old, new, _) => (vec![old], vec![new]),
            Self::Deleted(old) => (vec![old], vec![]),
            Self::Inserted(new) => (vec![], vec![new]),
            Self::Joined(old, new, _) => (old.clone(), new.clone()),
            Self::Part(Part { old, new, .. }) => {
                (old.iter().map(|(list, _)| *list).collect(), new.iter().map(|(list, _)| *list).collect())
            }
        }
    }

    /// Whether something of it stands in both texts.
    pub(super) fn is_kept_in_part(&self) -> bool {
        !matches!(self, Self::Deleted(_) | Self::Inserted(_))
    }
}

/// Compares blocks that stand below each other.
pub(super) fn changes<'b, 't>(old: &'b [Block<'t>], new: &'b [Block<'t>]) -> Vec<Change<'b, 't>> {
    let (olds, news): (Vec<_>, Vec<_>) = (old.iter().collect(), new.iter().collect());
    let mut changes = Vec::new();
    let mut from = (0, 0);
    for (i, j) in same(&olds, &news) {
        changes.append(&mut gap(&old[from.0..i], &new[from.1..j]));
        changes.push(Change::Kept(&old[i], &new[j]));
        from = (i + 1, j + 1);
    }
    changes.append(&mut gap(&old[from.0..], &new[from.1..]));
    changes
}

/// How many words and signs a run of blocks that are the same has at least to be taken as given. A
/// shorter one may be a chance, as two headings of other sections are.
const TELLING: usize = 8;

/// The blocks that are the same, in order; long ones count for more.
fn same(old: &[&Block<'_>], new: &[&Block<'_>]) -> Vec<(usize, usize)> {
    let keys = |blocks: &[&Block<'_>]| blocks.iter().map(|block| block.hash).collect::<Vec<_>>();
    let weight = |i: usize, _: usize| 1 + i32::try_from(old[i].bag.len()).unwrap_or(i32::MAX >> 8).min(1000);
    let pairs = align::equal(&keys(old), &keys(new), &weight, 0);
    let follows = |a: &(usize, usize), b: &(usize, usize)| (a.0 + 1, a.1 + 1) == *b;
    let is_telling = |run: &&[(usize, usize)]| {
        let (first, last) = (run[0], run[run.len() - 1]);
        first == (0, 0)
            || (last.0 + 1, last.1 + 1) == (old.len(), new.len())
            || run.iter().map(|&(i, _)| old[i].bag.len()).sum::<usize>() >= TELLING
    };
    pairs.chunk_by(follows).filter(is_telling).flatten().copied().collect()
}

/// What became of blocks between two that are the same.
fn gap<'b, 't>(old: &'b [Block<'t>], new: &'b [Block<'t>]) -> Vec<Change<'b, 't>> {
    let (olds, news) = (lists::parted(old), lists::parted(new));
    let mut changes = Vec::new();
    let mut from = (0, 0);
    for (i, j) in same(&olds, &news) {
        changes.append(&mut alike(&olds[from.0..i], &news[from.1..j]));
        changes.push(Change::Kept(olds[i], news[j]));
        from = (i + 1, j + 1);
    }
    changes.append(&mut alike(&olds[from.0..], &news[from.1..]));
    lists::held(changes, old, new)
}

/// Pairs the blocks that are alike.
fn alike<'b, 't>(old: &[&'b Block<'t>], new: &[&'b Block<'t>]) -> Vec<Change<'b, 't>> {
    let worth = |i: usize, j: usize| likeness(old[i], new[j]);
    let bags = |blocks: &[&'b Block<'t>]| blocks.iter().map(|block| &*block.bag).collect::<Vec<_>>();
    let pairs = near::best(&bags(old), &bags(new), &worth);
    let mut from = (0, 0);
    let mut found = Vec::new();
    for (i, j) in pairs {
        found.extend(old[from.0..i].iter().map(|block| Change::Deleted(block)));
        found.extend(new[from.1..j].iter().map(|block| Change::Inserted(block)));
        pair(old[i], new[j], &mut found);
        from = (i + 1, j + 1);
    }
    found.extend(old[from.0..].iter().map(|block| Change::Deleted(block)));
    found.extend(new[from.1..].iter().map(|block| Change::Inserted(block)));
    joined(found)
}

/// What a pair is worth: how many words they share; `None` where they are too unlike.
fn likeness(old: &Block<'_>, new: &Block<'_>) -> Option<i32> {
    if !fit(old, new) {
        return None;
    }
    if old.hash == new.hash || old.text == new.text {
        return Some(8 * size(old) + 8);
    }
    let (length, least) = (old.bag.len() + new.bag.len(), least(old, new));
    let most = 2 * old.bag.len().min(new.bag.len());
    if most * 100 < least * length {
        return None;
    }
    let share = 2 * common(&old.bag, &new.bag);
    let worth = i32::try_from((share * 4).saturating_sub(2 * (length - share))).unwrap_or(i32::MAX >> 8);
    (share * 100 >= least * length).then(|| worth + 1 + first_likeness(old, new))
}

/// What is more when two items begin alike: what is below them may have come from another.
fn first_likeness(old: &Block<'_>, new: &Block<'_>) -> i32 {
    let firsts = old.kids().first().zip(new.kids().first()).filter(|_| old.sort() == Sort::Item);
    firsts.and_then(|(old, new)| likeness(old, new)).unwrap_or(0)
}

fn size(block: &Block<'_>) -> i32 {
    i32::try_from(block.bag.len()).unwrap_or(i32::MAX >> 8).min(1 << 16)
}

/// The share of words, in percent, that two blocks of this kind have in common at least.
fn least(old: &Block<'_>, new: &Block<'_>) -> usize {
    match old.sort() {
        Sort::Row | Sort::Table | Sort::Frame | Sort::List | Sort::Quote => 20,
        Sort::Item if old.note().is_some() && old.note() == new.note() => 0,
        Sort::Item | Sort::Meaning | Sort::Code => 35,
        _ if old.bag.len() + new.bag.len() < 12 => 50,
        _ => 40,
    }
}

/// Whether one can be shown as a change of the other.
fn fit(old: &Block<'_>, new: &Block<'_>) -> bool {
    if (old.has_twin || new.has_twin) && old.text != new.text {
        return false;
    }
    let named = |block: &Block<'_>| block.tag() == "div" || block.tag() == "section" || block.tag() == "dl";
    match (old.sort(), new.sort()) {
        (Sort::Paragraph, Sort::Heading) | (Sort::Heading, Sort::Paragraph) => {
            old.text == new.text && !old.tag().is_empty() && !new.tag().is_empty()
        }
        (Sort::Item, Sort::Item) => old.note() == new.note(),
        (Sort::Frame, Sort::Frame) => old.tag() == new.tag() && named(old) && frame(old) == frame(new),
        (Sort::Rule, _) => false,
        (a, b) => a == b,
    }
}

/// Tables stand in another frame than alerts do.
fn frame(block: &Block<'_>) -> bool {
    block.element().is_some_and(|element| element.has_class("table"))
}

/// How many keys two sorted lists share.
pub(super) fn common(old: &[u64], new: &[u64]) -> usize {
    let (mut i, mut j, mut shared) = (0, 0, 0);
    while let (Some(a), Some(b)) = (old.get(i), new.get(j)) {
        shared += usize::from(a == b);
        i += usize::from(a <= b);
        j += usize::from(b <= a);
    }
    shared
}

fn pair<'b, 't>(old: &'b Block<'t>, new: &'b Block<'t>, found: &mut Vec<Change<'b, 't>>) {
    let change = paired(old, new);
    if is_worth_showing(&change) {
        return found.push(change);
    }
    found.push(Change::Deleted(old));
    found.push(Change::Inserted(new));
}

/// Two blocks that belong together, whatever is in them.
pub(super) fn paired<'b, 't>(old: &'b Block<'t>, new: &'b Block<'t>) -> Change<'b, 't> {
    if old.hash == new.hash {
        return Change::Kept(old, new);
    }
    match (old.tokens(), new.tokens()) {
        (Some(a), Some(b)) => Change::Text(old, new, compare(a, b, spaces(new))),
        _ if new.sort() == Sort::Table => Change::Table(old, new, table::compare(old, new)),
        _ => Change::Within(old, new, changes(old.kids(), new.kids())),
    }
}

fn spaces(block: &Block<'_>) -> Spaces {
    if block.sort() == Sort::Code { Spaces::Typed } else { Spaces::Loose }
}

/// Whether enough is kept for the change to be read as one, and neither side is left empty.
fn is_worth_showing(change: &Change<'_, '_>) -> bool {
    match change {
        Change::Text(old, new, pieces) => {
            let (kept, marked) = words::shares(pieces);
            old.text == new.text || kept > 0 && kept * 5 >= marked
        }
        Change::Within(old, ..) if old.note().is_some() => true,
        Change::Within(_, _, inner) => inner.iter().any(Change::is_kept_in_part),
        _ => true,
    }
}

/// The bag of some blocks taken together.
pub(super) fn bag(blocks: &[&Block<'_>]) -> Rc<[u64]> {
    let mut all: Vec<u64> = blocks.iter().flat_map(|block| block.bag.iter().copied()).collect();
    all.sort_unstable();
    all.into()
}
