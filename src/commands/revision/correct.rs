//! `husbog revision correct`: the urgent correction of a text between two revisions. Asked once, it lays out the text;
//! asked again, it closes it.

use clap::Args;
use jiff::civil::Date;

use super::close::Closing;
use super::notes::document;
use super::project::{Project, at_desk};
use super::proposal::{Fate, Proposed};
use super::writing::{shown, unwritten};
use super::{Done, Place, could_not, tidy, words};
use crate::cli::HELP;
use crate::commands::Answer;
use crate::disk::revise::Desk;
use crate::library::document_id::DocumentId;
use crate::library::edition::{Edition, Version};
use crate::library::front_matter;
use crate::library::revision::{HalfYear, RevisionId};
use crate::source::ProjectPath;
use crate::yaml::edit::retain;

/// Ret en tekst, der er i kraft, når det ikke kan vente til næste halvår
#[derive(Args, Debug)]
#[command(
    help_template = HELP,
    override_usage = "husbog revision correct NUMMER --revision HALVÅR [VALG]",
    next_help_heading = "Valg"
)]
pub(super) struct Arguments {
    /// Den manual, der skal rettes, for eksempel 5
    #[arg(value_name = "NUMMER", help_heading = "Valg")]
    document: String,
    /// Det halvår, hvis tekst skal rettes, for eksempel 2026-1
    #[arg(long, value_name = "HALVÅR")]
    revision: String,
    /// Den dag, rettelsen træder i kraft (ellers i dag)
    #[arg(long, value_name = "ÅÅÅÅ-MM-DD")]
    in_force: Option<Date>,
}

pub(super) fn run(arguments: &Arguments, place: &Place) -> Done {
    let half_year = HalfYear::parse(&arguments.revision).ok_or_else(|| {
        could_not(format!("»{}« er ikke et halvår. Skriv for eksempel 2026-1.", arguments.revision))
    })?;
    at_desk(place, |desk, project| {
        let document = document(&arguments.document)?;
        let id = next_correction(project, half_year)?;
        let newest = edition_of(project, document, id)?;
        no_stray(project, document, id)?;
        let in_force = arguments.in_force.unwrap_or(project.today);
        match project.library.correction(document, id) {
            None => match superseded(project, document, id, in_force) {
                Some(why) => Err(could_not(why)),
                None => lay_out(desk, project, newest, id),
            },
            Some(correction) => {
                let done = close(desk, project, &correction, newest, in_force)?;
                tidy::finish(desk, &Project::read(place)?.library)?;
                Ok(done)
            }
        }
    })
}

/// A correction that lies beside the editions of a document.
pub(super) fn in_the_making(
    project: &Project,
    document: DocumentId,
    revision: &str,
) -> Result<Edition, Answer> {
    let id = RevisionId::parse(revision).filter(|id| id.is_correction());
    let id = id.ok_or_else(|| {
        could_not(format!("»{revision}« er ikke en hasterettelse. Skriv for eksempel 2026-1-r1."))
    })?;
    project.library.correction(document, id).ok_or_else(|| {
        could_not(format!(
            "{} har ingen hasterettelse {id}. Læg den frem: husbog revision correct {document} --revision {}",
            document.name(),
            id.half_year()
        ))
    })
}

fn next_correction(project: &Project, half_year: HalfYear) -> Result<RevisionId, Answer> {
    let closed = project.library.ledger.revisions.keys().filter(|id| id.half_year() == half_year);
    closed.max().map(|newest| newest.next_correction()).ok_or_else(|| {
        could_not(format!("{half_year} er ikke lukket, så der er ikke noget at rette. Ret kladden i stedet."))
    })
}

/// The text that is to be corrected.
fn edition_of(project: &Project, document: DocumentId, id: RevisionId) -> Result<Version<'_>, Answer> {
    project
        .library
        .edition_in(document, id)
        .ok_or_else(|| could_not(format!("{} havde ingen udgave i {}.", document.name(), id.half_year())))
}

/// A correction that was begun under a name that another correction has taken since.
fn no_stray(project: &Project, document: DocumentId, id: RevisionId) -> Result<(), Answer> {
    let is_stray =
        |other: &RevisionId| other.is_correction() && other.half_year() == id.half_year() && *other != id;
    let mut strays = project.library.unsealed().filter(|(source, other)| {
        is_stray(other) && project.library.document_beside(source.path()) == Some(document)
    });
    match strays.next() {
        None => Ok(()),
        Some((source, _)) => Err(could_not(format!(
            "{} ligger der, men den næste hasterettelse hedder {id}. Omdøb filen til {id}.md, få den godkendt til {id}, \
             og kør igen.",
            source.path()
        ))),
    }
}

