//! The command line: what can be asked, and how answers reach the terminal.

use std::ffi::OsString;
use std::io::{IsTerminal, Read, Write, stderr, stdin, stdout};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, CommandFactory, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;

use crate::commands::{self, Answer};
use crate::diagnostic::terminal::Color;
use crate::library::Drafts;

/// Husbog laver to hjemmesider af en mappe med Markdown: en for alle og en for personalet.
#[derive(Debug, Parser)]
#[command(
    name = "husbog",
    version,
    disable_help_subcommand = true,
    disable_help_flag = true,
    disable_version_flag = true,
    help_template = HELP,
    subcommand_help_heading = "Kommandoer",
    next_help_heading = "Valg",
    override_usage = "husbog KOMMANDO [VALG]",
    after_help = "Skriv husbog KOMMANDO --help for at se mere om en kommando."
)]
struct Cli {
    /// Forklar en kode fra et fund; uden kode: alle koder
    #[arg(long, value_name = "KODE", num_args = 0..=1, default_missing_value = "", exclusive = true)]
    explain: Option<String>,
    /// Vis denne hjælp
    #[arg(long, short, global = true, help_heading = "Valg", action = clap::ArgAction::Help)]
    help: Option<bool>,
    /// Vis versionen
    #[arg(long, short = 'V', action = clap::ArgAction::Version)]
    version: Option<bool>,
    #[command(subcommand)]
    command: Option<Command>,
}

/// How the help of every command is laid out.
pub(crate) const HELP: &str = "{about-with-newline}\nBrug: {usage}\n\n{all-args}{after-help}";

#[derive(Debug, Subcommand)]
enum Command {
    Build(commands::build::Arguments),
    Check(commands::check::Arguments),
    New(commands::new::Arguments),
    Redline(commands::redline::Arguments),
    Render(commands::render::Arguments),
    Revision(commands::revision::Arguments),
    Schema(commands::schema::Arguments),
    Serve(commands::serve::Arguments),
}

/// Where the project lies and what day it is: the same for every command that reads a project.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "Valg")]
pub struct Project {
    /// Mappen med site.yaml
    #[arg(long, value_name = "MAPPE", default_value = ".", hide_default_value = true)]
    pub root: PathBuf,
    /// Den dag, siderne laves til (ellers i dag)
    #[arg(long, value_name = "ÅÅÅÅ-MM-DD")]
    pub date: Option<Date>,
    /// Tag kladder med
    #[arg(long)]
    pub drafts: bool,
}

impl Project {
    /// The day to build for.
    #[must_use]
    pub fn today(&self) -> Date {
        self.date.unwrap_or_else(crate::date::today)
    }

    /// Whether drafts are part of the sites.
    #[must_use]
    pub fn drafts(&self) -> Drafts {
        if self.drafts { Drafts::Include } else { Drafts::Leave }
    }
}

/// How findings are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Til mennesker
    #[default]
    Human,
    /// Til programmer: ét JSON-objekt
    Json,
    /// Til GitHub: bemærkninger på ændringsforslaget
    Github,
}

/// Whether the terminal shows colours.
#[must_use]
#[expect(clippy::disallowed_methods, reason = "NO_COLOR is a wish of the terminal, and changes no site")]
pub fn color() -> Color {
    let wanted = std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
    if wanted && stdout().is_terminal() { Color::Ansi } else { Color::Plain }
}

/// Does what the arguments ask. Exit codes: 0 clean or warnings only, 1 errors in the texts, 2 could
/// not run.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    match Cli::try_parse_from(arguments) {
        Ok(cli) => say(answer(cli)),
        Err(error) => say_usage(&error),
    }
}

fn answer(cli: Cli) -> Answer {
    match (cli.explain, cli.command) {
        (Some(code), _) => commands::explain::run(&code),
        (None, Some(Command::Build(arguments))) => commands::build::run(&arguments),
        (None, Some(Command::Check(arguments))) => commands::check::run(&arguments),
        (None, Some(Command::New(arguments))) => commands::new::run(&arguments),
        (None, Some(Command::Redline(arguments))) => commands::redline::run(&arguments),
        (None, Some(Command::Render(arguments))) => commands::render::run(&arguments),
        (None, Some(Command::Revision(arguments))) => commands::revision::run(&arguments),
        (None, Some(Command::Schema(arguments))) => commands::schema::run(&arguments),
        (None, Some(Command::Serve(arguments))) => commands::serve::run(&arguments),
        (None, None) => Answer::Done { output: format!("{}\n", Cli::command().render_help()), errors: false },
    }
}

