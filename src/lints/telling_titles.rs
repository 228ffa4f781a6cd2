//! Titles that tell, in a browser's tab and history, what a reader may want to keep to herself.

use super::{Evidence, Lint, Stage};
use crate::diagnostic::{Report, Rule, Severity};
use crate::library::front_matter::FrontMatter;
use crate::library::page::Page;
use crate::library::text::Text;
use crate::source::Span;

pub(super) static LINT: Lint = Lint { stage: Stage::Planned, rules: &[&TELLING_TITLE], check };

static TELLING_TITLE: Rule = Rule {
    code: "telling-title",
    severity: Severity::Warning,
    title: "A title tells what the reader may want to keep to herself",
    explanation: "Titlen i fanebladet røber, hvad siden handler om. På de sider, der har »Forlad siden«, kan andre \
        se den i browserens faneblad og historik. Den må ikke nævne huset eller et af ordene under leave: telling: i \
        site.yaml. Skal overskriften hedde det, så giv siden en anden titel til fanebladet: tab_title: Råd og svar.",
};

fn check(evidence: &Evidence<'_>, report: &mut Report) {
    let config = &evidence.library.config;
    let leave = &config.leave;
    let telling = || leave.telling.iter().chain(std::iter::once(&config.name));
    for page in evidence.library.pages.iter().filter(|page| leave.covers(page.text.path())) {
        let (title, span) = tab_title(page);
        if let Some(word) = telling().find(|word| has_word(title, word)) {
            let message = format!("Titlen »{title}« i fanebladet røber noget: »{word}«");
            let help = "Skriv en linje med tab_title: og en titel, som ikke røber, hvad siden handler om.";
            report.add(&TELLING_TITLE, &page.text.source, span, message, help);
        }
    }
}

fn tab_title(page: &Page) -> (&str, Span) {
    match &page.matter.tab_title {
        Some(title) => (&title.value, title.span),
        None => (&page.matter.title, title_line(&page.text)),
    }
}

/// Where the title stands.
fn title_line(text: &Text) -> Span {
    let FrontMatter::Found(matter) = text.front_matter else { return Span::default() };
    let start = matter.range().start;
    let lines = text.source.slice(matter).match_indices("title:").map(|(at, _)| start + at);
    let mut first = lines.filter(|&at| text.source.text()[..at].ends_with('\n'));
    first.next().map_or(Span::default(), |at| Span::new(at, at + "title:".len()))
}

/// Whether a text has a word that begins so, in whatever letters.
fn has_word(text: &str, word: &str) -> bool {
    let (text, word) = (text.to_lowercase(), word.to_lowercase());
    let mut places = text.match_indices(&word).map(|(at, _)| at);
    !word.is_empty() && places.any(|at| !text[..at].ends_with(char::is_alphanumeric))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_tells_at_its_beginning_only() {
        let check =
            |text: &str, word: &str, expected: bool| assert_eq!(has_word(text, word), expected, "{text}");
        check("Til dig", "gravid", false);
        check("Når du er Gravid", "gravid", true);
        check("Tidligt i graviditeten", "gravid", true);
        check("Det er normalt", "mor", false);
        check("Mor og barn", "mor", true);
    }
}
