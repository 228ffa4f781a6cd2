//! All that was read of a project, parsed and indexed. Has no way to be rendered: pages are made
//! from the [`shelf::Shelf`] of one audience.
//!
//! Loading never fails. What is wrong with a file stays with the file as data; the lints say it.

pub mod allowed_word;
pub mod brief;
pub mod change;
pub mod correction;
pub mod counter_examples;
pub mod document;
pub mod document_id;
pub mod edition;
pub mod excerpt;
pub mod experience;
pub mod front_matter;
pub mod identity;
pub mod ledger;
pub mod manual;
pub mod markdown;
pub mod number;
pub mod page;
pub mod revision;
pub mod seal;
pub mod shelf;
pub mod spelling;
pub mod target;
pub mod tasks;
pub mod text;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::Date;
use rayon::prelude::*;

use crate::config::{self, Config, Fact};
use crate::memo::Memo;
use crate::source::{FileDigest, Oddity, ProjectPath, Source, Span, Tree};
use crate::yaml::{self, Located, edit};
use document_id::DocumentId;
use edition::{Edition, Matter, Version, VersionId, is_edition_path};
use experience::Experiences;
use ledger::Ledger;
use manual::Manual;
use number::ManualRef;
use page::{Page, PageKind};
use revision::RevisionId;
use seal::Seal;
use shelf::{Audience, Reader, Shelf};
use spelling::Spellings;
use target::Target;
use text::Text;

/// All that was read of a project.
#[derive(Debug)]
pub struct Library {
    /// What site.yaml says.
    pub config: Config,
    /// The facts that texts cite; shelves do not have them, some are for staff only.
    pub facts: BTreeMap<String, Fact>,
    /// site.yaml itself, if there is one.
    pub config_source: Option<Source>,
    /// What is wrong with site.yaml.
    pub config_problems: Vec<yaml::Problem>,
    /// Values in site.yaml that are left to fill in.
    pub config_placeholders: Vec<Span>,
    /// Whether site.yaml could be read at all. Where it could not, nothing is known of roles, facts
    /// and the rest, and nothing can be said of texts that name them.
    pub config_is_known: bool,
    /// The manuals, sorted by path.
    pub manuals: Vec<Arc<Manual>>,
    /// The pages of both audiences, sorted by path.
    pub pages: Vec<Arc<Page>>,
    /// What has been closed.
    pub ledger: Ledger,
    /// The editions the ledger names, as far as they are there; of each document the oldest first.
    pub editions: BTreeMap<DocumentId, BTreeMap<RevisionId, Edition>>,
    /// What staff have reported.
    pub experiences: Experiences,
    /// How the house writes its words.
    pub spellings: Spellings,
    /// Text files that are no page: in folders beginning with `_`, editions the ledger does not name, and
    /// strangers.
    pub others: Vec<Source>,
    /// Pictures and other files that are no text.
    pub files: BTreeSet<ProjectPath>,
    /// What is in those files.
    pub digests: BTreeMap<ProjectPath, FileDigest>,
    /// What could not be read, or not as it stands.
    pub oddities: Vec<Oddity>,
    entries: BTreeMap<ProjectPath, Entry>,
    numbers: BTreeMap<ManualRef, usize>,
    houses: BTreeMap<String, usize>,
    agreement: Option<usize>,
    /// The pages by the addresses they had before.
    aliases: BTreeMap<(Audience, String), usize>,
}

/// What a path leads to.
#[derive(Clone, Copy, Debug)]
enum Entry {
    Page(usize),
    Manual(usize),
    File,
}

/// Whether drafts are part of the sites.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Drafts {
    /// They are left out.
    #[default]
    Leave,
    /// They are shown, and marked.
    Include,
}

impl Drafts {
    fn include(self, is_draft: bool) -> bool {
        !is_draft || self == Self::Include
    }
}

/// What a Markdown file is, told by where it lies.
enum Place {
    Manual,
    Page,
    Edition,
    Other,
}

/// One file as read.
#[derive(Clone, Debug)]
enum Read {
    Manual(Arc<Manual>),
    Page(Arc<Page>),
    Edition(Box<Edition>),
    Other(Source),
}

/// What was read of each file, by what it follows from.
#[derive(Debug)]
pub struct Memory(Memo<ProjectPath, Input, Read>);

/// What a file is read from.
#[derive(Debug, PartialEq)]
struct Input {
    source: Source,
    config: Option<Source>,
    /// The ledger, for an edition.
    ledger: Option<Source>,
}

impl Memory {
    /// Remembers, for the next [`Library::load`].
    #[must_use]
    pub fn remembering() -> Self {
        Self(Memo::remembering())
    }

    /// Remembers nothing.
    #[must_use]
    pub fn forgetting() -> Self {
        Self(Memo::forgetting())
    }
}

