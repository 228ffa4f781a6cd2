//! A page that is no manual: public pages, activities, houses, news, and pages for staff.

mod keys;

use jiff::ToSpan;
use jiff::civil::Date;

use super::allowed_word::{AllowedWord, allowed_words};
use super::change::{self, Approval, Change};
use super::document_id::DocumentId;
use super::edition::is_edition_path;
use super::manual::{citations, ids};
use super::target::Target;
use super::text::Text;
use crate::config::{Config, NextStep, PageLink, next_step, page_below_content};
use crate::slug::is_slug;
use crate::source::{ProjectPath, Source};
use crate::yaml::shape::MapShape;
use crate::yaml::{self, Expected, Fields, Key, Located, Value};

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
    /// The words of the language rules that may stand in it, and why.
    pub allowed: Vec<AllowedWord>,
    /// What stands in the browser's tab and history, where the title itself would tell too much.
    pub tab_title: Option<Located<String>>,
    /// The drawing at its head; one of [`PICTURES`].
    pub picture: Option<String>,
    /// Addresses it had before, from the top of its site and without a slash at either end.
    pub aliases: Vec<Located<String>>,
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
    /// `content/partnerskabsaftale/index.md`: the template of the partnership agreement.
    Agreement(Agreement),
    /// `manuals/sider/**`: a page for staff that is no manual.
    Staff,
}

