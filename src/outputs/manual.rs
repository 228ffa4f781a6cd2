//! The page of a manual: its working text, until a revision is closed.

use serde::Serialize;

use super::frame::Frame;
use super::reference::{self, Reference};
use crate::config::Names;
use crate::date::ShownDate;
use crate::html::{self, ContentsEntry};
use crate::library::manual::{Manual, TitleSource};
use crate::library::number::ManualRef;
use crate::library::shelf::{Shelf, Staff};
use crate::output_path::OutputPath;
use crate::site::{self, Body, Plan, Render, Site};
use crate::theme::TemplateError;

struct ManualPage<'l> {
    number: ManualRef,
    manual: &'l Manual,
}

#[derive(Serialize)]
struct Context<'p> {
    page: Frame<'p>,
    number: String,
    working_title: bool,
    retired: bool,
    owner: &'p str,
    review_by: Option<ShownDate>,
    phases: Vec<&'p str>,
    components: Vec<&'p str>,
    roles: Vec<&'p str>,
    sources: Vec<Reference<'p>>,
    article: String,
    contents: Vec<ContentsEntry>,
}

pub(super) fn plan<'l>(shelf: &Shelf<'l, Staff>, plan: &mut Plan<'l, Staff>) {
    for (number, manual) in shelf.manuals() {
        let page = ManualPage { number, manual };
        plan.add_page(&site::manual_address(number), Some(manual.text.path()), page);
    }
}

/// The names of these identifiers, in their order.
pub(super) fn names_of<'p>(ids: &'p [String], names: &'p Names) -> Vec<&'p str> {
    ids.iter().map(|id| names.name(id).unwrap_or(id)).collect()
}

impl Render<Staff> for ManualPage<'_> {
    fn render(&self, site: &Site<'_, Staff>, path: &OutputPath) -> Result<Body, Box<TemplateError>> {
        let config = site.shelf().config();
        let Manual { text, matter } = self.manual;
        let context = Context {
            page: Frame::new(site, path, &matter.title, &matter.summary).draft(matter.draft),
            number: self.number.to_string(),
            working_title: matter.title_source == TitleSource::Working,
            retired: matter.retired,
            owner: config.roles.name(&matter.owner).unwrap_or(&matter.owner),
            review_by: matter.review_by.map(ShownDate::from),
            phases: names_of(&matter.phases, &config.phases),
            components: names_of(&matter.components, &config.components),
            roles: names_of(&matter.roles, &config.roles),
            sources: reference::references(site, path, &matter.sources),
            article: site.article(&text.document, text.path(), path),
            contents: html::contents(&text.document),
        };
        site.template("manual.html", &context)
    }
}
