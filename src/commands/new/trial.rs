//! Tries a file out before it is written: the project must be no worse with it than without.

use std::convert::Infallible;
use std::path::Path;

use jiff::civil::Date;

use crate::build::{self, Nowhere, Options};
use crate::diagnostic::{Finding, Report, Severity};
use crate::disk;
use crate::library::Drafts;
use crate::source::{ProjectPath, Source};

/// Judges the project with the file in it.
///
/// # Errors
/// The first thing found that is not found without it, and what to do about it. What is left to fill
/// in is no fault of a file that is begun.
pub(super) fn try_out(root: &Path, path: &ProjectPath, text: &str, today: Date) -> Result<(), String> {
    let before = judged(root, None, today)?;
    let after = judged(root, Some(Source::new(path.clone(), text)), today)?;
    let known = before.sorted();
    let fault = after.sorted().into_iter().find(|finding| is_fault(finding) && !known.contains(finding));
    fault.map_or(Ok(()), |fault| Err(format!("{}. {}", fault.message, fault.help)))
}

fn is_fault(finding: &Finding) -> bool {
    finding.severity > Severity::Note && finding.rule.code != "placeholder"
}

fn judged(root: &Path, file: Option<Source>, today: Date) -> Result<Report, String> {
    let mut tree = disk::read::project(root).map_err(|error| disk::reason(&error))?;
    tree.sources.extend(file);
    tree.sources.sort_by(|a, b| a.path().cmp(b.path()));
    let options = Options { today, drafts: Drafts::Include };
    let Ok(outcome) = build::build::<Infallible>(tree, options, &Nowhere, &Nowhere);
    Ok(outcome.report)
}
