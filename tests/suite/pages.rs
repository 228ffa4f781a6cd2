//! What the pages say, and that they hold together.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use husbog::diagnostic::Severity;

use crate::markup::{Page, Tag};
use crate::project::{Built, Project, is_page, shown};
use crate::revised::revised_built;

const NOTICE: &str =
    "Eksempel – ikke udgivet eller godkendt af Socialstyrelsen, Mødrehjælpen eller kommunerne";
const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; base-uri 'none'; form-action 'none'";

/// Everything a text can hold, on both sites.
fn rich() -> Project {
    let text = "\n## Æbler {#aebler}\n\nSe noten[^a], [op](#aebler) og [ud](https://example.org/?a=b&c=%22).\n\n\
        ### Pærer\n\nIgen[^a], nu[^b].\n\n## Blommer\n\n## Hyben\n\n## Kirsebær\n\n| a | b |\n|--:|:-:|\n| `x` | ~~y~~ |\n\n- [x] gjort\n- [ ] ikke\n\n\
        > [!WARNING]\n> Pas på.\n\n```html\n<p style=\"a\">&amp;</p>\n```\n\nTerm\n: Betydning.\n\n![Et \"rum\" & \\<mere](rum.png \"Rum\")\n\n\
        [udfyld: telefon]\n\n[^a]: Æble.\n[^b]: Pære, se[^a].\n";
    Project::small()
        .append("content/til-dig.md", text)
        .append("manuals/05-frivillige/manual.md", text)
        .file("manuals/sider/skriv.md", format!("---\ntitle: Sådan skriver du\nsummary: Kort.\n---\n{text}"))
        .file("content/rum.png", "PNG")
        .file("manuals/05-frivillige/rum.png", "PNG")
        .file("manuals/sider/rum.png", "PNG")
        .file(
            "content/nyheder/ny.md",
            "---\ntitle: Ny dør\nsummary: Den er grøn.\ndate: 2026-11-01\n---\nKom.\n",
        )
        .file("content/alt.md", "---\ntitle: Alt\nsummary: Kort.\nlist: activities\n---\n")
        .file("content/huse/index.md", "---\ntitle: Huse\nsummary: Kort.\nlist: houses\n---\n")
        .file("content/nyheder/index.md", "---\ntitle: Nyt\nsummary: Kort.\nlist: news\n---\n")
        .file("content/kommuner.md", "---\ntitle: Til kommuner\nsummary: Kort.\nlist: manuals\n---\n")
}

/// Both sites, and every page of them taken apart.
struct Sites {
    built: &'static Built,
    pages: Vec<(String, Page)>,
}

/// Three projects, built and read once.
fn all_sites() -> &'static [Sites; 3] {
    static RICH: OnceLock<Built> = OnceLock::new();
    static SITES: OnceLock<[Sites; 3]> = OnceLock::new();
    let read = |built: &'static Built| {
        assert_eq!(built.report.count(Severity::Error), 0, "{:?}", shown(&built.report));
        Sites { built, pages: built.pages().map(|(path, html)| (path, Page::read(html))).collect() }
    };
    SITES.get_or_init(|| {
        [Project::own_built(), RICH.get_or_init(|| rich().build()), revised_built()].map(read)
    })
}

/// Fails with every page for which `fault` says something.
fn on_every_page(fault: impl Fn(&str, &Page) -> Option<String>) {
    for Sites { pages, .. } in all_sites() {
        let faults: Vec<_> =
            pages.iter().filter_map(|(path, page)| Some(format!("{path}: {}", fault(path, page)?))).collect();
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    }
}

fn unless(holds: bool, fault: impl Into<String>) -> Option<String> {
    (!holds).then(|| fault.into())
}

#[test]
fn every_page_says_that_it_is_an_example_and_keeps_search_engines_away() {
    on_every_page(|_, page| unless(page.text.contains(NOTICE), "says not that it is an example"));
    on_every_page(|_, page| {
        unless(page.meta("name", "robots") == Some("noindex, nofollow"), "can be indexed")
    });
}

