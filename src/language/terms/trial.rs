//! Tries every word by its own two sentences: a rule that finds nothing looks like a rule that has nothing to find.

use rayon::prelude::*;

use super::{Category, Hit, Shape, Term, Terms};
use crate::source::Span;
use crate::yaml::Located;

/// A sentence that does not come out as it should.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// Whose sentence it is, by its place in the list.
    pub term: usize,
    /// Where the sentence stands.
    pub sentence: Span,
    /// What became of it.
    pub fate: Fate,
}

/// What became of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// The word is not found where it must be.
    Missed,
    /// Something is found where nothing may be.
    Caught {
        /// By which term, by its place in the list.
        by: usize,
        /// What is found.
        said: String,
    },
}

impl Terms {
    /// The sentences that do not come out as they should; worked out once. A list with problems is not tried: what is
    /// left of it cannot be held to its sentences.
    #[must_use]
    pub fn failures(&self) -> &[Failure] {
        self.failures.get_or_init(|| match self.problems.is_empty() {
            true => {
                self.all.par_iter().enumerate().flat_map_iter(|(at, term)| self.tried(at, term)).collect()
            }
            false => Vec::new(),
        })
    }

    fn tried(&self, at: usize, term: &Term) -> impl Iterator<Item = Failure> {
        let of = move |sentence: &Located<String>, fate| Failure { term: at, sentence: sentence.span, fate };
        let missed = term.found.as_ref().filter(|sentence| !self.finds(at, sentence));
        let missed = missed.map(|sentence| of(sentence, Fate::Missed));
        let caught = term.passes.as_ref().and_then(|sentence| Some(of(sentence, self.caught(sentence)?)));
        missed.into_iter().chain(caught)
    }

    fn finds(&self, term: usize, sentence: &Located<String>) -> bool {
        self.search_text(&sentence.value).hits.iter().any(|hit| hit.term == term)
    }

    fn caught(&self, sentence: &Located<String>) -> Option<Fate> {
        let found = self.search_text(&sentence.value);
        let counts = |hit: &&Hit| self.all[hit.term].category != Category::Promise || !found.names_exception;
        let hit = found.hits.iter().find(counts)?;
        Some(Fate::Caught { by: hit.term, said: sentence.value[hit.range.clone()].to_owned() })
    }
}

impl Term {
    /// Whether it is written as several words, and bent as one: nothing in a text is that.
    #[must_use]
    pub fn is_split_word(&self) -> bool {
        matches!(self.shape, Shape::Word(_)) && self.word.value.contains(' ')
    }
}
