//! `husbog revision approve`: writes into a text that somebody has approved it as it stands.

use clap::Args;
use jiff::civil::Date;

use super::notes::document;
use super::project::{Project, at_desk};
use super::proposal::{Fate, Proposal, Proposed};
use super::writing::{planned, shown, write};
use super::{Done, Place, correct, could_not, words};
use crate::cli::HELP;
use crate::commands::Answer;
use crate::disk::revise::Desk;
#[cfg(test)]
use crate::library::change::Approval;
use crate::library::edition::{Edition, Version};
use crate::library::revision::RevisionId;
use crate::placeholder;
use crate::yaml::edit::{retain, with_item, without};
use crate::yaml::{Node, written};

/// Skriv ind, at nogen har godkendt en tekst, som den står nu
#[derive(Args, Debug)]
#[command(
    help_template = HELP,
    override_usage = "husbog revision approve NUMMER... --by HVEM --for REVISION\n      husbog revision approve --all --by HVEM --for REVISION",
    next_help_heading = "Valg"
)]
pub(super) struct Arguments {
    /// De manualer, der er godkendt, for eksempel 5 7 2.C
    #[arg(value_name = "NUMMER", help_heading = "Valg", required_unless_present = "all")]
    documents: Vec<String>,
    /// Alle, der er nye eller ændrede
    #[arg(long, conflicts_with = "documents")]
    all: bool,
    /// Hvem der har godkendt, for eksempel bestyrelsen; eksempel betyder, at ingen har
    #[arg(long, value_name = "HVEM")]
    by: String,
    /// Den revision, teksten er godkendt til, for eksempel 2026-2
    #[arg(long = "for", value_name = "REVISION")]
    revision: String,
    /// Den dag, den blev godkendt (ellers i dag)
    #[arg(long, value_name = "ÅÅÅÅ-MM-DD")]
    on: Option<Date>,
}

/// What is written of an approval.
struct Approving<'a> {
    by: &'a str,
    on: Date,
    revision: RevisionId,
}

pub(super) fn run(arguments: &Arguments, place: &Place) -> Done {
    let by = arguments.by.trim();
    if by.is_empty() || placeholder::is_value(by) || by.chars().any(char::is_control) {
        return Err(could_not("Skriv, hvem der har godkendt, for eksempel --by bestyrelsen."));
    }
    at_desk(place, |desk, project| {
        let revision = coming(project, &arguments.revision)?;
        let approving = Approving { by, on: arguments.on.unwrap_or(project.today), revision };
        if revision.is_correction() {
            let corrections = wanted_corrections(project, arguments)?;
            let versions: Vec<Proposed<'_>> = corrections.iter().map(|one| proposed(project, one)).collect();
            return approve(desk, project, &versions.iter().collect::<Vec<_>>(), &approving);
        }
        let proposal = Proposal::of(&project.library);
        let wanted = wanted(project, &proposal, arguments)?;
        approve(desk, project, &wanted, &approving)
    })
}

/// A revision that is not closed yet.
fn coming(project: &Project, text: &str) -> Result<RevisionId, Answer> {
    let id = RevisionId::parse(text).ok_or_else(|| {
        could_not(format!("»{text}« er ikke en revision. Skriv for eksempel {}.", project.next()))
    })?;
    if project.library.ledger.revisions.contains_key(&id) {
        let next = project.next();
        return Err(could_not(format!(
            "{id} er lukket. Skal teksten godkendes til den næste, så skriv --for {next}."
        )));
    }
    let newest = project.library.ledger.newest().map(|newest| newest.id);
    if !id.is_correction() && newest.is_some_and(|newest| id < newest) {
        let next = project.next();
        return Err(could_not(format!("{id} ligger før det, der er lukket. Den næste er {next}.")));
    }
    Ok(id)
}

fn wanted_corrections(project: &Project, arguments: &Arguments) -> Result<Vec<Edition>, Answer> {
    if arguments.all {
        return Err(could_not("En hasterettelse gælder én manual. Skriv dens nummer i stedet for --all."));
    }
    let numbers = arguments.documents.iter();
    numbers.map(|text| correct::in_the_making(project, document(text)?, &arguments.revision)).collect()
}

fn proposed<'a>(project: &'a Project, correction: &'a Edition) -> Proposed<'a> {
    let before = project.library.edition_in(correction.document, correction.revision);
    Proposed::of(&project.library, correction.version(), before)
}

