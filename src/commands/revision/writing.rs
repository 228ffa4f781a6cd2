//! Changes to front matter, worked out for all files before the first one is written.

use super::{could_not, project::Project};
use crate::commands::Answer;
use crate::disk::revise::Desk;
use crate::disk::{self};
use crate::library::front_matter;
use crate::library::text::Text;
use crate::source::{ProjectPath, Source};
use crate::yaml::edit::Refused;

/// A file and what it will be.
pub(super) struct Change {
    pub(super) path: ProjectPath,
    old: String,
    new: String,
}

/// A file as it lies on the disk, which is the text that was read.
pub(super) fn as_it_lies(desk: &Desk, text: &Text) -> Result<String, Answer> {
    let path = text.path();
    let file = desk.read(path).map_err(|error| unwritten(path, &error))?;
    file.filter(|file| Source::normalised(file) == text.source.text())
        .ok_or_else(|| could_not(format!("{path} blev ændret imens. Kør igen.")))
}

/// A text with its front matter changed; `None` when the change changes nothing.
pub(super) fn planned(
    desk: &Desk,
    text: &Text,
    change: impl FnOnce(&str) -> Result<Option<String>, Refused>,
) -> Result<Option<Change>, Answer> {
    let path = text.path().clone();
    let old = as_it_lies(desk, text)?;
    let new = front_matter::edited(&old, change).map_err(|why| could_not(format!("{path}: {why}")))?;
    Ok(new.map(|new| Change { path, old, new }))
}

/// Writes what was worked out.
pub(super) fn write(desk: &Desk, changes: &[Change]) -> Result<(), Answer> {
    for Change { path, old, new } in changes {
        desk.replace(path, old, new).map_err(|error| unwritten(path, &error))?;
    }
    Ok(())
}

/// The answer when a file could not be written.
pub(super) fn unwritten(path: &ProjectPath, error: &std::io::Error) -> Answer {
    could_not(format!("{path} kan ikke skrives: {}", disk::reason(error)))
}

/// The path of a file as it is shown: from where the command was given.
pub(super) fn shown(project: &Project, path: &ProjectPath) -> String {
    let file = project.root.join(path.as_str());
    file.strip_prefix(".").unwrap_or(&file).display().to_string()
}
