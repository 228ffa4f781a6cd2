//! The only room that opens files: it reads a project and publishes sites.

#![expect(clippy::disallowed_methods, reason = "this is the room that opens files")]

pub mod publish;
pub mod read;
