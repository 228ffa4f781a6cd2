//! Headings: the outline that readers scan, and that those who listen jump by.

use super::{Evidence, Lint, Stage};
use crate::diagnostic::{Report, Rule, Severity};
use crate::language::sentences::is_abbreviation;
use crate::library::document::{Block, BlockKind, Heading, Inline, InlineKind, Style, plain_text};
use crate::library::front_matter::FrontMatter;
use crate::library::text::Text;
use crate::source::{Source, Span};

pub(super) static LINT: Lint = Lint {
    stage: Stage::Planned,
    rules: &[
        &SECOND_TITLE,
        &SKIPPED_HEADING,
        &EMPTY_HEADING,
        &HEADING_FULL_STOP,
        &BOLD_HEADING,
        &FAKE_HEADING,
    ],
    check,
};

static SECOND_TITLE: Rule = Rule {
    code: "second-title",
    severity: Severity::Error,
    title: "A heading on the level of the page's title",
    explanation: "Siden har fået to store overskrifter. Titlen øverst i filen (title:) er den ene. Overskrifter i \
        teksten begynder ét trin under den, med to havelåger: ## Overskrift. Ellers hører den, der får siden læst \
        op, to titler og kan ikke vide, hvad siden hedder.",
};
static SKIPPED_HEADING: Rule = Rule {
    code: "skipped-heading",
    severity: Severity::Warning,
    title: "A heading skips a level",
    explanation: "Overskriften springer et trin over. Overskrifterne er sidens indholdsfortegnelse. Springer de fra \
        ## til ####, leder den, der får siden læst op, efter et trin, som ikke er der. Gå ét trin ned ad gangen: ##, \
        så ###, så ####. Opad må du springe.",
};
static EMPTY_HEADING: Rule = Rule {
    code: "empty-heading",
    severity: Severity::Error,
    title: "Heading without a text",
    explanation: "Her er en overskrift uden ord. Den står som et hul i siden og bliver læst op som en tom overskrift. Skriv \
        ordene, eller slet linjen.",
};
static HEADING_FULL_STOP: Rule = Rule {
    code: "heading-full-stop",
    severity: Severity::Note,
    title: "Heading ends in a full stop",
    explanation: "Overskriften slutter med punktum. En overskrift er et navn på det, der kommer, og står uden. \
        Spørgsmålstegn er i orden: ## Må jeg tage nogen med?",
};
static BOLD_HEADING: Rule = Rule {
    code: "bold-heading",
    severity: Severity::Note,
    title: "Heading is bold throughout",
    explanation: "Hele overskriften er fed. Overskrifter ser allerede ud som overskrifter, så stjernerne gør ingen \
        forskel for læseren og kan fjernes: ## Overskrift.",
};
static FAKE_HEADING: Rule = Rule {
    code: "fake-heading",
    severity: Severity::Warning,
    title: "Bold line in the place of a heading",
    explanation: "Linjen er fed og står alene over noget tekst, så den ligner en overskrift. Men den er ikke en: den kommer ikke \
        med i indholdet, man kan ikke linke til den, og den, der får siden læst op, kan ikke springe til den. Skriv den \
        med havelåger: ## Overskrift.",
};

fn check(evidence: &Evidence<'_>, report: &mut Report) {
    for text in evidence.texts() {
        let mut above = Vec::new();
        text.document.walk_blocks(&mut |block| {
            if let BlockKind::Heading(heading) = &block.kind {
                check_level(text, heading, block.span, &mut above, report);
                check_wording(&text.source, heading, block.span, report);
            }
        });
        check_fakes(text, report);
    }
}

/// `above` holds the levels of the headings this one may stand under, the nearest last.
fn check_level(text: &Text, heading: &Heading, span: Span, above: &mut Vec<u8>, report: &mut Report) {
    let level = heading.level;
    while above.last().is_some_and(|&last| last >= level) {
        above.pop();
    }
    let deepest = above.last().map_or(2, |last| last + 1);
    above.push(level);
    if level == 1 && has_title(text) && !is_conflict(&text.source, span) {
        let message = "Siden har allerede sin ene store overskrift: titlen øverst i filen";
        return report.add(&SECOND_TITLE, &text.source, span, message, second_title_help(&text.source, span));
    }
    if level > deepest {
        let message = format!("Overskriften springer over {}", hashes(deepest));
        let help = format!("Skriv {} i stedet for {}.", hashes(deepest), hashes(level));
        report.add(&SKIPPED_HEADING, &text.source, span, message, help);
    }
}

