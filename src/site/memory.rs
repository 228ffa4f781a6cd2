//! What a site remembers for the next build: its rendered files.

use std::sync::Arc;

use sha2::{Digest, Sha256};

use super::{Body, Plan, Setting};
use crate::library::document::Document;
use crate::library::shelf::{Audience, Reader, Shelf};
use crate::memo::Memo;
use crate::output_path::OutputPath;
use crate::theme::{TemplateError, Theme};

/// Files of earlier builds. A file follows from the document it is made from and from what is around it;
/// it must not show what another document says.
#[derive(Debug)]
pub struct Memory(Memo<(Audience, OutputPath), Input, Rendered>);

/// What came of rendering a file.
pub(super) type Rendered = Result<Body, Box<TemplateError>>;

/// What a file follows from, besides its own address.
#[derive(Debug)]
struct Input {
    document: Option<Arc<Document>>,
    surroundings: Surroundings,
}

/// A document is read once for a text, so that the same text is the same document.
impl PartialEq for Input {
    fn eq(&self, other: &Self) -> bool {
        let same_document = match (&self.document, &other.document) {
            (Some(one), Some(other)) => Arc::ptr_eq(one, other),
            (None, None) => true,
            _ => false,
        };
        same_document && self.surroundings == other.surroundings
    }
}

/// A digest of everything the files of a site can follow from but what the documents say: front
/// matters, site.yaml, the plan, the theme, the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Surroundings([u8; 32]);

impl Surroundings {
    pub(super) fn of<A: Reader>(
        shelf: &Shelf<'_, A>,
        plan: &Plan<'_, A>,
        theme: &Theme,
        setting: Setting<'_>,
    ) -> Self {
        let mut digest = Sha256::new();
        let mut add = |part: &str| {
            digest.update(part.len().to_le_bytes());
            digest.update(part);
        };
        shelf.matters().chain(theme.texts()).for_each(&mut add);
        for (path, origin) in plan.origins() {
            add(path.as_str());
            add(origin.map_or("", |origin| origin.as_str()));
        }
        add(&format!("{} {:?} {:?}", setting.today, setting.mount, shelf.drafts()));
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

    /// Forgets the files that no build has asked for since this was called last.
    pub fn sweep(&self) {
        self.0.sweep();
    }

    pub(super) fn file(
        &self,
        (audience, path): (Audience, &OutputPath),
        document: Option<&Arc<Document>>,
        surroundings: Surroundings,
        render: impl FnOnce() -> Rendered,
    ) -> Rendered {
        let input = Input { document: document.cloned(), surroundings };
        self.0.get((audience, path.clone()), input, |_| render())
    }
}
