//! The list of sources: the sections and annexes of the guide that texts cite.

use serde::Serialize;

use super::frame::Frame;
use crate::config::{Guide, Names};
use crate::library::shelf::{Reader, Shelf};
use crate::output_path::OutputPath;
use crate::site::{Body, Plan, Render, Site};
use crate::theme::TemplateError;

/// What the list is called.
pub(super) const TITLE: &str = "Kilder";
const ADDRESS: &str = "kilder";

struct SourcesPage;

#[derive(Serialize)]
struct Context<'p> {
    page: Frame<'p>,
    guide_title: &'p str,
    publisher: &'p str,
    year: Option<u16>,
    isbn: &'p str,
    sections: Vec<Entry<'p>>,
    annexes: Vec<Entry<'p>>,
}

#[derive(Serialize)]
struct Entry<'p> {
    number: &'p str,
    title: &'p str,
    /// How many numbers stand above it: 2 for `3.10.2`.
    depth: usize,
}

/// Plans the list, if site.yaml says what there is to cite.
pub(super) fn plan<'l, A: Reader>(shelf: &Shelf<'l, A>, plan: &mut Plan<'l, A>) {
    if !shelf.config().guide.title.is_empty() {
        plan.add_page(ADDRESS, None, SourcesPage);
    }
}

/// Where the list lies.
pub(crate) fn path() -> OutputPath {
    OutputPath::page(ADDRESS).expect("a constant address is an address")
}

impl<A: Reader> Render<A> for SourcesPage {
    fn render(&self, site: &Site<'_, A>, path: &OutputPath) -> Result<Body, Box<TemplateError>> {
        let Guide { title, publisher, year, isbn, sections, annexes } = &site.shelf().config().guide;
        let context = Context {
            page: Frame::new(site, path, TITLE, "De kilder, som siderne bygger på."),
            guide_title: title,
            publisher,
            year: *year,
            isbn,
            sections: entries(sections),
            annexes: entries(annexes),
        };
        site.template("sources.html", &context)
    }
}

fn entries(names: &Names) -> Vec<Entry<'_>> {
    names.iter().map(|(number, title)| Entry { number, title, depth: number.matches('.').count() }).collect()
}
