//! Where staff say what they think of a section of a manual.

use crate::placeholder;
use crate::yaml::{Expected, Value};

/// Whom staff write to about a section.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Feedback {
    /// Nobody: there are no links to write by.
    #[default]
    Off,
    /// The house has not said yet: whoever writes fills in the address.
    ToBeSaid,
    /// A mail address.
    To(String),
}

impl Feedback {
    /// The mail address, if one is known.
    #[must_use]
    pub fn address(&self) -> Option<&str> {
        match self {
            Self::To(address) => Some(address),
            Self::Off | Self::ToBeSaid => None,
        }
    }
}

pub(super) fn feedback(value: Value<'_, '_>) -> Option<Feedback> {
    value.parsed(Expected::MailAddress, parse).map(|feedback| feedback.value)
}

fn parse(text: &str) -> Option<Feedback> {
    match placeholder::is_value(text) {
        true => Some(Feedback::ToBeSaid),
        false => is_mail_address(text).then(|| Feedback::To(text.to_owned())),
    }
}

/// Whether a text is one plain mail address, so that nothing but an address can come into a link.
fn is_mail_address(text: &str) -> bool {
    let legal = |c: char| c.is_ascii_alphanumeric() || "._+-".contains(c);
    let is_part = |part: &str| !part.is_empty() && part.chars().all(legal);
    text.split_once('@').is_some_and(|(who, host)| is_part(who) && is_part(host) && host.contains('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_plain_address_is_taken() {
        let check = |text: &str, expected: bool| assert_eq!(is_mail_address(text), expected, "{text}");
        check("metode@hus.example", true);
        check("metode.konsulent+manualer@hus.example", true);
        check("metode@hus", false);
        check("a@hus.example?cc=b@c.example", false);
        check("a@hus.example,b@hus.example", false);
        check("skriv til os", false);
        check("@hus.example", false);
    }
}
