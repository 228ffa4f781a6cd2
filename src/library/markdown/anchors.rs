//! Gives every heading of a document its anchor.

use std::collections::{HashMap, HashSet};

use super::{Problem, ProblemKind};
use crate::library::document::{BlockKind, Document, Heading, plain_text};
use crate::slug::{is_slug, slugify};
use crate::source::Span;

/// Gives every heading its anchor: the one written as `{#id}`, or else the slug of its text, with
/// `-2`, `-3` … behind those that are taken. On entry a heading's anchor is the id as written,
/// empty when there is none.
pub(super) fn assign(document: &mut Document, source: &str, problems: &mut Vec<Problem>) {
    let mut names = Names { source, taken: HashSet::new(), next_suffix: HashMap::new(), problems };
    each_heading(document, &mut |heading, span| names.keep_written(heading, span));
    each_heading(document, &mut |heading, span| names.name_unnamed(heading, span));
}

struct Names<'p> {
    source: &'p str,
    taken: HashSet<String>,
    next_suffix: HashMap<String, usize>,
    problems: &'p mut Vec<Problem>,
}

impl Names<'_> {
    fn keep_written(&mut self, heading: &mut Heading, span: Span) {
        let written = std::mem::take(&mut heading.anchor);
        let span = self.braces(span).unwrap_or(span);
        if written.is_empty() {
            return self.note_lost_anchor(heading, span);
        }
        if !is_slug(&written) {
            self.problems.push(Problem { span, kind: ProblemKind::BadAnchor(written) });
        } else if !self.taken.insert(written.clone()) {
            self.problems.push(Problem { span, kind: ProblemKind::DuplicateAnchor(written) });
        } else {
            heading.anchor = written;
        }
    }

    /// `{#` in the text of a heading: an anchor that did not become one.
    fn note_lost_anchor(&mut self, heading: &Heading, span: Span) {
        let text = plain_text(&heading.content);
        if let Some((_, rest)) = text.split_once("{#") {
            let written = rest.trim_end_matches('}').to_owned();
            self.problems.push(Problem { span, kind: ProblemKind::BadAnchor(written) });
        }
    }

    /// Where the braces stand that end a heading.
    fn braces(&self, heading: Span) -> Option<Span> {
        let text = self.source.get(heading.range())?;
        let start = heading.start as usize + text.rfind("{")?;
        Some(Span::new(start, heading.end as usize))
    }

    fn name_unnamed(&mut self, heading: &mut Heading, span: Span) {
        if !heading.anchor.is_empty() {
            return;
        }
        let text = plain_text(&heading.content);
        let mut slug = slugify(&text);
        if slug.is_empty() {
            slug.push_str("afsnit");
        }
        if !self.taken.insert(slug.clone()) {
            slug = self.with_suffix(&slug);
            self.problems.push(Problem { span, kind: ProblemKind::EqualHeading(text) });
        }
        heading.anchor = slug;
    }

    fn with_suffix(&mut self, slug: &str) -> String {
        let next = self.next_suffix.entry(slug.to_owned()).or_insert(2);
        loop {
            let candidate = format!("{slug}-{next}");
            *next += 1;
            if self.taken.insert(candidate.clone()) {
                return candidate;
            }
        }
    }
}

fn each_heading(document: &mut Document, visit: &mut dyn FnMut(&mut Heading, Span)) {
    document.walk_blocks_mut(&mut |block| {
        if let BlockKind::Heading(heading) = &mut block.kind {
            visit(heading, block.span);
        }
    });
}
