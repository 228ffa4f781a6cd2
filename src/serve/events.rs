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
    /// Writes what is told to one browser until it goes away. What it has `missed` is told at once; that is
    /// asked when it listens already, so that nothing is lost in between.
    pub(super) fn hold(&self, mut stream: impl Write, missed: impl FnOnce() -> Option<OutputPath>) {
        let (sender, told) = mpsc::channel();
        self.lock().push(sender);
        let missed = missed().map(|path| change(&[path])).unwrap_or_default();
        write_all(&mut stream, &missed, &told);
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

fn write_all(stream: &mut impl Write, missed: &str, told: &Receiver<Arc<str>>) {
    let mut say = |text: &str| stream.write_all(text.as_bytes()).and_then(|()| stream.flush()).is_ok();
    let mut is_there = say(HEAD) && say(missed);
    while is_there {
        is_there = match told.recv_timeout(SILENCE) {
            Ok(event) => say(&event),
            Err(RecvTimeoutError::Timeout) => say(": stadig her\n\n"),
            Err(RecvTimeoutError::Disconnected) => false,
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_changes_while_a_browser_arrives_is_told() {
        let (listeners, mut stream) = (Listeners::default(), Vec::new());
        listeners.hold(&mut stream, || {
            listeners.tell(&OutputPath::new("a.html".to_owned()).into_iter().collect::<Vec<_>>());
            listeners.close();
            OutputPath::new("b.html".to_owned())
        });
        let said = String::from_utf8(stream).unwrap();
        let told: Vec<_> = said.lines().filter(|line| line.starts_with("data:")).collect();
        assert_eq!(told, [r#"data: {"files":["/b.html"]}"#, r#"data: {"files":["/a.html"]}"#]);
    }
}
