//! What readers of the preview get after one build: every file of both sites, and what was found.
//!
//! A page that cannot be made keeps the text of its last good one, with what stands in the way laid over
//! it. So does every page when site.yaml, the theme or the folder itself cannot be used.

mod made;

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use crate::build::Memory;
use crate::diagnostic::{Finding, Severity};
use crate::disk::read::Reading;
use crate::output_path::OutputPath;
use crate::source::ProjectPath;
use made::Made;

/// Both sites and the board after one build. Addresses begin with the folder of the site.
#[derive(Debug)]
pub(super) struct Edition {
    number: u64,
    files: BTreeMap<OutputPath, File>,
    counts: Counts,
    /// Files that are new, changed or gone since the edition before.
    changed: Vec<OutputPath>,
    reach: Reach,
}

/// How many findings there are that should be mended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Counts {
    pub(super) errors: usize,
    pub(super) warnings: usize,
}

/// Whether the folder of the project could be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reach {
    Read,
    Stranded,
}

/// One file.
#[derive(Clone, Debug)]
pub(super) struct File {
    pub(super) content: Content,
    /// What is said on it.
    pub(super) notices: Vec<Notice>,
    pub(super) state: State,
    origin: Origin,
    /// The edition in which it changed last.
    since: u64,
}

/// What a file holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Content {
    /// A text.
    Text(Arc<str>),
    /// What a file of the project holds.
    Copy(ProjectPath),
}

/// Whether a file is as the texts are now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    /// It is.
    Fresh,
    /// It could not be made: this is the last good one.
    LastGood,
    /// It could not be made, and never could: there is nothing to show but why.
    NeverMade,
}

/// What a file is made from.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Origin {
    /// This file of the project.
    Text(ProjectPath),
    /// The whole project, as an overview is.
    Project,
    /// All that was found.
    Board,
}

/// A finding as it is shown on a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Notice {
    pub(super) severity: Severity,
    pub(super) message: String,
    pub(super) help: String,
    /// File, line and column.
    pub(super) place: String,
}

impl Edition {
    /// No files yet.
    pub(super) fn empty() -> Self {
        Self {
            number: 0,
            files: BTreeMap::new(),
            counts: Counts::default(),
            changed: Vec::new(),
            reach: Reach::Read,
        }
    }

    /// The edition after this one.
    pub(super) fn next(&self, reading: Reading, today: Date, memory: &Memory) -> Self {
        let Reading { tree, changed_files, .. } = reading;
        let mut made = Made::build(tree, today, memory);
        let kept = self.kept_beside(&made);
        if self.files.is_empty() && !made.obstacles.is_empty() {
            made.give_up_pages();
        }
        let Made { mut files, counts, .. } = made;
        files.extend(kept);
        self.followed_by(Self { files, counts, ..Self::empty() }, &changed_files)
    }

    /// This edition, with word of why the project cannot be read laid over every page.
    pub(super) fn stranded(&self, why: &str) -> Self {
        let notice = Notice {
            severity: Severity::Error,
            message: format!("Mappen kan ikke læses: {why}"),
            help:
                "Læg mappen tilbage, eller ret adgangen til den; så går forhåndsvisningen videre af sig selv."
                    .into(),
            place: String::new(),
        };
        let files = self
            .files
            .iter()
            .map(|(path, file)| (path.clone(), file.covered(path, std::slice::from_ref(&notice))));
        let files = files.collect();
        let next = Self { files, counts: self.counts, reach: Reach::Stranded, ..Self::empty() };
        self.followed_by(next, &[])
    }

    /// Whether the folder of the project could not be read.
    pub(super) fn is_stranded(&self) -> bool {
        self.reach == Reach::Stranded
    }

    /// A file, by its address.
    pub(super) fn file(&self, path: &OutputPath) -> Option<&File> {
        self.files.get(path)
    }

