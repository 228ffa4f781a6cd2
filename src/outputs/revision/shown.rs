//! What became of documents, as the pages of revisions show it: with titles, links and words.

use serde::Serialize;

use super::called;
use super::changes::{DocumentChange, Fate, Note};
use crate::comparison::{MetadataChange, Part};
use crate::library::change::ChangedPart;
use crate::library::document_id::DocumentId;
use crate::library::edition::Version;
use crate::library::shelf::Staff;
use crate::output_path::OutputPath;
use crate::outputs::document;
use crate::site::Site;

/// Where on the page of a redline the front matter stands.
const METADATA: &str = "_oplysninger";
/// What the ids of sections on such a page begin with.
const SECTION: &str = "_afsnit-";

/// A document and what became of it.
#[derive(Serialize)]
pub(super) struct Shown<'p> {
    /// The number of a manual; empty for the agreement.
    number: String,
    title: &'p str,
    /// What it is about.
    summary: &'p str,
    fate: Fate,
    /// Where it is read today.
    link: String,
    /// The edition this is about: its revision and its page.
    edition: String,
    edition_link: String,
    /// What changed, in the text itself; empty when there is nothing to show.
    redline: String,
    /// The counts of the redline, as it says them; empty when there is none.
    sentence: String,
    inserted: usize,
    deleted: usize,
    moves: usize,
    /// What the front matter tells readers otherwise.
    metadata: Vec<MetadataChange>,
    notes: Vec<ShownNote>,
    /// What changed without a note, by titles.
    without_note: Vec<String>,
}

/// A change note beside the section it is about.
#[derive(Serialize)]
pub(super) struct ShownNote {
    /// Its id on the page.
    id: String,
    title: String,
    #[serde(flatten)]
    note: document::Note,
    /// The section in the redline; empty when there is none.
    redline: String,
    text: Option<TextLink>,
}

/// Where the text a note is about can be read.
#[derive(Serialize)]
struct TextLink {
    link: String,
    text: String,
}

/// A document, as the page at `path` shows it.
pub(super) fn document<'p>(
    site: &Site<'_, Staff>,
    path: &OutputPath,
    change: &DocumentChange<'p>,
) -> Shown<'p> {
    let (new, plan) = (change.new, site.plan());
    let to = |address: Option<&OutputPath>| address.map(|to| site.link(path, to)).unwrap_or_default();
    let counts = change.comparison.as_ref().map(|comparison| comparison.redline.counts);
    let counted = counts.unwrap_or_default();
    Shown {
        number: document::number(new),
        title: new.title(),
        summary: new.summary(),
        fate: change.fate,
        link: to(plan.address_of_document(new.document)),
        edition: new.revision().map(|revision| revision.to_string()).unwrap_or_default(),
        edition_link: to(plan.address_of_version(new.document, new.id)),
        redline: redline(site, path, change).unwrap_or_default(),
        sentence: counts.map(|counts| counts.sentence()).unwrap_or_default(),
        inserted: counted.inserted,
        deleted: counted.deleted,
        moves: counted.moves,
        metadata: change.comparison.as_ref().map(|made| made.metadata.clone()).unwrap_or_default(),
        notes: change
            .notes
            .iter()
            .enumerate()
            .map(|(at, &note)| self::note(site, path, change, (at, note)))
            .collect(),
        without_note: change.without_note(),
    }
}

/// A note, as the page at `path` shows it; `at` is its place among those of the document.
pub(super) fn note(
    site: &Site<'_, Staff>,
    path: &OutputPath,
    change: &DocumentChange<'_>,
    (at, note): (usize, Note<'_>),
) -> ShownNote {
    ShownNote {
        id: note_id(change.new.document, at),
        title: change.title(note),
        note: document::note(site, note.version, note.change),
        redline: section_in_redline(site, path, change, note).unwrap_or_default(),
        text: text_link(site, path, change, note),
    }
}

/// The id of a document's note on a page of revisions.
pub(super) fn note_id(document: DocumentId, at: usize) -> String {
    let slug = document.number().map_or_else(|| document.to_string(), |number| number.slug());
    format!("_note-{slug}-{}", at + 1)
}

/// The document and the section that a note is about: `Manual 5, Sådan gør vi`.
pub(super) fn place(change: &DocumentChange<'_>, note: Note<'_>) -> String {
    match note.change.section.value {
        ChangedPart::All => called(change.new),
        _ => format!("{}, {}", called(change.new), change.title(note)),
    }
}

/// The redline of what became of a document, seen from the page at `path`.
pub(super) fn redline(
    site: &Site<'_, Staff>,
    path: &OutputPath,
    change: &DocumentChange<'_>,
) -> Option<String> {
    let old = change.old.filter(|_| change.comparison.is_some())?;
    document::redline_link(site, path, (old, change.new))
}

fn section_in_redline(
    site: &Site<'_, Staff>,
    path: &OutputPath,
    change: &DocumentChange<'_>,
    note: Note<'_>,
) -> Option<String> {
    let page = redline(site, path, change)?;
    Some(match change.part(note) {
        None => page,
        Some(Part::Metadata) => format!("{page}#{METADATA}"),
        Some(part) => format!("{page}#{SECTION}{}", part.anchor()),
    })
}

/// Where the text that a note is about is read: today, when it still is there; in the edition it came with; or
/// in the one before when it is gone.
fn text_link(
    site: &Site<'_, Staff>,
    path: &OutputPath,
    change: &DocumentChange<'_>,
    note: Note<'_>,
) -> Option<TextLink> {
    let anchor = match (&note.change.section.value, change.part(note)) {
        (ChangedPart::Section(anchor), None) => Some(anchor.as_str()),
        (_, Some(Part::Section(section))) => section.new.as_deref().or(section.old.as_deref()),
        _ => None,
    };
    let has =
        |version: &Version<'_>| anchor.is_none_or(|anchor| version.document().anchors().contains(anchor));
    let in_force = site.shelf().version_in_force(change.new.document);
    let today = in_force.filter(|now| now.id >= change.new.id);
    let shown = [today, Some(change.new), change.old].into_iter().flatten().find(has)?;
    let is_today = in_force.is_some_and(|now| now.id == shown.id);
    let page = match is_today {
        true => site.plan().address_of_document(shown.document),
        false => site.plan().address_of_version(shown.document, shown.id),
    };
    let fragment = anchor.map(|anchor| format!("#{anchor}")).unwrap_or_default();
    Some(TextLink {
        link: site.link(path, page?) + &fragment,
        text: link_text(anchor.is_some(), is_today, shown),
    })
}

fn link_text(is_section: bool, is_today: bool, shown: Version<'_>) -> String {
    let (what, it) = match (is_section, shown.document) {
        (true, _) => ("afsnittet", "det"),
        (false, DocumentId::Manual(_)) => ("manualen", "den"),
        (false, DocumentId::Agreement) => ("aftalen", "den"),
    };
    match shown.revision().filter(|_| !is_today) {
        None => format!("Læs {what}, som {it} er nu"),
        Some(revision) => format!("Læs {what} i udgaven fra {revision}"),
    }
}
