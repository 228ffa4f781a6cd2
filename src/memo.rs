//! What a build remembers for the next: the results of pure steps, each with what it was made from.
//!
//! A result is used again only for an equal input, so that forgetting everything changes how long a
//! build takes, never what it makes. Knows nothing of what is remembered.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Results of one pure step, by a key that tells its cases apart. For each case the last result is
/// remembered. May be asked from many threads at once.
#[derive(Debug)]
pub struct Memo<K, I, O> {
    keeping: Keeping,
    entries: Mutex<HashMap<K, Entry<I, O>>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Keeping {
    Everything,
    Nothing,
}

#[derive(Debug)]
struct Entry<I, O> {
    input: I,
    output: O,
    was_used: bool,
}

impl<K: Eq + Hash, I: PartialEq, O: Clone> Memo<K, I, O> {
    /// Remembers: for whoever builds again and again.
    #[must_use]
    pub fn remembering() -> Self {
        Self { keeping: Keeping::Everything, entries: Mutex::default() }
    }

    /// Remembers nothing: for a single build.
    #[must_use]
    pub fn forgetting() -> Self {
        Self { keeping: Keeping::Nothing, entries: Mutex::default() }
    }

    /// What `make` makes of `input`, which must depend on nothing else.
    pub fn get(&self, key: K, input: I, make: impl FnOnce(&I) -> O) -> O {
        if self.keeping == Keeping::Nothing {
            return make(&input);
        }
        if let Some(entry) = self.lock().get_mut(&key).filter(|entry| entry.input == input) {
            entry.was_used = true;
            return entry.output.clone();
        }
        let output = make(&input);
        self.lock().insert(key, Entry { input, output: output.clone(), was_used: true });
        output
    }

    /// Forgets what nobody has asked for since the last time this was called.
    pub fn sweep(&self) {
        self.lock().retain(|_, entry| std::mem::take(&mut entry.was_used));
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<K, Entry<I, O>>> {
        self.entries.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    #[test]
    fn a_result_is_made_again_only_when_its_input_has_changed_or_it_was_forgotten() {
        let made = Cell::new(0);
        let check = |memo: &Memo<&str, u32, u32>, key, input, times: u32| {
            let before = made.get();
            let output = memo.get(key, input, |input| {
                made.set(made.get() + 1);
                input * 2
            });
            assert_eq!((output, made.get() - before), (input * 2, times), "{key} {input}");
        };
        let memo = Memo::remembering();
        check(&memo, "a", 1, 1);
        check(&memo, "a", 1, 0);
        check(&memo, "b", 1, 1);
        check(&memo, "a", 2, 1);
        check(&memo, "a", 1, 1);
        memo.sweep();
        check(&memo, "a", 1, 0);
        memo.sweep();
        check(&memo, "a", 1, 0);
        check(&memo, "b", 1, 1);
        let forgetful = Memo::forgetting();
        check(&forgetful, "a", 1, 1);
        check(&forgetful, "a", 1, 1);
    }
}
