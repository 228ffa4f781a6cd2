//! What a public page does for its reader: the next step, the quick way out, kind words where nothing is.

use husbog::diagnostic::Severity;
use husbog::library::page::PICTURES;

use crate::markup::Page;
use crate::project::{Project, shown};

fn with_site(line: &str) -> Project {
    Project::small().replace("site.yaml", "theme: hus", &format!("theme: hus\n{line}"))
}

/// The links in the part of a page that says what to do next.
fn next_step(html: &str) -> Vec<String> {
    let part = html.split_once("<section class=\"next\"").and_then(|(_, rest)| rest.split_once("</section>"));
    let Some((part, _)) = part else { return Vec::new() };
    Page::read(&format!("<section {part}")).values("href").map(str::to_owned).collect()
}

#[test]
fn every_public_page_leads_on_and_no_staff_page_does() {
    let built = Project::own_built();
    for (path, html) in built.pages().filter(|(path, _)| path != "offentlig/huse/index.html") {
        // A house is called from its own page; whether there is a number to follow is the house's.
        let is_call = path.starts_with("offentlig/huse/") && html.contains("class=\"call-phone\"");
        assert_eq!(next_step(html).is_empty() && !is_call, path.starts_with("personale/"), "{path}");
    }
    let houses = built.public("huse/index.html");
    assert!(next_step(houses).is_empty() && houses.contains("class=\"card-call\""), "the list is the step");
}

#[test]
fn the_next_step_is_to_call_a_house() {
    let built = Project::small().build();
    let links = next_step(built.public("til-dig/index.html"));
    assert_eq!(links, ["../huse/esbjerg/", "tel:+4512345678"]);
    let unknown = Project::small().replace("content/huse/esbjerg.md", "12 34 56 78", "udfyld").build();
    assert_eq!(next_step(unknown.public("index.html")), ["./huse/esbjerg/"]);
    assert!(Page::read(unknown.public("index.html")).text.contains("[udfyld: telefon]"));
}

#[test]
fn an_activity_leads_to_the_houses_that_have_it() {
    let elsewhere = Project::small()
        .file("content/huse/taastrup.md", "---\ntitle: T\nsummary: K.\nhouse: hoeje-taastrup\n---\n")
        .build();
    assert_eq!(
        next_step(elsewhere.public("aktiviteter/cafe/index.html")),
        ["../../huse/esbjerg/", "tel:+4512345678"]
    );
    assert_eq!(next_step(elsewhere.public("om/index.html")).len(), 3);
}

#[test]
fn a_folder_or_a_page_can_lead_elsewhere() {
    let steps = "next_steps: {om: {line: Hvad nu?, text: Til dig, link: til-dig.md}}";
    let own = "next: {text: Til forsiden, link: index.md}\n";
    let built = with_site(steps)
        .file("content/om/egen.md", format!("---\ntitle: Egen\nsummary: K.\n{own}---\n"))
        .build();
    assert_eq!(shown(&built.report), [""; 0]);
    assert_eq!(next_step(built.public("om/index.html")), ["../til-dig/"]);
    assert_eq!(next_step(built.public("om/egen/index.html")), ["../../"]);
    let itself = with_site("next_steps: {om: {text: Om os, link: om/index.md}}").build();
    assert_eq!(next_step(itself.public("om/index.html")).len(), 2, "no page leads to itself");
}

