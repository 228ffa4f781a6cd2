//! The publishing room: puts the sites of one build in the place of those of the build before.
//!
//! 1. [`Publication::begin`] takes the output folder, finishes what an interrupted run began, and makes
//!    an empty folder for each site beside the published ones.
//! 2. [`Publication::put`] and [`Publication::copy`] fill them, from any number of threads.
//! 3. [`Publication::commit`] exchanges all sites that differ, or none.
//!
//! # Promises
//!
//! - The published sites are whole at every instant. After a kill, a full disk or any other error they
//!   are those of the build before, or the next `begin` makes all of them those of the new build.
//! - Nothing outside the output folder is written or deleted, and within it nothing but the folders of
//!   the sites and `.husbog/`. No symbolic link is followed below it.
//! - A file that did not change keeps its bytes, its time and, where the file system has hard links,
//!   its inode.
//! - On Linux this holds through a power cut too: before an exchange begins, one `syncfs` brings all that
//!   was written to the disk (an fsync for each file would make writing several times slower), and the
//!   journal is synced at each of its steps. Elsewhere only the journal is synced, and a power cut within
//!   the first minute may leave new files empty.
//!
//! It does not know what the sites are, what a page is, or whether the build was good.

mod comparison;
mod content;
mod effects;
mod error;
mod exchange;
mod folder;
mod journal;
mod staging;

use std::iter::Sum;
use std::path::Path;

use rayon::prelude::*;

pub use error::PublishError;

use crate::output_path::OutputPath;
use comparison::{Comparison, compare};
use content::Content;
use folder::{OutputFolder, SiteName};
use journal::{Generation, Reading, Record};
use staging::Staging;

/// One publication of a set of sites. Dropped without [`commit`](Self::commit) it leaves the published
/// sites as they are.
#[derive(Debug)]
pub struct Publication {
    folder: OutputFolder,
    sites: Vec<Staging>,
}

/// What a publication changed, in files of all its sites.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Files that are new or changed.
    pub written: usize,
    /// Files that are as they were.
    pub unchanged: usize,
    /// Files that were published and are no longer.
    pub removed: usize,
}

impl Publication {
    /// Begins to publish the named sites to the folder `out`, which is made when it is missing.
    ///
    /// Each name is that of the site's folder: letters, digits, `.`, `_` and `-`.
    ///
    /// # Errors
    /// When the folder is not ours, another run works in it, or the disk refuses.
    pub fn begin(out: &Path, sites: &[&'static str]) -> Result<Self, PublishError> {
        let folder = OutputFolder::claim(out)?;
        let names: Vec<_> = sites.iter().map(|name| site_name(name)).collect();
        names.iter().try_for_each(|name| folder.check_site(name))?;
        exchange::recover(&folder)?;
        refuse_foreign_sites(&folder, &names)?;
        effects::make_folder(&folder.staging())?;
        let mut publication = Self { folder, sites: Vec::new() };
        for name in names {
            publication.sites.push(Staging::begin(&publication.folder, name)?);
        }
        Ok(publication)
    }

    /// Adds a file to a site. A path can be added once.
    ///
    /// # Errors
    /// When the disk refuses, or the path was added before.
    pub fn put(&self, site: &str, path: &OutputPath, bytes: &[u8]) -> Result<(), PublishError> {
        self.site(site).add(path, &Content::Bytes(bytes))
    }

    /// Adds a copy of the file `from`, which must be a regular file and not a link, to a site.
    ///
    /// # Errors
    /// When `from` is something else, the disk refuses, or the path was added before.
    pub fn copy(&self, site: &str, path: &OutputPath, from: &Path) -> Result<(), PublishError> {
        self.site(site).add(path, &Content::of_file(from)?)
    }

    /// Publishes all the sites. Sites that do not differ from what is published are not touched.
    ///
    /// The files that the published site used below the folder `keep_assets_below` and the new one does
    /// not are kept until the next publication.
    ///
    /// # Errors
    /// When the disk refuses; see the promises of this module for what is published then.
    pub fn commit(self, keep_assets_below: &str) -> Result<Summary, PublishError> {
        let record = match Record::read(&self.folder.record())? {
            Reading::Whole(record) => record,
            // What is only kept is not known then, and stays one publication longer.
            Reading::Missing | Reading::Unreadable => Record::default(),
        };
        let compared = self.sites.par_iter().map(|site| {
            let comparison = compare(site, keep_assets_below, &record.kept(site.name()))?;
            Ok((site, comparison))
        });
        let mut compared: Vec<_> = compared.collect::<Result<_, PublishError>>()?;
        let summary = compared.iter().map(|(_, comparison)| Summary::of(comparison)).sum();
        compared.retain(|(_, comparison)| comparison.differs);
        if !compared.is_empty() {
            self.exchange(&compared, record)?;
        }
        Ok(summary)
    }

    fn exchange(&self, differing: &[(&Staging, Comparison)], mut record: Record) -> Result<(), PublishError> {
        for (site, comparison) in differing {
            site.take_over(&comparison.kept)?;
            let generation = Generation::of(site.staged(), &comparison.kept)?;
            record.sites.insert(site.name().clone(), generation);
        }
        let names: Vec<_> = differing.iter().map(|(site, _)| site.name()).collect();
        exchange::publish(&self.folder, &names, &record)
    }

    fn site(&self, name: &str) -> &Staging {
        let found = self.sites.iter().find(|site| site.name().as_str() == name);
        found.expect("only sites named at the beginning are filled")
    }
}

impl Summary {
    fn of(comparison: &Comparison) -> Self {
        let Comparison { written, unchanged, removed, .. } = *comparison;
        Self { written, unchanged, removed }
    }
}

impl Sum for Summary {
    fn sum<I: Iterator<Item = Self>>(sites: I) -> Self {
        sites.fold(Self::default(), |sum, site| Self {
            written: sum.written + site.written,
            unchanged: sum.unchanged + site.unchanged,
            removed: sum.removed + site.removed,
        })
    }
}

impl Drop for Publication {
    fn drop(&mut self) {
        // What cannot be cleared away now is cleared away, or reported, when the next run begins.
        let _ = exchange::clear_away(&self.folder);
    }
}

fn site_name(name: &str) -> SiteName {
    SiteName::new(name).expect("the sites are named in this program, with plain names")
}

/// Refuses a folder in the place of a site that was never published here: it would be deleted.
fn refuse_foreign_sites(folder: &OutputFolder, sites: &[SiteName]) -> Result<(), PublishError> {
    let record = match Record::read(&folder.record())? {
        Reading::Whole(record) => record,
        Reading::Missing => Record::default(),
        Reading::Unreadable => return Ok(()),
    };
    for site in sites.iter().filter(|site| !record.sites.contains_key(site)) {
        let published = folder.published(site);
        if effects::holds_something(&published)? {
            return Err(PublishError::ForeignSite { folder: published });
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests;
