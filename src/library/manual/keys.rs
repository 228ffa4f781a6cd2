//! The keys of a manual's front matter, and what those who write it are told of them.

use crate::yaml::Key;

pub(super) static NUMBER: Key = Key {
    name: "number",
    title: "Nummer",
    about: "Manualens nummer, for eksempel 5 eller 2.C. Nummeret skifter aldrig og bruges aldrig igen.",
};
pub(super) static TITLE: Key =
    Key { name: "title", title: "Titel", about: "Manualens titel, som den står på siden og i oversigten." };
pub(super) static TITLE_SOURCE: Key = Key {
    name: "title_source",
    title: "Hvor titlen kommer fra",
    about: "working betyder, at titlen er husets egen arbejdstitel, og det siger siden. source betyder, at en \
        kilde nævner titlen. Står linjen her ikke, gælder source.",
};
pub(super) static SUMMARY: Key =
    Key { name: "summary", title: "Resumé", about: "En eller to sætninger om, hvad manualen handler om." };
pub(super) static PHASES: Key = Key { name: "phases", title: "Faser", about: "De faser, manualen bruges i." };
pub(super) static COMPONENTS: Key =
    Key {
        name: "components", title: "Komponenter", about: "De komponenter i modellen, manualen hører til."
    };
pub(super) static ROLES: Key =
    Key { name: "roles", title: "Roller", about: "De roller, der skal kende manualen." };
pub(super) static OWNER: Key =
    Key { name: "owner", title: "Ejer", about: "Den rolle, der holder manualen ved lige." };
pub(super) static REVIEW_BY: Key = Key {
    name: "review_by",
    title: "Ses igennem senest",
    about: "Den dag, manualen senest skal være set igennem, skrevet som år-måned-dag: 2027-06-30.",
};
pub(super) static SOURCES: Key = Key {
    name: "sources",
    title: "Kilder",
    about: "De steder i guiden, manualen bygger på: [guide:3.10.2, bilag:2]. Numrene står i site.yaml under \
        guide. Er der ingen, så skriv [].",
};
pub(super) static PUBLIC_LINE: Key = Key {
    name: "public_line",
    title: "Offentlig linje",
    about: "Den ene sætning om manualen, som alle må læse. Skriver du den, bliver både sætningen og titlen \
        offentlige. Resten af manualen er stadig kun for personalet.",
};
pub(super) static CORE: Key = Key {
    name: "core",
    title: "Modellens kerne",
    about: "De afsnit, der er selve modellen, med det navn, der står i {#...} ved overskriften: [formaal].",
};
pub(super) static RETIRED: Key = Key {
    name: "retired",
    title: "Udgået",
    about: "true, når I ikke længere arbejder efter manualen. Nummeret bliver ved med at være optaget.",
};
pub(super) static DRAFT: Key = Key {
    name: "draft",
    title: "Kladde",
    about: "true betyder, at manualen er en kladde, som ikke udgives. Slet linjen, når manualen er klar.",
};
