//! Paths on the command line as paths of the project.

use std::path::{Path, PathBuf};

use crate::commands::Answer;
use crate::disk;
use crate::source::ProjectPath;

/// The files and folders that are asked about.
pub(super) fn wanted(root: &Path, files: &[PathBuf]) -> Result<Vec<ProjectPath>, Answer> {
    files.iter().map(|file| inside(root, file).map_err(Answer::CouldNotRun)).collect()
}

/// The path of a file within the project, whether it was given from here or from the project.
fn inside(root: &Path, file: &Path) -> Result<ProjectPath, String> {
    let mut there = candidates(root, file).into_iter().filter(|path| disk::read::is_there(path)).peekable();
    if there.peek().is_none() {
        return Err(format!("{} findes ikke", file.display()));
    }
    there.find_map(|path| within(root, &path)).ok_or_else(|| outside(root, file))
}

/// The path of a text that need not be there, whether it was given from here or from the project.
pub(super) fn place(root: &Path, file: &Path) -> Result<ProjectPath, String> {
    let candidates = candidates(root, file);
    let there = candidates.iter().filter(|path| disk::read::is_there(path));
    let mut known = there.chain(&candidates).filter_map(|path| within(root, path)).peekable();
    let first = known.peek().cloned().ok_or_else(|| outside(root, file))?;
    let mut tried = known.map(|path| disk::read::has_place_for(root, &path).map(|()| path));
    match tried.find(Result::is_ok) {
        Some(Ok(path)) => Ok(path),
        Some(Err(_)) | None => {
            let why = disk::read::has_place_for(root, &first).err().unwrap_or_default();
            Err(format!("{} kan ikke tjekkes: {why}.", file.display()))
        }
    }
}

fn candidates(root: &Path, file: &Path) -> [PathBuf; 2] {
    [file.to_owned(), root.join(file)]
}

fn within(root: &Path, path: &Path) -> Option<ProjectPath> {
    let path = disk::absolute(path);
    path.strip_prefix(disk::absolute(root)).ok()?.to_str().and_then(ProjectPath::new)
}

fn outside(root: &Path, file: &Path) -> String {
    format!("{} ligger ikke i projektet {}", file.display(), root.display())
}
