//! What is said of the language of a text: worked out once for each, and remembered for the next build.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::prose::passages;
use super::readability::Reading;
use crate::config::FolderLanguage;
use crate::library::Library;
use crate::library::text::Text;
use crate::memo::Memo;
use crate::source::{ProjectPath, Source};

/// What is said of the language of one text.
#[derive(Debug, Default)]
pub struct Said {
    /// How hard it is to read.
    pub reading: Reading,
}

impl Said {
    /// What is said of a text.
    #[must_use]
    pub fn of(text: &Text) -> Self {
        Self { reading: Reading::of(&passages(text)) }
    }
}

/// What is said of every text, the editions among them.
#[derive(Debug, Default)]
pub struct SaidOfAll(BTreeMap<ProjectPath, Arc<Said>>);

impl SaidOfAll {
    /// What is said of every text of a library, on all cores.
    #[must_use]
    pub fn of(library: &Library, memory: &Memory) -> Self {
        let texts: Vec<&Text> = library.texts().chain(library.edition_texts()).collect();
        let said = texts.par_iter().map(|text| {
            let path = text.path();
            (path.clone(), memory.said(text, library.config.language_of(path)))
        });
        let said = said.collect();
        memory.0.sweep();
        Self(said)
    }

    /// What is said of the text at a path.
    #[must_use]
    pub fn get(&self, path: &ProjectPath) -> Option<&Said> {
        self.0.get(path).map(AsRef::as_ref)
    }
}

/// What was said in the build before.
#[derive(Debug)]
pub struct Memory(Memo<ProjectPath, Input, Arc<Said>>);

/// What it follows from.
#[derive(Debug, PartialEq)]
struct Input {
    source: Source,
    language: FolderLanguage,
}

impl Memory {
    /// Remembers, for the next [`SaidOfAll::of`].
    #[must_use]
    pub fn remembering() -> Self {
        Self(Memo::remembering())
    }

    /// Remembers nothing.
    #[must_use]
    pub fn forgetting() -> Self {
        Self(Memo::forgetting())
    }

    fn said(&self, text: &Text, language: FolderLanguage) -> Arc<Said> {
        let input = Input { source: text.source.clone(), language };
        self.0.get(text.path().clone(), input, |_| Arc::new(Said::of(text)))
    }
}