/// What only the agreement has: it is revised as the manuals are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agreement {
    /// What has changed since the edition before, and why.
    pub changes: Vec<Change>,
    /// Who has approved the text.
    pub approved: Vec<Approval>,
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
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ActivityKind {
    /// Open to everyone, without appointment.
    #[default]
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

impl Activity {
    /// When it takes place, if somebody has confirmed that within the last six months.
    #[must_use]
    pub fn confirmed_times(&self, today: Date) -> Option<&str> {
        let confirmed = self.confirmed.as_ref()?.on;
        let last_day = confirmed.checked_add(6.months()).ok()?;
        (confirmed <= today && today <= last_day).then_some(self.times.as_deref())?
    }
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
            (keys::PHONE.name, &self.phone),
            (keys::OPENING_HOURS.name, &self.opening_hours),
            (keys::ADDRESS.name, &self.address),
            (keys::EMAIL.name, &self.email),
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

/// What kind of page lies at a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KindOfPath {
    /// A page of text.
    Plain,
    /// Something one can take part in.
    Activity,
    /// A house.
    House,
    /// A piece of news.
    News,
    /// The template of the partnership agreement, or an edition of it.
    Agreement,
    /// A page for staff.
    Staff,
}

impl KindOfPath {
    /// What the front matter of a page of this kind may hold.
    #[must_use]
    pub fn shape(self, config: &Config) -> MapShape {
        MapShape::of(|fields| PageMatter::read(fields, self, config))
    }

    /// The kind of the page at a path.
    #[must_use]
    pub fn of(path: &ProjectPath) -> Self {
        let is_index = path.file_name() == "index.md";
        match path.folder() {
            "content/aktiviteter" if !is_index => Self::Activity,
            "content/huse" if !is_index => Self::House,
            "content/nyheder" if !is_index => Self::News,
            DocumentId::AGREEMENT_FOLDER if is_index || is_edition_path(path) => Self::Agreement,
            _ if path.below("manuals").is_some() => Self::Staff,
            _ => Self::Plain,
        }
    }
}

impl PageMatter {
    fn read(fields: &mut Fields<'_, '_>, kind: KindOfPath, config: &Config) -> Self {
        Self {
            title: fields.required(&keys::TITLE, yaml::text).unwrap_or_default(),
            summary: fields.required(&keys::SUMMARY, yaml::text).unwrap_or_default(),
            updated: fields.optional(&keys::UPDATED, yaml::date),
            sources: fields.optional(&keys::SOURCES, citations).unwrap_or_default(),
            draft: fields.optional(&keys::DRAFT, yaml::flag).unwrap_or_default(),
            allowed: allowed_words(fields),
            aliases: aliases(kind, fields),
            tab_title: of_public(kind, fields, &keys::TAB_TITLE, |value| value.located(yaml::text)),
            picture: of_public(kind, fields, &keys::PICTURE, picture),
            next: of_public(kind, fields, &keys::NEXT, next_step),
            cards: of_public(kind, fields, &keys::CARDS, |value| value.list(card)).unwrap_or_default(),
            kind: match kind {
                KindOfPath::Plain => PageKind::Plain(fields.optional(&keys::LIST, listing)),
                KindOfPath::Activity => PageKind::Activity(activity(fields, config)),
                KindOfPath::House => PageKind::House(house(fields, config)),
                KindOfPath::News => PageKind::News(fields.required(&keys::DATE, yaml::date)),
                KindOfPath::Agreement => PageKind::Agreement(Agreement {
                    changes: change::changes(fields, config),
                    approved: change::approvals(fields),
                }),
                KindOfPath::Staff => PageKind::Staff,
            },
        }
    }
}

/// What only public pages can say.
fn of_public<T>(
    kind: KindOfPath,
    fields: &mut Fields<'_, '_>,
    key: &'static Key,
    read: impl FnOnce(Value<'_, '_>) -> Option<T>,
) -> Option<T> {
    match kind {
        KindOfPath::Staff => None,
        KindOfPath::Plain
        | KindOfPath::Activity
        | KindOfPath::House
        | KindOfPath::News
        | KindOfPath::Agreement => fields.optional(key, read),
    }
}

/// The address of the agreement never changes.
fn aliases(kind: KindOfPath, fields: &mut Fields<'_, '_>) -> Vec<Located<String>> {
    match kind {
        KindOfPath::Agreement => Vec::new(),
        KindOfPath::Plain
        | KindOfPath::Activity
        | KindOfPath::House
        | KindOfPath::News
        | KindOfPath::Staff => {
            let alias = |item: Value<'_, '_>| item.parsed(Expected::Alias, alias);
            fields.optional(&keys::ALIASES, |value| value.list(alias)).unwrap_or_default()
        }
    }
}

/// The longest alias, in bytes: longer ones are names that disks do not take.
const LONGEST_ALIAS: usize = 200;

fn alias(text: &str) -> Option<String> {
    let bare = text.trim_matches('/');
    (bare.len() <= LONGEST_ALIAS && bare.split('/').all(is_slug)).then(|| bare.to_owned())
}

fn picture(value: Value<'_, '_>) -> Option<String> {
    value.one_of(PICTURES.into_iter())
}

fn card(value: Value<'_, '_>) -> Option<Card> {
    value.map(|mut fields| {
        let text = fields.required(&keys::CARD_TEXT, |value| value.located(yaml::text));
        let page = fields.required(&keys::CARD_LINK, page_below_content);
        let picture = fields.optional(&keys::PICTURE, picture);
        fields.finish();
        Some(Card { link: PageLink { text: text?, page: page? }, picture })
    })?
}

fn listing(value: Value<'_, '_>) -> Option<Listing> {
    value.choice([
        ("activities", Listing::Activities),
        ("houses", Listing::Houses),
        ("news", Listing::News),
        ("manuals", Listing::Manuals),
    ])
}

fn activity(fields: &mut Fields<'_, '_>, config: &Config) -> Activity {
    Activity {
        kind: fields.required(&keys::KIND, activity_kind).unwrap_or_default(),
        houses: fields.required(&keys::HOUSES, |value| ids(value, &config.houses)).unwrap_or_default(),
        times: fields.optional(&keys::TIMES, yaml::text),
        confirmed: fields.optional(&keys::CONFIRMED, confirmation),
    }
}

fn activity_kind(value: Value<'_, '_>) -> Option<ActivityKind> {
    value.choice([
        ("open", ActivityKind::Open),
        ("voluntary", ActivityKind::Voluntary),
        ("course", ActivityKind::Course),
    ])
}

fn confirmation(value: Value<'_, '_>) -> Option<Confirmation> {
    value.map(|mut fields| {
        let by = fields.required(&keys::CONFIRMED_BY, yaml::text);
        let on = fields.required(&keys::CONFIRMED_ON, yaml::date);
        fields.finish();
        Some(Confirmation { by: by?, on: on? })
    })?
}

fn house(fields: &mut Fields<'_, '_>, config: &Config) -> House {
    let id = fields.required(&keys::HOUSE, |value| value.one_of(config.houses.ids())).unwrap_or_default();
    let mut contact = |key| fields.optional(key, |value| value.located(yaml::text));
    House {
        id,
        address: contact(&keys::ADDRESS),
        phone: contact(&keys::PHONE),
        email: contact(&keys::EMAIL),
        opening_hours: contact(&keys::OPENING_HOURS),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_shown_for_six_months_after_they_were_confirmed() {
        let check = |today: &str, expected: Option<&str>| {
            let confirmed = Some(Confirmation { by: "leder".into(), on: "2026-03-31".parse().unwrap() });
            let times = Some("onsdag kl. 10-12".to_owned());
            let activity = Activity { kind: ActivityKind::Open, houses: Vec::new(), times, confirmed };
            assert_eq!(activity.confirmed_times(today.parse().unwrap()), expected, "{today}");
        };
        check("2026-03-30", None);
        check("2026-03-31", Some("onsdag kl. 10-12"));
        check("2026-09-30", Some("onsdag kl. 10-12"));
        check("2026-10-01", None);
    }
}
