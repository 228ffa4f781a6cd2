//! The keys of site.yaml, and what those who write it are told of them.

use crate::yaml::Key;

pub(super) static NAME: Key =
    Key { name: "name", title: "Navn", about: "Husets navn. Det står på alle sider." };
pub(super) static STANDING: Key = Key {
    name: "standing",
    title: "Status",
    about: "example: alle sider siger, at de er eksempler. live: huset har selv godkendt og udfyldt alt.",
};
pub(super) static ADDRESSES: Key =
    Key { name: "addresses", title: "Adresser", about: "De to hjemmesiders adresser på nettet." };
pub(super) static ADDRESS_PUBLIC: Key = Key {
    name: "public",
    title: "Den offentlige side",
    about: "Adressen på den offentlige side, for eksempel https://www.example.dk, eller udfyld.",
};
pub(super) static ADDRESS_STAFF: Key =
    Key { name: "staff", title: "Personalets side", about: "Adressen på personalets side, eller udfyld." };
pub(super) static THEME: Key = Key {
    name: "theme",
    title: "Udseende",
    about: "Den mappe under themes, hvis filer bruges i stedet for dem, der er bygget ind. Ellers hus.",
};
pub(super) static MANUALS: Key = Key {
    name: "manuals",
    title: "Manualernes numre",
    about: "De numre, en manual kan have: {from: 1, to: 22}.",
};
pub(super) static FROM: Key = Key { name: "from", title: "Fra", about: "Det laveste nummer." };
pub(super) static TO: Key = Key { name: "to", title: "Til", about: "Det højeste nummer." };
pub(super) static INTRODUCTION: Key = Key {
    name: "introduction",
    title: "Introduktion",
    about: "Nummeret på den manual, en ny kollega begynder med: 9. Det står på siderne for de roller, manualen nævner.",
};
pub(super) static MENU: Key = Key {
    name: "menu",
    title: "Menu",
    about: "Siderne i den offentlige menu, i den rækkefølge de skal stå. Stien regnes fra mappen content: \
        til-dig/index.md.",
};
pub(super) static FOOTER: Key = Key {
    name: "footer",
    title: "Sidefod",
    about: "Siderne nederst på hver offentlig side, for eksempel om oplysninger: privatliv.md. Stien regnes fra content. \
        Tilgængelighedserklæringen kommer med af sig selv.",
};
pub(super) static NEXT_STEPS: Key = Key {
    name: "next_steps",
    title: "Næste skridt",
    about: "Det, de offentlige sider i en mappe slutter med at tilbyde. Mappen regnes fra content: kommuner.",
};
pub(super) static STEP_LINE: Key =
    Key { name: "line", title: "Linje", about: "Det, der står over knappen. Kan udelades." };
pub(super) static STEP_TEXT: Key = Key { name: "text", title: "Tekst", about: "Ordene på knappen." };
pub(super) static STEP_LINK: Key = Key {
    name: "link",
    title: "Side",
    about: "Den side, knappen fører til. Stien regnes fra mappen content: om/index.md.",
};
pub(super) static LEAVE: Key = Key {
    name: "leave",
    title: "Forlad siden",
    about: "Et link, som altid er der, til en side, hvor ingen studser. Det står på alle sider i de mapper, du nævner.",
};
pub(super) static LEAVE_FOLDERS: Key = Key {
    name: "folders",
    title: "Mapper",
    about: "De mapper under content, hvis sider har linket: [til-dig].",
};
pub(super) static LEAVE_ADDRESS: Key = Key {
    name: "address",
    title: "Adresse",
    about: "Den side, linket fører til, for eksempel https://www.dmi.dk/, eller udfyld.",
};
pub(super) static LEAVE_TELLING: Key = Key {
    name: "telling",
    title: "Ord, der siger for meget",
    about: "Ord, som ikke må stå i sidernes titler, for titlen kan ses i browserens historik.",
};
pub(super) static ACCESSIBILITY: Key = Key {
    name: "accessibility",
    title: "Tilgængelighedserklæring",
    about: "Hvor hjemmesidens tilgængelighedserklæring ligger, og hvornår den sidst er set igennem.",
};
pub(super) static STATEMENT: Key = Key {
    name: "statement",
    title: "Erklæringen",
    about: "Adressen på erklæringen, for eksempel https://was.digst.dk/www-example-dk, eller udfyld.",
};
pub(super) static STATEMENT_REVIEWED: Key = Key {
    name: "reviewed",
    title: "Set igennem",
    about: "Den dag, erklæringen sidst er set igennem, skrevet som år-måned-dag: 2027-06-30. Eller udfyld.",
};
pub(super) static STATEMENT_PAGE: Key = Key {
    name: "page",
    title: "Siden om tilgængelighed",
    about: "Den side, der fortæller om tilgængelighed og fører til erklæringen: tilgaengelighed.md. Kan udelades.",
};
pub(super) static SEARCH: Key = Key {
    name: "search",
    title: "Søgning",
    about: "Ord, som folk søger med, og de ord, teksterne bruger, for hver af de to hjemmesider.",
};
pub(super) static SEARCH_PUBLIC: Key = Key {
    name: "public",
    title: "På den offentlige side",
    about: "Det, folk skriver, og de ord, siderne bruger: job: [arbejde, beskæftigelse].",
};
pub(super) static SEARCH_STAFF: Key = Key {
    name: "staff",
    title: "På personalets side",
    about: "Det, personalet skriver, og de ord, manualerne bruger: uu-vejleder: [uddannelses- og jobvejleder].",
};
pub(super) static CONTACTS: Key = Key {
    name: "contacts",
    title: "Numre, alle må se",
    about: "Telefonnumre og mailadresser, som må stå i teksterne, for eksempel giftlinjen: 82 12 12 12. Husenes egne \
        står på husenes sider.",
};
pub(super) static HEARING: Key = Key {
    name: "hearing",
    title: "Høring",
    about: "Indtil hvornår kladderne kan kommenteres, og hvor kommentarerne sendes hen.",
};
pub(super) static HEARING_DEADLINE: Key = Key {
    name: "deadline",
    title: "Frist",
    about: "Den sidste dag for kommentarer, for eksempel 2026-12-01.",
};
pub(super) static HEARING_COMMENTS: Key = Key {
    name: "comments",
    title: "Kommentarer",
    about: "Hvor kommentarer sendes hen: en mailadresse eller et par ord. Eller udfyld.",
};
pub(super) static FEEDBACK: Key = Key {
    name: "feedback",
    title: "Skriv til os om et afsnit",
    about: "Den mailadresse, personalet skriver til om et afsnit i en manual, eller udfyld. Uden nøglen er der intet \
        link under afsnittene.",
};
pub(super) static EDIT: Key = Key {
    name: "edit",
    title: "Ret denne side",
    about: "Hvor teksterne rettes: git-værtens adresse med {path} dér, hvor filens sti skal stå.",
};
pub(super) static EDIT_STAFF: Key = Key {
    name: "staff",
    title: "Fra personalets side",
    about: "Adressen bag »Ret denne side« på personalets side: https://git.example/hus/-/edit/main/{path}. Eller udfyld.",
};
pub(super) static EDIT_PUBLIC: Key = Key {
    name: "public",
    title: "Fra den offentlige side",
    about: "Det samme på den offentlige side. Skriv kun nøglen, hvis alle må se, hvor teksterne rettes.",
};
pub(super) static LANGUAGE: Key = Key {
    name: "language",
    title: "Sprog",
    about: "Hvem teksterne i en mappe er skrevet til, og hvor svære de må være at læse. Den inderste mappe gælder.",
};
pub(super) static LANGUAGE_FOLDER: Key =
    Key { name: "folder", title: "Mappe", about: "Mappen med content eller manuals foran: content/til-dig." };
