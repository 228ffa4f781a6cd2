//! The list of pages for staff that are no manuals.

use serde::Serialize;

use super::frame::Frame;
use super::listing::{self, Item};
use crate::library::shelf::{Shelf, Staff};
use crate::output_path::OutputPath;
use crate::site::{Body, Plan, Render, Site};
use crate::theme::TemplateError;

/// What the list is called.
pub(super) const TITLE: &str = "Vejledninger";
/// The folder of the pages in the list.
pub(super) const SECTION: &str = "sider/";

struct StaffPages;

#[derive(Serialize)]
struct Context<'p> {
    page: Frame<'p>,
    pages: Vec<Item<'p>>,
}

/// Plans the list, unless there is nothing to list or a page has been written in its place.
pub(super) fn plan<'l>(shelf: &Shelf<'l, Staff>, plan: &mut Plan<'l, Staff>) {
    if shelf.staff_pages().next().is_some() && !plan.has(&path()) {
        plan.add_page(SECTION, None, StaffPages);
    }
}

/// Where the list lies.
pub(super) fn path() -> OutputPath {
    OutputPath::page(SECTION).expect("a constant address is an address")
}

/// The pages for staff that are no manuals.
fn items<'p>(site: &'p Site<'_, Staff>, path: &OutputPath) -> Vec<Item<'p>> {
    site.shelf().staff_pages().filter_map(|page| listing::item(site, path, page)).collect()
}

impl Render<Staff> for StaffPages {
    fn render(&self, site: &Site<'_, Staff>, path: &OutputPath) -> Result<Body, Box<TemplateError>> {
        let summary = "Hjælp til det, der ikke står i manualerne.";
        let context = Context { page: Frame::new(site, path, TITLE, summary), pages: items(site, path) };
        site.template("staff-pages.html", &context)
    }
}
