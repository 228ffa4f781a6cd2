use super::*;
use crate::library::spelling::Spellings;
use crate::source::{ProjectPath, Source};

const LIST: &str = "
spelling:
  - write: Høje-Taastrup
    not: [Høje Taastrup, Høje Tåstrup]
    why: Sådan.
  - write: frivilligkoordinator
    not: [frivillighedskoordinator, frivillig-koordinator]
    why: Sådan.
    endings: [en, er, erne]
    compounds: true
  - write: café
    not: [cafe]
    why: Sådan.
    endings: [en]
  - write: Familiens Hus
    not: [Familiens hus, Famliens Hus]
    why: Sådan.
  - write: Rockwool Fonden
    not: [Rockwoolfonden]
    why: Sådan.
    exact_case: true
  - write: Social- og Boligstyrelsen
    not: [Socialstyrelsen, Social-og Boligstyrelsen]
    why: Sådan.
    unless: [udgav, \"2016\"]
";

fn list() -> Vec<Spelling> {
    let path = ProjectPath::new("content/_rules/spelling.yaml").unwrap();
    let read = Spellings::read(Source::new(path, LIST));
    assert_eq!(read.problems, []);
    read.all
}

#[test]
fn what_is_not_written_as_it_should_be_is_found_with_its_ending() {
    let list = list();
    let speller = Speller::new(&list);
    let check = |text: &str, expected: &[(&str, &str)]| {
        let found = speller.misspellings(text);
        let shown: Vec<_> =
            found.iter().map(|found| (&text[found.range.clone()], found.instead.as_str())).collect();
        assert_eq!(shown, expected, "{text}");
    };
    check("Åh, Høje Taastrups hus", &[("Høje Taastrups", "Høje-Taastrups")]);
    check("i Høje\nTaastrup.", &[("Høje\nTaastrup", "Høje-Taastrup")]);
    check("Høje-Tåstrup", &[("Høje-Tåstrup", "Høje-Taastrup")]);
    check("Høje Tåstrup-huset", &[("Høje Tåstrup", "Høje-Taastrup")]);
    check("HØJE TAASTRUP", &[("HØJE TAASTRUP", "HØJE-TAASTRUP")]);
    check("Høje-Taastrup og Høje-\nTaastrup", &[]);
    check("UHøje Taastrup, Høje Taastruper", &[]);
    check("Frivillighedskoordinatorerne", &[("Frivillighedskoordinatorerne", "Frivilligkoordinatorerne")]);
    check("en frivillig koordinator", &[("frivillig koordinator", "frivilligkoordinator")]);
    check("frivillig-\nkoordinatorens", &[("frivillig-\nkoordinatorens", "frivilligkoordinatorens")]);
    check(
        "frivillighedskoordinatorrollen",
        &[("frivillighedskoordinatorrollen", "frivilligkoordinatorrollen")],
    );
    check("En cafe, cafeens og cafeteriet", &[("cafe", "café"), ("cafeens", "caféens")]);
    check("i familiens hus og Familiens Hus", &[]);
    check("i Familiens hus", &[("Familiens hus", "Familiens Hus")]);
    check("i famliens hus", &[("famliens hus", "Familiens Hus")]);
    check("Rockwoolfonden og ROCKWOOLFONDEN", &[("Rockwoolfonden", "Rockwool Fonden")]);
    check("Social- og Boligstyrelsen", &[]);
    check("Social-og Boligstyrelsen", &[("Social-og Boligstyrelsen", "Social- og Boligstyrelsen")]);
    check("Socialstyrelsen siger.", &[("Socialstyrelsen", "Social- og Boligstyrelsen")]);
    check("Socialstyrelsen udgav den. Ja.", &[]);
    check("Den kom i 2016. Socialstyrelsen siger.", &[("Socialstyrelsen", "Social- og Boligstyrelsen")]);
    check("skriv til cafe@hus.dk eller www.cafe.dk", &[]);
}

#[test]
fn without_words_nothing_is_found() {
    assert_eq!(Speller::new(&[]).misspellings("Høje Taastrup"), []);
}

#[test]
fn a_text_without_stops_is_searched_as_fast_as_another() {
    let list = list();
    let speller = Speller::new(&list);
    for part in ["Socialstyrelsen, ", "Socialstyrelsen/", "frivillig-koordinator-"] {
        assert_eq!(speller.misspellings(&part.repeat(20_000)).len(), 20_000, "{part}");
    }
}
