//! The keys of the front matter of pages, and what those who write it are told of them.

use crate::yaml::Key;

pub(super) static TITLE: Key = Key { name: "title", title: "Titel", about: "Sidens overskrift." };
pub(super) static SUMMARY: Key = Key {
    name: "summary",
    title: "Resumé",
    about: "En sætning om, hvad siden handler om. Den står under overskriften og i lister.",
};
pub(super) static UPDATED: Key = Key {
    name: "updated",
    title: "Opdateret",
    about: "Den dag, indholdet sidst er set igennem, skrevet som år-måned-dag: 2027-06-30.",
};
pub(super) static SOURCES: Key = Key {
    name: "sources",
    title: "Kilder",
    about: "De steder i guiden, siden bygger på: [guide:2.2]. Numrene står i site.yaml under guide. Uden \
        kilder: [].",
};
pub(super) static DRAFT: Key = Key {
    name: "draft",
    title: "Kladde",
    about: "true betyder, at siden er en kladde, som ikke udgives. Slet linjen, når siden er klar.",
};

pub(super) static ALIASES: Key = Key {
    name: "aliases",
    title: "Gamle adresser",
    about: "De adresser, siden havde før: [gamle/sti/]. Den, der bruger en af dem, bliver sendt videre hertil.",
};
pub(super) static TAB_TITLE: Key = Key {
    name: "tab_title",
    title: "Titel i browseren",
    about: "Det, der står på browserens faneblad og i dens historik i stedet for titlen. Vælg ord, der ikke siger \
        for meget om den, der læser.",
};
pub(super) static PICTURE: Key =
    Key { name: "picture", title: "Tegning", about: "En af temaets tegninger, som siden begynder med." };
pub(super) static NEXT: Key = Key {
    name: "next",
    title: "Næste skridt",
    about: "Det, siden slutter med at tilbyde i stedet for husenes telefonnumre: {text: Om huset, link: om/index.md}.",
};
pub(super) static CARDS: Key = Key {
    name: "cards",
    title: "Kort",
    about: "Sider, der vises som kort under teksten, hver med tekst, link og eventuelt en tegning.",
};
pub(super) static CARD_TEXT: Key = Key { name: "text", title: "Tekst", about: "Ordene på kortet." };
pub(super) static CARD_LINK: Key = Key {
    name: "link",
    title: "Side",
    about: "Den side, kortet fører til. Stien regnes fra mappen content: til-dig/index.md.",
};

pub(super) static LIST: Key = Key {
    name: "list",
    title: "Liste",
    about: "Viser en liste under teksten: aktiviteter (activities), huse (houses), nyheder (news) eller \
        manualer (manuals).",
};

pub(super) static KIND: Key = Key {
    name: "kind",
    title: "Slags",
    about: "open: man kan bare komme. voluntary: noget, frivillige laver. course: et forløb, der begynder med \
        en snak.",
};
pub(super) static HOUSES: Key = Key { name: "houses", title: "Huse", about: "De huse, der har aktiviteten." };
pub(super) static TIMES: Key = Key {
    name: "times",
    title: "Tid",
    about: "Dag og tid med ord: onsdag kl. 13-15. Tiden vises kun, når den er bekræftet inden for et halvt år.",
};
pub(super) static CONFIRMED: Key = Key {
    name: "confirmed",
    title: "Bekræftet",
    about: "Hvem der har bekræftet tiden, og hvornår: {by: leder, on: 2027-06-30}.",
};
pub(super) static CONFIRMED_BY: Key =
    Key { name: "by", title: "Af", about: "Hvem der har bekræftet tiden. Skriv rollen og ikke et navn." };
pub(super) static CONFIRMED_ON: Key = Key {
    name: "on",
    title: "Dato",
    about: "Den dag, tiden blev bekræftet, skrevet som år-måned-dag: 2027-06-30.",
};

pub(super) static HOUSE: Key = Key { name: "house", title: "Hus", about: "Husets korte navn fra site.yaml." };
pub(super) static ADDRESS: Key =
    Key { name: "address", title: "Adresse", about: "Vej, nummer og by, eller udfyld." };
pub(super) static PHONE: Key =
    Key { name: "phone", title: "Telefon", about: "Husets telefonnummer, eller udfyld." };
pub(super) static EMAIL: Key =
    Key { name: "email", title: "Mail", about: "Husets mailadresse, eller udfyld." };
pub(super) static OPENING_HOURS: Key = Key {
    name: "opening_hours",
    title: "Åbningstid",
    about: "Hvornår huset har åbent, med ord, eller udfyld.",
};

pub(super) static DATE: Key = Key {
    name: "date",
    title: "Dato",
    about: "Den dag, nyheden er fra, skrevet som år-måned-dag: 2027-06-30.",
};
