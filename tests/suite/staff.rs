//! What the staff site has that the public one has not: the overview, the way through it, its scripts,
//! and the file that knows the day.

use std::process::Command;

use crate::markup::Page;
use crate::project::{Built, Files, Project, files_below, shown};
use crate::revised::revised;

const OVERVIEW: &str = "index.html";
const MANUAL: &str = "manualer/05/index.html";
const FRIVILLIGE: &str = "manuals/05-frivillige/manual.md";

/// The part of a page between two texts.
fn between<'h>(html: &'h str, from: &str, to: &str) -> &'h str {
    let after = html.split_once(from).map(|(_, after)| after);
    after.and_then(|after| after.split_once(to)).map_or("", |(part, _)| part)
}

fn text(html: &str) -> String {
    Page::read(html).text.trim().to_owned()
}

fn with_manual(number: &str) -> (String, String) {
    let path = format!("manuals/{}-x/manual.md", number.replace('.', "-").to_lowercase());
    let text = Project::small().text("manuals/02-kommunikation/manual.md");
    let text = text.replace("number: 2\n", &format!("number: {number}\n"));
    (path, text.replace("Kommunikation i huset", &format!("Titel {number}")))
}

#[test]
fn numbers_without_a_manual_are_not_written_yet() {
    let missing = |project: Project| -> Vec<String> {
        let built = project.build();
        let rows = built.staff(OVERVIEW).split("<tr class=\"missing\">").skip(1);
        rows.map(|row| text(&format!("<tr>{}</tr>", row.split_once("</tr>").unwrap().0))).collect()
    };
    let said = |numbers: &[&str]| -> Vec<String> {
        numbers.iter().map(|number| format!("{number} Ikke skrevet endnu")).collect()
    };
    assert_eq!(missing(Project::small()), said(&["1", "3–4", "6–22"]));
    let from_two = Project::small().replace("site.yaml", "{from: 1, to: 22}", "{from: 2, to: 5}");
    assert_eq!(missing(from_two), said(&["3–4"]));
    let (path, part) = with_manual("4.B");
    assert_eq!(missing(Project::small().file(path, part)), said(&["1", "3–4", "6–22"]));
}

#[test]
fn the_overview_leads_by_role_and_phase_before_it_lists_all() {
    let built = Project::small().build();
    let (before, table) = built.staff(OVERVIEW).split_once("<table class=\"manual-table\"").unwrap();
    let entrance = |id: &str| text(between(before, &format!("<h2 id=\"{id}\">"), "</nav>"));
    assert_eq!(entrance("_roller"), "Hvad er din rolle? Leder Jordemoder");
    assert_eq!(entrance("_faser"), "Hvilken fase er I i? Forberedelse Drift");
    let table = text(between(table, ">", "</table>"));
    assert!(table.contains("5 Frivillige hos os Sådan tager vi imod."), "{table}");
    assert!(table.contains("Begge faser"), "{table}");
    assert!(!table.contains("Jordemoder"), "{table}");
}

#[test]
fn a_manual_says_how_it_stands_only_where_that_is_not_the_rule() {
    let rows = |project: Project| {
        let built = project.build();
        let html = built.staff(OVERVIEW);
        let note = text(between(html, "<p class=\"table-note\">", "</p>"));
        (note, text(between(html, "<tbody>", "</tbody>")))
    };
    let (note, table) = rows(Project::small().replace(FRIVILLIGE, "owner:", "retired: true\nowner:"));
    assert_eq!(note, "De er kladder, hvor der ikke står andet.");
    assert!(table.contains("Frivillige hos os Udgået") && !table.contains("Kladde"), "{table}");
    let (note, table) = rows(revised());
    assert_eq!(note, "De er gældende i eksemplet, hvor der ikke står andet.");
    assert!(table.contains("2 Kommunikation Sådan gør vi.") && !table.contains("Gældende"), "{table}");
}

