//! What a site remembers for the next build: the HTML of articles.

use std::sync::Arc;

use sha2::{Digest, Sha256};

use super::Plan;
use crate::library::document::Document;
use crate::library::shelf::{Audience, Reader, Shelf};
use crate::memo::Memo;
use crate::output_path::OutputPath;

/// Articles of earlier builds, by the document and by where everything lay that its links can lead to.
#[derive(Debug)]
pub struct Memory(Memo<(Audience, OutputPath), Article, Arc<str>>);

/// What the HTML of an article follows from, besides its own address.
#[derive(Debug)]
struct Article {
    document: Arc<Document>,
    surroundings: Surroundings,
}

/// A document is read once for a text, so that the same text is the same document.
impl PartialEq for Article {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.document, &other.document) && self.surroundings == other.surroundings
    }
}

/// A digest of all that the links of a site go by: what lies where, and what its audience may read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Surroundings([u8; 32]);

impl Surroundings {
    pub(super) fn of<A: Reader>(shelf: &Shelf<'_, A>, plan: &Plan<'_, A>) -> Self {
        let mut digest = Sha256::new();
        digest.update(shelf.link_targets());
        digest.update(shelf.config().addresses.public.as_deref().unwrap_or_default());
        for (path, origin) in plan.origins() {
            digest.update(format!("\n{path} {}", origin.map_or("", |origin| origin.as_str())));
        }
        Self(digest.finalize().into())
    }
}

impl Memory {
    /// Remembers, for the next build.
    #[must_use]
    pub fn remembering() -> Self {
        Self(Memo::remembering())
    }

    /// Remembers nothing.
    #[must_use]
    pub fn forgetting() -> Self {
        Self(Memo::forgetting())
    }

    /// Forgets the articles that no build has asked for since this was called last.
    pub fn sweep(&self) {
        self.0.sweep();
    }

    pub(super) fn article(
        &self,
        (audience, path): (Audience, &OutputPath),
        document: &Arc<Document>,
        surroundings: Surroundings,
        write: impl FnOnce() -> String,
    ) -> String {
        let input = Article { document: Arc::clone(document), surroundings };
        self.0.get((audience, path.clone()), input, |_| write().into()).to_string()
    }
}