/// Prints something before the answer is there.
pub(crate) fn tell(text: &str) {
    let _ = stdout().write_all(text.as_bytes()).and_then(|()| stdout().flush());
}

/// Everything that is written to the program, up to `most` bytes, and how many bytes there were.
pub(crate) fn heard(most: u64) -> std::io::Result<(Vec<u8>, u64)> {
    let mut bytes = Vec::new();
    let mut input = stdin().lock();
    input.by_ref().take(most).read_to_end(&mut bytes)?;
    let beyond = std::io::copy(&mut input.take(MOST_HEARD), &mut std::io::sink())?;
    let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    Ok((bytes, length.saturating_add(beyond)))
}

/// How much is listened to that is too much.
const MOST_HEARD: u64 = 1_000_000_000;

/// Prints an answer. A reader that has gone away (`| head`) is no error.
fn say(answer: Answer) -> ExitCode {
    match answer {
        Answer::Done { output, errors } => {
            let _ = stdout().write_all(output.as_bytes());
            ExitCode::from(u8::from(errors))
        }
        Answer::CouldNotRun(why) => {
            let _ = writeln!(stderr(), "husbog: {why}");
            ExitCode::from(2)
        }
    }
}

fn say_usage(error: &clap::Error) -> ExitCode {
    if !error.use_stderr() {
        let _ = error.print();
        return ExitCode::SUCCESS;
    }
    let _ = writeln!(stderr(), "husbog: {}", usage_problem(error));
    let _ = writeln!(stderr(), "Skriv husbog --help for at se, hvad der kan skrives.");
    ExitCode::from(2)
}

fn usage_problem(error: &clap::Error) -> String {
    use clap::error::{ContextKind, ContextValue, ErrorKind};
    let shown = |kind| error.get(kind).map(ToString::to_string).unwrap_or_default();
    let meant = |kind| match error.get(kind) {
        // The most likely comes last.
        Some(ContextValue::Strings(names)) => {
            let names: Vec<&str> = names.iter().rev().map(String::as_str).collect();
            format!(" Mente du {}?", names.join(" eller "))
        }
        Some(name) => format!(" Mente du {name}?"),
        None => String::new(),
    };
    match error.kind() {
        ErrorKind::InvalidSubcommand => {
            let name = shown(ContextKind::InvalidSubcommand);
            format!("»{name}« er ikke en kommando.{}", meant(ContextKind::SuggestedSubcommand))
        }
        ErrorKind::UnknownArgument => {
            let argument = shown(ContextKind::InvalidArg);
            format!(
                "»{argument}« kan ikke stå her.{}{}",
                meant(ContextKind::SuggestedArg),
                advice_on_dash(&argument)
            )
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let (value, name) = (shown(ContextKind::InvalidValue), shown(ContextKind::InvalidArg));
            match value.as_str() {
                "" => format!("Der mangler noget efter {name}."),
                value => match shown(ContextKind::ValidValue).as_str() {
                    "" if name.starts_with("--date") => {
                        format!("»{value}« er ikke en dag. Skriv år, måned og dag: --date 2027-06-30.")
                    }
                    "" => format!("»{value}« kan ikke bruges ved {name}."),
                    known => format!("»{value}« kan ikke bruges ved {name}. Her kan stå: {known}."),
                },
            }
        }
        ErrorKind::MissingRequiredArgument => {
            format!("Der mangler noget: {}.", shown(ContextKind::InvalidArg))
        }
        ErrorKind::ArgumentConflict => {
            let (argument, other) = (shown(ContextKind::InvalidArg), shown(ContextKind::PriorArg));
            match other.as_str() {
                "" => format!("{argument} kan ikke stå sammen med andet."),
                other if other == argument => format!("{argument} kan kun stå én gang."),
                other => format!("{argument} kan ikke stå sammen med {other}."),
            }
        }
        _ => "Kommandoen kan ikke forstås.".to_owned(),
    }
}

/// A title that begins with a dash looks like an option.
fn advice_on_dash(argument: &str) -> &'static str {
    let is_option = argument.trim_start_matches('-').starts_with(|c: char| c.is_ascii_alphabetic());
    if is_option { "" } else { " Er det begyndelsen på en titel, så skriv -- og et mellemrum foran den." }
}
