//! What links lead to, in words.

use super::super::Evidence;
use crate::library::document::{BlockKind, Document, plain_text};
use crate::library::document_id::DocumentId;
use crate::library::number::ManualRef;
use crate::library::shelf::{Found, Lookup};
use crate::library::target::Target;
use crate::library::text::Text;

/// What a link in a text leads to, as the link could say it. Nothing of what the readers of the text may not know.
pub(super) fn name(evidence: &Evidence<'_>, text: &Text, target: &Target) -> Option<String> {
    match target {
        Target::Here(anchor) => heading(&text.document, anchor),
        Target::Guide(section) => Some(format!("guiden, afsnit {section}")),
        Target::Annex(number) => Some(format!("guidens bilag {number}")),
        Target::Manual { anchor, .. } | Target::File { anchor, .. } => {
            match evidence.lookup(text.path(), target) {
                Lookup::Found(Found::Page(page)) => {
                    let heading = anchor.as_ref().and_then(|anchor| heading(&page.text.document, anchor));
                    Some(heading.unwrap_or_else(|| page.matter.title.clone()))
                }
                Lookup::Found(Found::Manual(document)) => manual(evidence, document, anchor.as_deref()),
                Lookup::Found(Found::File(_)) | Lookup::Withheld | Lookup::Missing => None,
            }
        }
        Target::Role(_)
        | Target::Fact { .. }
        | Target::Language(_)
        | Target::External(_)
        | Target::Malformed(_)
        | Target::UnknownScheme(_) => None,
    }
}

fn manual(evidence: &Evidence<'_>, document: DocumentId, anchor: Option<&str>) -> Option<String> {
    let number: ManualRef = document.number()?;
    let version = evidence.library.working(document)?;
    let section = anchor.and_then(|anchor| heading(&version.text().document, anchor));
    match section {
        Some(section) => Some(format!("{section} i manual {number}")),
        None => version.manual_matter().map(|matter| format!("manual {number}: {}", matter.title)),
    }
}

/// The text of the heading with an anchor.
fn heading(document: &Document, anchor: &str) -> Option<String> {
    let mut found = None;
    document.walk_blocks(&mut |block| {
        if let BlockKind::Heading(heading) = &block.kind
            && heading.anchor == anchor
        {
            found = Some(plain_text(&heading.content).trim().to_owned());
        }
    });
    found.filter(|text| !text.is_empty())
}
