//! What staff have reported of working by the manuals, and what was decided: `manuals/experiences.yaml`.

mod keys;

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::change::revision;
use super::manual::anchor;
use super::number::ManualRef;
use super::revision::RevisionId;
use crate::config::Config;
use crate::slug::is_slug;
use crate::source::{Source, Span};
use crate::yaml::shape::MapShape;
use crate::yaml::{self, Expected, Fields, Located, Problem, Value};

/// Where experiences are written down.
pub const FILE: &str = "manuals/experiences.yaml";

/// All that staff have reported.
#[derive(Debug, Default)]
pub struct Experiences {
    /// The file, if there is one.
    pub source: Option<Source>,
    /// The experiences by what they are cited by.
    pub all: BTreeMap<String, Experience>,
    /// Names that stand twice.
    pub doubled: Vec<Located<String>>,
    /// What is wrong with the file.
    pub problems: Vec<Problem>,
}

/// What somebody has reported.
#[derive(Clone, Debug)]
pub struct Experience {
    /// What it is cited by, and where that stands.
    pub id: Located<String>,
    /// The manual it is about.
    pub manual: Located<ManualRef>,
    /// The section it is about, by anchor.
    pub section: Option<Located<String>>,
    /// The role that reported it.
    pub role: String,
    /// When.
    pub date: Date,
    /// What was reported.
    pub experience: Located<String>,
    /// What was decided.
    pub decision: Decision,
    /// The revision it was decided for.
    pub revision: Option<RevisionId>,
    /// Why it was decided so.
    pub why: Option<Located<String>>,
}

/// What was decided about an experience.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Decision {
    /// Nothing yet.
    Open,
    /// The manual follows it.
    Adopted,
    /// The manual does not follow it.
    Declined,
}

impl Experiences {
    /// Reads what was reported.
    #[must_use]
    pub fn read(source: Source, config: &Config) -> Self {
        let (node, mut problems) = yaml::parse(source.text(), 0);
        let mut listed = Vec::new();
        if problems.is_empty() {
            listed = Self::from_fields(Fields::of(FILE, &node, &mut problems), config);
        }
        let mut experiences = Self { source: Some(source), problems, ..Self::default() };
        listed.into_iter().for_each(|experience| experiences.take_in(experience));
        experiences
    }

    /// What the file may hold.
    #[must_use]
    pub fn shape(config: &Config) -> MapShape {
        MapShape::of_owned(|fields| Self::from_fields(fields, config))
    }

    /// Those that nothing has been decided about, by name.
    pub fn open(&self) -> impl Iterator<Item = &Experience> {
        self.all.values().filter(|experience| experience.decision == Decision::Open)
    }

    fn from_fields(mut fields: Fields<'_, '_>, config: &Config) -> Vec<Experience> {
        let read = |item: Value<'_, '_>| item.map(|fields| experience(fields, config))?;
        let all = fields.required(&keys::EXPERIENCES, |value| value.list(read)).unwrap_or_default();
        fields.finish();
        all
    }

    fn take_in(&mut self, experience: Experience) {
        match self.all.contains_key(&experience.id.value) {
            true => self.doubled.push(experience.id),
            false => drop(self.all.insert(experience.id.value.clone(), experience)),
        }
    }
}

impl Experience {
    /// Where it stands, as far as that can be said in one place.
    #[must_use]
    pub fn span(&self) -> Span {
        self.id.span
    }
}

fn experience(mut fields: Fields<'_, '_>, config: &Config) -> Option<Experience> {
    let name = |text: &str| is_slug(text).then(|| text.to_owned());
    let id = fields.required(&keys::ID, |value| value.parsed(Expected::Id, name));
    let manual =
        fields.required(&keys::MANUAL, |value| value.parsed(Expected::ManualNumber, ManualRef::parse));
    let section = fields.optional(&keys::SECTION, anchor);
    let role = fields.required(&keys::ROLE, |value| value.one_of(config.roles.ids()));
    let date = fields.required(&keys::DATE, yaml::date);
    let experience = fields.required(&keys::EXPERIENCE, |value| value.located(yaml::text));
    let decision = fields.required(&keys::DECISION, decision);
    let revision = fields.optional(&keys::REVISION, revision);
    let why = fields.optional(&keys::WHY, |value| value.located(yaml::text));
    fields.finish();
    Some(Experience {
        id: id?,
        manual: manual?,
        section,
        role: role?,
        date: date?,
        experience: experience?,
        decision: decision?,
        revision,
        why,
    })
}

fn decision(value: Value<'_, '_>) -> Option<Decision> {
    value.choice([("open", Decision::Open), ("adopted", Decision::Adopted), ("declined", Decision::Declined)])
}
