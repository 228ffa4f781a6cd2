//! site.yaml, the theme, and what both sites together may show.

use super::{Case, case, page};
use crate::project::Project;

pub(super) fn cases() -> Vec<Case> {
    [site_file(), facts(), theme(), unused_theme_files(), leaks()].into_iter().flatten().collect()
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

fn facts() -> Vec<Case> {
    vec![
        case(in_site("{value: under 22 år, ", "{"), &["missing-key site.yaml:22:16 {"]),
        case(in_site("      hoeje-taastrup: {", "      høje: {"), &["unknown-key site.yaml:21:7 høje"]),
        case(in_site("audience: staff", "audience: alle"), &["unknown-value site.yaml:22:47 alle"]),
    ]
}

fn theme() -> Vec<Case> {
    vec![
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
    ]
}

fn leaks() -> Vec<Case> {
    let words = "Den nye går med i caféen hver eneste dag.";
    let told = || page("").append("manuals/05-frivillige/manual.md", &format!("\nÅh: {words}\n"));
    let with = |path: &str, text: String| told().file(path, text);
    let found =
        &["audience-leak manuals/05-frivillige/manual.md:16:5 Den nye går med i caféen hver eneste dag"];
    vec![
        case(with("themes/hus/templates/page.html", format!("<p>{words}</p>")), found),
        case(with("themes/hus/styles/90-egen.css", format!("/* {words} */")), found),
        case(with("content/om/ord.md", format!("---\ntitle: Ord\nsummary: Kort.\n---\n{words}\n")), &[]),
    ]
}
