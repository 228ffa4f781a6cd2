//! One site while it is being built, beside the published one.
//!
//! A file that is as it was is only noted; when the site is to be published, it becomes the published
//! file under a second name, so that its bytes and its time stay. Called from many threads.

use std::collections::HashMap;
use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, RwLock};

use rayon::prelude::*;

use super::content::Content;
use super::effects::{self, act, is_folder};
use super::error::PublishError;
use super::folder::{OutputFolder, SiteName};
use crate::output_path::OutputPath;

const UNPOISONED: &str = "no thread panics while it holds this lock";

/// A site being built.
#[derive(Debug)]
pub(super) struct Staging {
    name: SiteName,
    staged: PathBuf,
    published: PathBuf,
    /// Whether the published site has a folder, for those asked about.
    folders: RwLock<HashMap<String, bool>>,
    written: AtomicUsize,
    unchanged: Mutex<Vec<OutputPath>>,
}

impl Staging {
    /// Begins with an empty site.
    pub(super) fn begin(folder: &OutputFolder, name: SiteName) -> Result<Self, PublishError> {
        let (staged, published) = (folder.staged(&name), folder.published(&name));
        effects::make_folder(&staged)?;
        let folders = HashMap::from([(String::new(), is_folder(&published))]);
        Ok(Self {
            name,
            staged,
            published,
            folders: RwLock::new(folders),
            written: AtomicUsize::new(0),
            unchanged: Mutex::new(Vec::new()),
        })
    }

    /// Adds a file.
    pub(super) fn add(&self, path: &OutputPath, content: &Content<'_>) -> Result<(), PublishError> {
        if self.has_folder(folder_of(path.as_str())) && content.is_in(&self.published.join(path.as_str()))? {
            self.unchanged().push(path.clone());
            return Ok(());
        }
        let staged = self.staged.join(path.as_str());
        act("skrive", &staged, || content.write(in_folder(&staged, || File::create_new(&staged))?))?;
        self.written.fetch_add(1, Ordering::Relaxed);
        Ok(())
    }

    /// Makes the site whole with those of its files that are as they were, and with the `kept` ones.
    pub(super) fn take_over(&self, kept: &[OutputPath]) -> Result<(), PublishError> {
        self.unchanged().par_iter().chain(kept).try_for_each(|path| {
            let (published, staged) = (self.published.join(path.as_str()), self.staged.join(path.as_str()));
            act("skrive", &staged, || in_folder(&staged, || effects::link_or_copy(&published, &staged)))
        })
    }

    pub(super) fn name(&self) -> &SiteName {
        &self.name
    }

    pub(super) fn staged(&self) -> &Path {
        &self.staged
    }

    pub(super) fn published(&self) -> &Path {
        &self.published
    }

    /// How many of the files are new or changed.
    pub(super) fn written(&self) -> usize {
        self.written.load(Ordering::Relaxed)
    }

    /// The files that are as they were.
    pub(super) fn unchanged(&self) -> MutexGuard<'_, Vec<OutputPath>> {
        self.unchanged.lock().expect(UNPOISONED)
    }

    /// Asked level by level, so that no link inside the published site is ever followed.
    fn has_folder(&self, folder: &str) -> bool {
        if let Some(known) = self.folders.read().expect(UNPOISONED).get(folder) {
            return *known;
        }
        let is_there = self.has_folder(folder_of(folder)) && is_folder(&self.published.join(folder));
        self.folders.write().expect(UNPOISONED).insert(folder.to_owned(), is_there);
        is_there
    }
}

fn folder_of(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// Makes a file; when its folder is missing, that first.
fn in_folder<T>(path: &Path, make: impl Fn() -> io::Result<T>) -> io::Result<T> {
    match (make(), path.parent()) {
        (Err(error), Some(folder)) if error.kind() == ErrorKind::NotFound => {
            fs::create_dir_all(folder)?;
            make()
        }
        (result, _) => result,
    }
}
