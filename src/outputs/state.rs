//! How a manual stands: what staff may do with the text they see.

use serde::Serialize;

use crate::library::manual::ManualMatter;

/// How a manual stands. A text in force will be one more: that takes a closed revision.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum State {
    /// The working text, not in force.
    Working,
    /// Staff no longer work by it.
    Retired,
}

impl State {
    /// How the manual with this front matter stands.
    pub(super) fn of(matter: &ManualMatter) -> Self {
        match matter.retired {
            true => Self::Retired,
            false => Self::Working,
        }
    }
}
