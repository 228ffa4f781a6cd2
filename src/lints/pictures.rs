//! What stands for a picture where it is not seen.

use std::cell::OnceCell;

use super::heard::heard;
use super::{Evidence, Lint, Stage};
use crate::diagnostic::{Report, Rule, Severity};
use crate::library::document::{Document, Inline, InlineKind, Link, plain_text};
use crate::library::target::Target;
use crate::library::text::Text;
use crate::slug::slugify;
use crate::source::Span;

pub(super) static LINT: Lint =
    Lint { stage: Stage::Planned, rules: &[&MISSING_ALT, &VAGUE_ALT, &REPEATED_ALT, &LONG_ALT], check };

static MISSING_ALT: Rule = Rule {
    code: "missing-alt",
    severity: Severity::Error,
    title: "Picture without a text that stands for it",
    explanation: "Billedet mangler en tekst til dem, der ikke ser det. De får billedet fortalt med ord. Skriv kort, \
        hvad det viser, og hvorfor det er der, mellem de kantede parenteser: ![Kaffebordet i caféen, med plads til \
        barnevogne](cafe.jpg).",
};
static VAGUE_ALT: Rule = Rule {
    code: "vague-alt",
    severity: Severity::Warning,
    title: "Text for a picture that says nothing",
    explanation: "Teksten for billedet er et filnavn, et ord som »billede« eller kun tegn. Så hører den, der får siden læst op, \
        at der er et billede, men ikke hvad det viser. Skriv det, du ville sige i telefonen: ![Legehjørnet ved \
        køkkenet](leg.jpg). »Billede af« behøver du ikke skrive; det siger oplæsningen selv.",
};
static REPEATED_ALT: Rule = Rule {
    code: "repeated-alt",
    severity: Severity::Warning,
    title: "Text for a picture repeats the text beside it",
    explanation: "Teksten for billedet er den samme som teksten lige ved siden af, så den, der får siden læst op, hører den to \
        gange. Skriv, hvad billedet viser, som teksten ikke siger. Er der ikke noget, kan siden undvære billedet.",
};
static LONG_ALT: Rule = Rule {
    code: "long-alt",
    severity: Severity::Warning,
    title: "Text for a picture is very long",
    explanation: "Teksten for billedet er lang. Den bliver læst op i ét stræk, og man kan ikke stoppe op i den eller \
        gå tilbage. Skriv det vigtigste i en sætning, og sæt resten under billedet, hvor alle kan læse det.",
};

/// More characters than these are too many to be heard in one go.
const LONGEST: usize = 250;

fn check(evidence: &Evidence<'_>, report: &mut Report) {
    for text in evidence.texts() {
        let stretches = stretches(&text.document);
        let all_heard: Vec<OnceCell<String>> = stretches.iter().map(|_| OnceCell::new()).collect();
        for (at, content) in stretches.iter().enumerate() {
            each_picture(content, &mut |picture, span| {
                let alt = plain_text(&picture.content);
                check_alt(text, picture, alt.trim(), span, report);
                let beside = (at.saturating_sub(1)..stretches.len().min(at + 2))
                    .map(|at| all_heard[at].get_or_init(|| heard(&without_pictures(stretches[at]))).as_str());
                check_repeated(text, alt.trim(), beside, span, report);
            });
        }
    }
}

/// The running texts of a document, one after another.
fn stretches(document: &Document) -> Vec<&[Inline]> {
    let mut stretches = Vec::new();
    document.walk_blocks(&mut |block| block.each_text(&mut |content| stretches.push(content)));
    stretches
}

fn each_picture(content: &[Inline], visit: &mut dyn FnMut(&Link, Span)) {
    for inline in content {
        match &inline.kind {
            InlineKind::Image(picture) => visit(picture, inline.span),
            _ => each_picture(inline.children(), visit),
        }
    }
}

fn check_alt(text: &Text, picture: &Link, alt: &str, span: Span, report: &mut Report) {
    let source = &text.source;
    if alt.is_empty() {
        let help =
            "Skriv mellem de kantede parenteser, hvad billedet viser: ![Kaffebordet i caféen](cafe.jpg).";
        return report.add(
            &MISSING_ALT,
            source,
            span,
            "Billedet mangler en tekst til dem, der ikke ser det",
            help,
        );
    }
    if says_nothing(alt, picture) {
        let message = format!("»{alt}« fortæller ikke, hvad billedet viser");
        let help = "Skriv det, du ville sige om billedet i telefonen, for eksempel ![Legehjørnet ved køkkenet](leg.jpg).";
        return report.add(&VAGUE_ALT, source, span, message, help);
    }
    if let Some(rest) = after_needless_beginning(alt) {
        let message = "Oplæsningen siger selv, at det er et billede";
        let help = format!("Begynd med det, billedet viser: »{}«.", begun_large(rest));
        report.add_as(Severity::Note, &VAGUE_ALT, (source, span), message, help);
    }
    let length = alt.chars().count();
    if length > LONGEST {
        let message = format!("Teksten for billedet er på {length} tegn, og den bliver læst op i ét stræk");
        let help = "Skriv det vigtigste i en sætning, og sæt resten som almindelig tekst under billedet.";
        report.add(&LONG_ALT, source, span, message, help);
    }
}

