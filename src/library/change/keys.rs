//! The keys of change notes and approvals, and what those who write them are told of them.

use crate::yaml::Key;

pub(super) static CHANGES: Key = Key {
    name: "changes",
    title: "Ændringsnoter",
    about: "Hvad der er ændret siden den forrige udgave, og hvorfor. Én note for hvert afsnit.",
};
pub(super) static APPROVED: Key = Key {
    name: "approved",
    title: "Godkendelser",
    about: "Hvem der har godkendt teksten. Husbog skriver dem, når du bruger husbog revision approve. Ændrer du \
        teksten bagefter, gælder godkendelsen ikke længere.",
};

pub(super) static SECTION: Key = Key {
    name: "section",
    title: "Afsnit",
    about: "Afsnittets navn, som det står i {#...} ved overskriften; top for det, der står før den første \
        overskrift, all for hele teksten og metadata for oplysningerne øverst.",
};
pub(super) static KIND: Key = Key {
    name: "kind",
    title: "Hvor meget det vejer",
    about: "major: vi skal gøre noget andet. minor: arbejdet er det samme. correction: en fejl er rettet.",
};
pub(super) static WHAT: Key = Key { name: "what", title: "Hvad", about: "Hvad der er ændret." };
pub(super) static WHY: Key = Key { name: "why", title: "Hvorfor", about: "Hvorfor det er ændret." };
pub(super) static ROLES: Key = Key {
    name: "roles",
    title: "Roller",
    about: "De roller, ændringen betyder noget for. Uden linjen: alle, som teksten gælder.",
};
pub(super) static EXPERIENCES: Key =
    Key { name: "experiences", title: "Erfaringer", about: "De erfaringer, ændringen bygger på." };

pub(super) static BY: Key = Key {
    name: "by",
    title: "Hvem",
    about: "Hvem der har godkendt, for eksempel bestyrelsen. eksempel betyder: kun for at vise, hvordan det ser ud.",
};
pub(super) static ON: Key = Key { name: "on", title: "Hvornår", about: "Den dag, teksten blev godkendt." };
pub(super) static FOR: Key = Key {
    name: "for",
    title: "Revision",
    about: "Den revision, teksten er godkendt til, for eksempel 2027-1.",
};
pub(super) static TEXT: Key = Key {
    name: "text",
    title: "Tekstens kendemærke",
    about: "64 tegn, som Husbog regner ud af teksten. Så kan man se, om den er ændret siden godkendelsen.",
};
