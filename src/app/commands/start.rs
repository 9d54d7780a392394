//! What a person can do on the start page.

use std::path::PathBuf;

use egui::{Context, Key, KeyboardShortcut, Modifiers};

use crate::app::command::CommandFace;
use crate::app::event::Event;
use crate::app::jobs::JobKind;
use crate::app::loading::sample_path;
use crate::app::shell::Window;
use crate::app::start_view::{Presence, RecentProject};
use crate::app::state::AppState;
use crate::app::thumbnails::{self, FoundProject};

/// One thing to do on the start page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StartCommand {
    /// Show the start page.
    Show,
    /// Back to the project.
    Close,
    /// Leave this project out of the list.
    Forget(PathBuf),
}

impl StartCommand {
    /// Name, explanation, keys and availability.
    pub fn face(&self, state: &AppState) -> CommandFace {
        let face = CommandFace::new;
        let key = |modifiers, key| Some(KeyboardShortcut::new(modifiers, key));
        let is_open = state.view.start.open;
        match self {
            Self::Show => {
                face("start-show", Some("start-show-tip"), key(Modifiers::COMMAND, Key::Home), !is_open)
            }
            Self::Close => {
                let can_close = is_open && state.project.is_some();
                face("start-close", None, key(Modifiers::NONE, Key::Escape), can_close)
            }
            Self::Forget(_) => face("start-forget", None, None, true),
        }
    }
}

impl Window {
    /// Runs a command of the start page.
    pub(in crate::app) fn run_start(&mut self, _: &Context, command: StartCommand) {
        match command {
            StartCommand::Show => self.show_start(),
            StartCommand::Close => self.state.view.start.open = self.state.project.is_none(),
            StartCommand::Forget(path) => {
                self.settings.forget_project(&path);
                self.remember();
                self.state.view.start.recent.retain(|project| project.path != path);
            }
        }
    }

    /// Shows the page at once with what is remembered; pictures and missing files follow.
    pub(in crate::app) fn show_start(&mut self) {
        self.state.view.start.open = true;
        self.keep_thumbnail();
        let before = std::mem::take(&mut self.state.view.start.recent);
        let facts = self.settings.recent_facts();
        self.state.view.start.recent = facts
            .into_iter()
            .map(|fact| {
                let known = before.iter().find(|project| project.path == fact.path);
                RecentProject {
                    presence: known.map_or(Presence::Unknown, |project| project.presence),
                    texture: known.and_then(|project| project.texture.clone()),
                    path: fact.path,
                    name: fact.name,
                    used: fact.used,
                }
            })
            .collect();
        self.find_projects();
    }

    pub(in crate::app) fn find_projects(&mut self) {
        let recent = self.state.view.start.recent.iter().map(|project| project.path.clone());
        let paths: Vec<PathBuf> = recent.chain([sample_path()]).collect();
        self.jobs.start(JobKind::FindProjects, move |_| Event::ProjectsFound(thumbnails::find(paths)));
    }

    /// Draws the map of the open project small, beside the window.
    pub(in crate::app) fn keep_thumbnail(&mut self) {
        let (Some(open), Some(picture)) = (&self.state.project, self.state.derived.picture.clone()) else {
            return;
        };
        if self.forgetful {
            return;
        }
        let path = open.path.clone();
        self.jobs.start(JobKind::KeepThumbnail, move |work| {
            thumbnails::keep(&path, &picture, work);
            Event::ThumbnailKept
        });
    }

    /// Takes over which projects are there, and their small pictures.
    pub(in crate::app) fn take_projects(&mut self, ctx: &Context, found: Vec<FoundProject>) {
        let start = &mut self.state.view.start;
        for found in found {
            let texture = found.picture.map(|picture| {
                let size = [picture.width_px as usize, picture.height_px as usize];
                let image = egui::ColorImage::from_rgba_unmultiplied(size, &picture.pixels);
                ctx.load_texture("small map", image, egui::TextureOptions::LINEAR)
            });
            if found.path == sample_path() {
                start.sample_texture = texture;
                continue;
            }
            if let Some(project) = start.recent.iter_mut().find(|project| project.path == found.path) {
                project.presence = if found.is_there { Presence::Present } else { Presence::Missing };
                project.texture = texture;
            }
        }
    }
}
