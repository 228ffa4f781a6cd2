//! Putting what was built in the place of what was published, all sites or none.
//!
//! Nothing is deleted while there is a journal: what it names may still have to be moved.

use std::fs;
use std::io::ErrorKind;

use super::effects::{self, Exchange, act, is_folder, look};
use super::error::PublishError;
use super::folder::{OutputFolder, SiteName};
use super::journal::{Generation, Reading, Record, close_journal, inode};

/// Publishes the staged folders of the sites, which the record names.
///
/// When it fails, the sites are as they were, or the journal remains and the next run finishes.
pub(super) fn publish(
    folder: &OutputFolder,
    sites: &[&SiteName],
    record: &Record,
) -> Result<(), PublishError> {
    for site in sites.iter().filter(|site| is_folder(&folder.published(site))) {
        effects::copy_permissions(&folder.published(site), &folder.staged(site))?;
    }
    effects::sync_all_below(&folder.staging())?;
    record.open_journal(folder).inspect_err(|_| withdraw(folder, &[]))?;
    for (done, site) in sites.iter().enumerate() {
        advance(folder, site).inspect_err(|_| withdraw(folder, &sites[..done]))?;
    }
    close_journal(folder)
}

/// Finishes or clears away whatever an interrupted run left; may itself be interrupted anywhere.
pub(super) fn recover(folder: &OutputFolder) -> Result<(), PublishError> {
    match Record::read(&folder.journal())? {
        Reading::Missing => {}
        // Whoever wrote it, it does not say what to move: each published site stays as it is.
        Reading::Unreadable => effects::remove_file(&folder.journal())?,
        Reading::Whole(journal) => {
            for (site, generation) in &journal.sites {
                roll_forward(folder, site, generation)?;
            }
            close_journal(folder)?;
        }
    }
    clear_away(folder)
}

/// Removes what was not, or is no longer, published, unless an exchange has begun.
pub(super) fn clear_away(folder: &OutputFolder) -> Result<(), PublishError> {
    if look(&folder.journal())?.is_some() {
        return Ok(());
    }
    put_back_lost(folder)?;
    effects::remove_tree(&folder.staging())?;
    effects::remove_tree(&folder.set_aside())
}

fn roll_forward(folder: &OutputFolder, site: &SiteName, generation: &Generation) -> Result<(), PublishError> {
    folder.check_site(site)?;
    let wanted = Some(generation.folder);
    if inode(&folder.published(site))? == wanted || inode(&folder.staged(site))? != wanted {
        return Ok(());
    }
    advance(folder, site)
}

fn advance(folder: &OutputFolder, site: &SiteName) -> Result<(), PublishError> {
    let (staged, published) = (folder.staged(site), folder.published(site));
    if look(&published)?.is_none() {
        return effects::rename(&staged, &published);
    }
    match effects::exchange(&staged, &published)? {
        Exchange::Done => Ok(()),
        Exchange::Unsupported => advance_in_two_steps(folder, site),
    }
}

fn advance_in_two_steps(folder: &OutputFolder, site: &SiteName) -> Result<(), PublishError> {
    let (published, aside) = (folder.published(site), folder.aside(site));
    effects::make_folder(&folder.set_aside())?;
    effects::rename(&published, &aside)?;
    effects::rename(&folder.staged(site), &published).inspect_err(|_| {
        // Should this fail too, the journal or `put_back_lost` brings the site back in the next run.
        let _ = effects::rename(&aside, &published);
    })
}

/// Takes an exchange back as far as it came, the journal last.
fn withdraw(folder: &OutputFolder, done: &[&SiteName]) {
    let undone = done.iter().rev().try_for_each(|site| retreat(folder, site));
    // Where it fails, the journal remains and the next run goes forward instead.
    let _ = undone.and_then(|()| effects::remove_file(&folder.journal()));
}

fn retreat(folder: &OutputFolder, site: &SiteName) -> Result<(), PublishError> {
    let (staged, published, aside) = (folder.staged(site), folder.published(site), folder.aside(site));
    if look(&staged)?.is_some() {
        return effects::exchange(&staged, &published).map(|_| ());
    }
    effects::rename(&published, &staged)?;
    if look(&aside)?.is_some() { effects::rename(&aside, &published) } else { Ok(()) }
}

/// Puts a site that was set aside back, where nothing came in its place.
fn put_back_lost(folder: &OutputFolder) -> Result<(), PublishError> {
    let set_aside = folder.set_aside();
    let entries = match fs::read_dir(&set_aside) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        entries => entries.and_then(Iterator::collect::<Result<Vec<_>, _>>),
    };
    for entry in entries.map_err(|error| PublishError::io("læse", &set_aside, error))? {
        let published = folder.out().join(entry.file_name());
        if look(&published)?.is_none() {
            act("udskifte", &published, || fs::rename(entry.path(), &published))?;
        }
    }
    Ok(())
}
