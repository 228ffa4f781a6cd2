//! What stands at an address that a page had before: it leads on to the page, by itself and by a link.

use serde::Serialize;

use super::frame::Frame;
use crate::library::page::Page;
use crate::library::shelf::{Audience, Public, Reader, Shelf, Staff};
use crate::output_path::OutputPath;
use crate::site::{Body, Plan, Render, Site};
use crate::theme::TemplateError;

struct Redirect<'l>(&'l Page);

/// What leads on to another place, by itself and by a link.
#[derive(Serialize)]
pub(super) struct Context<'p> {
    pub(super) page: Frame<'p>,
    /// What the place is called.
    pub(super) title: &'p str,
    /// Where it is.
    pub(super) link: String,
    /// The same as an address of the web, where the site has one; empty when it is no page of the site.
    pub(super) canonical: String,
}

pub(super) fn plan_public<'l>(shelf: &Shelf<'l, Public>, plan: &mut Plan<'l, Public>) {
    plan_all(shelf.public_pages(), plan);
}

pub(super) fn plan_staff<'l>(shelf: &Shelf<'l, Staff>, plan: &mut Plan<'l, Staff>) {
    plan_all(shelf.staff_pages(), plan);
}

fn plan_all<'l, A: Reader>(pages: impl Iterator<Item = &'l Page>, plan: &mut Plan<'l, A>) {
    for page in pages {
        for alias in &page.matter.aliases {
            plan.add_redirect(&alias.value, page.text.path(), Redirect(page));
        }
    }
}

impl<A: Reader> Render<A> for Redirect<'_> {
    fn render(&self, site: &Site<'_, A>, path: &OutputPath) -> Result<Body, Box<TemplateError>> {
        let now = site.plan().address_of(self.0.text.path());
        let link = now.map_or_else(|| path.root(), |now| site.link(path, now));
        let base = match A::AUDIENCE {
            Audience::Public => site.shelf().config().addresses.public.as_deref(),
            Audience::Staff => None,
        };
        let canonical = base.zip(now).map(|(base, now)| format!("{base}/{}", now.address()));
        let context = Context {
            page: Frame::of_moved(site, path, self.0),
            title: &self.0.matter.title,
            canonical: canonical.unwrap_or_else(|| link.clone()),
            link,
        };
        site.template("redirect.html", &context)
    }
}
