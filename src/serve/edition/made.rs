//! One build as the preview takes it: its files, and what was found in which file of the project.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;
use std::iter::successors;
use std::sync::{Arc, Mutex, PoisonError};

use jiff::civil::Date;

use super::{Content, Counts, File, Notice, Origin, State};
use crate::board;
use crate::build::{self, Judged, Memory, Options};
use crate::config;
use crate::diagnostic::{Report, Severity};
use crate::library::shelf::Reader;
use crate::library::{Drafts, Library};
use crate::output_path::OutputPath;
use crate::site::{Body, Mount, PUBLIC_FOLDER, STAFF_FOLDER, Sink, Site};
use crate::source::{ProjectPath, Tree};
use crate::theme::TemplateError;

/// The folder of the board beside those of the sites.
const BOARD_FOLDER: &str = "tavle";

/// What came of one build.
#[derive(Debug)]
pub(super) struct Made {
    pub(super) files: BTreeMap<OutputPath, File>,
    pub(super) counts: Counts,
    /// Why no page could be made as it should be: site.yaml or the theme cannot be used.
    pub(super) obstacles: Vec<Notice>,
    /// The texts of the project, and the files and folders that cannot be read.
    there: BTreeSet<ProjectPath>,
    /// The files of the project that were made into something.
    made_from: BTreeSet<ProjectPath>,
    notices: BTreeMap<ProjectPath, Vec<Notice>>,
}

impl Made {
    pub(super) fn build(tree: Tree, today: Date, memory: &Memory) -> Self {
        let options = Options { today, drafts: Drafts::Include, mount: Mount::SideBySide };
        let [public, staff] = [Collected::default(), Collected::default()];
        let Ok(made) =
            build::build_with::<Infallible, _>(tree, options, memory, (&public, &staff), |judged| {
                let mut made = Self::judged(&judged);
                made.take_in(PUBLIC_FOLDER, &public, judged.public);
                made.take_in(STAFF_FOLDER, &staff, judged.staff);
                made.add_board(&judged);
                made
            });
        made
    }

    fn judged(judged: &Judged<'_>) -> Self {
        let count = |severity| judged.report.count(severity);
        let mut made = Self {
            files: BTreeMap::new(),
            counts: Counts { errors: count(Severity::Error), warnings: count(Severity::Warning) },
            obstacles: Vec::new(),
            there: there(judged.library),
            made_from: BTreeSet::new(),
            notices: by_file(&judged.report),
        };
        made.obstacles = made.obstacles(judged);
        made
    }

    fn obstacles(&self, judged: &Judged<'_>) -> Vec<Notice> {
        let site_file = (!judged.library.config_is_known).then(|| ProjectPath::new(config::FILE)).flatten();
        let templates = judged.theme.problems().iter().map(|problem| problem.path.clone());
        let files: BTreeSet<ProjectPath> = templates.chain(site_file).collect();
        files.iter().flat_map(|path| self.errors_in(path)).collect()
    }

    /// What must be mended in a text that is still there and is made into no page, or in a folder it lies in,
    /// if anything.
    pub(super) fn why_lost(&self, origin: &ProjectPath) -> Option<Vec<Notice>> {
        if self.made_from.contains(origin) {
            return None;
        }
        let up = |path: &ProjectPath| ProjectPath::new(path.folder());
        let there = successors(Some(origin.clone()), up).find(|path| self.there.contains(path))?;
        Some(self.errors_in(&there)).filter(|errors| !errors.is_empty())
    }

    /// Leaves of every page only why it cannot be made.
    pub(super) fn give_up_pages(&mut self) {
        let pages =
            self.files.iter_mut().filter(|(path, file)| path.as_str().ends_with(".html") && !file.is_board());
        pages.for_each(|(_, file)| {
            (file.state, file.notices) = (State::NeverMade, self.obstacles.clone());
        });
    }

