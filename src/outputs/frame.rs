//! What is around every page: its head, the menu, the notices.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Serialize;

use super::next_step::{self, NextStep};
use super::trail::{self, Crumb};
use super::{
    assets, board_paper, news_feed, overview, revision, search, sources, staff_pages, statement, status,
};
use crate::config::Standing;
use crate::date::ShownDate;
use crate::elsewhere::POLICY;
use crate::library::page::{Activity, ActivityKind, Page, PageKind, PageMatter};
use crate::library::shelf::{Audience, Reader, Shelf};
use crate::output_path::OutputPath;
use crate::site::{self, PUBLIC_FOLDER, Plan, Purpose, Site, address_from_top};
use crate::source::ProjectPath;
use crate::theme::Theme;
use crate::yaml::Located;

/// What every page of a site may show.
#[derive(Debug, Serialize)]
pub(crate) struct Globals<'l> {
    site_name: &'l str,
    standing: Standing,
    audience: &'static str,
    purpose: Purpose,
    /// What a page lets a browser do.
    policy: &'static str,
    menu: Vec<MenuItem<'l>>,
    /// The pages at the foot of every page. Empty on the staff site.
    footer: Vec<MenuItem<'l>>,
    /// The accessibility statement: a path from the top of the site, or an address of the web. Empty when there is none.
    statement: String,
    /// The style sheet, as a path from the top of the site.
    style: &'l str,
    /// The style sheet that shows paper on the screen, as a path from the top of the site; empty on the public one.
    paper_style: &'l str,
    /// The pictures of the theme by name, as paths from the top of the site.
    images: BTreeMap<&'l str, &'l str>,
    /// The script, as a path from the top of the site.
    script: &'l str,
    /// What the script reads, as a path from the top of the site; empty on the public site.
    status: String,
    /// Where the front page of the public site lies: an address of the web, or a path from the top of
    /// the staff site that begins with `../`. Empty on the public site.
    public_site: String,
    /// Where the staff site lies, without a slash at its end; empty when that is not known, and on the public site.
    staff_site: &'l str,
    /// The page of the search, as links write it from the top of the site; empty when there is none.
    search: String,
    /// The feed, as a path from the top of the site; empty when there is none.
    feed: String,
    feed_title: &'static str,
    /// Where the public site lies, as an address of the web without a slash at its end; empty as long as nobody has
    /// said, and on the staff site.
    site_address: &'l str,
}

#[derive(Debug, Serialize)]
struct MenuItem<'l> {
    title: &'l str,
    /// The path from the top of the site.
    address: String,
    /// How the paths of the pages begin that the item stands for; none when it stands for itself alone.
    sections: Vec<String>,
}

/// The head of one page.
#[derive(Debug, Serialize)]
pub(crate) struct Frame<'p> {
    /// The way from the page to the top of its site.
    root: String,
    /// The path of the page from the top of its site, as links write it.
    address: String,
    title: &'p str,
    summary: &'p str,
    draft: bool,
    updated: Option<ShownDate>,
    /// The pages above this one, the front page first.
    trail: Vec<Crumb>,
    /// What the trail calls this page.
    trail_end: String,
    /// The drawing at its head; empty when it has none.
    picture: &'p str,
    /// What it offers its reader when it is read. Pages for staff offer nothing.
    next: Option<NextStep<'p>>,
    /// Whether its reader may not want to be seen on it.
    discreet: bool,
    /// Where the quick way out leads; empty when there is none.
    leave: &'p str,
    /// What such a page is called in the browser's tab and history.
    tab_title: &'p str,
    /// Where its text is changed; empty when it is made of no file, or the house does not say.
    edit: String,
}

impl<'p> Frame<'p> {
    /// The head of a page made from a file that has front matter of its own.
    pub(super) fn of_page<A: Reader>(site: &'p Site<'_, A>, path: &OutputPath, page: &'p Page) -> Self {
        let matter = &page.matter;
        let leave = &site.shelf().config().leave;
        let discreet = leave.covers(page.text.path());
        Self {
            draft: matter.draft,
            updated: matter.updated.map(ShownDate::from),
            picture: picture(matter),
            next: next_step::of_page(site, page),
            discreet,
            leave: leave.address.as_deref().filter(|_| discreet).unwrap_or_default(),
            tab_title: matter.tab_title.as_ref().map_or(&matter.title, |title| &title.value),
            edit: edit(site, page.text.path()),
            ..Self::new(site, path, &matter.title, &matter.summary)
        }
    }

