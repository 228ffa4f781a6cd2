//! One version of a document: the page where it is read today, or that of an edition.

use serde::Serialize;

use super::card::card_link;
use super::changed::{self, ChangedPart, Note, notes_of};
use super::{DocumentLink, above, after, before, link, name, number, redline_link, version_address};
use crate::date::ShownDate;
use crate::html::{self, ContentsEntry};
use crate::library::brief::brief;
use crate::library::document::plain_text;
use crate::library::edition::{Matter, Version, VersionId};
use crate::library::identity::Identity;
use crate::library::manual::TitleSource;
use crate::library::shelf::Staff;
use crate::output_path::OutputPath;
use crate::outputs::feedback::Mails;
use crate::outputs::frame::Frame;
use crate::outputs::names::{self, Linked};
use crate::outputs::reference::{self, Reference};
use crate::outputs::standing::Standing;
use crate::outputs::{phase, role};
use crate::site::{Body, Render, Site, Vantage};
use crate::source::ProjectPath;
use crate::theme::TemplateError;

pub(super) struct DocumentPage<'l> {
    pub(super) version: Version<'l>,
    /// The edition before it.
    pub(super) previous: Option<Version<'l>>,
    pub(super) before: Option<Version<'l>>,
    pub(super) after: Option<Version<'l>>,
}

#[derive(Serialize)]
struct Context<'p> {
    page: Frame<'p>,
    /// The number of a manual; empty for the agreement.
    number: String,
    at: Standing,
    facts: Facts<'p>,
    sources: Vec<Reference<'p>>,
    contents: Vec<ContentsEntry>,
    brief: Option<Opening<'p>>,
    sections: Vec<Section<'p>>,
    notes: String,
    /// What changed since the edition before, if there is one.
    changes: Option<Changes>,
    /// Every version, the newest first.
    history: Vec<HistoryLine>,
    /// The card to print; empty when there is none.
    card: String,
    /// Where the draft is; empty when the site has none.
    draft: String,
    before: Option<DocumentLink<'p>>,
    after: Option<DocumentLink<'p>>,
}

/// What the front matter of a manual tells readers; empty for the agreement.
#[derive(Default, Serialize)]
struct Facts<'p> {
    working_title: bool,
    owner: &'p str,
    review_by: Option<ShownDate>,
    phases: Vec<Linked>,
    components: String,
    roles: Vec<Linked>,
}

/// What to do in a hurry, shown before everything else.
#[derive(Serialize)]
struct Opening<'p> {
    anchor: &'p str,
    html: String,
    changed: Vec<Note>,
    mail: Option<Mail>,
}

/// Where to say what one thinks of a section.
#[derive(Serialize)]
struct Mail {
    section: String,
    link: String,
}

/// A section of the text.
#[derive(Serialize)]
struct Section<'p> {
    /// As a change note names it.
    anchor: &'p str,
    heading: String,
    text: String,
    /// Why it is otherwise than in the edition before; empty when it is not.
    changed: Vec<Note>,
    mail: Option<Mail>,
}

/// What changed since the edition before.
#[derive(Serialize)]
struct Changes {
    /// The edition before.
    since: String,
    /// The redline; its sections have ids that begin with `_afsnit-`.
    redline: String,
    parts: Vec<ChangedPart>,
}

/// A version of the document.
#[derive(Serialize)]
struct HistoryLine {
    revision: String,
    is_correction: bool,
    since: Option<ShownDate>,
    until: Option<ShownDate>,
    link: String,
    /// Whether it is the version of this page.
    is_here: bool,
    /// What changed in it; empty for the first one.
    redline: String,
    /// What changed from it to the one in force; empty for that one.
    to_now: String,
}

impl Render<Staff> for DocumentPage<'_> {
    fn render(&self, site: &Site<'_, Staff>, path: &OutputPath) -> Result<Body, Box<TemplateError>> {
        let version = self.version;
        let changes = self.changes(site, path);
        let parts = changes.as_ref().map(|changes| changes.parts.as_slice()).unwrap_or_default();
        let vantage = self.vantage(site, path);
        let links = site.links(path, version.text().path(), vantage);
        let labels = site.labels();
        let brief = brief(version.document());
        let opening = brief.map_or(0, |brief| brief.blocks);
        let cut = html::sections(version.document(), opening, &links, &labels);
        let number = number(version);
        let mails = Mails::about(site, path, version);
        let frame = Frame::new(site, path, version.title(), version.summary());
        let context = Context {
            page: frame
                .draft(version.is_draft())
                .edited_at(site, self.working_path(site, path))
                .below(site, path, above(site, version))
                .trail_end(self.name(site, path)),
            number,
            at: Standing::of(site, path, version),
            facts: facts(site, path, version),
            sources: sources(site, path, version),
            contents: html::contents(version.document()),
            brief: brief.map(|brief| Opening {
                anchor: &brief.heading.anchor,
                html: cut.opening,
                changed: notes_of(parts, &brief.heading.anchor),
                mail: mail(mails.as_ref(), version, &brief.heading.anchor),
            }),
            sections: cut
                .sections
                .into_iter()
                .map(|section| {
                    let mail = mail(mails.as_ref(), version, section.anchor);
                    shown(section, parts, mail)
                })
                .collect(),
            notes: cut.notes,
            history: self.history(site, path),
            card: card_link(site, path),
            draft: draft(site, path, version),
            before: self.before.and_then(|before| link(site, path, before)),
            after: self.after.and_then(|after| link(site, path, after)),
            changes,
        };
        site.template("manual.html", &context)
    }

    fn documents(&self) -> Vec<Identity> {
        [self.version].into_iter().chain(self.previous).map(Version::identity).collect()
    }
}

