//! Reads a project again and again: only what has changed since is opened.

use std::collections::HashMap;
use std::fs;
use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use rayon::prelude::*;

use super::{Listing, ReadText, digest, list, text};
use crate::source::{FileDigest, Oddity, ProjectPath, Tree};

/// How much older than the reading of it a file must be before its time is believed: two changes within
/// one tick of the clock of a file system leave the same time.
const TICK: Duration = Duration::from_millis(50);

/// Reads one project, and remembers what it read.
#[derive(Debug)]
pub struct Reader {
    root: PathBuf,
    texts: HashMap<ProjectPath, Kept>,
    files: HashMap<ProjectPath, KeptFile>,
    oddities: Vec<Oddity>,
}

/// A project as read, and what is otherwise than the last time.
#[derive(Debug)]
pub struct Reading {
    /// The project.
    pub tree: Tree,
    /// Whether anything is otherwise than at the reading before.
    pub is_changed: bool,
    /// Texts that were there at the reading before and are not now, or have nothing in them now.
    pub emptied: usize,
    /// Files that are no texts and have changed.
    pub changed_files: Vec<ProjectPath>,
}

/// A text as it was read.
#[derive(Clone, Debug)]
struct Kept {
    stamp: Option<Stamp>,
    read: ReadText,
}

/// A file that is no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct KeptFile {
    stamp: Stamp,
    /// Whether its time can be believed the next time.
    is_settled: bool,
    digest: Option<FileDigest>,
}

/// What tells that a file has not changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Stamp {
    length: u64,
    inode: u64,
    modified: (i64, i64),
    changed: (i64, i64),
}

impl Reader {
    /// A reader of the project in a folder. Nothing is read yet.
    #[must_use]
    pub fn new(root: PathBuf) -> Self {
        Self { root, texts: HashMap::new(), files: HashMap::new(), oddities: Vec::new() }
    }

    /// Reads the project, on all cores.
    ///
    /// # Errors
    /// When the folder cannot be listed.
    pub fn read(&mut self) -> io::Result<Reading> {
        let Listing { mut tree, texts } = list(&self.root)?;
        let now = since_epoch();
        let read = texts.into_par_iter().map(|(path, file)| (path.clone(), self.reread(path, &file, now)));
        let texts: HashMap<ProjectPath, Kept> = read.collect();
        let files = tree.files.par_iter().filter_map(|path| Some((path.clone(), self.file(path, now)?)));
        let files: HashMap<ProjectPath, KeptFile> = files.collect();
        let digests = tree.files.iter().filter_map(|path| Some((path.clone(), files.get(path)?.digest?)));
        tree.digests = digests.collect();
        tree.take_in(texts.values().map(|kept| kept.read.clone()));
        let changed_files = changed(&self.files, &files);
        let is_changed = !changed_files.is_empty()
            || self.texts.len() != texts.len()
            || self.oddities != tree.oddities
            || texts.iter().any(|(path, kept)| self.texts.get(path).is_none_or(|old| old.read != kept.read));
        let emptied =
            self.texts.iter().filter(|(path, old)| has_text(old) && !is_text(texts.get(*path))).count();
        self.oddities.clone_from(&tree.oddities);
        (self.texts, self.files) = (texts, files);
        Ok(Reading { tree, is_changed, emptied, changed_files })
    }

    /// A text: the one read before when the file is as it was.
    fn reread(&self, path: ProjectPath, file: &Path, now: Duration) -> Kept {
        let stamp = Stamp::of(file);
        let kept = self.texts.get(&path);
        if let Some(kept) = kept.filter(|kept| stamp.is_some() && kept.stamp == stamp) {
            return kept.clone();
        }
        let read = text(path, file);
        let read = kept.map(|kept| &kept.read).filter(|kept| **kept == read).cloned().unwrap_or(read);
        Kept { stamp: stamp.filter(|stamp| stamp.is_settled(now)), read }
    }

    /// A file that is no text: hashed only when it is not as it was.
    fn file(&self, path: &ProjectPath, now: Duration) -> Option<KeptFile> {
        let file = self.root.join(path.as_str());
        let stamp = Stamp::of(&file)?;
        let kept = self.files.get(path).filter(|kept| kept.stamp == stamp && kept.is_settled);
        Some(kept.copied().unwrap_or_else(|| KeptFile {
            stamp,
            is_settled: stamp.is_settled(now),
            digest: digest::is_wanted(path).then(|| digest::of(&file)).flatten(),
        }))
    }
}

impl Stamp {
    fn of(file: &Path) -> Option<Self> {
        let found = fs::symlink_metadata(file).ok()?;
        Some(Self {
            length: found.len(),
            inode: found.ino(),
            modified: (found.mtime(), found.mtime_nsec()),
            changed: (found.ctime(), found.ctime_nsec()),
        })
    }

