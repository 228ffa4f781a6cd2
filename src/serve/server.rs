//! Answers browsers on this machine from the newest edition.

use std::io;
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError};

use super::Newest;
use super::dress;
use super::edition::{Content, Edition};
use super::events::Listeners;
use super::http::{self, Answer, Request, Status};
use crate::disk;
use crate::output_path::OutputPath;

/// Where the preview's own files lie.
const OWN: &str = "/_husbog/";
const SCRIPT: &str = include_str!("preview.js");
const STYLE: &str = include_str!("preview.css");

/// What it takes to answer.
struct Server {
    port: u16,
    root: PathBuf,
    newest: Newest,
    listeners: Arc<Listeners>,
}

/// Answers requests from now on.
pub(super) fn start(
    listener: TcpListener,
    root: PathBuf,
    newest: Newest,
    listeners: Arc<Listeners>,
) -> io::Result<()> {
    let port = listener.local_addr()?.port();
    let server = Arc::new(Server { port, root, newest, listeners });
    http::accept(listener, move |mut stream| {
        // A browser that has gone away, or says what is no request, needs no answer.
        if let Ok(request) = Request::read(&mut stream) {
            let _ = server.answer(&request, stream);
        }
    });
    Ok(())
}

impl Server {
    fn answer(&self, request: &Request, mut stream: TcpStream) -> io::Result<()> {
        let answer = if !self.is_meant(&request.host) {
            Answer::text(Status::Forbidden, "text/plain", "Forhåndsvisningen kan kun ses på denne maskine.\n")
        } else if !matches!(request.method.as_str(), "GET" | "HEAD") {
            Answer::text(Status::MethodNotAllowed, "text/plain", "Forhåndsvisningen kan kun læses.\n")
        } else if request.path.strip_prefix(OWN) == Some("events") {
            self.listeners.hold(stream, || missed(&self.newest(), &request.query));
            return Ok(());
        } else {
            found(&request.path, &self.newest(), &self.root)
        };
        answer.send(&mut stream, &request.method)
    }

    fn newest(&self) -> Arc<Edition> {
        Arc::clone(&self.newest.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Whether a request was meant for this machine: a page elsewhere could give its own name to our address
    /// and read the staff site through its reader's browser.
    fn is_meant(&self, host: &str) -> bool {
        let (name, port) = host.rsplit_once(':').unwrap_or((host, "80"));
        matches!(name, "127.0.0.1" | "localhost") && port == self.port.to_string()
    }
}

/// The page somebody looks at, if it has changed since they fetched it: `page=ADDRESS&version=VERSION`.
fn missed(edition: &Edition, query: &str) -> Option<OutputPath> {
    let value = |name: &str| query.split('&').find_map(|part| part.strip_prefix(name)?.strip_prefix('='));
    let (page, version) = (file_of(value("page")?)?, value("version")?);
    (edition.version(&page) != version).then_some(page)
}

fn found(path: &str, edition: &Edition, root: &Path) -> Answer {
    match path.strip_prefix(OWN) {
        Some("preview.js") => return Answer::text(Status::Ok, "text/javascript", SCRIPT),
        Some("preview.css") => return Answer::text(Status::Ok, "text/css", STYLE),
        Some(_) => return Answer::text(Status::NotFound, "text/plain", "Her er intet.\n"),
        None if path == "/" => return moved("/tavle/".to_owned()),
        None => {}
    }
    let Some(name) = file_of(path) else { return missing(edition, None) };
    let kind = kind(name.as_str());
    match edition.file(&name).map(|file| (file, &file.content)) {
        Some((file, Content::Text(body))) if kind == "text/html" => {
            Answer::text(Status::Ok, kind, dress::page(body, file, &edition.version(&name)))
        }
        Some((_, Content::Text(body))) => Answer::text(Status::Ok, kind, &**body),
        Some((_, Content::Copy(from))) => match disk::read::open(&root.join(from.as_str())) {
            Ok((bytes, length)) => Answer::bytes(kind, bytes, length),
            Err(_) => Answer::text(Status::NotFound, "text/plain", "Filen kan ikke læses.\n"),
        },
        None if edition.has_page(&name) => moved(format!("/{name}/")),
        None => missing(edition, Some(&name)),
    }
}

fn missing(edition: &Edition, name: Option<&OutputPath>) -> Answer {
    Answer::text(Status::NotFound, "text/html", dress::missing(edition, name))
}

fn moved(to: String) -> Answer {
    Answer::text(Status::Found(to), "text/plain", "")
}

/// The file an address asks for: `personale/index.html` for `/personale/`; `None` when no file can be called
/// so. Addresses of sites need no escapes.
fn file_of(address: &str) -> Option<OutputPath> {
    let name = address.strip_prefix('/')?;
    let index = if name.is_empty() || name.ends_with('/') { "index.html" } else { "" };
    OutputPath::new(format!("{name}{index}"))
}

/// The media type of a file, by its extension.
fn kind(name: &str) -> &'static str {
    match name.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase()).as_deref() {
        Some("html") => "text/html",
        Some("css") => "text/css",
        Some("js") => "text/javascript",
        Some("txt" | "md") => "text/plain",
        Some("xml" | "atom") => "text/xml",
        Some("json") => "application/json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("jpg" | "jpeg") => "image/jpeg",
        Some("gif") => "image/gif",
        Some("webp") => "image/webp",
        Some("avif") => "image/avif",
        Some("ico") => "image/x-icon",
        Some("pdf") => "application/pdf",
        Some("mp3") => "audio/mpeg",
        Some("mp4") => "video/mp4",
        _ => "application/octet-stream",
    }
}
