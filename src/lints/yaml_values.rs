//! Keys and values of front matter, of site.yaml, of the ledger and of experiences.

mod syntax;

use super::{Evidence, Lint, Stage};
use crate::diagnostic::{Report, Rule, Severity};
use crate::library::Library;
use crate::source::Source;
use crate::yaml::{Expected, Problem, ProblemKind};

pub(super) static LINT: Lint = Lint {
    stage: Stage::Planned,
    rules: &[
        &YAML_SYNTAX,
        &DUPLICATE_KEY,
        &UNKNOWN_KEY,
        &MISSING_KEY,
        &WRONG_TYPE,
        &UNKNOWN_VALUE,
        &MALFORMED_VALUE,
    ],
    check,
};

static YAML_SYNTAX: Rule = Rule {
    code: "yaml-syntax",
    severity: Severity::Error,
    title: "YAML cannot be parsed",
    explanation: "Oplysningerne kan ikke læses, så ingen af dem er brugt. De er skrevet i YAML, øverst i en side eller \
        i en fil, der ender på .yaml. Ofte er det en parentes eller et anførselstegn, der mangler sin makker, en indrykning, der ikke \
        passer, eller et tabulatortegn. Ryk ind med mellemrum. Indeholder en værdi kolon, så sæt den i \
        anførselstegn: title: \"Kort: gør sådan\".",
};
static DUPLICATE_KEY: Rule = Rule {
    code: "duplicate-key",
    severity: Severity::Error,
    title: "The same key stands twice",
    explanation: "Den samme oplysning står to gange. Husbog bruger den første, men ved ikke, hvilken du mener. \
        Slet den ene.",
};
static UNKNOWN_KEY: Rule = Rule {
    code: "unknown-key",
    severity: Severity::Error,
    title: "Unknown key",
    explanation: "Husbog kender ikke denne oplysning og ville ellers overse den. Tit er det en stavefejl: \
        nøglerne er engelske og skrives med små bogstaver, for eksempel title, summary og review_by.",
};
static MISSING_KEY: Rule = Rule {
    code: "missing-key",
    severity: Severity::Error,
    title: "A required key is missing",
    explanation: "En oplysning, som siden ikke kan undvære, mangler. Skriv den mellem de to linjer med --- \
        øverst i filen, for eksempel title: Frivillige i huset.",
};
static WRONG_TYPE: Rule = Rule {
    code: "wrong-type",
    severity: Severity::Error,
    title: "The value has the wrong type",
    explanation: "Værdien er af en anden slags, end der skal stå her. Lister skrives i kantede parenteser: \
        roles: [leder, jordemoder]. Ja og nej skrives true og false. En tom værdi tæller ikke som tekst.",
};
static UNKNOWN_VALUE: Rule = Rule {
    code: "unknown-value",
    severity: Severity::Error,
    title: "The value is none of those allowed",
    explanation: "Værdien er ikke en af dem, der kan stå her. Roller, faser, komponenter og huse er dem, der står i \
        site.yaml; andre valg står i hjælpen ved fundet. Mangler der en rolle, så skriv den i site.yaml først.",
};
static MALFORMED_VALUE: Rule = Rule {
    code: "malformed-value",
    severity: Severity::Error,
    title: "The value does not have the form it must have",
    explanation: "Værdien har ikke den form, den skal have. Datoer skrives år-måned-dag (2027-06-30) og skal findes \
        i kalenderen. Manualnumre skrives 5 eller 2.C. Kilder skrives guide:3.10.2 eller bilag:2. Korte navne \
        skrives med små bogstaver a-z, tal og bindestreg: hoeje-taastrup.",
};

