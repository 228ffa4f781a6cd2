//! What can be found: what is read today, by whom it is for, and nothing else.

use crate::project::{Built, Project};
use crate::revised::revised;

/// Everything the search of a site knows: its index and the list of its pages.
fn known(built: &Built, staff: bool) -> String {
    let files = if staff { &built.staff } else { &built.public };
    let index = files.iter().filter(|(path, _)| path.starts_with("soeg"));
    index.map(|(_, bytes)| String::from_utf8_lossy(bytes).to_lowercase()).collect()
}

fn check(text: &str, there: &[&str], gone: &[&str]) {
    there.iter().for_each(|word| assert!(text.contains(word), "{word} is not there"));
    gone.iter().for_each(|word| assert!(!text.contains(word), "{word} is there"));
}

#[test]
fn staff_find_what_is_in_force_and_no_draft_or_earlier_edition() {
    let built = revised().append("manuals/05-x/manual.md", "\nOg flaskehals.\n").build();
    // Of manual 5 the correction is in force: its door is new, the coffee is gone, the bottleneck is a draft.
    check(&known(&built, true), &["ved døren", "lytter", "manual\u{a0}5"], &["kaffe", "flaskehals"]);
}

#[test]
fn a_draft_is_not_found_even_where_drafts_are_shown() {
    let draft = "---\ntitle: Flaskehals\nsummary: Kort.\ndraft: true\n---\nTomgods.\n";
    let project =
        Project::small().file("content/om/ny.md", draft).file("manuals/sider/ny.md", draft).with_drafts();
    let built = project.build();
    assert!(built.public("om/ny/index.html").contains("Tomgods"), "it is shown");
    check(&known(&built, false), &["soeg"], &["flaskehals", "tomgods"]);
    check(&known(&built, true), &["soeg"], &["flaskehals", "tomgods"]);
}

#[test]
fn the_public_finds_nothing_of_a_manual_but_what_it_declares() {
    let built = Project::small()
        .replace("manuals/05-frivillige/manual.md", "owner:", "public_line: Vi tager imod.\nowner:")
        .append("manuals/05-frivillige/manual.md", "\nTomgods.\n")
        .file("content/kommuner.md", "---\ntitle: Til kommuner\nsummary: Kort.\nlist: manuals\n---\n")
        .build();
    check(&known(&built, false), &["frivillige hos os", "vi tager imod"], &["tomgods"]);
    check(&known(&built, true), &["tomgods"], &[]);
}

#[test]
fn what_is_to_be_filled_in_is_not_looked_for() {
    let built = Project::small().append("content/om/index.md", "\nRing [udfyld: tomgods] nu.\n").build();
    check(&known(&built, false), &["ring", "nu."], &["tomgods"]);
}

#[test]
fn what_leads_on_is_left_out_of_a_manual_alone() {
    let see_also = "\n## Se også {#se-ogsaa}\n\nTomgods.\n";
    let built = Project::small()
        .append("content/om/index.md", see_also)
        .append("manuals/05-frivillige/manual.md", see_also)
        .build();
    check(&known(&built, false), &["tomgods"], &[]);
    check(&known(&built, true), &[], &["tomgods"]);
}

#[test]
fn what_staff_call_a_manual_is_no_word_for_everybody() {
    let built =
        Project::small().append("site.yaml", "\nsearch: {public: {Frivillige hos os: [huset]}}\n").build();
    let codes: Vec<_> = built.report.sorted().iter().map(|finding| finding.rule.code).collect();
    assert_eq!(codes, ["audience-leak"]);
}

#[test]
fn what_people_call_it_is_known_to_their_site_alone() {
    let built = Project::small()
        .append("site.yaml", "\nsearch: {public: {tomgods: [huset]}, staff: {flaskehals: [kaffe]}}\n")
        .build();
    check(&known(&built, false), &["tomgods"], &["flaskehals"]);
    check(&known(&built, true), &["flaskehals"], &["tomgods"]);
}

#[test]
fn what_is_for_professionals_is_listed_apart_and_found_as_before() {
    let built = Project::small()
        .append("site.yaml", "\nlanguage: [{folder: content/kommuner, rules: professional}]\n")
        .replace("manuals/05-frivillige/manual.md", "owner:", "public_line: Vi tager imod.\nowner:")
        .file("content/kommuner/index.md", "---\ntitle: Til kommuner\nsummary: Kort.\nlist: manuals\n---\n")
        .build();
    let list = built.public("soeg/index.html");
    let (letters, professional) = list.split_once("<h2 id=\"fagpersoner\">").unwrap();
    check(
        professional,
        &["Til fagpersoner og kommuner", ">Til kommuner<", ">Frivillige hos os<"],
        &["Caféen"],
    );
    check(letters, &["Caféen"], &[">Til kommuner<", ">Frivillige hos os<"]);
    check(&known(&built, false), &["til kommuner", "vi tager imod"], &[]);
    assert!(
        !Project::small().build().public("soeg/index.html").contains("id=\"fagpersoner\""),
        "it is empty"
    );
}
