//! Changes the texts of a project: an edition is laid beside the working text, front matter is edited, the ledger gets
//! one revision more.
//!
//! Each change is one step: a file is written whole beside its place and renamed into it, so that through kill and
//! power cut either the old or the new one is there. Each folder on the way is opened by name from the one before, so
//! that no symbolic link is followed. Only one program at a time is at the desk of a project.

use std::fs::File;
use std::io::{self, ErrorKind, Read, Write};
use std::path::Path;

use rustix::fd::OwnedFd;
use rustix::fs::{
    AtFlags, FlockOperation, Mode, OFlags, RenameFlags, fchmod, flock, fstat, fsync, open, openat, renameat,
    renameat_with, unlinkat,
};
use rustix::io::Errno;

use super::create::{FOLDER, FOLDERS};
use super::read::MOST_TEXT;
use crate::source::ProjectPath;

/// The name of a file on its way. What begins with a dot is never read, and the next file takes the name over.
const UNFINISHED: &str = ".husbog-ny";

/// A project whose texts are being changed. Nobody else changes them meanwhile with this program.
#[derive(Debug)]
pub struct Desk {
    root: OwnedFd,
}

impl Desk {
    /// Sits down at a project, until the value is dropped. Nothing is left behind by a program that dies.
    ///
    /// # Errors
    /// When another program sits there, or when the folder cannot be opened.
    pub fn sit_down(root: &Path) -> io::Result<Self> {
        let root = open(root, FOLDER, Mode::empty())?;
        match flock(&root, FlockOperation::NonBlockingLockExclusive) {
            Err(Errno::WOULDBLOCK) => Err(io::Error::other(
                "en anden husbog er ved at skrive i den. Vent, til den er færdig, og kør igen",
            )),
            // Some network disks have no locks; the ledger is still compared before it is exchanged.
            Ok(()) | Err(_) => Ok(Self { root }),
        }
    }

    /// The text of a file as it lies on the disk; `None` when there is none.
    ///
    /// # Errors
    /// When it is no regular file, is not UTF-8, is too large, or cannot be read.
    pub fn read(&self, path: &ProjectPath) -> io::Result<Option<String>> {
        match self.folder(path).and_then(|folder| read(&folder, path.file_name())) {
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            read => read.map(Some),
        }
    }

    /// Writes a file that is not there yet.
    ///
    /// # Errors
    /// When something is there already, or when it cannot be written; then it is not there afterwards either.
    pub fn create(&self, path: &ProjectPath, text: &str) -> io::Result<()> {
        let folder = self.folder(path)?;
        write(&folder, text, None)?;
        let name = path.file_name();
        let renamed =
            act(|| match renameat_with(&folder, UNFINISHED, &folder, name, RenameFlags::NOREPLACE) {
                Err(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP) => rename_if_free(&folder, name),
                renamed => Ok(renamed?),
            });
        settled(&folder, renamed)
    }

    /// Writes a file over the one that holds `old`.
    ///
    /// # Errors
    /// When it holds something else by now, or when it cannot be written; then it is as it was.
    pub fn replace(&self, path: &ProjectPath, old: &str, new: &str) -> io::Result<()> {
        let folder = self.folder(path)?;
        let name = path.file_name();
        let mode = Mode::from_raw_mode(fstat(openat(&folder, name, FILE, Mode::empty())?)?.st_mode);
        write(&folder, new, Some(mode))?;
        let renamed = act(|| {
            if read(&folder, name)? != old {
                return Err(io::Error::other("den blev ændret imens. Kør igen"));
            }
            Ok(renameat(&folder, UNFINISHED, &folder, name)?)
        });
        settled(&folder, renamed)
    }

    /// Removes what a program that died left beside a file.
    pub fn sweep(&self, beside: &ProjectPath) {
        if let Ok(folder) = self.folder(beside) {
            let _ = unlinkat(&folder, UNFINISHED, AtFlags::empty());
        }
    }

