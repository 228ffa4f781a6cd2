//! All that was read of a project folder, before anybody asks what it means.

use std::collections::BTreeMap;

use super::{ProjectPath, Source, Span};

/// The SHA-256 of what is in a file that is no text.
pub type FileDigest = [u8; 32];

/// The files of a project: texts with their content, other files by path only.
#[derive(Clone, Debug, Default)]
pub struct Tree {
    /// Text files, sorted by path.
    pub sources: Vec<Source>,
    /// Other files, sorted by path.
    pub files: Vec<ProjectPath>,
    /// What is in those other files that texts can use.
    pub digests: BTreeMap<ProjectPath, FileDigest>,
    /// What could not be read, or not as it stands; sorted by path.
    pub oddities: Vec<Oddity>,
}

/// Something on the disk that is not as a project should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Oddity {
    /// Where it lies. A name that is no Unicode text is shown as near as can be.
    pub path: ProjectPath,
    /// What is odd about it.
    pub kind: OddityKind,
}

/// What is odd about a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OddityKind {
    /// A symbolic link; never followed.
    Symlink,
    /// No file and no folder: a pipe, a socket, a device.
    Special,
    /// The system refused to let it be read; why, in Danish.
    Unreadable(String),
    /// A file of more bytes than is read.
    TooLarge(u64),
    /// A file named as a text that is none.
    Binary,
    /// Bytes that are not UTF-8, at this place; the text was read as Windows-1252 or UTF-16.
    NotUtf8(Span),
    /// A name that is no Unicode text, or has a backslash or a line break in it.
    BadName,
    /// Folders within folders beyond what is read.
    TooDeep,
}

impl Tree {
    /// Adds texts as they were read, and puts everything in order.
    pub fn take_in(&mut self, texts: impl IntoIterator<Item = (Option<Source>, Option<Oddity>)>) {
        for (source, oddity) in texts {
            self.sources.extend(source);
            self.oddities.extend(oddity);
        }
        self.sources.sort_by(|a, b| a.path().cmp(b.path()));
        self.oddities.sort_by(|a, b| a.path.cmp(&b.path));
    }

    /// The text file of this path.
    #[must_use]
    pub fn source(&self, path: &str) -> Option<&Source> {
        self.sources.iter().find(|source| source.path().as_str() == path)
    }

    /// The same files, and one more text.
    #[must_use]
    pub fn with(mut self, file: Source) -> Self {
        self.take_in([(Some(file), None)]);
        self
    }

    /// The same files, with this text in the place of what lies at its path, if anything does.
    #[must_use]
    pub fn with_text_at(mut self, path: &ProjectPath, text: (Option<Source>, Option<Oddity>)) -> Self {
        self.sources.retain(|source| source.path() != path);
        self.oddities.retain(|oddity| oddity.path != *path);
        self.take_in([text]);
        self
    }

    /// Takes out the text files below a folder.
    pub fn take_below(&mut self, folder: &str) -> Vec<Source> {
        let is_below = |path: &ProjectPath| path.below(folder).is_some();
        let (taken, kept) =
            std::mem::take(&mut self.sources).into_iter().partition(|source| is_below(source.path()));
        self.sources = kept;
        taken
    }
}
