//! Percent-encoding: how a text stands in an address (RFC 3986, section 2.1).

use std::fmt::Write as _;

/// A text with every byte encoded but letters, digits, `-`, `.`, `_`, `~` and those of `kept`.
#[must_use]
pub fn encoded(text: &str, kept: &[u8]) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    for byte in text.bytes() {
        match byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) || kept.contains(&byte) {
            true => out.push(char::from(byte)),
            false => write!(out, "%{byte:02X}").expect("a string takes everything"),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_means_something_in_an_address_is_encoded() {
        let check = |text: &str, kept: &[u8], expected: &str| assert_eq!(encoded(text, kept), expected);
        check("a-Z_0.~", b"", "a-Z_0.~");
        check("æ & ?\r\n", b"", "%C3%A6%20%26%20%3F%0D%0A");
        check("a/ø b.md", b"/", "a/%C3%B8%20b.md");
    }
}