impl Library {
    /// Parses and indexes what was read, on all cores.
    #[must_use]
    pub fn load(mut tree: Tree, memory: &Memory) -> Self {
        let config_source = take(&mut tree.sources, config::FILE);
        let site = config_source.as_ref().map(Config::read).unwrap_or_default();
        let ledger = take(&mut tree.sources, ledger::FILE).map(Ledger::read).unwrap_or_default();
        let experiences = take(&mut tree.sources, experience::FILE);
        let experiences =
            experiences.map(|source| Experiences::read(source, &site.config)).unwrap_or_default();
        let spellings = take(&mut tree.sources, spelling::FILE).map(Spellings::read).unwrap_or_default();
        let named = Named::of(&ledger, &site.config);
        let read = tree.sources.into_par_iter().map(|source| {
            let ledger = ledger.source.clone().filter(|_| is_edition_path(source.path()));
            let input = Input { source, config: config_source.clone(), ledger };
            let read = |input: &Input| Read::from_source(&input.source, &site.config, &named);
            memory.0.get(input.source.path().clone(), input, read)
        });
        let read: Vec<Read> = read.collect();
        drop(named);
        memory.0.sweep();
        let mut library = Self {
            config: site.config,
            facts: site.facts,
            config_source,
            config_problems: site.problems,
            config_placeholders: site.placeholders,
            config_is_known: site.is_readable,
            manuals: Vec::new(),
            pages: Vec::new(),
            ledger,
            editions: BTreeMap::new(),
            experiences,
            spellings,
            others: Vec::new(),
            files: tree.files.into_iter().collect(),
            digests: tree.digests,
            oddities: tree.oddities,
            entries: BTreeMap::new(),
            numbers: BTreeMap::new(),
            houses: BTreeMap::new(),
            agreement: None,
            aliases: BTreeMap::new(),
        };
        read.into_iter().for_each(|read| library.take_in(read));
        library.index();
        library
    }

    /// What one audience may read.
    #[must_use]
    pub fn shelf<A: Reader>(&self, drafts: Drafts, today: Date) -> Shelf<'_, A> {
        Shelf::new(self, drafts, today)
    }

    /// The documents that are revised, those with nothing but editions among them; manuals by number.
    pub fn documents(&self) -> impl Iterator<Item = DocumentId> {
        let manuals = self.numbers.keys().copied().map(DocumentId::Manual);
        let agreement = self.agreement.iter().map(|_| DocumentId::Agreement);
        let closed = self.editions.keys().copied();
        manuals.chain(agreement).chain(closed).collect::<BTreeSet<_>>().into_iter()
    }

    /// The working text of a document.
    #[must_use]
    pub fn working(&self, document: DocumentId) -> Option<Version<'_>> {
        let matter = match document {
            DocumentId::Manual(number) => Matter::Manual(&self.manuals[*self.numbers.get(&number)?]),
            DocumentId::Agreement => Matter::of_agreement(&self.pages[self.agreement?]),
        };
        Some(Version { document, id: VersionId::Working, config: &self.config, matter })
    }

    /// The editions of a document, the oldest first.
    pub fn editions_of(&self, document: DocumentId) -> impl DoubleEndedIterator<Item = Version<'_>> {
        self.editions.get(&document).into_iter().flat_map(BTreeMap::values).map(Edition::version)
    }

    /// The edition of a document in a revision: its newest that is not newer than the revision.
    #[must_use]
    pub fn edition_in(&self, document: DocumentId, revision: RevisionId) -> Option<Version<'_>> {
        self.editions.get(&document)?.range(..=revision).next_back().map(|(_, edition)| edition.version())
    }

    /// The newest edition of a document, whether in force or coming.
    #[must_use]
    pub fn newest_edition(&self, document: DocumentId) -> Option<Version<'_>> {
        self.editions_of(document).next_back()
    }

    /// The seal of a version as it stands now.
    #[must_use]
    pub fn seal(&self, version: Version<'_>) -> Seal {
        let pictures = version.pictures();
        let pictures = pictures.iter().map(|path| (path, self.digests.get(path)));
        Seal::of(version.text().source.text(), pictures)
    }

    /// The digest of what an approval approves: the whole text and its pictures, but for the approvals.
    #[must_use]
    pub fn approvable(&self, version: Version<'_>) -> Seal {
        let text = version.text();
        let matter = text.front_matter_text();
        let rest = text.source.text().replacen(matter, &edit::without(matter, "approved"), 1);
        let pictures = version.pictures();
        Seal::of(&rest, pictures.iter().map(|path| (path, self.digests.get(path))))
    }

    /// Every Markdown file that is a manual or a page.
    pub fn texts(&self) -> impl Iterator<Item = &Text> {
        self.manuals.iter().map(|manual| &manual.text).chain(self.pages.iter().map(|page| &page.text))
    }

    /// Every manual and page with the references to the guide in its front matter.
    pub fn citations(&self) -> impl Iterator<Item = (&Text, &[Located<Target>])> {
        let manuals = self.manuals.iter().map(|manual| (&manual.text, manual.matter.sources.as_slice()));
        manuals.chain(self.pages.iter().map(|page| (&page.text, page.matter.sources.as_slice())))
    }

    /// Every text file, site.yaml among them.
    pub fn sources(&self) -> impl Iterator<Item = &Source> {
        let Self { config_source, ledger, experiences, spellings, .. } = self;
        let written = [config_source, &ledger.source, &experiences.source, &spellings.source];
        let texts = self.texts().chain(self.edition_texts()).map(|text| &text.source);
        written.into_iter().flatten().chain(texts).chain(&self.others)
    }

    /// Every version of every manual: its working text, and its editions.
    pub fn manual_versions(&self) -> impl Iterator<Item = &Manual> {
        let editions = self.editions.values().flat_map(BTreeMap::values);
        let editions = editions.filter_map(|edition| match edition.version().matter {
            Matter::Manual(manual) => Some(manual),
            Matter::Agreement(..) => None,
        });
        self.manuals.iter().map(AsRef::as_ref).chain(editions)
    }

    /// Every edition. They are not judged as texts that are written now.
    pub fn edition_texts(&self) -> impl Iterator<Item = &Text> {
        self.editions.values().flat_map(BTreeMap::values).map(Edition::text)
    }

    /// The page that had this address of an audience's site before.
    #[must_use]
    pub fn page_of_alias(&self, audience: Audience, address: &str) -> Option<&Page> {
        let at = self.aliases.get(&(audience, address.trim_matches('/').to_owned()))?;
        Some(&self.pages[*at])
    }

    /// Every path of the project that a link can lead to.
    pub fn linkable_paths(&self) -> impl Iterator<Item = &ProjectPath> {
        self.entries.keys()
    }

    fn take_in(&mut self, read: Read) {
        match read {
            Read::Manual(manual) => self.manuals.push(manual),
            Read::Page(page) => self.pages.push(page),
            Read::Edition(edition) => {
                self.editions.entry(edition.document).or_default().insert(edition.revision, *edition);
            }
            Read::Other(source) => self.others.push(source),
        }
    }

    fn index(&mut self) {
        for (at, manual) in self.manuals.iter().enumerate() {
            self.entries.insert(manual.text.path().clone(), Entry::Manual(at));
            if let Some(number) = manual.number() {
                self.numbers.entry(number).or_insert(at);
            }
        }
        let pages = self.pages.iter().enumerate();
        self.entries.extend(pages.map(|(at, page)| (page.text.path().clone(), Entry::Page(at))));
        for (at, page) in self.pages.iter().enumerate() {
            for alias in &page.matter.aliases {
                let alias = (Audience::of(page.text.path()), alias.value.clone());
                self.aliases.entry(alias).or_insert(at);
            }
            match &page.matter.kind {
                PageKind::House(house) => drop(self.houses.entry(house.id.clone()).or_insert(at)),
                PageKind::Agreement(_) => self.agreement = Some(at),
                PageKind::Plain(_) | PageKind::Activity(_) | PageKind::News(_) | PageKind::Staff => {}
            }
        }
        let files = self.files.iter().filter(|path| !path.is_hidden());
        self.entries.extend(files.map(|path| (path.clone(), Entry::File)));
    }

    fn entry(&self, path: &ProjectPath) -> Option<(&ProjectPath, Entry)> {
        self.entries.get_key_value(path).map(|(path, entry)| (path, *entry))
    }
}

