//! What the writer adds to the text of the document: words, classes in code, and its place among others.

use crate::library::document::Alert;

/// What the writer adds. In patterns `{n}` stands for a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Labels {
    /// The title of `[!NOTE]`.
    pub note: String,
    /// The title of `[!TIP]`.
    pub tip: String,
    /// The title of `[!IMPORTANT]`.
    pub important: String,
    /// The title of `[!WARNING]`.
    pub warning: String,
    /// The title of `[!CAUTION]`.
    pub caution: String,
    /// The title of `[!AVOID]`.
    pub avoid: String,
    /// The name of the footnotes as a whole.
    pub footnotes: String,
    /// Pattern: the mention of footnote `{n}`.
    pub footnote: String,
    /// Pattern: the link from footnote `{n}` to where it is mentioned.
    pub back: String,
    /// Pattern: the same where footnote `{n}` is mentioned more than once, to mention number `{m}`.
    pub back_to_mention: String,
    /// The box of a task that is done.
    pub task_done: String,
    /// The box of a task that is not.
    pub task_open: String,
    /// Pattern: the frame of table number `{n}`, which can be scrolled.
    pub table: String,
    /// How code is written.
    pub code: CodeStyle,
    /// What stands before every id, so that several texts can stand on one page.
    pub prefix: String,
    /// How many levels deeper every heading is than it was written.
    pub deeper: u8,
}

/// How code is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CodeStyle {
    /// Its words classed by what they are, for readers.
    #[default]
    Classed,
    /// As it is: for pages that nobody will see, since classing takes the most time of all.
    Plain,
}

impl Default for Labels {
    fn default() -> Self {
        Self {
            note: "Bemærk".into(),
            tip: "Godt råd".into(),
            important: "Vigtigt".into(),
            warning: "Advarsel".into(),
            caution: "Pas på".into(),
            avoid: "Ikke sådan".into(),
            footnotes: "Noter".into(),
            footnote: "Note {n}".into(),
            back: "Tilbage til teksten (note {n})".into(),
            back_to_mention: "Tilbage til teksten (note {n}, henvisning {m})".into(),
            task_done: "udført".into(),
            task_open: "ikke udført".into(),
            table: "Tabel {n}".into(),
            code: CodeStyle::Classed,
            prefix: String::new(),
            deeper: 0,
        }
    }
}

impl Labels {
    /// The title of an alert.
    #[must_use]
    pub fn alert(&self, alert: Alert) -> &str {
        match alert {
            Alert::Note => &self.note,
            Alert::Tip => &self.tip,
            Alert::Important => &self.important,
            Alert::Warning => &self.warning,
            Alert::Caution => &self.caution,
            Alert::Avoid => &self.avoid,
        }
    }

    pub(super) fn task(&self, done: bool) -> &str {
        if done { &self.task_done } else { &self.task_open }
    }

    pub(super) fn table(&self, number: usize) -> String {
        numbered(&self.table, number)
    }

    pub(super) fn footnote(&self, number: usize) -> String {
        numbered(&self.footnote, number)
    }

    /// The name of one of the `mentions` links back from a footnote.
    pub(super) fn back(&self, number: usize, mention: usize, mentions: usize) -> String {
        let pattern = if mentions > 1 { &self.back_to_mention } else { &self.back };
        numbered(pattern, number).replace("{m}", &mention.to_string())
    }
}

fn numbered(pattern: &str, number: usize) -> String {
    pattern.replace("{n}", &number.to_string())
}

#[cfg(test)]
mod tests {
    use super::super::{AsWritten, article};
    use super::*;
    use crate::library::markdown::parse;

    #[test]
    fn a_text_can_stand_among_others() {
        let document = parse("## A {#a}\n\n| B |\n|---|\n| c[^1] |\n\n[^1]: d\n", 0).document;
        let labels = Labels { prefix: "m-".into(), deeper: 1, ..Labels::default() };
        let html = article(&document, &AsWritten, &labels);
        for own in [
            "<h3 id=\"m-a\"",
            "aria-labelledby=\"m-a\"",
            "href=\"#m-fn:1\"",
            "id=\"m-fnref:1\"",
            "id=\"m-fn:1\"",
        ] {
            assert!(html.contains(own), "{own}: {html}");
        }
        assert!(html.contains("href=\"#m-fnref:1\""), "{html}");
    }
}
