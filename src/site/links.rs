//! What links lead to, seen from one page.
//!
//! The vantage is the working texts: no revision has been closed yet. A page that shows the texts as
//! of a revision will look its links up as of that revision; this is the place for it.

use super::Site;
use crate::html::{Destination, Links};
use crate::library::shelf::{Audience, Found, Lookup, Reader};
use crate::library::target::Target;
use crate::output_path::{LinkStyle, OutputPath};
use crate::source::ProjectPath;

/// The links of one page.
pub(super) struct PageLinks<'s, 'l, A: Reader> {
    pub(super) site: &'s Site<'l, A>,
    pub(super) page: &'s OutputPath,
    pub(super) source: &'s ProjectPath,
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
            Target::Role(_) | Target::Fact { .. } | Target::Malformed(_) | Target::UnknownScheme(_) => None,
        }
    }

    fn found(&self, lookup: Lookup<'_>) -> Option<String> {
        let path = match lookup {
            Lookup::Found(Found::Page(page)) => page.text.path(),
            Lookup::Found(Found::Manual(manual)) => manual.text.path(),
            Lookup::Found(Found::File(path)) => path,
            Lookup::Withheld | Lookup::Missing => return None,
        };
        match self.site.plan().address_of(path) {
            Some(address) => Some(self.site.link(self.page, address)),
            None => self.site.link_to_public_site(self.page, path),
        }
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
