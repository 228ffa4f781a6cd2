//! The contents list of a document.

use crate::library::document::{Document, plain_text};

/// A line of a contents list.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct ContentsEntry {
    /// The level of the heading, 2 or 3.
    pub level: u8,
    /// The heading's place in an address.
    pub anchor: String,
    /// Its text, formatting left out.
    pub text: String,
    /// The headings of level 3 below it.
    pub entries: Vec<ContentsEntry>,
}

/// The headings of level 2 and those of level 3 below them, in the order written. A heading of
/// level 3 with none of level 2 before it stands by itself; one without text is left out.
#[must_use]
pub fn contents(document: &Document) -> Vec<ContentsEntry> {
    let mut entries: Vec<ContentsEntry> = Vec::new();
    for heading in document.headings() {
        let text = plain_text(&heading.content).trim().to_owned();
        if text.is_empty() || !matches!(heading.level, 2 | 3) {
            continue;
        }
        let entry =
            ContentsEntry { level: heading.level, anchor: heading.anchor.clone(), text, entries: vec![] };
        match entries.last_mut().filter(|above| above.level < entry.level) {
            Some(above) => above.entries.push(entry),
            None => entries.push(entry),
        }
    }
    entries
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::markdown::parse;

    #[test]
    fn headings_of_level_three_stand_below_those_of_level_two() {
        let check = |markdown: &str, expected: &str| {
            let lines = contents(&parse(markdown, 0).document);
            assert_eq!(shown(&lines), expected, "{markdown:?}");
        };
        check("tekst", "");
        check("# A\n## B *b*[^1]\n### C\n#### D\n### E\n## F\n\n[^1]: n", "b-b:B b(c:C e:E) f:F");
        check("### A\n### B\n## C\n### D", "a:A b:B c:C(d:D)");
        check("> ## Citat\n\n##\n\n## A {#b}", "b:A");
    }

    fn shown(entries: &[ContentsEntry]) -> String {
        let shown = entries.iter().map(|entry| {
            let below = shown(&entry.entries);
            let below = if below.is_empty() { below } else { format!("({below})") };
            format!("{}:{}{below}", entry.anchor, entry.text)
        });
        shown.collect::<Vec<_>>().join(" ")
    }
}
