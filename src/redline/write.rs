//! Changes as HTML: the one place where marks are put on blocks.

use super::block::{Block, Sort};
use super::change::Change;
use super::inline;
use super::lists::Part;
use super::moves::{Ends, Moves};
use super::said::{Side, filler, mark, marked, part_ids};
use super::table::{Column, Row, Table};
use super::token::Kind;
use super::tree::{Element, Node};
use super::words::Piece;

/// Writes changes.
pub(super) struct Writer<'m, 't> {
    /// What has moved.
    pub(super) moves: &'m Moves<'t>,
}

impl Writer<'_, '_> {
    /// Changes of blocks that stand below each other.
    pub(super) fn changes(&self, changes: &[Change<'_, '_>]) -> Vec<Node> {
        let mut out = Vec::new();
        for change in changes {
            add(&mut out, self.change(change));
        }
        out
    }

    /// One change.
    pub(super) fn change(&self, change: &Change<'_, '_>) -> Vec<Node> {
        match change {
            Change::Kept(old, new) => kept(old, new),
            Change::Deleted(block) => vec![self.whole(block, Side::Old)],
            Change::Inserted(block) => vec![self.whole(block, Side::New)],
            Change::Text(old, new, pieces) => held(old, new, inline::nodes(pieces)),
            Change::Within(old, new, inner) => held(old, new, self.changes(inner)),
            Change::Table(_, new, table) => vec![self.table(new, table)],
            Change::Joined(_, news, pieces) => joined(news[0], pieces),
            Change::Part(part) => vec![self.part(part)],
        }
    }

    /// A part of a list. Its first number is what it is in each text.
    fn part(&self, part: &Part<'_, '_>) -> Node {
        let shell = |(list, before): (&Block<'_>, usize)| {
            let mut shell = list.element().map(Element::shell).unwrap_or_default();
            let first: usize = shell.get("start").and_then(|start| start.parse().ok()).unwrap_or(1);
            if shell.tag == "ol" && before > 0 {
                shell.set("start", &(first + before).to_string());
            }
            shell
        };
        let (old, new) = (part.old.map(shell), part.new.map(shell));
        let mut list = new.or_else(|| old.clone()).unwrap_or_default();
        if let Some(old) = old {
            note_other_kind(&old, &mut list);
        }
        list.kids = self.changes(&part.items);
        list.into()
    }

    /// A block that only one text has.
    fn whole(&self, block: &Block<'_>, side: Side) -> Node {
        let number = self.number(block, side);
        let mut node = match (self.copy(block, side), block.sort()) {
            (
                Copy::Element(mut element),
                Sort::Item | Sort::Row | Sort::Cell | Sort::Term | Sort::Meaning,
            ) => {
                mark(&mut element, side);
                element
            }
            (copy, _) => element(marked(side, copy.nodes())),
        };
        if let Some(number) = number {
            node.set("data-move", &number.to_string());
        }
        Node::Element(node)
    }

    fn end(&self, side: Side) -> &Ends<'_> {
        if side == Side::Old { &self.moves.old } else { &self.moves.new }
    }

    fn number(&self, block: &Block<'_>, side: Side) -> Option<usize> {
        self.end(side).numbers.get(&block.number).copied()
    }

    /// The block as it was written; what has moved from or to it is noted.
    fn copy(&self, block: &Block<'_>, side: Side) -> Copy {
        let mut holder = Element::new("span", self.copied(block, side));
        if side == Side::Old {
            part_ids(&mut holder);
        }
        match (block.element(), holder.kids.pop()) {
            (Some(_), Some(Node::Element(element))) => Copy::Element(element),
            (_, last) => {
                holder.kids.extend(last);
                Copy::Text(holder.kids)
            }
        }
    }

    fn copied(&self, block: &Block<'_>, side: Side) -> Vec<Node> {
        let kids = match self.end(side).edits.get(&block.number) {
            Some(pieces) => inline::edited(pieces, side),
            None if self.has_notes(block, side) => {
                block.kids().iter().flat_map(|kid| self.noted(kid, side)).collect()
            }
            None => return block.nodes.to_vec(),
        };
        match block.element() {
            Some(table) if block.sort() == Sort::Table => vec![with_rows(table.shell(), kids).into()],
            Some(element) => vec![Element { kids, ..element.shell() }.into()],
            None => kids,
        }
    }

    fn has_notes(&self, block: &Block<'_>, side: Side) -> bool {
        let end = self.end(side);
        let is_noted = |kid: &Block<'_>| {
            end.numbers.contains_key(&kid.number)
                || end.edits.contains_key(&kid.number)
                || self.has_notes(kid, side)
        };
        block.kids().iter().any(is_noted)
    }

    /// A block in one that only one text has.
    fn noted(&self, block: &Block<'_>, side: Side) -> Vec<Node> {
        let mut nodes = self.copied(block, side);
        let Some(number) = self.number(block, side).map(|number| number.to_string()) else { return nodes };
        match (block.element(), nodes.pop()) {
            (Some(_), Some(Node::Element(element))) => vec![element.with("data-move", &number).into()],
            (_, last) => {
                nodes.extend(last);
                vec![Element::new("span", nodes).with("data-move", &number).into()]
            }
        }
    }

    fn table(&self, new: &Block<'_>, table: &Table<'_, '_>) -> Node {
        let rows = table.rows.iter().map(|row| self.row(row, &table.columns)).collect();
        let shell = new.element().map(Element::shell).unwrap_or_default();
        with_rows(shell, rows).into()
    }

    fn row(&self, row: &Row<'_, '_>, columns: &[Column]) -> Node {
        match row {
            Row::Kept(new, cells) => {
                let mut element = new.element().map(Element::shell).unwrap_or_default();
                element.kids = cells.iter().flat_map(|cell| self.change(cell)).collect();
                element.into()
            }
            Row::Deleted(row) => self.whole_row(row, Side::Old, columns),
            Row::Inserted(row) => self.whole_row(row, Side::New, columns),
        }
    }

    /// A row that only one table has, with a cell for each column of both.
    fn whole_row(&self, row: &Block<'_>, side: Side, columns: &[Column]) -> Node {
        let mut node = element(self.whole(row, side));
        let mut cells = std::mem::take(&mut node.kids).into_iter().map(Some).collect::<Vec<_>>();
        for column in columns {
            let place = match (*column, side) {
                (Column::Kept(at, _) | Column::Deleted(at), Side::Old) => Some(at),
                (Column::Kept(_, at) | Column::Inserted(at), Side::New) => Some(at),
                (Column::Deleted(_), Side::New) | (Column::Inserted(_), Side::Old) => None,
            };
            let cell = place.and_then(|at| cells.get_mut(at)).and_then(Option::take);
            node.kids.push(cell.unwrap_or_else(filler));
        }
        node.into()
    }
}

