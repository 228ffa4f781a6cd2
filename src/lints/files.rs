//! Files that are not as they should be, or do not belong where they lie.

use std::collections::BTreeSet;

use super::{Evidence, Lint, Stage};
use crate::diagnostic::{Report, Rule, Severity};
use crate::library::document::InlineKind;
use crate::library::edition::is_edition_path;
use crate::library::shelf::Reader;
use crate::library::target::Target;
use crate::library::text::Text;
use crate::site::Site;
use crate::source::{self, Oddity, OddityKind, ProjectPath, Source, Span};

pub(super) static LINT: Lint = Lint {
    stage: Stage::Planned,
    rules: &[
        &SYMLINK,
        &SPECIAL_FILE,
        &UNREADABLE,
        &TOO_LARGE,
        &NOT_UTF8,
        &BINARY_FILE,
        &BAD_FILE_NAME,
        &TOO_MANY_FOLDERS,
        &CONTROL_CHARACTER,
        &FOREIGN_FILE,
        &UNUSED_FILE,
    ],
    check,
};

static SYMLINK: Rule = Rule {
    code: "symlink",
    severity: Severity::Error,
    title: "Symbolic link",
    explanation: "Filen er en genvej (symbolsk link) til et andet sted. Husbog følger dem ikke, for så kunne noget uden \
        for projektet komme med på siden. Læg selve filen i projektet.",
};
static SPECIAL_FILE: Rule = Rule {
    code: "special-file",
    severity: Severity::Error,
    title: "Neither a file nor a folder",
    explanation: "Her ligger noget, der hverken er en fil eller en mappe, for eksempel en pipe. Husbog læser det ikke. Slet det.",
};
static UNREADABLE: Rule = Rule {
    code: "unreadable-file",
    severity: Severity::Error,
    title: "File cannot be read",
    explanation: "Computeren vil ikke lade Husbog læse filen. Tit er det rettighederne på filen eller mappen.",
};
static TOO_LARGE: Rule = Rule {
    code: "too-large",
    severity: Severity::Error,
    title: "File is too large",
    explanation: "Filen er for stor. En tekst på mere end 1 MB er ikke en tekst til mennesker, og et billede på mere \
        end 50 MB er for tungt til en side. Del teksten, eller gem billedet i en mindre udgave.",
};
static NOT_UTF8: Rule = Rule {
    code: "not-utf8",
    severity: Severity::Error,
    title: "File is not UTF-8",
    explanation: "Filen er gemt i et gammelt tegnsæt, så æ, ø og å kan blive forkerte. Gem den igen som UTF-8: i de fleste \
        programmer under Gem som → Kodning → UTF-8.",
};
static BINARY_FILE: Rule = Rule {
    code: "binary-file",
    severity: Severity::Error,
    title: "File named as a text is none",
    explanation: "Filens navn siger, at den er en tekst, men indholdet er ikke tekst. Måske er et Word-dokument eller et \
        billede kommet til at hedde .md. Gem teksten som ren tekst i UTF-8.",
};
static BAD_FILE_NAME: Rule = Rule {
    code: "bad-file-name",
    severity: Severity::Error,
    title: "File name is not text",
    explanation: "Filens navn indeholder tegn, der ikke kan stå i et filnavn her, for eksempel omvendt skråstreg eller \
        linjeskift. Omdøb filen.",
};
static TOO_MANY_FOLDERS: Rule = Rule {
    code: "too-many-folders",
    severity: Severity::Error,
    title: "Folders within folders too deep",
    explanation: "Mapperne ligger mere end 32 lag inde i hinanden. Det dybeste er ikke læst.",
};
static CONTROL_CHARACTER: Rule = Rule {
    code: "control-character",
    severity: Severity::Error,
    title: "Control character in a text",
    explanation: "Her står et usynligt styretegn, for eksempel NUL, som ikke hører til i en tekst. Slet det: sæt \
        markøren lige efter stedet, og tryk på tilbagetasten, eller skriv ordet igen.",
};
static FOREIGN_FILE: Rule = Rule {
    code: "foreign-file",
    severity: Severity::Warning,
    title: "File does not belong here",
    explanation: "Husbog ved ikke, hvad filen er, og bruger den ikke. En manual hedder manual.md og ligger i en mappe for \
        sig under manuals/. Andre sider for personalet ligger i manuals/sider/. Mapper, hvis navn begynder med _, \
        læses, men vises aldrig.",
};
static UNUSED_FILE: Rule = Rule {
    code: "unused-file",
    severity: Severity::Warning,
    title: "File is mentioned nowhere",
    explanation: "Ingen side viser filen eller linker til den, så den kommer ikke med på hjemmesiden. Nævn den i en tekst, \
        eller slet den.",
};

