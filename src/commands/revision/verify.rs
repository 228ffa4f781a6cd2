//! `husbog revision verify`: whether all that was closed is still there as it was closed.

use clap::Args;

use super::project::Project;
use super::words::counted;
use super::{Done, Place, refused};
use crate::cli::{HELP, color};
use crate::diagnostic::{Report, Severity, terminal};
use crate::library::edition::is_edition_path;
use crate::library::ledger;

/// Se efter, at alle udgaver er, som de blev lukket
#[derive(Args, Debug)]
#[command(help_template = HELP, override_usage = "husbog revision verify [VALG]", next_help_heading = "Valg")]
pub(super) struct Arguments {}

pub(super) fn run(Arguments {}: &Arguments, place: &Place) -> Done {
    let project = Project::read(place)?;
    let mut report = project.report();
    report.retain_files(|path| path.as_str() == ledger::FILE || is_edition_path(path));
    let findings = terminal::render(&report, Severity::Warning, color());
    if report.has_errors() {
        return Err(refused(format!("{findings}{}\n", verdict(&report))));
    }
    let revisions = &project.library.ledger.revisions;
    let editions = revisions.values().map(|revision| revision.editions.len()).sum();
    Ok(match revisions.is_empty() {
        true => format!("{findings}Ingen revision er lukket endnu.\n"),
        false => format!(
            "{findings}Alt er, som det blev lukket: {} i {}.\n",
            counted(editions, "udgave", "udgaver"),
            counted(revisions.len(), "revision", "revisioner")
        ),
    })
}

/// What is said of errors. A number that should not be in a closed text does not mean that it was changed.
fn verdict(report: &Report) -> &'static str {
    let found = report.sorted();
    let mut errors = found.iter().filter(|finding| finding.severity == Severity::Error);
    match errors.all(|error| error.rule.code == "cpr-number") {
        true => "Alt er, som det blev lukket, men der står noget, som skal tages ud.",
        false => "Ikke alt er, som det blev lukket.",
    }
}
