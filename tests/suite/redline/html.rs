//! A small reader of HTML that forgives nothing.

/// An element, or text.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Node {
    Text(String),
    Element(Element),
}

/// An element: its name, its attributes, and what is in it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Element {
    pub(super) name: String,
    pub(super) attributes: Vec<(String, String)>,
    pub(super) inside: Vec<Node>,
}

impl Element {
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| &**value)
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.attribute(name).is_some()
    }

    pub(super) fn elements(&self) -> impl Iterator<Item = &Self> {
        self.inside.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }
}

/// Reads HTML below one element; says what is wrong with it.
pub(super) fn read(html: &str) -> Result<Element, String> {
    let mut reader =
        Reader { rest: html, open: vec![Element { name: "root".to_owned(), ..Element::default() }] };
    while !reader.rest.is_empty() {
        reader.next()?;
    }
    let root = reader.open.pop().unwrap();
    if reader.open.is_empty() { Ok(root) } else { Err(format!("{} is never closed", root.name)) }
}

struct Reader<'h> {
    rest: &'h str,
    open: Vec<Element>,
}

impl Reader<'_> {
    fn next(&mut self) -> Result<(), String> {
        let Some(tag) = self.rest.strip_prefix('<') else { return self.text() };
        let (tag, rest) = tag.split_once('>').ok_or("a tag without end")?;
        self.rest = rest;
        match tag.strip_prefix('/') {
            Some(name) => self.close(name),
            None => self.begin(tag),
        }
    }

    fn text(&mut self) -> Result<(), String> {
        let (text, rest) = self.rest.split_at(self.rest.find('<').unwrap_or(self.rest.len()));
        self.rest = rest;
        let text = plain(text)?;
        self.put(Node::Text(text));
        Ok(())
    }

    fn begin(&mut self, tag: &str) -> Result<(), String> {
        let (name, mut rest) = tag.split_at(tag.find(' ').unwrap_or(tag.len()));
        let mut element = Element { name: name.to_owned(), ..Element::default() };
        while let Some(attribute) = rest.strip_prefix(' ') {
            let (name, after) = attribute.split_at(attribute.find([' ', '=']).unwrap_or(attribute.len()));
            let (value, after) = match after.strip_prefix("=\"") {
                Some(value) => value.split_once('"').ok_or("a value without end")?,
                None => ("", after),
            };
            if element.has(name) {
                return Err(format!("{name} twice in <{tag}>"));
            }
            element.attributes.push((name.to_owned(), plain(value)?));
            rest = after;
        }
        if !rest.is_empty() || element.name.is_empty() {
            return Err(format!("<{tag}> cannot be read"));
        }
        if matches!(name, "br" | "hr" | "img" | "input") {
            self.put(Node::Element(element));
        } else {
            self.open.push(element);
        }
        Ok(())
    }

    fn close(&mut self, name: &str) -> Result<(), String> {
        let element = self.open.pop().unwrap();
        if element.name != name || self.open.is_empty() {
            return Err(format!("</{name}> closes {}", element.name));
        }
        self.put(Node::Element(element));
        Ok(())
    }

    fn put(&mut self, node: Node) {
        self.open.last_mut().unwrap().inside.push(node);
    }
}

fn plain(text: &str) -> Result<String, String> {
    let mut out = String::new();
    let mut parts = text.split('&');
    out.push_str(parts.next().unwrap_or(""));
    for part in parts {
        let (name, rest) = part.split_once(';').ok_or_else(|| format!("a bare & in {text}"))?;
        out.push(match name {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            other => return Err(format!("&{other};")),
        });
        out.push_str(rest);
    }
    Ok(out)
}
