//! The search: other words for what people look for, for each of the two sites.

use super::keys;
use crate::yaml::{self, Expected, Fields, Located, Value};

/// Other words for what people look for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Search {
    /// On the public site.
    pub public: Vec<Synonym>,
    /// On the staff site.
    pub staff: Vec<Synonym>,
}

/// What is asked for, and what the texts call it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Synonym {
    /// A word or a few, as they are typed.
    pub asked: Located<String>,
    /// The words of the texts.
    pub meant: Vec<String>,
}

pub(super) fn search(mut fields: Fields<'_, '_>) -> Search {
    let search = Search {
        public: fields.optional(&keys::SEARCH_PUBLIC, synonyms).unwrap_or_default(),
        staff: fields.optional(&keys::SEARCH_STAFF, synonyms).unwrap_or_default(),
    };
    fields.finish();
    search
}

fn synonyms(value: Value<'_, '_>) -> Option<Vec<Synonym>> {
    let is_said = |text: &str| text.chars().any(char::is_alphanumeric);
    let entries = |fields: Fields<'_, '_>| {
        let entries = fields.entries(Expected::Words, is_said, |value| value.filled_list(yaml::text));
        entries.into_iter().map(|(asked, meant)| Synonym { asked, meant }).collect()
    };
    value.map(entries)
}
