//! The suite: what Husbog promises, tried from outside. One binary.
#![cfg(test)]
#![expect(clippy::disallowed_methods, reason = "the tests look at the disk from outside")]
#![expect(clippy::panic, reason = "a test fails by panicking")]

mod findings;
mod markup;
mod own_content;
mod pages;
mod project;
