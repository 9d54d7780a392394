//! The window.

use std::path::PathBuf;

use crate::notice::Notice;
use crate::text::{Language, Message};

/// How the window is started.
#[derive(Debug, Clone, Default)]
pub struct WindowOptions {
    /// The project.
    pub project: Option<PathBuf>,
    /// The language.
    pub language: Option<Language>,
    /// Screenshot.
    pub screenshot: Option<PathBuf>,
}

/// Why there is no window.
#[derive(Debug, thiserror::Error)]
pub enum WindowError {
    /// No display.
    #[error("no display")]
    NoDisplay,
}

impl WindowError {
    /// In words.
    pub fn notice(&self) -> Notice {
        Notice::error(Message::new("cli-no-display"))
    }
}

/// Runs the window.
pub fn run(_: WindowOptions) -> Result<(), WindowError> {
    Err(WindowError::NoDisplay)
}
