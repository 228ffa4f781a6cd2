//! Pages that ask others for something, or keep something: checked on the bytes as they are written, in every build.

use super::{Evidence, Lint, Stage};
use crate::diagnostic::{Report, Rule, Severity};
use crate::elsewhere::{Request, RequestKind};
use crate::library::Library;
use crate::source::{ProjectPath, Source, Span};
use crate::theme::Theme;

pub(super) static LINT: Lint =
    Lint { stage: Stage::Rendered, rules: &[&FOREIGN_REQUEST, &MISSING_POLICY], check };

static FOREIGN_REQUEST: Rule = Rule {
    code: "foreign-request",
    severity: Severity::Error,
    title: "Page asks somebody else or keeps something",
    explanation: "En færdig fil ville hente noget fra et andet sted på nettet, sende noget derhen eller gemme noget hos \
        læseren: en skrift, et billede, et script, en ramme, en formular, en cookie. Så kunne andre se, hvem der læser \
        siderne, og det lover vi, at ingen kan. Almindelige links er i orden, for dem vælger læseren selv. Husbog ser \
        hver fil igennem, som den bliver skrevet, og udgiver ikke noget, når der er sådan en. Det kommer som regel fra en \
        fil i themes/: tag linjen ud, eller læg billedet som .svg i temaets mappe images. Skal læserne se noget, der \
        ligger et andet sted, så skriv et link til det.",
};

static MISSING_POLICY: Rule = Rule {
    code: "missing-policy",
    severity: Severity::Error,
    title: "Page lacks the policy that keeps readers safe",
    explanation: "Hver side begynder med en linje, der forbyder læserens browser at hente noget fra andre steder, at sende \
        noget og at køre andet end husets egne scripts. Linjen standser også det, som Husbog ikke selv kan finde. En side \
        har den ikke, eller den står ikke først, og så udgiver Husbog ikke noget. Det kommer fra en skabelon i \
        themes/, der skriver sit eget <head>. Lad skabelonen begynde med {% extends \"layout.html\" %}, eller skriv \
        linjen som den første i <head>: <meta http-equiv=\"Content-Security-Policy\" content=\"{{ policy | safe }}\">.",
};

fn check(evidence: &Evidence<'_>, report: &mut Report) {
    add((evidence.library, evidence.theme), evidence.requests, report);
}

/// Says what files would ask others for, each at the place it was written, where that is known.
pub(crate) fn add((library, theme): (&Library, &Theme), requests: &[Request], report: &mut Report) {
    for request in requests {
        let (message, help) = say(request);
        let (rule, place) = match request.kind {
            RequestKind::Bare => (&MISSING_POLICY, own_head(theme)),
            _ => (&FOREIGN_REQUEST, place(library, theme, request)),
        };
        match place {
            Some((source, span)) => report.add(rule, source, span, message, help),
            None => {
                let path = ProjectPath::new(&request.output).expect("a path within a site is a path");
                report.add_file(rule, &path, message, help);
            }
        }
    }
}

fn say(Request { kind, output, others }: &Request) -> (String, String) {
    let also = match others {
        0 => String::new(),
        1 => " og 1 fil til".to_owned(),
        others => format!(" og {others} filer til"),
    };
    let does = match kind {
        RequestKind::Fetch(address) => format!("ville hente noget fra {}: {}", host(address), start(address)),
        RequestKind::Send(address) => {
            format!("ville sende, hvad læseren skriver, til {}: {}", host(address), start(address))
        }
        RequestKind::Ask(word) => format!("ville selv hente eller sende noget med {word}"),
        RequestKind::Keep(word) => format!("ville gemme noget hos læseren med {word}"),
        RequestKind::Move => "har <base>, så sidens links fører andre steder hen".to_owned(),
        RequestKind::Bare => {
            "begynder ikke med den linje, der forbyder browseren at hente, sende og gemme noget".to_owned()
        }
    };
    (format!("{output}{also} {does}"), help(kind, output).to_owned())
}

fn help(kind: &RequestKind, output: &str) -> &'static str {
    match kind {
        RequestKind::Fetch(_) if output.ends_with(".css") => {
            "Tag linjen ud af stilarket. Brug de skrifter, læserens maskine har (font-family), og læg billeder i temaet."
        }
        RequestKind::Fetch(_) if output.ends_with(".js") => {
            "Tag adressen ud af scriptet. Hvad siden skal bruge, skal ligge i temaet."
        }
        RequestKind::Fetch(_) => {
            "Tag linjen ud af skabelonen, eller læg filen på siden selv: et billede som .svg i temaets mappe images. \
             Eller skriv et almindeligt link, som læseren kan vælge."
        }
        RequestKind::Send(_) => {
            "Tag formularen ud af skabelonen. Skriv et telefonnummer eller et link i stedet."
        }
        RequestKind::Ask(_) => {
            "Tag kaldet ud af scriptet. Siderne spørger ingen; hvad scriptet skal bruge, skal stå i det selv."
        }
        RequestKind::Keep(_) => "Tag det ud af scriptet. Siderne husker intet om den, der læser.",
        RequestKind::Move => {
            "Tag <base> ud af skabelonen. Links begynder med vejen til toppen: {{ page.root }}."
        }
        RequestKind::Bare => {
            "Begynd skabelonen med {% extends \"layout.html\" %}, eller skriv linjen først i dens <head>: \
             <meta http-equiv=\"Content-Security-Policy\" content=\"{{ policy | safe }}\">."
        }
    }
}

/// Whom an address asks.
fn host(address: &str) -> &str {
    let rest = address
        .split_once([':'])
        .filter(|(scheme, _)| !scheme.contains(['/', '\\']))
        .map_or(address, |(_, rest)| rest);
    let host = rest.trim_start_matches(['/', '\\']);
    start(host.split(['/', '\\', '?', '#']).next().unwrap_or(host))
}

/// As much of an address as a message has room for.
fn start(address: &str) -> &str {
    &address[..address.floor_char_boundary(120)]
}

/// Where what was found was written: in a file of the theme that is of the same sort, the project's own first, or in a
/// text of the project.
fn place<'a>(library: &'a Library, theme: &'a Theme, request: &Request) -> Option<(&'a Source, Span)> {
    let needle = match &request.kind {
        RequestKind::Fetch(address) | RequestKind::Send(address) => address.as_str(),
        RequestKind::Ask(word) | RequestKind::Keep(word) => word,
        RequestKind::Move => "<base",
        RequestKind::Bare => return None,
    };
    let is_of_its_sort =
        |source: &&Source| request.output.ends_with(&format!(".{}", source.path().extension()));
    let own = theme.own_sources().filter(is_of_its_sort);
    let pages = theme.own_sources().filter(|source| source.path().extension() == "html");
    let built_in = theme.files().filter(is_of_its_sort);
    own.chain(pages).chain(library.sources()).chain(built_in).find_map(|source| {
        let at = source.text().find(needle)?;
        Some((source, Span::new(at, at + needle.len())))
    })
}

/// Where a template of the project writes a head of its own.
fn own_head(theme: &Theme) -> Option<(&Source, Span)> {
    theme.own_sources().filter(|source| source.path().extension() == "html").find_map(|source| {
        let at = source.text().find("<head")?;
        Some((source, Span::new(at, at + "<head".len())))
    })
}
