//! JSON Schema of what is written in YAML, so that an editor program can help while somebody types.
//!
//! Nothing about a key is said here: its form is learnt from the reader ([`MapShape`]), its Danish
//! words stand with the [`Key`](crate::yaml::Key). Only keywords are used that mean the same in draft 7,
//! which is what some editor programs know.

use serde_json::{Map, Value, json};

use crate::config::Config;
use crate::language::terms::Terms;
use crate::library::experience::Experiences;
use crate::library::ledger::Ledger;
use crate::library::manual::ManualMatter;
use crate::library::page::KindOfPath;
use crate::library::spelling::Spellings;
use crate::yaml::Expected;
use crate::yaml::shape::{EntryShape, KeyShape, MapShape, Shape};

/// Something written in YAML.
pub struct Schema {
    /// What it is asked for by.
    pub name: &'static str,
    /// What it describes, in Danish.
    pub about: &'static str,
    /// What may stand there, in a project with this configuration.
    pub shape: fn(&Config) -> MapShape,
}

/// Everything written in YAML.
pub static SCHEMAS: &[Schema] = &[
    Schema { name: "site", about: "site.yaml", shape: |_| Config::shape() },
    Schema { name: "manual", about: "oplysningerne øverst i en manual", shape: ManualMatter::shape },
    Schema {
        name: "page",
        about: "oplysningerne øverst i en side",
        shape: |config| KindOfPath::Plain.shape(config),
    },
    Schema {
        name: "activity",
        about: "oplysningerne øverst i en aktivitet",
        shape: |config| KindOfPath::Activity.shape(config),
    },
    Schema {
        name: "house",
        about: "oplysningerne øverst i siden om et hus",
        shape: |config| KindOfPath::House.shape(config),
    },
    Schema {
        name: "news",
        about: "oplysningerne øverst i en nyhed",
        shape: |config| KindOfPath::News.shape(config),
    },
    Schema {
        name: "agreement",
        about: "oplysningerne øverst i skabelonen til en partnerskabsaftale",
        shape: |config| KindOfPath::Agreement.shape(config),
    },
    Schema {
        name: "staff-page",
        about: "oplysningerne øverst i en side for personalet",
        shape: |config| KindOfPath::Staff.shape(config),
    },
    Schema { name: "experiences", about: "manuals/experiences.yaml", shape: Experiences::shape },
    Schema { name: "language", about: "content/_rules/language.yaml", shape: |_| Terms::shape() },
    Schema { name: "spelling", about: "content/_rules/spelling.yaml", shape: |_| Spellings::shape() },
    Schema { name: "ledger", about: "manuals/revisions.yaml", shape: Ledger::shape },
];

impl Schema {
    /// The JSON Schema, with the identifiers of a project where it has some.
    #[must_use]
    pub fn json(&self, config: &Config) -> String {
        let mut schema = mapping(&(self.shape)(config));
        schema.insert("$schema".to_owned(), "https://json-schema.org/draft/2020-12/schema".into());
        schema.insert("title".to_owned(), format!("Husbog: {}", self.about).into());
        format!("{:#}\n", Value::Object(schema))
    }
}

fn mapping(shape: &MapShape) -> Map<String, Value> {
    let properties: Map<_, _> =
        shape.keys.iter().map(|key| (key.key.name.to_owned(), property(key))).collect();
    let required: Vec<_> = shape.keys.iter().filter(|key| key.is_required).map(|key| key.key.name).collect();
    let mut schema = Map::new();
    schema.insert("type".to_owned(), "object".into());
    schema.insert("additionalProperties".to_owned(), false.into());
    if !properties.is_empty() {
        schema.insert("properties".to_owned(), properties.into());
    }
    if !required.is_empty() {
        schema.insert("required".to_owned(), required.into());
    }
    if let Some(EntryShape { name, shape }) = &shape.entries {
        schema.insert("propertyNames".to_owned(), json!({ "pattern": pattern(*name) }));
        schema.insert("additionalProperties".to_owned(), value(shape));
    }
    schema
}

fn property(KeyShape { key, shape, .. }: &KeyShape) -> Value {
    let mut schema = value(shape);
    schema["title"] = key.title.into();
    schema["description"] = key.about.into();
    schema
}

fn value(shape: &Shape) -> Value {
    match shape {
        Shape::Scalar(form) => scalar(*form),
        // The reader takes any word where nothing is known.
        Shape::OneOf(words) if words.is_empty() => scalar(Expected::Text),
        Shape::OneOf(words) => json!({ "enum": words }),
        Shape::List { item, is_filled: false } => json!({ "type": "array", "items": value(item) }),
        Shape::List { item, is_filled: true } => {
            json!({ "type": "array", "items": value(item), "minItems": 1 })
        }
        Shape::Map(shape) => Value::Object(mapping(shape)),
    }
}

