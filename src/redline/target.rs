//! Where links lead in a redline: to targets, which become addresses only when it is written.
//!
//! A redline compares targets and knows no site, so that it can be remembered. While it is made, a
//! target of a site's own stands as a number in a scheme that no text can use: such a link in a text
//! is of an unknown scheme, and never an address. Facts and roles are text on every page.

use std::cell::RefCell;
use std::collections::HashMap;

use super::tree::{Element, Node};
use crate::html::{self, AsWritten, Destination, Links};
use crate::library::target::Target;

const SCHEME: &str = "husbog-target:";

/// Numbers the targets of both texts while they are rendered: equal ones have the same number.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    numbers: RefCell<HashMap<Target, usize>>,
}

impl Numbering {
    fn placeholder(&self, target: &Target) -> Destination {
        let mut numbers = self.numbers.borrow_mut();
        let next = numbers.len();
        let number = *numbers.entry(target.clone()).or_insert(next);
        Destination::Address(format!("{SCHEME}{number}"))
    }

    /// The targets by number.
    pub(super) fn targets(self) -> Targets {
        let mut numbered: Vec<(usize, Target)> =
            self.numbers.into_inner().into_iter().map(|(target, number)| (number, target)).collect();
        numbered.sort_unstable_by_key(|(number, _)| *number);
        Targets(numbered.into_iter().map(|(_, target)| target).collect())
    }
}

impl Links for Numbering {
    fn link(&self, target: &Target) -> Destination {
        match target {
            Target::Fact { .. } | Target::Role(_) | Target::Language(_) => Destination::Text,
            Target::External(_) | Target::Here(_) => AsWritten.link(target),
            target => self.placeholder(target),
        }
    }

    fn image(&self, target: &Target) -> Destination {
        match target {
            Target::File { .. } => self.placeholder(target),
            target => AsWritten.image(target),
        }
    }
}

/// The targets of a redline, each at its number.
#[derive(Clone, Debug, Default)]
pub(super) struct Targets(Vec<Target>);

impl Targets {
    /// The nodes with addresses for targets.
    pub(super) fn resolved(&self, nodes: &[Node], links: &dyn Links) -> Vec<Node> {
        let mut out = Vec::with_capacity(nodes.len());
        for node in nodes {
            match node {
                Node::Text(_) => out.push(node.clone()),
                Node::Element(element) => self.element(element, links, &mut out),
            }
        }
        out
    }

    fn element(&self, element: &Element, links: &dyn Links, out: &mut Vec<Node>) {
        let mut there = Element { kids: self.resolved(&element.kids, links), ..element.shell() };
        match element.tag.as_str() {
            "a" => return self.link(there, links, out),
            "img" => self.image(&mut there, links),
            _ => {}
        }
        out.push(there.into());
    }

    fn link(&self, mut link: Element, links: &dyn Links, out: &mut Vec<Node>) {
        let find = |target: &Target| links.link(target);
        let old = self.old(&mut link, "data-old-href", &find);
        match self.destination(link.get("href"), &find) {
            None => {}
            Some(Destination::Address(address)) => lead_to(&mut link, &address),
            Some(Destination::Text) => {
                link = in_text(link, old);
                if link.attributes.is_empty() {
                    return out.append(&mut link.kids);
                }
            }
        }
        out.push(link.into());
    }

    fn image(&self, image: &mut Element, links: &dyn Links) {
        let find = |target: &Target| links.image(target);
        self.old(image, "data-old-src", &find);
        match self.destination(image.get("src"), &find) {
            None => {}
            Some(Destination::Address(address)) => image.set("src", &html::tidied(&address)),
            Some(Destination::Text) => {
                let text = Node::Text(format!("[{}]", image.get("alt").unwrap_or("")));
                *image = Element::new("span", vec![text]).with("class", "missing-image");
            }
        }
    }

    /// Writes where it led before; gives whether it led anywhere.
    fn old(&self, element: &mut Element, name: &str, find: &dyn Fn(&Target) -> Destination) -> Old {
        match self.destination(element.get(name), find) {
            None => Old::AsItIs,
            Some(Destination::Address(address)) => {
                element.set(name, &html::tidied(&address));
                Old::AsItIs
            }
            Some(Destination::Text) => {
                element.set(name, "");
                Old::Text
            }
        }
    }

    /// Where the target leads whose number stands in an attribute; `None` for other addresses.
    fn destination(
        &self,
        written: Option<&str>,
        find: &dyn Fn(&Target) -> Destination,
    ) -> Option<Destination> {
        let number: usize = written?.strip_prefix(SCHEME)?.parse().ok()?;
        Some(self.0.get(number).map_or(Destination::Text, find))
    }
}

/// Where something led before.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Old {
    AsItIs,
    Text,
}

fn lead_to(link: &mut Element, address: &str) {
    let had_name_from_it = link.get("aria-label").is_some_and(|name| name.starts_with(SCHEME));
    link.set("href", &html::tidied(address));
    if had_name_from_it {
        link.set("aria-label", address);
    }
    if html::leads_out(address) {
        link.set("rel", "noreferrer");
    }
}

/// A link that leads nowhere: its text, with what tells of changes.
fn in_text(mut link: Element, old: Old) -> Element {
    link.tag = "span".to_owned();
    link.attributes.retain(|(name, _)| name == "id" || name.starts_with("data-"));
    if old == Old::Text {
        link.unset("data-old-href");
    }
    link
}
