//! The keys of an experience, and what those who write them down are told of them.

use crate::yaml::Key;

pub(super) static EXPERIENCES: Key = Key {
    name: "experiences",
    title: "Erfaringer",
    about: "Det, personalet har fortalt om at arbejde efter manualerne, og hvad I besluttede.",
};
pub(super) static ID: Key = Key {
    name: "id",
    title: "Navn",
    about: "Et kort navn, som ændringsnoterne kan nævne, for eksempel 2026-07. Det skifter aldrig.",
};
pub(super) static MANUAL: Key =
    Key { name: "manual", title: "Manual", about: "Nummeret på den manual, erfaringen handler om." };
pub(super) static SECTION: Key = Key {
    name: "section",
    title: "Afsnit",
    about: "Det afsnit, erfaringen handler om, som det står i {#...} ved overskriften. Kan udelades.",
};
pub(super) static ROLE: Key =
    Key { name: "role", title: "Rolle", about: "Den rolle, der har fortalt om erfaringen. Aldrig et navn." };
pub(super) static DATE: Key =
    Key { name: "date", title: "Dato", about: "Den dag, erfaringen blev skrevet ned." };
pub(super) static EXPERIENCE: Key = Key {
    name: "experience",
    title: "Erfaring",
    about: "Hvad der skete, i en til tre sætninger. Skriv, så ingen kan kende en bestemt borger: ingen navne, ingen \
        CPR-numre, ingen datoer for en enkelt families forløb.",
};
pub(super) static DECISION: Key = Key {
    name: "decision",
    title: "Beslutning",
    about: "open: ikke besluttet endnu. adopted: manualen følger erfaringen. declined: det gør den ikke.",
};
pub(super) static REVISION: Key = Key {
    name: "revision",
    title: "Revision",
    about: "Den revision, I besluttede det til, for eksempel 2027-1. Udelades, så længe intet er besluttet.",
};
pub(super) static WHY: Key = Key {
    name: "why",
    title: "Hvorfor",
    about: "Hvorfor I besluttede sådan. Den, der fortalte om erfaringen, skal kunne forstå svaret.",
};