/// Words for a picture as such.
const PICTURE_WORDS: [&str; 22] = [
    "billede",
    "billedet",
    "billeder",
    "foto",
    "fotoet",
    "fotos",
    "fotografi",
    "illustration",
    "illustrationen",
    "tegning",
    "tegningen",
    "grafik",
    "grafikken",
    "figur",
    "logo",
    "logoet",
    "ikon",
    "skærmbillede",
    "image",
    "picture",
    "img",
    "icon",
];
/// Words that say nothing beside those.
const FILLERS: [&str; 14] =
    ["et", "en", "af", "fra", "med", "til", "her", "er", "ses", "dette", "vores", "alt", "tekst", "nr"];

fn says_nothing(alt: &str, picture: &Link) -> bool {
    let heard = heard(alt);
    let is_empty_word = |word: &str| {
        PICTURE_WORDS.contains(&word)
            || FILLERS.contains(&word)
            || word.bytes().all(|byte| byte.is_ascii_digit())
    };
    heard.split(' ').all(is_empty_word) || is_file_name(alt, picture)
}

/// Whether a text is the name of a file, be it of this picture or as a camera gives it.
fn is_file_name(alt: &str, picture: &Link) -> bool {
    const ENDINGS: [&str; 9] = [".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif", ".heic", ".pdf"];
    let lower = alt.to_lowercase();
    if ENDINGS.iter().any(|ending| lower.ends_with(ending)) {
        return true;
    }
    let is_machine_made = alt.contains(|c: char| c.is_ascii_digit() || c == '_') || alt.contains('-');
    !alt.contains(' ') && is_machine_made && slugify(alt) == slugify(stem(&picture.target))
}

/// The name of the file a picture is in, without its ending.
fn stem(target: &Target) -> &str {
    let Target::File { path, .. } = target else { return "" };
    let name = path.rsplit_once('/').map_or(path.as_str(), |(_, name)| name);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// What follows »billede af« and its like.
fn after_needless_beginning(alt: &str) -> Option<&str> {
    let lower = alt.to_lowercase();
    if lower.len() != alt.len() {
        return None;
    }
    let rest = ["et ", "en "].iter().find_map(|article| lower.strip_prefix(article)).unwrap_or(&lower);
    let (word, rest) = rest.split_once(" af ")?;
    let is_picture = matches!(word, "billede" | "foto" | "fotografi" | "illustration");
    is_picture.then(|| alt[alt.len() - rest.len()..].trim())
}

fn begun_large(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// `beside` are the running text the picture stands in, and those before and after it, as they are heard.
fn check_repeated<'h>(
    text: &Text,
    alt: &str,
    mut beside: impl Iterator<Item = &'h str>,
    span: Span,
    report: &mut Report,
) {
    let heard_alt = heard(alt);
    if heard_alt.is_empty() || beside.all(|heard| heard != heard_alt) {
        return;
    }
    let message = format!("»{alt}« står også lige ved siden af billedet og bliver hørt to gange");
    let help = "Skriv, hvad billedet viser, som teksten ikke siger, eller tag billedet ud.";
    report.add(&REPEATED_ALT, &text.source, span, message, help);
}

/// The text of a running text as a reader sees it, without what stands for pictures.
fn without_pictures(content: &[Inline]) -> String {
    let mut text = String::new();
    for inline in content {
        if !matches!(inline.kind, InlineKind::Image(_)) {
            text.push_str(inline.own_text());
            text.push_str(&without_pictures(inline.children()));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picture(target: &str) -> Link {
        Link { target: Target::parse(target), title: String::new(), content: Vec::new() }
    }

    #[test]
    fn texts_that_say_nothing_are_known() {
        let check = |alt: &str, expected: bool| {
            assert_eq!(says_nothing(alt, &picture("billeder/stort-rum-2.png")), expected, "{alt:?}");
        };
        for vague in ["Billede", "et foto", "Foto 3", "…", "rum.PNG", "stort-rum-2", "stort_rum_2", "Logo"]
        {
            check(vague, true);
        }
        for telling in ["Rum", "Stort rum 2", "Logo for Familiens Hus", "Et glas vand", "Huset, 2. sal", "Æ"]
        {
            check(telling, false);
        }
    }

    #[test]
    fn what_comes_after_needless_words_is_kept() {
        let check = |alt: &str, expected: Option<&str>| {
            assert_eq!(after_needless_beginning(alt), expected, "{alt:?}")
        };
        check("Et billede af køkkenet", Some("køkkenet"));
        check("Foto af Åse og Bo", Some("Åse og Bo"));
        check("Køkkenet med et billede af en kat", None);
        check("Billedet hænger skævt", None);
    }
}
