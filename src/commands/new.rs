//! `husbog new`: begins a manual, a page, an activity, a piece of news or a house, as a draft.
//!
//! What is written is tried first: the whole project is judged with the new file in it, so that a
//! file that would be found fault with is never begun.

mod kinds;
mod starter;
mod trial;

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use jiff::civil::Date;

use super::{Answer, read};
use crate::cli::HELP;
use crate::disk;
use crate::library::{Library, Memory};
use crate::source::{Source, Tree};

/// Begynd på en ny manual, side, aktivitet eller nyhed
#[derive(Args, Debug)]
#[command(
    help_template = HELP,
    override_usage = "husbog new SLAGS …",
    next_help_heading = "Valg",
    subcommand_help_heading = "Slags",
    disable_help_subcommand = true,
    after_help = "Skriv husbog new SLAGS --help for at se mere om en slags."
)]
pub struct Arguments {
    #[command(subcommand)]
    #[expect(missing_docs, reason = "clap would take a comment here for the help of the command")]
    pub kind: Option<Kind>,
    /// Mappen med site.yaml
    #[arg(long, value_name = "MAPPE", default_value = ".", hide_default_value = true, global = true)]
    pub root: PathBuf,
    /// Den dag, der regnes fra (ellers i dag)
    #[arg(long, value_name = "ÅÅÅÅ-MM-DD", global = true)]
    pub date: Option<Date>,
}

/// What can be begun.
#[derive(Debug, Subcommand)]
pub enum Kind {
    /// En manual: husbog new manual 5.A "Møder i huset"
    #[command(help_template = HELP, override_usage = "husbog new manual NUMMER TITEL")]
    Manual {
        /// Manualens nummer: 8 eller 2.A
        #[arg(value_name = "NUMMER", help_heading = "Valg")]
        number: String,
        /// Manualens titel
        #[arg(value_name = "TITEL", help_heading = "Valg")]
        title: Vec<String>,
    },
    /// En offentlig side: husbog new page til-dig/loen "Penge og løn"
    #[command(alias = "side", help_template = HELP, override_usage = "husbog new page STI TITEL")]
    Page {
        /// Sidens sted under content: til-dig/loen
        #[arg(value_name = "STI", help_heading = "Valg")]
        path: String,
        /// Sidens titel
        #[arg(value_name = "TITEL", help_heading = "Valg")]
        title: Vec<String>,
    },
    /// En aktivitet: husbog new activity "Babysvømning" --house esbjerg
    #[command(alias = "aktivitet", help_template = HELP, override_usage = "husbog new activity TITEL [VALG]")]
    Activity {
        /// Aktivitetens navn
        #[arg(value_name = "TITEL", help_heading = "Valg")]
        title: Vec<String>,
        /// Et hus, der har aktiviteten; kan skrives flere gange (ellers alle huse)
        #[arg(long = "house", value_name = "HUS", value_delimiter = ',', help_heading = "Valg")]
        houses: Vec<String>,
        /// Slags: open, voluntary eller course (ellers open)
        #[arg(
            long = "kind",
            value_name = "SLAGS",
            default_value = "open",
            hide_default_value = true,
            help_heading = "Valg"
        )]
        kind: String,
    },
    /// En nyhed med dags dato: husbog new news "Vi holder sommerfest"
    #[command(alias = "nyhed", help_template = HELP, override_usage = "husbog new news TITEL")]
    News {
        /// Nyhedens overskrift
        #[arg(value_name = "TITEL", help_heading = "Valg")]
        title: Vec<String>,
    },
    /// Siden om et hus: husbog new house esbjerg
    #[command(alias = "hus", help_template = HELP, override_usage = "husbog new house HUS [TITEL]")]
    House {
        /// Husets korte navn i site.yaml
        #[arg(value_name = "HUS", help_heading = "Valg")]
        house: String,
        /// Sidens titel (ellers husets navn)
        #[arg(value_name = "TITEL", help_heading = "Valg")]
        title: Vec<String>,
    },
    /// En side for personalet: husbog new staff-page "Nøgler og alarm"
    #[command(alias = "personaleside", help_template = HELP, override_usage = "husbog new staff-page TITEL")]
    StaffPage {
        /// Sidens titel
        #[arg(value_name = "TITEL", help_heading = "Valg")]
        title: Vec<String>,
    },
}

/// Writes the file, or says why not and what to write instead. Nothing is ever written over.
#[must_use]
pub fn run(arguments: &Arguments) -> Answer {
    let Some(kind) = &arguments.kind else {
        return Answer::CouldNotRun(NO_KIND.to_owned());
    };
    let tree = match read(&arguments.root) {
        Ok(tree) => tree,
        Err(answer) => return answer,
    };
    let today = arguments.date.unwrap_or_else(crate::date::today);
    match begun(kind, tree, &arguments.root, today) {
        Ok(output) => Answer::Done { output, errors: false },
        Err(why) => Answer::CouldNotRun(why),
    }
}

const NO_KIND: &str = "Skriv også, hvad du vil begynde på: manual, page, activity, news, house eller staff-page. \
    For eksempel: husbog new manual 5.A \"Møder i huset\"";

fn begun(kind: &Kind, project: Tree, root: &Path, today: Date) -> Result<String, String> {
    let library = Library::load(project.clone(), &Memory::forgetting());
    if library.config_source.is_none() {
        return Err(format!(
            "Der er ingen site.yaml i {}. Gå til projektets mappe, eller skriv --root og mappens sti.",
            disk::absolute(root).display()
        ));
    }
    if !library.config_is_known {
        return Err("site.yaml kan ikke læses. Skriv husbog check, og ret den først.".to_owned());
    }
    let starter = kinds::starter(kind, &library, today)?;
    let file = root.join(starter.path.as_str());
    if disk::read::is_there(&file) {
        return Err(format!(
            "{} findes allerede. Åbn den, eller vælg et andet navn.",
            plain(&file).display()
        ));
    }
    let text = starter.text();
    trial::try_out(project, Source::new(starter.path.clone(), text.as_str()), today)?;
    disk::create::new_file(root, &starter.path, &text)
        .map_err(|error| format!("{} kan ikke skrives: {}", plain(&file).display(), disk::reason(&error)))?;
    Ok(written(&file))
}

fn written(file: &Path) -> String {
    format!(
        "Skrevet: {}\n\n\
         Det er en kladde. Den udgives først, når du sletter linjen draft: true.\n\
         Sådan kommer du videre:\n\
         - Åbn filen, og skriv, hvor der står udfyld. Linjer med # og <!-- --> er vejledning til dig.\n\
         - Se siden, mens du skriver: husbog serve\n\
         - Se, hvad der mangler: husbog check --notes\n",
        plain(file).display()
    )
}

/// The path of a file without `./` before it.
fn plain(file: &Path) -> &Path {
    file.strip_prefix(".").unwrap_or(file)
}
