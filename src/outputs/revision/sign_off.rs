//! The sheet to sign: what to read of a revision, and lines for those who have read it.

use std::collections::BTreeSet;

use serde::Serialize;

use super::changes::{self, DocumentChange, Fate, Span};
use super::side::Side;
use super::{called, editions, name_inside};
use crate::library::identity::Identity;
use crate::library::shelf::{Shelf, Staff};
use crate::output_path::OutputPath;
use crate::outputs::frame::Frame;
use crate::outputs::names;
use crate::site::{Body, Render, Site};
use crate::theme::TemplateError;

/// How many lines go on a sheet.
const LINES: usize = 20;

/// The sheet to sign for a revision.
pub(super) struct SignOffPage<'l> {
    pub(super) shelf: Shelf<'l, Staff>,
    pub(super) span: Span<'l>,
}

#[derive(Serialize)]
struct Context<'p> {
    page: Frame<'p>,
    revision: Side,
    documents: Vec<ToRead<'p>>,
    /// The numbers of the lines.
    lines: Vec<usize>,
}

/// A text to read.
#[derive(Serialize)]
struct ToRead<'p> {
    name: String,
    title: &'p str,
    link: String,
    fate: Fate,
    /// The sections that staff must do something otherwise for.
    major: Vec<String>,
    /// The other sections that have changed.
    minor: Vec<String>,
    roles: String,
}

impl Render<Staff> for SignOffPage<'_> {
    fn render(&self, site: &Site<'_, Staff>, path: &OutputPath) -> Result<Body, Box<TemplateError>> {
        let documents = changes::documents(site, self.span);
        let read = documents
            .iter()
            .filter(|document| matches!(document.fate, Fate::New | Fate::Changed | Fate::Retired));
        let summary = format!(
            "Her skriver hver især under på at have læst det, der er nyt i {}.",
            name_inside(self.span.new.id)
        );
        let context = Context {
            page: Frame::new(site, path, "Underskrifter", &summary),
            revision: Side::of(site, path, self.span.new),
            documents: read.map(|document| to_read(site, path, document)).collect(),
            lines: (1..=LINES).collect(),
        };
        site.template("revision-sign-off.html", &context)
    }

    fn documents(&self) -> Vec<Identity> {
        editions(&self.shelf)
    }
}

/// The roles that the changes of a text concern; all it is for, where no note says whom.
fn concerned(document: &DocumentChange<'_>) -> Vec<String> {
    let noted: BTreeSet<&str> =
        document.notes.iter().flat_map(|note| note.roles()).map(String::as_str).collect();
    let own = document.new.roles().iter();
    let concerned: Vec<String> = own.clone().filter(|role| noted.contains(role.as_str())).cloned().collect();
    if concerned.is_empty() { own.cloned().collect() } else { concerned }
}

fn to_read<'p>(site: &Site<'_, Staff>, path: &OutputPath, document: &DocumentChange<'p>) -> ToRead<'p> {
    let new = document.new;
    let (major, minor): (Vec<_>, Vec<_>) = document.notes.iter().partition(|note| note.is_major());
    let titles = |notes: Vec<_>| {
        let mut titles: Vec<String> = Vec::new();
        for title in notes.into_iter().map(|note| document.title(note)) {
            if !titles.contains(&title) {
                titles.push(title);
            }
        }
        titles
    };
    let (major, minor) = (titles(major), titles(minor));
    let address = site.plan().address_of_document(new.document);
    ToRead {
        name: called(new),
        title: new.title(),
        link: address.map(|to| site.link(path, to)).unwrap_or_default(),
        fate: document.fate,
        minor: minor.into_iter().filter(|title| !major.contains(title)).collect(),
        major,
        roles: names::roles(&concerned(document), &new.config.roles),
    }
}
