//! How pages look: templates, styles, scripts and pictures, compiled in and replaced file by file by
//! those below `themes/<theme>/` of the project.
//!
//! Strict: a name a template uses and the page does not have fails the page, with template and line.
//! Knows nothing of manuals or audiences; what a template may see is what it is given.

mod asset;
mod builtin;

use std::collections::BTreeMap;

use tera::{ErrorKind, Tera};

use crate::source::{ProjectPath, Source, Span};
pub use asset::{Asset, Assets, Joined};

/// The folder of a site that holds what the theme adds to it; its files are named for their content.
pub const ASSETS: &str = "aktiver";

/// How the message begins when a template uses a name that nobody gives.
pub const UNKNOWN_NAME: &str = "unknown name ";

/// Templates and what belongs to them.
pub struct Theme {
    folder: String,
    tera: Tera,
    assets: Assets,
    templates: Vec<Source>,
    others: Vec<Source>,
    problems: Vec<TemplateError>,
    own_files: Vec<ProjectPath>,
}

/// The templates as one site sees them.
pub struct Templates {
    tera: Tera,
    folder: String,
    globals: tera::Context,
    /// The names each template uses, those of its parents among them.
    names: BTreeMap<String, Vec<String>>,
}

/// Why a template cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplateError {
    /// The template.
    pub path: ProjectPath,
    /// Where in it.
    pub span: Span,
    /// Why, in the words of the template engine.
    pub message: String,
}

impl Theme {
    /// The theme compiled in, with the files below `themes/<name>/` in place of those of the same
    /// name. Templates that cannot be used are a problem, and those compiled in are used.
    #[must_use]
    pub fn load(name: &str, overrides: Vec<Source>) -> Self {
        let folder = format!("themes/{name}");
        let overrides: Vec<Source> = overrides.into_iter().filter(|file| !file.path().is_hidden()).collect();
        let own = overrides.iter().map(Source::path).filter(|path| path.below(&folder).is_some());
        let own_files = own.cloned().collect();
        let files = builtin::with(&folder, overrides);
        let (templates, others): (Vec<_>, Vec<_>) =
            files.into_iter().partition(|file| file.path().extension() == "html");
        let mut problems = Vec::new();
        let tera = tera(&templates, &folder).unwrap_or_else(|error| {
            problems.push(*error);
            builtin::tera()
        });
        Self { tera, assets: Assets::new(&others, &folder), folder, templates, others, problems, own_files }
    }

    /// What it adds to a site beside the pages.
    #[must_use]
    pub fn assets(&self) -> &Assets {
        &self.assets
    }

    /// The texts of the templates in use, for whoever wants to know what they say.
    #[must_use]
    pub fn templates(&self) -> &[Source] {
        &self.templates
    }

    /// Every file in use.
    pub(crate) fn files(&self) -> impl Iterator<Item = &Source> {
        self.templates.iter().chain(&self.others)
    }

    /// The project's own files for this theme, with their texts.
    pub fn own_sources(&self) -> impl Iterator<Item = &Source> {
        self.files().filter(|file| self.own_files.contains(file.path()))
    }

    /// The project's own files for this theme.
    #[must_use]
    pub fn own_files(&self) -> &[ProjectPath] {
        &self.own_files
    }

    /// Whether a file of this path below the theme's folder is used: an asset, a template of the theme
    /// compiled in, one that another template names, or one that gives a component.
    #[must_use]
    pub fn uses(&self, path: &ProjectPath) -> bool {
        let Some(below) = path.below(&self.folder) else { return false };
        let Some(name) = below.strip_prefix(builtin::TEMPLATES).and_then(|name| name.strip_prefix('/'))
        else {
            return Assets::uses(path, &self.folder);
        };
        let gives_component =
            |file: &Source| file.path() == path && file.text().replace("{%-", "{%").contains("{% component ");
        let names_it = |file: &Source| file.path() != path && file.text().contains(name);
        builtin::names().any(|known| known == name)
            || self.templates.iter().any(|file| names_it(file) || gives_component(file))
    }

    /// The names of the templates of the theme compiled in.
    pub fn template_names(&self) -> impl Iterator<Item = &'static str> {
        builtin::names()
    }

    /// The text of every file of the theme compiled in: what the program itself says on public pages.
    pub fn builtin_texts() -> impl Iterator<Item = (&'static str, &'static str)> {
        builtin::texts()
    }

    /// What keeps the project's own templates from being used.
    #[must_use]
    pub fn problems(&self) -> &[TemplateError] {
        &self.problems
    }

    /// The templates for one site. `globals` is what every page of that site may show.
    #[must_use]
    pub fn for_site(&self, globals: &impl serde::Serialize) -> Templates {
        let mut tera = self.tera.clone();
        let context = tera::Context::from_serialize(globals);
        let globals = context.expect("the globals are a struct of plain values");
        *tera.global_context() = globals.clone();
        Templates { globals, names: names_used(&tera), tera, folder: self.folder.clone() }
    }
}

