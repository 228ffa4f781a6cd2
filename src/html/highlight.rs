//! Code with its words classed by what they are: `hl-keyword`, `hl-string` and so on.
//!
//! The spans hold no other spans and are few: a style sheet needs a rule for each of
//! [`CLASSES`] and no more.

use std::sync::LazyLock;

use syntect::parsing::{BasicScopeStackOp, ParseState, Scope, ScopeStack, SyntaxReference, SyntaxSet};

use super::escape;
use crate::library::document::Code;

/// The longest code that is highlighted.
const MOST_BYTES: usize = 100_000;
/// The longest line in code that is highlighted: what a grammar costs grows faster than its lines.
const MOST_LINE_BYTES: usize = 310;

/// The scopes that are shown, and the class of each. The first that fits counts, and in a stack of
/// scopes the innermost; an empty class ends what is around it.
const CLASSES: [(&str, &str); 15] = [
    ("comment", "hl-comment"),
    ("meta.interpolation", ""),
    ("string", "hl-string"),
    ("constant", "hl-constant"),
    ("keyword", "hl-keyword"),
    ("storage", "hl-keyword"),
    ("entity.name.tag", "hl-tag"),
    ("entity.other.attribute-name", "hl-attribute"),
    ("entity.name", "hl-name"),
    ("support", "hl-name"),
    ("markup.inserted", "hl-inserted"),
    ("markup.deleted", "hl-deleted"),
    ("markup.heading", "hl-heading"),
    ("source", ""),
    ("text", ""),
];

/// The languages known. Made when the first code with a language is met: most runs need none.
static LANGUAGES: LazyLock<Languages> = LazyLock::new(Languages::load);

/// The code as HTML with its words classed; `None` when its language is not known or it is too long.
pub(super) fn highlighted(code: &Code) -> Option<String> {
    let short = code.text.len() <= MOST_BYTES && code.text.lines().all(|line| line.len() <= MOST_LINE_BYTES);
    if code.language.is_empty() || !short {
        return None;
    }
    let syntax = LANGUAGES.syntaxes.find_syntax_by_token(&code.language)?;
    classed(&code.text, syntax, &LANGUAGES)
}

struct Languages {
    syntaxes: SyntaxSet,
    classes: Vec<(Scope, &'static str)>,
}

impl Languages {
    fn load() -> Self {
        let scope = |&(name, class)| Some((Scope::new(name).ok()?, class));
        Self {
            syntaxes: SyntaxSet::load_defaults_newlines(),
            classes: CLASSES.iter().filter_map(scope).collect(),
        }
    }

    fn class(&self, scope: Scope) -> Option<&'static str> {
        self.classes.iter().find(|(prefix, _)| prefix.is_prefix_of(scope)).map(|&(_, class)| class)
    }
}

fn classed(code: &str, syntax: &SyntaxReference, languages: &Languages) -> Option<String> {
    let mut state = ParseState::new(syntax);
    let mut painter = Painter::new(languages);
    for line in code.split_inclusive('\n') {
        let mut done = 0;
        for (at, change) in state.parse_line(line, &languages.syntaxes).ok()? {
            painter.push(line.get(done..at)?);
            painter.change(&change)?;
            done = at;
        }
        painter.push(&line[done..]);
    }
    Some(painter.finish())
}

/// Writes pieces of code, neighbours of the same class in one span.
struct Painter<'l> {
    languages: &'l Languages,
    scopes: ScopeStack,
    /// The class at each scope of the stack.
    classes: Vec<&'static str>,
    open: &'static str,
    out: String,
}

impl<'l> Painter<'l> {
    fn new(languages: &'l Languages) -> Self {
        Self { languages, scopes: ScopeStack::new(), classes: Vec::new(), open: "", out: String::new() }
    }

    fn change(&mut self, change: &syntect::parsing::ScopeStackOp) -> Option<()> {
        let (languages, classes) = (self.languages, &mut self.classes);
        let follow = |change: BasicScopeStackOp, _: &[Scope]| match change {
            BasicScopeStackOp::Push(scope) => {
                let around = classes.last().copied().unwrap_or("");
                classes.push(languages.class(scope).unwrap_or(around));
            }
            BasicScopeStackOp::Pop => drop(classes.pop()),
        };
        self.scopes.apply_with_hook(change, follow).ok()
    }

    fn push(&mut self, code: &str) {
        if code.is_empty() {
            return;
        }
        let class = self.classes.last().copied().unwrap_or("");
        if class != self.open && !code.trim().is_empty() {
            self.open(class);
        }
        escape::push_text(&mut self.out, code);
    }

    fn open(&mut self, class: &'static str) {
        if !self.open.is_empty() {
            self.out.push_str("</span>");
        }
        if !class.is_empty() {
            self.out.push_str("<span class=\"");
            self.out.push_str(class);
            self.out.push_str("\">");
        }
        self.open = class;
    }

    fn finish(mut self) -> String {
        self.open("");
        self.out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(language: &str, text: &str) -> Code {
        Code { language: language.to_owned(), text: text.to_owned() }
    }

    #[test]
    fn words_are_classed_by_what_they_are() {
        let check = |language: &str, text: &str, expected: &str| {
            assert_eq!(highlighted(&code(language, text)).as_deref(), Some(expected), "{text:?}");
        };
        check("yaml", "navn: \"Æ & Ø\" # her\n", "x");
        check("rust", "fn a() {\n    // et\n    // to\n}\n", "x");
        check("diff", "-gammel\n+ny\n", "x");
        check("HTML", "<p class=\"a\">b</p>\n", "x");
        check("txt", "a < b\n", "a &lt; b\n");
    }

    #[test]
    fn what_is_unknown_or_too_long_stays_plain() {
        let check =
            |language: &str, text: &str| assert_eq!(highlighted(&code(language, text)), None, "{language}");
        check("", "a\n");
        check("volapyk", "a\n");
        check("rust", &"a ".repeat(MOST_LINE_BYTES));
        check("rust", &"a\n".repeat(MOST_BYTES));
    }
}
