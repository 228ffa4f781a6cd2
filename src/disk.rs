//! The only room that opens files: it reads a project, begins new texts, closes revisions and publishes sites.

#![expect(clippy::disallowed_methods, reason = "this is the room that opens files")]

pub mod batch;
pub mod create;
pub mod publish;
pub mod read;
pub mod revise;
pub mod watch;

use std::io::{self, ErrorKind};
use std::path::{Component, Path, PathBuf};

use rustix::io::Errno;

/// Why the system refused, in Danish; a whole sentence that begins with a small letter.
pub(crate) fn reason(cause: &io::Error) -> String {
    if cause.raw_os_error() == Some(Errno::LOOP.raw_os_error()) {
        return "det er et symbolsk link.".to_owned();
    }
    let reason = match cause.kind() {
        ErrorKind::StorageFull => "disken er fuld. Gør plads, og kør igen.",
        ErrorKind::QuotaExceeded => "diskkvoten er brugt op. Gør plads, og kør igen.",
        ErrorKind::PermissionDenied => {
            "husbog har ikke lov. Ret adgangen til den og til mappen, den ligger i, og kør igen."
        }
        ErrorKind::ReadOnlyFilesystem => "disken er skrivebeskyttet. Vælg en anden mappe med --out.",
        ErrorKind::NotFound => "den findes ikke.",
        ErrorKind::AlreadyExists => "den findes allerede.",
        ErrorKind::IsADirectory => "det er en mappe.",
        ErrorKind::FileTooLarge => "den er for stor.",
        ErrorKind::InvalidData => "den er ikke en tekst.",
        ErrorKind::NotADirectory => "en fil ligger, hvor der skal være en mappe.",
        ErrorKind::ResourceBusy => "den er i brug (er den monteret for sig?).",
        ErrorKind::CrossesDevices => "den kan ikke flyttes på denne disk. Slet den, og kør igen.",
        _ => return format!("{cause}."),
    };
    reason.to_owned()
}

/// A path from the top of the file system, without `.` and `..`. Links are not followed.
pub(crate) fn absolute(path: &Path) -> PathBuf {
    std::path::absolute(path).map_or_else(|_| path.to_owned(), |path| without_dots(&path))
}

fn without_dots(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for component in path.components() {
        match component {
            Component::ParentDir => drop(plain.pop()),
            Component::CurDir => {}
            part => plain.push(part),
        }
    }
    plain
}
