//! The next step: what a public page offers its reader when it is read.

use super::page_below_content;
use crate::source::ProjectPath;
use crate::yaml::{self, Expected, Located, Value};

/// A page that is led to, and the words that lead there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageLink {
    /// The words.
    pub text: String,
    /// The page.
    pub page: Located<ProjectPath>,
}

/// A step that leads to a page. Where none is given, the step is to call a house.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextStep {
    /// What stands above the link; may be empty.
    pub line: String,
    /// The link.
    pub link: PageLink,
}

/// The steps of whole folders.
pub type FolderSteps = Vec<(Located<ProjectPath>, NextStep)>;

/// Reads a step: `{line: …, text: …, link: om/index.md}`.
pub fn next_step(value: Value<'_, '_>) -> Option<NextStep> {
    value.map(|mut fields| {
        let line = fields.optional("line", yaml::text).unwrap_or_default();
        let text = fields.required("text", yaml::text);
        let page = fields.required("link", page_below_content);
        fields.finish();
        Some(NextStep { line, link: PageLink { text: text?, page: page? } })
    })?
}

/// Reads steps by folder.
pub(super) fn folder_steps(value: Value<'_, '_>) -> Option<FolderSteps> {
    value.map(|fields| {
        fields.rest(|key, value| {
            let Some(folder) = folder_path(key.value) else {
                return value.malformed_key(&key, Expected::Folder);
            };
            Some((Located { value: folder, span: key.span }, next_step(value)?))
        })
    })
}

/// Reads a folder below `content/`.
pub(super) fn folder(value: Value<'_, '_>) -> Option<Located<ProjectPath>> {
    value.parsed(Expected::Folder, folder_path)
}

fn folder_path(text: &str) -> Option<ProjectPath> {
    let is_below = !text.starts_with(['/', '.']) && !text.starts_with("content") && !text.ends_with(".md");
    ProjectPath::new(&format!("content/{}", text.trim_end_matches('/'))).filter(|_| is_below)
}
