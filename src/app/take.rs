//! What each event of a job does.

use egui::{ColorImage, Context};

use super::command::{Command, FilePurpose};
use super::dialog::Picked;
use super::event::{Event, Opened};
use super::import::{ImportDone, Stage};
use super::import_work::in_the_window;
use super::jobs::JobKind;
use super::loading::told;
use super::shell::Window;
use super::state::{OpenProject, Place};
use crate::notice::{Notice, Severity};
use crate::tasks::findings_after_crash;
use crate::text::Message;

impl Window {
    /// Takes what a job has to say.
    pub fn take_event(&mut self, ctx: &Context, event: Event) {
        match event {
            Event::Opened(Ok(opened)) => self.take_project(*opened),
            Event::Opened(Err(notice)) => {
                self.state.opening = false;
                self.tell(notice);
                if self.state.project.is_none()
                    && !self.jobs.any_running()
                    && self.settings.last_project.take().is_some()
                {
                    self.open(None);
                }
            }
            Event::MapReady(Ok((picture, notices))) => self.take_picture(picture, notices),
            Event::MapReady(Err(notice)) => self.take_map_problem(notice),
            Event::Written(Ok(project)) => {
                if let Some(open) = &mut self.state.project {
                    open.written = *project;
                }
                self.state.view.shell.unsaved = false;
            }
            Event::Written(Err(notice)) => self.take_write_problem(notice),
            Event::PageDrawn(Ok(page)) => {
                for notice in page.notices.clone() {
                    self.state.keep(notice);
                }
                self.state.derived.page.show(ctx, *page);
            }
            Event::PictureDrawn(Ok(drawn)) => self.canvas.software.show(ctx, &drawn),
            Event::Checked(Ok(notices)) => {
                for notice in notices {
                    self.state.tell(notice);
                }
            }
            Event::PageDrawn(Err(notice))
            | Event::Checked(Err(notice))
            | Event::PictureDrawn(Err(notice))
            | Event::Exported(Err(notice)) => {
                self.tell(notice);
            }
            Event::Exported(Ok((path, notices))) => {
                for notice in notices {
                    self.state.keep(notice);
                }
                self.state.tell(Notice::info(Message::new("app-exported").with("file", path.as_path())));
            }
            Event::CopySaved(Ok(path)) => self.take_copy(path),
            Event::Copied(Ok(picture)) => {
                let size = [picture.width_px as usize, picture.height_px as usize];
                ctx.copy_image(ColorImage::from_rgba_unmultiplied(size, &picture.pixels));
                self.state.tell(Notice::info(Message::new("app-picture-copied")));
            }
            Event::CopySaved(Err(notice)) | Event::Copied(Err(notice)) => self.tell(notice),
            Event::ImportPrepared(Ok(preparation)) => {
                if let Some(draft) = &mut self.state.view.import {
                    draft.prepared(*preparation);
                }
            }
            Event::Imported(Ok(done)) => self.take_import(*done),
            Event::ImportPrepared(Err(notice)) | Event::Imported(Err(notice)) => {
                self.take_import_problem(notice, Stage::Choosing);
            }
            Event::FilePicked(purpose, picked) => self.take_file(ctx, purpose, picked),
            Event::Panicked(kind, text) => self.take_panic(kind, &text),
        }
    }

    fn tell(&mut self, notice: Option<Notice>) {
        if let Some(notice) = notice {
            self.state.tell(notice);
        }
    }

