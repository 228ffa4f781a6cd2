//! Tries a file out before it is written: the project must be no worse with it than without.

use std::convert::Infallible;

use jiff::civil::Date;

use crate::build::{self, Memory, Nowhere, Options};
use crate::diagnostic::{Finding, Report, Severity};
use crate::library::Drafts;
use crate::site::Mount;
use crate::source::{Source, Tree};

/// Judges the project with the file in it.
///
/// # Errors
/// The first thing found that is not found without it, and what to do about it. What is left to fill
/// in is no fault of a file that is begun.
pub(super) fn try_out(project: Tree, file: Source, today: Date) -> Result<(), String> {
    let memory = Memory::remembering();
    let before = judged(project.clone(), today, &memory);
    let after = judged(project.with(file), today, &memory);
    let known = before.sorted();
    let fault = after.sorted().into_iter().find(|finding| is_fault(finding) && !known.contains(finding));
    fault.map_or(Ok(()), |fault| Err(format!("{}. {}", fault.message, fault.help)))
}

fn is_fault(finding: &Finding) -> bool {
    finding.severity > Severity::Note && finding.rule.code != "placeholder"
}

fn judged(project: Tree, today: Date, memory: &Memory) -> Report {
    let options = Options { today, drafts: Drafts::Include, mount: Mount::Deployed };
    let sinks = (&Nowhere, &Nowhere);
    let Ok(report) =
        build::build_with::<Infallible, _>(project, options, memory, sinks, |judged| judged.report);
    report
}
