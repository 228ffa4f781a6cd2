//! The keys of the ledger. It is written by the program; people only read it.

use crate::yaml::Key;

pub(super) static REVISIONS: Key = Key {
    name: "revisions",
    title: "Revisioner",
    about: "De lukkede revisioner, den ældste først. Husbog skriver dem; ret dem ikke i hånden.",
};
pub(super) static ID: Key = Key { name: "id", title: "Revision", about: "Revisionens navn: 2026-1." };
pub(super) static IN_FORCE: Key =
    Key { name: "in_force", title: "Gælder fra", about: "Den dag, revisionen træder i kraft." };
pub(super) static CLOSED: Key =
    Key { name: "closed", title: "Lukket", about: "Den dag, revisionen blev lukket." };
pub(super) static EDITIONS: Key = Key {
    name: "editions",
    title: "Udgaver",
    about: "De tekster, der er nye eller ændrede i revisionen, under deres nummer.",
};
pub(super) static FILE: Key = Key { name: "file", title: "Fil", about: "Hvor udgaven ligger." };
pub(super) static SEAL: Key = Key {
    name: "seal",
    title: "Segl",
    about: "64 tegn, som Husbog regner ud af teksten og dens billeder. Så opdages det, hvis noget bliver ændret.",
};
pub(super) static ROLES: Key = Key { name: "roles", title: "Roller", about: "Rollerne, som de hed den dag." };
pub(super) static PHASES: Key = Key { name: "phases", title: "Faser", about: "Faserne, som de hed den dag." };
pub(super) static COMPONENTS: Key =
    Key { name: "components", title: "Komponenter", about: "Komponenterne, som de hed den dag." };
pub(super) static FACTS: Key =
    Key { name: "facts", title: "Fakta", about: "Tal, år og aldre, som de var den dag." };
