//! Just enough HTTP for browsers on this machine: one request a connection, answered whole or held open for
//! events, each on a thread of its own, so that none waits for another.

use std::io::{self, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

/// The most connections that are held at one time. A system may let a program open 256 files, and the project
/// must be read whatever browsers do.
const MOST_AT_ONCE: usize = 200;
/// How long is waited when the system gives no more connections.
const BREATH: Duration = Duration::from_millis(50);

/// The longest head of a request that is read.
const LONGEST_HEAD: usize = 16 * 1024;
/// The most header lines of a request that are read.
const MOST_HEADERS: usize = 100;
/// How long a browser may take to say what it wants, or to take what it gets.
const PATIENCE: Duration = Duration::from_secs(20);

/// What a browser asks for.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Request {
    pub(super) method: String,
    /// The path, and what stands after its `?`.
    pub(super) path: String,
    pub(super) query: String,
    /// What the browser calls this machine, in small letters.
    pub(super) host: String,
}

/// An answer.
pub(super) struct Answer {
    status: Status,
    /// The media type.
    kind: &'static str,
    body: Body,
}

/// How an answer begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Status {
    Ok,
    /// Look at this path instead.
    Found(String),
    Forbidden,
    NotFound,
    MethodNotAllowed,
}

enum Body {
    Text(String),
    /// So many bytes, read as they are sent.
    Bytes(Box<dyn Read>, u64),
}

/// Hands every connection to `serve`, on a thread of its own, as long as the program runs. One more than can be
/// held is closed unanswered.
pub(super) fn accept(listener: TcpListener, serve: impl Fn(TcpStream) + Clone + Send + 'static) {
    let held = Arc::new(());
    thread::spawn(move || {
        for stream in listener.incoming() {
            match stream {
                Ok(stream) if Arc::strong_count(&held) <= MOST_AT_ONCE => {
                    let (serve, place) = (serve.clone(), Arc::clone(&held));
                    // Where the system has no thread to spare, the connection is closed.
                    let _ = thread::Builder::new().spawn(move || {
                        serve(stream);
                        drop(place);
                    });
                }
                Ok(_) => {}
                Err(_) => thread::sleep(BREATH),
            }
        }
    });
}

impl Request {
    /// The request of a connection.
    ///
    /// # Errors
    /// When there is none: the browser has gone, is silent, or says something else.
    pub(super) fn read(stream: &mut TcpStream) -> io::Result<Self> {
        stream.set_read_timeout(Some(PATIENCE))?;
        stream.set_write_timeout(Some(PATIENCE))?;
        stream.set_nodelay(true)?;
        let (mut head, mut chunk) = (Vec::new(), [0; 2048]);
        loop {
            if let Some(request) = Self::parse(&head)? {
                return Ok(request);
            }
            match stream.read(&mut chunk)? {
                0 => return Err(io::ErrorKind::UnexpectedEof.into()),
                length => head.extend_from_slice(&chunk[..length]),
            }
        }
    }

    /// The request in what was read so far; `None` when it is not whole yet.
    fn parse(head: &[u8]) -> io::Result<Option<Self>> {
        let mut headers = [httparse::EMPTY_HEADER; MOST_HEADERS];
        let mut request = httparse::Request::new(&mut headers);
        let parsed =
            request.parse(head).map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error))?;
        if parsed.is_partial() {
            let is_too_long = head.len() > LONGEST_HEAD;
            return if is_too_long { Err(io::ErrorKind::InvalidData.into()) } else { Ok(None) };
        }
        let target = request.path.unwrap_or_default();
        let (path, query) = target.split_once('?').unwrap_or((target, ""));
        let host = request.headers.iter().find(|header| header.name.eq_ignore_ascii_case("host"));
        let host = host.map(|header| String::from_utf8_lossy(header.value).to_ascii_lowercase());
        Ok(Some(Self {
            method: request.method.unwrap_or_default().to_owned(),
            path: path.to_owned(),
            query: query.to_owned(),
            host: host.unwrap_or_default(),
        }))
    }
}

