//! `husbog serve`: the preview.

use std::io;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use clap::Args;
use jiff::civil::Date;

use super::{Answer, unreadable};
use crate::cli::{HELP, tell};
use crate::diagnostic::Severity;
use crate::disk;
use crate::disk::watch::{Noticing, Wake};
use crate::serve::{self, Preview, Told};

/// The port the preview takes unless another is asked for.
const PORT: u16 = 4711;

/// Se siderne i en browser, mens du skriver; intet bliver udgivet
#[derive(Args, Debug)]
#[command(help_template = HELP, override_usage = "husbog serve [VALG]", next_help_heading = "Valg")]
pub struct Arguments {
    /// Mappen med site.yaml
    #[arg(long, value_name = "MAPPE", default_value = ".", hide_default_value = true)]
    pub root: PathBuf,
    /// Den dag, siderne laves til (ellers i dag)
    #[arg(long, value_name = "ÅÅÅÅ-MM-DD")]
    pub date: Option<Date>,
    /// Porten på denne maskine (ellers 4711); 0 tager en, der er fri
    #[arg(long, value_name = "TAL", default_value_t = PORT, hide_default_value = true)]
    pub port: u16,
    /// Åbn tavlen i browseren
    #[arg(long)]
    pub open: bool,
    /// Se selv efter ændringer: til netværksdrev, hvor maskinen ikke får besked
    #[arg(long)]
    pub poll: bool,
}

/// Shows the preview until it is interrupted.
#[must_use]
pub fn run(arguments: &Arguments) -> Answer {
    match served(arguments) {
        Ok(()) => Answer::Done { output: "\nForhåndsvisningen er lukket.\n".to_owned(), errors: false },
        Err(why) => Answer::CouldNotRun(why),
    }
}

fn served(arguments: &Arguments) -> Result<(), String> {
    let Arguments { root, date, port, open, poll } = arguments;
    let preview = Preview::bind(*port).map_err(|error| port_problem(*port, &error))?;
    let address = preview.address().map_err(|error| port_problem(*port, &error))?;
    let stop = preview.stopper();
    let stopping = ctrlc::set_handler(move || {
        // Nobody listens any more when the preview has ended by itself.
        let _ = stop.send(Wake::Stop);
    });
    stopping.map_err(|error| format!("Ctrl-C kan ikke bruges: {error}"))?;
    tell(&format!(
        "Forhåndsvisning: http://{address}/\n  http://{address}/offentlig/\n  http://{address}/personale/\n  \
         http://{address}/tavle/\nDen følger med, mens du skriver. Stop den med Ctrl-C.\n"
    ));
    if *open {
        open_browser(&format!("http://{address}/tavle/"));
    }
    let project = serve::Project {
        root: root.clone(),
        date: *date,
        noticing: if *poll { Noticing::Polling } else { Noticing::Told },
    };
    preview.run(&project, |told| tell(&line(&told))).map_err(|error| unreadable(root, &error))
}

fn port_problem(port: u16, error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::AddrInUse => format!(
            "Port {port} er optaget. Måske kører forhåndsvisningen allerede: se http://127.0.0.1:{port}/. Ellers vælg \
             en anden port, for eksempel husbog serve --port {}.",
            port.checked_add(1).unwrap_or(PORT)
        ),
        io::ErrorKind::PermissionDenied => {
            format!("Port {port} må ikke bruges her. Vælg en over 1023, for eksempel --port {PORT}.")
        }
        _ => format!("Port {port} kan ikke bruges: {}", disk::reason(error)),
    }
}

/// What is said after a build.
fn line(told: &Told) -> String {
    let Told { changed, errors, warnings, .. } = told;
    let files = if *changed == 1 { "1 fil er ny".to_owned() } else { format!("{changed} filer er nye") };
    let (errors, warnings) = (Severity::Error.counted(*errors), Severity::Warning.counted(*warnings));
    let polling = match told.has_fallen_back {
        true => "Maskinen giver ikke besked om ændringer; Husbog ser selv efter.\n",
        false => "",
    };
    format!("{polling}{files} eller ændret · {errors} · {warnings}\n")
}

/// Opens a page in the browser of whoever sits here. Where there is none, the address has been printed.
fn open_browser(address: &str) {
    let opener = if cfg!(target_os = "macos") { "open" } else { "xdg-open" };
    let _ = Command::new(opener).arg(address).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
}
