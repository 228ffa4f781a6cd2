//! What the theme adds to a site: its style sheet.

use crate::library::shelf::Reader;
use crate::output_path::OutputPath;
use crate::site::{Body, Plan, Render, Site};
use crate::theme::{Style, TemplateError, Theme};

struct StyleSheet<'t>(&'t Style);

/// Plans the files of the theme.
pub(crate) fn plan<'l, A: Reader>(theme: &'l Theme, plan: &mut Plan<'l, A>) {
    let style = theme.style();
    plan.add_file(style.path.as_str(), None, StyleSheet(style));
}

impl<A: Reader> Render<A> for StyleSheet<'_> {
    fn render(&self, _: &Site<'_, A>, _: &OutputPath) -> Result<Body, Box<TemplateError>> {
        Ok(Body::Text(self.0.text.clone()))
    }
}
