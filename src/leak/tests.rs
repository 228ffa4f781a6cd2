use proptest::prelude::*;

use super::*;

const PUBLIC: &str = "Familiens Hus er åbent for alle kvinder, der venter barn. Kom forbi og spørg efter jordemoderen. \
    Vi har kaffe på kanden hver dag.";
const STAFF: &str = "En ny frivillig får nøgle og kode til huset, når opstartssamtalen er holdt, og lederen har \
    skrevet under på aftalen. Koden skiftes hver måned.";

fn path(path: &str) -> ProjectPath {
    ProjectPath::new(path).unwrap()
}

fn output(path: &str) -> OutputPath {
    OutputPath::new(path).unwrap()
}

/// The leaks of `STAFF` and a few secrets in these files.
fn leaks(files: &[(&str, &str)]) -> Vec<Leak> {
    let source = path("manuals/05-frivillige/manual.md");
    let secret = |kind, text| Secret { source: &source, kind, text: Cow::Borrowed(text) };
    let secrets = vec![
        secret(SecretKind::Title, "Frivillige i huset"),
        secret(SecretKind::Title, "Nødplan"),
        secret(SecretKind::Title, "Kaffe"),
        secret(SecretKind::Address, "manualer/05/"),
        secret(SecretKind::FileName, "05-frivillige"),
        secret(SecretKind::FileName, "nøgleskab.png"),
        secret(SecretKind::FileName, "kande.png"),
    ];
    let public = Public {
        texts: vec![PUBLIC.into(), "content/kande.png".into()],
        files: vec![("base.html", "<footer class=nødplan>Vi passer på dig</footer>")],
    };
    let watch = Watch::new(&public, secrets);
    files.par_iter().for_each(|(path, text)| watch.observe(&output(path), text.as_bytes()));
    watch.leaks(&[StaffText { source: &source, text: STAFF.into() }])
}

fn words(words: &str) -> LeakKind {
    LeakKind::Words(words.to_owned())
}

fn check(file: &str, text: &str, expected: &[LeakKind]) {
    let found: Vec<LeakKind> = leaks(&[(file, text)]).into_iter().map(|leak| leak.kind).collect();
    assert_eq!(found, expected, "{file}: {text}");
}

#[test]
fn eight_words_in_a_row_are_a_leak_and_seven_are_not() {
    let eight = words("nøgle og kode til huset, når opstartssamtalen er");
    let check = |text: &str, expected: &[LeakKind]| check("index.html", text, expected);
    check("<p>nøgle og kode til huset når opstartssamtalen</p>", &[]);
    check("<p>nøgle og kode til huset når opstartssamtalen er</p>", std::slice::from_ref(&eight));
    check("<p>nøgle og kode til huset når x opstartssamtalen er holdt</p>", &[]);
    check("<p>NØGLE og Kode – til huset: når »opstarts\u{ad}samtalen« er</p>", std::slice::from_ref(&eight));
    check("nøgle og kode til huset når opstarts&shy;samtalen&nbsp;er", std::slice::from_ref(&eight));
    check("n&oslash;gle og kode til huset n&#xe5;r opstartssamtalen er", std::slice::from_ref(&eight));
    check(
        "får nøgle og kode til huset, når opstartssamtalen er holdt",
        &[words("får nøgle og kode til huset, når opstartssamtalen er holdt")],
    );
    check(PUBLIC, &[]);
}

#[test]
fn no_markup_hides_a_text() {
    let eight = [words("nøgle og kode til huset, når opstartssamtalen er")];
    let check = |text: &str| check("index.html", text, &eight);
    check(
        "<p>nøgle <b>og <i>kode</i></b> til</p>\n<ul><li>huset<li>når</ul><table><td>opstartssamtalen<td>er",
    );
    check("<p>nøgle og kode til<p>huset når opstarts<mark>samtalen</mark> er");
    check("<span>nøgle</span><span>og</span><span>kode</span><span>til</span> huset når opstartssamtalen er");
    check("nøgle og <!-- her --> kode til <?x?> huset når opstarts<!-- -->samtalen er");
    check("<!-- nøgle og kode til huset når opstartssamtalen er -->");
    check("<!-- <p>nøgle og <b class=x>kode</b> til huset når opstartssamtalen er</p>");
    check("<script>const a = 'nøgle og kode til huset n\\u00e5r opstartssamtalen er'</script>");
    check(
        "<script type=x>{\"a\": \"\\u003cp>nøgle <b class=x>og</b> kode til huset når opstartssamtalen er\"}</script>",
    );
    check("<style>/* nøgle og kode til huset når opstartssamtalen er");
    check("<template><p>nøgle og kode til huset når opstartssamtalen er</p></template>");
    check("<p nøgle og kode til huset når opstartssamtalen er>");
    check("<p title=nøgle og kode til huset når opstartssamtalen er");
    check("<p title=\"<b>nøgle og kode</b><p>til huset når opstartssamtalen er");
}

