//! What a document of the ledger is known by, in every edition and wherever its file lies.

use std::fmt;

use super::number::ManualRef;

/// A document that is revised: a manual, or the template of the partnership agreement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DocumentId {
    /// The manual of this number.
    Manual(ManualRef),
    /// The template of the partnership agreement.
    Agreement,
}

/// What the agreement is called in the ledger and on the command line, and the folder it lies in.
const AGREEMENT: &str = "partnerskabsaftale";

impl DocumentId {
    /// The folder of the agreement's working text and editions.
    pub const AGREEMENT_FOLDER: &'static str = "content/partnerskabsaftale";

    /// Reads `5`, `2.C` or `partnerskabsaftale`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            AGREEMENT => Some(Self::Agreement),
            text => ManualRef::parse(text).map(Self::Manual),
        }
    }

    /// The number, if it is a manual.
    #[must_use]
    pub fn number(self) -> Option<ManualRef> {
        match self {
            Self::Manual(number) => Some(number),
            Self::Agreement => None,
        }
    }

    /// What it is called in Danish: `manual 5`, `partnerskabsaftalen`.
    #[must_use]
    pub fn name(self) -> String {
        match self {
            Self::Manual(number) => format!("manual\u{a0}{number}"),
            Self::Agreement => "partnerskabsaftalen".to_owned(),
        }
    }
}

impl fmt::Display for DocumentId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Manual(number) => number.fmt(f),
            Self::Agreement => f.write_str(AGREEMENT),
        }
    }
}

impl serde::Serialize for DocumentId {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_are_read_and_written() {
        for text in ["5", "2.C", "partnerskabsaftale"] {
            assert_eq!(DocumentId::parse(text).map(|id| id.to_string()).as_deref(), Some(text));
        }
        for bad in ["", "05", "aftale", "2.CC"] {
            assert_eq!(DocumentId::parse(bad), None);
        }
    }
}
