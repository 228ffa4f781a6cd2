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

pub use index::{Index, LONGEST_PHRASE, Page, Readers, Section, Synonyms, Worth, phrase, piece};
pub use write::{Numbers, Shards, postings, texts, vocabulary};
