//! The suite: one binary.
