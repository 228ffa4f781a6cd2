//! The page of a phase: the manuals that belong to it, component by component.

use serde::Serialize;

use super::document::{self, DocumentLink};
use super::frame::Frame;
use super::names::Linked;
use super::standing::State;
use crate::library::edition::Version;
use crate::library::manual::ManualMatter;
use crate::library::shelf::{Shelf, Staff};
use crate::output_path::OutputPath;
use crate::site::{self, Body, Plan, Render, Site};
use crate::theme::TemplateError;

struct PhasePage<'l> {
    id: &'l str,
    name: &'l str,
}

#[derive(Serialize)]
struct Context<'p> {
    page: Frame<'p>,
    components: Vec<Component<'p>>,
    /// Whether a manual stands under more than one component.
    has_repeated: bool,
    /// The pages of the other phases.
    others: Vec<Linked>,
}

/// A component and the manuals of the phase that belong to it.
#[derive(Serialize)]
struct Component<'p> {
    id: &'p str,
    name: &'p str,
    manuals: Vec<Manual<'p>>,
}

#[derive(Serialize)]
struct Manual<'p> {
    #[serde(flatten)]
    link: DocumentLink<'p>,
    summary: &'p str,
    state: State,
}

pub(super) fn plan<'l>(shelf: &Shelf<'l, Staff>, plan: &mut Plan<'l, Staff>) {
    for (id, name) in shelf.config().phases.iter() {
        plan.add_page(&site::phase_address(id), None, PhasePage { id, name });
    }
}

/// The page of a phase seen from the page at `path`; empty when the site has none.
pub(super) fn link(site: &Site<'_, Staff>, path: &OutputPath, id: &str) -> String {
    site.link_to_page(path, &site::phase_address(id))
}

/// The pages of all phases seen from the page at `path`, by identifier.
pub(super) fn links<'p>(
    site: &'p Site<'_, Staff>,
    path: &OutputPath,
) -> impl Iterator<Item = (&'p str, Linked)> {
    let phases = site.shelf().config().phases.iter();
    phases.map(|(id, name)| (id, Linked { name: name.to_owned(), link: link(site, path, id) }))
}

impl Render<Staff> for PhasePage<'_> {
    fn render(&self, site: &Site<'_, Staff>, path: &OutputPath) -> Result<Body, Box<TemplateError>> {
        let config = site.shelf().config();
        let summary = format!("{}: manualerne, komponent for komponent.", self.name);
        let manuals: Vec<_> = self.manuals(site).collect();
        let components = config.components.iter().map(|(id, name)| Component {
            id,
            name,
            manuals: manuals
                .iter()
                .filter(|(_, matter)| matter.components.iter().any(|own| own == id))
                .filter_map(|(version, _)| manual(site, path, *version))
                .collect(),
        });
        let context = Context {
            page: Frame::new(site, path, self.name, &summary),
            components: components.collect(),
            has_repeated: manuals.iter().any(|(_, matter)| matter.components.len() > 1),
            others: links(site, path).filter(|(id, _)| *id != self.id).map(|(_, link)| link).collect(),
        };
        site.template("phase.html", &context)
    }
}

impl PhasePage<'_> {
    /// The manuals of the phase, as they are read today. Retired ones are left out.
    fn manuals<'p>(
        &self,
        site: &'p Site<'_, Staff>,
    ) -> impl Iterator<Item = (Version<'p>, &'p ManualMatter)> {
        let read = document::all_read_today(site.shelf()).filter(|version| !version.is_retired());
        let known = read.filter_map(|version| Some((version, version.manual_matter()?)));
        known.filter(|(_, matter)| matter.phases.iter().any(|phase| phase == self.id))
    }
}

fn manual<'p>(site: &'p Site<'_, Staff>, path: &OutputPath, version: Version<'p>) -> Option<Manual<'p>> {
    let link = document::link(site, path, version)?;
    Some(Manual { link, summary: version.summary(), state: State::of(site.shelf(), version) })
}
