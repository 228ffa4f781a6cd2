//! What closing would do: which documents are new or changed, what says why, and who has approved it.

use rayon::prelude::*;

use super::words;
use crate::comparison::{self, Comparison, Part};
use crate::config::Standing;
use crate::library::Library;
use crate::library::change::{Approval, Change, ChangedPart};
use crate::library::document_id::DocumentId;
use crate::library::edition::Version;
use crate::library::revision::RevisionId;
use crate::placeholder;

/// The working texts as the next revision.
pub(super) struct Proposal<'l> {
    /// The documents that are ready or could be, in order.
    pub(super) documents: Vec<Proposed<'l>>,
    /// Those that are marked as drafts.
    pub(super) drafts: Vec<Version<'l>>,
    /// Those that staff work by and that have no working text.
    pub(super) lost: Vec<DocumentId>,
}

/// A text as it would be closed.
pub(super) struct Proposed<'l> {
    pub(super) version: Version<'l>,
    before: Option<Version<'l>>,
    comparison: Option<Comparison>,
    order: Order,
}

/// Whether anything was closed before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Order {
    /// Nothing was: everything is new, and no note could say more.
    First,
    Later,
}

/// What becomes of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Fate {
    New,
    Changed,
    Retired,
    Unchanged,
}

/// Whether a text may be closed as far as its approvals go.
pub(super) enum Approved<'l> {
    /// Nobody has approved it for this revision.
    Missing,
    /// It was approved, and changed afterwards.
    Void(Vec<&'l Approval>),
    /// Approved as it stands.
    Given(Vec<&'l Approval>),
}

/// A part of a text that no note tells of.
pub(super) struct Untold {
    /// As it is written in a note.
    pub(super) anchor: String,
    /// What it is called.
    pub(super) title: String,
}

impl<'l> Proposal<'l> {
    pub(super) fn of(library: &'l Library) -> Self {
        let (mut drafts, mut lost, mut ready) = (Vec::new(), Vec::new(), Vec::new());
        for document in library.documents() {
            match library.working(document) {
                None if library.newest_edition(document).is_some_and(Version::is_retired) => {}
                None => lost.push(document),
                Some(version) if version.is_draft() => drafts.push(version),
                Some(version) => ready.push(version),
            }
        }
        let documents = ready
            .into_par_iter()
            .map(|version| Proposed::of(library, version, library.newest_edition(version.document)));
        Self { documents: documents.collect(), drafts, lost }
    }

    /// The texts that closing would make editions of.
    pub(super) fn changed(&self) -> impl Iterator<Item = &Proposed<'l>> {
        self.documents.iter().filter(|document| document.fate() != Fate::Unchanged)
    }
}

impl<'l> Proposed<'l> {
    /// A text as it would be closed after another.
    pub(super) fn of(library: &Library, version: Version<'l>, before: Option<Version<'l>>) -> Self {
        let comparison = before.map(|before| comparison::compare(before, version));
        let order = if library.ledger.is_empty() { Order::First } else { Order::Later };
        Self { version, before, comparison, order }
    }

    pub(super) fn fate(&self) -> Fate {
        match (&self.comparison, self.before) {
            (Some(comparison), _) if comparison.is_empty() => Fate::Unchanged,
            (Some(_), Some(before)) if self.version.is_retired() && !before.is_retired() => Fate::Retired,
            (Some(_), _) => Fate::Changed,
            (None, _) => Fate::New,
        }
    }

