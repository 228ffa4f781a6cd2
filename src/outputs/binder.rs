//! The binder: every manual in force one after the other, to be printed at once; and what a volunteer needs of them.
//!
//! Every sheet carries the number of its manual, its place in it and its place in the binder; that is said by a style
//! sheet of the binder's own. On which sheet a manual begins only the browser knows, and no style sheet can ask it
//! (`target-counter()`), so a script counts the sheets when the binder is printed and fills in the contents.

use serde::Serialize;

use super::frame::Frame;
use super::names;
use super::paper::{Alone, Among, TOP};
use super::standing::Standing;
use crate::config::{self, Config};
use crate::date::ShownDate;
use crate::html::{self, Labels, Links};
use crate::library::brief::brief;
use crate::library::document::{Cell, Document, Heading, InlineKind, plain_text};
use crate::library::document_id::DocumentId;
use crate::library::edition::Version;
use crate::library::excerpt::excerpt;
use crate::library::identity::Identity;
use crate::library::number::ManualRef;
use crate::library::shelf::{Shelf, Staff};
use crate::library::tasks::{self, Task, VOLUNTEER};
use crate::output_path::OutputPath;
use crate::site::{Body, Plan, Render, Site, Vantage};
use crate::theme::TemplateError;

/// What the page is called.
const TITLE: &str = "Mappen";
/// Where it lies.
const ADDRESS: &str = "mappe";
/// Where what a volunteer needs lies.
const VOLUNTEERS_ADDRESS: &str = "mappe/frivillige";
/// The style sheet that says what stands on each sheet.
const STYLE: &str = "mappe/ark.css";
/// What the heading of a section to tick off begins with.
const CHECKLIST: &str = "tjekliste";

#[derive(Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
enum Kind {
    /// Every manual, whole.
    Whole,
    /// What a volunteer needs in the hand.
    Volunteers,
}

struct Binder<'l> {
    kind: Kind,
    manuals: Vec<Version<'l>>,
}

struct Style<'l> {
    manuals: Vec<Version<'l>>,
}

#[derive(Serialize)]
struct Context<'p> {
    page: Frame<'p>,
    kind: Kind,
    /// Its style sheet.
    sheets: String,
    /// The revision in force; empty when there is none.
    now: String,
    now_since: Option<ShownDate>,
    /// How many fields of what is printed are still to fill in.
    fields: usize,
    manuals: Vec<Sheets<'p>>,
}

/// A manual on paper.
#[derive(Serialize)]
struct Sheets<'p> {
    /// The class that gives its sheets what stands on them.
    class: String,
    /// Where it begins on the page.
    id: String,
    number: String,
    title: &'p str,
    summary: &'p str,
    at: Standing,
    /// Who answers for it.
    owner: &'p str,
    roles: String,
    /// What the manual says that a volunteer does; empty in the whole binder, where it stands in the text.
    tasks: Vec<String>,
    article: String,
}

pub(super) fn plan<'l>(shelf: &Shelf<'l, Staff>, plan: &mut Plan<'l, Staff>) {
    let manuals: Vec<Version<'l>> =
        shelf.documents().filter_map(|document| in_force(shelf, document)).collect();
    if manuals.is_empty() {
        return;
    }
    let volunteers: Vec<Version<'l>> =
        manuals.iter().copied().filter(|manual| concerns_volunteers(*manual)).collect();
    if !volunteers.is_empty() {
        plan.add_page(VOLUNTEERS_ADDRESS, None, Binder { kind: Kind::Volunteers, manuals: volunteers });
    }
    plan.add_page(ADDRESS, None, Binder { kind: Kind::Whole, manuals: manuals.clone() });
    plan.add_file(STYLE, None, Style { manuals });
}

/// The binder, seen from a page; empty when the site has none.
pub(super) fn link(site: &Site<'_, Staff>, page: &OutputPath) -> String {
    site.link_to_page(page, ADDRESS)
}

/// What a volunteer needs, seen from a page; empty when there is nothing.
pub(super) fn link_for_volunteers(site: &Site<'_, Staff>, page: &OutputPath) -> String {
    site.link_to_page(page, VOLUNTEERS_ADDRESS)
}

/// A manual that staff work by today.
fn in_force<'l>(shelf: &Shelf<'l, Staff>, document: DocumentId) -> Option<Version<'l>> {
    let is_manual = document.number().is_some();
    shelf.version_in_force(document).filter(|version| is_manual && !version.is_retired())
}

/// Whether there is something in a manual for a volunteer to hold in the hand.
fn concerns_volunteers(manual: Version<'_>) -> bool {
    let is_theirs = manual.roles().iter().any(|role| role == VOLUNTEER);
    is_theirs && !(for_volunteers(manual).blocks.is_empty() && volunteer_tasks(manual).is_empty())
}

