//! What a site remembers for the next build: its rendered files.

use sha2::{Digest, Sha256};

use super::comparisons::Remembered;
use super::{Body, Plan, Setting};
use crate::library::identity::Identity;
use crate::library::shelf::{Audience, Reader, Shelf};
use crate::memo::Memo;
use crate::output_path::OutputPath;
use crate::theme::{TemplateError, Theme};

/// Files of earlier builds, and what changed between versions. A file follows from the documents it names and from what is around them; it must not
/// show what another document says.
#[derive(Debug)]
pub struct Memory {
    files: Memo<(Audience, OutputPath), Input, Rendered>,
    pub(super) redlines: Remembered,
}

/// What came of rendering a file.
pub(super) type Rendered = Result<Body, Box<TemplateError>>;

/// What a file follows from, besides its own address.
#[derive(Debug, PartialEq)]
struct Input {
    documents: Vec<Identity>,
    surroundings: Surroundings,
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
        theme.files().flat_map(|file| [file.path().as_str(), file.text()]).for_each(&mut add);
        for (path, origin) in plan.origins() {
            add(path.as_str());
            add(origin.map_or("", |origin| origin.as_str()));
        }
        add(&format!("{} {:?} {:?}", setting.today, setting.mount, setting.code));
        digest.update(shelf.digest());
        Self(digest.finalize().into())
    }
}

impl Memory {
    /// Remembers, for the next build.
    #[must_use]
    pub fn remembering() -> Self {
        Self { files: Memo::remembering(), redlines: Memo::remembering() }
    }

    /// Remembers nothing.
    #[must_use]
    pub fn forgetting() -> Self {
        Self { files: Memo::forgetting(), redlines: Memo::forgetting() }
    }

    /// Forgets what no build has asked for since this was called last.
    pub fn sweep(&self) {
        self.files.sweep();
        self.redlines.sweep();
    }

    pub(super) fn file(
        &self,
        (audience, path): (Audience, &OutputPath),
        documents: Vec<Identity>,
        surroundings: Surroundings,
        render: impl FnOnce() -> Rendered,
    ) -> Rendered {
        self.files.get((audience, path.clone()), Input { documents, surroundings }, |_| render())
    }
}