impl DocumentPage<'_> {
    /// The page where a document is read today looks at the others as they are read today, that of an edition
    /// as they were.
    fn vantage(&self, site: &Site<'_, Staff>, path: &OutputPath) -> Vantage {
        match site.plan().address_of_document(self.version.document) == Some(path) {
            true => Vantage::InForce,
            false => Vantage::from(self.version.id),
        }
    }

    /// The working text, on the page where the document is read today. An edition is never changed.
    fn working_path<'p>(&self, site: &'p Site<'_, Staff>, path: &OutputPath) -> Option<&'p ProjectPath> {
        let is_current = site.plan().address_of_document(self.version.document) == Some(path);
        site.shelf().working_path(self.version.document).filter(|_| is_current)
    }

    /// What the trail calls the page.
    fn name(&self, site: &Site<'_, Staff>, path: &OutputPath) -> String {
        let is_current = site.plan().address_of_document(self.version.document) == Some(path);
        match self.version.id {
            VersionId::Edition(revision) if !is_current => revision.to_string(),
            VersionId::Edition(_) | VersionId::Working => name(self.version),
        }
    }

    fn changes(&self, site: &Site<'_, Staff>, path: &OutputPath) -> Option<Changes> {
        let new = self.version;
        let old = self.previous?;
        let comparison = site.comparison(old, new);
        Some(Changes {
            since: old.revision()?.to_string(),
            redline: redline_link(site, path, (old, new))?,
            parts: changed::changed_parts(site, (old, new), &comparison),
        })
    }

    fn history(&self, site: &Site<'_, Staff>, path: &OutputPath) -> Vec<HistoryLine> {
        let editions = site.shelf().editions(self.version.document).rev();
        editions.filter_map(|edition| self.history_line(site, path, edition)).collect()
    }

    fn history_line(
        &self,
        site: &Site<'_, Staff>,
        path: &OutputPath,
        edition: Version<'_>,
    ) -> Option<HistoryLine> {
        let shelf = site.shelf();
        let revision = shelf.ledger().revisions.get(&edition.revision()?)?;
        let to = OutputPath::page(&version_address(edition))?;
        let redline = |old, new| redline_link(site, path, (old, new)).unwrap_or_default();
        let now = shelf.version_in_force(edition.document).filter(|now| edition.id < now.id);
        Some(HistoryLine {
            revision: revision.id.to_string(),
            is_correction: revision.id.is_correction(),
            since: Some(revision.in_force.into()),
            until: after(shelf, edition).map(|next| next.in_force.into()),
            link: site.plan().has(&to).then(|| site.link(path, &to))?,
            is_here: edition.id == self.version.id,
            redline: before(shelf, edition).map(|old| redline(old, edition)).unwrap_or_default(),
            to_now: now.map(|now| redline(edition, now)).unwrap_or_default(),
        })
    }
}

fn facts<'p>(site: &Site<'_, Staff>, path: &OutputPath, version: Version<'p>) -> Facts<'p> {
    let config = version.config;
    let Some(matter) = version.manual_matter() else { return Facts::default() };
    Facts {
        working_title: matter.title_source == TitleSource::Working,
        owner: config.roles.name(&matter.owner).unwrap_or(&matter.owner),
        review_by: matter.review_by.map(ShownDate::from),
        phases: names::linked(&matter.phases, &config.phases, |id| phase::link(site, path, id)),
        components: names::named(&matter.components, &config.components),
        roles: names::linked(&matter.roles, &config.roles, |id| role::link(site, path, id)),
    }
}

fn sources<'p>(site: &'p Site<'_, Staff>, path: &OutputPath, version: Version<'p>) -> Vec<Reference<'p>> {
    let sources = match version.matter {
        Matter::Manual(manual) => &manual.matter.sources,
        Matter::Agreement(page, _) => &page.matter.sources,
    };
    reference::references(site, path, sources)
}

/// Where the draft is, seen from any page but its own.
fn draft(site: &Site<'_, Staff>, path: &OutputPath, version: Version<'_>) -> String {
    let draft = site.plan().address_of_version(version.document, VersionId::Working);
    draft.filter(|draft| *draft != path).map(|draft| site.link(path, draft)).unwrap_or_default()
}

/// The mail about the section with this anchor.
fn mail(mails: Option<&Mails<'_>>, version: Version<'_>, anchor: &str) -> Option<Mail> {
    let mut headings = version.document().headings();
    let heading = headings.find(|heading| heading.level == 2 && heading.anchor == anchor)?;
    let section = plain_text(&heading.content).trim().to_owned();
    let link = mails?.link(&section);
    Some(Mail { section, link })
}

fn shown<'p>(section: html::Section<'p>, parts: &[ChangedPart], mail: Option<Mail>) -> Section<'p> {
    let anchor = if section.anchor.is_empty() { "top" } else { section.anchor };
    let changed = notes_of(parts, anchor);
    Section { anchor, heading: section.heading, text: section.text, changed, mail }
}
