//! How texts speak of people: the words to think about, by the rules of the folder a text lies in.
//!
//! What is found and why stands in `content/_rules/language.yaml`; here is only what each kind of word weighs for whom.

use super::{Evidence, Lint, Stage};
use crate::config::{FolderSteps, RuleSet};
use crate::diagnostic::{Report, Rule, Severity};
use crate::language::allowance::Scope;
use crate::language::prose::{PassageKind, passages_of_values};
use crate::language::terms::{Category, Denied, Term, Terms, Weight};
use crate::language::wording::{Use, Wording};
use crate::library::text::Text;
use crate::source::Source;

pub(super) static LINT: Lint = Lint {
    stage: Stage::Planned,
    rules: &[
        &DEFICIT_WORD,
        &LABEL_WORD,
        &AUTHORITY_WORD,
        &BLAMING_WORD,
        &PITYING_WORD,
        &OTHERING_WORD,
        &IDENTITY_WORD,
        &JARGON_WORD,
        &BARE_PROMISE,
        &DENIED_REPORT,
        &BAD_ALLOWANCE,
        &UNUSED_ALLOWANCE,
    ],
    check,
};

static DEFICIT_WORD: Rule = Rule {
    code: "deficit-word",
    severity: Severity::Error,
    title: "A word that says what people lack",
    explanation: "Ordet gør mennesker til det, de mangler: sårbar, udsat, ressourcesvag. Det første materiale om \
        huset henvendte sig til sårbare unge mødre, og de kunne ikke se sig selv i det. Skriv alder og tilbud og \
        ikke behov: gravide og mødre under 26 år. Skal det svære med, så skriv om situationen: når hverdagen er \
        presset. På sider for personalet er det kun en note. Skal ordet blive stående, så skriv over afsnittet, \
        hvorfor: <!-- sprog: tillad \"sårbar\" fordi … -->.",
};
static LABEL_WORD: Rule = Rule {
    code: "label-word",
    severity: Severity::Error,
    title: "A word that makes people a label",
    explanation: "Ordet sætter en etiket på et menneske: teenagemor, klient, kontanthjælpsmodtager, bruger. Skriv \
        du, eller skriv mennesket først: mor, far, deltager, gæst i huset; får du kontanthjælp. Bruger som \
        udsagnsord (du bruger huset) må gerne stå. Skal ordet blive stående, så skriv over afsnittet, hvorfor: <!-- \
        sprog: tillad \"klient\" fordi … -->.",
};
static AUTHORITY_WORD: Rule = Rule {
    code: "authority-word",
    severity: Severity::Error,
    title: "A word of orders and control",
    explanation: "Ordet lyder af myndighed: pligt, sanktion, kontrol, tilsyn, indkalde. I huset træffes ingen \
        afgørelser, og det må gerne siges: når ordet benægtes i samme sætningsdel (vi træffer ingen \
        myndighedsafgørelser), bliver det ikke fundet. Inviter i stedet for at kræve, og fortæl ligeud om de \
        pligter, loven giver. Der er forskel på at være venlig og at skjule noget: underretning skal forklares \
        ærligt og ikke skrives om til noget rart. Skal ordet blive stående, så skriv over afsnittet, hvorfor: <!-- \
        sprog: tillad \"underretning\" fordi … -->.",
};
static BLAMING_WORD: Rule = Rule {
    code: "blaming-word",
    severity: Severity::Error,
    title: "A word that blames",
    explanation: "Ordet giver nogen skylden eller måler dem som forældre: manglende evne, formår ikke, umotiveret, \
        svigt. Skriv om det, man kan og vil: har lyst til at lære mere om, vi øver det sammen. På sider for \
        personalet er det kun en note. Skal ordet blive stående, så skriv over afsnittet, hvorfor: <!-- sprog: \
        tillad \"svigt\" fordi … -->.",
};
static PITYING_WORD: Rule = Rule {
    code: "pitying-word",
    severity: Severity::Error,
    title: "A word of pity",
    explanation: "Ordet ynker: lider af, offer for, stakkels, skæbne, hjælpeløs. Ingen vil have, at andre har ondt \
        af dem. Skriv, hvad der er: har, lever med, har oplevet. Udsat for vold og offer for vold er ord for det, \
        der skete, og må gerne stå. På sider for personalet er det kun en note. Skal ordet blive stående, så skriv \
        over afsnittet, hvorfor: <!-- sprog: tillad \"skæbne\" fordi … -->.",
};
static OTHERING_WORD: Rule = Rule {
    code: "othering-word",
    severity: Severity::Error,
    title: "A word that parts them from us",
    explanation: "Ordet taler om nogle andre hen over hovedet på den, der læser: de unge mødre, den slags familier, \
        etniske, normale mødre. Skriv du, vi og alle; eller sig, hvad det handler om: taler du et andet sprog end \
        dansk. Skal ordet blive stående, så skriv over afsnittet, hvorfor: <!-- sprog: tillad \"etnisk\" fordi … \
        -->.",
};
static IDENTITY_WORD: Rule = Rule {
    code: "identity-word",
    severity: Severity::Error,
    title: "A word that makes people their illness or circumstance",
    explanation: "Ordet gør mennesket til sin sygdom eller sin situation: misbruger, autist, psykisk syg mor, de \
        hjemløse. Skriv mennesket først: mor, der har en psykisk sygdom; er uden bolig lige nu. Skal ordet blive \
        stående, så skriv over afsnittet, hvorfor: <!-- sprog: tillad \"autist\" fordi … -->.",
};
static JARGON_WORD: Rule = Rule {
    code: "jargon-word",
    severity: Severity::Warning,
    title: "A word of the trade",
    explanation: "Ordet hører til blandt fagfolk: målgruppe, indsats, screening, visitation. På en side for alle \
        skal det siges, som man siger det til en nabo: hvem det er for, hjælp, en snak om, hvad du har brug for. På \
        sider for fagfolk og kommuner (rules: professional i site.yaml) og i manualerne må det gerne stå. Skal ordet \
        blive stående, så skriv over afsnittet, hvorfor: <!-- sprog: tillad \"screening\" fordi … -->.",
};
static BARE_PROMISE: Rule = Rule {
    code: "bare-promise",
    severity: Severity::Error,
    title: "Secrecy is promised without its exception",
    explanation: "Siden lover, at noget er fortroligt, anonymt eller ikke bliver sagt videre, uden at sige, hvornår \
        det alligevel kan ske. Personalet har pligt til at handle, når et barn ikke har det godt, og loven kan kræve \
        mere. Et løfte, der ikke holder, er værre end intet løfte. Fortæl på samme side, hvornår I må sige noget \
        videre. Taler I med hende først, når det kan lade sig gøre, så skriv også det.",
};
static DENIED_REPORT: Rule = Rule {
    code: "denied-report",
    severity: Severity::Error,
    title: "The duty to report is denied",
    explanation: "Teksten siger, at huset ikke laver underretninger eller ikke har pligt til det. Det er ikke sandt: \
        alle, der arbejder i huset, har pligt til at sige det, hvis de bliver bekymrede for et barn. Skriv det \
        ligeud og roligt. Taler I med forældrene først, når det kan lade sig gøre, så skriv også det.",
};
static BAD_ALLOWANCE: Rule = Rule {
    code: "bad-allowance",
    severity: Severity::Error,
    title: "An allowance cannot be read",
    explanation: "Kommentaren skal give lov til et ord i det næste afsnit, men den er ikke til at læse. Den skal se \
        sådan ud: <!-- sprog: tillad \"underretning\" fordi siden fortæller, hvad huset har pligt til -->. Grunden \
        skal være der; den, der retter siden næste gang, læser den. Gælder det hele siden, så skriv sprog_tilladt \
        øverst i filen.",
};
static UNUSED_ALLOWANCE: Rule = Rule {
    code: "unused-allowance",
    severity: Severity::Warning,
    title: "An allowance that nothing needs",
    explanation: "Der er givet lov til et ord, men ordet står der ikke, eller det bliver slet ikke fundet. Slet \
        kommentaren (eller linjen under sprog_tilladt), så det næste, der bliver skrevet, bliver set efter. En kommentar \
        gælder kun afsnittet lige efter den.",
};

