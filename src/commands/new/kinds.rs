//! What each kind of file begins with, and when it cannot be begun.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::Kind;
use super::starter::{Line, Starter, example, line};
use crate::config::{Config, Names};
use crate::disk::read::MOST_FOLDERS;
use crate::library::Library;
use crate::library::manual::ManualMatter;
use crate::library::number::ManualRef;
use crate::library::page::KindOfPath;
use crate::nearest::nearest;
use crate::placeholder;
use crate::slug::{is_slug, slugify};
use crate::source::{self, ProjectPath};
use crate::yaml::{self, shape::KeyShape};

/// What to write for this kind, or why it cannot be.
pub(super) fn starter(kind: &Kind, library: &Library, today: Date) -> Result<Starter, String> {
    let config = &library.config;
    match kind {
        Kind::Manual { number, title } => manual(number, title, library, today),
        Kind::Page { path, title } => page(path, title, library, today),
        Kind::Activity { title, houses, kind } => activity(title, houses, kind, config, today),
        Kind::News { title } => news(title, config, today),
        Kind::House { house: id, title } => house(id, title, config, today),
        Kind::StaffPage { title } => staff_page(title, config, today),
    }
}

fn manual(number: &str, words: &[String], library: &Library, today: Date) -> Result<Starter, String> {
    let number = free_number(number, library)?;
    let title = title(words, &format!("manual {number} \"Møder i huset\""))?;
    let config = &library.config;
    let owner = config.roles.ids().find(|id| *id == "metodekonsulent").or(config.roles.ids().next());
    let owner = owner.unwrap_or(placeholder::WORD).to_owned();
    let review = today.checked_add(jiff::Span::new().months(6)).unwrap_or(today);
    let folder = [number.slug(), name_of(&title)].join("-");
    Ok(Starter {
        path: project_path(&format!("manuals/{}/manual.md", folder.trim_end_matches('-'))),
        shape: ManualMatter::shape(config),
        lines: vec![
            line("number", number.to_string()),
            line("title", yaml::written(&title)),
            line("title_source", "working").advice("Slet linjen, hvis titlen står i en kilde."),
            line("summary", to_fill_in("hvad manualen handler om, i en eller to sætninger")),
            line("phases", list(config.phases.ids())).advice(SHORTEN),
            line("components", list(config.components.ids())).advice(SHORTEN),
            line("roles", list([owner.as_str()])).advice("Skriv flere til med komma imellem."),
            line("owner", owner),
            line("review_by", review.to_string()).advice("Her står i dag om et halvt år."),
            line("sources", "[]"),
            example("public_line", "Om det, manualen handler om."),
            example("core", "[formaal]"),
            draft(),
        ],
        body: include_str!("manual.md"),
    })
}

fn free_number(written: &str, library: &Library) -> Result<ManualRef, String> {
    let allowed = &library.config.manuals;
    let Some(number) = ManualRef::parse(written) else {
        return Err(format!(
            "»{written}« er ikke et manualnummer. Skriv nummeret først, uden nul foran: 8 eller 2.A. \
             For eksempel: husbog new manual 5.A \"Møder i huset\""
        ));
    };
    let owner = library.manuals.iter().find(|manual| manual.number() == Some(number));
    let why = match owner {
        Some(manual) => {
            format!("Nummer {number} er taget af »{}« ({})", manual.matter.title, manual.text.path())
        }
        None if allowed.contains(&number.number()) => return Ok(number),
        None => format!(
            "Ingen manual kan have nummer {number}, for site.yaml siger {} til {}",
            allowed.start(),
            allowed.end()
        ),
    };
    match free_numbers(library).as_slice() {
        [] => Err(format!(
            "{why}. Alle numre er brugt. Sæt et bogstav på det nummer, emnet hører til, for eksempel 5.A."
        )),
        free => Err(format!("{why}. Ledige numre: {}.", free.join(", "))),
    }
}

/// The first numbers that no manual has.
fn free_numbers(library: &Library) -> Vec<String> {
    let taken: BTreeSet<_> = library
        .manuals
        .iter()
        .filter_map(|manual| manual.number())
        .map(|number| number.to_string())
        .collect();
    let all = library.config.manuals.clone().map(|number| number.to_string());
    all.filter(|number| number != "0" && !taken.contains(number)).take(30).collect()
}

