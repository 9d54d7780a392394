//! Notices: what the program tells its user about an import, a map or an error, in the user's language.

use crate::text::{Language, Message};

/// How much a notice matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Good to know; nothing to do.
    Info,
    /// The result stands, but somebody should look.
    Warning,
    /// The work could not be done.
    Error,
}

/// One sentence for the user (what, where, why), what to do about it, and single cases.
#[derive(Debug, Clone, PartialEq)]
pub struct Notice {
    /// How much it matters.
    pub severity: Severity,
    /// What happened, where and why.
    pub message: Message,
    /// What the user can do.
    pub hint: Option<Message>,
    /// Single cases in full (keys, lines, names); shown folded, never translated.
    pub details: Vec<String>,
}

impl Notice {
    /// A notice that needs no action.
    pub fn info(message: Message) -> Self {
        Self { severity: Severity::Info, message, hint: None, details: Vec::new() }
    }

    /// A notice that somebody should look at.
    pub fn warning(message: Message) -> Self {
        Self { severity: Severity::Warning, ..Self::info(message) }
    }

    /// A notice that the work could not be done.
    pub fn error(message: Message) -> Self {
        Self { severity: Severity::Error, ..Self::info(message) }
    }

    /// The same notice with advice what to do.
    #[must_use]
    pub fn with_hint(mut self, hint: Message) -> Self {
        self.hint = Some(hint);
        self
    }

    /// The same notice with single cases.
    #[must_use]
    pub fn with_details(mut self, details: Vec<String>) -> Self {
        self.details = details;
        self
    }

    /// Message and hint in one line of running text, without details.
    pub fn to_text(&self, language: Language) -> String {
        let message = self.message.to_text(language);
        match &self.hint {
            Some(hint) => format!("{message} {}", hint.to_text(language)),
            None => message,
        }
    }
}
