//! What the house has still to fill in.

use super::{Evidence, Lint, Stage};
use crate::config::Standing;
use crate::diagnostic::{Report, Rule, Severity};
use crate::library::document::{Inline, InlineKind};
use crate::library::edition::Version;
use crate::library::text::Text;
use crate::placeholder;
use crate::source::{ProjectPath, Source, Span};

pub(super) static LINT: Lint = Lint { stage: Stage::Planned, rules: &[&PLACEHOLDER], check };

static PLACEHOLDER: Rule = Rule {
    code: "placeholder",
    severity: Severity::Note,
    title: "Something is left to fill in",
    explanation: "Her mangler noget, som kun huset ved, for eksempel et telefonnummer. I teksten står det som \
        [udfyld: telefon], øverst i filen som udfyld. Så længe site.yaml siger standing: example, er det kun en \
        note, og det er det altid i en kladde. Når der står standing: live, skal det være udfyldt, før siderne kan udgives.",
};

fn check(evidence: &Evidence<'_>, report: &mut Report) {
    let severity = match evidence.standing() {
        Standing::Example => Severity::Note,
        Standing::Live => Severity::Error,
    };
    for text in evidence.texts() {
        // A draft keeps nobody from publishing the rest.
        let severity = if is_planned(evidence, text.path()) { severity } else { Severity::Note };
        check_text(text, severity, report);
    }
    if evidence.standing() == Standing::Live {
        editions_in_force(evidence).for_each(|text| check_text(text, severity, report));
    }
    if let Some(source) = &evidence.library.config_source {
        let spans = &evidence.library.config_placeholders;
        spans.iter().for_each(|span| add(severity, source, *span, report));
    }
}

fn check_text(text: &Text, severity: Severity, report: &mut Report) {
    let mut add = |span| add(severity, &text.source, span, report);
    text.matter_placeholders.iter().for_each(|span| add(*span));
    text.document.walk_inlines(&mut |inline| {
        if is_placeholder(inline) {
            add(inline.span);
        }
    });
}

/// What readers work by. Nothing is said of these in an example: what is left to fill in stands in the working
/// texts too.
fn editions_in_force<'e>(evidence: &'e Evidence<'_>) -> impl Iterator<Item = &'e Text> {
    let shelf = evidence.staff.shelf();
    let read = evidence.library.documents().filter_map(|document| shelf.version_in_force(document));
    read.filter(|version| version.revision().is_some()).map(Version::text)
}

fn is_planned(evidence: &Evidence<'_>, path: &ProjectPath) -> bool {
    let public = evidence.public.plan().address_of(path);
    public.or_else(|| evidence.staff.plan().address_of(path)).is_some()
}

/// A placeholder, or something that was most likely meant as one: `[Udfyld: x]`, `[ udfyld: x`, or a
/// link with such a text.
fn is_placeholder(inline: &Inline) -> bool {
    match &inline.kind {
        InlineKind::Placeholder(_) => true,
        InlineKind::Text(run) => placeholder::is_in(&run.text),
        InlineKind::Code(code) => code.starts_with('[') && placeholder::is_in(code),
        InlineKind::Link(link) => {
            link.content.first().is_some_and(|first| placeholder::begins(first.own_text()))
        }
        _ => false,
    }
}

/// The key that stands before a value on its line.
fn key_before(source: &Source, span: Span) -> Option<&str> {
    let (start, line) = source.line_at(span.start);
    let before = line.get(..(span.start as usize).checked_sub(start)?)?;
    let key = before.trim_end_matches([' ', '"', '\'']).strip_suffix(':')?;
    key.rsplit([' ', ',', '{']).next().filter(|key| !key.is_empty())
}

fn add(severity: Severity, source: &Source, span: Span, report: &mut Report) {
    let what = source
        .slice(span)
        .trim_matches(['[', ']'])
        .trim_start_matches("udfyld")
        .trim_start_matches([':', ' ']);
    let message = match what {
        "" => match key_before(source, span) {
            Some(key) => format!("Her skal huset selv skrive noget ved {key}"),
            None => "Her skal huset selv skrive noget".to_owned(),
        },
        what => format!("Her skal huset selv skrive: {what}"),
    };
    let help =
        "Skriv det rigtige i stedet for udfyld. Det skal være gjort, før siderne kan udgives for alvor.";
    report.add_as(severity, &PLACEHOLDER, (source, span), message, help);
}
