//! Tables side by side: columns by their heads and what is in them, rows by what is in them.

use super::align::{self, Scale};
use super::block::Block;
use super::change::{Change, bag, common, paired};
use super::near;

/// A table of both: its columns, and its rows with a cell for each column.
#[derive(Debug)]
pub(super) struct Table<'b, 't> {
    /// The columns, each by its place in the old and in the new table.
    pub(super) columns: Vec<Column>,
    /// The rows, the head first.
    pub(super) rows: Vec<Row<'b, 't>>,
}

/// A column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    /// In both.
    Kept(usize, usize),
    /// In the old table only.
    Deleted(usize),
    /// In the new table only.
    Inserted(usize),
}

/// A row.
#[derive(Debug)]
pub(super) enum Row<'b, 't> {
    /// In both: the new row, and what became of the cell in each column.
    Kept(&'b Block<'t>, Vec<Change<'b, 't>>),
    /// In the old table only.
    Deleted(&'b Block<'t>),
    /// In the new table only.
    Inserted(&'b Block<'t>),
}

/// Compares two tables.
pub(super) fn compare<'b, 't>(old: &'b Block<'t>, new: &'b Block<'t>) -> Table<'b, 't> {
    let (old, new) = (old.kids(), new.kids());
    let columns = columns(old, new);
    let mut rows = Vec::new();
    let mut from = (0, 0);
    for (i, j) in pairs(old, new, &columns) {
        rows.extend(old[from.0..i].iter().map(Row::Deleted));
        rows.extend(new[from.1..j].iter().map(Row::Inserted));
        rows.push(Row::Kept(&new[j], cells(&old[i], &new[j], &columns)));
        from = (i + 1, j + 1);
    }
    rows.extend(old[from.0..].iter().map(Row::Deleted));
    rows.extend(new[from.1..].iter().map(Row::Inserted));
    Table { columns, rows }
}

fn cells<'b, 't>(old: &'b Block<'t>, new: &'b Block<'t>, columns: &[Column]) -> Vec<Change<'b, 't>> {
    let cell = |column: &Column| match *column {
        Column::Kept(i, j) => paired(&old.kids()[i], &new.kids()[j]),
        Column::Deleted(i) => Change::Deleted(&old.kids()[i]),
        Column::Inserted(j) => Change::Inserted(&new.kids()[j]),
    };
    columns.iter().map(cell).collect()
}

/// The columns of both: those alike in head or content belong together, and where as many are left
/// on both sides, they do too.
fn columns(old: &[Block<'_>], new: &[Block<'_>]) -> Vec<Column> {
    let (a, b) = (by_column(old), by_column(new));
    let worth = |i: usize, j: usize| {
        let same_head = a[i].0 == b[j].0;
        let common = common(&a[i].1, &b[j].1);
        let share = 100 * 2 * common / (a[i].1.len() + b[j].1.len()).max(1);
        let worth = i32::try_from(1 + common).unwrap_or(i32::MAX >> 8);
        (same_head || share >= 50).then_some(if same_head { 2 * worth } else { worth })
    };
    let pairs = align::best(a.len(), b.len(), &Scale { worth: &worth, run: 0 });
    let mut columns = Vec::new();
    let mut from = (0, 0);
    for (i, j) in pairs.into_iter().chain([(a.len(), b.len())]) {
        between((from.0, i), (from.1, j), &mut columns);
        if i < a.len() {
            columns.push(Column::Kept(i, j));
        }
        from = (i + 1, j + 1);
    }
    columns
}

fn between(old: (usize, usize), new: (usize, usize), columns: &mut Vec<Column>) {
    if old.1 - old.0 == new.1 - new.0 {
        return columns.extend((old.0..old.1).zip(new.0..new.1).map(|(i, j)| Column::Kept(i, j)));
    }
    columns.extend((old.0..old.1).map(Column::Deleted));
    columns.extend((new.0..new.1).map(Column::Inserted));
}

/// The text of each column's head, and all words of the column, sorted.
fn by_column(rows: &[Block<'_>]) -> Vec<(u64, std::rc::Rc<[u64]>)> {
    let Some((head, rows)) = rows.split_first() else { return Vec::new() };
    let column = |(at, cell): (usize, &Block<'_>)| {
        let cells: Vec<&Block<'_>> = rows.iter().filter_map(|row| row.kids().get(at)).collect();
        (cell.text, bag(&cells))
    };
    head.kids().iter().enumerate().map(column).collect()
}

/// The rows that belong together: the heads, then those that share the most in the columns of both.
fn pairs<'b>(old: &'b [Block<'_>], new: &'b [Block<'_>], columns: &[Column]) -> Vec<(usize, usize)> {
    let kept: Vec<(usize, usize)> = columns.iter().filter_map(Column::kept).collect();
    let of = |rows: &[Block<'_>], side: fn(&(usize, usize)) -> usize| -> Vec<u64> {
        rows.iter().map(|row| key(row, kept.iter().map(side))).collect()
    };
    let (a, b) = (of(old, |pair| pair.0), of(new, |pair| pair.1));
    if a.is_empty() || b.is_empty() {
        return Vec::new();
    }
    let weight = |i: usize, _: usize| 1 + i32::try_from(old[i + 1].bag.len()).unwrap_or(1000).min(1000);
    let same = align::equal(&a[1..], &b[1..], &weight, 0);
    let bags = |rows: &'b [Block<'_>]| rows.iter().map(|row| &*row.bag).collect::<Vec<&'b [u64]>>();
    let mut pairs = vec![(0, 0)];
    let mut from = (1, 1);
    for (i, j) in same.into_iter().map(|(i, j)| (i + 1, j + 1)).chain([(old.len(), new.len())]) {
        let worth = |x: usize, y: usize| row_worth(&old[from.0 + x], &new[from.1 + y], &kept);
        let inner = near::best(&bags(&old[from.0..i]), &bags(&new[from.1..j]), &worth);
        pairs.extend(inner.into_iter().map(|(x, y)| (from.0 + x, from.1 + y)));
        if i < old.len() {
            pairs.push((i, j));
        }
        from = (i + 1, j + 1);
    }
    pairs
}

impl Column {
    fn kept(&self) -> Option<(usize, usize)> {
        match *self {
            Self::Kept(i, j) => Some((i, j)),
            Self::Deleted(_) | Self::Inserted(_) => None,
        }
    }
}

fn key(row: &Block<'_>, columns: impl Iterator<Item = usize>) -> u64 {
    let cells = columns.filter_map(|at| row.kids().get(at));
    cells.fold(super::hash::Hash::new(), |hash, cell| hash.and(cell.hash)).done()
}

/// What two rows share, where it is enough: a third of their words, or a first cell.
fn row_worth(old: &Block<'_>, new: &Block<'_>, columns: &[(usize, usize)]) -> Option<i32> {
    let (mut share, mut all, mut first) = (0, 0, 0);
    for (at, &(i, j)) in columns.iter().enumerate() {
        let (a, b) = (old.kids().get(i)?, new.kids().get(j)?);
        if (a.has_twin || b.has_twin) && a.text != b.text {
            return None;
        }
        share += 2 * common(&a.bag, &b.bag);
        all += a.bag.len() + b.bag.len();
        first += usize::from(at == 0 && a.text == b.text && !a.bag.is_empty());
    }
    let worth = i32::try_from(share + 8 * first).unwrap_or(i32::MAX >> 8);
    (100 * share >= 35 * all || first > 0).then_some(worth + 1)
}
