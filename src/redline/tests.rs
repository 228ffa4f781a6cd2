use proptest::prelude::*;

use super::*;
use crate::html::AsWritten;
use crate::library::markdown::parse;
use crate::library::target::Target;

fn article(markdown: &str) -> String {
    html::article(&parse(markdown, 0).document, &AsWritten, &Labels::default())
}

fn compared(old: &str, new: &str) -> Redline {
    between(&article(old), &article(new))
}

/// The redline without what it tells beside its marks.
fn shown(old: &str, new: &str) -> String {
    written(without_page_words(compared(old, new).nodes))
}

fn written(nodes: Vec<Node>) -> String {
    let mut html = String::new();
    tree::write(&mut html, &nodes);
    html.replace('\n', "")
}

fn without_page_words(nodes: Vec<Node>) -> Vec<Node> {
    let is_word = |element: &Element| {
        element.get("class").is_some_and(|class| class.starts_with("redline-"))
            && element.get("data-redline-ui").is_some()
    };
    let kept = |node: Node| match node {
        Node::Element(element) if is_word(&element) => None,
        Node::Element(mut element) => {
            if element.get("id").is_some_and(|id| id.starts_with("ret-")) {
                element.unset("id");
            }
            element.kids = without_page_words(std::mem::take(&mut element.kids));
            Some(Node::Element(element))
        }
        text => Some(text),
    };
    nodes.into_iter().filter_map(kept).collect()
}

fn check(old: &str, new: &str, expected: &str) {
    assert_eq!(shown(old, new), expected, "{old:?} {new:?}");
}

#[test]
fn words_are_marked_and_never_cut() {
    check(
        "Ring til lægen i dag.",
        "Ring til jordemoderen i dag.",
        "<p>Ring til <del>lægen</del><ins>jordemoderen</ins> i dag.</p>",
    );
    check("a b c d e", "a b c d e f", "<p>a b c d e<ins> f</ins></p>");
    check("et to tre fire.", "et to tre, fire.", "<p>et to tre<ins>,</ins> fire.</p>");
    check("samme *tekst*", "samme _tekst_", "<p>samme <em>tekst</em></p>");
}

#[test]
fn changes_begin_where_sentences_do() {
    check(
        "Ring i dag. Skriv i dag.",
        "Ring i dag. Kom i dag. Skriv i dag.",
        "<p>Ring i dag. <ins>Kom i dag. </ins>Skriv i dag.</p>",
    );
    check(
        "Ring, og skriv, og kom så hjem igen.",
        "Ring, og kom så hjem igen.",
        "<p>Ring, <del>og skriv, </del>og kom så hjem igen.</p>",
    );
}

#[test]
fn formatting_links_and_levels_are_described_not_struck() {
    check("et ord her", "et **ord** her", "<p>et <strong data-wrap=\"ins\">ord</strong> her</p>");
    check("et **ord** her", "et ord her", "<p>et <strong data-wrap=\"del\">ord</strong> her</p>");
    check("[en side](a.md)", "[en side](b.md)", "<p><a href=\"b.md\" data-old-href=\"a.md\">en side</a></p>");
    check(
        "![Hus](a.png)",
        "![Hus](b.png)",
        "<p><img src=\"b.png\" alt=\"Hus\" loading=\"lazy\" data-old-src=\"a.png\"></p>",
    );
    check("## Om os", "### Om os", "<h3 id=\"om-os\" data-old-tag=\"h2\">Om os</h3>");
    check("- a b\n- c", "1. a b\n2. c", "<ol data-old-tag=\"ul\"><li>a b</li><li>c</li></ol>");
    check("3. a b\n4. c", "1. a b\n2. c", "<ol data-old-start=\"3\"><li>a b</li><li>c</li></ol>");
}

#[test]
fn items_rows_and_columns_are_marked_by_class() {
    check("- et\n- to", "- et\n- nyt\n- to", "<ul><li>et</li><li class=\"ins\">nyt</li><li>to</li></ul>");
    check(
        "|a|b|\n|-|-|\n|1|2|",
        "|a|b|\n|-|-|\n|1|2|\n|3|4|",
        "<div class=\"table\" role=\"group\" tabindex=\"0\" aria-label=\"Tabel 1\"><table><thead><tr>\
         <th scope=\"col\">a</th><th scope=\"col\">b</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr>\
         <tr class=\"ins\"><td>3</td><td>4</td></tr></tbody></table></div>",
    );
    check(
        "|a|b|\n|-|-|\n|1|2|",
        "|a|\n|-|\n|1|",
        "<div class=\"table\" role=\"group\" tabindex=\"0\" aria-label=\"Tabel 1\"><table><thead><tr>\
         <th scope=\"col\">a</th><th scope=\"col\" class=\"del\">b</th></tr></thead><tbody><tr><td>1</td>\
         <td class=\"del\">2</td></tr></tbody></table></div>",
    );
}

