//! The stretches of a text that show how not to write.

use crate::language::prose::COUNTER_HEADS;
use crate::library::document::{Alert, Block, BlockKind, Document, Table, plain_text};
use crate::source::Span;

/// The stretches of a document that show how not to write.
pub(super) fn counter_examples(document: &Document) -> Vec<Span> {
    let mut found = Vec::new();
    document.walk_blocks(&mut |block| match block {
        Block { span, kind: BlockKind::Alert(Alert::Avoid, _) } => found.push(*span),
        Block { kind: BlockKind::Table(table), .. } => found.extend(counter_cells(table)),
        _ => {}
    });
    found
}

fn counter_cells(table: &Table) -> Vec<Span> {
    let is_counter_head =
        |head: &str| COUNTER_HEADS.iter().any(|counter| head.trim().to_lowercase() == *counter);
    let heads: Vec<bool> =
        table.head.cells.iter().map(|cell| is_counter_head(&plain_text(&cell.content))).collect();
    let cells = table.rows.iter().flat_map(|row| row.cells.iter().zip(&heads));
    cells.filter(|(_, is_counter)| **is_counter).map(|(cell, _)| cell.span).collect()
}

/// Whether a place lies within one of these stretches.
pub(super) fn is_within(stretches: &[Span], place: Span) -> bool {
    stretches.iter().any(|stretch| stretch.start <= place.start && place.end <= stretch.end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::markdown::parse;

    #[test]
    fn how_not_to_write_is_known_by_its_box_and_its_column() {
        let text = "> [!AVOID]\n> Æ [her](a.md)\n\n| Ikke sådan | Sådan |\n|---|---|\n| [her](a.md) | [Huset](b.md) |\n";
        let document = parse(text, 0).document;
        let stretches = counter_examples(&document);
        let mut shown = Vec::new();
        document.walk_inlines(&mut |inline| {
            let is_link = text[inline.span.range()].starts_with('[');
            shown.extend(is_link.then(|| is_within(&stretches, inline.span)));
        });
        assert_eq!(shown, [true, true, false]);
    }
}
