//! Footnotes as HTML: their mentions in the text and the notes at its end.
//!
//! A note is known by its label, also in addresses. Its number is an attribute that the style sheet
//! shows, so that a note more or less changes no text elsewhere.

use std::collections::HashMap;

use super::Writer;
use crate::library::document::Footnote;

/// What is to be known of the footnotes of a document, by label.
pub(super) struct Notes<'a> {
    by_label: HashMap<&'a str, Note>,
}

/// A footnote's number and how many mentions of it are written so far.
#[derive(Clone, Copy)]
struct Note {
    number: usize,
    mentions: usize,
}

impl<'a> Notes<'a> {
    /// Numbers the footnotes as they stand. Of two with the same label the first one is meant.
    pub(super) fn numbered(footnotes: &'a [Footnote]) -> Self {
        let mut by_label = HashMap::new();
        for (index, footnote) in footnotes.iter().enumerate() {
            by_label.entry(&*footnote.label).or_insert(Note { number: index + 1, mentions: 0 });
        }
        Self { by_label }
    }

    fn mention(&mut self, label: &str) -> Option<Note> {
        let note = self.by_label.get_mut(label)?;
        note.mentions += 1;
        Some(*note)
    }

    /// The note that stands at `number`; `None` where another note has its label.
    fn at(&self, number: usize, label: &str) -> Option<Note> {
        self.by_label.get(label).copied().filter(|note| note.number == number)
    }
}

impl<'a> Writer<'a> {
    /// Writes the mention of a footnote.
    pub(super) fn mention(&mut self, label: &str) {
        let Some(note) = self.notes.mention(label) else { return self.unknown_mention(label) };
        self.html("<sup class=\"footnote-ref\"><a");
        self.attribute("href", &format!("#{}", self.own_id(&note_id(label))));
        self.attribute("id", &self.own_id(&mention_id(label, note.mentions)));
        self.attribute("role", "doc-noteref");
        self.attribute("data-n", &note.number.to_string());
        self.attribute("aria-label", &self.labels.footnote(note.number));
        self.html("></a></sup>");
    }

    fn unknown_mention(&mut self, label: &str) {
        self.html("[^");
        self.text(label);
        self.html("]");
    }

    /// Writes the footnotes, each with a link back to every mention of it. To be called once all
    /// else is written.
    pub(crate) fn endnotes(&mut self, footnotes: &'a [Footnote]) {
        if footnotes.is_empty() {
            return;
        }
        self.heading = None;
        // One note may mention another before it: all are written before the links back are.
        let bodies: Vec<String> =
            footnotes.iter().map(|note| self.apart(|writer| writer.blocks(&note.blocks))).collect();
        self.html("<section class=\"footnotes\" role=\"doc-endnotes\"");
        self.attribute("aria-label", &self.labels.footnotes);
        self.html(">\n<ol>\n");
        for (index, (footnote, body)) in footnotes.iter().zip(&bodies).enumerate() {
            self.endnote(index + 1, &footnote.label, body);
        }
        self.html("</ol>\n</section>\n");
    }

    fn endnote(&mut self, number: usize, label: &str, body: &str) {
        let Some(note) = self.notes.at(number, label) else { return self.nameless_endnote(body) };
        self.html("<li");
        self.attribute("id", &self.own_id(&note_id(label)));
        self.html(">\n");
        let last_paragraph = body.strip_suffix("</p>\n");
        self.html(last_paragraph.unwrap_or(body));
        (1..=note.mentions).for_each(|mention| self.back_link(label, note, mention));
        self.html(if last_paragraph.is_some() { "</p>\n</li>\n" } else { "</li>\n" });
    }

    /// A second note with the same label: nothing leads to it, but it is not hidden.
    fn nameless_endnote(&mut self, body: &str) {
        self.html("<li>\n");
        self.html(body);
        self.html("</li>\n");
    }

    fn back_link(&mut self, label: &str, note: Note, mention: usize) {
        self.html("<a");
        self.attribute("href", &format!("#{}", self.own_id(&mention_id(label, mention))));
        self.attribute("role", "doc-backlink");
        self.attribute("class", "footnote-back");
        self.attribute("aria-label", &self.labels.back(note.number, mention, note.mentions));
        self.html("></a>");
    }
}

fn note_id(label: &str) -> String {
    format!("fn:{}", safe(label))
}

fn mention_id(label: &str, mention: usize) -> String {
    match mention {
        1 => format!("fnref:{}", safe(label)),
        _ => format!("fnref:{}:{mention}", safe(label)),
    }
}

/// The label with everything but small letters a–z, digits, `-` and `.` as its number between
/// underscores. Two labels never become the same, and an address needs no percent signs.
fn safe(label: &str) -> String {
    let mut safe = String::with_capacity(label.len());
    for letter in label.chars() {
        match letter {
            'a'..='z' | '0'..='9' | '-' | '.' => safe.push(letter),
            _ => safe.push_str(&format!("_{:x}_", u32::from(letter))),
        }
    }
    safe
}