/// What a volunteer needs of the text of a manual: what to do in a hurry, and the checklists whose headings say that
/// they are for volunteers. The others are for staff.
fn for_volunteers(manual: Version<'_>) -> Document {
    let brief = brief(manual.document()).map(|brief| brief.heading.anchor.as_str());
    let role = volunteer(manual);
    let checklists = manual.document().headings().filter(|heading| is_checklist_of(heading, role));
    let anchors: Vec<&str> =
        brief.into_iter().chain(checklists.map(|heading| heading.anchor.as_str())).collect();
    excerpt(manual.document(), &anchors)
}

fn is_checklist_of(heading: &Heading, role: (&str, &str)) -> bool {
    let is_checklist = plain_text(&heading.content).trim().to_lowercase().starts_with(CHECKLIST);
    heading.level == 2 && is_checklist && tasks::names_role(&heading.content, role)
}

/// The rows of a manual about volunteers.
fn volunteer_tasks(manual: Version<'_>) -> Vec<Task<'_>> {
    tasks::tasks(manual.document(), &manual.config.roles, VOLUNTEER)
}

/// The role of volunteers, and its name.
fn volunteer(manual: Version<'_>) -> (&str, &str) {
    (VOLUNTEER, manual.config.roles.name(VOLUNTEER).unwrap_or(VOLUNTEER))
}

/// How many fields a text leaves to fill in.
fn fields(document: &Document) -> usize {
    let mut fields = 0;
    document.walk_inlines(&mut |inline| {
        fields += usize::from(matches!(inline.kind, InlineKind::Placeholder(_)));
    });
    fields
}

/// The class of the sheets of a manual, and the name of their kind of page: `m05`.
fn class(number: ManualRef) -> String {
    format!("m{}", number.slug())
}

/// How the ids of a manual begin. The dot tells `m02.c` from `m02-c.`: no number and no heading has one.
fn prefix(number: ManualRef) -> String {
    format!("{}.", class(number))
}

impl Render<Staff> for Binder<'_> {
    fn render(&self, site: &Site<'_, Staff>, path: &OutputPath) -> Result<Body, Box<TemplateError>> {
        let frame = match self.kind {
            Kind::Whole => {
                Frame::new(site, path, TITLE, "Alle de manualer, der gælder, til at printe på én gang.")
            }
            Kind::Volunteers => {
                let summary = "Det, en frivillig skal vide: opgaven i hver manual, og kort om, hvad man gør. \
                    Personalets tjeklister er ikke med.";
                let above = OutputPath::page(ADDRESS);
                let above = above.as_ref().filter(|above| site.plan().has(above));
                Frame::new(site, path, "Til frivillige", summary).below(site, path, (TITLE.to_owned(), above))
            }
        };
        let now = site.shelf().in_force();
        let context = Context {
            page: frame,
            kind: self.kind,
            sheets: OutputPath::new(STYLE).map(|style| site.link(path, &style)).unwrap_or_default(),
            now: now.map(|revision| revision.id.to_string()).unwrap_or_default(),
            now_since: now.map(|revision| revision.in_force.into()),
            fields: self.manuals.iter().map(|manual| self.fields(*manual)).sum(),
            manuals: self.manuals.iter().filter_map(|manual| self.sheets(site, path, *manual)).collect(),
        };
        site.template("binder.html", &context)
    }

    fn documents(&self) -> Vec<Identity> {
        self.manuals.iter().map(|manual| manual.identity()).collect()
    }
}