/// Whether the title stands where it should; that it does not is said elsewhere.
fn has_title(text: &Text) -> bool {
    matches!(text.front_matter, FrontMatter::Found(_))
}

/// Whether what looks like the line below a heading is the middle of a merge conflict.
fn is_conflict(source: &Source, span: Span) -> bool {
    source.slice(span).contains("<<<<<<<")
}

fn second_title_help(source: &Source, span: Span) -> &'static str {
    match source.slice(span).starts_with('#') {
        true => "Skriv ## i stedet for #. Er det sidens navn, så skriv det i title: og slet linjen her.",
        false => "Skriv ## foran teksten, og slet stregen under den.",
    }
}

fn hashes(level: u8) -> String {
    "#".repeat(level.into())
}

fn check_wording(source: &Source, heading: &Heading, span: Span, report: &mut Report) {
    let text = plain_text(&heading.content);
    let text = text.trim();
    if text.is_empty() {
        let help = "Skriv overskriften efter havelågerne, eller slet linjen.";
        return report.add(&EMPTY_HEADING, source, span, "Overskriften har ingen ord", help);
    }
    if ends_in_full_stop(text) {
        let help = format!("Skriv »{}« uden punktum.", text.trim_end_matches('.'));
        report.add(&HEADING_FULL_STOP, source, span, "Overskriften slutter med punktum", help);
    }
    if is_bold(&heading.content) {
        let help = format!("Skriv {} {text} uden stjerner.", hashes(heading.level));
        report.add(&BOLD_HEADING, source, span, "Overskriften er fed i forvejen", help);
    }
}

/// Whether a text ends in a full stop that is no part of an abbreviation, an ordinal or an ellipsis.
fn ends_in_full_stop(text: &str) -> bool {
    let Some(rest) = text.strip_suffix('.') else { return false };
    let last = rest.rsplit(|c: char| c.is_whitespace()).next().unwrap_or(rest);
    let is_short = is_abbreviation(last.trim_start_matches(|c: char| !c.is_alphanumeric()));
    !is_short && !last.ends_with('.') && !last.ends_with(|c: char| c.is_ascii_digit()) && !last.is_empty()
}

/// Whether all of a running text is bold.
fn is_bold(content: &[Inline]) -> bool {
    let mut seen = content.iter().filter(|inline| !is_blank(inline));
    match (seen.next().map(|inline| &inline.kind), seen.next()) {
        (Some(InlineKind::Styled(Style::Strong, _)), None) => true,
        (Some(InlineKind::Styled(Style::Emphasis, content)), None) => is_bold(content),
        _ => false,
    }
}

fn is_blank(inline: &Inline) -> bool {
    inline.children().is_empty() && inline.own_text().trim().is_empty()
}

fn check_fakes(text: &Text, report: &mut Report) {
    let mut level = 1;
    for pair in text.document.blocks.windows(2) {
        let [block, next] = pair else { continue };
        match &block.kind {
            BlockKind::Heading(heading) => level = heading.level,
            BlockKind::Paragraph(content) if stands_above(next) && is_like_heading(content) => {
                let words = plain_text(content);
                let words = words.trim();
                let message = format!("»{words}« ligner en overskrift, men er en fed linje");
                let name = words.trim_end_matches([':', '.']);
                let help = format!("Skriv {} {name} på linjen.", hashes((level + 1).min(6)));
                report.add(&FAKE_HEADING, &text.source, block.span, message, help);
            }
            _ => {}
        }
    }
}

/// Whether a block can be what a heading stands above.
fn stands_above(next: &Block) -> bool {
    !matches!(next.kind, BlockKind::Heading(_) | BlockKind::Rule)
}

/// Whether a paragraph is one short bold line and no sentence.
fn is_like_heading(content: &[Inline]) -> bool {
    const LONGEST: usize = 70;
    let words = plain_text(content);
    let words = words.trim();
    let is_sentence = words.ends_with(['.', '!', '…', ',', ';']);
    is_bold(content) && !is_sentence && words.chars().count() <= LONGEST
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn full_stops_are_told_from_abbreviations() {
        let check = |text: &str, expected: bool| assert_eq!(ends_in_full_stop(text), expected, "{text}");
        check("Sådan gør vi.", true);
        check("Sådan gør vi", false);
        check("Må jeg komme?", false);
        check("Kaffe, kage m.m.", false);
        check("Kaffe osv.", false);
        check("Fra den 3.", false);
        check("Kaffe (kage m.fl.", false);
        check("Afsnit 3 ff.", false);
        check("Og så …", false);
        check("Og så...", false);
    }
}
