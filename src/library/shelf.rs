//! What one audience may read.
//!
//! Pages are made from shelves, never from the library, so that a public page cannot show what the
//! public may not read: a [`Shelf<Public>`] has no way to a manual's text.

use std::marker::PhantomData;

use super::identity::{self, Identity};
use super::manual::Manual;
use super::number::ManualRef;
use super::page::Page;
use super::target::Target;
use super::{Drafts, Entry, Library};
use crate::config::Config;
use crate::source::ProjectPath;

/// One of the two audiences.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Audience {
    /// Everybody.
    Public,
    /// Those who work in the houses.
    Staff,
}

impl Audience {
    /// The audience of a file, by where it lies: all below `content/` is public, all else staff's.
    #[must_use]
    pub fn of(path: &ProjectPath) -> Self {
        match path.below("content") {
            Some(_) => Self::Public,
            None => Self::Staff,
        }
    }
}

/// An audience as a type.
pub trait Reader: Copy + Send + Sync + 'static {
    /// The audience as a value.
    const AUDIENCE: Audience;
}

/// Everybody.
#[derive(Clone, Copy, Debug)]
pub enum Public {}

/// Those who work in the houses.
#[derive(Clone, Copy, Debug)]
pub enum Staff {}

impl Reader for Public {
    const AUDIENCE: Audience = Audience::Public;
}

impl Reader for Staff {
    const AUDIENCE: Audience = Audience::Staff;
}

/// What one audience may read.
#[derive(Clone, Copy, Debug)]
pub struct Shelf<'l, A: Reader> {
    library: &'l Library,
    drafts: Drafts,
    audience: PhantomData<A>,
}

/// What a link leads to.
#[derive(Clone, Copy, Debug)]
pub enum Lookup<'l> {
    /// Something this audience may read.
    Found(Found<'l>),
    /// Something it may not read. Nothing is said about it.
    Withheld,
    /// Nothing.
    Missing,
}

/// Something an audience may read.
#[derive(Clone, Copy, Debug)]
pub enum Found<'l> {
    /// A page.
    Page(&'l Page),
    /// A manual.
    Manual(&'l Manual),
    /// A picture or another file.
    File(&'l ProjectPath),
}

/// What the public may know of a manual: its number and, where the manual declares a public line,
/// its title and that line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Registered<'l> {
    /// The number.
    pub number: ManualRef,
    /// Title and public line.
    pub declared: Option<(&'l str, &'l str)>,
}

impl<'l, A: Reader> Shelf<'l, A> {
    pub(super) fn new(library: &'l Library, drafts: Drafts) -> Self {
        Self { library, drafts, audience: PhantomData }
    }

    /// What both sites share.
    #[must_use]
    pub fn config(&self) -> &'l Config {
        &self.library.config
    }

    /// The public pages, sorted by path.
    pub fn public_pages(&self) -> impl Iterator<Item = &'l Page> {
        let drafts = self.drafts;
        let pages = self.library.pages.iter().map(AsRef::as_ref);
        pages.filter(move |page| audience(page) == Audience::Public && drafts.include(page.matter.draft))
    }

    /// The public page read from a file.
    #[must_use]
    pub fn public_page(&self, path: &ProjectPath) -> Option<&'l Page> {
        let (path, Entry::Page(at)) = self.library.entry(path)? else { return None };
        let page = &self.library.pages[at];
        (Audience::of(path) == Audience::Public && self.drafts.include(page.matter.draft)).then_some(page)
    }

    /// The page of a house.
    #[must_use]
    pub fn house(&self, id: &str) -> Option<&'l Page> {
        let page = &self.library.pages[*self.library.houses.get(id)?];
        self.drafts.include(page.matter.draft).then_some(page)
    }

    /// What a link in the file `from` leads to.
    #[must_use]
    pub fn lookup(&self, from: &ProjectPath, target: &Target) -> Lookup<'l> {
        let entry = match target {
            Target::Manual { number, .. } => self.library.manual_entry(*number),
            Target::File { path, .. } => from.join(path).and_then(|path| self.library.entry(&path)),
            _ => None,
        };
        entry.map_or(Lookup::Missing, |(path, entry)| self.lookup_entry(path, entry))
    }

    /// Which document was read from a file, if it was read as a text.
    #[must_use]
    pub fn identity(&self, path: &ProjectPath) -> Option<Identity> {
        let document = match self.library.entry(path)?.1 {
            Entry::Page(at) => &self.library.pages[at].text.document,
            Entry::Manual(at) => &self.library.manuals[at].text.document,
            Entry::File => return None,
        };
        Some(Identity::of(document))
    }

    /// Equal for two shelves that differ in nothing but what documents say.
    #[must_use]
    pub fn digest(&self) -> [u8; 32] {
        identity::digest(self.library, self.drafts)
    }

    fn lookup_entry(&self, path: &'l ProjectPath, entry: Entry) -> Lookup<'l> {
        if A::AUDIENCE == Audience::Public && Audience::of(path) == Audience::Staff {
            return Lookup::Withheld;
        }
        let (found, draft) = match entry {
            Entry::Page(at) => (Found::Page(&self.library.pages[at]), self.library.pages[at].matter.draft),
            Entry::Manual(at) => {
                (Found::Manual(&self.library.manuals[at]), self.library.manuals[at].matter.draft)
            }
            Entry::File => (Found::File(path), false),
        };
        if self.drafts.include(draft) { Lookup::Found(found) } else { Lookup::Missing }
    }
}

fn audience(page: &Page) -> Audience {
    Audience::of(page.text.path())
}

impl<'l> Shelf<'l, Public> {
    /// What the public may know of the manuals staff work by, by number. Retired ones are left out.
    pub fn register(&self) -> impl Iterator<Item = Registered<'l>> {
        let manuals = self.library.numbered(self.drafts).filter(|(_, manual)| !manual.matter.retired);
        manuals.map(|(number, manual)| Registered {
            number,
            declared: manual.matter.public_line.as_deref().map(|line| (manual.matter.title.as_str(), line)),
        })
    }
}

impl<'l> Shelf<'l, Staff> {
    /// The manuals, by number.
    pub fn manuals(&self) -> impl Iterator<Item = (ManualRef, &'l Manual)> {
        self.library.numbered(self.drafts)
    }

    /// The pages for staff that are no manuals, sorted by path.
    pub fn staff_pages(&self) -> impl Iterator<Item = &'l Page> {
        let drafts = self.drafts;
        let pages = self.library.pages.iter().map(AsRef::as_ref);
        pages.filter(move |page| audience(page) == Audience::Staff && drafts.include(page.matter.draft))
    }
}
