//! Pictures and other files that pages show or link to. A file nobody mentions is not published.

use std::collections::BTreeSet;

use crate::library::document::{Document, InlineKind};
use crate::library::number::ManualRef;
use crate::library::shelf::{Found, Lookup, Public, Reader, Shelf, Staff};
use crate::output_path::OutputPath;
use crate::site::{self, Body, Plan, Render, Site};
use crate::source::ProjectPath;
use crate::theme::TemplateError;

struct CopiedFile<'l>(&'l ProjectPath);

pub(super) fn plan_public<'l>(shelf: &Shelf<'l, Public>, plan: &mut Plan<'l, Public>) {
    let mut files = BTreeSet::new();
    for page in shelf.public_pages() {
        mentioned(shelf, &page.text.document, page.text.path(), &mut files);
    }
    for file in files {
        plan.add_file(file.below("content").unwrap_or_default(), Some(file), CopiedFile(file));
    }
}

pub(super) fn plan_staff<'l>(shelf: &Shelf<'l, Staff>, plan: &mut Plan<'l, Staff>) {
    let mut files = BTreeSet::new();
    for (number, manual) in shelf.manuals() {
        let mut own = BTreeSet::new();
        mentioned(shelf, &manual.text.document, manual.text.path(), &mut own);
        for file in own.into_iter().filter(|file| files.insert(*file)) {
            plan.add_file(
                &address_of_manual_file(number, manual.text.path(), file),
                Some(file),
                CopiedFile(file),
            );
        }
    }
    let mut rest = BTreeSet::new();
    for page in shelf.staff_pages() {
        mentioned(shelf, &page.text.document, page.text.path(), &mut rest);
    }
    for file in rest.difference(&files) {
        plan.add_file(&address_of_staff_file(file), Some(file), CopiedFile(file));
    }
}

/// Beside the manual, when it lies in the manual's folder.
fn address_of_manual_file(number: ManualRef, manual: &ProjectPath, file: &ProjectPath) -> String {
    match file.below(manual.folder()) {
        Some(below) => format!("{}/{below}", site::manual_address(number)),
        None => address_of_staff_file(file),
    }
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
