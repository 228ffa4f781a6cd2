use proptest::prelude::*;

use super::super::prose::passages;
use super::*;
use crate::library::text::Text;
use crate::source::{ProjectPath, Source};

fn text(written: &str) -> Text {
    let path = ProjectPath::new("content/a.md").unwrap();
    Text::read(Source::new(path, written), |_| ()).0
}

fn read(written: &str) -> Reading {
    Reading::of(&passages(&text(written)))
}

/// What was counted by hand: of each sentence its words, and those of them that have more than six letters.
type Counted<'c> = &'c [(usize, &'c [&'c str])];

/// Checks words, sentences, long words and LIX against a hand count.
fn check(written: &str, counted: Counted<'_>, lix: &str) {
    let passages = passages(&text(written));
    let running = passages.iter().filter(|passage| is_running(passage));
    let mut found = Vec::new();
    for passage in running {
        for sentence in sentences(passage.text()) {
            let long =
                sentence.words.iter().filter(|word| is_long(word)).map(|word| word.text(passage.text()));
            found.push((sentence.words.len(), long.collect::<Vec<_>>()));
        }
    }
    let counted: Vec<_> = counted.iter().map(|(words, long)| (*words, long.to_vec())).collect();
    assert_eq!(found, counted, "{written}");
    let reading = Reading::of(&passages);
    let sums = (
        counted.iter().map(|(words, _)| words).sum::<usize>(),
        counted.len(),
        counted.iter().map(|(_, long)| long.len()).sum::<usize>(),
    );
    assert_eq!((reading.words, reading.sentences, reading.long_words), sums, "{written}");
    assert_eq!(reading.lix().map(|lix| lix.to_string()).as_deref(), Some(lix), "{written}");
}

#[test]
fn plain_sentences() {
    // 16 words / 3 sentences = 5.33; 2 long words of 16 = 12.5 %; together 17.83.
    check(
        "Vi er her for dig. Du kan komme, når du vil. Ingen spørger, hvorfor du kommer.",
        &[(5, &[]), (6, &[]), (5, &["spørger", "hvorfor"])],
        "17,8",
    );
}

#[test]
fn headings_do_not_count() {
    // 13 words / 3 sentences = 4.33; no long words.
    check(
        "# Velkommen til huset\n\nKom ind. Huset er åbent for alle.\n\n## Hvad koster det?\n\nDet er gratis at være med.",
        &[(2, &[]), (5, &[]), (6, &[])],
        "4,3",
    );
}

#[test]
fn an_item_is_a_sentence_with_or_without_a_full_stop() {
    // 21 words / 4 sentences = 5.25; 1 long word of 21 = 4.76 %; together 10.01.
    check(
        "Her kan du:\n\n- få svar på det, du tænker på\n- drikke en kop kaffe, mens dit barn leger\n- møde andre forældre.",
        &[(3, &[]), (7, &[]), (8, &[]), (3, &["forældre"])],
        "10,0",
    );
}

#[test]
fn cells_count_when_they_end_as_sentences_do() {
    // »Leder«, »mandag«, »Frivillig«, »hver torsdag« and the head do not count.
    // 9 words / 3 sentences = 3; 1 long word of 9 = 11.11 %; together 14.11.
    check(
        "| Rolle | Opgave | Hvornår |\n|---|---|---|\n| Leder | Tager imod de frivillige. Viser huset frem. | mandag |\n\
            | Frivillig | Laver kaffen! | hver torsdag |",
        &[(4, &["frivillige"]), (3, &[]), (2, &[])],
        "14,1",
    );
}

#[test]
fn abbreviations_are_words_and_end_nothing_but_m_m_before_a_capital_letter() {
    // 30 words / 4 sentences = 7.5; 3 long words of 30 = 10 %; together 17.5.
    check(
        "Tag f.eks. en bog, en puslespilsbrik osv. med i tasken. Vi har bl.a. kaffe, te, saft m.m. Børn spiser gratis, \
            dvs. uden betaling, jf. aftalen. Kom kl. 10, evt. før.",
        &[(10, &["puslespilsbrik"]), (7, &[]), (8, &["betaling", "aftalen"]), (5, &[])],
        "17,5",
    );
}