#[test]
fn paragraphs_that_part_and_join_are_no_other_words() {
    let (first, second) = ("Her er den første sætning.", "Og her er så den anden.");
    let check = |old: &str, new: &str, side: &str| {
        let expected = format!("<p>{first}</p><p data-break=\"{side}\">{second}</p>");
        check(old, new, &expected);
    };
    check(&format!("{first} {second}"), &format!("{first}\n\n{second}"), "ins");
    check(&format!("{first}\n\n{second}"), &format!("{first} {second}"), "del");
}

#[test]
fn lists_that_part_and_join_keep_their_items() {
    let between = "Og her et afsnit imellem.";
    let check = |old: &str, new: &str, expected: &str| {
        let expected = expected.replace("¤", between);
        check(&old.replace("¤", between), &new.replace("¤", between), &expected);
    };
    check(
        "- et a\n- to b",
        "- et a\n\n¤\n\n- to b",
        "<ul><li>et a</li></ul><ins><p>¤</p></ins><ul><li>to b</li></ul>",
    );
    check(
        "1. et a\n2. to b\n3. tre c",
        "1. et a\n\n¤\n\n1. to b\n2. tre c",
        "<ol><li>et a</li></ol><ins><p>¤</p></ins><ol data-old-start=\"2\"><li>to b</li><li>tre c</li></ol>",
    );
    check(
        "1. et a\n\n¤\n\n1. to b",
        "1. et a\n2. to b",
        "<ol><li>et a</li></ol><del><p>¤</p></del><ol start=\"2\" data-old-start=\"\"><li>to b</li></ol>",
    );
}

#[test]
fn what_moves_is_linked_at_both_ends() {
    let moved = "Denne tekst er lang nok til at flytte sig alene.";
    let stays = "Og denne tekst bliver stående, for den er længere end den anden tekst er.";
    check(
        &format!("{moved}\n\n{stays}"),
        &format!("{stays}\n\n{moved}"),
        &format!(
            "<del data-move=\"1\"><p>{moved}</p></del><p>{stays}</p><ins data-move=\"1\"><p>{moved}</p></ins>"
        ),
    );
}

#[test]
fn what_is_described_is_said_in_words() {
    let check = |old: &str, new: &str, expected: &str| {
        let html = written(compared(old, new).nodes);
        assert!(html.contains(expected), "{html}\n{expected}");
    };
    let note =
        |at: &str, text: &str| format!("{at}<span class=\"redline-note\" data-redline-ui>{text}</span>");
    check("a", "**a**", &note("<strong data-wrap=\"ins\" id=\"ret-1\">a</strong>", " [fed skrift tilføjet]"));
    check("`a`", "a", &note("</code>", " [kodeskrift fjernet]"));
    check("[a](b)", "[a](c)", &note("</a>", " [link ændret]"));
    check(
        "## A",
        "### A",
        "A<span class=\"redline-note\" data-redline-ui id=\"ret-1\"> [niveau 2 → 3]</span></h3>",
    );
    check("- a", "1. a", &note("", "[nummereret liste i stedet for punkter] "));
    check("2. a", "1. a", &note("", "[første nummer 2 → 1] "));
    check("- [ ] a", "- [x] a", " [kryds sat]</span>");
    check("![x](a.png)", "![x](b.png)", &note("", " [billede skiftet]"));
    let (first, second) = ("Her er den første sætning.", "Og her er så den anden.");
    let (one, two) = (format!("{first} {second}"), format!("{first}\n\n{second}"));
    check(&one, &two, "[afsnit delt her] </span>Og");
    check(&two, &one, "[afsnit samlet her] </span>Og");
}

