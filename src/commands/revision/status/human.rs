//! What closing would do, told to people.

use std::fmt::Write as _;

use super::{ApprovalStatus, DocumentStatus, NoteStatus, SectionStatus, Status};
use crate::commands::revision::proposal::Fate;
use crate::commands::revision::words::{day, documents, listed};
use crate::library::document_id::DocumentId;
use crate::redline;

impl Status {
    /// The status as a page of text, the most important last: it is what one sees first in a terminal.
    pub(super) fn human(&self) -> String {
        let mut out = self.heading();
        let groups = [(Fate::New, "Nye"), (Fate::Changed, "Ændret"), (Fate::Retired, "Udgår")];
        for (fate, title) in groups {
            let of_fate: String = self.of_fate(fate).map(|document| self.document(document)).collect();
            if !of_fate.is_empty() {
                let _ = write!(out, "\n{title}\n{of_fate}");
            }
        }
        self.write_rest(&mut out);
        self.write_surroundings(&mut out);
        self.write_missing(&mut out);
        out
    }

    fn heading(&self) -> String {
        let Self { revision, in_force, current, coming, .. } = self;
        let mut out = match current {
            None => "Endnu gælder ingen revision.\n".to_owned(),
            Some(current) => {
                format!("I kraft: {}, siden {}.\n", current.revision, day(current.since))
            }
        };
        for coming in coming {
            let _ = writeln!(out, "Lukket og på vej: {}, fra {}.", coming.revision, day(coming.since));
        }
        let _ = writeln!(out, "Næste: {revision}. Lukker du den, gælder den fra {}.", day(*in_force));
        out
    }

    fn document(&self, document: &DocumentStatus) -> String {
        let DocumentStatus { document: id, title, fate, sections, metadata, .. } = document;
        let mut out = format!("  {}  {title}\n", id.name());
        if !metadata.is_empty() {
            let mark = document.note_of("metadata").map(|told| format!(" · {told}")).unwrap_or_default();
            let _ = writeln!(out, "      Oplysningerne øverst: {}{mark}", listed(metadata).to_lowercase());
        }
        let width = |of: fn(&SectionStatus) -> &str| {
            sections.iter().map(|section| of(section).chars().count()).max().unwrap_or_default()
        };
        let (titles, anchors) = (width(|section| &section.title), width(|section| &section.anchor));
        for section in sections {
            let told = section.told();
            let line = format!("      {:titles$}  {:anchors$}  {told}", section.title, section.anchor);
            let _ = writeln!(out, "{}", line.trim_end());
        }
        if *fate == Fate::New
            && let Some(told) = document.note_of("all")
        {
            let _ = writeln!(out, "      Hele teksten  all  {told}");
        }
        let _ = writeln!(out, "      {}", document.approval.told());
        out
    }

    fn write_rest(&self, out: &mut String) {
        let unchanged = self.of_fate(Fate::Unchanged).map(|document| document.document);
        let lines = [
            ("Ikke ændret", documents(unchanged)),
            ("Kladder, som ikke kommer med (draft: true)", documents(self.drafts.iter().copied())),
            (
                "Uden kladde; den sidste udgave gælder stadig. Skal den udgå, så hent kladden igen, og skriv retired: true i den",
                documents(self.without_text.iter().copied()),
            ),
        ];
        let lines: String = lines
            .iter()
            .filter(|(_, which)| !which.is_empty())
            .map(|(what, which)| format!("{what}: {which}.\n"))
            .collect();
        write_group(out, "", &lines);
    }

    fn write_surroundings(&self, out: &mut String) {
        let lines = self
            .corrections
            .iter()
            .map(|correction| format!("  {} til {}\n", correction.revision, correction.document.name()));
        write_group(out, "Hasterettelser, der ikke er lukket endnu", &lines.collect::<String>());
        let lines = self
            .overdue_reviews
            .iter()
            .map(|review| format!("  {}, senest {}\n", review.document.name(), day(review.review_by)));
        write_group(out, "Skulle være set igennem", &lines.collect::<String>());
        let lines = self.open_experiences.iter().map(|open| {
            format!("  {} ({}): {}\n", open.id, open.document.name(), shortened(&open.experience))
        });
        write_group(out, "Erfaringer, der ikke er besluttet noget om", &lines.collect::<String>());
        let core =
            self.documents.iter().filter(|document| document.sections.iter().any(|section| section.is_core));
        let core = documents(core.map(|document| document.document));
        if !core.is_empty() {
            write_group(
                out,
                "Modellens kerne",
                &format!(
                    "  Der er ændret i den i {core}. Det er styregruppens sag; huset bestemmer det ikke alene.\n"
                ),
            );
        }
    }

