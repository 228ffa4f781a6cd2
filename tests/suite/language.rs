//! The words to think about: every rule of this repository by its own sentences, and more than a thousand others.
//! Those marked `own` were written along with the rules. The rest were written by examiners who had not seen the rules,
//! which have been mended by them since: what they hold today they need not hold for sentences nobody has tried.

use std::collections::BTreeMap;
use std::fs;

use husbog::diagnostic::{Finding, Report};
use husbog::language::terms::{self, Terms};
use husbog::source::{ProjectPath, Source};

use crate::project::{Project, repository};

/// This repository's words to think about.
fn terms() -> Terms {
    let written = fs::read_to_string(repository(terms::FILE)).unwrap();
    Terms::read(Source::new(ProjectPath::new(terms::FILE).unwrap(), written))
}

/// A project whose public pages are these texts, judged by this repository's words.
fn pages(texts: &[String]) -> Project {
    let rules = fs::read(repository(terms::FILE)).unwrap();
    let project = Project::small().file(terms::FILE, rules);
    texts.iter().enumerate().fold(project, |project, (at, text)| {
        project.file(page(at), format!("---\ntitle: Side {at}\nsummary: Kort.\n---\n{text}\n"))
    })
}

fn page(at: usize) -> String {
    format!("content/prove/side-{at}.md")
}

/// What is said of the words of each page.
fn found(report: &Report) -> BTreeMap<String, Vec<&Finding>> {
    let mut found: BTreeMap<String, Vec<&Finding>> = BTreeMap::new();
    for finding in report.sorted() {
        let is_word = finding.rule.code.ends_with("-word")
            || matches!(finding.rule.code, "bare-promise" | "denied-report");
        if is_word {
            found.entry(finding.place.path.to_string()).or_default().push(finding);
        }
    }
    found
}

/// A sentence and what must come of it.
struct Sentence {
    /// What must be marked; nothing when the sentence is harmless.
    marked: Option<String>,
    kind: String,
    text: String,
}

fn sentences() -> Vec<Sentence> {
    let written = fs::read_to_string(repository("tests/suite/language/sentences.tsv")).unwrap();
    let lines = written.lines().filter(|line| !line.starts_with('#'));
    let read = lines.map(|line| {
        let fields: Vec<&str> = line.split('\t').collect();
        let [expected, kind, marked, text] = fields[..] else { panic!("four fields: {line}") };
        let marked = match expected {
            "found" => Some(marked.to_owned()),
            "pass" => None,
            other => panic!("{other} is neither found nor pass: {line}"),
        };
        Sentence { marked, kind: kind.to_owned(), text: text.replace("\\n", "\n") }
    });
    read.collect()
}