#[test]
fn live_pages_are_no_example_and_only_staff_pages_stay_out_of_search_engines() {
    let built = Project::small().replace("site.yaml", "standing: example", "standing: live").build();
    assert_eq!(shown(&built.report), [""; 0]);
    for (path, html) in built.pages() {
        let page = Page::read(html);
        assert!(!page.text.contains("Eksempel"), "{path}");
        let stays_out = path.starts_with("personale/") || path == "offentlig/was/index.html";
        assert_eq!(page.meta("name", "robots").is_some(), stays_out, "{path}");
    }
}

#[test]
fn live_refuses_what_is_left_to_fill_in() {
    let live = |project: Project| project.replace("site.yaml", "standing: example", "standing: live").check();
    let in_text = live(Project::small().append("content/om/index.md", "\nRing på [udfyld: telefon].\n"));
    assert_eq!(shown(&in_text), ["placeholder content/om/index.md:7:9 [udfyld: telefon]"]);
    let in_matter = live(Project::small().replace("content/huse/esbjerg.md", "12 34 56 78", "udfyld"));
    assert_eq!(shown(&in_matter), ["placeholder content/huse/esbjerg.md:5:8 udfyld"]);
    let in_site =
        live(Project::small().replace("site.yaml", "theme: hus", "theme: hus\naddresses: {public: udfyld}"));
    assert_eq!(shown(&in_site), ["placeholder site.yaml:4:21 udfyld"]);
    for report in [in_text, in_matter, in_site] {
        assert_eq!(report.count(Severity::Error), 1);
    }
}

#[test]
fn every_page_has_its_policy_its_language_and_one_heading_of_the_first_level() {
    on_every_page(|_, page| {
        unless(page.meta("http-equiv", "Content-Security-Policy") == Some(POLICY), "has another policy")
    });
    on_every_page(|_, page| {
        unless(page.meta("name", "referrer") == Some("no-referrer"), "tells where readers come from")
    });
    on_every_page(|_, page| {
        let languages: Vec<_> = page.named("html").map(|tag| tag.get("lang")).collect();
        unless(languages == [Some("da")], "is not in Danish")
    });
    on_every_page(|_, page| unless(page.named("h1").count() == 1, "has not one h1"));
    on_every_page(|_, page| unless(page.named("title").count() == 1, "has no title"));
    on_every_page(|_, page| {
        unless(page.meta("name", "description").is_some_and(|text| !text.is_empty()), "has no description")
    });
}

#[test]
fn the_first_link_of_every_page_skips_to_its_content() {
    on_every_page(|_, page| {
        let first = page.named("a").next().and_then(|tag| tag.get("href"));
        let target = page.named("main").filter_map(|tag| tag.get("id")).map(|id| format!("#{id}")).next();
        unless(first.is_some() && first == target.as_deref(), format!("{first:?} is no skip link"))
    });
}

#[test]
fn no_page_fetches_anything_from_elsewhere_or_runs_or_styles_anything_inline() {
    let fetched = |tag: &Tag| {
        ["src", "srcset", "data", "poster", "action", "formaction"]
            .iter()
            .any(|name| tag.get(name).is_some_and(is_elsewhere))
    };
    on_every_page(|_, page| page.tags.iter().find(|tag| fetched(tag)).map(|tag| format!("{tag:?}")));
    on_every_page(|_, page| {
        page.named("link").find(|tag| tag.get("href").is_none_or(is_elsewhere)).map(|tag| format!("{tag:?}"))
    });
    on_every_page(|_, page| {
        page.tags.iter().find(|tag| tag.get("style").is_some()).map(|tag| format!("{tag:?}"))
    });
    on_every_page(|_, page| {
        page.named("script").find(|tag| tag.get("src").is_none_or(is_elsewhere)).map(|tag| format!("{tag:?}"))
    });
    let inline = ["style", "iframe", "object", "embed", "base", "form"];
    on_every_page(|_, page| {
        page.tags.iter().find(|tag| inline.contains(&tag.name.as_str())).map(|tag| format!("{tag:?}"))
    });
    let handler = |tag: &Tag| tag.attributes.keys().any(|name| name.starts_with("on"));
    on_every_page(|_, page| page.tags.iter().find(|tag| handler(tag)).map(|tag| format!("{tag:?}")));
}

