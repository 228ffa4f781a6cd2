use super::*;
use crate::source::ProjectPath;

fn terms(written: &str) -> Terms {
    Terms::read(Source::new(ProjectPath::new(FILE).unwrap(), written))
}

/// The words found in a text.
fn found(terms: &Terms, text: &str) -> String {
    let hits = terms.search_text(text).hits;
    let shown = hits.iter().map(|hit| {
        let denied = if hit.is_denied { "!" } else { "" };
        format!("{denied}{}", &text[hit.range.clone()])
    });
    shown.collect::<Vec<_>>().join("|")
}

const RULES: &str = r#"
sets:
  person: ["familie:noun-en-er", "mor", "mødre", "børn"]
conditions:
  person: ["_ <person>", "de|til _ $"]
names: ["Rådet for Socialt Udsatte"]
exceptions: ["pligt .. handle"]
words:
  - {word: sårbar, class: adjective, category: deficit, forms: [sårbarhed], why: a, instead: b, found: c, passes: d}
  - {word: udsat, class: adjective, double: true, category: deficit, when: ["@person"], unless: ["_ til"], why: a, instead: b, found: c, passes: d}
  - {word: pligt, class: noun-en-er, category: authority, harmless: [tavshedspligt], why: a, instead: b, found: c, passes: d}
  - {word: teenage|mor, class: fixed, category: noun, forms: [teenagemødre, teenagemødres], why: a, instead: b, found: c, passes: d}
  - {word: underretning, class: noun-en-er, category: authority, severity: warning, negated: error, why: a, instead: b, found: c, passes: d}
  - {word: lide af, class: phrase, pattern: "lider|lide .. af", category: pity, why: a, instead: b, found: c, passes: d}
  - {word: offer, class: noun-et-e, category: pity, why: a, instead: b, found: c, passes: d}
  - {word: bruger, class: noun-er, category: noun, unless: ["du|vi _"], why: a, instead: b, found: c, passes: d}
"#;

#[test]
fn words_are_found_in_every_form_and_place_and_lookalikes_are_not() {
    let terms = terms(RULES);
    assert_eq!(terms.problems, []);
    let check = |text: &str, expected: &str| assert_eq!(found(&terms, text), expected, "{text}");
    check("For sårbare og de SÅRBARESTE", "sårbare|SÅRBARESTE");
    check("En sårbarhedsgruppe, en børnesårbarhed", "sårbarhedsgruppe|børnesårbarhed");
    check("Sårbarheds- og børnegrupper", "Sårbarheds");
    check("Mange udsatte familier, udsat til torsdag", "udsatte");
    check("Rådet for Socialt Udsatte og de udsatte", "udsatte");
    check("Du har pligt. Vi har tavshedspligt.", "pligt");
    check("Du har ingen pligt, men der er mødepligt", "mødepligt");
    check("Her er du pligtfri", "");
    check("teenage mor, teenage-mødre og teenagemødre", "teenage mor|teenage-mødre|teenagemødre");
    check("Teenage- og førstegangsmødre, teenage- og ungdomsliv", "Teenage");
    check("Vi laver ingen underretninger", "!underretninger");
    check("Hun lider tit af angst og kan lide kaffe", "lider tit af");
    check("En koffert til et offer", "offer");
    check("Du bruger huset; en forbruger; brugeren", "brugeren");
    check("Huset på Pligtvej og Anna Pligt", "");
    check("", "");
}

#[test]
fn a_text_of_one_word_is_searched_as_fast_as_another() {
    let terms = terms(RULES);
    for part in ["pligt-", "mødepligt", "tavshedspligt-", "Rådet for Socialt Udsatte ", "sårbar-sårbar"] {
        let hits = terms.search_text(&part.repeat(20_000)).hits;
        assert!(hits.len() <= 1, "{part}: {}", hits.len());
    }
}

#[test]
fn a_passage_that_names_the_exception_is_known() {
    let terms = terms(RULES);
    assert!(terms.search_text("Vi har pligt til at handle.").names_exception);
    assert!(!terms.search_text("Vi har pligt.").names_exception);
    assert!(!terms.search_text("Vi har ikke pligt til at handle.").names_exception);
}

#[test]
fn faults_in_the_rules_are_told_where_they_stand() {
    let check = |written: &str, text: &str| {
        let terms = terms(written);
        let places: Vec<&str> = terms.problems.iter().map(|problem| &written[problem.span.range()]).collect();
        assert_eq!(places, [text], "{written}");
    };
    check("words:\n  - {word: a, class: x, category: noun, why: a, instead: b, found: c, passes: d}\n", "x");
    check(
        "words:\n  - {word: a, class: fixed, category: noun, when: [b], why: a, instead: b, found: c, passes: d}\n",
        "b",
    );
    check("sets:\n  a: [b]\nfoo: 1\nwords: []\n", "foo");
}

proptest::proptest! {
    #[test]
    fn nothing_written_makes_the_search_fail(text in "[-a-zæøå .,!?»«()\n]{0,60}(sårbar|udsat|pligt|lider|mor|af| |-|\n|ikke|ingen){0,12}") {
        let terms = terms(RULES);
        for hit in terms.search_text(&text).hits {
            proptest::prop_assert!(text.get(hit.range).is_some_and(|found| !found.is_empty()));
        }
    }
}
