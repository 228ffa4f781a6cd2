//! What publishing a built site would change, and which assets it keeps for one generation.
//!
//! A page that is open in a browser may still ask for the styles and scripts it was built with. Those
//! the published site uses are kept; those it only keeps itself are not.

use std::collections::{BTreeSet, HashSet};
use std::io::ErrorKind;
use std::path::Path;

use walkdir::{DirEntry, WalkDir};

use super::effects::look;
use super::error::PublishError;
use super::staging::Staging;
use crate::output_path::OutputPath;

/// How a built site differs from the published one.
#[derive(Debug, Default)]
pub(super) struct Comparison {
    /// Files that are new or changed.
    pub(super) written: usize,
    /// Files that are as they were.
    pub(super) unchanged: usize,
    /// Files that the built site does not have.
    pub(super) removed: usize,
    /// Assets to be kept.
    pub(super) kept: Vec<OutputPath>,
    /// Whether there is anything to publish.
    pub(super) differs: bool,
}

/// Compares a built site with the published one, which keeps the assets `kept_before`; assets lie
/// below the folder `assets`.
pub(super) fn compare(
    site: &Staging,
    assets: &str,
    kept_before: &BTreeSet<String>,
) -> Result<Comparison, PublishError> {
    let unchanged = site.unchanged();
    let mut comparison =
        Comparison { written: site.written(), unchanged: unchanged.len(), ..Comparison::default() };
    if look(site.published())?.is_none() {
        comparison.differs = true;
        return Ok(comparison);
    }
    let unchanged: HashSet<&Path> = unchanged.iter().map(|path| Path::new(path.as_str())).collect();
    for entry in WalkDir::new(site.published()).min_depth(1) {
        let entry = entry.map_err(|error| unwalked(site.published(), error))?;
        let path = entry.path().strip_prefix(site.published()).expect("the walk began there");
        if entry.file_type().is_dir() || unchanged.contains(path) {
            continue;
        }
        match fate(&entry, path, site, assets) {
            Fate::Stays => {}
            Fate::Leaves(Some(asset)) if !kept_before.contains(asset.as_str()) => comparison.kept.push(asset),
            Fate::Leaves(_) => comparison.removed += 1,
        }
    }
    let is_same = comparison.written + comparison.removed == 0;
    comparison.differs = !(is_same && comparison.kept.is_empty() && kept_before.is_empty());
    Ok(comparison)
}

/// What becomes of a published file.
enum Fate {
    /// The built site has it, or something else in its place.
    Stays,
    /// The built site does not have it; the path, when it is an asset that can be kept.
    Leaves(Option<OutputPath>),
}

fn fate(entry: &DirEntry, path: &Path, site: &Staging, assets: &str) -> Fate {
    match site.staged().join(path).symlink_metadata() {
        Ok(_) => Fate::Stays,
        Err(error) if error.kind() == ErrorKind::NotFound && is_asset(entry, path, assets) => {
            Fate::Leaves(path.to_str().and_then(OutputPath::new))
        }
        // Also when a folder above it has become a file, so that there is no room for it.
        Err(_) => Fate::Leaves(None),
    }
}

fn is_asset(entry: &DirEntry, path: &Path, assets: &str) -> bool {
    entry.file_type().is_file() && path.starts_with(assets)
}

fn unwalked(root: &Path, error: walkdir::Error) -> PublishError {
    let path = error.path().unwrap_or(root).to_owned();
    PublishError::Io { doing: "læse", path, cause: error.into() }
}
