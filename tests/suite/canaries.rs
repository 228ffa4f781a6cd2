//! No staff byte in public output: every place a staff text has holds a word of its own, and not one
//! of the words may be in a public file or its path, whatever the public pages try.

use std::collections::BTreeSet;

use crate::markup::Page;
use crate::project::{Built, Project, shown};

/// A staff manual with a word to be kept wherever a manual can say something. `¤` becomes the next word.
const MANUAL: &str = r#"---
number: 5
title: Titel ¤
title_source: working
summary: Resumé ¤
phases: [drift]
components: [ledelse]
roles: [leder]
owner: leder
review_by: 2031-07-19
sources: [guide:3.10.2]
core: [¤]
changes:
  - {section: ¤, kind: minor, what: Hvad ¤, why: Hvorfor ¤, experiences: [Erfaring ¤]}
# kommentar ¤
---
Indledning ¤ og *fremhævet ¤*, **fed ¤**, ~~slettet ¤~~, `kode ¤`, [udfyld: ¤].

## Overskrift ¤ {#¤}

### Under ¤

Afsnit ¤ med [link ¤](../../content/om/index.md "linktitel ¤"), [ud](https://¤.example/), [post](mailto:¤@hus.example)
og [her](#¤), note[^¤], [fakta ¤](fact:young_limit), [rolle ¤](role:leder), [guide ¤](guide:3.10.2).

![Alternativ ¤](billede-¤.png "billedtitel ¤")

| Hoved ¤ | b |
|---|---|
| Celle ¤ | *¤* |

- Punkt ¤
  1. Nummer ¤
- [x] Opgave ¤

> Citat ¤

> [!WARNING]
> Advarsel ¤

Term ¤
: Betydning ¤

```rust
let kode = "¤";
```

    indrykket ¤

<!-- kommentar ¤ -->

<div>html ¤</div>

[^¤]: Fodnote ¤

[ref-¤]: https://¤.example/ref "reftitel ¤"
"#;

const PAGE: &str =
    "---\ntitle: Titel ¤\nsummary: Resumé ¤\nsources: [guide:2.2]\n---\n## Overskrift ¤\n\nAfsnit ¤\n";

/// The words planted so far.
#[derive(Default)]
struct Canaries(BTreeSet<String>);

impl Canaries {
    /// The text with a word of its own for each `¤`.
    fn plant(&mut self, text: &str) -> String {
        let mut parts = text.split('¤');
        let mut planted = parts.next().unwrap().to_owned();
        for part in parts {
            let word = format!("kanarie{}", letters(self.0.len()));
            planted.push_str(&word);
            planted.push_str(part);
            self.0.insert(word);
        }
        planted
    }

    /// The last word planted in a text that begins with `before`.
    fn after<'t>(&self, text: &'t str, before: &str) -> &'t str {
        let rest = text.split_once(before).unwrap().1;
        let word = rest.split(|c: char| !c.is_ascii_lowercase()).next().unwrap();
        assert!(self.0.contains(word), "{word}");
        word
    }
}

fn letters(number: usize) -> String {
    let letter = |place: usize| char::from(b'a' + u8::try_from(number / place % 26).unwrap());
    [letter(26), letter(1)].iter().collect()
}

/// A project whose staff texts are full of canaries.
fn guarded() -> (Project, Canaries) {
    let mut canaries = Canaries::default();
    let manual = canaries.plant(MANUAL);
    let picture = format!("manuals/05-frivillige/billede-{}.png", canaries.after(&manual, "billede-"));
    let mut project = Project::small()
        .replace("manuals/02-kommunikation/manual.md", "[manual 5](manual:5#oplaering)", "manual 5")
        .without("manuals/05-frivillige/manual.md")
        .file("manuals/05-frivillige/manual.md", manual)
        .file(picture, canaries.plant("PNG ¤"));
    let more = [
        ("manuals/07-¤/manual.md", MANUAL.replace("number: 5", "number: 7")),
        ("manuals/08-kladde-¤/manual.md", MANUAL.replace("number: 5", "number: 8\ndraft: true")),
        ("manuals/05-frivillige/2025-2-¤.md", "Udgave ¤".to_owned()),
        ("manuals/_arkiv-¤/gammel-¤.md", PAGE.to_owned()),
        ("manuals/_arkiv-¤/billede-¤.png", "PNG ¤".to_owned()),
        ("manuals/sider/side-¤.md", PAGE.to_owned()),
        ("manuals/sider/¤/index.md", PAGE.to_owned()),
        ("manuals/sider/kladde-¤.md", PAGE.replace("sources:", "draft: true\nsources:")),
        ("manuals/revisions-¤.yaml", "note: ¤".to_owned()),
        ("manuals/noter-¤.txt", "Noter ¤".to_owned()),
        ("content/_regler/regel-¤.yaml", "ord: ¤".to_owned()),
        ("content/_regler/udkast-¤.md", PAGE.to_owned()),
        ("content/_regler/billede-¤.png", "PNG ¤".to_owned()),
        ("content/kladde-¤.md", PAGE.replace("sources:", "draft: true\nsources:")),
        ("themes/andet-¤/templates/page.html", "<p>¤</p>".to_owned()),
    ];
    for (path, text) in more {
        let path = canaries.plant(path);
        project = project.file(path, canaries.plant(&text));
    }
    let fact = canaries.plant("{value: Værdi ¤, forms: [Form ¤], audience: staff, source: Kilde ¤, note: Note ¤, houses: {esbjerg: {value: Husets ¤, source: Kilde ¤}}}\n");
    let note = canaries
        .plant("  public_fact: {value: Åben, audience: public, source: Kilde ¤, note: Note ¤}\n# ¤\n");
    (
        project.replace(
            "site.yaml",
            "{value: under 22 år, audience: staff, source: guide:2.2}\n",
            &(fact + &note),
        ),
        canaries,
    )
}

