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

/// The path of a text that need not be there, whether it was given from here or from the project. Where both can be
/// meant, it is the one that is there, or whose folder is.
pub(super) fn place(root: &Path, file: &Path) -> Result<ProjectPath, String> {
    let is_in_folder = |path: &PathBuf| path.parent().is_some_and(disk::read::is_there);
    let mut candidates = candidates(root, file);
    candidates.sort_by_key(|path| (!disk::read::is_there(path), !is_in_folder(path)));
    let mut refused = outside(root, file);
    for path in candidates.iter().filter_map(|path| within(root, path)) {
        match disk::read::has_place_for(root, &path) {
            Ok(()) => return Ok(path),
            Err(why) => refused = format!("{} kan ikke tjekkes: {why}.", file.display()),
        }
    }
    Err(refused)
}

fn candidates(root: &Path, file: &Path) -> [PathBuf; 2] {
    [file.to_owned(), root.join(file)]
}

fn within(root: &Path, path: &Path) -> Option<ProjectPath> {
    let path = disk::absolute(path);
    path.strip_prefix(disk::absolute(root)).ok()?.to_str().and_then(ProjectPath::new)
}

fn outside(root: &Path, file: &Path) -> String {
    let project = if root == Path::new(".") { String::new() } else { format!(" {}", root.display()) };
    format!("{} ligger ikke i projektet{project}", file.display())
}