fn check(evidence: &Evidence<'_>, report: &mut Report) {
    let (library, terms) = (evidence.library, &evidence.said().terms);
    // For whom a text is written is said in site.yaml.
    if terms.is_empty() || !library.config_is_known {
        return;
    }
    let manuals = library.manuals.iter().map(|manual| (&manual.text, manual.matter.public_line.is_some()));
    let pages = library.pages.iter().map(|page| (&page.text, false));
    for (text, has_public_title) in manuals.chain(pages) {
        let Some(wording) = evidence.said().get(text.path()).map(|said| &said.wording) else { continue };
        let rules = library.config.language_of(text.path()).rules;
        let readers = Readers { rules, has_public_title };
        check_uses(terms, &text.source, wording, readers, report);
        check_allowances(terms, text, wording, readers, report);
    }
    if let Some(source) = &library.config_source {
        check_site(terms, source, &library.config.next_steps, report);
    }
}

/// Who reads a text.
#[derive(Clone, Copy)]
struct Readers {
    rules: RuleSet,
    /// Whether its title stands in the public register of manuals.
    has_public_title: bool,
}

impl Readers {
    /// The rules for a part of the text.
    fn rules(self, kind: PassageKind) -> RuleSet {
        match kind {
            PassageKind::PublicLine => RuleSet::Public,
            PassageKind::Title if self.has_public_title => RuleSet::Professional,
            _ => self.rules,
        }
    }
}

