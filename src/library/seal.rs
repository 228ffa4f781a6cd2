//! Seals: what tells that a closed text is still the one that was closed.

use std::fmt;

use sha2::{Digest, Sha256};

use crate::source::{FileDigest, ProjectPath};

/// The SHA-256 of a closed text and of the pictures it uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seal([u8; 32]);

impl Seal {
    /// Seals a text as a source holds it, LF-normalised, and its pictures: each by its path and what is in it. A
    /// picture that is not there is sealed as such.
    #[must_use]
    pub fn of<'p>(
        text: &str,
        pictures: impl Iterator<Item = (&'p ProjectPath, Option<&'p FileDigest>)>,
    ) -> Self {
        let mut digest = Sha256::new();
        let mut add = |part: &[u8]| {
            digest.update((part.len() as u64).to_le_bytes());
            digest.update(part);
        };
        add(text.as_bytes());
        for (path, content) in pictures {
            add(path.as_str().as_bytes());
            add(content.map_or(&[], |content| content.as_slice()));
        }
        Self(digest.finalize().into())
    }

    /// Reads a seal as it stands in the ledger: 64 hexadecimal digits.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut seal = [0; 32];
        if text.len() != 64 || !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        for (at, byte) in seal.iter_mut().enumerate() {
            *byte = u8::from_str_radix(&text[2 * at..2 * at + 2], 16).ok()?;
        }
        Some(Self(seal))
    }
}

impl fmt::Display for Seal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seal_is_that_of_the_text_and_its_pictures() {
        let path = |text| ProjectPath::new(text).unwrap();
        let (plan, other) = (path("manuals/05-x/plan.png"), path("manuals/05-x/b.png"));
        let (a, b) = ([1; 32], [2; 32]);
        let seal =
            |text, pictures: &[(&ProjectPath, Option<&FileDigest>)]| Seal::of(text, pictures.iter().copied());
        let first = seal("tekst\n", &[(&plan, Some(&a))]);
        for changed in [
            seal("tekst", &[(&plan, Some(&a))]),
            seal("tekst\n", &[(&plan, Some(&b))]),
            seal("tekst\n", &[(&other, Some(&a))]),
            seal("tekst\n", &[(&plan, None)]),
            seal("tekst\n", &[]),
        ] {
            assert_ne!(first, changed);
        }
        assert_eq!(Seal::parse(&first.to_string()), Some(first));
        assert_eq!(Seal::parse("12"), None);
    }
}
