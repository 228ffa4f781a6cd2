//! Judges a redline against the two articles it is of.

use std::collections::{BTreeMap, BTreeSet};

use super::html::{Element, Node, read};

/// What is to be said of a redline.
#[derive(Debug)]
pub(super) struct Judged {
    pub(super) faults: Vec<String>,
    /// Marks of any kind.
    pub(super) marks: usize,
    /// Words and signs that are marked, and how few would do.
    pub(super) marked: usize,
    pub(super) fewest: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Side {
    Old,
    New,
}

/// A block as a reader sees it.
#[derive(Clone, Debug, PartialEq)]
enum Seen {
    Line(String, Vec<Piece>),
    Code(String),
    Rule,
    Quote(Vec<Seen>),
    List { ordered: bool, first: usize, items: Vec<Vec<Seen>> },
    Parts(String, Vec<(String, Vec<Seen>)>),
    Rows(Vec<(bool, Vec<Seen>)>),
}

/// A stretch of text with its formatting, or a space.
type Piece = (BTreeSet<String>, String);

pub(super) fn judge(old: &str, new: &str, redline: &str) -> Judged {
    let mut judged = Judged { faults: Vec::new(), marks: 0, marked: 0, fewest: 0 };
    let redline = match read(redline) {
        Ok(redline) => redline,
        Err(why) => {
            judged.faults.push(why);
            return judged;
        }
    };
    let (old, new) = (seen(&read(old).unwrap().inside), seen(&read(new).unwrap().inside));
    for (side, text, name) in [(Side::Old, &old, "reject"), (Side::New, &new, "accept")] {
        let projected = seen(&of_side(&redline, side).inside);
        if projected != *text {
            judged.faults.push(format!("{name}: {projected:?} is not {text:?}"));
        }
    }
    let mut marks = Marks::default();
    marks.walk(&redline, None);
    judged.marks = marks.count;
    judged.marked = marks.words.values().sum();
    judged.fewest = fewest(&words(&old, ""), &words(&new, ""));
    if old == new && marks.count > 0 {
        judged.faults = vec!["marks where nothing has changed".to_owned()];
    }
    judged.faults.append(&mut marks.faults);
    for (number, ends) in &marks.moves {
        if ends.len() != 2 {
            judged.faults.push(format!("move {number} has one end"));
        }
    }
    let counted =
        [marks.words.get(&Side::New), marks.words.get(&Side::Old)].map(|count| count.copied().unwrap_or(0));
    if let Some(said) = marks.said.filter(|said| *said != [counted[0], counted[1], marks.moves.len()]) {
        judged.faults.push(format!("counts {said:?}, has {counted:?} and {} moves", marks.moves.len()));
    }
    let mut ids = BTreeSet::new();
    validity(&redline, &mut ids, &mut judged.faults);
    judged
}

fn mark(element: &Element) -> Option<Side> {
    let mut classes = element.attribute("class").unwrap_or("").split(' ').chain([&*element.name]);
    classes.find_map(|class| match class {
        "ins" => Some(Side::New),
        "del" => Some(Side::Old),
        _ => None,
    })
}

/// The redline with only what one text has.
fn of_side(element: &Element, side: Side) -> Element {
    let mut out = Element { inside: Vec::new(), ..element.clone() };
    for node in &element.inside {
        let Node::Element(kid) = node else {
            out.inside.push(node.clone());
            continue;
        };
        if !kid.has("data-redline-ui") && mark(kid).is_none_or(|mark| mark == side) {
            put(&mut out, of_side(kid, side), side);
        }
    }
    out
}

fn put(out: &mut Element, mut kid: Element, side: Side) {
    let this = if side == Side::New { "ins" } else { "del" };
    if side == Side::Old {
        for (name, value) in kid.attributes.clone() {
            match name.strip_prefix("data-old-") {
                Some("tag") => kid.name = value,
                Some(name) => {
                    kid.attributes.retain(|(key, _)| key != name);
                    if !value.is_empty() {
                        kid.attributes.push((name.to_owned(), value));
                    }
                }
                None => {}
            }
        }
    }
    let is_gone = |name: &str| kid.attribute(name).is_some_and(|of| of != this);
    if is_gone("data-break") {
        let last = out.inside.iter_mut().rev().find_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        });
        let last = last.expect("a paragraph before the one that goes on with it");
        last.inside.push(Node::Text(" ".to_owned()));
        return last.inside.append(&mut kid.inside);
    }
    if is_gone("data-wrap") || matches!(&*kid.name, "ins" | "del") {
        return out.inside.append(&mut kid.inside);
    }
    if matches!(&*kid.name, "ul" | "ol") && kid.elements().next().is_none() {
        return;
    }
    out.inside.push(Node::Element(kid));
}

