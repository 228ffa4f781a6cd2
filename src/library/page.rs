//! A page that is no manual: public pages, activities, houses, news, and pages for staff.

use jiff::civil::Date;

use super::manual::{citations, ids};
use super::target::Target;
use super::text::Text;
use crate::config::{Config, NextStep, PageLink, next_step, page_below_content};
use crate::source::{ProjectPath, Source};
use crate::yaml::{self, Fields, Located, Value};

/// A page as read. What its front matter lacks is empty; the lints say so.
#[derive(Debug)]
pub struct Page {
    /// The file.
    pub text: Text,
    /// What its front matter says.
    pub matter: PageMatter,
}

/// What the front matter of a page says.
#[derive(Debug)]
pub struct PageMatter {
    /// Its title.
    pub title: String,
    /// What it is about, in a sentence.
    pub summary: String,
    /// The day its content was last gone through.
    pub updated: Option<Date>,
    /// The sections and annexes of the guide it rests on.
    pub sources: Vec<Located<Target>>,
    /// Whether it is left out of a build without `--drafts`.
    pub draft: bool,
    /// What stands in the browser's tab and history, where the title itself would tell too much.
    pub tab_title: Option<Located<String>>,
    /// The drawing at its head; one of [`PICTURES`].
    pub picture: Option<String>,
    /// What it leads to, where that is its own.
    pub next: Option<NextStep>,
    /// The questions it leads on with, as cards.
    pub cards: Vec<Card>,
    /// What only its kind of page has.
    pub kind: PageKind,
}

/// The drawings a page can have at its head and on its cards.
pub const PICTURES: [&str; 9] =
    ["baby", "calendar", "coffee", "door", "folder", "house", "map", "phone", "pram"];

/// A question, and the page that answers it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// The question and the page.
    pub link: PageLink,
    /// The drawing on it; one of [`PICTURES`].
    pub picture: Option<String>,
}

/// The kinds of pages, told by the folder they lie in.
#[derive(Clone, Debug, PartialEq)]
pub enum PageKind {
    /// `content/**`: a page of text, with a list below it if it asks for one.
    Plain(Option<Listing>),
    /// `content/aktiviteter/*`: something one can take part in.
    Activity(Activity),
    /// `content/huse/*`: a house.
    House(House),
    /// `content/nyheder/*`: a piece of news.
    News(Option<Date>),
    /// `manuals/sider/**`: a page for staff that is no manual.
    Staff,
}

/// What a page can list below its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Listing {
    /// The activities, by kind.
    Activities,
    /// The houses.
    Houses,
    /// The news, newest first.
    News,
    /// The manuals, as far as the public may know of them.
    Manuals,
}

/// What only an activity has.
#[derive(Clone, Debug, PartialEq)]
pub struct Activity {
    /// Which of the three kinds it is.
    pub kind: ActivityKind,
    /// The houses that have it.
    pub houses: Vec<String>,
    /// When it takes place, in words.
    pub times: Option<String>,
    /// Who last confirmed the times, and when.
    pub confirmed: Option<Confirmation>,
}

/// The three kinds of activities.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ActivityKind {
    /// Open to everyone, without appointment.
    Open,
    /// Run with volunteers.
    Voluntary,
    /// A course that begins with a talk.
    Course,
}

/// Who has confirmed a time or a place, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Confirmation {
    /// Who.
    pub by: String,
    /// When.
    pub on: Date,
}

/// What only a house has. A value of `udfyld` is for the house to fill in.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct House {
    /// Its identifier in site.yaml.
    pub id: String,
    /// Street, number and town.
    pub address: Option<Located<String>>,
    /// Telephone number.
    pub phone: Option<Located<String>>,
    /// Mail address.
    pub email: Option<Located<String>>,
    /// When it is open, in words.
    pub opening_hours: Option<Located<String>>,
}

impl House {
    /// The values a house may have to fill in, with their keys.
    pub fn contacts(&self) -> impl Iterator<Item = (&'static str, &Located<String>)> {
        let all = [
            ("phone", &self.phone),
            ("opening_hours", &self.opening_hours),
            ("address", &self.address),
            ("email", &self.email),
        ];
        all.into_iter().filter_map(|(key, value)| Some((key, value.as_ref()?)))
    }
}

impl Page {
    /// Reads a page of the kind its path says.
    #[must_use]
    pub fn read(source: Source, config: &Config) -> Self {
        let kind = KindOfPath::of(source.path());
        let (text, matter) = Text::read(source, |fields| PageMatter::read(fields, kind, config));
        Self { text, matter }
    }
}

