//! Husbog makes two web sites of one folder of Markdown: one for everybody, one for those who work in
//! the house. This page is the map: what flows where, which room holds what, and where a new thing
//! goes.
//!
//! # What flows where
//!
//! ```text
//! disk::read ─► Tree ─► Library::load ─► Library ─┬─► lints::check ◄───────────────┐
//!              (texts)  (parses; never fails)     │        │                       │ template errors,
//!                                                 │        ▼                       │ leaks
//!                                                 │      Report                    │
//!                                                 └─► Shelf<Public> ─► Site ─► render ─► disk::publish
//!                                                     Shelf<Staff>     (plan)   (bytes)
//! ```
//!
//! [`build::build`] is the one way through it; `husbog build`, `husbog check`, the preview and the tests all go
//! it. The preview ([`serve`]) goes it again whenever a file changes, with a [`build::Memory`] of pure steps:
//! a text that was read, a file that was rendered. Forgetting changes how long a build takes, never a byte.
//!
//! 1. [`disk::read`] reads the project: texts with their content, other files by path.
//! 2. [`library`] parses every file and never fails: a file gives what it can, and its faults as data.
//!    A [`library::document::Document`] knows no configuration and no address; a link in it is a
//!    [`library::target::Target`].
//!    Documents that are revised have a working text and editions ([`library::edition`]); which edition is in
//!    force follows from [`library::ledger`] and the day. What changed between two of them, and whether a note
//!    says why, is known to [`comparison`] alone.
//! 3. A [`library::shelf::Shelf`] is what one audience may read. Pages are made from shelves, never from
//!    the library, so that a public page has no way to staff text.
//! 4. [`site::Site`] plans every address of one audience's site, then renders file by file on all cores.
//!    Links become addresses here, seen from the page being written ([`html::Links`]).
//! 5. [`leak`] watches the bytes of the public site as they are written, [`elsewhere`] those of every site; [`lints`]
//!    judges everything, and one [`diagnostic::Report`] says all of it.
//! 6. Only without errors does [`disk::publish`] exchange the published sites for the new ones, both or
//!    neither.
//!
//! # The rooms, and who may use whom
//!
//! A room uses those above it in this list, never those below; `tests/suite/layering.rs` holds it so.
//!
//! | rooms | hold |
//! |---|---|
//! | [`source`] [`diagnostic`] [`yaml`] [`config`] [`date`] [`entities`] [`figures`] [`slug`] [`output_path`] [`nearest`] [`percent`] [`placeholder`] [`memo`] | **words**: texts and places, findings, YAML with places, site.yaml, characters as HTML writes them, what a build remembers |
//! | [`library`] | **reading**: Markdown to documents, front matter, manuals, pages, shelves |
//! | [`elsewhere`] [`html`] [`language`] [`leak`] [`personal`] [`redline`] [`comparison`] [`schema`] [`search`] [`theme`] | **tools**: pure, each knows one thing: what files ask others for, the HTML writer, Danish, the leak check, what tells who a person is, the redline, what has changed between two versions, JSON Schema, the index of the search, templates and styles |
//! | [`site`] [`outputs`] | **making**: plan, links, render; one file per kind of page |
//! | [`lints`] | **judging**: one file per family of rules; sees all, imported by [`build`] and the commands only |
//! | [`build`] [`board`] [`disk`] [`serve`] [`commands`] [`cli`] | **running**: the one way through; the editor's board; the only room that opens files; the preview; the command line |
//!
//! # Where a new thing goes
//!
//! - **A rule**: a [`diagnostic::Rule`] and its `check` in a file of `src/lints/`; a rule of a family that
//!   is there touches that file alone, a new family also gets its `mod` line and its line in
//!   [`lints::LINTS`], side by side. Its code, `--explain` and the list of codes come from there. What is
//!   wrong with one file as such is noted where the file is read ([`yaml::ProblemKind`],
//!   [`library::markdown::ProblemKind`]) and put into words by the lint.
//! - **A kind of page made from what is read already, or a format** (feed, sitemap, search index): a file of
//!   `src/outputs/` with its `plan` and its [`site::Render`]; its `mod` line and its line in
//!   [`outputs::PUBLIC`] or [`outputs::STAFF`]; a template in `themes/hus/templates/`, with its line in
//!   `src/theme/builtin.rs`. The theme's own files are planned by `src/outputs/assets.rs`.
//! - **A kind of page with a folder and front matter of its own**: besides, a variant of
//!   [`library::page::PageKind`] and where it is told from the path, in the same file.
//! - **A front-matter key**: a [`yaml::Key`] with its Danish words in `src/library/manual/keys.rs` or
//!   `src/library/page/keys.rs`, a field of [`library::manual::ManualMatter`] or [`library::page::PageMatter`],
//!   and the line that reads it; unknown keys, wrong types, nearest words and the JSON Schema follow from that
//!   line. A key of site.yaml: the same with `src/config/keys.rs` and a field of [`config::Config`] with its
//!   default; then `husbog schema site > .schema/site.json`.
//! - **What mends a finding**: a [`diagnostic::Fix`] handed over with it ([`diagnostic::Report::add_fixable`]), when the
//!   new text is right whatever stands around it. `check --fix` does the rest, and leaves out what does harm.
//! - **A word to think about**: an entry of `content/_rules/language.yaml`; no line of the program. A kind of such words:
//!   a variant of [`language::terms::Category`], its rule in `src/lints/language.rs` and what it weighs for whom beside it.
//! - **A class of words to inflect**: a variant of [`language::inflection::Class`]. An element of the patterns around a
//!   word: `src/language/pattern.rs`, and the head of the list, which explains it to those who write there.
//! - **A word the house writes in one way**: an entry of `content/_rules/spelling.yaml`; no line of the program.
//! - **Another file written in YAML**: its line in [`schema::SCHEMAS`], its schema in `.schema/`, and a first
//!   line in the file that points there.
//! - **A link scheme**: a variant of [`library::target::Target`], read in [`library::target::Target::parse`],
//!   and its name in [`library::target::OWN_SCHEMES`]. What it leads to is said in `src/site/links.rs`, how it
//!   looks outside a site in `src/html/address.rs`, when it is wrong in `src/lints/links.rs`.
//! - **A Markdown construct**: a variant of [`library::document::BlockKind`] or
//!   [`library::document::InlineKind`]; the compiler names the walks, the writer and the leak check.
//! - **Something a redline describes instead of striking it**: where it is written in `src/redline/write.rs` or
//!   `src/redline/inline.rs`, its words for the reader in `src/redline/explain.rs`, how it is taken out again in
//!   `src/redline/proof.rs`, and once more in the oracle of `tests/suite/redline/`.
//! - **Something the preview shows the editor**: on the board, a field of the context in `src/board.rs` and
//!   its place in `board.html`; on every page, `src/serve/dress.rs`.
//! - **A pure step worth remembering**: a [`memo::Memo`] in the memory of the room that does it
//!   ([`library::Memory`], [`site::Memory`], [`language::said::Memory`]), with everything the result follows from as its input.
//! - **Something said of the language of a text**: a field of [`language::said::Said`], worked out once for each text; the
//!   lint that judges it looks it up.
//! - **An abbreviation with a full stop**: its line in `src/language/sentences/abbreviations.rs`.
//! - **A command**: a file of `src/commands/`, its `mod` line, its variant and its arm in `src/cli.rs`; one about revisions
//!   in `src/commands/revision/` and `src/commands/revision.rs`.
//! - **Something that speaks against closing a revision**: what is in a text, in `obstacles` of
//!   `src/commands/revision/proposal.rs`; what is about the revision, in `close.rs` beside it. What closing would do is
//!   told by `status/human.rs`.
//! - **Something that is frozen with a revision**: a field of [`library::ledger::Revision`] and its key, and where it is
//!   written in `src/commands/revision/entry.rs`. Ledgers that are written already must stay readable.
//! - **A change that the program makes to a text**: an edit of its YAML in `src/yaml/edit.rs`, proven to leave all else;
//!   written by [`disk::revise`], whole or not at all.
//! - **A kind of text to begin**: a variant of [`commands::new::Kind`], its arm in `src/commands/new/kinds.rs`
//!   and the text below its front matter beside it; what is said of each key comes from the key.
//! - **A format of findings**: a file of `src/diagnostic/`, its variant of [`cli::Format`], and its arm in the two
//!   commands that show findings.
//! - **Something a browser may do on a page**: [`elsewhere::POLICY`], which templates print as `policy`, the guard looks for
//!   and the servers of `tests/deploy` say too; an address that is kept free: `src/lints/kept.rs`.
//! - **A template, a style, a script, a picture of the theme**: a file of `themes/hus/`, with its line in
//!   `src/theme/builtin.rs`. Styles and scripts are joined in the order of their names; those below
//!   `styles/staff` and `scripts/staff` are for staff alone, all others for both sites. A picture `x.svg` is `images.x`
//!   in templates. Only `status.js` knows what day it is.
//! - **A page about revisions**: a file of `src/outputs/revision/`, made from the changes that
//!   `src/outputs/revision/changes.rs` finds; a page of one document's versions: `src/outputs/document/`. It names every
//!   document whose text it shows in [`site::Render::documents`].
//! - **Something for the printer**: for everybody `src/outputs/leaflet.rs`, of one manual `src/outputs/document/card.rs`, of
//!   all `src/outputs/binder.rs`; its sheet, on the screen and as a named page, in `95-sheets.css`, or in
//!   `staff/96-sheets.css` when only staff have it. What of a text stands
//!   on it is an [`library::excerpt`]; where links lead from there is said in `src/outputs/paper.rs`.
//! - **Something the hearing shows**: a file of `src/outputs/` made from `src/outputs/proposal.rs`, and its line in
//!   [`outputs::HEARING`].
//! - **Something readers see of a front matter**: a line of [`library::manual::ManualMatter::told`], so that a change of
//!   it is told.
//! - **Another set of texts that links lead into**: a variant of [`site::Vantage`]; where its links lead is said in
//!   `src/site/links.rs`.

pub mod board;
pub mod build;
pub mod cli;
pub mod commands;
pub mod comparison;
pub mod config;
pub mod date;
pub mod diagnostic;
pub mod disk;
pub mod elsewhere;
pub mod entities;
pub mod figures;
pub mod html;
pub mod language;
pub mod leak;
pub mod library;
pub mod lints;
pub mod memo;
pub mod nearest;
pub mod output_path;
pub mod outputs;
pub mod percent;
pub mod personal;
pub mod placeholder;
pub mod redline;
pub mod schema;
pub mod search;
pub mod serve;
pub mod site;
pub mod slug;
pub mod source;
pub mod theme;
pub mod yaml;
