//! `husbog revision status`: what closing would do. Judges nothing.

mod human;

use clap::{Args, ValueEnum};
use jiff::civil::Date;
use serde::Serialize;

use super::close::earliest;
use super::project::{Project, tidied_first};
use super::proposal::{Approved, Fate, Proposal, Proposed, Untold};
use super::{Done, Place, could_not, tidy, words};
use crate::cli::HELP;
use crate::comparison::Part;
use crate::disk::revise::Desk;
use crate::library::document_id::DocumentId;
use crate::library::ledger::Revision;
use crate::library::manual;
use crate::library::revision::RevisionId;
use crate::personal;
use crate::redline;

/// Se, hvad der er ændret, og hvad der mangler, før revisionen kan lukkes
#[derive(Args, Debug)]
#[command(help_template = HELP, override_usage = "husbog revision status [VALG]", next_help_heading = "Valg")]
pub(super) struct Arguments {
    /// Den revision, der regnes med (ellers den næste)
    #[arg(long = "for", value_name = "REVISION")]
    revision: Option<String>,
    /// Hvordan det vises: human eller json
    #[arg(
        long,
        value_name = "FORM",
        value_enum,
        default_value_t,
        hide_default_value = true,
        hide_possible_values = true
    )]
    format: Format,
}

#[derive(ValueEnum, Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Format {
    /// Til mennesker
    #[default]
    Human,
    /// Til programmer
    Json,
}

/// What closing would do.
#[derive(Serialize)]
struct Status {
    revision: RevisionId,
    /// The day it comes into force when nothing else is said.
    in_force: Date,
    /// What is in force now.
    current: Option<Closed>,
    /// What is closed and not in force yet.
    coming: Vec<Closed>,
    documents: Vec<DocumentStatus>,
    drafts: Vec<DocumentId>,
    without_text: Vec<DocumentId>,
    corrections: Vec<CorrectionStatus>,
    overdue_reviews: Vec<Review>,
    /// What nothing has been decided about, but for what must not be shown again.
    open_experiences: Vec<OpenExperience>,
}

#[derive(Serialize)]
struct Closed {
    revision: RevisionId,
    since: Date,
}

#[derive(Serialize)]
struct DocumentStatus {
    document: DocumentId,
    title: String,
    fate: Fate,
    sections: Vec<SectionStatus>,
    metadata: Vec<&'static str>,
    missing_notes: Vec<String>,
    unfilled_notes: Vec<String>,
    idle_notes: Vec<String>,
    approval: ApprovalStatus,
}

#[derive(Serialize)]
struct SectionStatus {
    title: String,
    anchor: String,
    fate: redline::Fate,
    is_core: bool,
    note: NoteStatus,
}

/// Whether a note tells of a change.
#[derive(Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
enum NoteStatus {
    /// None does.
    Missing,
    /// One is laid out and not filled in.
    Unfilled,
    /// One does.
    Written,
}

#[derive(Serialize)]
#[serde(tag = "state", content = "by", rename_all = "lowercase")]
enum ApprovalStatus {
    Missing,
    Void(Vec<String>),
    Example,
    Given(Vec<String>),
}

#[derive(Serialize)]
struct CorrectionStatus {
    document: DocumentId,
    revision: RevisionId,
}

#[derive(Serialize)]
struct Review {
    document: DocumentId,
    review_by: Date,
}

#[derive(Serialize)]
struct OpenExperience {
    id: String,
    document: DocumentId,
    experience: String,
}

pub(super) fn run(arguments: &Arguments, place: &Place) -> Done {
    let tidied = tidied(place);
    let project = Project::read(place)?;
    let revision = match &arguments.revision {
        None => project.next(),
        Some(text) => RevisionId::parse(text)
            .ok_or_else(|| could_not(format!("»{text}« er ikke en revision. Skriv for eksempel 2026-2.")))?,
    };
    let status = Status::of(&project, revision);
    Ok(match arguments.format {
        Format::Human => tidied + &status.human(),
        Format::Json => format!("{:#}\n", serde_json::json!(status)),
    })
}

/// What was left undone is done first, where that can be: looking must always be possible.
fn tidied(place: &Place) -> String {
    let Ok(desk) = Desk::sit_down(&place.root) else { return String::new() };
    let Ok(project) = Project::read(place) else { return String::new() };
    tidy::finish(&desk, &project.library).map_or_else(|_| String::new(), |tidied| tidied_first(&tidied))
}