#[test]
fn both_ends_of_a_move_lead_to_each_other() {
    let (moved, stays) = (
        "- et punkt med så mange ord, at det kan flytte\n",
        "- noget helt andet, som ikke ligner det første på nogen måde\n",
    );
    let html = written(compared(&format!("{moved}{stays}"), &format!("{stays}{moved}")).nodes);
    let link = |id: &str, to: &str, text: &str| {
        format!(
            "<a class=\"redline-move\" data-redline-ui href=\"#{to}\" id=\"{id}\">{text}</a><span class=\"redline-said\" data-redline-ui> [</span>"
        )
    };
    let old = link("flyttet-1:gammel", "flyttet-1", "Flyttet herfra – se, hvor det står nu");
    let new = link("flyttet-1", "flyttet-1:gammel", "Flyttet hertil – se, hvor det stod");
    assert!(html.contains(&old) && html.contains(&new), "{html}");
}

#[test]
fn what_is_edited_when_it_moves_shows_its_edits() {
    let (moved, edited) = (
        "Denne tekst er lang nok til at flytte sig alene.",
        "Denne tekst er lang nok til at rykke sig alene.",
    );
    let stays = "Og en helt anden bliver stående, for den er længere end den første skrevne linje er.";
    check(
        &format!("{moved}\n\n{stays}"),
        &format!("{stays}\n\n{edited}"),
        &format!(
            "<del data-move=\"1\"><p>Denne tekst er lang nok til at <span class=\"redline-edit\">flytte</span> sig alene.</p></del>\
             <p>{stays}</p><ins data-move=\"1\"><p>Denne tekst er lang nok til at <span class=\"redline-edit\">rykke</span> sig alene.</p></ins>"
        ),
    );
    let html = written(compared(&format!("{moved}\n\n{stays}"), &format!("{stays}\n\n{edited}")).nodes);
    assert!(html.contains("Flyttet herfra og ændret – se, hvor det står nu</a>"), "{html}");
    assert!(html.contains("[nu: </span>rykke<span"), "{html}");
}

#[test]
fn changes_are_numbered_and_leave_headings_their_ids() {
    let check = |old: &str, new: &str, count: usize, expected: &str| {
        let redline = compared(old, new);
        assert_eq!(redline.changes(), count, "{old:?} {new:?}");
        let html = written(redline.nodes);
        assert!(html.contains(expected), "{html}\n{expected}");
    };
    check("a b c d e f g", "a x c d e f y", 2, "<del id=\"ret-2\">");
    check("a\n\nb\n\nc", "a\n\nx\n\nc", 1, "<del id=\"ret-1\">");
    check("- a b c\n- b\n- x", "- a b c\n- d\n- y", 1, "<li class=\"del\" id=\"ret-1\">");
    check("# Ret 1\n\na b c d e f g", "# Ret 1\n\na x c d e f y", 2, "<h1 id=\"ret-1\">");
    check("b [^a]\n\n[^a]: x", "b", 2, "<del id=\"ret-2\">");
}

#[test]
fn deleted_headings_have_ids_of_their_own() {
    check("## Gammelt\n\ntekst", "tekst", "<del><h2 id=\"gammelt:gammel\">Gammelt</h2></del><p>tekst</p>");
}

#[test]
fn sections_say_what_became_of_them() {
    let redline = compared(
        "## A\n\net\n\n## B\n\nen lang tekst her\n\n## Ud\n\nx",
        "## A\n\net\n\n## B\n\nen kort tekst her\n\n## Ny overskrift\n\ny",
    );
    let fates: Vec<_> = redline.sections.iter().map(|section| (&*section.title, section.fate)).collect();
    let expected =
        [("A", Fate::Unchanged), ("B", Fate::Changed), ("Ud", Fate::Gone), ("Ny overskrift", Fate::New)];
    assert_eq!(fates, expected);
}

/// A site where only `a.md` and `a.png` are to be found.
struct Site;

impl Links for Site {
    fn link(&self, target: &Target) -> html::Destination {
        match target {
            Target::File { path, anchor: None } if path == "a.md" => {
                html::Destination::Address("/a b/".into())
            }
            Target::External(address) => html::Destination::Address(address.clone()),
            _ => html::Destination::Text,
        }
    }

    fn image(&self, target: &Target) -> html::Destination {
        match target {
            Target::File { path, .. } if path == "a.png" => html::Destination::Address("/a.1.png".into()),
            _ => html::Destination::Text,
        }
    }
}

