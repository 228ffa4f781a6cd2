//! The preview: both sites and the editor's board on this machine, from memory, always as the texts are
//! now.
//!
//! 1. [`crate::disk::watch`] tells that something may have changed, [`crate::disk::read::Reader`] what.
//! 2. An edition (`serve/edition.rs`) is what readers get: every file of both sites after one build, with what
//!    was found. It comes from the same build as `husbog build`, which remembers its pure steps.
//! 3. The server (`serve/server.rs`) answers browsers from the newest edition; `serve/events.rs` tells those
//!    that are looking which files have changed.
//!
//! Nothing is written to the disk. Only this machine can connect.

mod dress;
mod edition;
mod events;
mod http;
mod server;

use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::PathBuf;
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Mutex, PoisonError};

use jiff::civil::Date;

use crate::build::Memory;
use crate::disk;
use crate::disk::read::{Reader, Reading};
use crate::disk::watch::{Noticing, Wake, Watch};
use edition::Edition;
use events::Listeners;

/// What to preview, and how.
#[derive(Debug)]
pub struct Project {
    /// The folder with site.yaml.
    pub root: PathBuf,
    /// The day to build for; today if there is none.
    pub date: Option<Date>,
    /// How changes are noticed.
    pub noticing: Noticing,
}

/// A preview that has its port but does not answer yet.
#[derive(Debug)]
pub struct Preview {
    listener: TcpListener,
    stop: Sender<Wake>,
    wakes: Receiver<Wake>,
}

/// What a build came to, for the one who started the preview.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Told {
    /// How many files of the preview are new, changed or gone.
    pub changed: usize,
    /// How many errors there are.
    pub errors: usize,
    /// How many warnings there are.
    pub warnings: usize,
    /// Whether the system was to tell of changes and has now been found not to.
    pub has_fallen_back: bool,
}

/// The newest edition, shared with all who answer.
type Newest = Arc<Mutex<Arc<Edition>>>;

impl Preview {
    /// Takes a port of this machine; 0 takes any that is free.
    ///
    /// # Errors
    /// When the port cannot be had.
    pub fn bind(port: u16) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
        let (stop, wakes) = mpsc::channel();
        Ok(Self { listener, stop, wakes })
    }

    /// Where browsers find the preview.
    ///
    /// # Errors
    /// When the system does not say.
    pub fn address(&self) -> io::Result<SocketAddr> {
        self.listener.local_addr()
    }

    /// What ends the preview when [`Wake::Stop`] is sent to it.
    #[must_use]
    pub fn stopper(&self) -> Sender<Wake> {
        self.stop.clone()
    }

    /// Builds, answers, and builds again whenever something changes, until it is told to stop. `tell` is
    /// called after each build that changed something.
    ///
    /// # Errors
    /// When the project cannot be read at the beginning, or browsers cannot be answered.
    pub fn run(self, project: &Project, mut tell: impl FnMut(Told)) -> io::Result<()> {
        let mut workshop = Workshop::open(project)?;
        let newest: Newest = Arc::new(Mutex::new(Arc::clone(&workshop.edition)));
        let listeners = Arc::new(Listeners::default());
        let mut watch = Watch::new(&project.root, project.noticing, (self.stop, self.wakes));
        server::start(self.listener, project.root.clone(), Arc::clone(&newest), Arc::clone(&listeners))?;
        tell(workshop.told(&watch));
        while watch.wait() == Wake::Look {
            if workshop.look(&watch) {
                *newest.lock().unwrap_or_else(PoisonError::into_inner) = Arc::clone(&workshop.edition);
                listeners.tell(workshop.edition.changed());
                tell(workshop.told(&watch));
            }
        }
        listeners.close();
        Ok(())
    }
}

/// Where editions are made, one after another.
struct Workshop<'p> {
    project: &'p Project,
    reader: Reader,
    memory: Memory,
    today: Date,
    edition: Arc<Edition>,
    /// How changes are noticed, as was told last.
    noticing: Noticing,
}

impl<'p> Workshop<'p> {
    fn open(project: &'p Project) -> io::Result<Self> {
        let (mut reader, memory) = (Reader::new(project.root.clone()), Memory::remembering());
        let today = project.today();
        let edition = Arc::new(Edition::empty().next(reader.read()?, today, &memory));
        Ok(Self { project, reader, memory, today, edition, noticing: project.noticing })
    }

    /// Looks through the project, and makes an edition if anything has changed; whether it did.
    fn look(&mut self, watch: &Watch) -> bool {
        let today = self.project.today();
        let next = match self.settled(watch) {
            Ok(reading) if reading.is_changed || today != self.today || self.edition.is_stranded() => {
                self.edition.next(reading, today, &self.memory)
            }
            Err(error) if !self.edition.is_stranded() => self.edition.stranded(&disk::reason(&error)),
            _ => return false,
        };
        self.today = today;
        self.edition = Arc::new(next);
        !self.edition.changed().is_empty()
    }

    /// What the project says once editors have put back what they take away to write it anew.
    fn settled(&mut self, watch: &Watch) -> io::Result<Reading> {
        let reading = self.reader.read()?;
        if reading.emptied == 0 {
            return Ok(reading);
        }
        watch.give_an_editor_time();
        let later = self.reader.read()?;
        Ok(Reading {
            is_changed: true,
            changed_files: [reading.changed_files, later.changed_files].concat(),
            ..later
        })
    }

    fn told(&mut self, watch: &Watch) -> Told {
        let counts = self.edition.counts();
        let noticed_before = std::mem::replace(&mut self.noticing, watch.noticing());
        Told {
            changed: self.edition.changed().len(),
            errors: counts.errors,
            warnings: counts.warnings,
            has_fallen_back: self.noticing != noticed_before,
        }
    }
}

impl Project {
    fn today(&self) -> Date {
        self.date.unwrap_or_else(crate::date::today)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn that_the_system_does_not_tell_is_told_once() {
        let root = tempfile::tempdir().unwrap();
        let project = Project { root: root.path().to_owned(), date: None, noticing: Noticing::Told };
        let watch = Watch::new(root.path(), Noticing::Polling, mpsc::channel());
        let mut workshop = Workshop::open(&project).unwrap();
        assert!(workshop.told(&watch).has_fallen_back);
        assert!(!workshop.told(&watch).has_fallen_back);
    }
}
