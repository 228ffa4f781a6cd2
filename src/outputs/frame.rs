//! What is around every page: its head, the menu, the notices.

use serde::Serialize;

use crate::config::Standing;
use crate::date::ShownDate;
use crate::library::page::PageMatter;
use crate::library::shelf::{Audience, Reader, Shelf};
use crate::output_path::OutputPath;
use crate::site::{Plan, Site};
use crate::theme::Theme;

/// What every page of a site may show.
#[derive(Debug, Serialize)]
pub(crate) struct Globals<'l> {
    site_name: &'l str,
    standing: Standing,
    audience: &'static str,
    menu: Vec<MenuItem<'l>>,
    /// Paths from the top of the site.
    style: String,
}

#[derive(Debug, Serialize)]
struct MenuItem<'l> {
    title: &'l str,
    /// The path from the top of the site.
    address: String,
}

/// The head of one page.
#[derive(Debug, Serialize)]
pub(crate) struct Frame<'p> {
    /// The way from the page to the top of its site.
    root: String,
    /// The path of the page from the top of its site, as links write it.
    address: String,
    title: &'p str,
    summary: &'p str,
    draft: bool,
    updated: Option<ShownDate>,
}

impl<'p> Frame<'p> {
    /// The head of a page made from a file that has front matter of its own.
    pub(super) fn of_page<A: Reader>(site: &Site<'_, A>, path: &OutputPath, matter: &'p PageMatter) -> Self {
        Self {
            draft: matter.draft,
            updated: matter.updated.map(ShownDate::from),
            ..Self::new(site, path, &matter.title, &matter.summary)
        }
    }

    /// The head of a page.
    pub(super) fn new<A: Reader>(
        site: &Site<'_, A>,
        path: &OutputPath,
        title: &'p str,
        summary: &'p str,
    ) -> Self {
        let address = site.address_from_top(path);
        Self { root: path.root(), address, title, summary, draft: false, updated: None }
    }

    /// The head of a page beside the site, that reaches its styles by `root`.
    pub(crate) fn beside(root: &str, title: &'p str, summary: &'p str) -> Self {
        let (root, address) = (root.to_owned(), String::new());
        Self { root, address, title, summary, draft: false, updated: None }
    }

    pub(super) fn draft(mut self, draft: bool) -> Self {
        self.draft = draft;
        self
    }
}

/// What every page of this site may show.
pub(crate) fn globals<'l, A: Reader>(shelf: &Shelf<'l, A>, theme: &Theme, plan: &Plan<'l, A>) -> Globals<'l> {
    let config = shelf.config();
    Globals {
        site_name: &config.name,
        standing: config.standing,
        audience: match A::AUDIENCE {
            Audience::Public => "public",
            Audience::Staff => "staff",
        },
        menu: match A::AUDIENCE {
            Audience::Public => public_menu(shelf, plan),
            Audience::Staff => staff_menu(plan),
        },
        style: theme.style().path.as_str().to_owned(),
    }
}

fn public_menu<'l, A: Reader>(shelf: &Shelf<'l, A>, plan: &Plan<'l, A>) -> Vec<MenuItem<'l>> {
    let pages = shelf.config().menu.iter().filter_map(|path| {
        let page = shelf.public_page(&path.value)?;
        let address = plan.address_of(page.text.path())?.address().to_owned();
        Some(MenuItem { title: &page.matter.title, address })
    });
    pages.collect()
}

fn staff_menu<'l, A: Reader>(plan: &Plan<'l, A>) -> Vec<MenuItem<'l>> {
    let fixed = [("Manualer", super::overview::path()), ("Kilder", super::sources::path())];
    let planned = fixed.into_iter().filter(|(_, path)| plan.has(path));
    planned.map(|(title, path)| MenuItem { title, address: path.as_str().to_owned() }).collect()
}
