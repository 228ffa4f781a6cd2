//! `husbog revision close`: makes editions of all texts that are new or changed, and writes the revision into the ledger.
//!
//! The editions are laid beside the working texts first. An edition that the ledger does not name does not exist, so
//! renaming the new ledger into place is the one step that closes the revision. What is tidied up afterwards, any later
//! command can finish.

use std::collections::BTreeMap;

use clap::Args;
use jiff::civil::Date;

use super::entry::Entry;
use super::project::{Project, at_desk};
use super::proposal::{self, Fate, Proposal, Proposed};
use super::writing::{as_it_lies, shown, unwritten};
use super::{Done, Place, could_not, refused, tidy, words};
use crate::cli::{HELP, color};
use crate::commands::Answer;
use crate::diagnostic::{Severity, terminal};
use crate::disk::revise::Desk;
use crate::library::edition::Version;
use crate::library::ledger;
use crate::library::revision::RevisionId;
use crate::source::ProjectPath;

/// Luk en revision: de nye og ændrede tekster bliver til udgaver
#[derive(Args, Debug)]
#[command(help_template = HELP, override_usage = "husbog revision close REVISION [VALG]", next_help_heading = "Valg")]
pub(super) struct Arguments {
    /// Revisionens navn, for eksempel 2026-2
    #[arg(value_name = "REVISION", help_heading = "Valg")]
    revision: String,
    /// Den dag, den træder i kraft (ellers halvårets første dag, hvis den ikke er gået)
    #[arg(long, value_name = "ÅÅÅÅ-MM-DD")]
    in_force: Option<Date>,
}

/// What is to be closed.
pub(super) struct Closing<'p, 'l> {
    pub(super) id: RevisionId,
    pub(super) in_force: Date,
    pub(super) texts: Vec<&'p Proposed<'l>>,
}

pub(super) fn run(arguments: &Arguments, place: &Place) -> Done {
    at_desk(place, |desk, project| {
        let id = half_year(&arguments.revision)?;
        let in_force = arguments.in_force.unwrap_or_else(|| id.half_year().first_day());
        let proposal = Proposal::of(&project.library);
        let closing = Closing { id, in_force, texts: proposal.changed().collect() };
        let mut obstacles = order(project, id, in_force);
        if arguments.in_force.is_none() && obstacles.is_empty() && in_force < project.today {
            obstacles.push(format!(
                "{id} ville gælde fra {}, og den dag er gået. Skriv selv, hvornår den træder i kraft: --in-force {}",
                words::day(in_force),
                earliest(project, id)
            ));
        }
        if closing.texts.is_empty() {
            obstacles.push("Intet er ændret siden sidst, så der er ikke noget at lukke.".to_owned());
        }
        closing.close(desk, project, obstacles)?;
        tidy::finish(desk, &Project::read(place)?.library)?;
        Ok(told(project, &closing, &proposal))
    })
}

fn half_year(text: &str) -> Result<RevisionId, Answer> {
    let id = RevisionId::parse(text).ok_or_else(|| {
        could_not(format!("»{text}« er ikke en revision. Skriv året og halvåret: 2026-1 eller 2026-2."))
    })?;
    if id.is_correction() {
        let half_year = id.half_year();
        return Err(could_not(format!(
            "{id} er en hasterettelse. Skriv husbog revision correct NUMMER --revision {half_year}."
        )));
    }
    Ok(id)
}

/// The first day on which a revision can come into force from now on.
pub(super) fn earliest(project: &Project, id: RevisionId) -> Date {
    let after = project.library.ledger.newest().map(|newest| newest.in_force.tomorrow().unwrap_or(Date::MAX));
    id.half_year().first_day().max(project.today).max(after.unwrap_or(Date::MIN))
}

/// What speaks against the name and the day.
fn order(project: &Project, id: RevisionId, in_force: Date) -> Vec<String> {
    let Some(newest) = project.library.ledger.newest() else { return Vec::new() };
    let mut obstacles = Vec::new();
    if project.library.ledger.revisions.contains_key(&id) {
        return vec![format!("{id} er allerede lukket. Den næste hedder {}.", project.next())];
    }
    if id <= newest.id {
        obstacles.push(format!(
            "{id} ligger før {}, som er lukket. Den næste hedder {}.",
            newest.id,
            project.next()
        ));
    }
    if in_force <= newest.in_force {
        obstacles.push(format!(
            "{id} skal træde i kraft senere end {}, som gælder fra {}. Skriv dagen: --in-force {}",
            newest.id,
            words::day(newest.in_force),
            earliest(project, id)
        ));
    }
    obstacles
}

