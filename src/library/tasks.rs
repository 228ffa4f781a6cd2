//! Who does what: the rows about one role in the tables of a manual's section »Hvem gør hvad«.
//!
//! The section is known by its heading, a row by the role its first cell links to or names. A row that begins with
//! »Alle« and names no role, such as »Alle ansatte«, is about each of them, but that volunteers are no employees; its
//! first cell tells who is meant. A table
//! whose first column is about something else, such as activities, says it by links in the other cells.

use super::document::{
    Block, BlockKind, Cell, Document, Heading, Inline, InlineKind, Row, Table, plain_text,
};
use super::document_id::DocumentId;
use super::target::Target;
use crate::config::Names;

/// What the heading of the section says.
const HEADING: &str = "hvem gør hvad";
/// What the first cell of a row about all begins with.
const EVERYONE: &str = "alle ";
/// What it has when it means employees.
const EMPLOYEES: &str = "ansatte";
/// The role of those who are none.
pub const VOLUNTEER: &str = "frivillig";
/// What Danish adds to the name of a role: »lederen«, »frivilliges«.
const ENDINGS: [&str; 11] = ["", "s", "e", "es", "n", "en", "ens", "r", "er", "ne", "erne"];

/// A row about a role.
#[derive(Clone, Debug, PartialEq)]
pub struct Task<'d> {
    /// The first cell, unless that says no more than the name of the role.
    pub subject: Option<&'d Cell>,
    /// What the row says, cell by cell.
    pub parts: Vec<Part<'d>>,
}

/// A cell of such a row.
#[derive(Clone, Debug, PartialEq)]
pub struct Part<'d> {
    /// The head of its column, where there is more than one to tell apart.
    pub title: Option<&'d Cell>,
    /// What it says.
    pub content: &'d Cell,
}

impl<'d> Task<'d> {
    /// The cells that say something, in the order written.
    pub fn cells(&self) -> impl Iterator<Item = &'d Cell> {
        let parts = self.parts.iter().flat_map(|part| part.title.into_iter().chain([part.content]));
        self.subject.into_iter().chain(parts)
    }
}

/// The rows about a role, in the order written.
#[must_use]
pub fn tasks<'d>(document: &'d Document, roles: &Names, role: &str) -> Vec<Task<'d>> {
    let tables = section(document).iter().filter_map(|block| match &block.kind {
        BlockKind::Table(table) => Some(&**table),
        _ => None,
    });
    tables.flat_map(|table| tasks_of(table, roles, role)).collect()
}

fn tasks_of<'d>(table: &'d Table, roles: &Names, role: &str) -> Vec<Task<'d>> {
    let names_any = |cell: &Cell| roles.iter().any(|named| names_role(&cell.content, named));
    let is_by_role = table.rows.iter().filter_map(|row| row.cells.first()).any(names_any);
    let own = (role, roles.name(role).unwrap_or(role));
    let is_about_all = |cell: &Cell| {
        let whom = text(&cell.content);
        let is_one_of_them = role != VOLUNTEER || !whom.contains(EMPLOYEES);
        whom.starts_with(EVERYONE) && is_one_of_them && !names_any(cell)
    };
    let is_own = |row: &&'d Row| match is_by_role {
        true => row.cells.first().is_some_and(|cell| names_role(&cell.content, own) || is_about_all(cell)),
        false => row.cells.iter().skip(1).any(|cell| links_to(&cell.content, role)),
    };
    table.rows.iter().filter(is_own).map(|row| task(table, row, own.1)).collect()
}

fn task<'d>(table: &'d Table, row: &'d Row, name: &str) -> Task<'d> {
    let says_more = |cell: &&Cell| text(&cell.content) != name.to_lowercase();
    let has_columns = row.cells.len() > 2;
    let others = row.cells.iter().zip(&table.head.cells).skip(1);
    let parts = others.filter(|(cell, _)| says_more(cell) && !cell.content.is_empty());
    Task {
        subject: row.cells.first().filter(says_more),
        parts: parts.map(|(content, head)| Part { title: has_columns.then_some(head), content }).collect(),
    }
}

/// The blocks of the section, its heading left out.
fn section(document: &Document) -> &[Block] {
    let heading = |block: &Block| heading(block).is_some_and(is_heading);
    let Some(at) = document.blocks.iter().position(heading) else { return &[] };
    let below = &document.blocks[at + 1..];
    let length = below.iter().position(|block| self::heading(block).is_some_and(|next| next.level <= 2));
    &below[..length.unwrap_or(below.len())]
}

fn heading(block: &Block) -> Option<&Heading> {
    match &block.kind {
        BlockKind::Heading(heading) => Some(heading),
        _ => None,
    }
}

fn is_heading(heading: &Heading) -> bool {
    heading.level == 2 && plain_text(&heading.content).trim().to_lowercase() == HEADING
}

/// Whether a running text names a role: its identifier in a link, or its name in words.
#[must_use]
pub fn names_role(content: &[Inline], (role, name): (&str, &str)) -> bool {
    links_to(content, role) || names(&text(content), &name.to_lowercase())
}

fn links_to(content: &[Inline], role: &str) -> bool {
    let mut found = false;
    let mut look = |inline: &Inline| {
        found |= matches!(&inline.kind, InlineKind::Link(link)
            if matches!(&link.target, Target::Role(id) if id == role));
    };
    content.iter().for_each(|inline| inline.walk(&mut look));
    found
}