#[test]
fn targets_are_compared_and_become_addresses_when_they_are_written() {
    let check = |old: &str, new: &str, expected: &str| {
        let [old, new] = [old, new].map(|text| parse(text, 0).document);
        let redline = redline(&old, &new, &Labels::default());
        let nodes = tree::read(&redline.article(&Site));
        assert_eq!(written(without_page_words(nodes)), expected);
    };
    check("[x](a.md)", "[x](a.md)", "<p><a href=\"/a%20b/\">x</a></p>");
    check("[x](b.md)", "[x](b.md)", "<p>x</p>");
    check("[x](b.md)", "[x](a.md)", "<p><a href=\"/a%20b/\" data-old-href=\"\">x</a></p>");
    check("[x](a.md)", "[x](b.md)", "<p><span data-old-href=\"/a%20b/\">x</span></p>");
    check("[x](c.md)", "[x](b.md)", "<p><span>x</span></p>");
    check("x", "[x](b.md)", "<p><span data-wrap=\"ins\">x</span></p>");
    check("a b [x](a.md)", "a b", "<p>a b<del> <a href=\"/a%20b/\">x</a></del></p>");
    check("[](a.md)", "[](a.md)", "<p><a href=\"/a%20b/\" aria-label=\"/a b/\"></a></p>");
    check("![x](a.png)", "![x](b.png)", "<p><span class=\"missing-image\">[x]</span></p>");
    check("[26 år](fact:a)", "[26 år](fact:b)", "<p>26\u{a0}år</p>");
    check("[x](#y)", "[x](#y)", "<p><a href=\"#y\">x</a></p>");
}

#[test]
fn changed_sections_are_those_below_an_h2() {
    let check = |old: &str, new: &str, expected: &str| {
        let sections = compared(old, new).changed_sections();
        let shown = sections.iter().map(|section| {
            let anchor = |anchor: &Option<String>| anchor.clone().unwrap_or("-".to_owned());
            let (old, new) = (anchor(&section.old), anchor(&section.new));
            let (ins, del) = (section.inserted, section.deleted);
            format!("{}:{old}>{new} {:?} +{ins} -{del}", section.title, section.fate)
        });
        assert_eq!(shown.collect::<Vec<_>>().join(", "), expected);
    };
    check("en\n\n## A\n\nx", "to\n\n## A\n\nx", ":->- Changed +1 -1");
    check("## A\n\n### B\n\nx y z", "## A\n\n### B\n\nx y æ", "A:a>a Changed +1 -1");
    check("## A\n\nx", "## A\n\nx\n\n## B\n\ny", "B:->b New +2 -0");
    check("## A\n\nx\n\n## B\n\ny", "## B\n\ny", "A:a>- Gone +0 -2");
    let (a, b) = ("## A\n\nen tekst om a", "## B\n\nen længere tekst om b");
    check(&format!("{a}\n\n{b}"), &format!("{b}\n\n{a}"), "A:a>a Changed +5 -5");
    check("## A\n\nx\n\ny", "## A\n\nx\n\n## B\n\ny", "A:a>a Changed +0 -0, B:->b New +1 -0");
    check(
        "## A\n\nx\n\n## B\n\ny[^n]\n\n[^n]: en note",
        "## A\n\nx\n\n## B\n\ny[^n]\n\n[^n]: en anden note",
        "B:b>b Changed +1 -0",
    );
    check("## Et gammelt navn {#a}\n\nx", "## Et nyt navn {#a}\n\nx", "Et nyt navn:a>a Changed +1 -1");
}

/// Markdown that means something, so that its parts meet each other often; between them `¤`.
const PIECES: &str = "a ¤æ ø ¤ord og andre ord ¤Denne tekst er lang nok til at flytte sig alene. ¤\n¤\n\n¤\n\n¤*¤**¤~~¤`¤\
                      \n\n```\nkode her\n```\n\n¤[a](b.md)¤[a](c.md)¤![x](d.png)¤[^a]¤[^b]¤\n\n[^a]: note\n\n¤\n\n[^b]: en \
                      note til\n\n¤<b>¤\n\n- ¤\n- et punkt \n- to \n¤\n  - under ¤\n1. ¤\n3. tre \n¤\n- [x] ¤\n- [ ] ¤\n\n> ¤\
                      \n\n> [!WARNING]\n> ¤\n\n# A\n\n¤\n\n## B\n\n¤\n\n|a|b|\n|-|-|\n|1|2|\n|3|to ord|\n\n¤\n\n|a|c|b|\n|-|-|-|\n|1||2|\n\n\
                      ¤\n\nord\n: betyder\n\n¤\n\n---\n\n¤  \n¤.¤,";

