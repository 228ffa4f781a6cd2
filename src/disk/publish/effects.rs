//! The few ways in which publishing changes the disk.
//!
//! Each is one step, names its file when it fails, and follows no symbolic link. It knows nothing of
//! sites. All of them pass through [`act`], where the tests make a step fail or the process die.

use std::fs::{self, File, FileType, Metadata};
use std::io::{self, ErrorKind, Write};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use rayon::prelude::*;
use rustix::fs::{CWD, Mode, OFlags, RenameFlags};
use rustix::io::Errno;

use super::error::PublishError;

/// Does one thing to the disk.
pub(super) fn act<T>(
    doing: &'static str,
    path: &Path,
    action: impl FnOnce() -> io::Result<T>,
) -> Result<T, PublishError> {
    let done = if faults::strikes(path) { Err(ErrorKind::StorageFull.into()) } else { action() };
    done.map_err(|cause| PublishError::io(doing, path, cause))
}

/// Makes a folder in one that exists, unless it is there.
pub(super) fn make_folder(path: &Path) -> Result<(), PublishError> {
    act("oprette", path, || match fs::create_dir(path) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists && is_folder(path) => Ok(()),
        made => made,
    })
}

/// Gives a file or folder another place; the place is free, or holds a file that goes.
pub(super) fn rename(from: &Path, to: &Path) -> Result<(), PublishError> {
    act("udskifte", to, || fs::rename(from, to))
}

/// Whether two folders were exchanged.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Exchange {
    /// They were.
    Done,
    /// This file system cannot; both are where they were.
    Unsupported,
}

/// Exchanges a folder and the published one in a single step.
pub(super) fn exchange(folder: &Path, published: &Path) -> Result<Exchange, PublishError> {
    act("udskifte", published, || match exchange_names(folder, published) {
        Ok(()) => Ok(Exchange::Done),
        Err(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP) => Ok(Exchange::Unsupported),
        Err(error) => Err(error.into()),
    })
}

fn exchange_names(one: &Path, other: &Path) -> Result<(), Errno> {
    if faults::refuses("exchange", other) {
        return Err(Errno::INVAL);
    }
    rustix::fs::renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)
}

/// Removes a file, unless it is gone.
pub(super) fn remove_file(path: &Path) -> Result<(), PublishError> {
    act("slette", path, || gone(fs::remove_file(path)))
}

/// Removes a folder and all in it, unless it is gone. A link is removed, never what it leads to.
pub(super) fn remove_tree(path: &Path) -> Result<(), PublishError> {
    faults::strikes_removal_of(path);
    act("slette", path, || {
        gone(fs::symlink_metadata(path).and_then(|found| remove_any(path, found.file_type())))
    })
}

fn remove_any(path: &Path, kind: FileType) -> io::Result<()> {
    if !kind.is_dir() {
        return fs::remove_file(path);
    }
    let entries = fs::read_dir(path)?.collect::<io::Result<Vec<_>>>()?;
    entries.par_iter().try_for_each(|entry| remove_any(&entry.path(), entry.file_type()?))?;
    fs::remove_dir(path)
}

fn gone(removed: io::Result<()>) -> io::Result<()> {
    match removed {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        removed => removed,
    }
}

/// Gives a file a second name; where the file system refuses, copies it with its time.
pub(super) fn link_or_copy(from: &Path, to: &Path) -> io::Result<()> {
    let linked = if faults::refuses("link", to) {
        Err(ErrorKind::Unsupported.into())
    } else {
        fs::hard_link(from, to)
    };
    match linked {
        Err(error) if error.kind() != ErrorKind::NotFound => copy_with_time(from, to),
        linked => linked,
    }
}

fn copy_with_time(from: &Path, to: &Path) -> io::Result<()> {
    let mut old = open_file(from)?;
    let mut copy = File::create_new(to)?;
    io::copy(&mut old, &mut copy)?;
    copy.set_modified(old.metadata()?.modified()?)
}

/// Writes a file so that, through kill and power cut, either the old or the new one is there whole.
pub(super) fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), PublishError> {
    let unfinished = path.with_added_extension("ny");
    remove_file(&unfinished)?;
    let mut file = act("skrive", &unfinished, || File::create_new(&unfinished))?;
    act("skrive", &unfinished, || file.write_all(bytes).and_then(|()| file.sync_all()))?;
    rename(&unfinished, path)
}

/// Returns when the names in a folder are on the disk.
pub(super) fn sync_folder(path: &Path) -> Result<(), PublishError> {
    act("gemme", path, || File::open(path)?.sync_all())
}

/// Returns when everything written below a folder is on the disk, where the system can do that at once.
pub(super) fn sync_all_below(path: &Path) -> Result<(), PublishError> {
    #[cfg(target_os = "linux")]
    act("gemme", path, || Ok(rustix::fs::syncfs(File::open(path)?)?))?;
    sync_folder(path)
}

/// Opens a regular file for reading, and nothing else: no link, no pipe.
pub(super) fn open_file(path: &Path) -> io::Result<File> {
    let flags = OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::CLOEXEC;
    let file = File::from(rustix::fs::open(path, flags, Mode::empty())?);
    if !file.metadata()?.is_file() {
        return Err(io::Error::other("det er ikke en almindelig fil"));
    }
    Ok(file)
}

/// What lies at a path, without following a link; `None` for nothing.
pub(super) fn look(path: &Path) -> Result<Option<Metadata>, PublishError> {
    match fs::symlink_metadata(path) {
        Ok(metadata) => Ok(Some(metadata)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(PublishError::io("læse", path, error)),
    }
}

/// Whether a folder, not a link to one, lies at a path.
pub(super) fn is_folder(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_dir())
}

/// Whether a folder, not a link to one, lies at a path and is not empty.
pub(super) fn holds_something(path: &Path) -> Result<bool, PublishError> {
    if !is_folder(path) {
        return Ok(false);
    }
    let mut entries = fs::read_dir(path).map_err(|error| PublishError::io("læse", path, error))?;
    Ok(entries.next().is_some())
}

/// Gives a folder the permissions of another, and its owner all of them.
pub(super) fn copy_permissions(from: &Path, to: &Path) -> Result<(), PublishError> {
    act("sætte adgangen til", to, || {
        let mut permissions = fs::symlink_metadata(from)?.permissions();
        permissions.set_mode(permissions.mode() | 0o700);
        fs::set_permissions(to, permissions)
    })
}

#[cfg(not(test))]
mod faults {
    use std::path::Path;

    pub(super) fn strikes(_: &Path) -> bool {
        false
    }

    pub(super) fn strikes_removal_of(_: &Path) {}

    pub(super) fn refuses(_: &str, _: &Path) -> bool {
        false
    }
}

#[cfg(test)]
pub(super) mod faults;
