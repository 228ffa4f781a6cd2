//! Answers browsers on this machine from the newest edition.

use std::io::{self, Cursor, Read};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError};

use tiny_http::{Header, Method, Request, Response, Server};

use super::Newest;
use super::dress;
use super::edition::{Content, Edition};
use super::events::Listeners;
use crate::disk;
use crate::output_path::OutputPath;

/// Where the preview's own files lie.
const OWN: &str = "/_husbog/";
const SCRIPT: &str = include_str!("preview.js");
const STYLE: &str = include_str!("preview.css");

type Answer = Response<Box<dyn Read + Send>>;

/// Answers requests from now on, each on a thread of its own: a browser that reads slowly keeps nobody
/// waiting.
pub(super) fn start(
    listener: TcpListener,
    root: PathBuf,
    newest: Newest,
    listeners: Arc<Listeners>,
) -> io::Result<()> {
    let port = listener.local_addr()?.port();
    let server = Server::from_listener(listener, None).map_err(io::Error::other)?;
    std::thread::spawn(move || {
        for request in server.incoming_requests() {
            let (root, newest, listeners) = (root.clone(), Arc::clone(&newest), Arc::clone(&listeners));
            std::thread::spawn(move || {
                let edition = Arc::clone(&newest.lock().unwrap_or_else(PoisonError::into_inner));
                answer(request, port, &edition, &root, &listeners);
            });
        }
    });
    Ok(())
}

fn answer(request: Request, port: u16, edition: &Edition, root: &Path, listeners: &Listeners) {
    let url = request.url().to_owned();
    let (path, query) = url.split_once('?').unwrap_or((&url, ""));
    let answer = if !is_for_us(&request, port) {
        text(403, "text/plain", "Forhåndsvisningen kan kun ses på denne maskine.\n")
    } else if !matches!(request.method(), Method::Get | Method::Head) {
        text(405, "text/plain", "Forhåndsvisningen kan kun læses.\n")
    } else if path.strip_prefix(OWN) == Some("events") {
        return listeners.add(request.into_writer(), missed(edition, query));
    } else {
        found(path, edition, root)
    };
    // A browser that has gone away needs no answer.
    let _ = request.respond(answer);
}

/// Whether a request was meant for this machine: a page elsewhere could give its own name to our address
/// and read the staff site through its reader's browser.
fn is_for_us(request: &Request, port: u16) -> bool {
    let host = request.headers().iter().find(|header| header.field.equiv("Host"));
    let host = host.map(|header| header.value.as_str().to_ascii_lowercase());
    let ours = ["127.0.0.1", "localhost"].map(|name| format!("{name}:{port}"));
    host.is_some_and(|host| ours.contains(&host) || (port == 80 && ours.contains(&format!("{host}:80"))))
}

/// The page somebody looks at, if it has changed since they fetched it: `page=ADDRESS&version=VERSION`.
fn missed(edition: &Edition, query: &str) -> Option<OutputPath> {
    let value = |name: &str| query.split('&').find_map(|part| part.strip_prefix(name)?.strip_prefix('='));
    let (page, version) = (file_of(value("page")?)?, value("version")?);
    (edition.version(&page) != version).then_some(page)
}

fn found(path: &str, edition: &Edition, root: &Path) -> Answer {
    match path.strip_prefix(OWN) {
        Some("preview.js") => return text(200, "text/javascript", SCRIPT),
        Some("preview.css") => return text(200, "text/css", STYLE),
        Some(_) => return text(404, "text/plain", "Her er intet.\n"),
        None if path == "/" => return moved("/tavle/"),
        None => {}
    }
    let Some(name) = file_of(path) else { return html(404, dress::missing(edition, None)) };
    match edition.file(&name).map(|file| (file, &file.content)) {
        Some((file, Content::Text(body))) if name.as_str().ends_with(".html") => {
            html(200, dress::page(body, file, &edition.version(&name)))
        }
        Some((_, Content::Text(body))) => text(200, kind(name.as_str()), body),
        Some((_, Content::Copy(from))) => copy(&root.join(from.as_str()), kind(name.as_str())),
        None if edition.has_page(&name) => moved(&format!("{path}/")),
        None => html(404, dress::missing(edition, Some(&name))),
    }
}

/// The file an address asks for: `personale/index.html` for `/personale/`; `None` when no file can be called
/// so. Addresses of sites need no escapes.
fn file_of(address: &str) -> Option<OutputPath> {
    let name = address.strip_prefix('/')?;
    let index = if name.is_empty() || name.ends_with('/') { "index.html" } else { "" };
    OutputPath::new(format!("{name}{index}"))
}

fn copy(from: &Path, kind: &str) -> Answer {
    match disk::read::open(from) {
        Ok((file, length)) => {
            let length = usize::try_from(length).ok();
            let body: Box<dyn Read + Send> = Box::new(file);
            whole(Response::new(200.into(), headers(kind), body, length, None))
        }
        Err(_) => text(404, "text/plain", "Filen kan ikke læses.\n"),
    }
}

fn html(status: u16, page: String) -> Answer {
    in_memory(status, "text/html", page)
}

fn text(status: u16, kind: &str, body: &str) -> Answer {
    in_memory(status, kind, body.to_owned())
}

fn in_memory(status: u16, kind: &str, body: String) -> Answer {
    let length = body.len();
    let body: Box<dyn Read + Send> = Box::new(Cursor::new(body.into_bytes()));
    whole(Response::new(status.into(), headers(kind), body, Some(length), None))
}

/// An answer of which the length is known, not sent in pieces.
fn whole(answer: Answer) -> Answer {
    answer.with_chunked_threshold(usize::MAX)
}

fn moved(to: &str) -> Answer {
    let mut answer = text(302, "text/plain", "");
    answer.add_header(header("Location", to));
    answer
}

fn headers(kind: &str) -> Vec<Header> {
    let charset = if kind.starts_with("text/") { "; charset=utf-8" } else { "" };
    vec![
        header("Content-Type", &format!("{kind}{charset}")),
        header("Cache-Control", "no-store"),
        header("X-Content-Type-Options", "nosniff"),
        header("Cross-Origin-Resource-Policy", "same-origin"),
        header("X-Frame-Options", "DENY"),
    ]
}

fn header(name: &str, value: &str) -> Header {
    Header::from_bytes(name, value)
        .expect("names and values are written here, or are paths of letters and digits")
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
