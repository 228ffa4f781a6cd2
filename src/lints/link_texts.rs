//! The words of links: that they say where the link leads, also to whoever hears the links alone.

mod names;

use std::collections::BTreeMap;

use super::bare_addresses::host;
use super::heard::heard;
use super::{Evidence, Lint, Stage};
use crate::diagnostic::{Report, Rule, Severity};
use crate::library::document::{InlineKind, Link, plain_text};
use crate::library::document_id::DocumentId;
use crate::library::shelf::{Found, Lookup};
use crate::library::target::Target;
use crate::library::text::Text;
use crate::source::{ProjectPath, Source, Span};
use crate::yaml::Node;
use names::name;

pub(super) static LINT: Lint =
    Lint { stage: Stage::Planned, rules: &[&VAGUE_LINK, &AMBIGUOUS_LINK, &SHOWN_ADDRESS], check };

static VAGUE_LINK: Rule = Rule {
    code: "vague-link",
    severity: Severity::Warning,
    title: "Link text that does not say where it leads",
    explanation: "Linkets ord siger ikke, hvor det fører hen. Den, der får siden læst op, springer tit fra link til \
        link og hører kun de ord. »Her« og »læs mere« siger heller ikke noget til den, der skimmer siden. Lad linket \
        være navnet på det, man finder: Se [Café Mødestedet](../aktiviteter/cafe-moedestedet.md).",
};
static AMBIGUOUS_LINK: Rule = Rule {
    code: "ambiguous-link",
    severity: Severity::Warning,
    title: "Two links with the same words lead to different places",
    explanation: "To links på siden hedder det samme, men fører hvert sit sted hen. Læseren kan ikke vide, hvilket der er det \
        rigtige. Skriv forskellen i linkets ord: [åbningstider i Esbjerg](…) og [åbningstider i Høje-Taastrup](…).",
};
static SHOWN_ADDRESS: Rule = Rule {
    code: "shown-address",
    severity: Severity::Note,
    title: "Link shows its address",
    explanation: "Linkets tekst er en adresse. Den bliver læst op tegn for tegn, og den siger ikke meget om, hvad der er i den \
        anden ende. Skriv hellere, hvad læseren finder: [råd om amning hos Sundhedsstyrelsen](https://…).",
};

fn check(evidence: &Evidence<'_>, report: &mut Report) {
    for text in evidence.texts() {
        check_text(evidence, text, report);
        check_led_on(evidence, text, report);
    }
    check_next_steps(evidence, report);
}

/// The words that lead on from the pages of whole folders.
fn check_next_steps(evidence: &Evidence<'_>, report: &mut Report) {
    let Some(source) = &evidence.library.config_source else { return };
    let steps = evidence.library.config.next_steps.iter().map(|(_, step)| &step.link);
    for link in steps.filter(|link| says_nothing(&heard(&link.text.value))) {
        let help = led_on_help(evidence, &link.page.value);
        report.add(&VAGUE_LINK, source, link.page.span, vague_message(&link.text.value), help);
    }
}

/// The words that lead on from a page: of its next step and its cards.
fn check_led_on(evidence: &Evidence<'_>, text: &Text, report: &mut Report) {
    let cards = text.matter.entry("cards").map(Node::items).unwrap_or_default();
    for link in text.matter.entry("next").into_iter().chain(cards) {
        let Some(shown) = link.entry("text") else { continue };
        let Some(words) = shown.as_text().filter(|words| says_nothing(&heard(words))) else { continue };
        let page = link
            .entry("link")
            .and_then(Node::as_text)
            .and_then(|path| ProjectPath::new(&format!("content/{path}")));
        let help = page.map_or_else(|| UNKNOWN_GOAL.to_owned(), |page| led_on_help(evidence, &page));
        report.add(&VAGUE_LINK, &text.source, shown.span, vague_message(words), help);
    }
}

const UNKNOWN_GOAL: &str = "Lad linket sige, hvad læseren finder.";

fn led_on_help(evidence: &Evidence<'_>, page: &ProjectPath) -> String {
    match evidence.public.shelf().public_page(page) {
        Some(page) => format!("Lad linket sige det, for eksempel »{}«.", page.matter.title),
        None => UNKNOWN_GOAL.to_owned(),
    }
}

