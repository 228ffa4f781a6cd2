//! The leaves that texts give themselves to use a word, each with its reason.

use serde::Serialize;

use super::{Entries, Entry};
use crate::build::Judged;
use crate::library::text::Text;

/// The leaves of one text.
#[derive(Serialize)]
pub(super) struct Allowances<'p> {
    entry: Entry<'p>,
    given: Vec<Given<'p>>,
}

#[derive(Serialize)]
struct Given<'p> {
    word: &'p str,
    reason: &'p str,
    line: u32,
}

/// Every text that gives some, by path.
pub(super) fn allowances<'p>(judged: &'p Judged<'p>, entries: &Entries<'p>) -> Vec<Allowances<'p>> {
    let mut texts: Vec<&Text> = judged.library.texts().collect();
    texts.sort_by_key(|text| text.path());
    texts.into_iter().filter_map(|text| of_text(judged, text, entries)).collect()
}

fn of_text<'p>(judged: &'p Judged<'p>, text: &'p Text, entries: &Entries<'p>) -> Option<Allowances<'p>> {
    let wording = &judged.said.get(text.path())?.wording;
    let given = wording.allowances.given.iter().map(|allowance| Given {
        word: &allowance.word,
        reason: &allowance.reason,
        line: text.source.position(allowance.span.start).line,
    });
    let given: Vec<Given<'_>> = given.collect();
    (!given.is_empty()).then(|| Allowances { entry: entries.get(text.path()), given })
}
