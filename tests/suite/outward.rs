//! What the sites say to those who are not reading them yet: search engines, feed readers, whoever is sent a link; and
//! the ways from a page to those who write it.

use crate::markup::Page;
use crate::project::{Built, Project, shown};
use crate::revised::{revised, revised_built};

const NEWS: &str = "---\ntitle: Nyt & godt\nsummary: Kort < langt.\ndate: 2026-11-01\n---\n";

fn with_site(project: Project, lines: &str) -> Project {
    project.replace("site.yaml", "theme: hus\n", &format!("theme: hus\n{lines}\n"))
}

fn with_address(project: Project) -> Project {
    with_site(project, "addresses: {public: \"https://hus.example/\", staff: \"https://intern.example\"}")
}

fn live(project: Project) -> Project {
    project.replace("site.yaml", "standing: example", "standing: live")
}

fn news() -> Project {
    Project::small()
        .file("content/nyheder/index.md", "---\ntitle: Nyheder\nsummary: Kort.\nlist: news\n---\n")
        .file("content/nyheder/gammel.md", NEWS.replace("Nyt", "Gammelt").replace("2026-11", "2025-11"))
        .file("content/nyheder/ny.md", NEWS)
        .file("content/nyheder/kladde.md", NEWS.replace("title: Nyt", "draft: true\ntitle: Kladde"))
}

#[test]
fn news_have_a_feed_where_the_site_has_an_address() {
    let without = news().build();
    assert!(!without.public.contains_key("nyheder/feed.xml"));
    assert!(!without.public("index.html").contains("application/atom+xml"));
    let built = with_address(news()).build();
    assert_eq!(shown(&built.report), [""; 0]);
    let feed = built.public("nyheder/feed.xml");
    for words in [
        "<title>Nyheder – Prøvehuset</title>",
        "<subtitle>Eksempel",
        "<updated>2026-11-01T00:00:00Z</updated>",
        "<link rel=\"self\" href=\"https://hus.example/nyheder/feed.xml\"/>",
        "<link rel=\"alternate\" href=\"https://hus.example/nyheder/\"/>",
        "<title>Nyt &amp; godt</title>",
        "<link rel=\"alternate\" href=\"https://hus.example/nyheder/ny/\"/>",
        "<summary>Kort &lt; langt.</summary>",
    ] {
        assert!(feed.contains(words), "{words}: {feed}");
    }
    assert_eq!(feed.matches("<entry>").count(), 2, "no draft: {feed}");
    assert!(feed.find("Nyt &amp;") < feed.find("Gammelt &amp;"), "the newest first");
    let link = "type=\"application/atom+xml\" title=\"Nyheder\" href=\"../nyheder/feed.xml\"";
    assert!(built.public("om/index.html").contains(link));
    assert!(
        !with_address(Project::small()).build().public.contains_key("nyheder/feed.xml"),
        "no news, no feed"
    );
}

#[test]
fn what_news_are_known_by_outlives_the_address() {
    let ids = |project: Project| -> Vec<String> {
        let built = project.build();
        let feed = built.public("nyheder/feed.xml");
        feed.lines().filter(|line| line.starts_with("<id>")).map(str::to_owned).collect()
    };
    let here = ids(with_address(news()));
    assert_eq!(here.len(), 3);
    assert!((1..3).all(|at| !here[..at].contains(&here[at])), "{here:?}");
    assert_eq!(here, ids(with_site(news(), "addresses: {public: \"https://nyt.example\"}")));
}

#[test]
fn search_engines_are_told_what_to_leave_alone() {
    let robots =
        |built: &Built| (built.public("robots.txt").to_owned(), built.staff("robots.txt").to_owned());
    let nothing = "User-agent: *\nDisallow: /\n";
    let example = with_address(Project::small()).build();
    assert_eq!(robots(&example), (nothing.to_owned(), nothing.to_owned()));
    assert!(!example.public.contains_key("sitemap.xml"));
    let nowhere = live(Project::small()).build();
    assert_eq!(robots(&nowhere), ("User-agent: *\nDisallow:\n".to_owned(), nothing.to_owned()));
    assert!(!nowhere.public.contains_key("sitemap.xml"));
    let somewhere = live(with_address(Project::small())).build();
    let (public, staff) = robots(&somewhere);
    assert_eq!(public, "User-agent: *\nDisallow:\n\nSitemap: https://hus.example/sitemap.xml\n");
    assert_eq!(staff, nothing);
    assert!(!somewhere.staff.contains_key("sitemap.xml"));
}