fn check(evidence: &Evidence<'_>, report: &mut Report) {
    for oddity in &evidence.library.oddities {
        add_oddity(evidence, oddity, report);
    }
    let sources = evidence.judged_sources().chain(evidence.theme.own_sources());
    let is_closed = |source: &&Source| is_edition_path(source.path());
    sources.for_each(|source| check_characters(source, report));
    let others = evidence.library.others.iter().filter(|source| !source.path().is_hidden());
    for source in others.filter(|source| !is_closed(source)) {
        report.add_file(
            &FOREIGN_FILE,
            source.path(),
            "Husbog bruger ikke denne fil",
            foreign_help(source.path()),
        );
    }
    check_unused(evidence, report);
}

fn add_oddity(evidence: &Evidence<'_>, oddity: &Oddity, report: &mut Report) {
    let path = &oddity.path;
    let mut file = |rule, message: &str, help: &str| report.add_file(rule, path, message, help);
    match &oddity.kind {
        OddityKind::Symlink => file(&SYMLINK, "Genveje bliver ikke fulgt", "Læg selve filen her."),
        OddityKind::Special => file(&SPECIAL_FILE, "Det er hverken en fil eller en mappe", "Slet det."),
        OddityKind::Unreadable(why) => {
            file(
                &UNREADABLE,
                &format!("Filen kan ikke læses: {why}"),
                "Se på filens og mappens rettigheder.",
            );
        }
        OddityKind::TooLarge(bytes) => {
            let size = format!("Filen er på {} MB, og det er for meget", bytes.div_ceil(1_000_000));
            file(&TOO_LARGE, &size, "Del teksten i flere filer, eller gem billedet i en mindre udgave.");
        }
        OddityKind::Binary => {
            file(
                &BINARY_FILE,
                "Filen er ikke en tekst",
                "Gem indholdet som ren tekst, eller giv filen dens rigtige endelse.",
            );
        }
        OddityKind::BadName => {
            file(&BAD_FILE_NAME, "Filens navn har tegn, der ikke kan stå i et filnavn her", "Omdøb filen.")
        }
        OddityKind::TooDeep => {
            file(&TOO_MANY_FOLDERS, "Mapperne ligger for dybt", "Læg filerne højere oppe.")
        }
        OddityKind::NotUtf8(span) => add_not_utf8(evidence, path, *span, report),
    }
}

fn add_not_utf8(evidence: &Evidence<'_>, path: &ProjectPath, span: Span, report: &mut Report) {
    let (message, help) = ("Filen er ikke gemt som UTF-8", "Gem filen igen med kodningen UTF-8.");
    let mut all = evidence.library.sources().chain(evidence.theme.own_sources());
    match all.find(|source| source.path() == path) {
        Some(source) => report.add(&NOT_UTF8, source, span, message, help),
        None => report.add_file(&NOT_UTF8, path, message, help),
    }
}

fn check_characters(source: &Source, report: &mut Report) {
    for (at, character) in source.text().match_indices(source::is_foreign) {
        let code = character.chars().next().map_or(0, u32::from);
        let message = format!("Her står et tegn, der ikke hører til i en tekst (U+{code:04X})");
        report.add(&CONTROL_CHARACTER, source, Span::new(at, at + character.len()), message, "Slet tegnet.");
    }
}

fn foreign_help(path: &ProjectPath) -> String {
    match (path.below("manuals"), path.extension()) {
        (_, "MD" | "Md" | "markdown") => "Giv filen endelsen .md med små bogstaver.".to_owned(),
        (Some(_), "md") => {
            "Kald filen manual.md, hvis det er en manual, eller læg den i manuals/sider/.".to_owned()
        }
        (None, "yml") => "Skriv endelsen .yaml, hvis Husbog skal læse filen.".to_owned(),
        _ => "Slet filen, eller læg den uden for content og manuals.".to_owned(),
    }
}

fn check_unused(evidence: &Evidence<'_>, report: &mut Report) {
    let mut used = BTreeSet::new();
    collect(evidence.public, evidence, &mut used);
    collect(evidence.staff, evidence, &mut used);
    let mut mentioned = BTreeSet::new();
    evidence.texts().for_each(|text| mention(text, &mut mentioned));
    let files = evidence.library.files.iter().filter(|path| !path.is_hidden() && !evidence.theme.uses(path));
    for path in files.filter(|path| !used.contains(path) && !mentioned.contains(*path)) {
        report.add_file(
            &UNUSED_FILE,
            path,
            "Ingen side bruger denne fil",
            "Nævn den i en tekst, eller slet den.",
        );
    }
}

/// What a text shows or links to, whether it is published yet or not.
fn mention(text: &Text, mentioned: &mut BTreeSet<ProjectPath>) {
    text.document.walk_inlines(&mut |inline| {
        if let InlineKind::Link(link) | InlineKind::Image(link) = &inline.kind
            && let Target::File { path, .. } = &link.target
        {
            mentioned.extend(text.path().join(path));
        }
    });
}

fn collect<'e, A: Reader>(
    site: &Site<'_, A>,
    evidence: &'e Evidence<'_>,
    used: &mut BTreeSet<&'e ProjectPath>,
) {
    used.extend(evidence.library.files.iter().filter(|path| site.plan().address_of(path).is_some()));
}
