//! Commands of the place where a share is computed from counts.

use egui::{Context, Key, KeyboardShortcut, Modifiers};

use crate::app::command::{Command, CommandFace};
use crate::app::compute::{ComputeDraft, Divisor, Outcome, Scale, compute, counts, total_of};
use crate::app::event::Event;
use crate::app::jobs::JobKind;
use crate::app::shell::Window;
use crate::app::state::{AppState, Place};
use crate::model::{Edit, IndicatorCode};

/// What can be done there.
#[derive(Debug, Clone, PartialEq)]
pub enum ComputeCommand {
    /// Begin with an empty share.
    Begin,
    /// Add or remove a count above the line; with `true` everything since the last one pressed.
    Above(IndicatorCode, bool),
    /// Divide by this.
    Below(Divisor),
    /// Multiply with this.
    Scale(Scale),
    /// Name by hand.
    Name(String),
    /// Search for counts.
    Search(String),
    /// Add the share to the project and show it on the map.
    Commit,
    /// Leave it.
    Close,
}

impl ComputeCommand {
    /// Name, explanation and availability.
    pub fn face(&self, state: &AppState) -> CommandFace {
        let face =
            |label_key, tooltip_key, enabled| CommandFace { label_key, tooltip_key, shortcut: None, enabled };
        match self {
            Self::Begin => {
                let has_counts = state.open_project().is_some_and(|project| !counts(project, "").is_empty());
                face("compute-begin", Some("compute-begin-tip"), has_counts)
            }
            Self::Commit => {
                let works = |draft: &ComputeDraft| matches!(&draft.outcome, Some(Outcome::Values { values, .. }) if !values.is_empty());
                let keys = KeyboardShortcut::new(Modifiers::COMMAND, Key::Enter);
                let enabled = state.view.compute.as_ref().is_some_and(works);
                CommandFace { shortcut: Some(keys), ..face("compute-commit", None, enabled) }
            }
            Self::Close => face("compute-close", None, true),
            _ => face("app-edit", None, true),
        }
    }
}

impl Window {
    /// Runs a command of the share that is being put together.
    pub(in crate::app) fn run_compute(&mut self, ctx: &Context, command: ComputeCommand) {
        match command {
            ComputeCommand::Begin => {
                self.state.view.place = Place::Holdings;
                self.state.view.start.open = false;
                self.state.view.compute = Some(ComputeDraft::default());
            }
            ComputeCommand::Close => self.state.view.compute = None,
            ComputeCommand::Commit => self.add_share(ctx),
            change => self.change_share(change),
        }
    }

    fn change_share(&mut self, change: ComputeCommand) {
        let Some(open) = &self.state.project else { return };
        let Some(draft) = &mut self.state.view.compute else { return };
        match change {
            ComputeCommand::Above(code, to_last) => {
                let shown = counts(&open.project, &draft.search);
                let from = draft.last.clone().filter(|_| to_last);
                draft.press(&code, &shown, from.as_ref());
                if draft.below.is_none() {
                    draft.below = total_of(&open.project, &code).map(Divisor::Count);
                }
            }
            ComputeCommand::Below(divisor) => draft.below = Some(divisor),
            ComputeCommand::Scale(scale) => draft.scale = scale,
            ComputeCommand::Name(name) => {
                draft.name = Some(name);
                return;
            }
            ComputeCommand::Search(text) => {
                draft.search = text;
                return;
            }
            ComputeCommand::Begin | ComputeCommand::Commit | ComputeCommand::Close => return,
        }
        let Some(indicator) = draft.indicator(&open.project) else {
            draft.outcome = None;
            return;
        };
        let Some(session) = open.session.clone() else { return };
        let project = open.project.clone();
        self.jobs.start(JobKind::Compute, move |_| {
            Event::Computed(Box::new(compute(&session, &project, indicator)))
        });
    }

    /// Takes over what comes out.
    pub(in crate::app) fn take_share(&mut self, outcome: Outcome) {
        if let Some(draft) = &mut self.state.view.compute {
            draft.outcome = Some(outcome);
        }
    }

    fn add_share(&mut self, ctx: &Context) {
        let indicator = self.state.open_project().zip(self.state.view.compute.as_ref());
        let Some(indicator) = indicator.and_then(|(project, draft)| draft.indicator(project)) else { return };
        self.state.view.compute = None;
        self.run_command(ctx, Command::Edit(Edit::AddIndicator(Box::new(indicator))));
        self.state.view.place = Place::Map;
    }
}
