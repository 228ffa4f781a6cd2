//! `husbog revision diff`: what has changed between two versions, in the terminal.

use clap::Args;

use super::notes::document;
use super::project::Project;
use super::words::titled;
use super::{Done, Place, could_not};
use crate::cli::HELP;
use crate::commands::Answer;
use crate::commands::redline::{Format, shown};
use crate::comparison;
use crate::library::document_id::DocumentId;
use crate::library::edition::{Version, VersionId};
use crate::library::revision::RevisionId;

/// Vis ord for ord, hvad der er ændret fra en udgave til en anden eller til kladden
#[derive(Args, Debug)]
#[command(
    help_template = HELP,
    override_usage = "husbog revision diff [NUMMER] [--from REVISION] [--to REVISION]",
    next_help_heading = "Valg"
)]
pub(super) struct Arguments {
    /// Manualens nummer; uden nummer: alle, der er ændret
    #[arg(value_name = "NUMMER", help_heading = "Valg")]
    document: Option<String>,
    /// Den gamle revision (ellers den sidste før den nye)
    #[arg(long, value_name = "REVISION")]
    from: Option<String>,
    /// Den nye revision (ellers kladde)
    #[arg(long, value_name = "REVISION", default_value = DRAFT, hide_default_value = true)]
    to: String,
    /// Hvordan ændringerne vises: terminal, html, markdown eller json
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

/// What the working text is called here.
const DRAFT: &str = "kladde";

/// Between which versions.
struct Span {
    from: Option<RevisionId>,
    /// The working text when there is none.
    to: Option<RevisionId>,
}

pub(super) fn run(arguments: &Arguments, place: &Place) -> Done {
    let project = Project::read(place)?;
    let span = Span::read(&project, arguments)?;
    if let Some(text) = &arguments.document {
        let document = document(text)?;
        let pair = span.pair(&project, document).ok_or_else(|| nothing_to_compare(&project, document))?;
        return Ok(told(pair, arguments.format));
    }
    let pairs = project.library.documents().filter_map(|document| span.pair(&project, document));
    let changed = pairs.filter(|(old, new)| !comparison::compare(*old, *new).is_empty());
    let output: Vec<String> = changed.map(|pair| told(pair, arguments.format)).collect();
    Ok(match output.is_empty() {
        true => "Intet er ændret.\n".to_owned(),
        false => output.join("\n"),
    })
}

impl Span {
    fn read(project: &Project, arguments: &Arguments) -> Result<Self, Answer> {
        let to = match arguments.to.as_str() {
            DRAFT => None,
            text => Some(closed(project, text)?),
        };
        Ok(Self { from: arguments.from.as_deref().map(|text| closed(project, text)).transpose()?, to })
    }

    /// The two versions of a document, if it has both.
    fn pair<'p>(&self, project: &'p Project, document: DocumentId) -> Option<(Version<'p>, Version<'p>)> {
        let library = &project.library;
        let new = match self.to {
            None => library.working(document)?,
            Some(revision) => library.edition_in(document, revision)?,
        };
        let old = match (self.from, self.to) {
            (Some(revision), _) => library.edition_in(document, revision)?,
            (None, None) => library.newest_edition(document)?,
            (None, Some(revision)) => library
                .editions_of(document)
                .rev()
                .find(|edition| edition.id < VersionId::Edition(revision))?,
        };
        Some((old, new))
    }
}

fn closed(project: &Project, text: &str) -> Result<RevisionId, Answer> {
    let known = &project.library.ledger.revisions;
    RevisionId::parse(text).filter(|id| known.contains_key(id)).ok_or_else(|| {
        let known: Vec<String> = known.keys().map(ToString::to_string).collect();
        could_not(match known.is_empty() {
            true => "Ingen revision er lukket endnu, så der er ikke noget at sammenligne med.".to_owned(),
            false => format!(
                "»{text}« er ikke en lukket revision. Her er {}, og {DRAFT} er det, I skriver på nu.",
                known.join(", ")
            ),
        })
    })
}

fn nothing_to_compare(project: &Project, document: DocumentId) -> Answer {
    let editions: Vec<String> = project
        .library
        .editions_of(document)
        .filter_map(Version::revision)
        .map(|id| id.to_string())
        .collect();
    could_not(match editions.is_empty() {
        true => format!("{} har ingen udgave at sammenligne med.", document.name()),
        false => format!("{} findes ikke i begge. Dens udgaver er {}.", document.name(), editions.join(", ")),
    })
}

fn told((old, new): (Version<'_>, Version<'_>), format: Format) -> String {
    let comparison = comparison::compare(old, new);
    let redline = shown(&comparison.redline, format);
    if !matches!(format, Format::Terminal) {
        return redline;
    }
    let metadata: String = comparison
        .metadata
        .iter()
        .map(|change| format!("{}: {} → {}\n", change.title, said(&change.old), said(&change.new)))
        .collect();
    let heading = format!("{}: fra {} til {}", titled(new), name(old), name(new));
    format!("{heading}\n{}\n{metadata}{redline}", "=".repeat(heading.chars().count()))
}

fn said(text: &str) -> &str {
    if text.is_empty() { "(intet)" } else { text }
}

fn name(version: Version<'_>) -> String {
    version.revision().map_or_else(|| "kladden".to_owned(), |revision| revision.to_string())
}
