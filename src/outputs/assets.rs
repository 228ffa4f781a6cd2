//! What the theme adds to a site: its style sheet, its script and its pictures.

use crate::library::shelf::{Audience, Reader};
use crate::output_path::OutputPath;
use crate::site::{Body, Plan, Render, Site};
use crate::theme::{Asset, Assets, Joined, TemplateError};

struct ThemeFile<'t>(&'t Asset);

/// Plans the files of the theme.
pub(crate) fn plan<'l, A: Reader>(assets: &'l Assets, plan: &mut Plan<'l, A>) {
    let joined = joined::<A>(assets);
    let one_each = [&joined.script, &joined.style].into_iter().chain(paper_style::<A>(assets));
    for asset in one_each.chain(assets.images.values()) {
        plan.add_file(asset.path.as_str(), None, ThemeFile(asset));
    }
}

/// The style sheet and the script of this audience's site.
pub(super) fn joined<A: Reader>(assets: &Assets) -> &Joined {
    match A::AUDIENCE {
        Audience::Public => &assets.public,
        Audience::Staff => &assets.staff,
    }
}

/// The style sheet that shows paper on the screen: only the staff site has the binder, which counts its sheets by it.
pub(super) fn paper_style<A: Reader>(assets: &Assets) -> Option<&Asset> {
    (A::AUDIENCE == Audience::Staff).then_some(&assets.paper_style)
}

impl<A: Reader> Render<A> for ThemeFile<'_> {
    fn render(&self, _: &Site<'_, A>, _: &OutputPath) -> Result<Body, Box<TemplateError>> {
        Ok(Body::Text(self.0.text.as_str().into()))
    }
}
