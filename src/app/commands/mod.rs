//! Commands by area: what can be done there, how it presents itself, and what it does.

pub mod import;

pub use import::ImportCommand;
