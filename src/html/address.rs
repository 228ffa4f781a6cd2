//! Addresses as they stand in HTML, and links as written for documents outside a site.

use super::{Destination, Links, escape};
use crate::library::target::Target;

/// Links and pictures lead where the text says, for a document that stands in no site. The schemes
/// of our own are kept; nothing is looked up.
#[derive(Clone, Copy, Debug, Default)]
pub struct AsWritten;

impl Links for AsWritten {
    fn link(&self, target: &Target) -> Destination {
        match target {
            Target::Manual { number, anchor } => {
                Destination::Address(format!("manual:{number}{}", fragment(anchor)))
            }
            Target::Guide(section) => Destination::Address(format!("guide:{section}")),
            Target::Annex(number) => Destination::Address(format!("bilag:{number}")),
            Target::Role(role) => Destination::Address(format!("role:{role}")),
            Target::Fact { name, house: None } => Destination::Address(format!("fact:{name}")),
            Target::Fact { name, house: Some(house) } => Destination::Address(format!("fact:{name}.{house}")),
            Target::File { path, anchor } => file(path, anchor),
            Target::Here(anchor) => Destination::Address(format!("#{}", encoded(anchor))),
            Target::External(address) => Destination::Address(address.clone()),
            Target::Language(_) | Target::Malformed(_) | Target::UnknownScheme(_) => Destination::Text,
        }
    }

    fn image(&self, target: &Target) -> Destination {
        match target {
            Target::File { path, .. } => file(path, &None),
            Target::External(address) if leads_out(address) => Destination::Address(address.clone()),
            _ => Destination::Text,
        }
    }
}

/// Whether an address names a host, and so leads out of the site.
pub(crate) fn leads_out(address: &str) -> bool {
    let begins_with =
        |scheme: &str| address.get(..scheme.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(scheme));
    begins_with("http:") || begins_with("https:")
}

/// An address with everything that may not stand in one as percent signs. Percent signs already
/// there stay, and so do letters beyond ASCII, which browsers read alike.
pub(crate) fn tidied(address: &str) -> String {
    let forbidden = |letter: char| {
        letter.is_whitespace() || escape::is_forbidden(letter) || "\"<>\\^`{|}".contains(letter)
    };
    percent_encoded(address, forbidden)
}

/// A path as written is never a host, though a text may have hidden `//` behind percent signs.
fn file(path: &str, anchor: &Option<String>) -> Destination {
    if path.starts_with("//") {
        return Destination::Text;
    }
    Destination::Address(encoded(path) + &fragment(anchor))
}

fn fragment(anchor: &Option<String>) -> String {
    anchor.as_ref().map(|anchor| format!("#{}", encoded(anchor))).unwrap_or_default()
}

/// Text with everything as percent signs that could mean something in an address, `/` excepted.
fn encoded(text: &str) -> String {
    percent_encoded(text, |letter| !letter.is_ascii_alphanumeric() && !"-._~/".contains(letter))
}

fn percent_encoded(text: &str, is_encoded: impl Fn(char) -> bool) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        if is_encoded(letter) {
            push_encoded(&mut out, letter);
        } else {
            out.push(letter);
        }
    }
    out
}

fn push_encoded(out: &mut String, letter: char) {
    for byte in letter.encode_utf8(&mut [0; 4]).bytes() {
        out.push('%');
        out.push(hex_digit(byte >> 4));
        out.push(hex_digit(byte & 15));
    }
}

fn hex_digit(value: u8) -> char {
    char::from(b"0123456789ABCDEF"[usize::from(value)])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_outside_a_site_lead_where_the_text_says() {
        let check = |written: &str, expected: &str| {
            let expected = match expected {
                "" => Destination::Text,
                address => Destination::Address(address.to_owned()),
            };
            assert_eq!(AsWritten.link(&Target::parse(written)), expected, "{written:?}");
        };
        check("HTTPS://a.dk/æ?b=c&d#e", "HTTPS://a.dk/æ?b=c&d#e");
        check("mailto:hus@example.dk", "mailto:hus@example.dk");
        check("manual:2.c#rekruttering", "manual:2.C#rekruttering");
        check("guide:3.10.2", "guide:3.10.2");
        check("bilag:4", "bilag:4");
        check("role:jordemoder", "role:jordemoder");
        check("fact:age_limit.esbjerg", "fact:age_limit.esbjerg");
        check("fact:age_limit", "fact:age_limit");
        check("#her", "#her");
        check("../min%20plan på.md#første del", "../min%20plan%20p%C3%A5.md#f%C3%B8rste%20del");
        check("manual:fem", "");
        check("javascript:alert(1)", "");
        check("java\tscript:alert(1)", "");
        check("//evil.example", "");
        check("javascript%3Aalert(1)", "javascript%3Aalert%281%29");
        check("%2F/evil.example", "");
        check("\\\\evil.example", "%5C%5Cevil.example");
        check("/\\evil.example", "/%5Cevil.example");
    }

    #[test]
    fn pictures_are_files_or_on_the_web() {
        let check = |written: &str, expected: Destination| {
            assert_eq!(AsWritten.image(&Target::parse(written)), expected, "{written:?}");
        };
        check("hus.png", Destination::Address("hus.png".into()));
        check("https://a.dk/b.png", Destination::Address("https://a.dk/b.png".into()));
        check("mailto:a@b.dk", Destination::Text);
        check("manual:5", Destination::Text);
        check("#her", Destination::Text);
        check("data:image/png;base64,AA", Destination::Text);
    }

    #[test]
    fn addresses_hold_nothing_that_html_forbids() {
        assert_eq!(tidied("https://a.dk/a b\"<>\\%20æ\u{1}"), "https://a.dk/a%20b%22%3C%3E%5C%20æ%01");
    }
}
