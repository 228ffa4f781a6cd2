//! The only room that opens files: it reads a project and publishes sites.

pub mod publish;
pub mod read;
