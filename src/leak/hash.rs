//! Sets and maps of numbers that are hashes already.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

/// A set of hashes.
pub(super) type Hashes = HashSet<u64, BuildHasherDefault<Same>>;

/// What is known of each hash.
pub(super) type ByHash<T> = HashMap<u64, T, BuildHasherDefault<Same>>;

/// A hasher that takes the number as it is.
#[derive(Debug, Default)]
pub(super) struct Same(u64);

impl Hasher for Same {
    fn write_u64(&mut self, number: u64) {
        self.0 = number;
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(byte);
        }
    }

    fn finish(&self) -> u64 {
        self.0
    }
}