fn check(evidence: &Evidence<'_>, report: &mut Report) {
    if let Some(source) = &evidence.library.config_source {
        add_all(source, &evidence.library.config_problems, report);
    }
    let Library { ledger, experiences, spellings, .. } = evidence.library;
    let written = [
        (&ledger.source, &ledger.problems),
        (&experiences.source, &experiences.problems),
        (&spellings.source, &spellings.problems),
    ];
    for (source, problems) in written {
        source.iter().for_each(|source| add_all(source, problems, report));
    }
    let terms = &evidence.said().terms;
    terms.source.iter().for_each(|source| add_all(source, &terms.problems, report));
    for text in evidence.texts() {
        add_all(&text.source, &text.matter_problems, report);
    }
    for correction in evidence.library.corrections() {
        add_all(&correction.text().source, &correction.text().matter_problems, report);
    }
}

fn add_all(source: &Source, problems: &[Problem], report: &mut Report) {
    for Problem { span, kind } in problems {
        let (rule, message, help) = say(kind);
        report.add(rule, source, *span, message, help);
    }
}

fn say(kind: &ProblemKind) -> (&'static Rule, String, String) {
    match kind {
        ProblemKind::Syntax(detail) => {
            let (message, help) = syntax::say(detail);
            (&YAML_SYNTAX, message.to_owned(), help.to_owned())
        }
        ProblemKind::IndentedStart => (
            &YAML_SYNTAX,
            "Den første oplysning er rykket ind".to_owned(),
            "Slet det, der er rykket ind med, så linjen begynder helt ude til venstre som de andre."
                .to_owned(),
        ),
        ProblemKind::DuplicateKey(key) => {
            (&DUPLICATE_KEY, format!("»{key}« står to gange"), "Slet den ene.".to_owned())
        }
        ProblemKind::UnknownKey { key, nearest, known } => (
            &UNKNOWN_KEY,
            format!("»{key}« er ikke en oplysning, Husbog kender her"),
            choose(key, nearest.as_deref(), known),
        ),
        ProblemKind::MissingKey(key) => (
            &MISSING_KEY,
            format!("»{key}« mangler"),
            format!("Skriv en linje med {key}: og værdien.{}", example(key)),
        ),
        ProblemKind::WrongType { key, expected } => {
            let (message, help) = say_wrong_type(key, *expected);
            (&WRONG_TYPE, message, help)
        }
        ProblemKind::UnknownValue { key, value, nearest, known } => (
            &UNKNOWN_VALUE,
            format!("»{value}« kan ikke stå ved {key}"),
            choose(value, nearest.as_deref(), known),
        ),
        ProblemKind::Malformed { key, value, expected } => {
            let (message, help) = say_malformed(key, value, *expected);
            (&MALFORMED_VALUE, message, help)
        }
    }
}

fn say_wrong_type(key: &str, expected: Expected) -> (String, String) {
    match (key, expected) {
        ("", Expected::Map) => (
            "Her skal stå oplysninger med nøgle, kolon og værdi".to_owned(),
            "Skriv linjer som title: Frivillige i huset.".to_owned(),
        ),
        ("", _) => {
            ("Nøglen skal være et ord".to_owned(), "Skriv for eksempel title: og så værdien.".to_owned())
        }
        (key, expected) => (format!("»{key}« skal være {}", form(expected)), write_as(key, expected)),
    }
}

fn say_malformed(key: &str, value: &str, expected: Expected) -> (String, String) {
    if matches!(expected, Expected::Date | Expected::OpenDate) && is_date_form(value) {
        let message = format!("»{value}« ved {key} findes ikke i kalenderen");
        return (message, "Ret dagen eller måneden.".to_owned());
    }
    // It may be the key itself that does not have its form.
    let at = if key == value { String::new() } else { format!(" ved {key}") };
    (format!("»{value}«{at} er ikke {}", form(expected)), write_as(key, expected))
}

