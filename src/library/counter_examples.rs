//! The stretches of a text that show how not to write: a box, `> [!AVOID]`, and columns of tables.

use std::cmp::Reverse;

use super::document::{Alert, Block, BlockKind, Document, Table, plain_text};
use crate::source::Span;

/// The heads of columns that show how not to write, in small letters.
const HEADS: [&str; 3] = ["ikke sådan", "skriv ikke", "sig ikke"];

/// The stretches of a text that show how not to write: in the order of the text, none within another.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CounterExamples(Vec<Span>);

impl CounterExamples {
    /// Whether a place lies within one of them.
    #[must_use]
    pub fn have(&self, place: Span) -> bool {
        let after = self.0.partition_point(|stretch| stretch.start <= place.start);
        after.checked_sub(1).is_some_and(|at| place.end <= self.0[at].end)
    }
}

impl Document {
    /// The stretches that show how not to write.
    #[must_use]
    pub fn counter_examples(&self) -> CounterExamples {
        let mut found = Vec::new();
        self.walk_blocks(&mut |block| match block {
            Block { span, kind: BlockKind::Alert(Alert::Avoid, _) } => found.push(*span),
            Block { kind: BlockKind::Table(table), .. } => found.extend(counter_cells(table)),
            _ => {}
        });
        found.sort_by_key(|stretch| (stretch.start, Reverse(stretch.end)));
        let mut end = 0;
        found.retain(|stretch| {
            let is_outermost = stretch.end > end;
            end = end.max(stretch.end);
            is_outermost
        });
        CounterExamples(found)
    }
}

fn counter_cells(table: &Table) -> Vec<Span> {
    let heads = table.head.cells.iter().map(|cell| plain_text(&cell.content).trim().to_lowercase());
    let heads: Vec<bool> = heads.map(|head| HEADS.contains(&head.as_str())).collect();
    let cells = table.rows.iter().flat_map(|row| row.cells.iter().zip(&heads));
    cells.filter(|(_, is_counter)| **is_counter).map(|(cell, _)| cell.span).collect()
}

#[cfg(test)]
mod tests {
    use crate::library::markdown::parse;

    /// Which of the links of a text are counter-examples.
    fn check(text: &str, expected: &[bool]) {
        let document = parse(text, 0).document;
        let counter_examples = document.counter_examples();
        let mut shown = Vec::new();
        document.walk_inlines(&mut |inline| {
            let is_link = text[inline.span.range()].starts_with('[');
            shown.extend(is_link.then(|| counter_examples.have(inline.span)));
        });
        assert_eq!(shown, expected, "{text}");
    }

    #[test]
    fn how_not_to_write_is_known_by_its_box_and_its_column() {
        check(
            "> [!AVOID]\n> Æ [her](a.md)\n\n| Ikke sådan | Sådan |\n|---|---|\n| [her](a.md) | [Huset](b.md) |\n",
            &[true, true, false],
        );
    }

    #[test]
    fn what_stands_behind_a_column_in_a_box_is_still_in_the_box() {
        check(
            "> [!AVOID]\n> | Sig ikke | Æ |\n> |---|---|\n> | [a](a.md) | [b](b.md) |\n>\n> [c](c.md)\n\n[d](d.md)\n",
            &[true, true, true, false],
        );
    }
}