fn page(path: &str, words: &[String], library: &Library, today: Date) -> Result<Starter, String> {
    let title = title(words, "page til-dig/loen \"Penge og løn\"")?;
    let path = public_path(path)?;
    let twin = twin(&path);
    if library.linkable_paths().any(|path| *path == twin) {
        return Err(format!("Den side findes allerede: {twin}. Åbn den, eller vælg et andet sted."));
    }
    let mut lines = common(&title, "hvad siden handler om, i en sætning", today);
    lines.extend([line("sources", "[]"), example("list", "activities"), draft()]);
    Ok(Starter {
        path,
        shape: KindOfPath::Plain.shape(&library.config),
        lines,
        body: include_str!("page.md"),
    })
}

/// The other file that would have the address of this one: `om/index.md` for `om.md`.
fn twin(path: &ProjectPath) -> ProjectPath {
    let whole = path.as_str();
    project_path(&match whole.strip_suffix("/index.md") {
        Some(folder) => format!("{folder}.md"),
        None => format!("{}/index.md", whole.trim_end_matches(".md")),
    })
}

/// The path of a public page as somebody writes it, with or without folder and ending.
fn public_path(written: &str) -> Result<ProjectPath, String> {
    if written.starts_with("manuals/") {
        return Err("Sider for personalet begyndes med: husbog new staff-page \"Titel\"".to_owned());
    }
    let short = written.strip_prefix("content/").unwrap_or(written);
    let short = short.strip_suffix(".md").unwrap_or(short);
    if !short.split('/').all(is_slug) {
        let better: Vec<_> = short.split('/').map(slugify).filter(|part| !part.is_empty()).collect();
        let better = if better.is_empty() { "til-dig/loen".to_owned() } else { better.join("/") };
        return Err(format!(
            "»{written}« kan ikke være en sides sted. Brug små bogstaver a-z, tal og bindestreg, og / mellem \
             mapper: husbog new page {better} \"Titel\""
        ));
    }
    let path = project_path(&format!("content/{short}.md"));
    if path.folder().split('/').count() > MOST_FOLDERS {
        return Err("Mapperne ligger for dybt. Vælg et sted højere oppe.".to_owned());
    }
    match KindOfPath::of(&path) {
        KindOfPath::Plain | KindOfPath::Agreement | KindOfPath::Staff => Ok(path),
        KindOfPath::Activity => {
            Err("Sider i aktiviteter begyndes med: husbog new activity \"Titel\"".to_owned())
        }
        KindOfPath::House => {
            Err("Siden om et hus begyndes med: husbog new house og husets korte navn".to_owned())
        }
        KindOfPath::News => Err("Nyheder begyndes med: husbog new news \"Titel\"".to_owned()),
    }
}

fn activity(
    words: &[String],
    houses: &[String],
    kind: &str,
    config: &Config,
    today: Date,
) -> Result<Starter, String> {
    let title = title(words, "activity \"Babysvømning\" --house esbjerg")?;
    let shape = KindOfPath::Activity.shape(config);
    let kinds = shape.key("kind").map(KeyShape::words).unwrap_or_default();
    let kind = one_of(kind, kinds.iter().map(String::as_str), "ikke en slags aktivitet")?;
    let houses: Vec<String> = match houses {
        [] => config.houses.ids().map(str::to_owned).collect(),
        some => some.iter().map(|id| house_id(id, &config.houses)).collect::<Result<_, _>>()?,
    };
    let path = format!("content/aktiviteter/{}.md", or(name_of(&title), "aktivitet"));
    let mut lines = common(&title, "hvad man kan være med til, i en sætning", today);
    lines.extend([
        line("kind", kind),
        line("houses", list(houses.iter().map(String::as_str))).advice("Slet dem, der ikke har den."),
        example("times", "onsdag kl. 13-15"),
        example("confirmed", format!("{{by: leder, on: {today}}}")),
        line("sources", "[]"),
        draft(),
    ]);
    Ok(Starter { path: project_path(&path), shape, lines, body: include_str!("activity.md") })
}

fn news(words: &[String], config: &Config, today: Date) -> Result<Starter, String> {
    let title = title(words, "news \"Vi holder sommerfest\"")?;
    let name = [today.to_string(), name_of(&title)].join("-");
    let path = project_path(&format!("content/nyheder/{}.md", name.trim_end_matches('-')));
    let lines = vec![
        line("title", yaml::written(&title)),
        line("summary", to_fill_in("det nye i en sætning")),
        line("date", today.to_string()),
        line("sources", "[]"),
        draft(),
    ];
    Ok(Starter { path, shape: KindOfPath::News.shape(config), lines, body: include_str!("news.md") })
}

