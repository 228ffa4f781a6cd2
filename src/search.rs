//! What a site can be searched for: the words of what is read there, page by page and section by section, written so
//! that a small script of the theme answers from them, from a server and from a folder alike.
//!
//! ```text
//! pages, sections, texts ─► Index ─► the vocabulary: pages, words and their forms, synonyms   (one file)
//!                                ├─► where each word stands                                   (shards)
//!                                └─► the texts that results quote                             (shards)
//! ```
//!
//! Words are spelled and folded in one way ([`fold`]) and grouped by stem ([`stem`]); the script does alike, and a test
//! holds the two to each other over every word of the sites. How results are ranked is told in the script,
//! `themes/hus/scripts/10-search-engine.js`. Knows nothing of audiences: it gets texts and addresses.

pub mod fold;
mod index;
pub mod stem;
mod write;

use crate::output_path::OutputPath;
pub use index::{Index, LONGEST_PHRASE, Page, Readers, Section, Synonyms, Worth, phrase, piece};
pub use write::{Numbers, Shards, postings, texts, vocabulary};

/// The folder of the index; the script knows its files by name. Nothing else may lie there.
pub const FOLDER: &str = "soegning";
/// How the files of the index are called: the vocabulary, and the parts, each with its number behind a hyphen.
pub const WORDS: &str = "ord";
/// Where words stand.
pub const POSTINGS: &str = "steder";
/// What results quote.
pub const TEXTS: &str = "tekster";

/// Whether a file is part of the index.
#[must_use]
pub fn is_part(path: &OutputPath) -> bool {
    let name =
        path.as_str().strip_prefix(FOLDER).and_then(|rest| rest.strip_prefix('/')?.strip_suffix(".js"));
    name.is_some_and(|name| match name.split_once('-') {
        None => name == WORDS,
        Some((part, number)) => [POSTINGS, TEXTS].contains(&part) && number.parse::<usize>().is_ok(),
    })
}
