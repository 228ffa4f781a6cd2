//! `/was`, the address everybody may try: it leads on to the accessibility statement, or to the page that tells of
//! it as long as the house has none. And the link to it at the foot of every page.

use serde::Serialize;

use super::frame::Frame;
use super::redirect;
use crate::config::{Accessibility, Config};
use crate::date::ShownDate;
use crate::library::page::Page;
use crate::library::shelf::{Audience, Public, Reader, Shelf};
use crate::output_path::OutputPath;
use crate::site::{Body, PUBLIC_FOLDER, Plan, Render, STATEMENT_ADDRESS, Site};
use crate::theme::TemplateError;

/// What the law recommends that the link is called.
const TITLE: &str = "Tilgængelighedserklæring";

struct Statement<'l>(&'l Accessibility);

/// The statement as the page that tells of it shows it.
#[derive(Debug, Serialize)]
pub(super) struct Notice<'p> {
    /// Where it is published; empty as long as the house has not said.
    address: &'p str,
    /// The day it was last gone through.
    reviewed: Option<ShownDate>,
}

pub(super) fn plan<'l>(shelf: &Shelf<'l, Public>, plan: &mut Plan<'l, Public>) {
    if let Some(accessibility) = known(shelf) {
        plan.add_page(STATEMENT_ADDRESS, None, Statement(accessibility));
    }
}

/// What site.yaml says of the statement, if that leads anywhere.
fn known<'l, A: Reader>(shelf: &Shelf<'l, A>) -> Option<&'l Accessibility> {
    let accessibility = shelf.config().accessibility.as_ref()?;
    let page = accessibility.page.as_ref().and_then(|page| shelf.public_page(&page.value));
    (accessibility.statement.is_some() || page.is_some()).then_some(accessibility)
}

/// Where the foot of every page leads for the statement: a path from the top of the site, or an address of the web.
/// Empty when there is nothing to lead to.
pub(super) fn address<A: Reader>(shelf: &Shelf<'_, A>) -> String {
    match (A::AUDIENCE, known(shelf), &shelf.config().addresses.public) {
        (_, None, _) => String::new(),
        (Audience::Public, Some(_), _) => format!("{STATEMENT_ADDRESS}/"),
        (Audience::Staff, Some(_), Some(base)) => format!("{base}/{STATEMENT_ADDRESS}/"),
        (Audience::Staff, Some(_), None) => format!("../{PUBLIC_FOLDER}/{STATEMENT_ADDRESS}/index.html"),
    }
}

/// What a page shows of the statement: only the one that tells of it does.
pub(super) fn notice<'p>(config: &'p Config, page: &Page) -> Option<Notice<'p>> {
    let accessibility = config.accessibility.as_ref()?;
    let own = accessibility.page.as_ref().filter(|own| own.value == *page.text.path());
    own.map(|_| Notice {
        address: accessibility.statement.as_deref().unwrap_or_default(),
        reviewed: accessibility.reviewed.as_ref().map(|day| ShownDate::from(day.value)),
    })
}

impl Render<Public> for Statement<'_> {
    fn render(&self, site: &Site<'_, Public>, path: &OutputPath) -> Result<Body, Box<TemplateError>> {
        let page = self.0.page.as_ref().and_then(|page| site.shelf().public_page(&page.value));
        let told = page.and_then(|page| Some((page, site.plan().address_of(page.text.path())?)));
        let (title, link) = match (&self.0.statement, told) {
            (Some(statement), _) => (TITLE, statement.clone()),
            (None, Some((page, address))) => (page.matter.title.as_str(), site.link(path, address)),
            (None, None) => (TITLE, path.root()),
        };
        let canonical = String::new();
        let summary = "Herfra kommer du videre til tilgængelighedserklæringen.";
        let page = Frame::new(site, path, TITLE, summary);
        site.template("redirect.html", &redirect::Context { page, title, link, canonical })
    }
}
