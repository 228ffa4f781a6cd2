//! What a site will consist of: every file with its address, before anything is rendered.

use std::collections::{BTreeMap, HashMap};

use super::Render;
use crate::library::document_id::DocumentId;
use crate::library::edition::VersionId;
use crate::library::revision::RevisionId;
use crate::library::shelf::Reader;
use crate::output_path::OutputPath;
use crate::slug::{is_slug, slugify};
use crate::source::ProjectPath;

/// The files of a site, by address.
pub struct Plan<'l, A: Reader> {
    files: BTreeMap<OutputPath, Planned<'l, A>>,
    /// By the path in small letters: some file systems, and the shares staff read from, do not tell
    /// `Plan.png` from `plan.png`.
    taken: HashMap<String, OutputPath>,
    addresses: HashMap<&'l ProjectPath, OutputPath>,
    documents: BTreeMap<DocumentId, OutputPath>,
    versions: BTreeMap<(DocumentId, VersionId), OutputPath>,
    /// The page that each redirect leads to.
    redirects: HashMap<OutputPath, &'l ProjectPath>,
    problems: Vec<AddressProblem>,
    taken_aliases: Vec<TakenAlias>,
}

/// An address that a page had before and that is no longer free.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TakenAlias {
    /// The address.
    pub address: OutputPath,
    /// The file that has it, or had it before too; `None` when the program itself has.
    pub first: Option<ProjectPath>,
    /// The page that had it.
    pub page: ProjectPath,
}

/// A file of a site: where it comes from and how it is made.
pub(super) struct Planned<'l, A: Reader> {
    pub(super) origin: Option<&'l ProjectPath>,
    pub(super) item: Box<dyn Render<A> + 'l>,
}

/// Why a file cannot have its address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AddressProblem {
    /// Two files would have the same address.
    Taken {
        /// The address.
        address: OutputPath,
        /// The file that has it.
        first: Option<ProjectPath>,
        /// The file that cannot have it too.
        second: ProjectPath,
    },
    /// A name in the path cannot stand in an address.
    BadName {
        /// The file.
        path: ProjectPath,
        /// The name as it is.
        name: String,
        /// A name that could.
        suggestion: String,
    },
}

impl<'l, A: Reader> Plan<'l, A> {
    pub(super) fn new() -> Self {
        Self {
            files: BTreeMap::new(),
            taken: HashMap::new(),
            addresses: HashMap::new(),
            documents: BTreeMap::new(),
            versions: BTreeMap::new(),
            redirects: HashMap::new(),
            problems: Vec::new(),
            taken_aliases: Vec::new(),
        }
    }

    /// Plans a page at an address such as `manualer/05`. A page that comes from a file can be linked
    /// to by that file.
    pub fn add_page(&mut self, address: &str, origin: Option<&'l ProjectPath>, page: impl Render<A> + 'l) {
        let bad = address.split('/').find(|part| !part.is_empty() && !is_slug(part));
        match (bad, OutputPath::page(address)) {
            (None, Some(path)) => self.add(path, origin, page),
            (bad, _) => self.note_bad_name(origin, bad.unwrap_or(address), slugify),
        }
    }

    /// Plans the page where a document is read; links to the document lead there.
    pub fn add_document(
        &mut self,
        document: DocumentId,
        address: &str,
        origin: Option<&'l ProjectPath>,
        page: impl Render<A> + 'l,
    ) {
        self.add_page(address, origin, page);
        self.documents.extend(OutputPath::page(address).map(|path| (document, path)));
    }

    /// Plans the page of one version of a document; links as of that version lead there.
    pub fn add_version(
        &mut self,
        version: (DocumentId, VersionId),
        address: &str,
        origin: Option<&'l ProjectPath>,
        page: impl Render<A> + 'l,
    ) {
        self.add_page(address, origin, page);
        self.versions.extend(OutputPath::page(address).map(|path| (version, path)));
    }

    /// Plans what leads on from an address that a page had before. It gives way to everything planned already.
    pub fn add_redirect(&mut self, alias: &str, page: &'l ProjectPath, redirect: impl Render<A> + 'l) {
        let Some(path) = OutputPath::page(alias) else { return };
        match self.files.get(&path) {
            Some(taken) => {
                let first = taken.origin.or_else(|| self.redirects.get(&path).copied()).cloned();
                self.taken_aliases.push(TakenAlias { address: path, first, page: page.clone() });
            }
            None => {
                self.redirects.insert(path.clone(), page);
                self.add(path, None, redirect);
            }
        }
    }

