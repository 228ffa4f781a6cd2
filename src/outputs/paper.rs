//! Where links lead from a text that is printed by itself or beside others.

use crate::html::{Destination, Links};
use crate::library::number::ManualRef;
use crate::library::target::Target;

/// The links of a part of a text. Those within the text are words: what they lead to may not be there.
pub(super) struct OfPart<'a>(pub(super) &'a dyn Links);

/// The links of a text whose reader has no other page. Only addresses of the web stay.
pub(super) struct Alone<'a>(pub(super) &'a dyn Links);

/// The links of a manual among others on one page: those to a manual of the page lead there.
pub(super) struct Among<'a> {
    /// Where they lead otherwise.
    pub(super) links: &'a dyn Links,
    /// How the ids of this manual begin.
    pub(super) own: &'a str,
    /// How the ids of a manual begin, if it is on the page.
    pub(super) prefix: &'a dyn Fn(ManualRef) -> Option<String>,
}

impl Links for OfPart<'_> {
    fn link(&self, target: &Target) -> Destination {
        match target {
            Target::Here(_) => Destination::Text,
            _ => self.0.link(target),
        }
    }

    fn image(&self, target: &Target) -> Destination {
        self.0.image(target)
    }
}

impl Links for Alone<'_> {
    fn link(&self, target: &Target) -> Destination {
        match target {
            Target::External(_) => self.0.link(target),
            _ => Destination::Text,
        }
    }

    fn image(&self, target: &Target) -> Destination {
        self.0.image(target)
    }
}

impl Links for Among<'_> {
    fn link(&self, target: &Target) -> Destination {
        match target {
            Target::Here(anchor) => Destination::Address(format!("#{}{anchor}", self.own)),
            Target::Manual { number, anchor } => match (self.prefix)(*number) {
                Some(prefix) => {
                    Destination::Address(format!("#{prefix}{}", anchor.as_deref().unwrap_or(TOP)))
                }
                None => self.links.link(target),
            },
            _ => self.links.link(target),
        }
    }

    fn image(&self, target: &Target) -> Destination {
        self.links.image(target)
    }
}

/// What the id of a manual among others ends with. No heading of a text has such an anchor.
pub(super) const TOP: &str = "_top";