fn vague_message(words: &str) -> String {
    format!("»{}« siger ikke, hvor linket fører hen", words.trim())
}

fn check_text(evidence: &Evidence<'_>, text: &Text, report: &mut Report) {
    let counter_examples = text.document.counter_examples();
    let mut heard_before: BTreeMap<String, Goal> = BTreeMap::new();
    text.document.walk_inlines(&mut |inline| {
        let InlineKind::Link(link) = &inline.kind else { return };
        if !leads_somewhere(&link.target) || counter_examples.have(inline.span) {
            return;
        }
        let words = plain_text(&link.content);
        let heard = heard(&words);
        if says_nothing(&heard) {
            return add_vague(evidence, text, link, inline.span, report);
        }
        if shows_address(&words, &link.target) {
            return add_shown_address(&text.source, link, inline.span, report);
        }
        let goal = Goal::of(evidence, text.path(), &link.target);
        match heard_before.get(&heard) {
            Some(other) if *other != goal => add_ambiguous(evidence, text, link, inline.span, report),
            Some(_) => {}
            None => drop(heard_before.insert(heard, goal)),
        }
    });
}

/// Whether a reader can follow it. Roles and facts are no links to readers, and what cannot be understood is said
/// elsewhere.
fn leads_somewhere(target: &Target) -> bool {
    match target {
        Target::Manual { .. }
        | Target::Guide(_)
        | Target::Annex(_)
        | Target::File { .. }
        | Target::Here(_)
        | Target::External(_) => true,
        Target::Role(_)
        | Target::Fact { .. }
        | Target::Language(_)
        | Target::Malformed(_)
        | Target::UnknownScheme(_) => false,
    }
}

/// Words that say nothing of where a link leads.
const EMPTY: [&str; 31] = [
    "her",
    "herfra",
    "hertil",
    "klik",
    "klikke",
    "tryk",
    "læs",
    "læse",
    "se",
    "mere",
    "flere",
    "link",
    "linket",
    "videre",
    "side",
    "siden",
    "denne",
    "dette",
    "hent",
    "download",
    "vis",
    "åbn",
    "fil",
    "filen",
    "pdf",
    "dokumentet",
    "hjemmeside",
    "hjemmesiden",
    "here",
    "read",
    "more",
];
/// Words that say nothing beside those.
const FILLERS: [&str; 22] = [
    "om",
    "på",
    "via",
    "og",
    "for",
    "at",
    "til",
    "det",
    "den",
    "de",
    "hele",
    "gå",
    "find",
    "følg",
    "ved",
    "i",
    "info",
    "information",
    "oplysninger",
    "kan",
    "du",
    "vores",
];

fn says_nothing(heard: &str) -> bool {
    let is_known = |word: &str| EMPTY.contains(&word) || FILLERS.contains(&word);
    heard.split(' ').all(is_known) && heard.split(' ').any(|word| EMPTY.contains(&word))
}

/// Whether the words of a link are an address that is long to hear; the name of a web site alone is none.
fn shows_address(words: &str, target: &Target) -> bool {
    let words = words.trim();
    let is_web = matches!(target, Target::External(address) if address.to_lowercase().starts_with("http"));
    is_web
        && !words.contains(' ')
        && (words.contains("://") || (words.starts_with("www.") && words.contains('/')))
}

/// Where a link leads, for comparing: the same page is the same goal, however it is written and whatever the place on it.
#[derive(PartialEq, Eq)]
enum Goal {
    File(ProjectPath),
    Document(DocumentId),
    /// What is no file of this project, or none that is there.
    Written(Target),
}

impl Goal {
    fn of(evidence: &Evidence<'_>, from: &ProjectPath, target: &Target) -> Self {
        match evidence.lookup(from, target) {
            Lookup::Found(Found::Page(page)) => Self::File(page.text.path().clone()),
            Lookup::Found(Found::File(path)) => Self::File(path.clone()),
            Lookup::Found(Found::Manual(document)) => Self::Document(document),
            Lookup::Withheld | Lookup::Missing => Self::Written(written(from, target)),
        }
    }
}

