//! The page of an activity.

use jiff::ToSpan;
use jiff::civil::Date;
use serde::Serialize;

use super::frame::Frame;
use super::house;
use super::reference::{self, Reference};
use crate::html::{self, ContentsEntry};
use crate::library::page::{Activity, ActivityKind, Page, PageKind};
use crate::library::shelf::{Public, Shelf};
use crate::output_path::OutputPath;
use crate::site::{self, Body, Plan, Render, Site};
use crate::theme::TemplateError;

struct ActivityPage<'l> {
    page: &'l Page,
    activity: &'l Activity,
}

#[derive(Serialize)]
struct Context<'p> {
    page: Frame<'p>,
    kind: &'static str,
    houses: Vec<house::Named<'p>>,
    /// When it takes place; empty when nobody has confirmed it lately.
    times: &'p str,
    article: String,
    contents: Vec<ContentsEntry>,
    sources: Vec<Reference<'p>>,
}

pub(super) fn plan<'l>(shelf: &Shelf<'l, Public>, plan: &mut Plan<'l, Public>) {
    for page in shelf.public_pages() {
        if let PageKind::Activity(activity) = &page.matter.kind {
            let address = site::public_address(page.text.path());
            plan.add_page(&address, Some(page.text.path()), ActivityPage { page, activity });
        }
    }
}

/// What a kind of activity is called.
pub(super) fn kind_name(kind: ActivityKind) -> &'static str {
    match kind {
        ActivityKind::Open => "Åbent for alle",
        ActivityKind::Voluntary => "Sammen med frivillige",
        ActivityKind::Course => "Forløb",
    }
}

impl Render<Public> for ActivityPage<'_> {
    fn render(&self, site: &Site<'_, Public>, path: &OutputPath) -> Result<Body, Box<TemplateError>> {
        let Page { text, matter } = self.page;
        let context = Context {
            page: Frame::of_page(site, path, self.page),
            kind: kind_name(self.activity.kind),
            houses: house::named(site, path, &self.activity.houses),
            times: confirmed_times(self.activity, site.today()).unwrap_or_default(),
            article: site.article(text, path),
            contents: html::contents(&text.document),
            sources: reference::references(site, path, &matter.sources),
        };
        site.template("activity.html", &context)
    }
}

/// The times, if somebody confirmed them within the last six months.
fn confirmed_times(activity: &Activity, today: Date) -> Option<&str> {
    let confirmed = activity.confirmed.as_ref()?.on;
    let last_day = confirmed.checked_add(6.months()).ok()?;
    (confirmed <= today && today <= last_day).then_some(activity.times.as_deref())?
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::page::Confirmation;

    #[test]
    fn times_are_shown_for_six_months_after_they_were_confirmed() {
        let check = |today: &str, expected: Option<&str>| {
            let confirmed = Some(Confirmation { by: "leder".into(), on: "2026-03-31".parse().unwrap() });
            let times = Some("onsdag kl. 10-12".to_owned());
            let activity = Activity { kind: ActivityKind::Open, houses: Vec::new(), times, confirmed };
            assert_eq!(confirmed_times(&activity, today.parse().unwrap()), expected, "{today}");
        };
        check("2026-03-30", None);
        check("2026-03-31", Some("onsdag kl. 10-12"));
        check("2026-09-30", Some("onsdag kl. 10-12"));
        check("2026-10-01", None);
    }
}
