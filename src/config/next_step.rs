//! The next step: what a public page offers its reader when it is read.

use super::{keys, page_below_content};
use crate::source::ProjectPath;
use crate::yaml::{self, Expected, Located, Value};

/// A page that is led to, and the words that lead there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageLink {
    /// The words.
    pub text: Located<String>,
    /// The page.
    pub page: Located<ProjectPath>,
}

/// A step that leads to a page. Where none is given, the step is to call a house.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextStep {
    /// What stands above the link.
    pub line: Option<Located<String>>,
    /// The link.
    pub link: PageLink,
}

impl NextStep {
    /// What its reader sees of it.
    pub fn shown(&self) -> impl Iterator<Item = &Located<String>> {
        self.line.iter().chain([&self.link.text])
    }
}

/// The steps of whole folders.
pub type FolderSteps = Vec<(Located<ProjectPath>, NextStep)>;

/// Reads a step: `{line: …, text: …, link: om/index.md}`.
pub fn next_step(value: Value<'_, '_>) -> Option<NextStep> {
    value.map(|mut fields| {
        let line = fields.optional(&keys::STEP_LINE, |value| value.located(yaml::text));
        let text = fields.required(&keys::STEP_TEXT, |value| value.located(yaml::text));
        let page = fields.required(&keys::STEP_LINK, page_below_content);
        fields.finish();
        Some(NextStep { line, link: PageLink { text: text?, page: page? } })
    })?
}

/// Reads steps by folder.
pub(super) fn folder_steps(value: Value<'_, '_>) -> Option<FolderSteps> {
    let step = |(key, step): (Located<String>, NextStep)| {
        Some((Located { value: folder_path(&key.value)?, span: key.span }, step))
    };
    value.map(|fields| {
        let steps = fields.entries(Expected::Folder, |key| folder_path(key).is_some(), next_step);
        steps.into_iter().filter_map(step).collect()
    })
}

/// Reads a folder below `content/`.
pub(super) fn folder(value: Value<'_, '_>) -> Option<Located<ProjectPath>> {
    value.parsed(Expected::Folder, folder_path)
}

fn folder_path(text: &str) -> Option<ProjectPath> {
    let is_folder = !text.is_empty() && !text.ends_with(".md");
    let is_below = is_folder && !text.starts_with(['/', '.']) && !text.starts_with("content");
    ProjectPath::new(&format!("content/{}", text.trim_end_matches('/'))).filter(|_| is_below)
}
