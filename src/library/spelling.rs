//! The words a house writes in one way, and the ways they are not to be written: data that the house owns.

mod keys;

use crate::diagnostic::Severity;
use crate::source::Source;
use crate::yaml::shape::MapShape;
use crate::yaml::{self, Expected, Fields, Located, Problem, Value};

/// Where the list lies.
pub const FILE: &str = "content/_rules/spelling.yaml";

/// The list of spellings.
#[derive(Debug, Default)]
pub struct Spellings {
    /// The file, if there is one.
    pub source: Option<Source>,
    /// The words, in the order written.
    pub all: Vec<Spelling>,
    /// What is wrong with the file.
    pub problems: Vec<Problem>,
}

/// A word that is written in one way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spelling {
    /// As it is written.
    pub write: Located<String>,
    /// As it is not.
    pub not: Vec<Located<String>>,
    /// Why, in a sentence.
    pub why: String,
    /// The endings it takes; the genitive of each goes without saying.
    pub endings: Vec<String>,
    /// Whether it may be the beginning of a longer word.
    pub compounds: bool,
    /// Whether only what has the very same small and capital letters is wrong.
    pub exact_case: bool,
    /// What makes it right when it stands in the same sentence.
    pub unless: Vec<String>,
    /// How much it weighs.
    pub severity: Severity,
    /// Whether it can be mended without looking at the sentence.
    pub fix: bool,
}

impl Spellings {
    /// Reads the list.
    #[must_use]
    pub fn read(source: Source) -> Self {
        let (node, mut problems) = yaml::parse(source.text(), 0);
        let mut all = Vec::new();
        if problems.is_empty() {
            all = Self::from_fields(Fields::of(FILE, &node, &mut problems));
        }
        Self { source: Some(source), all, problems }
    }

    /// What the file may hold.
    #[must_use]
    pub fn shape() -> MapShape {
        MapShape::of_owned(Self::from_fields)
    }

    fn from_fields(mut fields: Fields<'_, '_>) -> Vec<Spelling> {
        let read = |item: Value<'_, '_>| item.map(spelling)?;
        let all = fields.required(&keys::SPELLING, |value| value.list(read)).unwrap_or_default();
        fields.finish();
        all
    }
}

fn spelling(mut fields: Fields<'_, '_>) -> Option<Spelling> {
    let write = fields.required(&keys::WRITE, words);
    let not = fields.required(&keys::NOT, |value| value.filled_list(words));
    let why = fields.required(&keys::WHY, yaml::text);
    let endings = fields.optional(&keys::ENDINGS, |value| value.list(words)).unwrap_or_default();
    let compounds = fields.optional(&keys::COMPOUNDS, yaml::flag).unwrap_or_default();
    let exact_case = fields.optional(&keys::EXACT_CASE, yaml::flag).unwrap_or_default();
    let unless = fields.optional(&keys::UNLESS, |value| value.list(yaml::text)).unwrap_or_default();
    let severity = fields.optional(&keys::SEVERITY, severity).unwrap_or(Severity::Warning);
    let fix = fields.optional(&keys::FIX, yaml::flag).unwrap_or(true);
    fields.finish();
    let endings = endings.into_iter().map(|ending| ending.value).collect();
    let (write, not, why) = (write?, not?, why?);
    Some(Spelling { write, not, why, endings, compounds, exact_case, unless, severity, fix })
}

fn severity(value: Value<'_, '_>) -> Option<Severity> {
    value.choice([("warning", Severity::Warning), ("note", Severity::Note)])
}

/// Reads words that mean the same in Markdown, in YAML and on paper.
fn words(value: Value<'_, '_>) -> Option<Located<String>> {
    value.parsed(Expected::Words, |text| are_words(text).then(|| text.to_owned()))
}

fn are_words(text: &str) -> bool {
    let is_letter = |c: char| !c.is_whitespace() && !c.is_control() && !is_sign(c);
    text.split(' ').all(|word| !word.is_empty() && word.chars().all(is_letter))
        && !text.starts_with(['-', '.', '/'])
}

/// A sign that can mean something in Markdown or in YAML.
fn is_sign(c: char) -> bool {
    c.is_ascii_punctuation() && !matches!(c, '-' | '.' | '/')
}
