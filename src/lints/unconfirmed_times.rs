//! Times that nobody has confirmed lately: readers do not see them.

use super::{Evidence, Lint, Stage, line_of_entry};
use crate::date::ShownDate;
use crate::diagnostic::{Report, Rule, Severity};
use crate::library::page::{Activity, Page, PageKind};
use crate::placeholder;

pub(super) static LINT: Lint = Lint { stage: Stage::Planned, rules: &[&UNCONFIRMED_TIMES], check };

static UNCONFIRMED_TIMES: Rule = Rule {
    code: "unconfirmed-times",
    severity: Severity::Warning,
    title: "Times that nobody has confirmed lately",
    explanation: "Aktiviteten har en tid, men siden viser den ikke: der står »ring og spørg«, indtil nogen i huset har \
        bekræftet tiden, og igen et halvt år efter. Så går ingen forgæves. Spørg den, der ved det, og skriv så \
        confirmed: {by: leder, on: 2027-06-30} med rollen og dagen i dag.",
};

fn check(evidence: &Evidence<'_>, report: &mut Report) {
    for page in &evidence.library.pages {
        if let PageKind::Activity(activity) = &page.matter.kind {
            check_activity(evidence, page, activity, report);
        }
    }
}

fn check_activity(evidence: &Evidence<'_>, page: &Page, activity: &Activity, report: &mut Report) {
    let today = evidence.today();
    let is_written = activity.times.as_deref().is_some_and(|times| !placeholder::is_value(times));
    if !is_written || activity.confirmed_times(today).is_some() {
        return;
    }
    let confirmed = activity.confirmed.as_ref().map(|confirmed| confirmed.on);
    let (entry, message) = match confirmed {
        None => ("times", "Ingen har bekræftet tiden, så siden viser »ring og spørg«".to_owned()),
        Some(day) if day > today => (
            "confirmed",
            format!("Den {} er ikke kommet endnu, så tiden bliver ikke vist", ShownDate::from(day).text),
        ),
        Some(day) => (
            "confirmed",
            format!(
                "Tiden blev sidst bekræftet den {}, så siden viser »ring og spørg«",
                ShownDate::from(day).text
            ),
        ),
    };
    let help = format!("Spørg den, der ved det, og skriv confirmed: {{by: leder, on: {today}}}.");
    report.add(&UNCONFIRMED_TIMES, &page.text.source, line_of_entry(&page.text, entry), message, help);
}
