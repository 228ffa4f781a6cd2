//! Pages of text: public ones, and those for staff that are no manuals.

use jiff::civil::Date;
use serde::Serialize;

use super::catalogue::{self, Catalogue};
use super::frame::Frame;
use super::listing::{self, Card, Group};
use super::reference::{self, Reference};
use super::statement;
use crate::html::{self, ContentsEntry, Parts};
use crate::library::document_id::DocumentId;
use crate::library::edition::Matter;
use crate::library::identity::Identity;
use crate::library::page::{Listing, Page, PageKind};
use crate::library::shelf::{Public, Reader, Shelf, Staff};
use crate::output_path::OutputPath;
use crate::site::{self, Body, Plan, Render, Site};
use crate::theme::TemplateError;

struct PublicPage<'l>(&'l Page);
struct StaffPage<'l>(&'l Page);

/// The agreement as it is read today, and since when.
struct AgreementPage<'l> {
    page: &'l Page,
    identity: Identity,
    since: Option<Date>,
}

#[derive(Serialize)]
struct Context<'p> {
    page: Frame<'p>,
    article: Parts,
    contents: Vec<ContentsEntry>,
    cards: Vec<Card<'p>>,
    /// The list below the text: `activities`, `houses`, `news` or `manuals`; empty when there is none.
    list: Option<Listing>,
    groups: Vec<Group<'p>>,
    /// The filters of the list, where there is something to choose between.
    catalogue: Option<Catalogue<'p>>,
    sources: Vec<Reference<'p>>,
    /// The accessibility statement, on the page that tells of it.
    statement_notice: Option<statement::Notice<'p>>,
}

/// What stands below the text of a page.
#[derive(Default)]
struct List<'p> {
    list: Option<Listing>,
    groups: Vec<Group<'p>>,
    catalogue: Option<Catalogue<'p>>,
}

pub(super) fn plan_public<'l>(shelf: &Shelf<'l, Public>, plan: &mut Plan<'l, Public>) {
    for page in shelf.public_pages().filter(|page| matches!(page.matter.kind, PageKind::Plain(_))) {
        plan.add_page(&site::public_address(page.text.path()), Some(page.text.path()), PublicPage(page));
    }
}

pub(super) fn plan_staff<'l>(shelf: &Shelf<'l, Staff>, plan: &mut Plan<'l, Staff>) {
    for page in shelf.staff_pages() {
        plan.add_page(&site::staff_address(page.text.path()), Some(page.text.path()), StaffPage(page));
    }
}

/// Plans the agreement as it is read today; links to its working text lead there.
pub(super) fn plan_agreement<'l>(shelf: &Shelf<'l, Public>, plan: &mut Plan<'l, Public>) {
    let Some(agreement) = shelf.agreement() else { return };
    if let Matter::Agreement(page, _) = agreement.version.matter {
        let (identity, since) = (agreement.version.identity(), agreement.since);
        let address = site::document_address(DocumentId::Agreement);
        plan.add_page(&address, agreement.path, AgreementPage { page, identity, since });
    }
}

impl Render<Public> for AgreementPage<'_> {
    fn render(&self, site: &Site<'_, Public>, path: &OutputPath) -> Result<Body, Box<TemplateError>> {
        let working = site.shelf().agreement().and_then(|agreement| agreement.path);
        let frame = Frame::of_page(site, path, self.page).updated(self.since).edited_at(site, working);
        render(self.page, frame, List::default(), site, path)
    }

    fn documents(&self) -> Vec<Identity> {
        vec![self.identity.clone()]
    }
}

impl Render<Public> for PublicPage<'_> {
    fn render(&self, site: &Site<'_, Public>, path: &OutputPath) -> Result<Body, Box<TemplateError>> {
        let list = match &self.0.matter.kind {
            PageKind::Plain(list) => *list,
            _ => None,
        };
        let list = List {
            list,
            groups: list.map(|list| listing::groups(site, path, list)).unwrap_or_default(),
            catalogue: list
                .filter(|list| *list == Listing::Activities)
                .and_then(|_| catalogue::catalogue(site)),
        };
        render(self.0, Frame::of_page(site, path, self.0), list, site, path)
    }
}

impl Render<Staff> for StaffPage<'_> {
    fn render(&self, site: &Site<'_, Staff>, path: &OutputPath) -> Result<Body, Box<TemplateError>> {
        render(self.0, Frame::of_page(site, path, self.0), List::default(), site, path)
    }
}

fn render<A: Reader>(
    page: &Page,
    frame: Frame<'_>,
    List { list, groups, catalogue }: List<'_>,
    site: &Site<'_, A>,
    path: &OutputPath,
) -> Result<Body, Box<TemplateError>> {
    let Page { text, matter } = page;
    let context = Context {
        page: frame,
        article: site.parts(text, html::before_first_heading(&text.document), path),
        contents: html::contents(&text.document),
        cards: listing::cards(site, path, &matter.cards),
        list,
        groups,
        catalogue,
        sources: reference::references(site, path, &matter.sources),
        statement_notice: statement::notice(site.shelf().config(), page),
    };
    site.template("page.html", &context)
}
