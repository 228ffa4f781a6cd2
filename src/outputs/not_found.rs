//! The page a server shows where there is none. It is shown at any address, so it leads on from the
//! top of the server.

use serde::Serialize;

use super::frame::Frame;
use crate::library::shelf::{Reader, Shelf};
use crate::output_path::OutputPath;
use crate::site::{Body, Plan, Render, Site};
use crate::theme::TemplateError;

struct NotFound;

#[derive(Serialize)]
struct Context<'p> {
    page: Frame<'p>,
}

pub(super) fn plan<'l, A: Reader>(_: &Shelf<'l, A>, plan: &mut Plan<'l, A>) {
    plan.add_file("404.html", None, NotFound);
}

impl<A: Reader> Render<A> for NotFound {
    fn render(&self, site: &Site<'_, A>, path: &OutputPath) -> Result<Body, Box<TemplateError>> {
        let summary = "Adressen fører ikke til en side.";
        let page = Frame::new(site, path, "Siden er her ikke", summary).at_any_address(site);
        site.template("not-found.html", &Context { page })
    }
}
