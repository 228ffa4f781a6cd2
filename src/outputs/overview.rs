//! The front page of the staff site: every manual by number, what concerns each role, and the other
//! pages for staff.

use std::ops::RangeInclusive;

use serde::Serialize;

use super::binder;
use super::document::{self, DocumentLink};
use super::frame::Frame;
use super::listing::Item;
use super::names::{self, Linked};
use super::revision::revision_address;
use super::standing::State;
use super::{phase, role, staff_pages};
use crate::date::ShownDate;
use crate::library::edition::Version;
use crate::library::ledger::Revision;
use crate::library::manual::TitleSource;
use crate::library::number::ManualRef;
use crate::library::shelf::{Shelf, Staff};
use crate::output_path::OutputPath;
use crate::site::{Body, Plan, Render, Site};
use crate::theme::TemplateError;

/// What the page is called.
pub(super) const TITLE: &str = "Manualer";

struct Overview;

#[derive(Serialize)]
struct Context<'p> {
    page: Frame<'p>,
    /// Empty when there are no manuals.
    lines: Vec<Line<'p>>,
    roles: Vec<Role<'p>>,
    /// The pages of the phases.
    phase_pages: Vec<Linked>,
    /// The agreement, if the site has it.
    agreement: Option<DocumentLink<'p>>,
    /// The revision in force, if one is.
    now: Option<Named>,
    /// How many texts it changed or brought.
    changed: usize,
    /// The revisions that are closed and not in force yet.
    coming: Vec<Named>,
    /// Whether nothing has been closed yet.
    is_first: bool,
    pages: Vec<Item<'p>>,
    /// All manuals to print; empty when there are none.
    binder: String,
    /// What volunteers need to print; empty when there is nothing.
    for_volunteers: String,
}

/// A revision.
#[derive(Serialize)]
struct Named {
    revision: String,
    since: ShownDate,
    /// The page that tells what it brought.
    link: String,
}

/// What the revision in force brought to a manual.
#[derive(Serialize)]
#[serde(rename_all = "lowercase")]
enum News {
    /// The manual.
    New,
    /// Another text.
    Changed,
}

/// A line of the table of manuals.
#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
enum Line<'p> {
    /// A manual.
    Manual(Box<Row<'p>>),
    /// Numbers in a row that have no manual.
    Missing {
        /// `3` or `8–12`
        numbers: String,
    },
}

#[derive(Serialize)]
struct Row<'p> {
    number: String,
    is_part: bool,
    title: &'p str,
    working_title: bool,
    state: State,
    /// What the revision in force brought; nothing when the text is as it was.
    news: Option<News>,
    summary: &'p str,
    phases: String,
    roles: String,
    review_by: Option<ShownDate>,
    link: String,
}

/// A role and the manuals it works by.
#[derive(Serialize)]
struct Role<'p> {
    name: &'p str,
    /// Its page.
    link: String,
    manuals: Vec<DocumentLink<'p>>,
}

pub(super) fn plan<'l>(_: &Shelf<'l, Staff>, plan: &mut Plan<'l, Staff>) {
    plan.add_page("", None, Overview);
}

/// Where the overview lies.
pub(super) fn path() -> OutputPath {
    OutputPath::page("").expect("the front page has a path")
}

impl Render<Staff> for Overview {
    fn render(&self, site: &Site<'_, Staff>, path: &OutputPath) -> Result<Body, Box<TemplateError>> {
        let summary = "Manualerne, som huset arbejder efter.";
        let context = Context {
            page: Frame::new(site, path, TITLE, summary),
            lines: lines(site, path),
            roles: roles(site, path),
            phase_pages: phases(site, path),
            agreement: document::all_read_today(site.shelf())
                .find(|version| version.document.number().is_none())
                .and_then(|version| document::link(site, path, version)),
            now: site.shelf().in_force().map(|revision| named(site, path, revision)),
            changed: document::all_read_today(site.shelf())
                .filter(|version| news(site, *version).is_some())
                .count(),
            coming: site
                .shelf()
                .ledger()
                .coming(site.today())
                .map(|revision| named(site, path, revision))
                .collect(),
            is_first: site.shelf().ledger().is_empty(),
            pages: staff_pages::items(site, path),
            binder: binder::link(site, path),
            for_volunteers: binder::link_for_volunteers(site, path),
        };
        site.template("overview.html", &context)
    }
}

