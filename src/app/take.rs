//! What each event of a job does.

use egui::{ColorImage, Context};

use super::command::{Command, FilePurpose};
use super::commands::ImportCommand;
use super::dialog::Picked;
use super::event::{Event, Opened};
use super::import::ImportView;
use super::jobs::JobKind;
use super::loading::told;
use super::map_picture::Renewal;
use super::period_before::PeriodBefore;
use super::shell::Window;
use super::state::{OpenProject, Place};
use crate::model::Edit;
use crate::notice::Notice;
use crate::tasks::findings_after_crash;
use crate::text::Message;

impl Window {
    /// Takes what a job has to say.
    #[allow(clippy::too_many_lines)] // one arm per event
    pub fn take_event(&mut self, ctx: &Context, event: Event) {
        match event {
            Event::Opened(Ok(opened)) => {
                self.state.view.import = ImportView::default();
                self.take_project(*opened);
            }
            Event::Opened(Err(Some(notice))) if notice.message.key() == "store-not-a-project" => {
                self.state.opening = false;
                self.take_foreign_file(notice);
            }
            Event::Opened(Err(notice)) => {
                self.state.opening = false;
                self.state.view.import.asked_to_open = None;
                self.tell(notice);
                if self.state.project.is_none() {
                    self.settings.last_project = None;
                    self.show_start();
                }
            }
            Event::MapReady(Ok((picture, notices))) => self.take_picture(picture, notices),
            Event::Recolored(Ok((picture, notices))) => self.take_colors(picture, notices),
            Event::MapReady(Err(notice)) => self.take_map_problem(notice),
            Event::BaseMapOpened(Ok(opened)) => self.take_base_map(opened),
            Event::TilesRead(Ok(tiles)) => {
                if let Some(base) = &mut self.canvas.base_map {
                    base.take(ctx, tiles);
                }
            }
            Event::TilesRead(Err(notice)) => {
                self.close_base_map();
                self.tell(notice);
            }
            Event::BeforeReady(Ok(values)) => self.state.derived.before.take(values),
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
            Event::BeforeReady(Err(notice))
            | Event::PageDrawn(Err(notice))
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
            Event::LogoRead(Ok(logo)) => self.edit(Edit::Logo(Some(logo))),
            Event::LogoRead(Err(notice)) => self.state.tell(notice),
            Event::CopySaved(Ok(path)) => self.take_saved_copy(path),
            Event::ViewsExported(Ok((folder, count, notices))) => {
                for notice in notices {
                    self.state.keep(notice);
                }
                let message = Message::new("pages-exported-all").with("count", count);
                self.state.tell(Notice::info(message.with("folder", folder.as_path())));
            }
            Event::ViewsExported(Err(notice))
            | Event::BaseMapOpened(Err(notice))
            | Event::Recolored(Err(notice))
            | Event::AreasListed(Err(notice))
            | Event::CopySaved(Err(notice)) => self.tell(notice),
            Event::ProjectsFound(found) => self.take_projects(ctx, found),
            Event::ThumbnailKept => {
                if self.state.view.start.open {
                    self.find_projects();
                }
            }
            Event::Copied(copied) => self.take_copy(copied),
            Event::SmallPage { name, map, language, picture } => {
                let texture = picture.map(|picture| {
                    let size = [picture.width_px as usize, picture.height_px as usize];
                    let image = ColorImage::from_rgba_unmultiplied(size, &picture.pixels);
                    ctx.load_texture("small page", image, egui::TextureOptions::LINEAR)
                });
                let page = super::state::SmallPage { map: *map, language, texture };
                self.state.derived.small_pages.insert(name, page);
            }
            Event::AreasListed(Ok(list)) => self.state.derived.areas.list = list,
            Event::Typology(event) => self.take_typology(ctx, event),
            Event::Reach(event) => self.take_reach(event),
            Event::Computed(outcome) => self.take_share(*outcome),
            Event::Import(event) => self.take_import_event(event),
            Event::FilePicked(purpose, picked) => self.take_file(ctx, purpose, picked),
            Event::Table(event) => self.take_table(event),
            Event::Panicked(kind, text) => self.take_panic(kind, &text),
        }
    }