    /// The folder a file lies in.
    fn folder(&self, path: &ProjectPath) -> io::Result<OwnedFd> {
        if !FOLDERS.iter().any(|folder| path.below(folder).is_some()) {
            return Err(ErrorKind::InvalidInput.into());
        }
        let mut folder = openat(&self.root, ".", FOLDER, Mode::empty())?;
        for name in path.folder().split('/') {
            folder = openat(&folder, name, FOLDER.union(OFlags::NOFOLLOW), Mode::empty())?;
        }
        Ok(folder)
    }
}

/// How a file is opened: no link, no pipe that waits.
const FILE: OFlags = OFlags::RDONLY.union(OFlags::NOFOLLOW).union(OFlags::NONBLOCK).union(OFlags::CLOEXEC);

fn read(folder: &OwnedFd, name: &str) -> io::Result<String> {
    let file = File::from(openat(folder, name, FILE, Mode::empty())?);
    let found = file.metadata()?;
    if !found.is_file() {
        return Err(io::Error::other("det er ikke en almindelig fil"));
    }
    if found.len() > MOST_TEXT {
        return Err(ErrorKind::FileTooLarge.into());
    }
    let mut text = String::new();
    file.take(MOST_TEXT).read_to_string(&mut text)?;
    Ok(text)
}

/// Writes a text to the file on its way, and returns when it is on the disk.
fn write(folder: &OwnedFd, text: &str, mode: Option<Mode>) -> io::Result<()> {
    act(|| match unlinkat(folder, UNFINISHED, AtFlags::empty()) {
        Err(Errno::NOENT) => Ok(()),
        removed => Ok(removed?),
    })?;
    let flags = OFlags::WRONLY | OFlags::CREATE | OFlags::EXCL | OFlags::NOFOLLOW | OFlags::CLOEXEC;
    let created = act(|| Ok(openat(folder, UNFINISHED, flags, Mode::from_raw_mode(0o666))?));
    let mut file = File::from(created?);
    let written = act(|| file.write_all(text.as_bytes())).and_then(|()| {
        act(|| {
            mode.map_or(Ok(()), |mode| fchmod(&file, mode))?;
            file.sync_all()
        })
    });
    clean(folder, written)
}

/// Where names cannot be kept from being taken over, they are looked at first.
fn rename_if_free(folder: &OwnedFd, name: &str) -> io::Result<()> {
    match openat(folder, name, FILE, Mode::empty()) {
        Err(Errno::NOENT) => Ok(renameat(folder, UNFINISHED, folder, name)?),
        Ok(_) => Err(ErrorKind::AlreadyExists.into()),
        Err(error) => Err(error.into()),
    }
}

/// Returns when the names in a folder are on the disk.
fn settled(folder: &OwnedFd, renamed: io::Result<()>) -> io::Result<()> {
    clean(folder, renamed)?;
    act(|| Ok(fsync(folder)?))
}

/// Leaves no file on its way behind when something failed.
fn clean(folder: &OwnedFd, done: io::Result<()>) -> io::Result<()> {
    if done.is_err() {
        let _ = act(|| Ok(unlinkat(folder, UNFINISHED, AtFlags::empty())?));
    }
    done
}

/// Does one thing to the disk.
fn act<T>(action: impl FnOnce() -> io::Result<T>) -> io::Result<T> {
    faults::step()?;
    action()
}

#[cfg(not(test))]
mod faults {
    pub(super) fn step() -> std::io::Result<()> {
        Ok(())
    }
}

/// Faults that a test plans for the steps of its own thread.
#[cfg(test)]
pub(crate) mod faults {
    use std::cell::Cell;
    use std::io;

    thread_local! {
        static LEFT: Cell<Option<usize>> = const { Cell::new(None) };
    }

    /// Lets so many steps be taken; then the program is as good as dead: no step does anything.
    pub(crate) fn die_after(steps: usize) {
        LEFT.set(Some(steps));
    }

    /// Ends the fault; says whether it came.
    pub(crate) fn end() -> bool {
        LEFT.take() == Some(0)
    }