impl Read {
    fn from_source(source: &Source, config: &Config, named: &Named<'_>) -> Self {
        match place(source.path()) {
            Place::Edition => named.read(source),
            Place::Manual => Self::Manual(Arc::new(Manual::read(source.clone(), config))),
            Place::Page => Self::Page(Arc::new(Page::read(source.clone(), config))),
            Place::Other => Self::Other(source.clone()),
        }
    }
}

/// The editions that the ledger names, and the configuration each is read with.
struct Named<'l>(BTreeMap<&'l ProjectPath, (DocumentId, RevisionId, Arc<Config>)>);

impl<'l> Named<'l> {
    fn of(ledger: &'l Ledger, config: &Config) -> Self {
        let mut named = BTreeMap::new();
        for revision in ledger.revisions.values() {
            let config = Arc::new(revision.frozen(config));
            for (document, sealed) in &revision.editions {
                named.insert(&sealed.file.value, (*document, revision.id, Arc::clone(&config)));
            }
        }
        Self(named)
    }

    fn read(&self, source: &Source) -> Read {
        match self.0.get(source.path()) {
            Some((document, revision, config)) => {
                let edition = Edition::read(source.clone(), *document, *revision, Arc::clone(config));
                Read::Edition(Box::new(edition))
            }
            None => Read::Other(source.clone()),
        }
    }
}

fn place(path: &ProjectPath) -> Place {
    if path.extension() != "md" || path.is_hidden() {
        return Place::Other;
    }
    if is_edition_path(path) {
        return Place::Edition;
    }
    match (Audience::of(path), path.below("manuals")) {
        (Audience::Public, _) => Place::Page,
        (Audience::Staff, Some(below)) if below.starts_with("sider/") => Place::Page,
        (Audience::Staff, Some(below)) if below.ends_with("/manual.md") => Place::Manual,
        (Audience::Staff, _) => Place::Other,
    }
}

fn take(sources: &mut Vec<Source>, path: &str) -> Option<Source> {
    let at = sources.iter().position(|source| source.path().as_str() == path)?;
    Some(sources.remove(at))
}
