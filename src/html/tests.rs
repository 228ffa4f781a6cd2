//! What each kind of block and inline becomes.

mod well_formed;

use super::*;
use crate::library::document::{Block, BlockKind, Inline, InlineKind, Item, List, Run};
use crate::library::markdown::parse;
use crate::source::Span;

fn written(markdown: &str) -> String {
    article(&parse(markdown, 0).document, &AsWritten, &Labels::default())
}

fn check(markdown: &str, expected: &str) {
    assert_eq!(written(markdown).trim_end(), expected, "{markdown}");
}

#[test]
fn text_is_shown_as_typed() {
    check("", "");
    check("Æ & \"ø\" 'å' a < b > c", "<p>Æ &amp; \"ø\" 'å' a &lt; b &gt; c</p>");
    check("&lt;b&gt; &amp;amp; \\*", "<p>&lt;b&gt; &amp;amp; *</p>");
    check("a\nb", "<p>a\nb</p>");
    check("a  \nb\\\nc", "<p>a<br>b<br>c</p>");
    check("&#1;&#13;", "<p>\u{fffd}\n</p>");
}

#[test]
fn styles_nest() {
    check("*a **b*** ~~c~~", "<p><em>a <strong>b</strong></em> <s>c</s></p>");
    check("`<b>` ``a`b``", "<p><code>&lt;b&gt;</code> <code>a`b</code></p>");
    check("Ring [udfyld: telefon].", "<p>Ring <mark class=\"placeholder\">[udfyld: telefon]</mark>.</p>");
}

#[test]
fn words_of_another_language_say_which() {
    check("[Do *you*?](lang:en)", "<p><span lang=\"en\">Do <em>you</em>?</span></p>");
    check("[مرحبا](lang:ar)", "<p><span lang=\"ar\" dir=\"rtl\">مرحبا</span></p>");
    check("[a](lang:engelsk)", "<p>a</p>");
}

#[test]
fn raw_html_is_shown_and_comments_are_not() {
    check(
        "a <b onclick=\"x\">c</b>",
        "<p>a <code class=\"raw-html\">&lt;b onclick=\"x\"&gt;</code>c\
         <code class=\"raw-html\">&lt;/b&gt;</code></p>",
    );
    check(
        "<script>\nalert(1)\n</script>",
        "<pre class=\"raw-html\"><code>&lt;script&gt;\nalert(1)\n&lt;/script&gt;</code></pre>",
    );
    check("a <!-- b --> c\n\n<!-- d -->", "<p>a  c</p>");
}

#[test]
fn links_lead_where_they_are_said_to() {
    check(
        "[a *b*](c.md \"d \\\"e\\\"\")",
        "<p><a href=\"c.md\" title=\"d &quot;e&quot;\">a <em>b</em></a></p>",
    );
    check(
        "<https://a.dk/?b&c>",
        "<p><a href=\"https://a.dk/?b&amp;c\" rel=\"noreferrer\">https://a.dk/?b&amp;c</a></p>",
    );
    check("<hus@a.dk>", "<p><a href=\"mailto:hus@a.dk\">hus@a.dk</a></p>");
    check("[a](<HTTP://a.dk/b c\">)", "<p><a href=\"HTTP://a.dk/b%20c%22\" rel=\"noreferrer\">a</a></p>");
    check("[manual 5](manual:5#a)", "<p><a href=\"manual:5#a\">manual 5</a></p>");
    check("[*a <https://a.dk>*](b.md)", "<p><a href=\"b.md\"><em>a https://a.dk</em></a></p>");
    check(
        "[](a.md) [ ![](b.png) ](c.md)",
        "<p><a href=\"a.md\" aria-label=\"a.md\"></a> \
         <a href=\"c.md\" aria-label=\"c.md\"> <img src=\"b.png\" alt=\"\" loading=\"lazy\"> </a></p>",
    );
}

#[test]
fn what_may_not_be_an_address_is_text() {
    for address in [
        "javascript:alert(1)",
        "JaVaScRiPt:x",
        "data:text/html,x",
        "//evil.example",
        "vbscript:x",
        "manual:fem",
    ] {
        check(&format!("[*a*]({address} \"b\")"), "<p><em>a</em></p>");
        check(&format!("![a]({address})"), "<p><span class=\"missing-image\">[a]</span></p>");
    }
    check("[a](javascript&colon;x)", "<p>a</p>");
    check("[a](java&#9;script:x)", "<p>a</p>");
    check("[a](&#1;javascript:x)", "<p>a</p>");
}

