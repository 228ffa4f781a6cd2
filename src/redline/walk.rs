//! One walk through a redline in the order it is read, the page's own words left out.

use super::said::Side;
use super::tree::{Element, Node};

/// What somebody does who walks through a redline.
pub(super) trait Visitor {
    /// Comes to an element, whatever it is.
    fn element(&mut self, _element: &Element) {}
    /// Reads text, and the side it stands in alone.
    fn text(&mut self, text: &str, side: Option<Side>);
    /// Comes to a line break, a picture or a box.
    fn thing(&mut self, thing: &Element, side: Option<Side>);
    /// Goes into an element that text does not go on through.
    fn begin(&mut self, element: &Element);
    /// Comes out of it.
    fn end(&mut self, element: &Element);
}

/// Walks through nodes.
pub(super) fn walk(nodes: &[Node], side: Option<Side>, visitor: &mut dyn Visitor) {
    for node in nodes {
        match node {
            Node::Text(text) => visitor.text(text, side),
            Node::Element(element) if element.get("data-redline-ui").is_some() => {}
            Node::Element(element) => walk_into(element, side_of(element).or(side), visitor),
        }
    }
}

fn walk_into(element: &Element, side: Option<Side>, visitor: &mut dyn Visitor) {
    visitor.element(element);
    match element.tag.as_str() {
        "br" | "img" | "input" => visitor.thing(element, side),
        tag if is_inline(tag) => walk(&element.kids, side, visitor),
        _ => {
            visitor.begin(element);
            walk(&element.kids, side, visitor);
            visitor.end(element);
        }
    }
}

/// The side an element is marked as.
pub(super) fn side_of(element: &Element) -> Option<Side> {
    if element.tag == "ins" || element.has_class("ins") {
        return Some(Side::New);
    }
    (element.tag == "del" || element.has_class("del")).then_some(Side::Old)
}

/// Whether text goes on through a tag.
pub(super) fn is_inline(tag: &str) -> bool {
    matches!(
        tag,
        "ins"
            | "del"
            | "a"
            | "em"
            | "strong"
            | "s"
            | "code"
            | "mark"
            | "sup"
            | "span"
            | "br"
            | "img"
            | "input"
    )
}