#[test]
fn working_titles_are_told_in_one_sentence() {
    let note = |numbers: &[&str]| {
        let (path, third) = with_manual("10");
        let mut project = Project::small().file(path.clone(), third);
        for (number, path) in [("2", "manuals/02-kommunikation/manual.md"), ("5", FRIVILLIGE), ("10", &*path)]
        {
            if numbers.contains(&number) {
                project = project.replace(path, "owner:", "title_source: working\nowner:");
            }
        }
        let built = project.build();
        assert_eq!(shown(&built.report), [""; 0]);
        let note = text(between(built.staff(OVERVIEW), "<p class=\"table-note\">", "</p>"));
        note.split_once(" andet.").unwrap().1.trim().to_owned()
    };
    assert_eq!(note(&[]), "");
    assert_eq!(note(&["5"]), "Kun arbejdstitel: manual 5.");
    assert_eq!(note(&["2", "10"]), "Titlerne er arbejdstitler, undtagen på manual 5.");
    assert_eq!(note(&["2", "5", "10"]), "Titlerne er arbejdstitler.");
}

#[test]
fn an_empty_overview_says_how_to_begin() {
    let none = Project::small().without(FRIVILLIGE).without("manuals/02-kommunikation/manual.md").build();
    let page = Page::read(none.staff(OVERVIEW));
    assert!(page.text.contains("husbog new manual"), "{}", page.text);
    assert_eq!(page.named("table").count(), 0);
}

#[test]
fn a_trail_leads_back_from_every_page_but_the_front_page() {
    let page = "---\ntitle: Sådan skriver du\nsummary: Kort.\n---\n";
    let built = Project::small().file("manuals/sider/skriv.md", page).build();
    let trail = |path: &str| {
        let trail = between(built.staff(path), "<nav class=\"trail\" aria-label=\"Du er her\">", "</nav>");
        let links: Vec<_> = Page::read(trail).values("href").map(str::to_owned).collect();
        (text(trail), links.join(" "))
    };
    let check = |path: &str, words: &str, links: &str| {
        assert_eq!(trail(path), (words.to_owned(), links.to_owned()), "{path}");
    };
    check(OVERVIEW, "", "");
    check(MANUAL, "Manualer Manual 5", "../../index.html");
    check("kilder/index.html", "Manualer Kilder", "../index.html");
    check("sider/index.html", "Manualer Vejledninger", "../index.html");
    check(
        "sider/skriv/index.html",
        "Manualer Vejledninger Sådan skriver du",
        "../../index.html ../../sider/index.html",
    );
    assert!(
        built
            .pages()
            .filter(|(path, _)| path.starts_with("offentlig/"))
            .all(|(_, html)| !html.contains("\"trail\""))
    );
}

#[test]
fn a_page_in_the_place_of_the_list_of_pages_is_the_list() {
    let page = |title: &str| format!("---\ntitle: {title}\nsummary: Kort.\n---\n");
    let built = Project::small()
        .file("manuals/sider/index.md", page("Vores sider"))
        .file("manuals/sider/skriv.md", page("Skriv"))
        .build();
    assert_eq!(shown(&built.report), [""; 0]);
    assert!(text(built.staff("sider/index.html")).contains("Vores sider"));
}

#[test]
fn manuals_lead_to_those_before_and_after_them_by_number() {
    let ((path_a, a), (path_b, b)) = (with_manual("2.C"), with_manual("10"));
    let built = Project::small().file(path_a, a).file(path_b, b).build();
    let beside = |path: &str| {
        let page = Page::read(built.staff(path));
        let rel = |rel: &str| {
            let link = page.named("a").find(|tag| tag.get("rel") == Some(rel));
            link.and_then(|link| link.get("href")).unwrap_or("-").to_owned()
        };
        [rel("prev"), rel("next")].join(" ")
    };
    assert_eq!(beside("manualer/02/index.html"), "- ../02-c/index.html");
    assert_eq!(beside("manualer/02-c/index.html"), "../02/index.html ../05/index.html");
    assert_eq!(beside(MANUAL), "../02-c/index.html ../10/index.html");
    assert_eq!(beside("manualer/10/index.html"), "../05/index.html -");
}

