//! The front page of the staff site: the ways in by role and phase, and every manual by number.

use std::ops::RangeInclusive;

use serde::Serialize;

use super::binder;
use super::document::{self, DocumentLink};
use super::frame::Frame;
use super::names::{self, Linked};
use super::revision::revision_address;
use super::standing::State;
use super::{phase, role};
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
    /// How a manual stands where its line does not say.
    usual: State,
    /// Which titles are working titles, as a sentence; empty when none is.
    working_titles: String,
    /// The pages of the roles.
    role_pages: Vec<Linked>,
    /// What whoever is new begins with.
    introduction: Option<DocumentLink<'p>>,
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
    /// How it stands; `None` when that is the usual.
    state: Option<State>,
    /// What the revision in force brought; nothing when the text is as it was.
    news: Option<News>,
    summary: &'p str,
    phases: String,
    review_by: Option<ShownDate>,
    link: String,
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
            usual: usual(site.shelf()),
            working_titles: working_titles(site),
            role_pages: role::links(site, path).map(|(_, link)| link).collect(),
            introduction: role::introduction(site, path, document::all_read_today(site.shelf())),
            phase_pages: phase::links(site, path).map(|(_, link)| link).collect(),
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
        state: Some(State::of(site.shelf(), version)).filter(|state| *state != usual(site.shelf())),
        news: news(site, version),
        summary: &matter.summary,
        phases: names::phases(&matter.phases, &config.phases),
        review_by: matter.review_by.map(ShownDate::from),
        link: site.link(path, site.plan().address_of_document(version.document)?),
    })
}

/// How a manual stands that is neither retired nor newer than the revision in force.
fn usual(shelf: &Shelf<'_, Staff>) -> State {
    match (shelf.in_force(), shelf.ledger().is_empty()) {
        (Some(_), _) => State::InForce,
        (None, true) => State::Working,
        (None, false) => State::Coming,
    }
}

/// Which titles are working titles. Those that are fewer, with them or without, are named.
fn working_titles(site: &Site<'_, Staff>) -> String {
    let manuals = document::all_read_today(site.shelf());
    let sources = manuals.filter_map(|version| {
        Some((version.document.number()?.to_string(), version.manual_matter()?.title_source))
    });
    let (working, others): (Vec<_>, Vec<_>) =
        sources.partition(|(_, source)| *source == TitleSource::Working);
    let listed = |titles: &[(String, TitleSource)]| {
        names::listed(&titles.iter().map(|(number, _)| number.clone()).collect::<Vec<_>>())
    };
    match (working.as_slice(), others.as_slice()) {
        ([], _) => String::new(),
        (_, []) => "Titlerne er arbejdstitler.".to_owned(),
        (working, others) if others.len() < working.len() => {
            format!("Titlerne er arbejdstitler, undtagen på manual {}.", listed(others))
        }
        (working, _) => format!("Kun arbejdstitel: manual {}.", listed(working)),
    }
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
