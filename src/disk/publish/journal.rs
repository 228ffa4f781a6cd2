//! The record of what is published, and the journal that makes an exchange of several sites one.
//!
//! They are one file. Written as the journal, it says what is to be published, and the exchange has
//! begun; when all of it is published, a rename makes it the record. A site is known by the inode
//! number of its folder, which follows it through renames. The device number is left out: it may
//! change when the machine starts again, and all places a site can lie in are on one device.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::Metadata;
use std::io::{ErrorKind, Read};
use std::os::unix::fs::MetadataExt;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::effects::{self, look};
use super::error::PublishError;
use super::folder::{OutputFolder, SiteName};
use crate::output_path::OutputPath;

/// What is, or is to be, published.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Record {
    /// Every site that was ever published to this output folder.
    pub(super) sites: BTreeMap<SiteName, Generation>,
}

/// One site as published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Generation {
    /// The inode number of its folder.
    pub(super) folder: u64,
    /// The assets in it that only the generation before used.
    pub(super) kept: BTreeSet<String>,
}

/// What reading a record came to.
pub(super) enum Reading {
    /// There is none.
    Missing,
    /// It is not a record as this program writes it.
    Unreadable,
    /// There is one.
    Whole(Record),
}

impl Record {
    /// Reads the record or the journal.
    pub(super) fn read(path: &Path) -> Result<Reading, PublishError> {
        if look(path)?.is_none() {
            return Ok(Reading::Missing);
        }
        let mut text = Vec::new();
        effects::open_file(path)
            .and_then(|mut file| file.read_to_end(&mut text))
            .map_err(|error| PublishError::io("læse", path, error))?;
        Ok(serde_json::from_slice(&text).map_or(Reading::Unreadable, Reading::Whole))
    }

    /// The assets that the published site only keeps.
    pub(super) fn kept(&self, site: &SiteName) -> BTreeSet<String> {
        self.sites.get(site).map(|generation| generation.kept.clone()).unwrap_or_default()
    }

    /// Begins an exchange: from here on it is finished, by this run or by the next.
    pub(super) fn open_journal(&self, folder: &OutputFolder) -> Result<(), PublishError> {
        let text = serde_json::to_vec(self).expect("names and numbers can always be written as JSON");
        effects::write_whole(&folder.journal(), &text)?;
        effects::sync_folder(folder.tools())
    }
}

impl Generation {
    /// A site that lies, whole, in a folder, and keeps some assets.
    pub(super) fn of(folder: &Path, kept: &[OutputPath]) -> Result<Self, PublishError> {
        let kept = kept.iter().map(|path| path.as_str().to_owned()).collect();
        match inode(folder)? {
            Some(folder) => Ok(Self { folder, kept }),
            None => Err(PublishError::io("læse", folder, ErrorKind::NotFound.into())),
        }
    }
}

/// Ends an exchange: all the journal names is published.
pub(super) fn close_journal(folder: &OutputFolder) -> Result<(), PublishError> {
    effects::sync_folder(folder.out())?;
    effects::rename(&folder.journal(), &folder.record())?;
    effects::sync_folder(folder.tools())
}

/// The inode number of a folder; `None` when no folder lies there.
pub(super) fn inode(path: &Path) -> Result<Option<u64>, PublishError> {
    Ok(look(path)?.filter(Metadata::is_dir).map(|found| found.ino()))
}
