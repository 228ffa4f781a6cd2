//! The hearing: until when the working texts can be commented on, and where comments go.

use jiff::civil::Date;

use super::{keys, placeholder};
use crate::yaml::{self, Fields};

/// When and where the working texts are commented on. `None` as long as the house has not said.
#[derive(Clone, Debug, Default)]
pub struct Hearing {
    /// The last day.
    pub deadline: Option<Date>,
    /// Where comments go: a mail address, or words such as "til metodekonsulenten på personalemødet".
    pub comments: Option<String>,
}

pub(super) fn hearing(mut fields: Fields<'_, '_>) -> Hearing {
    let hearing = Hearing {
        deadline: fields.optional(&keys::HEARING_DEADLINE, yaml::date),
        comments: fields
            .optional(&keys::HEARING_COMMENTS, yaml::text)
            .filter(|text| !placeholder::is_value(text)),
    };
    fields.finish();
    hearing
}