#[test]
fn dates_and_ordinals_end_nothing() {
    // 29 words / 5 sentences = 5.8; 2 long words of 29 = 6.90 %; together 12.70.
    check(
        "Vi ses tirsdag den 3. marts 2026. Kurset varer til d. 5. maj. Det er for 1. og 2. klasse. I 2011 begyndte vi. \
            Den 3.3.2026 holder vi fest.",
        &[(7, &["tirsdag"]), (6, &[]), (7, &[]), (4, &["begyndte"]), (5, &[])],
        "12,7",
    );
}

#[test]
fn numbers_are_short_words() {
    // 24 words / 4 sentences = 6; 1 long word of 24 = 4.17 %; together 10.17.
    check(
        "Det kostede 16.063.568 kr. over tre år. Det er 50.599 kr. Prisen steg med 2,5 pct. \
            Bussen går 10.30 og 14.15 fra nr. 7.",
        &[(7, &["kostede"]), (4, &[]), (5, &[]), (8, &[])],
        "10,2",
    );
}

#[test]
fn ellipses_end_sentences_before_capital_letters() {
    // 16 words / 4 sentences = 4; 1 long word of 16 = 6.25 %; together 10.25, half a tenth upwards.
    check(
        "Måske … eller måske ikke. Hun ventede... Så sagde hun det hele. »Det er ... svært,« sagde hun.",
        &[(4, &[]), (2, &["ventede"]), (5, &[]), (5, &[])],
        "10,3",
    );
}

#[test]
fn colons_questions_quotations_and_brackets() {
    // 17 words / 5 sentences = 3.4; 1 long word of 17 = 5.88 %; together 9.28.
    check(
        "Hun spurgte: »Må jeg komme ind?« Vi sagde ja. (Det gør vi altid.) “Godt!” råbte barnet bagfra.",
        &[(2, &["spurgte"]), (4, &[]), (3, &[]), (4, &[]), (4, &[])],
        "9,3",
    );
}

#[test]
fn hyphens_slashes_and_initials() {
    // »og/eller« is two words. 21 words / 3 sentences = 7; 4 long words of 21 = 19.05 %; together 26.05, which is 26.0476.
    check(
        "Uddannelses- og jobvejlederen hjælper i Høje-Taastrup. Mor og/eller far kan ringe til C. H. Jensen. \
            Læs manual 2.C om 22-årige.",
        &[(6, &["Uddannelses", "jobvejlederen", "hjælper", "Høje-Taastrup"]), (10, &[]), (5, &[])],
        "26,0",
    );
}

#[test]
fn what_is_no_running_text_does_not_count() {
    // Title, summary, placeholder, code, address, counter-example and picture have no words here.
    // 8 words / 3 sentences = 2.67; 1 long word of 8 = 12.5 %; together 15.17.
    check(
        "---\ntitle: En meget indviklet overskrift\nsummary: Et sammendrag tæller ikke.\n---\n\
            Ring til [udfyld: telefon] først. Skriv `husbog check` og vent. Se <https://www.example.dk> bagefter.\n\n\
            > [!AVOID]\n> Brugeren henvender sig.\n\n![En tegning](x.png)",
        &[(3, &[]), (3, &[]), (2, &["bagefter"])],
        "15,2",
    );
}

#[test]
fn quotations_boxes_explanations_lists_in_lists_and_footnotes() {
    // The term »Åbent hus« does not count. 26 words / 7 sentences = 3.71; 4 long words of 26 = 15.38 %; together 19.10.
    check(
        "> Børn må gerne larme.\n\n> [!TIP]\n> Spørg, før du fortæller noget.\n\nÅbent hus\n: Alle kan komme uden aftale.\n\n\
            1. Find nøglen.[^1]\n   - Den hænger i køkkenet\n2. Lås op.\n\n[^1]: Reservenøglen ligger hos lederen.",
        &[
            (4, &[]),
            (5, &["fortæller"]),
            (5, &[]),
            (2, &[]),
            (4, &["køkkenet"]),
            (2, &[]),
            (4, &["Reservenøglen", "lederen"]),
        ],
        "19,1",
    );
}

