//! Commands by area of the window: one closed enum each, with its faces and with what it does.

mod cause;
mod shell;
pub mod table;
mod why;

pub use cause::cause;
pub use shell::{ScaleStep, ShellCommand, notice_text};
pub use why::why_disabled;
