//! What a memory may know of what was read: whether it is the same as before, and nothing of what it says.
//! So a shelf can be asked for it whoever its audience is.

use std::fmt;
use std::sync::Arc;

use sha2::{Digest, Sha256};

use super::document::Document;
use super::{Drafts, Library};
use crate::source::{ProjectPath, Source};

/// Tells one document from another. A document is read once for a text, so that the same text is the same
/// document.
#[derive(Clone)]
pub struct Identity(Arc<Document>);

impl Identity {
    pub(super) fn of(document: &Arc<Document>) -> Self {
        Self(Arc::clone(document))
    }
}

impl PartialEq for Identity {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl fmt::Debug for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Identity").finish_non_exhaustive()
    }
}

/// A digest of everything that was read but the documents: site.yaml, the ledger, the experiences, what every front matter
/// says, which files there are and what is in them (an approval is void when a picture changes), and whether drafts
/// count.
pub(super) fn digest(library: &Library, drafts: Drafts) -> [u8; 32] {
    let config = library.config_source.iter().map(Source::text);
    let texts = library.texts().chain(library.edition_texts());
    let matters = texts.flat_map(|text| [text.path().as_str(), text.front_matter_text()]);
    let written = [&library.ledger.source, &library.experiences.source];
    let written = written.into_iter().flatten().map(Source::text);
    let files = library.files.iter().map(ProjectPath::as_str);
    let drafts = match drafts {
        Drafts::Leave => "leave",
        Drafts::Include => "include",
    };
    let mut digest = Sha256::new();
    let mut add = |part: &[u8]| {
        digest.update(part.len().to_le_bytes());
        digest.update(part);
    };
    for part in config.chain(written).chain(matters).chain(files).chain([drafts]) {
        add(part.as_bytes());
    }
    for (path, content) in &library.digests {
        add(path.as_str().as_bytes());
        add(content);
    }
    digest.finalize().into()
}
