//! Who may import whom, which crate is named where, and how long things may be: read from the source.
//!
//! The rooms and their order are those of the table in `src/lib.rs`.

mod rust;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use rust::{functions, without_tests, words_only};

use crate::project::{files_below, repository};

/// A file of `src/` as the rules read it: comments, texts and test modules blanked out.
struct File {
    path: String,
    code: String,
}

fn files() -> Vec<File> {
    let files = files_below(&repository("src"));
    let rust = files.into_iter().filter(|(path, _)| path.ends_with(".rs") && !is_test_file(path));
    let read = rust.map(|(path, bytes)| {
        let code = without_tests(&words_only(std::str::from_utf8(&bytes).unwrap()));
        File { path, code }
    });
    read.collect()
}

/// Files that `#[cfg(test)]` lets in.
fn is_test_file(path: &str) -> bool {
    path.ends_with("/tests.rs") || path.contains("/tests/") || path.ends_with("/faults.rs")
}

impl File {
    /// The module it is: `["site", "plan"]` for `site/plan.rs`.
    fn module(&self) -> Vec<&str> {
        self.path.strip_suffix(".rs").unwrap().split('/').collect()
    }

    /// What it names of this crate: line, path as written, and the path from the top of the crate.
    fn imports(&self) -> Vec<(usize, String, Vec<String>)> {
        let mut found = Vec::new();
        for (at, line) in self.code.lines().enumerate() {
            for written in rust::paths(line) {
                if let Some(path) = self.resolved(&written) {
                    found.push((at + 1, written, path));
                }
            }
        }
        found
    }

    fn resolved(&self, written: &str) -> Option<Vec<String>> {
        let parts: Vec<&str> = written.split("::").collect();
        let mut path: Vec<String> = self.module().into_iter().map(str::to_owned).collect();
        match parts[0] {
            "crate" => path.clear(),
            "super" => {}
            _ => return None,
        }
        for part in &parts[usize::from(parts[0] == "crate")..] {
            match *part {
                "super" => drop(path.pop()),
                part => path.push(part.to_owned()),
            }
        }
        Some(path)
    }
}

/// The rooms from the table in `src/lib.rs`: each module with the number of its row, and the row's name.
fn rooms() -> BTreeMap<String, (usize, String)> {
    let map = fs::read_to_string(repository("src/lib.rs")).unwrap();
    let rows: Vec<&str> = map.lines().filter(|line| line.starts_with("//! | [`")).collect();
    let mut rooms = BTreeMap::new();
    for (order, row) in rows.iter().enumerate() {
        let cells: Vec<&str> = row.split('|').collect();
        let name =
            cells[2].split("**").nth(1).expect("the second cell of a row begins with the name of the room");
        for module in cells[1].split('`').skip(1).step_by(2) {
            assert!(
                rooms.insert(module.to_owned(), (order, name.to_owned())).is_none(),
                "{module} has two rooms"
            );
        }
    }
    rooms
}

fn modules_of_the_crate() -> BTreeSet<String> {
    let map = fs::read_to_string(repository("src/lib.rs")).unwrap();
    let modules = map.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'));
    modules.map(str::to_owned).collect()
}

