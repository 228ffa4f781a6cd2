//! The Atom feed of news, for those who want to be told. There is none until site.yaml says where the public site lies:
//! a feed without addresses leads nowhere.

use jiff::civil::Date;

use super::atom::{self, escaped, id};
use crate::library::page::{Page, PageKind};
use crate::library::shelf::{Public, Shelf};
use crate::output_path::OutputPath;
use crate::site::{Body, Plan, Render, Site};
use crate::theme::TemplateError;

/// What it is called.
pub(super) const TITLE: &str = "Nyheder";
/// Where it lies.
const ADDRESS: &str = "nyheder/feed.xml";
/// Where the list of news lies, if there is one.
const LIST: &str = "nyheder";

struct NewsFeed<'l> {
    base: &'l str,
}

pub(super) fn plan<'l>(shelf: &Shelf<'l, Public>, plan: &mut Plan<'l, Public>) {
    if let Some(base) = &shelf.config().addresses.public
        && news(shelf).next().is_some()
    {
        plan.add_file(ADDRESS, None, NewsFeed { base });
    }
}

/// Where the feed lies.
pub(super) fn path() -> OutputPath {
    OutputPath::new(ADDRESS).expect("a constant address is an address")
}

/// The news that are finished, each with its day.
fn news<'l>(shelf: &Shelf<'l, Public>) -> impl Iterator<Item = (Date, &'l Page)> {
    let finished = shelf.public_pages().filter(|page| !page.matter.draft);
    finished.filter_map(|page| match page.matter.kind {
        PageKind::News(date) => Some((date?, page)),
        _ => None,
    })
}

impl Render<Public> for NewsFeed<'_> {
    fn render(&self, site: &Site<'_, Public>, _: &OutputPath) -> Result<Body, Box<TemplateError>> {
        let config = site.shelf().config();
        let mut news: Vec<_> = news(site.shelf()).collect();
        news.sort_by(|(a, page_a), (b, page_b)| {
            b.cmp(a).then_with(|| page_a.text.path().cmp(page_b.text.path()))
        });
        let list = OutputPath::page(LIST).filter(|list| site.plan().has(list));
        let whole = list.as_ref().map_or("", OutputPath::address);
        let feed = atom::Feed {
            id: id(&config.name, "nyheder"),
            title: format!("Nyheder – {}", config.name),
            standing: config.standing,
            updated: news.iter().map(|(date, page)| updated(*date, page)).max(),
            links: [atom::link(self.base, "self", ADDRESS), atom::link(self.base, "alternate", whole)]
                .concat(),
            author: &config.name,
            entries: news.iter().map(|(date, page)| self.entry(site, *date, page)).collect(),
        };
        Ok(Body::Text(feed.xml().into()))
    }
}

impl NewsFeed<'_> {
    fn entry(&self, site: &Site<'_, Public>, date: Date, page: &Page) -> String {
        let Some(address) = site.plan().address_of(page.text.path()) else { return String::new() };
        format!(
            "<entry>\n<id>{}</id>\n<title>{}</title>\n<published>{date}T00:00:00Z</published>\n\
             <updated>{}T00:00:00Z</updated>\n{}<summary>{}</summary>\n</entry>\n",
            id(&site.shelf().config().name, &format!("nyheder/{}", page.text.path().stem())),
            escaped(&page.matter.title),
            updated(date, page),
            atom::link(self.base, "alternate", address.address()),
            escaped(&page.matter.summary),
        )
    }
}

/// The day a piece of news was last gone through.
fn updated(date: Date, page: &Page) -> Date {
    page.matter.updated.map_or(date, |updated| updated.max(date))
}