pub(super) static LANGUAGE_RULES: Key = Key {
    name: "rules",
    title: "Regler",
    about: "public: skrevet til alle. professional: til fagfolk andre steder. staff: til jer, der arbejder i huset.",
};
pub(super) static LANGUAGE_LIX: Key = Key {
    name: "lix",
    title: "Højeste lix",
    about: "Det lixtal, en side i mappen ikke bør komme over, for eksempel 40. Uden tallet er der ingen grænse.",
};
pub(super) static PHASES: Key = Key {
    name: "phases",
    title: "Faser",
    about: "Modellens faser: et kort navn og det navn, siderne viser.",
};
pub(super) static COMPONENTS: Key = Key {
    name: "components",
    title: "Komponenter",
    about: "Modellens komponenter: et kort navn og det navn, siderne viser.",
};
pub(super) static ROLES: Key = Key {
    name: "roles",
    title: "Roller",
    about: "Rollerne i og omkring huset: et kort navn og det navn, siderne viser.",
};
pub(super) static HOUSES: Key = Key {
    name: "houses",
    title: "Huse",
    about: "De huse, der arbejder efter manualerne: et kort navn og det navn, siderne viser.",
};

pub(super) static GUIDE: Key =
    Key { name: "guide", title: "Guiden", about: "Den guide, teksterne bygger på og henviser til." };
pub(super) static GUIDE_TITLE: Key = Key { name: "title", title: "Titel", about: "Guidens titel." };
pub(super) static GUIDE_PUBLISHER: Key =
    Key { name: "publisher", title: "Udgiver", about: "Hvem der har udgivet guiden." };
pub(super) static GUIDE_YEAR: Key = Key { name: "year", title: "År", about: "Det år, guiden udkom." };
pub(super) static GUIDE_ISBN: Key =
    Key { name: "isbn", title: "ISBN", about: "Guidens ISBN, som det står i kolofonen." };
pub(super) static GUIDE_SECTIONS: Key = Key {
    name: "sections",
    title: "Afsnit",
    about: "Guidens afsnit: nummeret i anførselstegn og afsnittets navn.",
};
pub(super) static GUIDE_ANNEXES: Key = Key {
    name: "annexes",
    title: "Bilag",
    about: "Guidens bilag: nummeret i anførselstegn og bilagets navn.",
};

pub(super) static FACTS: Key = Key {
    name: "facts",
    title: "Fakta",
    about: "Tal, år og aldre, som flere sider nævner. I teksten skrives de som [under 26 år](fact:age_limit).",
};
pub(super) static FACT_VALUE: Key =
    Key { name: "value", title: "Værdi", about: "Det, der gælder, som det skal stå i teksten." };
pub(super) static FACT_FORMS: Key = Key {
    name: "forms",
    title: "Andre skrivemåder",
    about: "Andre måder at skrive det samme på: [under 26].",
};
pub(super) static FACT_AUDIENCE: Key =
    Key { name: "audience", title: "For hvem", about: "public: alle må læse det. staff: kun personalet." };
pub(super) static FACT_SOURCE: Key =
    Key { name: "source", title: "Kilde", about: "Hvor det står, for eksempel guide:3.3." };
pub(super) static FACT_NOTE: Key =
    Key { name: "note", title: "Note", about: "Hvor kilderne er uenige, og hvad I har valgt." };
pub(super) static FACT_HOUSES: Key = Key {
    name: "houses",
    title: "I et enkelt hus",
    about: "Det, der gælder i ét hus og ikke i de andre, under husets korte navn.",
};