/// A target as it is written, without the place on the page.
fn written(from: &ProjectPath, target: &Target) -> Target {
    match target {
        Target::Manual { number, .. } => Target::Manual { number: *number, anchor: None },
        Target::File { path, .. } => {
            let path = from.join(path).map_or_else(|| path.clone(), |path| path.to_string());
            Target::File { path, anchor: None }
        }
        Target::External(address) => Target::External(address.trim_end_matches('/').to_owned()),
        other => other.clone(),
    }
}

fn add_vague(evidence: &Evidence<'_>, text: &Text, link: &Link, span: Span, report: &mut Report) {
    report.add_costly(&VAGUE_LINK, &text.source, span, || {
        (vague_message(&plain_text(&link.content)), vague_help(evidence, text, link, span))
    });
}

fn vague_help(evidence: &Evidence<'_>, text: &Text, link: &Link, span: Span) -> String {
    if let Some(name) = name(evidence, text, &link.target) {
        return format!("Lad linket sige det, for eksempel {}.", renamed(&text.source, span, &name));
    }
    match &link.target {
        Target::External(address) => match address.split_once(':') {
            Some(("mailto" | "tel", rest)) => {
                format!("Skriv adressen eller nummeret: {}.", renamed(&text.source, span, rest))
            }
            _ => format!("Lad linket sige, hvad læseren finder på {}.", host(address)),
        },
        _ => "Lad linket sige, hvad læseren finder, for eksempel »folderen om huset (PDF)«.".to_owned(),
    }
}

fn add_ambiguous(evidence: &Evidence<'_>, text: &Text, link: &Link, span: Span, report: &mut Report) {
    report.add_costly(&AMBIGUOUS_LINK, &text.source, span, || {
        let words = plain_text(&link.content);
        let message =
            format!("»{}« er også et andet link her på siden og fører et andet sted hen", words.trim());
        let named = name(evidence, text, &link.target).filter(|name| heard(name) != heard(&words));
        let help = match named {
            Some(name) => {
                format!("Skriv forskellen, for eksempel {}.", renamed(&text.source, span, &name))
            }
            None => "Skriv forskellen i de to links, for eksempel [åbningstider i Esbjerg](…).".to_owned(),
        };
        (message, help)
    });
}

fn add_shown_address(source: &Source, link: &Link, span: Span, report: &mut Report) {
    let Target::External(address) = &link.target else { return };
    let help = format!("Skriv hellere, hvad læseren finder på {}: [siden om …]({address}).", host(address));
    report.add(&SHOWN_ADDRESS, source, span, "Linket viser en adresse, som er lang at høre", help);
}

/// A link as it is written, with other words.
fn renamed(source: &Source, span: Span, name: &str) -> String {
    let written = source.slice(span);
    let rest = written.rfind("](").or_else(|| written.rfind("][")).map(|at| &written[at + 1..]);
    match rest.filter(|rest| *rest != "[]") {
        Some(rest) => format!("[{name}]{rest}"),
        None => format!("»{name}«"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_say_nothing_are_known() {
        let check =
            |words: &str, expected: bool| assert_eq!(says_nothing(&heard(words)), expected, "{words}");
        for vague in
            ["her", "Klik her!", "LÆS MERE →", "læs mere om det her", "dette link", "Se siden", "mere"]
        {
            check(vague, true);
        }
        for telling in
            ["Til dig", "Om huset", "Oplysninger", "Læs mere om caféen", "Find vej", "Herning", "", "Vi"]
        {
            check(telling, false);
        }
    }

    #[test]
    fn names_of_web_sites_are_no_addresses() {
        let check = |words: &str, expected: bool| {
            let target = Target::External("https://www.esbjerg.dk/familie".into());
            assert_eq!(shows_address(words, &target), expected, "{words}");
        };
        check("https://www.esbjerg.dk/familie", true);
        check("www.esbjerg.dk/familie", true);
        check("www.esbjerg.dk", false);
        check("Esbjerg om familier", false);
    }
}
