//! Whom a revision concerns and who had a say in it: the roles with the notes that concern them, what staff had
//! reported, and who has approved.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Serialize;

use super::changes::{DocumentChange, Fate, Note, Span};
use super::full_name;
use super::shown::{note_id, place};
use crate::date::ShownDate;
use crate::library::change::{Approval, ChangeKind};
use crate::library::document_id::DocumentId;
use crate::library::edition::Version;
use crate::library::experience::{Decision, Experience};
use crate::library::shelf::Staff;
use crate::output_path::OutputPath;
use crate::outputs::names::{decapitalised, listed};
use crate::site::Site;

/// A role and what is otherwise for it.
#[derive(Serialize)]
pub(super) struct Role<'p> {
    id: &'p str,
    name: &'p str,
    /// The notes that concern it, those that weigh most first.
    notes: Vec<RoleNote>,
    /// New manuals that no note tells of.
    new: Vec<String>,
    /// Manuals it no longer works by and that no note tells of.
    retired: Vec<String>,
}

/// A note, said briefly to those it concerns.
#[derive(Serialize)]
struct RoleNote {
    kind: ChangeKind,
    place: String,
    what: String,
    /// The id of the whole note on the page.
    id: String,
}

/// What somebody reported, and what was decided.
#[derive(Serialize)]
pub(super) struct Reported {
    /// The manual it is about.
    manual: String,
    link: String,
    role: String,
    on: ShownDate,
    text: String,
    why: String,
}

/// Who has approved which texts.
#[derive(Serialize)]
pub(super) struct Approved {
    by: String,
    on: ShownDate,
    is_example: bool,
    /// `Manual 2, manual 5 og partnerskabsaftalen`
    texts: String,
}

/// The roles for which something is otherwise, and the names of the others.
pub(super) fn roles<'p>(span: Span<'p>, documents: &[DocumentChange<'p>]) -> (Vec<Role<'p>>, String) {
    let roles = span.new.roles.iter().map(|(id, name)| role(documents, id, name));
    let (concerned, others): (Vec<_>, Vec<_>) = roles.partition(|role| !role.is_empty());
    let others: Vec<String> = others.iter().map(|role| decapitalised(role.name)).collect();
    (concerned, listed(&others))
}

/// The notes that concern a role, each with its document and its place there, those that weigh most first.
pub(super) fn concerning<'d, 'l>(
    documents: &'d [DocumentChange<'l>],
    role: &str,
) -> Vec<(&'d DocumentChange<'l>, usize, Note<'l>)> {
    let notes = documents
        .iter()
        .flat_map(|document| document.notes.iter().enumerate().map(move |(at, &note)| (document, at, note)));
    let mut notes: Vec<_> = notes.filter(|(_, _, note)| note.concerns(role)).collect();
    notes.sort_by_key(|(_, _, note)| std::cmp::Reverse(note.change.kind));
    notes
}

impl Role<'_> {
    fn is_empty(&self) -> bool {
        self.notes.is_empty() && self.new.is_empty() && self.retired.is_empty()
    }
}

fn role<'p>(documents: &[DocumentChange<'p>], id: &'p str, name: &'p str) -> Role<'p> {
    let notes = concerning(documents, id).into_iter().map(|(document, at, note)| RoleNote {
        kind: note.change.kind,
        place: place(document, note),
        what: note.change.what.clone(),
        id: note_id(document.new.document, at),
    });
    let untold = |fate| untold(documents, id, fate).map(|document| full_name(document.new)).collect();
    Role { id, name, notes: notes.collect(), new: untold(Fate::New), retired: untold(Fate::Retired) }
}

/// The manuals of a role with this fate that no note tells the role of.
pub(super) fn untold<'d, 'l>(
    documents: &'d [DocumentChange<'l>],
    role: &str,
    fate: Fate,
) -> impl Iterator<Item = &'d DocumentChange<'l>> {
    documents.iter().filter(move |document| {
        let is_own = document.new.roles().iter().any(|own| own == role);
        document.fate == fate && is_own && !document.notes.iter().any(|note| note.concerns(role))
    })
}

/// What staff had reported and what was decided in the span, by name.
pub(super) fn reported(
    site: &Site<'_, Staff>,
    path: &OutputPath,
    span: Span<'_>,
    decision: Decision,
) -> Vec<Reported> {
    let all = site.shelf().experiences().all.values();
    let decided = all.filter(|experience| {
        experience.decision == decision && experience.revision.is_some_and(|id| span.covers(id))
    });
    decided.map(|experience| shown(site, path, span, experience)).collect()
}

fn shown(site: &Site<'_, Staff>, path: &OutputPath, span: Span<'_>, experience: &Experience) -> Reported {
    let manual = DocumentId::Manual(experience.manual.value);
    let address = site.plan().address_of_document(manual);
    let role = span.new.roles.name(&experience.role).unwrap_or(&experience.role);
    Reported {
        manual: format!("Manual\u{a0}{}", experience.manual.value),
        link: address.map(|to| site.link(path, to)).unwrap_or_default(),
        role: role.to_owned(),
        on: experience.date.into(),
        text: experience.experience.value.clone(),
        why: experience.why.as_ref().map(|why| why.value.clone()).unwrap_or_default(),
    }
}

/// Who has approved the texts that came in the span, as far as they still are what was approved.
pub(super) fn approvals(
    site: &Site<'_, Staff>,
    span: Span<'_>,
    documents: &[DocumentChange<'_>],
) -> Vec<Approved> {
    let mut texts: BTreeMap<(Date, &str), Vec<String>> = BTreeMap::new();
    for version in documents.iter().flat_map(|document| site.shelf().editions(document.new.document)) {
        for approval in given(site, span, version) {
            let text = version.document.name();
            texts.entry((approval.on, approval.by.as_str())).or_default().push(text);
        }
    }
    let approved = texts.into_iter().map(|((on, by), mut texts)| {
        texts.dedup();
        Approved {
            is_example: by == Approval::EXAMPLE,
            by: by.to_owned(),
            on: on.into(),
            texts: listed(&texts),
        }
    });
    approved.collect()
}

fn given<'l>(
    site: &Site<'l, Staff>,
    span: Span<'_>,
    version: Version<'l>,
) -> impl Iterator<Item = &'l Approval> {
    let own = version.revision().filter(|id| span.covers(*id));
    let given = version.approved().iter().filter(move |approval| own == Some(approval.revision));
    let shelf = *site.shelf();
    given.filter(move |approval| shelf.holds(approval, version))
}
