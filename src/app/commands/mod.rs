//! What a person can do, by area: one nested list of commands per file.

pub mod table;
