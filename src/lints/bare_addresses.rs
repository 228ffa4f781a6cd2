//! Addresses in running text: nothing becomes a link that is not written as one.

use super::personal_data::known;
use super::{Evidence, Lint, Stage};
use crate::diagnostic::{Report, Rule, Severity};
use crate::library::document::{Inline, InlineKind};
use crate::library::text::Text;
use crate::personal::{Known, private_contacts};
use crate::source::{Source, Span};

pub(super) static LINT: Lint = Lint { stage: Stage::Planned, rules: &[&BARE_ADDRESS], check };

static BARE_ADDRESS: Rule = Rule {
    code: "bare-address",
    severity: Severity::Warning,
    title: "Address that is not a link",
    explanation: "Her står en adresse, som ikke er et link. Den bliver det ikke af sig selv, så læseren må skrive \
        den af. Skriv den som link, og lad linket sige, hvad man finder: [råd om søvn hos \
        Sundhedsstyrelsen](https://…). En mailadresse skrives [hus@example.dk](mailto:hus@example.dk). Skal adressen \
        bare vises, som i en vejledning, så sæt ` på begge sider af den.",
};

fn check(evidence: &Evidence<'_>, report: &mut Report) {
    let known = known(evidence.library);
    for text in evidence.texts() {
        check_text(text, &known, report);
    }
}

fn check_text(text: &Text, known: &Known, report: &mut Report) {
    let counter_examples = text.document.counter_examples();
    let mut last_end = 0;
    text.document.walk_blocks(&mut |block| {
        block.each_text(&mut |content| {
            each_unlinked(content, &mut |run| {
                for span in addresses(&text.source, run) {
                    let is_meant = counter_examples.have(span) || is_private(text.source.slice(span), known);
                    if span.start >= last_end && !is_meant {
                        last_end = span.end;
                        add(&text.source, span, report);
                    }
                }
            });
        });
    });
}

/// Whether an address looks like that of a private person: it should not stand there at all, link or not.
fn is_private(address: &str, known: &Known) -> bool {
    !private_contacts(address, known).is_empty()
}

/// The runs of text that stand in no link and for no picture.
fn each_unlinked(content: &[Inline], visit: &mut dyn FnMut(Span)) {
    for inline in content {
        match &inline.kind {
            InlineKind::Text(_) => visit(inline.span),
            InlineKind::Styled(_, content) => each_unlinked(content, visit),
            InlineKind::Link(_)
            | InlineKind::Image(_)
            | InlineKind::Placeholder(_)
            | InlineKind::Code(_)
            | InlineKind::SoftBreak
            | InlineKind::HardBreak
            | InlineKind::FootnoteMention(_)
            | InlineKind::RawHtml(_) => {}
        }
    }
}

/// The addresses that begin in a run of text. One may go on behind it, where Markdown read an underscore as its own.
fn addresses(source: &Source, run: Span) -> Vec<Span> {
    let text = source.text();
    let mut found = Vec::new();
    let mut at = run.start as usize;
    while at < run.end as usize {
        let rest = &text[at..];
        let start = at + rest.find(|c| !is_boundary(c)).unwrap_or(rest.len());
        let end = text[start..].find(is_boundary).map_or(text.len(), |length| start + length);
        let word = text[start..end].trim_matches(['*', '_', '\'']);
        let word = word.trim_end_matches(['.', ':', '!', '?', '*', '_', '…']);
        let start = start + text[start..end].find(word).unwrap_or(0);
        if start < run.end as usize && !text[..start].ends_with("](") && Kind::of(word).is_some() {
            found.push(Span::new(start, start + word.len()));
        }
        at = end.max(at + 1);
        at = text.ceil_char_boundary(at);
    }
    found
}

/// Whether an address does not go on over a character.
fn is_boundary(c: char) -> bool {
    c.is_whitespace() || "<>()[]{}\"»«“”„|,;`".contains(c)
}

#[derive(Clone, Copy)]
enum Kind {
    Web,
    WebWithoutScheme,
    Mail,
}

impl Kind {
    fn of(word: &str) -> Option<Self> {
        let lower = word.to_lowercase();
        let is_host = |rest: &str| rest.starts_with(char::is_alphanumeric) && rest.contains('.');
        if let Some(rest) = lower.strip_prefix("https://").or_else(|| lower.strip_prefix("http://")) {
            return is_host(rest).then_some(Self::Web);
        }
        if let Some(rest) = lower.strip_prefix("www.") {
            return is_host(rest).then_some(Self::WebWithoutScheme);
        }
        is_mail(&lower).then_some(Self::Mail)
    }
}

fn is_mail(word: &str) -> bool {
    let Some((name, domain)) = word.split_once('@') else { return false };
    let Some((host, country)) = domain.rsplit_once('.') else { return false };
    let is_part = |part: &str| {
        !part.is_empty() && part.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | '+'))
    };
    is_part(name) && is_part(host) && country.len() >= 2 && country.chars().all(char::is_alphabetic)
}

fn add(source: &Source, span: Span, report: &mut Report) {
    let address = source.slice(span);
    let Some(kind) = Kind::of(address) else { return };
    let (message, help) = match kind {
        Kind::Web => (format!("Adressen {address} bliver ikke til et link"), web_help(address, address)),
        Kind::WebWithoutScheme => (
            format!("Adressen {address} bliver ikke til et link"),
            web_help(address, &format!("https://{address}")),
        ),
        Kind::Mail => (
            format!("Mailadressen {address} bliver ikke til et link"),
            format!("Skriv [{address}](mailto:{address})."),
        ),
    };
    report.add(&BARE_ADDRESS, source, span, message, help);
}

fn web_help(address: &str, target: &str) -> String {
    format!("Skriv [{}]({target}), eller lad linket sige, hvad læseren finder der.", host(address))
}

/// The name of the web site in an address: `sundhed.dk` of `https://www.sundhed.dk/borger/`.
pub(super) fn host(address: &str) -> &str {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let rest = rest.strip_prefix("www.").unwrap_or(rest);
    rest.split(['/', '?', '#']).next().unwrap_or(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_found_and_end_where_they_end() {
        let check = |text: &str, expected: &[&str]| {
            let source = Source::new(crate::source::ProjectPath::new("content/a.md").unwrap(), text);
            let found = addresses(&source, Span::new(0, text.len()));
            let found: Vec<&str> = found.into_iter().map(|span| source.slice(span)).collect();
            assert_eq!(found, expected, "{text}");
        };
        check("På https://www.esbjerg.dk/a_b?c=d. Så", &["https://www.esbjerg.dk/a_b?c=d"]);
        check("(www.sundhed.dk), »hus@esbjerg.dk«!", &["www.sundhed.dk", "hus@esbjerg.dk"]);
        check("**www.sundhed.dk** og __hus@esbjerg.dk__", &["www.sundhed.dk", "hus@esbjerg.dk"]);
        check("borger.dk, @huset, a@b, www., https://, 3@4.5, ]( https:", &[]);
        check("Så [x](https://a.dk", &[]);
    }

    #[test]
    fn hosts_are_the_names_of_web_sites() {
        assert_eq!(host("https://www.sundhed.dk/borger/"), "sundhed.dk");
        assert_eq!(host("esbjerg.dk?a"), "esbjerg.dk");
    }
}
