//! What the sites consist of: one file per kind of page or format.
//!
//! Outputs get a shelf, never the library. Each declares its addresses when the site is planned, and
//! renders when the whole site is known. A new kind is a file here, its line in [`PUBLIC`],
//! [`STAFF`] or [`HEARING`] below, and its template.

pub(crate) mod assets;
pub(crate) mod frame;
pub(crate) mod sources;

mod activity;
mod atom;
mod binder;
mod board_paper;
mod catalogue;
mod crawlers;
mod document;
mod feedback;
mod files;
mod hearing;
mod house;
mod leaflet;
mod listing;
mod names;
mod news;
mod news_feed;
mod next_step;
mod not_found;
mod overview;
mod page;
mod paper;
mod phase;
mod printed_address;
mod proposal;
mod redirect;
mod reference;
mod revision;
mod role;
mod search;
mod staff_pages;
mod standing;
mod statement;
mod status;
mod trail;

use crate::library::shelf::{Public, Reader, Shelf, Staff};
use crate::site::Plan;

/// A kind of page or format.
pub struct Output<A: Reader> {
    /// Plans its files.
    pub(crate) plan: for<'l> fn(&Shelf<'l, A>, &mut Plan<'l, A>),
}

/// What the public site consists of.
pub const PUBLIC: &[Output<Public>] = &[
    Output { plan: page::plan_public },
    Output { plan: page::plan_agreement },
    Output { plan: activity::plan },
    Output { plan: house::plan },
    Output { plan: leaflet::plan },
    Output { plan: news::plan },
    Output { plan: news_feed::plan },
    Output { plan: sources::plan },
    Output { plan: not_found::plan },
    Output { plan: files::plan_public },
    Output { plan: search::plan_public },
    Output { plan: statement::plan },
    Output { plan: crawlers::plan_public },
    Output { plan: redirect::plan_public },
];

/// What the staff site consists of.
pub const STAFF: &[Output<Staff>] = &[
    Output { plan: overview::plan },
    Output { plan: document::plan },
    Output { plan: binder::plan },
    Output { plan: revision::plan },
    Output { plan: role::plan },
    Output { plan: phase::plan },
    Output { plan: page::plan_staff },
    Output { plan: staff_pages::plan },
    Output { plan: sources::plan },
    Output { plan: not_found::plan },
    Output { plan: status::plan },
    Output { plan: crawlers::plan_staff },
    Output { plan: files::plan_staff },
    Output { plan: search::plan_staff },
    Output { plan: redirect::plan_staff },
];

/// What a hearing consists of.
pub const HEARING: &[Output<Staff>] = &[
    Output { plan: hearing::plan },
    Output { plan: board_paper::plan },
    Output { plan: page::plan_staff },
    Output { plan: staff_pages::plan },
    Output { plan: sources::plan },
    Output { plan: status::plan },
    Output { plan: crawlers::plan_staff },
    Output { plan: files::plan_staff },
];
