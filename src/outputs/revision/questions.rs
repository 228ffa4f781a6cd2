//! Questions to practise a change with, at a staff meeting: open ones, said of what became of the section.

use super::changes::{DocumentChange, Fate, Note};
use crate::comparison::Part;
use crate::redline;

const NEW_TEXT: &[&str] = &[
    "Hvornår får du brug for den nye tekst?",
    "Hvad af det gør vi allerede, og hvad er nyt for os?",
    "Hvem spørger du, hvis du bliver i tvivl?",
];
const NEW_SECTION: &[&str] = &[
    "Hvornår får du brug for det nye afsnit?",
    "Hvad skal være på plads, før vi kan gøre sådan?",
    "Hvad af det gør vi allerede?",
];
const GONE: &[&str] = &[
    "Hvad holder du op med?",
    "Hvad gør du så i stedet?",
    "Er der noget i det gamle, som nogen af os stadig regner med?",
];
const RETIRED: &[&str] = &["Hvor slår du det op nu?", "Hvad holder du op med?"];
const CHANGED: &[&str] = &[
    "Hvad gør du anderledes i morgen?",
    "Hvordan ville du forklare ændringen for en ny kollega?",
    "Hvad kan gøre det svært i hverdagen, og hvad kan hjælpe?",
    "Hvad skal vi aftale med hinanden, for at det lykkes?",
];
/// What is asked besides when the change rests on what staff had reported.
const REPORTED: &str = "En kollega har fortalt om det. Kender du det fra din egen hverdag?";

/// Two or three questions about a note. `turn` varies them from note to note.
pub(super) fn questions(change: &DocumentChange<'_>, note: Note<'_>, turn: usize) -> Vec<&'static str> {
    let fitting = fitting(change, note);
    let two = (0..2).map(|at| fitting[(2 * turn + at) % fitting.len()]);
    let reported = (!note.change.experiences.is_empty()).then_some(REPORTED);
    two.chain(reported).collect()
}

fn fitting(change: &DocumentChange<'_>, note: Note<'_>) -> &'static [&'static str] {
    match (change.fate, change.part(note)) {
        (Fate::New, _) => NEW_TEXT,
        (Fate::Retired, _) => RETIRED,
        (_, Some(Part::Section(section))) => match section.fate {
            redline::Fate::New => NEW_SECTION,
            redline::Fate::Gone => GONE,
            redline::Fate::Changed | redline::Fate::Unchanged => CHANGED,
        },
        _ => CHANGED,
    }
}
