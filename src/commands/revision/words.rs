//! How revisions, documents and what has changed are named to people.

use jiff::civil::Date;

use crate::date::ShownDate;
use crate::library::document_id::DocumentId;
use crate::library::edition::Version;

/// A day in words.
pub(super) fn day(date: Date) -> String {
    ShownDate::from(date).text
}

/// One thing, two things or more in a row: `5, 7 og 13`.
pub(super) fn listed<S: AsRef<str>>(words: &[S]) -> String {
    match words {
        [] => String::new(),
        [one] => one.as_ref().to_owned(),
        [all @ .., last] => {
            let all: Vec<&str> = all.iter().map(AsRef::as_ref).collect();
            format!("{} og {}", all.join(", "), last.as_ref())
        }
    }
}

/// Documents in a row, the manuals by their numbers: `manual 2, 7 og 16 samt partnerskabsaftalen`.
pub(super) fn documents(documents: impl Iterator<Item = DocumentId>) -> String {
    let (mut numbers, mut others) = (Vec::new(), Vec::new());
    for document in documents {
        match document {
            DocumentId::Manual(number) => numbers.push(number.to_string()),
            DocumentId::Agreement => others.push(document.name()),
        }
    }
    if !numbers.is_empty() {
        others.insert(0, format!("manual\u{a0}{}", listed(&numbers)));
    }
    others.join(" samt ")
}

/// `1 udgave`, `2 udgaver`.
pub(super) fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// A document by its name and title.
pub(super) fn titled(version: Version<'_>) -> String {
    format!("{} {}", version.document.name(), version.title())
}