#[test]
fn the_writer_does_not_ask_about_unknown_schemes() {
    struct Careless;
    impl Links for Careless {
        fn link(&self, _: &Target) -> Destination {
            Destination::Address("x".into())
        }
        fn image(&self, _: &Target) -> Destination {
            Destination::Address("x".into())
        }
    }
    let document = parse("[a](javascript:b) ![c](data:d) [e](manual:f)", 0).document;
    let html = article(&document, &Careless, &Labels::default());
    assert_eq!(html, "<p>a <span class=\"missing-image\">[c]</span> e</p>\n");
}

#[test]
fn pictures_have_their_text() {
    check(
        "![a *b* `c`](d.png \"e\")",
        "<p><img src=\"d.png\" alt=\"a b c\" title=\"e\" loading=\"lazy\"></p>",
    );
    check("![a ![b \"](c.png)](d.png)", "<p><img src=\"d.png\" alt=\"a b &quot;\" loading=\"lazy\"></p>");
    check(
        "[![a](b.png)](c.md)",
        "<p><a href=\"c.md\"><img src=\"b.png\" alt=\"a\" loading=\"lazy\"></a></p>",
    );
    check("![](manual:5)", "<p><span class=\"missing-image\">[]</span></p>");
}

#[test]
fn headings_have_places() {
    check("# Å *b*\n###### c {#d}", "<h1 id=\"aa-b\">Å <em>b</em></h1>\n<h6 id=\"d\">c</h6>");
    check("> ## a", "<blockquote>\n<h2 id=\"a\">a</h2>\n</blockquote>");
}

#[test]
fn lists_are_tight_or_loose() {
    check("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>");
    check("- a\n\n- b", "<ul>\n<li>\n<p>a</p>\n</li>\n<li>\n<p>b</p>\n</li>\n</ul>");
    check("3. a\n   - b\n4. c", "<ol start=\"3\">\n<li>a\n<ul>\n<li>b</li>\n</ul>\n</li>\n<li>c</li>\n</ol>");
    check("0) a", "<ol start=\"0\">\n<li>a</li>\n</ol>");
    check("-\n- > a", "<ul>\n<li></li>\n<li>\n<blockquote>\n<p>a</p>\n</blockquote>\n</li>\n</ul>");
}

#[test]
fn tasks_say_whether_they_are_done() {
    let open = "<input type=\"checkbox\" disabled aria-label=\"ikke udført\">";
    let done = "<input type=\"checkbox\" disabled checked aria-label=\"udført\">";
    check(
        "- [ ] a\n- [x] b\n- c",
        &format!(
            "<ul class=\"tasks\">\n<li class=\"task\">{open} a</li>\n\
             <li class=\"task\">{done} b</li>\n<li>c</li>\n</ul>"
        ),
    );
    check(
        "2. [X] a\n\n   b",
        &format!(
            "<ol start=\"2\" class=\"tasks\">\n<li class=\"task\">\n<p>{done} a</p>\n<p>b</p>\n</li>\n</ol>"
        ),
    );
}

#[test]
fn quotes_alerts_and_rules() {
    check("> a\n>\n> > b", "<blockquote>\n<p>a</p>\n<blockquote>\n<p>b</p>\n</blockquote>\n</blockquote>");
    check("---", "<hr>");
    for (key, class, title) in [
        ("NOTE", "note", "Bemærk"),
        ("TIP", "tip", "Godt råd"),
        ("IMPORTANT", "important", "Vigtigt"),
        ("WARNING", "warning", "Advarsel"),
        ("CAUTION", "caution", "Pas på"),
        ("AVOID", "avoid", "Ikke sådan"),
    ] {
        let begin = format!(
            "<div class=\"alert alert-{class}\" role=\"note\">\n<p class=\"alert-title\">{title}</p>\n"
        );
        check(&format!("> [!{key}]\n> - a"), &format!("{begin}<ul>\n<li>a</li>\n</ul>\n</div>"));
        check(&format!("> [!{key}]"), &format!("{begin}</div>"));
    }
}

