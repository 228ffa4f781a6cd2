//! The suite: what Husbog promises, tried from outside. One binary.
#![cfg(test)]
#![expect(clippy::disallowed_methods, reason = "the tests look at the disk from outside")]
#![expect(clippy::panic, reason = "a test fails by panicking")]

mod authoring;
mod canaries;
mod catalogue;
mod checking;
mod cli;
mod deploy;
mod findings;
mod language;
mod layering;
mod markup;
mod outward;
mod own_content;
mod pages;
mod paper;
mod preview;
mod project;
mod public_pages;
#[cfg(target_os = "linux")]
mod publishing;
mod redline;
mod repeatable;
mod revised;
mod revision_pages;
mod revisions;
mod robust;
mod roles_and_phases;
mod schemas;
mod search;
mod staff;
