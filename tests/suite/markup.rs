//! The tags and the text of a finished page, as far as the tests ask for them.
//!
//! Reads what Husbog writes and templates of ours hold: attributes in double quotes, no `<` or `>` in
//! them unescaped, no scripts. Anything else fails the test that reads it.

use std::collections::BTreeMap;

/// A tag that begins an element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Tag {
    pub(crate) name: String,
    pub(crate) attributes: BTreeMap<String, String>,
}

/// A page taken apart.
#[derive(Debug, Default)]
pub(crate) struct Page {
    pub(crate) tags: Vec<Tag>,
    /// The text between tags, white space as single spaces.
    pub(crate) text: String,
}

impl Page {
    /// Takes a page apart.
    pub(crate) fn read(html: &str) -> Self {
        let mut page = Self::default();
        let mut rest = html;
        while let Some((text, after)) = rest.split_once('<') {
            page.push_text(text);
            let (tag, after) = after.split_once('>').expect("every < begins a tag that ends");
            page.push_tag(tag);
            rest = after;
        }
        page.push_text(rest);
        page
    }

    fn push_text(&mut self, text: &str) {
        for word in decoded(text).split_whitespace() {
            self.text.push_str(word);
            self.text.push(' ');
        }
    }

    fn push_tag(&mut self, tag: &str) {
        if !tag.starts_with(['/', '!']) {
            self.tags.push(Tag::read(tag));
        }
    }

    /// The tags of a name.
    pub(crate) fn named<'p>(&'p self, name: &'p str) -> impl Iterator<Item = &'p Tag> {
        self.tags.iter().filter(move |tag| tag.name == name)
    }

    /// The values of an attribute, wherever it stands.
    pub(crate) fn values<'p>(&'p self, attribute: &'p str) -> impl Iterator<Item = &'p str> {
        self.tags.iter().filter_map(move |tag| tag.attributes.get(attribute)).map(String::as_str)
    }

    /// The content of the `meta` of a name.
    pub(crate) fn meta(&self, key: &str, name: &str) -> Option<&str> {
        let found = self.named("meta").find(|tag| tag.get(key) == Some(name))?;
        found.get("content")
    }
}

impl Tag {
    fn read(tag: &str) -> Self {
        let (name, mut rest) = tag.split_once(char::is_whitespace).unwrap_or((tag, ""));
        let mut attributes = BTreeMap::new();
        while !rest.trim().is_empty() {
            let (name, value, after) = attribute(rest.trim_start());
            assert!(
                attributes.insert(name.to_owned(), decoded(value)).is_none(),
                "{name} stands twice in <{tag}>"
            );
            rest = after;
        }
        Self { name: name.to_owned(), attributes }
    }

    /// The value of an attribute.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.get(name).map(String::as_str)
    }
}

fn attribute(text: &str) -> (&str, &str, &str) {
    let end = text.find(|c: char| c == '=' || c.is_whitespace()).unwrap_or(text.len());
    let (name, rest) = text.split_at(end);
    let Some(rest) = rest.strip_prefix('=') else { return (name, "", rest) };
    let quoted = rest.strip_prefix('"').and_then(|rest| rest.split_once('"'));
    let (value, rest) = quoted.unwrap_or_else(|| panic!("attributes are written in double quotes: {text}"));
    (name, value, rest)
}

fn decoded(text: &str) -> String {
    let mut out = text.to_owned();
    for (entity, letter) in
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&#x27;", "'"), ("&amp;", "&")]
    {
        out = out.replace(entity, letter);
    }
    out
}

#[test]
fn pages_are_taken_apart() {
    let page = Page::read("<!doctype html>\n<p class=\"a b\" hidden>Æ &amp; <a href=\"?a&amp;b\">Ø</a></p>");
    assert_eq!(page.text, "Æ & Ø ");
    let shown: Vec<_> =
        page.tags.iter().map(|tag| (tag.name.as_str(), format!("{:?}", tag.attributes))).collect();
    assert_eq!(shown[0], ("p", r#"{"class": "a b", "hidden": ""}"#.to_owned()));
    assert_eq!(shown[1], ("a", r#"{"href": "?a&b"}"#.to_owned()));
}
