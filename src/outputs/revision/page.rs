//! The page of a revision: what changed in it and why. And the page of the way from one revision to any later
//! one, made of the same parts.

use std::ops::Bound::{Excluded, Unbounded};

use serde::Serialize;

use super::changes::{self, DocumentChange, Fate, Span};
use super::people::{self, Approved, Reported, Role};
use super::shown::{self, Shown};
use super::side::Side;
use super::summary::summary;
use super::{MEETING, SIGN_OFF, editions, name, revision_address, span_address};
use crate::library::experience::Decision;
use crate::library::identity::Identity;
use crate::library::ledger::Revision;
use crate::library::shelf::{Shelf, Staff};
use crate::output_path::OutputPath;
use crate::outputs::frame::Frame;
use crate::site::{Body, Render, Site};
use crate::theme::TemplateError;

/// What changed in a revision.
pub(super) struct RevisionPage<'l> {
    pub(super) shelf: Shelf<'l, Staff>,
    pub(super) span: Span<'l>,
}

/// What changed from one revision to another.
pub(super) struct SpanPage<'l> {
    pub(super) shelf: Shelf<'l, Staff>,
    pub(super) span: Span<'l>,
}

#[derive(Serialize)]
struct Context<'p> {
    page: Frame<'p>,
    kind: Kind,
    revision: Side,
    /// The revision it is compared with; `None` for the first one.
    old: Option<Side>,
    summary: String,
    /// The documents that have changed, are new, are retired.
    changed: Vec<Shown<'p>>,
    new: Vec<Shown<'p>>,
    retired: Vec<Shown<'p>>,
    unchanged: Vec<Shown<'p>>,
    roles: Vec<Role<'p>>,
    /// The roles for which nothing is otherwise: `tolk og psykolog`.
    other_roles: String,
    adopted: Vec<Reported>,
    declined: Vec<Reported>,
    approvals: Vec<Approved>,
    before: Option<Side>,
    after: Option<Side>,
    /// Where the page for the staff meeting and the sheet to sign are.
    meeting: String,
    sign_off: String,
    comparisons: Vec<Comparison>,
}

/// What a page tells of.
#[derive(Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Kind {
    /// The revision that all begins with.
    First,
    /// A revision.
    Revision,
    /// The way from one revision to another.
    Span,
}

/// A link to what changed between two revisions.
#[derive(Serialize)]
struct Comparison {
    old: String,
    new: String,
    link: String,
}

impl Render<Staff> for RevisionPage<'_> {
    fn render(&self, site: &Site<'_, Staff>, path: &OutputPath) -> Result<Body, Box<TemplateError>> {
        let kind = if self.span.old.is_some() { Kind::Revision } else { Kind::First };
        render(site, path, self.span, (kind, &name(self.span.new.id)))
    }

    fn documents(&self) -> Vec<Identity> {
        editions(&self.shelf)
    }
}

impl Render<Staff> for SpanPage<'_> {
    fn render(&self, site: &Site<'_, Staff>, path: &OutputPath) -> Result<Body, Box<TemplateError>> {
        let old = self.span.old.map_or_else(String::new, |old| old.id.to_string());
        let title = format!("Fra {old} til {}", self.span.new.id);
        render(site, path, self.span, (Kind::Span, &title))
    }

    fn documents(&self) -> Vec<Identity> {
        editions(&self.shelf)
    }
}

fn render(
    site: &Site<'_, Staff>,
    path: &OutputPath,
    span: Span<'_>,
    (kind, title): (Kind, &str),
) -> Result<Body, Box<TemplateError>> {
    let (documents, all) = (changes::documents(site, span), &site.shelf().ledger().revisions);
    let shown = |fate| shown(site, path, &documents, fate);
    let (roles, other_roles) = people::roles(span, &documents);
    let side = |revision: &Revision| Side::of(site, path, revision);
    let own = |end: &str| linked(site, path, &format!("{}/{end}", revision_address(span.new.id)));
    let context = Context {
        page: Frame::new(site, path, title, description(kind)),
        kind,
        revision: side(span.new),
        old: span.old.map(side),
        summary: summary(&documents),
        changed: shown(Fate::Changed),
        new: shown(Fate::New),
        retired: shown(Fate::Retired),
        unchanged: shown(Fate::Unchanged),
        roles,
        other_roles,
        adopted: people::reported(site, path, span, Decision::Adopted),
        declined: people::reported(site, path, span, Decision::Declined),
        approvals: people::approvals(site, span, &documents),
        before: all.range(..span.new.id).next_back().map(|(_, before)| side(before)),
        after: all.range((Excluded(span.new.id), Unbounded)).next().map(|(_, after)| side(after)),
        meeting: own(MEETING),
        sign_off: own(SIGN_OFF),
        comparisons: comparisons(site, path, span.new),
    };
    site.template("revision.html", &context)
}

/// What the page is about, in a sentence.
pub(super) fn description(kind: Kind) -> &'static str {
    match kind {
        Kind::First => "De manualer, som det hele begynder med.",
        Kind::Revision => "Hvad der er ændret i manualerne, og hvorfor.",
        Kind::Span => "Hvad der er ændret i manualerne fra den ene revision til den anden, og hvorfor.",
    }
}

/// The documents of this fate.
fn shown<'p>(
    site: &Site<'_, Staff>,
    path: &OutputPath,
    documents: &[DocumentChange<'p>],
    fate: Fate,
) -> Vec<Shown<'p>> {
    let such = documents.iter().filter(|document| document.fate == fate);
    such.map(|document| shown::document(site, path, document)).collect()
}

/// The revision compared with every other one.
fn comparisons(site: &Site<'_, Staff>, path: &OutputPath, revision: &Revision) -> Vec<Comparison> {
    let others = site.shelf().ledger().revisions.keys().filter(|other| **other != revision.id);
    let pairs = others.map(|&other| (other.min(revision.id), other.max(revision.id)));
    let comparisons = pairs.map(|(old, new)| Comparison {
        old: old.to_string(),
        new: new.to_string(),
        link: linked(site, path, &span_address(old, new)),
    });
    comparisons.collect()
}

/// A link from the page at `path` to another page of this kind.
fn linked(site: &Site<'_, Staff>, path: &OutputPath, address: &str) -> String {
    OutputPath::page(address).map(|to| site.link(path, &to)).unwrap_or_default()
}