fn is_block(name: &str) -> bool {
    const BLOCKS: &str =
        " p h1 h2 h3 h4 h5 h6 pre hr blockquote ul ol li dl dt dd table tr th td div section ins del ";
    BLOCKS.contains(&format!(" {name} "))
}

fn seen(nodes: &[Node]) -> Vec<Seen> {
    let mut out = Vec::new();
    let mut line = Line::default();
    for node in nodes {
        match node {
            Node::Element(element) if is_block(&element.name) => {
                std::mem::take(&mut line).finish("p", &mut out);
                block(element, &mut out);
            }
            node => line.node(node),
        }
    }
    line.finish("p", &mut out);
    out
}

fn block(element: &Element, out: &mut Vec<Seen>) {
    let parts = || element.elements().map(|part| (part.name.clone(), seen(&part.inside))).collect();
    match &*element.name {
        "div" | "section" => out.extend(seen(&element.inside)),
        "pre" => out.push(Seen::Code(text(element).trim_matches('\n').to_owned())),
        "hr" => out.push(Seen::Rule),
        "blockquote" => out.push(Seen::Quote(seen(&element.inside))),
        "ul" | "ol" => list(element, out),
        "dl" | "tr" => out.push(Seen::Parts(element.name.clone(), parts())),
        "table" => {
            let rows =
                element.elements().flat_map(|part| part.elements().map(|row| (part.name == "thead", row)));
            let row = |(is_head, row): (bool, &Element)| {
                let mut cells = Vec::new();
                block(row, &mut cells);
                (is_head, cells)
            };
            out.push(Seen::Rows(rows.map(row).collect()));
        }
        name => {
            let mut line = Line::default();
            element.inside.iter().for_each(|node| line.node(node));
            out.push(Seen::Line(name.to_owned(), line.pieces()));
        }
    }
}

/// Lists of one kind that stand below each other, and count on, are read as one.
fn list(element: &Element, out: &mut Vec<Seen>) {
    let is_ordered = element.name == "ol";
    let start = element.attribute("start").map_or(1, |start| start.parse().unwrap());
    let mut more: Vec<Vec<Seen>> = element.elements().map(|item| seen(&item.inside)).collect();
    if let Some(Seen::List { ordered, first, items }) = out.last_mut()
        && *ordered == is_ordered
        && (!is_ordered || *first + items.len() == start)
    {
        return items.append(&mut more);
    }
    out.push(Seen::List { ordered: is_ordered, first: if is_ordered { start } else { 0 }, items: more });
}

fn text(element: &Element) -> String {
    let part = |node: &Node| match node {
        Node::Text(text) => text.clone(),
        Node::Element(element) => text(element),
    };
    element.inside.iter().map(part).collect()
}

#[derive(Default)]
struct Line {
    formats: Vec<String>,
    pieces: Vec<Piece>,
}

impl Line {
    fn node(&mut self, node: &Node) {
        match node {
            Node::Text(text) => text.chars().for_each(|letter| self.letter(letter)),
            Node::Element(element) => self.element(element),
        }
    }

    fn element(&mut self, element: &Element) {
        let value = |name| element.attribute(name).unwrap_or("");
        match &*element.name {
            "br" => self.whole("\u{1}br".to_owned()),
            "img" => self.whole(format!("\u{1}img {} {}", value("src"), value("alt"))),
            "input" => self.whole(format!("\u{1}input {}", element.has("checked"))),
            "span" => element.inside.iter().for_each(|node| self.node(node)),
            name => {
                self.formats.push(format!("{name} {}", value("href")));
                element.inside.iter().for_each(|node| self.node(node));
                self.formats.pop();
            }
        }
    }

    fn whole(&mut self, thing: String) {
        self.pieces.push((self.formats.iter().cloned().collect(), thing));
    }

    fn letter(&mut self, letter: char) {
        let last = self.pieces.last_mut();
        if letter.is_whitespace() {
            if last.is_some_and(|(_, text)| text != " " && text != "\u{1}br") {
                self.pieces.push((BTreeSet::new(), " ".to_owned()));
            }
            return;
        }
        let formats = self.formats.iter().cloned().collect();
        match last {
            Some((same, text)) if *same == formats && text != " " && !text.starts_with('\u{1}') => {
                text.push(letter)
            }
            _ => self.pieces.push((formats, letter.to_string())),
        }
    }

