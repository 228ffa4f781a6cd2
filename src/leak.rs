//! Sees to it that no staff text stands in public output.
//!
//! A [`Watch`] is told what is public and which titles, addresses and file names are not. It is shown
//! the bytes of every public file as they are written, however they came about, and says at last what
//! of the staff texts it has met there: a title, an address or a name that public content does not
//! have, and every eight words in a row that stand in a staff text and in no public one.
//!
//! Almost every row of words on a page stands in the public text it was made from. The few that do not
//! are all that is kept; each staff text is read once and held against them.
//!
//! Knows bytes, words and texts; no library, no page, no finding. Of a picture it sees the path only:
//! which files a site copies is told by its shelf.

mod hash;
mod markup;
mod names;
mod notation;
mod passages;
mod reading;
mod text;
mod titles;
mod words;

pub use text::Text;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;

use crate::output_path::OutputPath;
use crate::source::{ProjectPath, Span};
use hash::Hashes;
use names::Names;
use passages::{Passage, Sighting, Suspects};
use reading::Form;
use titles::Titles;
use words::{Listener, Run};

/// What may be public.
#[derive(Debug, Default)]
pub struct Public<'a> {
    /// What public documents say, and every other text that public pages show: values of front matter
    /// and site.yaml, declared titles with their lines, paths of public files.
    pub texts: Vec<Text<'a>>,
    /// Files that are written in a notation, each with its name and its text: templates, scripts and
    /// styles of the theme. They are read as output of that name is.
    pub files: Vec<(&'a str, &'a str)>,
}

/// Something short that is staff's alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Secret<'a> {
    /// The staff file it belongs to.
    pub source: &'a ProjectPath,
    /// What it is.
    pub kind: SecretKind,
    /// The title, the address or the name.
    pub text: Cow<'a, str>,
}

/// The kinds of secrets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SecretKind {
    /// The title of a staff document that is not declared. Found as words, in any case.
    Title,
    /// The address of a page of the staff site. Found as written.
    Address,
    /// The name of a staff file or folder. Found as written.
    FileName,
}

/// What a staff document says.
#[derive(Clone, Debug)]
pub struct StaffText<'a> {
    /// The file.
    pub source: &'a ProjectPath,
    /// What it says.
    pub text: Text<'a>,
}

/// Something of staff's in public output.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Leak {
    /// The file it stands in; the first by path where there are several.
    pub output: OutputPath,
    /// What it is.
    pub kind: LeakKind,
    /// The staff file it comes from.
    pub source: ProjectPath,
    /// Its place in that file, if known.
    pub span: Option<Span>,
    /// In how many public files it stands beside `output`.
    pub others: usize,
}

/// The kinds of leaks, each with what was found.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LeakKind {
    /// Eight or more words in a row, as the staff text has them.
    Words(String),
    /// A title.
    Title(String),
    /// An address of the staff site.
    Address(String),
    /// The name of a staff file or folder.
    FileName(String),
}

/// Reads public output as it is written, and knows in the end what should not stand there.
#[derive(Debug)]
pub struct Watch<'a> {
    secrets: Vec<Secret<'a>>,
    titles: Titles,
    names: Names,
    public: Hashes,
    /// The secrets that public content has as well.
    told: BTreeSet<usize>,
    observations: Mutex<Vec<Observation>>,
}

/// What is suspicious about one output.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Observation {
    output: OutputPath,
    secrets: BTreeSet<usize>,
    windows: Vec<u64>,
}

/// The most leaks that are given for one output. One is enough to fail a build.
pub const MOST_LEAKS: usize = 20;

impl<'a> Watch<'a> {
    /// A watch that lets pass what is public. Of equal secrets the first counts.
    #[must_use]
    pub fn new(public: &Public<'_>, secrets: Vec<Secret<'a>>) -> Self {
        let (titles, names) = sorted_out(&secrets);
        let mut watch = Self {
            secrets,
            titles,
            names,
            public: Hashes::default(),
            told: BTreeSet::new(),
            observations: Mutex::default(),
        };
        let texts = public.texts.par_iter().map(|text| watch.hear_text(text));
        let files = public.files.par_iter().map(|(name, text)| watch.hear_file(text, Form::of(name)));
        let heard: Vec<(Vec<u64>, BTreeSet<usize>)> = texts.chain(files).collect();
        watch.public.reserve(heard.iter().map(|(windows, _)| windows.len()).sum());
        for (windows, secrets) in heard {
            watch.public.extend(windows);
            watch.told.extend(secrets);
        }
        watch
    }

    /// Takes a public file as it is written. May be called from many threads, in any order.
    pub fn observe(&self, output: &OutputPath, bytes: &[u8]) {
        let form = Form::of(output.as_str());
        let (mut windows, mut secrets) = match readable(bytes) {
            Some(text) => self.hear_file(&text, form),
            None => Default::default(),
        };
        self.names.find(output.as_str(), &mut secrets);
        secrets.retain(|secret| !self.told.contains(secret));
        windows.retain(|window| !self.public.contains(window));
        windows.sort_unstable();
        windows.dedup();
        if windows.is_empty() && secrets.is_empty() {
            return;
        }
        let observation = Observation { output: output.clone(), secrets, windows };
        self.observations.lock().unwrap_or_else(PoisonError::into_inner).push(observation);
    }