#[test]
fn pictures_and_links_of_the_wrong_kind_are_not_written() {
    let addresses = [
        "https://ond.example/x.png",
        "//ond.example/x",
        "data:image/png;base64,AA",
        "javascript:alert(1)",
        "file:///etc/passwd",
    ];
    let text: String = addresses.map(|address| format!("\n![x]({address}) [y](<{address}>)\n")).concat();
    let built = Project::small()
        .append("content/om/index.md", &text)
        .append("manuals/05-frivillige/manual.md", &text)
        .build();
    for html in [built.public("om/index.html"), built.staff("manualer/05/index.html")] {
        let page = Page::read(html);
        assert_eq!(page.named("img").count(), 0);
        let links = page.named("a").filter_map(|tag| tag.get("href")).filter(|href| is_elsewhere(href));
        let links: Vec<_> = links.filter(|href| *href != "tel:+4512345678").collect();
        assert_eq!(links, ["https://ond.example/x.png"]);
    }
}

#[test]
fn no_style_fetches_anything() {
    for Sites { built, .. } in all_sites() {
        for (path, css) in built.public.iter().chain(&built.staff).filter(|(path, _)| path.ends_with(".css"))
        {
            let css = std::str::from_utf8(css).unwrap();
            assert!(!css.contains("@import") && !css.contains("url("), "{path}");
        }
    }
}

#[test]
fn ids_are_unique_and_pictures_have_a_text() {
    on_every_page(|_, page| {
        let mut seen = BTreeSet::new();
        page.values("id").find(|id| !seen.insert(*id)).map(|id| format!("#{id} stands twice"))
    });
    let built = rich().build();
    let page = Page::read(built.public("til-dig/index.html"));
    assert_eq!(
        page.named("img").filter_map(|tag| tag.get("alt")).collect::<Vec<_>>(),
        ["Et \"rum\" & <mere"]
    );
    on_every_page(|_, page| {
        page.named("img").find(|tag| tag.get("alt").is_none()).map(|tag| format!("{tag:?}"))
    });
}

#[test]
fn what_names_an_element_is_on_the_page() {
    on_every_page(|_, page| {
        let ids: BTreeSet<_> = page.values("id").collect();
        let named =
            ["aria-labelledby", "aria-describedby", "for"].into_iter().flat_map(|name| page.values(name));
        let missing = named.flat_map(str::split_whitespace).find(|id| !ids.contains(id));
        missing.map(|id| format!("there is no #{id}"))
    });
}

fn is_elsewhere(address: &str) -> bool {
    address.contains(':') || address.starts_with("//")
}

/// Where an address leads, seen from a file: the path of a file of the build, and the place in it.
/// One that begins with a slash leads from the top of the file's site.
fn resolved(from: &str, address: &str) -> (String, String) {
    let (path, fragment) = address.split_once('#').unwrap_or((address, ""));
    let path = if path.is_empty() { from.rsplit('/').next().unwrap() } else { path };
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.truncate(if path.starts_with('/') { 1 } else { parts.len() - 1 });
    for part in path.split('/') {
        match part {
            "." | "" => {}
            ".." => drop(parts.pop().expect("no address leads above both sites")),
            part => parts.push(part),
        }
    }
    let file = parts.join("/");
    let is_folder = path.ends_with('/') || path.ends_with("..") || path == ".";
    (if is_folder { format!("{file}/index.html") } else { file }, fragment.to_owned())
}

