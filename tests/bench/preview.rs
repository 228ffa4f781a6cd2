//! How long it takes from the moment a text is written until a browser is told: not part of the tests.
//!
//! ```text
//! cargo bench --bench preview                     this repository's own content, 200 edits
//! cargo bench --bench preview -- FOLDER           the project in FOLDER, which is copied first
//! cargo bench --bench preview -- FOLDER 500       500 edits
//! ```
//!
//! Starts `husbog serve` as released on a copy of the project, listens as a browser does, and changes one
//! manual after another: each time a word of its text, written over the file as most editors do, or beside
//! it and renamed as others do. Prints the median, the 95th percentile and the longest, from just before
//! the file is opened for writing until the event that names its page has been read; and the same until the
//! page has been fetched and has the new word in it.
#![expect(clippy::disallowed_methods, reason = "measures the program from outside")]
#![expect(clippy::print_stdout, reason = "prints what it measured")]

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let project = arguments.first().map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    let edits = arguments.get(1).and_then(|edits| edits.parse().ok()).unwrap_or(200);
    let root = tempfile::tempdir().expect("there is room for a temporary folder");
    for part in ["site.yaml", "content", "manuals", "themes"] {
        copy(&project.join(part), &root.path().join(part));
    }
    let manuals = manuals(root.path());
    let (mut server, port) = start(root.path());
    let mut events = listen(port);
    let measured: Vec<[Duration; 2]> =
        (0..edits).map(|edit| measure(edit, &manuals[edit % manuals.len()], port, &mut events)).collect();
    println!("{} manuals, {edits} edits", manuals.len());
    show("until the event", measured.iter().map(|[event, _]| *event).collect());
    show("until the new page is there", measured.iter().map(|[_, page]| *page).collect());
    server.kill().expect("the preview was started here");
}

fn show(what: &str, mut times: Vec<Duration>) {
    times.sort_unstable();
    let at = |share: usize| times[(times.len() * share / 100).min(times.len() - 1)].as_secs_f64() * 1000.0;
    println!("{what:28} median {:6.1} ms  p95 {:6.1} ms  longest {:6.1} ms", at(50), at(95), at(100));
}

/// One edit: how long until the event, and until the page.
fn measure(
    edit: usize,
    (file, address): &(PathBuf, String),
    port: u16,
    events: &mut impl BufRead,
) -> [Duration; 2] {
    let word = format!("målt{edit}ord");
    let text = fs::read_to_string(file).expect("the project was copied here");
    let text = format!("{}\n\nEn linje med {word}.\n", text.trim_end());
    let begun = Instant::now();
    if edit.is_multiple_of(2) {
        fs::write(file, text).expect("there is room for the text");
    } else {
        let beside = file.with_extension("md~ny");
        fs::write(&beside, text)
            .and_then(|()| fs::rename(&beside, file))
            .expect("there is room for the text");
    }
    let mut line = String::new();
    while !line.contains(address.as_str()) {
        line.clear();
        assert!(events.read_line(&mut line).expect("the preview is running") > 0, "the preview has ended");
    }
    let event = begun.elapsed();
    assert!(fetch(port, address).contains(&word), "{address} has not got {word}");
    [event, begun.elapsed()]
}

fn start(root: &Path) -> (Child, u16) {
    let mut server = Command::new(env!("CARGO_BIN_EXE_husbog"))
        .args(["serve", "--port", "0", "--date", "2026-11-28", "--root"])
        .arg(root)
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program was built with this benchmark");
    let mut said = BufReader::new(server.stdout.take().expect("it was asked for"));
    let mut first = String::new();
    said.read_line(&mut first).expect("the preview says where it is");
    std::thread::spawn(move || std::io::copy(&mut said, &mut std::io::sink()));
    let port = first.trim().trim_end_matches('/').rsplit(':').next().and_then(|port| port.parse().ok());
    (server, port.expect("the first line ends with the port"))
}

fn listen(port: u16) -> BufReader<TcpStream> {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).expect("the preview is running");
    write!(stream, "GET /_husbog/events HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n")
        .expect("it takes a request");
    let mut events = BufReader::new(stream);
    let mut line = String::new();
    while !line.starts_with("retry") {
        line.clear();
        events.read_line(&mut line).expect("the preview is running");
    }
    events
}

fn fetch(port: u16, path: &str) -> String {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).expect("the preview is running");
    write!(stream, "GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n")
        .expect("it takes a request");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("pages are text");
    answer
}

/// Every manual of the project with the address of the page of its working text.
fn manuals(root: &Path) -> Vec<(PathBuf, String)> {
    let folders = fs::read_dir(root.join("manuals")).expect("the project has manuals").flatten();
    let files = folders.map(|folder| folder.path().join("manual.md")).filter(|file| file.is_file());
    let manuals = files.filter_map(|file| {
        let text = fs::read_to_string(&file).ok()?;
        let number = text.lines().find_map(|line| line.strip_prefix("number:"))?.trim().to_lowercase();
        let (digits, letter) =
            number.split_at(number.find(|c: char| !c.is_ascii_digit()).unwrap_or(number.len()));
        let letter = letter.replace('.', "-");
        // Beside editions a working text has a page of its own.
        let draft = if root.join("manuals/revisions.yaml").is_file() { "kladde/" } else { "" };
        Some((file, format!("/personale/manualer/{digits:0>2}{letter}/{draft}index.html")))
    });
    let mut manuals: Vec<_> = manuals.collect();
    manuals.sort();
    manuals
}

fn copy(from: &Path, to: &Path) {
    if from.is_dir() {
        fs::create_dir_all(to).expect("there is room for the project");
        let inside = fs::read_dir(from).expect("it is a folder").flatten();
        inside.for_each(|entry| copy(&entry.path(), &to.join(entry.file_name())));
    } else if from.is_file() {
        fs::copy(from, to).expect("there is room for the project");
    }
}
