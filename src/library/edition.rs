//! The versions of a document: its working text, and the editions that were closed.

use std::sync::Arc;

use super::change::{Approval, Change};
use super::document::{Document, InlineKind};
use super::document_id::DocumentId;
use super::identity::Identity;
use super::manual::{Manual, ManualMatter};
use super::page::{Agreement, Page, PageKind};
use super::revision::RevisionId;
use super::target::Target;
use super::text::Text;
use crate::config::Config;
use crate::source::{ProjectPath, Source};
use crate::yaml::Located;

/// A document's text as of the revision in which it last changed. It is never edited.
#[derive(Clone, Debug)]
pub struct Edition {
    /// The document.
    pub document: DocumentId,
    /// The revision.
    pub revision: RevisionId,
    config: Arc<Config>,
    body: Body,
}

#[derive(Clone, Debug)]
enum Body {
    Manual(Arc<Manual>),
    Agreement(Arc<Page>),
}

/// Which version of a document: ordered in time, the working text last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum VersionId {
    /// As it was closed.
    Edition(RevisionId),
    /// As it stands on its way to the next revision.
    Working,
}

/// A version of a document.
#[derive(Clone, Copy, Debug)]
pub struct Version<'l> {
    /// The document.
    pub document: DocumentId,
    /// Which of its versions.
    pub id: VersionId,
    /// Names of roles, phases and components as they are in this version.
    pub config: &'l Config,
    /// What it says.
    pub matter: Matter<'l>,
}

/// What a version says, by the kind of document.
#[derive(Clone, Copy, Debug)]
pub enum Matter<'l> {
    /// A manual.
    Manual(&'l Manual),
    /// The agreement, with what only it has.
    Agreement(&'l Page, &'l Agreement),
}

impl Edition {
    pub(super) fn read(
        source: Source,
        document: DocumentId,
        revision: RevisionId,
        config: Arc<Config>,
    ) -> Self {
        let body = match document {
            DocumentId::Manual(_) => Body::Manual(Arc::new(Manual::read(source, &config))),
            DocumentId::Agreement => Body::Agreement(Arc::new(Page::read(source, &config))),
        };
        Self { document, revision, config, body }
    }

    /// The same edition, had it said this.
    #[must_use]
    pub fn with_text(&self, text: &str) -> Self {
        let source = Source::new(self.text().path().clone(), text);
        Self::read(source, self.document, self.revision, Arc::clone(&self.config))
    }

    /// The file.
    #[must_use]
    pub fn text(&self) -> &Text {
        match &self.body {
            Body::Manual(manual) => &manual.text,
            Body::Agreement(page) => &page.text,
        }
    }

    /// As a version of its document.
    #[must_use]
    pub fn version(&self) -> Version<'_> {
        let matter = match &self.body {
            Body::Manual(manual) => Matter::Manual(manual),
            Body::Agreement(page) => Matter::of_agreement(page),
        };
        Version {
            document: self.document,
            id: VersionId::Edition(self.revision),
            config: &self.config,
            matter,
        }
    }
}

impl<'l> Matter<'l> {
    /// A page as the agreement it is.
    pub(super) fn of_agreement(page: &'l Page) -> Self {
        const NOTHING: &Agreement = &Agreement { changes: Vec::new(), approved: Vec::new() };
        match &page.matter.kind {
            PageKind::Agreement(agreement) => Self::Agreement(page, agreement),
            PageKind::Plain(_)
            | PageKind::Activity(_)
            | PageKind::House(_)
            | PageKind::News(_)
            | PageKind::Staff => Self::Agreement(page, NOTHING),
        }
    }
}

