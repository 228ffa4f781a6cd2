//! What a link or a picture points at, as written: not yet an address.

use super::number::ManualRef;
use crate::slug::{is_id, is_section};

/// The target of a link or picture. It becomes an address only when a page is rendered.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Target {
    /// `manual:5`, `manual:2.C#rekruttering`.
    Manual {
        /// Which manual.
        number: ManualRef,
        /// The place in it.
        anchor: Option<String>,
    },
    /// `guide:3.10.2`: a section of the implementation guide.
    Guide(String),
    /// `bilag:4`: an annex of the implementation guide.
    Annex(String),
    /// `role:jordemoder`: a role declared in site.yaml.
    Role(String),
    /// `fact:age_limit`, `fact:age_limit.hoeje-taastrup`: a fact declared in site.yaml.
    Fact {
        /// The name of the fact.
        name: String,
        /// The house whose value is meant.
        house: Option<String>,
    },
    /// `lang:en`: no link, but words of another language, by its tag.
    Language(String),
    /// A path relative to the file that the link stands in.
    File {
        /// The path as written, without its anchor, percent signs resolved.
        path: String,
        /// The place in it.
        anchor: Option<String>,
    },
    /// `#anker`: a place in the same document.
    Here(String),
    /// `https:`, `http:`, `mailto:` or `tel:`.
    External(String),
    /// A scheme of ours with something after it that cannot be meant: `manual:fem`.
    Malformed(String),
    /// Any other scheme, `javascript:` among them. Never written out as an address.
    UnknownScheme(String),
}

/// The link schemes that lead out of the site.
pub const EXTERNAL_SCHEMES: [&str; 4] = ["https", "http", "mailto", "tel"];
/// The link schemes of our own.
pub const OWN_SCHEMES: [&str; 6] = ["manual", "guide", "bilag", "role", "fact", "lang"];

impl Target {
    /// Reads a link destination as written.
    #[must_use]
    pub fn parse(written: &str) -> Self {
        let written = written.trim();
        match scheme(written) {
            Some((scheme, rest)) => Self::with_scheme(&scheme.to_ascii_lowercase(), rest, written),
            None => Self::without_scheme(written),
        }
    }

    /// How it is cited, if it is a section or an annex of the guide: `afsnit 3.5`, `bilag 2`.
    #[must_use]
    pub fn citation(&self) -> Option<String> {
        match self {
            Self::Guide(section) => Some(format!("afsnit\u{a0}{section}")),
            Self::Annex(annex) => Some(format!("bilag\u{a0}{annex}")),
            _ => None,
        }
    }

    fn with_scheme(scheme: &str, rest: &str, written: &str) -> Self {
        let target = match scheme {
            "manual" => manual(rest),
            "guide" => is_section(rest).then(|| Self::Guide(rest.to_owned())),
            "bilag" => is_section(rest).then(|| Self::Annex(rest.to_owned())),
            "role" => is_id(rest).then(|| Self::Role(rest.to_owned())),
            "fact" => fact(rest),
            "lang" => is_language(rest).then(|| Self::Language(rest.to_owned())),
            scheme if EXTERNAL_SCHEMES.contains(&scheme) => {
                let address = if scheme.starts_with("http") { rest.strip_prefix("//") } else { Some(rest) };
                let is_whole = address.is_some_and(|address| !address.trim_matches('/').is_empty());
                is_whole.then(|| Self::External(written.to_owned()))
            }
            _ => return Self::UnknownScheme(written.to_owned()),
        };
        target.unwrap_or_else(|| Self::Malformed(written.to_owned()))
    }

    fn without_scheme(written: &str) -> Self {
        if written.starts_with("//") {
            return Self::UnknownScheme(written.to_owned());
        }
        let (path, anchor) = split_anchor(written);
        match (path, anchor) {
            ("", Some(anchor)) => Self::Here(anchor),
            ("", None) => Self::Malformed(String::new()),
            (path, anchor) => Self::File { path: percent_decoded(path), anchor },
        }
    }
}

/// Splits `scheme:rest`. The scheme begins with a letter and holds letters, digits, `+`, `-`, `.`;
/// control characters and white space that browsers drop are dropped too.
fn scheme(written: &str) -> Option<(String, &str)> {
    let (before, rest) = written.split_once(':')?;
    let scheme: String = before.chars().filter(|c| !c.is_control() && !c.is_whitespace()).collect();
    let legal = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.' | '_');
    let starts = scheme.starts_with(|c: char| c.is_ascii_alphabetic());
    (starts && scheme.chars().all(legal)).then_some((scheme, rest))
}

