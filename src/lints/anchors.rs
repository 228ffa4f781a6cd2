//! Anchors: the ids of headings, and links to them.

use std::collections::{BTreeMap, HashSet};

use super::{Evidence, Lint, Stage};
use crate::diagnostic::{Report, Rule, Severity};
use crate::library::document::InlineKind;
use crate::library::markdown::{Family, ProblemKind};
use crate::library::shelf::{Found, Lookup};
use crate::library::target::Target;
use crate::library::text::Text;
use crate::nearest::nearest;
use crate::source::{ProjectPath, Source, Span};

pub(super) static LINT: Lint = Lint {
    stage: Stage::Planned,
    rules: &[&BAD_ANCHOR, &DUPLICATE_ANCHOR, &EQUAL_HEADINGS, &HEADING_ATTRIBUTES, &BROKEN_ANCHOR],
    check,
};

static BAD_ANCHOR: Rule = Rule {
    code: "bad-anchor",
    severity: Severity::Error,
    title: "The id of a heading cannot stand in an address",
    explanation: "Ankeret kan ikke stå i en adresse. Det skrives {#navn} efter overskriften, med små bogstaver a-z, \
        tal og bindestreg. Æ bliver ae, ø bliver oe, og å bliver aa.",
};
static DUPLICATE_ANCHOR: Rule = Rule {
    code: "duplicate-anchor",
    severity: Severity::Error,
    title: "Two headings have the same id",
    explanation: "To overskrifter har det samme anker, så et link ikke kan vide, hvor det skal hen. Giv den ene et andet.",
};
static EQUAL_HEADINGS: Rule = Rule {
    code: "equal-headings",
    severity: Severity::Warning,
    title: "Two headings have the same text",
    explanation: "To overskrifter hedder det samme. Så får den anden et anker med et nummer, og det nummer kan \
        flytte sig, når teksten ændres. Skriv overskrifterne forskelligt, eller giv dem hver sit anker: \
        ## Materialer {#materialer-til-forloebet}.",
};
static HEADING_ATTRIBUTES: Rule = Rule {
    code: "heading-attributes",
    severity: Severity::Error,
    title: "A heading has more in its braces than an id",
    explanation: "Efter overskriften står der andet end et anker. I de krøllede parenteser kan der kun stå {#navn}. \
        Klasser og andet bruges ikke.",
};
static BROKEN_ANCHOR: Rule = Rule {
    code: "broken-anchor",
    severity: Severity::Error,
    title: "Link to a place that is not on the page",
    explanation: "Siden findes, men der er ingen overskrift med det anker. Ankre står som {#navn} efter overskriften; \
        uden det bliver ankeret overskriftens ord med bindestreger: ## Sådan gør vi bliver #saadan-goer-vi.",
};

/// The anchors of every text, by its path.
type Anchors<'a> = BTreeMap<&'a ProjectPath, HashSet<&'a str>>;

fn check(evidence: &Evidence<'_>, report: &mut Report) {
    let anchors: Anchors<'_> = evidence.texts().map(|text| (text.path(), text.document.anchors())).collect();
    for text in evidence.texts() {
        check_headings(text, report);
        check_links(evidence, text, &anchors, report);
    }
    for manual in &evidence.library.manuals {
        for core in &manual.matter.core {
            let source = &manual.text.source;
            check_anchor(source, &anchors[source.path()], &core.value, core.span, report);
        }
    }
}

fn check_headings(text: &Text, report: &mut Report) {
    for problem in text.problems_of(Family::Anchors) {
        let (rule, message, help) = match &problem.kind {
            ProblemKind::BadAnchor(anchor) => {
                let slug = crate::slug::slugify(anchor);
                (
                    &BAD_ANCHOR,
                    format!("Ankeret »{anchor}« kan ikke stå i en adresse"),
                    format!("Skriv {{#{slug}}}."),
                )
            }
            ProblemKind::DuplicateAnchor(anchor) => (
                &DUPLICATE_ANCHOR,
                format!("Ankeret »{anchor}« er brugt på en overskrift længere oppe"),
                "Giv denne overskrift et andet anker.".to_owned(),
            ),
            ProblemKind::EqualHeading(heading) => (
                &EQUAL_HEADINGS,
                format!("Der er allerede en overskrift, der hedder »{heading}«"),
                "Skriv den anderledes, eller giv den sit eget anker: {#navn}.".to_owned(),
            ),
            ProblemKind::HeadingAttributes => (
                &HEADING_ATTRIBUTES,
                "I parentesen efter en overskrift kan kun stå et anker".to_owned(),
                "Skriv kun {#navn}.".to_owned(),
            ),
            _ => continue,
        };
        report.add(rule, &text.source, problem.span, message, help);
    }
}

fn check_links(evidence: &Evidence<'_>, text: &Text, anchors: &Anchors<'_>, report: &mut Report) {
    text.document.walk_inlines(&mut |inline| {
        let InlineKind::Link(link) = &inline.kind else { return };
        let (Target::Here(anchor)
        | Target::Manual { anchor: Some(anchor), .. }
        | Target::File { anchor: Some(anchor), .. }) = &link.target
        else {
            return;
        };
        if let Some(known) = linked_path(evidence, text, &link.target).and_then(|path| anchors.get(path)) {
            check_anchor(&text.source, known, anchor, inline.span, report);
        }
    });
}

fn linked_path<'e>(evidence: &'e Evidence<'_>, text: &'e Text, target: &Target) -> Option<&'e ProjectPath> {
    if matches!(target, Target::Here(_)) {
        return Some(text.path());
    }
    match evidence.lookup(text.path(), target) {
        Lookup::Found(Found::Page(page)) => Some(page.text.path()),
        Lookup::Found(Found::Manual(manual)) => Some(evidence.library.working(manual)?.text().path()),
        Lookup::Found(Found::File(_)) | Lookup::Withheld | Lookup::Missing => None,
    }
}

fn check_anchor(source: &Source, known: &HashSet<&str>, anchor: &str, span: Span, report: &mut Report) {
    if known.contains(anchor) {
        return;
    }
    report.add_costly(&BROKEN_ANCHOR, source, span, || {
        let mut known: Vec<&str> = known.iter().copied().collect();
        known.sort_unstable();
        known.truncate(500);
        let help = match nearest(anchor, known) {
            Some(near) => format!("Mente du #{near}?"),
            None => "Ret ankeret, eller skriv {#navn} efter den overskrift, du mener.".to_owned(),
        };
        (format!("Der er ingen overskrift med ankeret »{anchor}«"), help)
    });
}
