//! The theme compiled into the program.

use std::collections::BTreeMap;

use tera::Tera;

use crate::source::{ProjectPath, Source};

/// The folder of a theme that holds its templates.
pub(super) const TEMPLATES: &str = "templates";

/// Every file of the theme, by its path below `themes/hus/`.
const FILES: &[(&str, &str)] = &[
    ("images/icon.svg", include_str!("../../themes/hus/images/icon.svg")),
    ("scripts/10-search-engine.js", include_str!("../../themes/hus/scripts/10-search-engine.js")),
    ("scripts/20-search.js", include_str!("../../themes/hus/scripts/20-search.js")),
    ("scripts/staff/10-contents.js", include_str!("../../themes/hus/scripts/staff/10-contents.js")),
    ("scripts/staff/20-stale.js", include_str!("../../themes/hus/scripts/staff/20-stale.js")),
    ("scripts/staff/30-redline.js", include_str!("../../themes/hus/scripts/staff/30-redline.js")),
    ("scripts/staff/40-binder.js", include_str!("../../themes/hus/scripts/staff/40-binder.js")),
    ("styles/00-tokens.css", include_str!("../../themes/hus/styles/00-tokens.css")),
    ("styles/10-base.css", include_str!("../../themes/hus/styles/10-base.css")),
    ("styles/20-article.css", include_str!("../../themes/hus/styles/20-article.css")),
    ("styles/30-code.css", include_str!("../../themes/hus/styles/30-code.css")),
    ("styles/40-public.css", include_str!("../../themes/hus/styles/40-public.css")),
    ("styles/45-search.css", include_str!("../../themes/hus/styles/45-search.css")),
    ("styles/90-print.css", include_str!("../../themes/hus/styles/90-print.css")),
    ("styles/95-sheets.css", include_str!("../../themes/hus/styles/95-sheets.css")),
    ("styles/staff/50-staff.css", include_str!("../../themes/hus/styles/staff/50-staff.css")),
    ("styles/staff/55-revisions.css", include_str!("../../themes/hus/styles/staff/55-revisions.css")),
    (
        "styles/staff/56-revision-pages.css",
        include_str!("../../themes/hus/styles/staff/56-revision-pages.css"),
    ),
    ("styles/staff/60-redline.css", include_str!("../../themes/hus/styles/staff/60-redline.css")),
    ("styles/staff/91-fields.css", include_str!("../../themes/hus/styles/staff/91-fields.css")),
    ("styles/staff/92-paper.css", include_str!("../../themes/hus/styles/staff/92-paper.css")),
    ("styles/staff/96-sheets.css", include_str!("../../themes/hus/styles/staff/96-sheets.css")),
    ("templates/activity-card.html", include_str!("../../themes/hus/templates/activity-card.html")),
    ("templates/activity.html", include_str!("../../themes/hus/templates/activity.html")),
    ("templates/binder.html", include_str!("../../themes/hus/templates/binder.html")),
    ("templates/board-paper.html", include_str!("../../themes/hus/templates/board-paper.html")),
    ("templates/board.html", include_str!("../../themes/hus/templates/board.html")),
    ("templates/drawings.html", include_str!("../../themes/hus/templates/drawings.html")),
    ("templates/hearing.html", include_str!("../../themes/hus/templates/hearing.html")),
    ("templates/house.html", include_str!("../../themes/hus/templates/house.html")),
    ("templates/layout.html", include_str!("../../themes/hus/templates/layout.html")),
    ("templates/leaflet.html", include_str!("../../themes/hus/templates/leaflet.html")),
    ("templates/manual-card.html", include_str!("../../themes/hus/templates/manual-card.html")),
    ("templates/manual.html", include_str!("../../themes/hus/templates/manual.html")),
    ("templates/news.html", include_str!("../../themes/hus/templates/news.html")),
    ("templates/not-found.html", include_str!("../../themes/hus/templates/not-found.html")),
    ("templates/overview.html", include_str!("../../themes/hus/templates/overview.html")),
    ("templates/page.html", include_str!("../../themes/hus/templates/page.html")),
    ("templates/paper-parts.html", include_str!("../../themes/hus/templates/paper-parts.html")),
    ("templates/parts.html", include_str!("../../themes/hus/templates/parts.html")),
    ("templates/phase.html", include_str!("../../themes/hus/templates/phase.html")),
    ("templates/role.html", include_str!("../../themes/hus/templates/role.html")),
    ("templates/search.html", include_str!("../../themes/hus/templates/search.html")),
    ("templates/redirect.html", include_str!("../../themes/hus/templates/redirect.html")),
    ("templates/redline-parts.html", include_str!("../../themes/hus/templates/redline-parts.html")),
    ("templates/redline.html", include_str!("../../themes/hus/templates/redline.html")),
    ("templates/revision-meeting.html", include_str!("../../themes/hus/templates/revision-meeting.html")),
    ("templates/revision-parts.html", include_str!("../../themes/hus/templates/revision-parts.html")),
    ("templates/revision-sign-off.html", include_str!("../../themes/hus/templates/revision-sign-off.html")),
    ("templates/revision.html", include_str!("../../themes/hus/templates/revision.html")),
    ("templates/revisions.html", include_str!("../../themes/hus/templates/revisions.html")),
    ("templates/sources.html", include_str!("../../themes/hus/templates/sources.html")),
    ("templates/staff-pages.html", include_str!("../../themes/hus/templates/staff-pages.html")),
    ("templates/staff-parts.html", include_str!("../../themes/hus/templates/staff-parts.html")),
];

/// The compiled-in files as if they lay in `folder`, with `overrides` in place of those of the same
/// path; sorted by path.
pub(super) fn with(folder: &str, overrides: Vec<Source>) -> Vec<Source> {
    let mut files: BTreeMap<ProjectPath, Source> = builtin(folder).map(keyed).collect();
    files.extend(overrides.into_iter().filter(|file| file.path().below(folder).is_some()).map(keyed));
    files.into_values().collect()
}

/// Every file by its path below the theme's folder, with its text.
pub(super) fn texts() -> impl Iterator<Item = (&'static str, &'static str)> {
    FILES.iter().copied()
}

/// The names of the compiled-in templates.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    FILES.iter().filter_map(|(path, _)| path.strip_prefix("templates/"))
}

/// The compiled-in templates alone.
pub(super) fn tera() -> Tera {
    let mut tera = Tera::new();
    let templates = FILES.iter().filter_map(|(path, text)| Some((path.strip_prefix("templates/")?, text)));
    tera.add_raw_templates(templates).expect("the compiled-in templates are parsed by the tests");
    tera
}

fn builtin(folder: &str) -> impl Iterator<Item = Source> {
    FILES.iter().map(move |(path, text)| {
        let path = ProjectPath::new(&format!("{folder}/{path}"));
        Source::new(path.expect("the paths of the compiled-in files are plain"), *text)
    })
}

fn keyed(file: Source) -> (ProjectPath, Source) {
    (file.path().clone(), file)
}