#[test]
fn a_manual_opens_with_what_to_do_in_a_hurry() {
    let brief = |opening: &str| {
        let built =
            Project::small().replace(FRIVILLIGE, "## Oplæring", &format!("{opening}\n\n## Oplæring")).build();
        text(between(built.staff(MANUAL), "<section class=\"brief\" aria-labelledby=\"kort\">", "</section>"))
    };
    assert_eq!(
        brief("## Kort: gør sådan {#kort}\n\n- Sig goddag.\n\n### Altid\n\nSmil."),
        "Kort: gør sådan Sig goddag. Altid Smil."
    );
    assert_eq!(brief("Velkommen.\n\n## Kort {#kort}\n\nSig goddag."), "");
    let own = Project::own_built();
    let is_text = |path: &str| {
        path.starts_with("manualer/") && !path.contains("-til-") && !path.ends_with("/kort/index.html")
    };
    let opened = own.staff.iter().filter(|(path, _)| is_text(path));
    assert!(opened.clone().count() > 3);
    for (path, html) in opened {
        assert!(std::str::from_utf8(html).unwrap().contains("<section class=\"brief\""), "{path}");
    }
}

#[test]
fn footnotes_are_numbered_through_the_opening_and_the_rest() {
    let text = "## Kort {#kort}\n\nSig[^a] goddag.\n\n## Så\n\nSmil[^b], sig[^a].\n\n[^a]: A.\n[^b]: B.\n\n## Oplæring";
    let built = Project::small().replace(FRIVILLIGE, "## Oplæring", text).build();
    let page = Page::read(built.staff(MANUAL));
    assert_eq!(page.values("data-n").collect::<Vec<_>>(), ["1", "2", "1"]);
}

#[test]
fn staff_pages_have_two_scripts_and_public_pages_one() {
    let built = Project::own_built();
    for (path, html) in built.pages() {
        let page = Page::read(html);
        let scripts: Vec<_> = page.named("script").collect();
        let names: Vec<_> = scripts.iter().filter_map(|tag| tag.get("src")?.rsplit('/').next()).collect();
        match path.starts_with("personale/") {
            true => assert!(matches!(names[..], ["status.js", script] if is_fingerprinted(script)), "{path}"),
            false => assert!(matches!(names[..], [script] if is_fingerprinted(script)), "{path}"),
        }
        assert!(scripts.iter().all(|tag| tag.get("defer").is_some()), "{path}");
    }
    let is_script = |path: &&str| path.ends_with(".js") && !path.starts_with("soegning/");
    assert_eq!(built.public.keys().map(|path| &**path).filter(is_script).count(), 1);
    assert_eq!(built.staff.keys().map(|path| &**path).filter(is_script).count(), 2);
}