    /// The parts that have changed.
    pub(super) fn parts(&self) -> impl Iterator<Item = Part<'_>> {
        self.comparison.iter().flat_map(Comparison::parts)
    }

    /// What the front matter tells readers otherwise, in words.
    pub(super) fn metadata(&self) -> impl Iterator<Item = &'static str> {
        self.comparison.iter().flat_map(|comparison| comparison.metadata.iter().map(|change| change.title))
    }

    /// Whether a part is the model itself, before or now.
    pub(super) fn is_core(&self, part: Part<'_>) -> bool {
        self.before.is_some_and(|before| part.is_core(before, self.version))
    }

    /// The parts that no filled note tells of.
    pub(super) fn untold(&self) -> Vec<Untold> {
        let notes: Vec<Change> =
            self.version.changes().iter().filter(|note| is_filled(note)).cloned().collect();
        self.untold_by(&notes)
    }

    /// The parts that no note tells of, be it filled or not.
    pub(super) fn unbegun(&self) -> Vec<Untold> {
        self.untold_by(self.version.changes())
    }

    fn untold_by(&self, notes: &[Change]) -> Vec<Untold> {
        let Some(comparison) = &self.comparison else {
            let is_told = notes.iter().any(|note| note.section.value == ChangedPart::All);
            let all = Untold { anchor: "all".to_owned(), title: "Hele teksten".to_owned() };
            return if is_told || self.order == Order::First { Vec::new() } else { vec![all] };
        };
        let untold = comparison.without_note(notes);
        untold.map(|part| Untold { anchor: part.anchor().to_owned(), title: part.title() }).collect()
    }

    /// The notes that tell of what has not changed.
    pub(super) fn idle_notes(&self) -> Vec<&'l Change> {
        let changes = self.version.changes().iter();
        match &self.comparison {
            Some(comparison) => {
                changes.filter(|note| !comparison.parts().any(|part| part.is_told_by(note))).collect()
            }
            None => Vec::new(),
        }
    }

    /// Who has approved it for a revision.
    pub(super) fn approved(&self, library: &Library, revision: RevisionId) -> Approved<'l> {
        let counts = |approval: &&'l Approval| {
            let is_show = approval.is_example() && library.config.standing == Standing::Live;
            approval.revision == revision && !is_show
        };
        let asked: Vec<_> = self.version.approved().iter().filter(counts).collect();
        let is_now = library.approvable(self.version);
        let (given, void): (Vec<_>, Vec<_>) = asked.into_iter().partition(|approval| approval.text == is_now);
        match (given.is_empty(), void.is_empty()) {
            (false, _) => Approved::Given(given),
            (true, false) => Approved::Void(void),
            (true, true) => Approved::Missing,
        }
    }

    /// What its notes lack.
    fn faults_of_notes(&self) -> Vec<String> {
        let name = self.version.document.name();
        let mut found = Vec::new();
        for Untold { anchor, title } in self.untold() {
            found.push(format!("{name}: »{title}« ({anchor}) er ændret, men ingen note siger hvorfor."));
        }
        for note in self.idle_notes() {
            let section = note.section.value.as_str();
            found.push(format!(
                "{name}: noten om {section} handler om noget, der ikke er ændret. Slet eller ret den."
            ));
        }
        found
    }
}

/// Everything in these texts that keeps them from being closed for a revision.
pub(super) fn obstacles(texts: &[&Proposed<'_>], library: &Library, revision: RevisionId) -> Vec<String> {
    let mut found: Vec<String> = texts.iter().flat_map(|text| text.faults_of_notes()).collect();
    let (mut void, mut missing) = (Vec::new(), Vec::new());
    for text in texts {
        match text.approved(library, revision) {
            Approved::Given(_) => {}
            Approved::Void(_) => void.push(text.version.document),
            Approved::Missing => missing.push(text.version.document),
        }
    }
    let approve = |documents: &[DocumentId]| {
        let numbers: Vec<String> = documents.iter().map(ToString::to_string).collect();
        format!("husbog revision approve {} --by bestyrelsen --for {revision}", numbers.join(" "))
    };
    let named = |documents: &[DocumentId]| words::documents(documents.iter().copied());
    if !void.is_empty() {
        found.push(format!(
            "{} er ændret, efter at teksten blev godkendt. Få den godkendt igen, og skriv: {}",
            named(&void),
            approve(&void)
        ));
    }
    let unfinished = texts.iter().filter(|text| text.version.text().has_placeholder());
    let unfinished: Vec<DocumentId> = unfinished.map(|text| text.version.document).collect();
    if library.config.standing == Standing::Live && !unfinished.is_empty() {
        found.push(format!(
            "Der står stadig »udfyld« i {}. Skriv det rigtige i stedet, for en lukket tekst bliver ikke rettet.",
            named(&unfinished)
        ));
    }
    if !missing.is_empty() {
        found.push(format!(
            "Ingen har godkendt {}. Skriv det, når det er sket: {}",
            named(&missing),
            approve(&missing)
        ));
    }
    found
}

/// Whether somebody has written what has changed and why.
pub(super) fn is_filled(note: &Change) -> bool {
    !placeholder::is_value(&note.what) && !placeholder::is_value(&note.why)
}