    fn pieces(mut self) -> Vec<Piece> {
        let at_break =
            |pieces: &[Piece], at: usize| pieces.get(at + 1).is_some_and(|(_, text)| text == "\u{1}br");
        let kept: Vec<bool> = (0..self.pieces.len())
            .map(|at| self.pieces[at].1 != " " || !at_break(&self.pieces, at))
            .collect();
        let mut kept = kept.into_iter();
        self.pieces.retain(|_| kept.next().unwrap());
        while self.pieces.last().is_some_and(|(_, text)| text == " " || text == "\u{1}br") {
            self.pieces.pop();
        }
        self.pieces
    }

    fn finish(self, name: &str, out: &mut Vec<Seen>) {
        let pieces = self.pieces();
        if !pieces.is_empty() {
            out.push(Seen::Line(name.to_owned(), pieces));
        }
    }
}

/// What is marked, and what is wrong with the marks.
#[derive(Default)]
struct Marks {
    count: usize,
    words: BTreeMap<Side, usize>,
    moves: BTreeMap<String, BTreeSet<Side>>,
    said: Option<[usize; 3]>,
    faults: Vec<String>,
    /// The stretch of text of one side being read, and what stands last on each side.
    stretch: String,
    side: Option<Side>,
    formats: Vec<String>,
    last: BTreeMap<Side, (char, Option<Side>, Vec<String>)>,
}

impl Marks {
    fn walk(&mut self, element: &Element, side: Option<Side>) {
        for node in &element.inside {
            match node {
                Node::Text(text) => self.text(text, side),
                Node::Element(kid) if kid.has("data-redline-ui") => self.furniture(kid),
                Node::Element(kid) => self.element(kid, side),
            }
        }
    }

    fn furniture(&mut self, element: &Element) {
        if element.has("data-redline-summary") {
            let said = ["data-ins", "data-del", "data-moves"];
            self.said = Some(said.map(|name| element.attribute(name).unwrap().parse().unwrap()));
        }
    }

    fn element(&mut self, element: &Element, around: Option<Side>) {
        let is_soft = |(name, _): &&(String, String)| {
            name.starts_with("data-old-") || matches!(&**name, "data-wrap" | "data-break")
        };
        self.count += element.attributes.iter().filter(is_soft).count();
        let mark = mark(element);
        let side = mark.or(around);
        if mark.is_some() {
            self.count += 1;
            if around.is_some() {
                self.faults.push(format!("nested: {} in a mark", element.name));
            }
            if matches!(&*element.name, "li" | "tr" | "td" | "th" | "dt" | "dd") && !speaks(element) {
                self.faults.push(format!("a marked {} says nothing", element.name));
            }
        }
        if let (Some(number), Some(side)) = (element.attribute("data-move"), side) {
            self.moves.entry(number.to_owned()).or_default().insert(side);
        }
        let is_own = matches!(&*element.name, "ins" | "del" | "span");
        let is_part = is_block(&element.name) && !matches!(&*element.name, "ins" | "del");
        if is_part {
            self.part();
        }
        match &*element.name {
            "img" | "input" => self.text(" \u{fffc} ", side),
            "br" => self.text(" ", side),
            _ => {
                self.formats.extend((!is_own).then(|| element.name.clone()));
                self.walk(element, side);
                self.formats.truncate(self.formats.len() - usize::from(!is_own));
            }
        }
        if is_part {
            self.part();
        }
    }

    fn part(&mut self) {
        self.stretch_ends();
        self.last.clear();
    }

    fn text(&mut self, text: &str, side: Option<Side>) {
        if self.side != side {
            self.stretch_ends();
            self.side = side;
        }
        self.stretch.push_str(text);
        let (Some(first), Some(end)) = (text.chars().next(), text.chars().last()) else { return };
        for of in [Side::Old, Side::New] {
            if side.is_some_and(|side| side != of) {
                continue;
            }
            let here = (end, side, self.formats.clone());
            if let Some((before, its, formats)) = self.last.insert(of, here)
                && its != side
                && formats == self.formats
                && before.is_alphanumeric()
                && first.is_alphanumeric()
            {
                self.faults.push(format!("a mark cuts a word at {before}|{first}"));
            }
        }
    }

    fn stretch_ends(&mut self) {
        let text = std::mem::take(&mut self.stretch);
        if let Some(side) = self.side {
            *self.words.entry(side).or_default() += tokens(&text).len();
        }
    }
}

