//! The list of revisions: a time line, and a table of what became of every document in each of them.

use serde::Serialize;

use super::changes::{self, DocumentChange, Fate, Span};
use super::side::Side;
use super::summary::summary;
use super::{TITLE, editions, shown};
use crate::library::document_id::DocumentId;
use crate::library::identity::Identity;
use crate::library::shelf::{Shelf, Staff};
use crate::output_path::OutputPath;
use crate::outputs::document;
use crate::outputs::frame::Frame;
use crate::site::{Body, Render, Site};
use crate::theme::TemplateError;

/// All revisions.
pub(super) struct RevisionList<'l> {
    pub(super) shelf: Shelf<'l, Staff>,
}

#[derive(Serialize)]
struct Context<'p> {
    page: Frame<'p>,
    /// The newest first.
    line: Vec<Step>,
    /// The oldest first; the table has them the other way round.
    columns: Vec<Side>,
    rows: Vec<Row<'p>>,
}

/// A revision on the time line.
#[derive(Serialize)]
struct Step {
    revision: Side,
    summary: String,
    /// How many documents it consists of.
    documents: usize,
    /// Whether it is the one that all begins with.
    is_first: bool,
}

/// A document in all revisions.
#[derive(Serialize)]
struct Row<'p> {
    number: String,
    title: &'p str,
    link: String,
    cells: Vec<Cell>,
}

/// A document in a revision.
#[derive(Serialize)]
struct Cell {
    /// What became of it; `None` when it was not there yet.
    fate: Option<Fate>,
    revision: String,
    /// The edition that came with the revision; empty when none did.
    edition: String,
    redline: String,
}

/// What each revision brought.
type Brought<'l> = Vec<(Span<'l>, Vec<DocumentChange<'l>>)>;

impl Render<Staff> for RevisionList<'_> {
    fn render(&self, site: &Site<'_, Staff>, path: &OutputPath) -> Result<Body, Box<TemplateError>> {
        let brought = brought(site);
        let context = Context {
            page: Frame::new(
                site,
                path,
                TITLE,
                "Hvornår manualerne er ændret, og hvad der skete med hver af dem.",
            ),
            line: brought.iter().rev().map(|(span, documents)| step(site, path, *span, documents)).collect(),
            columns: brought.iter().map(|(span, _)| Side::of(site, path, span.new)).collect(),
            rows: site
                .shelf()
                .documents()
                .filter_map(|document| row(site, path, &brought, document))
                .collect(),
        };
        site.template("revisions.html", &context)
    }

    fn documents(&self) -> Vec<Identity> {
        editions(&self.shelf)
    }
}

fn brought<'l>(site: &Site<'l, Staff>) -> Brought<'l> {
    let mut old = None;
    let spans = site.shelf().ledger().revisions.values().map(|new| Span { old: old.replace(new), new });
    spans.map(|span| (span, changes::documents(site, span))).collect()
}

fn step(site: &Site<'_, Staff>, path: &OutputPath, span: Span<'_>, documents: &[DocumentChange<'_>]) -> Step {
    Step {
        revision: Side::of(site, path, span.new),
        summary: summary(documents),
        documents: documents.len(),
        is_first: span.old.is_none(),
    }
}

/// A document in all revisions; `None` for one that never was closed.
fn row<'l>(
    site: &Site<'l, Staff>,
    path: &OutputPath,
    brought: &Brought<'l>,
    document: DocumentId,
) -> Option<Row<'l>> {
    let newest = site.shelf().editions(document).next_back()?;
    let address = site.plan().address_of_document(document);
    Some(Row {
        number: document::number(newest),
        title: newest.title(),
        link: address.map(|to| site.link(path, to)).unwrap_or_default(),
        cells: brought
            .iter()
            .map(|(span, documents)| cell(site, path, (*span, documents), document))
            .collect(),
    })
}

fn cell(
    site: &Site<'_, Staff>,
    path: &OutputPath,
    (span, documents): (Span<'_>, &[DocumentChange<'_>]),
    document: DocumentId,
) -> Cell {
    let revision = span.new.id.to_string();
    let Some(change) = documents.iter().find(|change| change.new.document == document) else {
        return Cell { fate: None, revision, edition: String::new(), redline: String::new() };
    };
    let own = change.new.revision().filter(|id| *id == span.new.id);
    let edition = own.and_then(|_| site.plan().address_of_version(document, change.new.id));
    Cell {
        fate: Some(change.fate),
        revision,
        edition: edition.map(|to| site.link(path, to)).unwrap_or_default(),
        redline: shown::redline(site, path, change).unwrap_or_default(),
    }
}