fn house(id: &str, words: &[String], config: &Config, today: Date) -> Result<Starter, String> {
    let id = house_id(id, &config.houses)?;
    let own_title = match words {
        [] => format!("{} i {}", config.name, config.houses.name(&id).unwrap_or(&id)),
        words => title(words, "house esbjerg \"Huset i Esbjerg\"")?,
    };
    let path = project_path(&format!("content/huse/{id}.md"));
    let mut lines = common(&own_title, "hvem huset er for, i en sætning", today);
    lines.push(line("house", id));
    lines.extend(["address", "phone", "email", "opening_hours"].map(|key| line(key, placeholder::WORD)));
    lines.extend([line("sources", "[]"), draft()]);
    Ok(Starter { path, shape: KindOfPath::House.shape(config), lines, body: include_str!("house.md") })
}

fn staff_page(words: &[String], config: &Config, today: Date) -> Result<Starter, String> {
    let title = title(words, "staff-page \"Nøgler og alarm\"")?;
    let path = project_path(&format!("manuals/sider/{}.md", or(name_of(&title), "side")));
    let mut lines = common(&title, "hvad siden handler om, i en sætning", today);
    lines.extend([line("sources", "[]"), draft()]);
    Ok(Starter { path, shape: KindOfPath::Staff.shape(config), lines, body: include_str!("staff_page.md") })
}

const SHORTEN: &str = "Slet dem, der ikke passer.";

fn common(title: &str, summary: &str, today: Date) -> Vec<Line> {
    vec![
        line("title", yaml::written(title)),
        line("summary", to_fill_in(summary)),
        line("updated", today.to_string()),
    ]
}

fn draft() -> Line {
    line("draft", "true")
}

fn to_fill_in(what: &str) -> String {
    yaml::written(&format!("[{}: {what}]", placeholder::WORD))
}

fn list<'i>(items: impl IntoIterator<Item = &'i str>) -> String {
    let items = items.into_iter().map(yaml::written).collect::<Vec<_>>().join(", ");
    format!("[{}]", or(items, placeholder::WORD))
}

/// The title somebody has written, with or without quotation marks around its words.
fn title(words: &[String], how: &str) -> Result<String, String> {
    let joined = words.join(" ");
    let title = joined.split_whitespace().collect::<Vec<_>>().join(" ");
    if title.is_empty() {
        return Err(format!("Der mangler en titel. Skriv for eksempel: husbog new {how}"));
    }
    if let Some(bad) = title.chars().find(|c| source::is_foreign(*c)) {
        let code = u32::from(bad);
        return Err(format!("Titlen indeholder et usynligt tegn (U+{code:04X}). Skriv den igen uden det."));
    }
    match title.chars().count() {
        ..=LONGEST_TITLE => Ok(title),
        length => Err(format!("Titlen er på {length} tegn. Skriv den på højst {LONGEST_TITLE}.")),
    }
}

const LONGEST_TITLE: usize = 150;

/// A title as the name of a file or folder, cut at a word where it is long. May be empty.
fn name_of(title: &str) -> String {
    const LONGEST: usize = 60;
    let mut name = slugify(title);
    if name.len() > LONGEST {
        let end = name[..LONGEST].rfind('-').unwrap_or(LONGEST);
        name.truncate(end);
    }
    name
}

fn house_id(written: &str, houses: &Names) -> Result<String, String> {
    one_of(written, houses.ids(), "ikke et hus i site.yaml")
}

fn one_of<'k>(
    written: &str,
    known: impl Iterator<Item = &'k str> + Clone,
    is_not: &str,
) -> Result<String, String> {
    if known.clone().any(|known| known == written) {
        return Ok(written.to_owned());
    }
    let meant = nearest(&slugify(written), known.clone()).map(|near| format!(" Mente du {near}?"));
    let all = known.collect::<Vec<_>>().join(", ");
    Err(format!("»{written}« er {is_not}.{} Du kan skrive: {all}.", meant.unwrap_or_default()))
}

fn or(text: String, otherwise: &str) -> String {
    if text.is_empty() { otherwise.to_owned() } else { text }
}

fn project_path(path: &str) -> ProjectPath {
    ProjectPath::new(path).expect("a path made of names lies in the project")
}