#[test]
fn definitions() {
    check(
        "a *b*\n: c\n: d\n\n  e",
        "<dl>\n<dt>a <em>b</em></dt>\n<dd>\n<p>c</p>\n</dd>\n<dd>\n<p>d</p>\n<p>e</p>\n</dd>\n</dl>",
    );
}

#[test]
fn code_is_shown_as_typed() {
    check("```\n\n<a>\n```", "<pre><code>\n&lt;a&gt;\n</code></pre>");
    check("    a\n     b", "<pre><code>a\n b</code></pre>");
    check("~~~ c\"<&æ\nx\n~~~", "<pre><code class=\"language-c&quot;&lt;&amp;æ\">x\n</code></pre>");
    check(
        "``` json\n1\n```",
        "<pre><code class=\"language-json\"><span class=\"hl-constant\">1\n</span></code></pre>",
    );
}

#[test]
fn tables_can_be_scrolled() {
    check(
        "| | a | *b* |\n|:-|:-:|-:|\n| c | `d\\|` | e |\n| f |",
        "<div class=\"table\" role=\"group\" tabindex=\"0\" aria-label=\"Tabel 1\">\n<table>\n<thead>\n\
         <tr><td class=\"left\"></td><th scope=\"col\" class=\"center\">a</th>\
         <th scope=\"col\" class=\"right\"><em>b</em></th></tr>\n</thead>\n<tbody>\n\
         <tr><td class=\"left\">c</td><td class=\"center\"><code>d|</code></td>\
         <td class=\"right\">e</td></tr>\n\
         <tr><td class=\"left\">f</td><td class=\"center\"></td><td class=\"right\"></td></tr>\n\
         </tbody>\n</table>\n</div>",
    );
    check(
        "|a|\n|-|\n\n|b|\n|-|",
        "<div class=\"table\" role=\"group\" tabindex=\"0\" aria-label=\"Tabel 1\">\n<table>\n<thead>\n\
         <tr><th scope=\"col\">a</th></tr>\n</thead>\n</table>\n</div>\n\
         <div class=\"table\" role=\"group\" tabindex=\"0\" aria-label=\"Tabel 2\">\n<table>\n<thead>\n\
         <tr><th scope=\"col\">b</th></tr>\n</thead>\n</table>\n</div>",
    );
}

#[test]
fn a_table_has_its_name_from_the_heading_before_it() {
    let table = |name: &str| {
        let head = "<thead>\n<tr><th scope=\"col\">a</th></tr>\n</thead>";
        format!(
            "<div class=\"table\" role=\"group\" tabindex=\"0\" {name}>\n<table>\n{head}\n</table>\n</div>"
        )
    };
    let heading = "<h2 id=\"tal\">Tal</h2>\n<p>Se:</p>";
    let [first, second] = [table("aria-labelledby=\"tal\""), table("aria-label=\"Tabel 2\"")];
    check("## Tal\n\nSe:\n\n|a|\n|-|\n\n|a|\n|-|", &format!("{heading}\n{first}\n{second}"));
}

fn mention(label: &str, mention: &str, number: usize) -> String {
    format!(
        "<sup class=\"footnote-ref\"><a href=\"#fn:{label}\" id=\"fnref:{mention}\" role=\"doc-noteref\" \
         data-n=\"{number}\" aria-label=\"Note {number}\"></a></sup>"
    )
}

fn back(mention: &str, name: &str) -> String {
    format!(
        "<a href=\"#fnref:{mention}\" role=\"doc-backlink\" class=\"footnote-back\" \
         aria-label=\"Tilbage til teksten ({name})\"></a>"
    )
}

fn notes(items: &str) -> String {
    format!(
        "<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"Noter\">\n<ol>\n\
         {items}\n</ol>\n</section>"
    )
}

#[test]
fn footnotes_are_numbered_by_their_first_mention() {
    let items = format!(
        "<li id=\"fn:b\">\n<p>B{}</p>\n</li>\n<li id=\"fn:a\">\n<p>A</p>\n<p>mere{}{}</p>\n</li>",
        back("b", "note 1"),
        back("a", "note 2, henvisning 1"),
        back("a:2", "note 2, henvisning 2"),
    );
    check(
        "x[^b] y[^A]\n\n- z[^a]\n\n[^a]: A\n\n    mere\n\n[^b]: B",
        &format!(
            "<p>x{} y{}</p>\n<ul>\n<li>z{}</li>\n</ul>\n{}",
            mention("b", "b", 1),
            mention("a", "a", 2),
            mention("a", "a:2", 2),
            notes(&items),
        ),
    );
}

