//! The front page of the staff site: every manual by number, what concerns each role, and the other
//! pages for staff.

use std::ops::RangeInclusive;

use serde::Serialize;

use super::frame::Frame;
use super::listing::Item;
use super::manual::{self, ManualLink};
use super::names;
use super::staff_pages;
use super::state::State;
use crate::date::ShownDate;
use crate::library::manual::{Manual, TitleSource};
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
    pages: Vec<Item<'p>>,
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
    manuals: Vec<ManualLink<'p>>,
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
            pages: staff_pages::items(site, path),
        };
        site.template("overview.html", &context)
    }
}

/// The manuals by number, and between them the numbers that have none.
fn lines<'p>(site: &'p Site<'_, Staff>, path: &OutputPath) -> Vec<Line<'p>> {
    let allowed = &site.shelf().config().manuals;
    let mut lines = Vec::new();
    let mut next = *allowed.start();
    for (number, manual) in site.shelf().manuals() {
        lines.extend(missing(next..=last_before(number)));
        lines.extend(row(site, path, number, manual).map(|row| Line::Manual(Box::new(row))));
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

fn row<'p>(
    site: &'p Site<'_, Staff>,
    path: &OutputPath,
    number: ManualRef,
    manual: &'p Manual,
) -> Option<Row<'p>> {
    let config = site.shelf().config();
    let matter = &manual.matter;
    Some(Row {
        number: number.to_string(),
        is_part: number.is_part(),
        title: &matter.title,
        working_title: matter.title_source == TitleSource::Working,
        state: State::of(matter),
        summary: &matter.summary,
        phases: names::phases(&matter.phases, &config.phases),
        roles: names::roles(&matter.roles, &config.roles),
        review_by: matter.review_by.map(ShownDate::from),
        link: site.link(path, site.plan().address_of(manual.text.path())?),
    })
}

/// Every role, with the manuals it works by. Retired ones are left out.
fn roles<'p>(site: &'p Site<'_, Staff>, path: &OutputPath) -> Vec<Role<'p>> {
    let roles = site.shelf().config().roles.iter();
    roles.map(|(id, name)| Role { name, manuals: manuals_of(site, path, id) }).collect()
}

fn manuals_of<'p>(site: &'p Site<'_, Staff>, path: &OutputPath, role: &str) -> Vec<ManualLink<'p>> {
    let concerns = |manual: &Manual| manual.matter.roles.iter().any(|id| id == role);
    let manuals = site.shelf().manuals().filter(|(_, manual)| !manual.matter.retired && concerns(manual));
    manuals.filter_map(|manual| manual::link(site, path, manual)).collect()
}
