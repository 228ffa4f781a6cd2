//! The board paper of a hearing: what the board is asked to decide, why, the changes that matter most word by
//! word, and a line to sign.

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
pub(super) const TITLE: &str = "Bilag til bestyrelsen";
const ADDRESS: &str = "bestyrelsen";

struct BoardPaper {
    documents: Vec<Identity>,
}

#[derive(Serialize)]
struct Context<'p> {
    page: Frame<'p>,
    /// The revision in force; empty when there is none.
    now: String,
    /// The revision the board is asked to approve.
    next: String,
    deadline: Option<ShownDate>,
    proposals: Vec<Proposal>,
}

pub(super) fn plan<'l>(shelf: &Shelf<'l, Staff>, plan: &mut Plan<'l, Staff>) {
    let shown = shelf.documents().flat_map(|document| document::proposal(shelf, document));
    plan.add_page(ADDRESS, None, BoardPaper { documents: shown.map(Version::identity).collect() });
}

/// Where it lies.
pub(super) fn path() -> OutputPath {
    OutputPath::page(ADDRESS).expect("a constant address is an address")
}

impl Render<Staff> for BoardPaper {
    fn render(&self, site: &Site<'_, Staff>, path: &OutputPath) -> Result<Body, Box<TemplateError>> {
        let summary = "Hvad bestyrelsen bliver bedt om at beslutte, hvorfor, og hvad der ændres.";
        let shelf = site.shelf();
        let context = Context {
            page: Frame::new(site, path, TITLE, summary),
            now: shelf.in_force().map(|revision| revision.id.to_string()).unwrap_or_default(),
            next: shelf.next_revision().to_string(),
            deadline: shelf.config().hearing.deadline.map(ShownDate::from),
            proposals: proposals(site, path),
        };
        site.template("board-paper.html", &context)
    }

    fn documents(&self) -> Vec<Identity> {
        self.documents.clone()
    }
}
