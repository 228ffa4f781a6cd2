//! `husbog check`: every finding, nothing written.

use std::path::{Component, Path, PathBuf};

use clap::Args;

use super::{Answer, read};
use crate::build::{self, Nowhere, Options, Outcome};
use crate::cli::{Format, HELP, Project, color};
use crate::diagnostic::{Report, Severity, github, json, terminal};
use crate::disk;
use crate::source::ProjectPath;

/// Se siderne igennem og vis alle fund; intet bliver skrevet
#[derive(Args, Debug)]
#[command(help_template = HELP, override_usage = "husbog check [VALG] [FIL]...", next_help_heading = "Valg")]
pub struct Arguments {
    /// Vis kun fund i disse filer og mapper
    #[arg(value_name = "FIL", help_heading = "Valg")]
    pub files: Vec<PathBuf>,
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
    let Arguments { files, project, format } = arguments;
    let wanted = match wanted_paths(&project.root, files) {
        Ok(wanted) => wanted,
        Err(answer) => return answer,
    };
    let tree = match read(&project.root) {
        Ok(tree) => tree,
        Err(answer) => return answer,
    };
    let options = Options { today: project.today(), drafts: project.drafts() };
    let Ok(Outcome { mut report, .. }) =
        build::build::<std::convert::Infallible>(tree, options, &Nowhere, &Nowhere);
    if !wanted.is_empty() {
        report.retain_files(|path| {
            wanted.iter().any(|wanted| path == wanted || path.below(wanted.as_str()).is_some())
        });
    }
    let output = match format {
        Format::Human => {
            format!("{}{}\n", terminal::render(&report, Severity::Note, color()), terminal::summary(&report))
        }
        Format::Json | Format::Github => shown(&report, *format),
    };
    Answer::Done { output, errors: report.has_errors() }
}

/// The report in a machine format; empty for people, who get it otherwise.
pub(super) fn shown(report: &Report, format: Format) -> String {
    match format {
        Format::Human => String::new(),
        Format::Json => json::render(report),
        Format::Github => github::render(report),
    }
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
    let path =
        absolute(found).strip_prefix(absolute(root)).ok().and_then(Path::to_str).and_then(ProjectPath::new);
    path.ok_or_else(|| format!("{} ligger ikke i projektet {}", file.display(), root.display()))
}

/// A path from the top of the file system, without `.` and `..`. Links are not followed.
pub(super) fn absolute(path: &Path) -> PathBuf {
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