#[test]
fn every_link_and_every_file_a_page_needs_is_there() {
    for Sites { built, pages } in all_sites() {
        let exists = |file: &str| match file.split_once('/') {
            Some(("offentlig", path)) => built.public.contains_key(path),
            Some(("personale", path)) => built.staff.contains_key(path),
            _ => false,
        };
        let ids = |page: &'static Page| page.values("id").collect::<BTreeSet<_>>();
        let ids: BTreeMap<&str, _> = pages.iter().map(|(path, page)| (path.as_str(), ids(page))).collect();
        let has = |file: &str, id: &str| ids.get(file).is_some_and(|ids| ids.contains(id));
        let mut checked = 0;
        for (path, page) in pages {
            for address in
                page.values("href").chain(page.values("src")).filter(|address| !is_elsewhere(address))
            {
                let (file, id) = resolved(path, address);
                assert!(exists(&file), "{path}: {address} leads nowhere ({file})");
                assert!(id.is_empty() || has(&file, &id), "{path}: {address}: there is no #{id} in {file}");
                checked += 1;
            }
        }
        assert!(checked > 20 * 4, "{checked}");
    }
}

#[test]
fn public_links_end_in_a_slash_and_staff_links_in_a_file() {
    on_every_page(|path, page| {
        let links = page.named("a").filter_map(|tag| tag.get("href")).filter(|link| !is_elsewhere(link));
        let links: Vec<_> =
            links.map(|link| link.split('#').next().unwrap()).filter(|link| !link.is_empty()).collect();
        let wrong = match path.starts_with("offentlig/") {
            true => links.iter().find(|link| !link.ends_with('/')),
            false => links.iter().find(|link| !is_page(link)),
        };
        wrong.map(|link| format!("leads to {link}"))
    });
}

#[test]
fn no_public_link_leads_out_of_the_public_site() {
    for Sites { built, .. } in all_sites() {
        for (path, html) in built.pages().filter(|(path, _)| path.starts_with("offentlig/")) {
            let page = Page::read(html);
            for address in
                page.values("href").chain(page.values("src")).filter(|address| !is_elsewhere(address))
            {
                assert!(resolved(&path, address).0.starts_with("offentlig/"), "{path}: {address}");
            }
        }
    }
}

#[test]
fn a_staff_page_leads_to_the_public_site_wherever_that_is() {
    let link = |project: Project| {
        let built = project.build();
        let page = Page::read(built.staff("manualer/05/index.html"));
        let hrefs: Vec<_> =
            page.values("href").filter(|href| href.contains("cafe")).map(str::to_owned).collect();
        assert_eq!(hrefs.len(), 1);
        hrefs[0].clone()
    };
    let address = |address: &str| {
        Project::small().replace("site.yaml", "theme: hus", &format!("theme: hus\naddresses: {address}"))
    };
    assert_eq!(link(Project::small()), "../../../offentlig/aktiviteter/cafe/index.html");
    assert_eq!(link(address("{public: udfyld}")), "../../../offentlig/aktiviteter/cafe/index.html");
    assert_eq!(link(address("{public: \"https://hus.example/\"}")), "https://hus.example/aktiviteter/cafe/");
}

#[test]
fn manuals_say_that_they_are_not_in_force() {
    let built = rich().build();
    for (path, html) in built.pages().filter(|(path, _)| path.starts_with("personale/manualer/")) {
        assert!(Page::read(html).text.contains("Kladde, ikke i kraft"), "{path}");
    }
    assert!(Page::read(built.staff("index.html")).text.contains("Manualerne er kladder og ikke i kraft"));
    let retired = Project::small()
        .replace("manuals/05-frivillige/manual.md", "owner:", "retired: true\nowner:")
        .build();
    assert!(Page::read(retired.staff("manualer/05/index.html")).text.contains("Udgået"));
}

