//! Help on every level in the user's language, with an example each.

use clap::Command;

use crate::text::{Language, Message, tr};

/// `command` with its help taken from the wording of `language`.
///
/// Keys: `cli-about-<path>`, `cli-example-<path>`, and for an argument `cli-arg-<path>-<id>`, else `cli-arg-<id>`.
pub(super) fn localised(command: Command, language: Language) -> Command {
    localise(command, language, "").disable_help_subcommand(true)
}

fn localise(command: Command, language: Language, path: &str) -> Command {
    let key = if path.is_empty() { "program" } else { path };
    let usage = tr(language, "cli-usage");
    let example =
        format!("{}\n  {}", tr(language, "cli-example"), tr(language, &format!("cli-example-{key}")));
    let subcommands: Vec<String> =
        command.get_subcommands().map(|subcommand| subcommand.get_name().to_owned()).collect();
    let commands = tr(language, "cli-commands");
    let options = tr(language, "cli-options");
    let inputs = tr(language, "cli-inputs");
    let mut command = command
        .about(tr(language, &format!("cli-about-{key}")))
        .after_help(example)
        .help_template(format!("{{about-with-newline}}\n{usage} {{usage}}\n\n{{all-args}}{{after-help}}\n"))
        .subcommand_help_heading(commands)
        .disable_help_flag(true)
        .arg(clap::Arg::new("help").long("help").short('h').action(clap::ArgAction::Help))
        .mut_args(|argument| {
            let id = argument.get_id().to_string();
            let text = first_wording(language, [format!("cli-arg-{key}-{id}"), format!("cli-arg-{id}")]);
            let heading = if argument.is_positional() { &inputs } else { &options };
            let allowed: Vec<String> = argument
                .get_possible_values()
                .iter()
                .filter(|_| argument.get_action().takes_values())
                .map(|value| value.get_name().to_owned())
                .collect();
            // The parser would list them in English; where the text names them they are not said twice.
            let is_said = allowed.iter().all(|value| text.contains(value.as_str()));
            let text = match allowed.join(", ") {
                allowed if allowed.is_empty() || is_said => text,
                allowed => {
                    format!(
                        "{text} {}",
                        Message::new("cli-possible").with("values", allowed).to_text(language)
                    )
                }
            };
            let hidden = argument.get_action().takes_values() && !argument.get_possible_values().is_empty();
            let argument = if hidden { argument.hide_possible_values(true) } else { argument };
            argument.help(text).help_heading(heading.clone())
        });
    if path.is_empty() {
        command = command
            .disable_version_flag(true)
            .arg(clap::Arg::new("version").long("version").short('V').action(clap::ArgAction::Version))
            .mut_arg("version", |argument| {
                argument.help(tr(language, "cli-arg-version")).help_heading(options.clone())
            });
    }
    for name in subcommands {
        let path = if path.is_empty() { name.clone() } else { format!("{path}-{name}") };
        command = command.mut_subcommand(name, |subcommand| localise(subcommand, language, &path));
    }
    command
}

fn first_wording(language: Language, keys: [String; 2]) -> String {
    let [special, general] = keys;
    let text = tr(language, &special);
    if text == special { tr(language, &general) } else { text }
}
