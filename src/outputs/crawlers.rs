//! What search engines are told: `robots.txt`, and on a public site that is live and has an address, `sitemap.xml`.
//! They are asked to leave an example alone, and the staff site always.

use jiff::civil::Date;

use super::atom::escaped;
use super::sources;
use crate::config::Standing;
use crate::library::page::PageKind;
use crate::library::shelf::{Public, Reader, Shelf, Staff};
use crate::output_path::OutputPath;
use crate::site::{Body, Plan, Render, Site};
use crate::source::ProjectPath;
use crate::theme::TemplateError;

const ROBOTS: &str = "robots.txt";
const SITEMAP: &str = "sitemap.xml";
const LEAVE_ALONE: &str = "User-agent: *\nDisallow: /\n";
const WELCOME: &str = "User-agent: *\nDisallow:\n";

/// `robots.txt`, with what it says.
struct Robots(String);

/// `sitemap.xml` of the site at this address.
struct Sitemap<'l>(&'l str);

pub(super) fn plan_public<'l>(shelf: &Shelf<'l, Public>, plan: &mut Plan<'l, Public>) {
    let address = shelf.config().addresses.public.as_deref();
    let text = match (shelf.config().standing, address) {
        (Standing::Example, _) => LEAVE_ALONE.to_owned(),
        (Standing::Live, None) => WELCOME.to_owned(),
        (Standing::Live, Some(base)) => {
            plan.add_file(SITEMAP, None, Sitemap(base));
            format!("{WELCOME}\nSitemap: {base}/{SITEMAP}\n")
        }
    };
    plan.add_file(ROBOTS, None, Robots(text));
}

pub(super) fn plan_staff<'l>(_: &Shelf<'l, Staff>, plan: &mut Plan<'l, Staff>) {
    plan.add_file(ROBOTS, None, Robots(LEAVE_ALONE.to_owned()));
}

impl<A: Reader> Render<A> for Robots {
    fn render(&self, _: &Site<'_, A>, _: &OutputPath) -> Result<Body, Box<TemplateError>> {
        Ok(Body::Text(self.0.as_str().into()))
    }
}

impl Render<Public> for Sitemap<'_> {
    fn render(&self, site: &Site<'_, Public>, _: &OutputPath) -> Result<Body, Box<TemplateError>> {
        let pages =
            site.plan().origins().filter_map(|(path, origin)| Some((path, updated(site, path, origin)?)));
        let entries = pages.map(|(path, updated)| self.entry(path, updated));
        let text = format!(
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
             <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n{}</urlset>\n",
            entries.collect::<String>(),
        );
        Ok(Body::Text(text.into()))
    }
}

impl Sitemap<'_> {
    fn entry(&self, path: &OutputPath, updated: Option<Date>) -> String {
        let address = escaped(&format!("{}/{}", self.0, path.address()));
        let updated = updated.map(|day| format!("<lastmod>{day}</lastmod>")).unwrap_or_default();
        format!("<url><loc>{address}</loc>{updated}</url>\n")
    }
}

/// The day a page was last gone through, if one is known. `None` for what is no page to be found: pictures, drafts, and
/// what leads on to other pages.
fn updated(site: &Site<'_, Public>, path: &OutputPath, origin: Option<&ProjectPath>) -> Option<Option<Date>> {
    let Some(origin) = origin else { return (*path == sources::path()).then_some(None) };
    if origin.extension() != "md" {
        return None;
    }
    let Some(page) = site.shelf().public_page(origin) else { return Some(None) };
    if let PageKind::Agreement(_) = page.matter.kind {
        return Some(site.shelf().agreement().and_then(|agreement| agreement.since));
    }
    let own = match page.matter.kind {
        PageKind::News(date) => page.matter.updated.max(date),
        _ => page.matter.updated,
    };
    (!page.matter.draft).then_some(own)
}
