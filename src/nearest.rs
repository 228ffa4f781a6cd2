//! The nearest right word to a wrong one.

/// The one of `known` that `word` was most likely meant as, if any is near: at most one letter in
/// three changed, left out, added or swapped with its neighbour.
#[must_use]
pub fn nearest<S: AsRef<str>>(word: &str, known: impl IntoIterator<Item = S>) -> Option<String> {
    let letters: Vec<char> = word.chars().take(LONGEST).flat_map(char::to_lowercase).collect();
    let scored = known.into_iter().map(|candidate| {
        let other: Vec<char> =
            candidate.as_ref().chars().take(LONGEST).flat_map(char::to_lowercase).collect();
        (distance(&letters, &other), candidate)
    });
    let (steps, best) = scored.min_by_key(|(steps, _)| *steps)?;
    let longest = letters.len().max(best.as_ref().chars().count());
    (steps <= longest.div_ceil(3)).then(|| best.as_ref().to_owned())
}

/// Words are compared by their first letters only; no name here is longer.
const LONGEST: usize = 64;

/// The Damerau–Levenshtein distance in its "optimal string alignment" form.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let changed = above[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut best = changed.min(above[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                best = best.min(before[j - 2] + 1);
            }
            row.push(best);
        }
        before = std::mem::replace(&mut above, row);
    }
    above[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_words_are_found_and_far_ones_are_not() {
        let check = |word: &str, expected: Option<&str>| {
            let known = ["title", "summary", "phases", "roles", "review_by"];
            assert_eq!(nearest(word, known).as_deref(), expected, "{word}");
        };
        check("titel", Some("title"));
        check("rolls", Some("roles"));
        check("Summary", Some("summary"));
        check("reviewby", Some("review_by"));
        check("farve", None);
        check("", None);
    }
}
