//! Running text as tokens: words, signs, spaces and things, each with its formatting.

use std::rc::Rc;

use super::hash::{Hash, hash};
use super::tree::{Element, Node};

/// A word, a sign, a space or a thing in running text.
#[derive(Clone, Debug)]
pub(super) struct Token<'t> {
    pub(super) kind: Kind,
    /// The text of words, signs and spaces.
    pub(super) text: &'t str,
    /// The thing itself, where it is one.
    pub(super) thing: Option<&'t Element>,
    /// The elements around it, outermost first.
    pub(super) formats: Rc<[&'t Element]>,
    /// What formatting a reader sees, in no order.
    pub(super) look: u64,
    /// What it is, formatting left out.
    pub(super) key: u64,
}

/// The kinds of tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A word.
    Word,
    /// A sign that is part of no word.
    Sign,
    /// White space.
    Space,
    /// A picture or a box.
    Thing,
    /// A line break, or the mention of a footnote: nothing that is read.
    Silent,
    /// The link from a footnote back to its mention: no text of anybody's.
    Back,
    /// The break between two paragraphs that are read as one.
    Break,
}

impl Token<'_> {
    /// Whether it is compared; spaces follow from what stands around them.
    pub(super) fn counts(&self) -> bool {
        !matches!(self.kind, Kind::Space | Kind::Break | Kind::Back)
    }

    /// Whether a reader counts it as a word or a sign.
    pub(super) fn is_read(&self) -> bool {
        matches!(self.kind, Kind::Word | Kind::Sign | Kind::Thing)
    }

    /// What may differ between two things of the same key.
    pub(super) fn detail(&self) -> &str {
        let Some(thing) = self.thing else { return "" };
        thing.get("src").or(thing.get("checked").and(Some("x"))).unwrap_or("")
    }

    pub(super) fn is_blank(&self) -> bool {
        matches!(self.kind, Kind::Space | Kind::Break)
    }
}

/// The break between two paragraphs.
pub(super) fn paragraph_break<'t>() -> Token<'t> {
    Token { kind: Kind::Break, text: " ", thing: None, formats: Rc::from([]), look: 0, key: 0 }
}

/// The tokens of running text.
pub(super) fn tokens(nodes: &[Node]) -> Vec<Token<'_>> {
    let mut reader = Reader { tokens: Vec::new(), open: Vec::new(), formats: Rc::from([]), look: 0 };
    reader.nodes(nodes);
    reader.tokens
}

struct Reader<'t> {
    tokens: Vec<Token<'t>>,
    open: Vec<&'t Element>,
    formats: Rc<[&'t Element]>,
    look: u64,
}

impl<'t> Reader<'t> {
    fn nodes(&mut self, nodes: &'t [Node]) {
        for node in nodes {
            match node {
                Node::Text(text) => self.text(text),
                Node::Element(element) => self.element(element),
            }
        }
    }

    fn element(&mut self, element: &'t Element) {
        match element.tag.as_str() {
            "br" => self.thing(element, Kind::Silent, hash("\u{1}br")),
            "img" => self.thing(element, Kind::Thing, picture(element)),
            "input" => self.thing(element, Kind::Thing, hash("\u{1}input")),
            "sup" if element.has_class("footnote-ref") => {
                let label = element.elements().find_map(|link| link.get("href")).unwrap_or("");
                self.thing(element, Kind::Silent, Hash::new().with("\u{1}note").with(label).done());
            }
            "a" if element.has_class("footnote-back") => self.thing(element, Kind::Back, hash("\u{1}back")),
            _ => self.wrapper(element),
        }
    }

    fn wrapper(&mut self, element: &'t Element) {
        self.open.push(element);
        let before = (Rc::clone(&self.formats), self.look);
        self.formats = Rc::from(&*self.open);
        self.look = look(&self.open);
        self.nodes(&element.kids);
        (self.formats, self.look) = before;
        self.open.pop();
    }

    fn thing(&mut self, element: &'t Element, kind: Kind, key: u64) {
        self.push(kind, "", Some(element), key);
    }

    fn text(&mut self, text: &'t str) {
        let mut rest = text;
        while !rest.is_empty() {
            let (kind, length) = first(rest);
            let (piece, after) = rest.split_at(length);
            self.push(kind, piece, None, if kind == Kind::Space { 0 } else { hash(piece) });
            rest = after;
        }
    }

    fn push(&mut self, kind: Kind, text: &'t str, thing: Option<&'t Element>, key: u64) {
        let formats = Rc::clone(&self.formats);
        self.tokens.push(Token { kind, text, thing, formats, look: self.look, key });
    }
}

/// A picture is known by what it shows, or else by where it lies.
fn picture(element: &Element) -> u64 {
    let alternative = element.get("alt").filter(|text| !text.is_empty());
    Hash::new().with("\u{1}img").with(alternative.or(element.get("src")).unwrap_or("")).done()
}

/// What formatting a reader sees: the set of wrappers, whatever their order.
fn look(open: &[&Element]) -> u64 {
    let mut seen: Vec<(&str, &str)> = open.iter().filter_map(|element| format(element)).collect();
    seen.sort_unstable();
    seen.dedup();
    seen.iter().fold(Hash::new(), |hash, (tag, target)| hash.with(tag).with(target)).done()
}

/// The name of a wrapper and where it leads; `None` when nobody sees it.
pub(super) fn format(element: &Element) -> Option<(&str, &str)> {
    (element.tag != "span").then(|| (element.tag.as_str(), element.get("href").unwrap_or("")))
}

/// What a text begins with, and how long that is.
pub(super) fn first(text: &str) -> (Kind, usize) {
    let Some(letter) = text.chars().next() else { return (Kind::Space, 0) };
    if letter.is_whitespace() {
        (Kind::Space, text.find(|c: char| !c.is_whitespace()).unwrap_or(text.len()))
    } else if in_word(letter) {
        (Kind::Word, word(text))
    } else {
        (Kind::Sign, letter.len_utf8())
    }
}

/// How long the word is that the text begins with: letters and digits, and what joins them.
fn word(text: &str) -> usize {
    let mut end = letters(text);
    while let Some(joint) = text[end..].chars().next().filter(|c| "-'’.:/".contains(*c)) {
        let after = end + joint.len_utf8();
        match letters(&text[after..]) {
            0 => break,
            length => end = after + length,
        }
    }
    end
}

fn letters(text: &str) -> usize {
    text.find(|c: char| !in_word(c)).unwrap_or(text.len())
}

fn in_word(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

/// How many words a text has, as plain runs of letters.
pub(super) fn plain_words(text: &str) -> usize {
    text.split(|c: char| !in_word(c)).filter(|word| !word.is_empty()).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_hold_together_what_joins_them() {
        let check = |text: &str, expected: &str| {
            let nodes = [Node::Text(text.to_owned())];
            let all = tokens(&nodes);
            let shown: Vec<&str> = all.iter().map(|token| token.text).collect();
            assert_eq!(shown.join("|"), expected);
        };
        check("Ring 12.30, ikke på-og-af.", "Ring| |12.30|,| |ikke| |på-og-af|.");
        check("a--b ’n’ kr./md", "a|-|-|b| |’|n|’| |kr|.|/|md");
    }
}