/// The manuals by number, and between them the numbers that have none.
fn lines<'p>(site: &'p Site<'_, Staff>, path: &OutputPath) -> Vec<Line<'p>> {
    let allowed = &site.shelf().config().manuals;
    let mut lines = Vec::new();
    let mut next = *allowed.start();
    for version in document::all_read_today(site.shelf()) {
        let Some(number) = version.document.number() else { continue };
        lines.extend(missing(next..=last_before(number)));
        lines.extend(row(site, path, version).map(|row| Line::Manual(Box::new(row))));
        next = next.max(number.number().saturating_add(1));
    }
    if !lines.is_empty() {
        lines.extend(missing(next..=*allowed.end()));
    }
    lines
}

/// The last number without a manual that could stand before this one: a part does not stand for the whole.
fn last_before(number: ManualRef) -> u16 {
    match number.is_part() {
        true => number.number(),
        false => number.number().saturating_sub(1),
    }
}

fn missing<'p>(numbers: RangeInclusive<u16>) -> Option<Line<'p>> {
    let (first, last) = (*numbers.start(), *numbers.end());
    let numbers = match first == last {
        true => first.to_string(),
        false => format!("{first}–{last}"),
    };
    (first <= last).then_some(Line::Missing { numbers })
}

fn row<'p>(site: &'p Site<'_, Staff>, path: &OutputPath, version: Version<'p>) -> Option<Row<'p>> {
    let config = version.config;
    let number = version.document.number()?;
    let matter = version.manual_matter()?;
    Some(Row {
        number: number.to_string(),
        is_part: number.is_part(),
        title: &matter.title,
        working_title: matter.title_source == TitleSource::Working,
        state: State::of(site.shelf(), version),
        news: news(site, version),
        summary: &matter.summary,
        phases: names::phases(&matter.phases, &config.phases),
        roles: names::roles(&matter.roles, &config.roles),
        review_by: matter.review_by.map(ShownDate::from),
        link: site.link(path, site.plan().address_of_document(version.document)?),
    })
}

fn named(site: &Site<'_, Staff>, path: &OutputPath, revision: &Revision) -> Named {
    let page = OutputPath::page(&revision_address(revision.id));
    Named {
        revision: revision.id.to_string(),
        since: revision.in_force.into(),
        link: page.map(|page| site.link(path, &page)).unwrap_or_default(),
    }
}

/// What the half-year in force brought to a document, urgent corrections since included.
fn news(site: &Site<'_, Staff>, version: Version<'_>) -> Option<News> {
    let now = site.shelf().in_force()?.id.half_year();
    let own = version.revision().filter(|own| own.half_year() == now && !version.is_retired())?;
    let mut before = site.shelf().editions(version.document).filter_map(Version::revision);
    let is_new = before.next()?.half_year() == own.half_year();
    Some(if is_new { News::New } else { News::Changed })
}

/// Every role, with the manuals it works by. Retired ones are left out.
fn roles<'p>(site: &'p Site<'_, Staff>, path: &OutputPath) -> Vec<Role<'p>> {
    let roles = site.shelf().config().roles.iter();
    let role =
        |(id, name)| Role { name, link: role::link(site, path, id), manuals: manuals_of(site, path, id) };
    roles.map(role).collect()
}

fn manuals_of<'p>(site: &'p Site<'_, Staff>, path: &OutputPath, role: &str) -> Vec<DocumentLink<'p>> {
    role::manuals(site, role).filter_map(|version| document::link(site, path, version)).collect()
}

fn phases(site: &Site<'_, Staff>, path: &OutputPath) -> Vec<Linked> {
    let phases = site.shelf().config().phases.iter();
    phases.map(|(id, name)| Linked { name: name.to_owned(), link: phase::link(site, path, id) }).collect()
}