/// The project with a public page that tries to reach everything, by every kind of link there is.
fn besieged() -> (Project, Canaries) {
    let (project, canaries) = guarded();
    let manual = project.text("manuals/05-frivillige/manual.md");
    let anchor = canaries.after(&manual, "{#");
    let mut tries = vec![
        "manual:5".to_owned(),
        format!("manual:5#{anchor}"),
        "manual:7".into(),
        "manual:8".into(),
        "manual:2".into(),
        "fact:young_limit".into(),
        "fact:young_limit.esbjerg".into(),
        "fact:public_fact".into(),
        "role:leder".into(),
        "../manuals/".into(),
        "../manuals/05-frivillige".into(),
        "../manuals/05-frivillige/".into(),
        "../../manuals".into(),
    ];
    for path in project.paths().filter(|path| path.starts_with("manuals/") || path.contains("kanarie")) {
        let encoded = path.replace('a', "%61").replace('/', "%2F");
        tries.extend([format!("../{path}"), format!("../content/../{path}"), format!(".././{path}")]);
        tries.extend([format!("..%2F{encoded}"), path.replace("content/", "")]);
        if path.starts_with("manuals/") {
            tries.push(format!("../{path}#{anchor}"));
        }
    }
    let mut text = String::from("---\ntitle: Forsøg\nsummary: Kort.\nlist: manuals\n---\n");
    for (at, target) in tries.iter().enumerate() {
        text += &format!(
            "[a]({target}) [b](<{target}>) ![c]({target}) [d][{at}] [![e]({target})]({target}) fod[^{at}]\n\n"
        );
        text += &format!("[{at}]: {target}\n\n[^{at}]: [f]({target})\n\n");
    }
    let page = |list: &str| format!("---\ntitle: Liste\nsummary: Kort.\nlist: {list}\n---\n");
    let project = project
        .file("content/forsoeg.md", text)
        .file("content/aktiviteter/index.md", page("activities"))
        .file("content/huse/index.md", page("houses"))
        .file("content/nyheder/index.md", page("news"));
    (project, canaries)
}

/// The canaries that are somewhere in the public site.
fn seen<'c>(built: &Built, canaries: &'c Canaries) -> Vec<&'c str> {
    let all: Vec<String> = built
        .public
        .iter()
        .map(|(path, bytes)| format!("{path}\n{}", String::from_utf8_lossy(bytes)).to_lowercase())
        .collect();
    canaries.0.iter().map(String::as_str).filter(|word| all.iter().any(|text| text.contains(*word))).collect()
}

#[test]
fn the_canaries_sing_on_the_staff_site() {
    let (project, canaries) = guarded();
    let staff = project.build().staff;
    let all: Vec<String> = staff.values().map(|bytes| String::from_utf8_lossy(bytes).into_owned()).collect();
    let heard = canaries.0.iter().filter(|word| all.iter().any(|text| text.contains(*word))).count();
    assert!(
        heard > 60,
        "only {heard} of {} are on staff pages, so their silence would prove nothing",
        canaries.0.len()
    );
}

#[test]
fn no_staff_word_reaches_the_public_site() {
    let (project, canaries) = besieged();
    let built = project.build();
    assert!(built.public("forsoeg/index.html").len() > 10_000);
    assert_eq!(seen(&built, &canaries), [""; 0]);
}

