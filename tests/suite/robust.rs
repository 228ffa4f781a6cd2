//! Whatever is written, Husbog ends, and says something that can be found again: any bytes in any
//! file, and the promises of the Markdown parser for any text.

use std::collections::HashSet;
use std::iter;

use husbog::diagnostic::{Report, github, json, terminal};
use husbog::html::{self, AsWritten, Labels};
use husbog::library::document::{
    Block, BlockKind, Definition, Document, Inline, InlineKind, MOST_DEPTH, Table,
};
use husbog::library::markdown;
use husbog::slug::is_slug;
use husbog::source::Span;
use proptest::prelude::*;

use crate::project::Project;

/// Pieces that mean something in Markdown or YAML; thrown together they reach more than letters do.
const PIECES: &[&str] = &[
    "\n",
    "\n\n",
    " ",
    "    ",
    "\t",
    "a",
    "æ",
    "ø.",
    "å\u{301}",
    "日本",
    "😀",
    "\u{200b}",
    "\u{feff}",
    "\u{0}",
    "\r\n",
    "\r",
    "\\",
    "&amp;",
    "&#0;",
    "&",
    "*",
    "**",
    "_",
    "~~",
    "`",
    "```",
    "~~~",
    "# ",
    "## ",
    "{#a}",
    "{#å .b}",
    "> ",
    "> [!NOTE]\n",
    "[!HUSK]",
    "- ",
    "1. ",
    "- [x] ",
    "| a | b |\n|--|--|\n",
    "|",
    "[",
    "]",
    "(",
    ")",
    "](",
    "![",
    "[^a]",
    "[^a]: ",
    "[a]: b\n",
    "<",
    ">",
    "<b>",
    "<!--",
    "-->",
    "---",
    "---\n",
    "===",
    ": ",
    "\n: ",
    "[udfyld",
    "[udfyld: x]",
    "manual:5",
    "fact:age_limit",
    "https://a.dk",
    "<https://a.dk>",
    "title: ",
    "{",
    "}",
    "\"",
    "'",
    ",",
    "!",
    "!!int ",
    "&a ",
    "*a",
    "<<: ",
    "|\n",
    ">\n",
    "#",
    "%",
    "@",
    "<?",
    "<![CDATA[",
    "\u{1b}[31m",
];

fn anything() -> impl Strategy<Value = String> {
    let pieces =
        prop::collection::vec(prop::sample::select(PIECES), 0..60).prop_map(|pieces| pieces.concat());
    let letters =
        prop::collection::vec(any::<char>(), 0..60).prop_map(|letters| letters.into_iter().collect());
    prop_oneof![6 => pieces, 1 => letters, 1 => prop::collection::vec(prop::sample::select(PIECES), 400..600).prop_map(|pieces| pieces.concat())]
}

fn any_bytes() -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![prop::collection::vec(any::<u8>(), 0..300), anything().prop_map(String::into_bytes)]
}

fn cases(number: u32) -> ProptestConfig {
    ProptestConfig { cases: number, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(cases(1500))]

    #[test]
    fn the_parser_keeps_its_promises_for_any_text(text in anything(), front in 0_usize..40) {
        let body = text.floor_char_boundary(front.min(text.len()));
        let parsed = markdown::parse(&text, front);
        let broken = Promises::broken(&text, &parsed.document, Span::new(body, text.len()));
        prop_assert!(broken.is_empty(), "{:?}", broken);
        for problem in &parsed.problems {
            prop_assert!(text.get(problem.span.range()).is_some(), "{problem:?}");
        }
        prop_assert_eq!(&markdown::parse(&text, front), &parsed);
    }

    #[test]
    fn the_writer_closes_what_it_opens_for_any_text(text in anything()) {
        let document = markdown::parse(&text, 0).document;
        let html = html::article(&document, &AsWritten, &Labels::default());
        prop_assert_eq!(unbalanced(&html), None, "{}", html);
        prop_assert_eq!(html::article(&document, &AsWritten, &Labels::default()), html);
    }
}

proptest! {
    #![proptest_config(cases(60))]

    #[test]
    fn any_bytes_in_any_file_are_judged_and_placed(bytes in any_bytes(), file in prop::sample::select(FILES)) {
        let before = Project::small().text(file.path);
        let mut content = match file.part {
            Part::Whole => Vec::new(),
            Part::Body => before.into_bytes(),
            Part::Matter => b"---\n".to_vec(),
        };
        content.extend(bytes);
        if file.part == Part::Matter {
            content.extend(b"\n---\nTekst.\n");
        }
        let project = Project::small().file(file.path, content);
        judged(&project);
    }
}

