//! One file per command: its arguments (their documentation is the help) and what it does.

pub mod build;
pub mod check;
pub mod explain;
pub mod new;
pub mod redline;
pub mod render;
pub mod revision;
pub mod schema;
pub mod serve;

use std::io;
use std::path::Path;

use crate::diagnostic::{Report, Severity};
use crate::disk;
use crate::source::Tree;

/// What a command has to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// It ran.
    Done {
        /// What to print.
        output: String,
        /// Whether errors were found in the texts.
        errors: bool,
    },
    /// It could not run; why.
    CouldNotRun(String),
}

/// Whether what was found must be mended: errors, and warnings too where they are denied.
fn is_refused(report: &Report, deny_warnings: bool) -> bool {
    report.has_at_least(if deny_warnings { Severity::Warning } else { Severity::Error })
}

/// Reads the project in a folder, or says why not.
fn read(root: &Path) -> Result<Tree, Answer> {
    disk::read::project(root).map_err(|error| Answer::CouldNotRun(unreadable(root, &error)))
}

/// Why a folder cannot be read.
fn unreadable(root: &Path, error: &io::Error) -> String {
    format!("Mappen {} kan ikke læses: {}", root.display(), disk::reason(error))
}
