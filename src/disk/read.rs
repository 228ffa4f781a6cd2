//! Reads a project folder.
//!
//! Only what a project consists of is read: site.yaml, `content/`, `manuals/` and `themes/`. Symbolic
//! links are never followed, so nothing outside the folder is read. What cannot be read becomes an
//! [`Oddity`]; reading goes on.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use walkdir::{DirEntry, WalkDir};

use crate::source::{Oddity, OddityKind, ProjectPath, Source, Span, Tree};

/// What a project consists of.
const PARTS: [&str; 4] = ["site.yaml", "content", "manuals", "themes"];
/// The endings of files that are read as text.
const TEXTS: [&str; 9] = ["md", "markdown", "yaml", "yml", "html", "css", "js", "txt", "json"];
/// The most bytes of a text that is read.
const MOST_TEXT: u64 = 1_000_000;
/// The most bytes of a picture or another file that is published.
const MOST_FILE: u64 = 50_000_000;
/// How deep folders may lie.
const MOST_FOLDERS: usize = 32;

/// Reads the project in a folder, on all cores.
///
/// # Errors
/// When `root` is not a folder that can be listed.
pub fn project(root: &Path) -> io::Result<Tree> {
    fs::read_dir(root)?;
    let mut tree = Tree::default();
    let mut texts = Vec::new();
    for entry in walk(root) {
        match entry {
            Ok(entry) => sort_in(root, &entry, &mut tree, &mut texts),
            Err(error) => tree.oddities.extend(unreadable(root, &error)),
        }
    }
    let read: Vec<_> = texts.into_par_iter().map(|(path, file)| text(path, &file)).collect();
    for (source, oddity) in read {
        tree.sources.extend(source);
        tree.oddities.extend(oddity);
    }
    tree.sources.sort_by(|a, b| a.path().cmp(b.path()));
    tree.files.sort();
    tree.oddities.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(tree)
}

/// Reads one text file, wherever it lies; `path` is what it is called in findings.
///
/// # Errors
/// When the file cannot be read, is too large or is no text: why, in Danish.
pub fn single(path: ProjectPath, file: &Path) -> Result<Source, String> {
    let (source, oddity) = text(path, file);
    source.ok_or_else(|| match oddity.map(|oddity| oddity.kind) {
        Some(OddityKind::Unreadable(why)) => why,
        Some(OddityKind::Special) => "det er ikke en almindelig fil.".to_owned(),
        Some(OddityKind::Binary) => super::reason(&io::ErrorKind::InvalidData.into()),
        _ => super::reason(&io::ErrorKind::FileTooLarge.into()),
    })
}

