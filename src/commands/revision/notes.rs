//! `husbog revision notes`: lays out an empty note for each part that has changed and that no note tells of.

use clap::Args;

use super::project::{Project, at_desk};
use super::proposal::{Fate, Proposal, Proposed, Untold};
use super::writing::{planned, shown, write};
use super::{Done, Place, could_not, words};
use crate::cli::HELP;
use crate::disk::revise::Desk;
use crate::library::document_id::DocumentId;
use crate::yaml::edit::with_item;

/// Læg tomme ændringsnoter frem i de tekster, der er ændret
#[derive(Args, Debug)]
#[command(help_template = HELP, override_usage = "husbog revision notes [NUMMER]... [VALG]", next_help_heading = "Valg")]
pub(super) struct Arguments {
    /// De manualer, det gælder, for eksempel 5; uden nummer: alle ændrede
    #[arg(value_name = "NUMMER", help_heading = "Valg")]
    documents: Vec<String>,
    /// En hasterettelse, for eksempel 2026-1-r1
    #[arg(long = "for", value_name = "REVISION")]
    correction: Option<String>,
}

pub(super) fn run(arguments: &Arguments, place: &Place) -> Done {
    at_desk(place, |desk, project| match &arguments.correction {
        None => in_working_texts(desk, project, &arguments.documents),
        Some(revision) => in_correction(desk, project, &arguments.documents, revision),
    })
}

fn in_working_texts(desk: &Desk, project: &Project, wanted: &[String]) -> Done {
    let library = &project.library;
    let wanted = wanted.iter().map(|text| document(text)).collect::<Result<Vec<_>, _>>()?;
    if wanted.is_empty() {
        let proposal = Proposal::of(library);
        return lay_out(desk, project, &proposal.changed().collect::<Vec<_>>());
    }
    let mut proposed = Vec::new();
    for document in wanted {
        let version = project.working(document)?;
        proposed.push(Proposed::of(library, version, library.newest_edition(document)));
    }
    lay_out(desk, project, &proposed.iter().collect::<Vec<_>>())
}

fn in_correction(desk: &Desk, project: &Project, wanted: &[String], revision: &str) -> Done {
    let [wanted] = wanted else {
        return Err(could_not("Skriv også, hvilken manual hasterettelsen er til, for eksempel 5."));
    };
    let library = &project.library;
    let correction = super::correct::in_the_making(project, document(wanted)?, revision)?;
    let before = library.edition_in(correction.document, correction.revision);
    lay_out(desk, project, &[&Proposed::of(library, correction.version(), before)])
}

/// Reads the number of a manual, or what the agreement is called.
pub(super) fn document(text: &str) -> Result<DocumentId, crate::commands::Answer> {
    DocumentId::parse(text).ok_or_else(|| {
        could_not(format!(
            "»{text}« er ikke et manualnummer. Skriv for eksempel 5, 2.C eller partnerskabsaftale."
        ))
    })
}

fn lay_out(desk: &Desk, project: &Project, proposed: &[&Proposed<'_>]) -> Done {
    let mut changes = Vec::new();
    let mut told = String::new();
    for proposed in proposed.iter().filter(|proposed| proposed.fate() != Fate::Unchanged) {
        let unbegun = proposed.unbegun();
        let change = planned(desk, proposed.version.text(), |matter| {
            let mut changed = None;
            for Untold { anchor, .. } in &unbegun {
                changed = Some(with_item(changed.as_deref().unwrap_or(matter), "changes", &stub(anchor))?);
            }
            Ok(changed)
        })?;
        if let Some(change) = change {
            let titles: Vec<String> =
                unbegun.iter().map(|untold| format!("{} ({})", untold.title, untold.anchor)).collect();
            told += &format!("{}: {}\n", shown(project, &change.path), words::listed(&titles));
            changes.push(change);
        }
    }
    write(desk, &changes)?;
    Ok(match told.is_empty() {
        true => "Der mangler ingen tomme noter.\n".to_owned(),
        false => format!("{told}\n{ADVICE}"),
    })
}

const ADVICE: &str = "Noterne ligger øverst i filerne. Skriv, hvor der står udfyld: hvad der er ændret (what), og hvorfor (why).\n\
    kind er minor, når arbejdet er det samme, major, når vi skal gøre noget andet, og correction, når en fejl er rettet.\n";

fn stub(section: &str) -> String {
    format!("section: {section}\nkind: minor\nwhat: udfyld\nwhy: udfyld")
}
