//! The way from the front page of the staff site to a page.

use serde::Serialize;

use super::{hearing, overview, staff_pages};
use crate::library::shelf::{Audience, Reader};
use crate::output_path::OutputPath;
use crate::site::{Purpose, Site};

/// A page above another.
#[derive(Debug, Serialize)]
pub(super) struct Crumb {
    title: &'static str,
    /// Its path from the top of the site.
    address: String,
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
    let list = staff_pages::path();
    let is_listed =
        path.as_str().starts_with(staff_pages::SECTION) && *path != list && site.plan().has(&list);
    let above = [(front(site.purpose()), overview::path())].into_iter();
    let above = above.chain(is_listed.then_some((staff_pages::TITLE, list)));
    above.map(|(title, to)| Crumb { title, address: site.address_from_top(&to) }).collect()
}
