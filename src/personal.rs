//! What tells who a person is: numbers that can be CPR numbers, and telephone numbers and mail addresses such as
//! private people have.
//!
//! Looks at a text as it is written, front matter, markup and comments among it: whatever is in a file is in its
//! history too. Knows no page and no finding.

mod contact;
mod cpr;
mod digits;

pub use contact::{Contact, ContactKind, Known, private_contacts};
pub use cpr::{cpr_numbers, masked};
