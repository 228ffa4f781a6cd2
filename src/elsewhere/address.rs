//! Whether an address leads away from the site.

use std::borrow::Cow;

/// Schemes for which nobody is asked.
const OWN: [&str; 4] = ["about", "blob", "data", "javascript"];

/// Whether a browser would ask somebody else for what lies at an address.
pub(super) fn is_foreign(address: &str) -> bool {
    let address = joined(address);
    let address = address.trim_matches(|c: char| c <= ' ');
    let is_slash = |byte: Option<&u8>| matches!(byte, Some(b'/' | b'\\'));
    let bytes = address.as_bytes();
    if is_slash(bytes.first()) {
        return is_slash(bytes.get(1));
    }
    scheme(address).is_some_and(|scheme| !OWN.iter().any(|own| own.eq_ignore_ascii_case(scheme)))
}

/// The scheme that an address begins with.
pub(super) fn scheme(address: &str) -> Option<&str> {
    let (scheme, _) = address.split_once(':')?;
    let is_letter = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.');
    let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic()) && scheme.bytes().all(is_letter);
    is_scheme.then_some(scheme)
}

/// An address as a browser reads it: without tabs and line ends, wherever they stand.
pub(super) fn joined(address: &str) -> Cow<'_, str> {
    const DROPPED: [char; 3] = ['\t', '\n', '\r'];
    match address.contains(DROPPED) {
        true => Cow::Owned(address.replace(DROPPED, "")),
        false => Cow::Borrowed(address),
    }
}
