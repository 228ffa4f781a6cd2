//! What has changed between two versions of a document: the redline of what they say, what their front matters
//! tell readers otherwise, and which sections that concerns.
//!
//! Pure, and the one place that says so: `status`, `close`, the lints and the pages all ask here. Knows no
//! site; links are compared by their targets.

use std::sync::Arc;

use crate::html::Labels;
use crate::library::change::{Change, ChangedPart};
use crate::library::edition::{Matter, Version};
use crate::library::page::PageMatter;
use crate::redline::{self, ChangedSection, Redline};

/// What has changed between two versions of a document.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// What they say.
    pub redline: Arc<Redline>,
    /// The sections in which they differ, in the order of the page.
    pub sections: Vec<ChangedSection>,
    /// What their front matters tell readers otherwise.
    pub metadata: Vec<MetadataChange>,
}

/// Something that a front matter tells readers otherwise.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct MetadataChange {
    /// What it is, in Danish.
    pub title: &'static str,
    /// As it was; empty where it was not said.
    pub old: String,
    /// As it is; empty where it is not said.
    pub new: String,
    /// Both in one, item by item: without the new pieces it is the old text, without the old ones the new.
    pub pieces: Vec<Piece>,
}

/// A piece of what a front matter tells: an item, what stands between two, or several of them.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Piece {
    /// Where it stands.
    pub side: Side,
    /// What it says.
    pub text: String,
}

/// Which of two versions says something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Side {
    /// Both of them.
    Both,
    /// The old one alone.
    Old,
    /// The new one alone.
    New,
}

/// A part of a text that has changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part<'c> {
    /// What the front matter tells readers.
    Metadata,
    /// A section.
    Section(&'c ChangedSection),
}

/// What readers call what the front matter tells them.
pub const METADATA: &str = "Oplysningerne om teksten";
/// What readers call what stands before the first section.
pub const TOP: &str = "Øverst i teksten";

/// Whether readers may see something otherwise in two versions: never false when [`compare`] would find anything.
#[must_use]
pub fn differ(old: Version<'_>, new: Version<'_>) -> bool {
    old.identity() != new.identity() || told(old) != told(new)
}

/// Compares two versions of a document.
#[must_use]
pub fn compare(old: Version<'_>, new: Version<'_>) -> Comparison {
    of_redline(old, new, Arc::new(redline(old, new)))
}

/// The redline of two versions, which follows from their documents alone.
#[must_use]
pub fn redline(old: Version<'_>, new: Version<'_>) -> Redline {
    redline::redline(old.document(), new.document(), &Labels::default())
}

/// The comparison of two versions of which the redline is known.
#[must_use]
pub fn of_redline(old: Version<'_>, new: Version<'_>, redline: Arc<Redline>) -> Comparison {
    let sections = redline.changed_sections();
    Comparison { sections, redline, metadata: metadata(&told(old), &told(new)) }
}

impl Comparison {
    /// Whether nothing has changed that a reader sees.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.redline.is_empty() && self.metadata.is_empty()
    }

    /// The parts that have changed: the front matter first, then the sections in their order.
    pub fn parts(&self) -> impl Iterator<Item = Part<'_>> {
        let metadata = (!self.metadata.is_empty()).then_some(Part::Metadata);
        metadata.into_iter().chain(self.sections.iter().map(Part::Section))
    }

    /// The parts that have changed and of which no note says why.
    pub fn without_note<'c>(&'c self, notes: &'c [Change]) -> impl Iterator<Item = Part<'c>> {
        self.parts().filter(move |part| !notes.iter().any(|note| part.is_told_by(note)))
    }
}

impl Part<'_> {
    /// Whether a change note is about this part. Every part is part of all.
    #[must_use]
    pub fn is_told_by(self, note: &Change) -> bool {
        match (self, &note.section.value) {
            (_, ChangedPart::All) | (Self::Metadata, ChangedPart::Metadata) => true,
            (Self::Metadata, ChangedPart::Top | ChangedPart::Section(_)) => false,
            (Self::Section(_), ChangedPart::Metadata) => false,
            (Self::Section(section), ChangedPart::Top) => section.old.is_none() && section.new.is_none(),
            (Self::Section(section), ChangedPart::Section(anchor)) => {
                [&section.old, &section.new].into_iter().flatten().any(|own| own == anchor)
            }
        }
    }

    /// Whether it is the model itself, before or now.
    #[must_use]
    pub fn is_core(self, old: Version<'_>, new: Version<'_>) -> bool {
        let Self::Section(section) = self else { return false };
        let names = |version: Version<'_>, anchor: &Option<String>| {
            version.core().iter().any(|core| Some(&core.value) == anchor.as_ref())
        };
        names(new, &section.new) || names(old, &section.old)
    }

    /// What readers call it.
    #[must_use]
    pub fn title(&self) -> String {
        match self {
            Self::Metadata => METADATA.to_owned(),
            Self::Section(section) if section.title.is_empty() => TOP.to_owned(),
            Self::Section(section) => section.title.clone(),
        }
    }

    /// As it is written in a change note: the new anchor, or the old one of what is gone.
    #[must_use]
    pub fn anchor(&self) -> &str {
        match self {
            Self::Metadata => ChangedPart::Metadata.as_str(),
            Self::Section(section) => {
                section.new.as_deref().or(section.old.as_deref()).unwrap_or(ChangedPart::Top.as_str())
            }
        }
    }
}

