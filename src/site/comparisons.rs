//! What has changed between versions of documents: made once for each pair, however many pages tell of it.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use crate::comparison::{self, Comparison};
use crate::library::document_id::DocumentId;
use crate::library::edition::{Version, VersionId};
use crate::library::identity::Identity;
use crate::memo::Memo;
use crate::redline::Redline;

/// Two versions of a document, the older first.
pub(super) type Pair = (DocumentId, VersionId, VersionId);
/// The redlines of earlier builds.
pub(super) type Remembered = Memo<Pair, (Identity, Identity), Arc<Redline>>;

/// The comparison of two versions, its redline remembered.
pub(super) fn made((old, new): (Version<'_>, Version<'_>), memory: &Remembered) -> Comparison {
    let pair = (new.document, old.id, new.id);
    let input = (old.identity(), new.identity());
    let redline = memory.get(pair, input, |_| Arc::new(comparison::redline(old, new)));
    comparison::of_redline(old, new, redline)
}

/// The comparisons of one site.
#[derive(Default)]
pub(super) struct Comparisons(Mutex<HashMap<Pair, Arc<OnceLock<Arc<Comparison>>>>>);

impl Comparisons {
    pub(super) fn get(&self, (old, new): (Version<'_>, Version<'_>), memory: &Remembered) -> Arc<Comparison> {
        let pair = (new.document, old.id, new.id);
        let cell = Arc::clone(self.0.lock().unwrap_or_else(PoisonError::into_inner).entry(pair).or_default());
        Arc::clone(cell.get_or_init(|| Arc::new(made((old, new), memory))))
    }

    /// How many there are, and how many blocks are struck whole in them.
    pub(super) fn counted(&self) -> (usize, usize) {
        let made = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let struck = made.values().filter_map(|cell| Some(cell.get()?.redline.counts.struck));
        (made.len(), struck.sum())
    }
}
