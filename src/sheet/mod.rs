//! The sheet: a finished map page as plain data, composed from what the map shows.
//!
//! Reads no file, clock or database: the same input gives the same sheet.

pub mod contents;

pub use contents::{Audience, MapContents, ParentRegions};
