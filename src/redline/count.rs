//! How much has changed, counted on what is shown.

use std::collections::BTreeSet;

use super::said::Side;
use super::token::{Kind, first};
use super::tree::{Element, Node};
use super::walk::{Visitor, walk};
use crate::figures::grouped;

/// How much has changed. Words and signs are counted as they are marked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Counts {
    /// Words and signs that are new.
    pub inserted: usize,
    /// Words and signs that are gone.
    pub deleted: usize,
    /// Blocks that have moved.
    pub moves: usize,
    /// Changes of formatting, links, levels and kinds: described, not struck.
    pub described: usize,
    /// Blocks that are shown struck whole, since their changes could not be shown in them.
    pub struck: usize,
}

impl Counts {
    /// What stands above the redline.
    pub(super) fn summary(&self) -> Node {
        let mut summary = Element::new("p", vec![Node::Text(self.sentence())]);
        summary.set("class", "redline-summary");
        summary.set("data-redline-ui", "");
        summary.set("data-redline-summary", "");
        summary.set("data-ins", &self.inserted.to_string());
        summary.set("data-del", &self.deleted.to_string());
        summary.set("data-moves", &self.moves.to_string());
        summary.into()
    }

    /// The counts as a sentence.
    #[must_use]
    pub fn sentence(&self) -> String {
        if *self == Self::default() {
            return "Intet er ændret.".to_owned();
        }
        let mut parts = Vec::new();
        if self.inserted > 0 {
            parts.push(format!("{} er kommet til", words(self.inserted)));
        }
        if self.deleted > 0 {
            let what = if parts.is_empty() { words(self.deleted) } else { grouped(self.deleted) };
            parts.push(format!("{what} er gået ud"));
        }
        if self.moves > 0 {
            parts.push(format!("{} er flyttet", times(self.moves, "tekststykke", "tekststykker")));
        }
        if self.described > 0 {
            let places = times(self.described, "sted", "steder");
            parts.push(format!("{places} er kun ændret i udseende, link eller opdeling"));
        }
        let last = parts.pop().unwrap_or_default();
        match parts.is_empty() {
            true => format!("{last}."),
            false => format!("{}, og {last}.", parts.join(", ")),
        }
    }
}

fn words(count: usize) -> String {
    times(count, "ord eller tegn", "ord og tegn")
}

fn times(count: usize, one: &str, more: &str) -> String {
    format!("{} {}", grouped(count), if count == 1 { one } else { more })
}

/// Counts the marks.
pub(super) fn counts(nodes: &[Node]) -> Counts {
    let mut counter = Counter::default();
    walk(nodes, None, &mut counter);
    counter.flush();
    Counts { moves: counter.moves.len(), ..counter.counts }
}

#[derive(Default)]
struct Counter {
    counts: Counts,
    moves: BTreeSet<String>,
    side: Option<Side>,
    text: String,
}

impl Visitor for Counter {
    fn element(&mut self, element: &Element) {
        let soft = |(name, _): &&(String, String)| {
            name.starts_with("data-old-") || matches!(&**name, "data-wrap" | "data-break")
        };
        self.counts.described += element.attributes.iter().filter(soft).count();
        self.moves.extend(element.get("data-move").map(str::to_owned));
    }

    fn text(&mut self, text: &str, side: Option<Side>) {
        if self.side != side {
            self.flush();
            self.side = side;
        }
        if side.is_some() {
            self.text.push_str(text);
        }
    }

    fn thing(&mut self, thing: &Element, side: Option<Side>) {
        self.text(if thing.tag == "br" { " " } else { " \u{fffc} " }, side);
    }

    fn begin(&mut self, _element: &Element) {
        self.flush();
    }

    fn end(&mut self, _element: &Element) {
        self.flush();
    }
}

impl Counter {
    fn flush(&mut self) {
        let count = words_and_signs(&self.text);
        match self.side {
            Some(Side::New) => self.counts.inserted += count,
            Some(Side::Old) => self.counts.deleted += count,
            None => {}
        }
        self.text.clear();
    }
}

fn words_and_signs(text: &str) -> usize {
    let (mut rest, mut count) = (text, 0);
    while !rest.is_empty() {
        let (kind, length) = first(rest);
        count += usize::from(kind != Kind::Space);
        rest = &rest[length..];
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_counts_are_told_as_a_sentence() {
        let check = |[inserted, deleted, moves, described]: [usize; 4], expected: &str| {
            assert_eq!(Counts { inserted, deleted, moves, described, struck: 0 }.sentence(), expected);
        };
        check([0, 0, 0, 0], "Intet er ændret.");
        check([7, 0, 0, 0], "7 ord og tegn er kommet til.");
        check([0, 7, 0, 0], "7 ord og tegn er gået ud.");
        check([1, 2, 0, 0], "1 ord eller tegn er kommet til, og 2 er gået ud.");
        check([1, 2, 1, 0], "1 ord eller tegn er kommet til, 2 er gået ud, og 1 tekststykke er flyttet.");
        check([0, 0, 0, 2], "2 steder er kun ændret i udseende, link eller opdeling.");
    }
}
