//! Texts as numbers, the same on every machine.

/// FNV-1a over texts, one after another.
#[derive(Clone, Copy)]
pub(super) struct Hash(u64);

impl Hash {
    pub(super) fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    /// The hash with a text more.
    pub(super) fn with(self, text: &str) -> Self {
        let add = |sum: u64, byte: u8| (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        Self(add(text.bytes().fold(self.0, add), 0xff))
    }

    /// The hash with a number more.
    pub(super) fn and(self, number: u64) -> Self {
        Self((self.0 ^ number).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(29))
    }

    pub(super) fn done(self) -> u64 {
        self.0 ^ (self.0 >> 31)
    }
}

/// The number of a text.
pub(super) fn hash(text: &str) -> u64 {
    Hash::new().with(text).done()
}
