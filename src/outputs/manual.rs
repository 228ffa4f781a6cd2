//! The page of a manual: its working text, until a revision is closed.

use serde::Serialize;

use super::frame::Frame;
use super::names;
use super::reference::{self, Reference};
use super::state::State;
use crate::date::ShownDate;
use crate::html::{self, ContentsEntry};
use crate::library::brief::brief;
use crate::library::document_id::DocumentId;
use crate::library::manual::{Manual, TitleSource};
use crate::library::number::ManualRef;
use crate::library::shelf::{Shelf, Staff};
use crate::output_path::OutputPath;
use crate::site::{self, Body, Plan, Render, Site};
use crate::theme::TemplateError;

struct ManualPage<'l> {
    number: ManualRef,
    manual: &'l Manual,
    before: Option<Numbered<'l>>,
    after: Option<Numbered<'l>>,
}

/// A manual with its number.
type Numbered<'l> = (ManualRef, &'l Manual);

#[derive(Serialize)]
struct Context<'p> {
    page: Frame<'p>,
    number: String,
    state: State,
    working_title: bool,
    owner: &'p str,
    review_by: Option<ShownDate>,
    phases: String,
    components: String,
    roles: String,
    sources: Vec<Reference<'p>>,
    contents: Vec<ContentsEntry>,
    brief: Option<Opening<'p>>,
    article: String,
    before: Option<ManualLink<'p>>,
    after: Option<ManualLink<'p>>,
}

/// What to do in a hurry, shown before everything else.
#[derive(Serialize)]
struct Opening<'p> {
    anchor: &'p str,
    html: String,
}

/// A manual that another page leads to.
#[derive(Serialize)]
pub(super) struct ManualLink<'p> {
    number: String,
    title: &'p str,
    link: String,
}

pub(super) fn plan<'l>(shelf: &Shelf<'l, Staff>, plan: &mut Plan<'l, Staff>) {
    let manuals: Vec<Numbered<'l>> = shelf.manuals().collect();
    for (at, &(number, manual)) in manuals.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|before| manuals.get(before)).copied();
        let page = ManualPage { number, manual, before, after: manuals.get(at + 1).copied() };
        let document = DocumentId::Manual(number);
        plan.add_document(document, &site::document_address(document), Some(manual.text.path()), page);
    }
}

impl Render<Staff> for ManualPage<'_> {
    fn render(&self, site: &Site<'_, Staff>, path: &OutputPath) -> Result<Body, Box<TemplateError>> {
        let config = site.shelf().config();
        let Manual { text, matter } = self.manual;
        let (brief, article) = self.article(site, path);
        let frame = Frame::new(site, path, &matter.title, &matter.summary);
        let context = Context {
            page: frame.draft(matter.draft).trail_end(format!("Manual {}", self.number)),
            number: self.number.to_string(),
            state: State::of(matter),
            working_title: matter.title_source == TitleSource::Working,
            owner: config.roles.name(&matter.owner).unwrap_or(&matter.owner),
            review_by: matter.review_by.map(ShownDate::from),
            phases: names::phases(&matter.phases, &config.phases),
            components: names::named(&matter.components, &config.components),
            roles: names::named(&matter.roles, &config.roles),
            sources: reference::references(site, path, &matter.sources),
            contents: html::contents(&text.document),
            brief,
            article,
            before: self.before.and_then(|before| link(site, path, before)),
            after: self.after.and_then(|after| link(site, path, after)),
        };
        site.template("manual.html", &context)
    }
}

impl ManualPage<'_> {
    /// What to do in a hurry, if the manual opens with it, and the rest.
    fn article(&self, site: &Site<'_, Staff>, path: &OutputPath) -> (Option<Opening<'_>>, String) {
        let text = &self.manual.text;
        let Some(brief) = brief(&text.document) else {
            return (None, site.article(text, path));
        };
        let parts = site.parts(text, brief.blocks, path);
        let opening = Opening { anchor: &brief.heading.anchor, html: parts.opening };
        (Some(opening), parts.text + &parts.notes)
    }
}

/// A link to a manual from the page at `path`; `None` when the site does not have it.
pub(super) fn link<'l>(
    site: &Site<'_, Staff>,
    path: &OutputPath,
    (number, manual): Numbered<'l>,
) -> Option<ManualLink<'l>> {
    let link = site.link(path, site.plan().address_of(manual.text.path())?);
    Some(ManualLink { number: number.to_string(), title: &manual.matter.title, link })
}
