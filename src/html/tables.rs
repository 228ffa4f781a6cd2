//! Tables as HTML.

use super::Writer;
use crate::library::document::{Alignment, Cell, Row, Table};

impl<'a> Writer<'a> {
    /// Writes a table in a frame that can be scrolled, by keyboard too, where the page is narrow.
    pub(super) fn table(&mut self, table: &'a Table) {
        self.tables += 1;
        self.html("<div class=\"table\" role=\"group\" tabindex=\"0\"");
        self.table_name();
        self.html(">\n<table>\n<thead>\n");
        self.row(&table.head, &table.alignment, Self::head_cell);
        self.html("</thead>\n");
        if !table.rows.is_empty() {
            self.html("<tbody>\n");
            table.rows.iter().for_each(|row| self.row(row, &table.alignment, Self::body_cell));
            self.html("</tbody>\n");
        }
        self.html("</table>\n</div>\n");
    }

    /// The first table below a heading has its name from it, others have a number.
    fn table_name(&mut self) {
        match self.heading.take() {
            Some(anchor) => self.attribute("aria-labelledby", &self.own_id(anchor)),
            None => self.attribute("aria-label", &self.labels.table(self.tables)),
        }
    }

    fn row(&mut self, row: &'a Row, alignment: &[Alignment], write: fn(&mut Self, &'a Cell, Alignment)) {
        self.html("<tr>");
        for (column, cell) in row.cells.iter().enumerate() {
            write(self, cell, alignment.get(column).copied().unwrap_or(Alignment::Unset));
        }
        self.html("</tr>\n");
    }

    /// A head without text names nothing, so it is no head to a screen reader.
    fn head_cell(&mut self, cell: &'a Cell, side: Alignment) {
        if cell.content.is_empty() {
            return self.body_cell(cell, side);
        }
        self.html("<th scope=\"col\"");
        self.alignment(side);
        self.html(">");
        self.inlines(&cell.content);
        self.html("</th>");
    }

    fn body_cell(&mut self, cell: &'a Cell, side: Alignment) {
        self.html("<td");
        self.alignment(side);
        self.html(">");
        self.inlines(&cell.content);
        self.html("</td>");
    }

    fn alignment(&mut self, side: Alignment) {
        self.html(match side {
            Alignment::Unset => "",
            Alignment::Left => " class=\"left\"",
            Alignment::Center => " class=\"center\"",
            Alignment::Right => " class=\"right\"",
        });
    }
}