/// Whether a text has the name as words of its own, in whatever form.
fn names(text: &str, name: &str) -> bool {
    let is_word = |c: char| c.is_alphanumeric() || c == '-';
    text.match_indices(name).any(|(at, _)| {
        let rest = &text[at + name.len()..];
        let ending = rest.split(|c: char| !is_word(c)).next().unwrap_or_default();
        !text[..at].ends_with(is_word) && ENDINGS.contains(&ending)
    })
}

/// What a running text says, in small letters.
fn text(content: &[Inline]) -> String {
    plain_text(content).trim().to_lowercase()
}

/// The content of a cell as it can stand on another page: without mentions of footnotes that stand here alone, and with
/// links into this document that lead back to it.
#[must_use]
pub fn apart(cell: &Cell, document: DocumentId) -> Document {
    let kind = BlockKind::Plain(moved(&cell.content, document));
    Document { blocks: vec![Block { span: cell.span, kind }], footnotes: Vec::new() }
}

fn moved(content: &[Inline], document: DocumentId) -> Vec<Inline> {
    let stays = content.iter().filter(|inline| !matches!(inline.kind, InlineKind::FootnoteMention(_)));
    stays
        .cloned()
        .map(|mut inline| {
            if let (InlineKind::Link(link), Some(number)) = (&mut inline.kind, document.number())
                && let Target::Here(anchor) = &link.target
            {
                link.target = Target::Manual { number, anchor: Some(anchor.clone()) };
            }
            if let Some(children) = inline.children_mut() {
                *children = moved(children, document);
            }
            inline
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;
    use crate::library::markdown::parse;
    use crate::source::{ProjectPath, Source};

    #[test]
    fn rows_are_found_by_the_role_they_are_about() {
        let check = |rows: &str, role: &str, expected: &[&str]| {
            let markdown = format!(
                "## Andet\n\n|a|b|\n|-|-|\n|Leder|x|\n\n## Hvem gør hvad {{#h}}\n\nOrd.\n\n{rows}\n\n## C\n\n|a|b|\n|-|-|\n|Leder|y|\n"
            );
            let document = parse(&markdown, 0).document;
            let found: Vec<String> = tasks(&document, &roles(), role).iter().map(said).collect();
            assert_eq!(found, expected, "{role}: {rows}");
        };
        let two = "|Rolle|Opgave|\n|-|-|\n|[Leder](role:leder)|Leder.|\n|Frivillig|Kommer.|\n|Frivilligkoordinator og lederen|Taler.|\n";
        check(two, "leder", &["Leder.", "Frivilligkoordinator og lederen: Taler."]);
        check(two, "frivillig", &["Kommer."]);
        check(two, "koordinator", &["Frivilligkoordinator og lederen: Taler."]);
        check(two, "tolk", &[]);
        let three = "|Tilbud|Ansvarlig|Om|\n|-|-|-|\n|Åbent|[Tolk](role:tolk)|Alt|\n|Lukket|Leder|Intet|\n";
        check(three, "tolk", &["Åbent: Om=Alt"]);
        check(three, "leder", &[]);
        let all = "|Rolle|Opgave|\n|-|-|\n|Alle ansatte|Ser efter.|\n|Alle frivillige|Kommer.|\n|Allergi|Intet.|\n|Leder|Leder.|\n";
        check(all, "leder", &["Alle ansatte: Ser efter.", "Leder."]);
        check(all, "frivillig", &["Alle frivillige: Kommer."]);
        check(all, "tolk", &["Alle ansatte: Ser efter."]);
        check("Ingen tabel.", "leder", &[]);
    }

    #[test]
    fn a_cell_stands_elsewhere_without_its_footnotes() {
        let markdown =
            "## Hvem gør hvad\n\n|a|b|\n|-|-|\n|Leder|*Se[^n]* [her](#c).[^n]|\n\n[^n]: Note.\n\n## C {#c}\n";
        let document = parse(markdown, 0).document;
        let found = tasks(&document, &roles(), "leder");
        let apart = apart(found[0].parts[0].content, DocumentId::parse("5").unwrap());
        let (mut targets, mut mentions) = (Vec::new(), 0);
        apart.walk_inlines(&mut |inline| match &inline.kind {
            InlineKind::FootnoteMention(_) => mentions += 1,
            InlineKind::Link(link) => targets.push(link.target.clone()),
            _ => {}
        });
        assert_eq!(mentions, 0);
        assert!(matches!(&targets[..], [Target::Manual { anchor: Some(anchor), .. }] if anchor == "c"));
    }

    fn said(task: &Task<'_>) -> String {
        let plain = |cell: &Cell| plain_text(&cell.content).trim().to_owned();
        let part = |part: &Part<'_>| match part.title {
            Some(title) => format!("{}={}", plain(title), plain(part.content)),
            None => plain(part.content),
        };
        let parts: Vec<String> = task.parts.iter().map(part).collect();
        let subject = task.subject.map(|subject| format!("{}: ", plain(subject)));
        subject.unwrap_or_default() + &parts.join(", ")
    }

    fn roles() -> Names {
        let text =
            "roles: {leder: Leder, koordinator: Frivilligkoordinator, frivillig: Frivillig, tolk: Tolk}\n";
        Config::read(&Source::new(ProjectPath::new("site.yaml").unwrap(), text)).config.roles
    }
}
