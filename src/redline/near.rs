//! Which of many may be alike: those that share a word that few have. Keeps long texts from being
//! compared each part with each.

use std::collections::HashMap;

use super::align::{self, Scale};

/// How many pairs are all looked at.
const FEW_PAIRS: usize = 4096;
/// How many pairs there may be at most for the best alignment to be found.
const MOST_PAIRS: usize = 1 << 24;
/// A word that more of the new ones have tells nothing.
const COMMON: usize = 8;

/// The pairs, in order, that are worth the most together. Where there are many, only those are looked
/// at that share a telling word. Takes the keys of the words, sorted.
pub(super) fn best(
    old: &[&[u64]],
    new: &[&[u64]],
    worth: &dyn Fn(usize, usize) -> Option<i32>,
) -> Vec<(usize, usize)> {
    let cells = old.len() * new.len();
    if cells <= FEW_PAIRS {
        return align::best(old.len(), new.len(), &Scale { worth, run: 0 });
    }
    let near = pairs(old, new);
    if cells > MOST_PAIRS {
        return align::increasing(&nearest(&near, worth));
    }
    let mut is_near = vec![false; cells];
    near.iter().for_each(|&(i, j)| is_near[i * new.len() + j] = true);
    let worth = |i: usize, j: usize| is_near[i * new.len() + j].then(|| worth(i, j)).flatten();
    align::best(old.len(), new.len(), &Scale { worth: &worth, run: 0 })
}

/// The pairs that share a telling word, by the old one.
fn pairs(old: &[&[u64]], new: &[&[u64]]) -> Vec<(usize, usize)> {
    let mut places: HashMap<u64, Vec<usize>> = HashMap::new();
    for (at, keys) in new.iter().enumerate() {
        distinct(keys).for_each(|key| places.entry(key).or_default().push(at));
    }
    let mut found = Vec::new();
    for (at, keys) in old.iter().enumerate() {
        let telling =
            distinct(keys).filter_map(|key| places.get(&key)).filter(|places| places.len() <= COMMON);
        let mut near: Vec<usize> = telling.flatten().copied().collect();
        near.sort_unstable();
        near.dedup();
        found.extend(near.into_iter().map(|place| (at, place)));
    }
    found
}

/// Of the pairs of each old one, the one that is worth the most.
fn nearest(pairs: &[(usize, usize)], worth: &dyn Fn(usize, usize) -> Option<i32>) -> Vec<(usize, usize)> {
    let best = |pairs: &[(usize, usize)]| {
        let valued = pairs.iter().filter_map(|&(i, j)| Some((worth(i, j)?, (i, j))));
        valued.max_by_key(|(value, _)| *value).map(|(_, pair)| pair)
    };
    pairs.chunk_by(|a, b| a.0 == b.0).filter_map(best).collect()
}

/// The keys of a sorted list, each once.
pub(super) fn distinct(keys: &[u64]) -> impl Iterator<Item = u64> + '_ {
    keys.iter().enumerate().filter(|(at, key)| *at == 0 || keys[at - 1] != **key).map(|(_, key)| *key)
}
