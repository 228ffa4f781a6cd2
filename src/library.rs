//! All that was read of a project, parsed and indexed. Has no way to be rendered: pages are made
//! from the [`shelf::Shelf`] of one audience.
//!
//! Loading never fails. What is wrong with a file stays with the file as data; the lints say it.

pub mod brief;
pub mod document;
pub mod front_matter;
pub mod identity;
pub mod manual;
pub mod markdown;
pub mod number;
pub mod page;
pub mod shelf;
pub mod target;
pub mod text;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use crate::config::{self, Config, Fact};
use crate::memo::Memo;
use crate::source::{Oddity, ProjectPath, Source, Span, Tree};
use crate::yaml::{self, Located};
use manual::Manual;
use number::ManualRef;
use page::{Page, PageKind};
use shelf::{Audience, Reader, Shelf};
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
    /// Text files that are no page: in folders beginning with `_`, editions, and strangers.
    pub others: Vec<Source>,
    /// Pictures and other files that are no text.
    pub files: BTreeSet<ProjectPath>,
    /// What could not be read, or not as it stands.
    pub oddities: Vec<Oddity>,
    entries: BTreeMap<ProjectPath, Entry>,
    numbers: BTreeMap<ManualRef, usize>,
    houses: BTreeMap<String, usize>,
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
    Other,
}

/// One file as read.
#[derive(Clone, Debug)]
enum Read {
    Manual(Arc<Manual>),
    Page(Arc<Page>),
    Other(Source),
}

/// What was read of each file, by its text and by that of site.yaml, from which nothing else follows.
#[derive(Debug)]
pub struct Memory(Memo<ProjectPath, (Source, Option<Source>), Read>);

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
        let sources = tree.sources.into_par_iter();
        let read = sources.map(|source| {
            let input = (source, config_source.clone());
            memory.0.get(input.0.path().clone(), input, |(source, _)| Read::from_source(source, &site.config))
        });
        let read: Vec<Read> = read.collect();
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
            others: Vec::new(),
            files: tree.files.into_iter().collect(),
            oddities: tree.oddities,
            entries: BTreeMap::new(),
            numbers: BTreeMap::new(),
            houses: BTreeMap::new(),
        };
        read.into_iter().for_each(|read| library.take_in(read));
        library.index();
        library
    }

    /// What one audience may read.
    #[must_use]
    pub fn shelf<A: Reader>(&self, drafts: Drafts) -> Shelf<'_, A> {
        Shelf::new(self, drafts)
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
        self.config_source.iter().chain(self.texts().map(|text| &text.source)).chain(&self.others)
    }

    /// Every path of the project that a link can lead to.
    pub fn linkable_paths(&self) -> impl Iterator<Item = &ProjectPath> {
        self.entries.keys()
    }

    fn take_in(&mut self, read: Read) {
        match read {
            Read::Manual(manual) => self.manuals.push(manual),
            Read::Page(page) => self.pages.push(page),
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
            if let PageKind::House(house) = &page.matter.kind {
                self.houses.entry(house.id.clone()).or_insert(at);
            }
        }
        let files = self.files.iter().filter(|path| !path.is_hidden());
        self.entries.extend(files.map(|path| (path.clone(), Entry::File)));
    }

    fn entry(&self, path: &ProjectPath) -> Option<(&ProjectPath, Entry)> {
        self.entries.get_key_value(path).map(|(path, entry)| (path, *entry))
    }

    fn manual_entry(&self, number: ManualRef) -> Option<(&ProjectPath, Entry)> {
        let at = *self.numbers.get(&number)?;
        Some((self.manuals[at].text.path(), Entry::Manual(at)))
    }

    fn numbered(&self, drafts: Drafts) -> impl Iterator<Item = (ManualRef, &Manual)> {
        let manuals = self.numbers.iter().map(|(number, at)| (*number, &*self.manuals[*at]));
        manuals.filter(move |(_, manual)| drafts.include(manual.matter.draft))
    }
}

impl Read {
    fn from_source(source: &Source, config: &Config) -> Self {
        match place(source.path()) {
            Place::Manual => Self::Manual(Arc::new(Manual::read(source.clone(), config))),
            Place::Page => Self::Page(Arc::new(Page::read(source.clone(), config))),
            Place::Other => Self::Other(source.clone()),
        }
    }
}

fn place(path: &ProjectPath) -> Place {
    if path.extension() != "md" || path.is_hidden() {
        return Place::Other;
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