fn check_uses(terms: &Terms, source: &Source, wording: &Wording, readers: Readers, report: &mut Report) {
    for used in wording.uses.iter().filter(|used| used.allowed.is_none()) {
        let term = &terms.all[used.term];
        if let Some(severity) = severity(term, used, wording, readers) {
            let (rule, message) = said_of(term, used);
            report.add_as(severity, rule, (source, used.span), message, term.instead.clone());
        }
    }
}

fn said_of(term: &Term, used: &Use) -> (&'static Rule, String) {
    if term.denied == Denied::IsFault && used.is_denied {
        let duty = "personalet har pligt til at give kommunen besked, når de er bekymrede for et barn";
        return (&DENIED_REPORT, format!("Teksten siger nej til »{}«, men {duty}", used.said));
    }
    (rule(term.category), format!("»{}«: {}", used.said, term.why))
}

fn rule(category: Category) -> &'static Rule {
    match category {
        Category::Deficit => &DEFICIT_WORD,
        Category::Noun => &LABEL_WORD,
        Category::Authority => &AUTHORITY_WORD,
        Category::Blame => &BLAMING_WORD,
        Category::Pity => &PITYING_WORD,
        Category::Othering => &OTHERING_WORD,
        Category::Identity => &IDENTITY_WORD,
        Category::Jargon => &JARGON_WORD,
        Category::Promise => &BARE_PROMISE,
    }
}

/// How much a use weighs for those it is written for; nothing where it may stand.
fn severity(term: &Term, used: &Use, wording: &Wording, readers: Readers) -> Option<Severity> {
    let names_exception = match used.kind {
        PassageKind::PublicLine => wording.public_line_names_exception,
        _ => wording.names_exception,
    };
    if term.category == Category::Promise && names_exception {
        return None;
    }
    match readers.rules(used.kind) {
        RuleSet::Public => Some(public_severity(term, used)),
        RuleSet::Professional => professional_severity(term, used),
        RuleSet::Staff => {
            let is_counted = matches!(term.category, Category::Deficit | Category::Blame | Category::Pity);
            is_counted.then_some(Severity::Note)
        }
    }
}

fn public_severity(term: &Term, used: &Use) -> Severity {
    if term.denied == Denied::IsFault && used.is_denied {
        return Severity::Error;
    }
    match term.weight {
        Some(Weight::Error) => Severity::Error,
        Some(Weight::Warning) => Severity::Warning,
        Some(Weight::Note) => Severity::Note,
        None => rule(term.category).severity,
    }
}

/// Those who work with families elsewhere know the words of the trade and of the law; how people are spoken of holds
/// for them too.
fn professional_severity(term: &Term, used: &Use) -> Option<Severity> {
    let is_denied_report = term.denied == Denied::IsFault && used.is_denied;
    match term.category {
        Category::Jargon => None,
        Category::Authority if !is_denied_report => Some(Severity::Note),
        Category::Authority
        | Category::Deficit
        | Category::Noun
        | Category::Blame
        | Category::Pity
        | Category::Othering
        | Category::Identity
        | Category::Promise => Some(public_severity(term, used)),
    }
}

fn check_allowances(terms: &Terms, text: &Text, wording: &Wording, readers: Readers, report: &mut Report) {
    for span in &wording.allowances.unreadable {
        let message = "Kommentaren er ikke til at læse, så den giver ikke lov til noget";
        let help = "Skriv <!-- sprog: tillad \"ordet\" fordi … --> med en grund, på linjen over afsnittet.";
        report.add(&BAD_ALLOWANCE, &text.source, *span, message, help);
    }
    let counts = |used: &Use| severity(&terms.all[used.term], used, wording, readers).is_some();
    for allowance in wording.unused_allowances(counts) {
        let message = format!("Der er givet lov til »{}«, men det er der ikke brug for", allowance.word);
        let help = match allowance.scope {
            Scope::Text => "Slet ordet under sprog_tilladt.",
            Scope::Block(_) | Scope::Nothing => {
                "Slet kommentaren, eller flyt den: Den gælder kun afsnittet lige efter."
            }
        };
        report.add(&UNUSED_ALLOWANCE, &text.source, allowance.span, message, help);
    }
}

/// The words of site.yaml that stand on every public page of a folder.
fn check_site(terms: &Terms, source: &Source, steps: &FolderSteps, report: &mut Report) {
    let readers = Readers { rules: RuleSet::Public, has_public_title: false };
    for (_, step) in steps {
        let wording = Wording::of_passages(&passages_of_values(source.text(), step.shown()), terms);
        check_uses(terms, source, &wording, readers, report);
    }
}