/// What a front matter tells readers, by title: the items of a list, or a text as the only one.
type Told = Vec<(&'static str, Vec<String>)>;

/// What stands between two items.
const BETWEEN: &str = ", ";

fn told(version: Version<'_>) -> Told {
    match version.matter {
        Matter::Manual(manual) => manual.matter.told(version.config),
        Matter::Agreement(page, _) => of_page(&page.matter),
    }
}

fn of_page(matter: &PageMatter) -> Told {
    vec![("Titel", vec![matter.title.clone()]), ("Resumé", vec![matter.summary.clone()])]
}

fn metadata(old: &Told, new: &Told) -> Vec<MetadataChange> {
    let changes = old.iter().zip(new).filter(|(old, new)| old.1 != new.1);
    changes.map(|((_, old), (title, new))| metadata_change(title, old, new)).collect()
}

fn metadata_change(title: &'static str, old: &[String], new: &[String]) -> MetadataChange {
    let pieces = pieces(&separated(old), &separated(new));
    MetadataChange { title, old: old.join(BETWEEN), new: new.join(BETWEEN), pieces }
}

/// The items with what stands between them.
fn separated(items: &[String]) -> Vec<&str> {
    let separated = items.iter().flat_map(|item| [BETWEEN, item.as_str()]);
    separated.skip(1).collect()
}

/// Both lists in one, what is kept being as long as it can be. Where both change, the old comes before the new.
fn pieces(old: &[&str], new: &[&str]) -> Vec<Piece> {
    let kept = longest_common(old, new);
    let (mut at_old, mut at_new, mut pieces) = (0, 0, Vec::new());
    for (to_old, to_new) in kept.into_iter().chain([(old.len(), new.len())]) {
        push(&mut pieces, Side::Old, &old[at_old..to_old]);
        push(&mut pieces, Side::New, &new[at_new..to_new]);
        push(&mut pieces, Side::Both, old.get(to_old..=to_old).unwrap_or_default());
        (at_old, at_new) = (to_old + 1, to_new + 1);
    }
    pieces
}

fn push(pieces: &mut Vec<Piece>, side: Side, words: &[&str]) {
    match pieces.last_mut() {
        _ if words.is_empty() => {}
        Some(last) if last.side == side => last.text.push_str(&words.concat()),
        _ => pieces.push(Piece { side, text: words.concat() }),
    }
}

/// The most pairs of items that are compared: longer lists, which nobody reads item by item, have nothing in common.
const MOST_PAIRS: usize = 1_000_000;

/// The places in both lists of what they have in common, in the same order and as much as there is.
fn longest_common(old: &[&str], new: &[&str]) -> Vec<(usize, usize)> {
    if old.len().saturating_mul(new.len()) > MOST_PAIRS {
        return Vec::new();
    }
    let mut lengths = vec![vec![0_usize; new.len() + 1]; old.len() + 1];
    for (i, a) in old.iter().enumerate().rev() {
        for (j, b) in new.iter().enumerate().rev() {
            lengths[i][j] = match a == b {
                true => lengths[i + 1][j + 1] + 1,
                false => lengths[i + 1][j].max(lengths[i][j + 1]),
            };
        }
    }
    let (mut i, mut j, mut common) = (0, 0, Vec::new());
    while i < old.len() && j < new.len() {
        if old[i] == new[j] {
            common.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if lengths[i + 1][j] >= lengths[i][j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    common
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_marked_item_by_item() {
        let check = |old: &[&str], new: &[&str], expected: &str| {
            let owned = |items: &[&str]| items.iter().map(|&item| item.to_owned()).collect::<Vec<_>>();
            let change = metadata_change("Roller", &owned(old), &owned(new));
            let marked = change.pieces.iter().map(|piece| match piece.side {
                Side::Both => piece.text.clone(),
                Side::Old => format!("[-{}-]", piece.text),
                Side::New => format!("[+{}+]", piece.text),
            });
            assert_eq!(marked.collect::<String>(), expected);
            let without = |side: Side| {
                let left = change.pieces.iter().filter(|piece| piece.side != side);
                left.map(|piece| piece.text.as_str()).collect::<String>()
            };
            assert_eq!((without(Side::New), without(Side::Old)), (old.join(", "), new.join(", ")));
        };
        check(&["Leder", "Tolk"], &["Leder", "Jurist", "Tolk"], "Leder, [+Jurist, +]Tolk");
        check(&["Leder", "Jurist", "Tolk"], &["Leder", "Tolk"], "Leder, [-Jurist, -]Tolk");
        check(&["Leder"], &["Leder", "Tolk"], "Leder[+, Tolk+]");
        check(&["Leder", "Tolk"], &["Tolk"], "[-Leder, -]Tolk");
        check(&["Leder", "Tolk"], &["Leder", "Jurist"], "Leder, [-Tolk-][+Jurist+]");
        check(&["Kort."], &["Længere."], "[-Kort.-][+Længere.+]");
        check(&[], &["Ja"], "[+Ja+]");
        check(&["Ja"], &[], "[-Ja-]");
    }

    #[test]
    fn lists_that_nobody_reads_item_by_item_are_marked_whole() {
        let sides = |items: usize| {
            let old: Vec<String> = (0..items).map(|item| item.to_string()).collect();
            let new: Vec<String> = old.iter().skip(1).cloned().collect();
            let pieces = metadata_change("Kilder", &old, &new).pieces;
            pieces.iter().map(|piece| piece.side).collect::<Vec<_>>()
        };
        assert_eq!(sides(100), [Side::Old, Side::Both]);
        assert_eq!(sides(100_000), [Side::Old, Side::New]);
    }
}
