//! The blocks of an article, as a redline compares them.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use super::hash::{Hash, hash};
use super::token::{Kind, Token, plain_words, tokens};
use super::tree::{Element, Node};

/// How many words a text has at least to be known by them wherever it stands.
const TELLING: usize = 8;

/// A block and what is to be known of it when it is compared.
#[derive(Clone, Debug)]
pub(super) struct Block<'t> {
    /// Its number in its document.
    pub(super) number: usize,
    /// The HTML it is: one element, or running text that no element of its own holds.
    pub(super) nodes: &'t [Node],
    /// What is in it.
    pub(super) content: Content<'t>,
    /// Equal where nothing differs that a reader sees.
    pub(super) hash: u64,
    /// Equal where the words are the same.
    pub(super) text: u64,
    /// The keys of its words and signs, sorted.
    pub(super) bag: Rc<[u64]>,
    /// How many words it has.
    pub(super) words: usize,
    /// Whether the very same text stands once in the other document too.
    pub(super) has_twin: bool,
}

/// What is in a block.
#[derive(Clone, Debug)]
pub(super) enum Content<'t> {
    /// Running text.
    Text(Vec<Token<'t>>),
    /// Blocks.
    Blocks(Vec<Block<'t>>),
    /// Nothing that can be read.
    Nothing,
}

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    Paragraph,
    Heading,
    Code,
    Rule,
    List,
    Item,
    Row,
    Cell,
    Term,
    Meaning,
    Quote,
    Table,
    /// A part of the page around other blocks: an alert, the frame of a table, the footnotes.
    Frame,
}

impl<'t> Block<'t> {
    /// Its element; `None` for running text without one.
    pub(super) fn element(&self) -> Option<&'t Element> {
        match self.nodes {
            [Node::Element(element)] if is_block(&element.tag) => Some(element),
            _ => None,
        }
    }

    /// The name of its tag; empty for running text without one.
    pub(super) fn tag(&self) -> &'t str {
        self.element().map_or("", |element| &element.tag)
    }

    pub(super) fn sort(&self) -> Sort {
        sort(self.tag())
    }

    pub(super) fn kids(&self) -> &[Self] {
        match &self.content {
            Content::Blocks(blocks) => blocks,
            Content::Text(_) | Content::Nothing => &[],
        }
    }

    /// Its running text; `None` when it holds blocks.
    pub(super) fn tokens(&self) -> Option<&[Token<'t>]> {
        match &self.content {
            Content::Text(tokens) => Some(tokens),
            Content::Blocks(_) | Content::Nothing => None,
        }
    }

    /// The id of a footnote.
    pub(super) fn note(&self) -> Option<&'t str> {
        self.element().filter(|element| element.tag == "li").and_then(|element| element.get("id"))
    }

    fn each_text(&self, visit: &mut dyn FnMut(&Self)) {
        if self.tokens().is_some() {
            visit(self);
        }
        self.kids().iter().for_each(|kid| kid.each_text(visit));
    }

    fn mark_twins(&mut self, twins: &HashSet<u64>) {
        match &mut self.content {
            Content::Text(_) => self.has_twin = self.words >= TELLING && twins.contains(&self.text),
            Content::Blocks(blocks) => blocks.iter_mut().for_each(|block| block.mark_twins(twins)),
            Content::Nothing => {}
        }
    }
}

/// The blocks of an article.
pub(super) fn blocks(nodes: &[Node]) -> Vec<Block<'_>> {
    Reader { number: 0 }.flow(nodes)
}

/// Notes which texts stand once in both documents.
pub(super) fn note_twins(old: &mut [Block<'_>], new: &mut [Block<'_>]) {
    let (in_old, in_new) = (counted(old), counted(new));
    let once = |key: &u64| in_old.get(key) == Some(&1) && in_new.get(key) == Some(&1);
    let twins: HashSet<u64> = in_old.keys().filter(|key| once(key)).copied().collect();
    old.iter_mut().for_each(|block| block.mark_twins(&twins));
    new.iter_mut().for_each(|block| block.mark_twins(&twins));
}