    fn is_settled(&self, now: Duration) -> bool {
        let (seconds, nanoseconds) = self.modified.max(self.changed);
        let at = |seconds: i64, nanoseconds: i64| {
            Some(Duration::new(u64::try_from(seconds).ok()?, u32::try_from(nanoseconds).ok()?))
        };
        at(seconds, nanoseconds).is_some_and(|changed| changed + TICK < now)
    }
}

/// The files that are new, gone or changed.
fn changed(old: &HashMap<ProjectPath, KeptFile>, new: &HashMap<ProjectPath, KeptFile>) -> Vec<ProjectPath> {
    let gone = old.keys().filter(|path| !new.contains_key(*path));
    let is_same = |old: &KeptFile, new: &KeptFile| old.stamp == new.stamp && old.digest == new.digest;
    let is_other = |path: &ProjectPath, file: &KeptFile| old.get(path).is_none_or(|old| !is_same(old, file));
    let other = new.iter().filter(|(path, file)| is_other(path, file)).map(|(path, _)| path);
    let mut changed: Vec<ProjectPath> = gone.chain(other).cloned().collect();
    changed.sort_unstable();
    changed
}

fn has_text(kept: &Kept) -> bool {
    is_text(Some(kept))
}

fn is_text(kept: Option<&Kept>) -> bool {
    kept.and_then(|kept| kept.read.0.as_ref()).is_some_and(|source| !source.text().is_empty())
}

#[expect(
    clippy::disallowed_methods,
    reason = "tells whether the time of a file can be believed; no page depends on it"
)]
fn since_epoch() -> Duration {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(reading: &Reading) -> Vec<(&str, &str)> {
        reading.tree.sources.iter().map(|source| (source.path().as_str(), source.text())).collect()
    }

    #[test]
    fn every_change_is_seen_and_nothing_else() {
        let root = tempfile::tempdir().unwrap();
        let write = |path: &str, text: &str| {
            let path = root.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        };
        let mut reader = Reader::new(root.path().to_owned());
        let mut check = |is_changed: bool, emptied: usize, files: &[&str], expected: &[(&str, &str)]| {
            let reading = reader.read().unwrap();
            let changed: Vec<&str> = reading.changed_files.iter().map(ProjectPath::as_str).collect();
            assert_eq!(texts(&reading), expected);
            assert_eq!(
                (reading.is_changed, reading.emptied, changed.as_slice()),
                (is_changed, emptied, files)
            );
        };
        write("content/a.md", "en");
        check(true, 0, &[], &[("content/a.md", "en")]);
        check(false, 0, &[], &[("content/a.md", "en")]);
        // Of the same length, within the same tick.
        write("content/a.md", "to");
        check(true, 0, &[], &[("content/a.md", "to")]);
        write("content/b.png", "b");
        check(true, 0, &["content/b.png"], &[("content/a.md", "to")]);
        write("content/a.md", "");
        check(true, 1, &[], &[("content/a.md", "")]);
        write("content/c/d.md", "d");
        fs::remove_file(root.path().join("content/b.png")).unwrap();
        check(true, 0, &["content/b.png"], &[("content/a.md", ""), ("content/c/d.md", "d")]);
        fs::remove_dir_all(root.path().join("content/c")).unwrap();
        check(true, 1, &[], &[("content/a.md", "")]);
        check(false, 0, &[], &[("content/a.md", "")]);
    }

    #[test]
    fn pictures_are_told_by_what_is_in_them() {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir_all(root.path().join("manuals/05-x")).unwrap();
        fs::create_dir_all(root.path().join("themes/hus")).unwrap();
        fs::write(root.path().join("themes/hus/a.woff2"), "skrift").unwrap();
        let picture = root.path().join("manuals/05-x/plan.png");
        let mut reader = Reader::new(root.path().to_owned());
        for content in ["en", "to", "tre"] {
            fs::write(&picture, content).unwrap();
            let digests = reader.read().unwrap().tree.digests;
            assert_eq!(digests, super::super::project(root.path()).unwrap().digests);
            let expected: FileDigest = sha2::Digest::finalize(sha2::Digest::chain_update(
                <sha2::Sha256 as sha2::Digest>::new(),
                content,
            ))
            .into();
            let path = ProjectPath::new("manuals/05-x/plan.png").unwrap();
            assert_eq!(digests.into_iter().collect::<Vec<_>>(), [(path, expected)]);
        }
    }

    #[test]
    fn an_unchanged_text_is_the_same_source() {
        let root = tempfile::tempdir().unwrap();
        fs::write(root.path().join("site.yaml"), "name: A\n").unwrap();
        let mut reader = Reader::new(root.path().to_owned());
        let first = reader.read().unwrap().tree.sources.remove(0);
        assert!(first == reader.read().unwrap().tree.sources.remove(0));
    }
}
