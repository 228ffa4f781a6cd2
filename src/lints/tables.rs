//! Tables: that whoever listens can tell what a cell is about.

use super::{Evidence, Lint, Stage};
use crate::diagnostic::{Report, Rule, Severity};
use crate::library::document::{BlockKind, Cell, Table, plain_text};
use crate::library::text::Text;

pub(super) static LINT: Lint =
    Lint { stage: Stage::Planned, rules: &[&NAMELESS_COLUMN, &SINGLE_COLUMN], check };

static NAMELESS_COLUMN: Rule = Rule {
    code: "nameless-column",
    severity: Severity::Warning,
    title: "Table column without a heading",
    explanation: "En kolonne i tabellen har ingen overskrift. Når en tabel bliver læst op, hører man kolonnens \
        overskrift ved hvert felt: »Hvornår: mandag«. Uden overskrift hører man bare »mandag«. Skriv en kort \
        overskrift i tabellens øverste række. Kun det første felt må være tomt, når den første kolonne er navnene på \
        rækkerne.",
};
static SINGLE_COLUMN: Rule = Rule {
    code: "single-column",
    severity: Severity::Note,
    title: "Table with one column",
    explanation: "Tabellen har kun én kolonne, og så er den en liste. Som liste er den lettere at læse på en telefon \
        og at høre: skriv en linje med - foran til hver række.",
};

fn check(evidence: &Evidence<'_>, report: &mut Report) {
    for text in evidence.texts() {
        text.document.walk_blocks(&mut |block| {
            if let BlockKind::Table(table) = &block.kind {
                check_table(text, table, report);
            }
        });
    }
}

fn check_table(text: &Text, table: &Table, report: &mut Report) {
    let heads = &table.head.cells;
    let place = table.head.span;
    let is_nameless = |cell: &Cell| plain_text(&cell.content).trim().is_empty();
    let nameless: Vec<usize> =
        heads.iter().enumerate().filter(|(_, cell)| is_nameless(cell)).map(|(at, _)| at + 1).collect();
    if nameless.len() == heads.len() {
        let help =
            "Skriv i tabellens øverste række, hvad der står i hver kolonne, for eksempel | Hvornår | Hvad |.";
        report.add(&NAMELESS_COLUMN, &text.source, place, "Tabellens kolonner har ingen overskrifter", help);
    } else if let Some(column) = nameless.into_iter().find(|&column| column > 1) {
        let message = format!("Tabellens kolonne {column} har ingen overskrift");
        let help = "Skriv med et ord eller to i øverste række, hvad der står i kolonnen.";
        report.add(&NAMELESS_COLUMN, &text.source, place, message, help);
    }
    if heads.len() == 1 {
        let help = "Skriv den som liste: en linje med - foran til hver række.";
        report.add(&SINGLE_COLUMN, &text.source, place, "Tabellen har kun én kolonne", help);
    }
}
