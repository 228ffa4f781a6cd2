//! »Skriv til os om afsnittet«: a mail to whoever keeps the manuals, with the manual, the section and the revision in it.
//!
//! It is a link and needs no script. As long as the house has not said whom to write to, whoever writes puts that in.

use super::standing::State;
use crate::config::Feedback;
use crate::library::edition::Version;
use crate::library::shelf::Staff;
use crate::output_path::OutputPath;
use crate::percent::encoded;
use crate::site::Site;

/// What every mail says before anything else is written in it.
const NO_PERSON: &str = "Skriv ikke om en bestemt borger.";

/// The mails about a version of a manual.
pub(super) struct Mails<'p> {
    /// Empty as long as the house has not said.
    to: &'p str,
    /// `Manual 5: Frivillige i huset`
    manual: String,
    revision: String,
}

impl<'p> Mails<'p> {
    /// The mails about a version, on the page where it is read today; `None` where nobody is to be written to.
    pub(super) fn about(site: &'p Site<'_, Staff>, path: &OutputPath, version: Version<'p>) -> Option<Self> {
        let to = match &site.shelf().config().feedback {
            Feedback::Off => return None,
            Feedback::ToBeSaid => "",
            Feedback::To(address) => address,
        };
        let is_today = site.plan().address_of_document(version.document) == Some(path);
        let is_read = is_today && State::of(site.shelf(), version) == State::InForce;
        let (number, revision) = (version.document.number()?, version.revision().filter(|_| is_read)?);
        let manual = format!("Manual {number}: {}", version.title());
        Some(Self { to, manual, revision: revision.to_string() })
    }

    /// The link that begins a mail about a section.
    pub(super) fn link(&self, section: &str) -> String {
        let Self { to, manual, revision } = self;
        let subject = format!("{manual} – {section}");
        let body =
            format!("{manual}\r\nAfsnit: {section}\r\nRevision: {revision}\r\n\r\n{NO_PERSON}\r\n\r\n");
        // RFC 6068 has the fields of a mail encoded as any part of an address.
        format!("mailto:{to}?subject={}&body={}", encoded(&subject, b""), encoded(&body, b""))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mail_names_what_it_is_about() {
        let mails = Mails {
            to: "a@hus.example",
            manual: "Manual 5: A & ø".to_owned(),
            revision: "2026-2".to_owned(),
        };
        assert_eq!(
            mails.link("B?"),
            "mailto:a@hus.example?subject=Manual%205%3A%20A%20%26%20%C3%B8%20%E2%80%93%20B%3F\
             &body=Manual%205%3A%20A%20%26%20%C3%B8%0D%0AAfsnit%3A%20B%3F%0D%0ARevision%3A%202026-2%0D%0A%0D%0A\
             Skriv%20ikke%20om%20en%20bestemt%20borger.%0D%0A%0D%0A"
        );
    }

    #[test]
    fn without_an_address_the_mail_has_no_receiver() {
        let mails = Mails { to: "", manual: "Manual 5: A".to_owned(), revision: "2026-2".to_owned() };
        assert!(mails.link("B").starts_with("mailto:?subject=Manual%205"));
    }
}
