//! Commands by area of the window: one closed enum each, with its faces and with what it does.

pub mod base_map;
mod cause;
pub mod classes;
mod compute;
pub mod import;
pub mod map;
mod pages;
mod reach;
mod relation;
mod shell;
mod start;
pub mod table;
mod typology;
mod why;

pub use base_map::BaseMapCommand;
pub use cause::cause;
pub use compute::ComputeCommand;
pub use import::ImportCommand;
pub use pages::{PagesCommand, text_field_id};
pub use reach::ReachCommand;
pub use relation::{RelationCommand, form_key, form_tip_key};
pub use shell::{ScaleStep, ShellCommand, notice_text};
pub use start::StartCommand;
pub use typology::TypologyCommand;
pub use why::why_disabled;
