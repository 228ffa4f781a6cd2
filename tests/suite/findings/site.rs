//! site.yaml, the theme, and what both sites together may show.

use super::language::RULES;
use super::{Case, case, page, page_with_matter};
use crate::project::Project;

pub(super) fn cases() -> Vec<Case> {
    [
        site_file(),
        unreadable_site_file(),
        page_links(),
        telling_titles(),
        facts(),
        theme(),
        unused_theme_files(),
        leaks(),
        requests(),
        policies(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn in_site(from: &str, to: &str) -> Project {
    Project::small().replace("site.yaml", from, to)
}

fn site_file() -> Vec<Case> {
    vec![
        case(
            Project::new("-- content/index.md --\n---\ntitle: Side\nsummary: Kort.\n---\n"),
            &["missing-site-file site.yaml:1:1"],
        ),
        case(Project::small().without("content/index.md"), &["missing-front-page content/index.md:1:1"]),
        case(
            Project::small().replace("content/index.md", "summary:", "draft: true\nsummary:"),
            &["missing-front-page content/index.md:1:1"],
        ),
        case(in_site("om/index.md]", "åbent.md]"), &["missing-menu-page site.yaml:5:20 åbent.md"]),
        case(in_site("om/index.md]", "\"\"]"), &["malformed-value site.yaml:5:20 \"\""]),
        case(
            in_site("om/index.md]", "kladde.md]")
                .file("content/kladde.md", "---\ntitle: K\nsummary: Kort.\ndraft: true\n---\n"),
            &["missing-menu-page site.yaml:5:20 kladde.md"],
        ),
        case(
            in_site("{from: 1, to: 22}", "{from: 22, to: 1}"),
            &["empty-number-range site.yaml:4:1 manuals:"],
        ),
        case(in_site("theme: hus", "theme: hus\nintroduction: 5"), &[]),
        case(
            in_site("theme: hus", "theme: hus\nintroduction: 9"),
            &["missing-introduction site.yaml:4:1 introduction:"],
        ),
        case(in_site("theme: hus", "theme: hus\nintroduction: 2.C"), &["wrong-type site.yaml:4:15 2.C"]),
        case(
            in_site("name: Prøvehuset", "nåme: Prøvehuset"),
            &["missing-key site.yaml:1:1", "unknown-key site.yaml:1:1 nåme"],
        ),
        case(in_site("standing: example", "standing: sjov"), &["unknown-value site.yaml:2:11 sjov"]),
        case(
            in_site("{from: 1, to: 22}", "{fra: 1, from: 1, to: mange}"),
            &["unknown-key site.yaml:4:11 fra", "wrong-type site.yaml:4:32 mange"],
        ),
        case(
            in_site("jordemoder: Jordemoder", "jordemoder: Jordemoder, Køkken: Køkken"),
            &["malformed-value site.yaml:8:47 Køkken"],
        ),
        case(
            in_site("name: Prøvehuset", "name: \"Hus [udfyld: by]\""),
            &["placeholder site.yaml:1:7 \"Hus [udfyld: by]\""],
        ),
    ]
}

/// What site.yaml alone knows is found nowhere when it cannot be read: whom a folder is written for, which numbers there
/// are, who may be called, and what is public.
fn unreadable_site_file() -> Vec<Case> {
    let written =
        "theme: hus\nlanguage: [{folder: content/om, rules: professional}]\ncontacts: {vagt: 20 30 40 50}";
    let words = "Den nye går med i caféen hver eneste dag";
    let project = || {
        in_site("theme: hus", written)
            .replace("site.yaml", "to: 22", "to: 30")
            .replace("site.yaml", "\"2.2\": Aktiviteter", &format!("\"2.2\": {words}"))
            .file("content/_rules/language.yaml", RULES)
            .file(
                "content/om/maalgruppe.md",
                "---\ntitle: Side\nsummary: Kort.\n---\nVores målgruppe må ringe på 20 30 40 50.\n",
            )
            .append("content/index.md", "\nLæs om [caféen](guide:2.2).\n")
            .replace("manuals/02-kommunikation/manual.md", "[manual 5](manual:5#oplaering)", "manualen")
            .replace("manuals/05-frivillige/manual.md", "number: 5", "number: 25")
            .append("manuals/05-frivillige/manual.md", &format!("\nÅh: {words}.\n"))
    };
    let with = |text: &str| project().file("site.yaml", text);
    vec![
        case(project(), &[]),
        case(project().replace("site.yaml", "theme: hus", "theme: \"hus"), &["yaml-syntax site.yaml:3:8 \""]),
        case(
            project().append("site.yaml", "\0"),
            &["control-character site.yaml:26:1 \0", "yaml-syntax site.yaml:26:1 \0"],
        ),
        case(with("- æ\n- b\n"), &["wrong-type site.yaml:1:1"]),
        case(with("hej\n"), &["wrong-type site.yaml:1:1 hej"]),
        case(
            project().replace("site.yaml", "title: Guiden om huset", "title: [Guiden]"),
            &["wrong-type site.yaml:13:10 ["],
        ),
    ]
}

fn page_links() -> Vec<Case> {
    let steps = |steps: &str| in_site("theme: hus", &format!("theme: hus\nnext_steps: {steps}"));
    let leave = |leave: &str| in_site("theme: hus", &format!("theme: hus\nleave: {leave}"));
    vec![
        case(steps("{om: {text: Råd, link: åh.md}}"), &["missing-page site.yaml:4:36 åh.md"]),
        case(
            steps("{åh: {text: Råd, link: om/index.md}, vej: {text: Råd, link: om/index.md}}"),
            &["folder-without-pages site.yaml:4:14 åh", "folder-without-pages site.yaml:4:50 vej"],
        ),
        case(steps("{../om: {text: Råd, link: om/index.md}}"), &["malformed-value site.yaml:4:14 ../om"]),
        case(steps("{om: {text: Råd}}"), &["missing-key site.yaml:4:18 {"]),
        case(
            leave("{folders: [om, væk], address: \"https://vejr.example/\"}"),
            &["folder-without-pages site.yaml:4:23 væk"],
        ),
        case(leave("{folders: [om], address: vejret}"), &["malformed-value site.yaml:4:33 vejret"]),
        case(
            page_with_matter("title: Åh\nsummary: Kort.\nnext: {text: Ja, link: væk.md}\n"),
            &["missing-page content/side.md:4:24 væk.md"],
        ),
        case(
            page_with_matter(
                "title: Åh\nsummary: Kort.\ncards: [{text: Så, link: ../om/index.md}, {text: Så, link: væk.md}]\n",
            ),
            &[
                "malformed-value content/side.md:4:26 ../om/index.md",
                "missing-page content/side.md:4:60 væk.md",
            ],
        ),
        case(
            page_with_matter("title: Åh\nsummary: Kort.\npicture: hús\n"),
            &["unknown-value content/side.md:4:10 hús"],
        ),
    ]
}

fn telling_titles() -> Vec<Case> {
    let leave = || {
        let leave = "leave: {folders: [om], address: \"https://vejr.example/\", telling: [vi]}";
        in_site("theme: hus", &format!("theme: hus\n{leave}"))
    };
    let file = |matter: &str| leave().file("content/om/side.md", format!("---\n{matter}summary: K.\n---\n"));
    vec![
        case(file("title: Åh, et svar\n"), &[]),
        case(file("title: Åh, Vi er her\n"), &["telling-title content/om/side.md:2:1 title:"]),
        case(file("title: Åh, Prøvehuset\n"), &["telling-title content/om/side.md:2:1 title:"]),
        case(file("title: Åh, vi er her\ntab_title: Svar\n"), &[]),
        case(file("title: Svar\ntab_title: Åh, vi\n"), &["telling-title content/om/side.md:3:12 Åh, vi"]),
    ]
}

fn facts() -> Vec<Case> {
    vec![
        case(in_site("{value: under 22 år, ", "{"), &["missing-key site.yaml:22:16 {"]),
        case(in_site("      hoeje-taastrup: {", "      høje: {"), &["unknown-key site.yaml:21:7 høje"]),
        case(in_site("audience: staff", "audience: alle"), &["unknown-value site.yaml:22:47 alle"]),
    ]
}

fn theme() -> Vec<Case> {
    vec![
        case(
            in_site("theme: hus", "theme: hus\nsearch: {public: {bil: [], tog: [bus]}}"),
            &["wrong-type site.yaml:4:24 ["],
        ),
        case(
            in_site("theme: hus", "theme: hus\nsearch: {staff: {å-bil: [barn], Aabil: [mor], ABIL: [far]}}"),
            &["idle-synonym site.yaml:4:33 Aabil", "idle-synonym site.yaml:4:47 ABIL"],
        ),
        case(
            in_site(
                "theme: hus",
                "theme: hus\nsearch: {public: {vil ikke være alene mere: [bus], a b c d e f: [bus]}}",
            ),
            &["idle-synonym site.yaml:4:52 a b c d e f"],
        ),
        case(in_site("theme: hus", "theme: rødt"), &["malformed-value site.yaml:3:8 rødt"]),
        case(in_site("theme: hus", "theme: nyt"), &["missing-theme site.yaml:3:1 theme:"]),
        case(
            Project::small().file("themes/hus/templates/page.html", "<p>Så:\n{{ ukendt }}</p>"),
            &["template-error themes/hus/templates/page.html:2:4 ukendt"],
        ),
        case(
            Project::small().file("themes/hus/templates/page.html", "<p>Så:\n{% if %}</p>"),
            &["template-error themes/hus/templates/page.html:2:7 %}"],
        ),
    ]
}

fn unused_theme_files() -> Vec<Case> {
    let with = |path: &str| Project::small().file(path, "x");
    vec![
        case(
            with("themes/hus/templates/pages.html"),
            &["unused-template themes/hus/templates/pages.html:1:1"],
        ),
        case(
            Project::small()
                .file("themes/hus/templates/dele.html", "{% component del() %}a{% endcomponent %}"),
            &[],
        ),
        case(with("themes/hus/page.html"), &["unused-template themes/hus/page.html:1:1"]),
        case(with("themes/hus/90-egen.css"), &["unused-template themes/hus/90-egen.css:1:1"]),
        case(with("themes/hus/90-egen.js"), &["unused-template themes/hus/90-egen.js:1:1"]),
        case(with("themes/hus/scripts/90-egen.js"), &[]),
        case(with("themes/hus/images/hus.svg"), &[]),
        case(with("themes/hus/images/et hus.svg"), &["unused-template themes/hus/images/et hus.svg:1:1"]),
    ]
}

fn leaks() -> Vec<Case> {
    let words = "Den nye går med i caféen hver eneste dag.";
    let told = || page("").append("manuals/05-frivillige/manual.md", &format!("\nÅh: {words}\n"));
    let with = |path: &str, text: String| told().file(path, text);
    let found =
        &["audience-leak manuals/05-frivillige/manual.md:16:5 Den nye går med i caféen hver eneste dag"];
    vec![
        case(with("themes/hus/templates/page.html", format!("{POLICED}<p>{words}</p>")), found),
        case(with("themes/hus/styles/90-egen.css", format!("/* {words} */")), found),
        case(with("content/om/ord.md", format!("---\ntitle: Ord\nsummary: Kort.\n---\n{words}\n")), &[]),
    ]
}

/// A canary in each sort of file that a project may bring: none is published, and each is told where it was written.
fn requests() -> Vec<Case> {
    let themed = |path: &str, text: &str| Project::small().file(format!("themes/hus/{path}"), text);
    vec![
        case(
            themed("styles/99-eget.css", "/* æøå */ @import url(https://fonts.example/a.css);"),
            &["foreign-request themes/hus/styles/99-eget.css:1:23 https://fonts.example/a.css"],
        ),
        case(
            themed("scripts/99-eget.js", "/* æ */ localStorage.set = fetch(\"https://a.example/\");"),
            &[
                "foreign-request themes/hus/scripts/99-eget.js:1:9 localStorage",
                "foreign-request themes/hus/scripts/99-eget.js:1:28 fetch",
                "foreign-request themes/hus/scripts/99-eget.js:1:35 https://a.example/",
            ],
        ),
        case(
            themed(
                "templates/not-found.html",
                &format!(
                    "{POLICED}<base href=\"/\"><p>Æ</p><img src=\"//a.example/b.png\" alt=\"\">\n<form action=\"https://b.example/\"></form>"
                ),
            ),
            &[
                "foreign-request themes/hus/templates/not-found.html:2:1 <base",
                "foreign-request themes/hus/templates/not-found.html:2:34 //a.example/b.png",
                "foreign-request themes/hus/templates/not-found.html:3:15 https://b.example/",
            ],
        ),
        case(
            themed(
                "images/hus.svg",
                "<svg xmlns=\"http://www.w3.org/2000/svg\"><image href=\"https://a.example/\"/></svg>",
            ),
            &["foreign-request themes/hus/images/hus.svg:1:54 https://a.example/"],
        ),
        // What no file says as it stands is told of the file that came of it.
        case(
            themed(
                "templates/not-found.html",
                &format!("{POLICED}<img src=\"https://{{{{ \"a\" }}}}.example/\" alt=\"\">"),
            ),
            &["foreign-request offentlig/404.html:1:1"],
        ),
        case(
            themed(
                "templates/not-found.html",
                &format!("{POLICED}<p><a href=\"https://a.example/\">Æ</a></p>"),
            ),
            &[],
        ),
        // A page in the folder of the index is a page.
        case(
            themed(
                "templates/page.html",
                &format!("{POLICED}<img src=\"https://a.example/b.png\" alt=\"\">"),
            )
            .file("content/soegning/index.md", "---\ntitle: Åh\nsummary: Kort.\n---\nTekst.\n"),
            &[
                "duplicate-address content/soegning/index.md:1:1",
                "foreign-request themes/hus/templates/page.html:2:11 https://a.example/b.png",
            ],
        ),
    ]
}

/// The beginning of a page, with the line that every page must have.
const POLICED: &str =
    "<head><meta http-equiv=\"Content-Security-Policy\" content=\"{{ policy | safe }}\"></head>\n";

/// A page that a browser may do anything with is not published, whichever template it came from.
fn policies() -> Vec<Case> {
    let themed = |path: &str, text: &str| Project::small().file(format!("themes/hus/templates/{path}"), text);
    let moved =
        |project: Project| project.replace("content/om/index.md", "summary:", "aliases: [gammel]\nsummary:");
    vec![
        case(themed("not-found.html", POLICED), &[]),
        case(themed("not-found.html", "<p>Æ</p>"), &["missing-policy offentlig/404.html:1:1"]),
        case(
            themed("not-found.html", "<!-- Æ -->\n<html><head>\n</head><p>Æ</p></html>"),
            &["missing-policy themes/hus/templates/not-found.html:2:7 <head"],
        ),
        case(
            themed("not-found.html", &POLICED.replace("{{ policy | safe }}", "default-src *")),
            &["missing-policy themes/hus/templates/not-found.html:1:1 <head"],
        ),
        case(
            moved(themed("redirect.html", "<a href=\"{{ link }}\">Æ</a>")),
            &["missing-policy offentlig/gammel/index.html:1:1"],
        ),
        case(moved(Project::small()), &[]),
    ]
}
