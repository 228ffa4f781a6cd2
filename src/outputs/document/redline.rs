//! What changed from one version of a document to another, in the text itself.

use std::collections::BTreeSet;

use serde::Serialize;

use super::changed::{self, ChangedPart, Note, notes_of};
use super::{above, number, redline_link};
use crate::comparison::MetadataChange;
use crate::date::ShownDate;
use crate::library::edition::{Version, VersionId};
use crate::library::identity::Identity;
use crate::library::shelf::Staff;
use crate::output_path::OutputPath;
use crate::outputs::frame::Frame;
use crate::outputs::standing::Standing;
use crate::redline::{Counts, Fate, Passage};
use crate::site::{Body, Purpose, Render, Site, Vantage};
use crate::theme::TemplateError;

pub(super) struct RedlinePage<'l> {
    pub(super) old: Version<'l>,
    pub(super) new: Version<'l>,
}

#[derive(Serialize)]
struct Context<'p> {
    page: Frame<'p>,
    /// The number of a manual; empty for the agreement.
    number: String,
    /// The title of the newer version.
    title: &'p str,
    old: Side,
    new: Side,
    at: Standing,
    /// The proposal without marks, in a hearing; else empty.
    text: String,
    counts: Counts,
    /// The counts as a sentence.
    sentence: String,
    /// How many changes one can go to.
    changes: usize,
    /// Whether nothing a reader sees has changed.
    is_same: bool,
    metadata: Vec<MetadataChange>,
    /// Why the front matter is otherwise.
    metadata_notes: Vec<Note>,
    /// The parts that changed, for the list at the top.
    parts: Vec<ChangedPart>,
    passages: Vec<Shown>,
    /// The other redlines of the document.
    others: Vec<Other>,
}

/// One of the versions compared.
#[derive(Serialize)]
struct Side {
    /// Its revision; empty for a draft.
    revision: String,
    since: Option<ShownDate>,
    /// Its own page; empty when that is this one.
    link: String,
}

/// A part of the redline.
#[derive(Serialize)]
struct Shown {
    #[serde(flatten)]
    passage: Passage,
    /// Its id; empty when it has no heading.
    id: String,
    /// Whether what is otherwise in it is a footnote alone, whose words stand at the foot of the page.
    is_in_footnote: bool,
    notes: Vec<Note>,
}

/// Another redline of the same document.
#[derive(Serialize)]
struct Other {
    old: String,
    /// Empty for a draft.
    new: String,
    link: String,
}

impl Render<Staff> for RedlinePage<'_> {
    fn render(&self, site: &Site<'_, Staff>, path: &OutputPath) -> Result<Body, Box<TemplateError>> {
        let (old, new) = (self.old, self.new);
        let comparison = site.comparison(old, new);
        let links = site.links(path, new.text().path(), Vantage::from(new.id));
        let parts = changed::changed_parts(site, (old, new), &comparison);
        let redline = &comparison.redline;
        let title = self.title();
        let context = Context {
            page: Frame::new(site, path, &title, new.summary())
                .below(site, path, above(site, new))
                .trail_end(self.span()),
            number: number(new),
            title: new.title(),
            old: side(site, path, old),
            new: side(site, path, new),
            at: Standing::of(site, path, new),
            text: self.text(site, path),
            counts: redline.counts,
            sentence: redline.counts.sentence(),
            changes: redline.changes(),
            is_same: comparison.is_empty(),
            metadata: comparison.metadata.clone(),
            metadata_notes: notes_of(&parts, "metadata"),
            passages: shown(redline.passages(&links), &parts),
            others: self.others(site, path),
            parts,
        };
        site.template("redline.html", &context)
    }

    fn documents(&self) -> Vec<Identity> {
        vec![self.old.identity(), self.new.identity()]
    }
}

impl RedlinePage<'_> {
    fn title(&self) -> String {
        match self.new.id {
            VersionId::Edition(_) => format!("Rettelser i »{}«", self.new.title()),
            VersionId::Working => format!("Kladde til »{}«", self.new.title()),
        }
    }

    fn text(&self, site: &Site<'_, Staff>, path: &OutputPath) -> String {
        let own = site.plan().address_of_document(self.new.document);
        let own = own.filter(|_| site.purpose() == Purpose::Hearing);
        own.map(|own| site.link(path, own)).unwrap_or_default()
    }

    /// What the trail calls the page.
    fn span(&self) -> String {
        match (self.old.revision(), self.new.revision()) {
            (Some(old), Some(new)) => format!("Fra {old} til {new}"),
            _ => "Kladden".to_owned(),
        }
    }

    /// What changed on the way to the newer version from other editions, and to the next one.
    fn others(&self, site: &Site<'_, Staff>, path: &OutputPath) -> Vec<Other> {
        let editions: Vec<Version<'_>> = site.shelf().editions(self.new.document).collect();
        let pairs = editions
            .iter()
            .enumerate()
            .flat_map(|(at, new)| editions[..at].iter().map(move |old| (*old, *new)));
        let others = pairs.filter(|(old, new)| (old.id, new.id) != (self.old.id, self.new.id));
        let others = others.filter_map(|(old, new)| {
            let revision = |version: Version<'_>| version.revision().map(|revision| revision.to_string());
            Some(Other {
                old: revision(old)?,
                new: revision(new)?,
                link: redline_link(site, path, (old, new))?,
            })
        });
        others.collect()
    }
}

fn side(site: &Site<'_, Staff>, path: &OutputPath, version: Version<'_>) -> Side {
    let own = site.plan().address_of_version(version.document, version.id).filter(|own| *own != path);
    let revision = version.revision().and_then(|id| site.shelf().ledger().revisions.get(&id));
    Side {
        revision: revision.map(|revision| revision.id.to_string()).unwrap_or_default(),
        since: revision.map(|revision| revision.in_force.into()),
        link: own.map(|own| site.link(path, own)).unwrap_or_default(),
    }
}

/// The parts of the redline with ids and notes. A section that moved is there twice: the notes and the plain id
/// stand where it is now.
fn shown(passages: Vec<Passage>, parts: &[ChangedPart]) -> Vec<Shown> {
    let there: BTreeSet<String> = passages
        .iter()
        .filter(|passage| passage.fate != Fate::Gone)
        .map(|passage| passage.anchor.clone())
        .collect();
    let shown = passages.into_iter().enumerate().map(|(at, mut passage)| {
        let anchor =
            if at == 0 && passage.anchor.is_empty() { "top".to_owned() } else { passage.anchor.clone() };
        let anchor = anchor.as_str();
        let is_in_footnote =
            passage.fate == Fate::Unchanged && parts.iter().any(|part| part.anchor == anchor);
        if is_in_footnote {
            passage.fate = Fate::Changed;
        }
        let is_left = passage.fate == Fate::Gone && there.contains(anchor);
        let id = match anchor {
            "" => String::new(),
            anchor if is_left => format!("_foer-{anchor}"),
            anchor => format!("_afsnit-{anchor}"),
        };
        let notes = if is_left { Vec::new() } else { notes_of(parts, anchor) };
        Shown { passage, id, is_in_footnote, notes }
    });
    shown.collect()
}
