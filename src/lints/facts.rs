//! Facts: that they are known, may be read here, and are told as site.yaml has them.

use super::{Evidence, Lint, Stage};
use crate::config::{Fact, FactAudience, Wording};
use crate::diagnostic::{Fix, Report, Rule, Severity};
use crate::library::document::{Inline, InlineKind, Link, plain_text};
use crate::library::shelf::Audience;
use crate::library::target::Target;
use crate::library::text::Text;
use crate::nearest::nearest;
use crate::source::{Source, Span};

pub(super) static LINT: Lint =
    Lint { stage: Stage::Planned, rules: &[&UNKNOWN_FACT, &STAFF_FACT, &WRONG_FACT], check };

static UNKNOWN_FACT: Rule = Rule {
    code: "unknown-fact",
    severity: Severity::Error,
    title: "Unknown fact",
    explanation: "Teksten nævner et faktum, der ikke står i site.yaml. Fakta som alder, årstal og beløb står ét \
        sted: under facts. Ret navnet, eller skriv det i site.yaml.",
};
static STAFF_FACT: Rule = Rule {
    code: "staff-fact",
    severity: Severity::Error,
    title: "A public page cites a fact for staff",
    explanation: "Faktummet er kun for personalet (audience: staff i site.yaml) og må ikke stå på en offentlig side. \
        Skriv teksten om, eller gør faktummet offentligt, hvis det må læses af alle.",
};
static WRONG_FACT: Rule = Rule {
    code: "wrong-fact",
    severity: Severity::Error,
    title: "The text disagrees with the fact",
    explanation: "Teksten siger noget andet end site.yaml. Der er kun én sandhed for hvert faktum: Ret teksten, så den \
        bruger værdien eller en af de former, der står under forms. Er teksten rigtig, så ret site.yaml.",
};

fn check(evidence: &Evidence<'_>, report: &mut Report) {
    if !evidence.library.config_is_known {
        return;
    }
    for text in evidence.texts() {
        text.document.walk_inlines(&mut |inline| {
            if let InlineKind::Link(link) = &inline.kind
                && let Target::Fact { name, house } = &link.target
            {
                check_fact(evidence, text, link, (name, house.as_deref()), inline.span, report);
            }
        });
    }
}

fn check_fact(
    evidence: &Evidence<'_>,
    text: &Text,
    link: &Link,
    (name, house): (&str, Option<&str>),
    span: Span,
    report: &mut Report,
) {
    let facts = &evidence.library.facts;
    let Some(fact) = facts.get(name) else {
        let help = match nearest(name, facts.keys()) {
            Some(near) => format!("Mente du fact:{near}? Ellers skriv faktummet i site.yaml."),
            None => "Ret navnet, eller skriv faktummet under facts i site.yaml.".to_owned(),
        };
        return report.add(
            &UNKNOWN_FACT,
            &text.source,
            span,
            format!("Faktummet »{name}« står ikke i site.yaml"),
            help,
        );
    };
    if fact.audience == FactAudience::Staff && Audience::of(text.path()) == Audience::Public {
        let help = "Skriv sætningen uden faktummet. Må alle læse det, så skriv audience: public ved det i site.yaml.";
        return report.add(
            &STAFF_FACT,
            &text.source,
            span,
            format!("Faktummet »{name}« er kun for personalet"),
            help,
        );
    }
    match fact.wording(house) {
        None => {
            report.add(&UNKNOWN_FACT, &text.source, span, unknown_house(name, house), house_help(name, fact))
        }
        Some(wording) => check_wording(text, link, wording, span, report),
    }
}

fn check_wording(text: &Text, link: &Link, wording: &Wording, span: Span, report: &mut Report) {
    let shown = plain_text(&link.content);
    if wording.accepts(&shown) {
        return;
    }
    let forms: Vec<String> = wording.forms.iter().map(|form| format!("»{form}«")).collect();
    let other = if forms.is_empty() { String::new() } else { format!(" eller {}", forms.join(", ")) };
    let message = format!("Teksten siger »{shown}«, men site.yaml siger »{}«", wording.value);
    let help = format!("Skriv »{}«{other}.", wording.value);
    let fix = wording.instead_of(&shown).and_then(|value| fix(&text.source, link, value, span));
    report.add_fixable(WRONG_FACT.severity, &WRONG_FACT, (&text.source, span), (message, help), fix);
}

/// Puts the fact in the place of the text of a link, where nothing else stands in that text, and where the sentence
/// does not have a word of the fact already.
fn fix(source: &Source, link: &Link, value: String, span: Span) -> Option<Fix> {
    let shown = text_span(&link.content)?;
    let (before, after) = (&source.text()[..span.start as usize], &source.text()[span.end as usize..]);
    let is_double = |one: Option<&str>, other: Option<&str>| {
        one.zip(other).is_some_and(|(one, other)| one.to_lowercase() == other.to_lowercase())
    };
    let doubles = is_double(words(before).next_back(), words(&value).next())
        || is_double(words(after).next(), words(&value).next_back());
    (is_plain(&value) && !doubles).then(|| Fix::new(source, shown, value))
}

/// Where a text stands that is letters and line ends throughout, in one style.
fn text_span(content: &[Inline]) -> Option<Span> {
    if let [Inline { kind: InlineKind::Styled(_, content), .. }] = content {
        return text_span(content);
    }
    let is_letters = |inline: &Inline| match &inline.kind {
        InlineKind::Text(run) => run.exact,
        InlineKind::SoftBreak => true,
        _ => false,
    };
    let (first, last) = content.first().zip(content.last())?;
    content.iter().all(is_letters).then_some(Span { start: first.span.start, end: last.span.end })
}

/// The words of a text.
fn words(text: &str) -> impl DoubleEndedIterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric() && !matches!(c, '.' | '-')).filter(|word| !word.is_empty())
}

/// Whether a text means the same in Markdown as on paper.
fn is_plain(text: &str) -> bool {
    let is_letter =
        |c: char| c.is_alphanumeric() || matches!(c, ' ' | '\u{a0}' | '-' | '–' | '.' | ',' | '/' | '%');
    text.chars().all(is_letter) && text.starts_with(char::is_alphanumeric)
}

fn unknown_house(name: &str, house: Option<&str>) -> String {
    format!("Faktummet »{name}« har ingen værdi for »{}«", house.unwrap_or_default())
}

fn house_help(name: &str, fact: &Fact) -> String {
    let houses: Vec<String> = fact.houses.keys().map(|house| format!("fact:{name}.{house}")).collect();
    match houses.is_empty() {
        true => format!("Skriv fact:{name}, som gælder alle huse."),
        false => format!("Skriv fact:{name}, som gælder alle huse, eller {}.", houses.join(", ")),
    }
}
