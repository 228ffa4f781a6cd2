//! Lists of pages below a page of text: activities, houses, news, and the register of manuals.

use serde::Serialize;

use super::catalogue;
use super::frame;
use super::house::{self, Call};
use super::names::names_of;
use crate::date::ShownDate;
use crate::language;
use crate::library::page::{self, ActivityKind, Listing, Page, PageKind};
use crate::library::shelf::{Public, Reader};
use crate::output_path::OutputPath;
use crate::site::Site;

/// A part of a list, with a heading if it has one.
#[derive(Debug, Serialize)]
pub(super) struct Group<'p> {
    heading: &'static str,
    /// How the style sheet knows what it is a part of; empty when nothing is chosen among.
    mark: &'static str,
    items: Vec<Item<'p>>,
}

/// A line of a list.
#[derive(Debug, Default, Serialize)]
pub(super) struct Item<'p> {
    /// What stands before the title: the number of a manual.
    label: String,
    title: &'p str,
    summary: &'p str,
    date: Option<ShownDate>,
    /// Empty when there is nothing to lead to.
    link: String,
    draft: bool,
    /// The drawing on it; empty when it has none.
    picture: &'p str,
    /// The houses an activity is in.
    places: Vec<&'p str>,
    /// How to call it, when it is a house.
    call: Option<Call<'p>>,
    /// How the style sheet knows the houses of an activity in a list of all of them.
    marks: String,
}

/// A question, and the page that answers it.
#[derive(Debug, Serialize)]
pub(super) struct Card<'p> {
    text: &'p str,
    /// What the page says it is about.
    summary: &'p str,
    picture: &'p str,
    link: String,
}

/// The cards of a page. One whose page is not there is left out; that is a finding.
pub(super) fn cards<'p, A: Reader>(
    site: &'p Site<'_, A>,
    path: &OutputPath,
    cards: &'p [page::Card],
) -> Vec<Card<'p>> {
    let card = |card: &'p page::Card| {
        let page = site.shelf().public_page(&card.link.page.value)?;
        Some(Card {
            text: &card.link.text.value,
            summary: &page.matter.summary,
            picture: card.picture.as_deref().unwrap_or_default(),
            link: site.link(path, site.plan().address_of(page.text.path())?),
        })
    };
    cards.iter().filter_map(card).collect()
}

/// The list a page asks for.
pub(super) fn groups<'p>(site: &'p Site<'_, Public>, path: &OutputPath, list: Listing) -> Vec<Group<'p>> {
    match list {
        Listing::Activities => kinds_of_activities(site, path, None),
        Listing::Houses => vec![Group { heading: "", mark: "", items: houses(site, path) }],
        Listing::News => vec![Group { heading: "", mark: "", items: news(site, path) }],
        Listing::Manuals => vec![Group { heading: "", mark: "", items: register(site) }],
    }
}

/// The activities by kind: all, or those of a house.
pub(super) fn kinds_of_activities<'p>(
    site: &'p Site<'_, Public>,
    path: &OutputPath,
    house: Option<&str>,
) -> Vec<Group<'p>> {
    let is_there = |houses: &[String]| house.is_none_or(|house| houses.iter().any(|id| id == house));
    let kinds = [ActivityKind::Open, ActivityKind::Voluntary, ActivityKind::Course];
    let groups = kinds.map(|kind| Group {
        heading: super::activity::kind_name(kind),
        mark: catalogue::mark(kind),
        items: items(site, path, |page| {
            matches!(&page.matter.kind, PageKind::Activity(activity)
                if activity.kind == kind && is_there(&activity.houses))
        }),
    });
    groups.into_iter().filter(|group| !group.items.is_empty()).collect()
}

fn houses<'p>(site: &'p Site<'_, Public>, path: &OutputPath) -> Vec<Item<'p>> {
    items(site, path, |page| matches!(page.matter.kind, PageKind::House(_)))
}

fn news<'p>(site: &'p Site<'_, Public>, path: &OutputPath) -> Vec<Item<'p>> {
    let mut news = items(site, path, |page| matches!(page.matter.kind, PageKind::News(_)));
    news.sort_by(|a, b| b.machine_date().cmp(a.machine_date()));
    news
}

fn register<'p>(site: &'p Site<'_, Public>) -> Vec<Item<'p>> {
    let manuals = site.shelf().register().map(|manual| {
        let (title, summary) = manual.declared.unwrap_or_default();
        Item { label: format!("Manual\u{a0}{}", manual.number), title, summary, ..Item::default() }
    });
    manuals.collect()
}

/// The pages for which `belongs` holds, by title.
fn items<'p>(
    site: &'p Site<'_, Public>,
    path: &OutputPath,
    belongs: impl Fn(&Page) -> bool,
) -> Vec<Item<'p>> {
    let pages = site.shelf().public_pages().filter(|page| belongs(page));
    let marked = |page: &'p Page| {
        let marks = match &page.matter.kind {
            PageKind::Activity(activity) => catalogue::marks(site, activity),
            _ => String::new(),
        };
        Some(Item { marks, ..item(site, path, page)? })
    };
    let mut items: Vec<Item<'p>> = pages.filter_map(marked).collect();
    items.sort_by(|a, b| language::compare(a.title, b.title));
    items
}

/// The line of one page.
pub(super) fn item<'p, A: Reader>(
    site: &'p Site<'_, A>,
    path: &OutputPath,
    page: &'p Page,
) -> Option<Item<'p>> {
    let address = site.plan().address_of(page.text.path())?;
    Some(Item {
        title: &page.matter.title,
        summary: &page.matter.summary,
        date: match page.matter.kind {
            PageKind::News(date) => date.map(ShownDate::from),
            _ => None,
        },
        link: site.link(path, address),
        draft: page.matter.draft,
        picture: frame::picture(&page.matter),
        places: places(site, &page.matter.kind),
        call: match &page.matter.kind {
            PageKind::House(house) => house::call(site, &house.id),
            _ => None,
        },
        ..Item::default()
    })
}

fn places<'p, A: Reader>(site: &'p Site<'_, A>, kind: &'p PageKind) -> Vec<&'p str> {
    match kind {
        PageKind::Activity(activity) => names_of(&activity.houses, &site.shelf().config().houses),
        _ => Vec::new(),
    }
}

impl Item<'_> {
    fn machine_date(&self) -> &str {
        self.date.as_ref().map_or("", |date| &date.machine)
    }
}
