//! What every page lets a browser do: nothing but to show what lies beside it.

use super::markup::{Attributes, behind_comment, ends_name, until};
use crate::entities::decoded;

/// The policy of every page, as a browser reads it. The servers of `tests/deploy` say the same.
pub const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; base-uri 'none'; \
    form-action 'none'";

/// Whether a page begins with its policy. A browser knows it only from there on, and only in the head: nothing but the
/// beginnings of the page and of its head, comments and other `<meta>` may stand before.
pub(super) fn is_first_in(page: &str) -> bool {
    let mut rest = page.strip_prefix('\u{feff}').unwrap_or(page);
    while let Some(tag) = rest.trim_ascii_start().strip_prefix('<') {
        if let Some(comment) = tag.strip_prefix("!--") {
            rest = behind_comment(comment);
            continue;
        }
        let (name, behind) = tag.split_at(until(tag, ends_name));
        let mut attributes = Attributes(behind);
        let said: Vec<_> = attributes.by_ref().collect();
        let is = |other: &str| name.eq_ignore_ascii_case(other);
        if is("meta") && is_policy(&said) {
            return true;
        }
        if !["!doctype", "html", "head", "meta"].into_iter().any(is) {
            return false;
        }
        rest = attributes.0;
    }
    false
}

fn is_policy(attributes: &[(&str, &str)]) -> bool {
    let value = |name: &str| {
        let first = attributes.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
        decoded(first.map_or("", |(_, value)| value))
    };
    value("http-equiv").eq_ignore_ascii_case("Content-Security-Policy") && value("content") == POLICY
}
