//! Commands by area of the window: one closed enum each, with its faces and with what it does.

mod cause;
pub mod map;
mod shell;
mod why;

pub use cause::cause;
pub use shell::{ScaleStep, ShellCommand, notice_text};
pub use why::why_disabled;
