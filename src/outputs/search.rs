//! The search of a site: a plain list of all its pages, and the index that the script answers from. Both hold what is
//! read today: no draft, no earlier edition.

use std::sync::{Arc, OnceLock};

use serde::Serialize;

use super::frame::Frame;
use super::{activity, document, house, overview, revision, sources, staff_pages};
use crate::config::{Config, Guide, RuleSet};
use crate::language;
use crate::library::document::{Block, BlockKind, Document, Inline, InlineKind, plain_text};
use crate::library::document_id::DocumentId;
use crate::library::edition::Version;
use crate::library::identity::Identity;
use crate::library::page::{Listing, Page, PageKind};
use crate::library::shelf::{Audience, Public, Reader, Shelf, Staff};
use crate::output_path::OutputPath;
use crate::search::{self, Index, Numbers, Readers, Section, Shards, Worth};
use crate::site::{self, Body, Plan, Render, Site};
use crate::source::ProjectPath;
use crate::theme::TemplateError;

/// What the page of the search is called.
const TITLE: &str = "Søg";
/// Where it lies.
const ADDRESS: &str = "soeg";
/// The section a manual ends with: it names other manuals, which are found themselves.
const SEE_ALSO: &str = "se-ogsaa";
/// The deepest headings that results lead to.
const DEEPEST: u8 = 3;

/// The index of a site, made when the first of its files is written.
struct Shared<A: Reader> {
    index: OnceLock<Index>,
    shards: Shards,
    /// What it is made from.
    read: Vec<Identity>,
    pages: fn(&Site<'_, A>) -> Vec<search::Page>,
}

/// A file of the index.
struct Part<A: Reader> {
    shared: Arc<Shared<A>>,
    file: File,
}

#[derive(Clone, Copy)]
enum File {
    Words,
    Postings(usize),
    Texts(usize),
}

/// The list of all pages.
struct List<A: Reader>(Arc<Shared<A>>);

#[derive(Serialize)]
struct Context<'p> {
    page: Frame<'p>,
    letters: Vec<Letter<'p>>,
    /// What was written for those who work with families elsewhere.
    professional: Vec<Entry<'p>>,
}

/// The pages that begin with one letter.
#[derive(Serialize)]
struct Letter<'p> {
    letter: String,
    entries: Vec<Entry<'p>>,
}

#[derive(Serialize)]
struct Entry<'p> {
    title: &'p str,
    kicker: &'p str,
    link: String,
}

pub(super) fn plan_public<'l>(shelf: &Shelf<'l, Public>, plan: &mut Plan<'l, Public>) {
    let read = shelf.public_pages().filter_map(|page| shelf.identity(page.text.path())).collect();
    plan_parts(read, public_pages, plan);
}

pub(super) fn plan_staff<'l>(shelf: &Shelf<'l, Staff>, plan: &mut Plan<'l, Staff>) {
    let texts = shelf.staff_pages().filter_map(|page| shelf.identity(page.text.path()));
    let read = document::all_read_today(shelf).map(Version::identity).chain(texts).collect();
    plan_parts(read, staff_site_pages, plan);
}

/// Where the list of all pages lies.
pub(super) fn path() -> OutputPath {
    OutputPath::page(ADDRESS).expect("a constant address is an address")
}

