//! How hard each page is to read, beside the limit of its folder.

use crate::diagnostic::json;
use crate::language::readability::{Lix, Reading};
use crate::language::said::SaidOfAll;
use crate::library::Library;
use crate::source::ProjectPath;

/// How hard one page is to read, whether manual or other page, draft or not. Editions are none: they are not rewritten.
#[derive(Clone, Debug)]
pub struct PageReading {
    /// The file.
    pub path: ProjectPath,
    /// Its title.
    pub title: String,
    /// What was counted.
    pub reading: Reading,
    /// The LIX it must not be over.
    pub limit: Option<u8>,
}

impl PageReading {
    /// Every page of a library, by path.
    pub(super) fn of_all(library: &Library, said: &SaidOfAll) -> Vec<Self> {
        let manuals = library.manuals.iter().map(|manual| (&manual.text, &manual.matter.title));
        let pages = library.pages.iter().map(|page| (&page.text, &page.matter.title));
        let readings = manuals.chain(pages).filter_map(|(text, title)| {
            let path = text.path().clone();
            let reading = said.get(&path)?.reading.clone();
            Some(Self { title: title.clone(), reading, limit: library.config.language_of(&path).lix, path })
        });
        let mut readings: Vec<Self> = readings.collect();
        readings.sort_by(|one, other| one.path.cmp(&other.path));
        readings
    }

    /// Whether it is harder than its folder allows.
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.reading.lix().zip(self.limit).is_some_and(|(lix, limit)| lix.is_over(limit))
    }

    /// As other programs are told of it.
    #[must_use]
    pub fn shown(&self) -> json::Page<'_> {
        json::Page {
            file: self.path.as_str(),
            title: &self.title,
            lix: self.reading.lix().map(Lix::value),
            words: self.reading.words,
            sentences: self.reading.sentences,
            long_words: self.reading.long_words,
            limit: self.limit,
        }
    }
}
