//! The card of a manual: what to do in a hurry, on one sheet to hang up or carry.

use serde::Serialize;

use super::{above, name, number};
use crate::html;
use crate::library::brief::brief;
use crate::library::edition::Version;
use crate::library::excerpt::excerpt;
use crate::library::identity::Identity;
use crate::library::shelf::Staff;
use crate::output_path::OutputPath;
use crate::outputs::frame::Frame;
use crate::outputs::paper::OfPart;
use crate::outputs::standing::Standing;
use crate::site::{Body, Plan, Render, Site, Vantage};
use crate::theme::TemplateError;

/// What the address of a card ends with.
const CARD: &str = "kort";

struct Card<'l> {
    version: Version<'l>,
}

#[derive(Serialize)]
struct Context<'p> {
    page: Frame<'p>,
    number: String,
    /// What the manual is called.
    name: &'p str,
    at: Standing,
    article: String,
}

/// Plans the card of a manual that staff work by and that says what to do in a hurry.
pub(super) fn plan<'l>(version: Version<'l>, address: &str, plan: &mut Plan<'l, Staff>) {
    let is_manual = version.document.number().is_some() && !version.is_retired();
    if is_manual && brief(version.document()).is_some() {
        plan.add_page(&format!("{address}/{CARD}"), None, Card { version });
    }
}

/// The card of the manual on this page, seen from it; empty when it has none.
pub(super) fn card_link(site: &Site<'_, Staff>, page: &OutputPath) -> String {
    site.link_to_page(page, &format!("{}{CARD}", page.address()))
}

impl Render<Staff> for Card<'_> {
    fn render(&self, site: &Site<'_, Staff>, path: &OutputPath) -> Result<Body, Box<TemplateError>> {
        let version = self.version;
        let title = format!("Kort til {}", name(version).to_lowercase());
        let anchor = brief(version.document()).map_or("", |brief| &brief.heading.anchor);
        let document = excerpt(version.document(), &[anchor]);
        let links = site.links(path, version.text().path(), Vantage::InForce);
        let context = Context {
            page: Frame::new(site, path, &title, version.summary())
                .draft(version.is_draft())
                .below(site, path, above(site, version))
                .trail_end("Kort".to_owned()),
            number: number(version),
            name: version.title(),
            at: Standing::of(site, path, version),
            article: html::article(&document, &OfPart(&links), &site.labels()),
        };
        site.template("manual-card.html", &context)
    }

    fn documents(&self) -> Vec<Identity> {
        vec![self.version.identity()]
    }
}
