//! As much of JSON Schema as our schemas use; anything else is refused, so that nothing goes untried.

use std::collections::BTreeMap;
use std::sync::Mutex;

use fancy_regex::Regex;
use serde_json::Value;

/// The first thing in `content` that does not fit, if any.
pub(super) fn fault(schema: &Value, content: &Value) -> Option<String> {
    let rules = schema.as_object().unwrap_or_else(|| panic!("no schema: {schema}"));
    let broken = rules.iter().find(|(word, rule)| !holds(word, rule, schema, content));
    let below = || parts(schema, content).into_iter().find_map(|(schema, part)| fault(schema, part));
    broken.map(|(word, rule)| format!("{word} {rule}: {content}")).or_else(below)
}

fn holds(word: &str, rule: &Value, schema: &Value, content: &Value) -> bool {
    match word {
        "$schema" | "title" | "description" | "format" | "properties" | "items" => true,
        "type" => has_type(rule, content),
        "enum" => rule.as_array().unwrap().contains(content),
        "pattern" => content.as_str().is_none_or(|text| matches(rule.as_str().unwrap(), text)),
        "minimum" => content.as_f64().is_none_or(|number| number >= rule.as_f64().unwrap()),
        "maximum" => content.as_f64().is_none_or(|number| number <= rule.as_f64().unwrap()),
        "minItems" => content.as_array().is_none_or(|items| items.len() as u64 >= rule.as_u64().unwrap()),
        "required" => content.as_object().is_none_or(|entries| {
            rule.as_array().unwrap().iter().all(|key| entries.contains_key(key.as_str().unwrap()))
        }),
        "propertyNames" => content
            .as_object()
            .is_none_or(|entries| entries.keys().all(|key| fault(rule, &key.as_str().into()).is_none())),
        "additionalProperties" if *rule == Value::Bool(false) => content
            .as_object()
            .is_none_or(|entries| entries.keys().all(|key| schema["properties"].get(key).is_some())),
        "additionalProperties" => true,
        other => panic!("the validator does not know {other}"),
    }
}

fn matches(pattern: &str, text: &str) -> bool {
    static COMPILED: Mutex<BTreeMap<String, Regex>> = Mutex::new(BTreeMap::new());
    let mut compiled = COMPILED.lock().unwrap();
    let regex = compiled.entry(pattern.to_owned()).or_insert_with(|| Regex::new(pattern).unwrap());
    regex.is_match(text).unwrap()
}

fn has_type(rule: &Value, content: &Value) -> bool {
    let is = |name: &str| match name {
        "object" => content.is_object(),
        "array" => content.is_array(),
        "string" => content.is_string(),
        "boolean" => content.is_boolean(),
        "integer" => content.is_i64() || content.is_u64(),
        "number" => content.is_number(),
        other => panic!("no type is called {other}"),
    };
    match rule {
        Value::Array(names) => names.iter().any(|name| is(name.as_str().unwrap())),
        name => is(name.as_str().unwrap()),
    }
}

/// The parts of the content with the schema of each.
fn parts<'v>(schema: &'v Value, content: &'v Value) -> Vec<(&'v Value, &'v Value)> {
    match content {
        Value::Array(items) => items.iter().filter_map(|item| Some((schema.get("items")?, item))).collect(),
        Value::Object(entries) => {
            entries.iter().filter_map(|(key, value)| Some((of_entry(schema, key)?, value))).collect()
        }
        _ => Vec::new(),
    }
}

fn of_entry<'v>(schema: &'v Value, key: &str) -> Option<&'v Value> {
    let own = schema.get("properties").and_then(|properties| properties.get(key));
    own.or_else(|| schema.get("additionalProperties").filter(|more| more.is_object()))
}
