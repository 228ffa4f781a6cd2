//! How texts must be written, by the folder they lie in.

use super::keys;
use crate::source::ProjectPath;
use crate::yaml::{Expected, Fields, Located, Value};

/// How the texts of a folder must be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FolderLanguage {
    /// Which rules of language hold.
    pub rules: RuleSet,
    /// The LIX that a text must not be over.
    pub lix: Option<u8>,
}

/// For whom texts are written, and so which rules of language hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RuleSet {
    /// Everybody, women who think of coming among them.
    Public,
    /// Those who work with families elsewhere.
    Professional,
    /// Those who work in the house.
    Staff,
}

/// Folders of the project, and how their texts must be written.
pub type FolderLanguages = Vec<(Located<ProjectPath>, FolderLanguage)>;

impl FolderLanguage {
    /// What the innermost folder says that a text lies in; where none does, what suits its readers.
    pub(super) fn of(path: &ProjectPath, folders: &[(Located<ProjectPath>, Self)]) -> Self {
        let around = folders.iter().filter(|(folder, _)| path.below(folder.value.as_str()).is_some());
        let innermost = around.max_by_key(|(folder, _)| folder.value.as_str().len());
        innermost.map_or_else(|| Self::usual(path), |(_, language)| *language)
    }

    fn usual(path: &ProjectPath) -> Self {
        let rules = match path.below("manuals") {
            Some(_) => RuleSet::Staff,
            None => RuleSet::Public,
        };
        Self { rules, lix: None }
    }
}

/// Reads the folders.
pub(super) fn folder_languages(value: Value<'_, '_>) -> Option<FolderLanguages> {
    value.list(|entry| entry.map(folder_language)?)
}

fn folder_language(mut fields: Fields<'_, '_>) -> Option<(Located<ProjectPath>, FolderLanguage)> {
    let folder =
        fields.required(&keys::LANGUAGE_FOLDER, |value| value.parsed(Expected::TextFolder, text_folder));
    let rules = fields.required(&keys::LANGUAGE_RULES, rule_set);
    let lix = fields.optional(&keys::LANGUAGE_LIX, |value| value.parsed(Expected::Lix, lix));
    fields.finish();
    Some((folder?, FolderLanguage { rules: rules?, lix: lix.map(|lix| lix.value) }))
}

fn rule_set(value: Value<'_, '_>) -> Option<RuleSet> {
    value.choice([
        ("public", RuleSet::Public),
        ("professional", RuleSet::Professional),
        ("staff", RuleSet::Staff),
    ])
}

/// A folder in which texts lie.
fn text_folder(text: &str) -> Option<ProjectPath> {
    let is_folder =
        |folder: &str| !folder.ends_with(".md") && !folder.split('/').any(|part| part.starts_with('.'));
    let below =
        |top: &str| text.strip_prefix(top).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    ProjectPath::new(text).filter(|_| is_folder(text) && (below("content") || below("manuals")))
}

fn lix(text: &str) -> Option<u8> {
    let is_plain = !text.starts_with(['0', '+']);
    text.parse().ok().filter(|lix| is_plain && (1..=100).contains(lix))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;
    use crate::source::Source;

    #[test]
    fn the_innermost_folder_says_how_a_text_is_written() {
        let path = |path: &str| ProjectPath::new(path).unwrap();
        let site = "language:\n  - {folder: content/om, rules: public, lix: 42}\n  \
            - {folder: content/om/fag, rules: professional}\n  - {folder: manuals, rules: staff, lix: 50}\n";
        let config = Config::read(&Source::new(path("site.yaml"), site)).config;
        let check = |text: &str, rules, lix| {
            assert_eq!(config.language_of(&path(text)), FolderLanguage { rules, lix }, "{text}");
        };
        check("content/om/index.md", RuleSet::Public, Some(42));
        check("content/om/fag/index.md", RuleSet::Professional, None);
        check("content/omkring.md", RuleSet::Public, None);
        check("manuals/05-frivillige/manual.md", RuleSet::Staff, Some(50));
        let bare = Config::default();
        assert_eq!(bare.language_of(&path("manuals/05/manual.md")).rules, RuleSet::Staff);
        assert_eq!(bare.language_of(&path("content/om.md")).rules, RuleSet::Public);
    }
}