/// The letters of a text, so that hyphens, line ends and marks of no width do not tell texts apart.
fn letters(text: &str) -> String {
    let text = text
        .replace("a\u{30a}", "å")
        .replace("&aring;", "å")
        .replace("&nbsp;", " ")
        .replace("&#101;", "e")
        .replace("&oslash;", "ø")
        .replace("&aelig;", "æ");
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The text a finding marks in its page.
fn marked(text: &str, finding: &Finding) -> String {
    let line_of = |line: u32| text.split('\n').nth(line as usize - 5).unwrap_or("");
    let (start, end) = (finding.place.start, finding.place.end);
    let skip = |line: &str, column: u32| line.chars().skip(column as usize - 1).collect::<String>();
    let take = |line: &str, column: u32| line.chars().take(column as usize - 1).collect::<String>();
    match start.line == end.line {
        true => skip(&take(line_of(start.line), end.column), start.column),
        false => {
            format!("{}{}", skip(line_of(start.line), start.column), take(line_of(end.line), end.column))
        }
    }
}

#[test]
fn every_word_is_found_in_its_sentence_and_nothing_in_the_one_that_passes() {
    let terms = terms();
    assert!(terms.problems.is_empty(), "{:?}", terms.problems);
    assert!(terms.all.len() >= 150);
    let mut faults = Vec::new();
    for (at, term) in terms.all.iter().enumerate() {
        let sentence = &term.found.as_ref().expect("the key is required").value;
        if !terms.search_text(sentence).hits.iter().any(|hit| hit.term == at) {
            faults.push(format!("{} is not found in: {sentence}", term.word.value));
        }
    }
    let passes: Vec<String> =
        terms.all.iter().filter_map(|term| Some(term.passes.as_ref()?.value.clone())).collect();
    let report = pages(&passes).check();
    for (path, findings) in found(&report) {
        faults.push(format!("{path}: {}", findings[0].message));
    }
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

/// What came of the sentences.
#[derive(Default)]
struct Tally {
    /// By kind: how many must be found, and how many are.
    found: BTreeMap<String, (usize, usize)>,
    /// How many are found where the editor would mark them.
    in_place: usize,
    /// Sentences in which something is found that must not be.
    alarms: usize,
    wrong: Vec<String>,
}

impl Tally {
    fn add(&mut self, sentence: &Sentence, shown: &[String]) {
        let Some(expected) = &sentence.marked else {
            return self.alarm(sentence, shown, !shown.is_empty());
        };
        let expected = letters(expected);
        let fits = |shown: &&String| {
            let shown = letters(shown);
            !shown.is_empty() && (shown.contains(&expected) || expected.starts_with(&shown))
        };
        let count = self.found.entry(sentence.kind.clone()).or_default();
        count.0 += 1;
        match shown.iter().find(fits) {
            Some(marked) => {
                count.1 += 1;
                // A phrase may reach a word further than the editor's mark, not half the sentence.
                let length = letters(marked).chars().count();
                self.in_place += usize::from(length <= 2 * expected.chars().count() + 12);
            }
            None => {
                self.wrong.push(format!("missed {:?} in {:?}: {shown:?}", sentence.marked, sentence.text))
            }
        }
        self.alarm(sentence, shown, shown.iter().any(|shown| !fits(&shown)));
    }

    fn alarm(&mut self, sentence: &Sentence, shown: &[String], is_one: bool) {
        if is_one {
            self.alarms += 1;
            self.wrong.push(format!("alarm in {:?}: {shown:?}", sentence.text));
        }
    }
}

#[test]
fn sentences_are_judged_as_a_careful_editor_would() {
    let sentences = sentences();
    let texts: Vec<String> = sentences.iter().map(|sentence| sentence.text.clone()).collect();
    let report = pages(&texts).check();
    let found = found(&report);
    let mut tally = Tally::default();
    for (at, sentence) in sentences.iter().enumerate() {
        let findings = found.get(&page(at)).map(Vec::as_slice).unwrap_or_default();
        let shown: Vec<String> = findings.iter().map(|finding| marked(&sentence.text, finding)).collect();
        tally.add(sentence, &shown);
    }
    let wrong = tally.wrong.join("\n");
    let must_be_found: usize = tally.found.values().map(|(all, _)| all).sum();
    let are_found: usize = tally.found.values().map(|(_, right)| right).sum();
    assert!(must_be_found >= 125 && sentences.len() - must_be_found >= 125);
    assert!(are_found * 100 >= must_be_found * 97, "{are_found} of {must_be_found}\n{wrong}");
    for (kind, (all, right)) in &tally.found {
        assert!(right * 100 >= all * 95, "{kind}: {right} of {all}\n{wrong}");
    }
    assert!(tally.in_place * 100 >= are_found * 95, "{} of {are_found} in place", tally.in_place);
    assert!(tally.alarms * 100 <= sentences.len() * 2, "{} alarms\n{wrong}", tally.alarms);
}

#[test]
fn every_sentence_is_there_once() {
    let mut seen = std::collections::BTreeSet::new();
    let doubled: Vec<_> =
        sentences().into_iter().map(|one| one.text).filter(|text| !seen.insert(text.clone())).collect();
    assert_eq!(doubled, [""; 0]);
}
