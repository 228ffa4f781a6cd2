//! What is in a file that is no text, without keeping it.

use std::fs::File;
use std::io;
use std::path::Path;

use sha2::{Digest, Sha256};

use crate::source::{FileDigest, ProjectPath};

/// Whether texts can use the file, so that an edition may depend on what is in it.
pub(super) fn is_wanted(path: &ProjectPath) -> bool {
    path.below("content").or(path.below("manuals")).is_some()
}

/// The digest of a file; none when it cannot be read, as if it were not there.
pub(super) fn of(file: &Path) -> Option<FileDigest> {
    let mut digest = Sha256::new();
    io::copy(&mut File::open(file).ok()?, &mut digest).ok()?;
    Some(digest.finalize().into())
}