fn counted(blocks: &[Block<'_>]) -> HashMap<u64, usize> {
    let mut counts = HashMap::new();
    for block in blocks {
        block.each_text(&mut |text| *counts.entry(text.text).or_insert(0) += 1);
    }
    counts
}

struct Reader {
    number: usize,
}

impl Reader {
    fn flow<'t>(&mut self, nodes: &'t [Node]) -> Vec<Block<'t>> {
        let mut blocks = Vec::new();
        let mut rest = nodes;
        while let Some(first) = rest.first() {
            let length =
                if starts_block(first) { 1 } else { rest.iter().take_while(|n| !starts_block(n)).count() };
            let (part, after) = rest.split_at(length);
            match first.element().filter(|_| starts_block(first)) {
                Some(element) => blocks.push(self.block(part, element)),
                None if part.iter().all(is_white) => {}
                None => blocks.push(self.text(part, part)),
            }
            rest = after;
        }
        blocks
    }

    fn block<'t>(&mut self, nodes: &'t [Node], element: &'t Element) -> Block<'t> {
        match element.tag.as_str() {
            "hr" => self.finished(nodes, Content::Nothing, hash("hr"), 0),
            "table" => {
                let rows = element.elements().flat_map(|part| &part.kids).filter(|node| starts_block(node));
                let rows = rows.flat_map(|row| self.flow(std::slice::from_ref(row))).collect();
                self.holder(nodes, element, rows)
            }
            tag if is_holder(tag) => {
                let kids = self.flow(&element.kids);
                self.holder(nodes, element, kids)
            }
            _ => self.text(nodes, &element.kids),
        }
    }

    fn holder<'t>(&mut self, nodes: &'t [Node], element: &'t Element, kids: Vec<Block<'t>>) -> Block<'t> {
        let start = element.get("start").unwrap_or("");
        let kind = element.get("class").filter(|_| element.tag == "div").unwrap_or("");
        let seen =
            Hash::new().with(&element.tag).with(start).with(kind).with(element.get("id").unwrap_or(""));
        let hash = kids.iter().fold(seen, |hash, kid| hash.and(kid.hash)).done();
        let text = kids.iter().fold(Hash::new(), |hash, kid| hash.and(kid.text)).done();
        self.finished(nodes, Content::Blocks(kids), hash, text)
    }

    fn text<'t>(&mut self, nodes: &'t [Node], kids: &'t [Node]) -> Block<'t> {
        let tokens = tokens(kids);
        let tag = nodes[0].element().map_or("", |element| element.tag.as_str());
        let is_code = tag == "pre";
        let mut plain = Hash::new();
        let mut seen = Hash::new().with(if sort(tag) == Sort::Paragraph { "p" } else { tag });
        let mut space = "";
        for (at, token) in tokens.iter().enumerate().filter(|(_, token)| token.kind != Kind::Back) {
            if token.kind == Kind::Space {
                space = if is_code {
                    token.text
                } else if at > 0 {
                    " "
                } else {
                    ""
                };
                continue;
            }
            (plain, seen) = (plain.with(space).and(token.key), seen.with(space).and(token.key));
            space = "";
            seen = seen.with(token.detail()).and(if is_code { 0 } else { token.look });
        }
        let (text, hash) = (plain.done(), seen.done());
        self.finished(nodes, Content::Text(tokens), hash, text)
    }

    fn finished<'t>(&mut self, nodes: &'t [Node], content: Content<'t>, hash: u64, text: u64) -> Block<'t> {
        self.number += 1;
        let (bag, words) = measure(&content);
        Block { number: self.number, nodes, content, hash, text, bag: bag.into(), words, has_twin: false }
    }
}

fn measure(content: &Content<'_>) -> (Vec<u64>, usize) {
    let (mut bag, mut words) = (Vec::new(), 0);
    match content {
        Content::Text(tokens) => {
            bag.extend(tokens.iter().filter(|token| token.is_read()).map(|token| token.key));
            words = tokens.iter().map(|token| plain_words(token.text)).sum();
        }
        Content::Blocks(blocks) => {
            bag.extend(blocks.iter().flat_map(|block| block.bag.iter()));
            words = blocks.iter().map(|block| block.words).sum();
        }
        Content::Nothing => {}
    }
    bag.sort_unstable();
    (bag, words)
}

fn sort(tag: &str) -> Sort {
    match tag {
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Sort::Heading,
        "pre" => Sort::Code,
        "hr" => Sort::Rule,
        "ul" | "ol" => Sort::List,
        "li" => Sort::Item,
        "tr" => Sort::Row,
        "td" | "th" => Sort::Cell,
        "dt" => Sort::Term,
        "dd" => Sort::Meaning,
        "blockquote" => Sort::Quote,
        "table" => Sort::Table,
        "div" | "section" | "dl" => Sort::Frame,
        _ => Sort::Paragraph,
    }
}

fn is_holder(tag: &str) -> bool {
    matches!(
        sort(tag),
        Sort::List | Sort::Item | Sort::Row | Sort::Meaning | Sort::Quote | Sort::Table | Sort::Frame
    )
}

fn is_block(tag: &str) -> bool {
    tag == "p" || sort(tag) != Sort::Paragraph
}

fn starts_block(node: &Node) -> bool {
    node.element().is_some_and(|element| is_block(&element.tag))
}

fn is_white(node: &Node) -> bool {
    matches!(node, Node::Text(text) if text.trim().is_empty())
}
