//! Danish abbreviations that are written with a full stop: the one list of them.

use std::collections::HashSet;
use std::sync::LazyLock;

/// Whether something follows an abbreviation in its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Follows {
    /// Something always does: `kl. 10`, `f.eks. Esbjerg`.
    Always,
    /// The sentence can end with it: `osv.`, `50 kr.`
    Sometimes,
}

impl Follows {
    /// What follows a word with a full stop behind it; `None` when it is no abbreviation. A word that has a full stop
    /// within it is one.
    pub(super) fn what(word: &str) -> Option<Self> {
        let word = word.to_lowercase();
        let word = word.as_str();
        match () {
            () if ALWAYS.contains(&word) => Some(Self::Always),
            () if SOMETIMES.contains(&word) || word.contains('.') => Some(Self::Sometimes),
            () => None,
        }
    }
}

/// Whether a word with a full stop behind it is an abbreviation, or a part of one: the `eks` of `f.eks.`
pub(crate) fn is_abbreviation(word: &str) -> bool {
    Follows::what(word).is_some() || PARTS.contains(word.to_lowercase().as_str())
}

/// What stands between the full stops of abbreviations.
static PARTS: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    let all = ALWAYS.iter().chain(&SOMETIMES);
    all.filter(|word| word.contains('.')).flat_map(|word| word.split('.')).collect()
});

/// Without the last full stop, in small letters.
const ALWAYS: [&str; 74] = [
    "adm", "adr", "afd", "afs", "ang", "bd", "bl.a", "ca", "cand", "d", "d.v.s", "dir", "dr", "dvs", "ekskl",
    "evt", "f", "f.eks", "f.o.m", "fhv", "fig", "fmd", "forb", "fr", "frk", "fx", "gnsn", "h.h.v", "henh",
    "hhv", "hr", "iflg", "inkl", "jf", "jfr", "jnr", "jvf", "kap", "kgl", "kl", "kst", "m.a.o", "m.h.t",
    "maks", "mht", "nr", "nuv", "o", "opr", "ovenst", "p", "p.g.a", "pga", "pkt", "pr", "prof", "ref",
    "resp", "s", "s.k", "sdr", "skt", "sml", "sr", "stud", "t.o.m", "tidl", "tlf", "udg", "v.h.a", "vedr",
    "vejl", "vha", "vs",
];

/// Without the last full stop, in small letters.
const SOMETIMES: [&str; 71] = [
    "a.l", "apr", "art", "aug", "bek", "bekendtg", "co", "dec", "e.l", "eks", "etc", "feb", "febr", "ff",
    "gr", "h", "inc", "int", "jan", "jr", "jul", "jun", "kbh", "komm", "kr", "lbk", "lign", "lok", "lrs",
    "m.fl", "m.m", "m.v", "mar", "md", "mdl", "mdr", "mfl", "mia", "mill", "min", "mio", "mm", "mv", "nov",
    "o.a", "o.l", "o.lign", "o.s.v", "okt", "ol", "osv", "p.t", "pct", "ph.d", "pt", "red", "rk", "sek",
    "sep", "sept", "spm", "spsk", "st", "stk", "str", "tab", "tsk", "ugtl", "v", "vol", "årg",
];

#[cfg(test)]
mod tests {
    #[test]
    fn abbreviations_and_their_parts_are_known() {
        let known = ["hhv", "Fx", "osv", "m.m", "f", "eks", "bl", "a", "lign", "fl", "kl", "mv"];
        assert_eq!(known.into_iter().find(|word| !super::is_abbreviation(word)), None);
        let others = ["tilsyn", "ja", "og", "i", ""];
        assert_eq!(others.into_iter().find(|word| super::is_abbreviation(word)), None);
    }

    #[test]
    fn the_lists_are_in_order_and_have_nothing_in_common() {
        assert!(super::ALWAYS.is_sorted() && super::SOMETIMES.is_sorted());
        assert!(!super::ALWAYS.iter().any(|word| super::SOMETIMES.contains(word)));
    }
}
