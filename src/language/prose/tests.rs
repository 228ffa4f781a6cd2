use std::collections::BTreeSet;

use super::*;
use crate::config::Config;
use crate::schema::SCHEMAS;
use crate::source::{ProjectPath, Source};

fn text(written: &str) -> Text {
    let path = ProjectPath::new("content/a.md").unwrap();
    Text::read(Source::new(path, written), |_| ()).0
}

/// What a reader sees of a text, and the source of a word in it.
#[test]
fn text_is_read_as_shown_and_found_as_written() {
    let check = |written: &str, shown: &str, (word, source): (&str, &str)| {
        let text = text(written);
        let passages = passages(&text);
        let all: Vec<&str> = passages.iter().map(Passage::text).collect();
        assert_eq!(all.join("|"), shown, "{written:?}");
        let passage = passages.iter().find(|passage| passage.text().contains(word)).unwrap();
        let at = passage.text().find(word).unwrap();
        assert_eq!(text.source.slice(passage.place(at..at + word.len())), source, "{written:?}");
    };
    check("Vi er sårbare nu", "Vi er sårbare nu", ("sårbare", "sårbare"));
    check("Vi er s**år**bare.", "Vi er sårbare.", ("sårbare", "s**år**bare"));
    check("Vi er s&aring;rbare.", "Vi er sårbare.", ("sårbare", "s&aring;rbare"));
    check("Vi er sår\u{ad}bare.", "Vi er sårbare.", ("sårbare", "sår\u{ad}bare"));
    check("Vi er sa\u{30a}rbare.", "Vi er sårbare.", ("sårbare", "sa\u{30a}rbare"));
    check("Vi er sa\u{30a}rbare.", "Vi er sårbare.", ("s", "s"));
    check("s\u{200b}år b\u{a0}c  d", "sår b c d", ("sår b", "s\u{200b}år b"));
    check("to\nlinjer  \nog en", "to\nlinjer\nog en", ("linjer", "linjer"));
    check("[tekst](x.md \"Titel æ\") a", "tekst a|Titel æ", ("Titel æ", "Titel æ"));
    check("a ![et *billede*](x.png) b", "a \u{fffc} b|et billede", ("et billede", "et *billede"));
    check("a `kode` [udfyld: b] <https://a.dk>", "a \u{fffc} \u{fffc} \u{fffc}", ("a", "a"));
    check("[klient](https://a.dk/klient) [a.dk](https://a.dk)", "klient \u{fffc}", ("klient", "klient"));
    check("| A | B |\n|---|---|\n| c | d |", "A|B|c|d", ("d", "d"));
    check("Ord[^1]\n\n[^1]: Noten", "Ord|Noten", ("Noten", "Noten"));
}

#[test]
fn front_matter_is_read_where_it_stands() {
    let written = "---\ntitle: \"Ægte \\\"titel\\\" her\"\nsummary: >-\n  To linjer\n  og én\nnext: {line: Åh nej, text: Ja}\nopening_hours: Tirsdag\n\
        cards:\n  - text: Kort\nchanges:\n  - what: 'Nyt ''ord'''\n    why: Derfor\nsources: [x]\n---\nBrød\n";
    let text = text(written);
    let passages = passages(&text);
    let shown: Vec<_> = passages.iter().map(|passage| (passage.kind, passage.text())).collect();
    let expected = [
        (PassageKind::Title, "Ægte \"titel\" her"),
        (PassageKind::Summary, "To linjer og én"),
        (PassageKind::Matter, "Tirsdag"),
        (PassageKind::Matter, "Åh nej"),
        (PassageKind::Matter, "Ja"),
        (PassageKind::Matter, "Kort"),
        (PassageKind::Note, "Nyt 'ord'"),
        (PassageKind::Note, "Derfor"),
        (PassageKind::Paragraph, "Brød"),
    ];
    assert_eq!(shown, expected);
    for (at, word) in [(0, "titel"), (1, "linjer"), (1, "og"), (3, "nej"), (6, "ord")] {
        let start = passages[at].text().find(word).unwrap();
        assert_eq!(text.source.slice(passages[at].place(start..start + word.len())), word);
    }
}

/// Keys of front matters whose values are no text of a page: identifiers, dates, names, places, what only staff read.
const UNSEEN: [&str; 24] = [
    "aliases",
    "approved",
    "components",
    "confirmed",
    "core",
    "date",
    "draft",
    "email",
    "house",
    "houses",
    "kind",
    "list",
    "number",
    "owner",
    "phases",
    "phone",
    "picture",
    "retired",
    "review_by",
    "roles",
    "sources",
    "sprog_tilladt",
    "title_source",
    "updated",
];
/// What is written in files of its own and is no front matter.
const FILES: [&str; 5] = ["site", "experiences", "language", "spelling", "ledger"];

#[test]
fn every_key_of_a_front_matter_is_seen_or_named_as_unseen() {
    let config = Config::default();
    let shapes =
        SCHEMAS.iter().filter(|schema| !FILES.contains(&schema.name)).map(|schema| (schema.shape)(&config));
    let keys: BTreeSet<&str> = shapes.flat_map(|shape| shape.keys).map(|key| key.key.name).collect();
    let known: BTreeSet<&str> = SHOWN.iter().map(|(key, ..)| *key).chain(UNSEEN).collect();
    assert_eq!(keys, known);
}

#[test]
fn counter_examples_are_known() {
    let text = text("> [!AVOID]\n> Et ord.\n\n| Ikke sådan | Hellere |\n|---|---|\n| a | b |\n\nTekst");
    let known: Vec<_> =
        passages(&text).into_iter().filter(|passage| passage.is_counter_example).map(|p| p.text).collect();
    assert_eq!(known, ["Et ord.", "a"]);
}

proptest::proptest! {
    #[test]
    fn every_place_is_in_the_source(written in "[-a-zæøå \n*_`&;#\\[\\]()|>\u{ad}\u{30a}\u{a0}\u{200b}~\"':]{0,120}") {
        let text = text(&written);
        for passage in passages(&text) {
            for (at, c) in passage.text().char_indices() {
                let span = passage.place(at..at + c.len_utf8());
                proptest::prop_assert!(text.source.text().get(span.range()).is_some());
                proptest::prop_assert!(span.start < span.end);
            }
        }
    }
}
