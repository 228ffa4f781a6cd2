//! The front page of the staff site: every manual by number, and the other pages for staff.

use serde::Serialize;

use super::frame::Frame;
use super::listing::{self, Item};
use super::manual::names_of;
use crate::library::manual::{Manual, TitleSource};
use crate::library::number::ManualRef;
use crate::library::shelf::{Shelf, Staff};
use crate::output_path::OutputPath;
use crate::site::{Body, Plan, Render, Site};
use crate::theme::TemplateError;

struct Overview;

#[derive(Serialize)]
struct Context<'p> {
    page: Frame<'p>,
    manuals: Vec<Row<'p>>,
    pages: Vec<Item<'p>>,
}

#[derive(Serialize)]
struct Row<'p> {
    number: String,
    title: &'p str,
    working_title: bool,
    retired: bool,
    summary: &'p str,
    phases: Vec<&'p str>,
    roles: Vec<&'p str>,
    link: String,
}

pub(super) fn plan<'l>(_: &Shelf<'l, Staff>, plan: &mut Plan<'l, Staff>) {
    plan.add_page("", None, Overview);
}

/// Where the overview lies.
pub(super) fn path() -> OutputPath {
    OutputPath::page("").expect("the front page has a path")
}

impl Render<Staff> for Overview {
    fn render(&self, site: &Site<'_, Staff>, path: &OutputPath) -> Result<Body, Box<TemplateError>> {
        let summary = "Manualerne, som huset arbejder efter.";
        let context = Context {
            page: Frame::new(site, path, "Manualer", summary),
            manuals: site
                .shelf()
                .manuals()
                .filter_map(|(number, manual)| row(site, path, number, manual))
                .collect(),
            pages: others(site, path),
        };
        site.template("overview.html", &context)
    }
}

fn row<'p>(
    site: &'p Site<'_, Staff>,
    path: &OutputPath,
    number: ManualRef,
    manual: &'p Manual,
) -> Option<Row<'p>> {
    let config = site.shelf().config();
    let matter = &manual.matter;
    Some(Row {
        number: number.to_string(),
        title: &matter.title,
        working_title: matter.title_source == TitleSource::Working,
        retired: matter.retired,
        summary: &matter.summary,
        phases: names_of(&matter.phases, &config.phases),
        roles: names_of(&matter.roles, &config.roles),
        link: site.link(path, site.plan().address_of(manual.text.path())?),
    })
}

fn others<'p>(site: &'p Site<'_, Staff>, path: &OutputPath) -> Vec<Item<'p>> {
    site.shelf().staff_pages().filter_map(|page| listing::item(site, path, page)).collect()
}
