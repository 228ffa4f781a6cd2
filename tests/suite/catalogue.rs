//! The filters above the list of activities: radio buttons that work by the style sheet alone.

use crate::markup::{Page, Tag};
use crate::project::{Built, Project, shown};

const LIST: &str = "aktiviteter/index.html";

fn activity(title: &str, kind: &str, houses: &str) -> String {
    format!("---\ntitle: {title}\nsummary: Kort.\nkind: {kind}\nhouses: [{houses}]\n---\n")
}

fn project() -> Project {
    Project::small()
        .file(
            "content/aktiviteter/index.md",
            "---\ntitle: Aktiviteter\nsummary: Kort.\nlist: activities\n---\n",
        )
        .file("content/aktiviteter/dans.md", activity("Dans", "open", "esbjerg, hoeje-taastrup"))
        .file("content/aktiviteter/kor.md", activity("Kor", "open", "hoeje-taastrup"))
}

fn radios(page: &Page) -> Vec<String> {
    let radios = page.named("input").filter(|tag| tag.get("type") == Some("radio"));
    let shown = |tag: &Tag| {
        let checked = if tag.get("checked").is_some() { "*" } else { "" };
        format!("{}={}{checked}", tag.get("name").unwrap(), tag.get("value").unwrap())
    };
    radios.map(shown).collect()
}

fn sayings(built: &Built) -> Vec<(String, String)> {
    let html = built.public(LIST);
    let part =
        html.split_once("<div class=\"sayings\" role=\"status\">").unwrap().1.split_once("</div>").unwrap().0;
    let sayings = part.split("</p>").filter(|saying| saying.contains("<p"));
    let read = |saying: &str| {
        let page = Page::read(saying);
        (page.named("p").next().unwrap().get("class").unwrap().to_owned(), page.text.trim().to_owned())
    };
    sayings.map(read).collect()
}

#[test]
fn activities_can_be_chosen_among_by_house_and_kind() {
    let built = project().build();
    assert_eq!(shown(&built.report), [""; 0]);
    let page = Page::read(built.public(LIST));
    assert_eq!(radios(&page), ["hus=0*", "hus=1", "hus=2", "slags=all*", "slags=open", "slags=voluntary"]);
    assert_eq!(page.named("fieldset").count(), 2);
    assert_eq!(page.named("legend").count(), 2);
    let items: Vec<&str> = page
        .named("li")
        .filter_map(|tag| tag.get("class"))
        .filter(|class| class.contains("house-"))
        .collect();
    assert_eq!(items, ["drawn house-1 house-2", "drawn house-2", "drawn house-1"]);
    let groups: Vec<&str> = page
        .named("section")
        .filter_map(|tag| tag.get("class"))
        .filter(|class| class.contains("kind-"))
        .collect();
    assert_eq!(groups, ["group kind-open", "group kind-voluntary"]);
}

#[test]
fn every_choice_says_in_words_what_it_shows() {
    let said = sayings(&project().build());
    let check = |marks: &str, expected: &str| {
        let found: Vec<_> =
            said.iter().filter(|(own, _)| own == marks).map(|(_, text)| text.as_str()).collect();
        assert_eq!(found, [expected], "{marks}");
    };
    assert_eq!(said.len(), 9);
    check("house-0 kind-all", "Du ser alle 3 aktiviteter.");
    check("house-1 kind-all", "Du ser 2 aktiviteter i Esbjerg.");
    check("house-1 kind-open", "Du ser 1 aktivitet i Esbjerg: åbent for alle.");
    check(
        "house-2 kind-voluntary",
        "Her står ingen aktiviteter i Høje-Taastrup: sammen med frivillige. Vælg noget andet, eller ring og hør.",
    );
}

#[test]
fn the_style_sheet_knows_every_choice() {
    let built = Project::own_built();
    let style = built.public.iter().find(|(path, _)| path.ends_with(".css")).map(|(_, bytes)| bytes);
    let style = String::from_utf8_lossy(style.unwrap()).into_owned();
    let page = Page::read(built.public(LIST));
    for radio in page.named("input").filter(|tag| tag.get("type") == Some("radio")) {
        let (name, value) = (radio.get("name").unwrap(), radio.get("value").unwrap());
        let rule = format!(".catalogue:has([name=\"{name}\"][value=\"{value}\"]:checked)");
        assert!(style.contains(&rule), "{rule}");
    }
}

#[test]
fn where_there_is_nothing_to_choose_between_there_are_no_filters() {
    let built =
        project().without("content/aktiviteter/dans.md").without("content/aktiviteter/kor.md").build();
    let page = Page::read(built.public(LIST));
    assert_eq!(radios(&page), [""; 0]);
    assert!(page.text.contains("Caféen"));
    let one_kind = project().without("content/aktiviteter/cafe.md").build();
    assert_eq!(radios(&Page::read(one_kind.public(LIST))), ["hus=0*", "hus=1", "hus=2"]);
    let many: Vec<String> = (0..9).map(|at| format!("h{at}: Hus {at}")).collect();
    let houses = format!("houses: {{esbjerg: Esbjerg, hoeje-taastrup: Høje-Taastrup, {}}}", many.join(", "));
    let built = project()
        .replace("site.yaml", "houses: {esbjerg: Esbjerg, hoeje-taastrup: Høje-Taastrup}", &houses)
        .build();
    assert_eq!(radios(&Page::read(built.public(LIST))), ["slags=all*", "slags=open", "slags=voluntary"]);
}
