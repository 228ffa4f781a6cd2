//! Pictures and other files that pages show or link to. A file nobody mentions is not published.

use std::collections::{BTreeMap, BTreeSet};

use crate::library::document::{Document, InlineKind};
use crate::library::edition::Version;
use crate::library::page::PageKind;
use crate::library::shelf::{Found, Lookup, Public, Reader, Shelf, Staff};
use crate::output_path::OutputPath;
use crate::site::{self, Body, Plan, Render, Site};
use crate::source::ProjectPath;
use crate::theme::TemplateError;

struct CopiedFile<'l>(&'l ProjectPath);

pub(super) fn plan_public<'l>(shelf: &Shelf<'l, Public>, plan: &mut Plan<'l, Public>) {
    let mut files = BTreeSet::new();
    let pages = shelf.public_pages().filter(|page| !matches!(page.matter.kind, PageKind::Agreement(_)));
    let agreement = shelf.agreement().map(|agreement| agreement.version.text());
    for text in pages.map(|page| &page.text).chain(agreement) {
        mentioned(shelf, &text.document, text.path(), &mut files);
    }
    for file in files {
        plan.add_file(file.below("content").unwrap_or_default(), Some(file), CopiedFile(file));
    }
}

pub(super) fn plan_staff<'l>(shelf: &Shelf<'l, Staff>, plan: &mut Plan<'l, Staff>) {
    let mut files = BTreeSet::new();
    let mut folders = BTreeMap::new();
    for document in shelf.documents() {
        for text in shelf.versions(document).map(Version::text) {
            mentioned(shelf, &text.document, text.path(), &mut files);
        }
        // In a folder it has left, a picture may have the name of another one.
        let newest = shelf.versions(document).last().filter(|_| document.number().is_some());
        folders.extend(newest.map(|newest| (newest.text().path().folder(), document)));
    }
    for page in shelf.staff_pages() {
        mentioned(shelf, &page.text.document, page.text.path(), &mut files);
    }
    for file in files {
        let folder = folders_of(file).find_map(|folder| Some((folder, *folders.get(folder)?)));
        let beside = folder.and_then(|(folder, document)| Some((file.below(folder)?, document)));
        let address = match beside {
            Some((below, document)) => format!("{}/{below}", site::document_address(document)),
            None => address_of_staff_file(file),
        };
        plan.add_file(&address, Some(file), CopiedFile(file));
    }
}

/// The folders a file lies in, the innermost first.
fn folders_of(file: &ProjectPath) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(file.folder()), |folder| folder.rsplit_once('/').map(|(outer, _)| outer))
}

fn address_of_staff_file(file: &ProjectPath) -> String {
    let own = file.below("manuals").map(str::to_owned);
    own.unwrap_or_else(|| format!("faelles/{}", file.below("content").unwrap_or(file.as_str())))
}

fn mentioned<'l, A: Reader>(
    shelf: &Shelf<'l, A>,
    document: &Document,
    from: &ProjectPath,
    files: &mut BTreeSet<&'l ProjectPath>,
) {
    document.walk_inlines(&mut |inline| {
        if let InlineKind::Link(link) | InlineKind::Image(link) = &inline.kind
            && let Lookup::Found(Found::File(file)) = shelf.lookup(from, &link.target)
        {
            files.insert(file);
        }
    });
}

impl<A: Reader> Render<A> for CopiedFile<'_> {
    fn render(&self, _: &Site<'_, A>, _: &OutputPath) -> Result<Body, Box<TemplateError>> {
        Ok(Body::Copy(self.0.clone()))
    }
}
