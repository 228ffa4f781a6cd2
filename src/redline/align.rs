//! Two sequences side by side: which parts of the one are which of the other. Knows no text.

use std::collections::HashMap;

/// The most cells of a table that is filled in; longer sequences are cut at what occurs once in both.
const MOST_CELLS: usize = 1_000_000;

/// What makes a pairing good.
pub(super) struct Scale<'s> {
    /// What the pair of the `i`th and the `j`th is worth; `None` when they are no pair.
    pub(super) worth: &'s dyn Fn(usize, usize) -> Option<i32>,
    /// What it costs to begin a run of pairs between two changes.
    pub(super) run: i32,
}

/// The pairs of equal keys, in order, where `weight` says what each is worth.
pub(super) fn equal(
    old: &[u64],
    new: &[u64],
    weight: &dyn Fn(usize, usize) -> i32,
    run: i32,
) -> Vec<(usize, usize)> {
    let start = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let rest = old.len().min(new.len()) - start;
    let end = old.iter().rev().zip(new.iter().rev()).take(rest).take_while(|(a, b)| a == b).count();
    let mut pairs: Vec<(usize, usize)> = (0..start).map(|at| (at, at)).collect();
    let (inner_old, inner_new) = (&old[start..old.len() - end], &new[start..new.len() - end]);
    let shifted = |i: usize, j: usize| weight(i + start, j + start);
    pairs
        .extend(middle(inner_old, inner_new, &shifted, run).into_iter().map(|(i, j)| (i + start, j + start)));
    pairs.extend((0..end).rev().map(|at| (old.len() - 1 - at, new.len() - 1 - at)));
    pairs
}

fn middle(old: &[u64], new: &[u64], weight: &dyn Fn(usize, usize) -> i32, run: i32) -> Vec<(usize, usize)> {
    if old.len() * new.len() <= MOST_CELLS {
        let worth = |i: usize, j: usize| (old[i] == new[j]).then(|| weight(i, j));
        return best(old.len(), new.len(), &Scale { worth: &worth, run });
    }
    let mut pairs = Vec::new();
    let mut from = (0, 0);
    for (i, j) in single(old, new).into_iter().chain([(old.len(), new.len())]) {
        let (a, b) = (&old[from.0..i], &new[from.1..j]);
        if a.len() * b.len() <= MOST_CELLS {
            let worth = |x: usize, y: usize| (a[x] == b[y]).then(|| weight(from.0 + x, from.1 + y));
            let inner = best(a.len(), b.len(), &Scale { worth: &worth, run });
            pairs.extend(inner.into_iter().map(|(x, y)| (from.0 + x, from.1 + y)));
        }
        if i < old.len() {
            pairs.push((i, j));
        }
        from = (i + 1, j + 1);
    }
    pairs
}

/// What occurs once in both, as the longest sequence in order.
fn single(old: &[u64], new: &[u64]) -> Vec<(usize, usize)> {
    let (in_old, in_new) = (places(old), places(new));
    let place = |(i, key): (usize, &u64)| {
        let once = in_old.get(key) == Some(&Some(i));
        once.then(|| in_new.get(key).copied().flatten()).flatten().map(|j| (i, j))
    };
    increasing(&old.iter().enumerate().filter_map(place).collect::<Vec<_>>())
}

fn places(keys: &[u64]) -> HashMap<u64, Option<usize>> {
    let mut places = HashMap::new();
    for (at, key) in keys.iter().enumerate() {
        places.entry(*key).and_modify(|place| *place = None).or_insert(Some(at));
    }
    places
}

/// The longest sequence whose second numbers rise.
pub(super) fn increasing(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let mut tails: Vec<usize> = Vec::new();
    let mut before = vec![usize::MAX; pairs.len()];
    for (at, pair) in pairs.iter().enumerate() {
        let place = tails.partition_point(|&tail| pairs[tail].1 < pair.1);
        if place > 0 {
            before[at] = tails[place - 1];
        }
        match tails.get_mut(place) {
            Some(tail) => *tail = at,
            None => tails.push(at),
        }
    }
    let mut chain = Vec::new();
    let mut at = tails.last().copied().unwrap_or(usize::MAX);
    while let Some(pair) = pairs.get(at) {
        chain.push(*pair);
        at = before[at];
    }
    chain.reverse();
    chain
}

const UP: u8 = 0;
const LEFT: u8 = 1;
const PAIR: u8 = 2;
const CHOICE: u8 = 3;
const GOES_ON: u8 = 4;
const NEVER: i32 = i32::MIN / 2;

/// The pairs, in order, that are worth the most together.
pub(super) fn best(old: usize, new: usize, scale: &Scale<'_>) -> Vec<(usize, usize)> {
    if old == 0 || new == 0 {
        return Vec::new();
    }
    let marks = filled(old, new, scale);
    let (mut i, mut j) = (old, new);
    let mut in_run = false;
    let mut pairs = Vec::new();
    while i > 0 && j > 0 {
        let mark = marks[(i - 1) * new + j - 1];
        match if in_run { PAIR } else { mark & CHOICE } {
            PAIR => {
                pairs.push((i - 1, j - 1));
                in_run = mark & GOES_ON != 0;
                (i, j) = (i - 1, j - 1);
            }
            UP => i -= 1,
            _ => j -= 1,
        }
    }
    pairs.reverse();
    pairs
}

fn filled(old: usize, new: usize, scale: &Scale<'_>) -> Vec<u8> {
    let mut marks = vec![UP; old * new];
    let mut whole = vec![0; new + 1];
    let mut runs = vec![NEVER; new + 1];
    for i in 0..old {
        let (mut corner, mut corner_run) = (whole[0], runs[0]);
        for j in 0..new {
            let (worth, goes_on) = match (scale.worth)(i, j) {
                Some(worth) if corner_run >= corner - scale.run => (corner_run + worth, GOES_ON),
                Some(worth) => (corner - scale.run + worth, 0),
                None => (NEVER, 0),
            };
            (corner, corner_run) = (whole[j + 1], runs[j + 1]);
            runs[j + 1] = worth;
            let (up, left) = (whole[j + 1], whole[j]);
            let (value, choice) = if worth >= up.max(left) && worth > NEVER / 2 {
                (worth, PAIR)
            } else if up >= left {
                (up, UP)
            } else {
                (left, LEFT)
            };
            whole[j + 1] = value;
            marks[i * new + j] = choice | goes_on;
        }
    }
    marks
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(text: &str) -> Vec<u64> {
        text.bytes().map(u64::from).collect()
    }

    #[test]
    fn equal_parts_are_paired_in_order() {
        let check = |old: &str, new: &str, run: i32, expected: &str| {
            let pairs = equal(&keys(old), &keys(new), &|_, _| 2, run);
            let kept: String = pairs.iter().map(|&(i, _)| char::from(old.as_bytes()[i])).collect();
            assert_eq!(kept, expected, "{old} {new}");
        };
        check("abc", "abc", 0, "abc");
        check("abcd", "axcd", 0, "acd");
        check("xayb", "zawb", 0, "ab");
        check("xaysb", "zaw..b", 4, "b");
        check("xabcy", "zabcw", 4, "abc");
        check("", "a", 0, "");
    }
}
