//! A site: what one audience gets to read, planned, then rendered file by file.
//!
//! Planning fixes every address before anything is rendered, so that links and lists resolve against
//! the whole site. Rendering is pure, on all cores, and hands each file on as soon as it is made.

mod address;
mod comparisons;
mod links;
mod memory;
mod plan;

use std::sync::Arc;

use jiff::civil::Date;
use rayon::prelude::*;

use crate::comparison::Comparison;
use crate::html::{self, CodeStyle, Labels, Links, Parts};
use crate::library::edition::Version;
use crate::library::identity::Identity;
use crate::library::shelf::{Audience, Public, Reader, Shelf, Staff};
use crate::library::target::Target;
use crate::library::text::Text;
use crate::output_path::{LinkStyle, OutputPath};
use crate::outputs;
use crate::source::ProjectPath;
use crate::theme::{TemplateError, Templates, Theme};
pub use address::{HEARING_FOLDER, PUBLIC_FOLDER, STAFF_FOLDER, STATEMENT_ADDRESS};
pub(crate) use address::{
    MANUALS, PHASES, ROLES, document_address, phase_address, public_address, role_address, staff_address,
};
use address::{path_of, public_path};
use comparisons::Comparisons;
use links::PageLinks;
pub use links::Vantage;
pub use memory::Memory;
use memory::Surroundings;
pub use plan::{AddressProblem, Plan, TakenAlias};

/// The address of a file of this audience's site from the top of the site, as links write it.
pub(crate) fn address_from_top<A: Reader>(path: &OutputPath) -> String {
    match links::style::<A>() {
        LinkStyle::Folder => path.address().to_owned(),
        LinkStyle::File => path.as_str().to_owned(),
    }
}

/// Under which circumstances a site is made.
#[derive(Clone, Copy, Debug)]
pub struct Setting<'l> {
    /// The day it is built for.
    pub today: Date,
    /// Where it will lie.
    pub mount: Mount,
    /// How code is written.
    pub code: CodeStyle,
    /// What earlier builds remember.
    pub memory: &'l Memory,
}

/// Where the sites lie on their servers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mount {
    /// Where site.yaml says; at the top where it says nothing.
    #[default]
    Deployed,
    /// Side by side on one server, each in the folder of its name.
    SideBySide,
}

/// What a site is read for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Purpose {
    /// To be worked by.
    Reading,
    /// To be commented on: nothing in it is in force.
    Hearing,
}

/// One audience's site, planned.
pub struct Site<'l, A: Reader> {
    shelf: Shelf<'l, A>,
    plan: Plan<'l, A>,
    templates: Templates,
    setting: Setting<'l>,
    surroundings: Surroundings,
    comparisons: Comparisons,
    purpose: Purpose,
}

/// Something a site is made of. Rendering is pure: the same site gives the same bytes. Of what documents say
/// it shows only those it names: of all others it may use the front matter. The preview rests on that
/// ([`Memory`]).
pub trait Render<A: Reader>: Send + Sync {
    /// Makes the file that lies at `path`.
    ///
    /// # Errors
    /// When its template cannot be used.
    fn render(&self, site: &Site<'_, A>, path: &OutputPath) -> Result<Body, Box<TemplateError>>;

    /// The documents it shows, besides that of the page it is planned for.
    fn documents(&self) -> Vec<Identity> {
        Vec::new()
    }
}

/// What a file of a site holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Body {
    /// Text, in UTF-8.
    Text(Arc<str>),
    /// The bytes of a file of the project.
    Copy(ProjectPath),
}

/// Where the files of a site go. Called from many threads at once.
pub trait Sink<E>: Sync {
    /// Takes a text.
    ///
    /// # Errors
    /// When it cannot be kept.
    fn text(&self, path: &OutputPath, text: &Arc<str>) -> Result<(), E>;

    /// Takes the bytes of a file of the project.
    ///
    /// # Errors
    /// When it cannot be kept.
    fn copy(&self, path: &OutputPath, from: &ProjectPath) -> Result<(), E>;

    /// Is told that a file could not be made.
    fn failed(&self, _: &OutputPath, _: &TemplateError) {}

