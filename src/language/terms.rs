//! The words an editor should think about, as the house has written them down in `content/_rules/language.yaml`: what
//! each is, how it bends, where it is harmless, why it may hurt, and what to write instead.
//!
//! Words age and people differ, so the list is data that the house owns. Nothing of it is known here but its form; what
//! a finding weighs in which folder is the business of the lints.

mod index;
mod keys;
mod names;
mod reading;
mod trial;

use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::source::{Source, Span};
use crate::yaml::shape::MapShape;
use crate::yaml::{Located, Problem};
use index::Index;
pub use index::{Found, Hit};
pub use trial::{Failure, Fate};

use super::pattern::{Around, Phrase, Set};

/// Where the words are written down.
pub const FILE: &str = "content/_rules/language.yaml";

/// All words to think about, ready to be looked for.
#[derive(Debug, Default)]
pub struct Terms {
    /// The file, if there is one.
    pub source: Option<Source>,
    /// The words, in the order written.
    pub all: Vec<Term>,
    /// Words that stand in no sentence to think about, and have no place in a public address.
    pub addresses: Vec<AddressWord>,
    /// What is wrong with the file.
    pub problems: Vec<Problem>,
    index: Index,
    failures: OnceLock<Vec<Failure>>,
}

/// A word to think about.
#[derive(Debug)]
pub struct Term {
    /// The word as in a dictionary, the joints of a compound left out.
    pub word: Located<String>,
    /// What kind of harm it can do.
    pub category: Category,
    /// How much it weighs, where that is not what its category weighs.
    pub weight: Option<Weight>,
    /// How a reader hears it.
    pub why: String,
    /// What to write instead.
    pub instead: String,
    /// A sentence in which it must be found.
    pub found: Option<Located<String>>,
    /// A sentence that looks like it and in which nothing may be found.
    pub passes: Option<Located<String>>,
    /// What a public address can have in its place.
    pub address: Option<String>,
    /// What becomes of it where it is denied.
    pub denied: Denied,
    shape: Shape,
    compounds: Compounds,
    harmless: Vec<String>,
    when: Vec<Around>,
    unless: Vec<Around>,
}

/// A word of the workplace: harmless in a sentence, and in an address a sign that the page is not for the reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AddressWord {
    /// In small letters; with a `*` behind it any word that begins so.
    pub word: String,
    /// Words beside which it is harmless.
    pub unless: Vec<String>,
    /// What can stand in its place.
    pub instead: Option<String>,
}

/// What a term looks like in a text.
#[derive(Debug)]
enum Shape {
    /// A word.
    Word(Word),
    /// A row of words.
    Phrase(Phrase),
}

/// What a word looks like in a text.
#[derive(Debug)]
struct Word {
    /// Its forms.
    forms: Vec<String>,
    /// Its forms written apart at a joint: teenage mor.
    apart: Vec<String>,
    /// What stands before its joints, and can hang: problem- og plejefamilier.
    firsts: Vec<String>,
    is_verb: bool,
}

/// The kinds of words to think about: the table of the house's principles.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Category {
    /// People as what they lack.
    Deficit,
    /// People as a label.
    Noun,
    /// Orders, threats, control.
    Authority,
    /// Blame.
    Blame,
    /// Pity.
    Pity,
    /// Them and us.
    Othering,
    /// People as an illness or a circumstance.
    Identity,
    /// Words of the trade.
    Jargon,
    /// Secrecy promised without its exception.
    Promise,
}

impl Category {
    /// Every category by the name it has in the rules.
    pub const NAMES: [(&str, Self); 9] = [
        ("deficit", Self::Deficit),
        ("noun", Self::Noun),
        ("authority", Self::Authority),
        ("blame", Self::Blame),
        ("pity", Self::Pity),
        ("othering", Self::Othering),
        ("identity", Self::Identity),
        ("jargon", Self::Jargon),
        ("promise", Self::Promise),
    ];
}

/// How much a term weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// It must be mended.
    Error,
    /// It should be.
    Warning,
    /// Worth a thought.
    Note,
}

/// What becomes of a term where it is denied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Denied {
    /// It passes: »vi træffer ingen myndighedsafgørelser«.
    Passes,
    /// It counts all the same: »du er ikke svag«.
    Counts,
    /// The denial is the fault: »vi laver ingen underretninger« is not true.
    IsFault,
}

/// In which compounds a word is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Compounds {
    None,
    First,
    Last,
    Any,
}

/// What patterns are read with.
#[derive(Debug, Default)]
struct Context {
    sets: BTreeMap<String, Set>,
    conditions: BTreeMap<String, Vec<Around>>,
}

impl Terms {
    /// Reads the words and prepares the search for them.
    #[must_use]
    pub fn read(source: Source) -> Self {
        reading::read(source)
    }

    /// What the file may hold.
    #[must_use]
    pub fn shape() -> MapShape {
        reading::shape()
    }

    /// Whether there is nothing to look for.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }
}

impl Term {
    /// Whether a word, in small letters, is this term in one of its forms.
    #[must_use]
    pub fn is_form(&self, word: &str) -> bool {
        self.word.value.to_lowercase() == word
            || match &self.shape {
                Shape::Word(own) => own.forms.iter().chain(&own.apart).any(|form| form == word),
                Shape::Phrase(_) => false,
            }
    }

    /// Where it is written down.
    #[must_use]
    pub fn span(&self) -> Span {
        self.word.span
    }
}

#[cfg(test)]
mod tests;