#[test]
fn official_danish_is_hard() {
    // 35 words / 3 sentences = 11.67; 15 long words of 35 = 42.86 %; together 54.52.
    check(
        "I forbindelse med implementeringen af partnerskabsaftalen skal kommunalbestyrelsen sikre, at de økonomiske \
            forudsætninger er afklarede inden årets udgang. Henvendelser vedrørende bevillinger besvares skriftligt, jf. § 3, \
            stk. 2. Afgørelsen kan påklages til ankenævnet inden fire uger.",
        &[
            (
                18,
                &[
                    "forbindelse",
                    "implementeringen",
                    "partnerskabsaftalen",
                    "kommunalbestyrelsen",
                    "økonomiske",
                    "forudsætninger",
                    "afklarede",
                ],
            ),
            (9, &["Henvendelser", "vedrørende", "bevillinger", "besvares", "skriftligt"]),
            (8, &["Afgørelsen", "påklages", "ankenævnet"]),
        ],
        "54,5",
    );
}

#[test]
fn nothing_is_said_of_less_than_three_sentences() {
    assert_eq!(read("").lix(), None);
    assert_eq!(read("Kom ind. Forebyggelsesindsatsen begynder.").lix(), None);
    assert!(read("Kom ind. Kom ud. Kom.").lix().is_some());
}

#[test]
fn a_limit_is_held_to_the_tenth() {
    let lix = Lix::of(384, 10, 0).unwrap();
    assert_eq!((lix.to_string().as_str(), lix.value()), ("38,4", 38.4));
    assert!(lix.is_over(38) && !lix.is_over(39));
    assert!(!Lix::of(380, 10, 0).unwrap().is_over(38));
    assert_eq!(Lix::of(0, 0, 0), None);
}

#[test]
fn the_sentences_that_make_a_text_hard_are_named_where_they_stand() {
    let written = "Åh, kom ind. Vi er her nu. Du kan bare ringe. Det er let. Vi har kaffe. Vi har te.\n\n- Det er gratis\n\
        - Når *du* har været her nogle gange, og når vi kender hinanden lidt bedre, taler vi sammen om det\n\n\
        Forebyggelsesindsatsen tilrettelægges tværfagligt. Tak.";
    let text = text(written);
    let reading = Reading::of(&passages(&text));
    let named: Vec<_> = reading.hardest.iter().map(|hard| (hard.beginning.as_str(), hard.words)).collect();
    let expected =
        [("Forebyggelsesindsatsen tilrettelægges tværfagligt.", 3), ("Når du har været her nogle …", 19)];
    assert_eq!(named, expected);
    let places: Vec<_> = reading.hardest.iter().map(|hard| text.source.slice(hard.span)).collect();
    assert_eq!(places[0], "Forebyggelsesindsatsen tilrettelægges tværfagligt.");
    assert!(places[1].starts_with("Når *du* har") && places[1].ends_with("om det"), "{}", places[1]);
    assert_eq!(reading.longest, ["forebyggelsesindsatsen", "tilrettelægges", "tværfagligt", "hinanden"]);
}

#[test]
fn names_are_not_called_long_words() {
    let reading =
        read("Vi bor i Høje-Taastrup. Familierne kender Kirsten-Marie. Kommunen hjælper familierne.");
    assert_eq!(reading.longest, ["familierne", "kommunen", "hjælper"]);
}

proptest! {
    #[test]
    fn any_text_can_be_read(written in "([-a-zæøåA-ZÆØÅ0-9 \n.,:;!?…»«()*_`#|>\\[\\]]|\\PC){0,200}") {
        let reading = read(&written);
        prop_assert!(reading.words >= reading.sentences && reading.words >= reading.long_words);
        prop_assert!(reading.hardest.len() <= 3 && reading.longest.len() <= 5);
    }
}
