//! The schemas that editor programs are given: that they say what is read, no more and no less.

mod validator;

use std::fs;

use husbog::config::Config;
use husbog::language::terms::{self, Terms};
use husbog::library::edition::is_edition_path;
use husbog::library::experience::{self, Experiences};
use husbog::library::front_matter;
use husbog::library::ledger::{self, Ledger};
use husbog::library::manual::Manual;
use husbog::library::page::Page;
use husbog::library::spelling::{self, Spellings};
use husbog::schema::{SCHEMAS, Schema};
use husbog::source::{ProjectPath, Source};
use husbog::yaml::{self, Kind, Node, ProblemKind};
use rayon::prelude::*;
use serde_json::{Value, json};

use crate::project::{Project, files_below, repository};
use validator::fault;

fn schema(name: &str) -> &'static Schema {
    SCHEMAS.iter().find(|schema| schema.name == name).unwrap()
}

fn parsed(schema: &Schema, config: &Config) -> Value {
    serde_json::from_str(&schema.json(config)).unwrap()
}

fn config(project: &Project) -> Config {
    let path = ProjectPath::new("site.yaml").unwrap();
    Config::read(&Source::new(path, project.text("site.yaml"))).config
}

/// A path at which something lies that the schema is about.
fn path(name: &str) -> &'static str {
    match name {
        "site" => "site.yaml",
        "manual" => "manuals/07-x/manual.md",
        "page" => "content/x.md",
        "activity" => "content/aktiviteter/x.md",
        "house" => "content/huse/x.md",
        "news" => "content/nyheder/x.md",
        "agreement" => "content/partnerskabsaftale/index.md",
        "experiences" => experience::FILE,
        "language" => terms::FILE,
        "ledger" => ledger::FILE,
        "spelling" => spelling::FILE,
        "staff-page" => "manuals/sider/x.md",
        other => panic!("say where {other} lies"),
    }
}

