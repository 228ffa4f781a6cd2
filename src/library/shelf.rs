//! What one audience may read.
//!
//! Pages are made from shelves, never from the library, so that a public page cannot show what the
//! public may not read: a [`Shelf<Public>`] has no way to a manual's text.

use std::collections::BTreeMap;
use std::marker::PhantomData;

use jiff::civil::Date;

use super::change::Approval;
use super::document_id::DocumentId;
use super::edition::Version;
use super::experience::Experiences;
use super::identity::{self, Identity};
use super::ledger::{Ledger, Revision};
use super::number::ManualRef;
use super::page::{Page, PageKind};
use super::revision::{HalfYear, RevisionId};
use super::target::Target;
use super::{Drafts, Entry, Library};
use crate::config::{Config, FactAudience};
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
    today: Date,
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
    /// A manual, in whichever of its versions the reader looks at.
    Manual(DocumentId),
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

/// The agreement as it is read today.
#[derive(Clone, Copy, Debug)]
pub struct AgreementToday<'l> {
    /// What is read.
    pub version: Version<'l>,
    /// Where its working text lies, if there is one; links lead there.
    pub path: Option<&'l ProjectPath>,
    /// The day it came into force; `None` for a working text.
    pub since: Option<Date>,
}

impl<'l, A: Reader> Shelf<'l, A> {
    pub(super) fn new(library: &'l Library, drafts: Drafts, today: Date) -> Self {
        Self { library, drafts, today, audience: PhantomData }
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

    /// What a fact that everybody may know says of a house; what it says of all, where the house has nothing of its own.
    #[must_use]
    pub fn public_fact(&self, name: &str, house: &str) -> Option<&'l str> {
        let fact = self.library.facts.get(name).filter(|fact| fact.audience == FactAudience::Public)?;
        let wording = fact.wording(Some(house)).unwrap_or(&fact.general);
        Some(&wording.value)
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
        match target {
            Target::Manual { number, .. } => self.lookup_manual(DocumentId::Manual(*number)),
            Target::File { path, .. } => {
                let entry = from.join(path).and_then(|path| self.library.entry(&path));
                entry.map_or(Lookup::Missing, |(path, entry)| self.lookup_entry(path, entry))
            }
            _ => Lookup::Missing,
        }
    }

    /// A manual that has a working text or an edition.
    fn lookup_manual(&self, document: DocumentId) -> Lookup<'l> {
        let is_known = self.library.working(document).or_else(|| self.library.newest_edition(document));
        match A::AUDIENCE {
            Audience::Public if is_known.is_some() => Lookup::Withheld,
            Audience::Staff if self.has(document) => Lookup::Found(Found::Manual(document)),
            Audience::Public | Audience::Staff => Lookup::Missing,
        }
    }

    /// Which document was read from a file, if it was read as a page.
    #[must_use]
    pub fn identity(&self, path: &ProjectPath) -> Option<Identity> {
        match self.library.entry(path)?.1 {
            Entry::Page(at) => Some(Identity::of(&self.library.pages[at].text.document)),
            Entry::Manual(_) | Entry::File => None,
        }
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
        let (found, is_there) = match entry {
            Entry::Page(at) => {
                let page = &self.library.pages[at];
                let is_there = match page.matter.kind {
                    PageKind::Agreement(_) => self.has(DocumentId::Agreement),
                    _ => self.drafts.include(page.matter.draft),
                };
                (Found::Page(page), is_there)
            }
            Entry::Manual(at) => {
                let Some(document) = self.library.manuals[at].number().map(DocumentId::Manual) else {
                    return Lookup::Missing;
                };
                (Found::Manual(document), self.has(document))
            }
            Entry::File => (Found::File(path), true),
        };
        if is_there { Lookup::Found(found) } else { Lookup::Missing }
    }

    /// Whether there is something of a document to be read: a working text that is ready, or an edition.
    fn has(&self, document: DocumentId) -> bool {
        let working = self.library.working(document);
        working.is_some_and(|working| self.drafts.include(working.is_draft()))
            || self.library.newest_edition(document).is_some()
    }

    /// What is read of a document today: the edition in force. Its working text as long as no revision has been
    /// closed at all.
    fn current(&self, document: DocumentId) -> Option<Version<'l>> {
        if self.library.ledger.is_empty() {
            return self.ready(document);
        }
        let in_force = self.library.ledger.in_force(self.today)?;
        self.library.edition_in(document, in_force.id)
    }

    /// The working text of a document, if it is ready to be shown.
    fn ready(&self, document: DocumentId) -> Option<Version<'l>> {
        self.library.working(document).filter(|working| self.drafts.include(working.is_draft()))
    }
}