fn plan_parts<'l, A: Reader + 'l>(
    read: Vec<Identity>,
    pages: fn(&Site<'_, A>) -> Vec<search::Page>,
    plan: &mut Plan<'l, A>,
) {
    let shards = Shards::for_pages(read.len());
    let shared = Arc::new(Shared { index: OnceLock::new(), shards, read, pages });
    plan.add_page(ADDRESS, None, List(Arc::clone(&shared)));
    let part = |name, shard| format!("{name}-{shard}");
    let postings = (0..shards.postings).map(|shard| (part(search::POSTINGS, shard), File::Postings(shard)));
    let texts = (0..shards.texts).map(|shard| (part(search::TEXTS, shard), File::Texts(shard)));
    for (name, file) in [(search::WORDS.to_owned(), File::Words)].into_iter().chain(postings).chain(texts) {
        plan.add_file(
            &format!("{}/{name}.js", search::FOLDER),
            None,
            Part { shared: Arc::clone(&shared), file },
        );
    }
}

impl<A: Reader> Shared<A> {
    fn index(&self, site: &Site<'_, A>) -> &Index {
        self.index.get_or_init(|| {
            let search = &site.shelf().config().search;
            let synonyms = match A::AUDIENCE {
                Audience::Public => &search.public,
                Audience::Staff => &search.staff,
            };
            let synonyms =
                synonyms.iter().map(|synonym| (synonym.asked.value.clone(), synonym.meant.clone()));
            Index::new((self.pages)(site), &synonyms.collect(), self.shards)
        })
    }
}

impl<A: Reader> Render<A> for Part<A> {
    fn render(&self, site: &Site<'_, A>, _: &OutputPath) -> Result<Body, Box<TemplateError>> {
        let index = self.shared.index(site);
        let manuals = &site.shelf().config().manuals;
        let bare = A::AUDIENCE == Audience::Staff;
        let numbers = Numbers { first: *manuals.start(), last: *manuals.end(), bare };
        let text = match self.file {
            File::Words => search::vocabulary(index, numbers, &site.shelf().config().name),
            File::Postings(shard) => search::postings(index, shard),
            File::Texts(shard) => search::texts(index, shard),
        };
        Ok(Body::Text(text.into()))
    }

    fn documents(&self) -> Vec<Identity> {
        self.shared.read.clone()
    }
}

impl<A: Reader> Render<A> for List<A> {
    fn render(&self, site: &Site<'_, A>, path: &OutputPath) -> Result<Body, Box<TemplateError>> {
        let mut pages: Vec<&search::Page> = self.0.index(site).pages().iter().collect();
        pages.sort_by(|a, b| language::compare(&a.title, &b.title).then_with(|| a.address.cmp(&b.address)));
        let (all, professional): (Vec<_>, Vec<_>) =
            pages.into_iter().partition(|page| page.readers == Readers::Everybody);
        let summary = match A::AUDIENCE {
            Audience::Public => "Alle sider fra A til Å.",
            Audience::Staff => "Alle manualer og sider fra A til Å.",
        };
        let context = Context {
            page: Frame::new(site, path, TITLE, summary),
            letters: letters(path, &all),
            professional: professional.into_iter().map(|page| entry(path, page)).collect(),
        };
        site.template("search.html", &context)
    }

    fn documents(&self) -> Vec<Identity> {
        self.0.read.clone()
    }
}

/// Pages in their order, letter by letter.
fn letters<'p>(path: &OutputPath, pages: &[&'p search::Page]) -> Vec<Letter<'p>> {
    let letters = pages.chunk_by(|a, b| initial(&a.title) == initial(&b.title)).map(|pages| Letter {
        letter: initial(&pages[0].title),
        entries: pages.iter().map(|page| entry(path, page)).collect(),
    });
    letters.collect()
}

fn entry<'p>(path: &OutputPath, page: &'p search::Page) -> Entry<'p> {
    Entry { title: &page.title, kicker: &page.kicker, link: format!("{}{}", path.root(), page.address) }
}

/// Whom the rules of language say that a text is written for.
fn readers(config: &Config, path: &ProjectPath) -> Readers {
    match config.language_of(path).rules {
        RuleSet::Professional => Readers::Professionals,
        RuleSet::Public | RuleSet::Staff => Readers::Everybody,
    }
}

/// The letter a title stands under.
fn initial(title: &str) -> String {
    let first = title.chars().find(|letter| letter.is_alphanumeric());
    first.map_or_else(|| "#".to_owned(), |letter| letter.to_uppercase().collect())
}

/// What the public reads today.
fn public_pages(site: &Site<'_, Public>) -> Vec<search::Page> {
    let shelf = site.shelf();
    let agreement = shelf.agreement().map(|agreement| &agreement.version.text().document);
    let mut pages = Vec::new();
    for page in shelf.public_pages().filter(|page| !page.matter.draft) {
        let Some(address) = site.plan().address_of(page.text.path()) else { continue };
        let document = match page.matter.kind {
            PageKind::Agreement(_) => agreement.unwrap_or(&page.text.document),
            _ => &page.text.document,
        };
        let (kicker, keywords) = described(site, page);
        let address = site.address_from_top(address);
        let worth = match page.matter.kind {
            PageKind::News(_) | PageKind::Agreement(_) => Worth::Lesser,
            PageKind::Plain(_) | PageKind::Activity(_) | PageKind::House(_) | PageKind::Staff => Worth::Whole,
        };
        let readers = readers(shelf.config(), page.text.path());
        let mut found = found(&page.matter.title, &page.matter.summary, document, &address);
        if let PageKind::House(house) = &page.matter.kind {
            found.sections.extend(house::contact_section(house));
        }
        pages.push(search::Page { kicker, keywords, worth, readers, ..found });
        if matches!(page.matter.kind, PageKind::Plain(Some(Listing::Manuals))) {
            pages.extend(registered(shelf, &address, readers));
        }
    }
    pages.extend(guide(site));
    pages
}

