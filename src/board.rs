//! The editor's board: one page that tells whoever writes the texts what is left to do. Part of the preview
//! only; no site has it.
//!
//! Knows nothing of browsers: it is made from one build as every other page is.

mod allowances;

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Serialize;

use crate::build::{Judged, PageReading};
use crate::date::ShownDate;
use crate::diagnostic::{Finding, FoundInFile, Severity};
use crate::library::document_id::DocumentId;
use crate::library::manual;
use crate::library::text::Text;
use crate::outputs::frame::Frame;
use crate::personal;
use crate::site::{Body, PUBLIC_FOLDER, STAFF_FOLDER};
use crate::source::ProjectPath;
use crate::theme::TemplateError;
use allowances::{Allowances, allowances};

#[derive(Serialize)]
struct Context<'p> {
    page: Frame<'p>,
    errors: usize,
    warnings: usize,
    notes: usize,
    files: Vec<FileFindings<'p>>,
    /// Files in which only notes were found.
    noted: Vec<FileFindings<'p>>,
    drafts: Vec<Entry<'p>>,
    reviews: Vec<Review<'p>>,
    next: NextRevision<'p>,
    /// Every text, the hardest to read first.
    readings: Vec<ReadingShown<'p>>,
    /// The words that texts have leave to use.
    allowances: Vec<Allowances<'p>>,
}

/// How hard a text is to read.
#[derive(Serialize)]
struct ReadingShown<'p> {
    entry: Entry<'p>,
    /// Empty when too little is said.
    lix: String,
    limit: Option<u8>,
    is_over: bool,
    words: usize,
    sentences: usize,
    long_words: usize,
}

/// What is on its way to the next revision.
#[derive(Serialize)]
struct NextRevision<'p> {
    id: String,
    /// The texts that are new or otherwise than their newest edition.
    texts: Vec<Underway<'p>>,
    /// What staff have reported and nothing has been decided about.
    experiences: Vec<Reported<'p>>,
}

/// A text on its way to the next revision.
#[derive(Serialize)]
struct Underway<'p> {
    entry: Entry<'p>,
    is_new: bool,
    /// How many parts of it have changed.
    changed: usize,
    /// The parts that no note tells of.
    without_note: Vec<String>,
}

/// What staff have reported.
#[derive(Serialize)]
struct Reported<'p> {
    id: &'p str,
    manual: String,
    /// What was reported, but for what must not be shown again.
    text: Cow<'p, str>,
}

/// A text of the project, as the board names it.
#[derive(Clone, Debug, Serialize)]
struct Entry<'p> {
    /// Its title; empty for what is no page.
    title: String,
    file: &'p str,
    /// Where the preview has it; empty when it is no page.
    link: String,
}

#[derive(Serialize)]
struct FileFindings<'p> {
    entry: Entry<'p>,
    errors: usize,
    warnings: usize,
    notes: usize,
    /// Errors and warnings, in the order of the text.
    findings: Vec<Shown<'p>>,
    /// Notes, those with the same advice together.
    asides: Vec<Aside<'p>>,
    /// How many more were found of the same kinds.
    left_out: usize,
}

#[derive(Serialize)]
struct Shown<'p> {
    severity: &'static str,
    danish: &'static str,
    code: &'static str,
    message: &'p str,
    help: &'p str,
    line: u32,
    column: u32,
}

/// Notes that say the same is to be done.
#[derive(Serialize)]
struct Aside<'p> {
    help: &'p str,
    notes: Vec<Shown<'p>>,
}

#[derive(Serialize)]
struct Review<'p> {
    entry: Entry<'p>,
    by: ShownDate,
    is_overdue: bool,
}

/// Makes the board, as it stands in a folder beside those of the sites.
///
/// # Errors
/// When its template cannot be used.
pub fn render(judged: &Judged<'_>) -> Result<Body, Box<TemplateError>> {
    let entries = Entries::of(judged);
    let (files, noted) =
        findings(judged, &entries).into_iter().partition(|file| file.errors + file.warnings > 0);
    let count = |severity| judged.report.count(severity);
    let context = Context {
        page: Frame::beside(
            &format!("../{STAFF_FOLDER}/"),
            "Tavle",
            "Det, der er at gøre ved teksterne lige nu.",
        ),
        errors: count(Severity::Error),
        warnings: count(Severity::Warning),
        notes: count(Severity::Note),
        files,
        noted,
        drafts: drafts(judged, &entries),
        reviews: reviews(judged, &entries, judged.staff.today()),
        next: next_revision(judged, &entries),
        readings: readings(judged, &entries),
        allowances: allowances(judged, &entries),
    };
    judged.staff.template("board.html", &context)
}

/// Every text by its path: its title and where the preview has it.
struct Entries<'p>(BTreeMap<&'p ProjectPath, Entry<'p>>);

impl<'p> Entries<'p> {
    fn of(judged: &Judged<'p>) -> Self {
        let library = judged.library;
        let manuals = library.manuals.iter().map(|manual| {
            let number = manual.number().map(|number| format!("Manual {number}: ")).unwrap_or_default();
            (manual.text.path(), format!("{number}{}", manual.matter.title))
        });
        let pages = library.pages.iter().map(|page| (page.text.path(), page.matter.title.clone()));
        let entry = |(path, title): (&'p ProjectPath, String)| {
            let link = link(judged, path).unwrap_or_default();
            (path, Entry { title, file: path.as_str(), link })
        };
        Self(manuals.chain(pages).map(entry).collect())
    }