/// Danish words that stand for an English key or value.
const DANISH: &[(&str, &str)] = &[
    ("aktiviteter", "activities"),
    ("dato", "date"),
    ("eksempel", "example"),
    ("ejer", "owner"),
    ("ansvarlig", "owner"),
    ("faser", "phases"),
    ("forløb", "course"),
    ("frivillig", "voluntary"),
    ("huse", "houses"),
    ("hus", "house"),
    ("kilder", "sources"),
    ("kladde", "draft"),
    ("komponenter", "components"),
    ("navn", "name"),
    ("nummer", "number"),
    ("nyheder", "news"),
    ("offentlig", "public"),
    ("opdateret", "updated"),
    ("personale", "staff"),
    ("resume", "summary"),
    ("resumé", "summary"),
    ("roller", "roles"),
    ("tider", "times"),
    ("titel", "title"),
    ("åben", "open"),
];

fn choose(written: &str, nearest: Option<&str>, known: &[String]) -> String {
    let more = if known.len() > 30 { " …" } else { "" };
    let all = known[..known.len().min(30)].join(", ") + more;
    let translated =
        DANISH.iter().find(|(danish, _)| *danish == written.to_lowercase()).map(|(_, english)| *english);
    let translated = translated.filter(|english| known.iter().any(|known| known == english));
    match translated.or(nearest) {
        Some(meant) => format!("Mente du {meant}? Her kan stå: {all}."),
        None => format!("Her kan stå: {all}."),
    }
}

/// Whether a text is written as a date is, whether or not the day exists.
fn is_date_form(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let digits = |part: &&str| part.bytes().all(|byte| byte.is_ascii_digit());
    parts.iter().map(|part| part.len()).eq([4, 2, 2]) && parts.iter().all(digits)
}

fn example(key: &str) -> &'static str {
    match key {
        "title" => " For eksempel title: Frivillige i huset.",
        "summary" => " For eksempel summary: Sådan tager vi imod nye frivillige.",
        "number" => " For eksempel number: 5.",
        "review_by" | "date" => " For eksempel 2027-06-30.",
        "roles" => " For eksempel roles: [leder, jordemoder].",
        "sources" => " For eksempel sources: [guide:3.10.2].",
        "phases" => " For eksempel phases: [forberedelse, drift].",
        "components" => " For eksempel components: [ledelse].",
        "houses" => " For eksempel houses: [esbjerg].",
        "name" => " For eksempel name: Familiens Hus.",
        "fordi" => " For eksempel fordi: siden fortæller, hvad vi har pligt til.",
        "forms" => " For eksempel forms: [under 26].",
        _ => "",
    }
}

fn form(expected: Expected) -> &'static str {
    match expected {
        Expected::Text => "en tekst, der ikke er tom",
        Expected::PlainText => "en tekst uden usynlige styretegn",
        Expected::Bool => "true eller false",
        Expected::Number => "et helt tal fra 0 til 65535",
        Expected::List => "en liste",
        Expected::FilledList => "en liste med mindst ét ord",
        Expected::Map => "oplysninger med nøgle og værdi",
        Expected::Date => "en dato skrevet som år-måned-dag",
        Expected::ManualNumber => "et manualnummer",
        Expected::Revision => "en revision",
        Expected::Seal => "et kendemærke på 64 tegn",
        Expected::Document => "en manuals nummer",
        Expected::EditionFile => "stien til en udgave",
        Expected::FactName => "navnet på et faktum",
        Expected::Words => "ord af bogstaver og tal",
        Expected::Id => "et kort navn af små bogstaver, tal, bindestreg og understreg",
        Expected::Section => "et afsnitsnummer",
        Expected::Reference => "en henvisning til guiden",
        Expected::Path => "stien til en side under content",
        Expected::Folder => "en mappe under content",
        Expected::TextFolder => "en mappe med tekster",
        Expected::Lix => "et lixtal fra 1 til 100",
        Expected::Address => "en adresse på nettet",
        Expected::EditAddress => "en adresse på nettet med {path} i",
        Expected::MailAddress => "en mailadresse",
        Expected::Pattern => "et mønster omkring ordet, som er _",
        Expected::Phrase => "et mønster af ord",
        Expected::SetWord => "et ord, eller et ord og dets klasse",
        Expected::Alias => "en adresse, siden kan have haft",
        Expected::OpenDate => "en dato skrevet som år-måned-dag",
    }
}

