//! Commands by area of the window: one closed enum each, with its faces and with what it does.

mod cause;
pub mod import;
pub mod map;
mod shell;
pub mod table;
mod why;

pub use cause::cause;
pub use import::ImportCommand;
pub use shell::{ScaleStep, ShellCommand, notice_text};
pub use why::why_disabled;
