//! What every Atom feed is made of.
//!
//! What a feed and its entries are known by must never change and be nobody else's, also before the house has an address
//! and when it gets another one: UUIDs made of names.

use sha2::{Digest, Sha256};

use crate::config::Standing;

const EXAMPLE: &str =
    "Eksempel – ikke udgivet eller godkendt af Socialstyrelsen, Mødrehjælpen eller kommunerne";

/// A feed.
pub(super) struct Feed<'f> {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) standing: Standing,
    /// The day of its newest entry.
    pub(super) updated: Option<jiff::civil::Date>,
    /// Where it lies and what it is a feed of, by [`link`].
    pub(super) links: String,
    /// Who speaks.
    pub(super) author: &'f str,
    /// The entries as XML, the newest first.
    pub(super) entries: String,
}

impl Feed<'_> {
    /// The feed as XML.
    pub(super) fn xml(&self) -> String {
        let subtitle = match self.standing {
            Standing::Example => format!("<subtitle>{EXAMPLE}</subtitle>\n"),
            Standing::Live => String::new(),
        };
        let updated = self.updated.map(|day| format!("<updated>{day}T00:00:00Z</updated>\n"));
        format!(
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"da\">\n\
             <id>{}</id>\n<title>{}</title>\n{subtitle}{}{}<author><name>{}</name></author>\n{}</feed>\n",
            self.id,
            escaped(&self.title),
            updated.unwrap_or_default(),
            self.links,
            escaped(self.author),
            self.entries,
        )
    }
}

/// A link to a file of the site that lies at `base`.
pub(super) fn link(base: &str, relation: &str, file: &str) -> String {
    format!("<link rel=\"{relation}\" href=\"{}/{}\"/>\n", escaped(base), escaped(file))
}

/// What the feed of a house, or something in it, is known by.
pub(super) fn id(house: &str, name: &str) -> String {
    let digest = Sha256::digest(format!("husbog\n{house}\n{name}"));
    let mut bytes: [u8; 16] = std::array::from_fn(|at| digest[at]);
    bytes[6] = bytes[6] & 0x0f | 0x80;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    format!("urn:uuid:{}-{}-{}-{}-{}", &hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..])
}

/// A text as it stands in XML.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push(' '),
            // What XML has no place for.
            letter if letter.is_control() || matches!(letter, '\u{fffe}' | '\u{ffff}') => {}
            letter => out.push(letter),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_xml_has_no_place_for_is_left_out() {
        let check = |text: &str, expected: &str| assert_eq!(escaped(text), expected, "{text:?}");
        check("a & b < c", "a &amp; b &lt; c");
        check("x\u{fffe}y\u{ffff}z\u{7}", "xyz");
        check("to\nlinjer", "to linjer");
    }

    #[test]
    fn what_it_is_known_by_is_a_uuid_of_its_own() {
        let ids = [id("Huset", ""), id("Huset", "2026-1"), id("Huset", "2026-1-r1"), id("Hytten", "2026-1")];
        assert_eq!(ids[1], id("Huset", "2026-1"));
        for (at, id) in ids.iter().enumerate() {
            let parts: Vec<usize> = id.trim_start_matches("urn:uuid:").split('-').map(str::len).collect();
            assert_eq!(parts, [8, 4, 4, 4, 12], "{id}");
            assert!(!ids[..at].contains(id), "{id}");
        }
    }

    #[test]
    fn texts_are_safe_in_xml() {
        let check = |text: &str, expected: &str| assert_eq!(escaped(text), expected);
        check("a & <b> \"c\"", "a &amp; &lt;b&gt; &quot;c&quot;");
        check("a\u{1}b\nc", "ab c");
    }
}