#[test]
fn drafts_are_shown_when_asked_for_and_marked() {
    let drafts = Project::small()
        .file("content/ny.md", "---\ntitle: Ny side\nsummary: Kort.\ndraft: true\n---\n")
        .replace("manuals/05-frivillige/manual.md", "owner:", "draft: true\nowner:")
        .replace("manuals/02-kommunikation/manual.md", "[manual 5](manual:5#oplaering)", "manual 5");
    let without = drafts.build();
    assert_eq!(shown(&without.report), [""; 0]);
    assert!(!without.public.contains_key("ny/index.html"));
    assert!(!without.staff.contains_key("manualer/05/index.html"));
    let with = drafts.with_drafts().build();
    for html in [with.public("ny/index.html"), with.staff("manualer/05/index.html")] {
        assert!(Page::read(html).text.contains("Kladde – bliver ikke udgivet, før den er skrevet færdig"));
    }
    assert!(!Page::read(with.public("index.html")).text.contains("Kladde"));
}

#[test]
fn a_page_of_many_headings_has_a_contents_list() {
    let built = rich().build();
    let contents = |html: &str| {
        let list = html.split_once("<nav class=\"contents\"").and_then(|(_, rest)| rest.split_once("</nav>"));
        list.map(|(list, _)| {
            Page::read(&format!("<nav {list}")).values("href").map(str::to_owned).collect::<Vec<_>>()
        })
    };
    let expected = ["#komme", "#aebler", "#paerer", "#blommer", "#hyben", "#kirsebaer"].map(str::to_owned);
    assert_eq!(contents(built.public("til-dig/index.html")).unwrap(), expected);
    assert_eq!(contents(built.public("om/index.html")), None);
}

#[test]
fn times_nobody_confirmed_lately_are_not_shown() {
    let cafe = |lines: &str| {
        let project =
            Project::small().replace("content/aktiviteter/cafe.md", "kind:", &format!("{lines}\nkind:"));
        let page = Page::read(project.build().public("aktiviteter/cafe/index.html"));
        (page.text.contains("onsdag kl. 10"), page.text.contains("Ring og spørg"))
    };
    assert_eq!(cafe("times: onsdag kl. 10"), (false, true));
    assert_eq!(cafe("times: onsdag kl. 10\nconfirmed: {by: leder, on: 2026-05-28}"), (true, false));
    assert_eq!(cafe("times: onsdag kl. 10\nconfirmed: {by: leder, on: 2026-05-27}"), (false, true));
    assert_eq!(cafe("times: onsdag kl. 10\nconfirmed: {by: leder, on: 2026-11-29}"), (false, true));
}

#[test]
fn a_fact_is_told_as_the_house_has_it() {
    let text = "\nHer [under 26](fact:age_limit), der [op til 27 år](fact:age_limit.hoeje-taastrup).\n";
    let built = Project::small().append("content/om/index.md", text).build();
    assert_eq!(shown(&built.report), [""; 0]);
    let page = Page::read(built.public("om/index.html"));
    assert!(page.text.contains("Her under 26, der op til 27 år."), "{}", page.text);
    assert!(!built.public("om/index.html").contains("fact:"));
    assert!(
        built.public("om/index.html").contains("op til 27\u{a0}år"),
        "a number does not part from its unit"
    );
}

#[test]
fn a_house_shows_how_to_reach_it_and_what_goes_on_there() {
    let built =
        Project::small().replace("content/huse/esbjerg.md", "phone:", "email: udfyld\nphone:").build();
    let page = Page::read(built.public("huse/esbjerg/index.html"));
    let links: BTreeSet<_> = page.values("href").collect();
    assert!(links.contains("tel:+4512345678") && links.contains("../../aktiviteter/cafe/"), "{links:?}");
    assert!(page.text.contains("[udfyld: mail]"), "{}", page.text);
}

