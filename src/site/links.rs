//! What links lead to, seen from one page.
//!
//! A target is a document or a file; which version of a document a link leads to depends on the [`Vantage`]
//! of the page it stands on.

use super::{Site, role_address};
use crate::html::{Destination, Links};
use crate::library::document_id::DocumentId;
use crate::library::edition::VersionId;
use crate::library::page::PageKind;
use crate::library::revision::RevisionId;
use crate::library::shelf::{Audience, Found, Lookup, Reader};
use crate::library::target::Target;
use crate::output_path::{LinkStyle, OutputPath};
use crate::source::ProjectPath;

/// The set of texts that the links of a page lead into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Vantage {
    /// What is read today.
    InForce,
    /// What was read in a revision.
    AsOf(RevisionId),
    /// What is proposed for the next one; what is read today where nothing is.
    Draft,
}

impl From<VersionId> for Vantage {
    fn from(version: VersionId) -> Self {
        match version {
            VersionId::Edition(revision) => Self::AsOf(revision),
            VersionId::Working => Self::Draft,
        }
    }
}

/// The links of one page.
pub(super) struct PageLinks<'s, 'l, A: Reader> {
    pub(super) site: &'s Site<'l, A>,
    pub(super) page: &'s OutputPath,
    pub(super) source: &'s ProjectPath,
    pub(super) vantage: Vantage,
}

impl<A: Reader> Links for PageLinks<'_, '_, A> {
    fn link(&self, target: &Target) -> Destination {
        self.address(target).map_or(Destination::Text, Destination::Address)
    }

    fn image(&self, target: &Target) -> Destination {
        match target {
            Target::File { .. } => self.link(target),
            _ => Destination::Text,
        }
    }
}

impl<A: Reader> PageLinks<'_, '_, A> {
    fn address(&self, target: &Target) -> Option<String> {
        match target {
            Target::External(address) => Some(address.clone()),
            Target::Here(anchor) => Some(format!("#{anchor}")),
            Target::Guide(_) | Target::Annex(_) => self.site.reference_link(self.page, target),
            Target::Manual { anchor, .. } | Target::File { anchor, .. } => {
                let address = self.found(self.site.shelf().lookup(self.source, target))?;
                Some(with_anchor(address, anchor.as_deref()))
            }
            Target::Role(id) => self.role(id),
            Target::Fact { .. } | Target::Language(_) | Target::Malformed(_) | Target::UnknownScheme(_) => {
                None
            }
        }
    }

    /// The page of a role. The public site has none.
    fn role(&self, id: &str) -> Option<String> {
        let is_staff = A::AUDIENCE == Audience::Staff;
        let page =
            OutputPath::page(&role_address(id)).filter(|page| is_staff && self.site.plan().has(page))?;
        (page != *self.page).then(|| self.site.link(self.page, &page))
    }

    fn found(&self, lookup: Lookup<'_>) -> Option<String> {
        let path = match lookup {
            Lookup::Found(Found::Page(page)) => {
                let is_agreement = matches!(page.matter.kind, PageKind::Agreement(_));
                if let Some(link) = self.document(DocumentId::Agreement).filter(|_| is_agreement) {
                    return Some(link);
                }
                page.text.path()
            }
            Lookup::Found(Found::Manual(document)) => return self.document(document),
            Lookup::Found(Found::File(path)) => path,
            Lookup::Withheld | Lookup::Missing => return None,
        };
        match self.site.plan().address_of(path) {
            Some(address) => Some(self.site.link(self.page, address)),
            None => self.site.link_to_public_site(self.page, path),
        }
    }

    /// Where the reader of this page reads a document.
    fn document(&self, document: DocumentId) -> Option<String> {
        let plan = self.site.plan();
        let own = match self.vantage {
            Vantage::InForce => None,
            Vantage::AsOf(revision) => plan.address_as_of(document, revision),
            Vantage::Draft => plan.address_of_version(document, VersionId::Working),
        };
        let address = own.or_else(|| plan.address_of_document(document))?;
        Some(self.site.link(self.page, address))
    }
}

fn with_anchor(mut address: String, anchor: Option<&str>) -> String {
    if let Some(anchor) = anchor {
        address.push('#');
        address.push_str(anchor);
    }
    address
}

/// How an audience's site writes its links: staff read theirs from a file share too.
pub(super) fn style<A: Reader>() -> LinkStyle {
    match A::AUDIENCE {
        Audience::Public => LinkStyle::Folder,
        Audience::Staff => LinkStyle::File,
    }
}