impl Status {
    fn of(project: &Project, revision: RevisionId) -> Self {
        let Project { library, today, .. } = project;
        let proposal = Proposal::of(library);
        let closed = |revision: &Revision| Closed { revision: revision.id, since: revision.in_force };
        let document = |proposed: &Proposed<'_>| DocumentStatus::of(project, proposed, revision);
        let corrections = library.corrections().map(|correction| CorrectionStatus {
            document: correction.document,
            revision: correction.revision,
        });
        let reviews = proposal.documents.iter().filter_map(|proposed| {
            let (review_by, state) = proposed.version.manual_matter()?.review(*today)?;
            let document = proposed.version.document;
            (state == manual::Review::Overdue).then_some(Review { document, review_by })
        });
        let experiences = library.experiences.open().map(|open| OpenExperience {
            id: open.id.value.clone(),
            document: DocumentId::Manual(open.manual.value),
            experience: personal::masked(&open.experience.value).into_owned(),
        });
        Self {
            revision,
            in_force: earliest(project, revision),
            current: library.ledger.in_force(*today).map(closed),
            coming: library.ledger.coming(*today).map(closed).collect(),
            documents: proposal.documents.iter().map(document).collect(),
            drafts: proposal.drafts.iter().map(|draft| draft.document).collect(),
            without_text: proposal.lost.clone(),
            corrections: corrections.collect(),
            overdue_reviews: reviews.collect(),
            open_experiences: experiences.collect(),
        }
    }

    fn of_fate(&self, fate: Fate) -> impl Iterator<Item = &DocumentStatus> {
        self.documents.iter().filter(move |document| document.fate == fate)
    }
}

impl DocumentStatus {
    fn of(project: &Project, proposed: &Proposed<'_>, revision: RevisionId) -> Self {
        let names = |untold: Vec<Untold>| untold.into_iter().map(|untold| untold.anchor).collect::<Vec<_>>();
        let missing = names(proposed.unbegun());
        let mut unfilled = names(proposed.untold());
        unfilled.retain(|anchor| !missing.contains(anchor));
        let version = proposed.version;
        let sections = proposed.parts().filter_map(|part| {
            let Part::Section(section) = part else { return None };
            Some(SectionStatus {
                title: part.title(),
                anchor: part.anchor().to_owned(),
                fate: section.fate,
                is_core: proposed.is_core(part),
                note: match part.anchor() {
                    anchor if missing.iter().any(|missing| missing == anchor) => NoteStatus::Missing,
                    anchor if unfilled.iter().any(|unfilled| unfilled == anchor) => NoteStatus::Unfilled,
                    _ => NoteStatus::Written,
                },
            })
        });
        let idle = proposed.idle_notes();
        Self {
            document: version.document,
            title: version.title().to_owned(),
            fate: proposed.fate(),
            sections: sections.collect(),
            metadata: proposed.metadata().collect(),
            missing_notes: missing.clone(),
            unfilled_notes: unfilled.clone(),
            idle_notes: idle.into_iter().map(|note| note.section.value.as_str().to_owned()).collect(),
            approval: ApprovalStatus::of(proposed.approved(&project.library, revision)),
        }
    }

    fn is_changed(&self) -> bool {
        self.fate != Fate::Unchanged
    }
}

impl ApprovalStatus {
    fn of(approved: Approved<'_>) -> Self {
        match approved {
            Approved::Missing => Self::Missing,
            Approved::Void(void) => {
                Self::Void(void.into_iter().map(|approval| approval.by.clone()).collect())
            }
            Approved::Given(given) if given.iter().all(|approval| approval.is_example()) => Self::Example,
            Approved::Given(given) => {
                let told = |day| words::day(day);
                let real = given.into_iter().filter(|approval| !approval.is_example());
                Self::Given(real.map(|approval| format!("{}, {}", approval.by, told(approval.on))).collect())
            }
        }
    }
}

/// Looks, as people do after a machine has stopped.
#[cfg(test)]
pub(super) fn for_tests(place: &Place) -> Done {
    run(&Arguments { revision: None, format: Format::Human }, place)
}
