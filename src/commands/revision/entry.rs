//! The entry of a closed revision, as it is written into the ledger.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use jiff::civil::Date;

use crate::config::{Fact, Names};
use crate::library::Library;
use crate::library::document_id::DocumentId;
use crate::library::ledger::{FILE, Ledger};
use crate::library::revision::RevisionId;
use crate::library::seal::Seal;
use crate::source::{ProjectPath, Source};
use crate::yaml::edit::{Refused, with_item};
use crate::yaml::written;

/// A revision about to be closed.
pub(super) struct Entry {
    pub(super) id: RevisionId,
    pub(super) in_force: Date,
    pub(super) closed: Date,
    pub(super) editions: BTreeMap<DocumentId, (ProjectPath, Seal)>,
}

/// How a new ledger begins.
const HEAD: &str = "# Her står, hvilke revisioner der er lukket, og hvilke tekster der hører til hver af dem.\n\
    # Husbog skriver filen, når en revision lukkes. Ret den ikke i hånden.\n\
    revisions:\n";

impl Entry {
    /// The text of the ledger with this revision at its end. Everything that stands there stays as it is.
    ///
    /// # Errors
    /// When the ledger is written so that nothing can be added.
    pub(super) fn added_to(&self, ledger: Option<&str>, library: &Library) -> Result<String, Refused> {
        let text = with_item(ledger.unwrap_or(HEAD), "revisions", &self.item(library))?;
        let read = ProjectPath::new(FILE).map(|path| Ledger::read(Source::new(path, text.as_str())));
        match read.is_some_and(|read| self.stands_in(&read, &library.ledger)) {
            true => Ok(text),
            false => Err(Refused::Unclear("revisions".to_owned())),
        }
    }

    /// Whether a ledger has this revision, and else what another has.
    fn stands_in(&self, ledger: &Ledger, before: &Ledger) -> bool {
        let is_there = ledger.revisions.get(&self.id).is_some_and(|revision| {
            let editions =
                revision.editions.iter().map(|(id, sealed)| (id, (&sealed.file.value, &sealed.seal)));
            let own = self.editions.iter().map(|(id, (path, seal))| (id, (path, seal)));
            (revision.in_force, revision.closed) == (self.in_force, self.closed) && editions.eq(own)
        });
        let others = ledger.revisions.keys().filter(|id| **id != self.id);
        is_there
            && ledger.problems.is_empty()
            && ledger.doubled.is_empty()
            && others.eq(before.revisions.keys())
    }

    fn item(&self, library: &Library) -> String {
        let Self { id, in_force, closed, editions } = self;
        let mut out = format!("id: {id}\nin_force: {in_force}\nclosed: {closed}\neditions:");
        for (document, (path, seal)) in editions {
            let path = written(path.as_str());
            let _ = write!(out, "\n  \"{document}\":\n    file: {path}\n    seal: \"{seal}\"");
        }
        let config = &library.config;
        for (key, names) in
            [("roles", &config.roles), ("phases", &config.phases), ("components", &config.components)]
        {
            write_entries(&mut out, key, names_of(names));
        }
        write_entries(&mut out, "facts", facts(&library.facts));
        out
    }
}

fn names_of(names: &Names) -> Vec<(String, String)> {
    names.iter().map(|(id, name)| (id.to_owned(), name.to_owned())).collect()
}

/// The facts by name, those of one house with its name behind.
fn facts(facts: &BTreeMap<String, Fact>) -> Vec<(String, String)> {
    let mut entries = Vec::new();
    for (name, fact) in facts {
        entries.push((name.clone(), fact.general.value.clone()));
        let houses = fact.houses.iter();
        entries.extend(houses.map(|(house, wording)| (format!("{name}.{house}"), wording.value.clone())));
    }
    // What was not given a value is no fact.
    entries.retain(|(_, value)| !value.is_empty());
    entries
}

fn write_entries(out: &mut String, key: &str, entries: Vec<(String, String)>) {
    let _ = write!(out, "\n{key}:{}", if entries.is_empty() { " {}" } else { "" });
    for (id, value) in entries {
        // An identifier can look like a number.
        let _ = write!(out, "\n  \"{id}\": {}", written(&value));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::Memory;
    use crate::source::Tree;

    const SITE: &str = "roles: {leder: 'Leder: daglig', no: \"Nej \\\"tak\\\"\", 1e5: '12'}\n\
        houses: {esbjerg: Esbjerg}\nfacts:\n  age_limit:\n    value: under 26 år\n    audience: public\n    \
        source: guide:2.2\n    houses:\n      esbjerg: {value: '27', source: guide:2.2}\n";

    fn library(ledger: Option<&str>) -> Library {
        let source = |path, text: &str| Source::new(ProjectPath::new(path).unwrap(), text);
        let tree = Tree::default().with(source("site.yaml", SITE));
        let tree = match ledger {
            Some(ledger) => tree.with(source(FILE, ledger)),
            None => tree,
        };
        Library::load(tree, &Memory::forgetting())
    }

    fn entry(id: &str) -> Entry {
        let (id, day) = (RevisionId::parse(id).unwrap(), jiff::civil::date(2026, 1, 1));
        let document = DocumentId::parse("2.C").unwrap();
        let path = ProjectPath::new("manuals/02-c-x/2026-1.md").unwrap();
        let editions = BTreeMap::from([(document, (path, Seal::of("tekst", std::iter::empty())))]);
        Entry { id, in_force: day, closed: day, editions }
    }

    #[test]
    fn what_is_frozen_is_read_again() {
        let library = library(None);
        let text = entry("2026-1").added_to(None, &library).unwrap();
        let read = self::library(Some(&text));
        let revision = read.ledger.newest().unwrap();
        assert!(revision.roles.iter().eq(library.config.roles.iter()));
        assert_eq!(revision.roles.name("leder"), Some("Leder: daglig"));
        let facts: Vec<_> =
            revision.facts.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        assert_eq!(facts, [("age_limit", "under 26 år"), ("age_limit.esbjerg", "27")]);
        assert_eq!(revision.editions.keys().map(ToString::to_string).collect::<Vec<_>>(), ["2.C"]);
    }

    #[test]
    fn a_ledger_keeps_every_byte_it_has() {
        let first = entry("2026-1").added_to(None, &library(None)).unwrap();
        for ledger in [
            first.clone(),
            first.replace('\n', "\r\n"),
            format!("{first}\n# slut\n"),
            first.replacen("# H", "# h", 1),
        ] {
            let text = entry("2026-2").added_to(Some(&ledger), &library(Some(&ledger))).unwrap();
            assert!(text.starts_with(ledger.trim_end_matches("# slut\n").trim_end()), "{text}");
            assert_eq!(text.contains("# slut"), ledger.contains("# slut"));
            let ids: Vec<_> = library(Some(&text)).ledger.revisions.keys().map(ToString::to_string).collect();
            assert_eq!(ids, ["2026-1", "2026-2"]);
            // A revision is closed once.
            assert!(entry("2026-1").added_to(Some(&text), &library(Some(&text))).is_err());
        }
    }
}
