//! Tells browsers that look at a page which files have changed, by server-sent events.

use std::io::Write;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use crate::output_path::OutputPath;

/// How long nothing is said before a sign of life is given; finds those that have gone.
const SILENCE: Duration = Duration::from_secs(10);
/// What every stream begins with. Written by hand: the stream has no length and must not be buffered.
const HEAD: &str = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nCache-Control: no-store\r\n\
    Connection: close\r\nX-Content-Type-Options: nosniff\r\n\r\nretry: 500\n\n";
/// The most files that are named; beyond that it is said that anything may have changed.
const MOST_NAMED: usize = 500;

/// The browsers that are looking.
#[derive(Debug, Default)]
pub(super) struct Listeners(Mutex<Vec<Sender<Arc<str>>>>);

impl Listeners {
    /// Writes what is told to one browser until it goes away. `first` is told at once.
    pub(super) fn hold(&self, mut stream: impl Write, first: Option<OutputPath>) {
        let (sender, told) = mpsc::channel();
        if let Some(path) = first {
            // The other end is still here.
            let _ = sender.send(change(&[path]));
        }
        self.lock().push(sender);
        write_all(&mut stream, &told);
    }

    /// Tells that files have changed.
    pub(super) fn tell(&self, changed: &[OutputPath]) {
        if !changed.is_empty() {
            let change = change(changed);
            self.lock().retain(|listener| listener.send(Arc::clone(&change)).is_ok());
        }
    }

    /// Ends all streams.
    pub(super) fn close(&self) {
        self.lock().clear();
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Vec<Sender<Arc<str>>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// An event that names the files that have changed; an empty list when they are too many to name.
fn change(changed: &[OutputPath]) -> Arc<str> {
    let named = if changed.len() > MOST_NAMED { &[] } else { changed };
    let named: Vec<String> = named.iter().map(|path| format!("/{path}")).collect();
    let data = serde_json::json!({ "files": named });
    format!("event: change\ndata: {data}\n\n").into()
}

fn write_all(stream: &mut impl Write, told: &Receiver<Arc<str>>) {
    let mut say = |text: &str| stream.write_all(text.as_bytes()).and_then(|()| stream.flush()).is_ok();
    let mut is_there = say(HEAD);
    while is_there {
        is_there = match told.recv_timeout(SILENCE) {
            Ok(event) => say(&event),
            Err(RecvTimeoutError::Timeout) => say(": stadig her\n\n"),
            Err(RecvTimeoutError::Disconnected) => false,
        };
    }
}