#[derive(Clone, Copy, Debug)]
struct Place {
    path: &'static str,
    part: Part,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Part {
    Whole,
    Body,
    Matter,
}

const fn place(path: &'static str, part: Part) -> Place {
    Place { path, part }
}

const FILES: &[Place] = &[
    place("site.yaml", Part::Whole),
    place("site.yaml", Part::Body),
    place("manuals/05-frivillige/manual.md", Part::Whole),
    place("manuals/05-frivillige/manual.md", Part::Body),
    place("manuals/05-frivillige/manual.md", Part::Matter),
    place("content/om/index.md", Part::Whole),
    place("content/om/index.md", Part::Body),
    place("content/aktiviteter/cafe.md", Part::Matter),
    place("content/huse/esbjerg.md", Part::Matter),
];

/// Builds, shows the findings in every way, and sees to it that each stands inside its file.
fn judged(project: &Project) -> Report {
    let report = project.check();
    let shown = [
        terminal::render(&report, husbog::diagnostic::Severity::Note, terminal::Color::Plain),
        github::render(&report),
    ];
    assert!(shown.iter().all(|text| !text.contains(['\u{1b}', '\u{0}'])));
    let json: serde_json::Value = serde_json::from_str(&json::render(&report, &[])).unwrap();
    assert_eq!(json["findings"].as_array().unwrap().len(), report.sorted().len());
    for finding in report.sorted() {
        let place = &finding.place;
        assert!(place.start <= place.end, "{finding:?}");
        if let Some(excerpt) = &place.excerpt {
            assert!(excerpt.text.get(excerpt.start..excerpt.end).is_some(), "{finding:?}");
            assert_inside(project, finding);
        }
    }
    report
}

fn assert_inside(project: &Project, finding: &husbog::diagnostic::Finding) {
    let place = &finding.place;
    let Some(text) = project.text_if_unicode(place.path.as_str()) else { return };
    let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n").replace('\r', "\n");
    for position in [place.start, place.end] {
        let line = text.split('\n').nth(position.line as usize - 1);
        let columns = line.map(|line| line.chars().count() + 1);
        assert!(
            columns.is_some_and(|columns| position.column as usize <= columns),
            "{finding:?} is outside of {text:?}"
        );
    }
}

/// What a document promises of the text it was read from, and where it breaks it.
struct Promises<'t> {
    text: &'t str,
    broken: Vec<String>,
}

impl<'t> Promises<'t> {
    /// The promises that a document breaks.
    fn broken(text: &'t str, document: &Document, whole: Span) -> Vec<String> {
        let mut promises = Self { text, broken: Vec::new() };
        promises.document(document, whole);
        promises.broken
    }

    fn hold(&mut self, holds: bool, otherwise: impl FnOnce() -> String) {
        if !holds {
            self.broken.push(otherwise());
        }
    }

    fn document(&mut self, document: &Document, whole: Span) {
        self.blocks(&document.blocks, whole, 0);
        for note in &document.footnotes {
            self.inside(note.span, whole);
            self.blocks(&note.blocks, note.span, 1);
        }
        let mut anchors = HashSet::new();
        document.walk_blocks(&mut |block| {
            if let BlockKind::Heading(heading) = &block.kind {
                let anchor = &heading.anchor;
                self.hold(anchors.insert(anchor.clone()), || format!("the anchor {anchor:?} stands twice"));
                self.hold(is_slug(anchor), || format!("the anchor {anchor:?} cannot stand in an address"));
            }
        });
    }

    /// Blocks stand in order, inside what holds them, and not too deep.
    fn blocks(&mut self, blocks: &[Block], around: Span, depth: usize) {
        self.hold(depth <= MOST_DEPTH + 4, || format!("nested {depth} deep"));
        self.ordered(blocks.iter().map(|block| block.span), around);
        blocks.iter().for_each(|block| self.block(block, depth));
    }

    fn block(&mut self, block: &Block, depth: usize) {
        let span = block.span;
        match &block.kind {
            BlockKind::Paragraph(content) | BlockKind::Plain(content) => {
                self.inlines(content, span, depth + 1)
            }
            BlockKind::Heading(heading) => self.inlines(&heading.content, span, depth + 1),
            BlockKind::Quote(blocks) | BlockKind::Alert(_, blocks) => self.blocks(blocks, span, depth + 1),
            BlockKind::List(list) => {
                self.ordered(list.items.iter().map(|item| item.span), span);
                list.items.iter().for_each(|item| self.blocks(&item.blocks, item.span, depth + 2));
            }
            BlockKind::Definitions(parts) => parts.iter().for_each(|part| self.definition(part, span, depth)),
            BlockKind::Table(table) => self.table(table, span, depth),
            BlockKind::Code(_) | BlockKind::Rule | BlockKind::RawHtml(_) => {}
        }
    }

