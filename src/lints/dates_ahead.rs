//! Days that readers are told of before they have come.

use jiff::civil::Date;

use super::{Evidence, Lint, Stage, line_of_entry};
use crate::date::ShownDate;
use crate::diagnostic::{Report, Rule, Severity};
use crate::library::page::{Page, PageKind};

pub(super) static LINT: Lint = Lint { stage: Stage::Planned, rules: &[&DATE_AHEAD], check };

static DATE_AHEAD: Rule = Rule {
    code: "date-ahead",
    severity: Severity::Warning,
    title: "A page is dated after today",
    explanation: "Siden bærer en dag, der ikke er kommet endnu. Husbog venter ikke på dagen: siden bliver udgivet med \
        det samme, og læserne ser en dato ude i fremtiden. Skal en nyhed først frem senere, så skriv draft: true, og \
        slet linjen, når dagen kommer. Fortæller nyheden om noget, der skal ske, så skriv dagen for det i teksten: \
        date er den dag, nyheden bliver fortalt, og updated den dag, indholdet sidst er set igennem.",
};

fn check(evidence: &Evidence<'_>, report: &mut Report) {
    let today = evidence.today();
    for page in evidence.library.pages.iter().filter(|page| !page.matter.draft) {
        for (key, day, what) in dated(page) {
            if day > today {
                let message = format!("{what} den {}, og den dag er ikke kommet", ShownDate::from(day).text);
                let help = format!(
                    "Skriv {key}: {today}. Skal siden vente, så skriv draft: true, til dagen kommer."
                );
                report.add(&DATE_AHEAD, &page.text.source, line_of_entry(&page.text, key), message, help);
            }
        }
    }
}

/// The days a page tells of itself, each with its key and what is said of it.
fn dated(page: &Page) -> impl Iterator<Item = (&'static str, Date, &'static str)> {
    let news = match page.matter.kind {
        PageKind::News(date) => date,
        _ => None,
    };
    let news = news.map(|day| ("date", day, "Nyheden er dateret"));
    let updated = page.matter.updated.map(|day| ("updated", day, "Siden er sidst set igennem"));
    news.into_iter().chain(updated)
}
