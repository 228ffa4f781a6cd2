//! The names of identifiers of site.yaml, said briefly: "alle", "begge faser", "alle undtagen tolk".

use serde::Serialize;

use crate::config::Names;

/// A name that leads to a page.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(super) struct Linked {
    pub(super) name: String,
    /// Empty when there is no such page.
    pub(super) link: String,
}

/// The names of these identifiers, in their order.
pub(super) fn names_of<'p>(ids: &'p [String], names: &'p Names) -> Vec<&'p str> {
    ids.iter().map(|id| names.name(id).unwrap_or(id)).collect()
}

/// The names of these identifiers in their order, as one text: `Leder, jordemoder, HR`.
pub(super) fn named(ids: &[String], names: &Names) -> String {
    let mut shown = names_of(ids, names).into_iter();
    let first = shown.next().map(str::to_owned);
    first.into_iter().chain(shown.map(decapitalised)).collect::<Vec<_>>().join(", ")
}

/// The names of these identifiers as [`named`] writes them, each leading where `link` says.
pub(super) fn linked(ids: &[String], names: &Names, link: impl Fn(&str) -> String) -> Vec<Linked> {
    let shown = ids.iter().zip(names_of(ids, names)).enumerate();
    let shown = shown.map(|(at, (id, name))| Linked {
        name: if at == 0 { name.to_owned() } else { decapitalised(name) },
        link: link(id),
    });
    shown.collect()
}

/// The phases these identifiers name.
pub(super) fn phases(ids: &[String], names: &Names) -> String {
    match (is_all(ids, names), ids.len()) {
        (true, 2) => "Begge faser".to_owned(),
        (true, 3..) => "Alle faser".to_owned(),
        _ => named(ids, names),
    }
}

/// The roles these identifiers name. When few are left out, those are named instead.
pub(super) fn roles(ids: &[String], names: &Names) -> String {
    let left_out: Vec<_> = names.iter().filter(|(id, _)| !ids.iter().any(|given| given == id)).collect();
    match left_out.as_slice() {
        [] if ids.len() > 1 => "Alle".to_owned(),
        [..] if left_out.len() * 3 <= ids.len() => {
            let left_out: Vec<String> = left_out.iter().map(|(_, name)| decapitalised(name)).collect();
            format!("Alle undtagen {}", listed(&left_out))
        }
        _ => named(ids, names),
    }
}

fn is_all(ids: &[String], names: &Names) -> bool {
    names.ids().all(|id| ids.iter().any(|given| given == id))
}

/// `a, b og c`
pub(super) fn listed(words: &[String]) -> String {
    match words {
        [before @ .., last] if !before.is_empty() => format!("{} og {last}", before.join(", ")),
        _ => words.concat(),
    }
}

/// A role as it stands inside a sentence. Abbreviations stay as they are.
pub(super) fn decapitalised(name: &str) -> String {
    let mut letters = name.chars();
    let first = letters.next();
    match letters.as_str().starts_with(char::is_lowercase) {
        true => first.into_iter().flat_map(char::to_lowercase).chain(letters).collect(),
        false => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;
    use crate::source::{ProjectPath, Source};

    #[test]
    fn what_concerns_all_is_said_in_a_word() {
        let config = config();
        let check = |ids: &str, expected: &str| {
            let ids: Vec<String> = ids.split_whitespace().map(str::to_owned).collect();
            assert_eq!(roles(&ids, &config.roles), expected, "{ids:?}");
        };
        check("leder tolk hr frivillig paedagog", "Alle");
        check("leder tolk frivillig hr", "Alle undtagen pædagog");
        check("leder paedagog frivillig tolk", "Alle undtagen HR");
        check("frivillig leder tolk", "Frivillig, leder, tolk");
        check("tolk ukendt", "Tolk, ukendt");
        check("", "");
    }

    #[test]
    fn both_phases_are_said_in_a_word() {
        let config = config();
        let check = |ids: &[&str], expected: &str| {
            let ids: Vec<String> = ids.iter().map(|id| (*id).to_owned()).collect();
            assert_eq!(phases(&ids, &config.phases), expected, "{ids:?}");
        };
        check(&["drift", "start"], "Begge faser");
        check(&["drift"], "Drift");
        check(&[], "");
    }

    #[test]
    fn the_last_word_of_a_list_follows_og() {
        let check = |words: &[&str], expected: &str| {
            assert_eq!(listed(&words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>()), expected);
        };
        check(&["a"], "a");
        check(&["a", "b"], "a og b");
        check(&["a", "b", "c"], "a, b og c");
    }

    fn config() -> Config {
        let text = "phases: {start: Start, drift: Drift}\n\
            roles: {leder: Leder, tolk: Tolk, hr: HR, frivillig: Frivillig, paedagog: Pædagog}\n";
        Config::read(&Source::new(ProjectPath::new("site.yaml").unwrap(), text)).config
    }
}
