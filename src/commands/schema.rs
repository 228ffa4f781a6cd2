//! `husbog schema`: JSON Schema of what is written in YAML.

use std::path::PathBuf;

use clap::Args;

use super::{Answer, read};
use crate::cli::HELP;
use crate::config::{self, Config};
use crate::nearest::nearest;
use crate::schema::{SCHEMAS, Schema};

/// Vis et JSON-skema, som et skriveprogram kan hjælpe ud fra
#[derive(Args, Debug)]
#[command(help_template = HELP, override_usage = "husbog schema [VALG] [NAVN]", next_help_heading = "Valg")]
pub struct Arguments {
    /// Det, skemaet beskriver; uden navn: alle navne
    #[arg(value_name = "NAVN", help_heading = "Valg")]
    pub name: Option<String>,
    /// Mappen med site.yaml, som roller, faser og huse kommer fra
    #[arg(long, value_name = "MAPPE", default_value = ".", hide_default_value = true)]
    pub root: PathBuf,
}

/// Prints the schema, or lists all of them. Without a project the identifiers are left open.
#[must_use]
pub fn run(arguments: &Arguments) -> Answer {
    let Some(name) = &arguments.name else {
        return Answer::Done { output: list(), errors: false };
    };
    let Some(schema) = SCHEMAS.iter().find(|schema| schema.name == name) else {
        return Answer::CouldNotRun(unknown(name));
    };
    match read(&arguments.root) {
        Ok(tree) => {
            let config = tree.source(config::FILE).map(|source| Config::read(source).config);
            Answer::Done { output: schema.json(&config.unwrap_or_default()), errors: false }
        }
        Err(answer) => answer,
    }
}

fn list() -> String {
    let width = SCHEMAS.iter().map(|schema| schema.name.len()).max().unwrap_or_default();
    let lines = SCHEMAS.iter().map(|Schema { name, about, .. }| format!("{name:width$}  {about}\n"));
    lines.collect::<String>() + "\nSkriv for eksempel: husbog schema manual\n"
}

fn unknown(name: &str) -> String {
    let names = SCHEMAS.iter().map(|schema| schema.name);
    let near = nearest(name, names.clone()).map(|near| format!(" Mente du {near}?")).unwrap_or_default();
    let names = names.collect::<Vec<_>>().join(", ");
    format!("Der er intet skema, der hedder »{name}«.{near} Du kan skrive: {names}.")
}