fn lay_out(desk: &Desk, project: &Project, newest: Version<'_>, id: RevisionId) -> Done {
    let from = newest.text().path();
    let path = from.join(&format!("{id}.md")).ok_or_else(|| could_not(format!("{from} kan ikke rettes.")))?;
    let text = desk.read(from).map_err(|error| unwritten(from, &error))?;
    let text = text.ok_or_else(|| could_not(format!("{from} er der ikke. Hent den først.")))?;
    let emptied = front_matter::edited(&text, |matter| {
        let noteless = retain(matter, "changes", |_| false)?;
        let bare = retain(noteless.as_deref().unwrap_or(matter), "approved", |_| false)?;
        Ok(bare.or(noteless))
    });
    let emptied = emptied.map_err(|why| could_not(format!("{from}: {why}")))?;
    desk.create(&path, emptied.as_deref().unwrap_or(&text)).map_err(|error| unwritten(&path, &error))?;
    Ok(next_steps(project, newest.document, &path, id))
}

fn next_steps(project: &Project, document: DocumentId, path: &ProjectPath, id: RevisionId) -> String {
    let half_year = id.half_year();
    format!(
        "Lagt frem: {}\n\n\
         Sådan kommer du videre:\n\
         1. Ret i filen. Ret kun det, der haster.\n\
         2. Læg en tom note frem, og udfyld den: husbog revision notes {document} --for {id}\n\
         3. Få rettelsen godkendt: husbog revision approve {document} --by bestyrelsen --for {id}\n\
         4. Luk den: husbog revision correct {document} --revision {half_year}\n\
         5. Ret det samme i kladden. Ellers kommer fejlen igen næste halvår.\n\n\
         Fortryder du, så slet filen.\n",
        shown(project, path)
    )
}

fn close(desk: &Desk, project: &Project, correction: &Edition, newest: Version<'_>, in_force: Date) -> Done {
    let (id, document) = (correction.revision, correction.document);
    let proposed = Proposed::of(&project.library, correction.version(), Some(newest));
    let mut obstacles = order(project, document, id, in_force);
    if proposed.fate() == Fate::Unchanged {
        let path = correction.text().path();
        obstacles.push(format!("{}: intet er rettet i {path} endnu.", document.name()));
    }
    obstacles.extend(project.errors_in(correction));
    let closing = Closing { id, in_force, texts: vec![&proposed] };
    closing.close(desk, project, obstacles)?;
    let half_year = id.half_year();
    let later = project.library.editions_of(document).filter_map(Version::revision).find(|later| *later > id);
    let later = later.map(|later| {
        format!("{later} er også lukket og har sin egen tekst. Skal den rettes på samme måde: husbog revision correct \
                 {document} --revision {}\n", later.half_year())
    });
    Ok(format!(
        "{id} er lukket: {} er rettet i {half_year}, og rettelsen gælder fra {}.\n\
         {}Ret det samme i kladden nu. Ellers kommer fejlen igen næste halvår; husbog revision diff {document} viser, hvor \
         kladden siger noget andet.\n\
         Gem det hele i git, også de nye filer: git add -A.\n",
        document.name(),
        words::day(in_force),
        later.unwrap_or_default()
    ))
}

/// What speaks against the day: it lies after what is corrected, and before what is closed already.
fn order(project: &Project, document: DocumentId, id: RevisionId, in_force: Date) -> Vec<String> {
    let revisions = &project.library.ledger.revisions;
    let mut obstacles = Vec::new();
    if let Some((_, before)) =
        revisions.range(..id).next_back().filter(|(_, before)| in_force <= before.in_force)
    {
        obstacles.push(format!(
            "Rettelsen skal træde i kraft senere end {}, som gælder fra {}. Skriv dagen med --in-force.",
            before.id,
            words::day(before.in_force)
        ));
    }
    obstacles.extend(superseded(project, document, id, in_force));
    obstacles
}

/// Says so when another revision is in force on the day.
fn superseded(project: &Project, document: DocumentId, id: RevisionId, in_force: Date) -> Option<String> {
    let revisions = &project.library.ledger.revisions;
    let (_, after) = revisions.range(id..).next().filter(|(_, after)| in_force >= after.in_force)?;
    Some(format!(
        "Fra {} gælder {}. Ret den i stedet: husbog revision correct {document} --revision {}",
        words::day(after.in_force),
        after.id,
        after.id.half_year()
    ))
}
