//! What the working texts propose: document by document, held against what is in force.

use serde::Serialize;

use super::document::{self, ChangedPart};
use crate::comparison::Comparison;
use crate::library::edition::Version;
use crate::library::shelf::Staff;
use crate::output_path::OutputPath;
use crate::redline::Passage;
use crate::site::{Site, Vantage};

/// What is proposed for one document.
#[derive(Serialize)]
pub(super) struct Proposal {
    /// The number of a manual; empty for the agreement.
    number: String,
    title: String,
    fate: Fate,
    /// The text as it is proposed.
    link: String,
    /// What changes in it; empty where nothing does, or the text is new.
    redline: String,
    /// The counts as a sentence; empty where the text is new.
    sentence: String,
    parts: Vec<ChangedPart>,
    /// The sections to decide about: those of which a note says that staff do something otherwise, and those
    /// that are the model itself.
    weighty: Vec<Weighty>,
}

/// What becomes of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
enum Fate {
    New,
    Changed,
    Unchanged,
    Retired,
}

/// A section to decide about.
#[derive(Serialize)]
struct Weighty {
    /// Whether it is the model itself.
    is_core: bool,
    /// The redline of the section.
    html: String,
}

/// What is proposed, the documents in their order.
pub(super) fn proposals(site: &Site<'_, Staff>, path: &OutputPath) -> Vec<Proposal> {
    let shelf = site.shelf();
    let drafts = shelf.documents().filter_map(|document| shelf.draft(document));
    drafts.filter_map(|new| proposal(site, path, new)).collect()
}

fn proposal(site: &Site<'_, Staff>, path: &OutputPath, new: Version<'_>) -> Option<Proposal> {
    let link = site.link(path, site.plan().address_of_document(new.document)?);
    let (number, title) = (document::number(new), new.title().to_owned());
    let Some(old) = site.shelf().version_in_force(new.document).filter(|old| old.id != new.id) else {
        let (redline, sentence) = (String::new(), String::new());
        let (parts, weighty) = (Vec::new(), Vec::new());
        return Some(Proposal { number, title, fate: Fate::New, link, redline, sentence, parts, weighty });
    };
    let comparison = site.comparison(old, new);
    let parts = document::changed_parts(site, (old, new), &comparison);
    let fate = match (new.is_retired() && !old.is_retired(), comparison.is_empty()) {
        (true, _) => Fate::Retired,
        (false, true) => Fate::Unchanged,
        (false, false) => Fate::Changed,
    };
    let links = site.links(path, new.text().path(), Vantage::Draft);
    let passages = comparison.redline.excerpts(&links);
    Some(Proposal {
        number,
        title,
        fate,
        link,
        redline: document::redline_link(site, path, (old, new)).unwrap_or_default(),
        sentence: comparison.redline.counts.sentence(),
        weighty: weighty((old, new), &comparison, &parts, &passages),
        parts,
    })
}

fn weighty(
    (old, new): (Version<'_>, Version<'_>),
    comparison: &Comparison,
    parts: &[ChangedPart],
    passages: &[Passage],
) -> Vec<Weighty> {
    let cores = comparison.parts().map(|part| part.is_core(old, new));
    let weighty = parts.iter().zip(cores).filter(|(part, is_core)| *is_core || part.is_major());
    let weighty =
        weighty.map(|(part, is_core)| Weighty { is_core, html: document::passage_of(part, passages) });
    weighty.collect()
}
