//! The sections and annexes of the guide that a page rests on.

use serde::Serialize;

use crate::library::shelf::Reader;
use crate::library::target::Target;
use crate::output_path::OutputPath;
use crate::site::Site;
use crate::yaml::Located;

/// A section or an annex of the guide.
#[derive(Debug, Serialize)]
pub(super) struct Reference<'p> {
    /// `section` or `annex`.
    kind: &'static str,
    number: &'p str,
    /// Its title; empty when site.yaml does not know it.
    title: &'p str,
    /// Where the list of sources has it; empty when there is no such list.
    link: String,
}

/// The references of a page, as that page shows them.
pub(super) fn references<'p, A: Reader>(
    site: &'p Site<'_, A>,
    path: &OutputPath,
    targets: &'p [Located<Target>],
) -> Vec<Reference<'p>> {
    targets.iter().filter_map(|target| reference(site, path, &target.value)).collect()
}

fn reference<'p, A: Reader>(
    site: &'p Site<'_, A>,
    path: &OutputPath,
    target: &'p Target,
) -> Option<Reference<'p>> {
    let guide = &site.shelf().config().guide;
    let (kind, number, names) = match target {
        Target::Guide(number) => ("section", number, &guide.sections),
        Target::Annex(number) => ("annex", number, &guide.annexes),
        _ => return None,
    };
    let title = names.name(number).unwrap_or_default();
    Some(Reference { kind, number, title, link: site.reference_link(path, target).unwrap_or_default() })
}