/// Everything that can be written, once.
fn everything(name: &str) -> Value {
    let common = json!({ "title": "T", "summary": "S", "updated": "2027-06-30", "sources": ["guide:2.2"], "draft": true,
        "sprog_tilladt": [{ "ord": "klient", "fordi": "det er navnet" }] });
    let with = |more: Value| {
        let mut all = common.clone();
        all.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        all
    };
    let public = |more: Value| {
        let mut all = with(
            json!({ "aliases": ["gammel/sti/"], "tab_title": "T", "picture": "house", "next": { "line": "L", "text": "T", "link": "om.md" },
            "cards": [{ "text": "T", "link": "om.md", "picture": "house" }] }),
        );
        all.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        all
    };
    match name {
        "language" => json!({
            "sets": { "person": ["mor"] }, "conditions": { "person": ["_ mor"] }, "names": ["Huset"],
            "exceptions": ["pligt .. handle"],
            "words": [{ "word": "klient", "class": "fixed", "category": "noun", "severity": "note", "compounds": "any",
                "forms": ["klienter"], "double": true, "split": true, "harmless": ["klientel"], "pattern": "en klient",
                "when": ["_ mor"], "unless": ["_=*t mor"], "negated": "counts", "why": "W", "instead": "I", "found": "F",
                "passes": "P" }],
            "addresses": [{ "word": "sag", "unless": ["din"], "instead": "nummer" }],
        }),
        "site" => json!({
            "name": "Huset", "standing": "example", "addresses": { "public": "https://a.dk", "staff": "udfyld" },
            "theme": "hus", "manuals": { "from": 1, "to": 22 }, "introduction": 9, "menu": ["om.md"], "footer": ["om.md"], "feedback": "hus@a.dk",
            "edit": { "staff": "https://a.dk/edit/{path}", "public": "https://a.dk/edit/{path}" },
            "next_steps": { "tekst": { "line": "L", "text": "T", "link": "om.md" } },
            "accessibility": { "statement": "https://was.digst.dk/a-dk", "reviewed": "2026-06-30", "page": "om.md" },
            "contacts": { "tekst": "82 12 12 12" },
            "search": { "public": { "tekst": ["job"] }, "staff": { "tekst": ["job"] } },
            "hearing": { "deadline": "2026-06-30", "comments": "til lederen" },
            "language": [{ "folder": "content/tekst", "rules": "public", "lix": 40 }],
            "leave": { "folders": ["til-dig"], "address": "https://a.dk", "telling": ["mor"] },
            "phases": { "drift": "Drift" },
            "components": { "ledelse": "Ledelse" }, "roles": { "leder": "Leder" }, "houses": { "tekst": "x" },
            "guide": { "title": "G", "publisher": "P", "year": 2016, "isbn": "978", "sections": { "2.2": "A" }, "annexes": { "2": "B" } },
            "facts": { "age_limit": { "value": "26", "forms": ["x"], "audience": "public", "source": "s", "note": "n",
                "houses": { "tekst": { "value": "27", "forms": [], "source": "s", "note": "n" } } } },
        }),
        "manual" => json!({
            "number": 5, "title": "T", "title_source": "working", "summary": "S", "phases": ["drift"],
            "components": ["ledelse"], "roles": ["leder", "jordemoder"], "owner": "leder", "review_by": "2027-06-30",
            "sources": ["guide:2.2", "bilag:2"], "public_line": "P", "core": ["kort"], "retired": false, "draft": true,
            "sprog_tilladt": [{ "ord": "klient", "fordi": "det er navnet" }],
            "changes": changes(), "approved": approved(),
        }),
        "agreement" => {
            let mut agreement = public(json!({ "changes": changes(), "approved": approved() }));
            agreement.as_object_mut().unwrap().remove("aliases");
            agreement
        }
        "staff-page" => with(json!({ "aliases": ["sider/gammel"] })),
        "experiences" => json!({ "experiences": [{
            "id": "2026-01", "manual": 5, "section": "kort", "role": "leder", "date": "2026-06-30", "experience": "E",
            "decision": "adopted", "revision": "2026-1", "why": "y",
        }] }),
        "spelling" => json!({ "spelling": [{
            "write": "Æ ø", "not": ["tekst", "A-b"], "why": "y", "endings": ["en"], "compounds": true, "exact_case": false,
            "unless": ["hed"], "severity": "note", "fix": false,
        }] }),
        "ledger" => json!({ "revisions": [{
            "id": "2026-1", "in_force": "2026-06-30", "closed": "2026-06-30",
            "editions": { "5": { "file": "manuals/05-x/2026-1.md", "seal": "0".repeat(64) } },
            "roles": { "leder": "Leder" }, "phases": { "drift": "Drift" }, "components": { "ledelse": "Ledelse" },
            "facts": { "age_limit": "26" },
        }] }),
        "page" => public(json!({ "list": "news" })),
        "activity" => public(
            json!({ "kind": "open", "houses": ["esbjerg"], "times": "T", "confirmed": { "by": "leder", "on": "2026-06-30" } }),
        ),
        "house" => public(
            json!({ "house": "esbjerg", "address": "udfyld", "phone": 12, "email": "udfyld", "opening_hours": "T" }),
        ),
        "news" => {
            let mut news = public(json!({ "date": "2026-06-30" }));
            news["updated"] = "2026-06-30".into();
            news
        }
        _ => common,
    }
}

fn changes() -> Value {
    json!([{ "section": "all", "kind": "major", "what": "x", "why": "y", "roles": ["leder"], "experiences": ["e"] }])
}

fn approved() -> Value {
    json!([{ "by": "leder", "on": "2026-06-30", "for": "2026-1-r1", "text": "0".repeat(64) }])
}

/// What the reader finds wrong with something; JSON is YAML.
fn problems(name: &str, content: &Value, config: &Config) -> Vec<ProblemKind> {
    let path = ProjectPath::new(path(name)).unwrap();
    let front_matter = || Source::new(path.clone(), format!("---\n{content}\n---\n"));
    let problems = match name {
        "site" => Config::read(&Source::new(path, content.to_string())).problems,
        "experiences" => Experiences::read(Source::new(path, content.to_string()), config).problems,
        "language" => Terms::read(Source::new(path, content.to_string())).problems,
        "ledger" => Ledger::read(Source::new(path, content.to_string())).problems,
        "spelling" => Spellings::read(Source::new(path, content.to_string())).problems,
        "manual" => Manual::read(front_matter(), config).text.matter_problems,
        _ => Page::read(front_matter(), config).text.matter_problems,
    };
    problems.into_iter().map(|problem| problem.kind).collect()
}

