//! `husbog check`: every finding. Nothing is written, but for what `--fix` mends.

mod buffer;
mod mend;
mod paths;

use std::path::PathBuf;

use clap::Args;

use super::{Answer, explain, read};
use crate::build::{self, Memory, Options, PageReading, Verdict};
use crate::cli::{Format, HELP, Project, color};
use crate::config;
use crate::diagnostic::{Report, Severity, github, json, terminal};
use crate::lints;
use crate::site::Mount;
use crate::source::{ProjectPath, Tree};
use buffer::Buffer;

/// Se siderne igennem og vis alle fund; intet bliver skrevet, medmindre --fix retter det
#[derive(Args, Debug)]
#[command(
    help_template = HELP,
    override_usage = "husbog check [VALG] [FIL]...\n     husbog check - --stdin-path FIL [VALG]",
    next_help_heading = "Valg",
    after_help = "Skriv husbog --explain og en kode for at se mere om et fund."
)]
pub struct Arguments {
    /// Vis kun fund i disse filer og mapper; - er en tekst, der sendes til programmet
    #[arg(value_name = "FIL", help_heading = "Valg")]
    pub files: Vec<PathBuf>,
    /// Den fil, teksten hører til, når FIL er -; den behøver ikke findes endnu
    #[arg(long, value_name = "FIL")]
    pub stdin_path: Option<PathBuf>,
    /// Vis kun fund med denne kode; flere skilles med komma
    #[arg(long, value_name = "KODE", value_delimiter = ',')]
    pub only: Vec<String>,
    /// Ret det, der kan rettes uden fare; med - bliver kun den rettede tekst skrevet ud
    #[arg(long)]
    pub fix: bool,
    /// Lad også advarsler give svarkode 1
    #[arg(long)]
    pub deny_warnings: bool,
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
    Question::of(arguments).and_then(|question| question.answered()).unwrap_or_else(|answer| answer)
}

/// What is asked, once the arguments are understood.
struct Question<'a> {
    arguments: &'a Arguments,
    /// The text that takes the place of a file.
    buffer: Option<Buffer>,
    /// The files and folders asked about; none means all.
    files: Vec<ProjectPath>,
    /// The codes asked about; none means all.
    only: Vec<&'static str>,
}

impl<'a> Question<'a> {
    fn of(arguments: &'a Arguments) -> Result<Self, Answer> {
        let Arguments { files, stdin_path, only, project, .. } = arguments;
        let only = only.iter().map(|code| known(code)).collect::<Result<_, _>>()?;
        let buffer = Buffer::asked_for(&project.root, files, stdin_path.as_deref())?;
        let files = match &buffer {
            Some(buffer) => vec![buffer.path().clone()],
            None => paths::wanted(&project.root, files)?,
        };
        Ok(Self { arguments, buffer, files, only })
    }

    fn answered(mut self) -> Result<Answer, Answer> {
        let root = &self.arguments.project.root;
        match (self.buffer.take(), self.arguments.fix) {
            (None, false) => Ok(self.said(&self.judged(read(root)?))),
            (Some(buffer), false) => Ok(self.said(&self.judged(buffer.in_its_place(read(root)?)))),
            (None, true) => Ok(self.said(&mend::files(&self, root)?)),
            (Some(buffer), true) => {
                let (text, verdict) = mend::buffer(&self, read(root)?, &buffer)?;
                Ok(Answer::Done { output: text, errors: self.is_refused(&verdict.report) })
            }
        }
    }

    /// What is asked about, in a project.
    fn judged(&self, tree: Tree) -> Verdict {
        let is_project = is_project(&tree);
        // Without a project nothing can be said of a file.
        let only = if is_project { self.only.as_slice() } else { &[] };
        let mut verdict = build::judge(tree, self.options(), &Memory::forgetting(), only);
        if is_project {
            self.narrow(&mut verdict);
        }
        verdict
    }

    fn options(&self) -> Options {
        let project = &self.arguments.project;
        Options { today: project.today(), drafts: project.drafts(), mount: Mount::Deployed }
    }

    /// Leaves what is asked about.
    fn narrow(&self, Verdict { report, readings }: &mut Verdict) {
        readings.retain(|reading| self.has_file(&reading.path));
        report.retain_files(|path| self.has_file(path));
        report.retain_rules(|code| self.has_code(code));
    }

    fn has_file(&self, path: &ProjectPath) -> bool {
        let is_it = |wanted: &ProjectPath| path == wanted || path.below(wanted.as_str()).is_some();
        self.files.is_empty() || self.files.iter().any(is_it)
    }

    fn has_code(&self, code: &str) -> bool {
        self.only.is_empty() || self.only.contains(&code)
    }

    fn is_refused(&self, report: &Report) -> bool {
        super::is_refused(report, self.arguments.deny_warnings)
    }

    fn said(&self, Verdict { report, readings }: &Verdict) -> Answer {
        let Arguments { format, notes, .. } = self.arguments;
        let output = match format {
            Format::Human => for_people(report, *notes),
            Format::Json => {
                json::render(report, &readings.iter().map(PageReading::shown).collect::<Vec<_>>())
            }
            Format::Github => github::render(report),
        };
        Answer::Done { output, errors: self.is_refused(report) }
    }
}

fn is_project(tree: &Tree) -> bool {
    tree.source(config::FILE).is_some()
}

/// The code as the rule has it.
fn known(code: &str) -> Result<&'static str, Answer> {
    let rule = lints::rules().into_iter().find(|rule| rule.code == code.trim());
    rule.map(|rule| rule.code).ok_or_else(|| Answer::CouldNotRun(explain::unknown(code)))
}

fn for_people(report: &Report, notes: bool) -> String {
    let from = if notes { Severity::Note } else { Severity::Warning };
    let mended = terminal::mended(report);
    let findings = terminal::render(report, from, color());
    let fixable = report.sorted().iter().filter(|finding| finding.fix.is_some()).count();
    let advice = match fixable {
        0 => String::new(),
        1 => " Ét af fundene kan rettes med --fix.".to_owned(),
        count => format!(" {count} af fundene kan rettes med --fix."),
    };
    let more = if notes || report.count(Severity::Note) == 0 { "" } else { " Se noterne med --notes." };
    format!("{mended}{findings}{}{advice}{more}\n", terminal::summary(report))
}
