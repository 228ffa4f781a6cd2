//! Change notes and approvals of the texts on their way to the next revision: that what they name is there, that what
//! has changed is told, and that what was approved is what stands there.

use std::collections::HashSet;

use rayon::prelude::*;

use super::{Evidence, Lint, Stage, line_of_entry};
use crate::comparison::{self, Part};
use crate::diagnostic::{Report, Rule, Severity};
use crate::library::Library;
use crate::library::change::{Change, ChangedPart};
use crate::library::document::{Block, BlockKind};
use crate::library::edition::{Edition, Version, VersionId};
use crate::library::ledger::Ledger;
use crate::nearest::nearest;
use crate::redline::{ChangedSection, Fate};
use crate::source::{Source, Span};
use crate::yaml::Located;

pub(super) static LINT: Lint = Lint {
    stage: Stage::Planned,
    rules: &[&UNKNOWN_SECTION, &UNKNOWN_EXPERIENCE, &STALE_APPROVAL, &MISSING_NOTE],
    check,
};

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
pub(crate) static STALE_APPROVAL: Rule = Rule {
    code: "stale-approval",
    severity: Severity::Warning,
    title: "The text was changed after it was approved",
    explanation: "Teksten er ændret, efter at den blev godkendt. En godkendelse gælder netop den tekst, der blev \
        godkendt, med dens noter og billeder. Nu gælder den ikke længere, og revisionen kan ikke lukkes med den. \
        Fortryd ændringen, eller få teksten godkendt igen. husbog revision approve skriver den nye godkendelse i \
        stedet for den gamle.",
};

static MISSING_NOTE: Rule = Rule {
    code: "missing-note",
    severity: Severity::Note,
    title: "No note says why a section has changed",
    explanation: "Et afsnit er ændret siden den sidste udgave, men ingen ændringsnote siger hvad og hvorfor. Den, der arbejder \
        efter teksten, skal kunne se det, og halvåret kan ikke lukkes uden. Skriv noten, mens du husker grunden: husbog \
        revision notes lægger den frem. Er teksten allerede godkendt, er det en advarsel: noterne hører med til det, der \
        godkendes, så teksten skal godkendes igen, når de er skrevet.",
};

fn check(evidence: &Evidence<'_>, report: &mut Report) {
    let library = evidence.library;
    let corrections: Vec<Edition> = library.corrections().collect();
    let working: Vec<Version<'_>> =
        library.documents().filter_map(|document| library.working(document)).collect();
    let versions = working.into_iter().chain(corrections.iter().map(Edition::version));
    let versions: Vec<Version<'_>> = versions.collect();
    versions.iter().for_each(|version| check_version(evidence, *version, report));
    let untold = versions.par_iter().map(|version| (*version, untold(evidence, *version)));
    for (version, untold) in untold.collect::<Vec<_>>() {
        untold.into_iter().for_each(|part| add_untold(evidence, version, part, report));
    }
}

/// A part of a text that has changed, and no note tells of it.
struct Untold {
    /// Where it stands; where its heading stands, if it has one.
    span: Span,
    what: String,
}

/// What has changed in a text that could be closed, and that no note tells of.
fn untold(evidence: &Evidence<'_>, version: Version<'_>) -> Vec<Untold> {
    let Library { ledger, config_is_known, .. } = evidence.library;
    let is_comparable = *config_is_known && ledger.problems.is_empty();
    if version.is_draft() || ledger.is_empty() || !is_comparable {
        return Vec::new();
    }
    let Some(before) = before(evidence, version) else {
        return untold_of_new(ledger, version).into_iter().collect();
    };
    if !comparison::differ(before, version) || !is_as_closed(evidence.library, before) {
        return Vec::new();
    }
    let comparison = evidence.staff.judged_comparison(before, version);
    let parts = comparison.without_note(version.changes());
    parts.map(|part| Untold { span: place_of(part, version), what: what_of(part) }).collect()
}

/// A text that is new, without a note that says so. An edition that is not there any more is told of as such.
fn untold_of_new(ledger: &Ledger, version: Version<'_>) -> Option<Untold> {
    let is_told = version.changes().iter().any(|note| note.section.value == ChangedPart::All);
    let was_closed =
        ledger.revisions.values().any(|revision| revision.editions.contains_key(&version.document));
    let all = || Untold { span: line_of_entry(version.text(), "title"), what: "Teksten er ny".to_owned() };
    (!is_told && !was_closed).then(all)
}

/// Nothing can be said of what has changed since an edition that was itself changed.
fn is_as_closed(library: &Library, edition: Version<'_>) -> bool {
    let revision = edition.revision().and_then(|revision| library.ledger.revisions.get(&revision));
    let sealed = revision.and_then(|revision| revision.editions.get(&edition.document));
    sealed.is_some_and(|sealed| sealed.seal == library.seal(edition))
}

fn what_of(part: Part<'_>) -> String {
    match part {
        Part::Metadata => "Oplysningerne øverst er ændret".to_owned(),
        Part::Section(section) if section.title.is_empty() => {
            "Det, der står før den første overskrift, er ændret".to_owned()
        }
        Part::Section(ChangedSection { title, fate, .. }) => match fate {
            Fate::New => format!("Afsnittet »{title}« er nyt"),
            Fate::Gone => format!("Afsnittet »{title}« er taget ud"),
            Fate::Changed | Fate::Unchanged => format!("Afsnittet »{title}« er ændret"),
        },
    }
}

fn place_of(part: Part<'_>, version: Version<'_>) -> Span {
    let blocks = &version.document().blocks;
    let heading = match part {
        Part::Metadata => None,
        Part::Section(section) => section.new.as_ref().and_then(|anchor| {
            let is_it = |block: &&Block| matches!(&block.kind, BlockKind::Heading(heading) if heading.anchor == *anchor);
            blocks.iter().find(is_it).map(|block| block.span)
        }),
    };
    heading.unwrap_or_else(|| line_of_entry(version.text(), "title"))
}

fn add_untold(evidence: &Evidence<'_>, version: Version<'_>, untold: Untold, report: &mut Report) {
    let mut approvals = version.approved().iter();
    let is_approved =
        approvals.any(|approval| !evidence.library.ledger.revisions.contains_key(&approval.revision));
    let document = version.document;
    let lay_out = match version.id {
        VersionId::Edition(revision) => format!("husbog revision notes {document} --for {revision}"),
        VersionId::Working => format!("husbog revision notes {document}"),
    };
    let (severity, more) = match is_approved {
        true => {
            (Severity::Warning, " Få så teksten godkendt igen, for noterne hører med til det, der godkendes.")
        }
        false => (Severity::Note, ""),
    };
    let message = format!("{}, og ingen note siger hvorfor", untold.what);
    let help = format!("Skriv en ændringsnote: {lay_out} lægger den frem.{more}");
    report.add_as(severity, &MISSING_NOTE, (&version.text().source, untold.span), message, help);
}

/// The edition that a text comes after.
fn before<'e>(evidence: &'e Evidence<'_>, version: Version<'_>) -> Option<Version<'e>> {
    match version.id {
        VersionId::Edition(revision) => evidence.library.edition_in(version.document, revision),
        VersionId::Working => evidence.library.newest_edition(version.document),
    }
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
        check_section(
            source,
            &section,
            [Some(version), before(evidence, version)].into_iter().flatten(),
            report,
        );
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
