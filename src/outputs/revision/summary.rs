//! What a revision brought, in two sentences.

use super::changes::{DocumentChange, Fate, Note};
use crate::figures::grouped;
use crate::library::document_id::DocumentId;
use crate::outputs::names::listed;

/// How many documents have changed, are new, retired or as they were, and how much text that is.
pub(super) fn summary(documents: &[DocumentChange<'_>]) -> String {
    let fates = [
        (Fate::New, "er ny", "er nye"),
        (Fate::Changed, "er ændret", "er ændret"),
        (Fate::Retired, "er udgået", "er udgået"),
        (Fate::Unchanged, "er uændret", "er uændrede"),
    ];
    let told: Vec<String> =
        fates.into_iter().filter_map(|(fate, one, more)| told(documents, fate, one, more)).collect();
    let first = capitalised(&clauses(&told));
    [Some(format!("{first}.")), words(documents), major(documents)]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" ")
}

/// Main clauses in a row: they have a comma before »og« too.
fn clauses(told: &[String]) -> String {
    match told {
        [first @ .., last] if !first.is_empty() => format!("{}, og {last}", first.join(", ")),
        _ => told.concat(),
    }
}

/// `5 manualer og partnerskabsaftalen er ændret`
fn told(documents: &[DocumentChange<'_>], fate: Fate, one: &str, more: &str) -> Option<String> {
    let such = documents.iter().filter(|document| document.fate == fate);
    let (manuals, others): (Vec<_>, Vec<_>) = such
        .map(|document| document.new.document)
        .partition(|document| matches!(document, DocumentId::Manual(_)));
    let manuals = match manuals.len() {
        0 => None,
        1 => Some("1 manual".to_owned()),
        many => Some(format!("{many} manualer")),
    };
    let is_one = manuals.as_deref().is_none_or(|manuals| manuals == "1 manual") && others.len() < 2;
    let both = manuals.is_some() && !others.is_empty();
    let all: Vec<String> = manuals.into_iter().chain(others.into_iter().map(DocumentId::name)).collect();
    let verb = if is_one && !both { one } else { more };
    (!all.is_empty()).then(|| format!("{} {verb}", listed(&all)))
}

fn words(documents: &[DocumentChange<'_>]) -> Option<String> {
    let counts: Vec<_> =
        documents.iter().filter_map(|document| Some(document.comparison.as_ref()?.redline.counts)).collect();
    let inserted: usize = counts.iter().map(|counts| counts.inserted).sum();
    let deleted: usize = counts.iter().map(|counts| counts.deleted).sum();
    let texts = match counts.iter().filter(|counts| counts.inserted + counts.deleted > 0).count() {
        1 => "I den ændrede tekst",
        _ => "I de ændrede tekster",
    };
    match (inserted, deleted) {
        (0, 0) => None,
        (_, 0) => Some(format!("{texts} er {} ord og tegn kommet til.", grouped(inserted))),
        (0, _) => Some(format!("{texts} er {} ord og tegn gået ud.", grouped(deleted))),
        (_, _) => {
            let (new, gone) = (grouped(inserted), grouped(deleted));
            Some(format!("{texts} er {new} ord og tegn kommet til og {gone} gået ud."))
        }
    }
}

/// How many changes staff must do something otherwise for.
fn major(documents: &[DocumentChange<'_>]) -> Option<String> {
    let notes = documents.iter().flat_map(|document| &document.notes).copied();
    match notes.filter(|note: &Note<'_>| note.is_major()).count() {
        0 => None,
        1 => Some("1 ændring er større. Den betyder, at nogen skal gøre noget på en anden måde.".to_owned()),
        many => Some(format!(
            "{many} ændringer er større. De betyder, at nogen skal gøre noget på en anden måde."
        )),
    }
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next();
    first.into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}