impl Binder<'_> {
    fn sheets<'p>(
        &self,
        site: &Site<'_, Staff>,
        path: &OutputPath,
        manual: Version<'p>,
    ) -> Option<Sheets<'p>> {
        let number = manual.document.number()?;
        let matter = manual.manual_matter()?;
        let links = site.links(path, manual.text().path(), Vantage::InForce);
        Some(Sheets {
            class: class(number),
            id: prefix(number) + TOP,
            number: number.to_string(),
            title: &matter.title,
            summary: &matter.summary,
            at: Standing::of(site, path, manual),
            owner: manual.config.roles.name(&matter.owner).unwrap_or(&matter.owner),
            roles: names::roles(&matter.roles, &manual.config.roles),
            tasks: self.tasks(manual, &links, site.labels()),
            article: self.article(manual, &prefix(number), &links, site.labels()),
        })
    }

    /// How many fields are to fill in on the sheets of a manual. Those of a volunteer are printed without footnotes.
    fn fields(&self, manual: Version<'_>) -> usize {
        match self.kind {
            Kind::Whole => fields(manual.document()),
            Kind::Volunteers => {
                let rows = volunteer_tasks(manual);
                let cells = rows.iter().flat_map(Task::cells);
                let in_rows = cells.map(|cell| fields(&tasks::apart(cell, manual.document)));
                let text = Document { footnotes: Vec::new(), ..for_volunteers(manual) };
                fields(&text) + in_rows.sum::<usize>()
            }
        }
    }

    fn tasks(&self, manual: Version<'_>, links: &dyn Links, labels: Labels) -> Vec<String> {
        let html = |cell: &Cell| {
            let text = html::article(&tasks::apart(cell, manual.document), &Alone(links), &labels);
            text.trim().to_owned()
        };
        match self.kind {
            Kind::Whole => Vec::new(),
            Kind::Volunteers => {
                let rows = volunteer_tasks(manual);
                rows.iter().map(|row| row.cells().map(html).collect::<Vec<_>>().join(": ")).collect()
            }
        }
    }

    fn article(&self, manual: Version<'_>, own: &str, links: &dyn Links, labels: Labels) -> String {
        let number = manual.document.number().map(|number| number.to_string()).unwrap_or_default();
        let footnotes = format!("Noter til manual {number}");
        let labels = Labels { prefix: own.to_owned(), deeper: 1, footnotes, ..labels };
        match self.kind {
            Kind::Whole => {
                let prefix = |number| self.has(number).then(|| prefix(number));
                html::article(manual.document(), &Among { links, own, prefix: &prefix }, &labels)
            }
            Kind::Volunteers => html::article(&for_volunteers(manual), &Alone(links), &labels),
        }
    }

    fn has(&self, number: ManualRef) -> bool {
        self.manuals.iter().any(|manual| manual.document.number() == Some(number))
    }
}

impl Render<Staff> for Style<'_> {
    fn render(&self, site: &Site<'_, Staff>, _: &OutputPath) -> Result<Body, Box<TemplateError>> {
        let config = site.shelf().config();
        let sheets = self.manuals.iter().filter_map(|manual| sheet_style(site.shelf(), config, *manual));
        Ok(Body::Text(sheets.collect::<String>().into()))
    }
}

/// What stands on every sheet of a manual.
fn sheet_style(shelf: &Shelf<'_, Staff>, config: &Config, manual: Version<'_>) -> Option<String> {
    let number = manual.document.number()?;
    let name = class(number);
    let head = quoted(&format!("{} · Manual {number}: {}", config.name, manual.title()));
    let state = quoted(&state(shelf, manual));
    let foot = quoted(&foot(config));
    let number = quoted(&format!("Manual {number} · side "));
    let (place, of) = (quoted("\nMappens side "), quoted(" af "));
    Some(format!(
        "@page {name} {{ counter-increment: {name}; font: 8.5pt sans-serif; white-space: pre-line; \
         @top-left {{ content: {head}; }} \
         @top-right {{ content: {state}; }} \
         @bottom-left {{ content: {foot}; }} \
         @bottom-right {{ content: {number} counter({name}) {place} counter(page) {of} counter(pages); }} }}\n\
         @media print {{ .{name} {{ page: {name}; }} }}\n"
    ))
}

/// Whether one may work by a manual, in a word and a day.
fn state(shelf: &Shelf<'_, Staff>, manual: Version<'_>) -> String {
    let revision = manual.revision().and_then(|id| shelf.ledger().revisions.get(&id));
    match revision {
        Some(revision) => {
            format!("Revision {}, i kraft siden {}", revision.id, ShownDate::from(revision.in_force).text)
        }
        None => "Kladde, ikke i kraft".to_owned(),
    }
}

/// Where the text in force stands, and whether it is an example.
fn foot(config: &Config) -> String {
    let place = config.addresses.staff.as_deref().unwrap_or("personalets side");
    let place = format!("Den gældende tekst står på {place}");
    match config.standing {
        config::Standing::Example => format!("{place}\nEksempel – ikke udgivet eller godkendt"),
        config::Standing::Live => place,
    }
}

/// A text as CSS writes it.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' | '\\' => out.extend(['\\', letter]),
            _ if letter.is_control() => out.push_str(&format!("\\{:x} ", u32::from(letter))),
            _ => out.push(letter),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_quoted_as_css_has_it() {
        let check = |text: &str, expected: &str| assert_eq!(quoted(text), expected);
        check("Kaffe, te", r#""Kaffe, te""#);
        check("a \"b\" \\ c", r#""a \"b\" \\ c""#);
        check("a\nb", r#""a\a b""#);
    }
}