/// The content with something else in one place, for each place: another value, nothing, or more.
fn changed(content: &Value) -> Vec<Value> {
    let mut all = Vec::new();
    match content {
        Value::Object(entries) => {
            for (key, value) in entries {
                let with = |other: Option<Value>| {
                    let mut entries = entries.clone();
                    entries.remove(key);
                    entries.extend(other.map(|other| (key.clone(), other)));
                    Value::Object(entries)
                };
                all.push(with(None));
                all.extend(samples().into_iter().chain(changed(value)).map(|other| with(Some(other))));
            }
            let mut more = entries.clone();
            more.insert("ukendt nøgle".to_owned(), "x".into());
            all.push(Value::Object(more));
        }
        Value::Array(items) => {
            for (at, item) in items.iter().enumerate() {
                all.extend(samples().into_iter().chain(changed(item)).map(|other| {
                    let mut items = items.clone();
                    items[at] = other;
                    Value::Array(items)
                }));
            }
        }
        _ => {}
    }
    all
}

fn samples() -> Vec<Value> {
    let texts =
        ["tekst", "", " ", "udfyld", "[udfyld: x]", "Æ ø", "2027-06-30", "guide:3.3", "leder", "5", "2.C"];
    let texts = texts.map(Value::from).into_iter();
    let others = json!([null, true, 7, -1, 70000, [], ["tekst"], {}, { "tekst": "x" }, "https://a.dk", "/rod", "../op"]);
    texts.chain(others.as_array().unwrap().clone()).collect()
}

#[test]
fn the_schema_takes_what_the_reader_takes_and_nothing_else() {
    let config = config(&Project::small());
    for schema in SCHEMAS {
        let rules = parsed(schema, &config);
        let whole = everything(schema.name);
        assert_eq!((problems(schema.name, &whole, &config), fault(&rules, &whole)), (Vec::new(), None));
        let cases = changed(&whole);
        assert!(cases.len() > 100, "{}", schema.name);
        let differ: Vec<_> = cases
            .par_iter()
            .filter_map(|case| {
                let (problems, fault) = (problems(schema.name, case, &config), fault(&rules, case));
                (problems.is_empty() != fault.is_none())
                    .then(|| format!("{case}\nreader: {problems:?}\nschema: {fault:?}\n"))
            })
            .collect();
        assert!(differ.is_empty(), "{}: {} differ\n{}", schema.name, differ.len(), differ.join("\n"));
    }
}

#[test]
fn the_keys_of_the_schema_are_the_keys_of_the_reader() {
    let config = config(&Project::small());
    for schema in SCHEMAS {
        let rules = parsed(schema, &config);
        let mut properties: Vec<_> = rules["properties"].as_object().unwrap().keys().cloned().collect();
        let whole = everything(schema.name);
        let written: Vec<_> = whole.as_object().unwrap().keys().cloned().collect();
        assert_eq!(written, properties, "{}", schema.name);
        let found = problems(schema.name, &json!({ "x_ukendt": 1 }), &config);
        let known = found.into_iter().find_map(|problem| match problem {
            ProblemKind::UnknownKey { known, .. } => Some(known),
            _ => None,
        });
        let mut known = known.unwrap();
        known.sort_unstable();
        properties.sort_unstable();
        assert_eq!(known, properties, "{}", schema.name);
    }
}

#[test]
fn every_key_is_told_of_in_danish() {
    fn check(shown: &Value) {
        for (key, property) in shown["properties"].as_object().into_iter().flatten() {
            let [title, about] =
                ["title", "description"].map(|word| property[word].as_str().unwrap_or_default());
            assert!(title.starts_with(char::is_uppercase), "{key}: {title}");
            assert!(about.starts_with(char::is_alphanumeric) && about.ends_with('.'), "{key}: {about}");
            assert!(about.contains(' '), "{key}: {about}");
            [property, &property["items"], &property["additionalProperties"]].into_iter().for_each(check);
        }
    }
    SCHEMAS.iter().for_each(|schema| check(&parsed(schema, &Config::default())));
}

