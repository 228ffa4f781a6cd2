//! Urgent corrections in the making: they lie beside the editions and are named like them, but no ledger names them
//! yet.

use std::sync::Arc;

use super::Library;
use super::document_id::DocumentId;
use super::edition::{Edition, is_edition_path};
use super::revision::RevisionId;
use crate::source::{ProjectPath, Source};

impl Library {
    /// The files that are named like editions and that the ledger does not name.
    pub fn unsealed(&self) -> impl Iterator<Item = (&Source, RevisionId)> {
        let named = self.others.iter().filter(|source| is_edition_path(source.path()));
        named.filter_map(|source| Some((source, RevisionId::parse(source.path().stem())?)))
    }

    /// The document whose texts lie in the folder of a file.
    #[must_use]
    pub fn document_beside(&self, path: &ProjectPath) -> Option<DocumentId> {
        let is_beside = |document: &DocumentId| {
            let mut versions = self.editions_of(*document).chain(self.working(*document));
            versions.any(|version| version.text().path().folder() == path.folder())
        };
        self.documents().find(is_beside)
    }

    /// A correction in the making, read as the edition it will be. It lies beside the edition it corrects.
    #[must_use]
    pub fn correction(&self, document: DocumentId, revision: RevisionId) -> Option<Edition> {
        let folder = self.edition_in(document, revision)?.text().path().folder().to_owned();
        let mut unsealed = self.unsealed();
        let (source, _) =
            unsealed.find(|(source, id)| *id == revision && source.path().folder() == folder)?;
        Some(Edition::read(source.clone(), document, revision, Arc::new(self.config.clone())))
    }

    /// All corrections in the making, by path.
    pub fn corrections(&self) -> impl Iterator<Item = Edition> {
        let unsealed = self.unsealed().filter(|(_, id)| id.is_correction());
        unsealed.filter_map(|(source, id)| self.correction(self.document_beside(source.path())?, id))
    }
}