#[derive(Clone, Copy)]
enum KindOfPath {
    Plain,
    Activity,
    House,
    News,
    Staff,
}

impl KindOfPath {
    fn of(path: &ProjectPath) -> Self {
        let is_index = path.file_name() == "index.md";
        match path.folder() {
            "content/aktiviteter" if !is_index => Self::Activity,
            "content/huse" if !is_index => Self::House,
            "content/nyheder" if !is_index => Self::News,
            _ if path.below("manuals").is_some() => Self::Staff,
            _ => Self::Plain,
        }
    }
}

impl PageMatter {
    fn read(fields: &mut Fields<'_, '_>, kind: KindOfPath, config: &Config) -> Self {
        Self {
            title: fields.required("title", yaml::text).unwrap_or_default(),
            summary: fields.required("summary", yaml::text).unwrap_or_default(),
            updated: fields.optional("updated", yaml::date),
            sources: fields.optional("sources", citations).unwrap_or_default(),
            draft: fields.optional("draft", yaml::flag).unwrap_or_default(),
            tab_title: of_public(kind, fields, "tab_title", |value| value.located(yaml::text)),
            picture: of_public(kind, fields, "picture", picture),
            next: of_public(kind, fields, "next", next_step),
            cards: of_public(kind, fields, "cards", |value| value.list(card)).unwrap_or_default(),
            kind: match kind {
                KindOfPath::Plain => PageKind::Plain(fields.optional("list", listing)),
                KindOfPath::Activity => PageKind::Activity(activity(fields, config)),
                KindOfPath::House => PageKind::House(house(fields, config)),
                KindOfPath::News => PageKind::News(fields.required("date", yaml::date)),
                KindOfPath::Staff => PageKind::Staff,
            },
        }
    }
}

/// What only public pages can say.
fn of_public<T>(
    kind: KindOfPath,
    fields: &mut Fields<'_, '_>,
    key: &'static str,
    read: impl FnOnce(Value<'_, '_>) -> Option<T>,
) -> Option<T> {
    match kind {
        KindOfPath::Staff => None,
        KindOfPath::Plain | KindOfPath::Activity | KindOfPath::House | KindOfPath::News => {
            fields.optional(key, read)
        }
    }
}

fn picture(value: Value<'_, '_>) -> Option<String> {
    value.one_of(PICTURES.into_iter())
}

fn card(value: Value<'_, '_>) -> Option<Card> {
    value.map(|mut fields| {
        let text = fields.required("text", yaml::text);
        let page = fields.required("link", page_below_content);
        let picture = fields.optional("picture", picture);
        fields.finish();
        Some(Card { link: PageLink { text: text?, page: page? }, picture })
    })?
}

fn listing(value: Value<'_, '_>) -> Option<Listing> {
    Some(match value.one_of(["activities", "houses", "news", "manuals"].into_iter())?.as_str() {
        "activities" => Listing::Activities,
        "houses" => Listing::Houses,
        "news" => Listing::News,
        _ => Listing::Manuals,
    })
}

fn activity(fields: &mut Fields<'_, '_>, config: &Config) -> Activity {
    let kind = fields.required("kind", |value| value.one_of(["open", "voluntary", "course"].into_iter()));
    Activity {
        kind: match kind.as_deref() {
            Some("voluntary") => ActivityKind::Voluntary,
            Some("course") => ActivityKind::Course,
            _ => ActivityKind::Open,
        },
        houses: fields.required("houses", |value| ids(value, &config.houses)).unwrap_or_default(),
        times: fields.optional("times", yaml::text),
        confirmed: fields.optional("confirmed", confirmation),
    }
}

fn confirmation(value: Value<'_, '_>) -> Option<Confirmation> {
    value.map(|mut fields| {
        let by = fields.required("by", yaml::text);
        let on = fields.required("on", yaml::date);
        fields.finish();
        Some(Confirmation { by: by?, on: on? })
    })?
}

fn house(fields: &mut Fields<'_, '_>, config: &Config) -> House {
    let id = fields.required("house", |value| value.one_of(config.houses.ids())).unwrap_or_default();
    let mut contact = |key| fields.optional(key, |value| value.located(yaml::text));
    House {
        id,
        address: contact("address"),
        phone: contact("phone"),
        email: contact("email"),
        opening_hours: contact("opening_hours"),
    }
}
