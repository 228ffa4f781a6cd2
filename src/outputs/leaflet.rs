//! What the public site has for the printer: a leaflet for each house, to be given on by whoever refers somebody, and a
//! card for each activity. They say what the pages say in their front matter, and nothing that may be out of date.

use serde::Serialize;

use super::activity;
use super::frame::Frame;
use super::house::{self, Call};
use super::listing::{self, Group};
use super::printed_address::{PrintedAddress, printed_address};
use crate::library::document::{Block, BlockKind, Document, plain_text};
use crate::library::page::{Activity, House, Page, PageKind};
use crate::library::shelf::{Public, Shelf};
use crate::output_path::OutputPath;
use crate::placeholder;
use crate::site::{self, Body, Plan, Render, Site};
use crate::theme::TemplateError;

/// What the address of a leaflet ends with.
const LEAFLET: &str = "folder";
/// What the address of a card ends with.
const CARD: &str = "kort";
/// The fact that says whom a house is for.
const AGE: &str = "age_limit";

struct Leaflet<'l> {
    page: &'l Page,
    house: &'l House,
}

struct Card<'l> {
    page: &'l Page,
    activity: &'l Activity,
}

#[derive(Serialize)]
struct LeafletContext<'p> {
    page: Frame<'p>,
    /// What the page it is about is called.
    name: &'p str,
    house: &'p str,
    age: Age<'p>,
    call: Option<Call<'p>>,
    /// Where the house lies; empty when that is left to fill in.
    street: &'p str,
    activities: Vec<Group<'p>>,
    address: PrintedAddress,
}

#[derive(Serialize)]
struct CardContext<'p> {
    page: Frame<'p>,
    name: &'p str,
    kind: &'static str,
    houses: Vec<CardHouse<'p>>,
    /// What the page answers: those of its headings that ask something.
    questions: Vec<String>,
    /// What the page begins with, where it asks nothing; empty when that leaves something to fill in.
    opening: String,
    /// When it takes place; empty when nobody has confirmed it lately.
    times: &'p str,
    address: PrintedAddress,
}

/// A house that has the activity.
#[derive(Serialize)]
struct CardHouse<'p> {
    call: Call<'p>,
    age: Age<'p>,
}

/// How old one may be.
#[derive(Serialize)]
struct Age<'p> {
    /// In every house; empty where nothing says so.
    general: &'p str,
    /// Whether this house has had another limit, which its page tells of. Paper is read long after: whoever is older asks.
    is_other_here: bool,
}

pub(super) fn plan<'l>(shelf: &Shelf<'l, Public>, plan: &mut Plan<'l, Public>) {
    for page in shelf.public_pages() {
        let below = |name: &str| format!("{}/{name}", site::public_address(page.text.path()));
        match &page.matter.kind {
            PageKind::House(house) => plan.add_page(&below(LEAFLET), None, Leaflet { page, house }),
            PageKind::Activity(activity) => plan.add_page(&below(CARD), None, Card { page, activity }),
            PageKind::Plain(_) | PageKind::News(_) | PageKind::Agreement(_) | PageKind::Staff => {}
        }
    }
}

/// The leaflet of the house on this page, seen from it; empty when the site has none.
pub(super) fn link_to_leaflet(site: &Site<'_, Public>, page: &OutputPath) -> String {
    site.link_to_page(page, &format!("{}{LEAFLET}", page.address()))
}

/// The card of the activity on this page, seen from it; empty when the site has none.
pub(super) fn link_to_card(site: &Site<'_, Public>, page: &OutputPath) -> String {
    site.link_to_page(page, &format!("{}{CARD}", page.address()))
}

impl Render<Public> for Leaflet<'_> {
    fn render(&self, site: &Site<'_, Public>, path: &OutputPath) -> Result<Body, Box<TemplateError>> {
        let (matter, id) = (&self.page.matter, &self.house.id);
        let title = format!("Folder om {}", matter.title);
        let street = self.house.address.as_ref().map_or("", |street| street.value.as_str());
        let context = LeafletContext {
            page: Frame::of_page(site, path, self.page).titled(&title),
            name: &matter.title,
            house: site.shelf().config().houses.name(id).unwrap_or(id),
            age: age(site, id),
            call: house::call(site, id),
            street: if placeholder::is_value(street) { "" } else { street },
            activities: listing::kinds_of_activities(site, path, Some(id)),
            address: printed_address(site, self.page),
        };
        site.template("leaflet.html", &context)
    }
}

impl Render<Public> for Card<'_> {
    fn render(&self, site: &Site<'_, Public>, path: &OutputPath) -> Result<Body, Box<TemplateError>> {
        let matter = &self.page.matter;
        let title = format!("Kort om {}", matter.title);
        let document = &self.page.text.document;
        let questions = questions(document);
        let context = CardContext {
            page: Frame::of_page(site, path, self.page).titled(&title),
            name: &matter.title,
            kind: activity::kind_name(self.activity.kind),
            houses: self.activity.houses.iter().filter_map(|id| card_house(site, id)).collect(),
            opening: if questions.is_empty() { opening(document) } else { String::new() },
            questions,
            times: self.activity.confirmed_times(site.today()).unwrap_or_default(),
            address: printed_address(site, self.page),
        };
        site.template("activity-card.html", &context)
    }
}

fn card_house<'p>(site: &'p Site<'_, Public>, id: &str) -> Option<CardHouse<'p>> {
    Some(CardHouse { call: house::call(site, id)?, age: age(site, id) })
}

fn age<'p>(site: &'p Site<'_, Public>, house: &str) -> Age<'p> {
    let said = |house| site.shelf().public_fact(AGE, house).unwrap_or_default();
    Age { general: said(""), is_other_here: said(house) != said("") }
}

/// The paragraph that a page begins with, in plain words.
fn opening(document: &Document) -> String {
    match document.blocks.first().map(|block| &block.kind) {
        Some(BlockKind::Paragraph(content)) => {
            Some(plain_text(content)).filter(|text| !placeholder::is_in(text)).unwrap_or_default()
        }
        _ => String::new(),
    }
}

/// What a page answers: its headings that ask something, where nothing is left to fill in below them.
fn questions(document: &Document) -> Vec<String> {
    let mut questions: Vec<(String, bool)> = Vec::new();
    for block in &document.blocks {
        match &block.kind {
            BlockKind::Heading(heading) if heading.level == 2 => {
                questions.push((plain_text(&heading.content).trim().to_owned(), true));
            }
            _ => {
                if let Some((_, is_answered)) = questions.last_mut() {
                    *is_answered &= !has_placeholder(block);
                }
            }
        }
    }
    let answered = questions.into_iter().filter(|(text, is_answered)| *is_answered && text.ends_with('?'));
    answered.map(|(text, _)| text).collect()
}

fn has_placeholder(block: &Block) -> bool {
    let mut found = false;
    block
        .walk(&mut |block| block.each_text(&mut |content| found |= placeholder::is_in(&plain_text(content))));
    found
}