    fn errors_in(&self, path: &ProjectPath) -> Vec<Notice> {
        let notices = self.notices.get(path).into_iter().flatten();
        notices.filter(|notice| notice.severity == Severity::Error).cloned().collect()
    }

    /// Takes in the files of one site.
    fn take_in<A: Reader>(&mut self, folder: &str, collected: &Collected, site: &Site<'_, A>) {
        let (mut contents, mut failed) = collected.taken();
        for (path, origin) in site.plan().origins() {
            let whole = OutputPath::new(format!("{folder}/{path}")).expect("both parts can stand in a path");
            let found = origin.and_then(|origin| self.notices.get(origin)).cloned().unwrap_or_default();
            let (content, notices, state) = match (contents.remove(path), failed.remove(path)) {
                (Some(content), _) => (content, found, State::Fresh),
                (None, Some(error)) => (nothing(), self.errors_in(&error.path), State::NeverMade),
                (None, None) => continue,
            };
            self.made_from.extend(origin.cloned());
            let origin = origin.cloned().map_or(Origin::Project, Origin::Text);
            self.files.insert(whole, File { content, notices, state, origin, since: 0 });
        }
    }

    fn add_board(&mut self, judged: &Judged<'_>) {
        let (content, notices, state) = match board::render(judged) {
            Ok(Body::Text(text)) => (Content::Text(text), Vec::new(), State::Fresh),
            Ok(Body::Copy(from)) => (Content::Copy(from), Vec::new(), State::Fresh),
            Err(error) => (nothing(), self.errors_in(&error.path), State::NeverMade),
        };
        let path = OutputPath::page(BOARD_FOLDER).expect("the name of the board is a plain word");
        self.files.insert(path, File { content, notices, state, origin: Origin::Board, since: 0 });
    }
}

fn there(library: &Library) -> BTreeSet<ProjectPath> {
    let texts = library.sources().map(|source| source.path());
    texts.chain(library.oddities.iter().map(|oddity| &oddity.path)).cloned().collect()
}

fn nothing() -> Content {
    Content::Text("".into())
}

/// What was found in each file, what weighs most first.
fn by_file(report: &Report) -> BTreeMap<ProjectPath, Vec<Notice>> {
    let files = report.by_file().into_iter().map(|(path, found)| {
        let mut findings = found.findings;
        findings.sort_by_key(|finding| Reverse(finding.severity));
        (path.clone(), findings.into_iter().map(Notice::from).collect())
    });
    files.collect()
}

/// What a build hands on for one site.
#[derive(Debug, Default)]
struct Collected {
    files: Mutex<Contents>,
    failed: Mutex<Failed>,
}

type Contents = BTreeMap<OutputPath, Content>;
type Failed = BTreeMap<OutputPath, TemplateError>;

impl Collected {
    fn taken(&self) -> (Contents, Failed) {
        let files = std::mem::take(&mut *self.files.lock().unwrap_or_else(PoisonError::into_inner));
        (files, std::mem::take(&mut *self.failed.lock().unwrap_or_else(PoisonError::into_inner)))
    }

    fn take(&self, path: &OutputPath, content: Content) {
        self.files.lock().unwrap_or_else(PoisonError::into_inner).insert(path.clone(), content);
    }
}

impl Sink<Infallible> for Collected {
    fn text(&self, path: &OutputPath, text: &Arc<str>) -> Result<(), Infallible> {
        self.take(path, Content::Text(Arc::clone(text)));
        Ok(())
    }

    fn copy(&self, path: &OutputPath, from: &ProjectPath) -> Result<(), Infallible> {
        self.take(path, Content::Copy(from.clone()));
        Ok(())
    }

    fn failed(&self, path: &OutputPath, error: &TemplateError) {
        self.failed.lock().unwrap_or_else(PoisonError::into_inner).insert(path.clone(), error.clone());
    }

    fn wants_faulty(&self) -> bool {
        true
    }
}
