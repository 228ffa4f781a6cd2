//! Reads and writes plain folders outside any project, many files at once.

use std::fs;
use std::io;
use std::path::Path;

use rustix::time::{ClockId, clock_gettime};

/// The names of the regular files that lie in a folder itself and end so, without the ending, sorted.
///
/// # Errors
/// When the folder cannot be listed.
pub fn names(folder: &Path, ending: &str) -> io::Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name();
        names.extend(name.to_str().and_then(|name| name.strip_suffix(ending)).map(str::to_owned));
    }
    names.sort();
    Ok(names)
}

/// Makes a folder where none is, with those above it.
///
/// # Errors
/// When it cannot be made.
pub fn folder(folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)
}

/// Writes a file, over one that is there.
///
/// # Errors
/// When it cannot be written.
pub fn write(file: &Path, text: &str) -> io::Result<()> {
    fs::write(file, text)
}

/// How long the thread that asks has worked, in milliseconds. For measuring only.
#[must_use]
pub fn thread_milliseconds() -> f64 {
    let time = clock_gettime(ClockId::ThreadCPUTime);
    time.tv_sec as f64 * 1e3 + time.tv_nsec as f64 / 1e6
}
