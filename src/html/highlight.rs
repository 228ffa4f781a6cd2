//! Code with its words classed by what they are: `hl-keyword`, `hl-string` and so on.
//!
//! The spans hold no other spans and are few: a style sheet needs a rule for each of
//! [`CLASSES`] and no more.

use std::sync::LazyLock;

use syntect::parsing::{
    BasicScopeStackOp, ParseState, Scope, ScopeStack, ScopeStackOp, SyntaxReference, SyntaxSet,
};

use super::escape;
use crate::library::document::Code;

/// The languages that are highlighted, as written after a fence. Each was tried with hostile code;
/// there are grammars that take seconds for a page of it. Markdown is not among them: its grammar takes a tenth of a
/// second to load, and its colours tell an editor nothing.
const LANGUAGES: &str = "bash css diff html javascript js json py python rs rust sh sql xml yaml yml";
/// The most effort that goes into one block: about 400 lines of 40 letters. Measured by lines and not
/// by the clock, so that a page is the same on every machine.
const MOST_EFFORT: usize = 1_000_000;

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

/// Made when the first code in one of the languages is met: most runs need none.
static GRAMMARS: LazyLock<Grammars> = LazyLock::new(Grammars::load);

/// The code as HTML with its words classed; `None` when its language is not one of ours or it takes
/// too much.
pub(super) fn highlighted(code: &Code) -> Option<String> {
    let known = LANGUAGES.split(' ').any(|name| name.eq_ignore_ascii_case(&code.language));
    if !known || effort(&code.text) > MOST_EFFORT {
        return None;
    }
    let syntax = GRAMMARS.syntaxes.find_syntax_by_token(&code.language)?;
    classed(&code.text, syntax, &GRAMMARS)
}

/// What highlighting may cost: with hostile code, the square of each line's length.
fn effort(code: &str) -> usize {
    code.lines().map(|line| 1000 + line.len() * line.len()).sum()
}

struct Grammars {
    syntaxes: SyntaxSet,
    classes: Vec<(Scope, &'static str)>,
}

impl Grammars {
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

fn classed(code: &str, syntax: &SyntaxReference, grammars: &Grammars) -> Option<String> {
    let mut state = ParseState::new(syntax);
    let mut painter = Painter::new(grammars);
    for line in code.split_inclusive('\n') {
        let mut done = 0;
        for (at, change) in state.parse_line(line, &grammars.syntaxes).ok()? {
            painter.push(line.get(done..at)?);
            painter.change(&change)?;
            done = at;
        }
        painter.push(&line[done..]);
    }
    Some(painter.finish())
}

/// Writes pieces of code, neighbours of the same class in one span.
struct Painter<'g> {
    grammars: &'g Grammars,
    scopes: ScopeStack,
    /// The class at each scope of the stack.
    classes: Vec<&'static str>,
    open: &'static str,
    out: String,
}

impl<'g> Painter<'g> {
    fn new(grammars: &'g Grammars) -> Self {
        Self { grammars, scopes: ScopeStack::new(), classes: Vec::new(), open: "", out: String::new() }
    }

    fn change(&mut self, change: &ScopeStackOp) -> Option<()> {
        let (grammars, classes) = (self.grammars, &mut self.classes);
        let follow = |change: BasicScopeStackOp, _: &[Scope]| match change {
            BasicScopeStackOp::Push(scope) => {
                let around = classes.last().copied().unwrap_or("");
                classes.push(grammars.class(scope).unwrap_or(around));
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
        check(
            "yaml",
            "navn: \"Æ & Ø\" # her\n",
            "<span class=\"hl-tag\">navn</span>: <span class=\"hl-string\">\"Æ &amp; Ø\" </span>\
             <span class=\"hl-comment\"># her\n</span>",
        );
        check(
            "rust",
            "fn a() {\n    // et\n    // to\n}\n",
            "<span class=\"hl-keyword\">fn </span><span class=\"hl-name\">a</span>() {\n    \
             <span class=\"hl-comment\">// et\n    // to\n</span>}\n",
        );
        check(
            "diff",
            "-gammel\n+ny\n",
            "<span class=\"hl-deleted\">-gammel\n</span><span class=\"hl-inserted\">+ny\n</span>",
        );
        check(
            "HTML",
            "<p class=\"a\">b\n",
            "&lt;<span class=\"hl-tag\">p </span><span class=\"hl-attribute\">class</span>=\
             <span class=\"hl-string\">\"a\"</span>&gt;b\n",
        );
        check("js", "`a${b}`", "<span class=\"hl-string\">`a</span>${b}<span class=\"hl-string\">`</span>");
    }

    #[test]
    fn every_language_has_a_grammar_and_keeps_its_code() {
        let hostile = "<a b=\"c\">&amp; {[('$x' `y`)]} # // /* -- *\n\n\t\\\"\n- æ: 1.5 ~~~\n```\n";
        for language in LANGUAGES.split(' ') {
            let html = highlighted(&code(language, hostile)).expect(language);
            assert_eq!(text_of(&html), hostile, "{language}");
        }
    }

    fn text_of(html: &str) -> String {
        let after_tags = html.split('<').map(|piece| piece.split_once('>').map_or(piece, |(_, text)| text));
        after_tags.collect::<String>().replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    }

    #[test]
    fn what_is_unknown_or_too_long_stays_plain() {
        let check =
            |language: &str, text: &str| assert_eq!(highlighted(&code(language, text)), None, "{language}");
        check("", "a\n");
        check("volapyk", "a\n");
        check("rust", &"a".repeat(1000));
        check("rust", &"a\n".repeat(1000));
        check("makefile", "a: b\n");
    }
}
