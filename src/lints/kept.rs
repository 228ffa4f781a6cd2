//! Addresses that are kept free: those of the law, and those where the program lays files of its own.

use crate::search;
use crate::site::STATEMENT_ADDRESS;
use crate::theme;

/// What an address that is kept begins with, and what it is kept for.
const KEPT: [(&str, &str); 3] = [
    (STATEMENT_ADDRESS, "tilgængelighedserklæringen"),
    (search::FOLDER, "søgningens filer"),
    (theme::ASSETS, "temaets filer"),
];

/// Whether an address is kept, or lies below one that is.
pub(super) fn is_kept(address: &str) -> bool {
    kept_for(address).is_some()
}

/// What is said to whoever takes an address that is kept, or one below it; none where it is free.
pub(super) fn kept_for(address: &str) -> Option<String> {
    let top = address.split('/').next().unwrap_or_default();
    let (kept, purpose) = KEPT.iter().find(|(kept, _)| kept.eq_ignore_ascii_case(top))?;
    Some(format!("Adressen {kept} er holdt fri til {purpose}"))
}