/// What a public page is, and more it is found by.
fn described(site: &Site<'_, Public>, page: &Page) -> (String, String) {
    let houses = &site.shelf().config().houses;
    let name = |id: &String| houses.name(id).unwrap_or_default().to_owned();
    match &page.matter.kind {
        PageKind::Activity(activity) => {
            let houses: Vec<String> = activity.houses.iter().map(name).collect();
            (activity::kind_name(activity.kind).to_owned(), format!("aktivitet {}", houses.join(" ")))
        }
        PageKind::House(house) => ("Hus".to_owned(), name(&house.id)),
        PageKind::News(_) => ("Nyhed".to_owned(), String::new()),
        PageKind::Plain(_) | PageKind::Agreement(_) | PageKind::Staff => Default::default(),
    }
}

/// The manuals as the public may know of them; all stand in one register.
fn registered<'s>(
    shelf: &'s Shelf<'_, Public>,
    address: &'s str,
    readers: Readers,
) -> impl Iterator<Item = search::Page> + 's {
    shelf.register().filter_map(move |manual| {
        let (title, line) = manual.declared?;
        Some(search::Page {
            address: address.to_owned(),
            kicker: format!("Manual\u{a0}{}", manual.number),
            title: title.to_owned(),
            summary: line.to_owned(),
            number: manual.number.to_string().to_lowercase(),
            worth: Worth::Least,
            readers,
            ..search::Page::default()
        })
    })
}

/// What staff read today.
fn staff_site_pages(site: &Site<'_, Staff>) -> Vec<search::Page> {
    let shelf = site.shelf();
    let documents = shelf.documents().filter_map(|document| manual(site, document));
    let texts = shelf.staff_pages().filter(|page| !page.matter.draft).filter_map(|page| {
        let address = site.address_from_top(site.plan().address_of(page.text.path())?);
        Some(found(&page.matter.title, &page.matter.summary, &page.text.document, &address))
    });
    let lists = [
        (overview::TITLE, overview::path(), "Alle manualer efter nummer, og hvad der angår hver rolle."),
        (revision::TITLE, revision::path(), "Hvad der er ændret i hvert halvår, og hvorfor."),
        (staff_pages::TITLE, staff_pages::path(), "Hjælp til det, der ikke står i manualerne."),
    ];
    let lists = lists.into_iter().filter(|(_, path, _)| site.plan().has(path));
    let lists = lists.map(|(title, path, summary)| search::Page {
        address: site.address_from_top(&path),
        title: title.to_owned(),
        summary: summary.to_owned(),
        ..search::Page::default()
    });
    documents
        .chain(texts)
        .chain(lists)
        .chain(revisions(site))
        .chain(roles_and_phases(site))
        .chain(guide(site))
        .collect()
}

/// The pages of revisions. What they say of each text stands in the manuals; most look for the last.
fn revisions(site: &Site<'_, Staff>) -> impl Iterator<Item = search::Page> {
    let now = site.shelf().in_force().map(|revision| revision.id.half_year());
    revision::pages(site.shelf()).map(move |(id, title, summary, path)| search::Page {
        address: site.address_from_top(&path),
        title,
        summary: summary.to_owned(),
        worth: if Some(id.half_year()) == now { Worth::Whole } else { Worth::Lesser },
        ..search::Page::default()
    })
}

