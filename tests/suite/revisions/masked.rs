//! What is like a CPR number is not told again, and is taken out of what is closed without anything else.

use husbog::library::seal::Seal;
use husbog::source::ProjectPath;
use husbog::yaml::edit::without;
use sha2::{Digest, Sha256};

use super::{DAY, EDITION, LEDGER, Place, sections};

const NUMBER: &str = "010190-1234";
const MASK: [&str; 4] = ["mask", "5", "--revision", "2026-1"];

/// The seal of a text that shows the picture of [`sections`].
fn seal(text: &str) -> String {
    let picture = ProjectPath::new("manuals/05-frivillige/rum.png").unwrap();
    let digest = Sha256::digest("billede").into();
    Seal::of(text, [(&picture, Some(&digest))].into_iter()).to_string()
}

/// What an approval of such a text approves.
fn approval(text: &str) -> String {
    let matter = text.split("---\n").nth(1).unwrap();
    seal(&text.replacen(matter, &without(matter, "approved"), 1))
}

/// Asks for what cannot be done: nothing is written.
fn refused(place: &Place) {
    let before = place.files();
    let ran = place.revision(&MASK);
    assert_eq!(ran.code, Some(2), "{}", ran.out);
    assert_eq!(place.files(), before);
}

#[test]
fn a_number_is_masked_in_a_closed_text_and_nothing_else_is() {
    let place = Place::closed(&sections());
    refused(&place);
    // Closed by a program that did not know better.
    let old = place.text(EDITION);
    let new = old.replace("Hver mandag", "Hver 010190-1234");
    let new = new.replace(&approval(&old), &approval(&new));
    place.write(EDITION, &new);
    place.replace(LEDGER, &seal(&old), &seal(&new));
    let ran = place.revision(&["verify"]);
    assert!(ran.code == Some(1) && ran.out.contains("Alt er, som det blev lukket, men"), "{}", ran.out);
    let out = place.done(&MASK);
    assert!(out.contains("1 nummer") && !out.contains(NUMBER), "{out}");
    assert!(place.text(EDITION).contains("Hver xxxxxx-xxxx."));
    place.done(&["verify"]);
    assert_eq!(place.husbog(&["build", "--date", DAY]).code, Some(0));
    let page = place.text("dist/personale/manualer/05/index.html");
    assert!(page.contains("xxxxxx-xxxx") && !page.contains(NUMBER));
    // What was approved is what stands there now.
    let masked = place.text(EDITION);
    assert!(masked.contains(&approval(&masked)));
    // The machine stopped between the two files.
    place.write(EDITION, &new);
    place.done(&MASK);
    place.done(&["verify"]);
    // A text that was otherwise changed is not sealed again.
    place.write(EDITION, &new.replace("Vi er her", "Vi er væk"));
    refused(&place);
}

#[test]
fn a_number_in_the_name_of_a_picture_is_not_masked() {
    let place = Place::closed(&sections());
    let (old, picture) = (place.text(EDITION), "plan-0101901234.png");
    place.write(&format!("manuals/05-frivillige/{picture}"), "billede");
    let new = old.replace("Hver mandag", &format!("![Plan]({picture}) mandag"));
    place.write(EDITION, &new);
    refused(&place);
    let out = place.revision(&MASK).out;
    assert!(out.contains("plan-xxxxxxxxxx.png") && out.contains("Intet er skrevet."), "{out}");
    assert!(!out.contains("0101901234"), "{out}");
}

#[test]
fn a_number_in_an_experience_is_not_told_again() {
    let place = Place::closed(&sections());
    let experience = format!(
        "experiences:\n  - {{id: a, manual: 5, role: leder, date: 2026-01-05, experience: Hun ({NUMBER}) kom., decision: open}}\n"
    );
    place.write("manuals/experiences.yaml", &experience);
    for ran in
        [place.done(&["status"]), place.done(&["status", "--format", "json"]), place.husbog(&["check"]).out]
    {
        assert!(!ran.contains(NUMBER), "{ran}");
    }
    assert!(place.done(&["status"]).contains("Hun (xxxxxx-xxxx) kom."));
}