fn assert_none(faults: &[String]) {
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

#[test]
fn every_module_has_its_room() {
    let roomed: BTreeSet<String> = rooms().into_keys().collect();
    assert_eq!(roomed, modules_of_the_crate(), "the table in src/lib.rs and its modules differ");
    assert!(roomed.len() > 15);
}

#[test]
fn no_room_uses_one_below_it() {
    let rooms = rooms();
    let mut faults = Vec::new();
    let mut imports = 0;
    for file in files().iter().filter(|file| !matches!(&*file.path, "lib.rs" | "main.rs")) {
        let own = file.module()[0].to_owned();
        let (order, room) = &rooms[&own];
        for (line, written, path) in file.imports() {
            let Some((other_order, other_room)) = path.first().and_then(|module| rooms.get(module)) else {
                continue;
            };
            imports += 1;
            if other_order > order {
                faults.push(format!(
                    "src/{}:{line} uses {written}, but {own} is of the {room}, and {} of the {other_room}, which come after them.",
                    file.path, path[0]
                ));
            }
        }
    }
    assert!(imports > 150, "only {imports} imports were read");
    assert_none(&faults);
}

#[test]
fn outputs_never_see_the_library() {
    let mut faults = Vec::new();
    for file in files().iter().filter(|file| file.module()[0] == "outputs") {
        for (line, written, path) in file.imports() {
            if path == ["library", "Library"] || path == ["library", "*"] || path == ["library"] {
                faults.push(format!(
                    "src/{}:{line} uses {written}: outputs get a shelf, never the library.",
                    file.path
                ));
            }
        }
        for (line, _) in file.code.lines().enumerate().filter(|(_, line)| rust::has_word(line, "Library")) {
            faults.push(format!(
                "src/{}:{} names Library: outputs get a shelf, never the library.",
                file.path,
                line + 1
            ));
        }
    }
    assert_none(&faults);
}

/// Things from outside, the rooms that know them, and what they do with them.
const OWNERS: &[(&str, &[&str], &str)] = &[
    ("clap", &["cli", "commands"], "reads the command line"),
    ("ctrlc", &["commands/serve"], "hears Ctrl-C"),
    ("httparse", &["serve/http"], "reads requests"),
    ("icu_collator", &["language"], "knows the order of Danish words"),
    ("notify", &["disk/watch"], "is told of changes"),
    ("pulldown_cmark", &["library/markdown"], "parses Markdown"),
    ("rustix", &["disk"], "talks to the disk"),
    ("serde_yaml", &["yaml"], "parses YAML"),
    ("syntect", &["html"], "colours code"),
    ("tera", &["theme"], "renders templates"),
    ("walkdir", &["disk"], "walks folders"),
];

#[test]
fn each_outside_thing_is_known_to_its_room_and_to_no_other() {
    let files = files();
    let mut faults = Vec::new();
    for (name, rooms, does) in OWNERS {
        let (own, others): (Vec<&File>, Vec<&File>) =
            files.iter().partition(|file| rooms.iter().any(|room| is_in(file, room)));
        let known = own.iter().any(|file| rust::has_word(&file.code, name));
        assert!(known, "no file of {rooms:?} names {name}; the rule about it looks for the wrong word");
        for file in others {
            let lines = file.code.lines().enumerate().filter(|(_, line)| rust::has_word(line, name));
            faults.extend(lines.map(|(line, _)| {
                format!("src/{}:{} names {name}: only {} {does}.", file.path, line + 1, rooms[0])
            }));
        }
    }
    assert_none(&faults);
}

#[test]
fn only_the_disk_room_opens_files_and_only_dates_and_the_command_line_ask_the_machine() {
    let mut faults = Vec::new();
    for file in &files() {
        let mut forbid = |allowed: &[&str], words: &[&str], why: &str| {
            if allowed.iter().any(|room| is_in(file, room)) {
                return;
            }
            for (at, line) in file.code.lines().enumerate() {
                for word in words.iter().filter(|word| line.contains(**word)) {
                    faults.push(format!("src/{}:{} uses {word}: {why}", file.path, at + 1));
                }
            }
        };
        forbid(
            &["disk"],
            &["std::fs", "fs::read", "fs::write", "File::open", "File::create"],
            "only src/disk opens files.",
        );
        forbid(
            &["disk", "commands"],
            &[".exists()", ".is_file()", ".metadata()", "symlink_metadata"],
            "only src/disk looks at files.",
        );
        forbid(
            &["cli", "main"],
            &["std::env", "env::var", "stdout()", "stderr()", "println!", "eprintln!", "print!("],
            "only src/cli.rs talks to the terminal.",
        );
        forbid(&["date"], &["Timestamp::now", "Zoned::now"], "today is an argument.");
        forbid(
            &["disk/watch", "disk/read/again"],
            &["SystemTime", "Instant::"],
            "only watching needs a clock, and no page depends on it.",
        );
    }
    assert_none(&faults);
}

/// Whether a file is that of a module or lies below it.
fn is_in(file: &File, module: &str) -> bool {
    let path = file.path.strip_suffix(".rs").unwrap();
    path.strip_prefix(module).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

#[test]
fn modules_are_never_called_mod() {
    assert_none(
        &files()
            .iter()
            .filter(|file| file.path.ends_with("mod.rs"))
            .map(|file| file.path.clone())
            .collect::<Vec<_>>(),
    );
}

#[test]
fn the_theme_compiled_in_is_the_one_in_the_folder() {
    let list = fs::read_to_string(repository("src/theme/builtin.rs")).unwrap();
    let mut listed = BTreeSet::new();
    let mut included = BTreeSet::new();
    let entries: Vec<&str> = list.split("include_str!(").collect();
    for entry in entries.windows(2) {
        let name = entry[0].rsplit('"').nth(1).expect("the name stands before the file");
        let file = entry[1].split('"').nth(1).expect("the file stands in quotation marks");
        listed.insert(name.to_owned());
        included.insert(file.trim_start_matches("../").trim_start_matches("themes/hus/").to_owned());
    }
    let there: BTreeSet<String> = files_below(&repository("themes/hus")).into_keys().collect();
    assert_eq!(listed, there, "src/theme/builtin.rs and themes/hus/ differ");
    assert_eq!(included, there, "src/theme/builtin.rs takes in other files than it says");
}

#[test]
fn no_file_is_longer_than_five_hundred_lines() {
    let files = files_below(&repository("src"));
    let lines = |bytes: &[u8]| bytes.iter().filter(|byte| **byte == b'\n').count();
    // The list of words is data: nobody reads it from top to bottom.
    let written = files.iter().filter(|(path, _)| path.as_str() != "language/lexicon/words.txt");
    let long = written.filter(|(_, bytes)| lines(bytes) > 500);
    assert_none(
        &long.map(|(path, bytes)| format!("src/{path} has {} lines.", lines(bytes))).collect::<Vec<_>>(),
    );
}

#[test]
fn functions_are_short() {
    let mut all: Vec<(usize, String)> = Vec::new();
    for file in files() {
        all.extend(
            functions(&file.code)
                .into_iter()
                .map(|(line, name, lines)| (lines, format!("src/{}:{line} {name}", file.path))),
        );
    }
    all.sort_unstable();
    let at = |share: usize| all[all.len() * share / 100].0;
    let longest: Vec<_> =
        all.iter().rev().take(10).map(|(lines, name)| format!("{lines:4} {name}")).collect();
    let figures = format!(
        "{} functions; half have fewer than {} lines, nine in ten fewer than {}; the longest:\n{}",
        all.len(),
        at(50) + 1,
        at(90) + 1,
        longest.join("\n")
    );
    assert!(all.len() > 300, "{figures}");
    assert!(at(50) < 10, "{figures}");
    assert!(at(90) < 40, "{figures}");
}