#[test]
fn the_menu_marks_the_page_one_is_on_and_the_part_it_is_of() {
    let built =
        Project::small().file("content/om/mere.md", "---\ntitle: Mere\nsummary: Kort.\n---\n").build();
    let current = |html: &str| {
        let page = Page::read(html);
        let marked = page
            .named("a")
            .filter_map(|tag| Some((tag.get("href")?.to_owned(), tag.get("aria-current")?.to_owned())));
        marked.map(|(link, kind)| format!("{link} {kind}")).collect::<Vec<_>>()
    };
    assert_eq!(current(built.public("om/index.html")), ["../om/ page"]);
    assert_eq!(current(built.public("om/mere/index.html")), ["../../om/ true"]);
    assert_eq!(current(built.public("index.html")), [""; 0]);
    assert_eq!(current(built.staff("index.html")), ["./index.html page"]);
}

#[test]
fn what_an_editor_wrote_is_never_taken_for_html() {
    let evil = "<script>alert(1)</script>";
    let spoilt = |line: &str| match line.trim_start().split_once(": ") {
        Some((key @ ("title" | "summary" | "name" | "phone"), _)) => {
            let indent = &line[..line.len() - line.trim_start().len()];
            format!("{indent}{key}: '\"{evil} & {{{{ x }}}}'\n")
        }
        _ => format!("{line}\n"),
    };
    let body = format!("\n{evil} `{evil}`\n\n{evil}\n\n    {evil}\n\n![\"{evil}](om.png \"{evil}\")\n");
    let built = rich()
        .map_texts(|text| text.lines().map(spoilt).collect())
        .append("content/om/index.md", &body)
        .append("manuals/02-kommunikation/manual.md", &body)
        .build();
    for (path, html) in built.pages() {
        let raw = ["<script>", "& "].into_iter().find_map(|raw| html.find(raw));
        assert_eq!(raw.map(|at| &html[at..html.ceil_char_boundary(at + 40)]), None, "{path}");
        assert!(Page::read(html).text.contains("{{ x }}"), "{path}");
    }
}

#[test]
fn an_old_address_leads_on_to_the_page() {
    let project = Project::small()
        .replace("site.yaml", "theme: hus", "theme: hus\naddresses: {public: \"https://hus.example/\"}")
        .replace("content/om/index.md", "summary:", "aliases: [hvem-er-vi, gamle/sti/]\nsummary:")
        .file(
            "manuals/sider/alarm.md",
            "---\ntitle: Alarm\nsummary: Kort.\naliases: [sider/gammel]\n---\nRing.\n",
        );
    let built = project.build();
    assert_eq!(shown(&built.report), [""; 0]);
    let check = |html: &str, link: &str, canonical: &str| {
        assert!(html.contains(&format!("<meta http-equiv=\"refresh\" content=\"0; url={link}\">")), "{html}");
        assert!(html.contains(&format!("<link rel=\"canonical\" href=\"{canonical}\">")), "{html}");
        assert!(html.contains(&format!("<a href=\"{link}\">")), "{html}");
        assert_eq!(html.matches("name=\"robots\" content=\"noindex").count(), 1, "{html}");
    };
    check(built.public("hvem-er-vi/index.html"), "../om/", "https://hus.example/om/");
    check(built.public("gamle/sti/index.html"), "../../om/", "https://hus.example/om/");
    check(built.staff("sider/gammel/index.html"), "../alarm/index.html", "../alarm/index.html");
}

#[test]
fn an_old_address_of_a_discreet_page_tells_no_more_than_the_page() {
    let leave = "leave: {folders: [om], address: \"https://vejr.example/\"}";
    let built = Project::small()
        .replace("site.yaml", "theme: hus", &format!("theme: hus\n{leave}"))
        .replace("content/om/index.md", "title: Om huset", "title: Svar\naliases: [gammel]")
        .build();
    let html = built.public("gammel/index.html");
    assert!(html.contains("<title>Siden er flyttet</title>"), "{html}");
    assert!(html.contains("https://vejr.example/"), "{html}");
}
