//! Wrong usage in words of the user's language, and which language that is.

use std::ffi::OsString;
use std::path::Path;
use std::process::ExitCode;

use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::text::{Language, Message, tr};

/// The language of this call: `--lang`, else the environment.
pub(super) fn language(arguments: &[OsString]) -> Language {
    let mut words = arguments.iter().filter_map(|word| word.to_str());
    while let Some(word) = words.next() {
        let value = match word.strip_prefix("--lang") {
            Some("") => words.next(),
            Some(rest) => rest.strip_prefix('='),
            None => None,
        };
        match value {
            Some("de") => return Language::De,
            Some("en") => return Language::En,
            _ => {}
        }
    }
    super::environment_language()
}

/// Prints help, version or what is wrong with the call.
pub(super) fn explain(error: &clap::Error, language: Language) -> ExitCode {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            print!("{}", error.render());
            ExitCode::SUCCESS
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            eprint!("{}", error.render());
            ExitCode::from(2)
        }
        _ => {
            eprintln!("{}", sentence(error).to_text(language));
            if let Some(usage) = context(error, ContextKind::Usage) {
                let call = usage.trim().trim_start_matches("Usage:").trim();
                eprintln!("{} {call}", tr(language, "cli-usage"));
            }
            eprintln!("{}", tr(language, "cli-usage-hint"));
            ExitCode::from(2)
        }
    }
}

/// A first word that can only be meant as a command: no such file, and not the name of one either.
pub(super) fn mistyped_command(project: &Path) -> Option<&str> {
    let word = project.to_str()?;
    (!project.exists() && !word.contains(['.', '/', '\\'])).then_some(word)
}

/// Says that there is no such command.
pub(super) fn unknown_command(word: &str, language: Language) -> ExitCode {
    eprintln!("{}", Message::new("cli-unknown-command").with("command", word).to_text(language));
    eprintln!("{}", tr(language, "cli-usage-hint"));
    ExitCode::from(2)
}

fn sentence(error: &clap::Error) -> Message {
    let argument = context(error, ContextKind::InvalidArg).unwrap_or_default();
    let value = context(error, ContextKind::InvalidValue).unwrap_or_default();
    match error.kind() {
        ErrorKind::UnknownArgument => Message::new("cli-unknown-argument").with("argument", argument),
        ErrorKind::InvalidSubcommand => Message::new("cli-unknown-command")
            .with("command", context(error, ContextKind::InvalidSubcommand).unwrap_or_default()),
        ErrorKind::MissingRequiredArgument => Message::new("cli-missing-argument").with("argument", argument),
        ErrorKind::ArgumentConflict => Message::new("cli-argument-conflict")
            .with("argument", argument)
            .with("other", context(error, ContextKind::PriorArg).unwrap_or_default()),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation if value.is_empty() => {
            Message::new("cli-missing-value").with("argument", argument)
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let allowed = context(error, ContextKind::ValidValue)
                .or_else(|| std::error::Error::source(error).map(ToString::to_string))
                .unwrap_or_default();
            let key = if allowed.is_empty() { "cli-bad-value" } else { "cli-bad-value-allowed" };
            Message::new(key).with("argument", argument).with("value", value).with("allowed", allowed)
        }
        _ => Message::new("cli-wrong-usage").with("reason", error.kind().to_string()),
    }
}

fn context(error: &clap::Error, kind: ContextKind) -> Option<String> {
    match error.get(kind)? {
        ContextValue::String(text) => Some(text.clone()),
        ContextValue::Strings(texts) => Some(texts.join(", ")),
        ContextValue::StyledStr(text) => Some(text.to_string()),
        ContextValue::StyledStrs(texts) => {
            Some(texts.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "))
        }
        _ => None,
    }
}