    fn definition(&mut self, part: &Definition, around: Span, depth: usize) {
        match part {
            Definition::Term(content) => self.inlines(content, around, depth + 2),
            Definition::Meaning(blocks) => self.blocks(blocks, around, depth + 2),
        }
    }

    fn table(&mut self, table: &Table, around: Span, depth: usize) {
        for row in iter::once(&table.head).chain(&table.rows) {
            self.inside(row.span, around);
            self.hold(row.cells.len() == table.head.cells.len(), || {
                format!("a row of {} cells", row.cells.len())
            });
            row.cells.iter().for_each(|cell| self.inlines(&cell.content, row.span, depth + 3));
        }
    }

    fn inlines(&mut self, content: &[Inline], around: Span, depth: usize) {
        self.hold(depth <= MOST_DEPTH + 4, || format!("nested {depth} deep"));
        self.ordered(content.iter().map(|inline| inline.span), around);
        for Inline { span, kind } in content {
            let written = self.text.get(span.range());
            match kind {
                InlineKind::Text(run) if run.exact => {
                    self.hold(written == Some(run.text.as_str()), || {
                        format!("{:?} is not {written:?}", run.text)
                    });
                }
                InlineKind::Placeholder(shown) => {
                    self.hold(written == Some(shown.as_str()), || format!("{shown:?} is not {written:?}"));
                }
                InlineKind::Styled(_, content) => self.inlines(content, *span, depth + 1),
                InlineKind::Link(link) | InlineKind::Image(link) => {
                    self.inlines(&link.content, *span, depth + 1)
                }
                _ => {}
            }
        }
    }

    /// Spans that follow each other inside another.
    fn ordered(&mut self, spans: impl Iterator<Item = Span>, around: Span) {
        let mut before = around.start;
        for span in spans {
            self.inside(span, around);
            self.hold(before <= span.start, || format!("{span:?} begins before {before}"));
            before = span.end;
        }
    }

    fn inside(&mut self, span: Span, around: Span) {
        self.hold(around.start <= span.start && span.end <= around.end, || {
            format!("{span:?} is outside {around:?}")
        });
        self.hold(self.text.get(span.range()).is_some(), || format!("{span:?} cuts a letter"));
    }
}

/// The first tag that does not close what is open, if any.
fn unbalanced(html: &str) -> Option<String> {
    let mut open = Vec::new();
    for piece in html.split('<').skip(1) {
        let Some((tag, _)) = piece.split_once('>').filter(|(tag, _)| has_plain_attributes(tag)) else {
            return Some(piece.to_owned());
        };
        let name = tag.split(char::is_whitespace).next().unwrap_or_default();
        match name.strip_prefix('/') {
            Some(name) if open.pop() != Some(name) => return Some(tag.to_owned()),
            Some(_) => {}
            None if ["br", "hr", "img", "input", "wbr"].contains(&name) => {}
            None => open.push(name),
        }
    }
    open.pop().map(str::to_owned)
}

/// Whether what stands between the quotes of a tag is nothing but names of attributes.
fn has_plain_attributes(tag: &str) -> bool {
    let pieces: Vec<&str> = tag.split('"').collect();
    let (last, before) = pieces.split_last().expect("a text splits into at least one piece");
    let is_name = |name: &str| {
        name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
    };
    let outside = before.iter().step_by(2).enumerate();
    let opens = |(at, piece): (usize, &&str)| {
        let names = piece.strip_suffix('=');
        let apart = at == 0 || piece.starts_with(' ');
        apart && names.is_some_and(|names| names.split(' ').all(is_name))
    };
    pieces.len() % 2 == 1
        && outside.into_iter().all(opens)
        && last.trim_start_matches('/').split(' ').all(is_name)
}

#[test]
fn tags_that_are_not_well_formed_are_noticed() {
    for good in ["p", "/p", "hr", "a href=\"b c=\" id=\"d\"", "input type=\"x\" disabled checked"] {
        assert!(has_plain_attributes(good), "{good}");
    }
    for bad in ["a href=\"b\"c\" id=\"d\"", "a href=\"b", "a href=b", "b <c", "a B=\"c\""] {
        assert!(!has_plain_attributes(bad), "{bad}");
    }
    assert_eq!(unbalanced("<p><em>a</em></p><hr>"), None);
    for bad in ["<p>", "</p>", "<em>a</i>", "<p><em></p></em>"] {
        assert!(unbalanced(bad).is_some(), "{bad}");
    }
}

fn with_body(text: &str) -> Project {
    Project::small().append("manuals/05-frivillige/manual.md", text)
}

fn with_matter(text: &str) -> Project {
    Project::small()
        .file("content/om/index.md", format!("---\ntitle: Om\nsummary: Kort.\n{text}\n---\nTekst.\n"))
}