#[test]
fn the_quick_way_out_is_on_every_page_of_its_folders_and_nowhere_else() {
    let built = with_site("leave: {folders: [om], address: \"https://vejr.example/\"}")
        .file("content/om/vi/her.md", "---\ntitle: Her\nsummary: Kort.\n---\n")
        .build();
    assert_eq!(shown(&built.report), [""; 0]);
    for (path, html) in built.pages() {
        let page = Page::read(html);
        let ways: Vec<_> =
            page.named("a").filter(|tag| tag.get("href") == Some("https://vejr.example/")).collect();
        let is_discreet = path.starts_with("offentlig/om/");
        assert_eq!(ways.len(), usize::from(is_discreet), "{path}");
        assert!(ways.iter().all(|tag| tag.get("rel") == Some("noreferrer noopener")), "{path}");
        assert_eq!(page.text.contains("browsers historik"), is_discreet, "{path}");
    }
    let title = |path: &str| {
        let title =
            built.public(path).split_once("<title>").and_then(|(_, rest)| rest.split_once("</title>"));
        title.unwrap().0.to_owned()
    };
    assert_eq!(title("om/vi/her/index.html"), "Her");
    assert_eq!(title("til-dig/index.html"), "Til dig – Prøvehuset");
}

#[test]
fn a_page_can_have_a_title_for_the_tab_that_tells_nothing() {
    let built = with_site("leave: {folders: [om], address: udfyld, telling: [hus]}")
        .replace("content/om/index.md", "summary:", "tab_title: Råd og svar\nsummary:")
        .build();
    assert_eq!(shown(&built.report), ["placeholder site.yaml:4:33 udfyld"]);
    let html = built.public("om/index.html");
    assert!(html.contains("<title>Råd og svar</title>") && html.contains("<h1>Om huset</h1>"), "{html}");
}

#[test]
fn the_page_that_is_not_there_leads_on_from_any_address() {
    let links = |project: Project| {
        let built = project.build();
        let read = |html: &str| {
            let page = Page::read(html);
            let links =
                page.values("href").filter(|link| !link.starts_with('#') && !link.starts_with("tel:"));
            links.map(str::to_owned).collect::<Vec<_>>()
        };
        [read(built.public("404.html")), read(built.staff("404.html"))]
    };
    for links in links(Project::small()) {
        assert!(links.len() > 4 && links.iter().all(|link| link.starts_with('/')), "{links:?}");
    }
    let addresses = "addresses: {public: \"https://by.example/hus\", staff: \"https://by.example/hus/os/\"}";
    let [public, staff] = links(with_site(addresses));
    assert!(public.iter().all(|link| link.starts_with("/hus/")), "{public:?}");
    let within = |link: &String| link.starts_with("/hus/os/") || link.starts_with("https://by.example/hus/");
    assert!(staff.iter().all(within), "{staff:?}");
}

#[test]
fn was_leads_to_the_statement_or_to_the_page_that_tells_of_it() {
    let leads = |accessibility: &str| {
        let known = "accessibility: {statement: \"https://was.digst.dk/proevehuset\", reviewed: 2026-06-30}";
        let built = Project::small().replace("site.yaml", known, accessibility).build();
        assert_eq!(built.report.count(Severity::Error), 0, "{:?}", shown(&built.report));
        let was = built.pages().find(|(path, _)| *path == "offentlig/was/index.html");
        let leads =
            was.map(|(_, html)| html.split("url=").nth(1).unwrap().split('"').next().unwrap().to_owned());
        let foot = |html: &str| html.contains(">Tilgængelighedserklæring</a>");
        assert_eq!(foot(built.public("om/index.html")), leads.is_some());
        assert_eq!(foot(built.staff("index.html")), leads.is_some());
        (leads, built.public("om/index.html").contains("id=\"_erklaering\""))
    };
    let statement = "https://was.digst.dk/proevehuset".to_owned();
    let check = |accessibility: &str, to: Option<String>, tells: bool| {
        assert_eq!(leads(accessibility), (to, tells), "{accessibility}");
    };
    check(
        "accessibility: {statement: \"https://was.digst.dk/proevehuset\", reviewed: 2026-06-30}",
        Some(statement.clone()),
        false,
    );
    check(
        "accessibility: {statement: \"https://was.digst.dk/proevehuset\", reviewed: udfyld, page: om/index.md}",
        Some(statement),
        true,
    );
    check(
        "accessibility: {statement: udfyld, reviewed: udfyld, page: om/index.md}",
        Some("../om/".to_owned()),
        true,
    );
    check("accessibility: {statement: udfyld, reviewed: udfyld}", None, false);
}