fn is_fingerprinted(name: &str) -> bool {
    let digest = name.strip_prefix("hus-").and_then(|name| name.strip_suffix(".js"));
    digest.is_some_and(|digest| digest.len() == 10 && digest.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

fn script(built: &Built) -> (String, String) {
    let mut found =
        built.staff.iter().filter(|(path, _)| path.starts_with("aktiver/") && path.ends_with(".js"));
    let (path, bytes) = found.next().unwrap();
    assert!(found.next().is_none());
    (path.clone(), String::from_utf8(bytes.clone()).unwrap())
}

#[test]
fn a_script_of_the_project_takes_the_place_of_that_compiled_in() {
    let (old_path, old) = script(&Project::small().build());
    let changed = Project::small().file("themes/hus/scripts/staff/20-stale.js", "egen();\n").build();
    assert_eq!(shown(&changed.report), [""; 0]);
    let (path, new) = script(&changed);
    assert!(old.contains("husbogStatus") && old.contains("aria-current"));
    assert!(new.contains("egen();") && new.contains("aria-current") && !new.contains("husbogStatus"));
    assert_ne!(path, old_path);
}

#[test]
fn both_sites_have_an_icon_that_a_project_can_replace() {
    let icon = |project: Project| {
        let built = project.build();
        assert_eq!(shown(&built.report), [""; 0]);
        let mut icons = Vec::new();
        for (path, html) in built.pages() {
            let page = Page::read(html);
            let link = page
                .named("link")
                .find(|tag| tag.get("rel") == Some("icon"))
                .unwrap_or_else(|| panic!("{path}"));
            assert_eq!(link.get("type"), Some("image/svg+xml"));
            icons.push(link.get("href").unwrap().rsplit('/').next().unwrap().to_owned());
        }
        icons.dedup();
        let [icon] = icons.try_into().unwrap();
        let path = format!("aktiver/{icon}");
        assert_eq!(built.public[&path], built.staff[&path]);
        built.public[&path].clone()
    };
    assert!(icon(Project::small()).starts_with(b"<svg"));
    assert_eq!(icon(Project::small().file("themes/hus/images/icon.svg", "<svg/>")), b"<svg/>");
}

#[test]
fn no_script_fetches_anything_or_writes_html() {
    let (_, script) = script(Project::own_built());
    for word in [
        "fetch(",
        "XMLHttp",
        "import",
        "eval",
        "innerHTML",
        "outerHTML",
        "insertAdjacent",
        "document.write",
        "http",
    ] {
        assert!(!script.contains(word), "{word}");
    }
}

#[test]
fn the_menu_of_the_staff_site_marks_the_section_and_leads_to_the_public_site() {
    let built = Project::small().build();
    let page = Page::read(built.staff(MANUAL));
    let marked: Vec<_> = page.named("a").filter(|tag| tag.get("aria-current").is_some()).collect();
    assert_eq!(marked.iter().filter_map(|tag| tag.get("href")).collect::<Vec<_>>(), ["../../index.html"]);
    assert_eq!(marked[0].get("aria-current"), Some("true"));
    let public = |built: &Built| {
        let page = Page::read(built.staff(MANUAL));
        let link = page.named("a").find(|tag| tag.get("class") == Some("to-public"));
        link.and_then(|link| link.get("href")).map(str::to_owned)
    };
    assert_eq!(public(&built).as_deref(), Some("../../../offentlig/index.html"));
    let published = Project::small().replace(
        "site.yaml",
        "theme: hus",
        "theme: hus\naddresses: {public: \"https://hus.example\"}",
    );
    assert_eq!(public(&published.build()).as_deref(), Some("https://hus.example/"));
}

/// Both sites as the program publishes them for a day.
fn published_on(day: &str) -> Files {
    let root = Project::small().on_disk();
    let mut command = Command::new(env!("CARGO_BIN_EXE_husbog"));
    let output = command.args(["build", "--date", day]).current_dir(root.path()).output().unwrap();
    assert!(output.status.success());
    let files = files_below(&root.path().join("dist")).into_iter();
    files.filter(|(path, _)| !path.starts_with(".husbog/")).collect()
}

#[test]
fn a_new_day_changes_one_file_of_the_staff_site() {
    let (saturday, sunday) = (published_on("2026-11-28"), published_on("2026-11-29"));
    assert!(saturday.keys().eq(sunday.keys()));
    let changed: Vec<_> = saturday.iter().filter(|(path, bytes)| sunday[*path] != **bytes).collect();
    assert_eq!(changed.iter().map(|(path, _)| path.as_str()).collect::<Vec<_>>(), ["personale/status.js"]);
    let status = |files: &Files| String::from_utf8(files["personale/status.js"].clone()).unwrap();
    assert_eq!(status(&saturday), "window.husbogStatus = {\"built\":\"2026-11-28\",\"nextInForce\":null};\n");
    assert!(status(&sunday).contains("2026-11-29"));
}

#[test]
fn the_day_of_review_stands_on_the_page_for_the_script_to_compare() {
    let built = Project::small().build();
    for path in [OVERVIEW, MANUAL] {
        let html = built.staff(path);
        let mark = between(html, " data-review hidden>", "</time>");
        assert!(mark.contains("<time datetime=\"2027-06-30\">30."), "{path}: {mark}");
    }
}

#[test]
fn there_is_a_place_for_the_warning_on_every_staff_page() {
    let built = Project::own_built();
    for (path, html) in built.pages() {
        let page = Page::read(html);
        let place = page.tags.iter().find(|tag| tag.get("id") == Some("_foraeldet"));
        assert_eq!(
            place.and_then(|tag| tag.get("role")),
            path.starts_with("personale/").then_some("status"),
            "{path}"
        );
    }
}