fn pieces() -> impl Strategy<Value = Vec<String>> {
    let pieces: Vec<&str> = PIECES.split('¤').collect();
    proptest::collection::vec(proptest::sample::select(pieces).prop_map(str::to_owned), 0..40)
}

/// Two texts, the second made of the first by taking out, putting in and moving pieces.
fn versions() -> impl Strategy<Value = (String, String)> {
    let edits = proptest::collection::vec((any::<u16>(), any::<u16>(), 0..4_u8), 0..8);
    (pieces(), pieces(), edits).prop_map(|(old, other, edits)| {
        let mut new = old.clone();
        for (from, to, kind) in edits {
            edit(&mut new, &other, (usize::from(from), usize::from(to)), kind);
        }
        (old.concat(), new.concat())
    })
}

fn edit(pieces: &mut Vec<String>, other: &[String], (from, to): (usize, usize), kind: u8) {
    if kind == 0 || pieces.is_empty() {
        return pieces.extend(other.get(from % (other.len() + 1)).cloned());
    }
    let piece = pieces.remove(from % pieces.len());
    match (kind, other.get(to % (other.len() + 1))) {
        (1, _) => {}
        (2, Some(other)) => pieces.insert(from % (pieces.len() + 1), other.clone()),
        _ => pieces.insert(to % (pieces.len() + 1), piece),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn the_six_promises_hold((old, new) in versions()) {
        let (old, new) = (article(&old), article(&new));
        let redline = between(&old, &new);
        let (old, new) = (tree::read(&old), tree::read(&new));
        prop_assert_eq!(canon(&of_side(&redline.nodes, Side::Old)), canon(&old));
        prop_assert_eq!(canon(&of_side(&redline.nodes, Side::New)), canon(&new));
        prop_assert_eq!(double_ids(&redline.nodes), 0);
        prop_assert_eq!(faults(&redline.nodes, None), Vec::<String>::new());
        prop_assert_eq!(redline.is_empty(), canon(&old) == canon(&new));
        prop_assert_eq!(count::counts(&redline.nodes).moves, redline.counts.moves);
        let mut again = String::new();
        tree::write(&mut again, &tree::read(&redline.article(&AsWritten)));
        prop_assert_eq!(again, redline.article(&AsWritten));
    }
}

/// Marks in marks, rows of other lengths, and what stands where it may not.
fn faults(nodes: &[Node], around: Option<Side>) -> Vec<String> {
    let mut faults = Vec::new();
    for element in nodes.iter().filter_map(Node::element) {
        let mark = walk::side_of(element);
        if mark.is_some() && around.is_some() {
            faults.push(format!("a mark in a mark: {}", element.tag));
        }
        for kid in element.elements() {
            let fits = match element.tag.as_str() {
                "ul" | "ol" => kid.tag == "li",
                "tr" => matches!(&*kid.tag, "td" | "th"),
                "thead" | "tbody" => kid.tag == "tr",
                "dl" => matches!(&*kid.tag, "dt" | "dd"),
                "p" | "dt" => walk::is_inline(&kid.tag),
                _ => true,
            };
            if !fits {
                faults.push(format!("{} in {}", kid.tag, element.tag));
            }
        }
        let lengths: Vec<usize> =
            element.elements().flat_map(Element::elements).map(|row| row.elements().count()).collect();
        if element.tag == "table" && lengths.iter().any(|length| *length != lengths[0]) {
            faults.push(format!("rows of {lengths:?} cells"));
        }
        faults.append(&mut self::faults(&element.kids, mark.or(around)));
    }
    faults
}

use tree::Element;

#[test]
fn a_terminal_is_shown_what_changed_and_where() {
    let check = |old: &str, new: &str, expected: &str| {
        let redline = between(&article(old), &article(new));
        assert_eq!(redline.changes_shown(Style::Plain).trim(), expected, "{old:?}");
    };
    let old = "a\n\n## B\n\nb\n\n## C\n\nc\n\n### D\n\nd d\n\n## E\n\ne";
    check(old, &old.replace("d d", "d x"), "## C\n\n### D\n\nd [-d-]{+x+}");
    check(
        old,
        &old.replace("d d", "d x").replace("a\n", "y\n"),
        "[-a-]\n\n{+y+}\n\n…\n\n## C\n\n### D\n\nd [-d-]{+x+}",
    );
    check(old, &old.replace("## E", "## Noget helt andet"), "## [-E-]\n\n## {+Noget helt andet+}");
    check(old, old, "");
}
