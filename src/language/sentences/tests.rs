use proptest::prelude::*;

use super::*;

/// The sentences of a text, with a line between them.
fn split(text: &str) -> String {
    let sentences = sentences(text);
    sentences.iter().map(|sentence| &text[sentence.range.clone()]).collect::<Vec<_>>().join(" | ")
}

/// Checks that a text is split where the lines stand.
fn check(expected: &str) {
    assert_eq!(split(&expected.replace(" | ", " ")), expected);
}

#[test]
fn marks_end_sentences() {
    check("Kom ind. | Er du sulten? | Så spis med! | Vi er her");
    check("Du kan: | komme, spise; lege. | Husk: | Bleer");
    check("Hvad?! | Ja!! | Nej.");
    check("Det er gratis. | 12 kan være med.");
    check("Vi ringer til hende. | så taler vi sammen.");
    check("Ring til \u{fffc}. | Så hører du mere. | \u{fffc} svarer.");
    assert_eq!(split("Kom\nind. Så\nspiser vi"), "Kom\nind. | Så\nspiser vi");
}

#[test]
fn abbreviations_go_on() {
    check("Vi kan f.eks. Mødes kl. 10 hos bl.a. Anne, jf. Guiden, ca. 5 min. herfra.");
    check("Se nr. 3 inkl. moms, ekskl. fragt, mht. Esbjerg, pga. Regn, evt. Senere, dvs. Nu.");
    check("Tlf. 75 12 34 56, adr. Torvet 1, hr. Hansen, dr. Jensen og afs. Lone.");
    check("Det følger af § 3, stk. 2, nr. 4, i loven, jf. Bek. om det.");
    check("Vi har kaffe, te osv. på bordet. | Der er kage osv. | Børn spiser med.");
    check("Kommunen, regionen m.fl. er med. | Det gælder læger m.fl. | De ved det.");
    check(
        "Det koster 50 kr. om året. | Det koster 50 kr. | Børn er gratis. | Tag 3 stk. | Vi har flere stk. endnu.",
    );
    check("Det er 20 pct. af de unge. | Det er 20 pct. | Ikke flere.");
    check("De bor i Esbj. og omegn. | Det er en ven. | Han bor her.");
    check("Se www.example.dk. | Dér står det.");
}

#[test]
fn numbers_and_dates_go_on() {
    check("Det koster 16.063.568 kr. over tre år, eller 2,5 mio. om året.");
    check("Vi åbner 10.30 den 3.3.2026 og lukker kl. 16.");
    check("Vi ses den 3. marts 2026, 3. Marts, den 4. maj og d. 5. juni.");
    check("Det gælder 1. og 2. klasse, 3. sal og det 2. barn.");
    check("Vi begyndte i 2011. | Det var nyt. | Vi er 12. | Tre er nye.");
    check("Kom kl. 10. | Så er der kaffe. | Kom kl. 10: | Så er der te.");
    check("1. Find de frivillige. | 2. Tal med dem.");
    check("§ 3. Huset er åbent. | a. Kom bare.");
    check("Mødet varer 10.30-12. | Vi begynder til tiden.");
}

#[test]
fn ellipses_quotations_and_brackets() {
    check("Det er … svært. | Måske… | Jeg ved det ikke ... endnu. | Måske ... | Vi ser.");
    check("Hun sagde: | »Kom ind.« | Så gik vi.");
    check("»Er du her?« spurgte hun. | “Ja!” sagde jeg. | ”Godt.” | \"Så.\" | Vi gik.");
    check("Huset er åbent (se afsnit 3). | Kom bare. | (Det gælder også om lørdagen.) | Ring først.");
    check("Huset (det gamle hus. med haven) er åbent.");
    check("Kom ind (eller ring!) og sig til.");
    check("Han standsede. | – Hvad nu? | – Vi går, sagde hun.");
}

#[test]
fn initials_go_on() {
    check("C. H. Björnsson fandt på det. | Det var i 1968.");
    check("Læs H.C. Andersen og I.P. Jacobsen. | De er gode.");
    check("Tag vitamin D. | Det er godt. | Kom, alle I. | Anne venter.");
    check("Se manual 2.C. | Den er kort.");
}

#[test]
fn words_are_what_stands_between_blanks() {
    let check = |text: &str, expected: &[(&str, usize)]| {
        let found = words(text);
        let found: Vec<_> = found.iter().map(|word| (word.text(text), word.letters)).collect();
        assert_eq!(found, expected, "{text}");
    };
    check("Vi er (næsten) færdige.", &[("Vi", 2), ("er", 2), ("næsten", 6), ("færdige", 7)]);
    check("f.eks. 16.063.568 kr., 50 %", &[("f.eks", 4), ("16.063.568", 0), ("kr", 2), ("50", 0)]);
    check("Høje-Taastrup, uddannelses- og", &[("Høje-Taastrup", 12), ("uddannelses", 11), ("og", 2)]);
    check(
        "og/eller 24/7 10–12 mor–barn",
        &[("og", 2), ("eller", 5), ("24/7", 0), ("10–12", 0), ("mor", 3), ("barn", 4)],
    );
    check("Nej…ja ja...nej – \u{fffc} & §", &[("Nej", 3), ("ja", 2), ("ja", 2), ("nej", 3)]);
    check("22-årige CPR-nummer mor's", &[("22-årige", 5), ("CPR-nummer", 9), ("mor's", 4)]);
    check(" — … ?! ", &[]);
}

proptest! {
    #[test]
    fn sentences_follow_one_another(text in "([a-zæøåA-ZÆØÅ0-9]{1,3}|[ \n.,:;!?…»«”“()/–\u{fffc}\u{a0}-]|kl\\.|osv\\.|\\PC){0,60}") {
        let (all, sentences) = (words(&text), sentences(&text));
        prop_assert!(all.len() >= sentences.len());
        let mut end = 0;
        for sentence in &sentences {
            prop_assert!(end <= sentence.range.start && sentence.range.start < sentence.range.end);
            prop_assert!(text.get(sentence.range.clone()).is_some());
            let (first, last) = (&sentence.words[0].range, &sentence.words[sentence.words.len() - 1].range);
            prop_assert!(sentence.range.start <= first.start && last.end <= sentence.range.end);
            end = sentence.range.end;
        }
        let of_sentences: Vec<Word> = sentences.into_iter().flat_map(|sentence| sentence.words).collect();
        prop_assert_eq!(of_sentences, all);
    }
}
