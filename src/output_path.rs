//! Where a file of a site lies, and how one file points at another.

use std::fmt;

/// The path of a file within its site: relative, `/` between its parts, each part of the letters
/// a–z and A–Z, digits, `.`, `_` and `-`, none of them `.`, `..` or beginning with a dot.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OutputPath(String);

impl OutputPath {
    /// Takes a path; `None` when it is not of the form above.
    #[must_use]
    pub fn new(path: impl Into<String>) -> Option<Self> {
        let path = path.into();
        path.split('/').all(is_part).then_some(Self(path))
    }

    /// The path of the page at an address such as `til-dig` or, for the front page, the empty text.
    #[must_use]
    pub fn page(address: &str) -> Option<Self> {
        let address = address.trim_matches('/');
        let folder = if address.is_empty() { String::new() } else { format!("{address}/") };
        Self::new(format!("{folder}index.html"))
    }

    /// The path as text: `til-dig/index.html`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The address of a page without its `index.html`; other files whole.
    #[must_use]
    pub fn address(&self) -> &str {
        match self.0.strip_suffix("index.html") {
            Some(folder) if folder.is_empty() || folder.ends_with('/') => folder,
            _ => &self.0,
        }
    }

    /// The way from this file to the top of its site: `../../`, or `./` at the top.
    #[must_use]
    pub fn root(&self) -> String {
        match self.0.matches('/').count() {
            0 => "./".to_owned(),
            depth => "../".repeat(depth),
        }
    }

    /// The way from this file to `other`, as a relative address.
    #[must_use]
    pub fn link_to(&self, other: &Self, style: LinkStyle) -> String {
        let target = match style {
            LinkStyle::Folder => other.address(),
            LinkStyle::File => &other.0,
        };
        let shared = shared_folder(&self.0, target);
        let up = self.0[shared..].matches('/').count();
        let link = "../".repeat(up) + &target[shared..];
        if link.is_empty() { "./".to_owned() } else { link }
    }
}

/// How a link to a page is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkStyle {
    /// `../om/`: for a site behind a web server.
    Folder,
    /// `../om/index.html`: for a site that is also read from a file share.
    File,
}

fn is_part(part: &str) -> bool {
    let legal = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-');
    !part.is_empty() && !part.starts_with('.') && part.bytes().all(legal)
}

/// The length of the folder, slash included, that both paths lie in.
fn shared_folder(from: &str, to: &str) -> usize {
    let same = from.bytes().zip(to.bytes()).take_while(|(a, b)| a == b).count();
    from[..same].rfind('/').map_or(0, |slash| slash + 1)
}

impl fmt::Display for OutputPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_paths_are_taken() {
        for good in ["index.html", "manualer/05/index.html", "a_b/C.css"] {
            assert!(OutputPath::new(good).is_some(), "{good}");
        }
        for bad in ["", "/a", "a/", "a//b", "../a", "a/../b", ".husbog/a", "ælde/a", "a b", "a%20b", "a\\b"]
        {
            assert!(OutputPath::new(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn links_are_relative() {
        let check = |from: &str, to: &str, style, expected: &str| {
            let [from, to] = [from, to].map(|path| OutputPath::new(path).unwrap());
            assert_eq!(from.link_to(&to, style), expected, "{from} → {to}");
        };
        let (folder, file) = (LinkStyle::Folder, LinkStyle::File);
        check("index.html", "om/index.html", folder, "om/");
        check("index.html", "om/index.html", file, "om/index.html");
        check("om/index.html", "index.html", folder, "../");
        check("om/index.html", "index.html", file, "../index.html");
        check("om/index.html", "om/index.html", folder, "./");
        check("om/index.html", "om/index.html", file, "index.html");
        check("a/b/index.html", "a/c/x.png", folder, "../c/x.png");
        check("index.html", "index.html", folder, "./");
        check("manualer/02/index.html", "manualer/02-c/index.html", file, "../02-c/index.html");
    }
}
