//! Where the texts are changed: the address of a file in the git host's editor.

use super::address::web_address;
use super::keys;
use crate::percent;
use crate::placeholder;
use crate::source::ProjectPath;
use crate::yaml::{Expected, Fields, Key};

/// What stands in an address for the path of the file.
const PATH: &str = "{path}";

/// Where the texts are changed, for the readers of each site. `None` as long as the house has not said, and on the
/// public site where it does not want to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Edit {
    /// For readers of the staff site.
    pub staff: Option<EditAddress>,
    /// For readers of the public site.
    pub public: Option<EditAddress>,
}

/// The address of any file in the editor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EditAddress(String);

impl EditAddress {
    /// Where a file is changed.
    #[must_use]
    pub fn of(&self, path: &ProjectPath) -> String {
        self.0.replace(PATH, &percent::encoded(path.as_str(), b"/"))
    }
}

pub(super) fn edit(mut fields: Fields<'_, '_>) -> Edit {
    let mut address = |key: &'static Key| {
        let address = fields.optional(key, |value| value.parsed(Expected::EditAddress, edit_address))?;
        Some(EditAddress(address.value)).filter(|address| !placeholder::is_value(&address.0))
    };
    let edit = Edit { staff: address(&keys::EDIT_STAFF), public: address(&keys::EDIT_PUBLIC) };
    fields.finish();
    edit
}

/// An address of the web with a place for the path, or the word that stands for one.
fn edit_address(text: &str) -> Option<String> {
    let is_address = || text.contains(PATH) && web_address(&text.replace(PATH, "")).is_some();
    (placeholder::is_value(text) || is_address()).then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_has_its_own_address_in_the_editor() {
        let address = EditAddress("https://git.example/hus/-/edit/main/{path}?x=1".to_owned());
        let check = |path: &str, expected: &str| {
            let edited = address.of(&ProjectPath::new(path).unwrap());
            assert_eq!(edited, format!("https://git.example/hus/-/edit/main/{expected}?x=1"));
        };
        check("manuals/05-frivillige/manual.md", "manuals/05-frivillige/manual.md");
        check("content/åben dør.md", "content/%C3%A5ben%20d%C3%B8r.md");
    }

    #[test]
    fn an_address_says_where_the_path_stands() {
        let check = |text: &str, expected: bool| assert_eq!(edit_address(text).is_some(), expected, "{text}");
        check("https://git.example/hus/-/edit/main/{path}", true);
        check("udfyld", true);
        check("https://git.example/hus/", false);
        check("javascript:{path}", false);
        check("git.example/{path}", false);
    }
}