/// Whether something lies at a path, a dangling link included.
#[must_use]
pub fn is_there(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

fn walk(root: &Path) -> impl Iterator<Item = walkdir::Result<DirEntry>> {
    let walk = WalkDir::new(root).min_depth(1).max_depth(MOST_FOLDERS + 1).sort_by_file_name();
    walk.into_iter().filter_entry(|entry| {
        let name = entry.file_name().to_string_lossy();
        match entry.depth() {
            0 => true,
            1 => PARTS.contains(&&*name),
            _ => !name.starts_with('.'),
        }
    })
}

fn sort_in(root: &Path, entry: &DirEntry, tree: &mut Tree, texts: &mut Vec<(ProjectPath, PathBuf)>) {
    let Some((path, is_named)) = project_path(root, entry.path()) else { return };
    let kind = entry.file_type();
    let oddity = if kind.is_symlink() {
        OddityKind::Symlink
    } else if !is_named {
        OddityKind::BadName
    } else if kind.is_dir() && entry.depth() > MOST_FOLDERS {
        OddityKind::TooDeep
    } else if kind.is_dir() {
        return;
    } else if !kind.is_file() {
        OddityKind::Special
    } else if is_text(&path) {
        return texts.push((path, entry.path().to_owned()));
    } else if let Some(bytes) =
        entry.metadata().ok().map(|file| file.len()).filter(|&bytes| bytes > MOST_FILE)
    {
        OddityKind::TooLarge(bytes)
    } else {
        return tree.files.push(path);
    };
    tree.oddities.push(Oddity { path, kind: oddity });
}

/// Whether a file is read as text. A picture of a theme is: it is named for its content.
fn is_text(path: &ProjectPath) -> bool {
    let extension = path.extension().to_lowercase();
    TEXTS.contains(&extension.as_str()) || extension == "svg" && path.below("themes").is_some()
}

/// The path within the project, and whether it is Unicode text throughout.
fn project_path(root: &Path, path: &Path) -> Option<(ProjectPath, bool)> {
    let inside = path.strip_prefix(root).ok()?;
    let parts: Vec<_> = inside.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    let is_plain = inside.to_str().is_some() && !parts.iter().any(|part| part.contains(['\\', '\n', '\r']));
    Some((ProjectPath::new(&parts.join("/"))?, is_plain))
}

fn unreadable(root: &Path, error: &walkdir::Error) -> Option<Oddity> {
    let (path, _) = project_path(root, error.path()?)?;
    let why = error.io_error().map_or_else(|| error.to_string(), super::reason);
    Some(Oddity { path, kind: OddityKind::Unreadable(why) })
}

fn text(path: ProjectPath, file: &Path) -> (Option<Source>, Option<Oddity>) {
    let odd = |kind| Some(Oddity { path: path.clone(), kind });
    match fs::metadata(file) {
        Ok(found) if !found.is_file() => return (None, odd(OddityKind::Special)),
        Ok(found) if found.len() > MOST_TEXT => return (None, odd(OddityKind::TooLarge(found.len()))),
        Ok(_) => {}
        Err(error) => return (None, odd(OddityKind::Unreadable(super::reason(&error)))),
    }
    match fs::read(file) {
        Ok(bytes) if is_binary(&bytes) => (None, odd(OddityKind::Binary)),
        Ok(bytes) => {
            let (text, first_bad) = decoded(bytes);
            let oddity = first_bad.and_then(|at| odd(OddityKind::NotUtf8(letter_at(&text, at))));
            (Some(Source::new(path, text)), oddity)
        }
        Err(error) => (None, odd(OddityKind::Unreadable(super::reason(&error)))),
    }
}

/// The letter at a byte of a text as read, as a span of the source made from it.
fn letter_at(text: &str, at: usize) -> Span {
    let start = Source::normalised(&text[..at]).len();
    Span::new(start, start + text[at..].chars().next().map_or(0, char::len_utf8))
}

/// Whether more than one byte in a hundred is a control character no text has. UTF-16, which has many,
/// is told by its mark.
fn is_binary(bytes: &[u8]) -> bool {
    let marked = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
    let is_control = |byte: &&u8| **byte < 0x20 && !matches!(**byte, b'\n' | b'\r' | b'\t' | 0x0c);
    !marked && bytes.iter().filter(is_control).count() > 8 + bytes.len() / 100
}

/// The text of a file and where the first byte stands that is not UTF-8, counted in the text.
fn decoded(bytes: Vec<u8>) -> (String, Option<usize>) {
    if let [0xff, 0xfe, rest @ ..] = bytes.as_slice() {
        return (from_utf16(rest, u16::from_le_bytes), Some(0));
    }
    if let [0xfe, 0xff, rest @ ..] = bytes.as_slice() {
        return (from_utf16(rest, u16::from_be_bytes), Some(0));
    }
    match String::from_utf8(bytes) {
        Ok(text) => (text, None),
        Err(error) => {
            let first = error.utf8_error().valid_up_to();
            (from_mixed(error.as_bytes()), Some(first))
        }
    }
}

fn from_utf16(bytes: &[u8], read: impl Fn([u8; 2]) -> u16) -> String {
    let units = bytes.chunks_exact(2).map(|pair| read([pair[0], pair[1]]));
    char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

/// UTF-8 where it is UTF-8, Windows-1252 elsewhere.
fn from_mixed(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        text.extend(chunk.invalid().iter().copied().map(from_windows_1252));
    }
    text
}

/// The letters of Windows-1252 that are not those of Latin-1, from 0x80 on.
const WINDOWS_1252: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";

fn from_windows_1252(byte: u8) -> char {
    let special = byte.checked_sub(0x80).and_then(|at| WINDOWS_1252.chars().nth(usize::from(at)));
    special.unwrap_or(char::from(byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn old_encodings_are_read_and_told() {
        let check = |bytes: &[u8], expected: &str, first_bad: Option<usize>| {
            assert_eq!(decoded(bytes.to_vec()), (expected.to_owned(), first_bad), "{bytes:?}");
        };
        check("blå".as_bytes(), "blå", None);
        check(b"bl\xe5 gr\xf8d", "blå grød", Some(2));
        check(b"\x93citat\x94", "“citat”", Some(0));
        check("æ\u{0}".as_bytes(), "æ\u{0}", None);
        check(b"\xff\xfea\x00\xe5\x00", "aå", Some(0));
    }
}