    /// Whether it wants the files even when the texts have errors.
    fn wants_faulty(&self) -> bool {
        false
    }

    /// Whether somebody will read the files.
    fn is_read(&self) -> bool {
        true
    }
}

impl<'l> Site<'l, Public> {
    /// Plans the public site.
    #[must_use]
    pub fn public(shelf: Shelf<'l, Public>, theme: &'l Theme, setting: Setting<'l>) -> Self {
        Self::planned(shelf, theme, setting, Purpose::Reading, outputs::PUBLIC)
    }
}

impl<'l> Site<'l, Staff> {
    /// Plans the staff site.
    #[must_use]
    pub fn staff(shelf: Shelf<'l, Staff>, theme: &'l Theme, setting: Setting<'l>) -> Self {
        Self::planned(shelf, theme, setting, Purpose::Reading, outputs::STAFF)
    }

    /// Plans the hearing: the working texts as proposals. The shelf must have drafts.
    #[must_use]
    pub fn hearing(shelf: Shelf<'l, Staff>, theme: &'l Theme, setting: Setting<'l>) -> Self {
        Self::planned(shelf, theme, setting, Purpose::Hearing, outputs::HEARING)
    }
}

impl<'l, A: Reader> Site<'l, A> {
    fn planned(
        shelf: Shelf<'l, A>,
        theme: &'l Theme,
        setting: Setting<'l>,
        purpose: Purpose,
        outputs: &[outputs::Output<A>],
    ) -> Self {
        let mut plan = Plan::new();
        outputs::assets::plan(theme.assets(), &mut plan);
        for output in outputs {
            (output.plan)(&shelf, &mut plan);
        }
        let globals = outputs::frame::globals(&shelf, theme, &plan, purpose);
        let surroundings = Surroundings::of(&shelf, &plan, theme, setting);
        let (templates, comparisons) = (theme.for_site(&globals), Comparisons::default());
        Self { shelf, plan, templates, setting, surroundings, comparisons, purpose }
    }

