//! A project as these commands read it.

use std::collections::BTreeSet;
use std::path::PathBuf;

use jiff::civil::Date;

use super::words::documents;
use super::{Done, Place, could_not, refused, tidy};
use crate::build::{self, Nowhere, Options, Outcome};
use crate::cli::color;
use crate::commands::{Answer, read};
use crate::diagnostic::{Finding, Report, Severity, terminal};
use crate::disk;
use crate::disk::revise::Desk;
use crate::library::document_id::DocumentId;
use crate::library::edition::{Edition, Version};
use crate::library::revision::RevisionId;
use crate::library::{Drafts, Library, Memory, ledger};
use crate::site::Mount;
use crate::source::{ProjectPath, Source, Tree};

/// A project whose YAML could be read.
pub(super) struct Project {
    pub(super) library: Library,
    pub(super) today: Date,
    pub(super) root: PathBuf,
    tree: Tree,
}

impl Project {
    /// Reads a project.
    pub(super) fn read(place: &Place) -> Result<Self, Answer> {
        let tree = read(&place.root)?;
        let library = Library::load(tree.clone(), &Memory::forgetting());
        if library.config_source.is_none() {
            return Err(could_not(format!(
                "Der er ingen site.yaml i {}. Gå til projektets mappe, eller skriv --root og mappens sti.",
                disk::absolute(&place.root).display()
            )));
        }
        let project = Self { library, today: place.today(), root: place.root.clone(), tree };
        project.must_be_readable().map(|()| project)
    }

    /// Everything that `husbog check` finds.
    pub(super) fn report(&self) -> Report {
        self.report_on(self.tree.clone())
    }

    /// The errors a text would have in the place of its document's working text: where, what, and what to do.
    pub(super) fn errors_in(&self, correction: &Edition) -> Vec<String> {
        let source = &correction.text().source;
        let working = self.library.working(correction.document);
        let Some(path) = working.map(|working| working.text().path().clone()) else { return Vec::new() };
        let mut tree = self.tree.clone();
        tree.sources.retain(|source| *source.path() != path && source.path() != correction.text().path());
        let report = self.report_on(tree.with(Source::new(path.clone(), source.text())));
        let found = report.sorted().into_iter();
        let errors =
            found.filter(|finding| finding.severity == Severity::Error && finding.place.path == path);
        errors
            .map(|Finding { place, message, help, .. }| {
                format!("i {}, linje {}: {message}. {help}", source.path(), place.start.line)
            })
            .collect()
    }

    fn report_on(&self, tree: Tree) -> Report {
        let options = Options { today: self.today, drafts: Drafts::Leave, mount: Mount::Deployed };
        let Ok(Outcome { report, .. }) =
            build::build::<std::convert::Infallible>(tree, options, &Nowhere, &Nowhere);
        report
    }

    /// The working text of a document that was asked for.
    pub(super) fn working(&self, document: DocumentId) -> Result<Version<'_>, Answer> {
        self.library.working(document).ok_or_else(|| {
            let known = documents(self.library.documents());
            could_not(format!("Der er ingen kladde til {}. Her er {known}.", document.name()))
        })
    }

    /// The revision that would be closed next.
    pub(super) fn next(&self) -> RevisionId {
        self.library.ledger.next(self.today).into()
    }

    /// Nothing can be said of texts whose YAML cannot be read, and nothing is written into them.
    fn must_be_readable(&self) -> Result<(), Answer> {
        let faulty = self.faulty();
        if faulty.is_empty() {
            return Ok(());
        }
        let mut report = self.report();
        report.retain_files(|path| faulty.contains(path));
        let findings = terminal::render(&report, Severity::Error, color());
        Err(refused(format!("{findings}Ret det først. Intet er skrevet.\n")))
    }

    /// The files in which YAML is faulty, as far as it matters here.
    fn faulty(&self) -> BTreeSet<ProjectPath> {
        let Library { ledger, experiences, config_source, config_problems, .. } = &self.library;
        let written = [
            (config_source, config_problems),
            (&ledger.source, &ledger.problems),
            (&experiences.source, &experiences.problems),
        ];
        let written = written.into_iter().filter(|(_, problems)| !problems.is_empty());
        let written = written.filter_map(|(source, _)| Some(source.as_ref()?.path().clone()));
        let revised = self.library.documents().filter_map(|document| self.library.working(document));
        let texts = revised.map(Version::text).chain(self.library.manuals.iter().map(|manual| &manual.text));
        let corrections: Vec<Edition> = self.library.corrections().collect();
        let texts = texts.chain(corrections.iter().map(Edition::text));
        let texts = texts.filter(|text| !text.matter_problems.is_empty()).map(|text| text.path().clone());
        let unreadable = self.library.oddities.iter().map(|oddity| oddity.path.clone());
        let unreadable = unreadable.filter(|path| path.as_str() == ledger::FILE);
        written.chain(texts).chain(unreadable).collect()
    }
}

/// Does something that writes: nobody else writes meanwhile, and what was left undone is done first.
pub(super) fn at_desk(place: &Place, act: impl FnOnce(&Desk, &Project) -> Done) -> Done {
    let desk = Desk::sit_down(&place.root)
        .map_err(|error| could_not(format!("Mappen {}: {}", place.root.display(), disk::reason(&error))))?;
    let mut project = Project::read(place)?;
    let tidied = tidy::finish(&desk, &project.library)?;
    if !tidied.is_empty() {
        project = Project::read(place)?;
    }
    act(&desk, &project).map(|output| tidied_first(&tidied) + &output)
}

/// What is said when something was left undone.
pub(super) fn tidied_first(tidied: &[ProjectPath]) -> String {
    if tidied.is_empty() {
        return String::new();
    }
    let paths: String = tidied.iter().map(|path| format!("  {path}\n")).collect();
    format!(
        "Ryddet op efter en lukning, der blev afbrudt (noter og godkendelser hører nu til udgaven):\n{paths}\n"
    )
}
