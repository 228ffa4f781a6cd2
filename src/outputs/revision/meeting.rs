//! »Til personalemødet«: for each role the changes that it must do something otherwise for, why, and questions
//! to practise them with. A sheet of paper for each role.

use serde::Serialize;

use super::changes::{self, DocumentChange, Note, Span};
use super::people::concerning;
use super::questions::questions;
use super::shown::{self, ShownNote};
use super::side::Side;
use super::{called, editions, name_inside};
use crate::library::identity::Identity;
use crate::library::shelf::{Shelf, Staff};
use crate::output_path::OutputPath;
use crate::outputs::frame::Frame;
use crate::outputs::names::{decapitalised, listed};
use crate::site::{Body, Render, Site};
use crate::theme::TemplateError;

/// The page for the staff meeting about a revision.
pub(super) struct MeetingPage<'l> {
    pub(super) shelf: Shelf<'l, Staff>,
    pub(super) span: Span<'l>,
}

#[derive(Serialize)]
struct Context<'p> {
    page: Frame<'p>,
    revision: Side,
    roles: Vec<Role<'p>>,
    /// The roles that no larger change concerns: `tolk og psykolog`.
    other_roles: String,
}

/// A role and the larger changes that concern it.
#[derive(Serialize)]
struct Role<'p> {
    id: &'p str,
    name: &'p str,
    subjects: Vec<Subject>,
}

/// A change to talk about.
#[derive(Serialize)]
struct Subject {
    /// `Manual 5: Frivillige i huset`
    document: String,
    #[serde(flatten)]
    note: ShownNote,
    questions: Vec<&'static str>,
}

impl Render<Staff> for MeetingPage<'_> {
    fn render(&self, site: &Site<'_, Staff>, path: &OutputPath) -> Result<Body, Box<TemplateError>> {
        let documents = changes::documents(site, self.span);
        let roles = self.span.new.roles.iter().map(|(id, name)| role(site, path, &documents, (id, name)));
        let (concerned, others): (Vec<_>, Vec<_>) = roles.partition(|role| !role.subjects.is_empty());
        let others: Vec<String> = others.iter().map(|role| decapitalised(role.name)).collect();
        let summary = format!("De større ændringer i {}, rolle for rolle.", name_inside(self.span.new.id));
        let context = Context {
            page: Frame::new(site, path, "Til personalemødet", &summary),
            revision: Side::of(site, path, self.span.new),
            roles: concerned,
            other_roles: listed(&others),
        };
        site.template("revision-meeting.html", &context)
    }

    fn documents(&self) -> Vec<Identity> {
        editions(&self.shelf)
    }
}

fn role<'p>(
    site: &Site<'_, Staff>,
    path: &OutputPath,
    documents: &[DocumentChange<'p>],
    (id, name): (&'p str, &'p str),
) -> Role<'p> {
    let notes = concerning(documents, id).into_iter().filter(|(_, _, note)| note.is_major());
    let subjects =
        notes.enumerate().map(|(turn, (document, at, note))| subject(site, path, document, (at, note), turn));
    Role { id, name, subjects: subjects.collect() }
}

fn subject(
    site: &Site<'_, Staff>,
    path: &OutputPath,
    document: &DocumentChange<'_>,
    (at, note): (usize, Note<'_>),
    turn: usize,
) -> Subject {
    let title = document.new.title();
    let called = called(document.new);
    Subject {
        document: if called == title { called } else { format!("{called}: {title}") },
        note: shown::note(site, path, document, (at, note)),
        questions: questions(document, note, turn),
    }
}
