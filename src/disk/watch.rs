//! Tells when something may have changed in a project. What has changed is for the reader to find out.

use std::collections::HashMap;
use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode};
use notify::{Config, Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use super::read::PARTS;

/// How long nothing must happen before what happened counts as done.
const QUIET: Duration = Duration::from_millis(4);
/// How long is waited for that at most.
const MOST_WAITING: Duration = Duration::from_millis(20);
/// How long after a change the project is looked through once more: what is put in a new folder before the
/// system watches it is never told of.
const ONCE_MORE: Duration = Duration::from_millis(250);
/// How often the project is looked through although nothing was heard, for what a system forgets to tell.
const LOOK_ANYWAY: Duration = Duration::from_secs(5);
/// How often it is looked through where the system tells nothing.
const POLL: Duration = Duration::from_millis(300);

/// Why somebody who waits is woken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wake {
    /// Something may have changed.
    Look,
    /// It is time to end.
    Stop,
}

/// How changes are noticed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Noticing {
    /// The system tells.
    Told,
    /// The project is looked through again and again: for drives where the system tells nothing.
    Polling,
}

/// A watch over one project.
#[derive(Debug)]
pub struct Watch {
    root: PathBuf,
    wakes: Receiver<Wake>,
    watcher: Option<RecommendedWatcher>,
    /// The folders that are watched, and which folder it was that lay there then.
    armed: HashMap<PathBuf, Option<(u64, u64)>>,
    /// How long is waited before the project is looked through unasked.
    patience: Duration,
}

impl Watch {
    /// A watch over the project in a folder. `waker` and `wakes` are the two ends of a channel; whoever
    /// has the first can end the waiting. When the system cannot tell of changes, the project is polled;
    /// [`Self::noticing`] says so.
    #[must_use]
    pub fn new(root: &Path, noticing: Noticing, (waker, wakes): (Sender<Wake>, Receiver<Wake>)) -> Self {
        let watcher = match noticing {
            Noticing::Told => watcher(waker).ok(),
            Noticing::Polling => None,
        };
        // The folder itself may be named by a link; nothing in it may.
        let root = fs::canonicalize(root).unwrap_or_else(|_| root.to_owned());
        let mut watch = Self { root, wakes, watcher, armed: HashMap::new(), patience: ONCE_MORE };
        watch.arm();
        watch
    }

    /// How changes are noticed.
    #[must_use]
    pub fn noticing(&self) -> Noticing {
        if self.watcher.is_some() { Noticing::Told } else { Noticing::Polling }
    }

    /// Waits until the project should be looked through, and a moment more, so that what is written at
    /// one time is read at one time.
    pub fn wait(&mut self) -> Wake {
        let woken = self.wakes.recv_timeout(self.patience);
        self.patience = match (&self.watcher, &woken) {
            (None, _) => POLL,
            (Some(_), Ok(_)) => ONCE_MORE,
            (Some(_), Err(_)) => LOOK_ANYWAY,
        };
        let wake = match woken {
            Ok(Wake::Stop) | Err(RecvTimeoutError::Disconnected) => Wake::Stop,
            Ok(Wake::Look) => self.settle(),
            Err(RecvTimeoutError::Timeout) => Wake::Look,
        };
        self.arm();
        wake
    }

    /// Waits as long as an editor may need to put a file back that it has removed or emptied to write it
    /// anew.
    pub fn give_an_editor_time(&self) {
        std::thread::sleep(Duration::from_millis(50));
    }

    #[expect(clippy::disallowed_methods, reason = "how long is waited changes no page")]
    fn settle(&self) -> Wake {
        let begun = Instant::now();
        while begun.elapsed() < MOST_WAITING {
            match self.wakes.recv_timeout(QUIET) {
                Ok(Wake::Stop) => return Wake::Stop,
                Ok(Wake::Look) => {}
                Err(_) => break,
            }
        }
        Wake::Look
    }

    /// Watches the folders of the project that are there now, in place of those that were.
    fn arm(&mut self) {
        let Some(watcher) = &mut self.watcher else { return };
        let top = (self.root.clone(), RecursiveMode::NonRecursive);
        let parts = PARTS.map(|part| (self.root.join(part), RecursiveMode::Recursive));
        for (path, mode) in std::iter::once(top).chain(parts) {
            let now = folder(&path);
            if self.armed.insert(path.clone(), now) == Some(now) {
                continue;
            }
            let _ = watcher.unwatch(&path);
            if now.is_some() && watcher.watch(&path, mode).is_err() && now == folder(&path) {
                // More folders than the system can watch, most often.
                self.watcher = None;
                return;
            }
        }
    }
}

/// Which folder lies at a path, links not followed.
fn folder(path: &Path) -> Option<(u64, u64)> {
    let found = fs::symlink_metadata(path).ok().filter(fs::Metadata::is_dir)?;
    Some((found.dev(), found.ino()))
}

fn watcher(waker: Sender<Wake>) -> notify::Result<RecommendedWatcher> {
    let tell = move |event: notify::Result<Event>| {
        if event.map_or(true, |event| is_change(event.kind)) {
            // Nobody waits any more when the preview has ended.
            let _ = waker.send(Wake::Look);
        }
    };
    RecommendedWatcher::new(tell, Config::default().with_follow_symlinks(false))
}

/// Whether something may have been written: reading is told of as well.
fn is_change(kind: EventKind) -> bool {
    match kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write)) => true,
        EventKind::Access(_) => false,
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use super::*;

    #[test]
    fn the_folders_that_are_there_are_watched_and_no_links() {
        let root = tempfile::tempdir().unwrap();
        let elsewhere = tempfile::tempdir().unwrap();
        let real = root.path().join("real");
        fs::create_dir_all(real.join("content")).unwrap();
        std::os::unix::fs::symlink(elsewhere.path(), real.join("manuals")).unwrap();
        let link = root.path().join("link");
        std::os::unix::fs::symlink(&real, &link).unwrap();
        let mut watch = Watch::new(&link, Noticing::Told, mpsc::channel());
        let mut check = |expected: &[&str]| {
            watch.arm();
            let armed = watch.armed.iter().filter(|(_, folder)| folder.is_some());
            let mut armed: Vec<_> = armed.map(|(path, _)| path.strip_prefix(&watch.root).unwrap()).collect();
            armed.sort_unstable();
            assert_eq!(armed, expected.iter().map(Path::new).collect::<Vec<_>>());
            assert_eq!(watch.noticing(), Noticing::Told);
        };
        check(&["", "content"]);
        fs::remove_file(real.join("manuals")).unwrap();
        fs::create_dir(real.join("manuals")).unwrap();
        check(&["", "content", "manuals"]);
        fs::remove_dir(real.join("content")).unwrap();
        check(&["", "manuals"]);
    }
}