fn manual(rest: &str) -> Option<Target> {
    let (number, anchor) = split_anchor(rest);
    Some(Target::Manual { number: ManualRef::parse(number)?, anchor })
}

fn fact(rest: &str) -> Option<Target> {
    let (name, house) = match rest.split_once('.') {
        Some((name, house)) => (name, Some(house)),
        None => (rest, None),
    };
    let legal = is_id(name) && house.is_none_or(is_id);
    legal.then(|| Target::Fact { name: name.to_owned(), house: house.map(str::to_owned) })
}

/// Whether this is the tag of a language as HTML has them, of the plain sort: `en`, `pt-BR`, `zh-Hant`.
fn is_language(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let language = parts.next().unwrap_or_default();
    let is_plain = |part: &str, length: std::ops::RangeInclusive<usize>| {
        length.contains(&part.len()) && part.chars().all(|c| c.is_ascii_alphanumeric())
    };
    let is_word = (2..=3).contains(&language.len()) && language.chars().all(|c| c.is_ascii_lowercase());
    is_word && parts.all(|part| is_plain(part, 2..=8))
}

fn split_anchor(written: &str) -> (&str, Option<String>) {
    match written.split_once('#') {
        Some((path, anchor)) => (path, Some(percent_decoded(anchor))),
        None => (written, None),
    }
}

fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        let decoded = (*first == b'%').then(|| hex_pair(tail)).flatten();
        bytes.push(decoded.unwrap_or(*first));
        rest = if decoded.is_some() { &tail[2..] } else { tail };
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

fn hex_pair(bytes: &[u8]) -> Option<u8> {
    let digits = std::str::from_utf8(bytes.get(..2)?).ok()?;
    u8::from_str_radix(digits, 16).ok().filter(|byte| !byte.is_ascii_control())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(path: &str, anchor: Option<&str>) -> Target {
        Target::File { path: path.to_owned(), anchor: anchor.map(str::to_owned) }
    }

    #[test]
    fn destinations_are_read_as_written() {
        let check =
            |written: &str, expected: Target| assert_eq!(Target::parse(written), expected, "{written:?}");
        let manual = |number, anchor: Option<&str>| Target::Manual {
            number: ManualRef::parse(number).unwrap(),
            anchor: anchor.map(str::to_owned),
        };
        check("manual:2.C", manual("2.C", None));
        check("manual:5#rekruttering", manual("5", Some("rekruttering")));
        check("manual:fem", Target::Malformed("manual:fem".into()));
        check("guide:3.10.2", Target::Guide("3.10.2".into()));
        check("guide:3..2", Target::Malformed("guide:3..2".into()));
        check("bilag:4", Target::Annex("4".into()));
        check("role:jordemoder", Target::Role("jordemoder".into()));
        check("fact:age_limit", Target::Fact { name: "age_limit".into(), house: None });
        check(
            "fact:age_limit.hoeje-taastrup",
            Target::Fact { name: "age_limit".into(), house: Some("hoeje-taastrup".into()) },
        );
        check("lang:en", Target::Language("en".into()));
        check("lang:zh-Hant", Target::Language("zh-Hant".into()));
        check("lang:engelsk", Target::Malformed("lang:engelsk".into()));
        check("lang:EN", Target::Malformed("lang:EN".into()));
        check("lang:", Target::Malformed("lang:".into()));
        check("lang:en-\"", Target::Malformed("lang:en-\"".into()));
        check("../om/index.md#huset", file("../om/index.md", Some("huset")));
        check("min%20plan.pdf", file("min plan.pdf", None));
        check("#her", Target::Here("her".into()));
        check("", Target::Malformed(String::new()));
    }

    #[test]
    fn schemes_that_are_not_ours_are_never_taken_for_paths() {
        for written in
            ["javascript:alert(1)", "JavaScript:x", "java\tscript:x", "data:text/html,x", "//evil.example/x"]
        {
            assert!(matches!(Target::parse(written), Target::UnknownScheme(_)), "{written:?}");
        }
        assert_eq!(Target::parse("HTTPS://a.dk"), Target::External("HTTPS://a.dk".into()));
    }
}