    /// The head of what stands where a page was before. It tells no more of its reader than the page does.
    pub(super) fn of_moved<A: Reader>(site: &'p Site<'_, A>, path: &OutputPath, page: &'p Page) -> Self {
        let leave = &site.shelf().config().leave;
        let discreet = leave.covers(page.text.path());
        Self {
            discreet,
            leave: leave.address.as_deref().filter(|_| discreet).unwrap_or_default(),
            ..Self::new(site, path, "Siden er flyttet", "Siden har fået en ny adresse.")
        }
    }

    /// The head of a page.
    pub(super) fn new<A: Reader>(
        site: &'p Site<'_, A>,
        path: &OutputPath,
        title: &'p str,
        summary: &'p str,
    ) -> Self {
        Self {
            address: site.address_from_top(path),
            trail: trail::trail(site, path),
            trail_end: title.to_owned(),
            next: next_step::to_any_house(site),
            ..Self::beside(&path.root(), title, summary)
        }
    }

    /// With the page at `above` in its trail, before this one.
    pub(super) fn below<A: Reader>(
        mut self,
        site: &Site<'_, A>,
        path: &OutputPath,
        (title, above): (String, Option<&OutputPath>),
    ) -> Self {
        let above = above.filter(|above| *above != path);
        self.trail.extend(above.map(|above| Crumb::new(site, title, above)));
        self
    }

    /// With another title than the page it is made from.
    pub(super) fn titled(self, title: &'p str) -> Self {
        Self { title, tab_title: title, ..self }
    }

    /// With this name at the end of its trail.
    pub(super) fn trail_end(mut self, name: String) -> Self {
        self.trail_end = name;
        self
    }

    /// The head of a page beside the site, that reaches its styles by `root`.
    pub(crate) fn beside(root: &str, title: &'p str, summary: &'p str) -> Self {
        Self {
            root: root.to_owned(),
            address: String::new(),
            title,
            summary,
            draft: false,
            updated: None,
            trail: Vec::new(),
            trail_end: String::new(),
            picture: "",
            next: None,
            discreet: false,
            leave: "",
            tab_title: title,
            edit: String::new(),
        }
    }

    /// For a page that is shown at any address of its server.
    pub(super) fn at_any_address<A: Reader>(mut self, site: &Site<'_, A>) -> Self {
        self.root = site.base();
        self
    }

    /// Gone through last on this day, where one is known.
    pub(super) fn updated(mut self, day: Option<Date>) -> Self {
        self.updated = day.map(ShownDate::from).or(self.updated);
        self
    }

    /// Changed in this file; nowhere when there is none.
    pub(super) fn edited_at<A: Reader>(mut self, site: &Site<'_, A>, file: Option<&ProjectPath>) -> Self {
        self.edit = file.map(|file| edit(site, file)).unwrap_or_default();
        self
    }

    pub(super) fn draft(mut self, draft: bool) -> Self {
        self.draft = draft;
        self
    }
}

/// Where a file is changed, as far as the readers of this site may know. A public page names no file but a public one,
/// and what is heard is not changed by those who hear it.
fn edit<A: Reader>(site: &Site<'_, A>, file: &ProjectPath) -> String {
    let edit = &site.shelf().config().edit;
    let address = match (A::AUDIENCE, Audience::of(file)) {
        (Audience::Staff, _) => edit.staff.as_ref(),
        (Audience::Public, Audience::Public) => edit.public.as_ref(),
        (Audience::Public, Audience::Staff) => None,
    };
    let address = address.filter(|_| site.purpose() == Purpose::Reading);
    address.map(|address| address.of(file)).unwrap_or_default()
}

/// The drawing of a page, or that of its kind; empty when it has none.
pub(super) fn picture(matter: &PageMatter) -> &str {
    matter.picture.as_deref().unwrap_or(match &matter.kind {
        PageKind::Activity(Activity { kind: ActivityKind::Open, .. }) => "door",
        PageKind::Activity(Activity { kind: ActivityKind::Voluntary, .. }) => "coffee",
        PageKind::Activity(Activity { kind: ActivityKind::Course, .. }) => "calendar",
        PageKind::House(_) => "house",
        PageKind::Plain(_) | PageKind::News(_) | PageKind::Agreement(_) | PageKind::Staff => "",
    })
}