impl<'l> Shelf<'l, Public> {
    /// What the public reads of a document: the edition in force. Its working text until the first revision comes
    /// into force: nothing goes away because that one was closed.
    fn read_today(&self, document: DocumentId) -> Option<Version<'l>> {
        match self.library.ledger.in_force(self.today) {
            Some(_) => self.current(document),
            None => self.ready(document),
        }
    }

    /// What is read of the agreement today.
    #[must_use]
    pub fn agreement(&self) -> Option<AgreementToday<'l>> {
        let version = self.read_today(DocumentId::Agreement)?;
        let revision = version.revision().and_then(|id| self.library.ledger.revisions.get(&id));
        let path = self.library.working(DocumentId::Agreement).map(|working| working.text().path());
        Some(AgreementToday { version, path, since: revision.map(|revision| revision.in_force) })
    }

    /// What the public may know of the manuals staff work by, by number. Retired ones are left out.
    pub fn register(&self) -> impl Iterator<Item = Registered<'l>> {
        let manuals = self.library.documents().filter_map(|document| {
            let version = self.read_today(document).filter(|version| !version.is_retired())?;
            let matter = version.manual_matter()?;
            Some(Registered {
                number: document.number()?,
                declared: matter.public_line.as_deref().map(|line| (matter.title.as_str(), line)),
            })
        });
        manuals.collect::<Vec<_>>().into_iter()
    }
}

impl<'l> Shelf<'l, Staff> {
    /// The documents that are revised: manuals by number, then the agreement.
    pub fn documents(&self) -> impl Iterator<Item = DocumentId> + use<'l> {
        let library = self.library;
        let documents: Vec<DocumentId> = library.documents().collect();
        documents.into_iter()
    }

    /// What has been closed.
    #[must_use]
    pub fn ledger(&self) -> &'l Ledger {
        &self.library.ledger
    }

    /// What staff have reported.
    #[must_use]
    pub fn experiences(&self) -> &'l Experiences {
        &self.library.experiences
    }

    /// The revision that the working texts are written for.
    #[must_use]
    pub fn next_revision(&self) -> HalfYear {
        self.library.ledger.next(self.today)
    }

    /// The revision in force today.
    #[must_use]
    pub fn in_force(&self) -> Option<&'l Revision> {
        self.library.ledger.in_force(self.today)
    }

    /// What is read of a document today: the edition in force. Its working text as long as no revision has been
    /// closed at all.
    #[must_use]
    pub fn version_in_force(&self, document: DocumentId) -> Option<Version<'l>> {
        self.current(document)
    }

    /// The edition of a document in a revision: its newest that is not newer than the revision.
    #[must_use]
    pub fn edition_in(&self, document: DocumentId, revision: RevisionId) -> Option<Version<'l>> {
        self.library.edition_in(document, revision)
    }

    /// The editions of a document, the oldest first.
    pub fn editions(&self, document: DocumentId) -> impl DoubleEndedIterator<Item = Version<'l>> + use<'l> {
        self.library.editions_of(document)
    }

    /// Where the working text of a document lies.
    #[must_use]
    pub fn working_path(&self, document: DocumentId) -> Option<&'l ProjectPath> {
        self.library.working(document).map(|working| working.text().path())
    }

    /// Every version of a document that the site shows, the oldest first.
    pub fn versions(&self, document: DocumentId) -> impl Iterator<Item = Version<'l>> + use<'l> {
        let shown =
            self.editions(document).chain(self.version_in_force(document)).chain(self.draft(document));
        let by_id: BTreeMap<_, _> = shown.map(|version| (version.id, version)).collect();
        by_id.into_values()
    }

    /// The working text of a document, where drafts are shown.
    #[must_use]
    pub fn draft(&self, document: DocumentId) -> Option<Version<'l>> {
        match self.drafts {
            Drafts::Leave => None,
            Drafts::Include => self.library.working(document),
        }
    }

    /// Whether what an approval of this version approved is still what the version says.
    #[must_use]
    pub fn holds(&self, approval: &Approval, version: Version<'_>) -> bool {
        approval.text == self.library.approvable(version)
    }

    /// The pages for staff that are no manuals, sorted by path.
    pub fn staff_pages(&self) -> impl Iterator<Item = &'l Page> {
        let drafts = self.drafts;
        let pages = self.library.pages.iter().map(AsRef::as_ref);
        pages.filter(move |page| audience(page) == Audience::Staff && drafts.include(page.matter.draft))
    }
}

fn audience(page: &Page) -> Audience {
    Audience::of(page.text.path())
}
