//! `husbog render`: the article of one Markdown file.

use std::path::PathBuf;

use clap::Args;

use super::Answer;
use crate::cli::HELP;
use crate::disk;
use crate::html::{self, AsWritten, Labels};
use crate::library::{front_matter, markdown};
use crate::source::ProjectPath;

/// Vis en Markdown-fils indhold som HTML, som det står på en side
#[derive(Args, Debug)]
#[command(help_template = HELP, override_usage = "husbog render FIL", next_help_heading = "Valg")]
pub struct Arguments {
    /// Filen; oplysninger øverst mellem --- udelades
    #[arg(value_name = "FIL", help_heading = "Valg")]
    pub file: PathBuf,
}

/// Renders the file. Links are written as they are written.
#[must_use]
pub fn run(arguments: &Arguments) -> Answer {
    let name = arguments.file.file_name().map(|name| name.to_string_lossy().into_owned());
    let Some(path) = name.and_then(|name| ProjectPath::new(&name)) else {
        return Answer::CouldNotRun(format!("{} er ikke en fil", arguments.file.display()));
    };
    match disk::read::single(path, &arguments.file) {
        Ok(source) => {
            let (_, body) = front_matter::find(source.text());
            let parsed = markdown::parse(source.text(), body);
            let output = html::article(&parsed.document, &AsWritten, &Labels::default());
            Answer::Done { output, errors: false }
        }
        Err(why) => Answer::CouldNotRun(format!("{} kan ikke læses: {why}", arguments.file.display())),
    }
}