/// What every page of this site may show.
pub(crate) fn globals<'l, A: Reader>(
    shelf: &Shelf<'l, A>,
    theme: &'l Theme,
    plan: &Plan<'l, A>,
    purpose: Purpose,
) -> Globals<'l> {
    let (config, theme) = (shelf.config(), theme.assets());
    let joined = assets::joined::<A>(theme);
    let images = theme.images.iter();
    let (feed, feed_title) = match A::AUDIENCE {
        Audience::Public => (news_feed::path(), news_feed::TITLE),
        Audience::Staff => (revision::feed_path(), revision::TITLE),
    };
    Globals {
        site_name: &config.name,
        standing: config.standing,
        audience: match A::AUDIENCE {
            Audience::Public => "public",
            Audience::Staff => "staff",
        },
        purpose,
        policy: POLICY,
        menu: match A::AUDIENCE {
            Audience::Public => public_menu(shelf, plan, &config.menu),
            Audience::Staff => staff_menu(plan, purpose),
        },
        footer: match A::AUDIENCE {
            Audience::Public => public_menu(shelf, plan, &config.footer),
            Audience::Staff => Vec::new(),
        },
        statement: statement::address(shelf),
        style: joined.style.path.as_str(),
        paper_style: assets::paper_style::<A>(theme).map_or("", |style| style.path.as_str()),
        images: images.map(|(name, image)| (name.as_str(), image.path.as_str())).collect(),
        script: joined.script.path.as_str(),
        public_site: public_site(shelf),
        staff_site: match A::AUDIENCE {
            Audience::Public => "",
            Audience::Staff => config.addresses.staff.as_deref().unwrap_or_default(),
        },
        feed: Some(feed).filter(|feed| plan.has(feed)).map_or_else(String::new, |feed| feed.to_string()),
        feed_title,
        site_address: match A::AUDIENCE {
            Audience::Public => config.addresses.public.as_deref().unwrap_or_default(),
            Audience::Staff => "",
        },
        status: match A::AUDIENCE {
            Audience::Public => String::new(),
            Audience::Staff => status::path().to_string(),
        },
        search: Some(search::path())
            .filter(|path| plan.has(path))
            .map_or_else(String::new, |path| address_from_top::<A>(&path)),
    }
}

fn public_site<A: Reader>(shelf: &Shelf<'_, A>) -> String {
    let front = ProjectPath::new("content/index.md").and_then(|front| shelf.public_page(&front));
    match (A::AUDIENCE, front) {
        (Audience::Public, _) | (Audience::Staff, None) => String::new(),
        (Audience::Staff, Some(_)) => match &shelf.config().addresses.public {
            Some(base) => format!("{base}/"),
            None => format!("../{PUBLIC_FOLDER}/index.html"),
        },
    }
}

fn public_menu<'l, A: Reader>(
    shelf: &Shelf<'l, A>,
    plan: &Plan<'l, A>,
    pages: &[Located<ProjectPath>],
) -> Vec<MenuItem<'l>> {
    let pages = pages.iter().filter_map(|path| {
        let page = shelf.public_page(&path.value)?;
        let address = plan.address_of(page.text.path())?.address().to_owned();
        Some(MenuItem { title: &page.matter.title, sections: vec![address.clone()], address })
    });
    pages.collect()
}

fn staff_menu<'l, A: Reader>(plan: &Plan<'l, A>, purpose: Purpose) -> Vec<MenuItem<'l>> {
    let fixed: [(_, _, &[&str]); 5] = [
        (trail::front(purpose), overview::path(), &[site::MANUALS, site::ROLES, site::PHASES]),
        (board_paper::TITLE, board_paper::path(), &[]),
        (revision::TITLE, revision::path(), &[revision::SECTION]),
        (staff_pages::TITLE, staff_pages::path(), &[staff_pages::SECTION]),
        (sources::TITLE, sources::path(), &[]),
    ];
    let planned = fixed.into_iter().filter(|(_, path, _)| plan.has(path));
    let items = planned.map(|(title, path, sections)| MenuItem {
        title,
        address: path.as_str().to_owned(),
        sections: sections.iter().map(|&section| section.to_owned()).collect(),
    });
    items.collect()
}
