//! Leftovers of git and of copying: conflict markers and stray copies.

use super::{Evidence, Lint, Stage};
use crate::diagnostic::{Report, Rule, Severity};
use crate::source::{ProjectPath, Source, Span};

pub(super) static LINT: Lint = Lint { stage: Stage::Planned, rules: &[&CONFLICT_MARKER, &STRAY_COPY], check };

static CONFLICT_MARKER: Rule = Rule {
    code: "conflict-marker",
    severity: Severity::Error,
    title: "Conflict marker",
    explanation: "To har rettet det samme sted, og git har sat begge tekster ind med linjer af <<<<<<<, ======= og \
        >>>>>>>. Vælg den tekst, der skal gælde, og slet resten og de tre linjer.",
};
static STRAY_COPY: Rule = Rule {
    code: "stray-copy",
    severity: Severity::Error,
    title: "Stray copy of a file",
    explanation: "Filens navn ligner en kopi eller en sikkerhedskopi. Git husker de gamle udgaver, så kopien er \
        overflødig, og den kan komme til at stå på siden. Slet den, eller giv den sit eget navn.",
};

fn check(evidence: &Evidence<'_>, report: &mut Report) {
    for source in evidence.judged_sources().chain(evidence.theme.own_sources()) {
        check_markers(source, report);
        check_name(source.path(), report);
    }
    evidence.library.files.iter().for_each(|path| check_name(path, report));
}

fn check_markers(source: &Source, report: &mut Report) {
    let mut at = 0;
    for line in source.text().split_inclusive('\n') {
        if is_marker(line) {
            let span = Span::new(at, at + line.trim_end().len());
            let help =
                "Vælg den tekst, der skal gælde, og slet resten og linjerne med <<<<<<<, ======= og >>>>>>>.";
            report.add(
                &CONFLICT_MARKER,
                source,
                span,
                "Her står to udgaver af teksten efter en fletning",
                help,
            );
        }
        at += line.len();
    }
}

fn is_marker(line: &str) -> bool {
    let ends = ["<<<<<<<", ">>>>>>>", "|||||||"].iter().find_map(|marker| line.strip_prefix(marker));
    ends.is_some_and(|rest| rest.starts_with([' ', '\n']) || rest.is_empty())
}

fn check_name(path: &ProjectPath, report: &mut Report) {
    if is_copy(path.file_name()) {
        let message = format!("{} ligner en kopi", path.file_name());
        report.add_file(
            &STRAY_COPY,
            path,
            message,
            "Slet filen, eller giv den sit eget navn uden mellemrum og »kopi«.",
        );
    }
}

fn is_copy(name: &str) -> bool {
    let name = name.to_lowercase();
    let stem = name.rsplit_once('.').map_or(name.as_str(), |(stem, _)| stem);
    let endings = ["kopi", "copy", "kopi)", "copy)"];
    let copied = endings
        .iter()
        .any(|end| stem.strip_suffix(end).is_some_and(|rest| rest.ends_with([' ', '-', '_', '–', '('])));
    let begins = ["kopi af ", "copy of ", "~$"].iter().any(|start| name.starts_with(start));
    let saved = [".orig", ".rej", ".bak", ".old", ".tmp", ".swp", "~"].iter().any(|end| name.ends_with(end));
    copied
        || begins
        || saved
        || is_numbered_copy(stem)
        || stem.contains("conflicted copy")
        || stem.contains("i konflikt")
}

/// `manual (1)`, `manual - kopi (2)`
fn is_numbered_copy(stem: &str) -> bool {
    let inside = stem.strip_suffix(')').and_then(|rest| rest.rsplit_once(" ("));
    inside.is_some_and(|(_, digits)| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_are_told_by_their_names() {
        let copies = [
            "manual – Kopi.md",
            "manual - kopi.md",
            "manual - Copy.md",
            "manual (1).md",
            "Kopi af manual.md",
            "manual.md.orig",
            "manual.md~",
            "manual.bak",
            "manual_kopi.md",
            "manual (kopi).md",
        ];
        for name in copies {
            assert!(is_copy(name), "{name}");
        }
        for name in
            ["manual.md", "kopimaskine.md", "fotokopi.png", "plan-2.png", "2025-2.md", "huset (esbjerg).md"]
        {
            assert!(!is_copy(name), "{name}");
        }
    }

    #[test]
    fn markers_are_whole_words_at_the_start_of_a_line() {
        for line in ["<<<<<<< HEAD\n", ">>>>>>> gren\n", "<<<<<<<\n", "||||||| base\n"] {
            assert!(is_marker(line), "{line}");
        }
        for line in ["<<<<<<<<\n", " <<<<<<< HEAD\n", "=======\n", "> citat\n"] {
            assert!(!is_marker(line), "{line}");
        }
    }
}