    fn tell(&mut self, notice: Option<Notice>) {
        if let Some(notice) = notice {
            self.state.tell(notice);
        }
    }

    pub(super) fn take_project(&mut self, opened: Opened) {
        let Opened { session, project, notices, path, picture, is_sample, history } = opened;
        self.state.opening = false;
        self.state.view.compute = None;
        self.jobs.cancel(JobKind::Recolor);
        self.renewal = None;
        let read_only = session.is_read_only();
        if !is_sample {
            self.settings.remember_project(&path);
            self.settings.remember_fact(&path, &project.name);
            self.remember();
        }
        self.state.view.start.sample_is_open = is_sample;
        self.state.view.start.open &= self.first_start;
        self.first_start = false;
        self.state.project = Some(OpenProject {
            session: Some(session),
            path,
            written: project.clone(),
            project,
            history: self.state.view.shell.carried_history.take().or(history).unwrap_or_default(),
            read_only,
        });
        self.state.view.shell.unsaved = false;
        self.restore_view();
        self.state.view.selection.clear();
        self.state.view.hovered = None;
        self.state.derived.picture = None;
        self.state.derived.table = super::table_view::TableDerived::default();
        self.state.view.table.cursor = None;
        self.state.view.table.filter = super::table_view::TableFilter::default();
        self.state.view.table.playing = None;
        self.state.derived.map_problem = None;
        self.state.derived.before = PeriodBefore::default();
        self.state.derived.reasons.forget();
        self.state.derived.versions = super::typology_versions::KnownVersions::default();
        self.state.view.typology = super::typology_view::TypologyView::default();
        self.state.derived.areas = super::area::KnownAreas::default();
        self.state.derived.reach = super::reach_view::KnownReach::default();
        self.state.view.reach = super::reach_view::ReachPlace::default();
        self.state.view.map.forget_regions();
        self.state.derived.page.forget();
        self.state.derived.typology_page.forget();
        self.state.derived.small_pages.clear();
        self.state.view.pages = super::pages_view::PagesView::default();
        self.canvas.camera.fit();
        for notice in notices {
            self.state.tell(notice);
        }
        self.check_file();
        match picture {
            Some(Ok((picture, notices))) => self.take_picture(picture, notices),
            Some(Err(notice)) => self.take_map_problem(notice),
            None => self.want(Renewal::Values),
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
        self.restore_map(&picture);
        // Made as the window was when the work began.
        let (made, wish) = (&picture.request, self.wish());
        if (made.appearance, made.language, made.vision) != (wish.appearance, wish.language, wish.vision) {
            self.want(Renewal::Colors);
        }
        self.state.derived.picture = Some(picture);
        if self.state.view.start.open {
            self.keep_thumbnail();
        }
        self.state.derived.map_problem = None;
        self.restore_base_map();
        self.state.keep_of_map(notices);
    }

    /// The same map in other colours: nothing else moves.
    fn take_colors(&mut self, picture: std::sync::Arc<super::map_picture::MapPicture>, notices: Vec<Notice>) {
        let project = self.state.open_project().map(super::loading::showable_map);
        self.state.derived.picture = Some(match project {
            // Words may have changed meanwhile; classes that did are asked for already.
            Some(map) if picture.renewal_for(&map) == Renewal::Words => {
                std::sync::Arc::new(picture.with_map(map))
            }
            _ => picture,
        });
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
            self.state.keep_of_map(vec![notice.clone()]);
        }
        self.state.derived.map_problem = Some(notice);
    }

    fn take_file(&mut self, ctx: &Context, purpose: FilePurpose, picked: Picked) {
        match picked {
            Picked::File(path) => self.run_command(ctx, Command::UseFile(purpose, path)),
            Picked::Files(paths) => self.run_command(ctx, Command::Import(ImportCommand::Begin(paths))),
            Picked::Nothing => {}
            Picked::NoDialog => {
                self.state.view.typed_path = Some((purpose, self.suggested_path(purpose)));
            }
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
