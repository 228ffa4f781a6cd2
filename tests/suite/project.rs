//! A project in a string: files by path, changed in a chain, checked, built and published.
//!
//! ```text
//! Project::small().append("content/om.md", "[Væk](vaek.md)").check()
//! ```
//!
//! Everything goes the way of the program: the files are written to a folder of their own, read by
//! `disk::read`, and built by `build::build`. The day is always [`TODAY`].

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs;
use std::os::unix::ffi::OsStringExt;
use std::os::unix::fs::symlink;
use std::os::unix::net::UnixListener;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use husbog::build::{self, Memory, Options};
use husbog::cli::Format;
use husbog::commands::{self, Answer};
use husbog::diagnostic::{Finding, Report};
use husbog::disk;
use husbog::library::Drafts;
use husbog::output_path::OutputPath;
use husbog::site::{Mount, Sink};
use husbog::source::{Oddity, OddityKind, ProjectPath, Tree};
use jiff::civil::{Date, date};
use tempfile::TempDir;

/// The day everything is built for.
pub(crate) const TODAY: Date = date(2026, 11, 28);

/// A project: files by path.
#[derive(Clone, Debug, Default)]
pub(crate) struct Project {
    files: BTreeMap<PathBuf, Entry>,
    oddities: Vec<Oddity>,
    drafts: bool,
}

#[derive(Clone, Debug)]
enum Entry {
    Bytes(Vec<u8>),
    /// A file of so many bytes of nothing.
    Sparse(u64),
    Link(PathBuf),
    Socket,
}

/// What a build made, in memory.
#[derive(Debug)]
pub(crate) struct Built {
    pub(crate) report: Report,
    pub(crate) public: Files,
    pub(crate) staff: Files,
}

/// The files of a site by path.
pub(crate) type Files = BTreeMap<String, Vec<u8>>;

/// The smallest project in which everything there is has its place, and nothing is found.
const SMALL: &str = r#"
-- site.yaml --
name: Prøvehuset
standing: example
theme: hus
manuals: {from: 1, to: 22}
menu: [til-dig.md, om/index.md]
phases: {forberedelse: Forberedelse, drift: Drift}
components: {kompetencer: Kompetencer, ledelse: Ledelse}
roles: {leder: Leder, jordemoder: Jordemoder}
houses: {esbjerg: Esbjerg, hoeje-taastrup: Høje-Taastrup}
guide:
  title: Guiden om huset
  sections: {"2.2": Aktiviteter, "3.10.2": Frivillige aktiviteter}
  annexes: {"2": Manualer}
facts:
  age_limit:
    value: under 26 år
    forms: [under 26]
    audience: public
    source: guide:2.2
    houses:
      hoeje-taastrup: {value: op til 27 år, source: guide:2.2}
  young_limit: {value: under 22 år, audience: staff, source: guide:2.2}
