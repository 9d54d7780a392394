//! Pages leave the window: into a file, as a picture onto the clipboard, all views into a folder.

use std::path::{Path, PathBuf};
use std::sync::PoisonError;

use super::command::FilePurpose;
use super::event::{CopyProblem, Event};
use super::jobs::JobKind;
use super::loading::told;
use super::page_preview::PageRequest;
use super::shell::Window;
use super::typology_page::TypologyPage;
use crate::notice::Notice;
use crate::tasks::{self, PageOutput, file_name_of};
use crate::text::{Message, tr};

/// Longer edge of the small picture of a view in pixels: twice what it measures on the screen.
const SMALL_EDGE_PX: u32 = 240;

impl Window {
    /// What a file is called unless the person says otherwise.
    pub(super) fn suggested_name(&self, purpose: FilePurpose) -> String {
        let language = self.state.view.language;
        if purpose == FilePurpose::NewProject {
            return tr(language, "app-new-file");
        }
        if purpose == FilePurpose::SaveCopy {
            let own = self.state.project.as_ref().and_then(|open| open.path.file_stem());
            let name = own.map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            return format!("{name} {}.gpkg", tr(language, "app-copy-of"));
        }
        let title = self.state.derived.picture.as_ref().and_then(|picture| {
            let contents = picture.contents();
            let period = contents.period.map(|period| period.to_string()).unwrap_or_default();
            let typology = contents.typology.as_ref().map(|typology| match typology.name.as_str() {
                "" => tr(language, "app-place-typology"),
                name => name.to_owned(),
            });
            let shown = contents.indicator.as_ref().map(|indicator| indicator.name.clone()).or(typology);
            shown.map(|shown| format!("{shown} {period}"))
        });
        let ending = match purpose {
            FilePurpose::ExportTable | FilePurpose::MethodTables => "xlsx",
            FilePurpose::WriteRecipe => "toml",
            _ => "png",
        };
        let title = match purpose {
            FilePurpose::ExportTypologyPage | FilePurpose::MethodTables => {
                let page =
                    self.state.view.typology.page.map_or("typology-page-method", TypologyPage::label_key);
                format!("{} {}", tr(language, page), title.unwrap_or_default())
            }
            _ => title.unwrap_or_default(),
        };
        format!("{}.{ending}", file_name_of(&title))
    }

    /// Where a typed path begins: in the folder of the last export.
    pub(super) fn suggested_path(&self, purpose: FilePurpose) -> String {
        let Some(folder) = &self.settings.export_folder else { return String::new() };
        match purpose {
            FilePurpose::ExportPage
            | FilePurpose::ExportTable
            | FilePurpose::WriteRecipe
            | FilePurpose::ExportTypologyPage
            | FilePurpose::MethodTables => folder.join(self.suggested_name(purpose)).display().to_string(),
            FilePurpose::ExportViews => folder.display().to_string(),
            _ => String::new(),
        }
    }

    pub(super) fn export_page(&mut self, path: PathBuf) {
        let Some(picture) = self.state.derived.picture.clone() else { return };
        let path = if path.extension().is_some() { path } else { path.with_extension("png") };
        self.remember_folder(path.parent());
        let output = PageOutput::of_map(&picture.request.map, self.state.view.language);
        self.jobs.start(JobKind::Export, move |work| {
            let written = tasks::export_page(picture.contents(), &picture.request.map, &path, &output, work);
            Event::Exported(written.map(|notices| (path, notices)).map_err(|error| told(&error)))
        });
    }

    pub(super) fn export_views(&mut self, folder: PathBuf) {
        let Some(open) = &self.state.project else { return };
        let Some(session) = open.session.clone() else { return };
        let (project, language) = (open.project.clone(), self.state.view.language);
        self.remember_folder(Some(&folder));
        self.jobs.start(JobKind::Export, move |work| {
            let written = tasks::export_views(&session, &project, &folder, language, work);
            let told = written.map(|(files, notices)| (folder, files.len(), notices));
            Event::ViewsExported(told.map_err(|error| super::loading::told(&error)))
        });
    }

    pub(super) fn remember_folder(&mut self, folder: Option<&Path>) {
        self.settings.export_folder = folder.map(Path::to_owned);
        self.remember();
    }

    /// Draws the page and puts it onto the clipboard beside the window: both take longer than a frame.
    pub(super) fn copy_picture(&mut self) {
        let Some(picture) = self.state.derived.picture.clone() else { return };
        let map = picture.request.map.clone();
        let dpi = map.dpi.unwrap_or_else(|| map.size.default_dpi());
        let size_px = map.size.pixels(dpi);
        let request = PageRequest { picture, map, language: self.state.view.language, size_px };
        let clipboard = self.clipboard.clone();
        self.jobs.start(JobKind::Export, move |work| {
            let drawn = request.draw(work).map_err(|error| match error {
                crate::render::RenderError::Cancelled(_) => CopyProblem::NotDrawn(None),
                other => CopyProblem::NotDrawn(Some(other.notice())),
            });
            Event::Copied(drawn.and_then(|page| {
                let mut clipboard = clipboard.lock().unwrap_or_else(PoisonError::into_inner);
                clipboard.put(page.picture).map(|()| size_px).map_err(CopyProblem::NoClipboard)
            }))
        });
    }

    /// Says what came of it; without a clipboard the page is saved instead.
    pub(super) fn take_copy(&mut self, copied: Result<(u32, u32), CopyProblem>) {
        match copied {
            Ok((width, height)) => {
                let message = Message::new("app-picture-copied")
                    .with("width", width.to_string())
                    .with("height", height.to_string());
                self.state.tell(Notice::info(message));
            }
            Err(CopyProblem::NotDrawn(notice)) => {
                if let Some(notice) = notice {
                    self.state.tell(notice);
                }
            }
            Err(CopyProblem::NoClipboard(reason)) => {
                let notice = Notice::warning(Message::new("pages-no-clipboard"))
                    .with_hint(Message::new("pages-no-clipboard-hint"))
                    .with_details(vec![reason]);
                self.state.tell(notice);
                self.pick_file(FilePurpose::ExportPage);
            }
        }
    }

    /// Draws the first view whose small picture is missing or no longer right, one after the other.
    pub(super) fn draw_small_pages(&mut self) {
        let busy = [JobKind::SmallPage, JobKind::LoadMap, JobKind::Open, JobKind::Import];
        if busy.iter().any(|kind| self.jobs.is_running(*kind)) {
            return;
        }
        let Some(open) = &self.state.project else { return };
        let Some(session) = open.session.clone() else { return };
        let language = self.state.view.language;
        let is_right = |name: &String, map: &crate::model::ThematicMap| {
            self.state
                .derived
                .small_pages
                .get(name)
                .is_some_and(|page| page.map == *map && page.language == language)
        };
        let Some((name, map)) = open.project.views.iter().find(|(name, map)| !is_right(name, map)) else {
            return;
        };
        let (name, map, project) = (name.clone(), map.clone(), open.project.clone());
        self.jobs.start(JobKind::SmallPage, move |work| {
            let picture = tasks::small_page(&session, &project, &map, (language, SMALL_EDGE_PX), work).ok();
            Event::SmallPage { name, map: Box::new(map), language, picture }
        });
    }
}