impl Closing<'_, '_> {
    /// Closes, unless something is in the way: then everything that is is told, and nothing is written.
    pub(super) fn close(
        &self,
        desk: &Desk,
        project: &Project,
        mut obstacles: Vec<String>,
    ) -> Result<(), Answer> {
        let library = &project.library;
        obstacles.extend(proposal::obstacles(&self.texts, library, self.id));
        let mut editions = Vec::new();
        for text in &self.texts {
            editions.push(self.edition(desk, text.version, &mut obstacles)?);
        }
        refuse(project, &obstacles)?;
        let sealed = self.texts.iter().zip(&editions);
        let sealed = sealed.map(|(text, edition)| {
            (text.version.document, (edition.path.clone(), library.seal(text.version)))
        });
        let entry = Entry {
            id: self.id,
            in_force: self.in_force,
            closed: project.today,
            editions: sealed.collect::<BTreeMap<_, _>>(),
        };
        let path = ProjectPath::new(ledger::FILE).expect("a constant path is a path");
        let old = desk.read(&path).map_err(|error| unwritten(&path, &error))?;
        let new =
            entry.added_to(old.as_deref(), library).map_err(|why| could_not(format!("{path}: {why}")))?;
        for edition in editions.iter().filter(|edition| !edition.is_there) {
            desk.create(&edition.path, &edition.text).map_err(|error| unwritten(&edition.path, &error))?;
        }
        let written = match old {
            Some(old) => desk.replace(&path, &old, &new),
            None => desk.create(&path, &new),
        };
        written.map_err(|error| unwritten(&path, &error))
    }

    /// The edition a text will be: the file exactly as it lies. One that is there already, from a closing that was cut
    /// off, is taken as it is when it is the same.
    fn edition(
        &self,
        desk: &Desk,
        version: Version<'_>,
        obstacles: &mut Vec<String>,
    ) -> Result<NewEdition, Answer> {
        let from = version.text();
        let text = as_it_lies(desk, from)?;
        let path = from.path().join(&format!("{}.md", self.id)).expect("a name beside a file is a path");
        let lying = desk.read(&path).map_err(|error| unwritten(&path, &error))?;
        let is_there = lying.as_ref() == Some(&text);
        if lying.is_some() && !is_there {
            obstacles.push(format!(
                "{}: filen {path} ligger der allerede, og der står noget andet i den end i kladden. Er den tilovers fra en lukning, der blev afbrudt, så slet den. Ellers flyt den.",
                version.document.name()
            ));
        }
        Ok(NewEdition { path, text, is_there })
    }
}

/// An edition about to be written.
struct NewEdition {
    path: ProjectPath,
    text: String,
    is_there: bool,
}

/// Refuses when something is in the way, or when the project has errors.
fn refuse(project: &Project, obstacles: &[String]) -> Result<(), Answer> {
    let report = project.report();
    if obstacles.is_empty() && !report.has_errors() {
        return Ok(());
    }
    let mut output = terminal::render(&report, Severity::Error, color());
    output.push_str("Revisionen kan ikke lukkes endnu. Intet er skrevet.\n");
    for obstacle in obstacles {
        let mut letters = obstacle.chars();
        let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
        output.push_str(&format!("- {first}{}\n", letters.as_str()));
    }
    if report.has_errors() {
        output.push_str(&format!(
            "- Der er {} i teksterne (ovenfor). Ret dem først.\n",
            Severity::Error.counted(report.count(Severity::Error))
        ));
    }
    Err(refused(output))
}

fn told(project: &Project, closing: &Closing<'_, '_>, proposal: &Proposal<'_>) -> String {
    let of = |wanted: Fate| {
        let texts = closing.texts.iter().filter(move |text| text.fate() == wanted);
        words::documents(texts.map(|text| text.version.document))
    };
    let unchanged = proposal.documents.iter().filter(|text| text.fate() == Fate::Unchanged);
    let lines = [
        ("Nye", of(Fate::New)),
        ("Ændret", of(Fate::Changed)),
        ("Udgår", of(Fate::Retired)),
        ("Som før", words::documents(unchanged.map(|text| text.version.document))),
        ("Kladder, som ikke kom med", words::documents(proposal.drafts.iter().map(|draft| draft.document))),
    ];
    let lines: String = lines
        .iter()
        .filter(|(_, which)| !which.is_empty())
        .map(|(what, which)| format!("{what}: {which}.\n"))
        .collect();
    format!(
        "{} er lukket. Den gælder fra {}.\n\n{lines}\nUdgaverne ligger ved siden af kladderne, og revisionen står i {}.\n\
         Gem det hele i git nu, også de nye filer: git add -A. Se efter med: husbog revision verify\n",
        closing.id,
        words::day(closing.in_force),
        shown(project, &ProjectPath::new(ledger::FILE).expect("a constant path is a path")),
    )
}

#[cfg(test)]
mod tests;
