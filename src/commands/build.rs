//! `husbog build`: both sites, published together.

use std::convert::Infallible;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;

use super::{Answer, read};
use crate::build::{self, Judged, Memory, Nowhere, Options, Outcome, PageReading};
use crate::cli::{Format, HELP, Project, color};
use crate::config;
use crate::diagnostic::{Report, Severity, github, json, terminal};
use crate::disk;
use crate::disk::publish::{Publication, PublishError, Summary};
use crate::html::CodeStyle;
use crate::library::Drafts;
use crate::output_path::OutputPath;
use crate::site::{self, HEARING_FOLDER, Mount, PUBLIC_FOLDER, STAFF_FOLDER, Setting, Sink, Site};
use crate::source::ProjectPath;
use crate::theme::ASSETS;

/// Lav begge hjemmesider og udgiv dem i mappen dist
#[derive(Args, Debug)]
#[command(help_template = HELP, override_usage = "husbog build [VALG]", next_help_heading = "Valg")]
pub struct Arguments {
    #[command(flatten)]
    #[expect(missing_docs, reason = "clap would take a comment here for the help of the command")]
    pub project: Project,
    /// Mappen, siderne udgives i (ellers dist i projektet)
    #[arg(long, value_name = "MAPPE")]
    pub out: Option<PathBuf>,
    /// Lav også høringen: kladderne som forslag, i mappen hearing
    #[arg(long)]
    pub hearing: bool,
    /// Udgiv heller ikke, når der er advarsler
    #[arg(long)]
    pub deny_warnings: bool,
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

/// Builds and publishes. With errors in the texts nothing is published, and the last good sites stay.
#[must_use]
pub fn run(arguments: &Arguments) -> Answer {
    match built(arguments) {
        Ok(answer) => answer,
        Err(error) => Answer::CouldNotRun(error.to_string()),
    }
}

fn built(arguments: &Arguments) -> Result<Answer, PublishError> {
    let Arguments { project, out, format, hearing, deny_warnings } = arguments;
    let is_refused = |report: &Report| super::is_refused(report, *deny_warnings);
    let answer = |outcome: &Outcome, said: &str| {
        let output = output(outcome, *format, said);
        Answer::Done { output, errors: is_refused(&outcome.report) }
    };
    let tree = match read(&project.root) {
        Ok(tree) => tree,
        Err(answer) => return Ok(answer),
    };
    let out = out.clone().unwrap_or_else(|| project.root.join("dist"));
    if let Some(part) = source_folder(&project.root, &out) {
        let why = format!(
            "Siderne kan ikke udgives i {}, for der ligger kilderne. Vælg en anden mappe med --out.",
            part.display()
        );
        return Ok(Answer::CouldNotRun(why));
    }
    let options = Options { today: project.today(), drafts: project.drafts(), mount: Mount::Deployed };
    if tree.source(config::FILE).is_none() {
        // No project here: not even an output folder is made.
        let Ok(outcome) = build::build::<Infallible>(tree, options, &Nowhere, &Nowhere);
        return Ok(answer(&outcome, NOTHING_PUBLISHED));
    }
    let sites = [PUBLIC_FOLDER, STAFF_FOLDER].into_iter().chain(hearing.then_some(HEARING_FOLDER));
    let publication = Publication::begin(&out, &sites.collect::<Vec<_>>())?;
    let sink = |site| Staged { publication: &publication, site, root: &project.root };
    let (memory, sinks) = (Memory::forgetting(), (&sink(PUBLIC_FOLDER), &sink(STAFF_FOLDER)));
    let outcome = build::build_with(tree, options, &memory, sinks, |mut judged| {
        let proposed = match *hearing && !is_refused(&judged.report) {
            true => Some(propose(&mut judged, options, &sink(HEARING_FOLDER))?),
            false => None,
        };
        Ok::<_, PublishError>((Outcome::of(judged), proposed))
    })?;
    let (outcome, proposed) = outcome?;
    if is_refused(&outcome.report) {
        return Ok(answer(&outcome, NOTHING_PUBLISHED));
    }
    let summary = publication.commit(ASSETS)?;
    Ok(answer(&outcome, &published(&outcome, proposed, &summary, &out)))
}

/// Makes the hearing, and says how many files it has.
fn propose(judged: &mut Judged<'_>, options: Options, sink: &Staged<'_>) -> Result<usize, PublishError> {
    let memory = site::Memory::forgetting();
    let setting =
        Setting { today: options.today, mount: options.mount, code: CodeStyle::Classed, memory: &memory };
    let shelf = judged.library.shelf(Drafts::Include, options.today);
    let hearing = Site::hearing(shelf, judged.theme, setting);
    let report = build::render_hearing(judged, &hearing, sink)?;
    judged.report.merge(report);
    Ok(hearing.plan().paths().count())
}

const NOTHING_PUBLISHED: &str = "Intet er udgivet; de sidste gode sider er, som de var.";

/// The folder of sources that `out` lies in or is, if any.
fn source_folder(root: &Path, out: &Path) -> Option<PathBuf> {
    let out = disk::absolute(out);
    let parts = ["content", "manuals", "themes"].into_iter().map(|part| disk::absolute(&root.join(part)));
    parts.into_iter().find(|part| out.starts_with(part))
}

fn output(outcome: &Outcome, format: Format, said: &str) -> String {
    let Outcome { report, readings, .. } = outcome;
    match format {
        Format::Human => {
            let findings = terminal::render(report, Severity::Warning, color());
            format!("{findings}{}\n{said}\n", terminal::summary(report))
        }
        Format::Json => json::render(report, &readings.iter().map(PageReading::shown).collect::<Vec<_>>()),
        Format::Github => github::render(report),
    }
}

fn published(outcome: &Outcome, proposed: Option<usize>, summary: &Summary, out: &Path) -> String {
    let Outcome { public_files, staff_files, redlines, struck, .. } = outcome;
    let Summary { written, removed, .. } = summary;
    let out = out.display();
    let files = |count: usize| if count == 1 { "1 fil".to_owned() } else { format!("{count} filer") };
    let hearing = proposed
        .map(|count| format!("Høring: {out}/{HEARING_FOLDER}/index.html ({})\n", files(count)))
        .unwrap_or_default();
    let compared = match redlines {
        0 => String::new(),
        count => format!(
            "Sammenligninger: {count}, alle efterprøvet begge veje; {struck} tekststykker vist som slettet og \
             skrevet på ny.\n"
        ),
    };
    format!(
        "Offentlig side: {out}/{PUBLIC_FOLDER}/index.html ({})\n\
         Personalets side: {out}/{STAFF_FOLDER}/index.html ({})\n\
         {hearing}{compared}Siden sidst: {} skrevet, {} fjernet.",
        files(*public_files),
        files(*staff_files),
        files(*written),
        files(*removed),
    )
}

/// One site on its way to be published.
struct Staged<'p> {
    publication: &'p Publication,
    site: &'static str,
    root: &'p Path,
}

impl Sink<PublishError> for Staged<'_> {
    fn text(&self, path: &OutputPath, text: &Arc<str>) -> Result<(), PublishError> {
        self.publication.put(self.site, path, text.as_bytes())
    }

    fn copy(&self, path: &OutputPath, from: &ProjectPath) -> Result<(), PublishError> {
        self.publication.copy(self.site, path, &self.root.join(from.as_str()))
    }
}