/// A block as it was written.
enum Copy {
    Element(Element),
    Text(Vec<Node>),
}

impl Copy {
    fn nodes(self) -> Vec<Node> {
        match self {
            Self::Element(element) => vec![element.into()],
            Self::Text(nodes) => nodes,
        }
    }
}

fn element(node: Node) -> Element {
    match node {
        Node::Element(element) => element,
        text => Element::new("span", vec![text]),
    }
}

fn kept(old: &Block<'_>, new: &Block<'_>) -> Vec<Node> {
    match new.element() {
        Some(element) if element.tag != old.tag() || element.get("start") != starts(old) => {
            let mut element = element.clone();
            note_kind(old, &mut element);
            vec![element.into()]
        }
        _ => new.nodes.to_vec(),
    }
}

fn starts<'t>(block: &Block<'t>) -> Option<&'t str> {
    block.element().and_then(|element| element.get("start"))
}

/// What is in the new block, in it.
fn held(old: &Block<'_>, new: &Block<'_>, kids: Vec<Node>) -> Vec<Node> {
    let Some(element) = new.element() else { return kids };
    let mut element = element.shell();
    element.kids = kids;
    note_kind(old, &mut element);
    vec![element.into()]
}

/// Notes the old tag and the old first number, where they were others.
fn note_kind(old: &Block<'_>, new: &mut Element) {
    if let Some(old) = old.element() {
        note_other_kind(old, new);
    }
}

fn note_other_kind(old: &Element, new: &mut Element) {
    if old.tag != new.tag {
        new.set("data-old-tag", &old.tag);
    }
    if old.get("start") != new.get("start") {
        new.set("data-old-start", old.get("start").unwrap_or(""));
    }
}

/// Paragraphs of which the second begins at a break that only one text has.
fn joined(new: &Block<'_>, pieces: &[Piece<'_>]) -> Vec<Node> {
    let is_break = |piece: &&Piece<'_>| piece.token().kind == Kind::Break;
    let side = match pieces.iter().find(is_break) {
        Some(Piece::Deleted(_)) => "del",
        _ => "ins",
    };
    let parts = pieces.split(|piece| is_break(&piece));
    let shell = || new.element().map(Element::shell).unwrap_or_default();
    let paragraph = |(at, part): (usize, &[Piece<'_>])| {
        let mut element = shell();
        element.kids = inline::nodes(part);
        if at > 0 { element.with("data-break", side).into() } else { Node::Element(element) }
    };
    parts.enumerate().map(paragraph).collect()
}

/// The first row in the head of the table, the others in its body.
fn with_rows(mut table: Element, mut rows: Vec<Node>) -> Element {
    let body = rows.split_off(1.min(rows.len()));
    table.kids.push(Element::new("thead", rows).into());
    if !body.is_empty() {
        table.kids.push(Element::new("tbody", body).into());
    }
    table
}

/// Adds nodes below others. Running text below running text gets a paragraph of its own.
fn add(out: &mut Vec<Node>, nodes: Vec<Node>) {
    let is_bare = |node: &Node| !holds_block(node);
    match (out.last(), nodes.first()) {
        (Some(before), Some(first)) if is_bare(before) && is_bare(first) => out.push(in_paragraph(nodes)),
        _ => out.extend(nodes),
    }
}

fn in_paragraph(nodes: Vec<Node>) -> Node {
    match <[Node; 1]>::try_from(nodes) {
        Ok([Node::Element(mut mark)]) if matches!(mark.tag.as_str(), "ins" | "del") => {
            mark.kids = vec![Element::new("p", mark.kids).into()];
            mark.into()
        }
        Ok(nodes) => Element::new("p", nodes.into()).into(),
        Err(nodes) => Element::new("p", nodes).into(),
    }
}

fn holds_block(node: &Node) -> bool {
    const BLOCKS: [&str; 22] = [
        "p",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "pre",
        "hr",
        "ul",
        "ol",
        "li",
        "blockquote",
        "table",
        "tr",
        "td",
        "th",
        "div",
        "section",
        "dl",
        "dt",
        "dd",
    ];
    node.element()
        .is_some_and(|element| BLOCKS.contains(&element.tag.as_str()) || element.kids.iter().any(holds_block))
}
