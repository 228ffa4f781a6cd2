//! The front page of a hearing: what is proposed for the next revision, until when it can be commented on, and
//! where comments go.

use serde::Serialize;

use super::document;
use super::frame::Frame;
use super::proposal::{Proposal, proposals};
use crate::date::ShownDate;
use crate::library::edition::Version;
use crate::library::identity::Identity;
use crate::library::shelf::{Shelf, Staff};
use crate::output_path::OutputPath;
use crate::site::{Body, Plan, Render, Site};
use crate::theme::TemplateError;

/// What the page is called.
pub(super) const TITLE: &str = "Høring";

struct HearingPage {
    documents: Vec<Identity>,
}

#[derive(Serialize)]
struct Context<'p> {
    page: Frame<'p>,
    /// The revision in force; empty when there is none.
    now: String,
    /// The revision the texts are proposed for.
    next: String,
    deadline: Option<ShownDate>,
    /// Where comments go; empty when the house has not said.
    comments: &'p str,
    proposals: Vec<Proposal>,
    board_paper: String,
}

/// Plans the front page and every text as it is proposed.
pub(super) fn plan<'l>(shelf: &Shelf<'l, Staff>, plan: &mut Plan<'l, Staff>) {
    document::plan_proposals(shelf, plan);
    let shown = shelf.documents().flat_map(|document| document::proposal(shelf, document));
    plan.add_page("", None, HearingPage { documents: shown.map(Version::identity).collect() });
}

impl Render<Staff> for HearingPage {
    fn render(&self, site: &Site<'_, Staff>, path: &OutputPath) -> Result<Body, Box<TemplateError>> {
        let hearing = &site.shelf().config().hearing;
        let summary = "Forslag til næste revision af manualerne. De gælder ikke.";
        let context = Context {
            page: Frame::new(site, path, TITLE, summary),
            now: site.shelf().in_force().map(|revision| revision.id.to_string()).unwrap_or_default(),
            next: site.shelf().next_revision().to_string(),
            deadline: hearing.deadline.map(ShownDate::from),
            comments: hearing.comments.as_deref().unwrap_or_default(),
            proposals: proposals(site, path),
            board_paper: site.link(path, &super::board_paper::path()),
        };
        site.template("hearing.html", &context)
    }

    fn documents(&self) -> Vec<Identity> {
        self.documents.clone()
    }
}