/// The pages of roles and phases. What they say stands in the manuals.
fn roles_and_phases(site: &Site<'_, Staff>) -> impl Iterator<Item = search::Page> {
    let config = site.shelf().config();
    let role = ("Rolle", "Rollens opgaver, hvad der er nyt, og de manualer, der nævner rollen.");
    let phase = ("Fase", "Manualerne, komponent for komponent.");
    let roles = config.roles.iter().map(move |(id, name)| (site::role_address(id), role, name));
    let phases = config.phases.iter().map(move |(id, name)| (site::phase_address(id), phase, name));
    roles.chain(phases).filter_map(|(address, (kicker, summary), name)| {
        let path = OutputPath::page(&address).filter(|path| site.plan().has(path))?;
        Some(search::Page {
            address: site.address_from_top(&path),
            kicker: kicker.to_owned(),
            title: name.to_owned(),
            summary: summary.to_owned(),
            ..search::Page::default()
        })
    })
}

/// A document as it is in force. One that staff no longer work by is found by its title alone.
fn manual(site: &Site<'_, Staff>, document: DocumentId) -> Option<search::Page> {
    let version = site.shelf().version_in_force(document).filter(|version| !version.is_draft())?;
    let address = site.address_from_top(site.plan().address_of_document(document)?);
    let roles = &site.shelf().config().roles;
    let names: Vec<&str> = version.roles().iter().filter_map(|role| roles.name(role)).collect();
    let nothing = Document::default();
    let text = if version.is_retired() { &nothing } else { &**version.document() };
    let number = document.number().map(|number| number.to_string());
    let mut page = found(version.title(), version.summary(), text, &address);
    let see_also = page.sections.iter_mut().filter(|section| section.anchor == SEE_ALSO);
    see_also.for_each(|section| section.text.clear());
    Some(search::Page {
        kicker: number.iter().map(|number| format!("Manual\u{a0}{number}")).collect(),
        number: number.unwrap_or_default().to_lowercase(),
        keywords: names.join(" "),
        ..page
    })
}

/// The guide, section by section.
fn guide<A: Reader>(site: &Site<'_, A>) -> Option<search::Page> {
    let Guide { title, sections, annexes, .. } = &site.shelf().config().guide;
    let path = Some(sources::path()).filter(|path| site.plan().has(path))?;
    let section = |prefix: &str, word: &str, (number, title): (&str, &str)| Section {
        anchor: format!("{prefix}-{number}"),
        heading: format!("{word} {number} {title}"),
        text: String::new(),
    };
    let all = sections.iter().map(|entry| section("guide", "Afsnit", entry));
    let all = all.chain(annexes.iter().map(|entry| section("bilag", "Bilag", entry)));
    let opening = Section { text: title.clone(), ..Section::default() };
    Some(search::Page {
        address: site.address_from_top(&path),
        title: sources::TITLE.to_owned(),
        summary: "De kilder, som siderne bygger på.".to_owned(),
        keywords: "guide implementeringsguide kilde".to_owned(),
        worth: Worth::Least,
        sections: std::iter::once(opening).chain(all).collect(),
        ..search::Page::default()
    })
}

/// A text as it can be found.
fn found(title: &str, summary: &str, document: &Document, address: &str) -> search::Page {
    search::Page {
        address: address.to_owned(),
        title: title.to_owned(),
        summary: summary.to_owned(),
        sections: sections(document),
        ..search::Page::default()
    }
}

/// What stands before the first heading, then a section for every heading that results lead to. Footnotes stand where
/// the page has them: nowhere of their own.
fn sections(document: &Document) -> Vec<Section> {
    let mut sections = vec![Section::default()];
    for block in &document.blocks {
        match &block.kind {
            BlockKind::Heading(heading) if heading.level <= DEEPEST => sections.push(Section {
                anchor: heading.anchor.clone(),
                heading: plain_text(&heading.content),
                text: String::new(),
            }),
            _ => add_text(block, &mut sections.last_mut().expect("there is one from the start").text),
        }
    }
    sections
}

/// What a reader looks for; three dots for what is left to fill in.
fn add_inline(inline: &Inline, text: &mut String) {
    match &inline.kind {
        InlineKind::Placeholder(_) => text.push('…'),
        _ => text.push_str(inline.own_text()),
    }
    inline.children().iter().for_each(|child| add_inline(child, text));
}

fn add_text(block: &Block, text: &mut String) {
    block.walk(&mut |block| {
        block.each_text(&mut |content| {
            if !text.is_empty() {
                text.push(' ');
            }
            content.iter().for_each(|inline| add_inline(inline, text));
        });
    });
}
