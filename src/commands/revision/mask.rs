//! `husbog revision mask`: takes what is like a CPR number out of a closed text, and seals the text again. Nothing else
//! of what is closed can be changed by it.
//!
//! The ledger is written first. A text that is then still the old one is masked by the same command, given again.

use clap::Args;

use super::notes::document;
use super::project::{Project, at_desk};
use super::words::counted;
use super::writing::{as_it_lies, shown, unwritten};
use super::{Done, Place, could_not};
use crate::cli::HELP;
use crate::commands::Answer;
use crate::disk::revise::Desk;
use crate::library::document::InlineKind;
use crate::library::edition::{Edition, Version};
use crate::library::ledger;
use crate::library::revision::RevisionId;
use crate::library::seal::Seal;
use crate::library::target::Target;
use crate::personal;
use crate::source::{ProjectPath, Source};

/// Gør CPR-numre i en lukket udgave til x'er, og forsegl den igen
#[derive(Args, Debug)]
#[command(
    help_template = HELP,
    override_usage = "husbog revision mask NUMMER --revision REVISION",
    next_help_heading = "Valg"
)]
pub(super) struct Arguments {
    /// Den manual, udgaven hører til, for eksempel 5
    #[arg(value_name = "NUMMER", help_heading = "Valg")]
    document: String,
    /// Den revision, udgaven er fra, for eksempel 2026-1
    #[arg(long, value_name = "REVISION")]
    revision: String,
}

pub(super) fn run(arguments: &Arguments, place: &Place) -> Done {
    at_desk(place, |desk, project| {
        let (edition, seal) = closed(project, arguments)?;
        let old = as_it_lies(desk, edition.text())?;
        let masked = Masked::of(project, edition, &old);
        unless_a_file_is_named_so(edition, &masked)?;
        let count = personal::cpr_numbers(&old).len();
        match project.library.seal(edition.version()) {
            now if now == seal && count == 0 => Err(could_not(format!(
                "Der står ikke noget, der ligner et CPR-nummer, i {}. Intet er skrevet.",
                edition.text().path()
            ))),
            now if now == seal => seal_again(desk, project, seal, masked.seal)
                .and_then(|()| write(desk, edition, &old, &masked.text))
                .map(|()| told(project, edition, count)),
            // The ledger was written, and then the machine stopped.
            _ if masked.seal == seal => {
                write(desk, edition, &old, &masked.text).map(|()| told(project, edition, count))
            }
            _ => Err(could_not(format!(
                "{0} er ændret, efter at den blev lukket. Hent den, som den var, og kør igen: git checkout -- {0}",
                edition.text().path()
            ))),
        }
    })
}

/// A closed text without the numbers.
struct Masked {
    /// The file, as it lies on the disk.
    text: String,
    seal: Seal,
}

impl Masked {
    /// Its approvals hold for the text as it is then.
    fn of(project: &Project, edition: &Edition, file: &str) -> Self {
        let library = &project.library;
        let masked = personal::masked(file).into_owned();
        let approved = library.approvable(edition.version()).to_string();
        let approvable = library.approvable(edition.with_text(&masked).version()).to_string();
        let text = masked.replace(&approved, &approvable);
        let seal = library.seal(edition.with_text(&text).version());
        Self { text, seal }
    }
}

/// A picture or a page keeps its name, so a number in it cannot be taken out of the text that leads there.
fn unless_a_file_is_named_so(edition: &Edition, masked: &Masked) -> Result<(), Answer> {
    let after = files(edition.with_text(&masked.text).version());
    let lost = files(edition.version()).into_iter().find(|path| !after.contains(path));
    lost.map_or(Ok(()), |path| {
        Err(could_not(format!(
            "{} viser eller linker til filen {}. Hvor x'erne er, står noget, der ligner et CPR-nummer. Skriver vi også x'er \
             i udgaven, er filen der ikke mere, og nummeret står stadig i filens navn. Intet er skrevet. Sig det til den, \
             der passer på jeres data: filen skal have et andet navn, og det kan en lukket udgave ikke få alene.",
            edition.text().path(),
            personal::masked(path.as_str())
        )))
    })
}

/// The files of the project that a text shows or leads to, in the order written.
fn files(version: Version<'_>) -> Vec<ProjectPath> {
    let text = version.text();
    let mut files = Vec::new();
    text.document.walk_inlines(&mut |inline| {
        if let InlineKind::Image(link) | InlineKind::Link(link) = &inline.kind
            && let Target::File { path, .. } = &link.target
        {
            files.extend(text.path().join(path));
        }
    });
    files
}

/// An edition that was asked for, with the seal in the ledger.
fn closed<'p>(project: &'p Project, arguments: &Arguments) -> Result<(&'p Edition, Seal), Answer> {
    let (document, library) = (document(&arguments.document)?, &project.library);
    let id = RevisionId::parse(&arguments.revision).ok_or_else(|| {
        could_not(format!("»{}« er ikke en revision. Skriv for eksempel 2026-1.", arguments.revision))
    })?;
    let edition = library.editions.get(&document).and_then(|editions| editions.get(&id));
    let revision = library.ledger.revisions.get(&id);
    let sealed = revision.and_then(|revision| revision.editions.get(&document));
    edition
        .zip(sealed.map(|sealed| sealed.seal))
        .ok_or_else(|| could_not(format!("{} har ingen udgave, der blev lukket med {id}.", document.name())))
}

fn seal_again(desk: &Desk, project: &Project, old: Seal, new: Seal) -> Result<(), Answer> {
    let Some(source) = &project.library.ledger.source else { return Ok(()) };
    let path = source.path();
    let file = desk.read(path).map_err(|error| unwritten(path, &error))?;
    let file = file.filter(|file| Source::normalised(file) == source.text());
    let file = file.ok_or_else(|| could_not(format!("{path} blev ændret imens. Kør igen.")))?;
    let sealed = file.replace(&old.to_string(), &new.to_string());
    if sealed == file {
        return Err(could_not(format!(
            "Seglet i {path} er skrevet med store bogstaver. Skriv det med små, og kør igen."
        )));
    }
    desk.replace(path, &file, &sealed).map_err(|error| unwritten(path, &error))
}

fn write(desk: &Desk, edition: &Edition, old: &str, new: &str) -> Result<(), Answer> {
    let path = edition.text().path();
    desk.replace(path, old, new).map_err(|error| unwritten(path, &error))
}

fn told(project: &Project, edition: &Edition, count: usize) -> String {
    let ledger = project.library.ledger.source.as_ref().map_or(ledger::FILE, |source| source.path().as_str());
    format!(
        "{} er gjort til x'er i {}, og seglet i {ledger} er regnet ud igen. Alt andet står, som det stod.\n\n\
         Du er ikke færdig endnu:\n\
         1. Sig det til den, der passer på jeres data, hvis du ikke har gjort det.\n\
         2. Se, om nummeret også står andre steder: husbog check\n\
         3. Udgiv siden igen: husbog build. Det, der er udgivet nu, har nummeret, indtil du gør det.\n\
         4. Gem ændringen i git. Nummeret ligger stadig i historikken; den, der passer jeres git, tager det ud, for \
         eksempel med git filter-repo --replace-text.\n",
        counted(count, "nummer", "numre"),
        shown(project, edition.text().path())
    )
}
