//! The page of an activity.

use serde::Serialize;

use super::frame::Frame;
use super::house;
use super::leaflet;
use super::reference::{self, Reference};
use crate::html::{self, ContentsEntry};
use crate::library::page::{Activity, ActivityKind, Page, PageKind};
use crate::library::shelf::{Public, Shelf};
use crate::output_path::OutputPath;
use crate::site::{self, Body, Plan, Render, Site};
use crate::theme::TemplateError;

struct ActivityPage<'l> {
    page: &'l Page,
    activity: &'l Activity,
}

#[derive(Serialize)]
struct Context<'p> {
    page: Frame<'p>,
    kind: &'static str,
    houses: Vec<house::Named<'p>>,
    /// When it takes place; empty when nobody has confirmed it lately.
    times: &'p str,
    /// The card to print; empty when there is none.
    card: String,
    article: String,
    contents: Vec<ContentsEntry>,
    sources: Vec<Reference<'p>>,
}

pub(super) fn plan<'l>(shelf: &Shelf<'l, Public>, plan: &mut Plan<'l, Public>) {
    for page in shelf.public_pages() {
        if let PageKind::Activity(activity) = &page.matter.kind {
            let address = site::public_address(page.text.path());
            plan.add_page(&address, Some(page.text.path()), ActivityPage { page, activity });
        }
    }
}

/// What a kind of activity is called.
pub(super) fn kind_name(kind: ActivityKind) -> &'static str {
    match kind {
        ActivityKind::Open => "Åbent for alle",
        ActivityKind::Voluntary => "Sammen med frivillige",
        ActivityKind::Course => "Forløb",
    }
}

impl Render<Public> for ActivityPage<'_> {
    fn render(&self, site: &Site<'_, Public>, path: &OutputPath) -> Result<Body, Box<TemplateError>> {
        let Page { text, matter } = self.page;
        let context = Context {
            page: Frame::of_page(site, path, self.page),
            kind: kind_name(self.activity.kind),
            houses: house::named(site, path, &self.activity.houses),
            times: self.activity.confirmed_times(site.today()).unwrap_or_default(),
            card: leaflet::link_to_card(site, path),
            article: site.article(text, path),
            contents: html::contents(&text.document),
            sources: reference::references(site, path, &matter.sources),
        };
        site.template("activity.html", &context)
    }
}
