//! site.yaml: what both sites share. Read as written, checked once, believed afterwards.

mod accessibility;
mod address;
mod edit;
mod facts;
mod feedback;
mod hearing;
mod keys;
mod language;
mod leave;
mod next_step;
mod search;

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use self::address::site_address;
use crate::placeholder;
use crate::slug::{is_section, is_slug};
use crate::source::{ProjectPath, Source, Span};
use crate::yaml::shape::MapShape;
use crate::yaml::{self, Expected, Fields, Kind, Located, Problem, Value};
pub use accessibility::Accessibility;
pub use edit::Edit;
pub use facts::{Fact, FactAudience, Wording};
pub use feedback::Feedback;
pub use hearing::Hearing;
pub use language::{FolderLanguage, FolderLanguages, RuleSet};
pub use leave::Leave;
pub use next_step::{FolderSteps, NextStep, PageLink, next_step};
pub use search::{Search, Synonym};

/// The name of the file, at the top of the project.
pub const FILE: &str = "site.yaml";

/// Everything site.yaml says.
#[derive(Clone, Debug)]
pub struct Config {
    /// The name of the house, shown on every page.
    pub name: String,
    /// Whether the sites are an example or the real thing.
    pub standing: Standing,
    /// Where the sites are published.
    pub addresses: Addresses,
    /// The folder below `themes/` whose files replace those compiled in.
    pub theme: String,
    /// The numbers a manual can have.
    pub manuals: RangeInclusive<u16>,
    /// The number of the manual that new staff begin with, if there is one.
    pub introduction: Option<u16>,
    /// The pages of the public menu, as paths below `content/`.
    pub menu: Vec<Located<ProjectPath>>,
    /// The pages at the foot of every public page, as paths below `content/`.
    pub footer: Vec<Located<ProjectPath>>,
    /// What the pages of a folder lead to, where that is not a call to a house.
    pub next_steps: FolderSteps,
    /// The quick way out of pages a reader may not want to be seen on.
    pub leave: Leave,
    /// The accessibility statement; `None` when nothing is said of it.
    pub accessibility: Option<Accessibility>,
    /// Telephone numbers and mail addresses that everybody may know, besides those of the houses.
    pub contacts: Names,
    /// Other words for what people look for.
    pub search: Search,
    /// When and where the working texts are commented on.
    pub hearing: Hearing,
    /// Where staff say what they think of a section.
    pub feedback: Feedback,
    /// Where the texts are changed.
    pub edit: Edit,
    /// How texts must be written, by folder.
    pub language: FolderLanguages,
    /// The phases of the model.
    pub phases: Names,
    /// The components of the model.
    pub components: Names,
    /// The roles in and around the house.
    pub roles: Names,
    /// The houses that work by the manuals.
    pub houses: Names,
    /// The implementation guide that the texts cite.
    pub guide: Guide,
}

/// site.yaml as read.
#[derive(Clone, Debug, Default)]
pub struct ReadConfig {
    /// What it says, but for the facts.
    pub config: Config,
    /// The facts that the texts cite; some are for staff only.
    pub facts: BTreeMap<String, Fact>,
    /// What is wrong with it.
    pub problems: Vec<Problem>,
    /// Values that are left to fill in.
    pub placeholders: Vec<Span>,
    /// Whether it could be read at all.
    pub is_readable: bool,
}

/// Whether the sites are an example or the real thing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Standing {
    /// Every page says that it is an example, and search engines are asked to stay away.
    #[default]
    Example,
    /// The real thing: nothing may be left to fill in.
    Live,
}

/// Where the sites are published; `None` as long as the house has not said.
#[derive(Clone, Debug, Default)]
pub struct Addresses {
    /// The public site, without a slash at its end.
    pub public: Option<String>,
    /// The staff site, without a slash at its end.
    pub staff: Option<String>,
}

/// Identifiers and the names shown for them, in the order written.
#[derive(Clone, Debug, Default)]
pub struct Names(Vec<(String, String)>);

impl Names {
    /// The name shown for an identifier.
    #[must_use]
    pub fn name(&self, id: &str) -> Option<&str> {
        self.iter().find(|(known, _)| *known == id).map(|(_, name)| name)
    }

