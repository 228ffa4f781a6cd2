//! The keys of the list of spellings, and what those who write it are told of them.

use crate::yaml::Key;

pub(super) static SPELLING: Key = Key {
    name: "spelling",
    title: "Stavemåder",
    about: "Ord, som huset vil have skrevet på én bestemt måde, og de måder, de tit bliver skrevet på i stedet.",
};
pub(super) static WRITE: Key = Key {
    name: "write",
    title: "Skriv",
    about: "Ordet, som det skal skrives. Begynder det med lille bogstav, får det stort, hvor sætningen begynder.",
};
pub(super) static NOT: Key = Key {
    name: "not",
    title: "Ikke",
    about: "De måder, ordet ikke skal skrives på. Mellemrum og bindestreg dækker hinanden: mødre-café finder også mødre \
        café.",
};
pub(super) static WHY: Key = Key {
    name: "why",
    title: "Hvorfor",
    about: "Hvorfor det skal skrives sådan, i én venlig sætning. Den står i hjælpen, når ordet bliver fundet.",
};
pub(super) static ENDINGS: Key = Key {
    name: "endings",
    title: "Endelser",
    about: "De endelser, ordet kan have: [en, er, erne]. Et s bagefter kommer af sig selv.",
};
pub(super) static COMPOUNDS: Key = Key {
    name: "compounds",
    title: "Sammensætninger",
    about: "true: ordet findes også, når det er begyndelsen på et længere ord.",
};
pub(super) static EXACT_CASE: Key = Key {
    name: "exact_case",
    title: "Store og små bogstaver",
    about: "true: kun det, der har store og små bogstaver, som de står her, er forkert.",
};
pub(super) static UNLESS: Key = Key {
    name: "unless",
    title: "Medmindre",
    about: "Ord, eller begyndelsen på ord. Står et af dem i samme sætning, er det rigtigt, som det står.",
};
pub(super) static SEVERITY: Key = Key {
    name: "severity",
    title: "Vægt",
    about: "warning: en advarsel. note: kun en note, fordi det tit er rigtigt, som det står. Ellers warning.",
};
pub(super) static FIX: Key = Key {
    name: "fix",
    title: "Ret selv",
    about: "false: husbog check --fix retter det ikke, fordi et menneske skal se på sætningen.",
};
