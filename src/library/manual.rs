//! A manual: one of the numbered documents staff work by.

mod keys;

use jiff::ToSpan;
use jiff::civil::Date;

use super::allowed_word::{AllowedWord, allowed_words};
use super::change::{self, Approval, Change};
use super::number::ManualRef;
use super::target::Target;
use super::text::Text;
use crate::config::{Config, Names};
use crate::date::ShownDate;
use crate::slug::is_slug;
use crate::source::Source;
use crate::yaml::shape::MapShape;
use crate::yaml::{self, Expected, Fields, Located, Value};

/// A manual as read. What its front matter lacks is empty; the lints say so.
#[derive(Debug)]
pub struct Manual {
    /// The file.
    pub text: Text,
    /// What its front matter says.
    pub matter: ManualMatter,
}

/// What the front matter of a manual says.
#[derive(Debug, Default)]
pub struct ManualMatter {
    /// The number it is known by.
    pub number: Option<Located<ManualRef>>,
    /// Its title.
    pub title: String,
    /// Whether a source names the title.
    pub title_source: TitleSource,
    /// What it is about, in a sentence or two.
    pub summary: String,
    /// The phases it belongs to, as identifiers of site.yaml.
    pub phases: Vec<String>,
    /// The components it belongs to, as identifiers of site.yaml.
    pub components: Vec<String>,
    /// The roles it concerns, as identifiers of site.yaml.
    pub roles: Vec<String>,
    /// The role that keeps it.
    pub owner: String,
    /// The day by which it must have been gone through.
    pub review_by: Option<Date>,
    /// The sections and annexes of the guide it rests on.
    pub sources: Vec<Located<Target>>,
    /// What has changed since the edition before, and why.
    pub changes: Vec<Change>,
    /// Who has approved the text.
    pub approved: Vec<Approval>,
    /// The one sentence the public site may show beside number and title.
    pub public_line: Option<String>,
    /// The sections that are the model itself, by anchor.
    pub core: Vec<Located<String>>,
    /// Whether staff no longer work by it.
    pub retired: bool,
    /// Whether it is left out of a build without `--drafts`.
    pub draft: bool,
    /// The words of the language rules that may stand in it, and why.
    pub allowed: Vec<AllowedWord>,
}

/// Whether a source names the title of a manual.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TitleSource {
    /// The title stands in a source.
    #[default]
    Source,
    /// No source names a title; this is the house's working title.
    Working,
}

/// How it stands with going through a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Review {
    /// The day has passed.
    Overdue,
    /// The day is near.
    Due,
    /// There is time.
    Later,
}

impl Review {
    /// How many days ahead a review is due.
    pub const SOON: i32 = 60;
}

impl Manual {
    /// Reads a manual.
    #[must_use]
    pub fn read(source: Source, config: &Config) -> Self {
        let (text, matter) = Text::read(source, |fields| ManualMatter::read(fields, config));
        Self { text, matter }
    }

    /// The number, if the front matter gives a usable one.
    #[must_use]
    pub fn number(&self) -> Option<ManualRef> {
        self.matter.number.as_ref().map(|number| number.value)
    }
}

impl ManualMatter {
    /// What it tells readers, each with what that is called: the items of a list, or a text as the only one. Names are
    /// those of `config`.
    #[must_use]
    pub fn told(&self, config: &Config) -> Vec<(&'static str, Vec<String>)> {
        let named = |ids: &[String], names: &Names| -> Vec<String> {
            ids.iter().map(|id| names.name(id).unwrap_or(id).to_owned()).collect()
        };
        let sources = self.sources.iter().filter_map(|source| source.value.citation());
        let state = |is: bool, text: &str| is.then(|| text.to_owned()).into_iter().collect();
        let owner = config.roles.name(&self.owner).unwrap_or(&self.owner);
        vec![
            (keys::TITLE.title, vec![self.title.clone()]),
            (keys::TITLE_SOURCE.title, state(self.title_source == TitleSource::Working, "Arbejdstitel")),
            (keys::SUMMARY.title, vec![self.summary.clone()]),
            (keys::PHASES.title, named(&self.phases, &config.phases)),
            (keys::COMPONENTS.title, named(&self.components, &config.components)),
            (keys::ROLES.title, named(&self.roles, &config.roles)),
            (keys::OWNER.title, vec![owner.to_owned()]),
            (
                keys::REVIEW_BY.title,
                self.review_by.map(|day| ShownDate::from(day).text).into_iter().collect(),
            ),
            (keys::SOURCES.title, sources.collect()),
            (keys::PUBLIC_LINE.title, self.public_line.iter().cloned().collect()),
            (keys::RETIRED.title, state(self.retired, "Ja")),
        ]
    }