    /// The identifiers, in the order written.
    pub fn ids(&self) -> impl Iterator<Item = &str> + Clone {
        self.iter().map(|(id, _)| id)
    }

    /// Identifiers with their names, in the order written.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> + Clone {
        self.0.iter().map(|(id, name)| (id.as_str(), name.as_str()))
    }
}

/// The implementation guide: what it is, and what its sections and annexes are called.
#[derive(Clone, Debug, Default)]
pub struct Guide {
    /// Its title.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// When.
    pub year: Option<u16>,
    /// Its ISBN.
    pub isbn: String,
    /// Section numbers and titles, in the order written.
    pub sections: Names,
    /// Annex numbers and titles, in the order written.
    pub annexes: Names,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            name: String::new(),
            standing: Standing::default(),
            addresses: Addresses::default(),
            theme: "hus".to_owned(),
            manuals: 1..=22,
            introduction: None,
            menu: Vec::new(),
            footer: Vec::new(),
            next_steps: Vec::new(),
            leave: Leave::default(),
            accessibility: None,
            contacts: Names::default(),
            search: Search::default(),
            hearing: Hearing::default(),
            feedback: Feedback::default(),
            edit: Edit::default(),
            language: Vec::new(),
            phases: Names::default(),
            components: Names::default(),
            roles: Names::default(),
            houses: Names::default(),
            guide: Guide::default(),
        }
    }
}

impl Config {
    /// What the pages of the innermost folder that says so lead to.
    #[must_use]
    pub fn next_step(&self, page: &ProjectPath) -> Option<&NextStep> {
        let steps = self.next_steps.iter().filter(|(folder, _)| page.below(folder.value.as_str()).is_some());
        steps.max_by_key(|(folder, _)| folder.value.as_str().len()).map(|(_, step)| step)
    }

    /// How a text must be written.
    #[must_use]
    pub fn language_of(&self, path: &ProjectPath) -> FolderLanguage {
        FolderLanguage::of(path, &self.language)
    }

    /// Reads site.yaml. What cannot be used is a problem and gets its default.
    #[must_use]
    pub fn read(source: &Source) -> ReadConfig {
        let (node, mut problems) = yaml::parse(source.text(), 0);
        let says_something = !source.text().trim().is_empty() && matches!(node.kind, Kind::Map(_));
        let is_readable = problems.is_empty() && says_something;
        let (config, facts) = match problems.is_empty() {
            true => Self::from_fields(Fields::of(FILE, &node, &mut problems)),
            false => Default::default(),
        };
        ReadConfig { config, facts, problems, placeholders: node.placeholders(), is_readable }
    }

    /// What site.yaml may hold.
    #[must_use]
    pub fn shape() -> MapShape {
        MapShape::of_owned(Self::from_fields)
    }

    fn from_fields(mut fields: Fields<'_, '_>) -> (Self, BTreeMap<String, Fact>) {
        let defaults = Self::default();
        let houses = fields.required(&keys::HOUSES, names).unwrap_or_default();
        let facts = fields.optional(&keys::FACTS, |value| facts::facts(value, &houses)).unwrap_or_default();
        let config = Self {
            name: fields.required(&keys::NAME, yaml::text).unwrap_or_default(),
            standing: fields.required(&keys::STANDING, standing).unwrap_or_default(),
            addresses: fields.optional(&keys::ADDRESSES, |value| value.map(addresses)).unwrap_or_default(),
            theme: fields.optional(&keys::THEME, id).unwrap_or(defaults.theme),
            manuals: fields
                .optional(&keys::MANUALS, |value| value.map(range))
                .flatten()
                .unwrap_or(defaults.manuals),
            introduction: fields.optional(&keys::INTRODUCTION, yaml::number),
            menu: fields.optional(&keys::MENU, |value| value.list(page_below_content)).unwrap_or_default(),
            footer: fields
                .optional(&keys::FOOTER, |value| value.list(page_below_content))
                .unwrap_or_default(),
            next_steps: fields.optional(&keys::NEXT_STEPS, next_step::folder_steps).unwrap_or_default(),
            leave: fields.optional(&keys::LEAVE, |value| value.map(leave::leave)).unwrap_or_default(),
            accessibility: fields
                .optional(&keys::ACCESSIBILITY, |value| value.map(accessibility::accessibility)),
            contacts: fields.optional(&keys::CONTACTS, names).unwrap_or_default(),
            search: fields.optional(&keys::SEARCH, |value| value.map(search::search)).unwrap_or_default(),
            hearing: fields.optional(&keys::HEARING, |value| value.map(hearing::hearing)).unwrap_or_default(),
            feedback: fields.optional(&keys::FEEDBACK, feedback::feedback).unwrap_or_default(),
            edit: fields.optional(&keys::EDIT, |value| value.map(edit::edit)).unwrap_or_default(),
            language: fields.optional(&keys::LANGUAGE, language::folder_languages).unwrap_or_default(),
            phases: fields.required(&keys::PHASES, names).unwrap_or_default(),
            components: fields.required(&keys::COMPONENTS, names).unwrap_or_default(),
            roles: fields.required(&keys::ROLES, names).unwrap_or_default(),
            guide: fields.optional(&keys::GUIDE, |value| value.map(guide)).unwrap_or_default(),
            houses,
        };
        fields.finish();
        (config, facts)
    }
}

