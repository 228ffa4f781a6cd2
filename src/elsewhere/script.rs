//! What a script asks for or keeps.

use super::RequestKind;
use super::address::is_foreign;

/// Words that ask somebody for something, whoever it is: a site is read from a folder too, where nobody answers.
const ASK: [&str; 9] = [
    "EventSource",
    "RTCPeerConnection",
    "WebSocket",
    "WebTransport",
    "XMLHttpRequest",
    "fetch",
    "importScripts",
    "sendBeacon",
    "serviceWorker",
];

/// Words that keep something in the browser.
const KEEP: [&str; 6] =
    ["cookieStore", "document.cookie", "indexedDB", "localStorage", "sessionStorage", "window.caches"];

/// Names that look like addresses: nobody asks for them.
const NAMES: &str = "http://www.w3.org/";

/// Finds what a script asks for or keeps. What stands in a comment does nothing.
pub(super) fn read(text: &str, found: &mut Vec<RequestKind>) {
    found.extend(ASK.iter().filter(|word| uses(text, word)).map(|word| RequestKind::Ask(word)));
    found.extend(KEEP.iter().filter(|word| uses(text, word)).map(|word| RequestKind::Keep(word)));
    let quoted = text.match_indices(['"', '\'', '`']).filter_map(|(at, quote)| {
        let rest = &text[at + 1..];
        let address = &rest[..rest.find(quote)?];
        let is_address = is_web(address) && is_foreign(address) && !address.starts_with(NAMES);
        (is_address && !is_comment(text, at)).then(|| RequestKind::Fetch(address.trim().to_owned()))
    });
    found.extend(quoted);
}

/// Whether a string of a script is an address: most strings with a colon are none.
fn is_web(string: &str) -> bool {
    let starts = ["https:", "http:", "wss:", "ws:", "ftp:"].iter();
    let is_schemed = starts
        .into_iter()
        .any(|scheme| string.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)));
    let has_host = |rest: &str| rest.starts_with(|c: char| c.is_alphanumeric()) && rest.contains('.');
    is_schemed || string.strip_prefix("//").is_some_and(has_host)
}

fn uses(text: &str, word: &str) -> bool {
    let is_letter = |c: char| c.is_alphanumeric() || matches!(c, '_' | '$');
    text.match_indices(word).any(|(at, _)| {
        let (before, after) = (&text[..at], &text[at + word.len()..]);
        let is_whole = !before.ends_with(is_letter) && !after.starts_with(is_letter);
        // A word of everyday speech is a call only where it is called.
        let is_called = word != "fetch" || after.trim_start().starts_with('(');
        is_whole && is_called && !is_comment(text, at)
    })
}

/// Whether the line up to a place is a comment, as lines of comments begin.
fn is_comment(text: &str, at: usize) -> bool {
    let line = text[..at].rsplit('\n').next().unwrap_or_default().trim_start();
    let is_block = (line.starts_with("/*") || line.starts_with("* ")) && !line.contains("*/");
    line.starts_with("//") || is_block
}
