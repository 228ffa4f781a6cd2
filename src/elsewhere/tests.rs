use super::*;

fn check(form: Form, text: &str, expected: &[&str]) {
    let shown: Vec<String> = requests(text, form).iter().map(shown).collect();
    assert_eq!(shown, expected, "{text}");
}

fn shown(kind: &RequestKind) -> String {
    match kind {
        RequestKind::Fetch(address) => format!("fetch {address}"),
        RequestKind::Send(address) => format!("send {address}"),
        RequestKind::Ask(word) => format!("ask {word}"),
        RequestKind::Keep(word) => format!("keep {word}"),
        RequestKind::Move => "move".to_owned(),
        RequestKind::Bare => "bare".to_owned(),
    }
}

#[test]
fn what_a_tag_gets_from_elsewhere_is_found() {
    let check = |text: &str, expected: &str| check(Form::Markup, text, &[expected]);
    check(r#"<img src="https://æ.dk/a.png" alt="">"#, "fetch https://æ.dk/a.png");
    check("<IMG alt='' SRC = 'HTTP://a.dk/a.png'>", "fetch HTTP://a.dk/a.png");
    check("<img src=//a.dk/a.png alt=æ>", "fetch //a.dk/a.png");
    check(r#"<img src="\\a.dk\a.png">"#, r"fetch \\a.dk\a.png");
    check(r#"<img src="https:&#x2F;&#x2F;a.dk&#x2F;a.png">"#, "fetch https://a.dk/a.png");
    check(r#"<img alt="a > b" src="https://a.dk/">"#, "fetch https://a.dk/");
    check(r#"<img srcset="a.png 1x, https://a.dk/b.png 2x">"#, "fetch https://a.dk/b.png");
    check(r#"<script src="https://a.dk/a.js"></script>"#, "fetch https://a.dk/a.js");
    check(r#"<iframe src="https://a.dk/"></iframe>"#, "fetch https://a.dk/");
    check(r#"<iframe srcdoc="&lt;img src='//a.dk/a'&gt;"></iframe>"#, "fetch //a.dk/a");
    check(r#"<object data="https://a.dk/"></object>"#, "fetch https://a.dk/");
    check(r#"<embed src="https://a.dk/">"#, "fetch https://a.dk/");
    check(r#"<video poster="https://a.dk/a.jpg"></video>"#, "fetch https://a.dk/a.jpg");
    check(r#"<a href="om/" ping="https://a.dk/">Om</a>"#, "fetch https://a.dk/");
    check(r#"<svg><use xlink:href="https://a.dk/#x"/></svg>"#, "fetch https://a.dk/#x");
    check(r#"<svg><image href="https://a.dk/a.png"/></svg>"#, "fetch https://a.dk/a.png");
    check(r#"<svg><path fill="url(https://a.dk/#x)"/></svg>"#, "fetch https://a.dk/#x");
    check(r#"<form action="https://a.dk/"></form>"#, "send https://a.dk/");
    check(r#"<button formaction="//a.dk/">Send</button>"#, "send //a.dk/");
    check(r#"<base href="/">"#, "move");
    check(r#"<img æ =x hidden/src="//a.dk/a">"#, "fetch //a.dk/a");
    check(r#"<img src="https://a.dk/"#, "fetch https://a.dk/");
}

#[test]
fn an_address_is_read_as_a_browser_reads_it() {
    let check = |text: &str, expected: &str| check(Form::Markup, text, &[expected]);
    check(r#"<img src="&#104;ttps://a.dk/a">"#, "fetch https://a.dk/a");
    check("<img src=\"ht\ttps://a.dk/a\">", "fetch https://a.dk/a");
    check("<img src=\"/\t/a.dk\">", "fetch //a.dk");
    check("<img src=\"/\r\n/a.dk\">", "fetch //a.dk");
    check(r#"<img src="&Tab;https://a.dk/a">"#, "fetch https://a.dk/a");
    check(r#"<img src="&NewLine;h&Tab;ttps&colon;//a.dk/a">"#, "fetch https://a.dk/a");
    check(r#"<img src="&#47/a.dk">"#, "fetch //a.dk");
    check(r#"<img src="&bsol;/a.dk">"#, r"fetch \/a.dk");
    check(r#"<img src="https&#0058;//a.dk">"#, "fetch https://a.dk");
    check(r#"<img srcset="a.png 1x, &sol;&sol;a.dk/b 2x">"#, "fetch //a.dk/b");
    check(r#"<form action="&#104;ttps&colon;//a.dk/"></form>"#, "send https://a.dk/");
    check(r#"<p style="background:url(&#39;//a.dk/a&#39;)">"#, "fetch //a.dk/a");
    check(r#"<p style="background:url(&quot//a.dk/a&quot)">"#, "fetch //a.dk/a");
    check(r#"<svg><path fill="url(&#39;//a.dk/a&#39;)"/></svg>"#, "fetch //a.dk/a");
    check(r#"<iframe srcdoc="&#60;img src=&#x22;//a.dk/a&#x22;&#62;"></iframe>"#, "fetch //a.dk/a");
    check(r#"<a href="java&Tab;script:localStorage.clear()">"#, "keep localStorage");
}

#[test]
fn a_comment_ends_where_a_browser_ends_it() {
    for comment in ["<!-->", "<!--->", "<!---->", "<!-- a --!>", "<!-- --> ", "<!--a->--!>"] {
        check(Form::Markup, &format!("{comment}<img src='//a.dk/a'>-->"), &["fetch //a.dk/a"]);
    }
    check(Form::Markup, "<!--a> <img src='//a.dk/a'> -- > --!><!-- <img src='//a.dk/a'>", &[]);
}

#[test]
fn a_script_or_a_style_ends_with_its_own_end_tag() {
    check(Form::Markup, "<script>a = '</p>'; fetch(a)</SCRIPT>", &["ask fetch"]);
    check(Form::Markup, "<style>/* </p> */ @import '//a.dk/a'</style>", &["fetch //a.dk/a"]);
    check(
        Form::Markup,
        "<svg><script href='a.js'/><image href='//a.dk/a'/></svg><script></script>",
        &["fetch //a.dk/a"],
    );
    check(Form::Markup, "<style><img src='//a.dk/a'>", &["fetch //a.dk/a"]);
}

/// How a page begins.
const HEAD: &str = "<!doctype html>\n<html lang=\"da\">\n<head>\n<meta charset=\"utf-8\">\n\
    <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'self'; img-src 'self'; \
    script-src 'self'; base-uri 'none'; form-action 'none'\">\n";

#[test]
fn a_page_begins_with_the_policy() {
    let check = |page: &str, is_bare: bool| {
        let expected: &[&str] = if is_bare { &["bare"] } else { &[] };
        check(Form::Page, page, expected);
    };
    check(HEAD, false);
    check(&HEAD.replace('\'', "&#x27;"), false);
    check(&format!("\u{feff}<!-- æ -->{}", HEAD.replace("http-equiv", "HTTP-EQUIV")), false);
    check("", true);
    check("<p>Æ</p>", true);
    check(&HEAD.replace("'self'", "*"), true);
    check(&HEAD.replace("img-src 'self'; ", ""), true);
    check(&HEAD.replace("Content-Security-Policy", "Content-Security-Policy-Report-Only"), true);
    check(&HEAD.replace("http-equiv", "name"), true);
    check(&HEAD.replace("content=", "content=\"\" content="), true);
    check(&format!("<!--{HEAD}-->"), true);
    check(&HEAD.replace("<meta charset", "<link href=\"a.css\"><meta charset"), true);
    check(&HEAD.replace("<meta charset", "<title>Æ</title><meta charset"), true);
    check(&HEAD.replace("<head>", "<head>Æ"), true);
    check(&HEAD.replace("<head>", "<body>"), true);
}

#[test]
fn a_link_in_the_head_asks_unless_it_only_says_where_something_is() {
    let asks = [
        "stylesheet",
        "icon",
        "preload",
        "preconnect",
        "dns-prefetch",
        "modulepreload",
        "manifest",
        "prefetch",
    ];
    for rel in asks.into_iter().chain(["shortcut icon", "alternate stylesheet"]) {
        let link = format!(r#"<link href="https://a.dk/" rel="{rel}">"#);
        check(Form::Markup, &link, &["fetch https://a.dk/"]);
    }
    check(Form::Markup, r#"<link href="https://a.dk/">"#, &["fetch https://a.dk/"]);
    check(
        Form::Markup,
        r#"<link rel=canonical href="https://a.dk/"><link rel="alternate" href="https://a.dk/f">"#,
        &[],
    );
}

#[test]
fn styles_and_scripts_of_a_page_are_read_as_such() {
    check(Form::Markup, "<style>@import '//a.dk/a.css';</style>", &["fetch //a.dk/a.css"]);
    check(Form::Markup, "<p style='background: url(&quot;//a.dk/a&quot;)'>", &["fetch //a.dk/a"]);
    check(Form::Markup, "<script>document.cookie = 'a'</script>", &["keep document.cookie"]);
    check(Form::Markup, "<p onclick='fetch(\"a\")'>", &["ask fetch"]);
    check(Form::Markup, "<a href='javascript:localStorage.clear()'>", &["keep localStorage"]);
}

#[test]
fn what_a_reader_sees_or_follows_asks_for_nothing() {
    let quiet = |text: &str| check(Form::Markup, text, &[]);
    quiet(r#"<a href="https://a.dk/" rel="noreferrer">Væk</a> <area href="https://a.dk/">"#);
    quiet(r#"<p>Skriv &lt;img src="https://a.dk/"> og fetch( og localStorage</p>"#);
    quiet(r#"<!-- <img src="https://a.dk/"> --><img src="../a.png" srcset="a.png 1x, b.png 2x">"#);
    quiet(r#"<blockquote cite="https://a.dk/"><q cite="https://a.dk/">Æ</q></blockquote>"#);
    quiet(r##"<svg xmlns="http://www.w3.org/2000/svg"><use href="#a"/><path fill="url(#b)"/></svg>"##);
    quiet(r#"<img src="data:image/png;base64,AAAA"><form action="soeg/"></form>"#);
    quiet(r#"<meta http-equiv="refresh" content="0; url=https://a.dk/">"#);
    quiet("<p>5 < 6");
    quiet("<img src=");
    quiet("<script");
}

#[test]
fn what_a_style_gets_from_elsewhere_is_found() {
    let check = |text: &str, expected: &str| check(Form::Style, text, &[expected]);
    check("@import url(https://a.dk/æ.css);", "fetch https://a.dk/æ.css");
    check("@IMPORT  \"https://a.dk/a.css\" screen;", "fetch https://a.dk/a.css");
    check("@import'//a.dk/a.css';", "fetch //a.dk/a.css");
    check("/* æ */ a { background: URL( 'https://a.dk/a b.png' ) }", "fetch https://a.dk/a b.png");
    check("@font-face { src: local(x), url(//a.dk/a.woff2) }", "fetch //a.dk/a.woff2");
    check("a { background: image-set('a.png' 1x, \"https://a.dk/b.png\" 2x) }", "fetch https://a.dk/b.png");
    check("a { background: image-set(url(//a.dk/b) 2x) }", "fetch //a.dk/b");
    check("a { background: -webkit-image-set('//a.dk/b' 2x) }", "fetch //a.dk/b");
    check("a{content:\"/*\"} b{background:url(//a.dk/b)}", "fetch //a.dk/b");
    check("a{content:'\\'/*'} b{background:url(//a.dk/b)}", "fetch //a.dk/b");
    check("a{content:\"æ\n} b{background:url(\"//a.dk/b\")}", "fetch //a.dk/b");
    check("@import/**/\"https://a.dk/a.css\";", "fetch https://a.dk/a.css");
    check("@\\69mport '//a.dk/a.css';", "fetch //a.dk/a.css");
    check("a { background: u\\72l(//a.dk/b) }", "fetch //a.dk/b");
    check("a { background: \\55 RL('//a.dk/b') }", "fetch //a.dk/b");
    check("a { background: url(\\68ttps://a.dk/b) }", "fetch https://a.dk/b");
    check("a { background: url('\\2f\\00002f a.dk/b') }", "fetch //a.dk/b");
    check("a { background: url(\"ht\\\ntps://a.dk/b\") }", "fetch https://a.dk/b");
    check("@namespace a; b { background: url(//a.dk/b) }", "fetch //a.dk/b");
}

#[test]
fn a_style_may_use_what_the_site_has() {
    let quiet = |text: &str| check(Form::Style, text, &[]);
    quiet("a { background: url(../a.png), url(data:image/png;base64,AA==), url(#a) }");
    quiet(
        "/* @import url(https://a.dk/a.css); */ a[href^=\"https://a.dk\"]::after { content: \"https://a.dk\" }",
    );
    quiet("@namespace svg url(http://www.w3.org/2000/svg);");
    quiet("@namespace \"http://www.w3.org/1999/xhtml\"; @import url(");
    quiet("@import");
    quiet("a { content: \"url(//a.dk/b)\"; } /* ' */ b { content: '@import \"//a.dk/b\"' }");
    quiet("a { content: image-set('a.png' 1x); quotes: '//a' '//b' } \\");
    quiet("a { b: url(");
}

#[test]
fn what_a_script_asks_for_or_keeps_is_found() {
    let check = |text: &str, expected: &[&str]| check(Form::Script, text, expected);
    check("const æ = await fetch (\"a.json\");", &["ask fetch"]);
    check("window.fetch(x)", &["ask fetch"]);
    check("new XMLHttpRequest()", &["ask XMLHttpRequest"]);
    check("navigator.sendBeacon(x)", &["ask sendBeacon"]);
    check("new WebSocket(x); new EventSource(y)", &["ask EventSource", "ask WebSocket"]);
    check("localStorage.a = sessionStorage.b", &["keep localStorage", "keep sessionStorage"]);
    check("document.cookie", &["keep document.cookie"]);
    check("script.src = 'https://a.dk/a.js';", &["fetch https://a.dk/a.js"]);
    check("s.src = `//a.dk/${name}.js`", &["fetch //a.dk/${name}.js"]);
    check("/* æ */ fetch(x)", &["ask fetch"]);
}

#[test]
fn a_script_may_name_what_it_does_not_do() {
    let quiet = |text: &str| check(Form::Script, text, &[]);
    quiet("// fetch(x) from \"https://a.dk/\" and localStorage\n/** document.cookie\n * new WebSocket(x) */");
    quiet("prefetch(x); fetched(x); const fetch_all = 1; say('fetch it')");
    quiet(
        "document.createElementNS('http://www.w3.org/2000/svg', 'svg'); a = 'Husk: æ'; b = '// æ.'; c = \"//\";",
    );
}

#[test]
fn the_index_of_the_search_is_no_script_of_anybodys() {
    let form = |path: &str| Form::of(&OutputPath::new(path).unwrap());
    assert_eq!(form("soegning/ord.js"), Form::Data);
    assert_eq!(form("soegning/steder-0.js"), Form::Data);
    assert_eq!(form("soegning/tekster-12.js"), Form::Data);
    for other in ["soegning/", "soegning/tekster-0/", "soegning/om/"] {
        assert_eq!(form(&format!("{other}index.html")), Form::Page);
    }
    for other in ["soegning/eget.js", "soegning/tekster-a.js", "soegning/tekster-.js", "om/soegning/ord.js"] {
        assert_eq!(form(other), Form::Script, "{other}");
    }
    assert_eq!(form("soegning/eget.css"), Form::Style);
    assert_eq!(form("aktiver/hus-0.svg"), Form::Markup);
    assert_eq!(form("aktiver/hus-0.js"), Form::Script);
    assert_eq!(form("status.js"), Form::Script);
    assert_eq!(form("soeg/index.html"), Form::Page);
    assert_eq!(form("revisioner/feed.xml"), Form::Data);
}

#[test]
fn each_thing_is_told_once_with_the_first_file_and_how_many_more() {
    let guard = Guard::default();
    for path in ["om/index.html", "404.html", "index.html"] {
        guard.observe(
            "offentlig",
            &OutputPath::new(path).unwrap(),
            &format!("{HEAD}<img src='//a.dk/a'><img src='//a.dk/a'>"),
        );
    }
    let kind = RequestKind::Fetch("//a.dk/a".to_owned());
    assert_eq!(guard.requests(), [Request { kind, output: "offentlig/404.html".to_owned(), others: 2 }]);
}
