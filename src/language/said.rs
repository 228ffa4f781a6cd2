//! What is said of the language of a text: worked out once for each, and remembered for the next build.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::misspelt::{Misspelt, misspelt};
use super::prose::passages;
use super::readability::Reading;
use super::spelling::Speller;
use super::terms::Terms;
use super::wording::Wording;
use crate::library::Library;
use crate::library::allowed_word::AllowedWord;
use crate::library::text::Text;
use crate::memo::Memo;
use crate::source::{ProjectPath, Source};

/// What is said of the language of one text.
#[derive(Debug, Default)]
pub struct Said {
    /// How hard it is to read.
    pub reading: Reading,
    /// The words in it to think about; none in an edition, which nobody edits.
    pub wording: Wording,
    /// What is not written as the house writes it; nothing in an edition.
    pub misspelt: Vec<Misspelt>,
}

/// What texts are judged by.
struct Measure<'l> {
    terms: Arc<Terms>,
    spellings: Option<&'l Source>,
    speller: Speller<'l>,
}

/// What is said of every text, the editions among them.
#[derive(Debug, Default)]
pub struct SaidOfAll {
    /// The words to think about.
    pub terms: Arc<Terms>,
    texts: BTreeMap<ProjectPath, Arc<Said>>,
}

/// A text and what its front matter allows; nothing of an edition.
type Spoken<'l> = (&'l Text, Option<&'l [AllowedWord]>);

impl Said {
    /// What is said of a text.
    fn of((text, allowed): Spoken<'_>, measure: &Measure<'_>) -> Self {
        let passages = passages(text);
        let reading = Reading::of(&passages);
        match allowed {
            Some(allowed) => Self {
                reading,
                wording: Wording::of(text, allowed, &passages, &measure.terms),
                misspelt: misspelt(text, &passages, &measure.speller),
            },
            None => Self { reading, ..Self::default() },
        }
    }
}

impl SaidOfAll {
    /// What is said of every text of a library, on all cores.
    #[must_use]
    pub fn of(library: &Library, terms: Arc<Terms>, memory: &Memory) -> Self {
        let spellings = &library.spellings;
        let speller = Speller::new(&spellings.all);
        let measure = Measure { terms, spellings: spellings.source.as_ref(), speller };
        let manuals = library.manuals.iter().map(|manual| (&manual.text, Some(&*manual.matter.allowed)));
        let pages = library.pages.iter().map(|page| (&page.text, Some(&*page.matter.allowed)));
        let editions = library.edition_texts().map(|text| (text, None));
        let texts: Vec<Spoken<'_>> = manuals.chain(pages).chain(editions).collect();
        let said = texts.into_par_iter().map(|spoken| {
            let path = spoken.0.path().clone();
            (path, memory.said(spoken, &measure))
        });
        let texts = said.collect();
        memory.said.sweep();
        Self { terms: measure.terms, texts }
    }

    /// What is said of the text at a path.
    #[must_use]
    pub fn get(&self, path: &ProjectPath) -> Option<&Said> {
        self.texts.get(path).map(AsRef::as_ref)
    }
}

/// What was said in the build before.
#[derive(Debug)]
pub struct Memory {
    terms: Memo<(), Option<Source>, Arc<Terms>>,
    said: Memo<ProjectPath, Input, Arc<Said>>,
}

/// What it follows from. What a front matter allows stands in the source.
#[derive(Debug)]
struct Input {
    source: Source,
    terms: Arc<Terms>,
    spellings: Option<Source>,
}

impl PartialEq for Input {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.terms, &other.terms)
            && self.spellings == other.spellings
            && self.source == other.source
    }
}

impl Memory {
    /// Remembers, for the next [`SaidOfAll::of`].
    #[must_use]
    pub fn remembering() -> Self {
        Self { terms: Memo::remembering(), said: Memo::remembering() }
    }

    /// Remembers nothing.
    #[must_use]
    pub fn forgetting() -> Self {
        Self { terms: Memo::forgetting(), said: Memo::forgetting() }
    }

    /// The words to think about, as their file has them.
    #[must_use]
    pub fn terms(&self, source: Option<Source>) -> Arc<Terms> {
        let read = |source: &Option<Source>| Arc::new(source.clone().map(Terms::read).unwrap_or_default());
        self.terms.get((), source, read)
    }

    fn said(&self, spoken: Spoken<'_>, measure: &Measure<'_>) -> Arc<Said> {
        let source = spoken.0.source.clone();
        let (terms, spellings) = (Arc::clone(&measure.terms), measure.spellings.cloned());
        let input = Input { source, terms, spellings };
        self.said.get(spoken.0.path().clone(), input, |_| Arc::new(Said::of(spoken, measure)))
    }
}
