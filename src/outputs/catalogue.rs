//! The filters above the list of activities: by house and by kind.
//!
//! They are radio buttons, and the style sheet shows what is chosen: no script is needed, and a browser that knows no
//! `:has()` shows everything and no filters. What is shown is also said in words, one sentence for each choice, of which
//! the style sheet shows the one that holds.

use serde::Serialize;

use super::activity::kind_name;
use super::names::decapitalised;
use crate::library::page::{Activity, ActivityKind, PageKind};
use crate::library::shelf::Public;
use crate::site::Site;

/// The most houses the style sheet can tell apart.
const MOST_HOUSES: usize = 8;

const KINDS: [ActivityKind; 3] = [ActivityKind::Open, ActivityKind::Voluntary, ActivityKind::Course];

/// The filters of a list of activities.
#[derive(Serialize)]
pub(super) struct Catalogue<'p> {
    /// Empty when there is nothing to choose between.
    houses: Vec<Choice<'p>>,
    kinds: Vec<Choice<'p>>,
    sayings: Vec<Saying>,
}

#[derive(Serialize)]
struct Choice<'p> {
    /// As the style sheet knows it.
    value: String,
    name: &'p str,
}

/// What is shown when something is chosen, in words.
#[derive(Serialize)]
struct Saying {
    /// The choices it holds for, as classes.
    marks: String,
    text: String,
}

/// The filters; `None` when there is nothing to choose between.
pub(super) fn catalogue<'p>(site: &'p Site<'_, Public>) -> Option<Catalogue<'p>> {
    let activities: Vec<&Activity> = activities(site).collect();
    let kinds: Vec<ActivityKind> =
        KINDS.into_iter().filter(|kind| activities.iter().any(|activity| activity.kind == *kind)).collect();
    let houses: Vec<_> = houses(site)
        .filter(|(_, id, _)| activities.iter().any(|activity| activity.houses.iter().any(|own| own == id)))
        .collect();
    let houses = if houses.len() > 1 { houses } else { Vec::new() };
    let kinds = if kinds.len() > 1 { kinds } else { Vec::new() };
    if houses.is_empty() && kinds.is_empty() {
        return None;
    }
    let of_house = std::iter::once(None).chain(houses.iter().map(Some));
    let sayings = of_house.flat_map(|house| {
        let of_kind = std::iter::once(None).chain(kinds.iter().copied().map(Some));
        let activities = &activities;
        of_kind.map(move |kind| saying(activities, house.copied(), kind))
    });
    Some(Catalogue {
        sayings: sayings.collect(),
        houses: houses.iter().map(|(at, _, name)| Choice { value: at.to_string(), name }).collect(),
        kinds: kinds
            .iter()
            .map(|kind| Choice { value: mark(*kind).to_owned(), name: kind_name(*kind) })
            .collect(),
    })
}

/// How the style sheet knows the houses of an activity: `house-1 house-2`.
pub(super) fn marks(site: &Site<'_, Public>, activity: &Activity) -> String {
    let own = houses(site).filter(|(_, id, _)| activity.houses.iter().any(|own| own == id));
    own.map(|(at, ..)| format!("house-{at}")).collect::<Vec<_>>().join(" ")
}

/// How the style sheet knows a kind.
pub(super) fn mark(kind: ActivityKind) -> &'static str {
    match kind {
        ActivityKind::Open => "open",
        ActivityKind::Voluntary => "voluntary",
        ActivityKind::Course => "course",
    }
}

/// A house: its place, which the style sheet knows it by, its identifier and its name.
type House<'p> = (usize, &'p str, &'p str);

/// The houses; none when there are more than the style sheet can tell apart.
fn houses<'p>(site: &'p Site<'_, Public>) -> impl Iterator<Item = House<'p>> {
    let names = &site.shelf().config().houses;
    let most = if names.ids().count() > MOST_HOUSES { 0 } else { MOST_HOUSES };
    names.iter().take(most).enumerate().map(|(at, (id, name))| (at + 1, id, name))
}

fn activities<'p>(site: &'p Site<'_, Public>) -> impl Iterator<Item = &'p Activity> {
    site.shelf().public_pages().filter_map(|page| match &page.matter.kind {
        PageKind::Activity(activity) => Some(activity),
        _ => None,
    })
}

fn saying(activities: &[&Activity], house: Option<House<'_>>, kind: Option<ActivityKind>) -> Saying {
    let is_shown = |activity: &&&Activity| {
        house.is_none_or(|(_, id, _)| activity.houses.iter().any(|own| own == id))
            && kind.is_none_or(|kind| activity.kind == kind)
    };
    let count = activities.iter().filter(is_shown).count();
    let at = house.map_or(0, |(at, ..)| at);
    Saying {
        marks: format!("house-{at} kind-{}", kind.map_or("all", mark)),
        text: said(count, house.map(|(_, _, name)| name), kind.map(kind_name)),
    }
}

/// `Du ser 3 aktiviteter i Esbjerg: forløb.`
fn said(count: usize, house: Option<&str>, kind: Option<&str>) -> String {
    let place = house.map(|house| format!(" i {house}")).unwrap_or_default();
    let kind_said = kind.map(|kind| format!(": {}", decapitalised(kind))).unwrap_or_default();
    match count {
        0 => format!("Her står ingen aktiviteter{place}{kind_said}. Vælg noget andet, eller ring og hør."),
        _ if house.is_none() && kind.is_none() => format!("Du ser alle {count} aktiviteter."),
        1 => format!("Du ser 1 aktivitet{place}{kind_said}."),
        _ => format!("Du ser {count} aktiviteter{place}{kind_said}."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shown_is_said_in_words() {
        let check = |count, house, kind, expected: &str| assert_eq!(said(count, house, kind), expected);
        check(22, None, None, "Du ser alle 22 aktiviteter.");
        check(8, Some("Esbjerg"), None, "Du ser 8 aktiviteter i Esbjerg.");
        check(1, Some("Esbjerg"), Some("Forløb"), "Du ser 1 aktivitet i Esbjerg: forløb.");
        check(
            0,
            None,
            Some("Åbent for alle"),
            "Her står ingen aktiviteter: åbent for alle. Vælg noget andet, eller ring og hør.",
        );
    }
}
