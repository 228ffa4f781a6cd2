//! What has changed between two versions of a document: the redline of what they say, what their front matters
//! tell readers otherwise, and which sections that concerns.
//!
//! Pure, and the one place that says so: `status`, `close`, the lints and the pages all ask here. Knows no
//! site; links are compared by their targets.

use std::sync::Arc;

use crate::html::Labels;
use crate::library::change::{Change, ChangedPart};
use crate::library::edition::{Matter, Version};
use crate::library::page::PageMatter;
use crate::redline::{self, ChangedSection, Redline};

/// What has changed between two versions of a document.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// What they say.
    pub redline: Arc<Redline>,
    /// The sections in which they differ, in the order of the page.
    pub sections: Vec<ChangedSection>,
    /// What their front matters tell readers otherwise.
    pub metadata: Vec<MetadataChange>,
}

/// Something that a front matter tells readers otherwise.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct MetadataChange {
    /// What it is, in Danish.
    pub title: &'static str,
    /// As it was; empty where it was not said.
    pub old: String,
    /// As it is; empty where it is not said.
    pub new: String,
}

/// A part of a text that has changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part<'c> {
    /// What the front matter tells readers.
    Metadata,
    /// A section.
    Section(&'c ChangedSection),
}

/// What readers call what the front matter tells them.
pub const METADATA: &str = "Oplysningerne om teksten";
/// What readers call what stands before the first section.
pub const TOP: &str = "Øverst i teksten";

/// Whether readers may see something otherwise in two versions: never false when [`compare`] would find anything.
#[must_use]
pub fn differ(old: Version<'_>, new: Version<'_>) -> bool {
    old.identity() != new.identity() || told(old) != told(new)
}

/// Compares two versions of a document.
#[must_use]
pub fn compare(old: Version<'_>, new: Version<'_>) -> Comparison {
    of_redline(old, new, Arc::new(redline(old, new)))
}

/// The redline of two versions, which follows from their documents alone.
#[must_use]
pub fn redline(old: Version<'_>, new: Version<'_>) -> Redline {
    redline::redline(old.document(), new.document(), &Labels::default())
}

/// The comparison of two versions of which the redline is known.
#[must_use]
pub fn of_redline(old: Version<'_>, new: Version<'_>, redline: Arc<Redline>) -> Comparison {
    let sections = redline.changed_sections();
    Comparison { sections, redline, metadata: metadata(&told(old), &told(new)) }
}

impl Comparison {
    /// Whether nothing has changed that a reader sees.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.redline.is_empty() && self.metadata.is_empty()
    }

    /// The parts that have changed: the front matter first, then the sections in their order.
    pub fn parts(&self) -> impl Iterator<Item = Part<'_>> {
        let metadata = (!self.metadata.is_empty()).then_some(Part::Metadata);
        metadata.into_iter().chain(self.sections.iter().map(Part::Section))
    }

    /// The parts that have changed and of which no note says why.
    pub fn without_note<'c>(&'c self, notes: &'c [Change]) -> impl Iterator<Item = Part<'c>> {
        self.parts().filter(move |part| !notes.iter().any(|note| part.is_told_by(note)))
    }
}

impl Part<'_> {
    /// Whether a change note is about this part. Every part is part of all.
    #[must_use]
    pub fn is_told_by(self, note: &Change) -> bool {
        match (self, &note.section.value) {
            (_, ChangedPart::All) | (Self::Metadata, ChangedPart::Metadata) => true,
            (Self::Metadata, ChangedPart::Top | ChangedPart::Section(_)) => false,
            (Self::Section(_), ChangedPart::Metadata) => false,
            (Self::Section(section), ChangedPart::Top) => section.old.is_none() && section.new.is_none(),
            (Self::Section(section), ChangedPart::Section(anchor)) => {
                [&section.old, &section.new].into_iter().flatten().any(|own| own == anchor)
            }
        }
    }

    /// Whether it is the model itself, before or now.
    #[must_use]
    pub fn is_core(self, old: Version<'_>, new: Version<'_>) -> bool {
        let Self::Section(section) = self else { return false };
        let names = |version: Version<'_>, anchor: &Option<String>| {
            version.core().iter().any(|core| Some(&core.value) == anchor.as_ref())
        };
        names(new, &section.new) || names(old, &section.old)
    }

    /// What readers call it.
    #[must_use]
    pub fn title(&self) -> String {
        match self {
            Self::Metadata => METADATA.to_owned(),
            Self::Section(section) if section.title.is_empty() => TOP.to_owned(),
            Self::Section(section) => section.title.clone(),
        }
    }

    /// As it is written in a change note: the new anchor, or the old one of what is gone.
    #[must_use]
    pub fn anchor(&self) -> &str {
        match self {
            Self::Metadata => ChangedPart::Metadata.as_str(),
            Self::Section(section) => {
                section.new.as_deref().or(section.old.as_deref()).unwrap_or(ChangedPart::Top.as_str())
            }
        }
    }
}

/// What a front matter tells readers, by title.
type Told = Vec<(&'static str, String)>;

fn told(version: Version<'_>) -> Told {
    match version.matter {
        Matter::Manual(manual) => manual.matter.told(version.config),
        Matter::Agreement(page, _) => of_page(&page.matter),
    }
}

fn of_page(matter: &PageMatter) -> Told {
    vec![("Titel", matter.title.clone()), ("Resumé", matter.summary.clone())]
}

fn metadata(old: &Told, new: &Told) -> Vec<MetadataChange> {
    let changes = old.iter().zip(new).filter(|(old, new)| old.1 != new.1);
    let changes =
        changes.map(|(old, new)| MetadataChange { title: new.0, old: old.1.clone(), new: new.1.clone() });
    changes.collect()
}