fn wanted<'p, 'l>(
    project: &Project,
    proposal: &'p Proposal<'l>,
    arguments: &Arguments,
) -> Result<Vec<&'p Proposed<'l>>, Answer> {
    if arguments.all {
        return Ok(proposal.changed().collect());
    }
    let mut wanted: Vec<&Proposed<'l>> = Vec::new();
    for text in &arguments.documents {
        let version = project.working(document(text)?)?;
        let found = proposal.documents.iter().find(|proposed| proposed.version.document == version.document);
        let found = approvable(version, found)?;
        if !wanted.iter().any(|known| known.version.document == version.document) {
            wanted.push(found);
        }
    }
    Ok(wanted)
}

/// A text that there is something to approve in.
fn approvable<'p, 'l>(
    version: Version<'_>,
    found: Option<&'p Proposed<'l>>,
) -> Result<&'p Proposed<'l>, Answer> {
    let name = version.document.name();
    match found {
        None => Err(could_not(format!(
            "{name} er en kladde (draft: true). Slet den linje, når teksten er klar til at blive godkendt."
        ))),
        Some(found) if found.fate() == Fate::Unchanged => Err(could_not(format!(
            "{name} er ikke ændret siden sidst, så der er ikke noget at godkende. Intet er skrevet."
        ))),
        Some(found) => Ok(found),
    }
}

fn approve(desk: &Desk, project: &Project, wanted: &[&Proposed<'_>], approving: &Approving<'_>) -> Done {
    if wanted.is_empty() {
        return Err(could_not("Intet er ændret, så der er ikke noget at godkende."));
    }
    let mut changes = Vec::new();
    for proposed in wanted {
        let seal = project.library.approvable(proposed.version).to_string();
        let change = planned(desk, proposed.version.text(), |matter| {
            let changed = with_approval(matter, &approving.item(&seal), |item| !approving.is_told_by(item))?;
            Ok(Some(changed))
        })?;
        changes.extend(change);
    }
    write(desk, &changes)?;
    let files: String =
        changes.iter().map(|change| format!("  {}\n", shown(project, &change.path))).collect();
    let names = words::documents(wanted.iter().map(|proposed| proposed.version.document));
    Ok(format!(
        "Skrevet ind, at {names} er godkendt til {} af {}, {}:\n{files}{}",
        approving.revision,
        approving.by,
        words::day(approving.on),
        notes_missing(wanted)
    ))
}

/// What is said when the approval will not last: the notes are part of what was approved.
fn notes_missing(wanted: &[&Proposed<'_>]) -> String {
    let missing: Vec<Version<'_>> = wanted
        .iter()
        .filter(|proposed| !proposed.untold().is_empty())
        .map(|proposed| proposed.version)
        .collect();
    match missing.is_empty() {
        true => String::new(),
        false => format!(
            "\nDer mangler noter i {}. Noterne hører med til det, der godkendes: skriver du dem, skal teksten godkendes igen.\n",
            words::documents(missing.iter().map(|version| version.document))
        ),
    }
}

/// Front matter with one approval more, in the place of those for which `keep` does not hold. Refused if anything but
/// the approvals would be otherwise: an approval must not void itself.
fn with_approval(
    matter: &str,
    item: &str,
    keep: impl Fn(&Node) -> bool,
) -> Result<String, crate::yaml::edit::Refused> {
    let kept = retain(matter, "approved", keep)?;
    let changed = with_item(kept.as_deref().unwrap_or(matter), "approved", item)?;
    match without(&changed, "approved") == without(matter, "approved") {
        true => Ok(changed),
        false => Err(crate::yaml::edit::Refused::Unclear("approved".to_owned())),
    }
}

impl Approving<'_> {
    fn item(&self, seal: &str) -> String {
        let Self { by, on, revision } = self;
        format!("by: {}\non: {on}\nfor: {revision}\ntext: \"{seal}\"", written(by))
    }

    /// Whether an approval is an older one by the same people for the same revision.
    fn is_told_by(&self, item: &Node) -> bool {
        let text = |key: &str| item.entry(key).and_then(Node::as_text);
        text("by") == Some(self.by) && text("for") == Some(self.revision.to_string().as_str())
    }
}

/// Approves all that has changed.
#[cfg(test)]
pub(super) fn for_tests(revision: &str, place: &Place) -> Done {
    let (by, revision) = (Approval::EXAMPLE.to_owned(), revision.to_owned());
    run(&Arguments { documents: Vec::new(), all: true, by, revision, on: None }, place)
}
