//! Wrong usage in words of the user's language, and which language that is.

use std::ffi::OsString;
use std::path::Path;
use std::process::ExitCode;

use clap::CommandFactory;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::args::Cli;
use crate::text::{Language, Message, tr};

/// The language of this call: `--lang`, else the environment.
pub(super) fn language(arguments: &[OsString]) -> Language {
    let mut language = None;
    let mut words = arguments.iter().filter_map(|word| word.to_str());
    while let Some(word) = words.next() {
        let value = match word.strip_prefix("--lang") {
            Some("") => words.next(),
            Some(rest) => rest.strip_prefix('='),
            None => None,
        };
        match value {
            Some("de") => language = Some(Language::De),
            Some("en") => language = Some(Language::En),
            _ => {}
        }
    }
    language.unwrap_or_else(super::environment_language)
}

/// Prints help, version or what is wrong with the call.
pub(super) fn explain(error: &clap::Error, arguments: &[OsString], language: Language) -> ExitCode {
    let whole = || in_words_of(language, &error.render().to_string());
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            print!("{}", whole());
            ExitCode::SUCCESS
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            eprint!("{}", whole());
            ExitCode::from(2)
        }
        _ => {
            if let Some(word) = first_word(arguments).filter(|_| error.kind() == ErrorKind::UnknownArgument) {
                return unknown_command(word, language);
            }
            eprintln!("{}", sentence(error, language).to_text(language));
            if let Some(usage) = context(error, ContextKind::Usage) {
                let call = usage.trim().trim_start_matches("Usage:").trim();
                eprintln!("{} {}", tr(language, "cli-usage"), in_words_of(language, call));
            }
            eprintln!("{}", tr(language, "cli-usage-hint"));
            ExitCode::from(2)
        }
    }
}

/// The few words that the parser itself writes, in the user's language.
fn in_words_of(language: Language, text: &str) -> String {
    const GERMAN: [(&str, &str); 13] = [
        ("[OPTIONS]", "[ANGABEN]"),
        ("<COMMAND>", "<BEFEHL>"),
        ("[COMMAND]", "[BEFEHL]"),
        ("<PROJECT>", "<PROJEKT>"),
        ("[PROJECT]", "[PROJEKT]"),
        ("<FILE>", "<DATEI>"),
        ("<FILES>", "<DATEIEN>"),
        ("<INPUT>", "<EINGABE>"),
        ("<PERIOD>", "<ZEITRAUM>"),
        ("<LEVEL>", "<EBENE>"),
        ("<INDICATOR>", "<INDIKATOR>"),
        ("[default:", "[sonst:"),
        ("[possible values:", "[möglich:"),
    ];
    match language {
        Language::En => text.to_owned(),
        Language::De => GERMAN.iter().fold(text.to_owned(), |text, (from, to)| text.replace(from, to)),
    }
}

/// The first word of the call when it can only be meant as a command.
fn first_word(arguments: &[OsString]) -> Option<&str> {
    let mut words = arguments.iter().skip(1).filter_map(|word| word.to_str());
    let word = loop {
        match words.next()? {
            "--lang" | "--screenshot" => drop(words.next()),
            word if word.starts_with('-') => {}
            word => break word,
        }
    };
    mistyped_command(Path::new(word)).filter(|word| Cli::command().find_subcommand(word).is_none())
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

fn sentence(error: &clap::Error, language: Language) -> Message {
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
            let allowed = allowed_values(&argument, language)
                .or_else(|| context(error, ContextKind::ValidValue))
                .unwrap_or_default();
            let key = if allowed.is_empty() { "cli-bad-value" } else { "cli-bad-value-allowed" };
            Message::new(key).with("argument", argument).with("value", value).with("allowed", allowed)
        }
        _ => Message::new("cli-wrong-usage").with("reason", error.kind().to_string()),
    }
}

/// What may stand behind an option, where the wording files say it (`cli-allowed-period`).
fn allowed_values(argument: &str, language: Language) -> Option<String> {
    let name: String = argument
        .trim_start_matches('-')
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || *c == '-')
        .collect();
    let key = format!("cli-allowed-{name}");
    let text = tr(language, &key);
    (text != key).then_some(text)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_the_parser_are_german_also_where_a_line_ends() {
        let help = "Abnahme [default:\n        gaussian:10] [possible values: a, b]";
        let german = "Abnahme [sonst:\n        gaussian:10] [möglich: a, b]";
        assert_eq!(in_words_of(Language::De, help), german);
        assert_eq!(in_words_of(Language::En, help), help);
    }
}
