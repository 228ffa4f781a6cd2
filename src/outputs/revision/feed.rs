//! The Atom feed of revisions, for those who want to be told when the manuals change.
//!
//! Links are whole addresses, so that there are none until site.yaml says where staff read their site.

use super::changes::{self, DocumentChange, Fate, Span};
use super::summary::summary;
use super::{SECTION, editions, full_name, name, revision_address};
use crate::library::identity::Identity;
use crate::library::ledger::Revision;
use crate::library::shelf::{Shelf, Staff};
use crate::output_path::OutputPath;
use crate::outputs::atom::{self, escaped, id};
use crate::site::{Body, Render, Site};
use crate::theme::TemplateError;

/// Where it lies.
pub(super) const ADDRESS: &str = "revisioner/feed.xml";

/// The feed of revisions.
pub(super) struct Feed<'l> {
    pub(super) shelf: Shelf<'l, Staff>,
}

impl Render<Staff> for Feed<'_> {
    fn render(&self, site: &Site<'_, Staff>, _: &OutputPath) -> Result<Body, Box<TemplateError>> {
        Ok(Body::Text(feed(site).into()))
    }

    fn documents(&self) -> Vec<Identity> {
        editions(&self.shelf)
    }
}

fn feed(site: &Site<'_, Staff>) -> String {
    let config = site.shelf().config();
    let revisions = &site.shelf().ledger().revisions;
    let mut old = None;
    let spans = revisions.values().map(|new| Span { old: old.replace(new), new });
    let entries: Vec<String> = spans.map(|span| entry(site, span)).collect();
    let links = [link(site, "self", ADDRESS), link(site, "alternate", &format!("{SECTION}index.html"))];
    let feed = atom::Feed {
        id: id(&config.name, ""),
        title: format!("Revisioner – {}", config.name),
        standing: config.standing,
        updated: revisions.values().map(|revision| revision.in_force).max(),
        links: links.concat(),
        author: &config.name,
        entries: entries.iter().rev().map(String::as_str).collect(),
    };
    feed.xml()
}

fn entry(site: &Site<'_, Staff>, span: Span<'_>) -> String {
    let Revision { id: revision, in_force, .. } = span.new;
    let page = format!("{}/index.html", revision_address(*revision));
    format!(
        "<entry>\n<id>{}</id>\n<title>{}</title>\n<updated>{in_force}T00:00:00Z</updated>\n{}<content>{}</content>\n</entry>\n",
        id(&site.shelf().config().name, &revision.to_string()),
        escaped(&name(*revision)),
        link(site, "alternate", &page),
        escaped(&told(&changes::documents(site, span))),
    )
}

/// What a revision brought, with the names of what is new, changed or retired.
fn told(documents: &[DocumentChange<'_>]) -> String {
    let fates = [(Fate::New, "Ny"), (Fate::Changed, "Ændret"), (Fate::Retired, "Udgået")];
    let lists = fates.into_iter().filter_map(|(fate, word)| {
        let such = documents.iter().filter(|document| document.fate == fate);
        let titles: Vec<String> = such.map(|document| full_name(document.new)).collect();
        (!titles.is_empty()).then(|| format!(" {word}: {}.", titles.join("; ")))
    });
    summary(documents) + &lists.collect::<String>()
}

/// A link to a file of the site; nothing as long as nobody has said where the site lies.
fn link(site: &Site<'_, Staff>, relation: &str, file: &str) -> String {
    let base = site.shelf().config().addresses.staff.as_deref();
    base.map(|base| atom::link(base, relation, file)).unwrap_or_default()
}