impl<'l> Version<'l> {
    /// The file.
    #[must_use]
    pub fn text(self) -> &'l Text {
        match self.matter {
            Matter::Manual(manual) => &manual.text,
            Matter::Agreement(page, _) => &page.text,
        }
    }

    /// What it says below its front matter.
    #[must_use]
    pub fn document(self) -> &'l Arc<Document> {
        &self.text().document
    }

    /// What tells its text from any other.
    #[must_use]
    pub fn identity(self) -> Identity {
        Identity::of(self.document())
    }

    /// The revision it was closed in; `None` for a working text.
    #[must_use]
    pub fn revision(self) -> Option<RevisionId> {
        match self.id {
            VersionId::Edition(revision) => Some(revision),
            VersionId::Working => None,
        }
    }

    /// Its title.
    #[must_use]
    pub fn title(self) -> &'l str {
        match self.matter {
            Matter::Manual(manual) => &manual.matter.title,
            Matter::Agreement(page, _) => &page.matter.title,
        }
    }

    /// What it is about.
    #[must_use]
    pub fn summary(self) -> &'l str {
        match self.matter {
            Matter::Manual(manual) => &manual.matter.summary,
            Matter::Agreement(page, _) => &page.matter.summary,
        }
    }

    /// What has changed since the edition before, and why.
    #[must_use]
    pub fn changes(self) -> &'l [Change] {
        match self.matter {
            Matter::Manual(manual) => &manual.matter.changes,
            Matter::Agreement(_, agreement) => &agreement.changes,
        }
    }

    /// Who has approved it, whether the text is still what they approved or not.
    #[must_use]
    pub fn approved(self) -> &'l [Approval] {
        match self.matter {
            Matter::Manual(manual) => &manual.matter.approved,
            Matter::Agreement(_, agreement) => &agreement.approved,
        }
    }

    /// The roles it concerns; none for the agreement.
    #[must_use]
    pub fn roles(self) -> &'l [String] {
        self.manual_matter().map_or(&[], |matter| &matter.roles)
    }

    /// The sections that are the model itself, by anchor.
    #[must_use]
    pub fn core(self) -> &'l [Located<String>] {
        self.manual_matter().map_or(&[], |matter| &matter.core)
    }

    /// Whether staff no longer work by it.
    #[must_use]
    pub fn is_retired(self) -> bool {
        self.manual_matter().is_some_and(|matter| matter.retired)
    }

    /// Whether it is not ready to be closed.
    #[must_use]
    pub fn is_draft(self) -> bool {
        match self.matter {
            Matter::Manual(manual) => manual.matter.draft,
            Matter::Agreement(page, _) => page.matter.draft,
        }
    }

    /// What the front matter of a manual says.
    #[must_use]
    pub fn manual_matter(self) -> Option<&'l ManualMatter> {
        match self.matter {
            Matter::Manual(manual) => Some(&manual.matter),
            Matter::Agreement(..) => None,
        }
    }

    /// The files of the project it shows, sorted.
    #[must_use]
    pub fn pictures(self) -> Vec<ProjectPath> {
        let text = self.text();
        let mut pictures = Vec::new();
        text.document.walk_inlines(&mut |inline| {
            if let InlineKind::Image(link) = &inline.kind
                && let Target::File { path, .. } = &link.target
            {
                pictures.extend(text.path().join(path));
            }
        });
        pictures.sort();
        pictures.dedup();
        pictures
    }
}

/// Whether a path is that of an edition: a file named after its revision, in the folder of a manual or of the
/// agreement.
#[must_use]
pub fn is_edition_path(path: &ProjectPath) -> bool {
    let is_named = path.extension() == "md" && RevisionId::parse(path.stem()).is_some();
    let folder = path.folder();
    let of_manual =
        folder.strip_prefix("manuals/").is_some_and(|name| !name.contains('/') && name != "sider");
    is_named && (of_manual || folder == DocumentId::AGREEMENT_FOLDER)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn editions_are_told_by_their_path() {
        let check = |path: &str, expected: bool| {
            assert_eq!(is_edition_path(&ProjectPath::new(path).unwrap()), expected, "{path}");
        };
        check("manuals/05-frivillige/2026-1.md", true);
        check("manuals/05-frivillige/2026-1-r1.md", true);
        check("content/partnerskabsaftale/2025-2.md", true);
        check("manuals/05-frivillige/manual.md", false);
        check("manuals/sider/2026-1.md", false);
        check("manuals/05/x/2026-1.md", false);
        check("content/om/2026-1.md", false);
        check("manuals/2026-1.md", false);
    }
}