    pub(super) fn step() -> io::Result<()> {
        match LEFT.get() {
            None => Ok(()),
            Some(0) => Err(io::ErrorKind::StorageFull.into()),
            Some(left) => {
                LEFT.set(Some(left - 1));
                Ok(())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;
    use std::os::unix::fs::{PermissionsExt, symlink};

    fn path(text: &str) -> ProjectPath {
        ProjectPath::new(text).unwrap()
    }

    fn project() -> tempfile::TempDir {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir_all(root.path().join("manuals/05-x")).unwrap();
        fs::write(root.path().join("manuals/05-x/manual.md"), "gammel").unwrap();
        root
    }

    fn names(root: &Path) -> Vec<String> {
        let entries = fs::read_dir(root.join("manuals/05-x")).unwrap();
        let mut names: Vec<_> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn files_are_created_and_replaced_whole() {
        let root = project();
        let desk = Desk::sit_down(root.path()).unwrap();
        let (manual, edition) = (path("manuals/05-x/manual.md"), path("manuals/05-x/2026-1.md"));
        assert_eq!(desk.read(&edition).unwrap(), None);
        desk.create(&edition, "gammel").unwrap();
        assert_eq!(desk.create(&edition, "x").unwrap_err().kind(), ErrorKind::AlreadyExists);
        fs::set_permissions(root.path().join(manual.as_str()), fs::Permissions::from_mode(0o640)).unwrap();
        desk.replace(&manual, "gammel", "ny").unwrap();
        assert_eq!(desk.read(&manual).unwrap().as_deref(), Some("ny"));
        let mode = fs::metadata(root.path().join(manual.as_str())).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o640);
        assert!(desk.replace(&manual, "gammel", "nyere").is_err());
        assert_eq!(desk.read(&manual).unwrap().as_deref(), Some("ny"));
        assert_eq!(names(root.path()), ["2026-1.md", "manual.md"]);
    }

    #[test]
    fn one_at_a_time() {
        let root = project();
        let desk = Desk::sit_down(root.path()).unwrap();
        assert!(Desk::sit_down(root.path()).is_err());
        drop(desk);
        assert!(Desk::sit_down(root.path()).is_ok());
    }

    #[test]
    fn no_link_is_followed_and_nothing_is_written_elsewhere() {
        let root = project();
        let elsewhere = tempfile::tempdir().unwrap();
        fs::write(elsewhere.path().join("manual.md"), "gammel").unwrap();
        symlink(elsewhere.path(), root.path().join("manuals/06-y")).unwrap();
        symlink(elsewhere.path().join("manual.md"), root.path().join("manuals/05-x/b.md")).unwrap();
        let desk = Desk::sit_down(root.path()).unwrap();
        for bad in ["manuals/06-y/manual.md", "manuals/05-x/b.md", "site.yaml", "themes/x.css", "manuals"] {
            assert!(desk.replace(&path(bad), "gammel", "ny").is_err(), "{bad}");
        }
        assert!(desk.create(&path("manuals/06-y/ny.md"), "ny").is_err());
        assert_eq!(fs::read_to_string(elsewhere.path().join("manual.md")).unwrap(), "gammel");
        assert_eq!(fs::read_dir(elsewhere.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_program_that_dies_leaves_the_old_or_the_new() {
        let manual = path("manuals/05-x/manual.md");
        for steps in 0.. {
            let root = project();
            let desk = Desk::sit_down(root.path()).unwrap();
            faults::die_after(steps);
            let replaced = desk.replace(&manual, "gammel", "ny");
            let came = faults::end();
            let text = desk.read(&manual).unwrap().unwrap();
            assert!(text == "gammel" || text == "ny", "{steps}: {text}");
            desk.sweep(&manual);
            assert_eq!(names(root.path()), ["manual.md"]);
            if !came {
                return assert_eq!((replaced.is_ok(), text.as_str()), (true, "ny"));
            }
        }
    }
}