accessibility: {statement: "https://was.digst.dk/proevehuset", reviewed: 2026-06-30}
-- content/index.md --
---
title: Prøvehuset
summary: Et hus for dig.
---
Velkommen, når du er [under 26 år](fact:age_limit). Læs [siden til dig](til-dig.md#komme).
-- content/til-dig.md --
---
title: Til dig
summary: Hvad du kan få her.
sources: [guide:2.2]
---
## Må jeg komme? {#komme}

Ja.
-- content/om/index.md --
---
title: Om huset
summary: Hvem vi er.
---
Vi er her.
-- content/aktiviteter/cafe.md --
---
title: Caféen
summary: Spis med.
kind: voluntary
houses: [esbjerg]
---
Vi spiser sammen.
-- content/huse/esbjerg.md --
---
title: Huset i Esbjerg
summary: Find vej.
house: esbjerg
phone: 12 34 56 78
---
Gå ind ad porten.
-- manuals/02-kommunikation/manual.md --
---
number: 2
title: Kommunikation i huset
summary: Sådan taler vi sammen.
phases: [drift]
components: [ledelse]
roles: [leder]
owner: leder
review_by: 2027-06-30
sources: [bilag:2]
---
## Møder

Vi mødes mandag, som [manual 5](manual:5#oplaering) siger.
-- manuals/05-frivillige/manual.md --
---
number: 5
title: Frivillige hos os
summary: Sådan tager vi imod.
phases: [forberedelse, drift]
components: [kompetencer]
roles: [leder, jordemoder]
owner: leder
review_by: 2027-06-30
sources: [guide:3.10.2]
---
## Oplæring

Den nye går med i [caféen](../../content/aktiviteter/cafe.md).
"#;

impl Project {
    /// A project from a text of files, each after a line `-- path --`.
    pub(crate) fn new(text: &str) -> Self {
        let mut project = Self::default();
        let mut path = None;
        for line in text.split_inclusive('\n') {
            match line.trim_end().strip_prefix("-- ").and_then(|line| line.strip_suffix(" --")) {
                Some(next) => path = Some(project.begin(next)),
                None => project.extend(path.as_deref(), line),
            }
        }
        project
    }

    /// The smallest project in which everything has its place, and nothing is found.
    pub(crate) fn small() -> Self {
        Self::new(SMALL)
    }

    /// This repository's own content.
    pub(crate) fn own() -> Self {
        let mut project = Self::default();
        for part in ["site.yaml", "content", "manuals", "themes"] {
            for (path, bytes) in files_below(&repository(part)) {
                let path = if path.is_empty() { part.to_owned() } else { format!("{part}/{path}") };
                project = project.file(path, bytes);
            }
        }
        project
    }

    fn begin(&mut self, path: &str) -> PathBuf {
        self.files.insert(path.into(), Entry::Bytes(Vec::new()));
        path.into()
    }

    fn extend(&mut self, path: Option<&Path>, line: &str) {
        match path.and_then(|path| self.files.get_mut(path)) {
            Some(Entry::Bytes(bytes)) => bytes.extend_from_slice(line.as_bytes()),
            _ => assert!(line.trim().is_empty(), "text before the first file: {line:?}"),
        }
    }

    /// With this file, in the place of one of the same path.
    pub(crate) fn file(mut self, path: impl Into<PathBuf>, content: impl Into<Vec<u8>>) -> Self {
        self.files.insert(path.into(), Entry::Bytes(content.into()));
        self
    }

    /// Without the file.
    pub(crate) fn without(mut self, path: &str) -> Self {
        assert!(self.files.remove(Path::new(path)).is_some(), "there is no {path}");
        self
    }

    /// With `to` in the place of the first `from` in the file.
    pub(crate) fn replace(self, path: &str, from: &str, to: &str) -> Self {
        let text = self.text(path);
        assert!(text.contains(from), "{path} has no {from:?}");
        let text = text.replacen(from, to, 1);
        self.file(path, text)
    }

    /// With `text` at the end of the file.
    pub(crate) fn append(self, path: &str, text: &str) -> Self {
        let text = self.text(path) + text;
        self.file(path, text)
    }

    /// With every file that is a text changed.
    pub(crate) fn map_texts(mut self, change: impl Fn(&str) -> String) -> Self {
        for entry in self.files.values_mut() {
            if let Entry::Bytes(bytes) = entry
                && let Ok(text) = std::str::from_utf8(bytes)
            {
                *bytes = change(text).into_bytes();
            }
        }
        self
    }

    /// With a symbolic link.
    pub(crate) fn link(mut self, path: &str, to: impl Into<PathBuf>) -> Self {
        self.files.insert(path.into(), Entry::Link(to.into()));
        self
    }

    /// With something that is neither file nor folder.
    pub(crate) fn socket(mut self, path: &str) -> Self {
        self.files.insert(path.into(), Entry::Socket);
        self
    }

    /// With a file of so many bytes.
    pub(crate) fn sparse(mut self, path: &str, bytes: u64) -> Self {
        self.files.insert(path.into(), Entry::Sparse(bytes));
        self
    }

    /// With a file whose name is not Unicode.
    pub(crate) fn badly_named(mut self, path: &[u8]) -> Self {
        self.files.insert(OsString::from_vec(path.to_vec()).into(), Entry::Bytes(b"x".to_vec()));
        self
    }

    /// With a file the system does not let be read. Those who run the tests may be allowed to read
    /// everything, so it is only said.
    pub(crate) fn unreadable(mut self, path: &str) -> Self {
        let kind = OddityKind::Unreadable("Permission denied (os error 13)".to_owned());
        self.oddities.push(Oddity { path: ProjectPath::new(path).unwrap(), kind });
        self
    }

    /// Built with drafts.
    pub(crate) fn with_drafts(mut self) -> Self {
        self.drafts = true;
        self
    }

    /// The paths of all files whose names are Unicode.
    pub(crate) fn paths(&self) -> impl Iterator<Item = String> {
        self.files.keys().filter_map(|path| Some(path.to_str()?.to_owned()))
    }

    /// The text of a file.
    pub(crate) fn text(&self, path: &str) -> String {
        match self.files.get(Path::new(path)) {
            Some(Entry::Bytes(bytes)) => String::from_utf8(bytes.clone()).unwrap(),
            other => panic!("{path} is no text: {other:?}"),
        }
    }

    /// The text of a file, if it is one and Unicode.
    pub(crate) fn text_if_unicode(&self, path: &str) -> Option<String> {
        match self.files.get(Path::new(path)) {
            Some(Entry::Bytes(bytes)) => String::from_utf8(bytes.clone()).ok(),
            _ => None,
        }
    }

    /// Writes the files to a folder.
    pub(crate) fn write(&self, root: &Path) {
        for (path, entry) in &self.files {
            let path = root.join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            match entry {
                Entry::Bytes(bytes) => fs::write(&path, bytes).unwrap(),
                Entry::Sparse(bytes) => fs::File::create(&path).unwrap().set_len(*bytes).unwrap(),
                Entry::Link(to) => symlink(to, &path).unwrap(),
                Entry::Socket => drop(UnixListener::bind(&path).unwrap()),
            }
        }
    }

    /// The files in a folder of their own.
    pub(crate) fn on_disk(&self) -> TempDir {
        let root = tempfile::tempdir().unwrap();
        self.write(root.path());
        root
    }

    fn tree(&self) -> Tree {
        let root = self.on_disk();
        let mut tree = disk::read::project(root.path()).unwrap();
        tree.oddities.extend(self.oddities.iter().cloned());
        tree
    }

    /// This repository's own content, built once for all tests that only look at it.
    pub(crate) fn own_built() -> &'static Built {
        static BUILT: OnceLock<Built> = OnceLock::new();
        BUILT.get_or_init(|| Self::own().build())
    }

    /// Builds both sites in memory. With errors in the texts the sites are what they would have been.
    pub(crate) fn build(&self) -> Built {
        self.build_remembering(&Memory::forgetting())
    }

    /// [`Self::build`], with what earlier builds remember.
    pub(crate) fn build_remembering(&self, memory: &Memory) -> Built {
        let [public, staff] = [Collected::of(self), Collected::of(self)];
        let options = Options { today: TODAY, drafts: self.drafts(), mount: Mount::Deployed };
        let Ok((report, files)) =
            build::build_with(self.tree(), options, memory, (&public, &staff), |judged| {
                (judged.report, [judged.public.plan().paths().count(), judged.staff.plan().paths().count()])
            });
        let (public, staff) = (public.into_files(), staff.into_files());
        if !report.has_errors() {
            assert_eq!(files, [public.len(), staff.len()]);
        }
        Built { report, public, staff }
    }

    fn drafts(&self) -> Drafts {
        if self.drafts { Drafts::Include } else { Drafts::Leave }
    }

    /// Everything that is found.
    pub(crate) fn check(&self) -> Report {
        self.build().report
    }

    /// Builds and publishes to the folder `out`, as `husbog build` does.
    pub(crate) fn publish(&self, out: &Path) -> Answer {
        let root = self.on_disk();
        let project =
            husbog::cli::Project { root: root.path().to_owned(), date: Some(TODAY), drafts: self.drafts };
        let out = Some(out.to_owned());
        commands::build::run(&commands::build::Arguments {
            project,
            out,
            hearing: false,
            deny_warnings: false,
            format: Format::Human,
        })
    }

    /// Publishes, and sees to it that there was nothing in the way.
    pub(crate) fn published(&self, out: &Path) {
        match self.publish(out) {
            Answer::Done { errors: false, .. } => {}
            answer => panic!("not published: {answer:?}"),
        }
    }
}

impl Built {
    /// The text of a file of the public site.
    pub(crate) fn public(&self, path: &str) -> &str {
        text_of(&self.public, path)
    }

    /// The text of a file of the staff site.
    pub(crate) fn staff(&self, path: &str) -> &str {
        text_of(&self.staff, path)
    }

    /// The pages of both sites, each with the folder of its site and its path.
    pub(crate) fn pages(&self) -> impl Iterator<Item = (String, &str)> {
        let sites = [("offentlig", &self.public), ("personale", &self.staff)];
        let files = sites.into_iter().flat_map(|(site, files)| files.iter().map(move |file| (site, file)));
        let pages = files.filter(|(_, (path, _))| is_page(path));
        pages.map(|(site, (path, bytes))| (format!("{site}/{path}"), std::str::from_utf8(bytes).unwrap()))
    }
}

/// Whether a path ends as pages do.
pub(crate) fn is_page(path: &str) -> bool {
    Path::new(path).extension().is_some_and(|extension| extension == "html")
}

fn text_of<'b>(files: &'b Files, path: &str) -> &'b str {
    let bytes = files.get(path);
    let bytes =
        bytes.unwrap_or_else(|| panic!("there is no {path}, but {:?}", files.keys().collect::<Vec<_>>()));
    std::str::from_utf8(bytes).unwrap()
}

