//! How pages look: templates and styles, compiled in and replaced file by file by those below
//! `themes/<theme>/` of the project.
//!
//! Strict: a name a template uses and the page does not have fails the page, with template and line.
//! Knows nothing of manuals or audiences; what a template may see is what it is given.

mod builtin;

use sha2::{Digest, Sha256};
use tera::{ErrorKind, Tera};

use crate::site::OutputPath;
use crate::source::{ProjectPath, Source, Span};

/// The folder of a site that holds what the theme adds to it; its files are named for their content.
pub const ASSETS: &str = "aktiver";

/// Templates and styles.
pub struct Theme {
    folder: String,
    tera: Tera,
    style: Style,
    templates: Vec<Source>,
    problems: Vec<TemplateError>,
    has_own_files: bool,
}

/// The one style sheet of a site.
#[derive(Clone, Debug)]
pub struct Style {
    /// Where it lies in the site.
    pub path: OutputPath,
    /// Its text.
    pub text: String,
}

/// The templates as one site sees them.
pub struct Templates {
    tera: Tera,
    folder: String,
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
        let has_own_files = overrides.iter().any(|file| file.path().below(&folder).is_some());
        let files = builtin::with(&folder, overrides);
        let (templates, rest): (Vec<_>, Vec<_>) =
            files.into_iter().partition(|file| file.path().extension() == "html");
        let styles: Vec<_> = rest.into_iter().filter(|file| file.path().extension() == "css").collect();
        let mut problems = Vec::new();
        let tera = tera(&templates, &folder).unwrap_or_else(|error| {
            problems.push(*error);
            builtin::tera()
        });
        Self { folder, tera, style: Style::joined(&styles), templates, problems, has_own_files }
    }

    /// The style sheet.
    #[must_use]
    pub fn style(&self) -> &Style {
        &self.style
    }

    /// The texts of the templates in use, for whoever wants to know what they say.
    #[must_use]
    pub fn templates(&self) -> &[Source] {
        &self.templates
    }

    /// Whether the project has files of its own for this theme.
    #[must_use]
    pub fn has_own_files(&self) -> bool {
        self.has_own_files
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
        *tera.global_context() = context.expect("the globals are a struct of plain values");
        Templates { tera, folder: self.folder.clone() }
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
        let rendered = self.tera.render(template, &context);
        rendered.map_err(|error| Box::new(TemplateError::of(&error, &self.folder, template)))
    }
}

impl Style {
    fn joined(files: &[Source]) -> Self {
        let text: Vec<&str> = files.iter().map(Source::text).collect();
        let text = text.join("\n");
        let digest = Sha256::digest(text.as_bytes());
        let name: String = digest.iter().take(5).map(|byte| format!("{byte:02x}")).collect();
        let path = OutputPath::new(format!("{ASSETS}/hus-{name}.css"));
        Self { path: path.expect("hexadecimal digits can stand in a path"), text }
    }
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
    tera.add_raw_templates(named).map_err(|error| Box::new(TemplateError::of(&error, folder, "")))?;
    Ok(tera)
}