impl Answer {
    /// A text.
    pub(super) fn text(status: Status, kind: &'static str, text: impl Into<String>) -> Self {
        Self { status, kind, body: Body::Text(text.into()) }
    }

    /// So many bytes, read as they are sent.
    pub(super) fn bytes(kind: &'static str, bytes: impl Read + 'static, length: u64) -> Self {
        Self { status: Status::Ok, kind, body: Body::Bytes(Box::new(bytes), length) }
    }

    /// Sends it; of an answer to `HEAD` only the head.
    ///
    /// # Errors
    /// When the browser has gone away.
    pub(super) fn send(self, stream: &mut TcpStream, method: &str) -> io::Result<()> {
        let mut head = self.head();
        if method == "HEAD" {
            return stream.write_all(head.as_bytes());
        }
        match self.body {
            Body::Text(text) => {
                head.push_str(&text);
                stream.write_all(head.as_bytes())
            }
            Body::Bytes(bytes, length) => {
                stream.write_all(head.as_bytes())?;
                io::copy(&mut bytes.take(length), stream).map(drop)
            }
        }
    }

    fn head(&self) -> String {
        let (length, charset) = match &self.body {
            Body::Text(text) => (text.len() as u64, "; charset=utf-8"),
            Body::Bytes(_, length) => (*length, ""),
        };
        let location = match &self.status {
            Status::Found(path) => format!("Location: {path}\r\n"),
            _ => String::new(),
        };
        format!(
            "HTTP/1.1 {}\r\nContent-Type: {}{charset}\r\nContent-Length: {length}\r\n{location}\
             Cache-Control: no-store\r\nConnection: close\r\nX-Content-Type-Options: nosniff\r\n\
             Cross-Origin-Resource-Policy: same-origin\r\nX-Frame-Options: DENY\r\n\r\n",
            self.status.line(),
            self.kind
        )
    }
}

impl Status {
    fn line(&self) -> &'static str {
        match self {
            Self::Ok => "200 OK",
            Self::Found(_) => "302 Found",
            Self::Forbidden => "403 Forbidden",
            Self::NotFound => "404 Not Found",
            Self::MethodNotAllowed => "405 Method Not Allowed",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requests_are_read_once_they_are_whole() {
        let check = |head: &str, expected: Option<[&str; 4]>| {
            let read = Request::parse(head.as_bytes()).unwrap();
            let read = read.map(|Request { method, path, query, host }| [method, path, query, host]);
            assert_eq!(read, expected.map(|parts| parts.map(str::to_owned)), "{head:?}");
        };
        check("", None);
        check("GET /a HTTP/1.1\r\nHost: x\r\n", None);
        check(
            "GET /a?b=c?d HTTP/1.1\r\nHOST: LocalHost:1\r\n\r\n",
            Some(["GET", "/a", "b=c?d", "localhost:1"]),
        );
        check("HEAD / HTTP/1.0\r\n\r\n", Some(["HEAD", "/", "", ""]));
    }

    #[test]
    fn what_is_no_request_is_refused() {
        for head in ["\u{16}\u{3}\u{1}", "GET\r\n\r\n", "GET / HTTP/9\r\n\r\n"] {
            assert!(Request::parse(head.as_bytes()).is_err(), "{head:?}");
        }
        let endless = format!("GET / HTTP/1.1\r\nX: {}", "x".repeat(LONGEST_HEAD));
        assert!(Request::parse(endless.as_bytes()).is_err());
    }

    #[test]
    fn one_connection_too_many_is_closed_and_room_is_made_again() {
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let address = listener.local_addr().unwrap();
        accept(listener, |mut stream| {
            let _ = stream.write_all(b"x").and_then(|()| stream.read(&mut [0]));
        });
        let connect = || {
            let mut stream = TcpStream::connect(address).unwrap();
            let is_served = stream.read(&mut [0]).is_ok_and(|length| length > 0);
            is_served.then_some(stream)
        };
        let held: Vec<_> = (0..MOST_AT_ONCE).map(|_| connect().unwrap()).collect();
        assert!(connect().is_none());
        drop(held);
        while connect().is_none() {}
    }
}
