//! Writes a new file into a project, and never over another.
//!
//! Each folder on the way is opened by name from the one before, so that no symbolic link is followed,
//! not even one that is put there meanwhile.

use std::fs::File;
use std::io::{self, ErrorKind, Write};
use std::path::Path;

use rustix::fd::{AsFd, OwnedFd};
use rustix::fs::{AtFlags, Mode, OFlags, mkdirat, open, openat, unlinkat};
use rustix::io::Errno;

use crate::source::ProjectPath;

/// The folders that hold what people write.
pub(super) const FOLDERS: [&str; 2] = ["content", "manuals"];

/// Writes a file that is not there yet, and the folders it lies in. When it cannot be written whole,
/// it is not there afterwards either.
///
/// # Errors
/// When the path lies elsewhere than in `content` or `manuals`, when something is there already, when
/// a symbolic link is on the way, or when the system refuses.
pub fn new_file(root: &Path, path: &ProjectPath, text: &str) -> io::Result<()> {
    if !FOLDERS.iter().any(|folder| path.below(folder).is_some()) {
        return Err(ErrorKind::InvalidInput.into());
    }
    let mut folder = open(root, FOLDER, Mode::empty())?;
    for name in path.folder().split('/') {
        folder = folder_in(&folder, name)?;
    }
    let flags = OFlags::WRONLY | OFlags::CREATE | OFlags::EXCL | OFlags::NOFOLLOW | OFlags::CLOEXEC;
    let mut file = File::from(openat(&folder, path.file_name(), flags, Mode::from_raw_mode(0o666))?);
    let written = file.write_all(text.as_bytes()).and_then(|()| file.sync_all());
    if written.is_err() {
        unlinkat(&folder, path.file_name(), AtFlags::empty())?;
    }
    written
}

/// How a folder is opened.
pub(super) const FOLDER: OFlags = OFlags::RDONLY.union(OFlags::DIRECTORY).union(OFlags::CLOEXEC);

/// The folder of this name, made if it is not there.
fn folder_in(folder: impl AsFd, name: &str) -> io::Result<OwnedFd> {
    match mkdirat(&folder, name, Mode::from_raw_mode(0o777)) {
        Ok(()) | Err(Errno::EXIST) => {}
        Err(error) => return Err(error.into()),
    }
    Ok(openat(&folder, name, FOLDER.union(OFlags::NOFOLLOW), Mode::empty())?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn write(root: &Path, path: &str) -> Result<(), ErrorKind> {
        new_file(root, &ProjectPath::new(path).unwrap(), "ny").map_err(|error| error.kind())
    }

    #[test]
    fn a_file_is_written_with_its_folders_and_never_over_another() {
        let root = tempfile::tempdir().unwrap();
        assert_eq!(write(root.path(), "manuals/08-x/manual.md"), Ok(()));
        assert_eq!(fs::read_to_string(root.path().join("manuals/08-x/manual.md")).unwrap(), "ny");
        assert_eq!(write(root.path(), "manuals/08-x/manual.md"), Err(ErrorKind::AlreadyExists));
        assert_eq!(write(root.path(), "manuals/08-x/manual.md/x.md"), Err(ErrorKind::NotADirectory));
    }

    #[test]
    fn nothing_is_written_elsewhere() {
        let root = tempfile::tempdir().unwrap();
        for path in ["site.yaml", "themes/hus/x.css", "content", "dist/x.md"] {
            assert_eq!(write(root.path(), path), Err(ErrorKind::InvalidInput), "{path}");
        }
        assert_eq!(fs::read_dir(root.path()).unwrap().count(), 0);
    }

    #[test]
    fn no_link_is_followed() {
        let root = tempfile::tempdir().unwrap();
        let elsewhere = tempfile::tempdir().unwrap();
        fs::create_dir(root.path().join("manuals")).unwrap();
        std::os::unix::fs::symlink(elsewhere.path(), root.path().join("content")).unwrap();
        std::os::unix::fs::symlink(elsewhere.path(), root.path().join("manuals/08-x")).unwrap();
        std::os::unix::fs::symlink(elsewhere.path().join("x.md"), root.path().join("manuals/x.md")).unwrap();
        for path in ["content/x.md", "content/a/x.md", "manuals/08-x/manual.md", "manuals/x.md"] {
            assert!(write(root.path(), path).is_err(), "{path}");
        }
        assert_eq!(fs::read_dir(elsewhere.path()).unwrap().count(), 0);
    }
}
