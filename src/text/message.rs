//! A wording key with its arguments: text that is not yet in any language.

use std::path::Path;

use super::bundle::{Language, format};
use super::numbers::format_number;

/// An argument of a [`Message`].
#[derive(Debug, Clone, PartialEq)]
pub enum Argument {
    /// Text that is the same in every language (a path, a key, a name).
    Text(String),
    /// A count; selects the plural form and is written with thousands separators.
    Count(u64),
    /// A number with a fixed number of decimals.
    Number(f64, usize),
    /// Another message, written in the language of the outer one.
    Message(Box<Message>),
}

/// A wording key and its arguments; becomes text with [`Message::to_text`].
#[derive(Debug, Clone, PartialEq)]
pub struct Message {
    key: &'static str,
    arguments: Vec<(&'static str, Argument)>,
}

impl Message {
    /// The wording `key` without arguments.
    pub fn new(key: &'static str) -> Self {
        Self { key, arguments: Vec::new() }
    }

    /// The same arguments under another wording key.
    #[must_use]
    pub fn worded(self, key: &'static str) -> Self {
        Self { key, ..self }
    }

    /// The wording key.
    pub fn key(&self) -> &'static str {
        self.key
    }

    /// The arguments that are text, by the name that the wording uses.
    pub fn texts(&self) -> impl Iterator<Item = (&'static str, &str)> {
        self.arguments.iter().filter_map(|(name, argument)| match argument {
            Argument::Text(text) => Some((*name, text.as_str())),
            _ => None,
        })
    }

    /// Adds an argument under the name that the wording uses.
    #[must_use]
    pub fn with(mut self, name: &'static str, argument: impl Into<Argument>) -> Self {
        self.arguments.push((name, argument.into()));
        self
    }

    /// Adds a number written with `decimals` decimals.
    #[must_use]
    pub fn with_number(self, name: &'static str, value: f64, decimals: usize) -> Self {
        self.with(name, Argument::Number(value, decimals))
    }

    /// The text in `language`.
    pub fn to_text(&self, language: Language) -> String {
        let arguments = self.arguments.iter().map(|(name, argument)| {
            let value = match argument {
                Argument::Text(text) => fluent_bundle::FluentValue::from(text.clone()),
                #[allow(clippy::cast_precision_loss)] // counts of rows and regions
                Argument::Count(count) => fluent_bundle::FluentValue::from(*count as f64),
                Argument::Number(value, decimals) => {
                    fluent_bundle::FluentValue::from(format_number(*value, *decimals, language))
                }
                Argument::Message(message) => fluent_bundle::FluentValue::from(message.to_text(language)),
            };
            (*name, value)
        });
        format(language, self.key, arguments)
    }
}

impl From<&str> for Argument {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Argument {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&Path> for Argument {
    fn from(path: &Path) -> Self {
        Self::Text(path.display().to_string())
    }
}

impl From<usize> for Argument {
    fn from(count: usize) -> Self {
        Self::Count(count as u64)
    }
}

impl From<u64> for Argument {
    fn from(count: u64) -> Self {
        Self::Count(count)
    }
}

impl From<Message> for Argument {
    fn from(message: Message) -> Self {
        Self::Message(Box::new(message))
    }
}