fn standing(value: Value<'_, '_>) -> Option<Standing> {
    value.choice([("example", Standing::Example), ("live", Standing::Live)])
}

fn id(value: Value<'_, '_>) -> Option<String> {
    let own = |text: &str| is_slug(text).then(|| text.to_owned());
    value.parsed(Expected::Id, own).map(|id| id.value)
}

fn addresses(mut fields: Fields<'_, '_>) -> Addresses {
    let mut address = |key| {
        let address = fields.optional(key, |value| value.parsed(Expected::Address, site_address))?;
        address
            .value
            .strip_suffix('/')
            .map(str::to_owned)
            .or(Some(address.value))
            .filter(|text| !placeholder::is_value(text))
    };
    let addresses =
        Addresses { public: address(&keys::ADDRESS_PUBLIC), staff: address(&keys::ADDRESS_STAFF) };
    fields.finish();
    addresses
}

fn range(mut fields: Fields<'_, '_>) -> Option<RangeInclusive<u16>> {
    let from = fields.required(&keys::FROM, yaml::number);
    let to = fields.required(&keys::TO, yaml::number);
    fields.finish();
    Some(from?..=to?)
}

/// Reads the path of a page from the folder `content`.
pub fn page_below_content(value: Value<'_, '_>) -> Option<Located<ProjectPath>> {
    let is_below =
        |text: &str| !text.is_empty() && !text.starts_with(['/', '.']) && !text.starts_with("content/");
    value.parsed(Expected::Path, |text| {
        ProjectPath::new(&format!("content/{text}")).filter(|_| is_below(text))
    })
}

/// Reads identifiers and their names.
pub fn names(value: Value<'_, '_>) -> Option<Names> {
    value.map(|fields| Names(bare(fields.entries(Expected::Id, is_slug, yaml::text))))
}

/// Entries by their keys, of which nobody asks where they stand.
fn bare<T, C: FromIterator<(String, T)>>(entries: Vec<(Located<String>, T)>) -> C {
    entries.into_iter().map(|(key, value)| (key.value, value)).collect()
}

fn sections(value: Value<'_, '_>) -> Option<Names> {
    value.map(|fields| Names(bare(fields.entries(Expected::Section, is_section, yaml::text))))
}

fn guide(mut fields: Fields<'_, '_>) -> Guide {
    let guide = Guide {
        title: fields.required(&keys::GUIDE_TITLE, yaml::text).unwrap_or_default(),
        publisher: fields.optional(&keys::GUIDE_PUBLISHER, yaml::text).unwrap_or_default(),
        year: fields.optional(&keys::GUIDE_YEAR, yaml::number),
        isbn: fields.optional(&keys::GUIDE_ISBN, yaml::text).unwrap_or_default(),
        sections: fields.required(&keys::GUIDE_SECTIONS, sections).unwrap_or_default(),
        annexes: fields.optional(&keys::GUIDE_ANNEXES, sections).unwrap_or_default(),
    };
    fields.finish();
    guide
}
