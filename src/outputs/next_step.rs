//! The next step at the end of a public page: a call to a house, or the page its editor leads on to. Pages
//! for staff offer nothing.

use serde::Serialize;

use super::house::{self, Call};
use crate::config::NextStep as Declared;
use crate::library::page::{Listing, Page, PageKind};
use crate::library::shelf::{Audience, Reader};
use crate::site::Site;

/// What a page offers its reader when it is read.
#[derive(Debug, Serialize)]
pub(super) struct NextStep<'p> {
    /// `call`, or `link` when it leads to a page.
    kind: Kind,
    /// What stands above the link; may be empty.
    line: &'p str,
    /// The words of the link.
    text: &'p str,
    /// The page it leads to, from the top of the site.
    address: String,
    /// The houses one can call.
    houses: Vec<Call<'p>>,
}

#[derive(Clone, Copy, Debug, Serialize)]
#[serde(rename_all = "lowercase")]
enum Kind {
    Call,
    Link,
}

/// The step of a public page: its own, else that of its folder, else a call to the houses it is about. A
/// list of houses needs none.
pub(super) fn of_page<'p, A: Reader>(site: &'p Site<'_, A>, page: &'p Page) -> Option<NextStep<'p>> {
    let declared = page.matter.next.as_ref().or_else(|| site.shelf().config().next_step(page.text.path()));
    let declared = declared.filter(|step| step.link.page.value != *page.text.path());
    declared.and_then(|step| link(site, step)).or_else(|| match &page.matter.kind {
        PageKind::House(house) => calls(site, std::slice::from_ref(&house.id)),
        PageKind::Activity(activity) => calls(site, &activity.houses),
        // The list itself says how to call them.
        PageKind::Plain(Some(Listing::Houses)) => None,
        PageKind::Plain(_) | PageKind::News(_) | PageKind::Agreement(_) => to_any_house(site),
        PageKind::Staff => None,
    })
}

/// A call to whichever house one likes; `None` on a page for staff.
pub(super) fn to_any_house<'p, A: Reader>(site: &'p Site<'_, A>) -> Option<NextStep<'p>> {
    match A::AUDIENCE {
        Audience::Public => calls(site, site.shelf().config().houses.ids()),
        Audience::Staff => None,
    }
}

fn link<'p, A: Reader>(site: &Site<'_, A>, step: &'p Declared) -> Option<NextStep<'p>> {
    let address = site.address_from_top(site.plan().address_of(&step.link.page.value)?);
    let line = step.line.as_ref().map_or("", |line| &line.value);
    Some(NextStep { kind: Kind::Link, line, text: &step.link.text.value, address, houses: Vec::new() })
}

fn calls<'p, A: Reader>(
    site: &'p Site<'_, A>,
    houses: impl IntoIterator<Item = impl AsRef<str>>,
) -> Option<NextStep<'p>> {
    let houses: Vec<_> = houses.into_iter().filter_map(|id| house::call(site, id.as_ref())).collect();
    let step = NextStep { kind: Kind::Call, line: "", text: "", address: String::new(), houses };
    (!step.houses.is_empty()).then_some(step)
}
