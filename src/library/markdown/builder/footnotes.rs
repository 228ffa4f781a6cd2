//! Puts footnotes in the order a reader meets them.

use std::collections::{HashMap, HashSet};

use super::{Problem, ProblemKind};
use crate::library::document::Footnote;

/// The footnotes in the order of their first mention, those never mentioned last.
pub(super) fn sorted(
    notes: Vec<Footnote>,
    mentions: &[String],
    problems: &mut Vec<Problem>,
) -> Vec<Footnote> {
    let mut first_mention = HashMap::new();
    let mut count: HashMap<&str, u32> = HashMap::new();
    for (order, label) in mentions.iter().enumerate() {
        first_mention.entry(label.as_str()).or_insert(order);
        *count.entry(label).or_default() += 1;
    }
    let mut defined = HashSet::new();
    let mut kept: Vec<Footnote> = Vec::new();
    for mut note in notes {
        if !defined.insert(note.label.clone()) {
            problems
                .push(Problem { span: note.span, kind: ProblemKind::DuplicateFootnote(note.label.clone()) });
        } else if !count.contains_key(note.label.as_str()) {
            problems.push(Problem { span: note.span, kind: ProblemKind::UnusedFootnote(note.label.clone()) });
        }
        note.mentions = count.remove(note.label.as_str()).unwrap_or(0);
        kept.push(note);
    }
    kept.sort_by_key(|note| match note.mentions {
        0 => usize::MAX,
        _ => first_mention.get(note.label.as_str()).copied().unwrap_or(usize::MAX),
    });
    kept
}
