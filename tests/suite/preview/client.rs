//! A preview of a project on the disk, and a client that listens and fetches as a browser does.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::sync::mpsc::Sender;
use std::thread::JoinHandle;
use std::time::Duration;

use husbog::disk::watch::{Noticing, Wake};
use husbog::serve;
use tempfile::TempDir;

use crate::project::{Project, TODAY};

/// How long is waited for what must happen. Only a fault takes so long.
const AT_MOST: Duration = Duration::from_secs(30);

/// A running preview.
pub(crate) struct Preview {
    root: TempDir,
    port: u16,
    events: Events,
    stop: Sender<Wake>,
    running: Option<JoinHandle<std::io::Result<()>>>,
}

impl Preview {
    pub(crate) fn of(project: &Project) -> Self {
        Self::noticing(project, Noticing::Told)
    }

    pub(crate) fn noticing(project: &Project, noticing: Noticing) -> Self {
        let root = project.on_disk();
        let preview = serve::Preview::bind(0).unwrap();
        let (port, stop) = (preview.address().unwrap().port(), preview.stopper());
        let project = serve::Project { root: root.path().to_owned(), date: Some(TODAY), noticing };
        let running = std::thread::spawn(move || preview.run(&project, |_| {}));
        Self { root, port, events: Events::listen(port, ""), stop, running: Some(running) }
    }

    pub(crate) fn root(&self) -> &Path {
        self.root.path()
    }

    pub(crate) fn port(&self) -> u16 {
        self.port
    }

    pub(crate) fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        let path = self.root().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// The body of a page.
    pub(crate) fn page(&self, path: &str) -> String {
        let answer = self.answer(&format!("GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\n", self.port));
        answer.split_once("\r\n\r\n").unwrap().1.to_owned()
    }

    /// The whole answer to a request, given as its first lines.
    pub(crate) fn answer(&self, request: &str) -> String {
        let mut stream = connect(self.port);
        write!(stream, "{request}Connection: close\r\n\r\n").unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        String::from_utf8_lossy(&answer).into_owned()
    }

    /// Waits, event by event, until a page is as expected; gives the page.
    pub(crate) fn until(&mut self, path: &str, is_expected: impl Fn(&str) -> bool) -> String {
        loop {
            let page = self.page(path);
            if is_expected(&page) {
                return page;
            }
            self.event();
        }
    }

    /// Waits until an event names a file.
    pub(crate) fn told_of(&mut self, path: &str) {
        while !self.event().contains(&format!("\"{path}\"")) {}
    }

    /// The next event.
    pub(crate) fn event(&mut self) -> String {
        self.events.next()
    }

    /// Another listener, that says what it has.
    pub(crate) fn listen(&self, query: &str) -> Events {
        Events::listen(self.port, query)
    }

    /// Stops it, and gives what it came to.
    pub(crate) fn stop(&mut self) -> std::io::Result<()> {
        let _ = self.stop.send(Wake::Stop);
        self.running.take().map_or(Ok(()), |running| running.join().unwrap())
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        let _ = self.stop();
    }
}

fn connect(port: u16) -> TcpStream {
    let stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
    stream.set_read_timeout(Some(AT_MOST)).unwrap();
    stream
}

/// What one listener is told.
pub(crate) struct Events(BufReader<TcpStream>);

impl Events {
    fn listen(port: u16, query: &str) -> Self {
        let mut stream = connect(port);
        write!(stream, "GET /_husbog/events{query} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n").unwrap();
        let mut events = Self(BufReader::new(stream));
        events.line("retry");
        events
    }

    /// The next event.
    pub(crate) fn next(&mut self) -> String {
        self.line("data:")
    }

    /// The next line that begins so.
    fn line(&mut self, beginning: &str) -> String {
        let (mut line, mut silences) = (String::new(), 0);
        while !line.starts_with(beginning) {
            line.clear();
            assert!(self.0.read_line(&mut line).unwrap() > 0, "the preview has ended");
            silences += usize::from(line.starts_with(':'));
            assert!(silences < 3, "nothing happens any more");
        }
        line
    }
}
