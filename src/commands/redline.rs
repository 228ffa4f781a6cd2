//! `husbog redline`: how one Markdown file became another, outside any site.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use rayon::prelude::*;

use super::Answer;
use crate::cli::{HELP, color};
use crate::diagnostic::terminal::Color;
use crate::disk::{self, batch};
use crate::html::{self, AsWritten, Labels};
use crate::library::{front_matter, markdown};
use crate::redline::{self, Redline, Style};
use crate::source::ProjectPath;

/// Vis, hvad der er ændret fra en Markdown-fil til en anden, ord for ord
#[derive(Args, Debug)]
#[command(
    help_template = HELP,
    override_usage = "husbog redline GAMMEL NY [--format FORM]\n      husbog redline --batch MAPPE --out MAPPE [--times FIL]",
    next_help_heading = "Valg"
)]
pub struct Arguments {
    /// Den gamle fil; oplysninger øverst mellem --- eller +++ udelades
    #[arg(value_name = "GAMMEL", help_heading = "Valg", required_unless_present = "batch", requires = "new")]
    pub old: Option<PathBuf>,
    /// Den nye fil
    #[arg(value_name = "NY", help_heading = "Valg", conflicts_with = "batch")]
    pub new: Option<PathBuf>,
    /// Hvordan ændringerne vises: terminal, html, markdown eller json
    #[arg(
        long,
        value_name = "FORM",
        value_enum,
        default_value_t,
        hide_default_value = true,
        hide_possible_values = true
    )]
    pub format: Format,
    /// Tag alle par NAVN-old.md og NAVN-new.md i mappen
    #[arg(long, value_name = "MAPPE", requires = "out")]
    pub batch: Option<PathBuf>,
    /// Skriv NAVN-old.html, NAVN-new.html og NAVN-redline.html i mappen
    #[arg(long, value_name = "MAPPE", requires = "batch")]
    pub out: Option<PathBuf>,
    /// Skriv i filen, hvor mange millisekunder hvert par tog
    #[arg(long, value_name = "FIL", requires = "batch")]
    pub times: Option<PathBuf>,
}

/// How changes are shown.
#[derive(ValueEnum, Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// Til en skærm
    #[default]
    Terminal,
    /// Som artiklen på en side
    Html,
    /// Som Markdown med {++nyt++} og {--gammelt--}
    Markdown,
    /// Til programmer: tal, afsnit og artiklen
    Json,
}

/// Compares two files, or all the pairs of a folder.
#[must_use]
pub fn run(arguments: &Arguments) -> Answer {
    let answer = match arguments {
        Arguments { batch: Some(from), out: Some(to), times, .. } => all(from, to, times.as_deref()),
        Arguments { old: Some(old), new: Some(new), format, .. } => one(old, new, *format),
        _ => Err("Der mangler noget: GAMMEL og NY, eller --batch og --out.".to_owned()),
    };
    match answer {
        Ok(output) => Answer::Done { output, errors: false },
        Err(why) => Answer::CouldNotRun(why),
    }
}

fn one(old: &Path, new: &Path, format: Format) -> Result<String, String> {
    Ok(shown(&redline::between(&article(old)?, &article(new)?), format))
}

/// A redline as it is asked for.
pub(super) fn shown(redline: &Redline, format: Format) -> String {
    match format {
        Format::Html => redline.html(&AsWritten),
        Format::Markdown => redline.shown(Style::Markdown),
        Format::Json => json(redline),
        Format::Terminal => {
            let style = if color() == Color::Ansi { Style::Colours } else { Style::Plain };
            format!("{}\n\n{}", redline.counts.sentence(), redline.changes_shown(style))
        }
    }
}

fn json(redline: &Redline) -> String {
    let Redline { counts, sections, .. } = redline;
    let changed = redline.changed_sections();
    let value = serde_json::json!({ "counts": counts, "sections": sections, "changed_sections": changed, "html": redline.article(&AsWritten) });
    format!("{value:#}\n")
}

/// The article of a file as a page shows it.
fn article(file: &Path) -> Result<String, String> {
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned());
    let path = name
        .and_then(|name| ProjectPath::new(&name))
        .ok_or_else(|| format!("{} er ikke en fil", file.display()))?;
    let source =
        disk::read::single(path, file).map_err(|why| format!("{} kan ikke læses: {why}", file.display()))?;
    let parsed = markdown::parse(source.text(), body(source.text()));
    Ok(html::article(&parsed.document, &AsWritten, &Labels::default()))
}

/// Where a text of any site begins below its front matter: YAML between `---`, or TOML between `+++`.
fn body(text: &str) -> usize {
    let is_fence = |line: &str| line.trim_end() == "+++";
    let mut lines = text.split_inclusive('\n');
    let Some(first) = lines.next().filter(|line| is_fence(line)) else { return front_matter::find(text).1 };
    let mut end = first.len();
    for line in lines {
        end += line.len();
        if is_fence(line) {
            return end;
        }
    }
    0
}

/// Every pair of a folder; gives what was done as a sentence. One that cannot be read keeps none of the
/// others from being written.
fn all(from: &Path, to: &Path, times: Option<&Path>) -> Result<String, String> {
    let refused =
        |what: &Path, error: &std::io::Error| format!("{}: {}", what.display(), disk::reason(error));
    let names = batch::names(from, "-old.md").map_err(|error| refused(from, &error))?;
    batch::folder(to).map_err(|error| refused(to, &error))?;
    let done: Vec<Result<Pair, String>> = names.par_iter().map(|name| pair(from, to, name)).collect();
    let refusals: Vec<&str> =
        done.iter().filter_map(|pair| pair.as_ref().err().map(String::as_str)).collect();
    let why = refusals.join("\nhusbog: ");
    let done: Vec<Pair> = done.into_iter().flatten().collect();
    if let Some(file) = times {
        let lines: String =
            done.iter().map(|pair| format!("{}\t{:.3}\n", pair.name, pair.milliseconds)).collect();
        batch::write(file, &lines).map_err(|error| refused(file, &error))?;
    }
    if !why.is_empty() {
        return Err(why);
    }
    let struck: usize = done.iter().map(|pair| pair.struck).sum();
    Ok(format!(
        "{} par er sammenlignet. {struck} blokke er vist som slettet og skrevet på ny i ét stykke.\n",
        done.len()
    ))
}

struct Pair {
    name: String,
    milliseconds: f64,
    struck: usize,
}

fn pair(from: &Path, to: &Path, name: &str) -> Result<Pair, String> {
    let read = |which: &str| article(&from.join(format!("{name}-{which}.md")));
    let (old, new) = (read("old")?, read("new")?);
    let start = batch::thread_milliseconds();
    let redline = redline::between(&old, &new);
    let shown = redline.html(&AsWritten);
    let milliseconds = batch::thread_milliseconds() - start;
    for (which, html) in [("old", &old), ("new", &new), ("redline", &shown)] {
        let file = to.join(format!("{name}-{which}.html"));
        batch::write(&file, html).map_err(|error| format!("{}: {}", file.display(), disk::reason(&error)))?;
    }
    Ok(Pair { name: name.to_owned(), milliseconds, struck: redline.counts.struck })
}