    /// What of the secrets and of `texts` stands in what was observed: sorted, and the same whatever
    /// the order it was observed in. Each passage is given once, with the first of the texts that has
    /// it; no more than [`MOST_LEAKS`] are given for one output.
    #[must_use]
    pub fn leaks(self, texts: &[StaffText<'_>]) -> Vec<Leak> {
        let mut observations = self.observations.into_inner().unwrap_or_else(PoisonError::into_inner);
        observations.sort_unstable();
        let seen = observations.iter().enumerate();
        let windows = seen.flat_map(|(at, seen)| seen.windows.iter().map(move |window| (*window, at)));
        let suspects = Suspects::new(windows.collect());
        let passages = passages::find(texts, &suspects).into_iter();
        let output = |seen: Sighting| observations[seen.output].output.clone();
        let mut leaks: Vec<Leak> = passages
            .map(|passage| passage_leak(passage, texts, output))
            .chain(secret_leaks(&self.secrets, &observations))
            .collect();
        leaks.sort_unstable();
        capped(&leaks)
    }

    fn hear_text(&self, text: &Text<'_>) -> (Vec<u64>, BTreeSet<usize>) {
        let mut ear = Ear::new(self);
        text.read(&mut ear);
        text.runs().for_each(|run| ear.decoded(run));
        (ear.windows, ear.secrets)
    }

    fn hear_file(&self, text: &str, form: Form) -> (Vec<u64>, BTreeSet<usize>) {
        let mut ear = Ear::new(self);
        ear.decoded(text);
        reading::read(text, form, &mut ear);
        (ear.windows, ear.secrets)
    }
}

/// Hears windows and secrets.
struct Ear<'w> {
    titles: &'w Titles,
    names: &'w Names,
    windows: Vec<u64>,
    secrets: BTreeSet<usize>,
}

impl<'w> Ear<'w> {
    fn new(watch: &'w Watch<'_>) -> Self {
        Self { titles: &watch.titles, names: &watch.names, windows: Vec::new(), secrets: BTreeSet::new() }
    }
}

impl Listener for Ear<'_> {
    #[inline]
    fn word(&mut self, run: &Run) {
        self.windows.extend(run.window());
        self.secrets.extend(self.titles.ending(run));
    }

    fn decoded(&mut self, text: &str) {
        self.names.find(text, &mut self.secrets);
    }
}

fn sorted_out(secrets: &[Secret<'_>]) -> (Titles, Names) {
    let of = |is_title: bool| {
        let numbered = secrets.iter().enumerate();
        let kept = numbered.filter(move |(_, secret)| (secret.kind == SecretKind::Title) == is_title);
        kept.map(|(at, secret)| (at, &*secret.text))
    };
    (Titles::new(of(true)), Names::new(of(false)))
}

/// The text of a file; `None` when it is a picture or something else that is no text.
fn readable(bytes: &[u8]) -> Option<Cow<'_, str>> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Some(Cow::Borrowed(text)),
        Err(_) if bytes.contains(&0) => None,
        Err(_) => Some(String::from_utf8_lossy(bytes)),
    }
}

fn passage_leak(passage: Passage, texts: &[StaffText<'_>], output: impl Fn(Sighting) -> OutputPath) -> Leak {
    Leak {
        output: output(passage.seen),
        kind: LeakKind::Words(passage.words),
        source: texts[passage.text].source.clone(),
        span: passage.span,
        others: passage.seen.others,
    }
}

fn secret_leaks(secrets: &[Secret<'_>], observations: &[Observation]) -> Vec<Leak> {
    let mut seen = BTreeMap::<usize, Leak>::new();
    for observation in observations {
        for &at in &observation.secrets {
            seen.entry(at)
                .and_modify(|leak| leak.others += 1)
                .or_insert_with(|| secret_leak(&secrets[at], observation.output.clone()));
        }
    }
    seen.into_values().collect()
}

fn secret_leak(secret: &Secret<'_>, output: OutputPath) -> Leak {
    let text = secret.text.to_string();
    let kind = match secret.kind {
        SecretKind::Title => LeakKind::Title(text),
        SecretKind::Address => LeakKind::Address(text),
        SecretKind::FileName => LeakKind::FileName(text),
    };
    Leak { output, kind, source: secret.source.clone(), span: None, others: 0 }
}

fn capped(leaks: &[Leak]) -> Vec<Leak> {
    let by_output = leaks.chunk_by(|one, other| one.output == other.output);
    by_output.flat_map(|leaks| leaks.iter().take(MOST_LEAKS)).cloned().collect()
}

#[cfg(test)]
mod tests;
