//! The ledger, `manuals/revisions.yaml`: which revisions have been closed, which text belongs to each, and what
//! roles, phases, components and facts were called that day. Written by the program alone.
//!
//! An edition that the ledger does not name does not exist.

mod keys;

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::change::{revision, seal};
use super::document_id::DocumentId;
use super::revision::{HalfYear, RevisionId};
use super::seal::Seal;
use crate::config::{Config, Names, names};
use crate::source::{ProjectPath, Source, Span};
use crate::yaml::shape::MapShape;
use crate::yaml::{self, Expected, Fields, Located, Problem, Value};

/// Where the ledger lies.
pub const FILE: &str = "manuals/revisions.yaml";

/// Everything that has been closed.
#[derive(Debug, Default)]
pub struct Ledger {
    /// The file, if there is one.
    pub source: Option<Source>,
    /// The revisions, the oldest first.
    pub revisions: BTreeMap<RevisionId, Revision>,
    /// Names that stand twice; the first is the one that holds.
    pub doubled: Vec<Located<RevisionId>>,
    /// What is wrong with the file.
    pub problems: Vec<Problem>,
}

/// A closed revision.
#[derive(Clone, Debug)]
pub struct Revision {
    /// What it is called.
    pub id: RevisionId,
    /// Where its name stands.
    pub span: Span,
    /// The day it comes into force.
    pub in_force: Date,
    /// The day it was closed.
    pub closed: Date,
    /// The texts that are new or changed in it.
    pub editions: BTreeMap<DocumentId, Sealed>,
    /// The roles as they were called that day.
    pub roles: Names,
    /// The phases as they were called that day.
    pub phases: Names,
    /// The components as they were called that day.
    pub components: Names,
    /// The facts as they were that day, those of one house as `age_limit.esbjerg`.
    pub facts: BTreeMap<String, String>,
}

/// The text of an edition: where it lies and what seals it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sealed {
    /// Where it lies.
    pub file: Located<ProjectPath>,
    /// The seal of the day it was closed.
    pub seal: Seal,
}

impl Ledger {
    /// Reads the ledger.
    #[must_use]
    pub fn read(source: Source) -> Self {
        let (node, mut problems) = yaml::parse(source.text(), 0);
        let mut revisions = Vec::new();
        if problems.is_empty() {
            revisions = Self::from_fields(Fields::of(FILE, &node, &mut problems));
        }
        let mut ledger = Self { source: Some(source), problems, ..Self::default() };
        revisions.into_iter().for_each(|revision| ledger.take_in(revision));
        ledger
    }

    fn take_in(&mut self, revision: Revision) {
        match self.revisions.contains_key(&revision.id) {
            true => self.doubled.push(Located { value: revision.id, span: revision.span }),
            false => drop(self.revisions.insert(revision.id, revision)),
        }
    }

    /// What the ledger may hold.
    #[must_use]
    pub fn shape(_: &Config) -> MapShape {
        MapShape::of_owned(Self::from_fields)
    }

    fn from_fields(mut fields: Fields<'_, '_>) -> Vec<Revision> {
        let read = |item: Value<'_, '_>| item.map(entry)?;
        let revisions = fields.required(&keys::REVISIONS, |value| value.list(read)).unwrap_or_default();
        fields.finish();
        revisions
    }

    /// The newest revision whose day has come.
    #[must_use]
    pub fn in_force(&self, today: Date) -> Option<&Revision> {
        self.revisions.values().rev().find(|revision| revision.in_force <= today)
    }

    /// The next day on which another revision comes into force.
    #[must_use]
    pub fn next_in_force(&self, today: Date) -> Option<Date> {
        self.coming(today).map(|revision| revision.in_force).min()
    }

    /// The revisions that are closed and not in force yet, the oldest first.
    pub fn coming(&self, today: Date) -> impl Iterator<Item = &Revision> {
        let now = self.in_force(today).map(|revision| revision.id);
        self.revisions.values().filter(move |revision| now.is_none_or(|now| revision.id > now))
    }

    /// The revision that the working texts are written for: the one after the newest; that of today's half-year
    /// before there is any.
    #[must_use]
    pub fn next(&self, today: Date) -> HalfYear {
        self.newest().map_or_else(|| HalfYear::of(today), |newest| newest.id.half_year().next())
    }

    /// The newest revision.
    #[must_use]
    pub fn newest(&self) -> Option<&Revision> {
        self.revisions.values().next_back()
    }

    /// Whether nothing has been closed yet.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.revisions.is_empty()
    }
}

impl Revision {
    /// A configuration as far as it was frozen with this revision.
    #[must_use]
    pub fn frozen(&self, config: &Config) -> Config {
        let (roles, phases) = (self.roles.clone(), self.phases.clone());
        Config { roles, phases, components: self.components.clone(), ..config.clone() }
    }
}

fn entry(mut fields: Fields<'_, '_>) -> Option<Revision> {
    let id = fields.required(&keys::ID, |value| value.located(revision));
    let in_force = fields.required(&keys::IN_FORCE, yaml::date);
    let closed = fields.required(&keys::CLOSED, yaml::date);
    let editions = fields.required(&keys::EDITIONS, editions).unwrap_or_default();
    let roles = fields.required(&keys::ROLES, names).unwrap_or_default();
    let phases = fields.required(&keys::PHASES, names).unwrap_or_default();
    let components = fields.required(&keys::COMPONENTS, names).unwrap_or_default();
    let facts = fields.optional(&keys::FACTS, facts).unwrap_or_default();
    fields.finish();
    let Located { value: id, span } = id?;
    Some(Revision {
        id,
        span,
        in_force: in_force?,
        closed: closed?,
        editions,
        roles,
        phases,
        components,
        facts,
    })
}

fn editions(value: Value<'_, '_>) -> Option<BTreeMap<DocumentId, Sealed>> {
    let fits = |key: &str| DocumentId::parse(key).is_some();
    let entries =
        value.map(|fields| fields.entries(Expected::Document, fits, |value| value.map(sealed)?))?;
    Some(
        entries
            .into_iter()
            .filter_map(|(key, sealed)| Some((DocumentId::parse(&key.value)?, sealed)))
            .collect(),
    )
}

fn sealed(mut fields: Fields<'_, '_>) -> Option<Sealed> {
    let file = fields.required(&keys::FILE, |value| value.parsed(Expected::EditionFile, edition_file));
    let seal = fields.required(&keys::SEAL, seal);
    fields.finish();
    Some(Sealed { file: file?, seal: seal? })
}

/// The path of an edition: a file named after its revision, below `manuals` or beside the agreement.
fn edition_file(text: &str) -> Option<ProjectPath> {
    ProjectPath::new(text).filter(|path| path.as_str() == text && super::edition::is_edition_path(path))
}

fn facts(value: Value<'_, '_>) -> Option<BTreeMap<String, String>> {
    let fits = |key: &str| key.split('.').all(crate::slug::is_id);
    let entries = value.map(|fields| fields.entries(Expected::FactName, fits, yaml::text))?;
    Some(entries.into_iter().map(|(key, value)| (key.value, value)).collect())
}