    fn get(&self, path: &'p ProjectPath) -> Entry<'p> {
        let other = || Entry { title: String::new(), file: path.as_str(), link: String::new() };
        self.0.get(path).cloned().unwrap_or_else(other)
    }
}

fn link(judged: &Judged<'_>, path: &ProjectPath) -> Option<String> {
    let public = judged
        .public
        .plan()
        .address_of(path)
        .map(|address| format!("../{PUBLIC_FOLDER}/{}", address.address()));
    public.or_else(|| Some(format!("../{STAFF_FOLDER}/{}", judged.staff.plan().address_of(path)?)))
}

/// What was found, by file: errors first, then warnings, then by path.
fn findings<'p>(judged: &'p Judged<'p>, entries: &Entries<'p>) -> Vec<FileFindings<'p>> {
    let files = judged.report.by_file().into_iter();
    let mut files: Vec<_> = files.map(|(path, found)| file_findings(entries.get(path), &found)).collect();
    files.sort_by_key(|file| (file.errors == 0, file.errors + file.warnings == 0));
    files
}

fn file_findings<'p>(entry: Entry<'p>, found: &FoundInFile<'p>) -> FileFindings<'p> {
    let (notes, urgent): (Vec<&Finding>, Vec<&Finding>) =
        found.findings.iter().partition(|finding| finding.severity == Severity::Note);
    FileFindings {
        entry,
        errors: found.count(Severity::Error),
        warnings: found.count(Severity::Warning),
        notes: found.count(Severity::Note),
        findings: urgent.into_iter().map(shown).collect(),
        asides: asides(&notes),
        left_out: found.left_out(),
    }
}

/// The advice in the order in which it is given first.
fn asides<'p>(notes: &[&'p Finding]) -> Vec<Aside<'p>> {
    let mut asides: Vec<Aside<'p>> = Vec::new();
    for note in notes {
        match asides.iter_mut().find(|aside| aside.help == note.help) {
            Some(aside) => aside.notes.push(shown(note)),
            None => asides.push(Aside { help: &note.help, notes: vec![shown(note)] }),
        }
    }
    asides
}

fn shown(finding: &Finding) -> Shown<'_> {
    Shown {
        severity: finding.severity.key(),
        danish: finding.severity.danish(),
        code: finding.rule.code,
        message: &finding.message,
        help: &finding.help,
        line: finding.place.start.line,
        column: finding.place.start.column,
    }
}

fn drafts<'p>(judged: &Judged<'p>, entries: &Entries<'p>) -> Vec<Entry<'p>> {
    let library = judged.library;
    let manuals = library.manuals.iter().filter(|manual| manual.matter.draft).map(|manual| &manual.text);
    let pages = library.pages.iter().filter(|page| page.matter.draft).map(|page| &page.text);
    manuals.chain(pages).map(Text::path).map(|path| entries.get(path)).collect()
}

fn next_revision<'p>(judged: &'p Judged<'p>, entries: &Entries<'p>) -> NextRevision<'p> {
    let (library, shelf) = (judged.library, judged.staff.shelf());
    let texts = match library.ledger.is_empty() {
        // Every text is on its way to the first one.
        true => Vec::new(),
        false => library.documents().filter_map(|document| underway(judged, entries, document)).collect(),
    };
    let experiences = library.experiences.open().map(|experience| Reported {
        id: &experience.id.value,
        manual: experience.manual.value.to_string(),
        text: personal::masked(&experience.experience.value),
    });
    NextRevision { id: shelf.next_revision().to_string(), texts, experiences: experiences.collect() }
}

/// A text that is new or otherwise than its newest edition.
fn underway<'p>(judged: &'p Judged<'p>, entries: &Entries<'p>, document: DocumentId) -> Option<Underway<'p>> {
    let working = judged.library.working(document)?;
    let entry = entries.get(working.text().path());
    let Some(edition) = judged.library.newest_edition(document) else {
        return Some(Underway { entry, is_new: true, changed: 0, without_note: Vec::new() });
    };
    let comparison = judged.staff.comparison(edition, working);
    let without_note = comparison.without_note(working.changes()).map(|part| part.title());
    (!comparison.is_empty()).then(|| Underway {
        entry,
        is_new: false,
        changed: comparison.parts().count(),
        without_note: without_note.collect(),
    })
}

/// How hard the texts are to read, the hardest first, those of which nothing can be said last.
fn readings<'p>(judged: &'p Judged<'p>, entries: &Entries<'p>) -> Vec<ReadingShown<'p>> {
    let mut readings: Vec<&PageReading> = judged.readings.iter().collect();
    readings.sort_by_key(|page| Reverse(page.reading.lix()));
    readings.into_iter().map(|page| reading_shown(page, entries.get(&page.path))).collect()
}

fn reading_shown<'p>(page: &PageReading, entry: Entry<'p>) -> ReadingShown<'p> {
    ReadingShown {
        entry,
        lix: page.reading.lix().map(|lix| lix.to_string()).unwrap_or_default(),
        limit: page.limit,
        is_over: page.is_over(),
        words: page.reading.words,
        sentences: page.reading.sentences,
        long_words: page.reading.long_words,
    }
}

/// Manuals in use that must have been gone through before long, the most urgent first.
fn reviews<'p>(judged: &Judged<'p>, entries: &Entries<'p>, today: Date) -> Vec<Review<'p>> {
    let reviews = judged.library.manuals.iter().filter_map(|manual| {
        let (by, state) = manual.matter.review(today)?;
        Some((by, manual.text.path(), state))
    });
    let mut due: Vec<_> = reviews.filter(|(.., state)| *state != manual::Review::Later).collect();
    due.sort_unstable_by_key(|(by, path, _)| (*by, *path));
    let review = |(by, path, state)| Review {
        entry: entries.get(path),
        by: ShownDate::from(by),
        is_overdue: state == manual::Review::Overdue,
    };
    due.into_iter().map(review).collect()
}