#[test]
fn footnotes_may_mention_each_other() {
    let items = format!(
        "<li id=\"fn:a\">\n<p>A{}{}{}</p>\n</li>\n<li id=\"fn:b\">\n<pre><code>B\n</code></pre>\n{}</li>\n\
         <li id=\"fn:c\">\n<p>C{}</p>\n</li>",
        mention("b", "b", 2),
        back("a", "note 1, henvisning 1"),
        back("a:2", "note 1, henvisning 2"),
        back("b", "note 2"),
        mention("a", "a:2", 1),
    );
    check(
        "x[^a]\n\n[^a]: A[^b]\n\n[^b]:\n\n        B\n\n[^c]: C[^a]",
        &format!("<p>x{}</p>\n{}", mention("a", "a", 1), notes(&items)),
    );
}

#[test]
fn mentions_stand_in_tables_and_labels_may_hold_any_letter() {
    let row =
        format!("<tr><td>c{}</td></tr>", mention("æ_", "_e6__5f_", 1).replace("#fn:æ_", "#fn:_e6__5f_"));
    assert!(written("|b|\n|-|\n|c[^Æ_]|\n\n[^æ_]: N").contains(&row));
}

#[test]
fn of_two_footnotes_with_one_label_the_first_is_meant_and_both_are_shown() {
    let document = parse("x[^a]\n\n[^a]: A", 0).document;
    let mut twice = document.clone();
    twice.footnotes.extend(document.footnotes);
    let html = article(&twice, &AsWritten, &Labels::default());
    let items = format!("<li id=\"fn:a\">\n<p>A{}</p>\n</li>\n<li>\n<p>A</p>\n</li>", back("a", "note 1"));
    assert!(html.ends_with(&(notes(&items) + "\n")), "{html}");
}

#[test]
fn what_the_parser_never_makes_is_valid_too() {
    let inline = |kind| Inline { span: Span::default(), kind };
    let text = |text: &str| inline(InlineKind::Text(Run { text: text.into(), exact: true }));
    let block = |kind| Block { span: Span::default(), kind };
    let item = |task, blocks| Item { span: Span::default(), task, blocks };
    let plain = |said| block(BlockKind::Plain(vec![text(said)]));
    let items =
        vec![item(Some(true), vec![]), item(None, vec![plain("e"), plain("f"), block(BlockKind::Rule)])];
    let document = Document {
        blocks: vec![
            block(BlockKind::Paragraph(vec![inline(InlineKind::FootnoteMention("<d>".into()))])),
            block(BlockKind::List(List { start: None, items })),
        ],
        footnotes: vec![],
    };
    let html = article(&document, &AsWritten, &Labels::default());
    let expected = "<p>[^&lt;d&gt;]</p>\n<ul class=\"tasks\">\n<li class=\"task\">\
                    <input type=\"checkbox\" disabled checked aria-label=\"udført\"> </li>\n\
                    <li>e\n<p>f</p>\n<hr>\n</li>\n</ul>\n";
    assert_eq!(html, expected);
}

#[test]
fn labels_are_escaped() {
    let labels = Labels { warning: "<&>".into(), table: "\"{n}\"".into(), ..Labels::default() };
    let html = article(&parse("> [!WARNING]\n> |a|\n> |-|", 0).document, &AsWritten, &labels);
    assert!(html.contains(">&lt;&amp;&gt;<") && html.contains("\"&quot;1&quot;\""), "{html}");
}

#[test]
fn the_parts_together_are_the_article() {
    let document = parse("# a\n\nb[^1]\n\n| c |\n|---|\n| d[^1] |\n\n[^1]: e", 0).document;
    let labels = Labels::default();
    for opening in 0..9 {
        let parts = parts(&document, opening, &AsWritten, &labels);
        assert_eq!(parts.joined(), article(&document, &AsWritten, &labels), "{opening}");
    }
}
