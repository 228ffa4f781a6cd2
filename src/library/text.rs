//! One Markdown file as read: its source, its document, and what is wrong with either.

use std::sync::Arc;

use super::document::{Document, InlineKind};
use super::front_matter::{self, FrontMatter};
use super::markdown::{self, Family};
use crate::source::{ProjectPath, Source, Span};
use crate::yaml::{self, Fields, Node};

/// One Markdown file as read.
#[derive(Debug)]
pub struct Text {
    /// The file.
    pub source: Source,
    /// Where its front matter stands.
    pub front_matter: FrontMatter,
    /// What is wrong with the front matter.
    pub matter_problems: Vec<yaml::Problem>,
    /// Values in the front matter that are left to fill in.
    pub matter_placeholders: Vec<Span>,
    /// Comments in the front matter that follow a text on its line.
    pub cut_values: Vec<Span>,
    /// What the front matter says, as written.
    pub matter: Node,
    /// What the body says.
    pub document: Arc<Document>,
    /// What is wrong with the body.
    pub problems: Vec<markdown::Problem>,
    /// The comments in the body.
    pub comments: Vec<markdown::Comment>,
}

impl Text {
    /// Reads a file; `read_matter` takes what it knows out of the front matter.
    pub fn read<M>(source: Source, read_matter: impl FnOnce(&mut Fields<'_, '_>) -> M) -> (Self, M) {
        let (front_matter, body) = front_matter::find(source.text());
        let (node, mut matter_problems) = front_matter::parse(source.text(), front_matter);
        let matter = read_fields(&node, front_matter, &mut matter_problems, read_matter);
        let parsed = markdown::parse(source.text(), body);
        let text = Self {
            front_matter,
            matter_problems,
            matter_placeholders: node.placeholders(),
            cut_values: node.cut_values(source.text()),
            matter: node,
            document: Arc::new(parsed.document),
            problems: parsed.problems,
            comments: parsed.comments,
            source,
        };
        (text, matter)
    }

    /// What is wrong with the body, of one family.
    pub fn problems_of(&self, family: Family) -> impl Iterator<Item = &markdown::Problem> {
        self.problems.iter().filter(move |problem| problem.kind.family() == family)
    }

    /// Whether something in it is left to fill in.
    #[must_use]
    pub fn has_placeholder(&self) -> bool {
        let mut found = !self.matter_placeholders.is_empty();
        self.document.walk_inlines(&mut |inline| found |= matches!(inline.kind, InlineKind::Placeholder(_)));
        found
    }

    /// The front matter as written; the whole text when it could not be found.
    #[must_use]
    pub fn front_matter_text(&self) -> &str {
        match self.front_matter {
            FrontMatter::Found(span) => self.source.slice(span),
            FrontMatter::Missing | FrontMatter::Unterminated => self.source.text(),
        }
    }

    /// Where an entry of the front matter stands, its value included.
    #[must_use]
    pub fn matter_entry(&self, key: &str) -> Option<Span> {
        let FrontMatter::Found(matter) = self.front_matter else { return None };
        let entry = yaml::edit::entry(self.source.slice(matter), key)?;
        Some(Span::new(entry.start, entry.end).moved(matter.start as usize))
    }

    /// Where the file lies in the project.
    #[must_use]
    pub fn path(&self) -> &ProjectPath {
        self.source.path()
    }
}

/// Reads the fields. Of front matter that could not be read at all only that is said, not that
/// every key is missing.
fn read_fields<M>(
    node: &Node,
    front_matter: FrontMatter,
    problems: &mut Vec<yaml::Problem>,
    read: impl FnOnce(&mut Fields<'_, '_>) -> M,
) -> M {
    let readable = problems.is_empty() && matches!(front_matter, FrontMatter::Found(_));
    let mut unheard = Vec::new();
    let mut fields = Fields::of("", node, if readable { problems } else { &mut unheard });
    let matter = read(&mut fields);
    fields.finish();
    matter
}
