//! What keeps a text from being YAML, told to those who write texts and no programs.
//!
//! The parser says it in English words of its own. Nobody is shown them: each is known here by a few of its words.

/// What is wrong, and what to write instead.
pub(super) fn say(detail: &str) -> (&'static str, &'static str) {
    let known = KNOWN.iter().find(|(words, ..)| words.iter().any(|words| detail.contains(words)));
    known.map_or(UNKNOWN, |(_, message, help)| (message, help))
}

const UNKNOWN: (&str, &str) = (
    "Oplysningerne kan ikke læses herfra",
    "Se efter en parentes eller et anførselstegn, der mangler sin makker, og en skæv indrykning, her og på linjen før.",
);

/// Words of the parser, what they mean, and what to do. The first that fit count.
const KNOWN: &[(&[&str], &str, &str)] = &[
    (
        &[" tab", "tabs ", "tab cannot"],
        "Her står et tabulatortegn",
        "Ryk ind med mellemrum i stedet for tabulator.",
    ),
    (
        &["misplaced bracket"],
        "Her lukkes en parentes, som ikke er åbnet",
        "Slet den, eller åbn den før det første i listen: roles: [leder, jordemoder]. Hører den til teksten, så sæt hele \
         værdien i anførselstegn.",
    ),
    (
        &["mismatched bracket"],
        "Parentesen er lukket med et andet tegn, end den er åbnet med",
        "En liste begynder med [ og slutter med ]. Oplysninger, der begynder med {, slutter med }.",
    ),
    (
        &["bracket '['", "EOF while parsing a flow sequence"],
        "Den kantede parentes bliver aldrig lukket",
        "Skriv ] efter det sidste i listen.",
    ),
    (
        &["bracket '{'", "EOF while parsing a flow", "EOF while parsing an implicit"],
        "Den krøllede parentes bliver aldrig lukket",
        "Skriv } efter den sidste oplysning.",
    ),
    (
        &["placement of ':'"],
        "Her begynder en ny oplysning, men parentesen før den er ikke lukket",
        "Skriv ] efter det sidste i listen på linjen ovenfor: roles: [leder, jordemoder].",
    ),
    (
        &["expected ',' or"],
        "Her mangler et komma, eller parentesen før er ikke lukket",
        "Skil med komma, og luk parentesen på samme linje: [leder, jordemoder].",
    ),
    (
        &["may not precede", "':' must be followed"],
        "Efter kolonet mangler et mellemrum",
        "Skriv et mellemrum efter kolonet.",
    ),
    (
        &["trailing content after"],
        "Der står noget efter det afsluttende anførselstegn",
        "Sæt hele værdien i anførselstegn: title: \"Kort: gør sådan\". Er der anførselstegn i selve teksten, så skriv dem »sådan«.",
    ),
    (
        &["a tag", "tag ", "verbatim", "handle wasn't declared"],
        "Værdien begynder med et udråbstegn, og det betyder noget særligt her",
        "Sæt værdien i anførselstegn: \"!vigtigt\".",
    ),
    (
        &["surrogate", "hexadecimal", "escape"],
        "En omvendt skråstreg betyder noget særligt mellem anførselstegn",
        "Skriv \\\\ for én skråstreg, eller brug enkelte anførselstegn: 'C:\\mappe'. Bogstaver og tegn skrives, som de er.",
    ),
    (
        &["unclosed quote", "quoted scalar"],
        "Anførselstegnet bliver ikke lukket på linjen, hvor værdien begynder",
        "Skriv det samme anførselstegn efter værdien, på samme linje.",
    ),
    (
        &["mapping values are not allowed"],
        "Her står et kolon, som bliver læst som en ny oplysning",
        "Sæt værdien i anførselstegn: title: \"Kort: gør sådan\". Er linjen rykket ind, så ryk den ud, og se efter, om \
         linjen ovenfor har et mellemrum efter sit kolon.",
    ),
    (
        &["unknown anchor"],
        "Værdien begynder med *, og det betyder noget særligt her",
        "Sæt værdien i anførselstegn: \"*vigtigt*\".",
    ),
    (
        &["anchor or alias"],
        "Værdien begynder med & eller *, og det betyder noget særligt her",
        "Sæt værdien i anførselstegn: \"& så videre\".",
    ),
    (&["recursive"], "Værdien henviser til sig selv", "Skriv værdien helt ud, uden & og *."),
    (
        &["Documents", "multiple documents", "document end"],
        "Her begynder oplysningerne forfra",
        "Der må kun være én gruppe oplysninger mellem de to linjer med ---.",
    ),
    (
        &["document start"],
        "Her hænger oplysningerne ikke sammen med dem ovenfor",
        "Skriv hver oplysning på sin egen linje som nøgle: værdi, helt ude til venstre og uden parenteser om det hele.",
    ),
    (
        &["Depth", "recursion"],
        "Her er for mange lag inde i hinanden",
        "Skriv værdien uden så mange parenteser.",
    ),
    (
        &["limit"],
        "Oplysningerne fylder for meget",
        "Skriv værdierne helt ud, og uden gentagelser med & og *.",
    ),
    (&["budget"], "Oplysningerne fylder for meget", "Skriv dem kortere."),
    (
        &["unexpected character", "mapping keys are not allowed", "EOF while parsing a block"],
        "Tegnet her kan ikke begynde en værdi",
        "Sæt hele værdien i anførselstegn: title: \"@huset\".",
    ),
    (
        &["sequence entries"],
        "Her kan en liste ikke begynde",
        "Skriv listen i kantede parenteser: roles: [leder, jordemoder].",
    ),
    (
        &["'-' indicator"],
        "Linjen hører ikke til listen ovenfor",
        "Begynd linjen med - som de andre i listen, eller ryk den helt ud til venstre, hvis den er en ny oplysning.",
    ),
    (
        &["valid inside a block", "cannot start with '-'", "'-' must be"],
        "Bindestregen bliver læst som begyndelsen på en liste",
        "Sæt værdien i anførselstegn, hvis bindestregen hører til den: [\"-\", leder].",
    ),
    (
        &["block mapping"],
        "Her skulle en ny oplysning begynde",
        "Skriv nøgle: værdi helt ude til venstre. Hører linjen til en liste, så ryk den lige så langt ind som linjen \
         ovenfor. Står der noget efter en parentes, så sæt hele værdien i anførselstegn.",
    ),
    (
        &["block scalar"],
        "Teksten efter | eller > kan ikke læses",
        "Skriv teksten på én linje, i anførselstegn.",
    ),
    (
        &["comment intercepting"],
        "Her begynder en kommentar midt i en værdi",
        "Hører # til teksten, så sæt hele værdien i anførselstegn. Ellers skriv kommentaren på sin egen linje.",
    ),
    (
        &["comments must be separated"],
        "Her står # lige efter en værdi",
        "Skriv et mellemrum før #, hvis det er en kommentar. Ellers sæt hele værdien i anførselstegn.",
    ),
    (&["node content"], "Her mangler en værdi", "Skriv noget mellem kommaerne, eller slet det ene komma."),
    (
        &["simple key"],
        "Linjen har intet kolon",
        "Skriv nøgle: værdi. Hører linjen til den forrige, så ryk den to mellemrum ind.",
    ),
    (
        &["irective"],
        "Linjen begynder med %, og det betyder noget særligt her",
        "Slet linjen, eller skriv nøgle: værdi.",
    ),
    (&["BOM"], "Her står et usynligt tegn", "Slet linjen, og skriv den igen."),
    (&["ndentation"], "Indrykningen passer ikke", "Lad oplysningerne begynde helt ude til venstre."),
    (
        &["invalid"],
        "Værdien passer ikke med det mærke, den begynder med",
        "Skriv værdien uden udråbstegn og ordet efter det.",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::yaml::{Problem, ProblemKind, parse};

    fn told(text: &str) -> Option<&'static str> {
        match parse(text, 0).1.as_slice() {
            [Problem { kind: ProblemKind::Syntax(detail), .. }] => Some(say(detail).0),
            _ => None,
        }
    }

    #[test]
    fn each_slip_is_told_for_what_it_is() {
        let slips = [
            ("title: [a\nsummary: b\n", "Her begynder en ny oplysning, men parentesen før"),
            ("title: [a\n", "Den kantede parentes"),
            ("title: {a: b\n", "Den krøllede parentes"),
            ("title: {a: b\nsummary: c\n", "Her mangler et komma, eller parentesen"),
            ("title: [a, b: c\nsummary: [d]\n", "Her mangler et komma, eller parentesen"),
            ("title: a, b]\ntal: ]\n", "Her lukkes en parentes"),
            ("roles: [a, b]]\n", "Her lukkes en parentes"),
            ("title: [a}\n", "Parentesen er lukket med et andet tegn"),
            ("title: \"a\nsummary: b\n", "Anførselstegnet bliver ikke lukket"),
            ("title: 'a\nsummary: b\n", "Anførselstegnet bliver ikke lukket"),
            ("title: \"b\\\n", "Anførselstegnet bliver ikke lukket"),
            ("title: 'a\n---\nb'\n", "Anførselstegnet bliver ikke lukket"),
            ("title: 'it's'\n", "Der står noget efter det afsluttende anførselstegn"),
            ("title: \"a\" b\n", "Der står noget efter det afsluttende anførselstegn"),
            ("title: \"\\uD800\"\n", "En omvendt skråstreg"),
            ("title: \"\\uD800\\u0041\"\n", "En omvendt skråstreg"),
            ("title: \"\\uDC00\"\n", "En omvendt skråstreg"),
            ("title: \"\\q\"\n", "En omvendt skråstreg"),
            ("title: \"\\xZZ\"\n", "En omvendt skråstreg"),
            ("roles:\n  - a\n - b\n", "Her skulle en ny oplysning begynde"),
            ("title: a\n- b\n", "Her skulle en ny oplysning begynde"),
            ("title: [a] b\nsummary: c\n", "Her skulle en ny oplysning begynde"),
            ("roles:\n  - a\n  b: c\n", "Linjen hører ikke til listen ovenfor"),
            ("- a\nb: c\n", "Linjen hører ikke til listen ovenfor"),
            ("title: - a\n", "Her kan en liste ikke begynde"),
            ("title: [a b, - c]\n", "Bindestregen bliver læst"),
            ("title: [-]\n", "Bindestregen bliver læst"),
            ("title: {a:[b]}\n", "Efter kolonet mangler et mellemrum"),
            ("title: a: b\n", "Her står et kolon"),
            ("title:a\nsummary: b\n", "Her står et kolon"),
            ("title: a\nb\n", "Linjen har intet kolon"),
            ("title: *a\n", "Værdien begynder med *"),
            ("title: & b\n", "Værdien begynder med & eller *"),
            ("a: &b [*b]\n", "Værdien henviser til sig selv"),
            ("title: @a\n", "Tegnet her kan ikke begynde en værdi"),
            ("title: ,a\n", "Tegnet her kan ikke begynde en værdi"),
            ("title: ? a\n", "Tegnet her kan ikke begynde en værdi"),
            ("title: !<a\n", "Værdien begynder med et udråbstegn"),
            ("title: !a!b c\n", "Værdien begynder med et udråbstegn"),
            ("title: !!int x\n", "Værdien passer ikke"),
            ("title: |a\n", "Teksten efter | eller >"),
            ("title: |2\n a\n", "Teksten efter | eller >"),
            ("title: a #b\n c: d\n", "Her begynder en kommentar"),
            ("title: \"a\"#b\n", "Her står # lige efter"),
            ("a:\n\tb: c\n", "Her står et tabulatortegn"),
            ("title: \"a\n\tb\"\n", "Her står et tabulatortegn"),
            ("title: >\n\tb\n", "Her står et tabulatortegn"),
            ("a: b\n---\nc: d\n", "Her begynder oplysningerne forfra"),
            ("{a: b}\nc: d\n", "Her hænger oplysningerne ikke sammen"),
            ("a: \u{feff}b\n", "Her står et usynligt tegn"),
        ];
        for (text, expected) in slips {
            assert!(told(text).is_some_and(|told| told.starts_with(expected)), "{text:?}: {:?}", told(text));
        }
    }

    #[test]
    fn what_the_parser_says_is_shown_to_nobody() {
        let (message, help) = say("some words of a parser to come");
        assert!(message.starts_with("Oplysningerne kan ikke læses") && !help.contains("parser"));
    }
}
