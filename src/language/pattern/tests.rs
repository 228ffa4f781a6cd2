use super::*;
use crate::language::clause::Clauses;

fn sets() -> BTreeMap<String, Set> {
    let person = ["familie", "familier", "mor"].map(str::to_owned);
    BTreeMap::from([("person".to_owned(), Arc::new(HashSet::from(person)))])
}

#[test]
fn open_patterns_take_no_longer_than_others() {
    let tokens = Tokens::of_text(&format!("x {}", "a ".repeat(150)));
    let clauses = Clauses::of(&tokens);
    for open in ["...", "... a", "a?", "!b", "... a?"] {
        let pattern = format!("_ {} zzz", vec![open; 25].join(" "));
        let around = Around::parse(&pattern, &sets()).unwrap();
        assert!(!around.fits(&tokens, clauses.around(0), &(0..1)), "{pattern}");
    }
    let long = format!("_ {}", "a? ".repeat(100_000));
    assert_eq!(Around::parse(&long, &sets()).unwrap_err(), Fault::TooLong);
    assert_eq!(Phrase::parse(&long[2..], &sets()).unwrap_err(), Fault::TooLong);
}

#[test]
fn what_stands_around_a_word_is_read() {
    let check = |pattern: &str, text: &str, expected: bool| {
        let tokens = Tokens::of_text(text);
        let at = (0..tokens.list.len()).find(|at| tokens.key(*at) == "x").unwrap();
        let clauses = Clauses::of(&tokens);
        let around = Around::parse(pattern, &sets()).unwrap();
        assert_eq!(around.fits(&tokens, clauses.around(at), &(at..at + 1)), expected, "{pattern} in {text}");
    };
    check("_ til", "det er x til torsdag", true);
    check("_ til", "det er x indtil", false);
    check("en|den _", "den x", true);
    check("_ <person>", "mange x børnefamilier", true);
    check("_ <person>", "x humor", false);
    check("_ .. <person>", "x og meget træt mor", true);
    check("_ <adjective>? <person>", "x unge familier", true);
    check("_ <adjective>? <person>", "x familier", true);
    check("kan ... _", "her kan du i dag være x", true);
    check("_ uge #", "x uge 40", true);
    check("^ _ $", "x", true);
    check("_ $|og", "x, og", true);
    check("_ $", "x y", false);
    check("fød* _ *ing", "fødsel x skanning", true);
    check("_ !<noun>", "x og", true);
    check("_ !<noun>", "x", true);
    check("_ !<noun>", "x familier", false);
    check("_ !<noun>", "x kagelisten", false);
    check("_ !<noun>", "x mod", true);
    check("_ !<noun>", "x får", true);
    check("_ !til|<person>", "x børnefamilier", false);
    check("_=*x|y a", "x a", true);
    check("_=y a", "x a", false);
}

#[test]
fn phrases_are_found_by_their_rarest_word() {
    let check = |pattern: &str, text: &str, expected: Option<&str>| {
        let phrase = Phrase::parse(pattern, &sets()).unwrap();
        let tokens = Tokens::of_text(text);
        let clauses = Clauses::of(&tokens);
        let found = (0..tokens.list.len()).find_map(|at| {
            let is_anchor = phrase.anchors().iter().any(|word| tokens.key(at).starts_with(word));
            is_anchor.then(|| phrase.fits(&tokens, clauses.around(at), at))?
        });
        let words = found.map(|range| range.map(|at| tokens.key(at)).collect::<Vec<_>>().join(" "));
        assert_eq!(words.as_deref(), expected, "{pattern} in {text}");
    };
    check("lider|lide .. af", "hun lider tit af angst", Some("lider tit af"));
    check("de unge <person>", "de unge familier", Some("de unge familier"));
    check("<adjective> dreng*", "en glad drengegruppe", Some("glad drengegruppe"));
    check("lider|lide .. af", "hun lider, siger hun af", None);
    check("de unge <person>", "de unge, mor og far", None);
    check(
        "siger .. ikke .. videre",
        "vi siger det her ikke til nogen andre videre",
        Some("siger det her ikke til nogen"),
    );
}

#[test]
fn faults_are_told() {
    let check = |pattern: &str, fault: Fault| assert_eq!(Around::parse(pattern, &sets()).unwrap_err(), fault);
    check("a b", Fault::Match);
    check("_ a _", Fault::Match);
    check("_ <ukendt>", Fault::UnknownSet("ukendt".to_owned()));
    check("_ a|", Fault::Empty);
    assert_eq!(Phrase::parse("<noun> ..", &sets()).unwrap_err(), Fault::Empty);
}
