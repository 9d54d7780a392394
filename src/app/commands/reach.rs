//! Commands of the place for reachability.

use egui::Context;

use crate::app::command::{Command, CommandFace};
use crate::app::shell::Window;
use crate::app::state::{AppState, Place};
use crate::model::{MapChange, Mode, ReachMap};

/// What can be done there, beside changing the question.
#[derive(Debug, Clone, PartialEq)]
pub enum ReachCommand {
    /// The question without a kind: the map shows the indicator.
    Draft(Box<ReachMap>),
    /// Type the name to save under.
    Name(String),
    /// Save under the name typed.
    Save,
    /// Show a saved answer.
    Open(String),
    /// Show the area around the pointer, or no longer.
    Follow,
    /// How one travels in that area; `None` = as in the question.
    FollowMode(Option<Mode>),
    /// The pointer is there, in map units, or has left the map.
    Pointer(Option<[f64; 2]>),
    /// Show the indicator again.
    ShowIndicator,
}

impl From<ReachCommand> for Command {
    fn from(command: ReachCommand) -> Self {
        Self::Reach(command)
    }
}

impl ReachCommand {
    /// Name, explanation and availability.
    pub fn face(&self, state: &AppState) -> CommandFace {
        let face =
            |label_key, tooltip_key, enabled| CommandFace { label_key, tooltip_key, shortcut: None, enabled };
        let asks = state.open_project().is_some_and(|project| project.map.reach.is_some());
        let writable = state.project.as_ref().is_some_and(|open| !open.read_only);
        match self {
            Self::Save => {
                let named = !state.view.reach.name.trim().is_empty();
                face("reach-save", Some("reach-save-tip"), asks && named && writable)
            }
            Self::Open(_) => face("reach-open", None, state.project.is_some()),
            Self::Follow => {
                let has_map = state.derived.picture.is_some() && state.project.is_some();
                face("reach-follow", Some("reach-follow-tip"), has_map)
            }
            Self::ShowIndicator => face("reach-leave", Some("reach-leave-tip"), asks),
            _ => face("app-edit", None, true),
        }
    }
}

impl Window {
    pub(in crate::app) fn run_reach(&mut self, ctx: &Context, command: ReachCommand) {
        match command {
            ReachCommand::Draft(draft) => {
                self.state.view.reach.draft = Some(draft);
                if self.state.open_project().is_some_and(|project| project.map.reach.is_some()) {
                    self.run_command(ctx, Command::map(MapChange::Reach(None)));
                }
            }
            ReachCommand::Name(name) => self.state.view.reach.name = name,
            ReachCommand::Save => self.save_reach(),
            ReachCommand::Open(name) => self.open_reach(ctx, &name),
            ReachCommand::Follow => {
                let view = &mut self.state.view.reach;
                view.follows = !view.follows;
                (view.wanted, view.asked) = (None, None);
                self.state.derived.reach.around = None;
                if self.state.view.reach.follows {
                    self.state.view.place = Place::Reach;
                }
            }
            ReachCommand::FollowMode(mode) => {
                self.state.view.reach.follow_mode = mode;
                self.state.derived.reach.around = None;
                let view = &mut self.state.view.reach;
                view.wanted = view.wanted.or(view.asked.take());
            }
            ReachCommand::Pointer(at) => {
                self.state.view.reach.wanted = at;
                if at.is_none() {
                    self.state.view.reach.asked = None;
                    self.state.derived.reach.around = None;
                }
            }
            ReachCommand::ShowIndicator => self.run_command(ctx, Command::map(MapChange::Reach(None))),
        }
    }

    fn open_reach(&mut self, ctx: &Context, name: &str) {
        let offer = self.state.derived.reach.offer.as_ref();
        let saved = offer.and_then(|offer| offer.saved.iter().find(|saved| saved.map.name == name)).cloned();
        let Some(saved) = saved else { return };
        if let Some(level) = saved
            .level
            .filter(|level| self.state.open_project().is_some_and(|project| project.level(level).is_some()))
        {
            self.run_command(ctx, Command::map(MapChange::Level(Some(level))));
        }
        self.run_command(ctx, Command::map(MapChange::Reach(Some(Box::new(saved.map)))));
    }
}
