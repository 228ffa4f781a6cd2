//! A piece of news.

use jiff::civil::Date;
use serde::Serialize;

use super::frame::Frame;
use crate::date::ShownDate;
use crate::library::page::{Page, PageKind};
use crate::library::shelf::{Public, Shelf};
use crate::output_path::OutputPath;
use crate::site::{self, Body, Plan, Render, Site};
use crate::theme::TemplateError;

struct NewsPage<'l> {
    page: &'l Page,
    date: Option<Date>,
}

#[derive(Serialize)]
struct Context<'p> {
    page: Frame<'p>,
    date: Option<ShownDate>,
    article: String,
}

pub(super) fn plan<'l>(shelf: &Shelf<'l, Public>, plan: &mut Plan<'l, Public>) {
    for page in shelf.public_pages() {
        if let PageKind::News(date) = page.matter.kind {
            let address = site::public_address(page.text.path());
            plan.add_page(&address, Some(page.text.path()), NewsPage { page, date });
        }
    }
}

impl Render<Public> for NewsPage<'_> {
    fn render(&self, site: &Site<'_, Public>, path: &OutputPath) -> Result<Body, Box<TemplateError>> {
        let text = &self.page.text;
        let context = Context {
            page: Frame::of_page(site, path, self.page),
            date: self.date.map(ShownDate::from),
            article: site.article(text, path),
        };
        site.template("news.html", &context)
    }
}
