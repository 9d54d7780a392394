//! Why a command cannot be run now: one sentence for the command palette, the menu and tooltips.

use super::ShellCommand;
use crate::app::command::Command;
use crate::app::commands::ImportCommand;
use crate::app::commands::map::MapCommand;
use crate::app::state::AppState;

/// Wording key of the reason; `None` while the command can be run.
pub fn why_disabled(command: &Command, state: &AppState) -> Option<&'static str> {
    if command.face(state).enabled {
        return None;
    }
    Some(match command {
        Command::Undo | Command::Shell(ShellCommand::History) => "app-why-nothing-done",
        Command::Redo => "app-why-nothing-undone",
        Command::Import(ImportCommand::TakeBack) => "import-why-nothing",
        Command::ClearSelection | Command::Map(MapCommand::FitSelection | MapCommand::FitParent)
            if state.derived.picture.is_some() =>
        {
            "app-why-nothing-selected"
        }
        Command::ClearSelection => "app-why-nothing-selected",
        Command::ClearNotices | Command::Shell(ShellCommand::CopyNotices) => "app-why-no-notices",
        Command::Shell(ShellCommand::WriteAgain) => "app-why-all-saved",
        Command::Map(MapCommand::AllAreas) => "map-why-all-areas",
        Command::Map(MapCommand::ChooseArea) if state.project.is_some() => "map-no-areas",
        Command::ToggleCanvas => "app-no-gpu",
        _ if state.opening => "app-why-opening",
        _ if state.project.is_none() => "app-why-no-project",
        _ if state.derived.picture.is_none() => "app-why-no-map",
        _ => "app-why-not-now",
    })
}