#[test]
fn hostile_texts_end() {
    let deep_list: String = (0..2000).map(|depth| format!("{}- x\n", "  ".repeat(depth.min(400)))).collect();
    let references: String = (0..5000)
        .map(|number| format!("[{number}]: x\n[{number}][{number}] [^{number}]\n[^{number}]: x\n"))
        .collect();
    let headings: String = (0..3000).map(|_| "## Ens\n\n").collect();
    let table = format!(
        "|{}\n|{}\n{}",
        "a|".repeat(500),
        "-|".repeat(500),
        format!("|{}\n", "b|".repeat(500)).repeat(50)
    );
    let texts = [
        ">".repeat(10_000),
        "> ".repeat(10_000),
        "[".repeat(10_000),
        "![".repeat(10_000),
        "*".repeat(10_000),
        "*a ".repeat(10_000),
        "**a _b ".repeat(5_000),
        "~~a ".repeat(10_000),
        "`".repeat(10_000),
        "` `` ".repeat(5_000),
        "[a](".repeat(10_000),
        "[^a]".repeat(10_000),
        "[^".repeat(10_000),
        "[udfyld".repeat(10_000),
        "[udfyld: ".repeat(10_000),
        "<".repeat(10_000),
        "<!--".repeat(10_000),
        "<a ".repeat(10_000),
        "&".repeat(10_000),
        "\\".repeat(10_000),
        "- ".repeat(10_000),
        "1. ".repeat(10_000),
        "# ".repeat(10_000),
        ": a\n".repeat(10_000),
        "a\n: b\n".repeat(5_000),
        "|".repeat(10_000),
        "\u{0}".repeat(10_000),
        "\u{301}".repeat(10_000),
        "<<<<<<<\n".repeat(10_000),
        "x".repeat(10_000_000),
        "Ét ord ".repeat(1_000_000),
        deep_list,
        references,
        headings,
        table,
    ];
    for text in texts {
        judged(&with_body(&format!("\n{text}\n")));
    }
}

#[test]
fn hostile_yaml_ends() {
    let bomb: String = std::iter::once("a0: &a0 [x, x, x, x, x, x, x, x, x]\n".to_owned())
        .chain((1..12).map(|level| {
            format!("a{level}: &a{level} [{}]\n", vec![format!("*a{}", level - 1); 9].join(", "))
        }))
        .collect();
    let texts = [
        bomb,
        "a: &a [*a]".to_owned(),
        "a: &a {b: *a}".to_owned(),
        "<<: *x".to_owned(),
        "[".repeat(10_000),
        "{a: ".repeat(10_000),
        "- ".repeat(10_000),
        "a: ".repeat(10_000),
        (0..3000).map(|depth| format!("{}a:\n", " ".repeat(depth))).collect(),
        format!("title: {}", "x".repeat(5_000_000)),
        (0..30_000).map(|number| format!("k{number}: x\n")).collect(),
        "a: !!binary x\nb: !!js/function x\n%YAML 9.9\n".to_owned(),
        "a: \"\\u0000\\ud800\"".to_owned(),
        "? [a, b]\n: c\n? {d: e}\n: f".to_owned(),
        "a: 1e999999\nb: 0x\nc: 99999999999999999999999999\nd: .nan".to_owned(),
        "draft: 2026-11-28T00:00:00Z\nupdated: 0000-00-00".to_owned(),
        "\u{0}: \u{0}".to_owned(),
    ];
    for text in texts {
        let report = judged(&with_matter(&text));
        assert!(report.has_errors(), "{}", &text[..text.floor_char_boundary(80)]);
        judged(&Project::small().append("site.yaml", &format!("{text}\n")));
    }
}

#[test]
fn hostile_templates_and_names_end() {
    let template = |text: &str| Project::small().file("themes/hus/templates/page.html", text);
    for text in [
        "{% extends \"page.html\" %}",
        "{% include \"page.html\" %}",
        "{{",
        "{% for x in page %}",
        "{{ page | ukendt }}",
        "",
        "\u{0}",
        "{% extends \"../../../etc/passwd\" %}",
    ] {
        judged(&template(text));
    }
    judged(&Project::small().file("themes/hus/templates/layout.html", "{% extends \"page.html\" %}"));
    judged(
        &Project::small()
            .file("content/con.md", "")
            .file("content/a\\b.md", "")
            .file("content/ .md", "")
            .file("content/%2e%2e.md", ""),
    );
    judged(&Project::default());
    judged(&Project::new(
        "-- site.yaml --\n\n-- content/index.md --\n\n-- manuals/a/manual.md --\n\n-- manuals/sider/index.md --\n\n",
    ));
}
