//! Reads a file in every notation it may be written in, so that a text is heard however it is dressed.
//!
//! Running text is one row of words, whatever tags stand in it; a tag, a comment and a script are each
//! a row of their own. What looks like another notation is read once more as that, to a depth that
//! keeps the time linear.

use super::markup::{self, Token, Tokens};
use super::notation::{DECODERS, decode_entities};
use super::words::{Listener, Stream};

/// How a file is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// HTML or XML.
    Markup,
    /// Anything else: read as it stands, and as all that it looks like.
    Other,
}

impl Form {
    /// The form of a file, by its name.
    pub(super) fn of(name: &str) -> Self {
        let extension = name.rsplit('.').next().unwrap_or("");
        match extension.to_ascii_lowercase().as_str() {
            "html" | "htm" | "xhtml" | "xml" | "svg" => Self::Markup,
            _ => Self::Other,
        }
    }
}

/// Lets `listener` hear all that a file says.
pub(super) fn read(text: &str, form: Form, listener: &mut impl Listener) {
    match form {
        Form::Markup => read_markup(text, 0, listener),
        Form::Other => read_aside(text, 0, listener),
    }
}

/// A page in a feed in a script is as deep as anything sensible goes.
const MOST_DEPTH: usize = 3;

fn read_aside<L: Listener>(text: &str, depth: usize, listener: &mut L) {
    let mut stream = Stream::new();
    stream.push(text, listener);
    stream.end_word(listener);
    read_otherwise(text, depth, listener);
}

/// Reads a text once more in each other notation that it seems to be written in.
fn read_otherwise<L: Listener>(text: &str, depth: usize, listener: &mut L) {
    if depth >= MOST_DEPTH {
        return;
    }
    for decoded in DECODERS.iter().filter_map(|decode| decode(text)) {
        listener.decoded(&decoded);
        read_aside(&decoded, depth + 1, listener);
    }
    if markup::find_tag(text).is_some() {
        read_markup(text, depth + 1, listener);
    }
}

fn read_markup<L: Listener>(text: &str, depth: usize, listener: &mut L) {
    let mut running = Stream::new();
    for token in Tokens::new(text) {
        match token {
            Token::Text(text) => read_running(text, &mut running, depth, listener),
            Token::Tag(tag) => {
                pass_tag(tag, &mut running, listener);
                read_tag(tag, depth, listener);
            }
            Token::Aside(text) => {
                running.join();
                read_aside(text, depth + 1, listener);
            }
        }
    }
    running.end_word(listener);
    if running.is_glued() {
        read_apart(text, listener);
    }
}

/// Text that is markup once its entities are read, as in a feed, is also read as that.
fn read_running<L: Listener>(text: &str, running: &mut Stream, depth: usize, listener: &mut L) {
    let Some(decoded) = decode_entities(text) else { return running.push(text, listener) };
    running.push(&decoded, listener);
    listener.decoded(&decoded);
    if decoded.contains(['<', '&']) {
        read_otherwise(&decoded, depth + 1, listener);
    }
}

fn pass_tag<L: Listener>(tag: &str, running: &mut Stream, listener: &mut L) {
    if markup::is_inline(tag) { running.join() } else { running.end_block(listener) }
}

fn read_tag<L: Listener>(tag: &str, depth: usize, listener: &mut L) {
    let mut stream = Stream::new();
    markup::each_stretch(tag, |text, audible| {
        stream.end_block(listener);
        stream.set_audible(audible);
        stream.push(text, listener);
        if text.bytes().any(|byte| matches!(byte, b'&' | b'%' | b'\\' | b'<')) {
            read_otherwise(text, depth + 1, listener);
        }
    });
    stream.end_word(listener);
}

/// Reads the running text once more, every tag ending a word: in `<span>et</span><span>to</span>` a
/// style may well hold the words apart.
fn read_apart<L: Listener>(text: &str, listener: &mut L) {
    let mut running = Stream::new();
    for token in Tokens::new(text) {
        match token {
            Token::Text(text) => {
                running.push(decode_entities(text).as_deref().unwrap_or(text), listener);
            }
            Token::Tag(tag) if markup::is_inline(tag) => running.end_word(listener),
            Token::Tag(_) | Token::Aside(_) => running.end_block(listener),
        }
    }
    running.end_word(listener);
}
