//! Where things lie: the folders of the two sites, and the address of each page by the file it is made from.

use crate::library::document_id::DocumentId;
use crate::output_path::OutputPath;
use crate::source::ProjectPath;

/// The folder of the public site beside that of the staff site.
pub const PUBLIC_FOLDER: &str = "offentlig";
/// The address of the public site that leads to its accessibility statement: the law's own, so that everybody finds
/// it (bekendtgørelse nr. 904 af 22. august 2019). Nothing else may have it.
pub const STATEMENT_ADDRESS: &str = "was";
/// The folder of the hearing beside the two sites.
pub const HEARING_FOLDER: &str = "hearing";
/// The folder of the staff site beside that of the public site.
pub const STAFF_FOLDER: &str = "personale";

/// What the addresses of the pages of manuals begin with.
pub(crate) const MANUALS: &str = "manualer/";
/// What the addresses of the pages of roles begin with.
pub(crate) const ROLES: &str = "roller/";
/// What the addresses of the pages of phases begin with.
pub(crate) const PHASES: &str = "faser/";

/// Where the public site has the page or file made from a file below `content/`.
pub(super) fn public_path(path: &ProjectPath) -> Option<OutputPath> {
    match path.extension() {
        "md" => OutputPath::page(&public_address(path)),
        _ => OutputPath::new(path.below("content")?),
    }
}

/// The address of a page below `content/`: its path without `.md`, and without `index`.
pub(crate) fn public_address(path: &ProjectPath) -> String {
    address_below("content", path)
}

/// The address of a page for staff: its path below `manuals/` without `.md`, and without `index`.
pub(crate) fn staff_address(path: &ProjectPath) -> String {
    address_below("manuals", path)
}

/// The address of a document for staff: a manual by its number, so that it never changes.
pub(crate) fn document_address(document: DocumentId) -> String {
    match document {
        DocumentId::Manual(number) => format!("{MANUALS}{}", number.slug()),
        DocumentId::Agreement => document.to_string(),
    }
}

/// The address of the page of a role.
pub(crate) fn role_address(id: &str) -> String {
    format!("{ROLES}{id}")
}

/// The address of the page of a phase.
pub(crate) fn phase_address(id: &str) -> String {
    format!("{PHASES}{id}")
}

fn address_below(folder: &str, path: &ProjectPath) -> String {
    let below = path.below(folder).unwrap_or(path.as_str());
    let bare = below.strip_suffix(".md").unwrap_or(below);
    match bare.strip_suffix("index") {
        Some("") => String::new(),
        Some(rest) if rest.ends_with('/') => rest.trim_end_matches('/').to_owned(),
        _ => bare.to_owned(),
    }
}

/// The path in an address of the web, with a slash at both ends.
pub(super) fn path_of(address: &str) -> String {
    let whole = address.split(['?', '#']).next().unwrap_or_default();
    let server = whole.split_once("://").map_or(whole, |(_, rest)| rest);
    let folder = server.split_once('/').map_or("", |(_, folder)| folder).trim_matches('/');
    if folder.is_empty() { "/".to_owned() } else { format!("/{folder}/") }
}
