//! The quick way out: pages a reader may not want to be seen on, and where the way leads.

use super::address::web_address;
use super::next_step::folder;
use super::{keys, placeholder};
use crate::source::ProjectPath;
use crate::yaml::{self, Expected, Fields, Located};

/// Which pages have a quick way out, and what must not stand in their titles.
#[derive(Clone, Debug, Default)]
pub struct Leave {
    /// The folders of the pages, below `content/`.
    pub folders: Vec<Located<ProjectPath>>,
    /// Where the way leads; `None` as long as the house has not said.
    pub address: Option<String>,
    /// Words that tell, in a browser's history, what a page is about.
    pub telling: Vec<String>,
}

impl Leave {
    /// Whether a page has a quick way out.
    #[must_use]
    pub fn covers(&self, page: &ProjectPath) -> bool {
        self.folders.iter().any(|folder| page.below(folder.value.as_str()).is_some())
    }
}

pub(super) fn leave(mut fields: Fields<'_, '_>) -> Leave {
    let address = fields.required(&keys::LEAVE_ADDRESS, |value| value.parsed(Expected::Address, web_address));
    let leave = Leave {
        folders: fields.required(&keys::LEAVE_FOLDERS, |value| value.filled_list(folder)).unwrap_or_default(),
        address: address.map(|address| address.value).filter(|text| !placeholder::is_value(text)),
        telling: fields.optional(&keys::LEAVE_TELLING, |value| value.list(yaml::text)).unwrap_or_default(),
    };
    fields.finish();
    leave
}
