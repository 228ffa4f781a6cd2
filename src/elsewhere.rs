//! Sees to it that no page asks anybody else for anything, and keeps nothing in the reader's browser.
//!
//! A [`Guard`] is shown every file of every site as it is written, whatever template, style or text it came from,
//! and tells what a browser would get from elsewhere while it shows the page, what a form or a script would send,
//! and what a script would keep. Ordinary links are no part of it: they are followed by readers who want to.
//!
//! It finds what people write in good faith, such as a font from another server. What somebody hides on purpose is
//! stopped by the [`POLICY`] that every page must carry, and a page without it is told of. Knows bytes and the notations
//! a browser reads; no theme, no page, no finding. Of a picture that is copied it sees nothing: a browser lets no picture
//! of a page ask for anything.

mod address;
mod markup;
mod policy;
mod script;
mod style;

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use crate::output_path::OutputPath;
use crate::search;
pub use policy::POLICY;

/// Something a file would do that no file may.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Request {
    /// What it is.
    pub kind: RequestKind,
    /// The file that would do it, from above the folders of the sites; the first by path where there are several.
    pub output: String,
    /// How many files would do it beside `output`.
    pub others: usize,
}

/// What a file may not do, each with what was found.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RequestKind {
    /// Get something from this address, as written.
    Fetch(String),
    /// Send what a reader fills in to this address, as written.
    Send(String),
    /// Ask by itself, with this word of a script.
    Ask(&'static str),
    /// Keep something in the browser, with this word of a script.
    Keep(&'static str),
    /// Take the addresses of the page to count from elsewhere.
    Move,
    /// Be shown without the [`POLICY`].
    Bare,
}

/// Watches what is written. Shown files from many threads at once.
#[derive(Debug, Default)]
pub struct Guard(Mutex<BTreeMap<RequestKind, Vec<String>>>);

impl Guard {
    /// Looks through a file of the site in `folder`.
    pub fn observe(&self, folder: &str, path: &OutputPath, text: &str) {
        let found = requests(text, Form::of(path));
        if found.is_empty() {
            return;
        }
        let mut seen = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        for kind in found {
            seen.entry(kind).or_default().push(format!("{folder}/{path}"));
        }
    }

    /// All that was found, each thing once.
    #[must_use]
    pub fn requests(&self) -> Vec<Request> {
        let seen = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let each = seen.iter().filter_map(|(kind, outputs)| {
            let output = outputs.iter().min()?.clone();
            let others = outputs.iter().filter(|other| **other != output).count();
            Some(Request { kind: kind.clone(), output, others })
        });
        each.collect()
    }
}

/// How a browser reads a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    /// HTML that is opened by itself.
    Page,
    /// HTML or SVG that is part of something.
    Markup,
    Style,
    Script,
    /// Read by no browser, or as data that holds texts of pages.
    Data,
}

impl Form {
    fn of(path: &OutputPath) -> Self {
        // The index of the search holds texts, each in a string.
        if search::is_part(path) {
            return Self::Data;
        }
        match path.as_str().rsplit('.').next().unwrap_or_default() {
            "html" => Self::Page,
            "svg" => Self::Markup,
            "css" => Self::Style,
            "js" => Self::Script,
            _ => Self::Data,
        }
    }
}

fn requests(text: &str, form: Form) -> Vec<RequestKind> {
    let mut found = Vec::new();
    match form {
        Form::Page => {
            markup::read(text, &mut found);
            found.extend((!policy::is_first_in(text)).then_some(RequestKind::Bare));
        }
        Form::Markup => markup::read(text, &mut found),
        Form::Style => style::read(text, &mut found),
        Form::Script => script::read(text, &mut found),
        Form::Data => {}
    }
    found.sort_unstable();
    found.dedup();
    found
}

#[cfg(test)]
mod tests;
