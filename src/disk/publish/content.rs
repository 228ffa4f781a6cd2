//! What a file of a site is to hold: bytes at hand, or a file to copy, which is never read as a whole.

use std::fs::File;
use std::io::{self, Read, Seek, Write};
use std::path::Path;

use super::effects;
use super::error::PublishError;

const CHUNK: usize = 16 * 1024;

/// What a file is to hold.
#[derive(Debug)]
pub(super) enum Content<'a> {
    /// These bytes.
    Bytes(&'a [u8]),
    /// What this file holds.
    Copy {
        /// Open for reading.
        file: File,
        /// Its path, for messages.
        path: &'a Path,
        /// How long it is.
        length: u64,
    },
}

impl<'a> Content<'a> {
    /// What a file holds; it must be a regular one, and not a link.
    pub(super) fn of_file(path: &'a Path) -> Result<Self, PublishError> {
        let file = effects::open_file(path).map_err(|error| unread(path, error))?;
        let length = file.metadata().map_err(|error| unread(path, error))?.len();
        Ok(Self::Copy { file, path, length })
    }

    /// Whether the file at a path holds just this. A file that cannot be read does not.
    pub(super) fn is_in(&self, path: &Path) -> Result<bool, PublishError> {
        match effects::open_file(path) {
            Ok(file) if file.metadata().is_ok_and(|found| found.len() == self.length()) => {
                self.is_read_from(&file)
            }
            _ => Ok(false),
        }
    }

    /// Writes it to a file.
    pub(super) fn write(&self, mut to: File) -> io::Result<()> {
        match self {
            Self::Bytes(bytes) => to.write_all(bytes),
            Self::Copy { file, .. } => {
                let mut file = file;
                file.rewind()?;
                io::copy(&mut file, &mut to).map(drop)
            }
        }
    }

    fn length(&self) -> u64 {
        match self {
            Self::Bytes(bytes) => bytes.len() as u64,
            Self::Copy { length, .. } => *length,
        }
    }

    fn is_read_from(&self, other: &File) -> Result<bool, PublishError> {
        match self {
            Self::Bytes(bytes) => Ok(reads_as(other, bytes)),
            Self::Copy { file, path, .. } => {
                let mut chunk = vec![0; CHUNK];
                loop {
                    let mut file = file;
                    match file.read(&mut chunk).map_err(|error| unread(path, error))? {
                        0 => return Ok(true),
                        length if !reads_as(other, &chunk[..length]) => return Ok(false),
                        _ => {}
                    }
                }
            }
        }
    }
}

/// Whether the next bytes of a file are the expected ones.
fn reads_as(mut file: &File, mut expected: &[u8]) -> bool {
    let mut chunk = [0; CHUNK];
    while !expected.is_empty() {
        let most = expected.len().min(CHUNK);
        match file.read(&mut chunk[..most]) {
            Ok(length @ 1..) if expected[..length] == chunk[..length] => expected = &expected[length..],
            _ => return false,
        }
    }
    true
}

fn unread(path: &Path, error: io::Error) -> PublishError {
    PublishError::io("læse", path, error)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn content_is_compared_byte_by_byte() {
        let folder = tempfile::tempdir().unwrap();
        let (old, source) = (folder.path().join("old"), folder.path().join("source"));
        let check = |published: &[u8], built: &[u8]| {
            fs::write(&old, published).unwrap();
            fs::write(&source, built).unwrap();
            let expected = published == built;
            assert_eq!(Content::Bytes(built).is_in(&old).unwrap(), expected);
            let copied = Content::of_file(&source).unwrap();
            assert_eq!(copied.is_in(&old).unwrap(), expected);
            copied.write(File::create(folder.path().join("new")).unwrap()).unwrap();
            assert_eq!(fs::read(folder.path().join("new")).unwrap(), built);
        };
        let long = vec![b'a'; 3 * CHUNK + 5];
        let mut other = long.clone();
        other[2 * CHUNK + 1] = b'b';
        check(b"", b"");
        check(b"a", b"b");
        check(b"a", b"ab");
        check(&long, &long);
        check(&long, &other);
        check(&long, &long[1..]);
    }

    #[test]
    fn only_regular_files_are_copied() {
        let folder = tempfile::tempdir().unwrap();
        let link = folder.path().join("link");
        std::os::unix::fs::symlink("/etc/hostname", &link).unwrap();
        let check = |path: &Path, expected: &str| {
            let message = Content::of_file(path).unwrap_err().to_string();
            assert!(message.contains(expected) && message.contains(path.to_str().unwrap()), "{message}");
        };
        check(&link, "symbolsk link");
        check(folder.path(), "ikke en almindelig fil");
        check(&folder.path().join("none"), "findes ikke");
    }
}