/// Whether a screen reader is told of the mark.
fn speaks(element: &Element) -> bool {
    element.elements().any(|kid| kid.has("data-redline-ui") && !text(kid).is_empty() || speaks(kid))
}

/// Words, with what joins them, and signs.
fn tokens(text: &str) -> Vec<String> {
    let letters: Vec<char> = text.chars().collect();
    let is_word =
        |at: usize| letters.get(at).is_some_and(|letter| letter.is_alphanumeric() || *letter == '_');
    let mut found: Vec<String> = Vec::new();
    let mut at = 0;
    while at < letters.len() {
        let start = at;
        at += 1;
        while is_word(start)
            && (is_word(at) || at < letters.len() && "-'’.:/".contains(letters[at]) && is_word(at + 1))
        {
            at += 1;
        }
        if !letters[start].is_whitespace() {
            found.push(letters[start..at].iter().collect());
        }
    }
    found
}

/// The words of blocks, each with its formatting and the kinds of blocks it stands in.
fn words(blocks: &[Seen], path: &str) -> Vec<String> {
    let below = |name: &str, blocks: &[Seen]| words(blocks, &format!("{path}/{name}"));
    let of = |block: &Seen| match block {
        Seen::Rule => Vec::new(),
        Seen::Code(text) => tokens(text).into_iter().map(|word| format!("{word} {path}/pre")).collect(),
        Seen::Quote(inside) => below("quote", inside),
        Seen::List { ordered, items, .. } => {
            items.iter().flat_map(|item| below(&format!("{ordered}"), item)).collect()
        }
        Seen::Parts(_, parts) => parts.iter().flat_map(|(name, part)| below(name, part)).collect(),
        Seen::Rows(rows) => {
            rows.iter().flat_map(|(is_head, row)| below(&format!("row {is_head}"), row)).collect()
        }
        Seen::Line(name, pieces) => {
            let word = |(formats, text): &Piece| {
                let formats = format!("{formats:?} {path}/{name}");
                let words = if text.starts_with('\u{1}') { vec![text.clone()] } else { tokens(text) };
                words.into_iter().map(move |word| format!("{word} {formats}")).collect::<Vec<_>>()
            };
            pieces.iter().flat_map(word).collect()
        }
    };
    blocks.iter().flat_map(of).collect()
}

/// How many words must be marked at least: all but the longest sequence that both have.
fn fewest<'w>(old: &'w [String], new: &'w [String]) -> usize {
    let mut numbers: BTreeMap<&str, usize> = BTreeMap::new();
    let mut numbered = |words: &'w [String]| -> Vec<usize> {
        let number = |word: &'w String| {
            let next = numbers.len();
            *numbers.entry(word).or_insert(next)
        };
        words.iter().map(number).collect()
    };
    let (old, new) = (numbered(old), numbered(new));
    let mut longest = vec![0; new.len() + 1];
    for a in &old {
        let mut corner = 0;
        for (at, b) in new.iter().enumerate() {
            let above = longest[at + 1];
            longest[at + 1] = if a == b { corner + 1 } else { above.max(longest[at]) };
            corner = above;
        }
    }
    old.len() + new.len() - 2 * longest[new.len()]
}

fn validity(element: &Element, ids: &mut BTreeSet<String>, faults: &mut Vec<String>) {
    for kid in element.elements() {
        let fits = match &*element.name {
            "ul" | "ol" => kid.name == "li",
            "dl" => matches!(&*kid.name, "dt" | "dd"),
            "table" => matches!(&*kid.name, "thead" | "tbody"),
            "thead" | "tbody" => kid.name == "tr",
            "tr" => matches!(&*kid.name, "td" | "th"),
            "p" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "pre" | "dt" | "span" | "em" | "strong"
            | "code" => !is_block(&kid.name) || matches!(&*kid.name, "ins" | "del"),
            _ => true,
        };
        if !fits {
            faults.push(format!("{} in {}", kid.name, element.name));
        }
        if let Some(id) = kid.attribute("id").filter(|id| !ids.insert((*id).to_owned())) {
            faults.push(format!("id {id} twice"));
        }
        validity(kid, ids, faults);
    }
    if element.name == "table" {
        let rows: BTreeSet<usize> =
            element.elements().flat_map(Element::elements).map(|row| row.elements().count()).collect();
        if rows.len() > 1 {
            faults.push(format!("rows of {rows:?} cells"));
        }
    }
}