/// What is found, a line each: code, place, and what is marked.
pub(crate) fn shown(report: &Report) -> Vec<String> {
    report.sorted().into_iter().map(shown_finding).collect()
}

fn shown_finding(finding: &Finding) -> String {
    let place = &finding.place;
    let marked = place.excerpt.as_ref().map(|excerpt| &excerpt.text[excerpt.start..excerpt.end]);
    let marked = marked.filter(|marked| !marked.is_empty()).map(|marked| format!(" {marked}"));
    let (line, column) = (place.start.line, place.start.column);
    format!("{} {}:{line}:{column}{}", finding.rule.code, place.path, marked.unwrap_or_default())
}

/// Keeps the files of a site in memory.
struct Collected<'p> {
    project: &'p Project,
    files: Mutex<Files>,
}

impl<'p> Collected<'p> {
    fn of(project: &'p Project) -> Self {
        Self { project, files: Mutex::default() }
    }

    fn take(&self, path: &OutputPath, bytes: Vec<u8>) {
        let mut files = self.files.lock().unwrap_or_else(PoisonError::into_inner);
        assert!(files.insert(path.to_string(), bytes).is_none(), "{path} was written twice");
    }

    fn into_files(self) -> Files {
        self.files.into_inner().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Sink<std::convert::Infallible> for Collected<'_> {
    fn wants_faulty(&self) -> bool {
        true
    }

    fn text(&self, path: &OutputPath, text: &Arc<str>) -> Result<(), std::convert::Infallible> {
        self.take(path, text.as_bytes().to_vec());
        Ok(())
    }

    fn copy(&self, path: &OutputPath, from: &ProjectPath) -> Result<(), std::convert::Infallible> {
        match self.project.files.get(Path::new(from.as_str())) {
            Some(Entry::Bytes(bytes)) => self.take(path, bytes.clone()),
            other => panic!("{from} is no file to copy: {other:?}"),
        }
        Ok(())
    }
}

/// A path in this repository.
pub(crate) fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The files below a folder by their paths; of a file itself, that file with an empty path. Links
/// are not followed.
pub(crate) fn files_below(root: &Path) -> Files {
    let entries = walkdir::WalkDir::new(root).into_iter().map(Result::unwrap);
    let files = entries.filter(|entry| entry.file_type().is_file());
    let keyed = files.map(|entry| {
        let path = entry.path().strip_prefix(root).unwrap().to_str().unwrap().to_owned();
        (path, fs::read(entry.path()).unwrap())
    });
    keyed.collect()
}
