use proptest::prelude::*;

use super::*;

const ITEM: &str = "section: kort\nwhat: udfyld";

#[test]
fn an_item_is_put_at_the_end_of_its_list() {
    let check = |text: &str, expected: &str| {
        assert_eq!(with_item(text, "b", ITEM).as_deref(), Ok(expected), "{text:?}");
    };
    check("a: 1\n", "a: 1\nb:\n  - section: kort\n    what: udfyld\n");
    check("a: 1", "a: 1\nb:\n  - section: kort\n    what: udfyld\n");
    check("", "b:\n  - section: kort\n    what: udfyld\n");
    check("a: 1\r\n", "a: 1\r\nb:\r\n  - section: kort\r\n    what: udfyld\r\n");
    check("b: [] # tom\nc: 3\n", "b: # tom\n  - section: kort\n    what: udfyld\nc: 3\n");
    check("b: [\n]\n", "b:\n  - section: kort\n    what: udfyld\n");
    check("b:\n# om c\nc: 3\n", "b:\n  - section: kort\n    what: udfyld\n# om c\nc: 3\n");
    check("b:\n- x\n\n# om c\nc: 3\n", "b:\n- x\n- section: kort\n  what: udfyld\n\n# om c\nc: 3\n");
    check(
        "b:\n    - 'x' # en\n    - >-\n      lang\n      - tekst\n",
        "b:\n    - 'x' # en\n    - >-\n      lang\n      - tekst\n    - section: kort\n      what: udfyld\n",
    );
}

#[test]
fn items_are_taken_out_of_their_list() {
    let check = |text: &str, gone: &[&str], expected: Option<&str>| {
        let keep = |node: &Node| !gone.contains(&node.as_text().unwrap_or_default());
        assert_eq!(retain(text, "b", keep), Ok(expected.map(str::to_owned)), "{text:?}");
    };
    let three = "b:\n  - en\n  # om to\n  - to # her\n\n  - tre\nc: 3\n";
    check(three, &[], None);
    check(three, &["fire"], None);
    check(three, &["to"], Some("b:\n  - en\n  # om to\n\n  - tre\nc: 3\n"));
    check(three, &["en", "tre"], Some("b:\n  # om to\n  - to # her\n\nc: 3\n"));
    check(three, &["en", "to", "tre"], Some("c: 3\n"));
    check("a: 1\r\nb: [en, to]\r\nc: 3\r\n", &["en", "to"], Some("a: 1\r\nc: 3\r\n"));
    check("c: 3\n", &["en"], None);
}

#[test]
fn what_cannot_be_done_is_refused() {
    let brackets = Err(Refused::InBrackets("b".to_owned()));
    let unclear = Err(Refused::Unclear("b".to_owned()));
    let check = |text: &str, expected: &Result<String, Refused>| {
        assert_eq!(&with_item(text, "b", ITEM), expected, "{text:?}");
    };
    check("b: [en]\n", &brackets);
    check("b: [\n  en,\n]\n", &brackets);
    check("b: tekst\n", &unclear);
    check("{a: 1}\n", &unclear);
    check("{a: 1, b: []}\n", &unclear);
    check("a: [\n", &unclear);
    let one = |text: &str| retain(text, "b", |node| node.as_text() == Some("to")).map(|_| String::new());
    assert_eq!(one("b: [en, to]\n"), brackets);
}

/// Top-level entries as people write them.
fn piece() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "title: Kort\n",
        "# en bemærkning\n",
        "\n",
        "roles: [leder, frivillig]\n",
        "roles:\n- leder\n# midt i\n- frivillig\n",
        "summary: >-\n  Sådan: gør vi.\n\n  b: ikke en nøgle\n  - heller ikke\n",
        "why: |\n  # ikke en bemærkning\n  b: 2\n",
        "\"quoted\": 'b: 3' # slut\n",
        "bb: {b: 1}\n",
        "x:\n  b:\n    - dyb\n",
    ])
}

fn own() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "",
        "b: []\n",
        "b:\n",
        "b:\n  - en\n",
        "b:\n- en\n\n# mellem\n- to: 2\n  tre:\n    - 3\n",
        "b:\n   - >-\n     lang\n\n     tekst\n   - 'to' # her\n",
        "'b': # noter\n  - en\n\n  - to\n",
    ])
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_else_is_touched(
        before in prop::collection::vec(piece(), 0..4),
        own in own(),
        after in prop::collection::vec(piece(), 0..4),
        is_crlf in any::<bool>(),
    ) {
        let text = before.concat() + own + &after.concat();
        let text = if is_crlf { text.replace('\n', "\r\n") } else { text };
        let Ok(changed) = with_item(&text, "b", ITEM) else {
            // A key that stands twice, or a text that is no YAML at all.
            return Ok(());
        };
        prop_assert_eq!(changed.matches("\r\n").count(), if text.contains('\r') { changed.matches('\n').count() } else { 0 });
        // What was there is still there, in its order: only lines have been put in, or `[]` taken out.
        let stripped = changed.replacen(&written_in(&changed), "", 1);
        let plain = |text: &str| text.replace("b: []", "b:").replace("b:\r\n", "").replace("b:\n", "");
        prop_assert_eq!(plain(&stripped), plain(&text));
        // And it can be taken out again.
        let taken = retain(&changed, "b", |node| node.entry("section").is_none()).unwrap().unwrap();
        let same = parse(&taken, 0).0;
        let was = parse(&text, 0).0;
        prop_assert!(others(&same, "b").eq_by_saying(&others(&was, "b")));
        prop_assert_eq!(list(&same, "b").len(), list(&was, "b").len());
    }
}

/// The item as it was written into a text.
fn written_in(text: &str) -> String {
    let end = line_end(text);
    let indents = ["", " ", "  ", "   "];
    let all = indents.map(|indent| written(ITEM, indent, end));
    all.into_iter().rev().find(|item| text.contains(item.as_str())).unwrap_or_default()
}