#[test]
fn the_sitemap_has_the_pages_there_are_to_find_and_no_others() {
    let built = live(with_address(news()))
        .file(
            "content/gammel.md",
            "---\ntitle: Sti\nsummary: K.\nupdated: 2026-05-04\naliases: [foer]\n---\n![x](b.png)\n",
        )
        .file("content/b.png", "x")
        .with_drafts()
        .build();
    let map = built.public("sitemap.xml");
    let listed: Vec<&str> =
        map.lines().filter_map(|line| line.strip_prefix("<url><loc>https://hus.example/")).collect();
    assert_eq!(
        listed,
        [
            "aktiviteter/cafe/</loc></url>",
            "gammel/</loc><lastmod>2026-05-04</lastmod></url>",
            "huse/esbjerg/</loc></url>",
            "</loc></url>",
            "kilder/</loc></url>",
            "nyheder/gammel/</loc><lastmod>2025-11-01</lastmod></url>",
            "nyheder/</loc></url>",
            "nyheder/ny/</loc><lastmod>2026-11-01</lastmod></url>",
            "om/</loc></url>",
            "til-dig/</loc></url>",
        ]
    );
}

#[test]
fn a_public_page_says_what_it_is_to_whoever_is_sent_its_address() {
    let built = with_address(news()).build();
    let read = |path: &str| Page::read(built.public(path));
    let page = read("om/index.html");
    let check =
        |name: &str, expected: &str| assert_eq!(page.meta("property", name), Some(expected), "{name}");
    check("og:title", "Om huset");
    check("og:description", "Hvem vi er.");
    check("og:type", "website");
    check("og:locale", "da_DK");
    check("og:url", "https://hus.example/om/");
    assert_eq!(read("index.html").meta("property", "og:url"), Some("https://hus.example/"));
    assert_eq!(read("nyheder/ny/index.html").meta("property", "og:type"), Some("article"));
    assert_eq!(read("404.html").meta("property", "og:title"), None);
    let nowhere = news().build();
    assert_eq!(Page::read(nowhere.public("om/index.html")).meta("property", "og:url"), None);
    for (path, html) in built.pages().filter(|(path, _)| path.starts_with("personale/")) {
        assert!(!html.contains("property=\"og:"), "{path}");
    }
}

#[test]
fn a_discreet_page_says_its_discreet_title_and_nothing_more() {
    let leave = "leave: {folders: [om], address: \"https://vejr.example/\"}";
    let built = with_site(with_address(Project::small()), leave)
        .replace("content/om/index.md", "title: Om huset", "title: Om huset\ntab_title: Vejret")
        .build();
    let page = Page::read(built.public("om/index.html"));
    let told: Vec<_> = page.values("property").collect();
    assert_eq!(told, ["og:title"]);
    assert_eq!(page.meta("property", "og:title"), Some("Vejret"));
}

fn edit_links(html: &str) -> Vec<String> {
    Page::read(html)
        .values("href")
        .filter(|href| href.starts_with("https://git.example/"))
        .map(str::to_owned)
        .collect()
}