#[test]
fn the_foot_of_public_pages_has_the_pages_site_yaml_names() {
    let built = with_site("footer: [om/index.md]").build();
    let foot = |html: &str| html.split("class=\"site-foot\"").nth(1).unwrap_or_default().to_owned();
    assert!(
        foot(built.public("index.html")).contains("href=\"./om/\""),
        "{}",
        foot(built.public("index.html"))
    );
    assert!(!foot(built.staff("index.html")).contains("/om/"));
    let missing = with_site("footer: [vaek.md]").check();
    assert_eq!(shown(&missing), ["missing-menu-page site.yaml:4:10 vaek.md"]);
}

#[test]
fn an_empty_list_says_something_kind() {
    let list = |kind: &str| {
        let page = format!("---\ntitle: Liste\nsummary: Kort.\nlist: {kind}\n---\n");
        let built = Project::small()
            .without("content/aktiviteter/cafe.md")
            .replace(
                "manuals/05-frivillige/manual.md",
                "[caféen](../../content/aktiviteter/cafe.md)",
                "caféen",
            )
            .file("content/liste.md", page)
            .build();
        assert_eq!(shown(&built.report), [""; 0]);
        Page::read(built.public("liste/index.html")).text
    };
    assert!(list("news").contains("Der er ingen nyheder endnu."));
    assert!(list("activities").contains("Her står ingen aktiviteter endnu."));
    assert!(!list("houses").contains("Her står ingen huse endnu."));
}

#[test]
fn drafts_in_a_list_are_marked() {
    let project = Project::small()
        .file("content/liste.md", "---\ntitle: Liste\nsummary: Kort.\nlist: activities\n---\n")
        .file(
            "content/aktiviteter/ny.md",
            "---\ntitle: Ny\nsummary: K.\nkind: open\nhouses: [esbjerg]\ndraft: true\n---\n",
        );
    let marked = |project: &Project| {
        project.build().public("liste/index.html").matches("<span class=\"tag\">kladde</span>").count()
    };
    assert_eq!((marked(&project), marked(&project.clone().with_drafts())), (0, 1));
}

#[test]
fn footnotes_stand_below_the_list() {
    let page = "---\ntitle: Liste\nsummary: Kort.\nlist: activities\n---\nHer[^a].\n\n[^a]: Note.\n";
    let built = Project::small().file("content/liste.md", page).build();
    let html = built.public("liste/index.html");
    let at = |part: &str| html.find(part).unwrap_or_else(|| panic!("{part} is not there"));
    assert!(
        at("class=\"cards\"") < at("class=\"footnotes\"") && at("class=\"footnotes\"") < at("class=\"next\"")
    );
}

#[test]
fn every_drawing_is_one_of_its_own() {
    let drawn = PICTURES.map(|name| {
        let page = format!("---\ntitle: Side\nsummary: Kort.\npicture: {name}\n---\n");
        let built = Project::small().file("content/side.md", page).build();
        assert_eq!(shown(&built.report), [""; 0]);
        let html = built.public("side/index.html");
        let drawing = html.split_once("class=\"drawing\"").and_then(|(_, rest)| rest.split_once("</svg>"));
        drawing.unwrap_or_else(|| panic!("{name} is not drawn")).0.to_owned()
    });
    for (at, drawing) in drawn.iter().enumerate() {
        assert!(!drawn[..at].contains(drawing), "{} is drawn as another", PICTURES[at]);
    }
}

#[test]
fn cards_ask_a_question_and_lead_to_its_answer() {
    let cards = "cards: [{text: Hvem er I?, link: om/index.md, picture: map}]\nsummary:";
    let built = Project::small().replace("content/index.md", "summary:", cards).build();
    let page = Page::read(built.public("index.html"));
    assert!(page.text.contains("Hvem er I?") && page.text.contains("Hvem vi er."), "{}", page.text);
    assert!(page.values("href").any(|link| link == "om/"));
}