impl Templates {
    /// Renders a page. Every name the template uses must be in `context` or in the globals.
    ///
    /// # Errors
    /// When the template is missing or uses a name that is not there.
    pub fn render(
        &self,
        template: &str,
        context: &impl serde::Serialize,
    ) -> Result<String, Box<TemplateError>> {
        let context = tera::Context::from_serialize(context);
        let context = context.expect("a page's context is a struct of plain values");
        if let Some(name) = self.unknown_name(template, &context) {
            return Err(Box::new(TemplateError::unknown_name(&self.folder, template, name)));
        }
        let rendered = self.tera.render(template, &context);
        rendered.map_err(|error| Box::new(TemplateError::of(&error, &self.folder, template)))
    }

    /// A name that the template uses and nobody gives. The engine itself takes such a name in a
    /// condition for false.
    fn unknown_name(&self, template: &str, context: &tera::Context) -> Option<&str> {
        let given = |name: &&String| {
            context.contains_key(name) || self.globals.contains_key(name) || *name == "__tera_context"
        };
        self.names.get(template)?.iter().find(|name| !given(name)).map(String::as_str)
    }
}

fn names_used(tera: &Tera) -> BTreeMap<String, Vec<String>> {
    let templates = tera.get_template_names().filter_map(|template| {
        let mut names: Vec<String> =
            tera.get_template_variables(template).ok()?.into_iter().map(str::to_owned).collect();
        names.sort_unstable();
        Some((template.to_owned(), names))
    });
    templates.collect()
}

impl TemplateError {
    fn of(error: &tera::Error, folder: &str, template: &str) -> Self {
        let (name, span, message) = match error.kind() {
            ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
                let range = &report.span().range;
                (report.filename(), Span::new(range.start, range.end), report.message().to_owned())
            }
            ErrorKind::MissingParent { current, .. } => {
                (current.as_str(), Span::default(), error.to_string())
            }
            ErrorKind::CircularExtend { tpl, .. } | ErrorKind::CircularInclude { tpl, .. } => {
                (tpl.as_str(), Span::default(), error.to_string())
            }
            _ => (template, Span::default(), error.to_string()),
        };
        Self { path: template_path(folder, name), span, message }
    }

    fn unknown_name(folder: &str, template: &str, name: &str) -> Self {
        let message = format!("{UNKNOWN_NAME}`{name}`");
        Self { path: template_path(folder, template), span: Span::default(), message }
    }

    /// Faults found when the templates are put together come as text only: `error: …`, then a line
    /// ` --> name:line:column`.
    fn of_loading(error: &tera::Error, folder: &str, templates: &[Source]) -> Self {
        let whole = Self::of(error, folder, "layout.html");
        let mut lines = whole.message.lines();
        let first = lines.next().unwrap_or_default().trim_start_matches("error: ").to_owned();
        let place = lines.find_map(|line| line.trim().strip_prefix("--> "));
        let Some((path, span)) = place.and_then(|place| located(place, folder, templates)) else {
            return whole;
        };
        Self { path, span, message: first }
    }
}

/// The template and the byte that `name:line:column` stands for.
fn located(place: &str, folder: &str, templates: &[Source]) -> Option<(ProjectPath, Span)> {
    let mut parts = place.rsplitn(3, ':');
    let column: usize = parts.next()?.parse().ok()?;
    let line: usize = parts.next()?.parse().ok()?;
    let path = template_path(folder, parts.next()?);
    let text = templates.iter().find(|source| *source.path() == path)?.text();
    let line_start: usize = text.split_inclusive('\n').take(line.checked_sub(1)?).map(str::len).sum();
    let at = text.floor_char_boundary(line_start + column.saturating_sub(1));
    let width = text[at..].chars().next().map_or(0, char::len_utf8);
    Some((path, Span::new(at, at + width)))
}

/// Templates are named by their path below the theme's folder for them.
fn template_path(folder: &str, name: &str) -> ProjectPath {
    ProjectPath::new(&format!("{folder}/{}/{name}", builtin::TEMPLATES))
        .expect("the folder of a theme and of its templates are names without dots")
}

fn tera(templates: &[Source], folder: &str) -> Result<Tera, Box<TemplateError>> {
    let mut tera = Tera::new();
    let templates_folder = format!("{folder}/{}", builtin::TEMPLATES);
    let named =
        templates.iter().filter_map(|file| Some((file.path().below(&templates_folder)?, file.text())));
    let added = tera.add_raw_templates(named);
    added.map_err(|error| Box::new(TemplateError::of_loading(&error, folder, templates)))?;
    Ok(tera)
}
