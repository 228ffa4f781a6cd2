//! The one way from a folder to two sites and a report. `build`, `check`, the preview and the tests
//! all go it.

mod readings;

use std::convert::Infallible;
use std::sync::Arc;

use jiff::civil::Date;

use crate::diagnostic::Report;
use crate::elsewhere::{Guard, Request};
use crate::html::CodeStyle;
use crate::language::said::{self, SaidOfAll};
use crate::language::terms;
use crate::leak::{Leak, Watch};
use crate::library::shelf::{Public, Staff};
use crate::library::{self, Drafts, Library};
use crate::lints::{self, Evidence, Stage, audience_leak, foreign_requests};
use crate::output_path::OutputPath;
use crate::site::{self, HEARING_FOLDER, Mount, PUBLIC_FOLDER, STAFF_FOLDER, Setting, Sink, Site};
use crate::source::{ProjectPath, Tree};
use crate::theme::{TemplateError, Theme};
pub use readings::PageReading;

/// What to build for.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// The day the sites are built for.
    pub today: Date,
    /// Whether drafts are part of the sites.
    pub drafts: Drafts,
    /// Where the sites will lie.
    pub mount: Mount,
}

/// What one build remembers for the next: changes how long it takes, never what it makes.
#[derive(Debug)]
pub struct Memory {
    texts: library::Memory,
    said: said::Memory,
    files: site::Memory,
}

impl Memory {
    /// Remembers, for whoever builds again and again.
    #[must_use]
    pub fn remembering() -> Self {
        Self {
            texts: library::Memory::remembering(),
            said: said::Memory::remembering(),
            files: site::Memory::remembering(),
        }
    }

    /// Remembers nothing, for a single build.
    #[must_use]
    pub fn forgetting() -> Self {
        Self {
            texts: library::Memory::forgetting(),
            said: said::Memory::forgetting(),
            files: site::Memory::forgetting(),
        }
    }
}

/// All that a build has made, while it is still there.
pub struct Judged<'a> {
    /// What was read.
    pub library: &'a Library,
    /// The theme.
    pub theme: &'a Theme,
    /// The public site.
    pub public: &'a Site<'a, Public>,
    /// The staff site.
    pub staff: &'a Site<'a, Staff>,
    /// Everything that was found.
    pub report: Report,
    /// How hard each page is to read, by path.
    pub readings: Vec<PageReading>,
    /// What is said of the language of every text.
    pub said: &'a SaidOfAll,
}

/// What came of a build.
#[derive(Debug)]
pub struct Outcome {
    /// Everything that was found.
    pub report: Report,
    /// How hard each page is to read, by path.
    pub readings: Vec<PageReading>,
    /// How many files the public site has.
    pub public_files: usize,
    /// How many files the staff site has.
    pub staff_files: usize,
    /// How many redlines the sites show, each proven to be both its texts.
    pub redlines: usize,
    /// How many blocks in them are struck whole, since their changes could not be shown.
    pub struck: usize,
}

impl Outcome {
    /// What came of a build that is done.
    #[must_use]
    pub fn of(judged: Judged<'_>) -> Self {
        let (redlines, struck) = judged.staff.redlines();
        Self {
            public_files: judged.public.plan().paths().count(),
            staff_files: judged.staff.plan().paths().count(),
            report: judged.report,
            readings: judged.readings,
            redlines,
            struck,
        }
    }
}

/// Builds both sites from what was read, judges the whole, and hands every file on as it is made. A
/// sink must not publish anything before it has seen the report: a template can fail, or a leak be
/// found, when files have been handed on already. When the texts themselves have errors, only a sink
/// that wants them all the same gets files.
///
/// # Errors
/// The first error of a sink.
pub fn build<E: Send>(
    tree: Tree,
    options: Options,
    public_sink: &impl Sink<E>,
    staff_sink: &impl Sink<E>,
) -> Result<Outcome, E> {
    let memory = Memory::forgetting();
    build_with(tree, options, &memory, (public_sink, staff_sink), Outcome::of)
}