fn write_as(key: &str, expected: Expected) -> String {
    let example = match expected {
        Expected::Text | Expected::PlainText => {
            return format!(
                "Skriv teksten efter {key}: og sæt den om nødvendigt i anførselstegn.{}",
                example(key)
            );
        }
        Expected::List | Expected::FilledList => {
            return format!("Skriv listen i kantede parenteser med komma imellem.{}", example(key));
        }
        Expected::Bool => "true for ja og false for nej, uden anførselstegn".to_owned(),
        Expected::Number => "tallet med cifre og uden anførselstegn".to_owned(),
        Expected::Map => "nøgle og værdi på hver sin linje, rykket to mellemrum ind".to_owned(),
        Expected::Date => "datoen som 2027-06-30".to_owned(),
        Expected::ManualNumber => "nummeret som 5 eller 2.C, uden nul foran".to_owned(),
        Expected::Revision => "revisionen som 2026-1, eller 2026-1-r1 for en hasterettelse".to_owned(),
        Expected::Seal => "det ikke selv: Husbog regner det ud. Hent filen, som den var".to_owned(),
        Expected::FactName => "navnet som age_limit, eller age_limit.esbjerg for et enkelt hus".to_owned(),
        Expected::EditionFile => "stien til udgaven, for eksempel manuals/05-frivillige/2026-1.md".to_owned(),
        Expected::Document => "nummeret som \"5\" eller \"2.C\", eller partnerskabsaftale".to_owned(),
        Expected::Id => {
            "navnet uden mellemrum og store bogstaver (æ bliver ae, ø bliver oe, å bliver aa)".to_owned()
        }
        Expected::Words => {
            "kun bogstaver, tal, bindestreger, punktummer og ét mellemrum ad gangen".to_owned()
        }
        Expected::Section => "afsnittets nummer i anførselstegn: \"3.10\"".to_owned(),
        Expected::Reference => {
            "guide: og afsnittets nummer (guide:3.10.2) eller bilag: og nummeret (bilag:2)".to_owned()
        }
        Expected::Path => "stien uden content/ foran, for eksempel til-dig/index.md".to_owned(),
        Expected::Folder => "mappens navn uden content/ foran, for eksempel til-dig".to_owned(),
        Expected::TextFolder => {
            "mappen med content eller manuals foran, for eksempel content/til-dig".to_owned()
        }
        Expected::Lix => "tallet med cifre, for eksempel 40".to_owned(),
        Expected::Pattern => {
            "mønsteret med _, hvor ordet står, for eksempel _ til|indtil. Mængder som <person> og \
            betingelser som @person skal stå øverst i filen"
                .to_owned()
        }
        Expected::SetWord => "ordet, eller ordet med sin klasse efter et kolon: familie:noun-en-er".to_owned(),
        Expected::Phrase => {
            "ordene med mellemrum, for eksempel lider|lide .. af. Mindst ét af dem skal være et ord og \
            ikke en mængde"
                .to_owned()
        }
        Expected::Alias => {
            "adressen uden hjemmesidens navn, for eksempel gamle/sti/, med små bogstaver a-z, tal og bindestreg, højst 200 tegn".to_owned()
        }
        Expected::OpenDate => "datoen som 2027-06-30, eller udfyld".to_owned(),
        Expected::Address => "hele adressen, for eksempel https://www.example.dk, eller udfyld".to_owned(),
        Expected::EditAddress => {
            "hele adressen med {path}, hvor filens sti skal stå, for eksempel https://git.example/hus/-/edit/main/{path}, eller udfyld"
                .to_owned()
        }
        Expected::MailAddress => {
            "én mailadresse, for eksempel metodekonsulent@example.dk, eller udfyld".to_owned()
        }
    };
    format!("Skriv {example}.")
}