#[test]
fn a_page_made_from_a_file_leads_to_where_the_file_is_changed() {
    let project = revised().file("manuals/sider/skriv.md", "---\ntitle: Skriv\nsummary: Kort.\n---\n");
    let built = with_site(project, "edit: {staff: \"https://git.example/hus/-/edit/main/{path}\"}").build();
    assert_eq!(shown(&built.report), [""; 0]);
    let check = |path: &str, expected: &[&str]| {
        let expected: Vec<String> =
            expected.iter().map(|file| format!("https://git.example/hus/-/edit/main/{file}")).collect();
        assert_eq!(edit_links(built.staff(path)), expected, "{path}");
    };
    check("manualer/05/index.html", &["manuals/05-x/manual.md"]);
    check("manualer/05/2025-2/index.html", &[]);
    check("manualer/05/2026-1-r1/index.html", &[]);
    check("sider/skriv/index.html", &["manuals/sider/skriv.md"]);
    check("index.html", &[]);
    check("roller/leder/index.html", &[]);
    for (path, html) in built.pages().filter(|(path, _)| path.starts_with("offentlig/")) {
        assert_eq!(edit_links(html), [""; 0], "{path}");
    }
}

#[test]
fn a_public_page_leads_to_its_own_file_only_where_the_house_says_so() {
    let edit = "edit: {public: \"https://git.example/ret?fil={path}&gren=main\"}";
    let built = with_site(revised(), edit).build();
    assert_eq!(
        edit_links(built.public("om/index.html")),
        ["https://git.example/ret?fil=content/om/index.md&gren=main"]
    );
    for (path, html) in built.pages() {
        let links = edit_links(html);
        let is_staff = path.starts_with("personale/");
        assert!(
            links.iter().all(|link| link.contains("=content/")) && (links.is_empty() || !is_staff),
            "{path}"
        );
    }
    assert_eq!(
        edit_links(with_site(revised(), "edit: {staff: udfyld}").build().staff("manualer/05/index.html")),
        [""; 0]
    );
}

#[test]
fn each_section_of_a_manual_in_force_can_be_written_about() {
    let mails = |built: &Built, path: &str| -> Vec<String> {
        let page = Page::read(built.staff(path));
        page.values("href").filter(|href| href.starts_with("mailto:")).map(str::to_owned).collect()
    };
    let built = with_site(revised(), "feedback: metode@hus.example").build();
    assert_eq!(shown(&built.report), [""; 0]);
    let here = mails(&built, "manualer/05/index.html");
    let mail = |section: &str| {
        format!(
            "mailto:metode@hus.example?subject=Manual%205%3A%20Frivillige%20hos%20os%20%E2%80%93%20{section}\
             &body=Manual%205%3A%20Frivillige%20hos%20os%0D%0AAfsnit%3A%20{section}%0D%0ARevision%3A%202026-1-r1\
             %0D%0A%0D%0ASkriv%20ikke%20om%20en%20bestemt%20borger.%0D%0A%0D%0A"
        )
    };
    assert_eq!(here, [mail("Opl%C3%A6ring"), mail("G%C3%A6ster")]);
    for other in
        ["manualer/05/2026-1-r1/index.html", "manualer/05/2025-2/index.html", "manualer/05/2027-1/index.html"]
    {
        assert_eq!(mails(&built, other), [""; 0], "{other}");
    }
    let open = mails(&with_site(revised(), "feedback: udfyld").build(), "manualer/05/index.html");
    assert!(
        open.len() == 2 && open.iter().all(|mail| mail.starts_with("mailto:?subject=Manual%205")),
        "{open:?}"
    );
    assert_eq!(mails(revised_built(), "manualer/05/index.html"), [""; 0]);
}

#[test]
fn what_cannot_be_an_address_is_found() {
    let check = |line: &str, expected: &str| {
        let found = shown(&with_site(Project::small(), line).check());
        assert_eq!(found, [expected], "{line}");
    };
    check("feedback: skriv til os", "malformed-value site.yaml:4:11 skriv til os");
    check(
        "feedback: a@b.example?cc=c@d.example",
        "malformed-value site.yaml:4:11 a@b.example?cc=c@d.example",
    );
    check(
        "edit: {staff: \"https://git.example/\"}",
        "malformed-value site.yaml:4:15 \"https://git.example/\"",
    );
    check("edit: {staff: \"javascript:{path}\"}", "malformed-value site.yaml:4:15 \"javascript:{path}\"");
}