/// A number counts as the text it is written as, so what may be written without quotation marks may be
/// a number to others.
fn scalar(form: Expected) -> Value {
    match form {
        Expected::Bool => json!({ "type": "boolean" }),
        Expected::Number => json!({ "type": "integer", "minimum": 0, "maximum": u16::MAX }),
        Expected::List | Expected::FilledList => json!({ "type": "array" }),
        Expected::Map => json!({ "type": "object" }),
        Expected::Text | Expected::PlainText | Expected::Phrase => {
            json!({ "type": ["string", "number"], "pattern": "\\S" })
        }
        Expected::ManualNumber => {
            json!({ "type": ["integer", "string"], "minimum": 1, "maximum": u16::MAX, "pattern": pattern(form) })
        }
        Expected::Id | Expected::Alias | Expected::Words => {
            json!({ "type": ["string", "integer"], "minimum": 0, "pattern": pattern(form) })
        }
        Expected::Date => json!({ "type": "string", "format": "date", "pattern": pattern(form) }),
        Expected::Document => {
            json!({ "type": ["integer", "string"], "minimum": 1, "pattern": pattern(form) })
        }
        Expected::Lix => {
            json!({ "type": ["integer", "string"], "minimum": 1, "maximum": 100, "pattern": pattern(form) })
        }
        Expected::Path | Expected::SetWord | Expected::Folder => {
            json!({ "type": ["string", "number"], "pattern": pattern(form) })
        }
        Expected::Section
        | Expected::Reference
        | Expected::Address
        | Expected::EditAddress
        | Expected::MailAddress
        | Expected::OpenDate
        | Expected::Revision
        | Expected::EditionFile
        | Expected::FactName
        | Expected::TextFolder
        | Expected::Pattern
        | Expected::Seal => {
            json!({ "type": "string", "pattern": pattern(form) })
        }
    }
}

/// The form of a text as a regular expression.
fn pattern(form: Expected) -> &'static str {
    match form {
        Expected::Date => "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
        Expected::ManualNumber => r"^[1-9][0-9]{0,4}(\.[A-Za-z])?$",
        Expected::Revision => "^[0-9]{4}-[12](-r[1-9][0-9]{0,2})?$",
        Expected::FactName => r"^[a-z0-9][a-z0-9_-]*(\.[a-z0-9][a-z0-9_-]*)*$",
        Expected::EditionFile => r"^(manuals|content)/\S+\.md$",
        Expected::Seal => "^[0-9A-Fa-f]{64}$",
        Expected::Document => r"^([1-9][0-9]{0,4}(\.[A-Za-z])?|partnerskabsaftale)$",
        Expected::Id => "^[a-z0-9][a-z0-9_-]*$",
        Expected::Words => {
            r"^[^\s\x00-\x1f!-/:-@\[-`{-\x7f][^\s\x00-\x1f!-,:-@\[-`{-\x7f]*( [^\s\x00-\x1f!-,:-@\[-`{-\x7f]+)*$"
        }
        Expected::Section => r"^[0-9]+(\.[0-9]+)*$",
        Expected::Reference => r"^(guide|bilag):[0-9]+(\.[0-9]+)*$",
        Expected::Path => r"^(?!/|\.|content/)\S",
        Expected::TextFolder => r"^(?!.*\.md$)(content|manuals)(/(?!\.)[^/]*)*$",
        Expected::Lix => "^([1-9][0-9]?|100)$",
        Expected::Folder => r"^(?!/|\.|content)(?!.*\.md$)\S",
        Expected::Address => {
            r"^https?://[A-Za-z0-9._~:/?#\[\]@!$&()*+,;=%-]*$|^[Uu][Dd][Ff][Yy][Ll][Dd]$|\[[Uu][Dd][Ff][Yy][Ll][Dd]"
        }
        Expected::EditAddress => {
            r"^https?://[A-Za-z0-9._~:/?#\[\]@!$&()*+,;=%-]*\{path\}([A-Za-z0-9._~:/?#\[\]@!$&()*+,;=%-]|\{path\})*$|^[Uu][Dd][Ff][Yy][Ll][Dd]$|\[[Uu][Dd][Ff][Yy][Ll][Dd]"
        }
        Expected::MailAddress => {
            r"^[A-Za-z0-9._+-]+@[A-Za-z0-9_+-]*\.[A-Za-z0-9._+-]*$|^[Uu][Dd][Ff][Yy][Ll][Dd]$|\[[Uu][Dd][Ff][Yy][Ll][Dd]"
        }
        Expected::SetWord => {
            r"^[^:]*[^:\s][^:]*(:\s*(adjective(-0)?|noun-e[nt]-(er|e|0)|noun-er|verb-(ede|te)|fixed)\s*)?$"
        }
        Expected::Pattern => r"(^|\s)_(=\S+)?(\s|$)|^@",
        Expected::Alias => "^/*[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)*/*$",
        Expected::OpenDate => {
            r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$|^[Uu][Dd][Ff][Yy][Ll][Dd]$|\[[Uu][Dd][Ff][Yy][Ll][Dd]"
        }
        Expected::Text
        | Expected::PlainText
        | Expected::Phrase
        | Expected::Bool
        | Expected::Number
        | Expected::List
        | Expected::FilledList
        | Expected::Map => "",
    }
}
