//! The output folder: whose it is, who may work in it now, and where things lie in it.
//!
//! ```text
//! out/offentlig/  out/personale/   the sites, and nothing but files of the sites
//! out/.husbog/husbog.txt           says that the folder is ours
//! out/.husbog/lock                 locked by the run that publishes
//! out/.husbog/ny/<site>/           what is being built; after an exchange: what was published before
//! out/.husbog/gammel/<site>/       what was published before, on file systems that cannot exchange
//! out/.husbog/journal.json         an exchange that has begun
//! out/.husbog/udgivet.json         what is published
//! ```

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{ErrorKind, Read};
use std::os::unix::fs::{MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use rustix::fs::OFlags;
use serde::{Deserialize, Serialize};

use super::effects::{self, act, look};
use super::error::PublishError;
use crate::output_path::OutputPath;

const MARKER: &str = "Denne mappe er lavet af husbog, som selv rydder op i den.\n";

/// The name of a site: that of its folder, a single plain part.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String")]
pub(super) struct SiteName(String);

impl SiteName {
    /// Takes a name; `None` when it could lead anywhere but to a folder beside the others.
    pub(super) fn new(name: &str) -> Option<Self> {
        let is_plain = OutputPath::new(name).is_some() && !name.contains('/');
        is_plain.then(|| Self(name.to_owned()))
    }

    pub(super) fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for SiteName {
    type Error = &'static str;

    fn try_from(name: String) -> Result<Self, Self::Error> {
        Self::new(&name).ok_or("not the name of a site")
    }
}

/// An output folder that is ours, and in which no other run works as long as this value lives.
#[derive(Debug)]
pub(super) struct OutputFolder {
    out: PathBuf,
    tools: PathBuf,
    _lock: File,
}

impl OutputFolder {
    /// Makes the folder, or takes one that is ours or holds nothing.
    pub(super) fn claim(out: &Path) -> Result<Self, PublishError> {
        // A slash at the end would make every look at the folder follow a link.
        let out: PathBuf = out.components().collect();
        let tools = out.join(".husbog");
        for folder in [&out, &tools] {
            refuse_other_than_folder(folder)?;
        }
        refuse_not_ours(&out, &tools)?;
        act("oprette", &out, || fs::create_dir_all(&out))?;
        effects::make_folder(&tools)?;
        let lock = lock(&out, &tools.join("lock"))?;
        if !is_marked(&tools)? {
            effects::write_whole(&marker(&tools), MARKER.as_bytes())?;
        }
        Ok(Self { out, tools, _lock: lock })
    }

    /// Refuses a site whose folder is not one that can be exchanged.
    pub(super) fn check_site(&self, site: &SiteName) -> Result<(), PublishError> {
        let folder = self.published(site);
        refuse_other_than_folder(&folder)?;
        let devices = [look(&folder)?, look(&self.tools)?].map(|found| found.map(|found| found.dev()));
        if devices[0].is_some() && devices[0] != devices[1] {
            return Err(PublishError::OtherDisk { folder });
        }
        Ok(())
    }

    pub(super) fn out(&self) -> &Path {
        &self.out
    }

    pub(super) fn tools(&self) -> &Path {
        &self.tools
    }

    pub(super) fn published(&self, site: &SiteName) -> PathBuf {
        self.out.join(site.as_str())
    }

    pub(super) fn staging(&self) -> PathBuf {
        self.tools.join("ny")
    }

    pub(super) fn staged(&self, site: &SiteName) -> PathBuf {
        self.staging().join(site.as_str())
    }

    pub(super) fn set_aside(&self) -> PathBuf {
        self.tools.join("gammel")
    }

    pub(super) fn aside(&self, site: &SiteName) -> PathBuf {
        self.set_aside().join(site.as_str())
    }

    pub(super) fn journal(&self) -> PathBuf {
        self.tools.join("journal.json")
    }

    pub(super) fn record(&self) -> PathBuf {
        self.tools.join("udgivet.json")
    }
}

fn refuse_other_than_folder(path: &Path) -> Result<(), PublishError> {
    match look(path)? {
        Some(found) if !found.is_dir() => Err(PublishError::NotAFolder { path: path.to_owned() }),
        _ => Ok(()),
    }
}

fn refuse_not_ours(out: &Path, tools: &Path) -> Result<(), PublishError> {
    if look(out)?.is_none() || is_marked(tools)? {
        return Ok(());
    }
    // An interrupted first run may have left our folder without its marker; nothing else is there to harm.
    let entries = fs::read_dir(out).and_then(Iterator::collect::<Result<Vec<_>, _>>);
    let entries = entries.map_err(|error| PublishError::io("læse", out, error))?;
    if entries.iter().all(|entry| entry.path() == tools) {
        return Ok(());
    }
    Err(PublishError::NotOurs { folder: out.to_owned() })
}

fn marker(tools: &Path) -> PathBuf {
    tools.join("husbog.txt")
}

fn is_marked(tools: &Path) -> Result<bool, PublishError> {
    let (path, mut text) = (marker(tools), Vec::new());
    match effects::open_file(&path).and_then(|file| file.take(2 * MARKER.len() as u64).read_to_end(&mut text))
    {
        Ok(_) => Ok(text == MARKER.as_bytes()),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
        Err(error) => Err(PublishError::io("læse", &path, error)),
    }
}

fn lock(out: &Path, path: &Path) -> Result<File, PublishError> {
    let file = act("åbne", path, || {
        let no_link = (OFlags::NOFOLLOW | OFlags::NONBLOCK).bits().cast_signed();
        OpenOptions::new().write(true).create(true).truncate(false).custom_flags(no_link).open(path)
    })?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(PublishError::Busy { folder: out.to_owned() }),
        Err(TryLockError::Error(error)) => Err(PublishError::io("låse", path, error)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_name_is_one_plain_part() {
        let check =
            |name: &str, expected: bool| assert_eq!(SiteName::new(name).is_some(), expected, "{name}");
        check("offentlig", true);
        check("hearing", true);
        for bad in ["", ".", "..", ".husbog", "a/b", "/", "../a", "a\0"] {
            check(bad, false);
        }
    }
}
