//! Reads a project folder.
//!
//! Only what a project consists of is read: site.yaml, `content/`, `manuals/` and `themes/`. Symbolic
//! links are never followed, so nothing outside the folder is read. What cannot be read becomes an
//! [`Oddity`]; reading goes on.

mod again;
mod digest;
mod encoding;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use walkdir::{DirEntry, WalkDir};

pub use again::{Reader, Reading};

use crate::source::{Oddity, OddityKind, ProjectPath, Source, Span, Tree};
use encoding::{decoded, is_binary};

/// What a project consists of.
pub(super) const PARTS: [&str; 4] = ["site.yaml", "content", "manuals", "themes"];
/// The endings of files that are read as text.
const TEXTS: [&str; 9] = ["md", "markdown", "yaml", "yml", "html", "css", "js", "txt", "json"];
/// The most bytes of a text that is read.
pub(crate) const MOST_TEXT: u64 = 1_000_000;
/// The most bytes of a picture or another file that is published.
const MOST_FILE: u64 = 50_000_000;
/// How deep folders may lie.
pub(crate) const MOST_FOLDERS: usize = 32;

/// Reads the project in a folder, on all cores.
///
/// # Errors
/// When `root` is not a folder that can be listed.
pub fn project(root: &Path) -> io::Result<Tree> {
    let Listing { mut tree, texts } = list(root)?;
    let read: Vec<_> = texts.into_par_iter().map(|(path, file)| text(path, &file)).collect();
    let digests = tree.files.par_iter().filter(|path| digest::is_wanted(path));
    tree.digests =
        digests.filter_map(|path| Some((path.clone(), digest::of(&root.join(path.as_str()))?))).collect();
    tree.take_in(read);
    Ok(tree)
}

/// What lies in a project, its texts not read yet.
struct Listing {
    tree: Tree,
    texts: Vec<(ProjectPath, PathBuf)>,
}

fn list(root: &Path) -> io::Result<Listing> {
    fs::read_dir(root)?;
    let (mut tree, mut texts) = (Tree::default(), Vec::new());
    for entry in walk(root) {
        match entry {
            Ok(entry) => sort_in(root, &entry, &mut tree, &mut texts),
            Err(error) => tree.oddities.extend(unreadable(root, &error)),
        }
    }
    tree.files.sort();
    Ok(Listing { tree, texts })
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

/// Opens a file that is no text, and says how long it is.
///
/// # Errors
/// When it cannot be read, or is no regular file: links are not followed.
pub fn open(file: &Path) -> io::Result<(impl io::Read + use<>, u64)> {
    let found = fs::symlink_metadata(file)?;
    if !found.is_file() {
        return Err(io::ErrorKind::InvalidInput.into());
    }
    Ok((fs::File::open(file)?, found.len()))
}

/// Reads a text that lies nowhere yet as if it lay at `path`. `length` is how many bytes it has; of one that is too long
/// the first megabyte is enough.
#[must_use]
pub fn buffer(path: ProjectPath, bytes: Vec<u8>, length: u64) -> ReadText {
    match length > MOST_TEXT {
        true => (None, Some(Oddity { path, kind: OddityKind::TooLarge(length) })),
        false => text_of(path, bytes),
    }
}

/// Whether a text at this path would be read as part of the project, whether or not it is there.
///
/// # Errors
/// When it would not: why, in Danish.
pub fn has_place_for(root: &Path, path: &ProjectPath) -> Result<(), &'static str> {
    let parts: Vec<&str> = path.as_str().split('/').collect();
    let (folders, is_plain) = (parts.len() - 1, !path.as_str().contains(['\\', '\n', '\r']));
    if !PARTS.contains(&parts[0]) || (folders == 0) != (parts[0] == PARTS[0]) {
        return Err("kun site.yaml og filer i content, manuals og themes hører til et projekt");
    }
    if folders > MOST_FOLDERS || !is_plain || parts.iter().any(|part| part.starts_with('.')) || !is_text(path)
    {
        return Err("husbog læser ikke tekster med sådan et navn");
    }
    let mut place = root.to_owned();
    for (at, part) in parts.iter().enumerate() {
        place.push(part);
        match fs::symlink_metadata(&place).map(|found| found.file_type()) {
            Ok(found) if found.is_symlink() => return Err("det er et symbolsk link"),
            Ok(found) if at == folders && !found.is_file() => return Err("det er ikke en almindelig fil"),
            Ok(found) if at < folders && !found.is_dir() => {
                return Err("en fil ligger, hvor der skal være en mappe");
            }
            Ok(_) => {}
            Err(_) => break,
        }
    }
    Ok(())
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

/// A text with what is odd about it; no text when it cannot be read.
pub type ReadText = (Option<Source>, Option<Oddity>);

fn text(path: ProjectPath, file: &Path) -> ReadText {
    let odd = |kind| Some(Oddity { path: path.clone(), kind });
    match fs::metadata(file) {
        Ok(found) if !found.is_file() => return (None, odd(OddityKind::Special)),
        Ok(found) if found.len() > MOST_TEXT => return (None, odd(OddityKind::TooLarge(found.len()))),
        Ok(_) => {}
        Err(error) => return (None, odd(OddityKind::Unreadable(super::reason(&error)))),
    }
    match fs::read(file) {
        Ok(bytes) => text_of(path, bytes),
        Err(error) => (None, odd(OddityKind::Unreadable(super::reason(&error)))),
    }
}

fn text_of(path: ProjectPath, bytes: Vec<u8>) -> ReadText {
    if is_binary(&bytes) {
        return (None, Some(Oddity { path, kind: OddityKind::Binary }));
    }
    let (text, first_bad) = decoded(bytes);
    let kind = first_bad.map(|at| OddityKind::NotUtf8(letter_at(&text, at)));
    let oddity = kind.map(|kind| Oddity { path: path.clone(), kind });
    (Some(Source::new(path, text)), oddity)
}

/// The letter at a byte of a text as read, as a span of the source made from it.
fn letter_at(text: &str, at: usize) -> Span {
    let start = Source::normalised(&text[..at]).len();
    Span::new(start, start + text[at..].chars().next().map_or(0, char::len_utf8))
}