#[test]
fn roles_phases_components_and_houses_are_those_of_the_project() {
    let project = config(&Project::small());
    let [manual, activity] = ["manual", "activity"].map(|name| parsed(schema(name), &project));
    assert_eq!(manual["properties"]["owner"]["enum"], json!(["leder", "jordemoder"]));
    assert_eq!(manual["properties"]["phases"]["items"]["enum"], json!(["forberedelse", "drift"]));
    assert_eq!(manual["properties"]["components"]["items"]["enum"], json!(["kompetencer", "ledelse"]));
    assert_eq!(activity["properties"]["houses"]["items"]["enum"], json!(["esbjerg", "hoeje-taastrup"]));
    let open = parsed(schema("manual"), &Config::default());
    assert_eq!(open["properties"]["owner"]["enum"], Value::Null);
    assert_eq!(open["properties"]["owner"]["pattern"], "\\S");
}

#[test]
fn our_own_files_fit_their_schemas() {
    let project = Project::own();
    let config = config(&project);
    let mut seen = Vec::new();
    for path in project.paths() {
        let Some(name) = kind_of(&path) else { continue };
        let text = project.text(&path);
        let node = match name {
            "site" | "experiences" | "ledger" | "spelling" => yaml::parse(&text, 0).0,
            _ => front_matter::parse(&text, front_matter::find(&text).0).0,
        };
        assert_eq!(fault(&parsed(schema(name), &config), &as_json(&node)), None, "{path}");
        seen.push(name);
    }
    assert!(
        ["site", "manual", "page", "activity", "house", "staff-page"].iter().all(|name| seen.contains(name))
    );
}

fn kind_of(path: &str) -> Option<&'static str> {
    let page = |folder: &str| path.starts_with(folder) && path.ends_with(".md");
    Some(match path {
        "site.yaml" => "site",
        "content/partnerskabsaftale/index.md" => "agreement",
        experience::FILE => "experiences",
        ledger::FILE => "ledger",
        spelling::FILE => "spelling",
        path if is_edition_path(&ProjectPath::new(path).unwrap()) => return None,
        path if path.ends_with("/index.md") => "page",
        _ if page("content/aktiviteter/") => "activity",
        _ if page("content/huse/") => "house",
        _ if page("content/nyheder/") => "news",
        _ if page("content/") => "page",
        _ if page("manuals/sider/") => "staff-page",
        path if path.ends_with("/manual.md") => "manual",
        _ => return None,
    })
}

fn as_json(node: &Node) -> Value {
    match &node.kind {
        Kind::Null => Value::Null,
        Kind::Bool(flag) => (*flag).into(),
        Kind::Number(digits) => serde_json::from_str(digits).unwrap(),
        Kind::Text(text) => text.as_str().into(),
        Kind::List(items) => items.iter().map(as_json).collect(),
        Kind::Map(entries) => entries
            .iter()
            .map(|(key, value)| (as_json(key).as_str().unwrap().to_owned(), as_json(value)))
            .collect(),
    }
}

#[test]
fn the_schemas_in_the_repository_are_those_the_program_prints() {
    let config = config(&Project::own());
    let kept = files_below(&repository(".schema"));
    assert!(kept.contains_key("site.json"));
    for (file, bytes) in kept {
        let name = file.strip_suffix(".json").unwrap();
        let printed = schema(name).json(&config);
        assert!(
            printed.as_bytes() == bytes,
            ".schema/{file} is not what the program prints; run:\n  cargo run -- schema {name} > .schema/{file}"
        );
    }
}

#[test]
fn our_yaml_files_point_to_their_schema() {
    for (path, bytes) in Project::own()
        .paths()
        // Nobody writes in the ledger.
        .filter(|path| path.ends_with(".yaml") && path != ledger::FILE)
        .map(|path| (path.clone(), fs::read_to_string(repository(&path)).unwrap()))
    {
        let first = bytes.lines().next().unwrap();
        let target = first.strip_prefix("# yaml-language-server: $schema=");
        let target =
            target.unwrap_or_else(|| panic!("{path} does not begin with the line that names its schema"));
        let from = ProjectPath::new(&path).unwrap();
        assert!(repository(from.join(target).unwrap().as_str()).is_file(), "{path} points to {target}");
    }
}