#[test]
fn attributes_are_read() {
    let eight = [words("nøgle og kode til huset, når opstartssamtalen er")];
    let check = |text: &str| check("om/index.html", text, &eight);
    check("<a title=\"nøgle og kode til huset når opstartssamtalen er\">");
    check("<img src=a.png alt='nøgle og kode til huset n&aring;r opstartssamtalen er'>");
    check("<meta name=\"description\" content=\"nøgle og kode til huset når opstartssamtalen er\">");
    check("<p aria-label=\"nøgle og kode til huset når opstartssamtalen er\">");
    check("<a href=\"mailto:x?body=nøgle%20og%20kode%20til%20huset%20n%C3%A5r%20opstartssamtalen%20er\">");
    check("<a class=nøgle-og-kode-til-huset-når-opstartssamtalen-er>");
    check(
        "<iframe srcdoc=\"&lt;p&gt;nøgle &lt;b class=x&gt;og&lt;/b&gt; kode til huset når opstartssamtalen er\">",
    );
}

#[test]
fn other_formats_are_read() {
    let eight = [words("nøgle og kode til huset, når opstartssamtalen er")];
    let check = |file: &str, text: &str| check(file, text, &eight);
    check("a.json", r#"{"a":["n\u00f8gle og\nkode til","huset \"n\u00e5r\" opstartssamtalen er"]}"#);
    check("a.js", r#"x={a:"nøgle <b class=x>og<\/b> kode til huset når opstartssamtalen er"}"#);
    check("a.txt", "nøgle og kode\r\ntil huset, når opstartssamtalen er");
    check("a.css", ".a::after { content: 'nøgle og kode til huset når opstartssamtalen er' }");
    check("a.xml", "<summary>nøgle og kode til huset når opstartssamtalen er</summary>");
    check(
        "a.xml",
        "<content type=\"html\">&lt;p&gt;nøgle &lt;b class=\"x\"&gt;og&lt;/b&gt; kode til huset n&amp;aring;r opstartssamtalen er",
    );
    check(
        "a.xml",
        "<a><![CDATA[<p>nøgle <b class=\"x\">og</b> kode til huset når opstartssamtalen er]]></a>",
    );
    check("a.svg", "<svg><text><tspan>nøgle og kode til huset</tspan> når opstartssamtalen er</text></svg>");
    check("a", "nøgle og kode til huset når opstartssamtalen er");
}

#[test]
fn titles_are_found_in_any_case_unless_they_are_public() {
    let title = |text: &str| LeakKind::Title(text.to_owned());
    let check = |text: &str, expected: &[LeakKind]| check("index.html", text, expected);
    check("<h2>Frivillige i huset</h2>", &[title("Frivillige i huset")]);
    check("<a title='FRIVILLIGE I HUSET'>", &[title("Frivillige i huset")]);
    check("<p>Frivillige <b>i</b> huset", &[title("Frivillige i huset")]);
    check("<p>Frivillige<p>i huset", &[]);
    check("<p>se nødplanen, eller nødplan", &[title("Nødplan")]);
    check("<p class=nødplan>", &[]);
    check("<p>Kaffe", &[]);
}

#[test]
fn addresses_and_names_are_found_as_written_unless_they_are_public() {
    let address = LeakKind::Address("manualer/05/".to_owned());
    let name = |text: &str| LeakKind::FileName(text.to_owned());
    let check = |file: &str, text: &str, expected: &[LeakKind]| check(file, text, expected);
    check("index.html", "<a href='../manualer/05/index.html'>", std::slice::from_ref(&address));
    check("index.html", "<a href='..&#x2f;manualer&#x2f;05&#x2f;'>", std::slice::from_ref(&address));
    check("a.json", r#"{"a":"manualer\/05\/"}"#, &[address]);
    check("index.html", "Manualer: 05 Frivillige", &[]);
    check("index.html", "<img src=n%C3%B8gleskab.png>", &[name("nøgleskab.png")]);
    check("05-frivillige/index.html", "", &[name("05-frivillige")]);
    check("img/05-frivillige.png", "\0\u{fffd}", &[name("05-frivillige")]);
    check("index.html", "<img src=kande.png>", &[]);
}

#[test]
fn a_leak_says_where_it_stands() {
    let page = "<p>kode til huset, når opstartssamtalen er holdt, og Nødplan";
    let leaks = leaks(&[("b.html", page), ("c/index.html", page), ("a.html", PUBLIC)]);
    let found: Vec<_> = leaks.iter().map(|leak| (leak.output.as_str(), leak.others, &leak.kind)).collect();
    let words = words("kode til huset, når opstartssamtalen er holdt, og");
    assert_eq!(found, [("b.html", 1, &words), ("b.html", 1, &LeakKind::Title("Nødplan".to_owned()))]);
}

#[test]
fn a_passage_has_its_place_in_the_source() {
    let source = path("manuals/a/manual.md");
    let text = "## Nøgler\n\nEn **ny** frivillig f&aring;r nøgle og kode til huset.";
    let mut staff = Text::default();
    let mut push = |from: &str, shown| {
        let start = text.find(from).unwrap();
        staff.push(shown, Span::new(start, start + from.len()));
    };
    push("Nøgler", "Nøgler");
    push("En ", "En ");
    push("ny", "ny");
    push(" frivillig ", " frivillig ");
    push("f&aring;r", "får");
    push(" nøgle og kode til huset.", " nøgle og kode til huset.");
    let check = |page: &str, expected: &str| {
        let watch = Watch::new(&Public::default(), Vec::new());
        watch.observe(&output("index.html"), page.as_bytes());
        let leaks = watch.leaks(&[StaffText { source: &source, text: staff.clone() }]);
        let spans: Vec<&str> = leaks.iter().map(|leak| &text[leak.span.unwrap().range()]).collect();
        assert_eq!(spans, [expected]);
    };
    check("ny frivillig får nøgle og kode til huset", "ny** frivillig f&aring;r nøgle og kode til huset");
}

#[test]
fn the_same_text_in_many_places_is_one_leak() {
    let editions: Vec<ProjectPath> = (0..50).map(|at| path(&format!("manuals/a/{at}.md"))).collect();
    let texts: Vec<_> = editions.iter().map(|source| StaffText { source, text: STAFF.into() }).collect();
    let watch = Watch::new(&Public::default(), Vec::new());
    watch.observe(&output("index.html"), STAFF.as_bytes());
    let leaks = watch.leaks(&texts);
    assert_eq!(leaks.len(), 1);
    assert_eq!(leaks[0].source, editions[0]);
}

#[test]
fn there_are_no_more_leaks_than_anybody_reads() {
    let sources: Vec<ProjectPath> = (0..50).map(|at| path(&format!("manuals/a{at}.md"))).collect();
    let titles = sources.iter().map(|source| Secret {
        source,
        kind: SecretKind::FileName,
        text: Cow::Borrowed(source.file_name()),
    });
    let all: String = sources.iter().map(|source| format!("{source} ")).collect();
    let watch = Watch::new(&Public::default(), titles.collect());
    watch.observe(&output("a.html"), all.as_bytes());
    watch.observe(&output("b.html"), all.as_bytes());
    assert_eq!(watch.leaks(&[]).len(), MOST_LEAKS);
}

#[test]
fn leaks_are_the_same_at_any_thread_count() {
    let pages: Vec<(String, String)> = (0..60)
        .map(|at| {
            (
                format!("{}/index.html", at * 37 % 60),
                STAFF.split(' ').skip(at % 9).collect::<Vec<_>>().join(" "),
            )
        })
        .collect();
    let files: Vec<(&str, &str)> = pages.iter().map(|(path, text)| (&**path, &**text)).collect();
    let at = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| leaks(&files))
    };
    let once = at(1);
    assert!(!once.is_empty());
    assert_eq!(at(2), once);
    assert_eq!(at(7), once);
}

#[test]
fn hostile_files_take_no_more_time_than_others() {
    let long = |part: &str| part.repeat(200_000 / part.len());
    let parts = [
        "a",
        "<",
        "<a ",
        "<a b='",
        "<!--",
        "<script>",
        "</",
        "&",
        "&amp;",
        "%25",
        "\\",
        "\\u{",
        "<p x=&quot;",
        "05-",
        "= ",
        "&lt;",
    ];
    let files: Vec<String> = parts.iter().map(|part| long(part)).collect();
    let files: Vec<(&str, &str)> = files.iter().map(|text| ("index.html", &**text)).collect();
    assert_eq!(leaks(&files), []);
}

/// Something that may stand around a word of a page, and does not take it out of its row.
fn dress() -> impl Strategy<Value = (String, String)> {
    let tags =
        ["b", "em", "span class=\"x y\"", "p", "li", "td data-a='1 > 0'", "h2 id=a", "a href=\"?a&amp;b\""];
    let tags = proptest::sample::select(tags.to_vec()).prop_map(|tag| {
        let name = tag.split(' ').next().unwrap_or(tag);
        (format!("<{tag}>"), format!("</{name}>"))
    });
    prop_oneof![
        4 => Just((String::new(), String::new())),
        2 => tags,
        1 => Just(("<!-- note -->".to_owned(), "<br>".to_owned())),
        1 => Just(("&nbsp;".to_owned(), ", ".to_owned())),
    ]
}

/// A word as an HTML writer may write it.
fn written(word: &str, how: usize) -> String {
    match how {
        0 => word.to_owned(),
        1 => word.to_uppercase(),
        2 => word.chars().map(|letter| format!("&#{};", letter as u32)).collect(),
        3 => word.chars().map(|letter| format!("{letter}&shy;")).collect(),
        _ => word.chars().map(|letter| format!("<i>{letter}</i>")).collect(),
    }
}

fn plain_words(text: &str) -> Vec<&str> {
    text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect()
}

proptest! {
    #[test]
    fn eight_words_are_found_however_they_are_dressed(
        first in 0..plain_words(STAFF).len() - 8,
        place in 0..plain_words(PUBLIC).len(),
        dresses in prop::collection::vec((dress(), 0..5_usize), 8),
    ) {
        let mut page: Vec<String> = plain_words(PUBLIC).into_iter().map(str::to_owned).collect();
        let words = &plain_words(STAFF)[first..first + 8];
        let row = words.iter().zip(&dresses);
        let row = row.map(|(word, ((before, after), how))| format!("{before}{}{after}", written(word, *how)));
        page.splice(place..place, row);
        let found = leaks(&[("index.html", &page.join(" "))]);
        let found: Vec<String> = found.into_iter().map(|leak| match leak.kind {
            LeakKind::Words(words) => plain_words(&words).join(" "),
            other => format!("{other:?}"),
        }).collect();
        prop_assert!(found.len() == 1 && found[0].contains(&words.join(" ")), "{found:?}");
    }

    #[test]
    fn public_texts_raise_no_alarm(
        sentences in prop::collection::vec((0..3_usize, dress(), 0..5_usize), 0..20),
    ) {
        let public: Vec<&str> = PUBLIC.split_inclusive('.').collect();
        let page: String = sentences.iter().map(|(at, (before, after), how)| {
            let words: Vec<String> = public[*at].split(' ').map(|word| written(word, *how)).collect();
            format!("<p>{before}{}{after}</p>", words.join(" "))
        }).collect();
        prop_assert_eq!(leaks(&[("index.html", &page)]), []);
    }

    #[test]
    fn any_bytes_can_be_read(bytes in prop::collection::vec(any::<u8>(), 0..200), text in "[<>&;a#%\\\\u{}\"'=/! å\\-0-9]{0,60}") {
        let watch = Watch::new(&Public::default(), Vec::new());
        watch.observe(&output("a.html"), &bytes);
        watch.observe(&output("b.html"), text.as_bytes());
        watch.observe(&output("c.js"), text.as_bytes());
        prop_assert_eq!(watch.leaks(&[]), []);
    }
}
