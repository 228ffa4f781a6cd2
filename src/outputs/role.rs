//! The page of a role: in short what is new for it and what is coming, then the manuals by which it has tasks, each with
//! what it says the role does, then those that merely name it.

use serde::Serialize;

use super::binder;
use super::document::{self, DocumentLink};
use super::frame::Frame;
use super::names::Linked;
use super::revision::brought::{self, Brought};
use super::standing::State;
use crate::html;
use crate::library::document::Cell;
use crate::library::edition::Version;
use crate::library::identity::Identity;
use crate::library::shelf::{Shelf, Staff};
use crate::library::tasks::{self, Task, VOLUNTEER};
use crate::output_path::OutputPath;
use crate::site::{self, Body, Plan, Render, Site, Vantage};
use crate::theme::TemplateError;

struct RolePage<'l> {
    shelf: Shelf<'l, Staff>,
    id: &'l str,
    name: &'l str,
}

#[derive(Serialize)]
struct Context<'p> {
    page: Frame<'p>,
    /// The manual that new staff begin with, if it names the role.
    introduction: Option<DocumentLink<'p>>,
    /// What a volunteer begins with; empty for all others.
    handout: String,
    /// What the half-year in force brought; `None` before there is one.
    now: Option<Brought<'p>>,
    coming: Vec<Brought<'p>>,
    /// The manuals that say what the role does.
    with_tasks: Vec<Manual<'p>>,
    /// The other manuals that name it.
    naming: Vec<Manual<'p>>,
    /// The pages of the other roles.
    others: Vec<Linked>,
}

/// A manual that names the role.
#[derive(Serialize)]
struct Manual<'p> {
    #[serde(flatten)]
    link: DocumentLink<'p>,
    summary: &'p str,
    state: State,
    tasks: Vec<ShownTask>,
}

/// What a manual says that the role does.
#[derive(Serialize)]
struct ShownTask {
    /// Whom or what it is about; empty when that is the role alone.
    subject: String,
    parts: Vec<ShownPart>,
}

#[derive(Serialize)]
struct ShownPart {
    /// May be empty.
    title: String,
    html: String,
}

pub(super) fn plan<'l>(shelf: &Shelf<'l, Staff>, plan: &mut Plan<'l, Staff>) {
    for (id, name) in shelf.config().roles.iter() {
        plan.add_page(&site::role_address(id), None, RolePage { shelf: *shelf, id, name });
    }
}

/// The page of a role seen from the page at `path`; empty when the site has none.
pub(super) fn link(site: &Site<'_, Staff>, path: &OutputPath, id: &str) -> String {
    site.link_to_page(path, &site::role_address(id))
}

/// The pages of all roles seen from the page at `path`, by identifier.
pub(super) fn links<'p>(
    site: &'p Site<'_, Staff>,
    path: &OutputPath,
) -> impl Iterator<Item = (&'p str, Linked)> {
    let roles = site.shelf().config().roles.iter();
    roles.map(|(id, name)| (id, Linked { name: name.to_owned(), link: link(site, path, id) }))
}

/// The manuals that name a role, as they are read today. Retired ones are left out.
fn manuals<'p>(site: &'p Site<'_, Staff>, role: &str) -> impl Iterator<Item = Version<'p>> {
    let concerns = move |version: &Version<'_>| version.roles().iter().any(|id| id == role);
    document::all_read_today(site.shelf()).filter(move |version| !version.is_retired() && concerns(version))
}

impl Render<Staff> for RolePage<'_> {
    fn render(&self, site: &Site<'_, Staff>, path: &OutputPath) -> Result<Body, Box<TemplateError>> {
        let summary = format!("{}: opgaverne, manual for manual, og hvad der er nyt.", self.name);
        let own = manuals(site, self.id).filter_map(|version| self.manual(site, path, version));
        let (with_tasks, naming) = own.partition(|manual| !manual.tasks.is_empty());
        let context = Context {
            page: Frame::new(site, path, self.name, &summary),
            introduction: introduction(site, path, manuals(site, self.id)),
            handout: if self.id == VOLUNTEER {
                binder::link_for_volunteers(site, path)
            } else {
                String::new()
            },
            now: brought::now(site, path, self.id),
            coming: brought::coming(site, path, self.id),
            with_tasks,
            naming,
            others: links(site, path).filter(|(id, _)| *id != self.id).map(|(_, link)| link).collect(),
        };
        site.template("role.html", &context)
    }

    fn documents(&self) -> Vec<Identity> {
        let read = document::all_read_today(&self.shelf).map(Version::identity);
        read.chain(brought::told(&self.shelf)).collect()
    }
}

impl RolePage<'_> {
    fn manual<'p>(
        &self,
        site: &'p Site<'_, Staff>,
        path: &OutputPath,
        version: Version<'p>,
    ) -> Option<Manual<'p>> {
        let tasks = tasks::tasks(version.document(), &version.config.roles, self.id);
        Some(Manual {
            link: document::link(site, path, version)?,
            summary: version.summary(),
            state: State::of(site.shelf(), version),
            tasks: tasks.iter().map(|task| shown(site, path, version, task)).collect(),
        })
    }
}

/// The manual that whoever is new begins with, if it is one of these.
pub(super) fn introduction<'p>(
    site: &'p Site<'_, Staff>,
    path: &OutputPath,
    mut manuals: impl Iterator<Item = Version<'p>>,
) -> Option<DocumentLink<'p>> {
    let introduction = site.shelf().config().introduction?;
    let is_it =
        |version: &Version<'_>| version.document.number().is_some_and(|number| number.is_whole(introduction));
    document::link(site, path, manuals.find(is_it)?)
}

fn shown(site: &Site<'_, Staff>, path: &OutputPath, version: Version<'_>, task: &Task<'_>) -> ShownTask {
    let html = |cell: &Cell| {
        let links = site.links(path, version.text().path(), Vantage::InForce);
        html::article(&tasks::apart(cell, version.document), &links, &site.labels()).trim().to_owned()
    };
    let parts = task
        .parts
        .iter()
        .map(|part| ShownPart { title: part.title.map(html).unwrap_or_default(), html: html(part.content) });
    ShownTask { subject: task.subject.map(html).unwrap_or_default(), parts: parts.collect() }
}