    fn write_missing(&self, out: &mut String) {
        let revision = self.revision;
        let changed: Vec<&DocumentStatus> =
            self.documents.iter().filter(|document| document.is_changed()).collect();
        if changed.is_empty() {
            return write_group(out, "", "Intet er ændret, så der er ikke noget at lukke.\n");
        }
        let mut lines = String::new();
        for document in self.documents.iter().filter(|document| !document.idle_notes.is_empty()) {
            let _ = writeln!(
                lines,
                "  {}: noter om noget, der ikke er ændret ({}). Slet dem, eller ret section.",
                document.document.name(),
                listed(&document.idle_notes)
            );
        }
        type Notes = fn(&DocumentStatus) -> &[String];
        let kinds: [(&str, &str, Notes); 2] = [
            ("Noter i", ": læg tomme noter frem med husbog revision notes", |document| {
                &document.missing_notes
            }),
            ("Noterne i", ": skriv, hvor der står udfyld", |document| &document.unfilled_notes),
        ];
        for (what, advice, notes) in kinds {
            let which = changed.iter().filter(|document| !notes(document).is_empty());
            let which = documents(which.map(|document| document.document));
            if !which.is_empty() {
                let _ = writeln!(lines, "  {what} {which}{advice}");
            }
        }
        for (state, told) in [("void", "Ny godkendelse af"), ("missing", "Godkendelse af")] {
            let which: Vec<DocumentId> = changed
                .iter()
                .filter(|document| document.approval.key() == state)
                .map(|document| document.document)
                .collect();
            if !which.is_empty() {
                let numbers: Vec<String> = which.iter().map(ToString::to_string).collect();
                let _ = writeln!(
                    lines,
                    "  {told} {}: husbog revision approve {} --by bestyrelsen --for {revision}",
                    documents(which.iter().copied()),
                    numbers.join(" ")
                );
            }
        }
        match lines.is_empty() {
            true => write_group(
                out,
                "",
                &format!("Alt er klar. Luk: husbog revision close {revision} --in-force {}\n", self.in_force),
            ),
            false => write_group(out, "Mangler, før revisionen kan lukkes", &lines),
        }
    }
}

impl DocumentStatus {
    /// What is said of a note that is not written yet.
    fn note_of(&self, anchor: &str) -> Option<&'static str> {
        let is_in = |anchors: &[String]| anchors.iter().any(|known| known == anchor);
        match () {
            () if is_in(&self.missing_notes) => Some(MISSING),
            () if is_in(&self.unfilled_notes) => Some(UNFILLED),
            () => None,
        }
    }
}

const MISSING: &str = "mangler en note";
const UNFILLED: &str = "noten er ikke udfyldt";

impl SectionStatus {
    fn told(&self) -> String {
        let core = self.is_core.then_some("modellens kerne – det er styregruppens sag");
        let note = match self.note {
            NoteStatus::Missing => Some(MISSING),
            NoteStatus::Unfilled => Some(UNFILLED),
            NoteStatus::Written => None,
        };
        let fate = match self.fate {
            redline::Fate::New => "nyt",
            redline::Fate::Gone => "taget ud",
            redline::Fate::Changed | redline::Fate::Unchanged => "ændret",
        };
        let told: Vec<&str> = [Some(fate), core, note].into_iter().flatten().collect();
        told.join(" · ")
    }
}

impl ApprovalStatus {
    fn key(&self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Void(_) => "void",
            Self::Example => "example",
            Self::Given(_) => "given",
        }
    }

    fn told(&self) -> String {
        match self {
            Self::Missing => "Ikke godkendt endnu".to_owned(),
            Self::Void(by) => {
                format!("Godkendelsen fra {} gælder ikke længere: teksten er ændret siden", listed(by))
            }
            Self::Example => "Godkendt som eksempel (ingen har godkendt noget)".to_owned(),
            Self::Given(by) => format!("Godkendt af {}", listed(by)),
        }
    }
}

fn write_group(out: &mut String, title: &str, lines: &str) {
    if lines.is_empty() {
        return;
    }
    out.push('\n');
    if !title.is_empty() {
        let _ = writeln!(out, "{title}");
    }
    out.push_str(lines);
}

fn shortened(text: &str) -> String {
    const LONGEST: usize = 90;
    match text.char_indices().nth(LONGEST) {
        None => text.to_owned(),
        Some((at, _)) => {
            let end = text[..at].rfind(' ').unwrap_or(at);
            format!("{} …", text[..end].trim_end())
        }
    }
}
