//! The page of a house.

use serde::Serialize;

use super::frame::Frame;
use super::leaflet;
use super::listing::{self, Group};
use super::reference::{self, Reference};
use crate::html::{self, ContentsEntry, Parts};
use crate::library::page::{House, Page, PageKind};
use crate::library::shelf::{Public, Reader, Shelf};
use crate::output_path::OutputPath;
use crate::placeholder;
use crate::search::Section;
use crate::site::{self, Body, Plan, Render, Site};
use crate::theme::TemplateError;

struct HousePage<'l> {
    page: &'l Page,
    house: &'l House,
}

#[derive(Serialize)]
struct Context<'p> {
    page: Frame<'p>,
    house: &'p str,
    contacts: Vec<Contact<'p>>,
    /// The leaflet to print; empty when there is none.
    leaflet: String,
    activities: Vec<Group<'p>>,
    article: Parts,
    contents: Vec<ContentsEntry>,
    sources: Vec<Reference<'p>>,
}

#[derive(Serialize)]
struct Contact<'p> {
    key: &'static str,
    label: &'static str,
    value: &'p str,
    /// `tel:` or `mailto:`; empty when there is nothing to call.
    link: String,
    /// Whether the house has still to fill it in.
    missing: bool,
}

/// A house by name, with a link to its page.
#[derive(Serialize)]
pub(super) struct Named<'p> {
    name: &'p str,
    /// Empty when the house has no page.
    link: String,
}

/// A house and how to call it.
#[derive(Debug, Serialize)]
pub(super) struct Call<'p> {
    name: &'p str,
    /// Its page, from the top of the site.
    address: String,
    /// Its telephone number.
    phone: &'p str,
    /// `tel:`; empty when there is nothing to call.
    link: String,
    /// Whether the house has still to fill the number in.
    missing: bool,
}

pub(super) fn plan<'l>(shelf: &Shelf<'l, Public>, plan: &mut Plan<'l, Public>) {
    for (page, house) in houses(shelf) {
        let address = site::public_address(page.text.path());
        plan.add_page(&address, Some(page.text.path()), HousePage { page, house });
    }
}

/// The houses of these identifiers, by name.
pub(super) fn named<'p>(site: &'p Site<'_, Public>, path: &OutputPath, ids: &'p [String]) -> Vec<Named<'p>> {
    let link = |id: &str| {
        let page = site.shelf().house(id)?;
        Some(site.link(path, site.plan().address_of(page.text.path())?))
    };
    let names = &site.shelf().config().houses;
    ids.iter()
        .map(|id| Named { name: names.name(id).unwrap_or(id), link: link(id).unwrap_or_default() })
        .collect()
}

/// How to call the house of this identifier.
pub(super) fn call<'p, A: Reader>(site: &'p Site<'_, A>, id: &str) -> Option<Call<'p>> {
    let page = site.shelf().house(id)?;
    let PageKind::House(house) = &page.matter.kind else { return None };
    let phone = house.phone.as_ref().map_or("", |phone| phone.value.as_str());
    Some(Call {
        name: &page.matter.title,
        address: site.address_from_top(site.plan().address_of(page.text.path())?),
        phone,
        link: contact_link("phone", phone),
        missing: placeholder::is_value(phone),
    })
}

fn houses<'l>(shelf: &Shelf<'l, Public>) -> impl Iterator<Item = (&'l Page, &'l House)> {
    shelf.public_pages().filter_map(|page| match &page.matter.kind {
        PageKind::House(house) => Some((page, house)),
        _ => None,
    })
}

impl Render<Public> for HousePage<'_> {
    fn render(&self, site: &Site<'_, Public>, path: &OutputPath) -> Result<Body, Box<TemplateError>> {
        let Page { text, matter } = self.page;
        let context = Context {
            page: Frame::of_page(site, path, self.page),
            house: site.shelf().config().houses.name(&self.house.id).unwrap_or(&self.house.id),
            contacts: contacts(self.house),
            leaflet: leaflet::link_to_leaflet(site, path),
            activities: listing::kinds_of_activities(site, path, Some(&self.house.id)),
            article: site.parts(text, html::before_first_heading(&text.document), path),
            contents: html::contents(&text.document),
            sources: reference::references(site, path, &matter.sources),
        };
        site.template("house.html", &context)
    }
}

fn contacts(house: &House) -> Vec<Contact<'_>> {
    let contacts = house.contacts().map(|(key, value)| {
        let value = value.value.as_str();
        let (link, missing) = (contact_link(key, value), placeholder::is_value(value));
        Contact { key, label: label(key), value, link, missing }
    });
    contacts.collect()
}

/// How a house is reached, as its page says it under a heading of its own; `None` when it says nothing of it.
pub(super) fn contact_section(house: &House) -> Option<Section> {
    let contacts = contacts(house);
    let said = |contact: &Contact<'_>| match contact.missing {
        true => contact.label.to_owned(),
        false => format!("{} {}", contact.label, contact.value),
    };
    let text = contacts.iter().map(said).collect::<Vec<_>>().join(", ");
    (!contacts.is_empty()).then(|| Section {
        anchor: "_kontakt".to_owned(),
        heading: "Kontakt".to_owned(),
        text,
    })
}

fn label(key: &str) -> &'static str {
    match key {
        "address" => "Adresse",
        "phone" => "Telefon",
        "email" => "Mail",
        _ => "Åbningstider",
    }
}

/// Where a contact can be called or written to: only what is a number or an address and nothing else.
fn contact_link(key: &str, value: &str) -> String {
    if placeholder::is_value(value) {
        return String::new();
    }
    let digits: String = value.chars().filter(|c| !c.is_whitespace()).collect();
    let is_number =
        digits.len() >= 8 && digits.trim_start_matches('+').bytes().all(|byte| byte.is_ascii_digit());
    let is_mail = value.contains('@') && !value.contains(|c: char| c.is_whitespace() || "<>\"?&".contains(c));
    match key {
        "phone" if is_number && digits.len() == 8 => format!("tel:+45{digits}"),
        "phone" if is_number => format!("tel:{digits}"),
        "email" if is_mail => format!("mailto:{value}"),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_numbers_and_mail_addresses_can_be_called() {
        let check = |key: &str, value: &str, expected: &str| {
            assert_eq!(contact_link(key, value), expected, "{value}")
        };
        check("phone", "12 34 56 78", "tel:+4512345678");
        check("phone", "+45 12 34 56 78", "tel:+4512345678");
        check("phone", "12 34 56 78 (kl. 9-15)", "");
        check("phone", "ring og spørg", "");
        check("email", "hus@example.dk", "mailto:hus@example.dk");
        check("email", "skriv til os", "");
        check("email", "[udfyld:hus@example.dk]", "");
        check("address", "12345678", "");
    }
}
