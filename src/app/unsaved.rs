//! When the project file cannot be written any more: nothing is lost, the window says so until it is mended.

use std::path::PathBuf;

use egui::{Context, ViewportCommand};

use super::event::Event;
use super::jobs::JobKind;
use super::loading::told;
use super::shell::Window;
use crate::notice::Notice;
use crate::text::Message;

impl Window {
    /// What could not be written stays in the window, and is written with the next change, again, or into a copy.
    pub(super) fn take_write_problem(&mut self, notice: Option<Notice>) {
        if let Some(open) = &mut self.state.project {
            open.written = open.project.clone();
        }
        self.state.view.shell.unsaved = true;
        self.state.view.shell.warned_unsaved = false;
        if let Some(notice) = notice {
            self.state.tell(Notice { hint: Some(Message::new("app-unsaved-hint")), ..notice });
        }
    }

    /// Writes everything into another file and goes on there, with the steps that can be taken back.
    pub(super) fn save_copy(&mut self, path: PathBuf) {
        let Some(open) = &self.state.project else { return };
        let Some(session) = open.session.clone() else { return };
        let path = if path.extension().is_some() { path } else { path.with_extension("gpkg") };
        let project = open.project.clone();
        self.jobs.start(JobKind::Export, move |_| {
            let saved = crate::tasks::save_copy(&session, &project, &path);
            Event::CopySaved(saved.map(|()| path).map_err(|error| told(&error)))
        });
    }

    pub(super) fn take_saved_copy(&mut self, path: PathBuf) {
        let shell = &mut self.state.view.shell;
        shell.unsaved = false;
        shell.carried_history = self.state.project.as_ref().map(|open| open.history.clone());
        self.state.tell(Notice::info(Message::new("app-copy-saved").with("file", path.as_path())));
        self.remember();
        self.open(Some(path));
    }

    /// The window is closed at the second try when changes would be lost; the first one says so.
    pub(super) fn hold_unsaved(&mut self, ctx: &Context) {
        let shell = &mut self.state.view.shell;
        if !shell.unsaved || shell.warned_unsaved || !ctx.input(|input| input.viewport().close_requested()) {
            return;
        }
        shell.warned_unsaved = true;
        ctx.send_viewport_cmd(ViewportCommand::CancelClose);
        let notice = Notice::error(Message::new("app-unsaved-close"));
        self.state.tell(notice.with_hint(Message::new("app-unsaved-hint")));
    }
}