    /// What this site is made from.
    #[must_use]
    pub fn shelf(&self) -> &Shelf<'l, A> {
        &self.shelf
    }

    /// The addresses of this site.
    #[must_use]
    pub fn plan(&self) -> &Plan<'l, A> {
        &self.plan
    }

    /// What the site is read for.
    #[must_use]
    pub fn purpose(&self) -> Purpose {
        self.purpose
    }

    /// The day the site is built for.
    #[must_use]
    pub fn today(&self) -> Date {
        self.setting.today
    }

    /// Renders every file and hands it to `sink`, on all cores. Gives back which templates could not
    /// be used.
    ///
    /// # Errors
    /// The first error of the sink; the rest is then left undone.
    pub fn render<E: Send>(&self, sink: &impl Sink<E>) -> Result<Vec<TemplateError>, E> {
        let memory = self.setting.memory;
        let failed = self.plan.files().par_iter().filter_map(|(path, planned)| {
            let origin = planned.origin.and_then(|origin| self.shelf.identity(origin));
            let documents = origin.into_iter().chain(planned.item.documents()).collect();
            let render = || planned.item.render(self, path);
            let body = match memory.file((A::AUDIENCE, path), documents, self.surroundings, render) {
                Ok(body) => body,
                Err(error) => {
                    sink.failed(path, &error);
                    return Some(Ok(*error));
                }
            };
            let kept = match &body {
                Body::Text(text) => sink.text(path, text),
                Body::Copy(from) => sink.copy(path, from),
            };
            kept.err().map(Err)
        });
        let mut failed = failed.collect::<Result<Vec<_>, E>>()?;
        failed.sort_by(|a, b| (&a.path, a.span, &a.message).cmp(&(&b.path, b.span, &b.message)));
        failed.dedup();
        Ok(failed)
    }

    /// Renders a template of this site.
    ///
    /// # Errors
    /// When the template cannot be used.
    pub fn template(&self, name: &str, context: &impl serde::Serialize) -> Result<Body, Box<TemplateError>> {
        self.templates.render(name, context).map(|text| Body::Text(text.into()))
    }

    /// The HTML of a text, as it stands on the page at `path`.
    #[must_use]
    pub fn article(&self, text: &Text, path: &OutputPath) -> String {
        self.parts(text, 0, path).joined()
    }

    /// The same in its parts; it opens with its first `opening` blocks.
    #[must_use]
    pub fn parts(&self, text: &Text, opening: usize, path: &OutputPath) -> Parts {
        let links = self.links(path, text.path(), Vantage::InForce);
        html::parts(&text.document, opening, &links, &self.labels())
    }

    /// What the writer adds to the texts of this site.
    #[must_use]
    pub fn labels(&self) -> Labels {
        Labels { code: self.setting.code, ..Labels::default() }
    }

    /// Where the links of a text lead, as it stands on the page at `page` and looks at the other texts.
    pub fn links<'s>(
        &'s self,
        page: &'s OutputPath,
        source: &'s ProjectPath,
        vantage: Vantage,
    ) -> impl Links + use<'s, 'l, A> {
        PageLinks { site: self, page, source, vantage }
    }

    /// What has changed between two versions of a document.
    #[must_use]
    pub fn comparison(&self, old: Version<'_>, new: Version<'_>) -> Arc<Comparison> {
        let memory = &self.setting.memory.redlines;
        self.comparisons.get((old, new), memory)
    }

    /// The same for whoever judges: it counts among what the site shows only when the site shows it.
    #[must_use]
    pub fn judged_comparison(&self, old: Version<'_>, new: Version<'_>) -> Comparison {
        comparisons::made((old, new), &self.setting.memory.redlines)
    }

    /// How many redlines were made, and how many blocks in them are struck whole, since their changes could not
    /// be shown.
    #[must_use]
    pub fn redlines(&self) -> (usize, usize) {
        self.comparisons.counted()
    }

    /// Where the site lies on its server: `/`, or a folder of it such as `/hus/`.
    #[must_use]
    pub fn base(&self) -> String {
        let addresses = &self.shelf.config().addresses;
        let (folder, address) = match A::AUDIENCE {
            Audience::Public => (PUBLIC_FOLDER, &addresses.public),
            Audience::Staff => (STAFF_FOLDER, &addresses.staff),
        };
        match self.setting.mount {
            Mount::Deployed => address.as_deref().map_or("/".to_owned(), path_of),
            Mount::SideBySide => format!("/{folder}/"),
        }
    }

    /// The address of one file of this site, seen from another.
    #[must_use]
    pub fn link(&self, from: &OutputPath, to: &OutputPath) -> String {
        from.link_to(to, links::style::<A>())
    }

    /// The address of the page at `address`, such as `manualer/05`, seen from another; empty when the site has none.
    #[must_use]
    pub fn link_to_page(&self, from: &OutputPath, address: &str) -> String {
        let to = OutputPath::page(address).filter(|to| self.plan.has(to));
        to.map(|to| self.link(from, &to)).unwrap_or_default()
    }

    /// The address of a file of this site from the top of the site, as links write it.
    #[must_use]
    pub fn address_from_top(&self, path: &OutputPath) -> String {
        address_from_top::<A>(path)
    }

    /// Where the list of sources has a section or an annex of the guide, seen from `page`.
    #[must_use]
    pub fn reference_link(&self, page: &OutputPath, target: &Target) -> Option<String> {
        let anchor = match target {
            Target::Guide(section) => format!("guide-{section}"),
            Target::Annex(annex) => format!("bilag-{annex}"),
            _ => return None,
        };
        let sources = outputs::sources::path();
        self.plan.has(&sources).then(|| format!("{}#{anchor}", self.link(page, &sources)))
    }

    /// The address in the public site of the page made from `path`, seen from a page of this site;
    /// `None` on the public site itself.
    fn link_to_public_site(&self, from: &OutputPath, path: &ProjectPath) -> Option<String> {
        let inside = match A::AUDIENCE {
            Audience::Staff => public_path(path)?,
            Audience::Public => return None,
        };
        let base = self.shelf.config().addresses.public.as_deref();
        Some(match base {
            Some(base) => format!("{base}/{}", inside.address()),
            None => format!("{}../{PUBLIC_FOLDER}/{inside}", from.root()),
        })
    }
}