    /// Plans a file that is no page, at an address such as `manualer/05/plan.png`.
    pub fn add_file(&mut self, address: &str, origin: Option<&'l ProjectPath>, file: impl Render<A> + 'l) {
        match OutputPath::new(address) {
            Some(path) => self.add(path, origin, file),
            None => {
                let bad = address.split('/').find(|part| OutputPath::new(*part).is_none());
                self.note_bad_name(origin, bad.unwrap_or(address), file_name);
            }
        }
    }

    fn add(&mut self, path: OutputPath, origin: Option<&'l ProjectPath>, item: impl Render<A> + 'l) {
        let taken = self.taken.get(&path.as_str().to_lowercase());
        if let Some(first) = taken.and_then(|taken| self.files.get(taken)) {
            let (first, second) = match origin {
                Some(second) => (first.origin.cloned(), Some(second)),
                None => (None, first.origin),
            };
            if let Some(second) = second.cloned() {
                self.problems.push(AddressProblem::Taken { address: path, first, second });
            }
            return;
        }
        if let Some(origin) = origin {
            self.addresses.insert(origin, path.clone());
        }
        self.taken.insert(path.as_str().to_lowercase(), path.clone());
        self.files.insert(path, Planned { origin, item: Box::new(item) });
    }

    fn note_bad_name(&mut self, origin: Option<&ProjectPath>, name: &str, suggest: impl Fn(&str) -> String) {
        if let Some(path) = origin.cloned() {
            let (name, suggestion) = (name.to_owned(), suggest(name));
            self.problems.push(AddressProblem::BadName { path, name, suggestion });
        }
    }

    /// Where the page or file made from this project file lies, if the site has it.
    #[must_use]
    pub fn address_of(&self, path: &ProjectPath) -> Option<&OutputPath> {
        self.addresses.get(path)
    }

    /// Where a document is read.
    #[must_use]
    pub fn address_of_document(&self, document: DocumentId) -> Option<&OutputPath> {
        self.documents.get(&document)
    }

    /// Where a version of a document is read.
    #[must_use]
    pub fn address_of_version(&self, document: DocumentId, version: VersionId) -> Option<&OutputPath> {
        self.versions.get(&(document, version))
    }

    /// Where the edition of a document in a revision is read: its newest that is not newer than the revision.
    #[must_use]
    pub fn address_as_of(&self, document: DocumentId, revision: RevisionId) -> Option<&OutputPath> {
        let first = RevisionId::FIRST;
        let span = (document, VersionId::Edition(first))..=(document, VersionId::Edition(revision));
        self.versions.range(span).next_back().map(|(_, path)| path)
    }

    /// Whether the site has a file of this path.
    #[must_use]
    pub fn has(&self, path: &OutputPath) -> bool {
        self.files.contains_key(path)
    }

    /// The paths of all files, sorted.
    pub fn paths(&self) -> impl Iterator<Item = &OutputPath> {
        self.files.keys()
    }

    /// The path of every file with the project file it comes from, sorted by path.
    pub fn origins(&self) -> impl Iterator<Item = (&OutputPath, Option<&'l ProjectPath>)> {
        self.files.iter().map(|(path, planned)| (path, planned.origin))
    }

    /// Why some files cannot have their address.
    #[must_use]
    pub fn problems(&self) -> &[AddressProblem] {
        &self.problems
    }

    /// Addresses that pages had before and that are no longer free.
    #[must_use]
    pub fn taken_aliases(&self) -> &[TakenAlias] {
        &self.taken_aliases
    }

    pub(super) fn files(&self) -> &BTreeMap<OutputPath, Planned<'l, A>> {
        &self.files
    }
}

/// A file name that can stand in an address, its extension kept.
fn file_name(name: &str) -> String {
    match name.rsplit_once('.') {
        Some((stem, extension)) => format!("{}.{}", slugify(stem), slugify(extension)),
        None => slugify(name),
    }
}
