//! Lists side by side, item by item: lists that part, join, or take in what stood between them.
//!
//! Where blocks are paired, items of lists are blocks too. Afterwards those that stand below each
//! other in the same list of both texts are held by a list again: the whole one, or a part of it.

use std::collections::HashMap;

use super::block::{Block, Sort};
use super::change::Change;

/// A list of the redline that is only a part of a list of one text, or of both.
#[derive(Debug)]
pub(super) struct Part<'b, 't> {
    /// The old list, and how many of its items stand before this part.
    pub(super) old: Option<(&'b Block<'t>, usize)>,
    /// The new list, and the same of it.
    pub(super) new: Option<(&'b Block<'t>, usize)>,
    /// The items.
    pub(super) items: Vec<Change<'b, 't>>,
}

/// The blocks, with items in place of their lists.
pub(super) fn parted<'b, 't>(blocks: &'b [Block<'t>]) -> Vec<&'b Block<'t>> {
    let part = |block: &'b Block<'t>| match block.sort() {
        Sort::List => block.kids().iter().collect(),
        _ => vec![block],
    };
    blocks.iter().flat_map(part).collect()
}

/// The changes, with the items of `old` and `new` in lists again.
pub(super) fn held<'b, 't>(
    changes: Vec<Change<'b, 't>>,
    old: &'b [Block<'t>],
    new: &'b [Block<'t>],
) -> Vec<Change<'b, 't>> {
    let mut holder = Holder { old: places(old), new: places(new), group: Group::default(), out: Vec::new() };
    changes.into_iter().for_each(|change| holder.change(change));
    holder.flush(None);
    holder.out
}

/// A list that an item stands in, and which it is there.
type Place<'b, 't> = (&'b Block<'t>, usize);

fn places<'b, 't>(blocks: &'b [Block<'t>]) -> HashMap<usize, Place<'b, 't>> {
    let lists = blocks.iter().filter(|block| block.sort() == Sort::List);
    let items =
        |list: &'b Block<'t>| list.kids().iter().enumerate().map(move |(at, item)| (item.number, (list, at)));
    lists.flat_map(items).collect()
}

struct Holder<'b, 't> {
    old: HashMap<usize, Place<'b, 't>>,
    new: HashMap<usize, Place<'b, 't>>,
    group: Group<'b, 't>,
    out: Vec<Change<'b, 't>>,
}

/// Items that stand below each other in one list of each text.
#[derive(Default)]
struct Group<'b, 't> {
    old: Option<Place<'b, 't>>,
    new: Option<Place<'b, 't>>,
    items: Vec<Change<'b, 't>>,
}

impl<'b, 't> Holder<'b, 't> {
    fn change(&mut self, change: Change<'b, 't>) {
        let (old, new) = change.blocks();
        let old = old.first().and_then(|block| self.old.get(&block.number)).copied();
        let new = new.first().and_then(|block| self.new.get(&block.number)).copied();
        if old.is_none() && new.is_none() {
            self.flush(None);
            return self.out.push(change);
        }
        if !goes_on(self.group.old, old) || !goes_on(self.group.new, new) {
            self.flush(Some((old, new)));
        }
        self.group.old = self.group.old.or(old);
        self.group.new = self.group.new.or(new);
        self.group.items.push(change);
    }

    /// Writes out the items of a group. Of one in which nothing is kept, those that stand in a list that
    /// goes on are left to go on with it.
    fn flush(&mut self, next: Option<(Option<Place<'b, 't>>, Option<Place<'b, 't>>)>) {
        let group = std::mem::take(&mut self.group);
        if group.items.iter().any(Change::is_kept_in_part) {
            return self.out.push(group.change());
        }
        let (gone, come): (Vec<_>, Vec<_>) =
            group.items.into_iter().partition(|change| matches!(change, Change::Deleted(_)));
        let gone = Group { old: group.old, new: None, items: gone };
        let come = Group { old: None, new: group.new, items: come };
        let same =
            |a: Option<Place<'b, 't>>, b: Option<Place<'b, 't>>| a.is_some() && b.is_some() && goes_on(a, b);
        match next {
            Some((_, new)) if same(come.new, new) => {
                self.write(gone);
                self.group = come;
            }
            Some((old, _)) if same(gone.old, old) => {
                self.write(come);
                self.group = gone;
            }
            _ => {
                self.write(gone);
                self.write(come);
            }
        }
    }

    fn write(&mut self, group: Group<'b, 't>) {
        if !group.items.is_empty() {
            self.out.push(group.change());
        }
    }
}

fn goes_on(list: Option<Place<'_, '_>>, item: Option<Place<'_, '_>>) -> bool {
    list.zip(item).is_none_or(|(list, item)| list.0.number == item.0.number)
}

impl<'b, 't> Group<'b, 't> {
    fn change(self) -> Change<'b, 't> {
        let count = |side: fn(&Change<'b, 't>) -> usize| self.items.iter().map(side).sum::<usize>();
        let (olds, news) = (count(|change| change.blocks().0.len()), count(|change| change.blocks().1.len()));
        let all_old = self.old.is_none_or(|(list, _)| list.kids().len() == olds);
        let all_new = self.new.is_none_or(|(list, _)| list.kids().len() == news);
        match (self.old, self.new) {
            (Some((old, _)), Some((new, _))) if all_old && all_new => Change::Within(old, new, self.items),
            (Some((old, _)), None) if all_old => Change::Deleted(old),
            (None, Some((new, _))) if all_new => Change::Inserted(new),
            (old, new) => Change::Part(Part { old, new, items: self.items }),
        }
    }
}
