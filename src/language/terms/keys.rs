//! The keys of the words to think about, and what those who write them down are told of them.

use crate::yaml::Key;

pub(super) static SETS: Key = Key {
    name: "sets",
    title: "Mængder",
    about: "Ord, der hører sammen, og som mønstrene kan nævne: <person>. Hvert ord i sin grundform; skriv klassen efter et \
        kolon, så kommer bøjningerne med: familie:noun-en-er.",
};
pub(super) static CONDITIONS: Key = Key {
    name: "conditions",
    title: "Betingelser",
    about: "Mønstre, som flere ord bruger, under et navn: @person.",
};
pub(super) static NAMES: Key = Key {
    name: "names",
    title: "Navne",
    about: "Navne på foreninger, steder og andet, som gerne må stå, selv om et af ordene indgår.",
};
pub(super) static EXCEPTIONS: Key = Key {
    name: "exceptions",
    title: "Undtagelser fra tavshed",
    about: "Udtryk, der viser, at siden nævner, hvornår huset må sige noget videre. Står et af dem på siden, må den også \
        skrive fortroligt.",
};
pub(super) static WORDS: Key = Key {
    name: "words",
    title: "Ord",
    about: "De ord og udtryk, der skal tænkes over, hvert med grund og forslag.",
};
pub(super) static WORD: Key = Key {
    name: "word",
    title: "Ord",
    about: "Ordet i sin grundform. En lodret streg viser, hvor et sammensat ord kan deles: teenage|mor.",
};
pub(super) static CLASS: Key = Key {
    name: "class",
    title: "Klasse",
    about: "Hvordan ordet bøjes, så alle former bliver fundet. phrase er et udtryk på flere ord; så skrives pattern.",
};
pub(super) static CATEGORY: Key =
    Key { name: "category", title: "Slags", about: "Hvad der kan være galt med ordet." };
pub(super) static SEVERITY: Key = Key {
    name: "severity",
    title: "Vægt",
    about: "error skal rettes, warning bør rettes, note er værd at tænke over. Uden linjen gælder det, slagsen vejer.",
};
pub(super) static COMPOUNDS: Key = Key {
    name: "compounds",
    title: "Sammensætninger",
    about: "Om ordet også findes i sammensatte ord: any overalt, first forrest, last bagest, none aldrig.",
};
pub(super) static FORMS: Key =
    Key { name: "forms", title: "Flere former", about: "Former, som klassen ikke giver: mødre, mødrene." };
pub(super) static DOUBLE: Key = Key {
    name: "double",
    title: "Dobbelt konsonant",
    about: "true, når den sidste konsonant fordobles i bøjningen: kontrol, kontrollen.",
};
pub(super) static SPLIT: Key = Key {
    name: "split",
    title: "Delt",
    about: "Om ordet også findes skrevet i to ved den lodrette streg: teenage mor. Uden linjen: ja.",
};
pub(super) static HARMLESS: Key = Key {
    name: "harmless",
    title: "Uskyldige ord",
    about: "Ord, der indeholder ordet og gerne må stå: tavshedspligt.",
};
pub(super) static PATTERN: Key = Key {
    name: "pattern",
    title: "Mønster",
    about: "De ord, et udtryk består af, med mellemrum: lider|lide .. af. Det findes fra det første ord til det sidste.",
};
pub(super) static WHEN: Key = Key {
    name: "when",
    title: "Kun når",
    about: "Mønstre omkring ordet, som er _. Ordet findes kun, når et af dem passer: _ <person>.",
};
pub(super) static UNLESS: Key = Key {
    name: "unless",
    title: "Ikke når",
    about: "Mønstre omkring ordet, som er _. Ordet må gerne stå, når et af dem passer: _ til|indtil.",
};
pub(super) static NEGATED: Key = Key {
    name: "negated",
    title: "Benægtet",
    about: "Hvad der gælder, når ordet benægtes: passes det må gerne stå, counts det findes alligevel, error benægtelsen er \
        selv fejlen.",
};
pub(super) static WHY: Key = Key {
    name: "why",
    title: "Hvorfor",
    about: "Hvordan den, der læser, kan høre ordet. En venlig sætning.",
};
pub(super) static INSTEAD: Key = Key {
    name: "instead",
    title: "Skriv hellere",
    about: "Hvad man kan skrive i stedet, med ord i »…«. Det skal være sandt.",
};
pub(super) static FOUND: Key =
    Key { name: "found", title: "Skal findes", about: "En sætning, hvor ordet skal findes." };
pub(super) static PASSES: Key = Key {
    name: "passes",
    title: "Må gerne stå",
    about: "En sætning, der ligner, og hvor intet skal findes.",
};
pub(super) static ADDRESSES: Key = Key {
    name: "addresses",
    title: "Adresser",
    about: "Ord, der ikke hører hjemme i en offentlig adresse, som »intern« og »sag«. Ordene under words gælder i forvejen; \
        her kan der stå, hvad adressen kan hedde i stedet.",
};
pub(super) static ADDRESS_WORD: Key = Key {
    name: "word",
    title: "Ord",
    about: "Ordet, som det står i adressen. En stjerne bagefter tager alle ord med, der begynder sådan: personalem*.",
};
pub(super) static ADDRESS_UNLESS: Key = Key {
    name: "unless",
    title: "Ikke når",
    about: "Ord, der gør det uskyldigt, når de også står i adressen: din, min.",
};
pub(super) static ADDRESS_INSTEAD: Key =
    Key { name: "instead", title: "Hellere", about: "Hvad adressen kan hedde i stedet: for-hvem." };
