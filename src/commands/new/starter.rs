//! The text of a file that is begun: front matter with a comment above each key, and a body.
//!
//! What is said of a key, and what may stand there, is asked of the reader.

use crate::source::ProjectPath;
use crate::yaml::shape::{KeyShape, MapShape};

/// A file to begin.
pub(super) struct Starter {
    /// Where it goes.
    pub(super) path: ProjectPath,
    /// What its front matter may hold.
    pub(super) shape: MapShape,
    /// The lines of its front matter.
    pub(super) lines: Vec<Line>,
    /// The text below.
    pub(super) body: &'static str,
}

/// A key and its value.
pub(super) struct Line {
    key: &'static str,
    value: String,
    advice: &'static str,
    stands: Stands,
}

/// Whether a line counts.
enum Stands {
    /// It does.
    AsValue,
    /// It shows what could be written, as a comment.
    AsExample,
}

/// A key and its value as YAML.
pub(super) fn line(key: &'static str, value: impl Into<String>) -> Line {
    Line { key, value: value.into(), advice: "", stands: Stands::AsValue }
}

/// A key and what could be written there.
pub(super) fn example(key: &'static str, value: impl Into<String>) -> Line {
    Line { stands: Stands::AsExample, ..line(key, value) }
}

impl Line {
    /// With more to be told of the value that stands here.
    pub(super) fn advice(self, advice: &'static str) -> Self {
        Self { advice, ..self }
    }
}

impl Starter {
    /// The text of the file.
    pub(super) fn text(&self) -> String {
        let lines: Vec<_> = self.lines.iter().map(|line| written(line, &self.shape)).collect();
        format!("---\n{GUIDANCE}\n{}---\n\n{}", lines.join("\n"), self.body)
    }
}

fn written(line: &Line, shape: &MapShape) -> String {
    let Line { key, value, advice, stands } = line;
    let known = shape.key(key).expect("a starter writes keys that are read");
    let told = [known.key.about.to_owned(), choices(known), (*advice).to_owned()];
    let told = told.iter().filter(|told| !told.is_empty()).cloned().collect::<Vec<_>>().join(" ");
    match stands {
        Stands::AsValue => format!("{}{key}: {value}\n", comment(&told)),
        Stands::AsExample => format!("{}# {key}: {value}\n", comment(&format!("{told} {IF_WANTED}"))),
    }
}

const GUIDANCE: &str =
    "# Linjer, der begynder med #, er vejledning til dig. De vises ikke, og du kan slette dem.\n";
const IF_WANTED: &str = "Vil du bruge linjen, så slet # foran den.";

/// What may stand there, where that is one of some words.
fn choices(key: &KeyShape) -> String {
    match key.words() {
        [] => String::new(),
        words => format!("Her kan stå: {}.", words.join(", ")),
    }
}

/// The text as comment lines.
fn comment(text: &str) -> String {
    const WIDTH: usize = 78;
    let mut lines = vec![String::from("#")];
    for word in text.split_whitespace() {
        let last = lines.last_mut().expect("there is always a line");
        if last.chars().count() + 1 + word.chars().count() > WIDTH {
            lines.push(format!("# {word}"));
        } else {
            last.push(' ');
            last.push_str(word);
        }
    }
    lines.iter().map(|line| format!("{line}\n")).collect()
}
