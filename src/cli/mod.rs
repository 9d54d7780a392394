//! The command line: the same tasks as the window, for batch work, scripts and tests.
//!
//! Results go to standard output, notices to standard error. Exit status: 0 done, 1 the input could not be used,
//! 2 wrong usage.
#![allow(clippy::print_stdout, clippy::print_stderr)] // printing is what a command line is for

mod args;
mod export;
mod help;
mod import;
mod inspect;
mod landscape;
mod map;
mod output;
mod plan;
mod plan_args;
mod project;
mod reach;
mod reach_args;
mod spatial;
mod typology;
mod typology_args;
mod typology_compare;
mod usage;
mod window;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches};

use args::{Cli, Command, ImportCommand, ViewCommand};
use output::Output;

use crate::tasks::TaskError;
use crate::text::Language;

/// Runs the program with these arguments, the program's own name first.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let language = usage::language(&arguments);
    let command = help::localised(Cli::command(), language);
    let cli = command.try_get_matches_from(&arguments).and_then(|matches| Cli::from_arg_matches(&matches));
    match cli {
        Ok(cli) => {
            let output = Output::new(language);
            match dispatch(cli, output) {
                Ok(code) => code,
                Err(error) => {
                    output.error(&error);
                    ExitCode::from(1)
                }
            }
        }
        Err(error) => usage::explain(&error, &arguments, language),
    }
}

fn dispatch(cli: Cli, output: Output) -> Result<ExitCode, TaskError> {
    let Some(command) = cli.command else {
        if let Some(word) = cli.project.as_deref().and_then(usage::mistyped_command) {
            return Ok(usage::unknown_command(word, output.language));
        }
        return window::run(cli.project, (cli.screenshot, cli.lang.map(Language::from)), output);
    };
    match command {
        Command::Sample(args) => project::sample(&args, output),
        Command::New(args) => project::new(&args, output),
        Command::Import(ImportCommand::Boundaries(args)) => import::boundaries(args, output),
        Command::Import(ImportCommand::Indicators(args)) => import::indicators(args, output),
        Command::Import(ImportCommand::Catalogue(args)) => import::catalogue(args, output),
        Command::Import(ImportCommand::Facilities(args)) => reach::facilities(*args, output),
        Command::Import(ImportCommand::Population(args)) => reach::population(*args, output),
        Command::Import(ImportCommand::Network(args)) => reach::network(args, output),
        Command::Reach(args) => reach::reach(&args, output),
        Command::Import(ImportCommand::Kinds(args)) => landscape::import_kinds(&args, output),
        Command::Scenario(command) => plan::scenario(command, output),
        Command::Sites(args) => plan::sites(&args, output),
        Command::Landscape(args) => landscape::landscape(&args, output),
        Command::Rules(command) => landscape::rules(command, output),
        Command::Isochrone(args) => reach::isochrone(&args, output),
        Command::Info(args) => inspect::info(&args, output),
        Command::Values(args) => inspect::values(&args, output),
        Command::Classify(args) => inspect::classify(&args, output),
        Command::View(ViewCommand::Save(args)) => project::save_view(&args, output),
        Command::Map(args) => map::map(&args, output),
        Command::Export(args) => export::export(&args, output),
        Command::Typology(args) => typology::typology(&args, output),
        Command::Autocorrelation(args) => spatial::autocorrelation(&args, output),
        Command::Segregation(args) => spatial::segregation(&args, output),
        Command::Check(args) => inspect::check(&args, output),
    }
}

/// The language of the environment: `LC_ALL`, `LC_MESSAGES`, `LANG`, else German.
pub(crate) fn environment_language() -> Language {
    ["LC_ALL", "LC_MESSAGES", "LANG"]
        .iter()
        .filter_map(|name| std::env::var(name).ok())
        .find(|value| !value.is_empty())
        .map_or(Language::De, |value| Language::from_locale(&value))
}
