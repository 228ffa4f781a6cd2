//! The search: other words for what people look for, for each of the two sites.

use std::collections::BTreeMap;

use super::{bare, keys};
use crate::yaml::{self, Expected, Fields, Value};

/// Other words for what people look for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Search {
    /// On the public site: what is asked for, and the words of the texts.
    pub public: BTreeMap<String, Vec<String>>,
    /// On the staff site.
    pub staff: BTreeMap<String, Vec<String>>,
}

pub(super) fn search(mut fields: Fields<'_, '_>) -> Search {
    let search = Search {
        public: fields.optional(&keys::SEARCH_PUBLIC, synonyms).unwrap_or_default(),
        staff: fields.optional(&keys::SEARCH_STAFF, synonyms).unwrap_or_default(),
    };
    fields.finish();
    search
}

fn synonyms(value: Value<'_, '_>) -> Option<BTreeMap<String, Vec<String>>> {
    let is_said = |text: &str| text.chars().any(char::is_alphanumeric);
    value.map(|fields| bare(fields.entries(Expected::Words, is_said, |value| value.filled_list(yaml::text))))
}
