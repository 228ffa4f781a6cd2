//! The Atom feed of revisions, for those who want to be told when the manuals change.
//!
//! What it is known by must never change and be nobody else's, also before the house has an address and when it
//! gets another one: an UUID made of the name of the house and that of the revision. Links are whole addresses,
//! so that there are none until site.yaml says where staff read their site.

use sha2::{Digest, Sha256};

use super::changes::{self, DocumentChange, Fate, Span};
use super::summary::summary;
use super::{SECTION, editions, full_name, name, revision_address};
use crate::config::Standing;
use crate::library::identity::Identity;
use crate::library::ledger::Revision;
use crate::library::shelf::{Shelf, Staff};
use crate::output_path::OutputPath;
use crate::site::{Body, Render, Site};
use crate::theme::TemplateError;

/// Where it lies.
pub(super) const ADDRESS: &str = "revisioner/feed.xml";

const EXAMPLE: &str =
    "Eksempel – ikke udgivet eller godkendt af Socialstyrelsen, Mødrehjælpen eller kommunerne";

/// The feed of revisions.
pub(super) struct Feed<'l> {
    pub(super) shelf: Shelf<'l, Staff>,
}

impl Render<Staff> for Feed<'_> {
    fn render(&self, site: &Site<'_, Staff>, _: &OutputPath) -> Result<Body, Box<TemplateError>> {
        Ok(Body::Text(feed(site).into()))
    }

    fn documents(&self) -> Vec<Identity> {
        editions(&self.shelf)
    }
}

fn feed(site: &Site<'_, Staff>) -> String {
    let house = &site.shelf().config().name;
    let revisions = &site.shelf().ledger().revisions;
    let mut old = None;
    let spans = revisions.values().map(|new| Span { old: old.replace(new), new });
    let entries: Vec<String> = spans.map(|span| entry(site, span)).collect();
    let updated = revisions.values().map(|revision| revision.in_force).max();
    let updated = updated.map(|day| format!("<updated>{day}T00:00:00Z</updated>\n")).unwrap_or_default();
    let links = [link(site, "self", ADDRESS), link(site, "alternate", &format!("{SECTION}index.html"))];
    format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"da\">\n\
         <id>{}</id>\n<title>{}</title>\n{}{updated}{}<author><name>{}</name></author>\n{}</feed>\n",
        id(house, ""),
        escaped(&format!("Revisioner – {house}")),
        subtitle(site.shelf().config().standing),
        links.concat(),
        escaped(house),
        entries.iter().rev().map(String::as_str).collect::<String>(),
    )
}

fn subtitle(standing: Standing) -> String {
    match standing {
        Standing::Example => format!("<subtitle>{EXAMPLE}</subtitle>\n"),
        Standing::Live => String::new(),
    }
}

fn entry(site: &Site<'_, Staff>, span: Span<'_>) -> String {
    let Revision { id: revision, in_force, .. } = span.new;
    let page = format!("{}/index.html", revision_address(*revision));
    format!(
        "<entry>\n<id>{}</id>\n<title>{}</title>\n<updated>{in_force}T00:00:00Z</updated>\n{}<content>{}</content>\n</entry>\n",
        id(&site.shelf().config().name, &revision.to_string()),
        escaped(&name(*revision)),
        link(site, "alternate", &page),
        escaped(&told(&changes::documents(site, span))),
    )
}

/// What a revision brought, with the names of what is new, changed or retired.
fn told(documents: &[DocumentChange<'_>]) -> String {
    let fates = [(Fate::New, "Ny"), (Fate::Changed, "Ændret"), (Fate::Retired, "Udgået")];
    let lists = fates.into_iter().filter_map(|(fate, word)| {
        let such = documents.iter().filter(|document| document.fate == fate);
        let titles: Vec<String> = such.map(|document| full_name(document.new)).collect();
        (!titles.is_empty()).then(|| format!(" {word}: {}.", titles.join("; ")))
    });
    summary(documents) + &lists.collect::<String>()
}

/// A link to a file of the site; nothing as long as nobody has said where the site lies.
fn link(site: &Site<'_, Staff>, relation: &str, file: &str) -> String {
    let base = site.shelf().config().addresses.staff.as_deref();
    let link = base.map(|base| format!("<link rel=\"{relation}\" href=\"{}/{file}\"/>\n", escaped(base)));
    link.unwrap_or_default()
}

/// What the feed, or a revision in it, is known by: a UUID made of names.
fn id(house: &str, revision: &str) -> String {
    let digest = Sha256::digest(format!("husbog\n{house}\n{revision}"));
    let mut bytes: [u8; 16] = std::array::from_fn(|at| digest[at]);
    bytes[6] = bytes[6] & 0x0f | 0x80;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    format!("urn:uuid:{}-{}-{}-{}-{}", &hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..])
}

/// A text as it stands in XML.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push(' '),
            letter if letter.is_control() => {}
            letter => out.push(letter),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

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
