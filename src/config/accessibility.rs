//! The accessibility statement, which the law asks for: where it is published, and when it was last gone through.

use jiff::civil::Date;

use super::address::web_address;
use super::{keys, page_below_content, placeholder};
use crate::source::ProjectPath;
use crate::yaml::{Expected, Fields, Located};

/// The accessibility statement of the public site. `None` as long as the house has not said.
#[derive(Clone, Debug, Default)]
pub struct Accessibility {
    /// Where it is published.
    pub statement: Option<String>,
    /// The day it was last gone through.
    pub reviewed: Option<Located<Date>>,
    /// The public page that tells of accessibility and leads to the statement.
    pub page: Option<Located<ProjectPath>>,
}

pub(super) fn accessibility(mut fields: Fields<'_, '_>) -> Accessibility {
    let statement = fields.required(&keys::STATEMENT, |value| value.parsed(Expected::Address, web_address));
    let reviewed = fields.required(&keys::STATEMENT_REVIEWED, |value| value.parsed(Expected::OpenDate, day));
    let page = fields.optional(&keys::STATEMENT_PAGE, page_below_content);
    fields.finish();
    Accessibility {
        statement: statement.map(|address| address.value).filter(|text| !placeholder::is_value(text)),
        reviewed: reviewed.and_then(|day| Some(Located { value: day.value?, span: day.span })),
        page,
    }
}

/// A day; nothing where it is to be filled in.
fn day(text: &str) -> Option<Option<Date>> {
    let is_plain = text.len() == "2026-03-01".len();
    match placeholder::is_value(text) {
        true => Some(None),
        false => text.parse().ok().filter(|_| is_plain).map(Some),
    }
}