    /// Whether a page lies at an address written without its slash.
    pub(super) fn has_page(&self, path: &OutputPath) -> bool {
        OutputPath::page(path.as_str()).is_some_and(|page| self.files.contains_key(&page))
    }

    /// What tells one state of a file from all others, in this run of the preview and in any other.
    pub(super) fn version(&self, path: &OutputPath) -> String {
        let since = self.files.get(path).map_or(0, |file| file.since);
        format!("{}-{since}", std::process::id())
    }

    /// How many findings there are.
    pub(super) fn counts(&self) -> Counts {
        self.counts
    }

    /// The files that are new, changed or gone since the edition before.
    pub(super) fn changed(&self) -> &[OutputPath] {
        &self.changed
    }

    /// Last good files that stand beside what was made, or in its place.
    fn kept_beside(&self, made: &Made) -> Vec<(OutputPath, File)> {
        let good = self.files.iter().filter(|(_, file)| file.state != State::NeverMade);
        good.filter_map(|(path, file)| Some((path.clone(), self.kept(path, file, made)?))).collect()
    }

    /// What is shown of a file instead of what was made, if anything: its template failed, its text no longer
    /// says enough to make it a page, or what all pages stand on cannot be used.
    fn kept(&self, path: &OutputPath, file: &File, made: &Made) -> Option<File> {
        if file.is_board() {
            return None;
        }
        if !made.obstacles.is_empty() {
            return Some(file.covered(path, &made.obstacles));
        }
        match made.files.get(path) {
            Some(new) if new.state == State::NeverMade => Some(file.covered(path, &new.notices)),
            Some(_) => None,
            None => match &file.origin {
                Origin::Text(text) => Some(file.covered(path, &made.why_lost(text)?)),
                Origin::Project | Origin::Board => None,
            },
        }
    }

    /// Says of each file of the next edition in which edition it changed last.
    fn followed_by(&self, mut next: Self, changed_files: &[ProjectPath]) -> Self {
        next.number = self.number + 1;
        for (path, file) in &mut next.files {
            let same =
                self.files.get(path).filter(|old| old.is_same(file) && !file.is_copy_of(changed_files));
            file.since = same.map_or(next.number, |old| old.since);
        }
        let gone = self.files.keys().filter(|path| !next.files.contains_key(*path));
        let new = next.files.iter().filter(|(_, file)| file.since == next.number).map(|(path, _)| path);
        next.changed = new.chain(gone).cloned().collect();
        next
    }
}

impl Content {
    fn is_same(&self, other: &Self) -> bool {
        match (self, other) {
            // Most files are remembered from the build before.
            (Self::Text(one), Self::Text(other)) => Arc::ptr_eq(one, other) || one == other,
            _ => self == other,
        }
    }
}

impl File {
    /// Whether it is the board, on which everything that was found stands already.
    pub(super) fn is_board(&self) -> bool {
        self.origin == Origin::Board
    }

    fn is_same(&self, other: &Self) -> bool {
        (self.state, &self.notices) == (other.state, &other.notices) && self.content.is_same(&other.content)
    }

    fn is_copy_of(&self, files: &[ProjectPath]) -> bool {
        matches!(&self.content, Content::Copy(from) if files.contains(from))
    }

    /// This file as the last good one, if it is a page; what a page needs stays as it is.
    fn covered(&self, path: &OutputPath, notices: &[Notice]) -> Self {
        match path.as_str().ends_with(".html") && self.state != State::NeverMade {
            true => Self { notices: notices.to_vec(), state: State::LastGood, ..self.clone() },
            false => self.clone(),
        }
    }
}

impl From<&Finding> for Notice {
    fn from(finding: &Finding) -> Self {
        let place = &finding.place;
        Self {
            severity: finding.severity,
            message: finding.message.clone(),
            help: finding.help.clone(),
            place: format!("{}:{}:{}", place.path, place.start.line, place.start.column),
        }
    }
}
