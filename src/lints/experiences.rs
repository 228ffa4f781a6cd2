//! What staff reported: that it is about something that is there, and that a decision says why.

use super::change_notes::check_section;
use super::{Evidence, Lint, Stage};
use crate::diagnostic::{Report, Rule, Severity};
use crate::library::document_id::DocumentId;
use crate::library::experience::{Decision, Experience};
use crate::source::Source;

pub(super) static LINT: Lint = Lint {
    stage: Stage::Planned,
    rules: &[&EXPERIENCE_DECISION, &DUPLICATE_EXPERIENCE, &UNKNOWN_MANUAL],
    check,
};

static EXPERIENCE_DECISION: Rule = Rule {
    code: "experience-decision",
    severity: Severity::Error,
    title: "A decision does not say what it must",
    explanation: "Beslutningen om en erfaring er ikke skrevet færdig. Når en erfaring er fulgt (adopted) eller ikke \
        fulgt (declined), skal der stå hvorfor (why) og til hvilken revision (revision). Den, der fortalte om den, \
        skal kunne forstå svaret. Så længe den er åben (open), står de to linjer der ikke.",
};
static DUPLICATE_EXPERIENCE: Rule = Rule {
    code: "duplicate-experience",
    severity: Severity::Error,
    title: "Two experiences have the same name",
    explanation: "To erfaringer har det samme navn (id). Ændringsnoterne nævner en erfaring ved dens navn, så det \
        kan kun høre til én. Giv den nye et andet.",
};
static UNKNOWN_MANUAL: Rule = Rule {
    code: "unknown-manual",
    severity: Severity::Error,
    title: "There is no manual of this number",
    explanation: "Erfaringen handler om en manual, der ikke findes. Skriv nummeret, som det står øverst i manualen: 5 \
        eller 2.C.",
};

fn check(evidence: &Evidence<'_>, report: &mut Report) {
    let experiences = &evidence.library.experiences;
    let Some(source) = &experiences.source else { return };
    for doubled in &experiences.doubled {
        let message = format!("Der er to erfaringer, der hedder »{}«", doubled.value);
        let help = "Giv den nyeste et andet navn.";
        report.add(&DUPLICATE_EXPERIENCE, source, doubled.span, message, help);
    }
    for experience in experiences.all.values() {
        check_subject(evidence, source, experience, report);
        check_decision(source, experience, report);
    }
}

fn check_subject(evidence: &Evidence<'_>, source: &Source, experience: &Experience, report: &mut Report) {
    let library = evidence.library;
    let number = experience.manual.value;
    let document = DocumentId::Manual(number);
    let versions: Vec<_> = library.editions_of(document).chain(library.working(document)).collect();
    if versions.is_empty() {
        let message = format!("Der er ingen manual {number}");
        let help = "Skriv nummeret på den manual, erfaringen handler om.";
        report.add(&UNKNOWN_MANUAL, source, experience.manual.span, message, help);
    } else if let Some(section) = &experience.section {
        check_section(source, section, versions.into_iter(), report);
    }
}

fn check_decision(source: &Source, experience: &Experience, report: &mut Report) {
    let Experience { revision, why, decision, .. } = experience;
    let (message, help) = match (decision, revision, why) {
        (Decision::Open, None, None) | (Decision::Adopted | Decision::Declined, Some(_), Some(_)) => return,
        (Decision::Open, ..) => (
            "Erfaringen er åben, men der står allerede en revision eller en grund",
            "Skriv decision: adopted eller declined, eller slet linjerne revision og why, til I har besluttet noget.",
        ),
        (_, _, None) => (
            "Der er besluttet noget om erfaringen, men der står ikke hvorfor",
            "Skriv en linje med why: og grunden, så den, der fortalte det, kan forstå svaret.",
        ),
        (_, None, _) => (
            "Der er besluttet noget om erfaringen, men der står ikke til hvilken revision",
            "Skriv for eksempel revision: 2027-1.",
        ),
    };
    report.add(&EXPERIENCE_DECISION, source, experience.span(), message, help);
}