/// [`build`] for whoever builds again and again: remembers, and lets `look` see all that was made.
///
/// # Errors
/// The first error of a sink.
pub fn build_with<E: Send, T>(
    tree: Tree,
    options: Options,
    memory: &Memory,
    (public_sink, staff_sink): (&impl Sink<E>, &impl Sink<E>),
    look: impl FnOnce(Judged<'_>) -> T,
) -> Result<T, E> {
    let code = match public_sink.is_read() || staff_sink.is_read() {
        true => CodeStyle::Classed,
        false => CodeStyle::Plain,
    };
    planned(tree, (options, code), memory, &[], |evidence| {
        let Evidence { library, theme, public, staff, said, .. } = evidence;
        let mut report = lints::check(&evidence, Stage::Planned, &[]);
        let rendered = match report.has_errors() && !public_sink.wants_faulty() && !staff_sink.wants_faulty()
        {
            // Nothing will be published: the templates and the leak check are still worth a run.
            true => match render(library, public, staff, (&Nowhere, &Nowhere)) {
                Ok::<Rendered, Infallible>(rendered) => rendered,
            },
            false => render(library, public, staff, (public_sink, staff_sink))?,
        };
        let Rendered { template_errors, leaks, requests } = &rendered;
        let evidence = Evidence { template_errors, leaks, requests, ..evidence };
        report.merge(lints::check(&evidence, Stage::Rendered, &[]));
        memory.files.sweep();
        let said = said.expect("every lint is asked, so it was worked out");
        let readings = PageReading::of_all(library, said);
        Ok(look(Judged { library, theme, public, staff, report, readings, said }))
    })
}

/// What is found, and how hard each page is to read.
#[derive(Debug)]
pub struct Verdict {
    /// Everything that was found.
    pub report: Report,
    /// How hard each page is to read, by path; nothing when no rule about language was asked about.
    pub readings: Vec<PageReading>,
}

/// Judges without publishing anything. `only` are the codes of the rules that are asked about; none means all. Of each
/// all that its family of rules finds is told. What none of them looks at is not worked out: neither what is rendered,
/// nor the language of the texts.
#[must_use]
pub fn judge(tree: Tree, options: Options, memory: &Memory, only: &[&str]) -> Verdict {
    match lints::can_do_without_rendering(only) {
        true => planned(tree, (options, CodeStyle::Plain), memory, only, |evidence| Verdict {
            report: lints::check(&evidence, Stage::Planned, only),
            readings: evidence.said.map_or_else(Vec::new, |said| PageReading::of_all(evidence.library, said)),
        }),
        false => {
            let sinks = (&Nowhere, &Nowhere);
            let Ok(outcome) = build_with::<Infallible, _>(tree, options, memory, sinks, Outcome::of);
            Verdict { report: outcome.report, readings: outcome.readings }
        }
    }
}

/// Reads, and plans both sites for the rules that are asked about.
fn planned<T>(
    mut tree: Tree,
    (options, code): (Options, CodeStyle),
    memory: &Memory,
    only: &[&str],
    look: impl FnOnce(Evidence<'_>) -> T,
) -> T {
    let looks_at_language = lints::look_at_language(only);
    let theme_sources = tree.take_below("themes");
    let words = tree.source(terms::FILE).cloned();
    let read = || {
        let library = Library::load(tree, &memory.texts);
        let theme = Theme::load(&library.config.theme, theme_sources);
        (library, theme)
    };
    let terms = || looks_at_language.then(|| memory.said.terms(words));
    let ((library, theme), terms) = rayon::join(read, terms);
    let setting = Setting { today: options.today, mount: options.mount, code, memory: &memory.files };
    let public = Site::public(library.shelf(options.drafts, options.today), &theme, setting);
    let staff = Site::staff(library.shelf(options.drafts, options.today), &theme, setting);
    let said = terms.map(|terms| SaidOfAll::of(&library, terms, &memory.said));
    look(Evidence {
        library: &library,
        theme: &theme,
        public: &public,
        staff: &staff,
        said: said.as_ref(),
        template_errors: &[],
        leaks: &[],
        requests: &[],
    })
}

/// What only rendering shows.
struct Rendered {
    template_errors: Vec<TemplateError>,
    leaks: Vec<Leak>,
    requests: Vec<Request>,
}

fn render<E: Send>(
    library: &Library,
    public: &Site<'_, Public>,
    staff: &Site<'_, Staff>,
    (public_sink, staff_sink): (&impl Sink<E>, &impl Sink<E>),
) -> Result<Rendered, E> {
    let guard = Guard::default();
    let watched = Watched { watch: audience_leak::watch(library), sink: public_sink };
    let mut template_errors = public.render(&Guarded::new(&guard, PUBLIC_FOLDER, &watched))?;
    template_errors.extend(staff.render(&Guarded::new(&guard, STAFF_FOLDER, staff_sink))?);
    let leaks = watched.watch.leaks(&audience_leak::staff_texts(library));
    Ok(Rendered { template_errors, leaks, requests: guard.requests() })
}

/// Renders a hearing of what was judged, and gives back what speaks against showing it to anybody.
///
/// # Errors
/// The first error of the sink.
pub fn render_hearing<E: Send>(
    judged: &Judged<'_>,
    hearing: &Site<'_, Staff>,
    sink: &impl Sink<E>,
) -> Result<Report, E> {
    let guard = Guard::default();
    hearing.render(&Guarded::new(&guard, HEARING_FOLDER, sink))?;
    let mut report = Report::default();
    foreign_requests::add((judged.library, judged.theme), &guard.requests(), &mut report);
    Ok(report)
}

/// A sink that is told what its files would ask others for, on their way.
struct Guarded<'g, S> {
    guard: &'g Guard,
    /// The folder of the site.
    folder: &'static str,
    sink: &'g S,
}

impl<'g, S> Guarded<'g, S> {
    fn new(guard: &'g Guard, folder: &'static str, sink: &'g S) -> Self {
        Self { guard, folder, sink }
    }
}

impl<E, S: Sink<E>> Sink<E> for Guarded<'_, S> {
    fn text(&self, path: &OutputPath, text: &Arc<str>) -> Result<(), E> {
        self.guard.observe(self.folder, path, text);
        self.sink.text(path, text)
    }

    fn copy(&self, path: &OutputPath, from: &ProjectPath) -> Result<(), E> {
        self.sink.copy(path, from)
    }

    fn failed(&self, path: &OutputPath, error: &TemplateError) {
        self.sink.failed(path, error);
    }
}

/// A sink whose bytes are watched for staff text on their way.
struct Watched<'w, S> {
    watch: Watch<'w>,
    sink: &'w S,
}

impl<E, S: Sink<E>> Sink<E> for Watched<'_, S> {
    fn text(&self, path: &OutputPath, text: &Arc<str>) -> Result<(), E> {
        self.watch.observe(path, text.as_bytes());
        self.sink.text(path, text)
    }

    fn copy(&self, path: &OutputPath, from: &ProjectPath) -> Result<(), E> {
        self.watch.observe(path, &[]);
        self.sink.copy(path, from)
    }

    fn failed(&self, path: &OutputPath, error: &TemplateError) {
        self.sink.failed(path, error);
    }
}

/// A sink that keeps nothing: for judging without publishing.
#[derive(Clone, Copy, Debug)]
pub struct Nowhere;

impl<E> Sink<E> for Nowhere {
    fn is_read(&self) -> bool {
        false
    }

    fn text(&self, _: &OutputPath, _: &Arc<str>) -> Result<(), E> {
        Ok(())
    }

    fn copy(&self, _: &OutputPath, _: &ProjectPath) -> Result<(), E> {
        Ok(())
    }
}