    fn take_project(&mut self, opened: Opened) {
        let Opened { session, project, notices, path, picture, is_sample } = opened;
        self.state.opening = false;
        let read_only = session.is_read_only();
        if !is_sample {
            self.settings.remember_project(&path);
            self.remember();
        }
        self.state.project = Some(OpenProject {
            session: Some(session),
            path,
            written: project.clone(),
            project,
            history: self.state.view.shell.carried_history.take().unwrap_or_default(),
            read_only,
        });
        self.state.view.shell.unsaved = false;
        self.restore_view();
        self.state.view.selection.clear();
        self.state.view.hovered = None;
        self.state.view.import = None;
        self.state.derived.picture = None;
        self.state.derived.map_problem = None;
        self.state.derived.page.forget();
        self.canvas.camera.fit();
        for notice in notices {
            self.state.tell(notice);
        }
        self.check_file();
        match picture {
            Some(Ok((picture, notices))) => self.take_picture(picture, notices),
            Some(Err(notice)) => self.take_map_problem(notice),
            None => self.map_wanted = true,
        }
        let empty = self.state.open_project().is_some_and(|project| project.levels.is_empty());
        if empty {
            self.state.view.place = Place::Holdings;
        }
    }

    /// Looks for damage beside the window when the last one did not end properly.
    fn check_file(&mut self) {
        let open = self.state.project.as_ref().and_then(|open| open.session.clone());
        let Some(session) = open.filter(|session| !session.is_read_only()) else { return };
        self.jobs.start(JobKind::CheckFile, move |_| {
            Event::Checked(findings_after_crash(&session).map_err(|error| told(&error)))
        });
    }

    fn take_picture(
        &mut self,
        picture: std::sync::Arc<super::map_picture::MapPicture>,
        notices: Vec<Notice>,
    ) {
        self.canvas.take_picture(&picture);
        self.state.derived.picture = Some(picture);
        self.state.derived.map_problem = None;
        for notice in notices {
            self.state.keep(notice);
        }
    }

    fn take_map_problem(&mut self, notice: Option<Notice>) {
        let Some(notice) = notice else { return };
        self.state.derived.picture = None;
        let has_boundaries = self
            .state
            .open_project()
            .is_some_and(|project| project.levels.iter().any(|level| level.has_boundaries));
        if has_boundaries {
            self.state.keep(notice.clone());
        }
        self.state.derived.map_problem = Some(notice);
    }

    fn take_import(&mut self, done: ImportDone) {
        let ImportDone { summary, notices, reopened } = done;
        let failed = notices.iter().any(|notice| notice.severity == Severity::Error);
        let Some(opened) = reopened else {
            if let Some(draft) = &mut self.state.view.import {
                (draft.summary, draft.notices, draft.stage) = (summary, notices, Stage::Reviewed);
            }
            return;
        };
        let draft = self.state.view.import.take();
        self.take_project(opened);
        self.state.view.place = Place::Holdings;
        if failed {
            self.state.view.import = draft.map(|draft| super::import::ImportDraft {
                notices: notices.clone(),
                summary: Vec::new(),
                stage: Stage::Choosing,
                ..draft
            });
        } else if let Some(sentence) = summary.into_iter().next() {
            self.state.tell(Notice::info(sentence));
        }
        for notice in notices {
            self.state.keep(notice);
        }
    }

    fn take_import_problem(&mut self, notice: Option<Notice>, stage: Stage) {
        let notice = notice.map(in_the_window);
        if let Some(draft) = &mut self.state.view.import {
            draft.stage = stage;
            draft.summary.clear();
            draft.notices = notice.clone().into_iter().collect();
        }
        if let Some(notice) = notice {
            self.state.keep(notice);
        }
    }

    fn take_file(&mut self, ctx: &Context, purpose: FilePurpose, picked: Picked) {
        match picked {
            Picked::File(path) => self.run_command(ctx, Command::UseFile(purpose, path)),
            Picked::Nothing => {}
            Picked::NoDialog => self.state.view.typed_path = Some((purpose, String::new())),
        }
    }

    fn take_panic(&mut self, kind: JobKind, text: &str) {
        self.state.opening = false;
        let notice = Notice::error(Message::new("app-panic"))
            .with_hint(Message::new("app-panic-hint"))
            .with_details(vec![format!("{}: {text}", kind.thread_name())]);
        let lost = self.state.project.as_ref().filter(|open| open.session.is_none());
        if let Some(path) = lost.filter(|_| kind == JobKind::Import).map(|open| open.path.clone()) {
            self.open(Some(path));
        }
        self.state.tell(notice);
    }
}
