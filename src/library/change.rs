//! What front matter says of a text on its way to the next revision: what has changed and why, and who has
//! approved it.

mod keys;

use jiff::civil::Date;

use super::manual::{anchor, ids};
use super::revision::RevisionId;
use super::seal::Seal;
use crate::config::Config;
use crate::yaml::{self, Expected, Fields, Located, Value};

/// A change note: what has changed in a section, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Which part of the text it is about.
    pub section: Located<ChangedPart>,
    /// How much it weighs.
    pub kind: ChangeKind,
    /// What has changed.
    pub what: String,
    /// Why.
    pub why: String,
    /// The roles it matters to; empty when to all the text's roles.
    pub roles: Vec<String>,
    /// The experiences it rests on.
    pub experiences: Vec<Located<String>>,
}

/// The part of a text that a change note is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChangedPart {
    /// All of it.
    All,
    /// What stands in the front matter for readers.
    Metadata,
    /// What stands before the first section.
    Top,
    /// The section with this anchor, in the old text or the new.
    Section(String),
}

/// How much a change weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ChangeKind {
    /// A slip was corrected.
    Correction,
    /// Practice stays as it was.
    Minor,
    /// Staff must do something otherwise.
    Major,
}

/// That somebody has approved a text for a revision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Approval {
    /// Who.
    pub by: String,
    /// When.
    pub on: Date,
    /// For which revision.
    pub revision: RevisionId,
    /// The digest of the text as it was approved: see [`Library::approvable`](super::Library::approvable).
    pub text: Seal,
}

impl Approval {
    /// Who approves for show: nobody has approved anything.
    pub const EXAMPLE: &'static str = "eksempel";

    /// Whether it only shows how an approval looks.
    #[must_use]
    pub fn is_example(&self) -> bool {
        self.by == Self::EXAMPLE
    }
}

impl ChangedPart {
    /// Reads `all`, `metadata`, `top` or an anchor.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        match text {
            "all" => Self::All,
            "metadata" => Self::Metadata,
            "top" => Self::Top,
            anchor => Self::Section(anchor.to_owned()),
        }
    }

    /// As it is written in a change note.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::All => "all",
            Self::Metadata => "metadata",
            Self::Top => "top",
            Self::Section(anchor) => anchor,
        }
    }
}

/// Reads the change notes of a front matter.
pub(super) fn changes(fields: &mut Fields<'_, '_>, config: &Config) -> Vec<Change> {
    let read = |item: Value<'_, '_>| item.map(|fields| change(fields, config))?;
    fields.optional(&keys::CHANGES, |value| value.list(read)).unwrap_or_default()
}

/// Reads the approvals of a front matter.
pub(super) fn approvals(fields: &mut Fields<'_, '_>) -> Vec<Approval> {
    let read = |item: Value<'_, '_>| item.map(approval)?;
    fields.optional(&keys::APPROVED, |value| value.list(read)).unwrap_or_default()
}

fn change(mut fields: Fields<'_, '_>, config: &Config) -> Option<Change> {
    let section = fields.required(&keys::SECTION, anchor);
    let kind = fields.required(&keys::KIND, change_kind);
    let what = fields.required(&keys::WHAT, yaml::text);
    let why = fields.required(&keys::WHY, yaml::text);
    let roles = fields.optional(&keys::ROLES, |value| ids(value, &config.roles));
    let experiences =
        fields.optional(&keys::EXPERIENCES, |value| value.list(|item| item.located(yaml::text)));
    fields.finish();
    let section = section?;
    Some(Change {
        section: Located { value: ChangedPart::parse(&section.value), span: section.span },
        kind: kind?,
        what: what?,
        why: why?,
        roles: roles.unwrap_or_default(),
        experiences: experiences.unwrap_or_default(),
    })
}

fn change_kind(value: Value<'_, '_>) -> Option<ChangeKind> {
    value.choice([
        ("major", ChangeKind::Major),
        ("minor", ChangeKind::Minor),
        ("correction", ChangeKind::Correction),
    ])
}

fn approval(mut fields: Fields<'_, '_>) -> Option<Approval> {
    let by = fields.required(&keys::BY, yaml::text);
    let on = fields.required(&keys::ON, yaml::date);
    let revision = fields.required(&keys::FOR, revision);
    let text = fields.required(&keys::TEXT, seal);
    fields.finish();
    Some(Approval { by: by?, on: on?, revision: revision?, text: text? })
}

/// Reads the name of a revision.
pub(super) fn revision(value: Value<'_, '_>) -> Option<RevisionId> {
    value.parsed(Expected::Revision, RevisionId::parse).map(|revision| revision.value)
}

/// Reads a seal.
pub(super) fn seal(value: Value<'_, '_>) -> Option<Seal> {
    value.parsed(Expected::Seal, Seal::parse).map(|seal| seal.value)
}
