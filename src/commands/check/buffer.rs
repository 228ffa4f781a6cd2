//! A text that is sent to the program and takes the place of a file of the project.

use std::path::{Path, PathBuf};

use super::paths;
use crate::cli;
use crate::commands::Answer;
use crate::disk;
use crate::source::{ProjectPath, Source, Tree};

/// A text that is not saved yet.
pub(super) struct Buffer {
    path: ProjectPath,
    bytes: Vec<u8>,
    length: u64,
}

impl Buffer {
    /// The text, if the arguments ask about one; it is read from standard input.
    pub(super) fn asked_for(
        root: &Path,
        files: &[PathBuf],
        path: Option<&Path>,
    ) -> Result<Option<Self>, Answer> {
        let is_asked = files.iter().any(|file| file == Path::new("-"));
        match (is_asked, path) {
            (false, None) => Ok(None),
            (true, Some(path)) if files.len() == 1 => Self::heard(root, path).map(Some),
            (true, Some(_)) => could_not("Når FIL er -, kan der ikke stå flere filer."),
            (true, None) => could_not(
                "Skriv også, hvilken fil teksten hører til, for eksempel --stdin-path content/til-dig/ny.md.",
            ),
            (false, Some(_)) => {
                could_not("--stdin-path hører sammen med FIL -, en tekst sendt til programmet.")
            }
        }
    }

    fn heard(root: &Path, path: &Path) -> Result<Self, Answer> {
        let path = paths::place(root, path).map_err(Answer::CouldNotRun)?;
        let (bytes, length) = cli::heard(disk::read::MOST_TEXT).map_err(|error| {
            Answer::CouldNotRun(format!("Teksten kan ikke læses: {}", disk::reason(&error)))
        })?;
        Ok(Self { path, bytes, length })
    }

    /// The file it belongs to.
    pub(super) fn path(&self) -> &ProjectPath {
        &self.path
    }

    /// The project with it in its place.
    pub(super) fn in_its_place(&self, tree: Tree) -> Tree {
        let text = disk::read::buffer(self.path.clone(), self.bytes.clone(), self.length);
        tree.with_text_at(&self.path, text)
    }

    /// The text byte for byte, if that is what would be read.
    pub(super) fn text(&self, read: Option<&Source>) -> Option<String> {
        let text = std::str::from_utf8(&self.bytes).ok()?;
        let is_read = read.is_some_and(|source| Source::normalised(text) == source.text());
        is_read.then(|| text.to_owned())
    }
}

fn could_not<T>(why: &str) -> Result<T, Answer> {
    Err(Answer::CouldNotRun(why.to_owned()))
}
