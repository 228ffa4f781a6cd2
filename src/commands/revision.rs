//! `husbog revision`: what has changed since the last half-year, why, who has approved it; and closing it.
//!
//! A command that writes first finishes what a closing that was cut off has left (`tidy`). Nothing is written before
//! everything that speaks against it has been found.

mod approve;
mod close;
mod correct;
mod diff;
mod entry;
mod mask;
mod notes;
mod project;
mod proposal;
mod status;
mod tidy;
mod verify;
mod words;
mod writing;

use std::path::PathBuf;

use clap::{Args, Subcommand};
use jiff::civil::Date;

use super::Answer;
use crate::cli::HELP;

/// Se, hvad der er ændret siden sidste halvår, godkend det, og luk det
#[derive(Args, Debug)]
#[command(
    help_template = HELP,
    override_usage = "husbog revision KOMMANDO …",
    next_help_heading = "Valg",
    subcommand_help_heading = "Kommandoer",
    disable_help_subcommand = true,
    after_help = "Skriv husbog revision KOMMANDO --help for at se mere om en kommando."
)]
pub struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    place: Place,
}

/// Where the project lies and what day it is.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "Valg")]
struct Place {
    /// Mappen med site.yaml
    #[arg(long, value_name = "MAPPE", default_value = ".", hide_default_value = true, global = true)]
    root: PathBuf,
    /// Den dag, der regnes fra (ellers i dag)
    #[arg(long, value_name = "ÅÅÅÅ-MM-DD", global = true)]
    date: Option<Date>,
}

impl Place {
    fn today(&self) -> Date {
        self.date.unwrap_or_else(crate::date::today)
    }
}

#[derive(Debug, Subcommand)]
enum Command {
    Status(status::Arguments),
    Notes(notes::Arguments),
    Approve(approve::Arguments),
    Close(close::Arguments),
    Correct(correct::Arguments),
    Diff(diff::Arguments),
    Mask(mask::Arguments),
    Verify(verify::Arguments),
}

/// Does what is asked, or says why not. A refusal names everything that is in the way.
#[must_use]
pub fn run(arguments: &Arguments) -> Answer {
    let place = &arguments.place;
    let done = match &arguments.command {
        None => return Answer::CouldNotRun(NO_COMMAND.to_owned()),
        Some(Command::Status(arguments)) => status::run(arguments, place),
        Some(Command::Notes(arguments)) => notes::run(arguments, place),
        Some(Command::Approve(arguments)) => approve::run(arguments, place),
        Some(Command::Close(arguments)) => close::run(arguments, place),
        Some(Command::Correct(arguments)) => correct::run(arguments, place),
        Some(Command::Diff(arguments)) => diff::run(arguments, place),
        Some(Command::Mask(arguments)) => mask::run(arguments, place),
        Some(Command::Verify(arguments)) => verify::run(arguments, place),
    };
    done.map_or_else(|answer| answer, |output| Answer::Done { output, errors: false })
}

const NO_COMMAND: &str = "Skriv også, hvad du vil: status, notes, approve, close, correct, diff, mask eller verify. \
    Begynd med husbog revision status.";

/// What a command says when it is done, or its answer when it is not.
type Done = Result<String, Answer>;

/// The answer when a command was not asked right.
fn could_not(why: impl Into<String>) -> Answer {
    Answer::CouldNotRun(why.into())
}

/// The answer when what is in the project speaks against it.
fn refused(output: String) -> Answer {
    Answer::Done { output, errors: true }
}
