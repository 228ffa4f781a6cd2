//! `status.js`: when the staff site was built, and when the next revision comes into force.
//!
//! It lies at a fixed address and is the only file of the staff site that knows what day it is, so
//! that a new day changes this file and no page. The theme's script reads it and warns readers of old pages.

use jiff::civil::Date;
use serde::Serialize;

use crate::library::ledger::Ledger;
use crate::library::shelf::{Shelf, Staff};
use crate::output_path::OutputPath;
use crate::site::{Body, Plan, Render, Site};
use crate::theme::TemplateError;

/// Where it lies.
const ADDRESS: &str = "status.js";

struct StatusFile;

/// What the theme's script gets to know as `window.husbogStatus`.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Status {
    /// The day the site was built for.
    built: Date,
    /// The day the next closed revision comes into force; `null` when none is known.
    next_in_force: Option<Date>,
}

pub(super) fn plan<'l>(_: &Shelf<'l, Staff>, plan: &mut Plan<'l, Staff>) {
    plan.add_file(ADDRESS, None, StatusFile);
}

/// Where it lies.
pub(super) fn path() -> OutputPath {
    OutputPath::new(ADDRESS).expect("a constant file name is a path")
}

impl Status {
    fn of(built: Date, ledger: &Ledger) -> Self {
        Self { built, next_in_force: ledger.next_in_force(built) }
    }

    fn script(&self) -> String {
        let values = serde_json::to_string(self).expect("dates can be written as JSON");
        format!("window.husbogStatus = {values};\n")
    }
}

impl Render<Staff> for StatusFile {
    fn render(&self, site: &Site<'_, Staff>, _: &OutputPath) -> Result<Body, Box<TemplateError>> {
        Ok(Body::Text(Status::of(site.today(), site.shelf().ledger()).script().into()))
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn it_says_when_it_was_built_and_what_is_coming() {
        let built = date(2026, 11, 28);
        let check = |status: Status, expected: &str| assert_eq!(status.script(), expected);
        check(
            Status::of(built, &Ledger::default()),
            "window.husbogStatus = {\"built\":\"2026-11-28\",\"nextInForce\":null};\n",
        );
        check(
            Status { built, next_in_force: Some(date(2027, 1, 1)) },
            "window.husbogStatus = {\"built\":\"2026-11-28\",\"nextInForce\":\"2027-01-01\"};\n",
        );
    }
}
