//! What the preview adds to a page on its way to a browser: the script that keeps it as the texts are, what
//! was found in its text, and, over a page that could not be made, why.
//!
//! Pages are stored as the build makes them; all this is added when they are asked for.

use std::fmt::Write;

use super::edition::{Edition, File, Notice, State};
use crate::diagnostic::Severity;
use crate::html::escaped;
use crate::output_path::OutputPath;

/// A page with what the preview adds to it.
pub(super) fn page(body: &str, file: &File, version: &str) -> String {
    match file.state {
        State::Fresh if file.is_board() => dressed(body, "", version),
        State::Fresh => dressed(body, &panel(&file.notices), version),
        State::LastGood => dressed(body, &overlay(&file.notices, LAST_GOOD), version),
        State::NeverMade => dressed(BARE, &overlay(&file.notices, NEVER_MADE), version),
    }
}

/// What is shown where there is no page.
pub(super) fn missing(edition: &Edition, path: Option<&OutputPath>) -> String {
    let version = path.map(|path| edition.version(path)).unwrap_or_default();
    let text = "<main class=\"husbog-missing\"><h1>Her er ingen side</h1>\
        <p>Måske er den flyttet, slettet eller ikke skrevet endnu. Kommer den, bliver den vist her.</p>\
        <ul><li><a href=\"/tavle/\">Tavlen</a></li><li><a href=\"/personale/index.html\">Personalets side</a></li>\
        <li><a href=\"/offentlig/\">Den offentlige side</a></li></ul></main>";
    dressed(BARE, text, &version)
}

const LAST_GOOD: &str = "Siden kan ikke laves lige nu. Bagved ser du den, som den var sidst.";
const NEVER_MADE: &str = "Siden kan ikke laves endnu.";

/// A page with nothing on it.
const BARE: &str = "<!doctype html>\n<html lang=\"da\">\n<head>\n<meta charset=\"utf-8\">\n\
    <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>Forhåndsvisning</title>\n\
    </head>\n<body class=\"husbog-bare\">\n</body>\n</html>\n";

/// Where the policy of a page begins, which must let the script listen for changes.
const POLICY: &str = "http-equiv=\"Content-Security-Policy\" content=\"";
const MAY_LISTEN: &str = "connect-src 'self'; ";

fn dressed(body: &str, addition: &str, version: &str) -> String {
    let head = format!(
        "<link rel=\"stylesheet\" href=\"/_husbog/preview.css\">\n\
         <script src=\"/_husbog/preview.js\" data-version=\"{version}\" defer></script>\n"
    );
    let mut page = String::with_capacity(body.len() + head.len() + addition.len() + 100);
    let (before, after) = body.split_once(POLICY).unwrap_or(("", body));
    if !before.is_empty() {
        page.extend([before, POLICY, MAY_LISTEN]);
    }
    let (top, rest) = after.split_once("</head>").unwrap_or(("", after));
    page.extend([top, &head, "</head>"]);
    let (middle, end) = rest.rsplit_once("</body>").unwrap_or((rest, ""));
    page.extend([middle, addition, "</body>", end]);
    page
}

/// What was found in the text of a page, the gravest first, folded up unless something must be mended.
fn panel(notices: &[Notice]) -> String {
    let is_faulty = notices.iter().any(|notice| notice.severity == Severity::Error);
    let open = if is_faulty { " data-name=\"fejl\" open" } else { " data-name=\"fund\"" };
    format!(
        "<aside class=\"husbog-panel\" aria-label=\"Forhåndsvisning\"><details{open}>\
         <summary>Forhåndsvisning<span class=\"husbog-count\">{}</span></summary>{}{}</details></aside>",
        count(notices),
        list(notices),
        BOARD_LINK
    )
}

fn overlay(notices: &[Notice], what: &str) -> String {
    format!(
        "<div class=\"husbog-overlay\" role=\"alert\"><h2>{what}</h2>{}{}</div>",
        list(notices),
        BOARD_LINK
    )
}

const BOARD_LINK: &str = "<p><a href=\"/tavle/\">Se alle fund på tavlen</a></p>";

fn list(notices: &[Notice]) -> String {
    let mut list = String::from("<ol>");
    let mut notices: Vec<&Notice> = notices.iter().collect();
    notices.sort_by_key(|notice| std::cmp::Reverse(notice.severity));
    let mut said = "";
    for Notice { severity, message, help, place } in notices {
        let advice = if help == said { "" } else { help };
        said = help;
        // Writing to a string cannot fail.
        let _ = write!(
            list,
            "<li class=\"husbog-{}\"><strong>{}</strong> {} <em>{}</em> <code>{}</code></li>",
            severity.key(),
            severity.danish(),
            escaped(message),
            escaped(advice),
            escaped(place)
        );
    }
    list + "</ol>"
}

/// `1 fejl, 2 noter`, or that nothing was found.
fn count(notices: &[Notice]) -> String {
    let of = |wanted| notices.iter().filter(|notice| notice.severity == wanted).count();
    match Severity::each_counted(of).as_slice() {
        [] => "ingen fund her".to_owned(),
        counts => counts.join(", "),
    }
}
