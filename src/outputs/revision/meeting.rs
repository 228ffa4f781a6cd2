//! »Til personalemødet«: for each role the changes that it must do something otherwise for, why, and questions
//! to practise them with. A sheet of paper for each role.

use serde::Serialize;

use super::changes::{self, DocumentChange, Note, Span};
use super::people::concerning;
use super::questions::questions;
use super::shown::{self, ShownNote};
use super::side::Side;
use super::{editions, full_name, name_inside};
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
    /// What concerns most of those whom anything concerns.
    common: Vec<Subject>,
    roles: Vec<Role<'p>>,
    /// The roles that no larger change concerns: `tolk og psykolog`.
    other_roles: String,
}

/// A role and the larger changes that concern it.
#[derive(Serialize)]
struct Role<'p> {
    id: &'p str,
    name: &'p str,
    /// What concerns it and not most of the others.
    subjects: Vec<Subject>,
    /// Where the common changes that concern it are: `Manual 7, Sådan gør vi, og …`
    common: String,
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

/// A larger change, with the document it is of and its place among the notes there.
type Larger<'d, 'l> = (&'d DocumentChange<'l>, usize, Note<'l>);

impl Render<Staff> for MeetingPage<'_> {
    fn render(&self, site: &Site<'_, Staff>, path: &OutputPath) -> Result<Body, Box<TemplateError>> {
        let documents = changes::documents(site, self.span);
        let all: Vec<(&str, &str)> = self.span.new.roles.iter().collect();
        let (concerned, others): (Vec<_>, Vec<_>) =
            all.into_iter().partition(|(id, _)| !larger(&documents, id).is_empty());
        let is_common = |note: Note<'_>| is_common(note, &concerned);
        let roles = concerned.iter().map(|&named| role(site, path, &documents, named, &is_common));
        let others: Vec<String> = others.iter().map(|(_, name)| decapitalised(name)).collect();
        let summary = format!("De større ændringer i {}, rolle for rolle.", name_inside(self.span.new.id));
        let context = Context {
            page: Frame::new(site, path, "Til personalemødet", &summary),
            revision: Side::of(site, path, self.span.new),
            common: subjects(site, path, common(&documents, &is_common)),
            roles: roles.collect(),
            other_roles: listed(&others),
        };
        site.template("revision-meeting.html", &context)
    }

    fn documents(&self) -> Vec<Identity> {
        editions(&self.shelf)
    }
}

/// Whether a note concerns most of these roles, so that all talk of it together.
fn is_common(note: Note<'_>, roles: &[(&str, &str)]) -> bool {
    let concerned = roles.iter().filter(|(id, _)| note.concerns(id)).count();
    concerned > 2 && 2 * concerned > roles.len()
}

/// The larger changes that concern a role.
fn larger<'d, 'l>(documents: &'d [DocumentChange<'l>], role: &str) -> Vec<Larger<'d, 'l>> {
    concerning(documents, role).into_iter().filter(|(_, _, note)| note.is_major()).collect()
}

/// The larger changes that concern most roles.
fn common<'d, 'l>(
    documents: &'d [DocumentChange<'l>],
    is_common: &impl Fn(Note<'_>) -> bool,
) -> Vec<Larger<'d, 'l>> {
    let notes = documents
        .iter()
        .flat_map(|document| document.notes.iter().enumerate().map(move |(at, &note)| (document, at, note)));
    notes.filter(|(_, _, note)| note.is_major() && is_common(*note)).collect()
}

fn role<'p>(
    site: &Site<'_, Staff>,
    path: &OutputPath,
    documents: &[DocumentChange<'_>],
    (id, name): (&'p str, &'p str),
    is_common: &impl Fn(Note<'_>) -> bool,
) -> Role<'p> {
    let (common, own): (Vec<_>, Vec<_>) =
        larger(documents, id).into_iter().partition(|(_, _, note)| is_common(*note));
    let places: Vec<String> =
        common.iter().map(|(document, _, note)| shown::place(document, *note)).collect();
    Role { id, name, subjects: subjects(site, path, own), common: places.join("; ") }
}

fn subjects(site: &Site<'_, Staff>, path: &OutputPath, larger: Vec<Larger<'_, '_>>) -> Vec<Subject> {
    let subjects = larger.into_iter().enumerate();
    subjects.map(|(turn, (document, at, note))| subject(site, path, document, (at, note), turn)).collect()
}

fn subject(
    site: &Site<'_, Staff>,
    path: &OutputPath,
    document: &DocumentChange<'_>,
    (at, note): (usize, Note<'_>),
    turn: usize,
) -> Subject {
    Subject {
        document: full_name(document.new),
        note: shown::note(site, path, document, (at, note)),
        questions: questions(document, note, turn),
    }
}
