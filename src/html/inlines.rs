//! Running text as HTML.

use super::{Destination, Writer, address};
use crate::library::document::{Inline, InlineKind, Link, Style, plain_text};
use crate::library::target::Target;

/// What stands behind a number and must not part from it.
const UNITS: [&str; 5] = ["kr.", "mio.", "pct.", "år", "%"];
/// Languages that are written from right to left: Arabic, Central Kurdish, Hebrew, Pashto, Persian, Urdu, Yiddish.
const RIGHT_TO_LEFT: [&str; 8] = ["ar", "ckb", "fa", "he", "prs", "ps", "ur", "yi"];

impl<'a> Writer<'a> {
    /// Writes running text.
    pub(crate) fn inlines(&mut self, content: &'a [Inline]) {
        content.iter().for_each(|inline| self.inline(inline));
    }

    /// Writes one piece of running text.
    pub(crate) fn inline(&mut self, inline: &'a Inline) {
        match &inline.kind {
            InlineKind::Text(run) => self.text(&run.text),
            InlineKind::Placeholder(text) => self.wrapped("<mark class=\"placeholder\">", text, "</mark>"),
            InlineKind::Code(code) => self.wrapped("<code>", code, "</code>"),
            InlineKind::SoftBreak => self.html("\n"),
            InlineKind::HardBreak => self.html("<br>"),
            InlineKind::Styled(style, content) => self.styled(*style, content),
            InlineKind::Link(link) => self.link(link),
            InlineKind::Image(image) => self.image(image),
            InlineKind::FootnoteMention(label) => self.mention(label),
            InlineKind::RawHtml(html) => self.wrapped("<code class=\"raw-html\">", html, "</code>"),
        }
    }

    fn wrapped(&mut self, begin: &str, text: &str, end: &str) {
        self.html(begin);
        self.text(text);
        self.html(end);
    }

    fn styled(&mut self, style: Style, content: &'a [Inline]) {
        let (begin, end) = match style {
            Style::Emphasis => ("<em>", "</em>"),
            Style::Strong => ("<strong>", "</strong>"),
            Style::Strikethrough => ("<s>", "</s>"),
        };
        self.html(begin);
        self.inlines(content);
        self.html(end);
    }

    /// A link inside another, as `[<https://a.dk>](b.md)` makes, is its text: the outer one holds.
    fn link(&mut self, link: &'a Link) {
        if let Target::Language(tag) = &link.target {
            return self.foreign(tag, &link.content);
        }
        match self.link_destination(&link.target) {
            Destination::Address(address) if !self.in_link => self.link_to(&address, link),
            Destination::Text if matches!(link.target, Target::Fact { .. }) => self.fact(&link.content),
            Destination::Address(_) | Destination::Text => self.inlines(&link.content),
        }
    }

    /// Words of another language, for those who hear them and for the direction they are written in.
    fn foreign(&mut self, tag: &str, content: &'a [Inline]) {
        self.html("<span");
        self.attribute("lang", tag);
        if tag.split('-').next().is_some_and(|language| RIGHT_TO_LEFT.contains(&language)) {
            self.attribute("dir", "rtl");
        }
        self.html(">");
        self.inlines(content);
        self.html("</span>");
    }

    /// A fact: its number and what it counts stay on one line.
    fn fact(&mut self, content: &'a [Inline]) {
        for inline in content {
            match &inline.kind {
                InlineKind::Text(run) => self.text(&with_units_held(&run.text)),
                _ => self.inline(inline),
            }
        }
    }

    fn link_to(&mut self, address: &str, link: &'a Link) {
        self.html("<a");
        self.attribute("href", &address::tidied(address));
        self.title(link);
        if plain_text(&link.content).trim().is_empty() {
            self.attribute("aria-label", address);
        }
        // Which page of ours somebody came from is nobody else's business.
        if address::leads_out(address) {
            self.attribute("rel", "noreferrer");
        }
        self.html(">");
        self.in_link = true;
        self.inlines(&link.content);
        self.in_link = false;
        self.html("</a>");
    }

    fn image(&mut self, image: &'a Link) {
        let alternative = plain_text(&image.content);
        let Destination::Address(address) = self.image_source(&image.target) else {
            return self.wrapped("<span class=\"missing-image\">[", &alternative, "]</span>");
        };
        self.html("<img");
        self.attribute("src", &address::tidied(&address));
        self.attribute("alt", &alternative);
        self.title(image);
        self.html(" loading=\"lazy\">");
    }

    fn title(&mut self, link: &Link) {
        if !link.title.is_empty() {
            self.attribute("title", &link.title);
        }
    }

    fn link_destination(&self, target: &Target) -> Destination {
        match target {
            Target::Malformed(_) | Target::UnknownScheme(_) => Destination::Text,
            target => self.links.link(target),
        }
    }

    fn image_source(&self, target: &Target) -> Destination {
        match target {
            Target::Malformed(_) | Target::UnknownScheme(_) => Destination::Text,
            target => self.links.image(target),
        }
    }
}

/// The text with no-break spaces between numbers and their units.
fn with_units_held(text: &str) -> String {
    let mut held = String::with_capacity(text.len());
    for (at, letter) in text.char_indices() {
        let follows_number = text[..at].ends_with(|c: char| c.is_ascii_digit());
        let precedes_unit = || UNITS.iter().any(|unit| text[at + 1..].starts_with(unit));
        held.push(if letter == ' ' && follows_number && precedes_unit() { '\u{a0}' } else { letter });
    }
    held
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_units_stay_on_one_line() {
        let check = |text: &str, expected: &str| assert_eq!(with_units_held(text), expected);
        check("under 26 år", "under 26\u{a0}år");
        check("ca. 50.600 kr.", "ca. 50.600\u{a0}kr.");
        check("22 og 26 år", "22 og 26\u{a0}år");
        check("slutningen af 2011", "slutningen af 2011");
    }
}
