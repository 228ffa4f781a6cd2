//! `husbog check`: every finding, nothing written.

use std::path::{Path, PathBuf};

use clap::Args;

use super::{Answer, read};
use crate::build::{self, Nowhere, Options, Outcome, PageReading};
use crate::cli::{Format, HELP, Project, color};
use crate::config;
use crate::diagnostic::{Severity, github, json, terminal};
use crate::disk;
use crate::site::Mount;
use crate::source::ProjectPath;

/// Se siderne igennem og vis alle fund; intet bliver skrevet
#[derive(Args, Debug)]
#[command(help_template = HELP, override_usage = "husbog check [VALG] [FIL]...", next_help_heading = "Valg")]
pub struct Arguments {
    /// Vis kun fund i disse filer og mapper
    #[arg(value_name = "FIL", help_heading = "Valg")]
    pub files: Vec<PathBuf>,
    /// Vis hver note, og ikke kun hvor mange der er i hver fil
    #[arg(long)]
    pub notes: bool,
    #[command(flatten)]
    #[expect(missing_docs, reason = "clap would take a comment here for the help of the command")]
    pub project: Project,
    /// Hvordan fund vises: human, json eller github
    #[arg(
        long,
        value_name = "FORM",
        value_enum,
        default_value_t,
        hide_default_value = true,
        hide_possible_values = true
    )]
    pub format: Format,
}

/// Judges the project, or the files named. The whole project is read either way: a finding in one
/// file can depend on another.
#[must_use]
pub fn run(arguments: &Arguments) -> Answer {
    let Arguments { files, notes, project, format } = arguments;
    let wanted = match wanted_paths(&project.root, files) {
        Ok(wanted) => wanted,
        Err(answer) => return answer,
    };
    let tree = match read(&project.root) {
        Ok(tree) => tree,
        Err(answer) => return answer,
    };
    let is_project = tree.source(config::FILE).is_some();
    let options = Options { today: project.today(), drafts: project.drafts(), mount: Mount::Deployed };
    let Ok(Outcome { mut report, mut readings, .. }) =
        build::build::<std::convert::Infallible>(tree, options, &Nowhere, &Nowhere);
    // Without a project nothing can be said of a file.
    if !wanted.is_empty() && is_project {
        let is_wanted = |path: &ProjectPath| {
            wanted.iter().any(|wanted| path == wanted || path.below(wanted.as_str()).is_some())
        };
        report.retain_files(is_wanted);
        readings.retain(|reading| is_wanted(&reading.path));
    }
    let output = match format {
        Format::Human => {
            let from = if *notes { Severity::Note } else { Severity::Warning };
            let findings = terminal::render(&report, from, color());
            let counts = if *notes { String::new() } else { terminal::notes_by_file(&report) };
            format!("{findings}{counts}{}\n", terminal::summary(&report))
        }
        Format::Json => json::render(&report, &readings.iter().map(PageReading::shown).collect::<Vec<_>>()),
        Format::Github => github::render(&report),
    };
    Answer::Done { output, errors: report.has_errors() }
}

fn wanted_paths(root: &Path, files: &[PathBuf]) -> Result<Vec<ProjectPath>, Answer> {
    files.iter().map(|file| inside(root, file).map_err(Answer::CouldNotRun)).collect()
}

/// The path of a file within the project, whether it was given from here or from the project.
fn inside(root: &Path, file: &Path) -> Result<ProjectPath, String> {
    let candidates = [file.to_owned(), root.join(file)];
    let Some(found) = candidates.iter().find(|path| disk::read::is_there(path)) else {
        return Err(format!("{} findes ikke", file.display()));
    };
    let path = disk::absolute(found)
        .strip_prefix(disk::absolute(root))
        .ok()
        .and_then(Path::to_str)
        .and_then(ProjectPath::new);
    path.ok_or_else(|| format!("{} ligger ikke i projektet {}", file.display(), root.display()))
}
