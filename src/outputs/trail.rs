//! The way from the front page of the staff site to a page.

use serde::Serialize;

use super::{hearing, overview, revision, staff_pages};
use crate::library::shelf::{Audience, Reader};
use crate::output_path::OutputPath;
use crate::site::{Purpose, Site};

/// A page above another.
#[derive(Debug, Serialize)]
pub(super) struct Crumb {
    title: String,
    /// Its path from the top of the site.
    address: String,
}

impl Crumb {
    /// The page at `path`.
    pub(super) fn new<A: Reader>(site: &Site<'_, A>, title: String, path: &OutputPath) -> Self {
        Self { title, address: site.address_from_top(path) }
    }
}

/// What the front page is called.
pub(super) fn front(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::Reading => overview::TITLE,
        Purpose::Hearing => hearing::TITLE,
    }
}

/// The pages above the one at `path`, the front page first. Public pages and the front page have none.
pub(super) fn trail<A: Reader>(site: &Site<'_, A>, path: &OutputPath) -> Vec<Crumb> {
    if A::AUDIENCE == Audience::Public || *path == overview::path() {
        return Vec::new();
    }
    let plan = site.plan();
    let lists = [
        (revision::TITLE, revision::path(), revision::SECTION),
        (staff_pages::TITLE, staff_pages::path(), staff_pages::SECTION),
    ];
    let is_above = |list: &OutputPath, section: &str| path.as_str().starts_with(section) && path != list;
    let lists = lists.into_iter().filter(|(_, list, section)| is_above(list, section));
    let lists = lists.map(|(title, list, _)| (title.to_owned(), list)).chain(revision::above(path));
    let above = [(front(site.purpose()).to_owned(), overview::path())].into_iter();
    let above = above.chain(lists.filter(|(_, list)| plan.has(list)));
    above.map(|(title, to)| Crumb::new(site, title, &to)).collect()
}