    /// By when it must be gone through, and how that stands. `None` when staff no longer work by it.
    #[must_use]
    pub fn review(&self, today: Date) -> Option<(Date, Review)> {
        let day = self.review_by.filter(|_| !self.retired)?;
        let review = match day {
            day if day < today => Review::Overdue,
            day if day <= today.saturating_add(Review::SOON.days()) => Review::Due,
            _ => Review::Later,
        };
        Some((day, review))
    }

    /// What the front matter of a manual may hold.
    #[must_use]
    pub fn shape(config: &Config) -> MapShape {
        MapShape::of(|fields| Self::read(fields, config))
    }

    fn read(fields: &mut Fields<'_, '_>, config: &Config) -> Self {
        Self {
            number: fields
                .required(&keys::NUMBER, |value| value.parsed(Expected::ManualNumber, ManualRef::parse)),
            title: fields.required(&keys::TITLE, yaml::text).unwrap_or_default(),
            title_source: fields.optional(&keys::TITLE_SOURCE, title_source).unwrap_or_default(),
            summary: fields.required(&keys::SUMMARY, yaml::text).unwrap_or_default(),
            phases: fields.required(&keys::PHASES, |value| ids(value, &config.phases)).unwrap_or_default(),
            components: fields
                .required(&keys::COMPONENTS, |value| ids(value, &config.components))
                .unwrap_or_default(),
            roles: fields.required(&keys::ROLES, |value| ids(value, &config.roles)).unwrap_or_default(),
            owner: fields
                .required(&keys::OWNER, |value| value.one_of(config.roles.ids()))
                .unwrap_or_default(),
            review_by: fields.required(&keys::REVIEW_BY, yaml::date),
            sources: fields.required(&keys::SOURCES, citations).unwrap_or_default(),
            changes: change::changes(fields, config),
            approved: change::approvals(fields),
            public_line: fields.optional(&keys::PUBLIC_LINE, yaml::text),
            core: fields.optional(&keys::CORE, |value| value.list(anchor)).unwrap_or_default(),
            retired: fields.optional(&keys::RETIRED, yaml::flag).unwrap_or_default(),
            draft: fields.optional(&keys::DRAFT, yaml::flag).unwrap_or_default(),
            allowed: allowed_words(fields),
        }
    }
}

/// Reads a list of identifiers, each of them one of `known`.
pub(super) fn ids(value: Value<'_, '_>, known: &Names) -> Option<Vec<String>> {
    value.filled_list(|item| item.one_of(known.ids()))
}

/// Reads a list of references to the guide.
pub(super) fn citations(value: Value<'_, '_>) -> Option<Vec<Located<Target>>> {
    value.list(|item| {
        item.parsed(Expected::Reference, |text| match Target::parse(text) {
            target @ (Target::Guide(_) | Target::Annex(_)) => Some(target),
            _ => None,
        })
    })
}

fn title_source(value: Value<'_, '_>) -> Option<TitleSource> {
    value.choice([("source", TitleSource::Source), ("working", TitleSource::Working)])
}

/// Reads the anchor of a section.
pub(super) fn anchor(value: Value<'_, '_>) -> Option<Located<String>> {
    value.parsed(Expected::Id, |text| is_slug(text).then(|| text.to_owned()))
}