#[test]
fn no_staff_word_reaches_the_public_site_when_drafts_are_shown() {
    let (project, mut canaries) = besieged();
    let public_draft = project.paths().find(|path| path.starts_with("content/kladde-")).unwrap();
    let text = project.text(&public_draft) + &public_draft;
    canaries.0.retain(|word| !text.contains(word.as_str()));
    let built = project.clone().with_drafts().build();
    assert_eq!(seen(&built, &canaries), [""; 0]);
}

#[test]
fn each_attempt_to_reach_staff_text_is_told() {
    let (project, _) = besieged();
    let found = shown(&project.check());
    let links = found.iter().filter(|line| line.starts_with("link-to-staff content/forsoeg.md"));
    assert_eq!(links.count(), 100, "the first hundred of a kind are kept");
}

#[test]
fn public_pages_have_no_link_to_the_staff_site() {
    let (project, _) = besieged();
    for (path, html) in project.build().pages().filter(|(path, _)| path.starts_with("offentlig/")) {
        let page = Page::read(html);
        let leaving = page
            .values("href")
            .chain(page.values("src"))
            .find(|address| address.contains("personale") || address.contains("manual"));
        assert_eq!(leaving, None, "{path}");
    }
}

#[test]
fn of_a_declared_manual_the_register_shows_number_title_and_line_and_nothing_else() {
    let (project, mut canaries) = guarded();
    let path = "manuals/05-frivillige/manual.md";
    let manual = project.text(path);
    let title = canaries.after(&manual, "title: Titel ").to_owned();
    let project = project
        .replace(path, "owner:", "public_line: Vi tager imod.\nowner:")
        .file("content/kommuner.md", "---\ntitle: Til kommuner\nsummary: Kort.\nlist: manuals\n---\n");
    let built = project.build();
    assert!(canaries.0.remove(&title));
    assert_eq!(seen(&built, &canaries), [""; 0]);
    let shown = Page::read(built.public("kommuner/index.html")).text;
    let unnamed = "Manual 2 Den har ingen offentlig omtale endnu. ";
    let (_, list) = shown.split_once(unnamed).expect("the register begins with manual 2");
    let expected = format!("Manual 5 Titel {title} Vi tager imod. Manual 7 ");
    assert!(list.starts_with(&expected), "{list}");
    assert!(!list.contains("Manual 8"), "a draft is not registered: {list}");
    // Whoever looks for the manual is led to the register.
    let is_told = |path: &str| path == "kommuner/index.html" || path.starts_with("soeg");
    let others = built.public.iter().filter(|(path, _)| !is_told(path));
    assert!(others.into_iter().all(|(_, bytes)| !String::from_utf8_lossy(bytes).contains(&title)));
}

#[test]
fn a_leaking_theme_is_caught_before_anything_is_published() {
    let words = "huset låner nøglen ud til den ældste frivillige hver fredag";
    let leaking = |template: &str| {
        Project::small()
            .append("manuals/05-frivillige/manual.md", &format!("\n{words}.\n"))
            .file("themes/hus/templates/news.html", template)
            .file("content/nyheder/ny.md", "---\ntitle: Nyt\nsummary: Kort.\ndate: 2026-11-01\n---\n")
    };
    let cut =
        |from: usize, to: usize| words.split(' ').skip(from).take(to - from).collect::<Vec<_>>().join(" ");
    let check = |template: String, leaks: bool| {
        let found = shown(&leaking(&template).check());
        assert_eq!(
            found.iter().any(|line| line.starts_with("audience-leak")),
            leaks,
            "{template}: {found:?}"
        );
    };
    check(format!("<p>{words}</p>"), true);
    check(format!("<p>{}</p>", cut(0, 8)), true);
    check(format!("<p>{}</p>", cut(2, 10)), true);
    check(format!("<p>{}</p>", cut(0, 7)), false);
    check(format!("<p title=\"{}\">x</p>", cut(0, 8)), true);
    check(format!("<p>{}</p>", cut(0, 8).to_uppercase().replace(' ', " <b>")), true);
    check(format!("<p>{}</p>", cut(0, 8).replace('ø', "&oslash;").replace('æ', "&#230;")), true);
    check("<a href=\"manualer/05/\">x</a>".to_owned(), true);
    check("<p>Frivillige hos os</p>".to_owned(), true);
    check("<p>05-frivillige</p>".to_owned(), true);
    let out = tempfile::tempdir().unwrap();
    let dist = out.path().join("dist");
    assert!(matches!(
        leaking(&format!("<p>{words}</p>")).publish(&dist),
        husbog::commands::Answer::Done { errors: true, .. }
    ));
    assert!(!dist.join("offentlig").exists());
}
