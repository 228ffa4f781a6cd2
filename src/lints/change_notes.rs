//! Change notes and approvals of the texts on their way to the next revision: that what they name is there, and that
//! what was approved is what stands there.

use std::collections::HashSet;

use super::{Evidence, Lint, Stage};
use crate::diagnostic::{Report, Rule, Severity};
use crate::library::change::{Change, ChangedPart};
use crate::library::edition::{Edition, Version, VersionId};
use crate::nearest::nearest;
use crate::source::Source;
use crate::yaml::Located;

pub(super) static LINT: Lint =
    Lint { stage: Stage::Planned, rules: &[&UNKNOWN_SECTION, &UNKNOWN_EXPERIENCE, &STALE_APPROVAL], check };

static UNKNOWN_SECTION: Rule = Rule {
    code: "unknown-section",
    severity: Severity::Error,
    title: "There is no such section",
    explanation: "En ændringsnote eller en erfaring handler om et afsnit, som manualen hverken har nu eller havde før. \
        Afsnittets navn står i {#navn} efter overskriften. I en ændringsnote kan der også stå top (det før den første \
        overskrift), metadata (oplysningerne øverst) og all (hele teksten). Er afsnittet taget ud, så brug det \
        navn, det havde.",
};
static UNKNOWN_EXPERIENCE: Rule = Rule {
    code: "unknown-experience",
    severity: Severity::Error,
    title: "There is no such experience",
    explanation: "En ændringsnote nævner en erfaring, som ikke står i manuals/experiences.yaml. Ret navnet, eller skriv \
        erfaringen ind. Den, der fortalte om den, skal kunne finde den igen.",
};
static STALE_APPROVAL: Rule = Rule {
    code: "stale-approval",
    severity: Severity::Warning,
    title: "The text was changed after it was approved",
    explanation: "En godkendelse gælder netop den tekst, der blev godkendt. Teksten, en note eller et billede er \
        ændret siden, så godkendelsen gælder ikke længere, og revisionen kan ikke lukkes med den. Fortryd ændringen, eller \
        få teksten godkendt igen. husbog revision approve skriver den nye godkendelse i stedet for den gamle.",
};

fn check(evidence: &Evidence<'_>, report: &mut Report) {
    let library = evidence.library;
    for version in library.documents().filter_map(|document| library.working(document)) {
        check_version(evidence, version, report);
    }
    let corrections: Vec<Edition> = library.corrections().collect();
    corrections.iter().for_each(|correction| check_version(evidence, correction.version(), report));
}

fn check_version(evidence: &Evidence<'_>, version: Version<'_>, report: &mut Report) {
    for note in version.changes() {
        check_note(evidence, version, note, report);
    }
    check_approvals(evidence, version, report);
}

fn check_note(evidence: &Evidence<'_>, version: Version<'_>, note: &Change, report: &mut Report) {
    let source = &version.text().source;
    if let ChangedPart::Section(anchor) = &note.section.value {
        let section = Located { value: anchor.clone(), span: note.section.span };
        let library = evidence.library;
        let before = match version.id {
            VersionId::Edition(revision) => library.edition_in(version.document, revision),
            VersionId::Working => library.newest_edition(version.document),
        };
        check_section(source, &section, [Some(version), before].into_iter().flatten(), report);
    }
    let all = &evidence.library.experiences.all;
    for cited in note.experiences.iter().filter(|cited| !all.contains_key(&cited.value)) {
        let message = format!("Erfaringen »{}« står ikke i manuals/experiences.yaml", cited.value);
        let help = match nearest(&cited.value, all.keys()) {
            Some(near) => format!("Mente du {near}?"),
            None => "Ret navnet, eller skriv erfaringen ind i manuals/experiences.yaml.".to_owned(),
        };
        report.add(&UNKNOWN_EXPERIENCE, source, cited.span, message, help);
    }
}

/// Finds fault with the name of a section that none of these versions has.
pub(super) fn check_section<'v>(
    source: &Source,
    section: &Located<String>,
    versions: impl Iterator<Item = Version<'v>>,
    report: &mut Report,
) {
    let known: HashSet<&str> = versions.flat_map(|version| version.document().anchors()).collect();
    if known.contains(section.value.as_str()) {
        return;
    }
    report.add_costly(&UNKNOWN_SECTION, source, section.span, || {
        let mut names: Vec<&str> = known.iter().copied().collect();
        names.sort_unstable();
        let help = match nearest(&section.value, names.iter().take(500)) {
            Some(near) => format!("Mente du {near}?"),
            None => "Skriv det navn, der står i {#...} efter overskriften, eller udelad linjen.".to_owned(),
        };
        (format!("Manualen har intet afsnit, der hedder »{}«", section.value), help)
    });
}

fn check_approvals(evidence: &Evidence<'_>, version: Version<'_>, report: &mut Report) {
    let library = evidence.library;
    let coming = version
        .approved()
        .iter()
        .filter(|approval| !library.ledger.revisions.contains_key(&approval.revision));
    let text = version.text();
    let mut coming = coming.peekable();
    if coming.peek().is_none() {
        return;
    }
    let is_now = library.approvable(version);
    let span = text.matter_entry("approved").unwrap_or_default();
    for stale in coming.filter(|approval| approval.text != is_now) {
        let message = format!(
            "Godkendelsen fra {} til {} gælder ikke længere: teksten er ændret siden",
            stale.by, stale.revision
        );
        let help = format!(
            "Få teksten godkendt igen: husbog revision approve {} --by {} --for {}.",
            version.document,
            quoted(&stale.by),
            stale.revision
        );
        report.add(&STALE_APPROVAL, &text.source, span, message, help);
    }
}

/// A name as it is written on a command line.
fn quoted(name: &str) -> String {
    if name.contains(' ') { format!("\"{name}\"") } else { name.to_owned() }
}
